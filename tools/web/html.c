#include "tools/web/html.h"

#include <stdarg.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/web/directive.h"

static const char *entity_of(int32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_escape(struct buf *out, const char *text, size_t n)
{
    size_t step;

    for (size_t i = 0; i < n; i += step) {
        int32_t c = text_next(text + i, n - i, &step);
        const char *entity = entity_of(c);

        if (entity)
            buf_puts(out, entity);
        else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFD)
            buf_puts(out, "\xEF\xBF\xBD");
        else
            buf_append(out, text + i, step);
    }
}

void html_printf(struct buf *out, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    while (*format) {
        size_t plain = strcspn(format, "%");
        char directive[DIRECTIVE_MAX];

        buf_append(out, format, plain);
        format += plain;
        if (!*format)
            break;
        format += directive_read(format, directive);
        if (strchr(directive, 's')) {
            const char *text = va_arg(ap, const char *);

            if (text)
                html_escape(out, text, strlen(text));
        } else {
            directive_put(out, directive, &ap);
        }
    }
    va_end(ap);
}

const char *html_url(struct arena *arena, const char *text)
{
    static const char SAFE[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    cleanup_buf struct buf out = {0};

    for (; *text; text++)
        if (strchr(SAFE, *text))
            buf_putc(&out, *text);
        else
            buf_printf(&out, "%%%02X", (unsigned char)*text);
    return arena_strdup(arena, buf_string(&out));
}

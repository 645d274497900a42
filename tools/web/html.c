#include "tools/web/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define DIRECTIVE_MAX 16 /* "%-08.3lld" and the like */

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

/* One directive that is a figure: the next argument by the length its modifiers say. */
static void put_figure(struct buf *out, const char *directive, va_list *ap)
{
    size_t n = strlen(directive);
    char text[128];

    /* The directive is a piece of the constant format, which the compiler checked against the arguments. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    if (strchr("feg", directive[n - 1]))
        snprintf(text, sizeof text, directive, va_arg(*ap, double));
    else if (strstr(directive, "ll"))
        snprintf(text, sizeof text, directive, va_arg(*ap, long long));
    else if (strchr(directive, 'l') || strchr(directive, 'z'))
        snprintf(text, sizeof text, directive, va_arg(*ap, long));
    else
        snprintf(text, sizeof text, directive, va_arg(*ap, int));
#pragma GCC diagnostic pop
    buf_puts(out, text);
}

void html_printf(struct buf *out, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    while (*format) {
        size_t plain = strcspn(format, "%");
        char directive[DIRECTIVE_MAX];
        size_t n;

        buf_append(out, format, plain);
        format += plain;
        if (!*format)
            break;
        n = 1 + strspn(format + 1, "-+ 0123456789.lz") + 1;
        if (n >= sizeof directive)
            break;
        memcpy(directive, format, n);
        directive[n] = '\0';
        format += n;
        if (directive[n - 1] == '%') {
            buf_putc(out, '%');
        } else if (directive[n - 1] == 's') {
            const char *text = va_arg(ap, const char *);

            if (text)
                html_escape(out, text, strlen(text));
        } else {
            put_figure(out, directive, &ap);
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

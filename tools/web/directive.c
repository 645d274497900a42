#include "tools/web/directive.h"

#include <string.h>

#include "pipeline/base/memory.h"

/* A directive is a piece of a constant format, which the compiler or a test checked against the values. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

size_t directive_read(const char *format, char directive[DIRECTIVE_MAX])
{
    size_t n = 1 + strspn(format + 1, "-+ 0123456789.lz") + 1;

    directive[0] = '\0';
    if (n >= DIRECTIVE_MAX || strlen(format) < n)
        return strlen(format);
    memcpy(directive, format, n);
    directive[n] = '\0';
    return n;
}

void directive_put(struct buf *out, const char *directive, va_list *values)
{
    char kind = *directive ? directive[strlen(directive) - 1] : '%';

    if (kind == '%')
        buf_puts(out, *directive ? "%" : "");
    else if (kind == 's')
        buf_printf(out, directive, va_arg(*values, const char *));
    else if (strchr("feg", kind))
        buf_printf(out, directive, va_arg(*values, double));
    else if (strstr(directive, "ll"))
        buf_printf(out, directive, va_arg(*values, long long));
    else if (strchr(directive, 'l') || strchr(directive, 'z'))
        buf_printf(out, directive, va_arg(*values, long));
    else
        buf_printf(out, directive, va_arg(*values, int));
}

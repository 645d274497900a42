/* Formats of printf walked by hand, one directive at a time: %s, and figures (d, ld, lld, zu, f) with flags and widths. */
#ifndef SOHOA_WEB_DIRECTIVE_H
#define SOHOA_WEB_DIRECTIVE_H

#include <stdarg.h>
#include <stddef.h>

struct buf;

#define DIRECTIVE_MAX 16 /* "%-08.3lld" and the like */

/* The directive at the beginning of the format, which is a '%'; its length. "" and the length of the rest when it is too
 * long to be one of ours. */
size_t directive_read(const char *format, char directive[DIRECTIVE_MAX]);
/* Puts the next value as the directive says; "%%" takes none. */
void directive_put(struct buf *out, const char *directive, va_list *values);

#endif

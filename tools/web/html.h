/* HTML and URLs put together so that nothing typed by a stranger can become markup.
 *
 * html_printf() is printf of which every %s comes out escaped, for text and for attributes in double quotes alike;
 * other directives (d, ld, lld, zu, f with flags and widths) are as in printf. Markup goes only into the format. What
 * is already HTML is appended with buf_append(). html_printf(out, "<a href=\"/document/%lld?q=%s\">%s</a>", id,
 * html_url(arena, q), name); */
#ifndef SOHOA_WEB_HTML_H
#define SOHOA_WEB_HTML_H

#include <stddef.h>

struct arena;
struct buf;

void html_printf(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends text[0..n) escaped: & < > " ' as entities, control characters and bytes that are not UTF-8 as U+FFFD. */
void html_escape(struct buf *out, const char *text, size_t n);
/* text as one component of a URL: all but unreserved characters (RFC 3986, 2.3) as %XX. In the arena. */
const char *html_url(struct arena *arena, const char *text);

#endif

/* The text of a request into names and values. Everything is checked: what is not UTF-8, holds a NUL or is not properly
 * percent-encoded is refused (ERR_INPUT), and then nothing of it is given. Results live in the arena. Rules: RFC 3986;
 * WHATWG URL, urlencoded parsing; RFC 6265, 4.2. */
#ifndef SOHOA_WEB_REQUEST_H
#define SOHOA_WEB_REQUEST_H

#include "tools/web/web.h"

#define REQUEST_PAIRS_MAX 256 /* a form of the longest review screen has some dozens */

/* "/a%20b?c=d" into "/a b" and c=d. */
int request_target(struct arena *arena, const char *target, const char **path, struct web_pairs *query,
                   struct err *err);
/* "a=b&c=d+e" */
int request_pairs(struct arena *arena, const char *text, size_t n, struct web_pairs *pairs, struct err *err);
/* The value of a cookie, NULL when it is not there. header may be NULL. */
const char *request_cookie(struct arena *arena, const char *header, const char *name);
/* Whether a Host header names one of the hosts, a list parted by commas. A listed name without a port goes with any
 * port. */
bool request_host_fits(const char *host, const char *hosts);
/* Whether an Origin header is of this host, by http or https. */
bool request_origin_fits(const char *origin, const char *host);

#endif

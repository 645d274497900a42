/* The local web page: what a handler gets and what it gives back.
 *
 * One request is served by one thread from beginning to end; handlers of different requests run at the same time. What
 * they share is behind struct site (tools/web/site.h). A handler sees only requests that passed the gate (gate.h): the
 * Host is ours, the method and the path are those of its route, the signed-in person has the route's role, and a POST
 * brought the right CSRF token. All text of a request is valid UTF-8 without NUL; it is what a stranger typed, so it
 * goes into a page only through html.h, into SQL only as a bound value, and never into a path.
 *
 * A subject has one file of handlers and in it one const table of routes, ended by {0}, named in the list in route.c.
 */
#ifndef SOHOA_WEB_WEB_H
#define SOHOA_WEB_WEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/people.h"
#include "pipeline/base/memory.h"
#include "tools/web/phrase.h"

struct catalogue;
struct err;
struct site;

#define WEB_PARTS 4 /* wildcards of one route at most */

enum web_method { WEB_GET, WEB_POST }; /* HEAD is served as GET, without the body */

struct web_pair {
    const char *name, *value; /* decoded */
};
struct web_pairs {
    const struct web_pair *list; /* in the order sent; a name may come twice */
    size_t count;
};

struct web_request {
    enum web_method method;
    const char *path;             /* decoded, begins with a slash; without the query */
    const char *parts[WEB_PARTS]; /* what the wildcards of the route's path stand for; NULL beyond them */
    struct web_pairs query, form; /* form: of a POST of application/x-www-form-urlencoded */
    const char *body; /* of a POST, at most route->body_max bytes; NUL-terminated. Any bytes, the one exception */
    size_t body_length;
    enum language language;
    struct person person;      /* who is signed in; person.role is ROLE_NONE when nobody is */
    const char *session;       /* SHA-256 of its token, hex; NULL when nobody is signed in */
    const char *csrf;          /* token that forms send back as WEB_CSRF_FIELD, scripts as the header WEB_CSRF_HEADER */
    const char *if_none_match; /* header, or NULL */
    const char *address;       /* of the client, in digits */
    const char *host;          /* by which name we were called, with its port; one of ours */
    bool fragment;             /* a script asks (header X-Sohoa-Fragment): give the changing part alone, no frame */

    struct site *site;
    struct catalogue *catalogue; /* for reading, ours until the handler returns or calls site_give_back() */
    struct arena *arena;         /* lives as long as the request */
};

#define WEB_CSRF_FIELD  "token"
#define WEB_CSRF_HEADER "X-Sohoa-Token"

#define WEB_HEADERS 8

/* Filled by the handler, all zero before. Strings in the request's arena or constant. The headers of safety (CSP and
 * the like) and Cache-Control: no-store, when no other is set, are added by the server. */
struct web_response {
    int status;       /* 0: 200 */
    const char *type; /* Content-Type; NULL: text/html; charset=utf-8 */
    struct buf body;  /* released by the server */
    int file;         /* with file_length > 0 sent instead of body, from its start, then closed */
    int64_t file_length;
    struct web_pair headers[WEB_HEADERS];
    size_t header_count;
};

/* 0; or -1 with the error, which becomes a page with the fitting status (reply.h: reply_status_of). */
typedef int web_handler(struct web_request *request, struct web_response *response, struct err *err);

struct web_route {
    enum web_method method;
    const char *path; /* e.g. "/document/:/page/:": a colon stands for one segment, not empty, handed on in parts[] */
    enum role role;   /* least role that may; ROLE_NONE: anybody. Roles are ordered */
    size_t body_max;  /* bytes of a POST; 0: WEB_FORM_MAX */
    web_handler *handler;
};

#define WEB_FORM_MAX (64L * 1024)       /* a form of a few fields and an abstract */
#define WEB_BODY_MAX (8L * 1024 * 1024) /* most that a route may ask for: one piece of an upload */

/* The value of a name, the first one; NULL when it was not sent. */
const char *web_value(const struct web_pairs *pairs, const char *name);
/* A whole number of decimal digits in least..most, also of a part of the path; false when it is none. text may be NULL.
 */
bool web_number(const char *text, int64_t least, int64_t most, int64_t *number);

#endif

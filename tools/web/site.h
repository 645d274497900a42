/* What all requests share: the archive, its catalogue handles, the pictures, the rules of this server.
 *
 * Catalogue handles for reading are lent, one to one request at a time: a request waits when all are out. Writing goes
 * through one handle that one request has at a time; hold it only for the change itself. Pictures come from one
 * sandboxed worker through a bounded cache (picture.h). */
#ifndef SOHOA_WEB_SITE_H
#define SOHOA_WEB_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "tools/home.h"
#include "tools/web/web.h"

struct gallery;  /* tools/web/gallery.h */
struct throttle; /* tools/web/throttle.h */

struct site_options {
    const char *archive;                  /* folder */
    const char *program;                  /* our own executable, for the picture worker */
    bool secure;                          /* served over TLS: cookies are marked so */
    const char *hosts;                    /* names that Host may have, parted by commas; with or without a port */
    void (*report)(const char *sentence); /* what the administrator should know; called from any thread */
};

/* Opens everything but no port. Keeps a copy of options, not of the strings. */
struct site *site_open(const struct site_options *options, struct err *err);
void site_close(struct site *site); /* after the last request; NULL is fine */

/* Reading. The gate takes one for every request; site_give_back() returns it early, before a long wait. */
void site_lend(struct web_request *request);
void site_give_back(struct web_request *request);

/* Writing: the home whose catalogue may be changed until site_write_end(), which must follow. The change of one person
 * waits for that of another. */
struct home *site_write_begin(struct site *site);
/* Rolls back a transaction left open, and writes the records of documents that changed, when no ingest runs (which
 * would). */
int site_write_end(struct site *site, struct err *err);

/* The end of a change that touched no document: no record is looked at. */
void site_write_leave(struct site *site);

const struct archive *site_archive(const struct site *site);
const struct site_options *site_rules(const struct site *site);
struct gallery *site_gallery(struct site *site);
struct throttle *site_throttle(struct site *site);

/* The token of the link by which the first administrator is made; NULL when there is one. It is compared by
 * site_may_set_up(), and made void, inside site_write_begin() and _end(), by site_set_up_done(). */
const char *site_setup_token(const struct site *site);
bool site_may_set_up(const struct site *site, const char *token);
void site_set_up_done(struct site *site);

/* Whether this person may see the document: it exists for them or it does not. 1, 0, -1. Checks the security class
 * (secret, or not yet known: records managers only) and, being the one way to a document, notes the access. `what` is
 * "view", "page", "original", "text", "record"; NULL for a part of something that was noted. */
int site_admit(struct web_request *request, int64_t document, const char *what, struct err *err);

#endif

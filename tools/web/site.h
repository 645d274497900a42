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

struct gallery; /* tools/web/gallery.h */
struct journal; /* tools/web/journal.h */

struct site_options {
    const char *archive; /* folder */
    const char *program; /* our own executable, for the picture worker */
    bool secure;         /* served over TLS: cookies are marked so */
    const char *hosts;   /* names that Host may have, parted by commas; with or without a port */
};

struct site *site_open(const struct site_options *options, struct err *err);
void site_close(struct site *site); /* after the last request; NULL is fine */

/* Reading. The gate takes one for every request; site_give_back() returns it early, before a long wait. */
int site_lend(struct web_request *request, struct err *err);
void site_give_back(struct web_request *request);

/* Writing: NULL with the error, or the home whose catalogue may be changed, until site_write_end(). */
struct home *site_write_begin(struct site *site, struct err *err);
/* Also writes the records of documents that changed, when no ingest runs (which would). Call it after every begin. */
int site_write_end(struct site *site, struct err *err);

const struct archive *site_archive(const struct site *site);
const struct site_options *site_rules(const struct site *site);
struct gallery *site_gallery(struct site *site);

/* Whether this person may see the document: it exists for them or it does not. 1, 0, -1. Checks the security class
 * (secret, or not yet known: records managers only) and, being the one way to a document, notes the access. `what` is
 * "view", "page", "original", "text", "record". */
int site_admit(struct web_request *request, int64_t document, const char *what, struct err *err);

#endif

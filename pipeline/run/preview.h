/* Pictures of whole pages for a screen, kept in the archive so that who turns pages waits for nobody:
 *
 *   previews/ab/<sha256>-<page>-<side>   a page of an object, its longer side `side` px
 *
 * The worker that reads a page makes them from the raster it has; of pages read before, whoever shows them keeps what
 * was cut (cropper.h). They are derived: the folder may be deleted at any time. A file begins with a line that says
 * what it was cut by, so that one made before a page was read anew is not taken for its picture. */
#ifndef SOHOA_RUN_PREVIEW_H
#define SOHOA_RUN_PREVIEW_H

#include <stdbool.h>

#include "pipeline/run/message.h"

struct archive;
struct image;
struct json_t;

#define PREVIEW_PAGE  1754 /* px: A4 at 150 dpi, half of what most scanners are set to */
#define PREVIEW_THUMB 190

/* The picture is of a kind that is kept. */
bool preview_is_kept(const struct crop_job *crop);

/* 1: appended; 0: not there, or of another reading of the page. */
int preview_get(const struct archive *archive, const char *object, int page, const struct crop_job *crop,
                struct buf *out);
/* Keeps the bytes of a picture, replacing an older one. Atomic, also beside an ingest. */
int preview_keep(const struct archive *archive, const char *object, int page, const struct crop_job *crop,
                 const void *bytes, size_t n, struct err *err);

/* In the worker: the pictures of a page as part of its answer. NULL with err. */
struct json_t *preview_make(const struct image *original, const struct geometry *geometry, struct err *err);
/* In the parent: keeps them. What a worker that met a hostile file may have sent is only checked for its kind and size,
 * and never decoded. */
int preview_take(const struct archive *archive, const char *object, int page, const struct geometry *geometry,
                 const struct json_t *pictures, struct err *err);

#endif

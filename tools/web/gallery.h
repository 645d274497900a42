/* Pictures of pages and of places on them, for requests of all threads. Most whole pages lie in the archive already
 * (preview.h); the rest is cut by one sandboxed worker (cropper.h), the last ones kept in memory, GALLERY_BYTES at most.
 * Several requests for the same picture wait for one cut.
 *
 * A thread of its own starts and asks the worker, since a worker is killed with the thread that started it. */
#ifndef SOHOA_WEB_GALLERY_H
#define SOHOA_WEB_GALLERY_H

#include "pipeline/run/message.h"

struct archive;
struct gallery;

#define GALLERY_BYTES (96L * 1024 * 1024)

struct gallery_place {
    char object[DIGEST_SHA256_HEX];
    enum media media;
    int page; /* inside the object, from 1 */
    struct crop_job crop;
};

struct gallery *gallery_open(const struct archive *archive, const char *program, struct err *err);
void gallery_close(struct gallery *gallery); /* after the last request; NULL is fine */

/* Appends the picture. ERR_BUSY when too many wait; else as cropper_cut(). */
int gallery_get(struct gallery *gallery, const struct gallery_place *place, struct buf *out, struct err *err);
/* A short name of the picture, the same for the same place, for ETag: "\"...\"" in out[40]. */
void gallery_tag(const struct gallery_place *place, char out[40]);

#endif

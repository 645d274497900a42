/* Pictures of places on pages, for people: the stored original is decoded in a limited worker process, as in an ingest,
 * turned upright and level, cut, and handed back as a PNG.
 *
 * It only reads the archive and needs no lock: the worker writes to a folder of its own under $TMPDIR, removed by
 * cropper_close(). One picture at a time; a page takes some tenths of a second. No picture engine and no language model
 * is loaded. The caller ignores SIGPIPE. */
#ifndef SOHOA_RUN_CROPPER_H
#define SOHOA_RUN_CROPPER_H

#include "pipeline/run/message.h"

struct archive;
struct cropper;

/* `program`: our own executable, for the worker. The archive is open and outlives the cropper. */
struct cropper *cropper_open(const struct archive *archive, const char *program, struct err *err);
void cropper_close(struct cropper *cropper); /* NULL is fine */

/* Appends to png the picture of a place on page `page` (from 1) of an object of the store. The bytes begin as a PNG of
 * at most crop->side px and CROP_PNG_BYTES_MAX bytes; nothing more is known of them, for the worker that met a hostile
 * file may say anything: show them, do not decode them in a process that has something to lose. A worker that dies is
 * replaced and tried once more. ERR_INPUT, ERR_LIMIT: this page cannot be shown, others can. */
int cropper_cut(struct cropper *cropper, const char *object, enum media media, int page, const struct crop_job *crop,
                struct buf *png, struct err *err);

#endif

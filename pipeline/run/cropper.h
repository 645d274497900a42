/* Pictures of places on pages, for people: the stored original is decoded in a limited worker process, as in an ingest,
 * turned upright and level, cut, and handed back as a picture of pipeline/image/picture.h.
 *
 * It only reads the archive and needs no lock: the worker writes to a folder of its own, removed by cropper_close(). One picture at a time; a page takes some tenths of a second. No language model is
 * loaded. The caller ignores SIGPIPE. */
#ifndef SOHOA_RUN_CROPPER_H
#define SOHOA_RUN_CROPPER_H

#include "pipeline/run/message.h"

struct archive;
struct cropper;

/* `program`: our own executable, for the worker; `temporary`: where it makes its folder. The archive is open and outlives
 * the cropper. */
struct cropper *cropper_open(const struct archive *archive, const char *program, const char *temporary,
                             struct err *err);
void cropper_close(struct cropper *cropper); /* NULL is fine */

/* Appends the picture of a place on page `page` (from 1) of an object of the store. It is at most PICTURE_BYTES_MAX
 * large and begins as crop->form does, with at most crop->side px a side. Nothing more is known of a PNG, for a worker
 * that met a hostile file may say anything: hand it on to be shown, but do not decode it in a process that has
 * something to lose; ask for pixels there. A worker that dies is replaced and the page tried once more. ERR_INPUT,
 * ERR_LIMIT: this page cannot be shown, others can. */
int cropper_cut(struct cropper *cropper, const char *object, enum media media, int page, const struct crop_job *crop,
                struct buf *picture, struct err *err);

#endif

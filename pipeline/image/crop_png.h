/* A place on a page as a PNG for a person to look at: upright, level, in the colours of the paper. */
#ifndef SOHOA_IMAGE_CROP_PNG_H
#define SOHOA_IMAGE_CROP_PNG_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct buf;
struct err;
struct image;

#define CROP_PNG_SIDE_MAX  4000               /* px of the longer side */
#define CROP_PNG_BYTES_MAX (8L * 1024 * 1024) /* as base64 well inside LIMIT_MESSAGE_BYTES */

/* Appends the PNG of `place`, a box of the original raster (w or h 0: the whole page), widened by pad px on every side.
 * What is longer than `side` px (1..CROP_PNG_SIDE_MAX) or larger than CROP_PNG_BYTES_MAX is scaled down, nothing is
 * scaled up. ERR_INPUT when the place lies beside the page. */
int crop_png(const struct image *original, const struct geometry *geometry, struct box place, int pad, int side,
             struct buf *out, struct err *err);

/* Width and height as the header of a PNG states them, px; -1 with ERR_INPUT when the bytes do not begin like one. For
 * a parent to check what a worker sent; nothing is decoded. */
int crop_png_size(const void *bytes, size_t n, int *width, int *height, struct err *err);

#endif

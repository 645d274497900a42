/* A place on a page as a picture for a person: upright, level, in the colours of the paper.
 *
 * PICTURE_PNG is for places whose every stroke is looked at. PICTURE_SCREEN is for pages on a screen: of a coloured
 * scan a tenth of the time and bytes. PICTURE_PIXELS is for a process that must not decode what a worker sent, who may
 * have met a hostile file: width and height, 4 bytes each, the highest first, then red, green and blue of each pixel in
 * rows from the top. */
#ifndef SOHOA_IMAGE_PICTURE_H
#define SOHOA_IMAGE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

struct buf;
struct err;
struct image;

#define PICTURE_SIDE_MAX  4000               /* px of the longer side */
#define PICTURE_QUALITY   75                 /* of JPEG: small print stays clean */
#define PICTURE_BYTES_MAX (8L * 1024 * 1024) /* as base64 well inside LIMIT_MESSAGE_BYTES */

enum picture_form { PICTURE_PNG, PICTURE_SCREEN, PICTURE_PIXELS, PICTURE_FORMS };

const char *picture_form_name(enum picture_form form); /* "png", "screen", "pixels" */
bool picture_form_by_name(const char *name, enum picture_form *form);

/* Appends the picture of `place`, a box of the original raster (w or h 0: the whole page), widened by pad px on every
 * side. What is longer than `side` px (1..PICTURE_SIDE_MAX) or larger than PICTURE_BYTES_MAX is scaled down, nothing is
 * scaled up. ERR_INPUT when the place lies beside the page. */
int picture_of(const struct image *original, const struct geometry *geometry, struct box place, int pad, int side,
               enum picture_form form, struct buf *out, struct err *err);

/* Width and height as the head states them, px; nothing is decoded. -1 with ERR_INPUT when the bytes do not begin like
 * that form, or pixels are not as many as they say. */
int picture_size(enum picture_form form, const void *bytes, size_t n, int *width, int *height, struct err *err);

#endif

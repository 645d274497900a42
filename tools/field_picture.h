/* The picture of the place where a field stands: what a person who is asked looks at. */
#ifndef SOHOA_TOOLS_FIELD_PICTURE_H
#define SOHOA_TOOLS_FIELD_PICTURE_H

#include <stdint.h>

#include "pipeline/image/picture.h"
#include "pipeline/model/document.h"

struct buf;
struct cropper;
struct err;
struct home;

/* Appends it to out: the field's box with some paper around it, or the whole page when there is no box, or the whole
 * first page when the field stands nowhere; no side longer than `side` px. See cropper_cut(). */
int field_picture(struct cropper *cropper, const struct home *home, int64_t document, const struct field *field,
                  int side, enum picture_form form, struct buf *out, struct err *err);

#endif

/* The picture of the place where a field stands: what a person who is asked looks at. */
#ifndef SOHOA_TOOLS_FIELD_PICTURE_H
#define SOHOA_TOOLS_FIELD_PICTURE_H

#include <stdint.h>

#include "index/catalogue.h"
#include "pipeline/image/picture.h"
#include "pipeline/intake/media.h"
#include "pipeline/model/document.h"

struct arena;
struct buf;
struct catalogue;
struct cropper;
struct err;
struct home;

struct field_place {
    struct page_source source;
    enum media media;
    struct geometry geometry;
    int pad; /* of paper around a field, px */
};

/* Where a page lies, by its number in the file (0: the first of the document). */
int field_picture_find(struct catalogue *catalogue, struct arena *arena, int64_t document, int number,
                       struct field_place *place, struct err *err);

/* Appends it to out: the field's box with some paper around it, or the whole page when there is no box, or the whole
 * first page when the field stands nowhere; no side longer than `side` px. See cropper_cut(). */
int field_picture(struct cropper *cropper, const struct home *home, int64_t document, const struct field *field,
                  int side, enum picture_form form, struct buf *out, struct err *err);

#endif

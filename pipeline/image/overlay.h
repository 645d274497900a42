/* What one drawing of a page shows over another: the pixels that differ, as a picture and a mask of it. */
#ifndef SOHOA_IMAGE_OVERLAY_H
#define SOHOA_IMAGE_OVERLAY_H

#include <stdbool.h>

#include "pipeline/image/image.h"

struct overlay {
    double share;          /* of the drawings that differs, 0..1 */
    struct box box;        /* px of the drawings; empty: they are the same */
    struct image *picture; /* of the box, white where they do not differ */
    struct image *mask;    /* of the box, 1 bit: black where they differ */
};

/* False, and share 1, when the drawings are not of one size. */
bool overlay_find(const struct image *shown, const struct image *under, struct overlay *overlay);
void overlay_release(struct overlay *overlay);

#endif

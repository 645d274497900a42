/* A page made ready for recognition: upright, level, flat, without coloured seal ink and dark scanner edges.
 *
 * What comes out serves recognition only; the original raster is never replaced, and readers of handwriting
 * and of coloured stamps go back to it (crop.h). */
#ifndef SOHOA_IMAGE_CLEAN_H
#define SOHOA_IMAGE_CLEAN_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct err;
struct image;

/* A cell of a ruled table, which is read by itself: lines of neighbouring cells are not one line. */
struct cell {
    struct box box; /* px of `image` */
    int table;      /* from 0, on the page */
};

/* A stamp or seal of coloured ink that lay over print and was taken off the page. */
struct stamp {
    struct image *image; /* its ink, 8-bit grey on white, without a frame; level */
    struct box box;      /* px of the cleaned page: where it lies */
    double tilt;         /* degrees clockwise by which it was levelled about the middle of the box */
};

/* What clean_page() makes; release with clean_release(). */
struct cleaned {
    struct image *image; /* 8-bit grey; the upright frame of page.h times `scale` */
    double scale;        /* px of `image` per px of the upright frame */
    double upright;      /* how sure up is up, standard errors; under 5 the recogniser should try the other way */
    struct cell *cells;  /* table by table, row by row, from left to right */
    size_t cell_count;
    struct stamp *stamps;
    size_t stamp_count;
};

/* `without`: bits of the steps to leave out (pipeline/base/step.h). `geometry` comes with width, height, dpi (0 when
 * the file says none) and rotation as the file says, and leaves with dpi, rotation and skew as found.
 * quality->low_confidence is left for the recogniser. */
int clean_page(const struct image *original, unsigned without, struct geometry *geometry, struct quality *quality,
               struct cleaned *out, struct err *err);

void clean_release(struct cleaned *cleaned);

#endif

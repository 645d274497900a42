/* The picture of a page as its file codes it, to be put into a PDF without decoding: not one pixel changes.
 *
 * JPEG files, TIFF pages of CCITT Group 4 or of JPEG, and PNG files without transparency are taken so. The strips of a
 * JPEG TIFF become one picture with restart markers between them, of the same coefficients (ITU-T T.81 B.2.1, F.1.1.5).
 * Everything else is decoded and comes back from coded_from_image() without loss. */
#ifndef SOHOA_IMAGE_CODED_H
#define SOHOA_IMAGE_CODED_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/memory.h"
#include "pipeline/intake/media.h"

struct err;
struct image;

enum coding {
    CODING_JPEG,
    CODING_CCITT, /* Group 4 */
    CODING_PNG    /* zlib, rows filtered as PNG does */
};

/* A part of the picture with a stream of its own; from the top down. */
struct coded_strip {
    size_t offset, n; /* in bytes */
    int rows;
};

struct coded {
    enum coding coding;
    int width, height;  /* px */
    int components;     /* 1 or 3; 1 of a palette */
    int bits;           /* of a component */
    bool untransformed; /* JPEG: its three colours are red, green and blue */
    bool mirrored;      /* the page is this, flipped left to right */
    bool black_is_1;    /* CCITT: what it calls black is white on the page */
    struct buf bytes;
    struct buf palette; /* red, green, blue of each; empty: none */
    struct coded_strip *strips;
    size_t strip_count;
};

/* Page `page` (from 1) of an image file. 1; 0 when it must be decoded; -1 when the file cannot be read. */
int coded_page(const char *path, enum media media, int page, struct coded *coded, struct err *err);
/* The raster, coded anew. */
int coded_from_image(const struct image *image, struct coded *coded, struct err *err);
/* The same of a page that was drawn, not scanned: Group 4 when it is black on white and nothing else, for then grey
 * stands only along the edges of its strokes. `scratch`: a folder to write to. */
int coded_from_drawing(const struct image *image, const char *scratch, struct coded *coded, struct err *err);
void coded_release(struct coded *coded);
#define cleanup_coded __attribute__((cleanup(coded_release)))

#endif

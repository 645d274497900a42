/* Marks of ink in a region of the original: their height, edges, stroke and colour. Print stands level, of one height
 * and one stroke; a pen or a stamp does not. Used to tell written digits from printed ones. */
#ifndef SOHOA_IMAGE_INK_H
#define SOHOA_IMAGE_INK_H

#include "pipeline/image/image.h"

struct ink {
    int marks;           /* components of letter size */
    double height;       /* px, median of the tall marks: capitals and digits */
    double spread;       /* largest deviation of a tall mark's height from that, as a share of it */
    double top, bottom;  /* px of the upright frame, medians over the tall marks */
    double unevenness;   /* largest distance of a tall mark's lower edge from `bottom`, as a share of height */
    double stroke;       /* px, mean stroke width */
    double colour;       /* 0..1: mean saturation of the ink */
    struct box box;      /* of all marks, upright frame */
};

/* Measures the marks that lie in the region `upright` or a quarter of its height above or below. -1 only when there is no raster; no ink at all gives marks 0. */
int ink_measure(const struct image *original, const struct geometry *geometry, struct box upright, struct ink *ink);

#endif

/* Marks of ink in a region of the original: their height, edges, stroke and colour. Print stands level, of
 * one height and one stroke; a pen or a stamp does not. Used to tell written digits from printed ones. */
#ifndef SOHOA_IMAGE_INK_H
#define SOHOA_IMAGE_INK_H

#include <stdbool.h>

#include "pipeline/image/image.h"

struct ink {
    int marks;          /* components of letter size */
    double height;      /* px, median of the tall marks: capitals and digits */
    double spread;      /* largest deviation of a tall mark's height from that, as a share of it */
    double top, bottom; /* px of the upright frame, medians over the tall marks */
    double unevenness;  /* largest distance of a tall mark's lower edge from `bottom`, as a share of height */
    double stroke;      /* px, mean stroke width */
    double colour;      /* 0..1: mean saturation of the ink */
    struct box box;     /* of all marks, upright frame */
};

/* Measures the marks that lie in the region `upright` or a quarter of its height above or below. -1 only when
 * there is no raster; no ink at all gives marks 0. */
int ink_measure(const struct image *original, const struct geometry *geometry, struct box upright, struct ink *ink);

/* The red ink of a crop as grey on white: stamps without the print under them. NULL when the crop has no
 * colour. */
struct image *ink_red(const struct image *crop);
/* The crop in grey, its coloured ink (seals, blue pens) turned to paper; black ink stays. */
struct image *ink_black(const struct image *crop);
/* A colour crop as two grey ones on white: what coloured pens and stamps wrote, and what is black or grey. False, and
 * both NULL, when the crop has no colour; the caller frees them. */
bool ink_layers(const struct image *crop, struct image **coloured, struct image **black);
/* The crop in grey with nothing but its darkest layer: strokes that are as dark as print somewhere, within `share` of
 * the way from print to paper. Coloured ink, seals lighter than print and show-through turn white. `height`: px of a
 * letter. NULL for two levels, and where nothing is dark. */
struct image *ink_print(const struct image *crop, int height, double share);

/* A rubber stamp of one line of words, with or without a single frame. */
struct ink_stamp {
    struct box box; /* px of the crop, the frame included */
    bool framed;
    struct image *text; /* what stands in it, the frame taken away; the caller frees */
};

/* Stamps of the size of marks of secrecy and urgency (NĐ 30/2020: 20 to 40 mm by 8 mm) in `grey`, ink dark on
 * white; `mm`: px a millimetre. With `framed_only` no loose words. At most `max`; returns their number. */
size_t ink_stamps(const struct image *grey, double mm, bool framed_only, struct ink_stamp *stamps, size_t max);

/* A level line of letters: the marks of about `height` px whose middles agree. */
struct ink_line {
    struct box box; /* px of the crop */
    int marks;
};

/* The lines of print in `grey` that hold at least `least` marks, the fullest first. At most `max`; their
 * number. */
size_t ink_lines(const struct image *grey, int height, int least, struct ink_line *lines, size_t max);

#endif

/* A page made ready for recognition: upright, level, flat, without coloured seal ink and dark scanner edges.
 *
 * What comes out serves recognition only; the original raster is never replaced, and readers of handwriting and of
 * coloured stamps go back to it (crop.h). */
#ifndef SOHOA_IMAGE_CLEAN_H
#define SOHOA_IMAGE_CLEAN_H

struct err;
struct geometry;
struct image;
struct quality;

struct cleaned {
    struct image *image; /* 8-bit grey; the upright frame of page.h times `scale`. The caller frees it */
    double scale;        /* px of `image` per px of the upright frame */
};

/* `geometry` comes with width, height, dpi (0 when the file says none) and rotation as the file says, and leaves
 * with dpi, rotation and skew as found. quality->low_confidence is left for the recogniser. */
int clean_page(const struct image *original, struct geometry *geometry, struct quality *quality,
               struct cleaned *out, struct err *err);

void clean_release(struct cleaned *cleaned);

#endif

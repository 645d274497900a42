/* Regions of the original raster, turned upright and level at full colour: for second readings of what the cleaned
 * raster may have lost, and for people who look. */
#ifndef SOHOA_IMAGE_CROP_H
#define SOHOA_IMAGE_CROP_H

#include "pipeline/image/image.h"

struct err;

/* The region `upright` of the upright frame, widened by pad px on every side and cut at the frame's edges. The crop's
 * origin is (max(0, x - pad), max(0, y - pad)). NULL when nothing is left of it. The caller frees. */
struct image *crop_upright(const struct image *original, const struct geometry *geometry, struct box upright, int pad);

/* A copy `factor` times as large. */
struct image *image_scale(const struct image *image, double factor);
/* A smaller copy, each pixel the mean of those it stands for: for a screen, in a quarter of the time of image_scale().
 * Of a two-level image it is grey. factor below 1. */
struct image *image_reduce(const struct image *image, double factor);
/* A grey copy whose paper is white and level. */
struct image *image_level(const struct image *image);
int image_write_png(const struct image *image, const char *path, struct err *err);

#endif

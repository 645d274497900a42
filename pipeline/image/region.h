/* Regions of a cleaned raster, for a recogniser that reads a part of a page by itself. Boxes are px of the
 * raster and are clipped to it. */
#ifndef SOHOA_IMAGE_REGION_H
#define SOHOA_IMAGE_REGION_H

#include <stdbool.h>

#include "pipeline/image/image.h"

/* The region at `factor` times its size; NULL when nothing is left of it. The caller frees. */
struct image *region_cut(const struct image *image, struct box at, double factor);

/* Dark pixels in the region of a flat grey raster. */
int region_ink(const struct image *image, struct box at);

/* Paints the region white in place. */
void region_erase(struct image *image, struct box at);

struct image *region_copy(const struct image *image);
/* A copy upside down. */
struct image *region_turned(const struct image *image);

/* True when the raster, of any depth, is of one level but for some grain: paper without ink. */
bool region_is_paper(const struct image *image);

#endif

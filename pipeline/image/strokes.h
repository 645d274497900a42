/* The upright strokes of Roman numbers, counted on the picture: recognition loses one of III, or takes two for an H. */
#ifndef SOHOA_IMAGE_STROKES_H
#define SOHOA_IMAGE_STROKES_H

#include <stdbool.h>

#include "pipeline/image/image.h"

/* How many upright strokes of one height and breadth, evenly set, end the ink at `at` (px, the box of a word, perhaps
 * without its first stroke; a dot at the foot does not count). *preceded: another letter stands right before them, V or
 * X; NULL when there must be none. 0 when there is anything else, or the raster is too coarse to tell. `image`: a flat
 * raster, ink dark on white. */
int strokes_upright(const struct image *image, struct box at, bool *preceded);

#endif

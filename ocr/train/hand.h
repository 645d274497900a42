/* Digits drawn as hands write them that the open sets of digits show too seldom: a 1 with its upstroke, a crossed 7, an
 * open 4, a looped 2, a hooked 9. Forms: French school hand, as taught in Viet Nam; no writing was copied. */
#ifndef SOHOA_TRAIN_HAND_H
#define SOHOA_TRAIN_HAND_H

#include "ocr/train/canvas.h"

struct random;

#define HAND_BAR 11 /* a 1 without its upstroke */

/* A digit about `height` px tall, a slash for 10, or HAND_BAR, by a pen of `pen` px, cut to its ink. `manner` picks
 * among the forms of a digit: equal manners write alike. The caller releases it. */
struct canvas hand_draw(struct random *random, int sign, int manner, float height, float pen);

#endif

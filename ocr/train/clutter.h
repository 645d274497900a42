/* What stands beside, over and under the digits of a training line, and what paper and scanner add. */
#ifndef SOHOA_TRAIN_CLUTTER_H
#define SOHOA_TRAIN_CLUTTER_H

#include "ocr/train/print.h"

struct canvas;
struct line;
struct random;

/* The end of a label before the digits ("Số:", "ngày") from *x on, which moves. `base`: the baseline; `print`: px of a
 * capital. */
void clutter_before(struct canvas *paper, struct random *random, struct print_style style, float *x, float base,
                    float print);
/* What follows: "/QĐ-UBND" (its slash is added to the line's signs when enough of it is seen), "tháng", nothing. */
void clutter_after(struct canvas *paper, struct random *random, struct print_style style, float *x, float base,
                   float print, struct line *line);
/* Dots, rules, stamps, strokes and specks over all of it. */
void clutter_over(struct canvas *paper, struct random *random, float base);
/* Blur, grain, low resolution, two-level scans. */
void clutter_scan(struct canvas *paper, struct random *random);

#endif

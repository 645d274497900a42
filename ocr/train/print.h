/* Machine print in the fonts of this computer: printed and stamped digits, and the words beside them. */
#ifndef SOHOA_TRAIN_PRINT_H
#define SOHOA_TRAIN_PRINT_H

#include "ocr/train/canvas.h"

struct random;

struct print_style {
    int face; /* 0..print_faces() - 1 */
    int bold, italic;
};

int print_faces(void);
struct print_style print_choose(struct random *random);
/* One line of text, `size` px the em, cut to its ink at the sides and to ascent and descent above and below;
 * `baseline` px from the top. The caller releases it. */
struct canvas print_line(const char *text, struct print_style style, float size, float *baseline);

#endif

/* Training lines: strings of digits as they stand on a document, composed from single digits, with what stands beside,
 * over and under them: label, dots, slash and symbol, "ngày … tháng", stamps, grain. */
#ifndef SOHOA_TRAIN_COMPOSE_H
#define SOHOA_TRAIN_COMPOSE_H

#include "ocr/train/canvas.h"
#include "ocr/train/idx.h"

struct err;
struct random;

#define COMPOSE_SIGNS_MAX 16

struct line {
    struct canvas paper; /* DIGITS_HEIGHT tall, of even width */
    int signs[COMPOSE_SIGNS_MAX];
    int count;
};

struct composer;

/* Loads the sets of digits from a folder; every tenth image of a set is kept back for testing. */
struct composer *composer_new(const char *folder, struct err *err);
void composer_free(struct composer *composer);

/* Makes one line; with `kept` of the images that training never sees. The caller releases line->paper. */
void composer_line(const struct composer *composer, struct random *random, int kept, struct line *line);

#endif

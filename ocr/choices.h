/* What else the letters of a line may be: the line is read once more, and for each letter the engine tells all that it
 * weighed. It takes the ninth part of the time more, so only lines in question are read so. */
#ifndef SOHOA_OCR_CHOICES_H
#define SOHOA_OCR_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct image;
struct recogniser;

struct choice_letter {
    const char **texts; /* the one taken first */
    size_t count;
};

struct choice_word {
    struct box box; /* px of the raster */
    struct choice_letter *letters;
    size_t count;
};

struct choices {
    struct choice_word *words;
    size_t count;
};

/* Of the line inside `at`; empty when nothing can be read there. All in the arena. */
void choices_read(struct recogniser *recogniser, const struct image *image, struct box at, struct arena *arena,
                  struct choices *choices);
/* True where the engine weighed every letter of the text for the word at this place. */
bool choices_allow(const struct choices *choices, struct box at, const char *text);

#endif

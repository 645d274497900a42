/* Repairs of what was read, by what Vietnamese is and the picture leaves open. What was read stays beside it
 * (word.raw). Names (capitals inside of a sentence), numbers, symbols and codes are never touched. */
#ifndef SOHOA_OCR_REPAIR_H
#define SOHOA_OCR_REPAIR_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct compounds;
struct image;
struct recogniser;

struct repair {
    size_t word;      /* of the words given */
    const char *text; /* what it may be */
};

/* Words whose marks make no word together with the one beside them, and with other marks do: "tố chức", "tổ chức". At
 * most `max` of them, in order of the words; how many. Whether the picture allows it is another question. */
size_t repair_find_marks(const struct compounds *compounds, struct arena *arena, const struct word *words, size_t count,
                         struct repair *repairs, size_t max);

/* Puts such marks right where the engine, looking at the line of `image` again, weighed the other one too; boxes are px
 * of the image. In place. */
void repair_marks(struct recogniser *recogniser, const struct image *image, struct arena *arena, struct word *words,
                  size_t count);

/* Roman numbers of sections, at the head of a line with a dot, told by their strokes in `image`, in whose px the boxes
 * are: "HI. TỔ CHỨC" is "III. TỔ CHỨC". In place. */
void repair_sections(const struct image *image, struct arena *arena, struct word *words, size_t count);

/* "1/QĐĐ-UBND" where the word by itself, read again from `image` at another size, is "1/QĐ-UBND". In place. */
void repair_doubled(struct recogniser *recogniser, const struct image *image, struct arena *arena, struct word *words,
                    size_t count);

/* Roman numbers of quarters, told by their width beside "Quý": "Quý IH/2023" is "Quý III/2023". In place. */
void repair_quarters(struct arena *arena, struct word *words, size_t count);

#endif

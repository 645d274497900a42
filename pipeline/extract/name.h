/* Names of persons: two to six syllables with capitals, a family name first. Family names are repaired where
 * recognition lost a mark or a seal took a letter. */
#ifndef SOHOA_EXTRACT_NAME_H
#define SOHOA_EXTRACT_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct layout;
struct layout_segment;

struct name {
    const char *text;
    struct box box;
    double confidence; /* lowest of its words */
    bool surname;      /* it begins with a family name */
    bool repaired;     /* that was read otherwise */
    bool syllables;    /* every word is a Vietnamese syllable */
    bool preceded;     /* another word with a capital stands right before it: it may begin earlier */
    bool usual;        /* every word but the first is a usual name */
    bool lossy;        /* a word is a usual name but for its marks, which may have been lost */
    bool common; /* the family name is one of the commonest, or the only one of its letters: no other is taken for it
                  */
    size_t words;
};

/* The longest run of name words in a segment right of `left`, a family name first where there is one. False
 * when there is none. */
bool name_read(struct arena *arena, const struct layout *layout, const struct layout_segment *segment, int left,
               struct name *out);
/* The same in a line of text; `box` and `confidence` are those of the line. */
bool name_read_text(struct arena *arena, const char *text, struct box box, double confidence, struct name *out);

#endif

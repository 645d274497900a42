/* The lines of an abstract gathered from one reading of the header: those under the heading up to the rule, which shows
 * as a gap, or the "V/v" lines at the left under the number (NĐ 30/2020 Annex I, cells 5a and 5b). */
#ifndef SOHOA_EXTRACT_ABSTRACT_LINES_H
#define SOHOA_EXTRACT_ABSTRACT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/memory.h"
#include "pipeline/model/page.h"

struct kind;
struct layout;
struct layout_segment;

/* Begin with {.lowest = 1}; the caller releases text. */
struct abstract_lines {
    struct buf text;
    struct box box;
    double sum, weight; /* of the engine's confidence, by letters */
    double lowest;      /* confidence of the worst word */
    bool doubtful;      /* a word in it is hardly read or no word: a stamp lies over it */
    size_t count;
};

/* `heading_row`: the row of the layout that names the kind. */
void abstract_lines_under_heading(struct arena *arena, const struct layout *layout, const struct kind *kind,
                                  size_t heading_row, struct abstract_lines *lines);
/* `about`: the "V/v" segment; `limit`: px, the header's left column ends there. */
void abstract_lines_under_number(struct arena *arena, const struct layout *layout, const struct layout_segment *about,
                                 int limit, struct abstract_lines *lines);

#endif

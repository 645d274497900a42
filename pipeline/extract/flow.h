/* The document's text as one run of characters in reading order, across lines and pages, each with its place.
 * Page numbers at the head or foot of a page are left out, so that a sentence goes on over the page break. */
#ifndef SOHOA_EXTRACT_FLOW_H
#define SOHOA_EXTRACT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct document;
struct layout;

struct flow_char {
    char fold; /* as in layout_char */
    bool upper;
    size_t page, word; /* indices */
    const char *at;    /* NULL for the space between words */
    size_t length;
};

struct flow {
    const struct document *document;
    struct flow_char *chars;
    const char *fold; /* NUL-terminated, with at least 8 NULs after */
    size_t count;
};

struct flow *flow_read(struct arena *arena, const struct document *document, struct layout *const *layouts);
char *flow_text(struct arena *arena, const struct flow *flow, size_t from, size_t to);
/* Box of the words in [from, to) that stand on the line where it begins; upright frame. */
struct box flow_box(const struct flow *flow, size_t from, size_t to);
/* The words of the page of character i come from the file itself. */
bool flow_is_exact(const struct flow *flow, size_t i);
double flow_confidence(const struct flow *flow, size_t from, size_t to);
/* True where a line of the page begins at i. */
bool flow_line_starts(const struct flow *flow, size_t i);
/* A date shortly after i: "ngày 05/3/2020", "ngày 14 tháng 01 năm 2019". ISO or NULL; *end is moved past it.
 */
const char *flow_date(struct arena *arena, const struct flow *flow, size_t i, size_t *end, double *confidence);

#endif

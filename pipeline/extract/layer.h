/* A part of a page as the picture's reader read it in one layer, laid out as a page of its own. */
#ifndef SOHOA_EXTRACT_LAYER_H
#define SOHOA_EXTRACT_LAYER_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct layout;

/* The lines of the page's evidence of that kind ("line", "title") in their reading number `layer`, words spread over
 * the width of their line, each as sure as the line's worst. `unit`: px, what the page itself takes for a word's
 * height. NULL when there are none. */
struct layout *layer_layout(struct arena *arena, const struct page *page, const char *kind, size_t layer, int unit);

#endif

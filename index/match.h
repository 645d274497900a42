/* Where a query's words stand in a text: for snippets and for boxes on the picture. Private to index/. */
#ifndef SOHOA_INDEX_MATCH_H
#define SOHOA_INDEX_MATCH_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct page;
struct page_box;
struct query;
struct search_query;

/* A line of text around the best place of the words, hits between wanted->open and close. *found gets how many words of
 * the text match. In the arena. */
char *match_snippet(struct arena *arena, const struct query *query, bool folded, const char *text,
                    const struct search_query *wanted, size_t *found);

/* The boxes, in the original raster, of the page's words that match. In the arena. */
void match_boxes(struct arena *arena, const struct query *query, bool folded, const struct page *page,
                 struct page_box **boxes, size_t *count);

#endif

/* Where a query's words stand in a text: for snippets and for boxes on the picture. Private to index/. */
#ifndef SOHOA_INDEX_MATCH_H
#define SOHOA_INDEX_MATCH_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct page;
struct page_box;
struct query;
struct search_query;

struct match_page {
    int terms;           /* of the query that stand in the text */
    bool complete;       /* every word of it does */
    const char *snippet; /* a line of text around the best place, hits between wanted->open and close; in the arena */
};

/* Looks for the terms in a text; with head only where it begins. The snippet is made when more than `more_than` terms
 * are found, or when that is 0; else it is NULL. */
struct match_page match_look(struct arena *arena, const struct query *query, bool folded, const char *text,
                             int more_than, const struct search_query *wanted, bool head);

/* Appends the text as it is, each hit between wanted->open and close; gives how many terms have one. */
int match_mark(const struct query *query, bool folded, const char *text, const struct search_query *wanted,
               struct buf *out);

/* True when the index finds too many for the query: of three words side by side it knows each two, and of two whether
 * they stand so with any marks. */
bool match_needs_proof(const struct query *query);
/* True when the text (of search_text) does have the terms. */
bool match_proves(const struct query *query, bool folded, const char *text);

/* The boxes, in the original raster, of the page's words that match. In the arena. */
void match_boxes(struct arena *arena, const struct query *query, bool folded, const struct page *page,
                 struct page_box **boxes, size_t *count);

#endif

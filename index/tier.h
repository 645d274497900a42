/* The tiers of one search: number, words as typed, words with other marks, filters. Private to index/.
 *
 * A tier adds its documents to the sum and gives hits until the result is full; what the offset leaves out is taken
 * from the offset, so that the next tier goes on where it ended. 0, or -1 with s->err set. */
#ifndef SOHOA_INDEX_TIER_H
#define SOHOA_INDEX_TIER_H

#include "index/clause.h"
#include "index/query.h"
#include "index/search.h"
#include "pipeline/base/memory.h"

/* One search going on. */
struct search {
    struct catalogue *c;
    struct arena *arena;
    const struct search_query *wanted;
    struct query query;
    struct search_result *result;
    size_t limit, offset; /* still to be left out */
    struct buf taken;     /* documents of the number tier, as a JSON array */
    bool any_taken;
    struct err *err;
};

int tier_number(struct search *s);
int tier_text(struct search *s);

/* For the tiers. */
bool tier_is_full(const struct search *s);
struct search_hit *tier_new_hit(struct search *s, int64_t document, enum search_match match, double score);
/* Snippet and boxes of hit->page. */
int tier_put_snippet(struct search *s, struct search_hit *hit, bool folded);
int tier_put_boxes(struct search *s, struct search_hit *hit, bool folded);

#endif

/* The tiers of one search: by number, then by where the words stand. Private to index/.
 *
 * A tier adds its documents to the sum and gives hits until the result is full; what the offset leaves out is taken
 * from the offset, so that the next tier goes on where it ended. 0, or -1 with s->err set. */
#ifndef SOHOA_INDEX_TIER_H
#define SOHOA_INDEX_TIER_H

#include "index/clause.h"
#include "index/query.h"
#include "index/search.h"
#include "pipeline/base/memory.h"

struct sqlite3_stmt;

/* One search going on. */
struct search {
    struct catalogue *c;
    struct arena *arena;
    const struct search_query *wanted;
    struct query query;
    struct search_result *result;
    size_t limit, offset; /* still to be left out */
    int64_t *taken;       /* places of the number tier's documents, rising */
    size_t taken_count;
    int64_t first, last; /* places that the dates of the filters leave */
    int64_t *held;       /* places that a filter by dossier leaves, rising; NULL: all */
    size_t held_count;
    struct sqlite3_stmt *check; /* of the other filters, for a place; NULL: every document passes */
    double deadline;            /* seconds of the monotonic clock */
    struct err *err;
};

/* What only dates and tables tell: fills first, last and check. tier_end() gives the statement back. */
int tier_begin(struct search *s);
void tier_end(struct search *s);

int tier_number(struct search *s);
/* Documents whose number begins with the one asked for, or differs from it in one digit. */
int tier_similar_number(struct search *s);
/* Words, or filters alone. */
int tier_text(struct search *s);

/* For the tiers. */
int tier_by_place(const void *a, const void *b); /* for qsort() and bsearch() of places */
bool tier_is_full(const struct search *s);
/* The time is over; notes it in the result. */
bool tier_is_late(struct search *s);
struct search_hit *tier_new_hit(struct search *s, int64_t document, enum search_match match, double score);
/* Best page (unless page is set), snippet and boxes. */
int tier_show(struct search *s, struct search_hit *hit, bool folded, int page);

/* A list of the text index read in order of place, documents that the filters leave out or that were given by number
 * passed over. */
struct place_list {
    struct search *s;
    struct sqlite3_stmt *stmt;
    unsigned steps;
};
int tier_list(struct search *s, const char *expression, int64_t first, struct place_list *list);
/* 1 with the next place, 0 at the end or when the time is over, -1. */
int tier_next(struct place_list *list, int64_t *place);
void tier_end_list(struct place_list *list);

#endif

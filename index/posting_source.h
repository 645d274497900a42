/* What the derived rows of a document must be, from its fields. Private to posting*.c. */
#ifndef SOHOA_INDEX_POSTING_SOURCE_H
#define SOHOA_INDEX_POSTING_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/number.h"

struct arena;
struct catalogue;
struct err;

#define INDEXED_STATES "('done', 'review')"

/* One row of search_number. */
struct key {
    struct number number;
    const char *value;
    bool unconfirmed;
};

/* What the derived rows of a document must be. */
struct posting {
    int64_t place;
    const char *type, *issuer;         /* as in the fields, or NULL */
    const char *type_key, *issuer_key; /* folded, the second with the agency above */
    const char *date, *state;          /* date as in the field or NULL */
    int year;
    struct key *keys;
    size_t key_count, key_capacity;
};

/* In the arena. */
int posting_collect(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err);
/* The first place of its day; of a document that has only a year, of the first day of that. */
int64_t posting_day(const struct posting *p);

#endif

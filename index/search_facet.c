/* search_facets(): what the documents found are. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/expand.h"
#include "index/expression.h"
#include "index/search.h"
#include "index/tier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* Different values of a facet that are counted; an office has some hundred issuers. */
#define VALUES 4000
#define SLOTS  8192
/* An estimate looks at so many stretches of the archive, and at so many documents of each. */
#define STRETCHES 32
#define STRETCH   16

/* All values of one facet while they are counted. */
struct tally {
    struct facet_value values[VALUES];
    size_t count;
    uint16_t slots[SLOTS]; /* by value: place in values, from 1 */
};

static size_t hash_of(const char *s)
{
    size_t h = 5381;

    for (; *s; s++)
        h = h * 33 + (unsigned char)*s;
    return h ^ h >> 15;
}

static void add(struct arena *arena, struct tally *tally, const char *value)
{
    size_t at;

    if (!value || !*value)
        return;
    for (at = hash_of(value) % SLOTS; tally->slots[at]; at = (at + 1) % SLOTS)
        if (!strcmp(tally->values[tally->slots[at] - 1].value, value)) {
            tally->values[tally->slots[at] - 1].count++;
            return;
        }
    if (tally->count == VALUES)
        return;
    tally->values[tally->count++] = (struct facet_value){arena_strdup(arena, value), 1};
    tally->slots[at] = (uint16_t)tally->count;
}

static int by_count(const void *a, const void *b)
{
    const struct facet_value *x = a, *y = b;

    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : strcmp(x->value, y->value);
}

static int by_value(const void *a, const void *b)
{
    const struct facet_value *x = a, *y = b;

    return strcmp(y->value, x->value);
}

static void finish(struct tally *tallies, struct facets *facets)
{
    for (int f = 0; f < FACET_COUNT; f++) {
        struct tally *tally = &tallies[f];

        if (tally->count > 1)
            qsort(tally->values, tally->count, sizeof *tally->values, f == FACET_YEAR ? by_value : by_count);
        facets->counts[f] = tally->count < FACET_VALUES ? tally->count : FACET_VALUES;
        if (facets->counts[f])
            memcpy(facets->values[f], tally->values, facets->counts[f] * sizeof *tally->values);
    }
}

/* One search whose documents are counted. */
struct counting {
    struct search s;
    struct search_result result;
    struct tally *tallies;
    const char *expression;
};

static int count_place(struct counting *n, int64_t place)
{
    sqlite3_stmt *stmt = database_query(n->s.c, n->s.err,
                                        "SELECT type, year, issuer, state FROM search_header WHERE place = ?", "i", place);
    int got = stmt ? database_row(n->s.c, stmt, n->s.err) : -1;

    for (int f = 0; got == 1 && f < FACET_COUNT; f++)
        add(n->s.arena, &n->tallies[f], database_borrow(stmt, f));
    database_done(n->s.c, stmt);
    return got < 0 ? -1 : 0;
}

/* Up to most places from `first` on; *count gets how many there are. */
static int read_places(struct counting *n, int64_t first, int64_t *places, size_t most, size_t *count)
{
    struct place_list list;
    int got = tier_list(&n->s, n->expression, first, &list);

    *count = 0;
    while (got >= 0 && *count < most && (got = tier_next(&list, &places[*count])) == 1)
        ++*count;
    tier_end_list(&list);
    return got < 0 ? -1 : 0;
}

/* How many documents there are from one place to another, both included. */
static int count_between(struct counting *n, int64_t first, int64_t last, int64_t *documents)
{
    return database_number(n->s.c, n->s.err, documents,
                           "SELECT count(*) FROM search_header WHERE place BETWEEN ? AND ?", "ii", first, last) < 0
               ? -1
               : 0;
}

/* Stretches begin at documents that are spread evenly over the ids; what share of the documents there is found is taken for
 * the whole. */
static int estimate(struct counting *n, int64_t *total)
{
    int64_t last_id = 0, looked_at = 0, found = 0, begin, between;
    int64_t places[STRETCH];
    size_t count;

    if (database_number(n->s.c, n->s.err, &last_id, "SELECT ifnull(max(id), 0) FROM document", "") < 0)
        return -1;
    for (int i = 0; i < STRETCHES; i++) {
        int got = database_number(n->s.c, n->s.err, &begin,
                                  "SELECT place FROM search_header WHERE document >= ? ORDER BY document LIMIT 1", "i",
                                  last_id * i / STRETCHES + last_id / (2 * STRETCHES));

        if (got != 1 || begin < n->s.first || begin > n->s.last)
            begin = n->s.first;
        if (got < 0 || read_places(n, begin, places, STRETCH, &count) != 0)
            return -1;
        if (count == 0)
            continue;
        if (count_between(n, begin, places[count - 1], &between) != 0)
            return -1;
        looked_at += between;
        found += (int64_t)count;
        for (size_t k = 0; k < count; k++)
            if (count_place(n, places[k]) != 0)
                return -1;
    }
    if (count_between(n, n->s.first, n->s.last, &between) != 0)
        return -1;
    *total = looked_at ? (int64_t)((double)between * (double)found / (double)looked_at) : 0;
    for (int f = 0; f < FACET_COUNT && found; f++)
        for (size_t v = 0; v < n->tallies[f].count; v++) {
            struct facet_value *value = &n->tallies[f].values[v];

            value->count = (int64_t)((double)value->count * (double)*total / (double)found);
        }
    return 0;
}

static int count_all(struct counting *n, struct facets *facets)
{
    int64_t *places = arena_alloc(n->s.arena, (FACET_EXACT + 1) * sizeof *places);
    size_t count;

    if (read_places(n, 0, places, FACET_EXACT + 1, &count) != 0)
        return -1;
    facets->estimated = facets->capped = count > FACET_EXACT;
    facets->total = (int64_t)count;
    if (facets->estimated)
        return estimate(n, &facets->total);
    for (size_t i = 0; i < count; i++)
        if (count_place(n, places[i]) != 0)
            return -1;
    return 0;
}

int search_facets(struct catalogue *c, struct arena *arena, const struct search_query *wanted, struct facets *facets,
                  struct err *err)
{
    struct counting n = {.s = {.c = c, .arena = arena, .wanted = wanted, .err = err}};
    cleanup_buf struct buf expression = {0};
    cleanup_free struct tally *tallies = memory_alloc(FACET_COUNT * sizeof *tallies);
    int result;

    *facets = (struct facets){0};
    n.tallies = tallies;
    n.s.result = &n.result;
    query_parse(arena, wanted->text, strnlen(wanted->text, SEARCH_QUERY_BYTES), &n.s.query);
    n.s.query.open_only = wanted->open_only;
    result = expand_query(c, arena, &n.s.query, err);
    expression_put_all(&n.s.query, &expression);
    n.expression = buf_string(&expression);
    if (result == 0)
        result = tier_begin(&n.s);
    if (result == 0)
        result = count_all(&n, facets);
    tier_end(&n.s);
    if (result == 0)
        finish(tallies, facets);
    return result;
}

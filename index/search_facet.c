/* search_facets(): what the documents found are. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/expand.h"
#include "index/expression.h"
#include "index/facet_cache.h"
#include "index/search.h"
#include "index/tier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* An estimate looks at so many stretches of the archive, and at so many documents of each. */
#define STRETCHES 24
#define STRETCH   16
/* Fewer documents than this are counted without an estimate before. */
#define FEW 800

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

/* One search whose documents are counted. */
struct counting {
    struct search s;
    struct search_result result;
    int64_t *sums[FACET_COUNT];
    size_t rooms[FACET_COUNT];
    const char *expression;
};

/* How often each value of each facet was met, by its number in the cache. */
static int count_place(struct counting *n, int64_t place)
{
    uint16_t values[FACET_COUNT];

    if (facet_cache_look_up(n->s.c, place, values, n->s.err) != 0)
        return -1;
    for (int f = 0; f < FACET_COUNT; f++) {
        size_t known = facet_cache_count(n->s.c->facets, (enum facet)f);

        if (known > n->rooms[f]) {
            n->sums[f] = memory_resize(n->sums[f], known * 2, sizeof *n->sums[f]);
            memset(n->sums[f] + n->rooms[f], 0, (known * 2 - n->rooms[f]) * sizeof *n->sums[f]);
            n->rooms[f] = known * 2;
        }
        n->sums[f][values[f]]++;
    }
    return 0;
}

/* The values that were met, each with how often; a document in several dossiers has several. */
static struct facet_value *list_values(struct counting *n, enum facet f, size_t *count)
{
    const struct facet_cache *cache = n->s.c->facets;
    struct facet_value *all;
    size_t room = 1;

    for (size_t v = 1; v < n->rooms[f]; v++)
        for (const char *p = n->sums[f][v] ? facet_cache_value(cache, f, (uint16_t)v) : NULL; p;
             p = strchr(p + 1, '\n'))
            room++;
    all = arena_alloc(n->s.arena, room * sizeof *all);
    for (size_t v = 1; v < n->rooms[f]; v++)
        for (const char *p = n->sums[f][v] ? facet_cache_value(cache, f, (uint16_t)v) : ""; *p;) {
            size_t length = f == FACET_DOSSIER ? strcspn(p, "\n") : strlen(p);

            all[(*count)++] = (struct facet_value){arena_strndup(n->s.arena, p, length), n->sums[f][v]};
            p += length + (p[length] != '\0');
        }
    return all;
}

/* Equal values, which stand side by side, as one. */
static size_t merge_equal(struct facet_value *all, size_t count)
{
    size_t kept = 0;

    for (size_t i = 1; i < count; i++)
        if (!strcmp(all[i].value, all[kept].value))
            all[kept].count += all[i].count;
        else
            all[++kept] = all[i];
    return kept + 1;
}

static void put_facet(struct counting *n, enum facet f, double factor, struct facets *facets)
{
    size_t count = 0;
    struct facet_value *all = list_values(n, f, &count);

    if (count > 1 && f == FACET_DOSSIER) {
        qsort(all, count, sizeof *all, by_value);
        count = merge_equal(all, count);
    }
    for (size_t i = 0; i < count; i++)
        all[i].count = (int64_t)((double)all[i].count * factor + 0.5);
    if (count > 1)
        qsort(all, count, sizeof *all, f == FACET_YEAR ? by_value : by_count);
    facets->counts[f] = count < FACET_VALUES ? count : FACET_VALUES;
    memcpy(facets->values[f], all, facets->counts[f] * sizeof *all);
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

/* Stretches begin at documents that are spread evenly over the ids; what share of the documents there is found is taken
 * for the whole. */
static int estimate(struct counting *n, int64_t last_id, int64_t *total, double *factor)
{
    int64_t looked_at = 0, found = 0, begin, between;
    int64_t places[STRETCH];
    size_t count;

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
    between = last_id;
    if ((n->s.first > 0 || n->s.last < INT64_MAX) && count_between(n, n->s.first, n->s.last, &between) != 0)
        return -1;
    *total = looked_at ? (int64_t)((double)between * (double)found / (double)looked_at) : 0;
    *factor = found ? (double)*total / (double)found : 1;
    return 0;
}

/* Counted one by one, unless they are more than `most`. */
static int count_exactly(struct counting *n, size_t most, struct facets *facets)
{
    int64_t *places = arena_alloc(n->s.arena, (most + 1) * sizeof *places);
    size_t count;

    if (read_places(n, 0, places, most + 1, &count) != 0)
        return -1;
    facets->total = (int64_t)count;
    facets->estimated = count > most;
    for (size_t i = 0; i < count && !facets->estimated; i++)
        if (count_place(n, places[i]) != 0)
            return -1;
    return 0;
}

static void forget_sums(struct counting *n)
{
    for (int f = 0; f < FACET_COUNT; f++)
        if (n->rooms[f])
            memset(n->sums[f], 0, n->rooms[f] * sizeof *n->sums[f]);
}

/* Where an estimate says far more than FACET_EXACT, ten thousand need not be read to know it. */
static int count_all(struct counting *n, double *factor, struct facets *facets)
{
    int64_t last_id = 0;

    if (count_exactly(n, FEW, facets) != 0)
        return -1;
    if (!facets->estimated)
        return 0;
    if (database_number(n->s.c, n->s.err, &last_id, "SELECT ifnull(max(id), 0) FROM document", "") < 0 ||
        estimate(n, last_id, &facets->total, factor) != 0)
        return -1;
    if (facets->total <= 2 * FACET_EXACT) {
        forget_sums(n);
        *factor = 1;
        if (count_exactly(n, FACET_EXACT, facets) != 0)
            return -1;
        if (facets->estimated && estimate(n, last_id, &facets->total, factor) != 0)
            return -1;
    }
    facets->capped = facets->estimated;
    return 0;
}

/* Inside one transaction. */
static int count_documents(struct counting *n, double *factor, struct facets *facets)
{
    cleanup_buf struct buf expression = {0};
    int result;

    if (expand_query(n->s.c, n->s.arena, &n->s.query, n->s.err) != 0)
        return -1;
    expression_put_all(&n->s.query, &expression);
    n->expression = buf_string(&expression);
    result =
        facet_cache_open(n->s.c, n->s.err) != 0 || tier_begin(&n->s) != 0 || count_all(n, factor, facets) != 0 ? -1 : 0;
    tier_end(&n->s);
    return result;
}

int search_facets(struct catalogue *c, struct arena *arena, const struct search_query *wanted, struct facets *facets,
                  struct err *err)
{
    struct counting n = {.s = {.c = c, .arena = arena, .wanted = wanted, .err = err}};
    bool own = sqlite3_get_autocommit(c->db);
    struct err ignored;
    double factor = 1;
    int result;

    *facets = (struct facets){0};
    n.s.result = &n.result;
    query_parse(arena, wanted->text, strnlen(wanted->text, SEARCH_QUERY_BYTES), &n.s.query);
    n.s.query.open_only = wanted->open_only;
    /* An estimate asks some hundred times: locked once, not each time. */
    if (own && database_exec(c, "BEGIN", err) != 0)
        return -1;
    result = count_documents(&n, &factor, facets);
    if (own)
        database_exec(c, "COMMIT", &ignored);
    for (int f = 0; f < FACET_COUNT; f++) {
        if (result == 0)
            put_facet(&n, (enum facet)f, factor, facets);
        free(n.sums[f]);
    }
    return result;
}

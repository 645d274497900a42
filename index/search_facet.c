/* search_facets(): what the documents found are. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/clause.h"
#include "index/database.h"
#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* All values of one facet while they are counted. */
struct tally {
    struct facet_value *values;
    size_t count;
};

static void put_source(struct arena *arena, const struct query *q, struct clause *out)
{
    cleanup_buf struct buf expression = {0};

    if (!query_has_positive(q)) {
        buf_puts(&out->sql, "SELECT h.document FROM search_header h CROSS JOIN document d ON d.id = h.document WHERE "
                            "TRUE");
        clause_put_filters(arena, q, out);
        return;
    }
    query_put_positive(q, true, &expression);
    buf_puts(
        &out->sql,
        "SELECT i.rowid FROM search_index i CROSS JOIN search_header h ON h.document = i.rowid CROSS JOIN document "
        "d ON d.id = i.rowid WHERE search_index MATCH ");
    clause_bind(out, arena_strdup(arena, expression.data));
    clause_put_filters(arena, q, out);
}

static void add(struct arena *arena, struct tally *tally, const char *value)
{
    if (!value || !*value)
        return;
    for (size_t i = 0; i < tally->count; i++)
        if (!strcmp(tally->values[i].value, value)) {
            tally->values[i].count++;
            return;
        }
    tally->values[tally->count++] = (struct facet_value){arena_strdup(arena, value), 1};
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

static void finish(struct tally tallies[FACET_COUNT], struct facets *facets)
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

int search_facets(struct catalogue *c, struct arena *arena, const struct search_query *wanted, struct facets *facets,
                  struct err *err)
{
    struct tally tallies[FACET_COUNT];
    struct clause clause = {0};
    struct query query;
    sqlite3_stmt *stmt;
    int64_t rows = 0;
    int got;

    *facets = (struct facets){0};
    for (int f = 0; f < FACET_COUNT; f++)
        tallies[f] = (struct tally){arena_alloc(arena, SEARCH_COUNT_CAP * sizeof(struct facet_value)), 0};
    query_parse(arena, wanted->text, strnlen(wanted->text, SEARCH_QUERY_BYTES), &query);
    query.open_only = wanted->open_only;
    buf_puts(&clause.sql, "WITH m(id) AS MATERIALIZED (");
    put_source(arena, &query, &clause);
    buf_printf(
        &clause.sql,
        " LIMIT %d) SELECT (SELECT value FROM field f WHERE f.document = m.id AND name = 'type'), h.year, (SELECT "
        "value FROM field f WHERE f.document = m.id AND name = 'issuer'), d.state FROM m JOIN search_header h ON "
        "h.document = m.id JOIN document d ON d.id = m.id",
        SEARCH_COUNT_CAP + 1);
    stmt = clause_prepare(c, &clause, err);
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1 && rows < SEARCH_COUNT_CAP) {
        for (int f = 0; f < FACET_COUNT; f++)
            add(arena, &tallies[f], database_borrow(stmt, f));
        rows++;
    }
    facets->capped = got == 1;
    database_done(c, stmt);
    finish(tallies, facets);
    return got < 0 ? -1 : 0;
}

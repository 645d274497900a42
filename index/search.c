#include "index/search.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/match.h"
#include "index/query.h"
#include "index/tier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define LIMIT_HITS   500
#define LIMIT_OFFSET 100000
#define DEFAULT_HITS 20
static const char *const MATCH_NAMES[] = {
    [SEARCH_NUMBER] = "number", [SEARCH_TEXT] = "text", [SEARCH_FOLDED] = "folded", [SEARCH_FILTER] = "filter"};

const char *search_match_name(enum search_match match)
{
    return MATCH_NAMES[match];
}

/* Hits --------------------------------------------------------------------------------------------------------------
 */

struct search_hit *tier_new_hit(struct search *s, int64_t document, enum search_match match, double score)
{
    struct search_hit *hit = &s->result->hits[s->result->count++];

    *hit = (struct search_hit){.document = document, .match = match, .score = score, .page = 1, .snippet = ""};
    return hit;
}

bool tier_is_full(const struct search *s)
{
    return s->result->count == s->limit;
}

int tier_put_snippet(struct search *s, struct search_hit *hit, bool folded)
{
    sqlite3_stmt *stmt =
        database_query(s->c, s->err,
                       "SELECT text, (SELECT value FROM field WHERE document = ?1 AND name = 'abstract') FROM page "
                       "WHERE document = ?1 AND number = ?2",
                       "id", hit->document, hit->page);
    int got = stmt ? database_row(s->c, stmt, s->err) : -1;

    if (got == 1) {
        const char *text = database_borrow(stmt, 0), *abstract = database_borrow(stmt, 1);
        size_t found = 0, in_abstract = 0;
        const char *other;

        hit->snippet = match_snippet(s->arena, &s->query, folded, text ? text : "", s->wanted, &found);
        if (found == 0 && abstract) {
            other = match_snippet(s->arena, &s->query, folded, abstract, s->wanted, &in_abstract);
            if (in_abstract > 0 || !*hit->snippet)
                hit->snippet = other;
        }
    }
    database_done(s->c, stmt);
    return got < 0 ? -1 : 0;
}

int tier_put_boxes(struct search *s, struct search_hit *hit, bool folded)
{
    struct page page;
    struct err missing;

    if (!s->wanted->boxes)
        return 0;
    if (catalogue_load_page(s->c, s->arena, hit->document, hit->page, &page, &missing) != 0) {
        if (missing.code == ERR_NOT_FOUND)
            return 0;
        *s->err = missing;
        return -1;
    }
    match_boxes(s->arena, &s->query, folded, &page, &hit->boxes, &hit->box_count);
    return 0;
}

/* Filters alone
 * ----------------------------------------------------------------------------------------------------------- */

static sqlite3_stmt *prepare_listing(struct search *s, const char *what, const char *end)
{
    cleanup_buf struct buf avoid = {0};
    struct clause clause = {0};
    sqlite3_stmt *stmt;

    query_put_negated(&s->query, !s->query.marked, &avoid);
    buf_printf(&clause.sql, "%s FROM search_header h CROSS JOIN document d ON d.id = h.document WHERE TRUE", what);
    clause_put_filters(s->arena, &s->query, &clause);
    if (avoid.len) {
        buf_puts(&clause.sql, " AND h.document NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH ");
        clause_bind(&clause, avoid.data);
        buf_putc(&clause.sql, ')');
    }
    buf_puts(&clause.sql, end);
    stmt = clause_prepare(s->c, &clause, s->err);
    return stmt;
}

static int filter_tier(struct search *s)
{
    char end[128];
    sqlite3_stmt *stmt = prepare_listing(s, "SELECT count(*)", "");
    int got = stmt ? database_row(s->c, stmt, s->err) : -1;

    if (got == 1)
        s->result->total = sqlite3_column_int64(stmt, 0);
    database_done(s->c, stmt);
    if (got != 1)
        return -1;
    snprintf(end, sizeof end, " ORDER BY h.date DESC, h.document DESC LIMIT %zu OFFSET %zu", s->limit, s->offset);
    stmt = prepare_listing(s, "SELECT h.document", end);
    if (!stmt)
        return -1;
    while (!tier_is_full(s) && (got = database_row(s->c, stmt, s->err)) == 1) {
        struct search_hit *hit = tier_new_hit(s, sqlite3_column_int64(stmt, 0), SEARCH_FILTER, 0);

        if (tier_put_snippet(s, hit, false) != 0) {
            got = -1;
            break;
        }
    }
    database_done(s->c, stmt);
    return got < 0 ? -1 : 0;
}

/* -----------------------------------------------------------------------------------------------------------------------
 */

static int run_tiers(struct search *s)
{
    const struct query *q = &s->query;

    if (!q->term_count && !q->filter_count) {
        s->result->empty = true;
        return 0;
    }
    if (q->is_number && tier_number(s) != 0)
        return -1;
    if (query_has_positive(q))
        return tier_text(s);
    return q->is_number ? 0 : filter_tier(s);
}

static size_t query_length(const char *text)
{
    return strnlen(text, SEARCH_QUERY_BYTES);
}

int search_run(struct catalogue *c, struct arena *arena, const struct search_query *wanted,
               struct search_result *result, struct err *err)
{
    struct search s = {.c = c, .arena = arena, .wanted = wanted, .result = result, .err = err};
    bool own = sqlite3_get_autocommit(c->db);
    struct err ignored;
    int status;

    *result = (struct search_result){0};
    s.limit = wanted->limit == 0 ? DEFAULT_HITS : wanted->limit > LIMIT_HITS ? LIMIT_HITS : wanted->limit;
    s.offset = wanted->offset > LIMIT_OFFSET ? LIMIT_OFFSET : wanted->offset;
    result->hits = arena_alloc(arena, s.limit * sizeof *result->hits);
    query_parse(arena, wanted->text, query_length(wanted->text), &s.query);
    s.query.open_only = wanted->open_only;
    /* One read transaction: the sums and the hits speak of the same state. */
    if (own && database_exec(c, "BEGIN", err) != 0)
        return -1;
    status = run_tiers(&s);
    if (own)
        database_exec(c, "COMMIT", &ignored);
    buf_release(&s.taken);
    if (result->total > SEARCH_COUNT_CAP) {
        result->capped = true;
        result->total = SEARCH_COUNT_CAP;
    }
    return status;
}

int search_boxes(struct catalogue *c, struct arena *arena, const char *text, int64_t document, int number,
                 struct page_box **boxes, size_t *count, struct err *err)
{
    struct query query;
    struct page page;

    *boxes = NULL;
    *count = 0;
    query_parse(arena, text, query_length(text), &query);
    if (catalogue_load_page(c, arena, document, number, &page, err) != 0)
        return -1;
    match_boxes(arena, &query, !query.marked, &page, boxes, count);
    if (*count == 0 && query.marked)
        match_boxes(arena, &query, true, &page, boxes, count);
    return 0;
}

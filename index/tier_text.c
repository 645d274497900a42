#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/hits.h"
#include "index/tier.h"
#include "pipeline/base/err.h"

/* Matches ranked at once. */
#define RANKED 2000
/* The columns that say what a document is. */
#define TITLE "{number title}"

/* The condition that a text match fits the filters and was not given by the number tier. Looked up for each match in
 * order of rank until the limit is reached: cheaper than a set of all documents that fit. */
static void put_restrictions(struct search *s, struct clause *out)
{
    if (s->query.filter_count > 0 || s->query.open_only) {
        buf_puts(&out->sql, " AND EXISTS (SELECT 1 FROM search_header h JOIN document d ON d.id = h.document "
                            "WHERE h.document = search_index.rowid");
        clause_put_filters(s->arena, &s->query, out);
        buf_putc(&out->sql, ')');
    }
    if (s->any_taken) {
        buf_puts(&out->sql, " AND +search_index.rowid NOT IN (SELECT value FROM json_each(");
        clause_bind(out, buf_string(&s->taken));
        buf_puts(&out->sql, "))");
    }
}

/* The page with most different phrases, then with most hits. */
static int best_page(struct search *s, int64_t document, const struct hit *hits, size_t count, int *page)
{
    sqlite3_stmt *stmt;
    size_t at = 0, best = 0;
    int number = 0, got;

    if (count == 0)
        return 0;
    stmt = database_query(s->c, s->err,
                          "SELECT number, first_token, lead(first_token) OVER (ORDER BY number) "
                          "FROM search_page WHERE document = ? ORDER BY number",
                          "i", document);
    if (!stmt)
        return -1;
    while ((got = database_row(s->c, stmt, s->err)) == 1 && at < count) {
        int64_t end = sqlite3_column_type(stmt, 2) == SQLITE_NULL ? INT64_MAX : sqlite3_column_int64(stmt, 2);
        size_t first = at, weight;
        uint64_t phrases = 0;

        for (; at < count && hits[at].token < end; at++)
            phrases |= UINT64_C(1) << (hits[at].phrase & 63);
        weight = (size_t)__builtin_popcountll(phrases) * 2 * HITS_MAX + (at - first);
        if (at > first && weight > best) {
            best = weight;
            number = sqlite3_column_int(stmt, 0);
        }
    }
    database_done(s->c, stmt);
    if (number > 0)
        *page = number;
    return got < 0 ? -1 : 0;
}

/* An FTS5 expression and what its hits are. */
struct text {
    const char *expression;
    enum search_match match;
    bool folded;
};

/* How many match, counted to the cap and one more (full: to the end). */
static int count_text(struct search *s, const char *match, bool full, int64_t *count)
{
    struct clause clause = {0};
    sqlite3_stmt *stmt;
    int got;

    buf_puts(&clause.sql, "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ");
    clause_bind(&clause, match);
    put_restrictions(s, &clause);
    if (full)
        buf_putc(&clause.sql, ')');
    else
        buf_printf(&clause.sql, " LIMIT %d)", SEARCH_COUNT_CAP + 1);
    stmt = clause_prepare(s->c, &clause, s->err);
    got = stmt ? database_row(s->c, stmt, s->err) : -1;
    if (got == 1)
        *count = sqlite3_column_int64(stmt, 0);
    database_done(s->c, stmt);
    return got == 1 ? 0 : -1;
}

static int give_text(struct search *s, sqlite3_stmt *stmt, const struct text *t)
{
    int got;

    while (!tier_is_full(s) && (got = database_row(s->c, stmt, s->err)) != 0) {
        struct search_hit *hit;

        if (got < 0)
            return -1;
        hit = tier_new_hit(s, sqlite3_column_int64(stmt, 0), t->match, -sqlite3_column_double(stmt, 1));
        if (best_page(s, hit->document, sqlite3_column_blob(stmt, 2),
                      (size_t)sqlite3_column_bytes(stmt, 2) / sizeof(struct hit), &hit->page) != 0 ||
            tier_put_snippet(s, hit, t->folded) != 0 || tier_put_boxes(s, hit, t->folded) != 0)
            return -1;
    }
    return 0;
}

/* The rowid of the match at place `at` counted from the newest; INT64_MIN when there are not so many. */
static int find_bound(struct search *s, const char *text, size_t at, int64_t *bound)
{
    struct clause clause = {0};
    sqlite3_stmt *stmt;
    int got;

    *bound = INT64_MIN;
    buf_puts(&clause.sql, "SELECT rowid FROM search_index WHERE search_index MATCH ");
    clause_bind(&clause, text);
    put_restrictions(s, &clause);
    buf_printf(&clause.sql, " ORDER BY rowid DESC LIMIT 1 OFFSET %zu", at);
    stmt = clause_prepare(s->c, &clause, s->err);
    got = stmt ? database_row(s->c, stmt, s->err) : -1;
    if (got == 1)
        *bound = sqlite3_column_int64(stmt, 0);
    database_done(s->c, stmt);
    return got < 0 ? -1 : 0;
}

/* Exactly ORDER BY rank LIMIT keeps FTS5's own sorted path; search_hits() is then asked only for rows given. */
static int fetch_text(struct search *s, const struct text *t, int64_t low, int64_t high, size_t offset)
{
    struct clause clause = {0};
    sqlite3_stmt *stmt;
    int result;

    buf_puts(&clause.sql, "SELECT rowid, rank, search_hits(search_index) FROM search_index WHERE search_index MATCH ");
    clause_bind(&clause, t->expression);
    if (low != INT64_MIN || high != INT64_MAX)
        buf_printf(&clause.sql, " AND rowid BETWEEN %" PRId64 " AND %" PRId64, low, high);
    put_restrictions(s, &clause);
    buf_printf(&clause.sql, " ORDER BY rank LIMIT %zu OFFSET %zu", s->limit - s->result->count, offset);
    stmt = clause_prepare(s->c, &clause, s->err);
    if (!stmt)
        return -1;
    result = give_text(s, stmt, t);
    database_done(s->c, stmt);
    return result;
}

/* Ranking costs as much as there are matches: of common words, the newest RANKED are ranked, then the next. */
static int fetch_blocks(struct search *s, const struct text *t)
{
    size_t block = s->offset / RANKED, offset = s->offset % RANKED;
    int64_t low = INT64_MAX, high;

    for (; !tier_is_full(s) && low != INT64_MIN; block++, offset = 0) {
        high = INT64_MAX;
        if (block > 0 && find_bound(s, t->expression, block * RANKED, &high) != 0)
            return -1;
        if (high == INT64_MIN)
            break;
        if (find_bound(s, t->expression, (block + 1) * RANKED - 1, &low) != 0 ||
            fetch_text(s, t, low, high, offset) != 0)
            return -1;
    }
    return 0;
}

/* count: the matches, or more than the cap. */
static int text_tier(struct search *s, const struct text *t, int64_t count)
{
    if (count > SEARCH_COUNT_CAP && s->offset + (s->limit - s->result->count) > SEARCH_COUNT_CAP &&
        count_text(s, t->expression, true, &count) != 0)
        return -1;
    s->result->total += count;
    if (!tier_is_full(s) && s->offset < (size_t)count &&
        (count > SEARCH_COUNT_CAP ? fetch_blocks(s, t) : fetch_text(s, t, INT64_MIN, INT64_MAX, s->offset)) != 0)
        return -1;
    s->offset -= s->offset < (size_t)count ? s->offset : (size_t)count;
    return 0;
}

/* Documents that match `positive` but not `avoid`. When they are many, those with all the words in their number or
 * title come first, so that ranking by blocks does not hide them. */
static int split_tier(struct search *s, const char *positive, const char *avoid, enum search_match match, bool folded)
{
    cleanup_buf struct buf all = {0}, title = {0}, rest = {0};
    int64_t count = 0;

    buf_printf(&all, "%s%s", positive, avoid);
    if (count_text(s, all.data, false, &count) != 0)
        return -1;
    if (count <= SEARCH_COUNT_CAP)
        return text_tier(s, &(struct text){all.data, match, folded}, count);
    buf_printf(&title, "(%s : %s)%s", TITLE, positive, avoid);
    buf_printf(&rest, "%s NOT (%s : %s)", all.data, TITLE, positive);
    if (count_text(s, title.data, false, &count) != 0 ||
        text_tier(s, &(struct text){title.data, match, folded}, count) != 0 ||
        count_text(s, rest.data, false, &count) != 0)
        return -1;
    return text_tier(s, &(struct text){rest.data, match, folded}, count);
}

int tier_text(struct search *s)
{
    cleanup_buf struct buf exact = {0}, folded = {0}, negated = {0}, avoid = {0};
    const struct query *q = &s->query;
    int result;

    query_put_negated(q, !q->marked, &negated);
    if (negated.len)
        buf_printf(&avoid, " NOT %s", negated.data);
    query_put_positive(q, !q->marked, &exact);
    result = split_tier(s, exact.data, buf_string(&avoid), SEARCH_TEXT, !q->marked);
    if (result != 0 || !q->marked || (tier_is_full(s) && s->result->total > SEARCH_COUNT_CAP))
        return result;
    query_put_positive(q, true, &folded);
    buf_printf(&avoid, " NOT %s", exact.data);
    return split_tier(s, folded.data, buf_string(&avoid), SEARCH_FOLDED, true);
}

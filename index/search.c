#include "index/search.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/clause.h"
#include "index/database.h"
#include "index/hits.h"
#include "index/match.h"
#include "index/query.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define LIMIT_HITS   500
#define LIMIT_OFFSET 100000
#define DEFAULT_HITS 20
/* Matches ranked at once. */
#define RANKED 2000
/* The columns that say what a document is. */
#define TITLE "{number title}"

static const char *const MATCH_NAMES[] = {[SEARCH_NUMBER] = "number", [SEARCH_TEXT] = "text",
                                          [SEARCH_FOLDED] = "folded", [SEARCH_FILTER] = "filter"};

const char *search_match_name(enum search_match match)
{
    return MATCH_NAMES[match];
}

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

/* The condition that a text match fits the filters and was not given by the number tier. A sum for each match in order of
 * rank until the limit is reached: cheaper than a set of all documents that fit. */
static void put_restrictions(struct search *s, struct clause *out)
{
    if (s->query.filter_count > 0) {
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

/* Hits -------------------------------------------------------------------------------------------------------------- */

static struct search_hit *new_hit(struct search *s, int64_t document, enum search_match match, double score)
{
    struct search_hit *hit = &s->result->hits[s->result->count++];

    *hit = (struct search_hit){.document = document, .match = match, .score = score, .page = 1, .snippet = ""};
    return hit;
}

static bool is_full(const struct search *s)
{
    return s->result->count == s->limit;
}

/* The page with most different phrases, then with most hits. */
static int best_page(struct search *s, int64_t document, const struct hit *hits, size_t count, int *page)
{
    sqlite3_stmt *stmt;
    size_t at = 0, best = 0;
    int number = 0, got;

    if (count == 0)
        return 0;
    stmt = database_query(s->c, s->err, "SELECT number, first_token, lead(first_token) OVER (ORDER BY number) "
                                        "FROM search_page WHERE document = ? ORDER BY number", "i", document);
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

static int put_snippet(struct search *s, struct search_hit *hit, bool folded)
{
    sqlite3_stmt *stmt = database_query(
        s->c, s->err, "SELECT text, (SELECT value FROM field WHERE document = ?1 AND name = 'abstract') FROM page "
                      "WHERE document = ?1 AND number = ?2", "id", hit->document, hit->page);
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

static int put_boxes(struct search *s, struct search_hit *hit, bool folded)
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

/* Numbers ------------------------------------------------------------------------------------------------------------ */

struct number_hit {
    int64_t document;
    const char *value, *date;
    int fit;
    bool unconfirmed;
};

static int compare_numbers(const void *a, const void *b)
{
    const struct number_hit *x = a, *y = b;
    int order = (int)x->unconfirmed - (int)y->unconfirmed;

    if (order == 0)
        order = y->fit - x->fit;
    if (order == 0)
        order = strcmp(y->date, x->date);
    return order ? order : (x->document > y->document) - (x->document < y->document);
}

/* A document may match by several candidates: its best stays, in front. */
static size_t drop_repeats(struct number_hit *hits, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(hits, count, sizeof *hits, compare_numbers);
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;

        while (j < kept && hits[j].document != hits[i].document)
            j++;
        if (j == kept)
            hits[kept++] = hits[i];
    }
    return kept;
}

static int find_numbers(struct search *s, struct number_hit **hits, size_t *count)
{
    struct clause clause = {0};
    sqlite3_stmt *stmt;
    size_t room = 0;
    int got;

    buf_puts(&clause.sql, "SELECT n.document, n.year, n.kind, n.organ, n.value, n.unconfirmed, ifnull(h.date, '') "
                          "FROM search_number n CROSS JOIN search_header h ON h.document = n.document "
                          "CROSS JOIN document d ON d.id = n.document WHERE n.digits = ");
    clause_bind(&clause, s->query.number.digits);
    clause_put_filters(s->arena, &s->query, &clause);
    stmt = clause_prepare(s->c, &clause, s->err);
    if (!stmt)
        return -1;
    while ((got = database_row(s->c, stmt, s->err)) == 1) {
        struct number key = {.year = sqlite3_column_int(stmt, 1)};
        int fit;

        strcpy(key.digits, s->query.number.digits);
        snprintf(key.kind, sizeof key.kind, "%s", database_borrow(stmt, 2));
        snprintf(key.organ, sizeof key.organ, "%s", database_borrow(stmt, 3));
        fit = number_fit(&s->query.number, &key);
        if (fit == 0)
            continue;
        if (*count == room) {
            room = room ? room * 2 : 64;
            *hits = memory_resize(*hits, room, sizeof **hits);
        }
        (*hits)[(*count)++] = (struct number_hit){sqlite3_column_int64(stmt, 0), database_text(s->arena, stmt, 4),
                                                  database_text(s->arena, stmt, 6), fit, sqlite3_column_int(stmt, 5)};
    }
    database_done(s->c, stmt);
    *count = got == 0 ? drop_repeats(*hits, *count) : 0;
    return got;
}

/* A number is shown where its field stands: handwritten, it may be no word at all. */
static int show_number(struct search *s, struct search_hit *hit)
{
    sqlite3_stmt *stmt = database_query(s->c, s->err, "SELECT page, box FROM field WHERE document = ? AND "
                                                      "name = 'number' AND page > 0", "i", hit->document);
    int got = stmt ? database_row(s->c, stmt, s->err) : -1;
    struct box box = {0};
    bool placed = false;

    if (got == 1) {
        const char *text = database_borrow(stmt, 1);

        hit->page = sqlite3_column_int(stmt, 0);
        placed = text && sscanf(text, "%d %d %d %d", &box.x, &box.y, &box.w, &box.h) == 4;
    }
    database_done(s->c, stmt);
    if (got < 0 || put_snippet(s, hit, true) != 0 || put_boxes(s, hit, true) != 0)
        return -1;
    if (s->wanted->boxes && placed) {
        struct page_box *boxes = arena_alloc(s->arena, (hit->box_count + 1) * sizeof *boxes);

        boxes[0] = (struct page_box){hit->page, box};
        if (hit->box_count)
            memcpy(boxes + 1, hit->boxes, hit->box_count * sizeof *boxes);
        hit->boxes = boxes;
        hit->box_count++;
    }
    return 0;
}

static int give_numbers(struct search *s, const struct number_hit *hits, size_t count)
{
    s->any_taken = count > 0;
    for (size_t i = 0; i < count; i++)
        buf_printf(&s->taken, "%c%" PRId64, i ? ',' : '[', hits[i].document);
    buf_putc(&s->taken, ']');
    s->result->total += (int64_t)count;
    for (size_t i = s->offset; i < count && !is_full(s); i++) {
        struct search_hit *hit = new_hit(s, hits[i].document, SEARCH_NUMBER,
                                         hits[i].fit + (hits[i].unconfirmed ? 0 : 0.5));

        hit->unconfirmed = hits[i].unconfirmed;
        hit->number = hits[i].value;
        if (show_number(s, hit) != 0)
            return -1;
    }
    s->offset -= s->offset < count ? s->offset : count;
    return 0;
}

static int number_tier(struct search *s)
{
    struct number_hit *hits = NULL;
    size_t count = 0;
    int result = find_numbers(s, &hits, &count);

    if (result == 0)
        result = give_numbers(s, hits, count);
    free(hits);
    return result;
}

/* Text ----------------------------------------------------------------------------------------------------------------- */

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

    while (!is_full(s) && (got = database_row(s->c, stmt, s->err)) != 0) {
        struct search_hit *hit;

        if (got < 0)
            return -1;
        hit = new_hit(s, sqlite3_column_int64(stmt, 0), t->match, -sqlite3_column_double(stmt, 1));
        if (best_page(s, hit->document, sqlite3_column_blob(stmt, 2),
                      (size_t)sqlite3_column_bytes(stmt, 2) / sizeof(struct hit), &hit->page) != 0 ||
            put_snippet(s, hit, t->folded) != 0 || put_boxes(s, hit, t->folded) != 0)
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
static int fetch_blocks(struct search *s, const struct text *t, int64_t count)
{
    size_t block = s->offset / RANKED, offset = s->offset % RANKED;

    for (; !is_full(s) && block * RANKED < (size_t)count; block++, offset = 0) {
        int64_t low = INT64_MIN, high = INT64_MAX;

        if (block > 0 && find_bound(s, t->expression, block * RANKED, &high) != 0)
            return -1;
        if (find_bound(s, t->expression, (block + 1) * RANKED - 1, &low) != 0 || fetch_text(s, t, low, high, offset) != 0)
            return -1;
    }
    return 0;
}

static int text_tier(struct search *s, const struct text *t)
{
    int64_t count = 0;

    if (count_text(s, t->expression, false, &count) != 0)
        return -1;
    if (count > SEARCH_COUNT_CAP && s->offset + (s->limit - s->result->count) > SEARCH_COUNT_CAP &&
        count_text(s, t->expression, true, &count) != 0)
        return -1;
    s->result->total += count;
    if (!is_full(s) && s->offset < (size_t)count &&
        (count > SEARCH_COUNT_CAP ? fetch_blocks(s, t, INT32_MAX) : fetch_text(s, t, INT64_MIN, INT64_MAX, s->offset)) != 0)
        return -1;
    s->offset -= s->offset < (size_t)count ? s->offset : (size_t)count;
    return 0;
}

/* Documents that match `positive` but not `avoid`. When they are many, those with all the words in their number or title come
 * first, so that ranking by blocks does not hide them. */
static int split_tier(struct search *s, const char *positive, const char *avoid, enum search_match match, bool folded)
{
    cleanup_buf struct buf all = {0}, title = {0}, rest = {0};
    int64_t count = 0;

    buf_printf(&all, "%s%s", positive, avoid);
    if (count_text(s, all.data, false, &count) != 0)
        return -1;
    if (count <= SEARCH_COUNT_CAP)
        return text_tier(s, &(struct text){all.data, match, folded});
    buf_printf(&title, "(%s : %s)%s", TITLE, positive, avoid);
    buf_printf(&rest, "%s NOT (%s : %s)", all.data, TITLE, positive);
    if (text_tier(s, &(struct text){title.data, match, folded}) != 0)
        return -1;
    return text_tier(s, &(struct text){rest.data, match, folded});
}

static int text_tiers(struct search *s)
{
    cleanup_buf struct buf exact = {0}, folded = {0}, negated = {0}, avoid = {0};
    const struct query *q = &s->query;
    int result;

    query_put_negated(q, !q->marked, &negated);
    if (negated.len)
        buf_printf(&avoid, " NOT %s", negated.data);
    query_put_positive(q, !q->marked, &exact);
    result = split_tier(s, exact.data, buf_string(&avoid), SEARCH_TEXT, !q->marked);
    if (result != 0 || !q->marked || (is_full(s) && s->result->total > SEARCH_COUNT_CAP))
        return result;
    query_put_positive(q, true, &folded);
    buf_printf(&avoid, " NOT %s", exact.data);
    return split_tier(s, folded.data, buf_string(&avoid), SEARCH_FOLDED, true);
}

/* Filters alone ----------------------------------------------------------------------------------------------------------- */

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
    while (!is_full(s) && (got = database_row(s->c, stmt, s->err)) == 1) {
        struct search_hit *hit = new_hit(s, sqlite3_column_int64(stmt, 0), SEARCH_FILTER, 0);

        if (put_snippet(s, hit, false) != 0) {
            got = -1;
            break;
        }
    }
    database_done(s->c, stmt);
    return got < 0 ? -1 : 0;
}

/* ----------------------------------------------------------------------------------------------------------------------- */

static int run_tiers(struct search *s)
{
    const struct query *q = &s->query;

    if (!q->term_count && !q->filter_count) {
        s->result->empty = true;
        return 0;
    }
    if (q->is_number && number_tier(s) != 0)
        return -1;
    if (query_has_positive(q))
        return text_tiers(s);
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

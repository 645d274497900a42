#include "index/tier.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/dossier_filter.h"
#include "index/expression.h"
#include "index/match.h"
#include "index/place.h"
#include "pipeline/base/err.h"
#include "pipeline/model/page.h"

/* Rows between two looks at the clock. */
#define STEPS 64

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

bool tier_is_full(const struct search *s)
{
    return s->result->count == s->limit;
}

bool tier_is_late(struct search *s)
{
    s->result->cut = s->result->cut || now() > s->deadline;
    return s->result->cut;
}

struct search_hit *tier_new_hit(struct search *s, int64_t document, enum search_match match, double score)
{
    struct search_hit *hit = &s->result->hits[s->result->count++];

    *hit = (struct search_hit){.document = document, .match = match, .score = score, .page = 1, .snippet = ""};
    return hit;
}

/* Filters ------------------------------------------------------------------------------------------------------ */

static void narrow(struct search *s, const struct query_filter *f)
{
    int64_t first, last;

    if (f->negated || (f->kind != FILTER_DATE && f->kind != FILTER_YEAR))
        return;
    place_range(f->low, f->high, &first, &last);
    s->first = first > s->first ? first : s->first;
    s->last = last < s->last ? last : s->last;
}

/* A dossier has few of the documents: that one is not among them is known without asking the tables. */
static int narrow_to_dossier(struct search *s)
{
    if (dossier_filter_find(s->c, s->arena, &s->query, s->err) != 0 ||
        dossier_filter_places(s->c, s->arena, &s->query, &s->held, &s->held_count, s->err) != 0)
        return -1;
    if (s->held_count > 0) {
        s->first = s->held[0] > s->first ? s->held[0] : s->first;
        s->last = s->held[s->held_count - 1] < s->last ? s->held[s->held_count - 1] : s->last;
    }
    return 0;
}

/* Words to avoid where there is no list of the text index to leave them out of. */
static bool put_avoided(const struct query *q, struct buf *out)
{
    cleanup_buf struct buf filters = {0};

    return !query_has_positive(q) && !expression_put_filters(q, &filters) && expression_put_negated(q, out);
}

int tier_begin(struct search *s)
{
    cleanup_buf struct buf avoid = {0};
    struct clause clause = {0};
    bool avoiding = put_avoided(&s->query, &avoid);

    s->first = 0;
    s->last = INT64_MAX;
    s->deadline = now() + SEARCH_SECONDS;
    for (size_t i = 0; i < s->query.filter_count; i++)
        narrow(s, &s->query.filters[i]);
    if (narrow_to_dossier(s) != 0)
        return -1;
    if (s->query.filter_count == 0 && !s->query.open_only && !avoiding)
        return 0;
    buf_puts(&clause.sql, "SELECT 1 FROM search_header h JOIN document d ON d.id = h.document WHERE h.place = ");
    clause_bind(&clause, "0");
    clause_put_filters(s->arena, &s->query, &clause);
    if (avoiding) {
        buf_puts(&clause.sql, " AND h.place NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH ");
        clause_bind(&clause, avoid.data);
        buf_putc(&clause.sql, ')');
    }
    s->check = clause_prepare(s->c, &clause, s->err);
    return s->check ? 0 : -1;
}

void tier_end(struct search *s)
{
    sqlite3_finalize(s->check);
    s->check = NULL;
    free(s->taken);
    s->taken = NULL;
}

int tier_by_place(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static int passes(struct search *s, int64_t place)
{
    int got;

    if (s->held && (s->held_count == 0 || !bsearch(&place, s->held, s->held_count, sizeof *s->held, tier_by_place)))
        return 0;
    if (s->taken_count && bsearch(&place, s->taken, s->taken_count, sizeof *s->taken, tier_by_place))
        return 0;
    if (!s->check)
        return 1;
    sqlite3_bind_int64(s->check, 1, place);
    got = database_row(s->c, s->check, s->err);
    sqlite3_reset(s->check);
    return got;
}

/* Lists -------------------------------------------------------------------------------------------------------- */

int tier_list(struct search *s, const char *expression, int64_t first, struct place_list *list)
{
    *list = (struct place_list){.s = s};
    if (*expression)
        list->stmt = database_query(s->c, s->err,
                                    "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND "
                                    "? ORDER BY rowid",
                                    "sii", expression, first > s->first ? first : s->first, s->last);
    else
        list->stmt =
            database_query(s->c, s->err, "SELECT place FROM search_header WHERE place BETWEEN ? AND ? ORDER BY place",
                           "ii", first > s->first ? first : s->first, s->last);
    return list->stmt ? 0 : -1;
}

int tier_next(struct place_list *list, int64_t *place)
{
    int got;

    while ((got = database_row(list->s->c, list->stmt, list->s->err)) == 1) {
        *place = sqlite3_column_int64(list->stmt, 0);
        got = passes(list->s, *place);
        if (got != 0)
            return got;
        if (list->steps++ % STEPS == STEPS - 1 && tier_is_late(list->s))
            return 0;
    }
    return got;
}

void tier_end_list(struct place_list *list)
{
    database_done(list->s->c, list->stmt);
    list->stmt = NULL;
}

/* What is shown of a hit --------------------------------------------------------------------------------------- */

/* The page that has most different words of the query; the first of equal ones. */
static int put_page(struct search *s, struct search_hit *hit, bool folded, int only)
{
    sqlite3_stmt *stmt = database_query(s->c, s->err,
                                        "SELECT number, text FROM page WHERE document = ?1 AND (?2 = 0 OR number = ?2) "
                                        "ORDER BY number",
                                        "id", hit->document, only);
    struct match_page best = {0};
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(s->c, stmt, s->err)) == 1) {
        const char *text = database_borrow(stmt, 1);
        struct match_page found =
            match_look(s->arena, &s->query, folded, text ? text : "", best.terms, s->wanted, only > 0);

        if (!best.snippet || found.terms > best.terms) {
            best = found;
            hit->page = sqlite3_column_int(stmt, 0);
            if (best.complete)
                break;
        }
    }
    database_done(s->c, stmt);
    if (best.snippet)
        hit->snippet = best.snippet;
    hit->found_in_text = best.terms > 0;
    return got < 0 ? -1 : 0;
}

/* Words that stand in the abstract alone are shown there. */
static int put_abstract(struct search *s, struct search_hit *hit, bool folded)
{
    sqlite3_stmt *stmt = database_query(
        s->c, s->err, "SELECT value FROM field WHERE document = ? AND name = 'abstract'", "i", hit->document);
    int got = stmt ? database_row(s->c, stmt, s->err) : -1;

    if (got == 1 && database_borrow(stmt, 0)) {
        struct match_page found =
            match_look(s->arena, &s->query, folded, database_borrow(stmt, 0), 0, s->wanted, false);

        if (found.terms > 0 || !*hit->snippet)
            hit->snippet = found.snippet;
    }
    database_done(s->c, stmt);
    return got < 0 ? -1 : 0;
}

static int put_boxes(struct search *s, struct search_hit *hit, bool folded)
{
    struct page page;
    struct err missing;

    if (catalogue_load_page(s->c, s->arena, hit->document, hit->page, &page, &missing) != 0) {
        if (missing.code == ERR_NOT_FOUND)
            return 0;
        *s->err = missing;
        return -1;
    }
    match_boxes(s->arena, &s->query, folded, &page, &hit->boxes, &hit->box_count);
    return 0;
}

int tier_show(struct search *s, struct search_hit *hit, bool folded, int page)
{
    if (s->wanted->ids_only)
        return 0;
    if (page > 0)
        hit->page = page;
    if (put_page(s, hit, folded, page) != 0 || (!hit->found_in_text && put_abstract(s, hit, folded) != 0))
        return -1;
    return s->wanted->boxes ? put_boxes(s, hit, folded) : 0;
}

#include "index/search.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/expand.h"
#include "index/match.h"
#include "index/query.h"
#include "index/suggest.h"
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

static int run_tiers(struct search *s)
{
    const struct query *q = &s->query;

    if (!q->term_count && !q->filter_count) {
        s->result->empty = true;
        return 0;
    }
    if (q->is_number && tier_number(s) != 0)
        return -1;
    if (query_has_positive(q) || !q->is_number)
        return tier_text(s);
    return 0;
}

static int run(struct search *s)
{
    int status = tier_begin(s);

    if (status == 0)
        status = run_tiers(s);
    tier_end(s);
    return status;
}

/* Nothing found: a number like it, or the words as they may have been meant. */
static int run_otherwise(struct search *s)
{
    struct query meant;
    int found;

    if (s->result->total > 0 || s->result->empty || s->result->cut)
        return 0;
    if (s->query.is_number) {
        found = tier_begin(s) == 0 ? tier_similar_number(s) : -1;
        tier_end(s);
        return found;
    }
    found = suggest_query(s->c, s->arena, &s->query, &meant, &s->result->corrected, s->err);
    if (found <= 0)
        return found;
    s->query = meant;
    return run(s);
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
    status = expand_query(c, arena, &s.query, err);
    if (status == 0)
        status = run(&s);
    if (status == 0)
        status = run_otherwise(&s);
    if (own)
        database_exec(c, "COMMIT", &ignored);
    result->cut = result->cut || s.query.cut;
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
    if (expand_query(c, arena, &query, err) != 0)
        return -1;
    if (catalogue_load_page(c, arena, document, number, &page, err) != 0)
        return -1;
    match_boxes(arena, &query, !query.marked, &page, boxes, count);
    if (*count == 0 && query.marked)
        match_boxes(arena, &query, true, &page, boxes, count);
    return 0;
}

int search_mark(struct catalogue *c, struct arena *arena, const struct search_query *wanted, const char *text,
                struct buf *out, struct err *err)
{
    size_t before = out->len;
    struct query query;

    query_parse(arena, wanted->text, query_length(wanted->text), &query);
    if (expand_query(c, arena, &query, err) != 0)
        return -1;
    if (match_mark(&query, !query.marked, text, wanted, out) > 0 || !query.marked)
        return 0;
    out->len = before;
    match_mark(&query, true, text, wanted, out);
    return 0;
}

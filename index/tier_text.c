#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/expression.h"
#include "index/match.h"
#include "index/rank.h"
#include "index/tier.h"
#include "pipeline/base/err.h"

/* The documents of one manner, without those of better ones. */
struct text {
    const char *expression;
    enum search_match match;
    struct manner manner;
};

static int give(struct search *s, const struct text *t, const struct ranked *hit)
{
    int64_t document;
    int got =
        database_number(s->c, s->err, &document, "SELECT document FROM search_header WHERE place = ?", "i", hit->place);

    if (got != 1)
        return got;
    return tier_show(s, tier_new_hit(s, document, t->match, hit->score), t->manner.folded, 0);
}

/* 1 when the document does have what its lists promise. */
static int is_proved(struct search *s, const struct text *t, int64_t place)
{
    sqlite3_stmt *stmt;
    int got;

    if (t->match == SEARCH_FILTER || !match_needs_proof(&s->query))
        return 1;
    stmt = database_query(s->c, s->err, "SELECT text FROM search_text WHERE place = ?", "i", place);
    got = stmt ? database_row(s->c, stmt, s->err) : -1;
    if (got == 1)
        got = match_proves(&s->query, t->manner.folded, database_borrow(stmt, 0));
    database_done(s->c, stmt);
    return got;
}

/* The next place that is proved; those that only count, since the page is full, are not looked into. */
static int next_place(struct search *s, const struct text *t, struct place_list *list, int64_t *place)
{
    int got, proved = 0;

    while ((got = tier_next(list, place)) == 1) {
        proved = tier_is_full(s) ? 1 : is_proved(s, t, *place);
        if (proved != 0)
            return proved;
    }
    return got;
}

/* More than can be ranked: newest first, as they stand. */
static int give_newest(struct search *s, const struct text *t, const struct ranked *first, size_t count,
                       struct place_list *list)
{
    struct ranked next = {0};
    int got = 1;

    for (size_t i = 0; got == 1; i++) {
        if (i < count)
            next = first[i];
        else
            got = next_place(s, t, list, &next.place);
        if (got != 1 || (tier_is_full(s) && s->result->total > SEARCH_COUNT_CAP))
            break;
        s->result->total++;
        if (s->offset > 0)
            s->offset--;
        else if (!tier_is_full(s) && give(s, t, &next) != 0)
            return -1;
    }
    return got < 0 ? -1 : 0;
}

static int give_ranked(struct search *s, const struct text *t, struct ranked *hits, size_t count)
{
    s->result->total += (int64_t)count;
    if (tier_is_full(s) || s->offset >= count) {
        s->offset -= s->offset < count ? s->offset : count;
        return 0;
    }
    if (rank_sort(s, t->manner, hits, count) != 0)
        return -1;
    for (size_t i = s->offset; i < count && !tier_is_full(s); i++)
        if (give(s, t, &hits[i]) != 0)
            return -1;
    s->offset = 0;
    return 0;
}

static int text_tier(struct search *s, const struct text *t)
{
    size_t most = t->match == SEARCH_FILTER || s->wanted->newest ? 0 : t->manner.title ? RANK_TITLES : RANK_TEXTS;
    struct ranked hits[RANK_TITLES + 1] = {0};
    struct place_list list;
    size_t count = 0;
    int got = 1, result;

    if (tier_list(s, t->expression, 0, &list) != 0)
        return -1;
    while (count <= most && (got = next_place(s, t, &list, &hits[count].place)) == 1)
        count++;
    if (got < 0)
        result = -1;
    else if (count <= most)
        result = give_ranked(s, t, hits, count);
    else
        result = give_newest(s, t, hits, count, &list);
    tier_end_list(&list);
    return result;
}

/* The four manners for words as typed or with any marks, from the closest on; each without what the closer ones have.
 */
static int text_tiers(struct search *s, bool folded, const char *filters, const char *avoid, struct buf *all)
{
    static const struct {
        bool title, in_turn;
    } ORDER[] = {{true, true}, {true, false}, {false, true}, {false, false}};
    cleanup_buf struct buf closer = {0};

    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        struct manner manner = {folded, ORDER[i].title, ORDER[i].in_turn};
        cleanup_buf struct buf words = {0}, expression = {0};
        struct text t = {.match = folded && s->query.marked ? SEARCH_FOLDED : SEARCH_TEXT, .manner = manner};

        if (tier_is_full(s) && s->result->total > SEARCH_COUNT_CAP)
            break;
        if (!expression_put_words(&s->query, manner, &words))
            continue;
        buf_printf(&expression, "((%s)%s)%s", words.data, filters, avoid);
        if (closer.len)
            buf_printf(&expression, " NOT (%s)", closer.data);
        t.expression = expression.data;
        if (text_tier(s, &t) != 0)
            return -1;
        buf_printf(&closer, "%s(%s)", closer.len ? " OR " : "", words.data);
        if (!manner.title && !manner.in_turn)
            buf_append(all, words.data, words.len);
    }
    return 0;
}

static int filter_tier(struct search *s, const char *filters, const char *avoid)
{
    cleanup_buf struct buf expression = {0};
    struct text t = {.match = SEARCH_FILTER, .manner = {.folded = true}};

    if (*filters)
        buf_printf(&expression, "(%s)%s", filters + strlen(" AND "), avoid);
    t.expression = buf_string(&expression);
    return text_tier(s, &t);
}

int tier_text(struct search *s)
{
    cleanup_buf struct buf filters = {0}, avoid = {0}, all = {0}, none = {0};
    cleanup_buf struct buf words = {0};

    if (expression_put_filters(&s->query, &words))
        buf_printf(&filters, " AND %s", words.data);
    buf_clear(&words);
    if (expression_put_negated(&s->query, &words))
        buf_printf(&avoid, " NOT (%s)", words.data);
    if (!query_has_positive(&s->query))
        return filter_tier(s, buf_string(&filters), buf_string(&avoid));
    if (text_tiers(s, !s->query.marked, buf_string(&filters), buf_string(&avoid), &all) != 0)
        return -1;
    if (!s->query.marked || (tier_is_full(s) && s->result->total > SEARCH_COUNT_CAP))
        return 0;
    if (all.len)
        buf_printf(&avoid, " NOT (%s)", all.data);
    return text_tiers(s, true, buf_string(&filters), buf_string(&avoid), &none);
}

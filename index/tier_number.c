#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/tier.h"
#include "pipeline/base/err.h"

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

        snprintf(key.digits, sizeof key.digits, "%s", s->query.number.digits);
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
    sqlite3_stmt *stmt = database_query(s->c, s->err,
                                        "SELECT page, box FROM field WHERE document = ? AND "
                                        "name = 'number' AND page > 0",
                                        "i", hit->document);
    int got = stmt ? database_row(s->c, stmt, s->err) : -1;
    struct box box = {0};
    bool placed = false;

    if (got == 1) {
        const char *text = database_borrow(stmt, 1);

        hit->page = sqlite3_column_int(stmt, 0);
        placed = text && sscanf(text, "%d %d %d %d", &box.x, &box.y, &box.w, &box.h) == 4;
    }
    database_done(s->c, stmt);
    if (got < 0 || tier_put_snippet(s, hit, true) != 0 || tier_put_boxes(s, hit, true) != 0)
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
    for (size_t i = s->offset; i < count && !tier_is_full(s); i++) {
        struct search_hit *hit =
            tier_new_hit(s, hits[i].document, SEARCH_NUMBER, hits[i].fit + (hits[i].unconfirmed ? 0 : 0.5));

        hit->unconfirmed = hits[i].unconfirmed;
        hit->number = hits[i].value;
        if (show_number(s, hit) != 0)
            return -1;
    }
    s->offset -= s->offset < count ? s->offset : count;
    return 0;
}

int tier_number(struct search *s)
{
    struct number_hit *hits = NULL;
    size_t count = 0;
    int result = find_numbers(s, &hits, &count);

    if (result == 0)
        result = give_numbers(s, hits, count);
    free(hits);
    return result;
}

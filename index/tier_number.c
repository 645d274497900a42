#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/tier.h"
#include "pipeline/base/err.h"

/* Numbers that are like one that nobody has. */
#define SIMILAR 20

struct number_hit {
    int64_t place, document;
    const char *value;
    int fit;
    bool unconfirmed;
};

struct number_hits {
    struct number_hit *list;
    size_t count;
};

/* As written in search.h. */
static int compare_numbers(const void *a, const void *b)
{
    const struct number_hit *x = a, *y = b;
    int order = (int)x->unconfirmed - (int)y->unconfirmed;

    if (order == 0)
        order = y->fit - x->fit;
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* A document may match by several candidates, which follow each other (of similar numbers, nearly): the best stays. */
static void add_hit(struct number_hits *hits, const struct number_hit *hit)
{
    size_t i = hits->count;

    while (i > 0 && i + SIMILAR > hits->count && hits->list[i - 1].place != hit->place)
        i--;
    if (i > 0 && hits->list[i - 1].place == hit->place) {
        if (compare_numbers(hit, &hits->list[i - 1]) < 0)
            hits->list[i - 1] = *hit;
        return;
    }
    hits->list = memory_grow(hits->list, hits->count, sizeof *hits->list);
    hits->list[hits->count++] = *hit;
}

/* The filters, and what was given already. */
static int admits(struct search *s, int64_t place)
{
    int got;

    if (place < s->first || place > s->last || !s->check)
        return place >= s->first && place <= s->last;
    sqlite3_bind_int64(s->check, 1, place);
    got = database_row(s->c, s->check, s->err);
    sqlite3_reset(s->check);
    return got;
}

static int take_row(struct search *s, sqlite3_stmt *stmt, const struct number *asked, struct number_hits *hits)
{
    struct number key = {.year = sqlite3_column_int(stmt, 2)};
    struct number_hit hit = {sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1), NULL, 0,
                             sqlite3_column_int(stmt, 6) != 0};
    int got;

    snprintf(key.digits, sizeof key.digits, "%s", asked->digits);
    snprintf(key.kind, sizeof key.kind, "%s", database_borrow(stmt, 3));
    snprintf(key.organ, sizeof key.organ, "%s", database_borrow(stmt, 4));
    hit.fit = number_fit(asked, &key);
    if (hit.fit == 0)
        return 0;
    got = admits(s, hit.place);
    if (got == 1) {
        hit.value = database_text(s->arena, stmt, 5);
        add_hit(hits, &hit);
    }
    return got < 0 ? -1 : 0;
}

/* Of all numbers from `low` to below `high`, those whose symbol and year are the ones asked for. */
static int find_numbers(struct search *s, const char *low, const char *high, struct number_hits *hits, size_t most)
{
    sqlite3_stmt *stmt = database_query(s->c, s->err,
                                        "SELECT place, document, year, kind, organ, value, unconfirmed FROM "
                                        "search_number WHERE digits >= ? AND digits < ? ORDER BY digits, place, nth",
                                        "ss", low, high);
    unsigned rows = 0;
    int got = 1;

    if (!stmt)
        return -1;
    while (hits->count < most && got == 1 && (got = database_row(s->c, stmt, s->err)) == 1) {
        if (take_row(s, stmt, &s->query.number, hits) != 0)
            got = -1;
        else if (++rows % 256 == 0 && tier_is_late(s))
            break;
    }
    database_done(s->c, stmt);
    return got < 0 ? -1 : 0;
}

/* A number is shown where its field stands: handwritten, it may be no word at all. */
static int show_number(struct search *s, struct search_hit *hit)
{
    sqlite3_stmt *stmt =
        s->wanted->ids_only
            ? NULL
            : database_query(s->c, s->err, "SELECT page, box FROM field WHERE document = ? AND name = 'number'", "i",
                             hit->document);
    int got = stmt ? database_row(s->c, stmt, s->err) : s->wanted->ids_only ? 0 : -1, page = 1;
    struct box box = {0};
    bool placed = false;

    if (got == 1) {
        const char *text = database_borrow(stmt, 1);

        page = sqlite3_column_int(stmt, 0) > 0 ? sqlite3_column_int(stmt, 0) : 0;
        placed = page > 0 && text && sscanf(text, "%d %d %d %d", &box.x, &box.y, &box.w, &box.h) == 4;
    }
    database_done(s->c, stmt);
    if (got < 0 || tier_show(s, hit, true, page) != 0)
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

static void note_taken(struct search *s, const struct number_hits *hits)
{
    s->taken = memory_resize(s->taken, hits->count + 1, sizeof *s->taken);
    for (size_t i = 0; i < hits->count; i++)
        s->taken[i] = hits->list[i].place;
    s->taken_count = hits->count;
    if (hits->count > 1)
        qsort(s->taken, hits->count, sizeof *s->taken, tier_by_place);
}

static int give_numbers(struct search *s, struct number_hits *hits)
{
    size_t count = hits->count;

    if (count > 1)
        qsort(hits->list, count, sizeof *hits->list, compare_numbers);
    note_taken(s, hits);
    s->result->total += (int64_t)count;
    for (size_t i = s->offset; i < count && !tier_is_full(s); i++) {
        const struct number_hit *found = &hits->list[i];
        struct search_hit *hit =
            tier_new_hit(s, found->document, SEARCH_NUMBER, found->fit + (found->unconfirmed ? 0 : 0.5));

        hit->unconfirmed = found->unconfirmed;
        hit->number = found->value;
        if (show_number(s, hit) != 0)
            return -1;
    }
    s->offset -= s->offset < count ? s->offset : count;
    return 0;
}

/* The first string after all that begin with s. */
static void end_of(const char *s, char *out, size_t size)
{
    snprintf(out, size, "%s:", s); /* ':' comes after '9' */
}

int tier_number(struct search *s)
{
    struct number_hits hits = {0};
    const char *digits = s->query.number.digits;
    int result = find_numbers(s, digits, arena_printf(s->arena, "%s ", digits), &hits, SIZE_MAX);

    if (result == 0)
        result = give_numbers(s, &hits);
    free(hits.list);
    return result;
}

static int try_digits(struct search *s, const char *digits, struct number_hits *hits)
{
    if (!strcmp(digits, s->query.number.digits) || *digits == '0' || !*digits)
        return 0;
    return find_numbers(s, digits, arena_printf(s->arena, "%s ", digits), hits, SIMILAR);
}

/* One digit read as another, left out, or one too many. */
static int try_misread(struct search *s, struct number_hits *hits)
{
    const char *asked = s->query.number.digits;
    size_t n = strlen(asked);
    char other[sizeof s->query.number.digits + 1];

    for (size_t i = 0; i < n; i++) {
        for (char c = '0'; c <= '9'; c++) {
            memcpy(other, asked, n + 1);
            other[i] = c;
            if (try_digits(s, other, hits) != 0)
                return -1;
        }
        memcpy(other, asked, i);
        memcpy(other + i, asked + i + 1, n - i);
        if (try_digits(s, other, hits) != 0)
            return -1;
    }
    return 0;
}

int tier_similar_number(struct search *s)
{
    struct number_hits hits = {0};
    char end[sizeof s->query.number.digits + 2];
    const char *digits = s->query.number.digits;
    int result;

    end_of(digits, end, sizeof end);
    result = find_numbers(s, digits, end, &hits, SIMILAR);
    /* Without symbol every number of the archive is like it. */
    if (result == 0 && *s->query.number.kind)
        result = try_misread(s, &hits);
    s->result->similar = hits.count > 0;
    if (result == 0)
        result = give_numbers(s, &hits);
    free(hits.list);
    return result;
}

#include "pipeline/extract/task_columns.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* A head of columns stands on at most this many word heights, from its first line to its last. */
#define HEAD_UNITS 6
/* Words of a cell's lines begin at the same x within this share of a word height. */
#define EDGE_UNITS 0.35
/* Cell lines weighed on one page; a dense page of tables has some 500. */
#define EDGE_WORDS_MAX 2000

static const struct {
    const char *key;
    enum role role;
} HEADS[] = {
    {"tt", ROLE_NO},
    {"stt", ROLE_NO},
    {"noidung", ROLE_ACTIVITY},
    {"hoatdong", ROLE_ACTIVITY},
    {"nhiemvu", ROLE_ACTIVITY},
    {"congviec", ROLE_ACTIVITY},
    {"sanpham", ROLE_PRODUCT},
    {"ketqua", ROLE_PRODUCT},
    {"dauratra", ROLE_PRODUCT},
    {"chutri", ROLE_LEAD},
    {"vichu", ROLE_LEAD},
    {"quanchu", ROLE_LEAD},
    {"san", ROLE_PRODUCT},
    {"phoihop", ROLE_SUPPORT},
    {"thoigian", ROLE_DEADLINE},
    {"tiendo", ROLE_DEADLINE},
    {"thoihan", ROLE_DEADLINE},
};

/* A word without the vertical rules that recognition reads as signs; "" when nothing else is in it. */
const char *task_columns_bare(struct arena *arena, const struct word *w)
{
    const char *rule = strchr(w->text, '|'); /* "l|hoạch": a rule read twice */
    size_t skip = rule && rule - w->text < 3 ? (size_t)(rule - w->text) : 0;
    char *text = arena_strdup(arena, w->text + skip + strspn(w->text + skip, "|[]{}_\"'`~"));
    size_t end = strlen(text);

    while (end > 0 && strchr("|[]{}_~", text[end - 1]))
        text[--end] = '\0';
    return text;
}

/* A letter of a long word may be wrong. */
static bool spells(const char *key, const char *head)
{
    size_t limit = strlen(head) >= 7 ? 1 : 0;

    return match_distance(key, head, limit) <= limit;
}

/* "… nội dung công việc, thời hạn hoàn thành, sản phẩm": a line of text names what heads name. */
static bool is_sentence(const struct layout *l, const struct layout_segment *s)
{
    return s->count > 8 && s->box.w > 0.6 * l->width && !strchr(s->text, '|');
}

/* Finds the column heads in the rows from `row` on; true when activity and two more are there. `bottom`:
 * their end. */
bool task_columns_heads(const struct layout *l, size_t row, int center[ROLES], int *bottom)
{
    cleanup_arena struct arena arena;
    int top = l->rows[row].box.y, found = 0, level = 0;

    arena_init(&arena);
    for (int role = 0; role < ROLES; role++)
        center[role] = -1;
    for (size_t r = row; r < l->row_count && l->rows[r].box.y < top + HEAD_UNITS * l->unit && (r == row || level >= 2);
         r++)
        for (size_t s = 0; s < l->rows[r].count; s++) {
            const struct layout_segment *segment = &l->segments[l->rows[r].segments[s]];

            for (size_t i = 0; i < segment->count && !is_sentence(l, segment); i++) {
                const struct word *w = &l->page->words[segment->words[i]];
                const struct word *next = i + 1 < segment->count ? &l->page->words[segment->words[i + 1]] : NULL;
                const char *one = layout_key(&arena, w->text);
                const char *two = next ? arena_printf(&arena, "%s%s", one, layout_key(&arena, next->text)) : one;

                for (size_t k = 0; k < sizeof HEADS / sizeof *HEADS; k++) {
                    bool pair = spells(two, HEADS[k].key);

                    if ((!pair && !spells(one, HEADS[k].key)) || center[HEADS[k].role] >= 0)
                        continue;
                    center[HEADS[k].role] =
                        (w->box.x + (pair && next ? layout_right(next->box) : layout_right(w->box))) / 2;
                    found++;
                    level += r == row;
                    *bottom = layout_bottom(w->box);
                }
            }
        }
    return level >= 2 && found >= 3 && center[ROLE_ACTIVITY] >= 0; /* a title above may hold one of the words */
}

struct edge {
    int x, votes;
};

static int compare_edge(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;

    if (x->votes != y->votes)
        return x->votes > y->votes ? -1 : 1;
    return (x->x > y->x) - (x->x < y->x);
}

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    return (x > y) - (x < y);
}

/* A cell's line begins after a gap wider than a space, or after a vertical rule. */
bool task_columns_begins_cell(const struct word *before, const struct word *w, int unit)
{
    size_t n;

    if (!before)
        return true;
    n = strlen(before->text);
    return w->box.x - layout_right(before->box) > 0.7 * unit || strchr("|[]", w->text[0]) ||
           strchr("|[]", before->text[n - 1]);
}

/* Left edges that many lines share, at most `want` of them, left to right. */
static void find_edges(struct arena *arena, const struct layout *l, int top, size_t want, struct task_columns *out)
{
    const struct page *page = l->page;
    struct edge *edges = arena_alloc(arena, (page->word_count + 1) * sizeof *edges);
    int *xs = arena_alloc(arena, (page->word_count + 1) * sizeof *xs), near = (int)(EDGE_UNITS * l->unit) + 1;
    size_t n = 0;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        for (size_t k = 0; k < s->count && s->box.y > top; k++) {
            const struct word *w = &page->words[s->words[k]], *before = k > 0 ? &page->words[s->words[k - 1]] : NULL;
            if (*task_columns_bare(arena, w) && task_columns_begins_cell(before, w, l->unit))
                xs[n++] = w->box.x;
        }
    }
    if (n > EDGE_WORDS_MAX)
        n = EDGE_WORDS_MAX;
    for (size_t i = 0; i < n; i++) {
        edges[i] = (struct edge){xs[i], 0};
        for (size_t k = 0; k < n; k++)
            edges[i].votes += abs(xs[k] - xs[i]) <= near;
    }
    qsort(edges, n, sizeof *edges, compare_edge);
    out->count = 0;
    for (size_t i = 0; i < n && out->count < want && edges[i].votes >= 3; i++) {
        bool apart = true;

        for (size_t k = 0; k < out->count; k++)
            apart = apart && abs(out->left[k] - edges[i].x) > 2 * l->unit;
        if (apart) {
            out->left[out->count++] = edges[i].x;
            out->least = edges[i].votes;
        }
    }
    qsort(out->left, out->count, sizeof *out->left, compare_int);
}

/* The column of a word that begins at x; -1 for the column of numbers, left of all. */
int task_columns_at(const struct task_columns *c, const struct layout *l, int x)
{
    for (size_t i = c->count; i > 0; i--)
        if (x >= c->left[i - 1] - l->unit / 2)
            return (int)i - 1;
    return -1;
}

static void drop_first(struct task_columns *c)
{
    memmove(c->left, c->left + 1, (c->count - 1) * sizeof *c->left);
    c->count--;
    for (int role = 0; role < ROLES; role++)
        c->of[role] -= c->of[role] > 0;
}

/* One head that was not read and one column without a head belong together. */
static void name_the_last(struct task_columns *c, unsigned used)
{
    int role = -1, column = -1, missing = 0, free_columns = 0;

    for (int i = ROLE_ACTIVITY; i < ROLES; i++)
        if (c->of[i] < 0) {
            role = i;
            missing++;
        }
    for (int i = c->of[ROLE_ACTIVITY]; i < (int)c->count; i++)
        if (!(used & 1u << i)) {
            column = i;
            free_columns++;
        }
    if (missing == 1 && free_columns == 1)
        c->of[role] = column;
}

/* Columns by `want` edges; true where each head has one of its own, the activity the first. */
static bool try_columns(struct arena *arena, const struct layout *l, const int center[ROLES], int bottom, size_t want,
                        struct task_columns *out)
{
    bool own = true;
    unsigned used = 0;

    find_edges(arena, l, bottom, want, out);
    if (out->count < want)
        return false;
    out->of[ROLE_NO] = -1;
    for (int role = ROLE_ACTIVITY; role < ROLES; role++) {
        int column = center[role] < 0 ? -1 : task_columns_at(out, l, center[role]);

        out->of[role] = column;
        own = own && (center[role] < 0 || (column >= 0 && !(used & 1u << column)));
        used |= column < 0 ? 0 : 1u << column;
    }
    if (!own)
        return false;
    name_the_last(out, used);
    if (out->of[ROLE_ACTIVITY] == 1)
        drop_first(out); /* the numbers' own edge */
    return out->of[ROLE_ACTIVITY] == 0;
}

/* As few edges as give each head a column of its own; one more where one of the five heads was not read and
 * as many lines as elsewhere begin there. */
bool task_columns_find(struct arena *arena, const struct layout *l, const int center[ROLES], int bottom,
                       struct task_columns *out)
{
    size_t heads = 0;

    for (int role = ROLE_ACTIVITY; role < ROLES; role++)
        heads += center[role] >= 0;
    for (size_t want = heads; want <= COLUMNS_MAX; want++) {
        struct task_columns more;

        if (!try_columns(arena, l, center, bottom, want, out))
            continue;
        for (size_t i = want + 1; heads + 1 == ROLE_DEADLINE && i <= want + 2; i++)
            if (try_columns(arena, l, center, bottom, i, &more) && 2 * more.least >= out->least &&
                more.of[ROLE_PRODUCT] >= 0 && more.of[ROLE_LEAD] >= 0 && more.of[ROLE_SUPPORT] >= 0 &&
                more.of[ROLE_DEADLINE] >= 0) {
                *out = more;
                break;
            }
        return true;
    }
    return false;
}

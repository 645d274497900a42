#include "pipeline/extract/task.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

#define COLUMNS_MAX 8
#define ROWS_MAX    2000
/* A head of columns stands on at most this many word heights, from its first line to its last. */
#define HEAD_UNITS 6
/* Words of a cell's lines begin at the same x within this share of a word height. */
#define EDGE_UNITS 0.35
/* Cell lines weighed on one page; a dense page of tables has some 500. */
#define EDGE_WORDS_MAX 2000

enum role { ROLE_NO, ROLE_ACTIVITY, ROLE_PRODUCT, ROLE_LEAD, ROLE_SUPPORT, ROLE_DEADLINE, ROLES };

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

/* The columns of one page's table: left edges, and what each holds. */
struct columns {
    int left[COLUMNS_MAX];
    size_t count;
    int of[ROLES]; /* column of a role; -1 for none. Numbers stand left of all columns */
};

struct cells {
    struct buf text[ROLES];
};

struct table {
    struct paper *paper;
    struct columns columns;
    struct task *tasks;
    size_t count;
    struct cells open; /* the row being gathered */
    bool is_open, found;
    int page, last, pitch; /* page and number of the open row; usual distance of lines */
};

/* A word without the vertical rules that recognition reads as signs; "" when nothing else is in it. */
static const char *bare(struct arena *arena, const struct word *w)
{
    const char *rule = strchr(w->text, '|'); /* "l|hoạch": a rule read twice */
    size_t skip = rule && rule - w->text < 3 ? (size_t)(rule - w->text) : 0;
    char *text = arena_strdup(arena, w->text + skip + strspn(w->text + skip, "|[]{}_\"'`~"));
    size_t end = strlen(text);

    while (end > 0 && strchr("|[]{}_~", text[end - 1]))
        text[--end] = '\0';
    return text;
}

/* "1", "2_", "10." as a row's number; NULL when it is none. */
static const char *row_number(struct arena *arena, const char *text)
{
    size_t digits = strspn(text, "0123456789");

    if (digits == 0 || digits > 3 || strspn(text + digits, "._") != strlen(text + digits))
        return NULL;
    return arena_strndup(arena, text, digits);
}

/* Finds the column heads in the rows from `row` on; true when activity and two more are there. `bottom`:
 * their end. */
static bool read_heads(const struct layout *l, size_t row, int center[ROLES], int *bottom)
{
    cleanup_arena struct arena arena;
    int top = l->rows[row].box.y, found = 0, level = 0;

    arena_init(&arena);
    for (int role = 0; role < ROLES; role++)
        center[role] = -1;
    for (size_t r = row;
         r < l->row_count && l->rows[r].box.y < top + HEAD_UNITS * l->unit && (r == row || level >= 2); r++)
        for (size_t s = 0; s < l->rows[r].count; s++) {
            const struct layout_segment *segment = &l->segments[l->rows[r].segments[s]];

            for (size_t i = 0; i < segment->count; i++) {
                const struct word *w = &l->page->words[segment->words[i]];
                const struct word *next =
                    i + 1 < segment->count ? &l->page->words[segment->words[i + 1]] : NULL;
                const char *one = layout_key(&arena, w->text);
                const char *two =
                    next ? arena_printf(&arena, "%s%s", one, layout_key(&arena, next->text)) : one;

                for (size_t k = 0; k < sizeof HEADS / sizeof *HEADS; k++) {
                    bool pair = strcmp(two, HEADS[k].key) == 0;

                    if ((!pair && strcmp(one, HEADS[k].key) != 0) || center[HEADS[k].role] >= 0)
                        continue;
                    center[HEADS[k].role] =
                        (w->box.x + (pair && next ? layout_right(next->box) : layout_right(w->box))) / 2;
                    found++;
                    level += r == row;
                    *bottom = layout_bottom(w->box);
                }
            }
        }
    return level >= 2 && found >= 3 &&
           center[ROLE_ACTIVITY] >= 0; /* a title above may hold one of the words */
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
static bool begins_cell(const struct word *before, const struct word *w, int unit)
{
    size_t n;

    if (!before)
        return true;
    n = strlen(before->text);
    return w->box.x - layout_right(before->box) > 0.7 * unit || strchr("|[]", w->text[0]) ||
           strchr("|[]", before->text[n - 1]);
}

/* Left edges that many lines share, at most `want` of them, left to right. */
static void find_edges(struct arena *arena, const struct layout *l, int top, size_t want, struct columns *out)
{
    const struct page *page = l->page;
    struct edge *edges = arena_alloc(arena, (page->word_count + 1) * sizeof *edges);
    int *xs = arena_alloc(arena, (page->word_count + 1) * sizeof *xs), near = (int)(EDGE_UNITS * l->unit) + 1;
    size_t n = 0;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        for (size_t k = 0; k < s->count && s->box.y > top; k++) {
            const struct word *w = &page->words[s->words[k]],
                              *before = k > 0 ? &page->words[s->words[k - 1]] : NULL;
            if (*bare(arena, w) && begins_cell(before, w, l->unit))
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
        if (apart)
            out->left[out->count++] = edges[i].x;
    }
    qsort(out->left, out->count, sizeof *out->left, compare_int);
}

/* The column of a word that begins at x; -1 for the column of numbers, left of all. */
static int column_at(const struct columns *c, const struct layout *l, int x)
{
    for (size_t i = c->count; i > 0; i--)
        if (x >= c->left[i - 1] - l->unit / 2)
            return (int)i - 1;
    return -1;
}

static void drop_first(struct columns *c)
{
    memmove(c->left, c->left + 1, (c->count - 1) * sizeof *c->left);
    c->count--;
    for (int role = 0; role < ROLES; role++)
        c->of[role] -= c->of[role] > 0;
}

/* As few edges as give each head a column of its own, the activity the first. */
static bool find_columns(struct arena *arena, const struct layout *l, const int center[ROLES], int bottom,
                         struct columns *out)
{
    size_t heads = 0;

    for (int role = ROLE_ACTIVITY; role < ROLES; role++)
        heads += center[role] >= 0;
    for (size_t want = heads; want <= COLUMNS_MAX; want++) {
        bool own = true;
        unsigned used = 0;

        find_edges(arena, l, bottom, want, out);
        if (out->count < want)
            return false;
        out->of[ROLE_NO] = -1;
        for (int role = ROLE_ACTIVITY; role < ROLES; role++) {
            int column = center[role] < 0 ? -1 : column_at(out, l, center[role]);

            out->of[role] = column;
            own = own && (center[role] < 0 || (column >= 0 && !(used & 1u << column)));
            used |= column < 0 ? 0 : 1u << column;
        }
        if (own && out->of[ROLE_ACTIVITY] == 1)
            drop_first(out); /* the numbers' own edge */
        if (own && out->of[ROLE_ACTIVITY] == 0)
            return true;
    }
    return false;
}

/* "Quý H/2023" can only be a Roman number from one to four. */
static char *repair_quarter(struct arena *arena, const char *text)
{
    static const char *const forms[][2] = {{"h", "II"},  {"ih", "III"},  {"hi", "III"}, {"m", "III"},
                                           {"i", "I"},   {"1", "I"},     {"l", "I"},    {"il", "II"},
                                           {"li", "II"}, {"ll", "II"},   {"ii", "II"},  {"iii", "III"},
                                           {"iv", "IV"}, {"iil", "III"}, {"n", "II"}};
    char *fold = arena_alloc(arena, strlen(text) + 1);
    const char *at;
    size_t n = 0, year;

    for (size_t i = 0, used; text[i]; i += used)
        fold[n++] = layout_fold_char(text_next(text + i, strlen(text + i), &used));
    if (strncmp(fold, "quy ", 4) != 0)
        return arena_strdup(arena, text);
    at = fold + 4;
    n = strcspn(at, "/0123456789");
    if (n == 0 && at[0] == '1')
        n = 1;
    year = n + strspn(at + n, "/ .");
    if (strlen(at + year) != 4 || strspn(at + year, "0123456789") != 4)
        return arena_strdup(arena, text);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i][0]) == n && strncmp(at, forms[i][0], n) == 0)
            return arena_printf(arena, "Quý %s/%s", forms[i][1], at + year);
    return arena_strdup(arena, text);
}

static const char *cell(struct table *t, enum role role)
{
    struct buf *b = &t->open.text[role];

    if (b->len == 0)
        return NULL;
    if (role == ROLE_DEADLINE)
        return repair_quarter(t->paper->arena, buf_string(b));
    return arena_strdup(t->paper->arena, buf_string(b));
}

static void close_row(struct table *t)
{
    if (t->is_open && t->count < ROWS_MAX && t->open.text[ROLE_ACTIVITY].len > 0)
        t->tasks[t->count++] = (struct task){
            .no = cell(t, ROLE_NO),
            .activity = cell(t, ROLE_ACTIVITY),
            .product = cell(t, ROLE_PRODUCT),
            .lead = cell(t, ROLE_LEAD),
            .support = cell(t, ROLE_SUPPORT),
            .deadline = cell(t, ROLE_DEADLINE),
            .page = t->page,
        };
    for (int role = 0; role < ROLES; role++)
        buf_clear(&t->open.text[role]);
    t->is_open = false;
}

/* Narrow columns lose their spaces: "Biênbản" is no syllable but parts into two in one way only. */
static void put_parted(struct arena *arena, struct buf *out, const char *text)
{
    const char *fold = text_fold(arena, text, strlen(text));
    size_t n = strlen(fold), splits = 0, at = 0, bytes = 0;

    if (n == text_length(text) && n >= 5 && n <= 12 && strspn(fold, "abcdefghijklmnopqrstuvwxyz") == n &&
        !layout_is_upper(text, 1) && !match_syllable(fold))
        for (size_t k = 2; k + 2 <= n; k++) {
            bool both = match_syllable(fold + k) && match_syllable(arena_strndup(arena, fold, k));

            splits += both;
            at = both ? k : at;
        }
    if (splits == 1) {
        for (size_t k = 0, used; k < at; k++, bytes += used)
            text_next(text + bytes, strlen(text + bytes), &used);
        buf_append(out, text, bytes);
        buf_putc(out, ' ');
    }
    buf_puts(out, text + bytes);
}

static void add_word(struct table *t, const struct layout *l, const char *text, int x)
{
    int column = column_at(&t->columns, l, x);

    for (int role = ROLE_ACTIVITY; role < ROLES; role++) {
        struct buf *b = &t->open.text[role];

        if (t->columns.of[role] != column)
            continue;
        if (b->len > 0)
            buf_putc(b, ' ');
        put_parted(t->paper->arena, b, text);
    }
}

/* The row's number among the words left of the first column; NULL when there is none. */
static const char *number_in(const struct table *t, const struct layout *l, const struct layout_row *r)
{
    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];
            const char *number = row_number(t->paper->arena, bare(t->paper->arena, w));

            if (number && column_at(&t->columns, l, w->box.x) < 0)
                return number;
        }
    }
    return NULL;
}

/* Without a number: a line after a wide gap in which at least three cells begin with a capital begins a row.
 */
static bool looks_new(const struct table *t, const struct layout *l, const struct layout_row *r)
{
    unsigned seen = 0;
    int begun = 0;

    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];
            const char *text = bare(t->paper->arena, w);
            int column = column_at(&t->columns, l, w->box.x);
            size_t used;

            if (!*text || column < 1 || seen & 1u << column)
                continue;
            seen |= 1u << column;
            begun += text_is_upper(text_next(text, strlen(text), &used)) ? 1 : -2;
        }
    }
    return begun >= 3;
}

static void begin_row(struct table *t, const struct layout *l, const char *number)
{
    close_row(t);
    t->is_open = true;
    t->page = l->page->number;
    t->last = number ? atoi(number) : t->last + 1;
    buf_printf(&t->open.text[ROLE_NO], "%d", t->last);
}

static void read_row(struct table *t, const struct layout *l, const struct layout_row *r, int gap)
{
    const char *number = number_in(t, l, r);

    if (number || (gap > (int)(1.15 * t->pitch) && looks_new(t, l, r)))
        begin_row(t, l, number);
    for (size_t s = 0; s < r->count && t->is_open; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];
            const char *text = bare(t->paper->arena, w);

            if (*text && column_at(&t->columns, l, w->box.x) >= 0)
                add_word(t, l, text, w->box.x);
        }
    }
}

/* The usual distance of two lines of a cell. */
static int usual_pitch(struct arena *arena, const struct layout *l, size_t start)
{
    int *steps = arena_alloc(arena, (l->row_count + 1) * sizeof *steps);
    size_t n = 0;

    for (size_t row = start + 1; row < l->row_count; row++)
        steps[n++] = layout_middle(l->rows[row].box) - layout_middle(l->rows[row - 1].box);
    qsort(steps, n, sizeof *steps, compare_int);
    return n > 0 ? steps[n / 2] : 2 * l->unit;
}

/* A page of the table: its heads, or, where they are not repeated, the columns of the page before. */
static void read_page(struct table *t, const struct layout *l)
{
    size_t start = 0;
    int center[ROLES], bottom = 0;
    bool heads = false;

    for (size_t row = 0; row < l->row_count && !heads; row++) {
        struct columns columns;

        if (!read_heads(l, row, center, &bottom))
            continue;
        start = row;
        heads = true;
        if (find_columns(t->paper->arena, l, center, bottom, &columns))
            t->columns = columns;
        else if (!t->found)
            return;
        t->found = true;
    }
    if (!t->found || (!heads && !t->is_open))
        return;
    t->pitch = usual_pitch(t->paper->arena, l, start);
    for (size_t row = start; row < l->row_count; row++) {
        const struct layout_row *r = &l->rows[row];
        int gap = row > 0 ? layout_middle(r->box) - layout_middle(l->rows[row - 1].box) : 0;

        if (heads && layout_middle(r->box) <= bottom)
            continue;
        read_row(t, l, r, gap);
    }
}

void task_read(struct paper *p)
{
    struct table t = {.paper = p};

    t.tasks = arena_alloc(p->arena, ROWS_MAX * sizeof *t.tasks);
    for (int role = 0; role < ROLES; role++)
        buf_init(&t.open.text[role]);
    for (size_t i = p->first; i < p->document->page_count; i++)
        read_page(&t, p->layouts[i]);
    close_row(&t);
    for (int role = 0; role < ROLES; role++)
        buf_release(&t.open.text[role]);
    p->document->tasks = t.tasks;
    p->document->task_count = t.count;
}

#include "pipeline/extract/layout.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Two columns of a header stand at least this many word heights apart; words of a justified line do not. */
#define GAP_UNITS 2.2
/* Centres of one row differ by less than this share of a word height. */
#define ROW_UNITS 0.6

int layout_right(struct box b)
{
    return b.x + b.w;
}

int layout_bottom(struct box b)
{
    return b.y + b.h;
}

int layout_middle(struct box b)
{
    return b.y + b.h / 2;
}

struct box layout_union(struct box a, struct box b)
{
    struct box u = {.x = a.x < b.x ? a.x : b.x, .y = a.y < b.y ? a.y : b.y};

    if (a.w == 0 && a.h == 0)
        return b;
    if (b.w == 0 && b.h == 0)
        return a;
    u.w = (layout_right(a) > layout_right(b) ? layout_right(a) : layout_right(b)) - u.x;
    u.h = (layout_bottom(a) > layout_bottom(b) ? layout_bottom(a) : layout_bottom(b)) - u.y;
    return u;
}

char *layout_key(struct arena *arena, const char *text)
{
    char *key = text_fold(arena, text, strlen(text)), *out = key;

    for (const char *s = key; *s; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
            *out++ = *s;
    *out = '\0';
    return key;
}

bool layout_is_upper(const char *text, size_t letters)
{
    size_t upper = 0, all = 0, n = strlen(text);

    for (size_t used; n > 0; text += used, n -= used) {
        int32_t c = text_next(text, n, &used);

        if (!text_is_letter(c))
            continue;
        all++;
        upper += text_is_upper(c);
    }
    return all >= letters && all > 0 && upper * 100 >= all * 85;
}

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    return (x > y) - (x < y);
}

static int median(int *values, size_t n)
{
    if (n == 0)
        return 0;
    qsort(values, n, sizeof *values, compare_int);
    return values[n / 2];
}

static int word_unit(struct arena *arena, const struct page *page)
{
    int *heights = arena_alloc(arena, (page->word_count + 1) * sizeof *heights), unit;
    size_t n = 0;

    for (size_t i = 0; i < page->word_count; i++)
        if (text_length(page->words[i].text) >= 2 && page->words[i].box.h > 2)
            heights[n++] = page->words[i].box.h;
    unit = median(heights, n);
    return unit > 0 ? unit : 1;
}

static void segment_finish(struct arena *arena, const struct page *page, struct layout_segment *s)
{
    struct buf text;
    double sum = 0, weight = 0;

    buf_init(&text);
    for (size_t i = 0; i < s->count; i++) {
        const struct word *w = &page->words[s->words[i]];
        double n = (double)text_length(w->text);

        if (i > 0)
            buf_putc(&text, ' ');
        buf_puts(&text, w->text);
        s->box = i == 0 ? w->box : layout_union(s->box, w->box);
        sum += w->confidence * n;
        weight += n;
    }
    s->text = arena_strdup(arena, buf_string(&text));
    s->fold = text_fold(arena, s->text, strlen(s->text));
    s->key = layout_key(arena, s->text);
    s->confidence = weight > 0 ? sum / weight : 0;
    s->upper = layout_is_upper(s->text, 2);
    buf_release(&text);
}

/* The engine's lines, cut where a gap is wide or the text jumps back to the left. */
static void cut_segments(struct arena *arena, struct layout *l)
{
    const struct page *page = l->page;
    size_t *order = arena_alloc(arena, (page->word_count + 1) * sizeof *order);
    struct layout_segment *s = NULL;

    l->segments = arena_alloc(arena, (page->word_count + 1) * sizeof *l->segments);
    for (size_t i = 0; i < page->word_count; i++) {
        const struct word *w = &page->words[i], *last = i > 0 ? &page->words[i - 1] : NULL;
        bool joined = last && last->line == w->line && last->block == w->block &&
                      w->box.x - layout_right(last->box) < GAP_UNITS * l->unit && w->box.x + l->unit > last->box.x;

        order[i] = i;
        if (!joined) {
            s = &l->segments[l->segment_count++];
            s->words = order + i;
        }
        s->count++;
    }
    for (size_t i = 0; i < l->segment_count; i++)
        segment_finish(arena, page, &l->segments[i]);
}

/* The height at which a segment stands: the middle of its words' middles, so that one tall word does not
 * shift it. */
static int segment_level(struct arena *arena, const struct layout *l, const struct layout_segment *s)
{
    int *levels = arena_alloc(arena, s->count * sizeof *levels);

    for (size_t i = 0; i < s->count; i++)
        levels[i] = layout_middle(l->page->words[s->words[i]].box);
    return median(levels, s->count);
}

struct leveled {
    size_t segment;
    int level, x;
};

static int compare_level(const void *a, const void *b)
{
    const struct leveled *x = a, *y = b;

    if (x->level != y->level)
        return x->level < y->level ? -1 : 1;
    return (x->x > y->x) - (x->x < y->x);
}

static int compare_x(const void *a, const void *b)
{
    const struct leveled *x = a, *y = b;

    if (x->x != y->x)
        return x->x < y->x ? -1 : 1;
    return (x->segment > y->segment) - (x->segment < y->segment);
}

static bool overlaps(const struct layout *l, const struct leveled *row, size_t n, size_t segment)
{
    struct box b = l->segments[segment].box;

    for (size_t i = 0; i < n; i++) {
        struct box other = l->segments[row[i].segment].box;
        int shared = (layout_right(b) < layout_right(other) ? layout_right(b) : layout_right(other)) -
                     (b.x > other.x ? b.x : other.x);

        if (shared > l->unit)
            return true;
    }
    return false;
}

static void row_finish(struct arena *arena, struct layout *l, struct leveled *items, size_t n)
{
    struct layout_row *row = &l->rows[l->row_count];
    size_t *segments = arena_alloc(arena, n * sizeof *segments);

    qsort(items, n, sizeof *items, compare_x);
    for (size_t i = 0; i < n; i++) {
        segments[i] = items[i].segment;
        l->segments[items[i].segment].row = l->row_count;
        row->box = i == 0 ? l->segments[segments[i]].box : layout_union(row->box, l->segments[segments[i]].box);
    }
    row->segments = segments;
    row->count = n;
    l->row_count++;
}

static void build_rows(struct arena *arena, struct layout *l)
{
    size_t n = l->segment_count, start = 0;
    struct leveled *items = arena_alloc(arena, (n + 1) * sizeof *items);

    l->rows = arena_alloc(arena, (n + 1) * sizeof *l->rows);
    for (size_t i = 0; i < n; i++)
        items[i] = (struct leveled){i, segment_level(arena, l, &l->segments[i]), l->segments[i].box.x};
    qsort(items, n, sizeof *items, compare_level);
    for (size_t i = 1; i <= n; i++) {
        if (i < n && items[i].level - items[start].level < ROW_UNITS * l->unit &&
            !overlaps(l, items + start, i - start, items[i].segment))
            continue;
        row_finish(arena, l, items + start, i - start);
        start = i;
    }
}

struct layout *layout_read(struct arena *arena, const struct page *page)
{
    struct layout *l = arena_alloc(arena, sizeof *l);

    l->page = page;
    geometry_upright_size(&page->geometry, &l->width, &l->height);
    l->unit = word_unit(arena, page);
    cut_segments(arena, l);
    build_rows(arena, l);
    return l;
}

char layout_fold_char(int32_t c)
{
    int32_t f = text_fold_char(c);

    if (f > 0x20 && f < 0x7F)
        return (char)f;
    switch (c) {
    case 0x2044: /* the fraction slash and its relatives, as engines read a slanted stroke */
    case 0x2215:
    case 0xFF0F:
        return '/';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0x00AD:
        return '-';
    case 0x2026:
    case 0x00B7:
        return '.';
    case ' ':
    case 0x00A0: /* spaces that an engine may leave inside a word */
    case 0x2009:
    case 0x200B:
    case 0x202F:
    case 0x3000:
        return ' ';
    default:
        return '?';
    }
}

static void stream_word(struct layout_stream *s, char *fold, const struct word *w, size_t index)
{
    size_t n = strlen(w->text), total = text_length(w->text), position = 0;

    for (size_t used, at = 0; at < n; at += used, position++) {
        int32_t c = text_next(w->text + at, n - at, &used);
        struct layout_char *out = &s->chars[s->count];

        *out = (struct layout_char){
            .fold = layout_fold_char(c),
            .upper = text_is_upper(c),
            .digit = text_is_digit(c),
            .word_start = position == 0,
            .x0 = w->box.x + (int)((double)w->box.w * (double)position / (double)total),
            .x1 = w->box.x + (int)((double)w->box.w * (double)(position + 1) / (double)total),
            .word = index,
            .at = w->text + at,
            .length = used,
        };
        fold[s->count++] = out->fold;
    }
}

struct layout_stream layout_row_stream(struct arena *arena, const struct layout *l, size_t row)
{
    const struct layout_row *r = &l->rows[row];
    struct layout_stream s = {0};
    size_t capacity = 1;
    char *fold;

    for (size_t i = 0; i < r->count; i++)
        capacity += strlen(l->segments[r->segments[i]].text) + 1;
    s.chars = arena_alloc(arena, capacity * sizeof *s.chars);
    fold = arena_alloc(arena, capacity + 1);
    for (size_t i = 0; i < r->count; i++) {
        const struct layout_segment *segment = &l->segments[r->segments[i]];

        for (size_t j = 0; j < segment->count; j++) {
            size_t index = segment->words[j];
            const struct word *w = &l->page->words[index];

            if (s.count > 0) {
                const struct layout_char *last = &s.chars[s.count - 1];

                s.chars[s.count] =
                    (struct layout_char){.fold = ' ', .x0 = last->x1, .x1 = w->box.x, .word = last->word};
                fold[s.count++] = ' ';
            }
            stream_word(&s, fold, w, index);
        }
    }
    fold[s.count] = '\0';
    s.fold = fold;
    return s;
}

char *layout_stream_text(struct arena *arena, const struct layout_stream *s, size_t from, size_t to)
{
    struct buf text;
    char *result;

    buf_init(&text);
    for (size_t i = from; i < to && i < s->count; i++) {
        if (s->chars[i].at)
            buf_append(&text, s->chars[i].at, s->chars[i].length);
        else if (text.len > 0 && i + 1 < to)
            buf_putc(&text, ' ');
    }
    result = arena_strdup(arena, buf_string(&text));
    buf_release(&text);
    return result;
}

double layout_stream_confidence(const struct layout *l, const struct layout_stream *s, size_t from, size_t to)
{
    double lowest = 0;
    bool any = false;

    for (size_t i = from; i < to && i < s->count; i++) {
        double c = l->page->words[s->chars[i].word].confidence;

        if (!s->chars[i].at)
            continue;
        lowest = !any || c < lowest ? c : lowest;
        any = true;
    }
    return lowest;
}

#include "pipeline/extract/flow.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/date.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/model/document.h"

/* A date may stand this many letters behind the number: ", ban hành" is not crossed. */
#define AHEAD 8

/* A word alone in the first or last row, digits only: the page's number. */
static bool is_page_number(const struct layout *l, size_t word)
{
    size_t ends[2] = {0, l->row_count ? l->row_count - 1 : 0};

    for (size_t i = 0; i < 2 && l->row_count > 0; i++) {
        const struct layout_row *row = &l->rows[ends[i]];
        const struct layout_segment *s = &l->segments[row->segments[0]];

        if (row->count == 1 && s->count == 1 && s->words[0] == word && strlen(s->text) <= 4 &&
            strspn(s->text, "0123456789-") == strlen(s->text))
            return true;
    }
    return false;
}

static void put_word(struct flow *f, char *fold, const struct word *w, size_t page, size_t index)
{
    size_t n = strlen(w->text);

    if (f->count > 0) {
        f->chars[f->count] = (struct flow_char){.fold = ' ', .page = page, .word = index};
        fold[f->count++] = ' ';
    }
    for (size_t used, at = 0; at < n; at += used) {
        int32_t c = text_next(w->text + at, n - at, &used);

        f->chars[f->count] = (struct flow_char){
            .fold = layout_fold_char(c),
            .upper = text_is_upper(c),
            .page = page,
            .word = index,
            .at = w->text + at,
            .length = used,
        };
        fold[f->count] = f->chars[f->count].fold;
        f->count++;
    }
}

struct flow *flow_read(struct arena *arena, const struct document *d, struct layout *const *layouts)
{
    struct flow *f = arena_alloc(arena, sizeof *f);
    size_t capacity = 1;
    char *fold;

    for (size_t p = 0; p < d->page_count; p++)
        for (size_t i = 0; i < d->pages[p].word_count; i++)
            capacity += strlen(d->pages[p].words[i].text) + 1;
    f->document = d;
    f->chars = arena_alloc(arena, (capacity + 8) * sizeof *f->chars);
    fold = arena_alloc(arena, capacity + 8);
    for (size_t p = 0; p < d->page_count; p++)
        for (size_t i = 0; i < d->pages[p].word_count; i++)
            if (!is_page_number(layouts[p], i))
                put_word(f, fold, &d->pages[p].words[i], p, i);
    f->fold = fold;
    return f;
}

char *flow_text(struct arena *arena, const struct flow *f, size_t from, size_t to)
{
    struct buf text;
    char *result;

    buf_init(&text);
    for (size_t i = from; i < to && i < f->count; i++) {
        if (f->chars[i].at)
            buf_append(&text, f->chars[i].at, f->chars[i].length);
        else if (text.len > 0 && i + 1 < to)
            buf_putc(&text, ' ');
    }
    result = arena_strdup(arena, buf_string(&text));
    buf_release(&text);
    return result;
}

static const struct word *word_at(const struct flow *f, size_t i)
{
    return &f->document->pages[f->chars[i].page].words[f->chars[i].word];
}

struct box flow_box(const struct flow *f, size_t from, size_t to)
{
    struct box box = {0};

    for (size_t i = from; i < to && i < f->count; i++)
        if (f->chars[i].at && f->chars[i].page == f->chars[from].page && word_at(f, i)->line == word_at(f, from)->line)
            box = layout_union(box, word_at(f, i)->box);
    return box;
}

bool flow_is_exact(const struct flow *f, size_t i)
{
    return f->document->pages[f->chars[i].page].source == TEXT_LAYER;
}

double flow_confidence(const struct flow *f, size_t from, size_t to)
{
    double lowest = 1;

    for (size_t i = from; i < to && i < f->count; i++)
        if (f->chars[i].at && word_at(f, i)->confidence < lowest)
            lowest = word_at(f, i)->confidence;
    return lowest;
}

bool flow_line_starts(const struct flow *f, size_t i)
{
    const struct flow_char *c;

    if (i >= f->count || !f->chars[i].at)
        return false;
    if (i < 2)
        return i == 0;
    if (f->chars[i - 1].at) /* inside a word: "(Kèm" */
        return strchr("(\"", f->chars[i - 1].fold) && flow_line_starts(f, i - 1);
    c = &f->chars[i - 2];
    return c->page != f->chars[i].page || word_at(f, i - 2)->line != word_at(f, i)->line;
}

/* Up to `max` digits at *i; -1 when there are none. */
static int number_at(const struct flow *f, size_t *i, size_t max)
{
    int value = 0;
    size_t n = 0;

    while (*i < f->count && f->fold[*i] == ' ')
        (*i)++;
    while (n < max && text_is_digit(f->fold[*i])) {
        value = value * 10 + (f->fold[*i] - '0');
        (*i)++;
        n++;
    }
    return n > 0 && !text_is_digit(f->fold[*i]) ? value : -1;
}

/* The sign or word between the parts of a date. */
static bool between(const struct flow *f, size_t *i, const char *word)
{
    size_t at = *i, used = 0;

    while (at < f->count && strchr(" '`", f->fold[at]) && f->fold[at]) /* dust beside a digit */
        at++;
    if (strchr("/-.", f->fold[at]) && f->fold[at]) {
        *i = at + 1 + (f->fold[at] == '/' && f->fold[at + 1] == '/'); /* a stroke read twice */
        return true;
    }
    if (match_prefix(f->fold + at, word, strlen(word) > 3 ? 1 : 0, &used) > 1 || used == 0)
        return false;
    *i = at + used;
    return true;
}

const char *flow_date(struct arena *arena, const struct flow *f, size_t i, size_t *end, double *confidence)
{
    size_t at = i, used = 0, start;
    int day, month, year;

    *confidence = 0;
    while (at < f->count && at < i + AHEAD && match_prefix(f->fold + at, "ngay", 1, &used) > 1)
        at++;
    if (at >= i + AHEAD || at >= f->count)
        return NULL;
    if (match_prefix(f->fold + at, "ngay", 0, NULL) > 0 && strncmp(f->fold + at + 1, "ngay", 4) == 0)
        at++, used = 4; /* the match took the space before */
    start = at += used;
    day = number_at(f, &at, 2);
    if (day < 0 || !between(f, &at, "thang"))
        return NULL;
    month = number_at(f, &at, 2);
    if (month < 0 || !between(f, &at, "nam"))
        return NULL;
    year = number_at(f, &at, 4);
    if (!date_valid(year, month, day))
        return NULL;
    *end = at;
    *confidence = flow_confidence(f, start, at);
    return date_iso(arena, year, month, day);
}

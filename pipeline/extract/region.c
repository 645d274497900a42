#include "pipeline/extract/region.h"

#include "pipeline/base/memory.h"
#include "pipeline/extract/layout.h"

struct box region_span(const struct layout *l, const struct layout_stream *s, size_t from, size_t to)
{
    struct box box = {0};

    for (size_t i = from; i < to && i < s->count; i++) {
        const struct layout_char *c = &s->chars[i];
        struct box word = l->page->words[c->word].box;

        if (c->at)
            box = layout_union(box, (struct box){c->x0, word.y, c->x1 - c->x0 > 0 ? c->x1 - c->x0 : 1, word.h});
    }
    return box;
}

size_t region_skip_spaces(const struct layout_stream *s, size_t i)
{
    while (i < s->count && s->fold[i] == ' ')
        i++;
    return i;
}

const char *region_clean(struct arena *arena, const struct layout_stream *s, size_t from, size_t to, size_t max)
{
    char digits[16];
    size_t n = 0;

    for (size_t i = from; i < to && i < s->count; i++) {
        char c = s->fold[i];

        if (s->chars[i].digit) {
            if (n >= max || n + 1 >= sizeof digits)
                return "";
            digits[n++] = c;
        } else if (c != ' ' && c != '.' && c != '_' && c != ':') {
            return "";
        }
    }
    digits[n] = '\0';
    return arena_strdup(arena, digits);
}

struct box region_digits(const struct layout *l, int x0, int x1, struct box level)
{
    struct box box = {x0, level.y - l->unit, x1 - x0, level.h + 2 * l->unit};

    if (box.w < l->unit) { /* glued to the word before, since what follows begins a word: at least one digit fits */
        box.x = x1 - l->unit;
        box.w = l->unit;
    }
    if (box.x < 0)
        box.x = 0;
    if (box.y < 0)
        box.y = 0;
    if (layout_right(box) > l->width && box.x < l->width)
        box.w = l->width - box.x;
    if (layout_bottom(box) > l->height && box.y < l->height)
        box.h = l->height - box.y;
    return box;
}

void region_words(const struct layout_stream *s, size_t from, size_t to, size_t *first, size_t *last)
{
    *first = *last = s->count > from ? s->chars[from].word : 0;
    for (size_t i = from; i < to && i < s->count; i++) {
        *first = s->chars[i].word < *first ? s->chars[i].word : *first;
        *last = s->chars[i].word > *last ? s->chars[i].word : *last;
    }
}

#include "pipeline/extract/recipients.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

#define LINES_MAX 40
/* Word heights, middle to middle, that lines of the list may be apart, and that they begin right of the label. */
#define PITCH_UNITS  2.6
#define INDENT_UNITS 6
/* Share of the width that the list's column ends at: the signature stands right of it. */
#define COLUMN 0.56
/* The engine's confidence from which the list is taken: of its worst word and on average. */
#define SURE_WORD 0.85
#define SURE_MEAN 0.93

struct list {
    struct buf text;
    struct box box;
    double sum, weight, lowest;
    size_t lines;
    bool last; /* "Lưu: …": nothing follows it */
};

static const char LABEL[] = "noinhan";

static const struct layout_segment *find_label(const struct layout *l)
{
    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x < 0.45 * l->width && match_prefix(s->key, LABEL, 1, NULL) <= 1 && s->text[0] == 'N' &&
            strlen(s->key) <= 60)
            return s;
    }
    return NULL;
}

static bool is_dash(const char *word)
{
    return strcmp(word, "-") == 0 || strcmp(word, "–") == 0 || strcmp(word, "—") == 0 || strcmp(word, "+") == 0 ||
           strcmp(word, "•") == 0 || strcmp(word, "~") == 0;
}

/* Ends an entry: what parts it from the next is ours. */
static void end_entry(struct list *list)
{
    while (list->text.len > 0 && strchr(" ;:.,/-'", list->text.data[list->text.len - 1]))
        list->text.data[--list->text.len] = '\0';
}

static void add_words(struct arena *arena, const struct layout *l, const struct layout_segment *s, size_t from,
                      struct list *list)
{
    bool fresh = true;

    for (size_t i = from; i < s->count; i++) {
        const struct word *w = &l->page->words[s->words[i]];
        const char *text = w->text;
        double n = (double)text_length(text);
        bool dash = fresh && (is_dash(text) || (text[0] == '-' && text[1]));

        if (w->box.x > COLUMN * l->width)
            break;
        if (dash && list->text.len > 0) {
            end_entry(list);
            buf_puts(&list->text, ";");
        }
        fresh = false;
        if (is_dash(text) && dash)
            continue;
        if (list->text.len > 0)
            buf_putc(&list->text, ' ');
        buf_puts(&list->text, text + (dash ? strspn(text, "-") : 0));
        list->sum += w->confidence * n;
        list->weight += n;
        if (n > 1 && w->confidence < list->lowest)
            list->lowest = w->confidence;
        if (n == 1 && i + 1 < s->count && !*layout_key(arena, text) && !strchr("-&/", text[0]) && (text[0] & 0x80) == 0)
            list->lowest = 0; /* dust in the middle of a line: something lies over it */
        list->box = layout_union(list->box, w->box);
    }
    list->lines++;
}

static void gather(struct arena *arena, const struct layout *l, const struct layout_segment *label, struct list *list)
{
    int y = layout_middle(label->box);
    size_t own = 0; /* words of the label itself; "Nơi nhận: Như trên" goes on after it */
    size_t letters = 0;

    while (own < label->count && letters < strlen(LABEL))
        letters += strlen(layout_key(arena, l->page->words[label->words[own++]].text));
    if (own < label->count)
        add_words(arena, l, label, own, list);
    for (size_t row = label->row + 1; row < l->row_count && list->lines < LINES_MAX && !list->last; row++) {
        const struct layout_segment *s = NULL;

        for (size_t i = 0; i < l->rows[row].count && !s; i++) {
            const struct layout_segment *left = &l->segments[l->rows[row].segments[i]];

            if (left->box.x < label->box.x + INDENT_UNITS * l->unit && left->box.x > label->box.x - 2 * l->unit)
                s = left;
        }
        if (layout_middle(l->rows[row].box) - y > PITCH_UNITS * l->unit)
            break;
        if (!s)
            continue;
        y = layout_middle(s->box);
        list->last = strstr(s->fold, "luu:") && strncmp(layout_key(arena, s->text), "luu", 3) == 0;
        add_words(arena, l, s, 0, list);
    }
    end_entry(list);
}

void recipients_read(struct paper *p)
{
    struct list list = {.lowest = 1};

    paper_absent(p, FIELD_RECIPIENTS, 0.996);
    buf_init(&list.text);
    for (size_t page = p->first; page < p->document->page_count; page++) {
        const struct layout_segment *label = find_label(p->layouts[page]);

        if (!label)
            continue;
        gather(p->arena, p->layouts[page], label, &list);
        if (list.text.len > 0 &&
            (paper_exact(p, page) || (list.lowest >= SURE_WORD && list.sum >= SURE_MEAN * list.weight)))
            paper_set(p, FIELD_RECIPIENTS, arena_strdup(p->arena, buf_string(&list.text)), 0.996, page, list.box,
                      "recipients.list");
        break;
    }
    buf_release(&list.text);
}

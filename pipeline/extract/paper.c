#include "pipeline/extract/paper.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* The header stands on one of the first pages: a routing slip or a blank sheet may lie above it. */
#define FIRST_PAGES 3

static const struct {
    const char *key;
    size_t errors;
    bool party;
} MOTTOS[] = {
    {"conghoaxahoichunghiavietnam", 6, false},
    {"dangcongsanvietnam", 3, true},
    {"doclaptudohanhphuc", 3, false},
};

/* The motto, sought from every word on: the issuer's words may stand before it in one segment. */
static bool find_motto(struct arena *arena, const struct layout *l, struct box *box, bool *party)
{
    size_t best = 99;

    for (size_t k = 0; k < sizeof MOTTOS / sizeof *MOTTOS && best == 99; k++)
        for (size_t i = 0; i < l->segment_count; i++) {
            const struct layout_segment *s = &l->segments[i];
            char *key = layout_key(arena, s->text);
            size_t skip = 0;

            if (s->box.y > 0.45 * l->height)
                continue;
            for (size_t w = 0; w < s->count; w++) {
                const struct word *word = &l->page->words[s->words[w]];
                size_t d = match_prefix(key + skip, MOTTOS[k].key, MOTTOS[k].errors, NULL);

                if (d <= MOTTOS[k].errors && d < best) {
                    best = d;
                    *box = (struct box){word->box.x, word->box.y, layout_right(s->box) - word->box.x, word->box.h};
                    *party = MOTTOS[k].party;
                }
                skip += strlen(layout_key(arena, word->text));
            }
        }
    return best < 99;
}

static void find_first(struct paper *p)
{
    size_t n = p->document->page_count;
    bool found = false;

    for (size_t i = 0; i < n && i < FIRST_PAGES && !p->motto; i++)
        if (find_motto(p->arena, p->layouts[i], &p->motto_box, &p->party)) {
            p->motto = found = true;
            p->first = i;
        }
    for (size_t i = 0; i < n && !found; i++)
        if (p->document->pages[i].word_count > 0) {
            p->first = i;
            found = true;
        }
}

void paper_open(struct paper *p, struct arena *arena, struct document *document, double risk)
{
    *p = (struct paper){.arena = arena, .document = document, .risk = risk};
    p->layouts = arena_alloc(arena, (document->page_count + 1) * sizeof *p->layouts);
    for (size_t i = 0; i < document->page_count; i++)
        p->layouts[i] = layout_read(arena, &document->pages[i]);
    find_first(p);
    p->number.read_digits = p->number.read_symbol = p->number.read_raw = "";
    p->date.read_place = p->date.read_day = p->date.read_month = p->date.read_year = p->date.raw_day =
        p->date.raw_month = "";
    if (document->page_count == 0)
        return;
    place_number_in(arena, p->layouts[p->first], &p->number);
    place_date_in(arena, p->layouts[p->first], &p->date);
}

static void put(struct paper *p, enum field_id id, const char *value, double confidence, size_t page,
                struct box upright, const char *rule, bool ask)
{
    struct field *f = &p->document->fields[id];
    bool somewhere = upright.w > 0 && upright.h > 0 && page < p->document->page_count;

    if (f->status == STATUS_CONFIRMED)
        return;
    if (value && !*value)
        value = NULL;
    *f = (struct field){.value = value, .confidence = confidence, .rule = rule};
    f->status = ask || confidence < 1 - p->risk - 1e-9 ? STATUS_REVIEW : STATUS_AUTO;
    if (somewhere) {
        f->page = p->document->pages[page].number;
        f->box = geometry_to_original(&p->document->pages[page].geometry, upright);
    }
    if (f->status == STATUS_REVIEW && value)
        paper_candidate(p, id, value, confidence);
}

void paper_set(struct paper *p, enum field_id id, const char *value, double confidence, size_t page, struct box upright,
               const char *rule)
{
    put(p, id, value, confidence, page, upright, rule, false);
}

void paper_ask(struct paper *p, enum field_id id, const char *value, double confidence, size_t page, struct box upright,
               const char *rule)
{
    put(p, id, value, confidence, page, upright, rule, true);
}

void paper_candidate(struct paper *p, enum field_id id, const char *value, double confidence)
{
    struct field *f = &p->document->fields[id];
    struct candidate *list;
    size_t n = 0, at;

    if (f->status != STATUS_REVIEW || !value || !*value)
        return;
    list = arena_alloc(p->arena, (f->candidate_count + 1) * sizeof *list);
    for (size_t i = 0; i < f->candidate_count; i++) {
        if (strcmp(f->candidates[i].value, value) != 0)
            list[n++] = f->candidates[i];
        else if (f->candidates[i].confidence > confidence)
            confidence = f->candidates[i].confidence;
    }
    for (at = n; at > 0 && list[at - 1].confidence < confidence; at--)
        list[at] = list[at - 1];
    list[at] = (struct candidate){value, confidence};
    f->candidates = list;
    f->candidate_count = n + 1;
    f->value = list[0].value;
    f->confidence = list[0].confidence;
}

void paper_absent(struct paper *p, enum field_id id, double confidence)
{
    put(p, id, NULL, confidence, 0, (struct box){0}, NULL, false);
}

bool paper_is_auto(const struct paper *p, enum field_id id)
{
    return p->document->fields[id].status == STATUS_AUTO;
}

bool paper_exact(const struct paper *p, size_t page)
{
    return page < p->document->page_count && p->document->pages[page].source == TEXT_LAYER;
}

#include "pipeline/extract/head.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/cite.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

/* The heading stands in the upper part of the page. */
#define ZONE 0.6

static const struct layout *first(const struct paper *p)
{
    return p->layouts[p->first];
}

/* The height below which heading and abstract are sought. */
static int header_bottom(const struct paper *p)
{
    int y = 0;

    if (p->motto)
        y = layout_bottom(p->motto_box);
    if (p->date.found && layout_bottom(p->date.line) > y)
        y = layout_middle(p->date.line);
    if (p->number.found && layout_middle(p->number.symbol) > y)
        y = layout_middle(p->number.symbol);
    return y;
}

/* Capitals of a segment from word w on, as a key. */
static const char *upper_tail(struct arena *arena, const struct layout *l, const struct layout_segment *s, size_t w)
{
    struct buf text;
    const char *key = "";

    buf_init(&text);
    for (size_t i = w; i < s->count; i++) {
        const char *word = l->page->words[s->words[i]].text;

        if (i > w)
            buf_putc(&text, ' ');
        buf_puts(&text, word);
    }
    if (layout_is_upper(buf_string(&text), 4))
        key = layout_key(arena, buf_string(&text));
    buf_release(&text);
    return key;
}

static bool find_heading(struct paper *p, const struct layout_segment *s, size_t row)
{
    for (size_t w = 0; w < s->count && w < 6; w++) {
        const char *key = upper_tail(p->arena, first(p), s, w);
        size_t used = 0, errors = 0;
        const struct kind *kind = *key ? kind_by_heading(key, &used, &errors) : NULL;
        const char *rest = kind ? key + used : "";

        if (!kind || !(kind->families & (KIND_STATE | KIND_LEGAL | KIND_PARTY)) || strcmp(kind->name, "Công văn") == 0)
            continue;
        /* A heading is the name alone, or goes on as "NGHỊ QUYẾT CỦA HỘI ĐỒNG …". */
        if (strlen(rest) > 2 && strncmp(rest, "cua", 3) != 0 && strncmp(rest, "lien", 4) != 0)
            continue;
        p->heading = kind;
        p->heading_errors = errors;
        p->heading_row = row;
        return true;
    }
    return false;
}

/* "V/v", "Về việc" at the head of a segment. */
static bool is_about(const struct layout_segment *s)
{
    const char *f = s->fold;
    size_t skip = strcspn(f, "v");

    if (skip > 2)
        return false;
    f += skip;
    return strncmp(f, "v/v", 3) == 0 || strncmp(f, "v/ v", 4) == 0 || strncmp(f, "v /v", 4) == 0 ||
           strncmp(f, "vv ", 3) == 0 || strncmp(f, "viv ", 4) == 0 || strncmp(f, "v/y ", 4) == 0 ||
           strncmp(s->key, "veviec", 6) == 0 || strncmp(f, "v\xe2\x81\x84v", 5) == 0;
}

/* "V/v" as recognition spells it at worst: one short word that begins with v or w. */
static bool is_about_garbled(const struct layout_segment *s)
{
    size_t n = strcspn(s->fold, " ");

    return s->count > 1 && !s->upper && (s->fold[0] == 'v' || s->fold[0] == 'w') && n <= 4 &&
           strncmp(s->fold, "ve ", 3) != 0;
}

/* The "V/v" line: at the left, within a few lines under the number. */
const struct layout_segment *head_about(const struct paper *p, const struct layout *l)
{
    int top = p->number.found ? layout_middle(p->number.symbol) : header_bottom(p);
    struct symbol symbol = symbol_repair(p->arena, p->number.read_symbol, p->number.party, NULL, NULL);
    bool bare = *p->number.read_symbol && !symbol.kind; /* no kind in it: a công văn, however "V/v" was read */

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        int dy = layout_middle(s->box) - top;

        if (dy <= 0 || dy > 6 * l->unit || s->box.x > 0.35 * l->width || s->box.x + s->box.w / 2 > 0.42 * l->width)
            continue;
        if (is_about(s) || (bare && dy < 3.2 * l->unit && is_about_garbled(s)))
            return s;
    }
    return NULL;
}

void head_find(struct paper *p)
{
    const struct layout *l = first(p);
    int top = header_bottom(p);
    bool found = false;

    p->official_letter = head_about(p, first(p)) != NULL;
    for (size_t row = 0; row < l->row_count && !found; row++) {
        const struct layout_row *r = &l->rows[row];

        if (layout_middle(r->box) < top - l->unit / 2 || r->box.y > ZONE * l->height)
            continue;
        for (size_t i = 0; i < r->count && !found; i++)
            found = find_heading(p, &l->segments[r->segments[i]], row);
    }
    if (p->heading && p->official_letter &&
        layout_middle(l->rows[p->heading_row].box) < layout_middle(head_about(p, first(p))->box))
        p->official_letter = false;
    else if (p->official_letter)
        p->heading = NULL; /* "QUYẾT ĐỊNH" further down in a công văn's text */
}

static bool same_kind(const struct kind *a, const struct kind *b)
{
    return a && b &&
           (strcmp(a->name, b->name) == 0 ||
            (a->abbreviation && b->abbreviation && strcmp(a->abbreviation, b->abbreviation) == 0));
}

void head_type(struct paper *p)
{
    const struct layout *l = first(p);
    const struct kind *symbol = p->symbol.kind;
    struct box box;

    if (p->heading) {
        box = l->rows[p->heading_row].box;
        if (same_kind(p->heading, symbol))
            paper_set(p, FIELD_TYPE, p->heading->name, 0.9995, p->first, box, "type.heading+symbol");
        else if (!symbol)
            paper_set(p, FIELD_TYPE, p->heading->name, p->heading_errors == 0 ? 0.997 : 0.97, p->first, box,
                      "type.heading");
        else {
            paper_ask(p, FIELD_TYPE, p->heading->name, 0.8, p->first, box, "type.heading");
            paper_candidate(p, FIELD_TYPE, symbol->name, 0.2);
        }
        return;
    }
    if (p->official_letter) {
        const struct layout_segment *s = head_about(p, first(p));

        if (symbol && strcmp(symbol->name, "Công văn") != 0 && p->symbol.changed == 0) {
            paper_ask(p, FIELD_TYPE, "Công văn", 0.6, p->first, s->box, "type.about");
            paper_candidate(p, FIELD_TYPE, symbol->name, 0.4);
        } else {
            paper_set(p, FIELD_TYPE, "Công văn", 0.998, p->first, s->box, "type.about");
        }
        return;
    }
    if (symbol)
        paper_set(p, FIELD_TYPE, symbol->name, p->symbol.known && p->symbol.changed == 0 ? 0.996 : 0.7, p->first,
                  p->number.symbol, "type.symbol");
    else if (p->symbol.organ && p->symbol.known)
        paper_ask(p, FIELD_TYPE, "Công văn", 0.8, p->first, p->number.symbol, "type.symbol");
    else
        paper_ask(p, FIELD_TYPE, NULL, 0, p->first, (struct box){0}, "type.heading");
}

/* The heading of an attachment stands within a few lines over its annex line. */
static const struct kind *heading_over(const struct layout *l, struct box line)
{
    for (size_t i = l->segment_count; i > 0; i--) {
        const struct layout_segment *s = &l->segments[i - 1];
        int up = line.y - s->box.y;

        if (s->upper && up > 0 && up < 10 * l->unit && kind_by_heading(s->key, NULL, NULL))
            return kind_by_heading(s->key, NULL, NULL);
    }
    return NULL;
}

const char *head_attachment(const struct paper *p)
{
    for (size_t i = 0; i < p->mention_count; i++) {
        const struct cite_mention *m = &p->mentions[i];
        const struct layout *l = p->layouts[m->page];
        const struct kind *kind = cite_is_own(p, m) ? heading_over(l, m->box) : NULL;

        if (kind && (m->page != p->first || m->box.y > l->height / 2))
            return arena_printf(p->arena, "%s attached on page %d", kind->name, l->page->number);
    }
    return NULL;
}

static bool has_recipients(const struct paper *p)
{
    for (size_t page = p->first; page < p->document->page_count; page++)
        for (size_t i = 0; i < p->layouts[page]->segment_count; i++)
            if (strncmp(p->layouts[page]->segments[i].key, "noinhan", 7) == 0)
                return true;
    return false;
}

/* Too little text, or text too badly read, to say of the first page that it is no document's. */
static bool is_illegible(const struct paper *p)
{
    const struct page *page = &p->document->pages[0];
    double sum = 0;

    for (size_t i = 0; i < page->word_count; i++)
        sum += page->words[i].confidence;
    return page->failed || page->word_count < 10 || sum < 0.5 * (double)page->word_count;
}

bool head_is_administrative(const struct paper *p)
{
    if (p->motto || is_illegible(p) || has_recipients(p))
        return true;
    if (p->heading && p->number.found)
        return true;
    return p->number.found && p->number.label.w > 0 && p->date.found && p->number.row == p->date.row;
}

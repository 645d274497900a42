#include "pipeline/extract/parts.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/agency.h"
#include "pipeline/extract/extract.h"
#include "pipeline/extract/head.h"
#include "pipeline/extract/issuer.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/proof.h"
#include "pipeline/extract/title.h"

/* The motto is the first thing on a page; an incoming stamp or a mark of a form may stand over it. */
#define TOP 0.25
/* Text that hangs on a title stands within so many word heights of it. */
#define TITLE_UNITS 9
/* Number and date stand within so many word heights under the motto. */
#define HEADER_UNITS 12
/* A header lies above the document's first slip or blank sheet on one of so many pages. */
#define LEADING_PAGES 3
/* Dotted lines below the header from which a page is a form. */
#define FORM_LEADERS 6
/* Share of words in common from which two pages are the same one twice. */
#define SAME_PAGE 0.75
/* Digits that proof_weigh() trusts this much are taken at their word. */
#define SURE 0.99
/* A note names at most so many pages; a volume of forms would fill the screen. */
#define NOTED_PAGES 8

/* What the top of a page says. */
struct front {
    bool header;        /* motto, agency, and a number or date line */
    bool whole;         /* all that a document of its own must have */
    bool hangs, form;   /* it belongs to the document before: annex; form to be filled in */
    bool draft;         /* it says so itself */
    bool written;       /* number or day are filled in, be it by hand */
    bool label;         /* the page is headed as an annex or form, with a header or without */
    const char *digits; /* of the number, as read; "" */
    const char *symbol; /* key of it; "" */
    const char *year;   /* of the date, clean or "" */
    bool sure;          /* the digits are print, read twice */
};

/* The part that is being looked at. */
struct course {
    struct arena *arena;
    const struct document *document;
    struct part *parts;
    size_t count;
    struct front *fronts; /* of the header page of each part */
    size_t *heads;        /* and its index */
    bool headed, ended;   /* of the last part: its header was seen, its end was */
    bool annexed;         /* and an annex or form after that */
    size_t noted;
    struct buf note;
};

static bool begins_with(const char *key, const char *start)
{
    return match_prefix(key, start, strlen(start) > 6 ? 1 : 0, NULL) <= 1;
}

/* "(Kèm theo Quyết định số …", "Ban hành kèm theo Thông tư …" around the title; but "kèm theo Quyết định này" is the
 * text of the first document. */
static bool has_annex_line(const struct paper *p, const struct layout *l)
{
    int bottom = p->heading ? layout_bottom(l->rows[p->heading_row].box) + TITLE_UNITS * l->unit
                            : layout_bottom(p->motto_box) + 2 * HEADER_UNITS * l->unit;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.y > bottom || strstr(s->fold, " nay"))
            continue;
        if (begins_with(s->key, "kemtheo") || begins_with(s->key, "banhanhkemtheo") ||
            begins_with(s->key, "bankemtheo") || begins_with(s->key, "dinhkem"))
            return true;
    }
    return false;
}

/* "Mẫu số 01", "MẪU 2a", "Biểu mẫu", "Phụ lục II". */
static bool is_form_label(const struct layout_segment *s)
{
    static const char *const labels[] = {"mauso", "maubieu", "bieumau", "bieuso", "phuluc", "mauvanban", "kyhieumau"};

    if (s->count > 12)
        return false;
    if (strncmp(s->key, "mau", 3) == 0 && (s->upper || strpbrk(s->key, "0123456789")) && s->count <= 4)
        return true;
    for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
        if (strncmp(s->key, labels[k], strlen(labels[k])) == 0)
            return true;
    return false;
}

static bool has_form_label(const struct layout *l, int bottom)
{
    for (size_t i = 0; i < l->segment_count; i++)
        if (l->segments[i].box.y <= bottom && is_form_label(&l->segments[i]))
            return true;
    return false;
}

/* "DỰ THẢO", "Dự thảo lần 2": stamped or printed at the header. */
static bool is_draft(const struct paper *p, const struct layout *l)
{
    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->count <= 5 && strncmp(s->key, "duthao", 6) == 0 &&
            s->box.y < layout_bottom(p->motto_box) + HEADER_UNITS * l->unit)
            return true;
    }
    return false;
}

static bool is_leader(const char *word)
{
    size_t dots = 0, n = strlen(word);

    for (size_t used; n > 0; word += used, n -= used) {
        int32_t c = text_next(word, n, &used);

        dots += c == '.' || c == '_' ? 1 : c == 0x2026 ? 3 : 0;
    }
    return dots >= 4;
}

/* Rows with dotted lines to write on, below the header. */
static bool has_leaders(const struct paper *p, const struct layout *l)
{
    int top = layout_bottom(p->motto_box) + HEADER_UNITS * l->unit;
    size_t n = 0;

    for (size_t row = 0; row < l->row_count; row++) {
        bool leader = false;

        for (size_t i = 0; i < l->rows[row].count && l->rows[row].box.y > top; i++) {
            const struct layout_segment *s = &l->segments[l->rows[row].segments[i]];

            for (size_t j = 0; j < s->count; j++)
                leader = leader || is_leader(l->page->words[s->words[j]].text);
        }
        n += leader;
    }
    return n >= FORM_LEADERS;
}

static bool in_header(const struct paper *p, const struct layout *l, struct box box)
{
    int under = layout_middle(box) - layout_middle(p->motto_box);

    return box.h > 0 && under > 0 && under < HEADER_UNITS * l->unit;
}

/* "15/SY-UBND", "SL-", "TrS-" (NĐ 30/2020 Annex III): but SLĐTBXH is an agency. */
static bool is_copy(struct arena *arena, const char *symbol)
{
    const char *fold = text_fold(arena, symbol, strlen(symbol));

    return strncmp(fold, "sy-", 3) == 0 || strncmp(fold, "sl-", 3) == 0 || strncmp(fold, "trs-", 4) == 0;
}

/* What was read before the slash may have been digits, or the reader of the picture saw some. */
static bool is_written(const struct paper *p)
{
    const struct evidence *e = proof_find(p, "number");

    return *proof_guess(p->arena, p->number.read_raw, 5) ||
           (e && e->reading_count > 0 && *e->readings[0].value && e->readings[0].confidence >= 0.5);
}

/* A document, a draft too, has its year in print or a date or number that can be read; a form has none of them. */
static void judge(struct paper *p, const struct layout *l, struct front *f)
{
    bool number = p->number.found && p->number.symbol.w > 0 && in_header(p, l, p->number.symbol);
    bool date = p->date.found && in_header(p, l, p->date.line);
    bool year = date && strlen(p->date.read_year) == 4;
    bool day = date && *p->date.read_day && *p->date.read_month;
    const char *issuer = p->document->fields[FIELD_ISSUER].value;

    f->header = issuer && (number || date);
    if (!f->header)
        return;
    if (number) {
        struct proof digits = proof_weigh(p, "number", p->number.read_digits, p->number.digit_confidence,
                                          p->number.digit_words, p->number.symbol);

        f->digits = digits.digits;
        f->symbol = layout_key(p->arena, p->number.read_symbol);
        f->sure = digits.confidence >= SURE;
    }
    f->year = year ? p->date.read_year : "";
    f->hangs = has_annex_line(p, l);
    f->form = has_form_label(l, p->heading ? layout_bottom(l->rows[p->heading_row].box)
                                           : layout_bottom(p->motto_box) + HEADER_UNITS * l->unit);
    f->draft = is_draft(p, l);
    f->written = *f->digits || day || (number && is_written(p));
    f->whole = agency_case(p->arena, text_upper(p->arena, issuer)).begins && (p->heading || p->official_letter) &&
               (number ? year || day || f->sure : year && day) && !is_copy(p->arena, p->number.read_symbol) &&
               !has_leaders(p, l);
}

/* Reads the top of one page as if it were a document; strings live in the arena. */
static void read_front(struct arena *arena, const struct page *page, struct front *f)
{
    cleanup_arena struct arena scratch = {0};
    struct page copy = *page;
    struct document one = {.pages = &copy, .page_count = 1};
    struct paper p;

    *f = (struct front){.digits = "", .symbol = "", .year = ""};
    if (page->word_count == 0)
        return;
    paper_open(&p, &scratch, &one, EXTRACT_MAX_RISK);
    f->label = has_form_label(p.layouts[0], (int)(TOP * p.layouts[0]->height));
    if (p.motto && p.motto_box.y < TOP * p.layouts[0]->height) {
        head_find(&p);
        issuer_read(&p);
        judge(&p, p.layouts[0], f);
    }
    f->digits = arena_strdup(arena, f->digits);
    f->symbol = arena_strdup(arena, f->symbol);
    f->year = arena_strdup(arena, f->year);
}

/* Recipients, the last of which is the office's file ("Lưu: VT"), or the titles over a signature: NĐ 30/2020 lets a
 * document end with them. Over the text of its first page stands the agency, in capitals too. */
static bool has_end(const struct page *page, bool is_first)
{
    cleanup_arena struct arena scratch = {0};
    struct layout *l = layout_read(&scratch, page);

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (is_first && s->box.y < 0.4 * l->height)
            continue;
        if (begins_with(s->key, "noinhan") || strncmp(s->key, "luuvt", 5) == 0 ||
            (title_is(s) && *title_read(&scratch, l, s).authority))
            return true;
    }
    return false;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Folded words of two letters and more, sorted. */
static const char **sorted_words(struct arena *arena, const struct page *page, size_t *count)
{
    const char **words = arena_alloc(arena, (page->word_count + 1) * sizeof *words);

    *count = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const char *key = layout_key(arena, page->words[i].text);

        if (strlen(key) >= 2)
            words[(*count)++] = key;
    }
    qsort(words, *count, sizeof *words, by_text);
    return words;
}

/* Share of the words of the longer page that the other has too. */
static double share_in_common(const struct page *a, const struct page *b)
{
    cleanup_arena struct arena scratch = {0};
    size_t n, m, common = 0;
    const char **x = sorted_words(&scratch, a, &n), **y = sorted_words(&scratch, b, &m);

    for (size_t i = 0, j = 0; i < n && j < m;) {
        int order = strcmp(x[i], y[j]);

        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return n == 0 || m == 0 ? 0 : (double)common / (double)(n > m ? n : m);
}

static bool same_number(const struct front *a, const struct front *b)
{
    return a->sure && b->sure && strcmp(a->digits, b->digits) == 0 && strcmp(a->symbol, b->symbol) == 0 &&
           !(*a->year && *b->year && strcmp(a->year, b->year) != 0);
}

static bool other_number(const struct front *a, const struct front *b)
{
    return a->sure && b->sure && strcmp(a->digits, b->digits) != 0;
}

/* The page that this one repeats: a second original, a first page scanned twice. NULL for none. */
static const struct page *repeated(const struct course *c, size_t page, const struct front *f)
{
    const struct page *pages = c->document->pages;

    for (size_t i = 0; i < c->count; i++)
        if (same_number(f, &c->fronts[i]) ||
            (!other_number(f, &c->fronts[i]) && share_in_common(&pages[page], &pages[c->heads[i]]) >= SAME_PAGE))
            return &pages[c->heads[i]];
    return NULL;
}

static void note(struct course *c, size_t page, const struct page *twin)
{
    int number = c->document->pages[page].number;

    if (c->noted++ == NOTED_PAGES)
        buf_puts(&c->note, "; and more such pages");
    if (c->noted > NOTED_PAGES)
        return;
    if (c->note.len > 0)
        buf_puts(&c->note, "; ");
    if (twin)
        buf_printf(&c->note, "page %d repeats page %d", number, twin->number);
    else
        buf_printf(&c->note, "page %d has a header of its own, but was not taken for another document", number);
}

static void close_part(struct course *c, size_t end)
{
    struct part *part = &c->parts[c->count - 1];

    part->count = end - part->first;
    part->note = c->note.len > 0 ? arena_strdup(c->arena, c->note.data) : NULL;
    buf_clear(&c->note);
    c->noted = 0;
}

static void open_part(struct course *c, size_t page, const struct front *f)
{
    c->parts[c->count] = (struct part){.first = page};
    c->fronts[c->count] = *f;
    c->heads[c->count] = page;
    c->count++;
    c->headed = f->header;
    c->ended = c->annexed = false;
}

/* Among annexes a header without a number is mostly one to be filled in, unless it calls itself a draft. */
static bool is_sample(const struct course *c, const struct front *f)
{
    return c->annexed && !f->written && !f->draft;
}

static void look_at(struct course *c, size_t page)
{
    size_t last = c->count - 1;
    struct front f;

    read_front(c->arena, &c->document->pages[page], &f);
    if (f.header && !f.hangs && !f.form) {
        const struct page *twin = c->headed ? repeated(c, page, &f) : NULL;

        if (f.whole && c->ended && !twin && !is_sample(c, &f)) {
            close_part(c, page);
            open_part(c, page, &f);
            return;
        }
        if (c->headed || c->ended || page - c->parts[last].first >= LEADING_PAGES) {
            note(c, page, twin);
        } else { /* a slip or a blank sheet lay above the header */
            c->fronts[last] = f;
            c->heads[last] = page;
            c->headed = true;
        }
    }
    c->annexed = c->annexed || (c->ended && f.label);
}

size_t parts_find(struct arena *arena, const struct document *document, struct part *parts)
{
    size_t n = document->page_count;
    struct course c = {.arena = arena, .document = document, .parts = parts};
    struct front f = {.digits = "", .symbol = "", .year = ""};

    c.fronts = arena_alloc(arena, (n + 1) * sizeof *c.fronts);
    c.heads = arena_alloc(arena, (n + 1) * sizeof *c.heads);
    if (n > 0)
        read_front(arena, &document->pages[0], &f);
    open_part(&c, 0, &f);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            look_at(&c, i);
        c.ended = c.ended || has_end(&document->pages[i], i == c.heads[c.count - 1]);
    }
    close_part(&c, n);
    buf_release(&c.note);
    return c.count;
}

#include "pipeline/extract/head.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

/* The heading stands in the upper part of the page. */
#define ZONE 0.6
/* Lines of one abstract follow one another within this many word heights, middle to middle. */
#define PITCH_MAX 3.3
#define LINES_MAX 12

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

/* The "V/v" line: at the left, within a few lines under the number. */
static const struct layout_segment *about_segment(const struct paper *p)
{
    const struct layout *l = first(p);
    int top = p->number.found ? layout_middle(p->number.symbol) : header_bottom(p);
    struct symbol symbol = symbol_repair(p->arena, p->number.read_symbol, p->number.party, NULL, NULL);
    bool bare = symbol.known && !symbol.kind; /* no kind in the symbol: a công văn, however "V/v" was read */

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        int dy = layout_middle(s->box) - top;

        if (dy <= 0 || dy > 6 * l->unit || s->box.x > 0.35 * l->width || s->box.x + s->box.w / 2 > 0.42 * l->width)
            continue;
        if (is_about(s) || (bare && dy < 3.2 * l->unit && s->fold[0] == 'v' && strcspn(s->fold, " ") <= 3))
            return s;
    }
    return NULL;
}

void head_find(struct paper *p)
{
    const struct layout *l = first(p);
    int top = header_bottom(p);
    bool found = false;

    p->official_letter = about_segment(p) != NULL;
    for (size_t row = 0; row < l->row_count && !found; row++) {
        const struct layout_row *r = &l->rows[row];

        if (layout_middle(r->box) < top - l->unit / 2 || r->box.y > ZONE * l->height)
            continue;
        for (size_t i = 0; i < r->count && !found; i++)
            found = find_heading(p, &l->segments[r->segments[i]], row);
    }
    if (p->heading && p->official_letter &&
        layout_middle(l->rows[p->heading_row].box) < layout_middle(about_segment(p)->box))
        p->official_letter = false;
    else if (p->official_letter)
        p->heading = NULL; /* "QUYẾT ĐỊNH" further down in a công văn's text */
}

static bool same_kind(const struct kind *a, const struct kind *b)
{
    return a && b && (strcmp(a->name, b->name) == 0 ||
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
        const struct layout_segment *s = about_segment(p);

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

/* The lines of an abstract as they are gathered. */
struct lines {
    struct buf text;
    struct box box;
    double confidence, weight;
    bool doubtful;   /* a word in it is hardly read: a stamp lies over it */
    int last, pitch; /* middle of the last line, distance allowed to the next */
    size_t count;
};

static void add_line(struct lines *lines, const struct layout *l, const struct layout_segment *s)
{
    double n = (double)text_length(s->text);

    for (size_t i = 0; i < s->count; i++) {
        const struct word *w = &l->page->words[s->words[i]];

        lines->doubtful = lines->doubtful || (w->confidence < 0.4 && text_length(w->text) > 1);
    }

    if (lines->text.len > 0)
        buf_putc(&lines->text, ' ');
    buf_puts(&lines->text, s->text);
    lines->box = layout_union(lines->box, s->box);
    lines->confidence += s->confidence * n;
    lines->weight += n;
    lines->count++;
}

/* Text that never belongs to an abstract: grounds, addressee, the first section, the issuer repeated. */
static bool ends_abstract(const struct layout_segment *s)
{
    static const char *const starts[] = {"cancu", "kinhgui", "theodenghi", "dieu1", "chuong", "phanthunhat",
                                         "thuchienquyetdinhso", "thuchienkehoachso", "thuchiennghiquyetso",
                                         "thuchienchithiso", "thuchiencongvanso", "kemtheo", "banhanhkemtheo"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (match_prefix(s->key, starts[i], strlen(starts[i]) > 6 ? 1 : 0, NULL) <= (strlen(starts[i]) > 6))
            return true;
    if (strncmp(s->fold, "i. ", 3) == 0 || strncmp(s->fold, "1. ", 3) == 0 || strncmp(s->fold, "a. ", 3) == 0)
        return true;
    return false;
}

/* A mark of secrecy or urgency stands alone in its line. */
static bool is_mark(const struct layout_segment *s)
{
    static const char *const keys[] = {"mat", "toimat", "tuyetmat", "khan", "thuongkhan", "hoatoc", "hoatochengio"};

    for (size_t i = 0; s->upper && i < sizeof keys / sizeof *keys; i++)
        if (match_distance(s->key, keys[i], strlen(keys[i]) >= 6) <= (strlen(keys[i]) >= 6))
            return true;
    return false;
}

static char *trimmed(struct arena *arena, const char *text)
{
    size_t n = strlen(text), used;

    while (n > 0) { /* OCR's dust before the first letter; an opening bracket is the document's */
        int32_t c = text_next(text, n, &used);

        if (text_is_letter(c) || c == '(' || c == '"' || c == 0x201C || (c >= '0' && c <= '9'))
            break;
        text += used;
        n -= used;
    }
    while (n > 0 && strchr(" _-.:;'`~,*", text[n - 1]))
        n--;
    return arena_strndup(arena, text, n);
}

/* "Vềviệc phê duyệt", "VW rà soát": the set phrase it begins with, as it is written. */
static char *begun(struct arena *arena, char *text, bool letter)
{
    const char *fold = text_fold(arena, text, strlen(text));
    size_t n = strcspn(fold, " ");

    if (n > 4 && n < 10 && strncmp(layout_key(arena, arena_strndup(arena, fold, n)), "veviec", 6) == 0)
        return arena_printf(arena, "Về việc%s", strchr(text, ' ') ? strchr(text, ' ') : "");
    if (letter && fold[0] == 'v' && n <= 3 && strcmp(arena_strndup(arena, fold, n), "ve") != 0 && strchr(text, ' '))
        return arena_printf(arena, "V/v%s", strchr(text, ' '));
    return text;
}

/* An abstract begins with a capital or a bracket: what begins in the middle of a word lost its start to a stamp. */
static bool begins_well(const char *text)
{
    size_t used;
    int32_t c = *text ? text_next(text, strlen(text), &used) : ' ';

    return text_is_upper(c) || c == '(' || c == '"' || c == 0x201C;
}

static void set_abstract(struct paper *p, struct lines *lines, const char *rule)
{
    double mean = lines->weight > 0 ? lines->confidence / lines->weight : 0;
    const char *text = begun(p->arena, trimmed(p->arena, buf_string(&lines->text)), p->official_letter);

    if (lines->count == 0)
        paper_ask(p, FIELD_ABSTRACT, NULL, 0, p->first, (struct box){0}, rule);
    else if (paper_exact(p, p->first))
        paper_set(p, FIELD_ABSTRACT, text, 0.999, p->first, lines->box, rule);
    else
        paper_set(p, FIELD_ABSTRACT, text,
                  mean >= 0.85 && !lines->doubtful && begins_well(text) ? 0.996 : 0.85 * mean, p->first, lines->box,
                  rule);
}

/* The part of a row that may belong to the abstract: not a stamp at the left, nor what is not level with the text. */
static const struct layout_segment *abstract_segment(const struct layout *l, const struct layout_row *r,
                                                     struct box heading)
{
    const struct layout_segment *best = NULL;
    int center = heading.x + heading.w / 2;

    for (size_t i = 0; i < r->count; i++) {
        const struct layout_segment *s = &l->segments[r->segments[i]];
        int middle = s->box.x + s->box.w / 2, off = middle > center ? middle - center : center - middle;

        if (strlen(s->key) < 2)
            continue;
        if (off > 0.2 * l->width && s->box.x - heading.x > 3 * l->unit)
            continue;
        if (off > 0.2 * l->width && heading.x - s->box.x > 3 * l->unit)
            continue;
        if (!best || s->box.w > best->box.w)
            best = s;
    }
    return best;
}

/* Right edge of the text: what the longest lines of the page reach. */
static int text_right(const struct layout *l)
{
    int right = 0;

    for (size_t i = 0; i < l->segment_count; i++)
        if (l->segments[i].count > 6 && layout_right(l->segments[i].box) > right)
            right = layout_right(l->segments[i].box);
    return right;
}

/* A body line under a short abstract line with no rule between: it begins with a capital and fills the line to the
 * right margin, which the line above had room to do. */
static bool begins_paragraph(const struct layout *l, const struct layout_segment *s,
                             const struct layout_segment *above)
{
    int right = text_right(l);
    size_t used;

    if (!above || !text_is_upper(text_next(s->text, strlen(s->text), &used)))
        return false;
    return layout_right(s->box) > right - 2 * l->unit && layout_right(above->box) < right - 8 * l->unit &&
           s->box.w > above->box.w + 6 * l->unit;
}

/* Lines under the heading up to the rule, which shows as a gap. */
static void under_heading(struct paper *p, struct lines *lines)
{
    const struct layout *l = first(p);
    const struct layout_segment *last = NULL;
    struct box heading = l->rows[p->heading_row].box;
    bool goes_on = false;

    for (size_t i = 0; i < l->rows[p->heading_row].count; i++) {
        const struct layout_segment *s = &l->segments[l->rows[p->heading_row].segments[i]];

        if (s->upper && strlen(s->key) >= strlen(p->heading->key)) {
            heading = s->box;
            goes_on = strlen(s->key) > strlen(p->heading->key) + 4;
        }
    }
    lines->last = layout_middle(heading);
    lines->pitch = (int)(PITCH_MAX * l->unit);
    for (size_t row = p->heading_row + 1; row < l->row_count && lines->count < LINES_MAX; row++) {
        const struct layout_segment *s = abstract_segment(l, &l->rows[row], heading);
        int step;

        if (!s)
            continue;
        step = layout_middle(s->box) - lines->last;
        if (step > lines->pitch || ends_abstract(s) || (lines->count > 0 && begins_paragraph(l, s, last)))
            break;
        if (s->upper && lines->count == 0 && goes_on) { /* the heading's own second line */
            lines->last = layout_middle(s->box);
            continue;
        }
        if (s->upper && strlen(s->key) > 8 && (lines->count > 0 || strncmp(s->key, "uyban", 5) == 0))
            break; /* the authority that decides */
        if (lines->count > 0 || step < 2.2 * l->unit)
            lines->pitch = step * 135 / 100 < lines->pitch || lines->count == 0 ? step * 135 / 100 : lines->pitch;
        if (lines->pitch < 2 * l->unit)
            lines->pitch = 2 * l->unit;
        lines->last = layout_middle(s->box);
        last = s;
        add_line(p->arena, lines, l, s);
    }
}

/* The words of a row left of the header's middle. */
static const struct layout_segment *left_segment(const struct paper *p, const struct layout_row *r)
{
    const struct layout *l = first(p);
    int limit = p->motto ? p->motto_box.x + 2 * l->unit : l->width / 2;

    for (size_t i = 0; i < r->count; i++) {
        const struct layout_segment *s = &l->segments[r->segments[i]];

        if (s->box.x + s->box.w / 2 < limit && layout_right(s->box) < 0.58 * l->width && strlen(s->key) > 0)
            return s;
    }
    return NULL;
}

static void under_number(struct paper *p, struct lines *lines)
{
    const struct layout *l = first(p);
    const struct layout_segment *about = about_segment(p);

    lines->last = layout_middle(about->box);
    lines->pitch = (int)(2.4 * l->unit);
    add_line(p->arena, lines, l, about);
    for (size_t row = about->row + 1; row < l->row_count && lines->count < LINES_MAX; row++) {
        const struct layout_segment *s = left_segment(p, &l->rows[row]);

        if (!s || ends_abstract(s) || is_mark(s) || layout_middle(s->box) - lines->last > lines->pitch)
            break;
        if (lines->count == 1)
            lines->pitch = (layout_middle(s->box) - lines->last) * 14 / 10;
        lines->last = layout_middle(s->box);
        add_line(p->arena, lines, l, s);
    }
}

void head_abstract(struct paper *p)
{
    struct lines lines = {0};

    buf_init(&lines.text);
    if (p->heading) {
        under_heading(p, &lines);
        set_abstract(p, &lines, "abstract.heading");
    } else if (p->official_letter) {
        under_number(p, &lines);
        set_abstract(p, &lines, "abstract.about");
    } else {
        paper_ask(p, FIELD_ABSTRACT, NULL, 0, p->first, (struct box){0}, "abstract.heading");
    }
    buf_release(&lines.text);
}

static const struct {
    enum field_id field;
    const char *key, *value;
} MARKS[] = {
    {FIELD_SECURITY, "tuyetmat", "TUYỆT MẬT"}, {FIELD_SECURITY, "toimat", "TỐI MẬT"},
    {FIELD_SECURITY, "mat", "MẬT"},            {FIELD_URGENCY, "hoatoc", "HỎA TỐC"},
    {FIELD_URGENCY, "hoatochengio", "HỎA TỐC"}, {FIELD_URGENCY, "thuongkhan", "THƯỢNG KHẨN"},
    {FIELD_URGENCY, "khan", "KHẨN"},
};

/* A mark is a short line of capitals of its own at the left, below the header's first lines. */
void head_marks(struct paper *p)
{
    const struct layout *l = first(p);
    bool found[FIELD_COUNT] = {false};

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (!s->upper || s->box.y > 0.5 * l->height || s->box.x > 0.5 * l->width)
            continue;
        for (size_t k = 0; k < sizeof MARKS / sizeof *MARKS; k++) {
            size_t limit = strlen(MARKS[k].key) >= 6 ? 1 : 0;

            if (found[MARKS[k].field] || match_distance(s->key, MARKS[k].key, limit) > limit)
                continue;
            paper_set(p, MARKS[k].field, MARKS[k].value, s->confidence > 0.6 ? 0.997 : 0.9, p->first, s->box,
                      "mark.line");
            found[MARKS[k].field] = true;
        }
    }
    if (!found[FIELD_SECURITY])
        paper_absent(p, FIELD_SECURITY, 0.996);
    if (!found[FIELD_URGENCY])
        paper_absent(p, FIELD_URGENCY, 0.996);
}

bool head_is_administrative(const struct paper *p)
{
    if (p->motto)
        return true;
    if (p->number.found && p->heading)
        return true;
    return p->number.found && p->number.label.w > 0 && p->date.found && p->number.row == p->date.row;
}

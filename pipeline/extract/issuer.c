#include "pipeline/extract/issuer.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/agency.h"
#include "pipeline/extract/cite.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

#define LINES_MAX 8
/* The engine's confidence in the place before the date from which it repairs a letter of the header. */
#define SURE_PLACE 0.85

struct line {
    char *text;
    struct box box;
    const struct layout_row *row;
};

struct column {
    struct line lines[LINES_MAX];
    size_t count;
};

/* Dust between the columns: no letter or digit in it, or one or two letters the engine does not believe in.
 */
static bool is_dust(const struct word *w)
{
    size_t letters = 0, n = strlen(w->text);
    const char *s = w->text;

    if (strcmp(s, "-") == 0 || strcmp(s, "–") == 0 || strcmp(s, "&") == 0)
        return false;
    for (size_t used; n > 0; s += used, n -= used) {
        int32_t c = text_next(s, n, &used);

        letters += text_is_letter(c) || text_is_digit(c);
    }
    return letters == 0 || (letters < 3 && w->confidence < 0.3);
}

/* Without what dust and rules leave at the ends of a line: "_SỞ NỘI VỤ" began no agency. */
static char *trimmed(struct arena *arena, const char *text)
{
    static const char DUST[] = " -_.,*'`~|:;";
    size_t n;

    text += strspn(text, DUST);
    for (n = strlen(text); n > 0 && strchr(DUST, text[n - 1]); n--)
        ;
    return arena_strndup(arena, text, n);
}

/* The text of a row left of the motto. */
static bool left_line(const struct paper *p, const struct layout *l, const struct layout_row *r, struct line *out)
{
    struct buf text;

    *out = (struct line){.row = r};
    buf_init(&text);
    for (size_t i = 0; i < r->count; i++) {
        const struct layout_segment *s = &l->segments[r->segments[i]];

        for (size_t j = 0; j < s->count; j++) {
            const struct word *w = &l->page->words[s->words[j]];

            if (w->box.x + w->box.w / 2 >= p->motto_box.x || w->box.x + w->box.w > p->motto_box.x + l->unit ||
                is_dust(w))
                continue;
            if (text.len > 0)
                buf_putc(&text, ' ');
            buf_puts(&text, w->text);
            out->box = layout_union(out->box, w->box);
        }
    }
    out->text = trimmed(p->arena, buf_string(&text));
    buf_release(&text);
    return layout_is_upper(out->text, 2);
}

static int column_bottom(const struct paper *p, const struct layout *l)
{
    if (p->number.found)
        return layout_middle(p->number.symbol.w ? p->number.symbol : p->number.label) - l->unit;
    if (p->date.found)
        return layout_middle(p->date.line) - l->unit;
    if (p->heading)
        return l->rows[p->heading_row].box.y;
    return p->motto_box.y + 6 * l->unit;
}

static void read_column(const struct paper *p, struct column *c)
{
    const struct layout *l = p->layouts[p->first];
    int top = p->motto_box.y - (int)(1.2 * l->unit), bottom = column_bottom(p, l);

    c->count = 0;
    for (size_t row = 0; row < l->row_count && c->count < LINES_MAX; row++) {
        int y = layout_middle(l->rows[row].box);

        if (y < top || y > bottom)
            continue;
        if (left_line(p, l, &l->rows[row], &c->lines[c->count]))
            c->count++;
    }
}

static const char *last_word(const char *fold)
{
    const char *space = strrchr(fold, ' ');

    return space ? space + 1 : fold;
}

/* The lines from..to as one name. */
static const char *joined(const struct paper *p, const struct column *c, size_t from, size_t to, struct box *box)
{
    struct buf text;
    const char *result;

    buf_init(&text);
    *box = (struct box){0};
    for (size_t i = from; i < to; i++) {
        if (i > from)
            buf_putc(&text, ' ');
        buf_puts(&text, c->lines[i].text);
        *box = layout_union(*box, c->lines[i].box);
    }
    result = arena_strdup(p->arena, buf_string(&text));
    buf_release(&text);
    return result;
}

/* The engine's confidence in the words that no table vouches for: the lowest of those that begin alike. */
static double unknown_confidence(const struct paper *p, const struct column *c, size_t from, size_t to,
                                 const struct agency_name *name)
{
    const struct layout *l = p->layouts[p->first];
    double lowest = 1;

    for (size_t i = from; i < to; i++)
        for (size_t s = 0; s < c->lines[i].row->count; s++) {
            const struct layout_segment *segment = &l->segments[c->lines[i].row->segments[s]];

            for (size_t j = 0; j < segment->count; j++) {
                const struct word *w = &l->page->words[segment->words[j]];

                if (w->box.x + w->box.w / 2 >= p->motto_box.x)
                    continue;
                for (size_t k = 0; k < name->unknown_count; k++)
                    if (strstr(w->text, name->unknown[k]) && w->confidence < lowest)
                        lowest = w->confidence;
            }
        }
    return lowest;
}

/* Every word that no table holds is a part of the place named before the date: two readings that agree. */
static bool place_agrees(struct arena *arena, const struct agency_name *name, const char *place)
{
    const char *whole = layout_key(arena, name->text), *key = layout_key(arena, place);
    size_t n = strlen(whole), m = strlen(key);

    if (m < 4 || n <= m || strcmp(whole + n - m, key) != 0)
        return false;
    for (size_t i = 0; i < name->unknown_count; i++)
        if (!strstr(key, layout_key(arena, name->unknown[i])))
            return false;
    return true;
}

/* "huyện Văn Gtang" before "Văn Giang, ngày …": the name ends in the place but for one letter, which is read again
 * there. NULL when it does not. */
static const char *place_repairs(const struct paper *p, const struct agency_name *name)
{
    const char *key = layout_key(p->arena, p->date.read_place), *tail = name->text + strlen(name->text);
    size_t words = 1;

    if (strlen(key) < 6 || name->unknown_count == 0 || p->date.place_confidence < SURE_PLACE)
        return NULL;
    for (const char *s = p->date.read_place; *s; s++)
        words += *s == ' ';
    for (; tail > name->text && words > 0; tail--)
        words -= tail[-1] == ' ';
    if (words > 0 || match_distance(layout_key(p->arena, tail), key, 1) != 1)
        return NULL;
    for (size_t i = 0; i < name->unknown_count; i++)
        if (!strstr(layout_key(p->arena, tail), layout_key(p->arena, name->unknown[i])))
            return NULL;
    return arena_printf(p->arena, "%.*s %s", (int)(tail - name->text), name->text, p->date.read_place);
}

/* `scrap`: a line of it may begin another agency. */
static void set_agency(struct paper *p, enum field_id id, const struct column *c, size_t from, size_t to, bool scrap)
{
    struct box box;
    struct agency_name name = agency_case(p->arena, joined(p, c, from, to, &box));
    double read = unknown_confidence(p, c, from, to, &name), enough = 0.8;
    double confidence;

    for (size_t i = 0; i < name.unknown_count; i++) /* "Gtang"; but "Krông" is no Vietnamese syllable either */
        if (!match_syllable(layout_key(p->arena, name.unknown[i])))
            enough = 0.93;
    confidence = name.unknown_count == 0 ? 0.998 : read >= enough ? 0.996 : 0.9 * read;

    if (confidence < 0.996 && place_agrees(p->arena, &name, p->date.read_place))
        confidence = 0.996; /* the place before the date says the same */
    else if (confidence < 0.996 && place_repairs(p, &name)) {
        name.text = place_repairs(p, &name);
        confidence = 0.996;
    }
    if (paper_exact(p, p->first))
        confidence = 0.999;
    if (!name.begins || scrap) /* the second line of a name that was cut, or a word misread */
        confidence = confidence < 0.8 ? confidence : 0.8;
    paper_set(p, id, name.text, confidence, p->first, box, "agency.header");
}

/* An agency begins behind a short word, which may be a scrap of something else: "lí SỞ NỘI VỤ". */
static bool begins_behind_scrap(const char *fold, const char *above)
{
    size_t n = strcspn(fold, " ");

    return n <= 2 && fold[n] == ' ' && agency_begins(fold + n + 1, above);
}

void issuer_read(struct paper *p)
{
    struct column c;
    size_t starts[LINES_MAX], n = 0;
    bool scrap = false;

    if (!p->motto) {
        paper_ask(p, FIELD_ISSUER, NULL, 0, p->first, (struct box){0}, "agency.header");
        paper_ask(p, FIELD_PARENT, NULL, 0, p->first, (struct box){0}, "agency.header");
        return;
    }
    read_column(p, &c);
    for (size_t i = 0; i < c.count; i++) {
        const char *fold = text_fold(p->arena, c.lines[i].text, strlen(c.lines[i].text));
        const char *above = i > 0 ? text_fold(p->arena, c.lines[i - 1].text, strlen(c.lines[i - 1].text)) : "";

        if (i == 0 || agency_begins(fold, last_word(above)))
            starts[n++] = i;
        else
            scrap = scrap || begins_behind_scrap(fold, last_word(above));
    }
    if (n == 0) {
        paper_ask(p, FIELD_ISSUER, NULL, 0, p->first, (struct box){0}, "agency.header");
        paper_ask(p, FIELD_PARENT, NULL, 0, p->first, (struct box){0}, "agency.header");
        return;
    }
    set_agency(p, FIELD_ISSUER, &c, starts[n - 1], c.count, scrap);
    if (n > 1)
        set_agency(p, FIELD_PARENT, &c, starts[n - 2], starts[n - 1], scrap);
    else if (scrap)
        paper_ask(p, FIELD_PARENT, NULL, 0, p->first, (struct box){0}, "agency.header");
    else
        paper_absent(p, FIELD_PARENT, 0.996);
}

void issuer_elsewhere(struct paper *p)
{
    const struct organ *organ;

    if (p->document->fields[FIELD_ISSUER].value)
        return;
    for (size_t i = 0; i < p->mention_count; i++)
        if (cite_is_own(p, &p->mentions[i]) && p->mentions[i].issuer) {
            paper_ask(p, FIELD_ISSUER, p->mentions[i].issuer, 0.9, p->mentions[i].page, p->mentions[i].box,
                      "agency.annex");
            return;
        }
    organ = p->symbol.organ ? organ_by_abbreviation(layout_key(p->arena, p->symbol.organ)) : NULL;
    if (organ && organ->name)
        paper_ask(p, FIELD_ISSUER, organ->name, 0.8, p->first, p->number.symbol, "agency.symbol");
}

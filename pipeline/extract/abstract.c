#include "pipeline/extract/abstract.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/head.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/mark.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

/* Lines of one abstract follow one another within this many word heights, middle to middle. */
#define PITCH_MAX 3.3
#define LINES_MAX 12
/* The engine's confidence in its worst word from which a second reading replaces a doubtful line. */
#define READ_AGAIN 0.5

static const struct layout *first(const struct paper *p)
{
    return p->layouts[p->first];
}

/* The lines of an abstract as they are gathered. */
struct lines {
    struct buf text;
    struct box box;
    double confidence, weight;
    bool centred;    /* nothing but stamps stands beside them */
    bool doubtful;   /* a word in it is hardly read: a stamp lies over it */
    int last, pitch; /* middle of the last line, distance allowed to the next */
    size_t count;
};

/* A word that is hardly read, or that is no word: letters that make no syllable, signs among letters. */
static bool is_doubtful(struct arena *arena, const struct word *w)
{
    const char *key = layout_key(arena, w->text);
    size_t letters = text_length(w->text), n = strlen(key);

    if (letters < 2 || strstr(key, "veviec"))
        return false;
    if (strpbrk(w->text, "#+=[]{}^~@<>|\\*_"))
        return true;
    if (w->confidence < 0.15 || n == 0)
        return w->confidence < 0.15 || letters > 2;
    if (layout_is_upper(w->text, 2) || strspn(key, "0123456789") == n || strpbrk(w->text, "/-"))
        return w->confidence < 0.4;
    return !match_syllable(key) || w->confidence < 0.3;
}

/* The word from which the text counts: dust before "Về việc" is left out. */
static size_t first_word(struct arena *arena, const struct layout *l, const struct layout_segment *s)
{
    for (size_t i = 0; i < s->count && i < 5; i++) {
        const char *key = layout_key(arena, l->page->words[s->words[i]].text);
        const char *next = i + 1 < s->count ? layout_key(arena, l->page->words[s->words[i + 1]].text) : "";
        size_t n = strlen(key);

        if ((strcmp(key, "ve") == 0 && strcmp(next, "viec") == 0) ||
            (n >= 6 && n < 10 && strcmp(key + n - 6, "veviec") == 0))
            return i;
    }
    return 0;
}

/* A word of a stamp in a frame, as the picture's reader found it. */
static bool in_mark(const struct page *page, struct box word)
{
    int x = word.x + word.w / 2, y = layout_middle(word);

    for (size_t i = 0; i < page->evidence_count; i++) {
        struct box b = page->evidence[i].box;

        if (strcmp(page->evidence[i].kind, "mark") == 0 && page->evidence[i].printed >= 0.5 && x >= b.x &&
            x <= layout_right(b) && y >= b.y && y <= layout_bottom(b))
            return true;
    }
    return false;
}

/* What the picture's reader made of a line without the stamps on it; NULL where it was not asked or is no
 * surer. */
static const struct evidence *read_again(const struct page *page, const struct layout_segment *s)
{
    for (size_t i = 0; i < page->evidence_count; i++) {
        const struct evidence *e = &page->evidence[i];
        int off = layout_middle(e->box) - layout_middle(s->box);

        if (strcmp(e->kind, "line") == 0 && e->reading_count > 0 && off < e->box.h / 2 && off > -e->box.h / 2 &&
            e->readings[0].confidence >= READ_AGAIN)
            return e;
    }
    return NULL;
}

/* The same but for capitals. */
static bool same_words(struct arena *arena, const char *a, const char *b)
{
    return strcmp(text_upper(arena, a), text_upper(arena, b)) == 0;
}

/* The line as it was read again; doubtful unless both scales say the same. */
static void add_reading(struct arena *arena, struct lines *lines, const struct layout_segment *s,
                        const struct evidence *e)
{
    const struct reading *first_reading = &e->readings[0], *second = &e->readings[e->reading_count > 1];

    if (lines->text.len > 0)
        buf_putc(&lines->text, ' ');
    buf_puts(&lines->text, first_reading->value);
    lines->doubtful =
        lines->doubtful || e->reading_count < 2 || !same_words(arena, first_reading->value, second->value);
    lines->box = layout_union(lines->box, s->box);
    lines->confidence += (0.5 + first_reading->confidence / 2) * (double)text_length(s->text);
    lines->weight += (double)text_length(s->text);
    lines->count++;
}

static void add_line(struct arena *arena, struct lines *lines, const struct layout *l, const struct layout_segment *s)
{
    double n = (double)text_length(s->text);
    const struct evidence *again = lines->centred ? read_again(l->page, s) : NULL;

    if (again) {
        add_reading(arena, lines, s, again);
        return;
    }

    for (size_t i = lines->count == 0 ? first_word(arena, l, s) : 0; i < s->count; i++) {
        const struct word *w = &l->page->words[s->words[i]];

        if (in_mark(l->page, w->box))
            continue;
        if (lines->text.len > 0)
            buf_putc(&lines->text, ' ');
        buf_puts(&lines->text, w->text);
        lines->doubtful = lines->doubtful || is_doubtful(arena, w);
    }
    lines->box = layout_union(lines->box, s->box);
    lines->confidence += s->confidence * n;
    lines->weight += n;
    lines->count++;
}

/* Text that never belongs to an abstract: grounds, addressee, the first section, the issuer repeated. */
static bool ends_abstract(const struct layout_segment *s)
{
    static const char *const starts[] = {"cancu",
                                         "kinhgui",
                                         "theodenghi",
                                         "dieu1",
                                         "chuong",
                                         "phanthunhat",
                                         "thuchienquyetdinhso",
                                         "thuchienkehoachso",
                                         "thuchiennghiquyetso",
                                         "thuchienchithiso",
                                         "thuchiencongvanso",
                                         "kemtheo",
                                         "banhanhkemtheo"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (match_prefix(s->key, starts[i], strlen(starts[i]) > 6 ? 1 : 0, NULL) <= (strlen(starts[i]) > 6))
            return true;
    if (strncmp(s->fold, "i. ", 3) == 0 || strncmp(s->fold, "1. ", 3) == 0 || strncmp(s->fold, "a. ", 3) == 0)
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
    if (strncmp(fold, "ve viec ", 8) == 0) /* "Vẻ việc": the phrase has one spelling */
        return arena_printf(arena, "Về việc%s", strchr(strchr(text, ' ') + 1, ' '));
    if (letter && fold[0] == 'v' && n <= 3 && strcmp(arena_strndup(arena, fold, n), "ve") != 0 && strchr(text, ' '))
        return arena_printf(arena, "V/v%s", strchr(text, ' '));
    return text;
}

/* An abstract begins with a capital or a bracket: what begins in the middle of a word lost its start to a
 * stamp. */
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
        paper_set(p, FIELD_ABSTRACT, text, mean >= 0.85 && !lines->doubtful && begins_well(text) ? 0.996 : 0.85 * mean,
                  p->first, lines->box, rule);
}

/* The part of a row that may belong to the abstract: not a stamp at the left, nor what is not level with the
 * text. */
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

/* A body line under a short abstract line with no rule between: it begins with a capital and fills the line
 * to the right margin, which the line above had room to do. */
static bool begins_paragraph(const struct layout *l, const struct layout_segment *s, const struct layout_segment *above)
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
    lines->centred = true;
    lines->last = layout_middle(heading);
    lines->pitch = (int)(PITCH_MAX * l->unit);
    for (size_t row = p->heading_row + 1; row < l->row_count && lines->count < LINES_MAX; row++) {
        const struct layout_segment *s = abstract_segment(l, &l->rows[row], heading);
        int step;

        if (!s || (lines->count == 0 && strlen(s->key) < 5))
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
    const struct layout_segment *about = head_about(p);

    lines->last = layout_middle(about->box);
    lines->pitch = (int)(2.4 * l->unit);
    add_line(p->arena, lines, l, about);
    for (size_t row = about->row + 1; row < l->row_count && lines->count < LINES_MAX; row++) {
        const struct layout_segment *s = left_segment(p, &l->rows[row]);

        if (!s || ends_abstract(s) || mark_is(s) || layout_middle(s->box) - lines->last > lines->pitch)
            break;
        if (lines->count == 1)
            lines->pitch = (layout_middle(s->box) - lines->last) * 14 / 10;
        lines->last = layout_middle(s->box);
        add_line(p->arena, lines, l, s);
    }
}

void abstract_read(struct paper *p)
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

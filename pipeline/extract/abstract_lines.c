#include "pipeline/extract/abstract_lines.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/mark.h"
#include "pipeline/extract/match.h"

/* Lines of one abstract follow one another within this many word heights, middle to middle. */
#define PITCH_MAX 3.3
#define LINES_MAX 12

/* Where the gathering stands. */
struct progress {
    int last, pitch; /* middle of the last line, distance allowed to the next */
};

/* A word that is hardly read, or that is no word: letters that make no syllable, signs among letters. */
static bool is_doubtful(struct arena *arena, const struct word *w)
{
    const char *key = layout_key(arena, w->text);
    size_t letters = text_length(w->text), n = strlen(key);

    if (letters < 2 || strstr(key, "veviec") || strcmp(key, "vv") == 0)
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

/* `set`: the words of the first line that are a set phrase however they were read. */
static void add_line(struct arena *arena, struct abstract_lines *lines, const struct layout *l,
                     const struct layout_segment *s, size_t set)
{
    double n = (double)text_length(s->text);

    for (size_t i = lines->count == 0 ? first_word(arena, l, s) : 0; i < s->count; i++) {
        const struct word *w = &l->page->words[s->words[i]];

        if (in_mark(l->page, w->box))
            continue;
        if (lines->text.len > 0)
            buf_putc(&lines->text, ' ');
        buf_puts(&lines->text, w->text);
        if (lines->count == 0 && i < set)
            continue;
        lines->doubtful = lines->doubtful || is_doubtful(arena, w);
        if (w->confidence < lines->lowest && strlen(w->text) > 1)
            lines->lowest = w->confidence;
    }
    lines->box = layout_union(lines->box, s->box);
    lines->sum += s->confidence * n;
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
void abstract_lines_under_heading(struct arena *arena, const struct layout *l, const struct kind *kind,
                                  size_t heading_row, struct abstract_lines *lines)
{
    struct progress at;
    const struct layout_segment *last = NULL;
    struct box heading = l->rows[heading_row].box;
    bool goes_on = false;

    for (size_t i = 0; i < l->rows[heading_row].count; i++) {
        const struct layout_segment *s = &l->segments[l->rows[heading_row].segments[i]];

        if (s->upper && strlen(s->key) >= strlen(kind->key)) {
            heading = s->box;
            goes_on = strlen(s->key) > strlen(kind->key) + 4;
        }
    }
    at.last = layout_middle(heading);
    at.pitch = (int)(PITCH_MAX * l->unit);
    for (size_t row = heading_row + 1; row < l->row_count && lines->count < LINES_MAX; row++) {
        const struct layout_segment *s = abstract_segment(l, &l->rows[row], heading);
        int step;

        if (!s || (lines->count == 0 && strlen(s->key) < 5))
            continue;
        step = layout_middle(s->box) - at.last;
        if (step > at.pitch || ends_abstract(s) || (lines->count > 0 && begins_paragraph(l, s, last)))
            break;
        if (s->upper && lines->count == 0 && goes_on) { /* the heading's own second line */
            at.last = layout_middle(s->box);
            continue;
        }
        if (s->upper && strlen(s->key) > 8 && (lines->count > 0 || strncmp(s->key, "uyban", 5) == 0))
            break; /* the authority that decides */
        if (lines->count > 0 || step < 2.2 * l->unit)
            at.pitch = step * 135 / 100 < at.pitch || lines->count == 0 ? step * 135 / 100 : at.pitch;
        if (at.pitch < 2 * l->unit)
            at.pitch = 2 * l->unit;
        at.last = layout_middle(s->box);
        last = s;
        add_line(arena, lines, l, s, 0);
    }
}

/* The words of a row left of the header's middle. */
static const struct layout_segment *left_segment(const struct layout *l, const struct layout_row *r, int limit)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct layout_segment *s = &l->segments[r->segments[i]];

        if (s->box.x + s->box.w / 2 < limit && layout_right(s->box) < 0.58 * l->width && strlen(s->key) > 0)
            return s;
    }
    return NULL;
}

void abstract_lines_under_number(struct arena *arena, const struct layout *l, const struct layout_segment *about,
                                 int limit, struct abstract_lines *lines)
{
    struct progress at;

    at.last = layout_middle(about->box);
    at.pitch = (int)(2.4 * l->unit);
    add_line(arena, lines, l, about, text_length(l->page->words[about->words[0]].text) <= 4);
    for (size_t row = about->row + 1; row < l->row_count && lines->count < LINES_MAX; row++) {
        const struct layout_segment *s = left_segment(l, &l->rows[row], limit);

        if (!s || ends_abstract(s) || mark_is(s) || layout_middle(s->box) - at.last > at.pitch)
            break;
        if (lines->count == 1)
            at.pitch = (layout_middle(s->box) - at.last) * 14 / 10;
        at.last = layout_middle(s->box);
        add_line(arena, lines, l, s, 0);
    }
}

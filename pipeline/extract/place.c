#include "pipeline/extract/place.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/region.h"

/* Number and date stand above this share of the page's height; below lie the text and copy blocks. */
#define ZONE 0.5
/* Digits of a number never exceed this many, year not counted. */
#define DIGITS_MAX 6
/* Word heights left of the symbol in which digits are looked for when the label was lost: "Số: ....1234..../". */
#define UNLABELLED 10
/* A label is level with its symbol within so many. */
#define LEVEL_UNITS 0.8
/* Word heights that a number written before a printed year takes at least. */
#define WRITTEN_UNITS 2
/* The number stands within so many word heights of the date. */
#define DATE_UNITS 3

/* One place where the number might stand, in characters of a row's stream. */
struct attempt {
    size_t row;
    struct layout_stream stream;
    size_t label, label_end;   /* equal when there is no label */
    size_t slash;              /* the sign after the digits; label_end when lost */
    size_t symbol, symbol_end; /* letters of the symbol; equal when none */
    size_t year;               /* position of the year's digits, or 0 */
    bool party;
    double score;
};

/* "Số" as recognition spells it: S, $ or 5, then o, 0, 6, e or a; then no letter. */
static bool is_label(const struct layout_stream *s, size_t i)
{
    char a = s->fold[i], b = i + 1 < s->count ? s->fold[i + 1] : ' ', c = i + 2 < s->count ? s->fold[i + 2] : ' ';

    if (!s->chars[i].word_start || (a != 's' && a != '$' && a != '5') || !strchr("o06ea", b))
        return false;
    if (a == 's' && b == 'o')
        return !text_is_folded_letter(c);
    return c == ':' || c == ';';
}

/* Letters of a symbol start here: two capitals, or a capital and a letter ("TTr", "QĐ", "UBND"); an S or a C
 * may be read as a small one after its sign. */
static bool symbol_starts(const struct layout_stream *s, size_t i)
{
    if (i > 0 && s->fold[i - 1] == '/' && i + 2 < s->count && strchr("scvkpuxo", s->fold[i]) && s->chars[i + 1].upper &&
        s->chars[i + 2].upper)
        return true;
    return i + 1 < s->count && text_is_folded_letter(s->fold[i]) && s->chars[i].upper &&
           text_is_folded_letter(s->fold[i + 1]) &&
           (s->chars[i + 1].upper || (i + 2 < s->count && s->chars[i + 2].upper));
}

/* The end of a symbol: its words go on over a space only around a hyphen or a slash. */
static size_t symbol_end(const struct layout *l, const struct layout_stream *s, size_t i)
{
    size_t end = i;

    for (; i < s->count; i++) {
        char c = s->fold[i];

        if (text_is_folded_letter(c) || text_is_digit(c)) {
            end = i + 1;
        } else if (c == ' ') {
            size_t next = region_skip_spaces(s, i);
            bool near = next < s->count && s->chars[next].x0 - s->chars[i].x0 < 1.5 * l->unit;

            if (!near || !symbol_starts(s, next + (s->fold[next] == '-')) ||
                (s->fold[next] != '-' && i > 0 && s->fold[i - 1] != '-'))
                break;
        } else if (!strchr("-&/.?", c)) {
            break;
        }
    }
    return end;
}

static bool year_at(const struct layout_stream *s, size_t i)
{
    return i + 4 < s->count && (strncmp(s->fold + i, "19", 2) == 0 || strncmp(s->fold + i, "20", 2) == 0) &&
           text_is_digit(s->fold[i + 2]) && text_is_digit(s->fold[i + 3]) && s->fold[i + 4] == '/';
}

/* "Số: ...16.../2018/QĐ-UBND", where the slash before the year was lost in writing or dots: the year begins a word, and
 * between the label and it a number has room. */
static bool year_ends_at(const struct layout *l, const struct attempt *a, size_t slash)
{
    const struct layout_stream *s = &a->stream;
    size_t year = slash - 4;
    int left;

    if (slash < 5 || !year_at(s, year) || !s->chars[year].word_start)
        return false;
    left = s->chars[a->label_end > a->label ? a->label_end - 1 : 0].x1;
    return s->chars[year].x0 - left > WRITTEN_UNITS * l->unit;
}

/* The word goes on to a hyphen with two letters behind it: "C€T-UBND". */
static bool holds_organ(const struct layout_stream *s, size_t i, size_t to)
{
    for (; i + 2 < to && s->fold[i] != ' '; i++)
        if (s->fold[i] == '-' && text_is_folded_letter(s->fold[i + 1]) && text_is_folded_letter(s->fold[i + 2]))
            return true;
    return false;
}

/* Looks right of the label for slash and symbol. */
static void find_symbol(const struct layout *l, struct attempt *a, size_t from, size_t to)
{
    const struct layout_stream *s = &a->stream;

    for (size_t i = from; i < to; i++) {
        size_t next = region_skip_spaces(s, i + 1);

        if (s->fold[i] != '/' && s->fold[i] != '-')
            continue;
        if (s->fold[i] == '/' && year_at(s, next)) {
            a->year = next;
            a->slash = i;
            next = region_skip_spaces(s, next + 5);
        }
        if (!symbol_starts(s, next))
            continue;
        if (!a->year && s->fold[i] == '/' && year_ends_at(l, a, i)) {
            a->year = i - 4;
            a->slash = a->year;
        }
        if (!a->year)
            a->slash = i;
        a->symbol = next;
        a->symbol_end = symbol_end(l, s, next);
        a->party = s->fold[i] == '-' && memchr(s->fold + next, '/', a->symbol_end - next);
        if (s->fold[i] == '-' && !a->party) { /* "768QĐ-UBND": the slash was lost; not 15-KH */
            a->symbol = a->symbol_end = a->slash = from;
            continue;
        }
        return;
    }
    for (size_t i = from; i < to; i++) { /* no sign before it: the first capitals that hold a hyphen */
        size_t end;

        if (!symbol_starts(s, i) || (i > 0 && text_is_folded_letter(s->fold[i - 1])))
            continue;
        end = symbol_end(l, s, i);
        if (!memchr(s->fold + i, '-', end - i) && !memchr(s->fold + i, '/', end - i))
            continue;
        a->slash = a->symbol = i;
        a->symbol_end = end;
        return;
    }
    for (size_t i = from; i + 2 < to && a->label_end > a->label; i++) { /* "/qb-UBND", "/8C-SNV" */
        if (s->fold[i] != '/' || s->fold[i + 1] == ' ' ||
            !(text_is_folded_letter(s->fold[i + 2]) || holds_organ(s, i + 1, to)))
            continue;
        a->slash = i;
        a->symbol = a->symbol_end = i + 1;
        while (a->symbol_end < to && s->fold[a->symbol_end] != ' ')
            a->symbol_end++;
        return;
    }
}

/* The number line ends where the date's place begins: at a wide gap after the symbol, or at the page's
 * middle. */
static size_t line_limit(const struct layout *l, const struct layout_stream *s, size_t from)
{
    for (size_t i = from; i < s->count; i++)
        if (s->chars[i].x0 > 0.62 * l->width)
            return i;
    return s->count;
}

/* Signs of the incoming stamp around a row: "ĐẾN", "Chuyển:", "Số và ký hiệu HS", a row that begins with
 * "Ngày". */
static bool stamp_near(const struct layout *l, struct box label)
{
    static const char *const signs[] = {"den", "chuyen", "sovakyhieuhs", "congvanden"};

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        int dy = layout_middle(s->box) - layout_middle(label);

        if (dy < -3 * l->unit || dy > 7 * l->unit || s->box.x > layout_right(label) + 12 * l->unit ||
            layout_right(s->box) < label.x - 8 * l->unit)
            continue;
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
            size_t n = strlen(signs[k]);

            if (strncmp(s->key, signs[k], n) == 0 &&
                (strlen(s->key) == n || k > 1 || strstr(s->text, ":") || (k == 0 && strstr(s->key, "so"))))
                return true;
        }
    }
    return false;
}

/* Letters of words between the row's last wide gap and the sign: a garbled label has few, a sentence has
 * many. */
static size_t letters_before(const struct layout *l, const struct attempt *a)
{
    const struct layout_stream *s = &a->stream;
    size_t n = 0;

    for (size_t i = a->slash; i > 0; i--) {
        const struct layout_char *c = &s->chars[i - 1];

        if (!c->at && c->x1 - c->x0 > 4 * l->unit)
            break;
        n += text_is_folded_letter(c->fold);
    }
    return n;
}

/* Where the header ends and numbers are those of other documents: at the addressee, the grounds or the first
 * full line of text. */
static int header_end(const struct layout *l, int top)
{
    static const char *const starts[] = {"kinhgui", "cancu", "thuchien"};

    for (size_t row = 0; row < l->row_count; row++)
        for (size_t i = 0; i < l->rows[row].count; i++) {
            const struct layout_segment *s = &l->segments[l->rows[row].segments[i]];

            if (s->box.y <= top)
                continue;
            for (size_t k = 0; k < sizeof starts / sizeof *starts; k++)
                if (match_prefix(s->key, starts[k], 1, NULL) <= 1)
                    return s->box.y;
            if (s->count > 9 && !s->upper && s->box.x < 0.25 * l->width && s->box.w > 0.6 * l->width)
                return s->box.y;
        }
    return l->height;
}

/* NĐ 30: the number stands level with the date; a copier's skew and a pen move it a little. Without a date,
 * it stands in the header. */
static bool in_header(const struct layout *l, struct box box, const struct place_date *date)
{
    int off = layout_middle(box) - layout_middle(date->line);

    if (date->found)
        return off < DATE_UNITS * l->unit && off > -DATE_UNITS * l->unit;
    return layout_middle(box) < header_end(l, 0);
}

static double attempt_score(const struct layout *l, const struct attempt *a, const struct place_date *date)
{
    const struct layout_stream *s = &a->stream;
    bool labelled = a->label_end > a->label;
    struct box label = region_span(l, s, labelled ? a->label : a->symbol, labelled ? a->label_end : a->symbol_end);
    size_t date_row = date->found ? date->row : l->row_count;
    double score = 0;

    if (!in_header(l, label, date))
        return -10;

    score += a->symbol_end > a->symbol ? 4 : 0;
    score += labelled ? 2 : 0;
    score += a->row == date_row ? 4 : 0;
    score += label.x < 0.45 * l->width ? 1 : -2;
    score += labelled && a->label == 0 ? 1 : 0;
    score -= !labelled && letters_before(l, a) > 7 ? 6 : 0;
    score -= labelled && a->label > 12 ? 3 : 0; /* inside a sentence */
    score -= labelled && s->fold[a->label] == 's' && !s->chars[a->label].upper ? 4 : 0;
    score -= labelled && a->symbol_end == a->symbol && stamp_near(l, label) ? 6 : 0;
    if (a->symbol_end > a->symbol && s->count > a->symbol_end + 30 &&
        match_find(s->fold + a->symbol_end, "thang", 1, NULL) == MATCH_NONE)
        score -= 4; /* a sentence goes on */
    return score - 2.0 * (double)label.y / l->height;
}

static void consider(const struct layout *l, struct attempt *best, struct attempt *a, const struct place_date *date)
{
    a->score = attempt_score(l, a, date);
    if (a->score > best->score)
        *best = *a;
}

static void try_row(struct arena *arena, const struct layout *l, size_t row, const struct place_date *date,
                    struct attempt *best)
{
    struct layout_stream s = layout_row_stream(arena, l, row);

    for (size_t i = 0; i < s.count; i++) {
        struct attempt a = {.row = row, .stream = s, .label = i, .label_end = i + 2};
        size_t limit = line_limit(l, &s, i);

        if (!is_label(&s, i))
            continue;
        while (a.label_end < s.count && strchr(":;.,", s.fold[a.label_end]) && a.label_end < i + 4)
            a.label_end++;
        a.slash = a.symbol = a.symbol_end = a.label_end;
        find_symbol(l, &a, a.label_end, limit);
        consider(l, best, &a, date);
    }
    /* The label itself may be garbled: a slash and a symbol at the left, level with a date or alone in its
     * row. */
    for (size_t i = 0; i < s.count && s.chars[i].x0 < 0.45 * l->width; i++) {
        struct attempt a = {.row = row, .stream = s, .slash = i, .symbol = i, .symbol_end = i};

        if (s.fold[i] != '/' && !(symbol_starts(&s, i) && s.chars[i].word_start))
            continue;
        find_symbol(l, &a, s.fold[i] == '/' ? i : (i > 0 ? i - 1 : 0), line_limit(l, &s, i));
        if (a.symbol_end <= a.symbol || !memchr(s.fold + a.symbol, '-', a.symbol_end - a.symbol))
            continue;
        consider(l, best, &a, date);
        break;
    }
}

static void number_words(const struct layout *l, const struct attempt *a, size_t from, struct place_number *out)
{
    const struct layout_stream *s = &a->stream;

    while (from < a->slash && (s->fold[from] == ' ' || s->fold[from] == '.'))
        from++;
    out->digit_words = region_span(l, s, from, a->slash);
    out->digit_confidence = layout_stream_confidence(l, s, from, a->slash);
    out->digits_alone = from < a->slash && s->chars[from].word_start &&
                        (a->slash >= s->count || s->chars[a->slash].word != s->chars[a->slash - 1].word);
}

/* "Số: …/QĐ-" and "SLĐTBXH" in a narrow column: the symbol goes on below. */
static void symbol_goes_on(struct arena *arena, const struct layout *l, struct place_number *out)
{
    size_t n = strlen(out->read_symbol), next = out->row + 1;

    if (n < 2 || n > 5 || next >= l->row_count)
        return;
    for (size_t i = 0; i < l->rows[next].count; i++) {
        const struct layout_segment *s = &l->segments[l->rows[next].segments[i]];

        if (!s->upper || s->count > 2 || s->box.x > layout_right(out->symbol) || layout_right(s->box) < out->line.x ||
            s->box.y - layout_bottom(out->symbol) > 2 * l->unit)
            continue;
        out->read_symbol =
            arena_printf(arena, "%s%s%s", out->read_symbol, out->read_symbol[n - 1] == '-' ? "" : "-", s->text);
        out->symbol_confidence = s->confidence < out->symbol_confidence ? s->confidence : out->symbol_confidence;
        return;
    }
}

/* The label on a row of its own at the same height, where writing made recognition part the line; empty when none. */
static struct box label_beside(struct arena *arena, const struct layout *l, const struct attempt *a, struct box symbol)
{
    for (size_t row = 0; row < l->row_count; row++) {
        struct layout_stream s = layout_row_stream(arena, l, row);

        for (size_t i = 0; row != a->row && i < s.count && s.chars[i].x0 < symbol.x; i++) {
            struct box label = region_span(l, &s, i, i + 2);
            int off = layout_middle(label) - layout_middle(symbol);

            if (is_label(&s, i) && s.chars[i].upper && off < LEVEL_UNITS * l->unit && off > -LEVEL_UNITS * l->unit)
                return label;
        }
    }
    return (struct box){0};
}

bool place_number_in(struct arena *arena, const struct layout *l, struct place_number *out)
{
    struct attempt best = {.score = 2.5};
    const struct layout_stream *s = &best.stream;
    struct place_date date;
    struct box level;
    size_t from;
    int x0, x1;

    place_date_in(arena, l, &date);
    *out = (struct place_number){.read_digits = "", .read_raw = "", .read_symbol = ""};
    for (size_t row = 0; row < l->row_count && l->rows[row].box.y < ZONE * l->height; row++)
        try_row(arena, l, row, &date, &best);
    if (best.score <= 2.5)
        return false;
    out->found = true;
    out->row = best.row;
    out->party = best.party;
    out->label = region_span(l, s, best.label, best.label_end);
    out->symbol = region_span(l, s, best.slash, best.symbol_end);
    from = best.label_end > best.label ? best.label_end : best.slash;
    if (from == best.slash && best.label_end == best.label) /* no label: what stands at the left of the slash */
        for (from = best.slash; from > 0 && best.slash - from < 12; from--)
            ;
    out->line = region_span(l, s, best.label_end > best.label ? best.label : from, best.symbol_end);
    if (out->label.w == 0 && out->symbol.w > 0)
        out->label = label_beside(arena, l, &best, out->symbol);
    level = out->symbol.w > 0 ? out->symbol : out->label;
    x0 = out->label.w > 0 ? layout_right(out->label) : out->symbol.x - UNLABELLED * l->unit;
    x1 = out->symbol.w > 0 ? out->symbol.x : x0 + 8 * l->unit;
    out->digits = region_digits(l, x0, x1, level);
    out->read_raw = layout_stream_text(arena, s, from, best.slash);
    out->read_digits = region_clean(arena, s, from, best.slash, DIGITS_MAX);
    number_words(l, &best, from, out);
    out->year = best.year ? arena_strndup(arena, s->fold + best.year, 4) : NULL;
    out->read_symbol = layout_stream_text(arena, s, best.symbol, best.symbol_end);
    out->symbol_confidence = layout_stream_confidence(l, s, best.symbol, best.symbol_end);
    symbol_goes_on(arena, l, out);
    out->line = layout_union(out->line, out->digits);
    region_words(s, best.label_end > best.label ? best.label : from, best.symbol_end, &out->first_word,
                 &out->last_word);
    return true;
}

bool place_number(struct arena *arena, const struct page *page, struct place_number *out)
{
    return place_number_in(arena, layout_read(arena, page), out);
}

int place_unit(struct arena *arena, const struct page *page)
{
    return layout_read(arena, page)->unit;
}

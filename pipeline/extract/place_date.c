#include "pipeline/extract/place.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/region.h"

/* The date stands above this share of the page's height. */
#define ZONE 0.5
/* Word heights that a year takes. */
#define YEAR_UNITS 4
/* And that a month takes at most. */
#define MONTH_UNITS 6
/* Text goes no further right than this share of a page's width (NĐ 30/2020: margins of 15 to 20 mm). */
#define MARGIN 0.94

/* The three words of a date line, as positions in a stream. `end` is one past the word. */
struct dated {
    size_t row;
    struct layout_stream stream;
    size_t start, day, day_end, month, month_end, year, year_end, stop;
    double score;
};

/* Four digits after "năm", or as many as were read. */
static size_t year_stop(const struct layout_stream *s, size_t from)
{
    size_t i = region_skip_spaces(s, from), digits = 0;

    while (i < s->count && s->fold[i] != ' ' && digits < 4)
        digits += text_is_digit(s->fold[i++]);
    return i;
}

static bool caption_row(const struct layout_stream *s)
{
    return match_find(s->fold, "thoi gian ky", 1, NULL) != MATCH_NONE || match_find(s->fold, "ky boi", 0, NULL) == 0;
}

static void try_date_row(struct arena *arena, const struct layout *l, size_t row, struct dated *best)
{
    struct dated d = {.row = row, .stream = layout_row_stream(arena, l, row)};
    const struct layout_stream *s = &d.stream;
    size_t length = 0, at;

    at = match_find(s->fold, "thang", 1, &length);
    if (at == MATCH_NONE || caption_row(s))
        return;
    d.month = at;
    d.month_end = at + length;
    at = match_find_last(s->fold, d.month, "ngay", 1, &length);
    d.day = at == MATCH_NONE ? d.month : at;
    d.day_end = at == MATCH_NONE ? d.month : at + length;
    at = match_find(s->fold + d.month_end, "nam", 1, &length);
    if (at == MATCH_NONE && d.day == d.month)
        return;
    if (at != MATCH_NONE && at > 14) /* another "năm" of a sentence */
        return;
    d.year = at == MATCH_NONE ? s->count : d.month_end + at;
    d.year_end = at == MATCH_NONE ? s->count : d.year + length;
    d.stop = at == MATCH_NONE ? s->count : year_stop(s, d.year_end);
    d.start = d.day;
    while (d.start > 0) { /* the place: back to a wide gap */
        const struct layout_char *c = &s->chars[d.start - 1];

        if (!c->at && c->x1 - c->x0 > 2.5 * l->unit)
            break;
        if (!c->at && match_symbol_before(s->fold, d.start - 1))
            break;
        d.start--;
    }
    if (d.start == d.day && d.day > 0 && s->chars[d.day].x0 - s->chars[d.day - 1].x0 < 2 * l->unit)
        d.score -= 4; /* "… số 2101/CT-TTg ngày …": a citation */
    d.score += (at != MATCH_NONE) + (d.day < d.month) + (s->chars[d.month].x0 > 0.5 * l->width) * 2 +
               (d.stop - d.year_end >= 4) - 3.0 * (double)l->rows[row].box.y / l->height;
    if (s->count > d.stop + 6) /* a sentence goes on */
        d.score -= 3;
    if (d.day - d.start > 40 || s->chars[d.day].x0 < 0.35 * l->width)
        d.score -= 3;
    if (d.score > best->score)
        *best = d;
}

static const char *date_part(struct arena *arena, const struct layout *l, const struct layout_stream *s, size_t from,
                             size_t to, size_t max, struct box *words, double *confidence)
{
    while (from < to && s->fold[from] == ' ')
        from++;
    while (to > from && (s->fold[to - 1] == ' ' || s->fold[to - 1] == ','))
        to--;
    *words = region_span(l, s, from, to);
    *confidence = layout_stream_confidence(l, s, from, to);
    return region_clean(arena, s, from, to, max);
}

static int char_left(const struct layout_stream *s, size_t i)
{
    return i < s->count ? s->chars[i].x0 : s->chars[s->count - 1].x1;
}

static const char *place_name(struct arena *arena, const struct layout_stream *s, size_t from, size_t to)
{
    while (to > from && !text_is_folded_letter(s->fold[to - 1]) && !text_is_digit(s->fold[to - 1]) &&
           s->fold[to - 1] != '?')
        to--;
    while (from < to && !text_is_folded_letter(s->fold[from]))
        from++;
    return layout_stream_text(arena, s, from, to);
}

/* The year may be pushed to the row below: "năm 2014" at the right. */
static void year_below(struct arena *arena, const struct layout *l, struct place_date *out)
{
    for (size_t row = out->row + 1; row < l->row_count && row < out->row + 3; row++) {
        struct layout_stream s = layout_row_stream(arena, l, row);
        size_t length = 0, at = match_find(s.fold, "nam ", 0, &length);

        if (at == MATCH_NONE || s.chars[at].x0 < 0.4 * l->width || !s.chars[at].word_start ||
            (at > 0 && s.chars[at].x0 - s.chars[at - 1].x0 < 2 * l->unit) ||
            l->rows[row].box.y - layout_bottom(out->line) > 3 * l->unit)
            continue;
        length = year_stop(&s, at + 4);
        out->year = region_digits(l, s.chars[at + 2].x1, s.chars[length - 1].x1, region_span(l, &s, at, at + 3));
        out->read_year = date_part(arena, l, &s, at + 4, length, 4, &out->year_words, &out->year_confidence);
        return;
    }
}

/* Where "năm" was pushed to the row below, the month ends the row. */
static int month_right(const struct layout *l, const struct dated *d, struct box level)
{
    const struct layout_stream *s = &d->stream;
    int right = layout_right(level) + 2 * l->unit, read = s->chars[s->count - 1].x1;

    if (read > right && read < layout_right(level) + MONTH_UNITS * l->unit)
        right = read;
    return right + l->unit / 2;
}

/* After "năm"; where that ends the line at the margin, the year is centred below. */
static struct box year_region(const struct layout *l, const struct dated *d, struct box line, struct box level)
{
    const struct layout_stream *s = &d->stream;
    int x0 = s->chars[d->year_end - 1].x1;

    if (d->stop > d->year_end)
        return region_digits(l, x0, s->chars[d->stop - 1].x1, level);
    if (x0 + YEAR_UNITS * l->unit < MARGIN * l->width)
        return region_digits(l, x0, x0 + YEAR_UNITS * l->unit, level);
    x0 = line.x + line.w / 2;
    level.y += (int)(1.3 * l->unit);
    return region_digits(l, x0 - YEAR_UNITS * l->unit, x0 + YEAR_UNITS * l->unit, level);
}

bool place_date_in(struct arena *arena, const struct layout *l, struct place_date *out)
{
    struct dated best = {.score = 0.5};
    const struct layout_stream *s = &best.stream;
    struct box level;

    *out = (struct place_date){
        .read_place = "", .read_day = "", .read_month = "", .read_year = "", .raw_day = "", .raw_month = ""};
    for (size_t row = 0; row < l->row_count && l->rows[row].box.y < ZONE * l->height; row++)
        try_date_row(arena, l, row, &best);
    if (best.score <= 0.5)
        return false;
    out->found = true;
    out->row = best.row;
    level = region_span(l, s, best.month, best.month_end);
    out->line = region_span(l, s, best.start, best.stop);
    out->place = region_span(l, s, best.start, best.day);
    out->read_place = place_name(arena, s, best.start, best.day);
    out->place_confidence = layout_stream_confidence(l, s, best.start, best.day);
    out->day = region_digits(l, best.day_end > best.day ? s->chars[best.day_end - 1].x1 : level.x - 2 * l->unit,
                             s->chars[best.month].x0, level);
    out->month = region_digits(l, s->chars[best.month_end - 1].x1,
                               best.year < s->count ? char_left(s, best.year) : month_right(l, &best, level), level);
    if (best.year < s->count)
        out->year = year_region(l, &best, out->line, level);
    out->raw_day = layout_stream_text(arena, s, best.day_end, best.month);
    if (best.year < s->count)
        out->raw_month = layout_stream_text(arena, s, best.month_end, best.year);
    out->read_day = date_part(arena, l, s, best.day_end, best.month, 2, &out->day_words, &out->day_confidence);
    out->read_month = date_part(arena, l, s, best.month_end, best.year, 2, &out->month_words, &out->month_confidence);
    out->read_year = date_part(arena, l, s, best.year_end, best.stop, 4, &out->year_words, &out->year_confidence);
    if (best.year >= s->count)
        year_below(arena, l, out);
    region_words(s, best.start, best.stop, &out->first_word, &out->last_word);
    return true;
}

bool place_date(struct arena *arena, const struct page *page, struct place_date *out)
{
    return place_date_in(arena, layout_read(arena, page), out);
}

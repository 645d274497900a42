#include "ocr/evidence_digits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/digits.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/place.h"
#include "pipeline/image/crop.h"
#include "pipeline/image/ink.h"
#include "pipeline/model/page.h"

#define READINGS_MAX 4
/* Readings less likely than this are not worth a look. */
#define LEAST 0.005
/* A capital is this share of a word's height, which has marks above and tails below. */
#define CAPITAL 0.75
/* Capitals' heights beyond a region's ends to which marks are seen. */
struct view {
    double before, behind;
    bool words;
};
/* First the writing alone, then with what stands on both sides of it, since recognition may have taken a digit for a
 * letter of the words beside; the symbol's first letters tell a slash from a 1. */
static const struct view VIEWS[DIGITS_CROPS] = {{0, 0, false}, {0.3, 0, false}, {1.8, 0.9, true}, {2.8, 2, true}};
/* The same for what is cut out around, so that marks are seen whole: a pen leaves its place. */
#define AROUND 0.8
/* Of the probability of strings that can not stand at a place ("322" for a day: the tail of "ngày" was taken for a
 * digit), the share that counts as doubt. */
#define IMPOSSIBLE 0.3
/* Years of paper. */
#define YEAR_LEAST 1945
#define YEAR_MOST  2060
/* Digits of a number. */
#define NUMBER_MAX 6

struct place {
    const struct digits *digits;
    const struct image *original;
    struct arena *arena;
    const struct page *page;
};

/* Which ink of a crop the writing is in. */
enum layer { LAYER_ALL, LAYER_COLOURED, LAYER_BLACK };

/* The layer that holds the writing by itself: what is in the other is dots, rules, a seal's edge. Where both hold
 * marks as tall as digits, all of it; but what is known to be print is black. */
static enum layer layer_of(const struct image *crop, const struct digits_place *place, bool print)
{
    cleanup_image struct image *coloured = NULL, *black = NULL;
    bool pen, ink;

    if (!ink_layers(crop, &coloured, &black))
        return LAYER_ALL;
    pen = digits_marks(coloured, place) > 0;
    ink = digits_marks(black, place) > 0;
    if (pen && ink)
        return print ? LAYER_BLACK : LAYER_ALL;
    return pen ? LAYER_COLOURED : ink ? LAYER_BLACK : LAYER_ALL;
}

/* The crop with nothing but that layer; `crop` itself is taken over. */
static struct image *take_layer(struct image *crop, enum layer layer)
{
    struct image *coloured = NULL, *black = NULL, *taken;

    if (layer == LAYER_ALL || !ink_layers(crop, &coloured, &black))
        return crop;
    taken = layer == LAYER_COLOURED ? coloured : black;
    image_free(layer == LAYER_COLOURED ? black : coloured);
    image_free(crop);
    return taken;
}

/* Looks at a region several times, with more and with less of the word before it. `level` is the print beside, `end`
 * where the writing surely ends, or 0; NULL when nothing is written there. */
static struct digits_look *look_at(const struct place *p, struct box region, struct box level, int end, bool print)
{
    double unit = CAPITAL * place_unit(p->arena, p->page);
    struct digits_look *look = digits_look_open();
    enum layer layer = LAYER_ALL;
    bool seen = false;

    for (size_t i = 0; i < DIGITS_CROPS && region.w > 0 && region.h > 0; i++) {
        int before = (int)(VIEWS[i].before * unit), behind = (int)(VIEWS[i].behind * unit);
        int around = (int)(AROUND * unit), left = before + around < region.x ? before + around : region.x;
        struct box wide = {region.x - left, region.y, region.w + left + behind + around, region.h};
        cleanup_image struct image *crop = crop_upright(p->original, &p->page->geometry, wide, 0);
        struct digits_place place = {unit,
                                     level.y + level.h / 2.0 - region.y,
                                     left,
                                     left + region.w,
                                     left > before ? left - before : 0,
                                     left + region.w + behind,
                                     VIEWS[i].words};

        if (end > 0 && !VIEWS[i].words)
            place.to = end - wide.x;
        if (crop && i == 0)
            layer = layer_of(crop, &place, print);
        if (crop)
            crop = take_layer(crop, layer);
        seen |= crop && digits_look_at(look, p->digits, crop, &place);
    }
    if (seen)
        return look;
    digits_look_close(look);
    return NULL;
}

static struct evidence *entry(const struct place *p, const char *kind, struct box region, struct evidence *out,
                              size_t *count)
{
    struct evidence *e = &out[(*count)++];

    *e = (struct evidence){.kind = kind, .box = region};
    e->readings = arena_alloc(p->arena, READINGS_MAX * sizeof *e->readings);
    return e;
}

/* Ink that no digit accounts for may be a letter ("12a") or a digit that was not seen: then a person is asked. */
static double trust(const struct digits_look *look)
{
    return digits_unexplained(look) > 0 ? 0.5 : 1;
}

/* "768", "16/2018" where the year's slash was not found. */
static bool is_number(const char *text)
{
    size_t n = strcspn(text, "/");

    bool year = strncmp(text + n, "/19", 3) == 0 || strncmp(text + n, "/20", 3) == 0;

    return n > 0 && n <= NUMBER_MAX && (!text[n] || (year && strlen(text + n) == 5));
}

static void add_number(const struct place *p, struct box region, struct box level, int end, struct evidence *out,
                       size_t *count)
{
    struct digits_look *look = look_at(p, region, level, end, false);
    struct digits_string best[READINGS_MAX + 1];
    struct evidence *e;
    size_t n;

    if (!look)
        return;
    e = entry(p, "number.digits", region, out, count);
    n = digits_best(look, false, best, READINGS_MAX + 1);
    for (size_t i = 0; i < n && e->reading_count < READINGS_MAX; i++)
        if (is_number(best[i].text) && best[i].probability >= LEAST)
            e->readings[e->reading_count++] =
                (struct reading){arena_strdup(p->arena, best[i].text), trust(look) * best[i].probability};
    digits_look_close(look);
}

/* Puts a reading into its place among the best. */
static void rank(struct evidence *e, struct reading reading)
{
    size_t at = e->reading_count;

    while (at > 0 && e->readings[at - 1].confidence < reading.confidence)
        at--;
    if (at >= READINGS_MAX)
        return;
    if (e->reading_count < READINGS_MAX)
        e->reading_count++;
    memmove(&e->readings[at + 1], &e->readings[at], (e->reading_count - at - 1) * sizeof *e->readings);
    e->readings[at] = reading;
}

/* Nothing but `least` to `most` can stand there, with a leading zero or without. */
static void add_part(const struct place *p, const char *kind, int least, int most, struct box region, struct box level,
                     struct evidence *out, size_t *count)
{
    struct digits_look *look = look_at(p, region, level, 0, least >= YEAR_LEAST);
    struct evidence *e;
    double sum = 0;

    if (!look)
        return;
    e = entry(p, kind, region, out, count);
    for (int value = least; value <= most; value++) {
        char text[12];
        double probability;

        snprintf(text, sizeof text, "%02d", value);
        probability = digits_probability(look, text);
        if (value < 10)
            probability += digits_probability(look, text + 1);
        sum += probability;
        if (probability >= LEAST)
            rank(e, (struct reading){arena_strdup(p->arena, text), probability});
    }
    sum = fmin(1, sum);
    sum = fmax(sum + IMPOSSIBLE * (1 - sum), e->reading_count > 0 ? e->readings[0].confidence : 0);
    for (size_t i = 0; i < e->reading_count; i++)
        e->readings[i].confidence *= trust(look) / sum;
    digits_look_close(look);
}

void evidence_digits(const struct digits *digits, const struct image *original, struct arena *arena,
                     const struct page *page, const struct place_number *number, int slash,
                     const struct place_date *date, struct evidence *out, size_t *count)
{
    struct place p = {digits, original, arena, page};

    if (number->found)
        add_number(&p, number->digits, number->symbol.h > 0 ? number->symbol : number->label, slash, out, count);
    if (!date->found)
        return;
    add_part(&p, "day.digits", 1, 31, date->day, date->line, out, count);
    add_part(&p, "month.digits", 1, 12, date->month, date->line, out, count);
    /* The year may stand on a line of its own, in the middle of its region. */
    add_part(&p, "year.digits", YEAR_LEAST, YEAR_MOST, date->year, date->year, out, count);
}

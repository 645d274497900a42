#include "pipeline/extract/zone.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/place.h"
#include "pipeline/extract/title.h"

/* Word heights: titles stand within these of "Nơi nhận", the name within these below the titles. */
#define TITLE_UNITS 12
#define NAME_UNITS  17
/* Lines this far below the date may be the abstract's. */
#define ABSTRACT_UNITS 13
/* A word below this confidence makes a line doubtful. */
#define DOUBT       0.5
#define DOUBT_TITLE 0.6

static bool is_recipients(const struct layout *l, const struct layout_segment *s)
{
    return s->box.x < 0.45 * l->width && match_prefix(s->key, "noinhan", 1, NULL) <= 1 && strlen(s->key) <= 60 &&
           (strlen(s->key) <= 9 || s->text[0] == 'N');
}

/* The lowest block of title lines right of `left`, between top and bottom; below a page's middle several may follow. */
static struct box lowest_titles(const struct layout *l, int left, int top, int bottom, bool anchored)
{
    struct box box = {0};

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x < left || s->box.y < top || s->box.y > bottom || !title_is(s))
            continue;
        if (!anchored && s->box.y > layout_bottom(box) + 4 * l->unit)
            box = (struct box){0};
        box = layout_union(box, s->box);
    }
    return box;
}

/* The title lines that begin level with "Nơi nhận"; without it, the lowest in the page's lower part. Papers that are
 * set flush left have them at the left, below. */
static bool titles_box(const struct layout *l, struct box *out)
{
    const struct layout_segment *anchor = NULL;
    int top, bottom, left = (int)(0.38 * l->width);

    for (size_t i = 0; i < l->segment_count && !anchor; i++)
        if (is_recipients(l, &l->segments[i]))
            anchor = &l->segments[i];
    top = anchor ? anchor->box.y - 5 * l->unit : (int)(0.3 * l->height);
    bottom = anchor ? anchor->box.y + TITLE_UNITS * l->unit : l->height;
    *out = lowest_titles(l, left, top, bottom, anchor != NULL);
    if (out->w == 0 && anchor)
        *out = lowest_titles(l, 0, anchor->box.y, bottom, true);
    if (out->w == 0 && anchor) /* titles that a seal took: where they should be */
        *out = (struct box){l->width * 55 / 100, anchor->box.y, l->width * 38 / 100, 2 * l->unit};
    return out->w > 0;
}

bool zone_signer(struct arena *arena, const struct page *page, struct box *out)
{
    const struct layout *l = layout_read(arena, page);
    struct box titles;
    int centre, half = (int)(0.24 * l->width), bottom;

    if (!titles_box(l, &titles))
        return false;
    centre = titles.x + titles.w / 2;
    bottom = layout_bottom(titles) + NAME_UNITS * l->unit;
    for (size_t i = 0; i < l->segment_count; i++) { /* an annex or a copy block below */
        const struct layout_segment *s = &l->segments[i];

        if (s->box.y > layout_bottom(titles) + 4 * l->unit && s->box.y < bottom &&
            (s->box.w > 0.55 * l->width ||
             (s->upper && (strncmp(s->key, "phuluc", 6) == 0 || strncmp(s->key, "sao", 3) == 0))))
            bottom = s->box.y;
    }
    *out = (struct box){centre > half ? centre - half : 0, layout_bottom(titles), 2 * half, 0};
    if (layout_right(*out) > l->width)
        out->w = l->width - out->x;
    if (bottom > l->height)
        bottom = l->height;
    out->h = bottom - out->y;
    return out->w > 4 * l->unit && out->h > l->unit;
}

bool zone_titles(struct arena *arena, const struct page *page, struct box *out)
{
    const struct layout *l = layout_read(arena, page);
    struct box titles;
    int half = (int)(0.26 * l->width), centre;
    bool doubtful = false;

    if (!titles_box(l, &titles))
        return false;
    centre = titles.x + titles.w / 2;
    *out = (struct box){centre > half ? centre - half : 0, titles.y - 5 * l->unit, 2 * half, titles.h + 8 * l->unit};
    if (out->y < 0)
        out->y = 0;
    if (layout_right(*out) > l->width)
        out->w = l->width - out->x;
    for (size_t i = 0; i < page->word_count && !doubtful; i++) {
        struct box b = page->words[i].box;

        doubtful = page->words[i].confidence < DOUBT_TITLE && b.x > out->x && b.x < layout_right(*out) &&
                   b.y > out->y && b.y < layout_bottom(*out) && b.h > l->unit / 2;
    }
    return doubtful && out->w > 4 * l->unit;
}

static bool has_capitals(const struct layout *l, const struct layout_row *r)
{
    for (size_t s = 0; s < r->count; s++)
        if (l->segments[r->segments[s]].upper)
            return true;
    return false;
}

/* The middle of a word or sentence: a stamp took what stood before. */
static bool begins_small(const struct layout_segment *s)
{
    size_t used;
    int32_t c = text_next(s->text, strlen(s->text), &used);

    return text_is_letter(c) && !text_is_upper(c);
}

/* A word hardly read, in a line of some width; or a line below a heading that begins in the middle. */
static bool is_doubtful(const struct layout *l, const struct layout_row *r, bool under_heading)
{
    const struct layout_segment *widest = NULL;
    bool doubtful = false;

    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++)
            doubtful = doubtful || l->page->words[segment->words[i]].confidence < DOUBT;
        if (!widest || segment->box.w > widest->box.w)
            widest = segment;
    }
    return widest && widest->box.w > 0.1 * l->width && (doubtful || (under_heading && begins_small(widest)));
}

bool zone_header(struct arena *arena, const struct page *page, struct box *zone)
{
    const struct layout *l = layout_read(arena, page);
    struct place_date date;
    int top, bottom;

    if (!place_date_in(arena, l, &date))
        return false;
    top = layout_bottom(date.year_words.h > 0 ? date.year_words : date.line);
    bottom = top + ABSTRACT_UNITS * l->unit;
    *zone = (struct box){l->width / 10, top, l->width * 86 / 100, (bottom < l->height ? bottom : l->height) - top};
    for (size_t row = date.row + 1; row < l->row_count && layout_middle(l->rows[row].box) < bottom; row++)
        if (is_doubtful(l, &l->rows[row], has_capitals(l, &l->rows[row - 1])))
            return zone->h > l->unit;
    return false;
}

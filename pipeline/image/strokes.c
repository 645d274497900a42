#include "pipeline/image/strokes.h"

#include <leptonica/allheaders.h>
#include <stdbool.h>
#include <stdlib.h>

#define STROKES_MAX  4
#define HEIGHT_LEAST 10  /* px of a capital; below, strokes run together */
#define CONTRAST     60  /* of 255, between paper and ink */
#define BAND_TOP     0.3 /* of the height: between the serifs */
#define BAND_BOTTOM  0.7
#define FULL         0.75 /* share of the band that is ink in a column of a stroke */
#define BARE         0.1  /* and between strokes: the bar of an H is more */
#define SLOPE        0.12 /* of the height: breadth of what is neither, at the side of a stroke */
#define STROKE_WIDTH 0.4  /* of the height, at most */
#define STEP_LEAST   0.2  /* of the height, from stroke to stroke */
#define STEP_MOST    0.8
#define UNLIKE       1.6 /* times: widths and steps of one number differ less */
#define REACH        1.5 /* of the height: where a first stroke may stand left of the box */
#define AROUND       0.4 /* of the height above and below that is empty: no rule of a table, no letter with a mark */

/* A part of the picture in two levels, and where the letters stand in it. */
struct view {
    struct Pix *ink; /* 1 bit */
    int width, top, bottom;
};

struct strokes {
    int count, from[STROKES_MAX], width[STROKES_MAX];
    bool preceded; /* by other ink */
};

static bool is_ink(const struct view *v, int x, int y)
{
    l_uint32 value = 0;

    return pixGetPixel(v->ink, x, y, &value) == 0 && value;
}

/* Share of the rows from `top` up to `bottom` with ink in column x. */
static double share(const struct view *v, int x, int top, int bottom)
{
    int n = 0;

    for (int y = top; y < bottom; y++)
        n += is_ink(v, x, y);
    return bottom > top ? (double)n / (bottom - top) : 0;
}

static struct Pix *two_levels(const struct image *image, struct box at)
{
    struct Box *box = boxCreate(at.x, at.y, at.w, at.h);
    struct Pix *part = box ? pixClipRectangle(image_pix(image), box, NULL) : NULL;
    struct Pix *grey = part ? pixConvertTo8(part, 0) : NULL, *ink = NULL;
    l_int32 light = 0, dark = 0;

    if (grey) {
        pixGetExtremeValue(grey, 1, L_SELECT_MAX, NULL, NULL, NULL, &light);
        pixGetExtremeValue(grey, 1, L_SELECT_MIN, NULL, NULL, NULL, &dark);
        if (light - dark >= CONTRAST)
            ink = pixThresholdToBinary(grey, (light + dark) / 2);
    }
    boxDestroy(&box);
    pixDestroy(&part);
    pixDestroy(&grey);
    return ink;
}

/* The surroundings of `at`, with the rows of its ink. */
static bool look(const struct image *image, struct box at, struct view *v)
{
    int reach = (int)(REACH * at.h), around = (int)(AROUND * at.h), left = at.x < reach ? at.x : reach;
    int above = at.y < around ? at.y : around;

    v->ink = two_levels(image, (struct box){at.x - left, at.y - above, at.w + left, at.h + above + around});
    if (!v->ink)
        return false;
    v->width = pixGetWidth(v->ink);
    v->top = v->bottom = 0;
    for (int y = above; y < above + at.h && y < pixGetHeight(v->ink); y++) {
        bool inked = false;

        for (int x = left; x < v->width && !inked; x++)
            inked = is_ink(v, x, y);
        if (inked && v->bottom == 0)
            v->top = y;
        if (inked)
            v->bottom = y + 1;
    }
    return v->bottom - v->top >= HEIGHT_LEAST;
}

static void add_column(struct strokes *strokes, int x, bool apart)
{
    int at = strokes->count - 1;

    if (apart) {
        strokes->count++;
        strokes->width[++at] = 0;
    }
    strokes->from[at] = x;
    strokes->width[at]++;
}

/* The strokes from the right end of the view to the paper, or to the other ink, left of the first. */
static void find(const struct view *v, struct strokes *strokes)
{
    int height = v->bottom - v->top, slope = 0, paper = 0;
    int top = v->top + (int)(BAND_TOP * height), bottom = v->top + (int)(BAND_BOTTOM * height);
    bool apart = true;

    for (int x = v->width - 1; x >= 0 && paper <= STEP_MOST * height; x--) {
        double inked = share(v, x, top, bottom);

        slope = inked > BARE && inked < FULL ? slope + 1 : 0;
        if (slope > SLOPE * height + 1 || (inked >= FULL && apart && strokes->count == STROKES_MAX)) {
            strokes->preceded = true;
            return;
        }
        if (inked >= FULL)
            add_column(strokes, x, apart);
        apart = inked <= BARE || (apart && inked < FULL);
        paper = inked <= BARE && strokes->count > 0 ? paper + 1 : 0;
    }
}

/* As tall as the number, and nothing above or below. */
static bool stands_alone(const struct view *v, const struct strokes *strokes, int i)
{
    int middle = strokes->from[i] + strokes->width[i] / 2, height = v->bottom - v->top, end = pixGetHeight(v->ink);

    return share(v, middle, v->top + 1, v->bottom - 1) > FULL && share(v, middle, 0, v->top - height / 10) == 0 &&
           share(v, middle, v->bottom + height / 10, end) == 0;
}

/* The side of a V may be steep enough for a stroke of the band, but not of the whole height. */
static void drop_sides(const struct view *v, struct strokes *strokes)
{
    for (; strokes->count > 0 && !stands_alone(v, strokes, strokes->count - 1); strokes->count--)
        strokes->preceded = true;
}

static bool are_alike(double least, double most, double slack)
{
    return most <= least * UNLIKE || most - least <= slack;
}

static bool are_even(const struct view *v, const struct strokes *s)
{
    int height = v->bottom - v->top, thin = height, broad = 0, near = 0, far = 0;

    for (int i = 0; i < s->count; i++) {
        int step = i > 0 ? s->from[i - 1] + s->width[i - 1] / 2 - s->from[i] - s->width[i] / 2 : 0;

        thin = s->width[i] < thin ? s->width[i] : thin;
        broad = s->width[i] > broad ? s->width[i] : broad;
        near = i > 0 && (i == 1 || step < near) ? step : near;
        far = step > far ? step : far;
        if (!stands_alone(v, s, i))
            return false;
    }
    return broad <= STROKE_WIDTH * height && are_alike(thin, broad, 1) &&
           (s->count == 1 || (near >= STEP_LEAST * height && far <= STEP_MOST * height && are_alike(near, far, 0)));
}

int strokes_upright(const struct image *image, struct box at, bool *preceded)
{
    struct view v = {0};
    struct strokes strokes = {0};
    bool even = look(image, at, &v);

    if (even) {
        find(&v, &strokes);
        drop_sides(&v, &strokes);
        even = are_even(&v, &strokes);
    }
    pixDestroy(&v.ink);
    if (preceded)
        *preceded = strokes.preceded;
    return even && (preceded || !strokes.preceded) ? strokes.count : 0;
}

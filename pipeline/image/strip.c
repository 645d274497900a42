#include "pipeline/image/strip.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/grey.h"

/* Grey levels between ink and paper below which nothing is written. */
#define LEAST_CONTRAST 32
/* Share of a crop's pixels that the darkest ink takes at least: a single thin 1. */
#define INK_SHARE 0.004
/* Share of a crop's pixels that are darker than its paper, at most. */
#define PAPER_SHARE 0.6
/* A mark counts as writing from this share of a capital's height up to this many of them. */
#define MARK_LEAST 0.5
#define MARK_MOST  3.2
/* Marks that are this much wider than tall are rules. */
#define RULE_RATIO 6
#define MARKS_MAX  200
/* Paper left at both ends of a strip, px. */
#define MARGIN 4
/* Marks that are smaller than this share of the writing's height both ways are dots. */
#define DOT_SHARE 0.2
/* Of a strip's height, what all the marks may take. */
#define SPAN_SHARE 0.92

struct mark {
    int x, y, w, h;
    bool inside; /* touches neither end of the crop */
};

static int by_height(const void *a, const void *b)
{
    return ((const struct mark *)a)->h - ((const struct mark *)b)->h;
}

/* Marks of the line: of its size, with their middle on it. Letters of the lines above and below are cut by the crop's
 * edges, and their middle is far off. */
static int find_marks(PIX *bits, double unit, double middle, struct mark *marks)
{
    BOXA *all = pixConnCompBB(bits, 8);
    l_int32 n = all ? boxaGetCount(all) : 0, width = pixGetWidth(bits), height = pixGetHeight(bits);
    int kept = 0;

    for (l_int32 i = 0; i < n && kept < MARKS_MAX; i++) {
        l_int32 x, y, w, h;
        bool whole, beside;

        boxaGetBoxGeometry(all, i, &x, &y, &w, &h);
        whole = y > 0 && y + h < height;
        beside = (x == 0 || x + w == width) && w < unit / 4;
        if (h < MARK_LEAST * unit || h > MARK_MOST * unit || w > RULE_RATIO * h || beside)
            continue;
        if (fabs(y + h / 2.0 - middle) > (whole ? 1.0 : 0.6) * unit)
            continue;
        marks[kept++] = (struct mark){x, y, w, h, x > 0 && x + w < width};
    }
    boxaDestroy(&all);
    return kept;
}

bool strip_find(const struct image *crop, double unit, double middle, struct strip_writing *out)
{
    PIX *grey = pixConvertTo8(image_pix(crop), 0), *bits;
    struct mark marks[MARKS_MAX];
    int n = 0;

    if (!grey)
        return false;
    if (unit <= 0) {
        unit = 0.55 * pixGetHeight(grey);
        middle = pixGetHeight(grey) / 2.0;
    }
    *out = (struct strip_writing){.ink = grey_percentile(grey, INK_SHARE), .paper = grey_percentile(grey, PAPER_SHARE)};
    bits = out->paper - out->ink < LEAST_CONTRAST ? NULL : pixThresholdToBinary(grey, (out->ink + out->paper) / 2);
    if (bits)
        n = find_marks(bits, unit, middle, marks);
    pixDestroy(&bits);
    pixDestroy(&grey);
    if (n == 0)
        return false;
    qsort(marks, (size_t)n, sizeof *marks, by_height);
    out->size = marks[(3 * (n - 1) + 2) / 4].h;
    out->top = marks[0].y;
    for (int i = 0; i < n; i++) {
        out->top = fmin(out->top, marks[i].y);
        out->bottom = fmax(out->bottom, marks[i].y + marks[i].h);
        if (marks[i].inside && out->mark_count < STRIP_MARKS_MAX) {
            out->marks[out->mark_count].x = marks[i].x;
            out->marks[out->mark_count++].w = marks[i].w;
        }
    }
    return true;
}

/* Copies the scaled grey raster into the strip, `above` px of it being over the strip's upper edge. */
static void fill(PIX *scaled, const struct strip_writing *writing, int above, struct strip *strip)
{
    l_int32 w = pixGetWidth(scaled), h = pixGetHeight(scaled), wpl = pixGetWpl(scaled);
    l_uint32 *data = pixGetData(scaled);
    float range = (float)(writing->paper - writing->ink);

    for (int y = 0; y < strip->height; y++)
        for (int x = 0; x < w && x + MARGIN < strip->width; x++) {
            int from = y + above;
            float ink;

            if (from < 0 || from >= h)
                continue;
            ink = (float)(writing->paper - (int)GET_DATA_BYTE(data + from * wpl, x)) / range;
            strip->ink[y * strip->width + x + MARGIN] = fmaxf(0.0f, fminf(1.0f, ink));
        }
}

/* Marks, and their faint edges, of `bits` whose middle lies outside. */
static PIX *outside(PIX *bits, int left, int right)
{
    PIXA *marks = NULL;
    BOXA *boxes = pixConnComp(bits, &marks, 8);
    PIX *mask = pixCreateTemplate(bits), *wide;

    for (l_int32 i = 0; boxes && mask && i < boxaGetCount(boxes); i++) {
        l_int32 x, y, w, h;
        PIX *mark;

        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        if ((x + w / 2 >= left && x + w / 2 <= right) || !(mark = pixaGetPix(marks, i, L_CLONE)))
            continue;
        pixRasterop(mask, x, y, w, h, PIX_SRC | PIX_DST, mark, 0, 0);
        pixDestroy(&mark);
    }
    boxaDestroy(&boxes);
    pixaDestroy(&marks);
    wide = mask ? pixDilateBrick(NULL, mask, 5, 5) : NULL;
    pixDestroy(&mask);
    return wide;
}

struct image *strip_between(const struct image *crop, int left, int right)
{
    PIX *grey = pixConvertTo8(image_pix(crop), 0), *bits = NULL, *mask = NULL;
    int ink = 0, paper = 0;

    if (grey) {
        ink = grey_percentile(grey, INK_SHARE);
        paper = grey_percentile(grey, PAPER_SHARE);
    }
    if (paper - ink >= LEAST_CONTRAST)
        bits = pixThresholdToBinary(grey, (ink + 2 * paper) / 3);
    mask = bits ? outside(bits, left, right) : NULL;
    if (mask)
        pixSetMasked(grey, mask, (l_uint32)paper);
    pixDestroy(&mask);
    pixDestroy(&bits);
    return image_from_pix(grey);
}

struct image *strip_clear(const struct image *crop, const struct strip_writing *writing)
{
    PIX *grey = pixConvertTo8(image_pix(crop), 0);
    l_int32 least = (l_int32)(DOT_SHARE * writing->size);
    PIX *bits = grey ? pixThresholdToBinary(grey, (writing->ink + 2 * writing->paper) / 3) : NULL;
    PIX *dots = bits ? pixSelectBySize(bits, least, least, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, NULL) : NULL;
    PIX *wide = dots ? pixDilateBrick(NULL, dots, 3, 3) : NULL;

    if (wide && writing->from > 0)
        pixRasterop(wide, 0, 0, writing->from, pixGetHeight(wide), PIX_CLR, NULL, 0, 0);
    if (wide)
        pixSetMasked(grey, wide, (l_uint32)writing->paper);
    pixDestroy(&bits);
    pixDestroy(&dots);
    pixDestroy(&wide);
    return image_from_pix(grey);
}

bool strip_take(const struct image *grey, const struct strip_writing *writing, int height, double size, int width_max,
                struct strip *strip)
{
    double scale = fmin(size / writing->size, SPAN_SHARE * height / (writing->bottom - writing->top));
    /* Without sharpening: what is faint shall look faint. */
    PIX *scaled = pixScaleGeneral(image_pix(grey), (l_float32)scale, (l_float32)scale, 0, 0);
    int above;

    if (!scaled)
        return false;
    strip->height = height;
    strip->scale = scale;
    strip->margin = MARGIN;
    strip->width = (pixGetWidth(scaled) + 2 * MARGIN + 1) & ~1;
    if (strip->width > width_max) { /* to read a part of a number is worse than none of it */
        pixDestroy(&scaled);
        return false;
    }
    strip->ink = memory_alloc((size_t)(strip->width * height) * sizeof *strip->ink);
    above = (int)lround((writing->top + writing->bottom) / 2 * scale - height / 2.0);
    fill(scaled, writing, above, strip);
    pixDestroy(&scaled);
    return true;
}

void strip_release(struct strip *strip)
{
    free(strip->ink);
    strip->ink = NULL;
}

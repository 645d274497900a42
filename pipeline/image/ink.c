#include "pipeline/image/ink.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/crop.h"
#include "pipeline/image/grey.h"

/* Marks below this share of the tallest are dots, commas, hyphens and speckles. */
#define LETTER_SHARE 0.5
/* Marks above this share of the tallest quarter are capitals and digits. */
#define TALL_SHARE 0.78
/* Marks that are this much wider than tall are rules. */
#define RULE_RATIO 4
#define MARKS_MAX  256
/* Grey levels between ink and paper below which there is nothing written. */
#define LEAST_CONTRAST 40

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, by_value);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* Dark marks on paper, 1 bit. The threshold lies nearer to the paper than to the ink, so that thin strokes of
 * worn print hold together. */
static PIX *binarise(PIX *crop)
{
    PIX *grey = pixConvertTo8(crop, 0), *bits;
    int ink, paper;

    if (!grey)
        return NULL;
    ink = grey_percentile(grey, 0.02);
    paper = grey_percentile(grey, 0.6);
    bits = paper - ink < LEAST_CONTRAST ? NULL : pixThresholdToBinary(grey, ink + (paper - ink) * 62 / 100);
    pixDestroy(&grey);
    return bits;
}

/* Boxes of letter-sized marks into boxes[]; returns their number. Marks cut by the upper or lower edge belong
 * to other lines. */
static int find_marks(PIX *bits, struct box *boxes)
{
    BOXA *all = pixConnCompBB(bits, 8);
    l_int32 n = all ? boxaGetCount(all) : 0, tallest = 0, kept = 0, height = pixGetHeight(bits);

    for (l_int32 i = 0; i < n; i++) {
        l_int32 x, y, w, h;

        boxaGetBoxGeometry(all, i, &x, &y, &w, &h);
        if (w <= RULE_RATIO * h && y > 0 && y + h < height && h > tallest)
            tallest = h;
    }
    for (l_int32 i = 0; i < n && kept < MARKS_MAX; i++) {
        l_int32 x, y, w, h;

        boxaGetBoxGeometry(all, i, &x, &y, &w, &h);
        if (h >= LETTER_SHARE * tallest && y > 0 && y + h < height && w <= RULE_RATIO * h && h > 4)
            boxes[kept++] = (struct box){x, y, w, h};
    }
    boxaDestroy(&all);
    return kept;
}

/* Twice the area over the outline: exact for a long stroke of even width. */
static double stroke_width(PIX *bits)
{
    PIX *edge = pixExtractBoundary(bits, 1);
    l_int32 ink = 0, outline = 0;

    pixCountPixels(bits, &ink, NULL);
    if (edge)
        pixCountPixels(edge, &outline, NULL);
    pixDestroy(&edge);
    return outline > 0 ? 2.0 * ink / outline : 0;
}

static double saturation(PIX *crop, PIX *bits)
{
    l_int32 w = pixGetWidth(bits), h = pixGetHeight(bits), wpl = pixGetWpl(crop), n = 0;
    l_uint32 *data = pixGetData(crop);
    double sum = 0;

    if (pixGetDepth(crop) != 32)
        return 0;
    for (l_int32 y = 0; y < h; y++)
        for (l_int32 x = 0; x < w; x++) {
            l_uint32 bit;
            l_int32 r, g, b, high, low;

            pixGetPixel(bits, x, y, &bit);
            if (!bit)
                continue;
            extractRGBValues(data[y * wpl + x], &r, &g, &b);
            high = r > g ? (r > b ? r : b) : g > b ? g : b;
            low = r < g ? (r < b ? r : b) : g < b ? g : b;
            sum += (high - low) / 255.0;
            n++;
        }
    return n ? sum / n : 0;
}

/* Statistics over the tall marks; letters with tails (Q) and low ones (r) must not shift them. */
static void summarise(const struct box *boxes, int n, struct ink *ink)
{
    double heights[MARKS_MAX], tops[MARKS_MAX], bottoms[MARKS_MAX], tallest;
    int tall = 0, x0 = boxes[0].x, y0 = boxes[0].y, x1 = 0, y1 = 0;

    for (int i = 0; i < n; i++) {
        heights[i] = boxes[i].h;
        x0 = boxes[i].x < x0 ? boxes[i].x : x0;
        y0 = boxes[i].y < y0 ? boxes[i].y : y0;
        x1 = boxes[i].x + boxes[i].w > x1 ? boxes[i].x + boxes[i].w : x1;
        y1 = boxes[i].y + boxes[i].h > y1 ? boxes[i].y + boxes[i].h : y1;
    }
    ink->box = (struct box){x0, y0, x1 - x0, y1 - y0};
    qsort(heights, (size_t)n, sizeof *heights, by_value);
    tallest = heights[(3 * (n - 1) + 2) / 4];
    for (int i = 0; i < n; i++) {
        if (boxes[i].h < TALL_SHARE * tallest)
            continue;
        heights[tall] = boxes[i].h;
        tops[tall] = boxes[i].y;
        bottoms[tall++] = boxes[i].y + boxes[i].h;
    }
    ink->height = median(heights, tall);
    ink->top = median(tops, tall);
    ink->bottom = median(bottoms, tall);
    for (int i = 0; i < tall; i++) {
        ink->spread = fmax(ink->spread, fabs(heights[i] - ink->height) / ink->height);
        ink->unevenness = fmax(ink->unevenness, fabs(bottoms[i] - ink->bottom) / ink->height);
    }
}

int ink_measure(const struct image *original, const struct geometry *geometry, struct box upright, struct ink *ink)
{
    cleanup_image struct image *crop = NULL;
    struct box boxes[MARKS_MAX];
    PIX *bits;

    *ink = (struct ink){0};
    upright.y -= upright.h / 4;
    upright.h += upright.h / 2;
    if (upright.y < 0) {
        upright.h += upright.y;
        upright.y = 0;
    }
    crop = crop_upright(original, geometry, upright, 0);
    if (!crop)
        return -1;
    bits = binarise(image_pix(crop));
    if (!bits)
        return 0;
    ink->marks = find_marks(bits, boxes);
    if (ink->marks > 0) {
        summarise(boxes, ink->marks, ink);
        ink->stroke = stroke_width(bits);
        ink->colour = saturation(image_pix(crop), bits);
        ink->top += upright.y;
        ink->bottom += upright.y;
        ink->box.x += upright.x;
        ink->box.y += upright.y;
    }
    pixDestroy(&bits);
    return 0;
}

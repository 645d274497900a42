#include <leptonica/allheaders.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "pipeline/image/clean_steps.h"
#include "pipeline/image/orient.h"
#include "pipeline/model/page.h"

#define A4_SHORT_INCH 8.27
#define A4_LONG_INCH  11.69
/* Sheets from a receipt to a map. */
#define SHEET_MIN_INCH 2.0
#define SHEET_MAX_INCH 60.0
/* What software writes that does not know; believed only if the sheet is no larger than A4. */
#define SCREEN_DPI_1 72
#define SCREEN_DPI_2 96

#define INK_SHARE   0.005 /* the darkest pixels, which are ink on any page with print */
#define PAPER_SHARE 0.6   /* the median is paper, more so a little above it */
#define EDGE_LEAST  0.2   /* of the contrast, from one pixel to the next: the side of a stroke */
#define DARK_BELOW  150   /* in a flat raster; show-through of the other side is paler */
#define LETTER_MIN  6     /* px at ORIENT_DPI: 1 mm */
#define LETTER_MAX  70
#define BLANK_BELOW 8 /* letters; a page number alone is taken for text by the recogniser */
#define SHADE_TILE  64
#define SHADE_PHOTO 0.33 /* paper this much darker in one part of the page than in another */
#define BEND_PHOTO  1.2  /* degrees between the lines of two halves of a page */

void clean_resolution(struct geometry *geometry)
{
    static const int USUAL[] = {75, 100, 150, 200, 240, 300, 400, 600, 1200};
    int longer = geometry->width > geometry->height ? geometry->width : geometry->height;
    int shorter = geometry->width + geometry->height - longer, dpi = geometry->dpi;
    double a4 = fmin(longer / A4_LONG_INCH, shorter / A4_SHORT_INCH);
    bool screen = dpi == SCREEN_DPI_1 || dpi == SCREEN_DPI_2;

    geometry->dpi_known = dpi > 0 && longer <= dpi * SHEET_MAX_INCH && shorter >= dpi * SHEET_MIN_INCH &&
                          !(screen && longer > dpi * A4_LONG_INCH * 1.1);
    if (geometry->dpi_known)
        return;
    geometry->dpi = a4 < 30 ? 30 : (int)lround(a4);
    for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
        if (fabs(a4 - USUAL[i]) < USUAL[i] * 0.07)
            geometry->dpi = USUAL[i];
}

/* The level below which `share` of the counted lie. */
static int percentile(const long *histogram, double share)
{
    long total = 0, sum = 0;

    for (int i = 0; i < 256; i++)
        total += histogram[i];
    for (int i = 0; i < 256; i++) {
        sum += histogram[i];
        if ((double)sum > share * (double)total)
            return i;
    }
    return 255;
}

static void count_levels(struct Pix *grey, long levels[256])
{
    int w = pixGetWidth(grey), h = pixGetHeight(grey);

    for (int y = 0; y < h; y++) {
        const l_uint32 *line = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);

        for (int x = 0; x < w; x++)
            levels[GET_DATA_BYTE(line, x)]++;
    }
}

/* How steep the sides of strokes are: 1 when ink follows paper from one pixel to the next. */
static double sharpness(struct Pix *grey, int range)
{
    int w = pixGetWidth(grey), h = pixGetHeight(grey), least = (int)(range * EDGE_LEAST) + 1;
    long steps[256] = {0};
    bool any = false;

    for (int y = 0; y < h; y += 2) {
        const l_uint32 *line = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);

        for (int x = 1; x < w; x++) {
            int step = abs((int)GET_DATA_BYTE(line, x) - (int)GET_DATA_BYTE(line, x - 1));

            if (step >= least) {
                steps[step]++;
                any = true;
            }
        }
    }
    return any ? fmin(1, (double)percentile(steps, 0.9) / range) : 0;
}

/* How much darker the paper is in the dark parts of the page, 0..1. The outermost tiles may be scanner lid.
 */
static double shading(struct Pix *grey)
{
    struct Pix *paper = pixScaleGrayMinMax(grey, SHADE_TILE, SHADE_TILE, L_CHOOSE_MAX);
    long levels[256] = {0};
    int light;

    if (!paper)
        return 0;
    count_levels(paper, levels);
    pixDestroy(&paper);
    light = percentile(levels, 0.95);
    return light > 0 ? 1 - (double)percentile(levels, 0.08) / light : 0;
}

/* The largest difference between the skews of two opposite halves, degrees: perspective and bent paper. */
static double bend(struct Pix *binary)
{
    int w = pixGetWidth(binary), h = pixGetHeight(binary);
    const int parts[4][4] = {{0, 0, w, h / 2}, {0, h / 2, w, h / 2}, {0, 0, w / 2, h}, {w / 2, 0, w / 2, h}};
    double skews[4] = {0};

    for (int i = 0; i < 4; i++) {
        struct Box *box = boxCreate(parts[i][0], parts[i][1], parts[i][2], parts[i][3]);
        struct Pix *part = pixClipRectangle(binary, box, NULL);

        skews[i] = part ? orient_skew(part) : 0;
        boxDestroy(&box);
        pixDestroy(&part);
        if (skews[i] == 0) /* too little text to say */
            return 0;
    }
    return fmax(fabs(skews[0] - skews[1]), fabs(skews[2] - skews[3]));
}

/* Dark pieces of the size of letters. */
static int letters(struct Pix *flat, int dpi)
{
    l_float32 factor = (l_float32)ORIENT_DPI / (l_float32)dpi;
    struct Pix *small = pixScale(flat, factor, factor), *dark = small ? pixThresholdToBinary(small, DARK_BELOW) : NULL;
    struct Boxa *boxes = dark ? pixConnCompBB(dark, 8) : NULL;
    int n = 0;

    for (int i = 0; i < boxaGetCount(boxes); i++) {
        l_int32 w, h;

        boxaGetBoxGeometry(boxes, i, NULL, NULL, &w, &h);
        n += h >= LETTER_MIN && h <= LETTER_MAX && w >= LETTER_MIN / 3 && w <= LETTER_MAX * 2;
    }
    boxaDestroy(&boxes);
    pixDestroy(&small);
    pixDestroy(&dark);
    return n;
}

void clean_measure(struct Pix *grey, struct Pix *flat, int dpi, struct Pix *binary, struct quality *quality)
{
    long levels[256] = {0};
    int paper, range;
    l_int32 black = 0;

    count_levels(grey, levels);
    paper = percentile(levels, PAPER_SHARE);
    range = paper - percentile(levels, INK_SHARE);
    pixCountPixels(binary, &black, NULL);
    quality->contrast = range > 0 ? range / 255.0 : 0;
    quality->sharpness = range > 0 ? sharpness(grey, range) : 0;
    quality->ink = (double)black / ((double)pixGetWidth(binary) * pixGetHeight(binary));
    quality->blank = letters(flat, dpi) < BLANK_BELOW;
    quality->photo = shading(grey) > SHADE_PHOTO || bend(binary) > BEND_PHOTO;
}

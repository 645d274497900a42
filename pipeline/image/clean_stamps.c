/* Stamps and seals over print: the ink of each is taken off the page, which keeps the print, and kept by itself. */
#include <leptonica/allheaders.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/clean_steps.h"
#include "pipeline/image/grey.h"
#include "pipeline/image/image.h"
#include "pipeline/image/ink.h"

#define LOOK_DPI      75   /* stamps are looked for at this resolution */
#define COLOUR_MIN    50   /* levels between the strongest and the weakest channel */
#define COLOUR_PART   0.27 /* and that is so much of the ink's darkness */
#define SAMPLE        8    /* one point in so many, each way, tells what paper is */
#define DARKEST_PAPER 100
#define JOIN_MM       3.0 /* letters and lines of a stamp stand no further apart */
/* Incoming stamps, marks, seals: what is smaller is a stroke of a pen, what is larger a picture or a coloured page. */
#define LONG_MIN_MM  18.0
#define SHORT_MIN_MM 7.0
#define LONG_MAX_MM  110.0
#define SHORT_MAX_MM 60.0
#define STAMPS_MAX   12
/* Of a stamp's box: less print than this under it is none, and then it is read with the page. */
#define PRINT_LEAST 0.004
#define PRINT_LEVEL 110
#define EDGE_MM     0.25 /* about a coloured point, where a stroke fades and JPEG blurs colours */
/* Of a stamp's ink, its darkest: what is paler is no print. */
#define STAMP_DARKEST 0.1
#define INK_LEVEL     170 /* of the layer of coloured ink; paper is white there */
#define PAPER_SHARE   0.6
#define RULE_MM       5.0 /* a straight run this long is the stamp's frame */
#define TILT_SURE     2.5 /* of leptonica's search for skew */
#define INCH_MM       25.4

static int px(double mm, int dpi)
{
    return (int)lround(mm / INCH_MM * dpi);
}

/* What each level of a channel is on white paper; the channels from the leftmost byte of a pixel. */
struct white {
    unsigned char levels[3][256];
};

/* The level of the paper in one channel. */
static int paper_level(struct Pix *pix, int shift)
{
    int w = pixGetWidth(pix), h = pixGetHeight(pix), level = 0;
    long counts[256] = {0}, all = 0, sum = 0;

    for (int y = 0; y < h; y += SAMPLE)
        for (int x = 0; x < w; x += SAMPLE) {
            counts[pixGetData(pix)[(size_t)y * (size_t)pixGetWpl(pix) + (size_t)x] >> shift & 255]++;
            all++;
        }
    while (level < 255 && (double)(sum += counts[level]) < PAPER_SHARE * (double)all)
        level++;
    return level > DARKEST_PAPER ? level : DARKEST_PAPER;
}

static void find_white(struct Pix *pix, struct white *white)
{
    for (int i = 0; i < 3; i++) {
        int paper = paper_level(pix, 24 - 8 * i);

        for (int level = 0; level < 256; level++)
            white->levels[i][level] = (unsigned char)(level < paper ? level * 255 / paper : 255);
    }
}

struct levels {
    int high, low; /* of the strongest and of the weakest channel, on white paper */
};

static struct levels levels_of(l_uint32 pixel, const struct white *white)
{
    int r = white->levels[0][pixel >> 24], g = white->levels[1][pixel >> 16 & 255];
    int b = white->levels[2][pixel >> 8 & 255];

    return (struct levels){r > g ? (r > b ? r : b) : (g > b ? g : b), r < g ? (r < b ? r : b) : (g < b ? g : b)};
}

static bool is_coloured(struct levels c)
{
    return c.high - c.low > COLOUR_MIN && c.high - c.low > COLOUR_PART * (255 - c.low);
}

/* A mask of coloured ink at LOOK_DPI, or less. */
static struct Pix *coloured_ink(struct Pix *original, const struct white *white, int dpi, int *factor)
{
    int w, h;
    struct Pix *mask;

    *factor = dpi > LOOK_DPI ? dpi / LOOK_DPI : 1;
    w = pixGetWidth(original) / *factor;
    h = pixGetHeight(original) / *factor;
    mask = w > 0 && h > 0 ? pixCreate(w, h, 1) : NULL;
    for (int y = 0; mask && y < h * *factor; y++) {
        const l_uint32 *from = pixGetData(original) + (size_t)y * (size_t)pixGetWpl(original);
        l_uint32 *to = pixGetData(mask) + (size_t)(y / *factor) * (size_t)pixGetWpl(mask);

        for (int x = 0; x < w * *factor; x++)
            if (is_coloured(levels_of(from[x], white)))
                SET_DATA_BIT(to, x / *factor);
    }
    return mask;
}

static bool is_stamp(struct box b, int dpi)
{
    int longer = b.w > b.h ? b.w : b.h, shorter = b.w + b.h - longer;

    return longer >= px(LONG_MIN_MM, dpi) && shorter >= px(SHORT_MIN_MM, dpi) && longer <= px(LONG_MAX_MM, dpi) &&
           shorter <= px(SHORT_MAX_MM, dpi);
}

/* The boxes of what stands together in the mask, closed by JOIN_MM, that have the size of a stamp. At most STAMPS_MAX.
 */
static size_t find_stamps(struct Pix *mask, int dpi, struct box *boxes)
{
    int join = px(JOIN_MM, dpi) | 1;
    struct Pix *joined = pixCloseSafeBrick(NULL, mask, join, join);
    struct Boxa *found = joined ? pixConnCompBB(joined, 8) : NULL;
    size_t count = 0;

    for (int i = 0; i < boxaGetCount(found) && count < STAMPS_MAX; i++) {
        struct box b;

        boxaGetBoxGeometry(found, i, &b.x, &b.y, &b.w, &b.h);
        if (is_stamp(b, dpi))
            boxes[count++] = b;
    }
    boxaDestroy(&found);
    pixDestroy(&joined);
    return count;
}

static struct Pix *clip(struct Pix *pix, struct box b)
{
    struct Box *box = boxCreate(b.x, b.y, b.w, b.h);
    struct Pix *part = box ? pixClipRectangle(pix, box, NULL) : NULL;

    boxDestroy(&box);
    return part;
}

static double share_below(struct Pix *grey, int level)
{
    struct Pix *dark = pixThresholdToBinary(grey, level);
    l_int32 n = 0;

    pixCountPixels(dark, &n, NULL);
    pixDestroy(&dark);
    return (double)n / ((double)pixGetWidth(grey) * pixGetHeight(grey));
}

/* The level of its strongest channel that a share of the coloured ink in a crop is darker than; 255: there is none. */
static int coloured_level(struct Pix *crop, const struct white *white, double share)
{
    int w = pixGetWidth(crop), h = pixGetHeight(crop);
    long counts[256] = {0}, all = 0, sum = 0;

    for (int y = 0; y < h; y++) {
        const l_uint32 *line = pixGetData(crop) + (size_t)y * (size_t)pixGetWpl(crop);

        for (int x = 0; x < w; x++) {
            struct levels c = levels_of(line[x], white);

            counts[c.high] += is_coloured(c);
            all += is_coloured(c);
        }
    }
    for (int i = 0; i < 255; i++)
        if ((double)(sum += counts[i]) > share * (double)all)
            return i;
    return 255;
}

/* The coloured points of a crop and those about them. */
static struct Pix *coloured_mask(struct Pix *crop, const struct white *white, int dpi)
{
    int w = pixGetWidth(crop), h = pixGetHeight(crop), around = 2 * px(EDGE_MM, dpi) + 1;
    struct Pix *mask = pixCreate(w, h, 1);

    for (int y = 0; mask && y < h; y++) {
        const l_uint32 *from = pixGetData(crop) + (size_t)y * (size_t)pixGetWpl(crop);
        l_uint32 *to = pixGetData(mask) + (size_t)y * (size_t)pixGetWpl(mask);

        for (int x = 0; x < w; x++)
            if (is_coloured(levels_of(from[x], white)))
                SET_DATA_BIT(to, x);
    }
    if (mask)
        pixDilateBrick(mask, mask, around, around);
    return mask;
}

/* Takes the coloured ink of a crop off the same piece of the page in grey: there its strongest channel counts, in which
 * such ink is pale and print is black also under it. */
static void take_off(struct Pix *crop, const struct white *white, struct Pix *page, int dpi)
{
    int w = pixGetWidth(crop), h = pixGetHeight(crop), pale = coloured_level(crop, white, STAMP_DARKEST);
    int paper = grey_percentile(page, PAPER_SHARE);
    struct Pix *mask = coloured_mask(crop, white, dpi);

    for (int y = 0; mask && y < h; y++) {
        const l_uint32 *from = pixGetData(crop) + (size_t)y * (size_t)pixGetWpl(crop);
        const l_uint32 *where = pixGetData(mask) + (size_t)y * (size_t)pixGetWpl(mask);
        l_uint32 *to = pixGetData(page) + (size_t)y * (size_t)pixGetWpl(page);

        for (int x = 0; x < w; x++) {
            struct levels c = levels_of(from[x], white);

            if (GET_DATA_BIT(where, x))
                SET_DATA_BYTE(to, x, c.high >= pale || is_coloured(c) ? paper : c.high * paper / pale);
        }
    }
    pixDestroy(&mask);
}

/* Parts one stamp from the print under it: the page keeps the print, `inks` gets the stamp. */
static void part_stamp(struct Pix *original, const struct white *white, struct Pix *page, struct Pix **inks,
                       struct box at, int dpi)
{
    cleanup_image struct image *crop = image_from_pix(clip(original, at)), *coloured = NULL, *black = NULL;
    struct Pix *print = clip(page, at);

    if (crop && print && ink_layers(crop, &coloured, &black))
        take_off(image_pix(crop), white, print, dpi);
    if (black && share_below(print, PRINT_LEVEL) >= PRINT_LEAST) {
        if (!*inks && (*inks = pixCreate(pixGetWidth(page), pixGetHeight(page), 8)))
            pixSetAll(*inks);
        if (*inks) {
            pixRasterop(page, at.x, at.y, at.w, at.h, PIX_SRC, print, 0, 0);
            pixRasterop(*inks, at.x, at.y, at.w, at.h, PIX_SRC, image_pix(coloured), 0, 0);
        }
    }
    pixDestroy(&print);
}

struct Pix *clean_part_stamps(struct Pix *original, struct Pix *page, int dpi)
{
    struct box boxes[STAMPS_MAX];
    struct Pix *mask, *inks = NULL;
    struct white white;
    size_t count;
    int factor;

    if (pixGetDepth(original) != 32)
        return NULL;
    find_white(original, &white);
    mask = coloured_ink(original, &white, dpi, &factor);
    if (!mask)
        return NULL;
    count = find_stamps(mask, dpi / factor, boxes);
    for (size_t i = 0; i < count; i++) {
        struct box b = boxes[i];

        part_stamp(original, &white, page, &inks, (struct box){b.x * factor, b.y * factor, b.w * factor, b.h * factor},
                   dpi);
    }
    pixDestroy(&mask);
    return inks;
}

/* Levels a stamp and takes its frame away. */
static struct Pix *straighten(struct Pix *crop, int dpi, double *tilt)
{
    struct Pix *dark = pixThresholdToBinary(crop, INK_LEVEL), *level, *across, *down;
    int length = px(RULE_MM, dpi);
    l_float32 angle = 0, sure = 0;

    if (pixFindSkew(dark, &angle, &sure) != 0 || sure < TILT_SURE)
        angle = 0;
    pixDestroy(&dark);
    *tilt = angle;
    level = angle != 0 ? pixRotateAMGray(crop, angle * (l_float32)(M_PI / 180), 255) : pixCopy(NULL, crop);
    dark = pixThresholdToBinary(level, INK_LEVEL);
    across = pixOpenBrick(NULL, dark, length, 1);
    down = pixOpenBrick(NULL, dark, 1, length);
    pixOr(across, across, down);
    pixDilateBrick(across, across, 3, 3);
    pixSetMasked(level, across, 255);
    pixDestroy(&dark);
    pixDestroy(&across);
    pixDestroy(&down);
    return level;
}

void clean_take_stamps(struct Pix *inks, int dpi, struct cleaned *out)
{
    struct Pix *mask = pixThresholdToBinary(inks, INK_LEVEL);
    struct box boxes[STAMPS_MAX];
    size_t count = find_stamps(mask, dpi, boxes);

    out->stamps = memory_alloc((count + 1) * sizeof *out->stamps);
    for (size_t i = 0; i < count; i++) {
        struct Pix *crop = clip(inks, boxes[i]);
        struct stamp *stamp = &out->stamps[out->stamp_count++];

        stamp->box = boxes[i];
        stamp->image = image_from_pix(straighten(crop, dpi, &stamp->tilt));
        pixDestroy(&crop);
    }
    pixDestroy(&mask);
}

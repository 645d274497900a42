#include <leptonica/allheaders.h>

#include "pipeline/image/grey.h"
#include "pipeline/image/ink.h"

/* Colour differences, grey levels, from which ink counts as coloured and not as worn black. */
#define RED_LEAST    40
#define COLOUR_LEAST 60
/* Share of an ink's darkness that its colour takes, the same where a stroke's edge fades into paper: below the first
 * it is black or grey, from the second on a pen's or a stamp's. */
#define BLACK_MOST 0.2
#define PEN_LEAST  0.32
/* Points about a pixel whose colours are averaged, each way: JPEG keeps colours at half the resolution. */
#define AROUND 1
/* Of a crop's pixels, those darker than its paper. */
#define PAPER_SHARE 0.6

struct rgb {
    l_int32 r, g, b;
};

static l_int32 high_of(struct rgb c)
{
    return c.r > c.g ? (c.r > c.b ? c.r : c.b) : c.g > c.b ? c.g : c.b;
}

static l_int32 low_of(struct rgb c)
{
    return c.r < c.g ? (c.r < c.b ? c.r : c.b) : c.g < c.b ? c.g : c.b;
}

static l_uint32 red_only(struct rgb c)
{
    l_int32 other = c.g > c.b ? c.g : c.b, excess = c.r - other;

    return excess < RED_LEAST ? 255 : excess > 120 ? 0 : (l_uint32)(255 - 255 * (excess - RED_LEAST / 2) / 100);
}

/* The strongest channel: coloured ink is nearly paper in it, black is black. */
static l_uint32 black_only(struct rgb c)
{
    l_int32 high = high_of(c);

    return high - low_of(c) > COLOUR_LEAST ? 255 : (l_uint32)high;
}

static struct image *filtered(PIX *pix, l_uint32 (*level)(struct rgb))
{
    l_int32 w = pixGetWidth(pix), h = pixGetHeight(pix), wpl = pixGetWpl(pix);
    PIX *grey = pixCreate(w, h, 8);
    l_uint32 *data = pixGetData(pix);

    for (l_int32 y = 0; grey && y < h; y++) {
        l_uint32 *line = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);

        for (l_int32 x = 0; x < w; x++) {
            struct rgb c;

            extractRGBValues(data[(size_t)y * (size_t)wpl + (size_t)x], &c.r, &c.g, &c.b);
            SET_DATA_BYTE(line, x, level(c));
        }
    }
    return image_from_pix(grey);
}

struct image *ink_red(const struct image *crop)
{
    return image_depth(crop) == 32 ? filtered(image_pix(crop), red_only) : NULL;
}

struct image *ink_black(const struct image *crop)
{
    if (image_depth(crop) == 32)
        return filtered(image_pix(crop), black_only);
    return image_from_pix(pixConvertTo8(image_pix(crop), 0));
}

/* How much of the darkness at a point is colour, 0..1, over the points about it. */
static double colour_at(PIX *pix, l_int32 x, l_int32 y)
{
    l_int32 w = pixGetWidth(pix), h = pixGetHeight(pix), wpl = pixGetWpl(pix), colour = 0, dark = 0;

    for (l_int32 v = y - AROUND; v <= y + AROUND; v++)
        for (l_int32 u = x - AROUND; u <= x + AROUND; u++) {
            struct rgb c;

            if (u < 0 || v < 0 || u >= w || v >= h)
                continue;
            extractRGBValues(pixGetData(pix)[(size_t)v * (size_t)wpl + (size_t)u], &c.r, &c.g, &c.b);
            colour += high_of(c) - low_of(c);
            dark += 255 - low_of(c);
        }
    return dark > 0 ? (double)colour / dark : 0;
}

/* A level of the layer: `own` where the ink is wholly its, paper where it is wholly the other's. */
static l_uint32 share(double own, l_int32 level)
{
    own = own < 0 ? 0 : own > 1 ? 1 : own;
    return (l_uint32)(255 - own * (255 - level));
}

/* The crop with its paper turned white; the caller destroys. */
static PIX *whiten(PIX *pix)
{
    static const l_int32 channels[] = {COLOR_RED, COLOR_GREEN, COLOR_BLUE};
    l_int32 paper[3];

    for (int i = 0; i < 3; i++) {
        PIX *grey = pixGetRGBComponent(pix, channels[i]);

        paper[i] = grey ? grey_percentile(grey, PAPER_SHARE) : 255;
        paper[i] = paper[i] > 0 ? paper[i] : 1;
        pixDestroy(&grey);
    }
    return pixGlobalNormRGB(NULL, pix, paper[0], paper[1], paper[2], 255);
}

bool ink_layers(const struct image *crop, struct image **coloured, struct image **black)
{
    PIX *pix = image_depth(crop) == 32 ? whiten(image_pix(crop)) : NULL;
    l_int32 w = image_width(crop), h = image_height(crop);
    PIX *pens = pix ? pixCreate(w, h, 8) : NULL, *print = pens ? pixCreate(w, h, 8) : NULL;

    for (l_int32 y = 0; print && y < h; y++)
        for (l_int32 x = 0; x < w; x++) {
            double colour = (colour_at(pix, x, y) - BLACK_MOST) / (PEN_LEAST - BLACK_MOST);
            struct rgb c;

            extractRGBValues(pixGetData(pix)[(size_t)y * (size_t)pixGetWpl(pix) + (size_t)x], &c.r, &c.g, &c.b);
            SET_DATA_BYTE(pixGetData(pens) + (size_t)y * (size_t)pixGetWpl(pens), x, share(colour, low_of(c)));
            SET_DATA_BYTE(pixGetData(print) + (size_t)y * (size_t)pixGetWpl(print), x, share(1 - colour, low_of(c)));
        }
    pixDestroy(&pix);
    if (!print)
        pixDestroy(&pens);
    *coloured = image_from_pix(pens);
    *black = image_from_pix(print);
    return print;
}

#include "pipeline/image/orient.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"

#define STRIP_PX                                                                                                       \
    160                /* width of the strips judged: narrow enough that 7 degrees of skew stay within a line          \
                        */
#define BAND_MIN_PX 4  /* x-height of 8 pt at 150 dpi is 8 px; less at 100 dpi */
#define BAND_MAX_PX 34 /* capitals of a 20 pt title */
#define LETTER_PX   9
#define LINE_PX     50 /* 1.5 lines of 14 pt */
#define BAND_SHARE  0.4
#define RULE_PX     90 /* a straight run this long is a ruled line, not a letter */
#define SKEW_LIMIT  7.0
#define SKEW_SWEEP  9.0 /* a best angle at the end of the sweep is not believed */
#define SKEW_SURE   2.5 /* leptonica's ratio of best to worst score */

/* Black pixels of each row of the strip x0..x1. */
static void strip_profile(l_uint32 *data, int wpl, int x0, int x1, int h, int *profile)
{
    for (int y = 0; y < h; y++) {
        l_uint32 *line = data + (size_t)y * wpl;
        int n = 0;

        for (int x = x0; x < x1; x++)
            n += GET_DATA_BIT(line, x);
        profile[y] = n;
    }
}

/* Mean of the profile over y - reach .. y + reach, from its running sum. */
static double mean_around(const int *running, int h, int y, int reach)
{
    int from = y - reach < 0 ? 0 : y - reach, to = y + reach + 1 > h ? h : y + reach + 1;

    return (double)(running[to] - running[from]) / (to - from);
}

/* How strongly rows alternate between line and gap: the power of the profile between the width of a letter,
 * whose strokes alternate too when the page lies sideways, and the distance of lines. */
static double line_strength(struct Pix *pix)
{
    int w = pixGetWidth(pix), h = pixGetHeight(pix), wpl = pixGetWpl(pix);
    cleanup_free int *running = memory_alloc(((size_t)h + 2) * sizeof *running);
    double sum = 0;

    for (int x = 0; x + STRIP_PX / 2 <= w; x += STRIP_PX / 2) {
        strip_profile(pixGetData(pix), wpl, x, x + STRIP_PX / 2, h, running + 1);
        for (int y = 0; y < h; y++)
            running[y + 1] += running[y];
        for (int y = 0; y < h; y++) {
            double d = mean_around(running, h, y, LETTER_PX / 2) - mean_around(running, h, y, LINE_PX / 2);

            sum += d * d;
        }
    }
    return sum;
}

struct balance {
    double sum, squares;
    int n;
};

/* One band top..bottom of a strip's profile: its ink above against its ink below. */
static void judge_band(const int *profile, int h, int top, int bottom, struct balance *balance)
{
    int height = bottom - top, reach = height * 7 / 10 + 1;
    double above = 0, below = 0, score;

    if (height < BAND_MIN_PX || height > BAND_MAX_PX || top - reach < 0 || bottom + reach > h)
        return;
    for (int i = 0; i < reach; i++) {
        above += profile[top - 1 - i];
        below += profile[bottom + i];
    }
    if (above + below < 6)
        return;
    score = (above - below) / (above + below);
    balance->sum += score;
    balance->squares += score * score;
    balance->n++;
}

/* Bands, x-height to baseline, are runs of rows with a good share of the ink of the fullest row nearby. */
static void judge_strip(const int *profile, int h, struct balance *balance)
{
    const int reach = BAND_MAX_PX / 2;
    int top = -1;

    for (int y = 0; y < h; y++) {
        int most = 0;
        bool in;

        for (int i = y < reach ? 0 : y - reach; i < y + reach && i < h; i++)
            most = profile[i] > most ? profile[i] : most;
        in = most >= STRIP_PX / 16 && profile[y] > most * BAND_SHARE;
        if (in && top < 0)
            top = y;
        if (!in && top >= 0) {
            judge_band(profile, h, top, y, balance);
            top = -1;
        }
    }
}

/* Standard errors by which the ink above the bands outweighs the ink below; negative when upside down. */
static double up_or_down(struct Pix *pix, int *bands)
{
    int w = pixGetWidth(pix), h = pixGetHeight(pix), wpl = pixGetWpl(pix);
    cleanup_free int *profile = memory_alloc(((size_t)h + 1) * sizeof *profile);
    struct balance balance = {0};
    double mean, variance;

    for (int x = 0; x + STRIP_PX <= w; x += STRIP_PX) {
        strip_profile(pixGetData(pix), wpl, x, x + STRIP_PX, h, profile);
        judge_strip(profile, h, &balance);
    }
    *bands = balance.n;
    if (balance.n < 3)
        return 0;
    mean = balance.sum / balance.n;
    variance = balance.squares / balance.n - mean * mean;
    return mean / sqrt((variance + 0.01) / balance.n);
}

/* The raster without ruled lines, table frames and dark scanner edges, which tell nothing of the lines of
 * text. */
static struct Pix *without_rules(struct Pix *binary)
{
    struct Pix *across = pixOpenCompBrick(NULL, binary, RULE_PX, 1);
    struct Pix *down = pixOpenCompBrick(NULL, binary, 1, RULE_PX);
    struct Pix *rest = pixSubtract(NULL, binary, across);

    pixSubtract(rest, rest, down);
    pixDestroy(&across);
    pixDestroy(&down);
    return rest;
}

double orient_skew(struct Pix *binary)
{
    l_float32 angle = 0, confidence = 0;

    if (pixFindSkewSweepAndSearch(binary, &angle, &confidence, 4, 2, (l_float32)SKEW_SWEEP, 1.0f, 0.01f) != 0)
        return 0;
    if (confidence < SKEW_SURE || fabs(angle) > SKEW_LIMIT + 0.5)
        return 0;
    return angle;
}

void orient_find(struct Pix *binary, struct orientation *out)
{
    struct Pix *text = without_rules(binary), *turned = pixRotate90(text, 1), *level;
    double along = line_strength(text), across = line_strength(turned), skew;
    bool sideways = across > along;
    int degrees = sideways ? 90 : 0;

    out->sideways = along + across > 0 ? fabs(log((along + 1) / (across + 1))) : 0;
    if (sideways) {
        pixDestroy(&text);
        text = turned;
    } else {
        pixDestroy(&turned);
    }
    skew = orient_skew(text);
    level = pixRotate(text, (l_float32)(skew * M_PI / 180), L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0);
    out->updown = up_or_down(level, &out->lines);
    if (out->updown < 0)
        degrees = (degrees + 180) % 360;
    out->updown = fabs(out->updown);
    out->rotation = degrees;
    pixDestroy(&text);
    pixDestroy(&level);
}

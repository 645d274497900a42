#include "pipeline/image/pdf_match.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/memory.h"

#define MATCHES                                                                                                        \
    0.85                /* correlation; measured on scans: 0.98 and up, 0.93 and up with seals drawn over them         \
                         */
#define CLEARLY    0.02 /* by how much another position must win over the expected one */
#define FLAT       3.0  /* grey levels of deviation below which a picture has nothing to correlate */
#define FLAT_APART 12.0 /* grey levels between the means of two flat pictures that are the same */
#define POSITIONS  8

/* A picture as grey levels, w x h. */
struct grey {
    int w, h;
    float *levels;
};

/* Sum of the grey levels of pixels from..to of a line. */
static uint32_t sum_two_level(const uint32_t *line, int from, int to)
{
    int dark = 0;

    while (from < to) {
        int room = 32 - (from & 31), n = to - from < room ? to - from : room;
        uint32_t word = line[from >> 5] << (from & 31);

        dark += __builtin_popcount(n < 32 ? word & ~(~0U >> n) : word);
        from += n;
    }
    return (uint32_t)dark;
}

static uint32_t sum_of(const uint32_t *line, int from, int to, int depth)
{
    uint32_t sum = 0;

    if (depth == 1)
        return 255 * ((uint32_t)(to - from) - sum_two_level(line, from, to));
    if (depth == 8) {
        for (int x = from; x < to; x++)
            sum += GET_DATA_BYTE(line, x);
        return sum;
    }
    for (int x = from; x < to; x++)
        sum += 77 * (line[x] >> 24) + 151 * ((line[x] >> 16) & 255) + 28 * ((line[x] >> 8) & 255);
    return sum >> 8;
}

/* Averages pix into w x h cells, as poppler does when it draws a picture small. */
static struct grey shrink(struct Pix *pix, int w, int h)
{
    int depth = pixGetDepth(pix), width = pixGetWidth(pix), height = pixGetHeight(pix), wpl = pixGetWpl(pix);
    cleanup_free uint32_t *sums = memory_alloc((size_t)w * sizeof *sums);
    struct grey grey = {w, h, memory_alloc((size_t)w * (size_t)h * sizeof(float))};

    for (int row = 0; row < h; row++) {
        int top = (int)((long)row * height / h), bottom = (int)((long)(row + 1) * height / h);

        bottom = bottom > top ? bottom : top + 1;
        memset(sums, 0, (size_t)w * sizeof *sums);
        for (int y = top; y < bottom; y++)
            for (int column = 0, from = 0; column < w; column++) {
                int to = (int)((long)(column + 1) * width / w);

                sums[column] += sum_of(pixGetData(pix) + (size_t)y * (size_t)wpl, from, to, depth);
                from = to;
            }
        for (int column = 0; column < w; column++) {
            long across = (long)(column + 1) * width / w - (long)column * width / w;

            grey.levels[(size_t)row * (size_t)w + (size_t)column] =
                across > 0 ? (float)sums[column] / (float)(across * (bottom - top)) : 255;
        }
    }
    return grey;
}

/* A 3 x 3 mean: a shift of half a pixel between two ways of shrinking must not matter. */
static void soften(struct grey *grey)
{
    cleanup_free float *out = memory_alloc((size_t)grey->w * (size_t)grey->h * sizeof *out);

    for (int y = 0; y < grey->h; y++)
        for (int x = 0; x < grey->w; x++) {
            float sum = 0;
            int n = 0;

            for (int v = y > 0 ? y - 1 : 0; v <= y + 1 && v < grey->h; v++)
                for (int u = x > 0 ? x - 1 : 0; u <= x + 1 && u < grey->w; u++, n++)
                    sum += grey->levels[(size_t)v * (size_t)grey->w + (size_t)u];
            out[(size_t)y * (size_t)grey->w + (size_t)x] = sum / (float)n;
        }
    memcpy(grey->levels, out, (size_t)grey->w * (size_t)grey->h * sizeof *out);
}

/* The level at (x, y) of the picture turned by quarter turns clockwise, after a left-right flip when
 * mirrored. */
static inline float turned(const struct grey *g, int x, int y, int quarters, bool mirrored)
{
    int u = x, v = y;

    switch (quarters) {
    case 1:
        u = y;
        v = g->h - 1 - x;
        break;
    case 2:
        u = g->w - 1 - x;
        v = g->h - 1 - y;
        break;
    case 3:
        u = g->w - 1 - y;
        v = x;
        break;
    default:
        break;
    }
    if (mirrored)
        u = g->w - 1 - u;
    return g->levels[(size_t)v * (size_t)g->w + (size_t)u];
}

struct moments {
    double mean_a, mean_b, deviation_a, deviation_b, correlation;
};

static struct moments compare(const struct grey *image, const struct grey *shown, int quarters, bool mirrored)
{
    double a1 = 0, b1 = 0, a2 = 0, b2 = 0, ab = 0, n = (double)shown->w * shown->h;
    struct moments m = {0};

    for (int y = 0; y < shown->h; y++)
        for (int x = 0; x < shown->w; x++) {
            double a = (double)turned(image, x, y, quarters, mirrored);
            double b = (double)shown->levels[(size_t)y * (size_t)shown->w + (size_t)x];

            a1 += a;
            b1 += b;
            a2 += a * a;
            b2 += b * b;
            ab += a * b;
        }
    m.mean_a = a1 / n;
    m.mean_b = b1 / n;
    m.deviation_a = sqrt(fmax(a2 / n - m.mean_a * m.mean_a, 0));
    m.deviation_b = sqrt(fmax(b2 / n - m.mean_b * m.mean_b, 0));
    if (m.deviation_a > 0 && m.deviation_b > 0)
        m.correlation = (ab / n - m.mean_a * m.mean_b) / (m.deviation_a * m.deviation_b);
    return m;
}

static bool fits(int w, int h, int width, int height)
{
    double ratio = (double)w / h / ((double)width / height);

    return ratio > 0.96 && ratio < 1.04;
}

static bool both_flat(const struct moments *m)
{
    return m->deviation_a < FLAT && m->deviation_b < FLAT && fabs(m->mean_a - m->mean_b) < FLAT_APART;
}

/* Correlation of each position, -1 where the shape forbids it. True when both pictures are flat and alike. */
static bool correlate(struct Pix *image, const struct grey *shown, double found[POSITIONS])
{
    bool flat = false;

    for (int half = 0; half < 2; half++) {
        int w = half ? shown->h : shown->w, h = half ? shown->w : shown->h;
        struct grey small;

        if (!fits(w, h, pixGetWidth(image), pixGetHeight(image)))
            continue;
        small = shrink(image, w, h);
        soften(&small);
        for (int position = half; position < POSITIONS; position += 2) {
            struct moments m = compare(&small, shown, position % 4, position >= 4);

            found[position] = m.correlation;
            flat = flat || both_flat(&m);
        }
        memory_free_pointer(&small.levels);
    }
    return flat;
}

int pdf_match_rotation(struct Pix *image, struct Pix *shown, int expected)
{
    double found[POSITIONS];
    struct grey page = shrink(shown, pixGetWidth(shown), pixGetHeight(shown));
    int best = 0, asked = expected / 90;
    bool flat;

    for (int i = 0; i < POSITIONS; i++)
        found[i] = -1;
    soften(&page);
    flat = correlate(image, &page, found);
    memory_free_pointer(&page.levels);
    for (int i = 1; i < POSITIONS; i++)
        if (found[i] > found[best])
            best = i;
    if (flat && found[asked] > -1)
        return expected;
    if (found[asked] >= MATCHES && found[asked] >= found[best] - CLEARLY)
        return expected;
    return found[best] >= MATCHES && best < 4 ? best * 90 : -1;
}

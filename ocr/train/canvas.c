#include "ocr/train/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/train/random.h"
#include "pipeline/base/memory.h"

void canvas_init(struct canvas *c, int w, int h)
{
    *c = (struct canvas){w, h, memory_alloc((size_t)(w * h) * sizeof(float))};
}

void canvas_release(struct canvas *c)
{
    free(c->px);
    c->px = NULL;
}

struct canvas canvas_copy(const struct canvas *c)
{
    struct canvas copy;

    canvas_init(&copy, c->w, c->h);
    memcpy(copy.px, c->px, (size_t)(c->w * c->h) * sizeof *c->px);
    return copy;
}

static float at(const struct canvas *c, int x, int y)
{
    return x < 0 || y < 0 || x >= c->w || y >= c->h ? 0.0f : c->px[y * c->w + x];
}

static float between(const struct canvas *c, float x, float y)
{
    int x0 = (int)floorf(x), y0 = (int)floorf(y);
    float u = x - (float)x0, v = y - (float)y0;

    return (1 - v) * ((1 - u) * at(c, x0, y0) + u * at(c, x0 + 1, y0)) +
           v * ((1 - u) * at(c, x0, y0 + 1) + u * at(c, x0 + 1, y0 + 1));
}

void canvas_ink(struct canvas *c, int x, int y, float value)
{
    if (x >= 0 && y >= 0 && x < c->w && y < c->h && c->px[y * c->w + x] < value)
        c->px[y * c->w + x] = value;
}

static float distance(struct point p, struct point a, struct point b)
{
    float dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    float t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0.0f;

    t = fmaxf(0.0f, fminf(1.0f, t));
    return hypotf(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

void canvas_line(struct canvas *c, const struct point *points, int count, float width, float value)
{
    float reach = width / 2 + 1;

    for (int i = 0; i + 1 < count; i++) {
        struct point a = points[i], b = points[i + 1];

        for (int y = (int)floorf(fminf(a.y, b.y) - reach); y <= (int)ceilf(fmaxf(a.y, b.y) + reach); y++)
            for (int x = (int)floorf(fminf(a.x, b.x) - reach); x <= (int)ceilf(fmaxf(a.x, b.x) + reach); x++) {
                float cover = width / 2 + 0.5f - distance((struct point){(float)x, (float)y}, a, b);

                canvas_ink(c, x, y, value * fmaxf(0.0f, fminf(1.0f, cover)));
            }
    }
}

void canvas_lay(struct canvas *c, const struct canvas *from, const struct turn *t, float value)
{
    for (int y = 0; y < c->h; y++)
        for (int x = 0; x < c->w; x++) {
            float sx = t->a * (float)x + t->b * (float)y + t->c, sy = t->d * (float)x + t->e * (float)y + t->f;

            if (sx > -1 && sy > -1 && sx < (float)from->w && sy < (float)from->h)
                canvas_ink(c, x, y, value * between(from, sx, sy));
        }
}

#define WARP 4 /* points of the net along which a canvas is pushed, each way */

void canvas_warp(struct canvas *c, struct random *random, float amount)
{
    struct canvas across, down, from = canvas_copy(c);

    canvas_init(&across, WARP, WARP);
    canvas_init(&down, WARP, WARP);
    for (int i = 0; i < WARP * WARP; i++) {
        across.px[i] = amount * random_normal(random);
        down.px[i] = amount * random_normal(random);
    }
    for (int y = 0; y < c->h; y++)
        for (int x = 0; x < c->w; x++) {
            float u = (float)x * (WARP - 1) / (float)c->w, v = (float)y * (WARP - 1) / (float)c->h;

            c->px[y * c->w + x] = between(&from, (float)x + between(&across, u, v), (float)y + between(&down, u, v));
        }
    canvas_release(&across);
    canvas_release(&down);
    canvas_release(&from);
}

static void blur_line(const float *in, float *out, int n, int step, const float *kernel, int radius)
{
    for (int i = 0; i < n; i++) {
        float sum = 0.0f;

        for (int k = -radius; k <= radius; k++)
            if (i + k >= 0 && i + k < n)
                sum += kernel[k + radius] * in[(i + k) * step];
        out[i * step] = sum;
    }
}

void canvas_blur(struct canvas *c, float sigma)
{
    struct canvas copy;
    float kernel[25], sum = 0.0f;
    int radius = (int)ceilf(2.5f * sigma);

    if (sigma < 0.15f || radius > 12)
        return;
    for (int k = -radius; k <= radius; k++)
        sum += kernel[k + radius] = expf(-(float)(k * k) / (2 * sigma * sigma));
    for (int k = 0; k <= 2 * radius; k++)
        kernel[k] /= sum;
    canvas_init(&copy, c->w, c->h);
    for (int y = 0; y < c->h; y++)
        blur_line(c->px + y * c->w, copy.px + y * c->w, c->w, 1, kernel, radius);
    for (int x = 0; x < c->w; x++)
        blur_line(copy.px + x, c->px + x, c->h, c->w, kernel, radius);
    canvas_release(&copy);
}

/* The most, or the least, of a point and its four neighbours. */
static float extreme(const struct canvas *c, int x, int y, int most)
{
    static const int around[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    float value = at(c, x, y);

    for (int i = 0; i < 4; i++) {
        float other = at(c, x + around[i][0], y + around[i][1]);

        value = most ? fmaxf(value, other) : fminf(value, other);
    }
    return value;
}

void canvas_weight(struct canvas *c, float amount)
{
    for (float left = fabsf(amount); left > 0.02f; left -= 1.0f) {
        struct canvas copy = canvas_copy(c);
        float share = fminf(left, 1.0f);

        for (int y = 0; y < c->h; y++)
            for (int x = 0; x < c->w; x++)
                c->px[y * c->w + x] = (1 - share) * copy.px[y * c->w + x] + share * extreme(&copy, x, y, amount > 0);
        canvas_release(&copy);
    }
}

int canvas_bounds(const struct canvas *c, float least, int *left, int *top, int *right, int *bottom)
{
    *left = c->w;
    *top = c->h;
    *right = *bottom = -1;
    for (int y = 0; y < c->h; y++)
        for (int x = 0; x < c->w; x++)
            if (c->px[y * c->w + x] > least) {
                *left = x < *left ? x : *left;
                *right = x > *right ? x : *right;
                *top = y < *top ? y : *top;
                *bottom = y > *bottom ? y : *bottom;
            }
    return *right >= 0;
}

struct canvas canvas_resize(const struct canvas *c, int w, int h)
{
    struct canvas out;
    float sx = (float)c->w / (float)w, sy = (float)c->h / (float)h;
    int nx = sx > 1 ? (int)ceilf(sx) : 1, ny = sy > 1 ? (int)ceilf(sy) : 1;

    canvas_init(&out, w, h);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            float sum = 0.0f;

            for (int j = 0; j < ny; j++)
                for (int i = 0; i < nx; i++)
                    sum += between(c, ((float)x + ((float)i + 0.5f) / (float)nx) * sx - 0.5f,
                                   ((float)y + ((float)j + 0.5f) / (float)ny) * sy - 0.5f);
            out.px[y * w + x] = sum / (float)(nx * ny);
        }
    return out;
}

void canvas_grain(struct canvas *c, struct random *random, float amount, int size)
{
    struct canvas grain, scaled;

    canvas_init(&grain, c->w / size + 2, c->h / size + 2);
    for (int i = 0; i < grain.w * grain.h; i++)
        grain.px[i] = amount * random_normal(random);
    scaled = canvas_resize(&grain, grain.w * size, grain.h * size);
    for (int y = 0; y < c->h; y++)
        for (int x = 0; x < c->w; x++)
            c->px[y * c->w + x] += scaled.px[y * scaled.w + x];
    canvas_release(&grain);
    canvas_release(&scaled);
}

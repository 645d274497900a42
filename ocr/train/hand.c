#include "ocr/train/hand.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "ocr/train/random.h"

#define POINTS_MAX 12
#define STROKES    2
#define STEPS      8 /* of a curve between two points */
#define MARGIN     6

/* Points of a stroke in a box of height 1 (y down); `corner` has a bit for each point where the pen turns sharply. */
struct stroke {
    int count;
    unsigned corner;
    struct point points[POINTS_MAX];
};

struct form {
    int sign;
    float width; /* of the box, of its height */
    struct stroke strokes[STROKES];
};

static const struct form forms[] = {
    {0,
     .62f,
     {{8, 0, {{.5f, 0}, {.12f, .22f}, {.06f, .62f}, {.4f, 1}, {.82f, .82f}, {.95f, .4f}, {.75f, .06f}, {.45f, .01f}}}}},
    {0,
     .75f,
     {{9,
       0,
       {{.6f, .03f}, {.2f, .12f}, {0, .55f}, {.3f, 1}, {.8f, .9f}, {1, .45f}, {.8f, .05f}, {.5f, .0f}, {.42f, .1f}}}}},
    {0,
     .5f,
     {{8, 0, {{.7f, .05f}, {.25f, .15f}, {.02f, .65f}, {.3f, 1}, {.75f, .75f}, {.98f, .3f}, {.75f, 0}, {.55f, .1f}}}}},
    {0, .7f, {{7, 0, {{.85f, .12f}, {.5f, 0}, {.1f, .3f}, {.05f, .7f}, {.4f, 1}, {.8f, .9f}, {1, .68f}}}}},
    {0,
     .68f,
     {{8, 0, {{.4f, .1f}, {.1f, .3f}, {.05f, .7f}, {.4f, 1}, {.85f, .8f}, {.98f, .4f}, {.8f, .1f}, {.6f, 0}}}}},
    {1, .5f, {{3, 2, {{0, .92f}, {.72f, 0}, {.9f, 1}}}}},
    {1, .42f, {{3, 2, {{0, .38f}, {.85f, 0}, {.7f, 1}}}}},
    {1, .36f, {{4, 4, {{0, .3f}, {.4f, .2f}, {.9f, 0}, {.8f, 1}}}}},
    {1, .55f, {{3, 2, {{0, .55f}, {.95f, 0}, {.8f, 1}}}}},
    {1, .5f, {{3, 2, {{.1f, .3f}, {.55f, 0}, {.52f, .98f}}}, {2, 0, {{.1f, 1}, {.95f, .98f}}}}},
    {HAND_BAR, .2f, {{2, 0, {{.6f, 0}, {.4f, 1}}}}},
    {HAND_BAR, .12f, {{3, 0, {{.8f, 0}, {.5f, .4f}, {.3f, 1}}}}},
    {2, .62f, {{6, 16, {{.05f, .22f}, {.45f, 0}, {.85f, .22f}, {.55f, .65f}, {0, 1}, {1, .96f}}}}},
    {2,
     .7f,
     {{10,
       0,
       {{.1f, .25f},
        {.4f, 0},
        {.8f, .15f},
        {.65f, .55f},
        {.25f, .95f},
        {.02f, .9f},
        {.15f, .75f},
        {.5f, .9f},
        {.8f, 1},
        {1, .88f}}}}},
    {2,
     .8f,
     {{8, 0, {{.2f, .3f}, {.15f, .1f}, {.5f, 0}, {.75f, .2f}, {.5f, .65f}, {.05f, .98f}, {.4f, .88f}, {1, .98f}}}}},
    {2,
     .75f,
     {{10,
       0,
       {{.32f, .48f},
        {.12f, .25f},
        {.4f, 0},
        {.8f, .12f},
        {.7f, .5f},
        {.2f, .97f},
        {0, .86f},
        {.2f, .7f},
        {.6f, .9f},
        {1, .95f}}}}},
    {2,
     .68f,
     {{9,
       0,
       {{.1f, .45f}, {.08f, .15f}, {.45f, 0}, {.75f, .2f}, {.5f, .65f}, {.08f, 1}, {0, .88f}, {.2f, .78f}, {1, 1}}}}},
    {2,
     .95f,
     {{8, 0, {{.72f, 0}, {.95f, .22f}, {.75f, .6f}, {.35f, .98f}, {.02f, .75f}, {.22f, .42f}, {.6f, .75f}, {1, .9f}}}}},
    {3, .55f, {{7, 0, {{.25f, .12f}, {.6f, 0}, {.8f, .2f}, {.4f, .45f}, {.75f, .62f}, {.6f, .95f}, {0, .98f}}}}},
    {3, .6f, {{7, 8, {{.1f, .02f}, {.55f, .03f}, {.95f, .08f}, {.42f, .44f}, {.85f, .6f}, {.7f, .92f}, {.05f, 1}}}}},
    {3, .58f, {{7, 8, {{.05f, .12f}, {.5f, 0}, {.88f, .2f}, {.38f, .46f}, {.95f, .7f}, {.5f, 1}, {0, .86f}}}}},
    {3, .6f, {{6, 6, {{.05f, .03f}, {.9f, .02f}, {.4f, .42f}, {.95f, .66f}, {.5f, 1}, {0, .9f}}}}},
    {3,
     .5f,
     {{8, 0, {{.1f, .1f}, {.55f, 0}, {.85f, .22f}, {.45f, .42f}, {.55f, .5f}, {.95f, .72f}, {.5f, 1}, {.02f, .95f}}}}},
    {4, .62f, {{3, 2, {{.42f, 0}, {.02f, .62f}, {1, .6f}}}, {2, 0, {{.72f, .3f}, {.62f, 1}}}}},
    {4, .6f, {{4, 14, {{.68f, 1}, {.72f, 0}, {0, .66f}, {1, .64f}}}}},
    {4, .6f, {{4, 0, {{.1f, .02f}, {.05f, .42f}, {.35f, .58f}, {.8f, .45f}}}, {2, 0, {{.85f, 0}, {.75f, 1}}}}},
    {4, .7f, {{4, 2, {{.5f, 0}, {.05f, .55f}, {.5f, .6f}, {1, .52f}}}, {3, 0, {{.68f, .22f}, {.72f, .6f}, {.6f, 1}}}}},
    {4,
     .72f,
     {{4, 0, {{.06f, 0}, {.04f, .42f}, {.3f, .62f}, {.76f, .38f}}}, {3, 0, {{.82f, .02f}, {.76f, .5f}, {.82f, 1}}}}},
    {4, .75f, {{7, 16, {{.08f, .02f}, {.02f, .5f}, {.32f, .66f}, {.7f, .35f}, {.78f, 0}, {.72f, .6f}, {.98f, .98f}}}}},
    {5,
     .6f,
     {{6, 2, {{.3f, .06f}, {.2f, .44f}, {.62f, .38f}, {.92f, .66f}, {.55f, 1}, {.02f, .9f}}},
      {2, 0, {{.3f, .05f}, {1, .0f}}}}},
    {5, .62f, {{7, 6, {{.98f, .02f}, {.3f, .04f}, {.2f, .44f}, {.7f, .42f}, {.88f, .72f}, {.45f, 1}, {0, .9f}}}}},
    {5, .5f, {{7, 0, {{.95f, .0f}, {.4f, .08f}, {.28f, .38f}, {.7f, .5f}, {.8f, .8f}, {.4f, 1}, {0, .92f}}}}},
    {6,
     .58f,
     {{8, 0, {{.8f, 0}, {.3f, .3f}, {.04f, .72f}, {.35f, 1}, {.85f, .86f}, {.8f, .56f}, {.4f, .52f}, {.08f, .75f}}}}},
    {6,
     .55f,
     {{8, 0, {{.6f, .0f}, {.15f, .4f}, {.05f, .8f}, {.45f, 1}, {.9f, .8f}, {.65f, .55f}, {.3f, .62f}, {.15f, .85f}}}}},
    {6,
     .5f,
     {{9,
       0,
       {{.75f, .04f},
        {.45f, 0},
        {.12f, .35f},
        {.06f, .8f},
        {.4f, 1},
        {.88f, .8f},
        {.75f, .45f},
        {.4f, .42f},
        {.12f, .65f}}}}},
    {7,
     .6f,
     {{7, 16, {{.3f, .14f}, {.1f, .18f}, {.08f, .04f}, {.3f, .02f}, {.95f, .03f}, {.55f, .5f}, {.35f, 1}}},
      {2, 0, {{.15f, .52f}, {.9f, .46f}}}}},
    {7, .55f, {{5, 8, {{.12f, .2f}, {.05f, .03f}, {.4f, .06f}, {.95f, 0}, {.3f, 1}}}}},
    {7, .6f, {{3, 2, {{.02f, .06f}, {.92f, .03f}, {.4f, 1}}}, {2, 0, {{.25f, .52f}, {.95f, .47f}}}}},
    {7, .62f, {{4, 6, {{.05f, .2f}, {.08f, .05f}, {.95f, .02f}, {.45f, 1}}}, {2, 0, {{.2f, .55f}, {.9f, .48f}}}}},
    {7, .55f, {{4, 4, {{.02f, .1f}, {.45f, .04f}, {.95f, .05f}, {.5f, 1}}}}},
    {7, .65f, {{5, 4, {{0, .12f}, {.3f, 0}, {.95f, .06f}, {.62f, .5f}, {.5f, 1}}}, {2, 0, {{.3f, .5f}, {1, .5f}}}}},
    {8,
     .55f,
     {{10,
       0,
       {{.85f, .12f},
        {.45f, 0},
        {.12f, .2f},
        {.5f, .46f},
        {.92f, .76f},
        {.5f, 1},
        {.05f, .78f},
        {.45f, .48f},
        {.85f, .22f},
        {.8f, .08f}}}}},
    {8,
     .5f,
     {{10,
       0,
       {{.5f, .45f},
        {.12f, .2f},
        {.5f, 0},
        {.88f, .2f},
        {.5f, .45f},
        {.05f, .75f},
        {.5f, 1},
        {.95f, .75f},
        {.5f, .45f},
        {.4f, .4f}}}}},
    {8,
     .58f,
     {{9,
       0,
       {{.98f, .02f},
        {.5f, .12f},
        {.15f, .02f},
        {.12f, .24f},
        {.5f, .48f},
        {.9f, .8f},
        {.45f, 1},
        {.1f, .78f},
        {.9f, .1f}}}}},
    {9,
     .52f,
     {{8, 0, {{.8f, .05f}, {.3f, .04f}, {.05f, .3f}, {.35f, .5f}, {.8f, .3f}, {.9f, 0}, {.85f, .5f}, {.8f, 1}}}}},
    {9,
     .56f,
     {{9,
       16,
       {{.85f, .18f},
        {.45f, 0},
        {.06f, .28f},
        {.42f, .54f},
        {.85f, .2f},
        {.9f, .6f},
        {.75f, .92f},
        {.4f, 1},
        {.05f, .9f}}}}},
    {9, .5f, {{7, 16, {{.85f, .15f}, {.4f, 0}, {.05f, .25f}, {.4f, .5f}, {.88f, .15f}, {.8f, .6f}, {.6f, 1}}}}},
    {9,
     .6f,
     {{9,
       0,
       {{.8f, .1f},
        {.35f, .02f},
        {.1f, .32f},
        {.5f, .5f},
        {.88f, .22f},
        {.88f, .6f},
        {.6f, 1},
        {.2f, .98f},
        {.05f, .82f}}}}},
    {10, .45f, {{2, 0, {{.95f, 0}, {.05f, 1}}}}},
    {10, .08f, {{2, 0, {{.9f, 0}, {.1f, 1}}}}},
    {10, .25f, {{2, 0, {{.9f, 0}, {.1f, 1}}}}},
};
#define FORMS ((int)(sizeof forms / sizeof *forms))

static const struct form *choose(int sign, int manner)
{
    int count = 0;

    for (int i = 0; i < FORMS; i++)
        count += forms[i].sign == sign;
    manner %= count;
    for (int i = 0; i < FORMS; i++)
        if (forms[i].sign == sign && manner-- == 0)
            return &forms[i];
    return NULL;
}

/* Catmull and Rom's curve from b to c. */
static struct point curve(struct point a, struct point b, struct point c, struct point d, float t)
{
    float t2 = t * t, t3 = t2 * t;

    return (struct point){0.5f * (2 * b.x + (c.x - a.x) * t + (2 * a.x - 5 * b.x + 4 * c.x - d.x) * t2 +
                                  (3 * b.x - a.x - 3 * c.x + d.x) * t3),
                          0.5f * (2 * b.y + (c.y - a.y) * t + (2 * a.y - 5 * b.y + 4 * c.y - d.y) * t2 +
                                  (3 * b.y - a.y - 3 * c.y + d.y) * t3)};
}

static int trace(const struct stroke *s, const struct point *p, struct point *out)
{
    int n = 0;

    for (int i = 0; i + 1 < s->count; i++) {
        struct point before = i > 0 && !(s->corner >> i & 1) ? p[i - 1] : p[i];
        struct point after = i + 2 < s->count && !(s->corner >> (i + 1) & 1) ? p[i + 2] : p[i + 1];

        for (int k = 0; k < STEPS; k++)
            out[n++] = curve(before, p[i], p[i + 1], after, (float)k / STEPS);
    }
    out[n++] = p[s->count - 1];
    return n;
}

/* Cuts the canvas to its ink. */
static struct canvas cut(struct canvas *c)
{
    struct canvas out;
    int left, top, right, bottom;

    if (!canvas_bounds(c, 0.1f, &left, &top, &right, &bottom))
        return *c;
    canvas_init(&out, right - left + 1, bottom - top + 1);
    for (int y = 0; y < out.h; y++)
        memcpy(out.px + y * out.w, c->px + (y + top) * c->w + left, (size_t)out.w * sizeof *out.px);
    canvas_release(c);
    return out;
}

struct canvas hand_draw(struct random *random, int sign, int manner, float height, float pen)
{
    const struct form *form = choose(sign, manner);
    float width = form->width * height * random_range(random, 0.8f, 1.25f), wobble = 0.035f * height;
    struct canvas c;

    canvas_init(&c, (int)(1.6f * width) + 4 * MARGIN, (int)(1.3f * height) + 4 * MARGIN);
    for (int s = 0; s < STROKES && form->strokes[s].count > 0; s++) {
        const struct stroke *stroke = &form->strokes[s];
        struct point moved[POINTS_MAX], line[POINTS_MAX * STEPS];

        for (int i = 0; i < stroke->count; i++)
            moved[i] =
                (struct point){2 * MARGIN + 0.2f * width + stroke->points[i].x * width + wobble * random_normal(random),
                               2 * MARGIN + stroke->points[i].y * height + wobble * random_normal(random)};
        canvas_line(&c, line, trace(stroke, moved, line), pen, 1.0f);
    }
    return cut(&c);
}

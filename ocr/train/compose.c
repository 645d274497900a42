#include "ocr/train/compose.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "ocr/digits_net.h"
#include "ocr/train/clutter.h"
#include "ocr/train/hand.h"
#include "ocr/train/print.h"
#include "ocr/train/random.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* The sets whose licence lets trained weights be given away; `share` of the digits taken from each, `width`: what
 * restores the proportions that a set has lost. */
static const struct {
    const char *name;
    float share, width;
} sets[] = {
    {"mnist-train", .24f, 1},     {"swiss-28", .34f, 1},         {"swiss-16", .08f, 1},       {"semeion", .07f, .62f},
    {"optdigits-train", .08f, 1}, {"optdigits-windep", .05f, 1}, {"optdigits-test", .04f, 1}, {"nsysu", .10f, 1},
};
#define SETS ((int)(sizeof sets / sizeof *sets))

/* Images of a set by digit. */
struct pool {
    struct idx set;
    int *of[10];
    int counts[10];
};

struct composer {
    struct pool pools[SETS];
};

/* How one hand writes one string. */
struct hand {
    int set; /* -1: drawn by hand.h */
    int mixed;
    int manner;
    float height, slant, width, weight, gap, ink, pen, warp;
    bool bars; /* a 1 may be a bare stroke */
};

static void sort_by_digit(struct pool *p)
{
    for (int d = 0; d < 10; d++)
        p->of[d] = memory_alloc((size_t)p->set.count * sizeof(int));
    for (int i = 0; i < p->set.count; i++)
        if (p->set.labels[i] < 10)
            p->of[p->set.labels[i]][p->counts[p->set.labels[i]]++] = i;
}

struct composer *composer_new(const char *folder, struct err *err)
{
    struct composer *c = memory_alloc(sizeof *c);

    for (int i = 0; i < SETS; i++) {
        if (idx_load(&c->pools[i].set, folder, sets[i].name, err) != 0) {
            composer_free(c);
            return NULL;
        }
        sort_by_digit(&c->pools[i]);
    }
    return c;
}

void composer_free(struct composer *c)
{
    for (int i = 0; c && i < SETS; i++) {
        for (int d = 0; d < 10; d++)
            free(c->pools[i].of[d]);
        idx_release(&c->pools[i].set);
    }
    free(c);
}

static int choose_set(struct random *r)
{
    float at = random_range(r, 0, 1);

    for (int i = 0; i < SETS; i++)
        if ((at -= sets[i].share) < 0)
            return i;
    return 0;
}

/* Every tenth of a digit's images is kept back. */
static struct canvas pick_image(const struct pool *p, struct random *r, int digit, int kept)
{
    int i = random_below(r, p->counts[digit]);

    i = kept ? i / 10 * 10 : i % 10 == 0 ? i + 1 : i;
    return idx_image(&p->set, p->of[digit][i < p->counts[digit] ? i : p->counts[digit] - 1]);
}

static void choose_hand(struct random *r, bool slashes, struct hand *h)
{
    h->set = random_chance(r, 0.35f) ? -1 : choose_set(r);
    h->mixed = random_chance(r, 0.25f);
    h->manner = random_below(r, 1000);
    h->height = random_range(r, 14, 26);
    h->slant = 0.15f * random_normal(r);
    h->width = random_range(r, 0.75f, 1.2f);
    h->weight = random_chance(r, 0.15f) ? random_range(r, 1, 2.2f) : random_range(r, -0.7f, 1.1f);
    h->gap = random_chance(r, 0.15f) ? random_range(r, 0.2f, 0.8f) : random_range(r, -0.07f, 0.22f);
    h->ink = random_chance(r, 0.7f) ? random_range(r, 0.8f, 1.0f) : random_range(r, 0.5f, 0.8f);
    h->pen = random_chance(r, 0.1f) ? random_range(r, 4, 6) : random_range(r, 1.3f, 4.2f);
    h->warp = random_chance(r, 0.7f) ? random_range(r, 0, 0.055f) : 0;
    h->bars = random_chance(r, slashes ? 0.05f : 0.25f); /* who writes slashes tells a 1 from them */
}

/* A sign in its hand, in its own size. `width` is its proportion. */
static struct canvas write_sign(const struct composer *c, struct random *r, const struct hand *h, int sign, int kept,
                                float *width)
{
    int set = h->mixed ? (random_chance(r, 0.3f) ? -1 : choose_set(r)) : h->set;
    int manner = h->manner + (random_chance(r, 0.1f) ? random_below(r, 7) : 0);

    *width = 1;
    if (sign == 1 && set == 0) /* MNIST's is a bare stroke, which Vietnamese hands seldom write */
        set = -1;
    if (sign == DIGITS_SLASH || set < 0)
        return hand_draw(r, sign == 1 && h->bars ? HAND_BAR : sign, manner, 26, h->pen * 26 / h->height);
    *width = sets[set].width;
    return pick_image(&c->pools[set], r, sign, kept);
}

/* Lays one sign with its left edge at x, its foot about `base`; returns its right edge. */
static float lay_sign(struct canvas *paper, struct random *r, const struct hand *h, struct canvas *sign, float width,
                      float x, float base)
{
    float height = h->height * (1 + 0.08f * random_normal(r)), scale = height / (float)sign->h;
    float across = scale * width * h->width * (1 + 0.08f * random_normal(r)),
          lean = h->slant + 0.04f * random_normal(r);
    float turn = 0.04f * random_normal(r), foot = base + 0.05f * h->height * random_normal(r);
    float w = (float)sign->w * across;
    struct turn t;

    if (scale < 1 && h->weight > 0) /* a thin line must outlive being made smaller */
        canvas_weight(sign, h->weight / scale * 0.7f);
    else
        canvas_weight(sign, h->weight * (scale < 1 ? 1 : 0.6f));
    /* From the paper back to the sign: lean and turn about its foot. */
    t.a = 1 / across;
    t.b = (lean + turn) / across;
    t.c = -(x + (lean + turn) * foot - 0.5f * lean * height) / across;
    t.d = -turn / scale;
    t.e = 1 / scale;
    t.f = (float)sign->h - foot / scale + turn * (x + w / 2) / scale;
    canvas_lay(paper, sign, &t, h->ink);
    return x + w;
}

static void write_string(const struct composer *c, struct random *r, int kept, struct line *line, float *x, float base,
                         float height)
{
    bool slashes = false;
    struct hand h;

    for (int i = 0; i < line->count; i++)
        slashes |= line->signs[i] == DIGITS_SLASH;
    choose_hand(r, slashes, &h);
    h.height = height;
    for (int i = 0; i < line->count; i++) {
        float width;
        struct canvas sign = write_sign(c, r, &h, line->signs[i], kept, &width);

        canvas_warp(&sign, r, h.warp * (float)sign.h);
        h.height = line->signs[i] == DIGITS_SLASH ? height * random_range(r, 1, 1.6f) : height;
        *x = lay_sign(&line->paper, r, &h, &sign, width, *x, base + (h.height - height) * 0.4f);
        h.height = height;
        canvas_release(&sign);
        *x += h.height * (h.gap + (i + 1 < line->count ? 0.05f * random_normal(r) : 0));
        if (random_chance(r, 0.03f)) { /* a point or comma that says nothing */
            struct point p[2] = {{*x, base - 1}, {*x - random_range(r, 0, 1.5f), base + random_range(r, 0, 4)}};

            canvas_line(&line->paper, p, 2, 0.12f * h.height, h.ink);
            *x += 0.2f * h.height;
        }
    }
}

/* Print of the line's own style, or a numbering stamp: of its own, heavier, a little off the line. */
static void print_string(struct random *r, struct line *line, struct print_style style, float *x, float base,
                         float height)
{
    float ink = random_range(r, 0.6f, 1.0f), baseline, weight = random_chance(r, 0.3f) ? random_range(r, 0, 1) : 0;
    char text[COMPOSE_SIGNS_MAX + 1];
    struct canvas drawn;
    struct turn t = {1, 0, 0, 0, 1, 0};

    for (int i = 0; i < line->count; i++)
        text[i] = line->signs[i] == DIGITS_SLASH ? '/' : (char)('0' + line->signs[i]);
    text[line->count] = '\0';
    drawn = print_line(text, style, height / 0.7f, &baseline);
    canvas_weight(&drawn, weight);
    t.b = 0.02f * random_normal(r);
    t.c = -*x - t.b * base;
    t.f = baseline - base;
    canvas_lay(&line->paper, &drawn, &t, ink);
    *x += (float)drawn.w + 1;
    canvas_release(&drawn);
}

/* "1", "07", "1595", now and then "371/14". */
static void choose_string(struct random *r, struct line *line)
{
    static const float lengths[] = {.16f, .30f, .28f, .20f, .06f};
    float at = random_range(r, 0, 1);
    int n = 0;

    while (n < 4 && (at -= lengths[n]) >= 0)
        n++;
    line->count = n + 1;
    for (int i = 0; i < line->count; i++)
        line->signs[i] = random_below(r, 10);
    if (line->count > 1 && random_chance(r, 0.12f))
        line->signs[0] = 0;
    while (line->count < 9 && random_chance(r, 0.14f)) {
        line->signs[line->count++] = DIGITS_SLASH;
        for (n = 1 + random_below(r, 3); n > 0; n--)
            line->signs[line->count++] = random_below(r, 10);
    }
}

void composer_line(const struct composer *c, struct random *r, int kept, struct line *line)
{
    float x = random_range(r, 1, 14), base = random_range(r, 22.5f, 29), height = random_range(r, 13.5f, 25);
    float print = height * random_range(r, 0.42f, 1.05f); /* height of a capital of the print beside */
    struct print_style style = print_choose(r);
    struct canvas cut;

    if (base - height < -1)
        height = base;
    line->count = 0;
    canvas_init(&line->paper, DIGITS_WIDTH_MAX, DIGITS_HEIGHT);
    clutter_before(&line->paper, r, style, &x, base, print);
    if (!random_chance(r, 0.05f)) {
        choose_string(r, line);
        if (random_chance(r, 0.1f))
            print_string(r, line, style, &x, base, print);
        else if (random_chance(r, 0.09f))
            print_string(r, line, print_choose(r), &x, base + 0.1f * print * random_normal(r), height * 0.85f);
        else
            write_string(c, r, kept, line, &x, base, height);
    } else {
        x += random_range(r, 5, 60);
    }
    clutter_after(&line->paper, r, style, &x, base, print, line);
    x += random_chance(r, 0.5f) ? 0 : random_range(r, 0, 14);
    cut.w = (int)fmaxf(DIGITS_WIDTH_MIN, fminf(DIGITS_WIDTH_MAX, x)) & ~1;
    canvas_init(&cut, cut.w, DIGITS_HEIGHT);
    for (int y = 0; y < cut.h; y++)
        for (int i = 0; i < cut.w; i++)
            cut.px[y * cut.w + i] = line->paper.px[y * line->paper.w + i];
    canvas_release(&line->paper);
    line->paper = cut;
    clutter_over(&line->paper, r, base);
    clutter_scan(&line->paper, r);
}

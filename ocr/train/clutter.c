#include "ocr/train/clutter.h"

#include <math.h>

#include "ocr/digits_net.h"
#include "ocr/train/canvas.h"
#include "ocr/train/compose.h"
#include "ocr/train/print.h"
#include "ocr/train/random.h"

static const char *const before[] = {"Số:",  "Số:",  "Số:", "ố:", ":", ":",     "Số",  "o:",  "S:",
                                     "ngày", "ngày", "gày", "ày", "y", "tháng", "áng", "năm", "m"};
static const char *const after[] = {"/QĐ-UBND", "/KH-UBND", "/QĐ-",     "/CT-U",  "/TB",   "/B",        "/U",
                                    "/",        "/STC",     "/NQ-HĐND", "-KH/TU", "/TTr-", "/2021/QĐ-", "/Q",
                                    "/K",       "/N",       "/T",       "/P",     "/KH",   "/BC",       "/TT"};
static const char *const follows[] = {"tháng", "tháng", "tháng", "thán", "th", "t", "năm", "năm", "n", "-", "=", "-QĐ"};
#define PICK(list, random) (list)[random_below(random, (int)(sizeof(list) / sizeof *(list)))]

/* Lays a word from x on. Returns its right edge. */
static float lay_word(struct canvas *paper, struct random *r, const char *word, struct print_style style, float x,
                      float base, float print)
{
    float baseline;
    struct canvas drawn = print_line(word, style, print / 0.7f, &baseline);
    struct turn t = {1, 0, -x, 0, 1, baseline - base + 0.03f * print * random_normal(r)};

    canvas_lay(paper, &drawn, &t, random_range(r, 0.6f, 1.0f));
    x += (float)drawn.w;
    canvas_release(&drawn);
    return x;
}

void clutter_before(struct canvas *paper, struct random *r, struct print_style style, float *x, float base, float print)
{
    float cut = random_chance(r, 0.5f) ? random_range(r, 2, 24) : 0;

    if (!random_chance(r, 0.55f))
        return;
    *x = lay_word(paper, r, PICK(before, r), style, *x - cut, base, print);
    *x += random_chance(r, 0.6f) ? random_range(r, -3, 4) : random_range(r, 0, 25);
    if (*x < 1)
        *x = 1;
}

/* The part of a cut slash from which on it can be told from a stroke of something else. */
#define SLASH_SEEN 0.4f

void clutter_after(struct canvas *paper, struct random *r, struct print_style style, float *x, float base, float print,
                   struct line *line)
{
    float slash = 0.38f * print, right;
    const char *word;

    if (!random_chance(r, 0.6f))
        return;
    *x += random_chance(r, 0.6f) ? random_range(r, -1, 4) : random_range(r, 2, 30);
    word = random_chance(r, 0.6f) ? PICK(after, r) : PICK(follows, r);
    right = lay_word(paper, r, word, style, *x, base, print);
    if (word[0] == '/' && line->count < COMPOSE_SIGNS_MAX) {
        /* The line may end anywhere, but not in a year's digits. */
        right = word[1] == '2'           ? *x + slash
                : random_chance(r, 0.4f) ? right
                                         : random_range(r, *x, random_chance(r, 0.5f) ? right : *x + 2 * slash);
        if (right >= *x + SLASH_SEEN * slash)
            line->signs[line->count++] = DIGITS_SLASH;
    } else {
        right = random_chance(r, 0.4f) ? right : random_range(r, *x, right);
    }
    *x = right;
}

/* "......", "______", "------" through the line of writing. */
static void dots(struct canvas *paper, struct random *r, float base)
{
    float step = random_range(r, 2.5f, 6), y = base + random_range(r, -2, 3), ink = random_range(r, 0.4f, 1);
    float size = random_range(r, 0.8f, random_chance(r, 0.3f) ? 3.2f : 2),
          from = random_chance(r, 0.6f) ? 0 : random_range(r, 0, (float)paper->w);
    float to = random_chance(r, 0.6f) ? (float)paper->w : random_range(r, from, (float)paper->w);
    float dash = random_chance(r, 0.15f) ? step + 1 : 0;

    for (float x = from; x < to; x += step) {
        struct point p[2] = {{x, y}, {x + dash, y}};

        canvas_line(paper, p, 2, size, ink);
    }
}

static void rule(struct canvas *paper, struct random *r)
{
    float y = random_chance(r, 0.7f) ? random_range(r, 27, 32) : random_range(r, 0, 4), tilt = 1.5f * random_normal(r);
    struct point p[2] = {{random_range(r, -20, 20), y}, {(float)paper->w + random_range(r, -20, 20), y + 0.3f * tilt}};

    canvas_line(paper, p, 2, random_range(r, 0.6f, 2), random_range(r, 0.3f, 1));
}

/* Part of a seal's ring, lighter than ink, or of its letters. */
static void seal(struct canvas *paper, struct random *r)
{
    struct point p[40];
    float radius = random_range(r, 25, 90), ink = random_range(r, 0.2f, 0.65f), start = random_range(r, 0, 6.28f);
    float cx = random_range(r, -radius, (float)paper->w + radius), cy = random_range(r, -radius, 32 + radius);

    for (int i = 0; i < 40; i++) {
        float a = start + (float)i * random_range(r, 0.06f, 0.075f);

        p[i] = (struct point){cx + radius * cosf(a), cy + radius * sinf(a)};
    }
    canvas_line(paper, p, 40, random_range(r, 1, 3.5f), ink);
    if (random_chance(r, 0.5f))
        lay_word(paper, r, PICK(after, r) + 1, print_choose(r), random_range(r, 0, (float)paper->w),
                 random_range(r, 5, 35), random_range(r, 6, 12));
}

/* Letters of the lines above and below, cut by the strip's edge. */
static void neighbours(struct canvas *paper, struct random *r)
{
    static const char *const above[] = {"TỈNH UBND SỞ", "NHÂN DÂN HUYỆN", "Độc lập - Tự do", "HỘI ĐỒNG"};
    static const char *const below[] = {"V/v ý kiến thẩm định", "QUYẾT ĐỊNH", "KẾ HOẠCH", "Về việc ban hành"};
    float print = random_range(r, 9, 18);
    struct print_style style = print_choose(r);

    if (random_chance(r, 0.5f))
        lay_word(paper, r, PICK(above, r), style, random_range(r, -60, 20), random_range(r, 0, 4), print);
    else
        lay_word(paper, r, PICK(below, r), style, random_range(r, -60, 20), 32 + print * random_range(r, 0.5f, 0.9f),
                 print);
}

/* The edge of the sheet, a frame's upright line, a neighbour cut in two. */
static void edge(struct canvas *paper, struct random *r)
{
    float x = random_chance(r, 0.5f) ? random_range(r, -1, 3) : (float)paper->w - random_range(r, -1, 3);
    float from = random_chance(r, 0.5f) ? -2 : random_range(r, 0, 25), to = random_chance(r, 0.5f) ? 34 : from + 10;
    struct point p[2] = {{x, from}, {x + 0.5f * random_normal(r), to}};

    canvas_line(paper, p, 2, random_range(r, 0.8f, 4), random_range(r, 0.3f, 1));
}

static void specks(struct canvas *paper, struct random *r)
{
    for (int n = random_below(r, 12); n > 0; n--) {
        struct point p[2];

        p[0] = (struct point){random_range(r, 0, (float)paper->w), random_range(r, 0, 32)};
        p[1] = (struct point){p[0].x + random_range(r, -1, 1), p[0].y + random_range(r, -1, 1)};
        canvas_line(paper, p, 2, random_range(r, 0.3f, 1.6f), random_range(r, 0.2f, 1));
    }
}

/* The pattern of security paper and woven backgrounds. */
static void pattern(struct canvas *paper, struct random *r)
{
    float ink = random_range(r, 0.05f, 0.3f), period = random_range(r, 3, 9), bend = random_range(r, 0, 4);
    float a = random_range(r, -1, 1), b = random_range(r, 0.3f, 1), wave = random_range(r, 10, 40);

    for (int y = 0; y < paper->h; y++)
        for (int x = 0; x < paper->w; x++) {
            float phase = (a * (float)x + b * (float)y + bend * sinf((float)x / wave)) / period * 6.2832f;

            canvas_ink(paper, x, y, ink * fmaxf(0, sinf(phase)));
        }
}

void clutter_over(struct canvas *paper, struct random *r, float base)
{
    if (random_chance(r, 0.3f))
        dots(paper, r, base);
    if (random_chance(r, 0.08f))
        rule(paper, r);
    if (random_chance(r, 0.08f))
        seal(paper, r);
    if (random_chance(r, 0.22f))
        neighbours(paper, r);
    if (random_chance(r, 0.06f))
        edge(paper, r);
    if (random_chance(r, 0.15f))
        specks(paper, r);
    if (random_chance(r, 0.12f))
        pattern(paper, r);
}

/* Scanned at fewer dots and blown up again. */
static void coarse(struct canvas *paper, struct random *r)
{
    float share = random_range(r, 0.45f, 0.85f);
    struct canvas small = canvas_resize(paper, (int)((float)paper->w * share) + 1, (int)(32 * share) + 1);
    struct canvas large = canvas_resize(&small, paper->w, paper->h);

    canvas_release(&small);
    canvas_release(paper);
    *paper = large;
}

/* The reader stretches what it sees to full contrast (ocr/digits.c): so the darkest ink is nearly black. */
static float stretch(struct canvas *paper, struct random *r)
{
    int n = paper->w * paper->h;
    float most = 0.05f, factor;

    for (int i = 0; i < n; i++)
        most = fmaxf(most, paper->px[i]);
    factor = random_range(r, 0.75f, 1.05f) / most;
    for (int i = 0; i < n; i++)
        paper->px[i] *= factor;
    return factor * most;
}

void clutter_scan(struct canvas *paper, struct random *r)
{
    int n = paper->w * paper->h;
    float most;

    canvas_blur(paper, random_range(r, 0, 0.9f));
    if (random_chance(r, 0.15f))
        coarse(paper, r);
    most = stretch(paper, r);
    if (random_chance(r, 0.6f))
        canvas_grain(paper, r, random_range(r, 0, 0.08f), 1);
    if (random_chance(r, 0.3f))
        canvas_grain(paper, r, random_range(r, 0, 0.08f), 2 + random_below(r, 8));
    if (random_chance(r, 0.15f)) { /* two levels, as a fax */
        float threshold = most * random_range(r, 0.25f, 0.55f);

        for (int i = 0; i < n; i++)
            paper->px[i] = paper->px[i] > threshold;
        if (random_chance(r, 0.5f))
            canvas_blur(paper, 0.5f);
    }
    for (int i = 0; i < n; i++)
        paper->px[i] = fmaxf(0, fminf(1, paper->px[i]));
}

#include "pipeline/model/page.h"

#include <math.h>

#include "pipeline/base/memory.h"

void geometry_upright_size(const struct geometry *g, int *width, int *height)
{
    bool sideways = g->rotation == 90 || g->rotation == 270;

    *width = sideways ? g->height : g->width;
    *height = sideways ? g->width : g->height;
}

/* Turns p about the centre of a frame of w x h, clockwise as seen with y downwards. */
static struct point turn(struct point p, double degrees, double w, double h)
{
    double a = degrees * M_PI / 180, dx = p.x - w / 2, dy = p.y - h / 2;

    return (struct point){w / 2 + dx * cos(a) - dy * sin(a), h / 2 + dx * sin(a) + dy * cos(a)};
}

struct point geometry_point_to_original(const struct geometry *g, struct point p)
{
    int w, h;

    geometry_upright_size(g, &w, &h);
    p = turn(p, -g->skew, w, h);
    switch (g->rotation) {
    case 90:
        return (struct point){p.y, g->height - p.x};
    case 180:
        return (struct point){g->width - p.x, g->height - p.y};
    case 270:
        return (struct point){g->width - p.y, p.x};
    default:
        return p;
    }
}

static struct point to_upright(const struct geometry *g, struct point p)
{
    struct point q = p;
    int w, h;

    geometry_upright_size(g, &w, &h);
    if (g->rotation == 90)
        q = (struct point){g->height - p.y, p.x};
    else if (g->rotation == 180)
        q = (struct point){g->width - p.x, g->height - p.y};
    else if (g->rotation == 270)
        q = (struct point){p.y, g->width - p.x};
    return turn(q, g->skew, w, h);
}

static struct box bounds(const struct geometry *g, struct box b,
                         struct point (*map)(const struct geometry *, struct point), int width, int height)
{
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    struct box out;

    for (int i = 0; i < 4; i++) {
        struct point p = map(g, (struct point){b.x + (i & 1 ? b.w : 0), b.y + (i & 2 ? b.h : 0)});

        x0 = fmin(x0, p.x);
        y0 = fmin(y0, p.y);
        x1 = fmax(x1, p.x);
        y1 = fmax(y1, p.y);
    }
    x0 = fmin(fmax(x0, 0), width);
    y0 = fmin(fmax(y0, 0), height);
    x1 = fmin(fmax(x1, 0), width);
    y1 = fmin(fmax(y1, 0), height);
    out.x = (int)lround(x0);
    out.y = (int)lround(y0);
    out.w = (int)lround(x1) - out.x;
    out.h = (int)lround(y1) - out.y;
    return out;
}

struct box geometry_to_original(const struct geometry *g, struct box upright)
{
    return bounds(g, upright, geometry_point_to_original, g->width, g->height);
}

struct box geometry_to_upright(const struct geometry *g, struct box original)
{
    int w, h;

    geometry_upright_size(g, &w, &h);
    return bounds(g, original, to_upright, w, h);
}

char *page_text(struct arena *arena, const struct page *page)
{
    cleanup_buf struct buf out = {0};

    if (page->text)
        return arena_strdup(arena, page->text);
    for (size_t i = 0; i < page->word_count; i++) {
        const struct word *word = &page->words[i];

        if (i > 0) {
            const struct word *before = &page->words[i - 1];

            if (word->block != before->block)
                buf_puts(&out, "\n\n");
            else
                buf_putc(&out, word->line != before->line ? '\n' : ' ');
        }
        buf_puts(&out, word->text);
    }
    if (out.len > 0)
        buf_putc(&out, '\n');
    return arena_strdup(arena, buf_string(&out));
}

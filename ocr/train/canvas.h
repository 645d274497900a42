/* A strip of paper being drawn: rows of floats, ink 1 on paper 0. */
#ifndef SOHOA_TRAIN_CANVAS_H
#define SOHOA_TRAIN_CANVAS_H

struct random;

struct canvas {
    int w, h; /* px */
    float *px;
};

struct point {
    float x, y;
};

void canvas_init(struct canvas *canvas, int w, int h); /* bare paper */
void canvas_release(struct canvas *canvas);
struct canvas canvas_copy(const struct canvas *canvas);

/* Ink laid over what is there: the darker of both. */
void canvas_ink(struct canvas *canvas, int x, int y, float value);
/* A pen of `width` px along the points; soft edges. */
void canvas_line(struct canvas *canvas, const struct point *points, int count, float width, float value);

/* Lays `from` over the canvas, turned by the matrix: the point (x, y) of the canvas shows
 * from(ax + by + c, dx + ey + f). */
struct turn {
    float a, b, c, d, e, f;
};
void canvas_lay(struct canvas *canvas, const struct canvas *from, const struct turn *turn, float value);

/* Pushes the ink about, smoothly, by about `amount` px: no two signs of one hand are alike. */
void canvas_warp(struct canvas *canvas, struct random *random, float amount);
void canvas_blur(struct canvas *canvas, float sigma);
/* Thicker (amount > 0) or thinner strokes, by up to a px a unit. */
void canvas_weight(struct canvas *canvas, float amount);
/* Columns and rows that hold ink above `least`; false when none. */
int canvas_bounds(const struct canvas *canvas, float least, int *left, int *top, int *right, int *bottom);
/* A copy of another size, by area where it shrinks, else bilinear. */
struct canvas canvas_resize(const struct canvas *canvas, int w, int h);
/* Grain of paper and scanner: noise of deviation `amount`, as large as `size` px. */
void canvas_grain(struct canvas *canvas, struct random *random, float amount, int size);

#endif

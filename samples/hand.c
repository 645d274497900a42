/* Handwriting: digits and signatures as jittered spline skeletons. */
#include "samples.h"

#include <math.h>
#include <string.h>

struct dot {
	double x, y;
};

#define STROKE_POINTS 10
struct stroke {
	int count;
	struct dot at[STROKE_POINTS];
};

struct digit {
	int strokes;
	double width;
	struct stroke stroke[3];
};

/* Box of one digit: x right, y down, 0..1; Vietnamese school forms. */
static const struct digit digits_table[10] = {
	{ 1, .62, { { 9, { { .58, .03 }, { .24, .18 }, { .06, .55 }, { .24, .94 }, { .58, .96 },
			   { .86, .62 }, { .80, .22 }, { .56, .03 }, { .40, .09 } } } } },
	{ 2, .42, { { 3, { { .02, .38 }, { .32, .22 }, { .62, .00 } } },
		    { 4, { { .62, .00 }, { .58, .35 }, { .55, .70 }, { .50, 1.0 } } } } },
	{ 2, .62, { { 7, { { .10, .26 }, { .24, .05 }, { .58, .01 }, { .80, .22 }, { .66, .52 },
			   { .34, .80 }, { .06, .97 } } },
		    { 4, { { .06, .97 }, { .32, .87 }, { .60, .95 }, { .95, .90 } } } } },
	{ 2, .58, { { 5, { { .10, .12 }, { .40, .00 }, { .76, .12 }, { .70, .35 }, { .36, .47 } } },
		    { 6, { { .36, .47 }, { .76, .50 }, { .90, .75 }, { .62, .98 }, { .26, .99 },
			   { .04, .86 } } } } },
	{ 3, .66, { { 4, { { .42, .00 }, { .26, .34 }, { .14, .55 }, { .03, .68 } } },
		    { 3, { { .03, .68 }, { .48, .66 }, { .96, .63 } } },
		    { 3, { { .70, .30 }, { .66, .68 }, { .60, 1.08 } } } } },
	{ 3, .60, { { 3, { { .26, .04 }, { .22, .25 }, { .16, .46 } } },
		    { 6, { { .16, .46 }, { .50, .38 }, { .84, .60 }, { .74, .90 }, { .40, 1.0 },
			   { .06, .90 } } },
		    { 3, { { .26, .04 }, { .56, .06 }, { .90, .01 } } } } },
	{ 1, .58, { { 9, { { .72, .02 }, { .36, .22 }, { .10, .62 }, { .24, .95 }, { .58, .97 },
			   { .84, .76 }, { .64, .55 }, { .32, .62 }, { .16, .80 } } } } },
	{ 3, .60, { { 3, { { .03, .10 }, { .42, .07 }, { .90, .04 } } },
		    { 3, { { .90, .04 }, { .62, .45 }, { .40, 1.0 } } },
		    { 3, { { .26, .53 }, { .52, .50 }, { .86, .46 } } } } },
	{ 1, .60, { { 10, { { .74, .14 }, { .42, .00 }, { .15, .20 }, { .42, .46 }, { .80, .72 },
			    { .54, .99 }, { .16, .88 }, { .24, .64 }, { .60, .40 }, { .76, .14 } } } } },
	{ 2, .58, { { 6, { { .80, .16 }, { .50, .00 }, { .16, .20 }, { .24, .48 }, { .60, .45 },
			   { .80, .16 } } },
		    { 5, { { .80, .16 }, { .80, .52 }, { .68, .88 }, { .38, 1.04 }, { .10, .92 } } } } },
};

void ink_colour(cairo_t *cr, enum ink ink, double alpha)
{
	static const double rgb[4][3] = {
		{ .08, .14, .52 }, { .10, .10, .12 }, { .80, .08, .12 }, { .30, .12, .48 }
	};

	cairo_set_source_rgba(cr, rgb[ink][0], rgb[ink][1], rgb[ink][2], alpha);
}

static struct dot spline(const struct dot *p, int count, double t)
{
	int i = (int)t < count - 1 ? (int)t : count - 2;
	double u = t - i;
	struct dot b = p[i], c = p[i + 1];
	struct dot a = p[i > 0 ? i - 1 : 0], d = p[i + 2 < count ? i + 2 : count - 1];
	struct dot out;

	out.x = .5 * (2 * b.x + (c.x - a.x) * u + (2 * a.x - 5 * b.x + 4 * c.x - d.x) * u * u +
		      (3 * b.x - a.x - 3 * c.x + d.x) * u * u * u);
	out.y = .5 * (2 * b.y + (c.y - a.y) * u + (2 * a.y - 5 * b.y + 4 * c.y - d.y) * u * u +
		      (3 * b.y - a.y - 3 * c.y + d.y) * u * u * u);
	return out;
}

/* Short pieces of changing width: the pen presses more on the way down. */
static void draw_stroke(cairo_t *cr, struct rng *r, const struct dot *p, int count, double width)
{
	const int steps = 14 * (count - 1);
	double sway = rng_range(r, 0, 6.28);
	struct dot last = p[0];

	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	for (int i = 1; i <= steps; i++) {
		struct dot now = spline(p, count, (double)i * (count - 1) / steps);
		double fall = now.y > last.y ? .14 : -.10;
		double end = i > steps - 5 ? (steps - i) * .06 - .24 : 0;

		cairo_set_line_width(cr, width * (1 + fall + end + .12 * sin(sway + i * .15)));
		cairo_move_to(cr, last.x, last.y);
		cairo_line_to(cr, now.x, now.y);
		cairo_stroke(cr);
		last = now;
	}
}

double hand_width(const char *digits, double size)
{
	double width = 0;

	for (const char *c = digits; *c; c++)
		if (*c >= '0' && *c <= '9')
			width += (digits_table[*c - '0'].width + .14) * size;
	return width;
}

static void place_stroke(cairo_t *cr, struct rng *r, const struct stroke *s, struct dot origin,
			 struct dot scale, double slant, double width)
{
	struct dot p[STROKE_POINTS];

	for (int i = 0; i < s->count; i++) {
		double jx = rng_bell(r) * .022, jy = rng_bell(r) * .022;

		/* ends that close a loop keep near each other */
		p[i].y = origin.y + (s->at[i].y + jy) * scale.y;
		p[i].x = origin.x + (s->at[i].x + jx) * scale.x + (origin.y + scale.y - p[i].y) * slant;
	}
	draw_stroke(cr, r, p, s->count, width);
}

/* x, y: left end of the base line. */
void hand_write(cairo_t *cr, struct rng *r, const char *digits, double x, double y, double size,
		enum ink ink)
{
	double slant = rng_range(r, .04, .26), width = size * rng_range(r, .075, .10);
	double drift = rng_range(r, -.03, .03);

	cairo_save(cr);
	ink_colour(cr, ink, 1);
	for (const char *c = digits; *c; c++) {
		const struct digit *d;
		struct dot scale, origin;
		double wide;

		if (*c < '0' || *c > '9')
			continue;
		d = &digits_table[*c - '0'];
		scale.y = size * rng_range(r, .92, 1.08);
		wide = d->width * size * rng_range(r, .94, 1.06);
		scale.x = wide;
		origin.x = x;
		origin.y = y - scale.y + size * rng_bell(r) * .03 + (x * drift - floor(x * drift));
		for (int i = 0; i < d->strokes; i++)
			place_stroke(cr, r, &d->stroke[i], origin, scale, slant, width);
		/* now and then the next digit touches this one */
		x += wide + size * (rng_unit(r) < .2 ? -.04 : rng_range(r, .08, .18));
	}
	cairo_restore(cr);
}

/* A signature: a tall loop, running waves, a long flourish. */
void hand_sign(cairo_t *cr, struct rng *r, double x, double y, double size, enum ink ink)
{
	struct dot p[40];
	int n = 0, waves = 3 + (int)(rng_unit(r) * 4);
	double across = x - size * .9;

	cairo_save(cr);
	ink_colour(cr, ink, .95);
	p[n++] = (struct dot){ across, y + size * rng_range(r, .0, .2) };
	for (int loops = rng_unit(r) < .4 ? 2 : 1; loops > 0; loops--) {
		double wide = rng_range(r, .10, .26), tall = rng_range(r, .35, .8);

		p[n++] = (struct dot){ across + size * wide, y - size * tall };
		p[n++] = (struct dot){ across + size * wide * 1.8, y - size * tall * .9 };
		p[n++] = (struct dot){ across + size * wide, y + size * rng_range(r, .1, .4) };
		p[n++] = (struct dot){ across - size * wide * .3, y + size * rng_range(r, .0, .3) };
		across += size * rng_range(r, .05, .15);
	}
	p[n++] = (struct dot){ across + size * .35, y - size * .05 };
	across += size * .45;
	for (int i = 0; i < waves; i++) {
		double tall = size * rng_range(r, .08, .30);

		p[n++] = (struct dot){ across, y - tall };
		p[n++] = (struct dot){ across + size * .03, y + size * rng_range(r, .02, .14) };
		across += size * rng_range(r, .11, .20);
	}
	p[n++] = (struct dot){ across + size * .1, y - size * rng_range(r, .3, .6) };
	p[n++] = (struct dot){ across + size * .2, y - size * .1 };
	if (rng_unit(r) < .6) {
		p[n++] = (struct dot){ across - size * .5, y + size * rng_range(r, .24, .36) };
		p[n++] = (struct dot){ across - size * 1.1, y + size * rng_range(r, .26, .4) };
	}
	p[n++] = (struct dot){ across + size * .5, y + size * rng_range(r, -.2, .2) };
	draw_stroke(cr, r, p, n, size * .028);
	cairo_restore(cr);
}

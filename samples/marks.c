/* Rubber: round seals, the incoming stamp, framed marks, stamped numbers. */
#include "samples.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

static PangoLayout *mark_layout(cairo_t *cr, const char *text, const char *font)
{
	PangoLayout *l = pango_cairo_create_layout(cr);
	PangoFontDescription *d = pango_font_description_from_string(font);

	pango_cairo_context_set_resolution(pango_layout_get_context(l), 72);
	pango_layout_set_font_description(l, d);
	pango_layout_set_alignment(l, PANGO_ALIGN_CENTER);
	pango_layout_set_text(l, text, -1);
	pango_font_description_free(d);
	return l;
}

static void mark_text(cairo_t *cr, const char *text, const char *font, double cx, double y)
{
	PangoLayout *l = mark_layout(cr, text, font);
	int w, h;

	pango_layout_get_size(l, &w, &h);
	cairo_move_to(cr, cx - (double)w / PANGO_SCALE / 2, y);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
}

static void left_text(cairo_t *cr, const char *text, const char *font, double x, double y)
{
	PangoLayout *l = mark_layout(cr, text, font);

	cairo_move_to(cr, x, y);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
}

/* Letters along a circle, centred on the top (from the outside). */
static void ring_text(cairo_t *cr, const char *text, const char *font, double radius, bool below)
{
	double total = 0, angle, wide[128];
	int n = 0;

	for (const char *c = text; *c && n < 128; c = g_utf8_next_char(c)) {
		char one[8] = { 0 };
		PangoLayout *l;
		int w;

		memcpy(one, c, (size_t)(g_utf8_next_char(c) - c));
		l = mark_layout(cr, one, font);
		pango_layout_get_size(l, &w, NULL);
		g_object_unref(l);
		wide[n] = ((double)w / PANGO_SCALE + 1.0) / radius;
		total += wide[n++];
	}
	angle = -total / 2;
	n = 0;
	for (const char *c = text; *c && n < 128; c = g_utf8_next_char(c)) {
		char one[8] = { 0 };

		memcpy(one, c, (size_t)(g_utf8_next_char(c) - c));
		cairo_save(cr);
		angle += wide[n] / 2;
		cairo_rotate(cr, below ? -angle : angle);
		mark_text(cr, one, font, 0, below ? radius - 9 : -radius - 2);
		angle += wide[n++] / 2;
		cairo_restore(cr);
	}
}

static void star(cairo_t *cr, double size)
{
	for (int i = 0; i < 10; i++) {
		double a = -M_PI / 2 + i * M_PI / 5, len = i % 2 ? size * .4 : size;

		cairo_line_to(cr, len * cos(a), len * sin(a));
	}
	cairo_close_path(cr);
	cairo_fill(cr);
}

/* Bare spots: ink that did not reach the paper. */
static void bare_spots(cairo_t *cr, struct rng *r, double radius, int count)
{
	cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OUT);
	for (int i = 0; i < count; i++) {
		double a = rng_range(r, 0, 2 * M_PI), d = radius * sqrt(rng_unit(r));

		cairo_arc(cr, d * cos(a), d * sin(a), rng_range(r, .2, 1.0), 0, 2 * M_PI);
		cairo_set_source_rgba(cr, 0, 0, 0, rng_range(r, .3, .9));
		cairo_fill(cr);
	}
	cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
}

void mark_seal(cairo_t *cr, struct rng *r, double x, double y, const char *ring, const char *core)
{
	const double radius = 50;

	cairo_save(cr);
	cairo_translate(cr, x, y);
	cairo_rotate(cr, rng_range(r, -.25, .25));
	cairo_push_group(cr);
	ink_colour(cr, INK_RED, 1);
	cairo_set_line_width(cr, 2.2);
	cairo_arc(cr, 0, 0, radius, 0, 2 * M_PI);
	cairo_stroke(cr);
	cairo_set_line_width(cr, .7);
	cairo_arc(cr, 0, 0, radius - 3, 0, 2 * M_PI);
	cairo_stroke(cr);
	cairo_arc(cr, 0, 0, 27, 0, 2 * M_PI);
	cairo_stroke(cr);
	ring_text(cr, ring, "Arimo Bold 9.5", 36, false);
	ring_text(cr, "★", "Noto Sans 8", 42, true);
	if (core) {
		mark_text(cr, core, "Arimo Bold 10", 0, -16);
	} else {
		star(cr, 13);
		for (int i = 0; i < 17; i++) {
			double a = M_PI * (.02 + .96 * i / 16.0);

			cairo_arc(cr, 19 * cos(a), 19 * sin(a), 2.6, a, a + 4.2);
			cairo_stroke(cr);
		}
	}
	bare_spots(cr, r, radius + 2, 420);
	cairo_pop_group_to_source(cr);
	cairo_set_operator(cr, CAIRO_OPERATOR_MULTIPLY);
	cairo_paint_with_alpha(cr, .85);
	cairo_restore(cr);
}

/* The registry's box: owner, ĐẾN, number and day by hand on dotted lines. */
void mark_arrival(cairo_t *cr, struct rng *r, const struct arrival *a)
{
	const double w = 150, h = 58;

	cairo_save(cr);
	cairo_translate(cr, a->x, a->y);
	cairo_rotate(cr, rng_range(r, -.03, .03));
	ink_colour(cr, INK_RED, .85);
	cairo_set_line_width(cr, 1.2);
	cairo_rectangle(cr, 0, 0, w, h);
	cairo_move_to(cr, 0, 15);
	cairo_line_to(cr, w, 15);
	cairo_move_to(cr, 46, 15);
	cairo_line_to(cr, 46, h);
	cairo_stroke(cr);
	mark_text(cr, a->owner, "Arimo Bold 9.5", w / 2, 2);
	mark_text(cr, "ĐẾN", "Arimo Bold 17", 23, 26);
	left_text(cr, "Số: ...........................", "Arimo 10", 49, 19);
	left_text(cr, "Ngày: ......................", "Arimo 10", 49, 38);
	hand_write(cr, r, a->number, 80, 30, 12, INK_BLUE);
	/* day / month / year, the bars by the same pen */
	{
		gchar **part = g_strsplit(a->date, "/", 3);
		double x = 84;

		for (int i = 0; part[i]; i++) {
			hand_write(cr, r, part[i], x, 49, 9.5, INK_BLUE);
			x += hand_width(part[i], 9.5) + 1;
			if (part[i + 1]) {
				ink_colour(cr, INK_BLUE, 1);
				cairo_set_line_width(cr, .8);
				cairo_move_to(cr, x + .5, 51);
				cairo_line_to(cr, x + 4, 39);
				cairo_stroke(cr);
				x += 5;
			}
		}
		g_strfreev(part);
	}
	cairo_restore(cr);
}

/* MẬT, HỎA TỐC: red capitals in a single frame. */
void mark_frame(cairo_t *cr, struct rng *r, const char *text, double x, double y)
{
	PangoLayout *l;
	int w, h;

	cairo_save(cr);
	cairo_translate(cr, x, y);
	cairo_rotate(cr, rng_range(r, -.04, .03));
	l = mark_layout(cr, text, "Tinos Bold 15");
	pango_layout_get_size(l, &w, &h);
	ink_colour(cr, INK_RED, .9);
	cairo_set_line_width(cr, 1.4);
	cairo_rectangle(cr, 0, 0, w / (double)PANGO_SCALE + 16, 24);
	cairo_stroke(cr);
	cairo_move_to(cr, 8, 12 - h / (double)PANGO_SCALE / 2);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
	cairo_restore(cr);
}

double mark_number_width(cairo_t *cr, const char *digits)
{
	PangoLayout *l = mark_layout(cr, digits, "Cousine Bold 18");
	int w;

	pango_layout_get_size(l, &w, NULL);
	g_object_unref(l);
	return (double)w / PANGO_SCALE;
}

/* A numbering machine: heavy even digits, a little askew, patchy ink. */
void mark_number(cairo_t *cr, struct rng *r, const char *digits, double x, double y)
{
	PangoLayout *l;

	cairo_save(cr);
	cairo_translate(cr, x, y);
	cairo_rotate(cr, rng_range(r, -.05, .05));
	cairo_push_group(cr);
	l = mark_layout(cr, digits, "Cousine Bold 18");
	ink_colour(cr, INK_VIOLET, 1);
	cairo_move_to(cr, 0, -(double)pango_layout_get_baseline(l) / PANGO_SCALE + 1);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
	bare_spots(cr, r, 40, 160);
	cairo_pop_group_to_source(cr);
	cairo_paint_with_alpha(cr, .92);
	cairo_restore(cr);
}

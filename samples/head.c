/* Head of the first page (issuer, motto, number, place, title) and the tail. */
#include "samples.h"

#include <string.h>

/* A line with holes: {12} hand, {.12} hand on dots, {#12} stamp, { } blank. */
struct fill {
	double size;
	bool italic;
};

static double hole_width(struct pen *p, const char *hole, double size)
{
	if (*hole == ' ')
		return size * 3.2;
	if (*hole == '#')
		return mark_number_width(p->cr, hole + 1) + 6;
	if (*hole == '.')
		return hand_width(hole + 1, size * 1.12) + size * 1.5;
	return hand_width(hole, size * 1.12) + size * .55;
}

static void fill_hole(struct pen *p, const char *hole, double x, double y, double width, double size)
{
	if (*hole == ' ')
		return;
	if (*hole == '#') {
		mark_number(p->cr, &p->rng, hole + 1, x + 3, y + rng_range(&p->rng, -2, 1.5));
		p->page->colour = true;
		return;
	}
	if (*hole == '.') {
		for (double dx = 1; dx < width - 1; dx += 2.6) {
			cairo_arc(p->cr, x + dx, y + .5, .45, 0, 6.2832);
			cairo_fill(p->cr);
		}
		hole++;
		x += size * .45;
	}
	hand_write(p->cr, &p->rng, hole, x + size * .22, y + rng_range(&p->rng, -1.5, 1.5),
		   size * 1.12, p->doc->look.pen);
	p->page->colour |= p->doc->look.pen == INK_BLUE;
	cairo_set_source_rgb(p->cr, .07, .07, .08);
}

/* Measured first, then drawn centred on cx; the plain reading goes to out. */
static void fill_line(struct pen *p, const struct fill *f, const char *line, double cx, GString *out)
{
	gchar **part = g_strsplit_set(line, "{}", -1);
	double width = 0, top = p->y, x;

	for (int i = 0; part[i]; i++)
		width += i % 2 ? hole_width(p, part[i], f->size) :
				 pen_line_width(p, part[i], f->size, false, f->italic);
	x = cx - width / 2;
	for (int i = 0; part[i]; i++) {
		double w;

		if (i % 2) {
			w = hole_width(p, part[i], f->size);
			fill_hole(p, part[i], x, top + f->size * .9, w, f->size);
			g_string_append(out, part[i] + strspn(part[i], "#. "));
		} else if (*part[i]) {
			struct block b = { x, 600, f->size, 0, 0, -1, false, f->italic };
			GString *drop = g_string_new(NULL);

			w = pen_line_width(p, part[i], f->size, false, f->italic);
			p->y = top;
			pen_fixed(p, &b, part[i], drop);
			g_string_free(drop, TRUE);
			g_string_append(out, part[i]);
		} else {
			w = 0;
		}
		x += w;
	}
	g_strfreev(part);
	p->y = top + f->size * 1.25;
}

static double head_size(const struct pen *p)
{
	/* wide faces need a smaller motto to stay on one line */
	return strstr(p->doc->look.font, "Noto") || strstr(p->doc->look.font, "Arimo") ? 10.8 : 12.3;
}

static double draw_issuer(struct pen *p, double cx, double top)
{
	const struct paper *w = &p->doc->paper;
	struct block b = { cx - 105, 210, head_size(p) - .3, 0, 0, 0, false, false };

	p->y = top;
	if (w->parent)
		pen_fixed(p, &b, w->parent, p->page->text);
	b.bold = true;
	pen_fixed(p, &b, w->issuer, p->page->text);
	if (p->doc->look.head == HEAD_PARTY) {
		b.bold = false;
		pen_fixed(p, &b, "*", p->page->text);
	} else {
		pen_rule(p, cx, p->y + 2, 70);
	}
	return p->y + 6;
}

static double draw_motto(struct pen *p, double cx, double top)
{
	struct block b = { cx - 145, 290, head_size(p), 0, 0, 0, true, false };
	double len;

	p->y = top;
	if (p->doc->look.head == HEAD_PARTY) {
		b.size += 2;
		pen_fixed(p, &b, "ĐẢNG CỘNG SẢN VIỆT NAM", p->page->text);
		pen_rule(p, cx, p->y + 2,
			 pen_line_width(p, "ĐẢNG CỘNG SẢN VIỆT NAM", b.size, true, false));
		return p->y + 8;
	}
	pen_fixed(p, &b, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", p->page->text);
	b.size += .8;
	pen_fixed(p, &b, "Độc lập - Tự do - Hạnh phúc", p->page->text);
	len = pen_line_width(p, "Độc lập - Tự do - Hạnh phúc", b.size, true, false);
	pen_rule(p, cx, p->y + 2, len);
	return p->y + 6;
}

/* Number on the left, place and day on the right, the same line on paper. */
static double draw_number(struct pen *p, double left, double right, double top)
{
	const struct paper *w = &p->doc->paper;
	struct fill f = { p->doc->look.size - .8, false };
	struct block b = { left - 100, 200, f.size - .6, 0, 0, 0, false, false };
	GString *number = g_string_new(NULL), *place = g_string_new(NULL);
	double low;

	p->y = top;
	fill_line(p, &f, w->number, left, number);
	low = p->y;
	if (w->subject) {
		g_string_append_printf(p->page->text, "%s\n", number->str);
		p->y += 2;
		pen_fixed(p, &b, w->subject, p->page->text);
		low = p->y;
	} else {
		g_string_append_printf(p->page->text, "%s ", number->str);
	}
	f.italic = true;
	p->y = top;
	fill_line(p, &f, w->place, right, place);
	g_string_append_printf(p->page->text, "%s\n", place->str);
	g_string_free(number, TRUE);
	g_string_free(place, TRUE);
	return low > p->y ? low : p->y;
}

static void draw_title(struct pen *p)
{
	const struct paper *w = &p->doc->paper;
	double cx = (p->left + p->right) / 2;
	struct block b = { cx - 175, 350, p->doc->look.size + .5, 0, 1, 0, true, false };

	if (!w->type)
		return;
	p->y += 8;
	pen_fixed(p, &b, w->type, p->page->text);
	pen_fixed(p, &b, w->abstract, p->page->text);
	pen_rule(p, cx, p->y + 3, 95);
	p->y += 8;
}

/* Security and urgency stand in red frames on the left, under the number. */
static void draw_frames(struct pen *p, double y)
{
	const char *mark[2] = { p->doc->paper.security, p->doc->paper.urgency };

	for (int i = 0; i < 2; i++) {
		if (!mark[i])
			continue;
		mark_frame(p->cr, &p->rng, mark[i], 58, y);
		g_string_append_printf(p->page->text, "%s\n", mark[i]);
		p->page->colour = true;
		y += 32;
	}
}

void draw_head(struct pen *p)
{
	const struct paper *w = &p->doc->paper;
	double left = p->left + 78, right = p->right - 132, a, b, top = p->y, low;

	if (p->doc->look.head == HEAD_NONE)
		return;
	if (w->caption && p->doc->out == OUT_PDF_CAPTION)
		g_string_append_printf(p->page->text, "%s\n", w->caption);
	a = draw_issuer(p, left, top);
	b = draw_motto(p, right, top);
	low = draw_number(p, left, right, (a > b ? a : b) + 5);
	draw_frames(p, low + 4);
	p->y = low + 4;
	draw_title(p);
	p->y += 8;
	if (w->arrival.number) {
		mark_arrival(p->cr, &p->rng, &w->arrival);
		p->page->colour = true;
		g_string_append_printf(p->page->text, "%s\nĐẾN Số: %s\nNgày: %s\n", w->arrival.owner,
				       w->arrival.number, w->arrival.date);
	}
	cairo_set_source_rgb(p->cr, .07, .07, .08);
}

static double draw_recipients(struct pen *p, double top)
{
	struct block b = { p->left, 200, 12, 0, 1, -1, true, true };

	p->y = top;
	pen_fixed(p, &b, "Nơi nhận:", p->page->text);
	b.bold = b.italic = false;
	b.size = 11;
	pen_fixed(p, &b, p->doc->paper.recipients, p->page->text);
	return p->y;
}

double tail_height(struct pen *p)
{
	const struct paper *w = &p->doc->paper;
	struct block b = { 0, 230, p->doc->look.size, 0, 110, 0, true, false };
	struct block small = { 0, 200, 11, 0, 30, -1, false, false };
	double stack = pen_height(p, &b, w->authority);
	double list = pen_height(p, &small, w->recipients);

	return stack > list ? stack : list;
}

void draw_tail(struct pen *p)
{
	const struct paper *w = &p->doc->paper;
	double cx = p->right - 115, top, ink;
	struct block b = { cx - 115, 230, p->doc->look.size, 0, 0, 0, true, false };

	if (p->y + tail_height(p) > p->bottom)
		pen_page(p);
	p->y += 8;
	top = p->y;
	draw_recipients(p, top);
	p->y = top;
	pen_fixed(p, &b, w->authority, p->page->text);
	ink = p->y + 40;
	p->y += 82;
	pen_fixed(p, &b, w->signer, p->page->text);
	if (w->seal || p->doc->out != OUT_PDF_BORN) {
		enum ink pen = p->doc->look.pen == INK_BLACK ? INK_BLACK : INK_BLUE;

		hand_sign(p->cr, &p->rng, cx + 12, ink + 6, rng_range(&p->rng, 58, 76), pen);
		p->page->colour |= pen == INK_BLUE;
	}
	if (w->seal) {
		mark_seal(p->cr, &p->rng, cx - 48, ink, w->seal, w->seal_core);
		p->page->colour = true;
	}
	cairo_set_source_rgb(p->cr, .07, .07, .08);
}

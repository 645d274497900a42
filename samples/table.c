/* The ruled task table; its header is drawn again on every page it reaches. */
#include "samples.h"

#include <string.h>

static const double share[6] = { .06, .305, .17, .155, .155, .155 };
static const struct task header = { { "TT", "Nội dung hoạt động", "Sản phẩm", "Chủ trì", "Phối hợp",
				      "Thời gian" } };

static void cell_block(const struct pen *p, int col, bool bold, struct block *b)
{
	double full = p->right - p->left, x = p->left;

	for (int i = 0; i < col; i++)
		x += share[i] * full;
	*b = (struct block){ x + 3, share[col] * full - 6, p->doc->look.size - 2, 0, 0, -1, bold,
			     false };
	if (col == 0 || bold)
		b->align = 0;
}

/* A row with nothing but number and activity is a section of the table. */
static bool is_section(const struct task *t)
{
	return !t->cell[2];
}

static double row_height(struct pen *p, const struct task *t, bool bold)
{
	double most = 0;

	for (int i = 0; i < 6; i++) {
		struct block b;
		double h;

		if (!t->cell[i])
			continue;
		cell_block(p, i, bold, &b);
		if (is_section(t) && i == 1)
			b.width = p->right - b.x - 3;
		h = pen_height(p, &b, t->cell[i]);
		most = h > most ? h : most;
	}
	return most + 7;
}

static void row_rules(struct pen *p, const struct task *t, double top, double height)
{
	double full = p->right - p->left, x = p->left;

	cairo_set_line_width(p->cr, .7);
	cairo_rectangle(p->cr, p->left, top, full, height);
	for (int i = 0; i < 5; i++) {
		x += share[i] * full;
		if (is_section(t) && i > 0)
			break;
		cairo_move_to(p->cr, x, top);
		cairo_line_to(p->cr, x, top + height);
	}
	cairo_stroke(p->cr);
}

/* The text of a row is noted as one line, cells in order. */
static void draw_row(struct pen *p, const struct task *t, bool bold)
{
	double top = p->y, height = row_height(p, t, bold);
	GString *row = g_string_new(NULL);

	row_rules(p, t, top, height);
	for (int i = 0; i < 6; i++) {
		struct block b;

		if (!t->cell[i])
			continue;
		cell_block(p, i, bold, &b);
		if (is_section(t) && i == 1) {
			b.width = p->right - b.x - 3;
			b.align = -1;
		}
		p->y = top + 3;
		if (bold || i == 0)
			p->y += (height - 7 - pen_height(p, &b, t->cell[i])) / 2;
		pen_fixed(p, &b, t->cell[i], row);
	}
	g_strdelimit(row->str, "\n", ' ');
	g_strchomp(row->str);
	g_string_append_printf(p->page->text, "%s\n", row->str);
	g_string_free(row, TRUE);
	p->y = top + height;
}

void draw_table(struct pen *p)
{
	double head = row_height(p, &header, true);

	if (p->y + head + 60 > p->bottom)
		pen_page(p);
	draw_row(p, &header, true);
	for (const struct task *t = p->doc->paper.tasks; t->cell[0]; t++) {
		double height = row_height(p, t, is_section(t));

		/* a section line stays with its first task */
		if (is_section(t) && t[1].cell[0])
			height += row_height(p, t + 1, false);
		if (p->y + height > p->bottom) {
			pen_page(p);
			draw_row(p, &header, true);
		}
		draw_row(p, t, is_section(t));
	}
	p->y += 10;
}

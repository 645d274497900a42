/* Page composition: items flow over pages kept as cairo recordings. */
#include "samples.h"

#include <pango/pangocairo.h>
#include <string.h>

#define LEADING 1.25

static PangoLayout *block_layout(struct pen *p, const struct block *b, const char *markup)
{
	PangoLayout *l = pango_cairo_create_layout(p->cr);
	PangoFontDescription *d = pango_font_description_from_string(p->doc->look.font);
	cairo_font_options_t *opt = cairo_font_options_create();

	/* same metrics on paper of any resolution */
	cairo_font_options_set_hint_metrics(opt, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(opt, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(pango_layout_get_context(l), opt);
	cairo_font_options_destroy(opt);
	pango_cairo_context_set_resolution(pango_layout_get_context(l), 72);
	pango_font_description_set_size(d, (int)(b->size * PANGO_SCALE));
	if (b->bold)
		pango_font_description_set_weight(d, PANGO_WEIGHT_BOLD);
	if (b->italic)
		pango_font_description_set_style(d, PANGO_STYLE_ITALIC);
	pango_layout_set_font_description(l, d);
	pango_font_description_free(d);
	pango_layout_set_width(l, (int)(b->width * PANGO_SCALE));
	pango_layout_set_indent(l, (int)(b->indent * PANGO_SCALE));
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(l, b->align == 0   ? PANGO_ALIGN_CENTER :
				      b->align == 1 ? PANGO_ALIGN_RIGHT :
						      PANGO_ALIGN_LEFT);
	pango_layout_set_justify(l, b->align == 2);
	pango_layout_set_markup(l, markup, -1);
	return l;
}

static void note_line(GString *out, PangoLayout *l, const PangoLayoutLine *line)
{
	gchar *s = g_strndup(pango_layout_get_text(l) + line->start_index, (gsize)line->length);

	g_strstrip(s);
	if (*s)
		g_string_append_printf(out, "%s\n", s);
	g_free(s);
}

/* Draw lines from p->y down; with flow a full page opens the next one. */
static void put_lines(struct pen *p, const struct block *b, PangoLayout *l, bool flow, GString *out)
{
	PangoLayoutIter *it = pango_layout_get_iter(l);
	double lead = flow ? LEADING : 1.0;

	do {
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(it);
		PangoRectangle box;
		double height;

		pango_layout_iter_get_line_extents(it, NULL, &box);
		height = (double)box.height / PANGO_SCALE * lead;
		if (flow && p->y + height > p->bottom) {
			pen_page(p);
			out = p->page->text;
		}
		cairo_move_to(p->cr, b->x + (double)box.x / PANGO_SCALE,
			      p->y + (double)(pango_layout_iter_get_baseline(it) - box.y) / PANGO_SCALE);
		pango_cairo_show_layout_line(p->cr, line);
		note_line(out, l, line);
		p->y += height;
	} while (pango_layout_iter_next_line(it));
	pango_layout_iter_free(it);
}

void pen_text(struct pen *p, const struct block *b, const char *markup)
{
	PangoLayout *l = block_layout(p, b, markup);

	put_lines(p, b, l, true, p->page->text);
	g_object_unref(l);
	p->y += b->gap;
}

/* No page break; what is read goes to out. */
void pen_fixed(struct pen *p, const struct block *b, const char *markup, GString *out)
{
	PangoLayout *l = block_layout(p, b, markup);

	put_lines(p, b, l, false, out);
	g_object_unref(l);
	p->y += b->gap;
}

double pen_height(struct pen *p, const struct block *b, const char *markup)
{
	PangoLayout *l = block_layout(p, b, markup);
	int h;

	pango_layout_get_size(l, NULL, &h);
	g_object_unref(l);
	return (double)h / PANGO_SCALE + b->gap;
}

double pen_line_width(struct pen *p, const char *text, double size, bool bold, bool italic)
{
	struct block b = { 0, 2000, size, 0, 0, -1, bold, italic };
	PangoLayout *l = block_layout(p, &b, text);
	int w;

	pango_layout_get_size(l, &w, NULL);
	g_object_unref(l);
	return (double)w / PANGO_SCALE;
}

void pen_rule(struct pen *p, double cx, double y, double len)
{
	cairo_set_source_rgb(p->cr, .07, .07, .08);
	cairo_set_line_width(p->cr, .8);
	cairo_move_to(p->cr, cx - len / 2, y);
	cairo_line_to(p->cr, cx + len / 2, y);
	cairo_stroke(p->cr);
}

void pen_page(struct pen *p)
{
	struct sheets *s = p->sheets;
	struct page *page;
	cairo_rectangle_t box = { 0, 0, A4_SHORT, A4_LONG };

	g_assert(s->count < MAX_PAGES);
	page = &s->page[s->count++];
	if (p->landscape)
		box = (cairo_rectangle_t){ 0, 0, A4_LONG, A4_SHORT };
	if (p->cr)
		cairo_destroy(p->cr);
	page->rec = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &box);
	page->width = box.width;
	page->height = box.height;
	page->sideways = p->landscape;
	page->text = g_string_new(NULL);
	p->page = page;
	p->cr = cairo_create(page->rec);
	cairo_set_source_rgb(p->cr, .07, .07, .08);
	p->left = 85;
	p->right = page->width - 46;
	p->bottom = page->height - 60;
	p->y = 54;
	if (s->count > 1 && p->doc->look.head != HEAD_NONE) {
		struct block b = { p->left, p->right - p->left, 13, 0, 8, 0, false, false };
		char number[12];

		g_snprintf(number, sizeof(number), "%d", s->count);
		p->y = 34;
		pen_fixed(p, &b, number, page->text);
	}
}

static void put_blank(struct pen *p)
{
	pen_page(p);
	/* a back page carries nothing, not even its number */
	cairo_destroy(p->cr);
	cairo_surface_destroy(p->page->rec);
	p->page->rec = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
	p->cr = cairo_create(p->page->rec);
	p->page->blank = true;
	g_string_truncate(p->page->text, 0);
}

static void put_paragraph(struct pen *p, const struct item *it)
{
	double full = p->right - p->left, size = p->doc->look.size;
	struct block b = { p->left, full, size, 28, 4, 2, false, false };

	switch (it->kind) {
	case ITEM_CITE:
		b.italic = true;
		break;
	case ITEM_HEAD:
		b.bold = true;
		b.align = -1;
		break;
	case ITEM_MID:
		b.bold = true;
		b.indent = 0;
		b.align = 0;
		b.gap = 6;
		break;
	case ITEM_NOTE:
		b.italic = true;
		b.indent = 0;
		b.align = 0;
		b.x += 20;
		b.width -= 40;
		break;
	case ITEM_TO:
		b.indent = 0;
		b.x += full * .19;
		b.width = full * .78;
		b.align = -1;
		break;
	case ITEM_TO_LIST:
		b.x += full * .34;
		b.width = full * .62;
		b.indent = 0;
		b.align = -1;
		b.gap = 1;
		break;
	case ITEM_LINK:
	case ITEM_PLAIN:
		b.indent = 0;
		b.align = -1;
		break;
	default:
		break;
	}
	if (it->kind == ITEM_LINK)
		cairo_set_source_rgb(p->cr, .10, .25, .65);
	/* a heading never stands alone at the foot */
	if (b.bold && p->y + (it[1].kind == ITEM_TABLE ? 10 : 3) * size > p->bottom)
		pen_page(p);
	/* nor does the signer: the last paragraph goes along */
	if (it[1].kind == ITEM_TAIL &&
	    p->y + pen_height(p, &b, it->text) * LEADING + tail_height(p) > p->bottom)
		pen_page(p);
	pen_text(p, &b, it->text);
	cairo_set_source_rgb(p->cr, .07, .07, .08);
}

static void put_item(struct pen *p, const struct item *it)
{
	switch (it->kind) {
	case ITEM_TABLE:
		draw_table(p);
		break;
	case ITEM_TAIL:
		draw_tail(p);
		break;
	case ITEM_PAGE:
		p->landscape = false;
		pen_page(p);
		break;
	case ITEM_LANDSCAPE:
		p->landscape = true;
		pen_page(p);
		break;
	case ITEM_BLANK:
		put_blank(p);
		break;
	case ITEM_RULE:
		pen_rule(p, (p->left + p->right) / 2, p->y + 1, 110);
		p->y += 10;
		break;
	default:
		put_paragraph(p, it);
		break;
	}
}

void lay_out(const struct doc *doc, struct sheets *s)
{
	struct pen p = { .sheets = s, .doc = doc };

	memset(s, 0, sizeof(*s));
	s->doc = doc;
	p.rng.state = doc->look.seed * 0x9E3779B97F4A7C15ULL + 1;
	pen_page(&p);
	draw_head(&p);
	for (const struct item *it = doc->paper.items; it->kind != ITEM_END; it++)
		put_item(&p, it);
	cairo_destroy(p.cr);
}

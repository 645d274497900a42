/* The scanner: paper, skew, show-through, toner wear, blur and noise. */
#include "samples.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct raster {
	int width, height, planes; /* planes: 1 grey, 3 colour */
	double *sample;
};

static void paint_paper(cairo_t *cr, const struct doc *doc, const struct page *page, struct rng *r)
{
	static const double tint[4][3] = {
		{ .995, .995, .99 }, { .975, .972, .962 }, { .93, .915, .875 }, { 1, 1, 1 }
	};
	const double *t = tint[doc->look.level];
	cairo_pattern_t *shade;

	cairo_set_source_rgb(cr, t[0], t[1], t[2]);
	cairo_paint(cr);
	if (doc->look.level != LEVEL_OFFICE && doc->look.level != LEVEL_WORN)
		return;
	/* the lid lets in less light along one edge */
	shade = cairo_pattern_create_linear(0, 0, 26, 0);
	cairo_pattern_add_color_stop_rgba(shade, 0, .2, .2, .2, rng_range(r, .15, .4));
	cairo_pattern_add_color_stop_rgba(shade, 1, .2, .2, .2, 0);
	cairo_set_source(cr, shade);
	cairo_paint(cr);
	cairo_pattern_destroy(shade);
	if (doc->look.level == LEVEL_WORN) {
		/* folded once across, and two punch holes */
		double y = page->height * rng_range(r, .47, .53);

		cairo_set_source_rgba(cr, .35, .30, .22, .35);
		cairo_set_line_width(cr, .8);
		cairo_move_to(cr, 0, y);
		cairo_line_to(cr, page->width, y + rng_range(r, -3, 3));
		cairo_stroke(cr);
		for (int i = -1; i <= 1; i += 2) {
			cairo_arc(cr, 30, page->height / 2 + i * 113, 8.5, 0, 2 * M_PI);
			cairo_set_source_rgb(cr, .25, .24, .23);
			cairo_fill(cr);
		}
	}
}

static void paint_mirrored(cairo_t *cr, const struct page *page, double alpha)
{
	cairo_save(cr);
	cairo_translate(cr, page->width, 0);
	cairo_scale(cr, -1, 1);
	cairo_set_source_surface(cr, page->rec, 0, 0);
	cairo_paint_with_alpha(cr, alpha);
	cairo_restore(cr);
}

static cairo_surface_t *rasterize(const struct sheets *s, int index, struct rng *r)
{
	const struct page *page = &s->page[index];
	const struct look *look = &s->doc->look;
	double scale = look->dpi / 72.0;
	double lean = (look->skew + rng_bell(r) * (look->level == LEVEL_CLEAN ? 0 : .12)) * M_PI / 180;
	cairo_surface_t *img = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
							  (int)lround(page->width * scale),
							  (int)lround(page->height * scale));
	cairo_t *cr = cairo_create(img);

	cairo_scale(cr, scale, scale);
	paint_paper(cr, s->doc, page, r);
	cairo_translate(cr, page->width / 2, page->height / 2);
	cairo_rotate(cr, lean);
	cairo_translate(cr, -page->width / 2, -page->height / 2);
	if (page->blank && index > 0)
		paint_mirrored(cr, &s->page[index - 1], .07);
	cairo_set_source_surface(cr, page->rec, 0, 0);
	cairo_paint(cr);
	cairo_destroy(cr);
	cairo_surface_flush(img);
	return img;
}

static void take_samples(cairo_surface_t *img, struct raster *out)
{
	const unsigned char *data = cairo_image_surface_get_data(img);
	int stride = cairo_image_surface_get_stride(img);

	out->width = cairo_image_surface_get_width(img);
	out->height = cairo_image_surface_get_height(img);
	out->sample = g_new(double, (gsize)out->width * (gsize)out->height * (gsize)out->planes);
	for (int y = 0; y < out->height; y++) {
		for (int x = 0; x < out->width; x++) {
			uint32_t px;
			double rgb[3], *to;

			memcpy(&px, data + (ptrdiff_t)y * stride + x * 4, 4);
			rgb[0] = px >> 16 & 255;
			rgb[1] = px >> 8 & 255;
			rgb[2] = px & 255;
			to = out->sample + ((ptrdiff_t)y * out->width + x) * out->planes;
			if (out->planes == 3)
				memcpy(to, rgb, sizeof(rgb));
			else
				*to = .3 * rgb[0] + .59 * rgb[1] + .11 * rgb[2];
		}
	}
}

/* One pass along a line of n samples, step apart: weights k, 1, k. */
static void smooth_line(double *s, int n, ptrdiff_t step, double k)
{
	double before = s[0];

	for (int i = 0; i < n; i++) {
		double here = s[i * step], after = s[(i + 1 < n ? i + 1 : i) * step];

		s[i * step] = (here + k * (before + after)) / (1 + 2 * k);
		before = here;
	}
}

static void blur(struct raster *r, double k)
{
	ptrdiff_t row = (ptrdiff_t)r->width * r->planes;

	for (int y = 0; y < r->height; y++)
		for (int c = 0; c < r->planes; c++)
			smooth_line(r->sample + y * row + c, r->width, r->planes, k);
	for (ptrdiff_t x = 0; x < row; x++)
		smooth_line(r->sample + x, r->height, row, k);
}

/* Noise mostly where there is toner: white paper then stays cheap in JPEG. */
static void add_noise(struct raster *r, struct rng *g, enum level level)
{
	static const double on_ink[4] = { 3, 9, 20, 16 }, on_paper[4] = { 0, .8, 1.6, 7 };
	static const double fade[4] = { 0, 8, 32, 0 };
	ptrdiff_t count = (ptrdiff_t)r->width * r->height;

	for (ptrdiff_t i = 0; i < count; i++) {
		double *s = r->sample + i * r->planes, dark = 1 - s[0] / 255;
		double noise = rng_bell(g) * (on_paper[level] + dark * on_ink[level]);
		/* worn toner has holes */
		double hole = level == LEVEL_WORN && dark > .3 && rng_unit(g) < .05 ? 70 : 0;

		for (int c = 0; c < r->planes; c++)
			s[c] += noise + hole + fade[level] * (1 - s[c] / 255);
	}
}

static void add_specks(struct raster *r, struct rng *g, int count)
{
	for (int i = 0; i < count; i++) {
		int x = (int)(rng_unit(g) * (r->width - 4)), y = (int)(rng_unit(g) * (r->height - 4));
		int size = 1 + (int)(rng_unit(g) * 2.4);

		for (int dy = 0; dy < size; dy++)
			for (int c = 0; c < size * r->planes; c++)
				r->sample[((ptrdiff_t)(y + dy) * r->width + x) * r->planes + c] = 60;
	}
}

static l_uint32 clip(double v)
{
	return v < 0 ? 0 : v > 255 ? 255 : (l_uint32)(v + .5);
}

static PIX *to_pix(const struct raster *r, int dpi)
{
	PIX *pix = pixCreate(r->width, r->height, r->planes == 3 ? 32 : 8);
	l_uint32 *line = pixGetData(pix);
	int wpl = pixGetWpl(pix);
	const double *s = r->sample;

	for (int y = 0; y < r->height; y++, line += wpl) {
		for (int x = 0; x < r->width; x++, s += r->planes) {
			if (r->planes == 3)
				composeRGBPixel((l_int32)clip(s[0]), (l_int32)clip(s[1]),
						(l_int32)clip(s[2]), line + x);
			else
				SET_DATA_BYTE(line, x, clip(s[0]));
		}
	}
	pixSetResolution(pix, dpi, dpi);
	return pix;
}

static PIX *turn(PIX *pix, int quarters)
{
	PIX *turned = pixRotateOrth(pix, quarters);
	int x, y;

	pixGetResolution(pix, &x, &y);
	pixSetResolution(turned, x, y);
	pixDestroy(&pix);
	return turned;
}

PIX *scan_page(const struct sheets *s, int index)
{
	static const double soft[4] = { .0, .12, .20, .10 };
	static const int specks[4] = { 0, 25, 160, 120 };
	const struct look *look = &s->doc->look;
	const struct page *page = &s->page[index];
	struct rng g = { (look->seed + 77) * 0x9E3779B97F4A7C15ULL + (uint64_t)index * 7919 };
	struct raster r = { .planes = page->colour && !look->grey ? 3 : 1 };
	cairo_surface_t *img = rasterize(s, index, &g);
	PIX *pix;

	take_samples(img, &r);
	cairo_surface_destroy(img);
	if (soft[look->level] > 0)
		blur(&r, soft[look->level]);
	add_noise(&r, &g, look->level);
	add_specks(&r, &g, specks[look->level]);
	pix = to_pix(&r, look->dpi);
	g_free(r.sample);
	if (look->level == LEVEL_FAX) {
		PIX *bits = pixThresholdToBinary(pix, 150);

		pixSetResolution(bits, look->dpi, look->dpi);
		pixDestroy(&pix);
		pix = bits;
	}
	if (page->sideways)
		pix = turn(pix, 1);
	if (look->upside_down == index + 1)
		pix = turn(pix, 2);
	return pix;
}

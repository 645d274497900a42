/* Files: image PDF, born-digital PDF, TIFF, folders of JPEG, page text. */
#include "samples.h"

#include <cairo-pdf.h>
#include <leptonica/allheaders.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

static void free_jpeg(void *data)
{
	lept_free(data);
}

/* The page image is passed through as JPEG, not packed again. */
static int pdf_image(cairo_t *cr, PIX *pix, int quality)
{
	l_uint8 *jpeg = NULL;
	size_t size = 0;
	cairo_surface_t *img;
	double scale = 72.0 / pixGetXRes(pix);

	if (pixWriteMemJpeg(&jpeg, &size, pix, quality, 0))
		return -1;
	img = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixGetWidth(pix), pixGetHeight(pix));
	if (cairo_surface_set_mime_data(img, CAIRO_MIME_TYPE_JPEG, jpeg, size, free_jpeg, jpeg)) {
		cairo_surface_destroy(img);
		return -1;
	}
	cairo_save(cr);
	cairo_scale(cr, scale, scale);
	cairo_set_source_surface(cr, img, 0, 0);
	cairo_paint(cr);
	cairo_restore(cr);
	cairo_surface_destroy(img);
	return 0;
}

/* The e-office system prints who signed and when over the scan. */
static void pdf_caption(cairo_t *cr, const char *caption)
{
	PangoLayout *l = pango_cairo_create_layout(cr);
	PangoFontDescription *d = pango_font_description_from_string("Arimo 6");

	pango_cairo_context_set_resolution(pango_layout_get_context(l), 72);
	pango_layout_set_font_description(l, d);
	pango_font_description_free(d);
	pango_layout_set_text(l, caption, -1);
	cairo_set_source_rgb(cr, .1, .1, .6);
	cairo_move_to(cr, 432, 8);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
}

static int write_pdf(const char *path, const struct sheets *s)
{
	const struct doc *doc = s->doc;
	cairo_surface_t *pdf = cairo_pdf_surface_create(path, A4_SHORT, A4_LONG);
	cairo_t *cr;
	int bad = 0;

	/* a fixed day: the same bytes on every run */
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2024-01-01T00:00:00Z");
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "sohoa samples");
	cr = cairo_create(pdf);
	for (int i = 0; i < s->count && !bad; i++) {
		const struct page *page = &s->page[i];
		bool born = doc->out == OUT_PDF_BORN;

		/* a sheet fed sideways still comes out as a portrait page */
		cairo_pdf_surface_set_size(pdf, born ? page->width : A4_SHORT,
					   born ? page->height : A4_LONG);
		if (born) {
			cairo_set_source_surface(cr, page->rec, 0, 0);
			cairo_paint(cr);
		} else {
			PIX *pix = scan_page(s, i);

			bad = pdf_image(cr, pix, doc->look.quality);
			pixDestroy(&pix);
		}
		if (doc->out == OUT_PDF_CAPTION && i == 0)
			pdf_caption(cr, doc->paper.caption);
		cairo_show_page(cr);
	}
	cairo_destroy(cr);
	cairo_surface_finish(pdf);
	bad |= cairo_surface_status(pdf) != CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(pdf);
	return bad ? -1 : 0;
}

static int write_tiff(const char *path, const struct sheets *s)
{
	int form = s->doc->out == OUT_TIFF_G4 ? IFF_TIFF_G4 : IFF_TIFF_JPEG, bad = 0;

	for (int i = 0; i < s->count && !bad; i++) {
		PIX *pix = scan_page(s, i);

		bad = pixWriteTiff(path, pix, form, i ? "a" : "w");
		pixDestroy(&pix);
	}
	return bad ? -1 : 0;
}

static int write_folder(const char *path, const struct sheets *s)
{
	int bad = g_mkdir_with_parents(path, 0755);

	for (int i = 0; i < s->count && !bad; i++) {
		gchar *name = g_build_filename(path, s->doc->page_names[i], NULL);
		PIX *pix = scan_page(s, i);
		l_uint8 *jpeg = NULL;
		size_t size = 0;

		bad = pixWriteMemJpeg(&jpeg, &size, pix, s->doc->look.quality, 0) ||
		      !g_file_set_contents(name, (const gchar *)jpeg, (gssize)size, NULL);
		lept_free(jpeg);
		pixDestroy(&pix);
		g_free(name);
	}
	return bad ? -1 : 0;
}

int write_doc(const char *dir, const struct sheets *s)
{
	gchar *path = g_build_filename(dir, s->doc->file, NULL);
	int bad;

	if (s->doc->out == OUT_FOLDER)
		bad = write_folder(path, s);
	else if (s->doc->out == OUT_TIFF || s->doc->out == OUT_TIFF_G4)
		bad = write_tiff(path, s);
	else
		bad = write_pdf(path, s);
	g_free(path);
	return bad;
}

int write_text(const char *dir, const struct sheets *s)
{
	int bad = 0;

	for (int i = 0; i < s->count && !bad; i++) {
		gchar *path = g_strdup_printf("%s/text/%s-%03d.txt", dir, s->doc->id, i + 1);
		const GString *text = s->page[i].text;

		bad = !g_file_set_contents(path, text->str, (gssize)text->len, NULL);
		g_free(path);
	}
	return bad ? -1 : 0;
}

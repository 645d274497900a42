/* The pictures of a page: streams of a PDF, and where they lie. */
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>

#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"
#include "pipeline/base/err.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/image.h"

#define POINTS_MOST  14400 /* of a side of a page: ISO 32000-1 Annex C */
#define POINTS_LEAST 3

struct matrix matrix_times(const struct matrix *m, const struct matrix *n)
{
    return (struct matrix){m->a * n->a + m->b * n->c,        m->a * n->b + m->b * n->d,
                           m->c * n->a + m->d * n->c,        m->c * n->b + m->d * n->d,
                           m->e * n->a + m->f * n->c + n->e, m->e * n->b + m->f * n->d + n->f};
}

unsigned pdfa_stream(struct _qpdf_data *qpdf, const void *bytes, size_t n, const char *filter, const char *parms)
{
    qpdf_oh stream = qpdf_oh_new_stream(qpdf);

    qpdf_oh_replace_stream_data(qpdf, stream, bytes, n, filter ? qpdf_oh_parse(qpdf, filter) : qpdf_oh_new_null(qpdf),
                                parms ? qpdf_oh_parse(qpdf, parms) : qpdf_oh_new_null(qpdf));
    return stream;
}

void pdfa_sheet_draw_by(struct pdfa_work *work, struct pdfa_sheet *sheet, unsigned image, const char *steps)
{
    char name[32];

    snprintf(name, sizeof name, "/P%d", ++sheet->picture_count);
    qpdf_oh_replace_key(work->out, sheet->pictures, name, image);
    buf_printf(&sheet->content, "q %s%s Do Q\n", steps, name);
}

void pdfa_sheet_draw(struct pdfa_work *work, struct pdfa_sheet *sheet, unsigned image, const struct matrix *at)
{
    char step[256];

    snprintf(step, sizeof step, "%.4f %.4f %.4f %.4f %.4f %.4f cm ", at->a, at->b, at->c, at->d, at->e, at->f);
    pdfa_sheet_draw_by(work, sheet, image, step);
}

static void put_filter(const struct coded *coded, int rows, struct buf *filter, struct buf *parms)
{
    switch (coded->coding) {
    case CODING_JPEG:
        buf_puts(filter, "/DCTDecode");
        if (coded->untransformed)
            buf_puts(parms, "<< /ColorTransform 0 >>");
        break;
    case CODING_CCITT:
        buf_puts(filter, "/CCITTFaxDecode");
        buf_printf(parms, "<< /K -1 /Columns %d /Rows %d /BlackIs1 %s >>", coded->width, rows,
                   coded->black_is_1 ? "true" : "false");
        break;
    case CODING_PNG:
        buf_puts(filter, "/FlateDecode");
        buf_printf(parms, "<< /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>", coded->components,
                   coded->bits, coded->width);
        break;
    }
}

static void put_colours(const struct coded *coded, struct buf *out)
{
    if (coded->palette.len == 0) {
        buf_puts(out, coded->components == 3 ? "/DeviceRGB" : "/DeviceGray");
        return;
    }
    buf_printf(out, "[ /Indexed /DeviceRGB %zu <", coded->palette.len / 3 - 1);
    for (size_t i = 0; i < coded->palette.len; i++)
        buf_printf(out, "%02X", (unsigned char)coded->palette.data[i]);
    buf_puts(out, "> ]");
}

static qpdf_oh strip_image(struct pdfa_work *work, const struct coded *coded, const struct coded_strip *strip)
{
    cleanup_buf struct buf filter = {0}, parms = {0}, colours = {0};
    qpdf_oh image, dictionary;

    put_filter(coded, strip->rows, &filter, &parms);
    put_colours(coded, &colours);
    image = pdfa_stream(work->out, coded->bytes.data + strip->offset, strip->n, filter.data, parms.data);
    dictionary = qpdf_oh_get_dict(work->out, image);
    qpdf_oh_replace_key(work->out, dictionary, "/Type", qpdf_oh_new_name(work->out, "/XObject"));
    qpdf_oh_replace_key(work->out, dictionary, "/Subtype", qpdf_oh_new_name(work->out, "/Image"));
    qpdf_oh_replace_key(work->out, dictionary, "/Width", qpdf_oh_new_integer(work->out, coded->width));
    qpdf_oh_replace_key(work->out, dictionary, "/Height", qpdf_oh_new_integer(work->out, strip->rows));
    qpdf_oh_replace_key(work->out, dictionary, "/BitsPerComponent", qpdf_oh_new_integer(work->out, coded->bits));
    qpdf_oh_replace_key(work->out, dictionary, "/ColorSpace", qpdf_oh_parse(work->out, colours.data));
    return image;
}

void pdfa_sheet_coded(struct pdfa_work *work, struct pdfa_sheet *sheet, const struct coded *coded,
                      const struct matrix *at)
{
    struct matrix flip = {coded->mirrored ? -1 : 1, 0, 0, 1, coded->mirrored ? 1 : 0, 0};
    int done = 0;

    for (size_t i = 0; i < coded->strip_count; i++) {
        const struct coded_strip *strip = &coded->strips[i];
        double bottom = 1 - (double)(done + strip->rows) / coded->height;
        struct matrix m = {1, 0, 0, (double)strip->rows / coded->height, 0, bottom};

        m = matrix_times(&m, &flip);
        m = matrix_times(&m, at);
        pdfa_sheet_draw(work, sheet, strip_image(work, coded, strip), &m);
        done += strip->rows;
    }
}

void pdfa_sheet_masked(struct pdfa_work *work, struct pdfa_sheet *sheet, const struct coded *coded,
                       const struct coded *mask, const struct matrix *at)
{
    qpdf_oh image = strip_image(work, coded, &coded->strips[0]), stencil = strip_image(work, mask, &mask->strips[0]);
    qpdf_oh dictionary = qpdf_oh_get_dict(work->out, stencil);

    qpdf_oh_remove_key(work->out, dictionary, "/ColorSpace");
    qpdf_oh_replace_key(work->out, dictionary, "/ImageMask", qpdf_oh_new_bool(work->out, QPDF_TRUE));
    qpdf_oh_replace_key(work->out, qpdf_oh_get_dict(work->out, image), "/Mask", stencil);
    pdfa_sheet_draw(work, sheet, image, at);
}

void pdfa_sheet_put(struct pdfa_work *work, const struct pdfa_sheet *sheet, unsigned font)
{
    char description[256];
    qpdf_oh page, resources = qpdf_oh_new_dictionary(work->out), fonts = qpdf_oh_new_dictionary(work->out);

    /* As exact as the source says it: the last digit may decide how many pixels a page is drawn on. */
    snprintf(description, sizeof description, "<< /Type /Page /MediaBox [ %.6f %.6f %.6f %.6f ] /Rotate %d >>",
             sheet->left, sheet->bottom, sheet->right, sheet->top, sheet->turn);
    page = qpdf_oh_parse(work->out, description);
    if (font)
        qpdf_oh_replace_key(work->out, fonts, "/F", font);
    qpdf_oh_replace_key(work->out, resources, "/Font", fonts);
    qpdf_oh_replace_key(work->out, resources, "/XObject", sheet->pictures);
    qpdf_oh_replace_key(work->out, page, "/Resources", resources);
    qpdf_oh_replace_key(work->out, page, "/Contents",
                        pdfa_stream(work->out, buf_string(&sheet->content), sheet->content.len, NULL, NULL));
    qpdf_add_page(work->out, work->out, qpdf_make_indirect_object(work->out, page), QPDF_FALSE);
}

/* The picture as the file codes it; else decoded, and coded without loss. */
static int take_coded(struct pdfa_work *work, const struct pdfa_page *page, struct coded *coded, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *image = NULL;
    struct geometry ignored;
    struct text_layer none;
    int found = coded_page(page->path, page->media, page->index, coded, err);

    if (found != 0)
        return found < 0 ? -1 : 0;
    image = decode_page(&arena, page->path, page->media, page->index, work->job->scratch, work->job->limits, &ignored,
                        &none, err);
    return image ? coded_from_image(image, coded, err) : -1;
}

int pdfa_sheet_from_image(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet,
                          struct err *err)
{
    const struct geometry *g = &page->page->geometry;
    cleanup_coded struct coded coded = {0};
    double scale = 72.0 / (g->dpi > 0 ? g->dpi : 300), longer = fmax(g->width, g->height);

    if (take_coded(work, page, &coded, err) != 0)
        return -1;
    if (longer < 1) /* a page that could not be read has no geometry */
        longer = fmax(coded.width, coded.height);
    scale = fmin(scale, POINTS_MOST / longer);
    sheet->right = fmax((g->width > 0 ? g->width : coded.width) * scale, POINTS_LEAST);
    sheet->top = fmax((g->height > 0 ? g->height : coded.height) * scale, POINTS_LEAST);
    sheet->turn = g->rotation;
    sheet->raster = (struct matrix){scale, 0, 0, -scale, 0, sheet->top};
    pdfa_sheet_coded(work, sheet, &coded, &(struct matrix){sheet->right, 0, 0, sheet->top, 0, 0});
    return 0;
}

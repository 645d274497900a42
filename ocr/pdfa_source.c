/* Pages of a PDF. Where a page shows nothing but images that PDF/A allows, these are copied as they lie in the file;
 * where signatures stand over them, the pieces of paper that these cover are drawn over. Every other page is drawn. */
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"
#include "pipeline/base/err.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/image.h"

#define DRAWS_MOST 400   /* images of a page; a scan in strips has some hundred */
#define NEAR       0.02  /* two shapes are the same within this */
#define WHOLE      0.9   /* of the page is what the image that was read covers */

/* What of a page is shown, and how many degrees clockwise it is turned for that. */
struct frame {
    double left, bottom, right, top; /* pt */
    int rotate;
};

/* The page as it lies in the source. */
struct origin {
    qpdf_oh page;
    struct frame frame;
    struct pdfa_draw draws[DRAWS_MOST];
    size_t draw_count;
};

static int open_source(struct pdfa_work *work, const char *path, struct err *err)
{
    if (work->source && strcmp(work->source_path, path) == 0)
        return 0;
    /* What was taken from another file is needed until all is written, so there is one source; a document has one. */
    if (work->source)
        return err_set(err, ERR_INTERNAL, "the pages of a document lie in several PDF files");
    work->source = qpdf_init();
    work->source_path = path;
    qpdf_silence_errors(work->source);
    qpdf_set_suppress_warnings(work->source, QPDF_TRUE);
    if (qpdf_read(work->source, path, NULL) & QPDF_ERRORS || qpdf_push_inherited_attributes_to_page(work->source) & QPDF_ERRORS)
        qpdf_has_error(work->source); /* then it has no pages for us, and each is drawn */
    while (qpdf_has_error(work->source))
        qpdf_get_error(work->source);
    return 0;
}

static bool read_box(qpdf_data source, qpdf_oh page, const char *key, struct frame *frame)
{
    qpdf_oh box = qpdf_oh_get_key(source, page, key);
    double v[4];

    if (!qpdf_oh_is_array(source, box) || qpdf_oh_get_array_n_items(source, box) != 4)
        return false;
    for (int i = 0; i < 4; i++)
        v[i] = qpdf_oh_get_numeric_value(source, qpdf_oh_get_array_item(source, box, i));
    frame->left = fmin(v[0], v[2]);
    frame->right = fmax(v[0], v[2]);
    frame->bottom = fmin(v[1], v[3]);
    frame->top = fmax(v[1], v[3]);
    return frame->right - frame->left >= 3 && frame->top - frame->bottom >= 3 &&
           frame->right - frame->left <= 14400 && frame->top - frame->bottom <= 14400;
}

static qpdf_oh find_image(qpdf_data source, qpdf_oh page, const char *name)
{
    qpdf_oh resources = qpdf_oh_get_key(source, page, "/Resources");
    qpdf_oh objects = qpdf_oh_is_dictionary(source, resources) ? qpdf_oh_get_key(source, resources, "/XObject") : resources;

    return qpdf_oh_is_dictionary(source, objects) ? qpdf_oh_get_key(source, objects, name) : qpdf_oh_new_null(source);
}

static bool has_key(qpdf_data source, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_has_key(source, dictionary, key);
}

/* True where all that the page shows are images that may be copied. Annotations are looked at by the caller. */
static bool is_of_images(struct pdfa_work *work, struct arena *arena, struct origin *origin)
{
    qpdf_data source = work->source;
    unsigned char *content = NULL;
    size_t n = 0;
    bool good;

    if (qpdf_oh_get_page_content_data(source, origin->page, &content, &n) & QPDF_ERRORS)
        return false;
    good = pdfa_content_draws(arena, (const char *)content, n, origin->draws, DRAWS_MOST, &origin->draw_count) &&
           origin->draw_count > 0;
    free(content);
    for (size_t i = 0; good && i < origin->draw_count; i++)
        good = pdfa_image_allowed(source, find_image(source, origin->page, origin->draws[i].name), work->job->part);
    return good;
}

static bool find_origin(struct pdfa_work *work, struct arena *arena, int index, struct origin *origin)
{
    qpdf_data source = work->source;
    int rotate;
    bool good;

    if (index < 1 || index > qpdf_get_num_pages(source))
        return false;
    origin->page = qpdf_get_page_n(source, (size_t)index - 1);
    rotate = (int)qpdf_oh_get_numeric_value(source, qpdf_oh_get_key(source, origin->page, "/Rotate"));
    origin->frame.rotate = ((rotate % 360) + 360) % 360 / 90 * 90;
    good = !has_key(source, origin->page, "/UserUnit") &&
           (read_box(source, origin->page, "/CropBox", &origin->frame) ||
            read_box(source, origin->page, "/MediaBox", &origin->frame)) &&
           is_of_images(work, arena, origin);
    while (qpdf_has_error(source)) { /* a damaged page is drawn, as far as it can be */
        qpdf_get_error(source);
        good = false;
    }
    return good;
}

/* px of the page as it is shown, `scale` pt each, to its page space. */
static struct matrix shown_matrix(const struct frame *f, double scale)
{
    switch (f->rotate) {
    case 90:
        return (struct matrix){0, scale, scale, 0, f->left, f->bottom};
    case 180:
        return (struct matrix){-scale, 0, 0, scale, f->right, f->bottom};
    case 270:
        return (struct matrix){0, -scale, -scale, 0, f->right, f->top};
    default:
        return (struct matrix){scale, 0, 0, -scale, f->left, f->top};
    }
}

/* Degrees clockwise that an image lies turned, or -1 when it is slanted or mirrored. */
static int turn_of(const struct matrix *m)
{
    double size = hypot(m->a, m->b), other = hypot(m->c, m->d);

    if (m->a * m->d - m->b * m->c <= 0 || fabs(m->a * m->c + m->b * m->d) > NEAR * size * other)
        return -1;
    if (fabs(m->b) <= NEAR * size)
        return m->a > 0 ? 0 : 180;
    if (fabs(m->a) <= NEAR * size)
        return m->b < 0 ? 90 : 270;
    return -1;
}

/* Where the raster that was read lies on the page: it is the one image that has its size, or the page as it is shown. */
static bool find_raster(struct pdfa_work *work, const struct origin *o, const struct geometry *g,
                        struct pdfa_sheet *sheet)
{
    const struct frame *f = &o->frame;
    double width = f->right - f->left, height = f->top - f->bottom, shown_width, shown_height;

    for (size_t i = 0; i < o->draw_count; i++) {
        const struct matrix *at = &o->draws[i].at;
        qpdf_oh image = qpdf_oh_get_dict(work->source, find_image(work->source, o->page, o->draws[i].name));
        int turn = turn_of(at);

        if (turn < 0 || qpdf_oh_get_numeric_value(work->source, qpdf_oh_get_key(work->source, image, "/Width")) != g->width ||
            qpdf_oh_get_numeric_value(work->source, qpdf_oh_get_key(work->source, image, "/Height")) != g->height ||
            fabs(at->a * at->d - at->b * at->c) < WHOLE * width * height)
            continue;
        /* px from the top left, to the unit square of the image, to the page */
        sheet->raster = matrix_times(&(struct matrix){1.0 / g->width, 0, 0, -1.0 / g->height, 0, 1}, at);
        sheet->turn = (g->rotation - turn + 360) % 360;
        return true;
    }
    shown_width = f->rotate % 180 ? height : width;
    shown_height = f->rotate % 180 ? width : height;
    if (g->width <= 0 || fabs(shown_height / shown_width * g->width / g->height - 1) > NEAR)
        return false;
    sheet->raster = shown_matrix(f, shown_width / g->width);
    sheet->turn = (f->rotate + g->rotation) % 360;
    return true;
}

static void copy_images(struct pdfa_work *work, const struct origin *o, struct pdfa_sheet *sheet)
{
    for (size_t i = 0; i < o->draw_count; i++) {
        qpdf_oh image = find_image(work->source, o->page, o->draws[i].name);
        qpdf_oh copy = qpdf_oh_copy_foreign_object(work->out, work->source, image), dictionary = qpdf_oh_get_dict(work->out, copy);

        qpdf_oh_remove_key(work->out, dictionary, "/Interpolate");
        qpdf_oh_remove_key(work->out, dictionary, "/Alternates");
        qpdf_oh_remove_key(work->out, dictionary, "/OPI");
        qpdf_oh_remove_key(work->out, dictionary, "/Metadata");
        qpdf_oh_remove_key(work->out, dictionary, "/OC");
        qpdf_oh_remove_key(work->out, dictionary, "/StructParent");
        pdfa_sheet_draw(work, sheet, copy, &o->draws[i].at);
    }
}

/* The whole page as a reader shows it. The raster that was read is that, or the scan in it, which may lie turned. */
static int draw_page(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *shown = NULL, *scan = NULL;
    cleanup_coded struct coded coded = {0};
    const struct geometry *g = &page->page->geometry;
    struct geometry drawn, found = {0};
    struct frame frame;
    struct text_layer none;
    double scale;

    shown = decode_drawn(&arena, page->path, page->index, work->job->scratch, work->job->limits, &drawn, err);
    if (!shown || coded_from_image(shown, &coded, err) != 0)
        return -1;
    scale = 72.0 / drawn.dpi;
    sheet->right = drawn.width * scale;
    sheet->top = drawn.height * scale;
    pdfa_sheet_picture(work, sheet, &coded, 0, 0, sheet->right, sheet->top);
    if (g->width <= 0 || g->height <= 0)
        return 0;
    if (g->width != drawn.width || g->height != drawn.height) {
        scan = decode_page(&arena, page->path, MEDIA_PDF, page->index, work->job->scratch, work->job->limits, &found,
                           &none, err);
        if (!scan)
            return -1;
    }
    sheet->turn = (g->rotation - found.rotation + 360) % 360;
    /* What is turned to be shown lies turned back on the page. */
    frame = (struct frame){0, 0, sheet->right, sheet->top, (360 - found.rotation) % 360};
    sheet->raster = shown_matrix(&frame, (found.rotation % 180 ? sheet->top : sheet->right) / g->width);
    return 0;
}

int pdfa_sheet_from_pdf(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet,
                        struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct origin *origin = arena_alloc(&arena, sizeof *origin);

    if (open_source(work, page->path, err) != 0)
        return -1;
    if (!find_origin(work, &arena, page->index, origin) || has_key(work->source, origin->page, "/Annots") ||
        !find_raster(work, origin, &page->page->geometry, sheet))
        return draw_page(work, page, sheet, err);
    sheet->left = origin->frame.left;
    sheet->bottom = origin->frame.bottom;
    sheet->right = origin->frame.right;
    sheet->top = origin->frame.top;
    copy_images(work, origin, sheet);
    return pdfa_check(work->source, err);
}

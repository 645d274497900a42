/* Pages of a PDF. Where a page shows nothing but images that PDF/A allows, these are copied as they lie in the file;
 * where annotations stand over them, as signatures do, the pieces of paper that these cover are drawn over. Every other
 * page is drawn. */
#include <math.h>
#include <qpdf/qpdf-c.h>

#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"
#include "pipeline/base/err.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/crop.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/image.h"

#define NEAR  0.02 /* two shapes are the same within this */
#define WHOLE 0.9  /* of the page is what the image that was read covers */

static double shown_width(const struct pdfa_frame *f)
{
    return f->rotate % 180 ? f->top - f->bottom : f->right - f->left;
}

static double shown_height(const struct pdfa_frame *f)
{
    return f->rotate % 180 ? f->right - f->left : f->top - f->bottom;
}

/* px of the page as it is shown, `scale` pt each, to its page space. */
static struct matrix shown_matrix(const struct pdfa_frame *f, double scale)
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

static bool is_raster(struct pdfa_work *work, const struct pdfa_image *image, const struct geometry *g)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(work->source, image->object);

    return qpdf_oh_get_numeric_value(work->source, qpdf_oh_get_key(work->source, dictionary, "/Width")) == g->width &&
           qpdf_oh_get_numeric_value(work->source, qpdf_oh_get_key(work->source, dictionary, "/Height")) == g->height;
}

/* Where the raster that was read lies on the page: it is the one image that has its size, or the page as it is shown.
 */
static bool find_raster(struct pdfa_work *work, const struct pdfa_origin *origin, const struct geometry *g,
                        struct pdfa_sheet *sheet)
{
    double area = shown_width(&origin->frame) * shown_height(&origin->frame);

    for (size_t i = 0; i < origin->image_count; i++) {
        const struct matrix *at = &origin->images[i].at;
        int turn = turn_of(at);

        if (turn < 0 || !is_raster(work, &origin->images[i], g) || fabs(at->a * at->d - at->b * at->c) < WHOLE * area)
            continue;
        /* px from the top left, to the unit square of the image, to the page */
        sheet->raster = matrix_times(&(struct matrix){1.0 / g->width, 0, 0, -1.0 / g->height, 0, 1}, at);
        sheet->turn = (g->rotation - turn + 360) % 360;
        return true;
    }
    if (g->width <= 0 || g->height <= 0 ||
        fabs(shown_height(&origin->frame) / shown_width(&origin->frame) * g->width / g->height - 1) > NEAR)
        return false;
    sheet->raster = shown_matrix(&origin->frame, shown_width(&origin->frame) / g->width);
    sheet->turn = (origin->frame.rotate + g->rotation) % 360;
    return true;
}

static void copy_images(struct pdfa_work *work, const struct pdfa_origin *origin, struct pdfa_sheet *sheet)
{
    /* What PDF/A forbids and what makes no difference to the picture. */
    static const char *const DROPPED[] = {"/Interpolate", "/Alternates", "/OPI", "/Metadata", "/OC", "/StructParent"};

    for (size_t i = 0; i < origin->image_count; i++) {
        qpdf_oh copy = qpdf_oh_copy_foreign_object(work->out, work->source, origin->images[i].object);
        qpdf_oh dictionary = qpdf_oh_get_dict(work->out, copy);

        for (size_t k = 0; k < sizeof DROPPED / sizeof *DROPPED; k++)
            qpdf_oh_remove_key(work->out, dictionary, DROPPED[k]);
        pdfa_sheet_draw(work, sheet, copy, &origin->images[i].at);
    }
}

/* A piece of the page as it is shown, over its images. */
static int put_note(struct pdfa_work *work, const struct pdfa_origin *origin, const struct image *shown,
                    const struct geometry *drawn, struct rectangle note, struct pdfa_sheet *sheet, struct err *err)
{
    const struct pdfa_frame *f = &origin->frame;
    struct matrix to_page = shown_matrix(f, shown_width(f) / drawn->width), at;
    double det = to_page.a * to_page.d - to_page.b * to_page.c;
    struct matrix to_px = {to_page.d / det, -to_page.b / det, -to_page.c / det, to_page.a / det, 0, 0};
    cleanup_image struct image *piece = NULL;
    cleanup_coded struct coded coded = {0};
    struct rectangle r;
    struct box box;

    to_px.e = -(to_page.e * to_px.a + to_page.f * to_px.c);
    to_px.f = -(to_page.e * to_px.b + to_page.f * to_px.d);
    r = matrix_bounds(&to_px, note.left, note.bottom, note.right - note.left, note.top - note.bottom);
    box.x = (int)fmax(floor(r.left), 0);
    box.y = (int)fmax(floor(r.bottom), 0);
    box.w = (int)fmin(ceil(r.right), drawn->width) - box.x;
    box.h = (int)fmin(ceil(r.top), drawn->height) - box.y;
    if (box.w <= 0 || box.h <= 0) /* beside the page */
        return 0;
    piece = crop_upright(shown, drawn, box, 0);
    if (!piece || coded_from_image(piece, &coded, err) != 0)
        return piece ? -1 : err_set(err, ERR_LIMIT, "what stands over the page needs too much memory");
    at = matrix_times(&(struct matrix){box.w, 0, 0, -box.h, box.x, box.y + box.h}, &to_page);
    pdfa_sheet_coded(work, sheet, &coded, &at);
    return 0;
}

static int put_notes(struct pdfa_work *work, const struct pdfa_page *page, const struct pdfa_origin *origin,
                     struct pdfa_sheet *sheet, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *shown = NULL;
    struct geometry drawn;

    if (origin->note_count == 0)
        return 0;
    shown = decode_drawn(&arena, page->path, page->index, work->job->scratch, work->job->limits, &drawn, err);
    if (!shown)
        return -1;
    for (size_t i = 0; i < origin->note_count; i++)
        if (put_note(work, origin, shown, &drawn, origin->notes[i], sheet, err) != 0)
            return -1;
    return 0;
}

/* The whole page as a reader shows it. The raster that was read is that, or the scan in it, which may lie turned. */
static int draw_page(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *shown = NULL, *scan = NULL;
    cleanup_coded struct coded coded = {0};
    const struct geometry *g = &page->page->geometry;
    struct geometry drawn, found = {0};
    struct pdfa_frame frame;
    struct text_layer none;

    shown = decode_drawn(&arena, page->path, page->index, work->job->scratch, work->job->limits, &drawn, err);
    if (!shown || coded_from_image(shown, &coded, err) != 0)
        return -1;
    sheet->right = drawn.width * 72.0 / drawn.dpi;
    sheet->top = drawn.height * 72.0 / drawn.dpi;
    pdfa_sheet_coded(work, sheet, &coded, &(struct matrix){sheet->right, 0, 0, sheet->top, 0, 0});
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
    frame = (struct pdfa_frame){0, 0, sheet->right, sheet->top, (360 - found.rotation) % 360};
    sheet->raster = shown_matrix(&frame, shown_width(&frame) / g->width);
    return 0;
}

int pdfa_sheet_from_pdf(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct pdfa_origin *origin = arena_alloc(&arena, sizeof *origin);

    if (pdfa_source_open(work, page->path, err) != 0)
        return -1;
    if (!pdfa_source_look(work, &arena, page->index, origin) ||
        !find_raster(work, origin, &page->page->geometry, sheet))
        return draw_page(work, page, sheet, err);
    sheet->left = origin->frame.left;
    sheet->bottom = origin->frame.bottom;
    sheet->right = origin->frame.right;
    sheet->top = origin->frame.top;
    copy_images(work, origin, sheet);
    return put_notes(work, page, origin, sheet, err) != 0 ? -1 : pdfa_check(work->source, err);
}

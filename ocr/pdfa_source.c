/* Pages of a PDF. The scan that is the page is copied as it lies in the file, where PDF/A allows it, and whatever else
 * the page shows (signatures, stamps, captions) is drawn over it, without loss. Every other page is drawn whole. */
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <unistd.h>

#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/image.h"
#include "pipeline/image/overlay.h"

#define NEAR      0.02 /* two shapes are the same within this */
#define WHOLE     0.9  /* of the page is what the image that was read covers */
#define REST_MOST 0.4  /* more than this: the page is no larger when it is drawn whole */

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

static void take_frame(const struct pdfa_frame *frame, struct pdfa_sheet *sheet)
{
    sheet->left = frame->left;
    sheet->bottom = frame->bottom;
    sheet->right = frame->right;
    sheet->top = frame->top;
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
        pdfa_sheet_draw_by(work, sheet, copy, origin->images[i].steps);
    }
}

/* Nothing but the images of the page, drawn as the page was. */
static struct image *draw_images(struct pdfa_work *work, const struct pdfa_origin *origin, const struct geometry *drawn,
                                 struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, work->job->scratch, "images.pdf");
    struct pdfa_work bare = {.job = work->job, .source = work->source, .out = pdfa_new()};
    struct pdfa_sheet sheet = {.pictures = qpdf_oh_new_dictionary(bare.out), .turn = origin->frame.rotate};
    struct image *image = NULL;
    struct geometry ignored;

    take_frame(&origin->frame, &sheet);
    copy_images(&bare, origin, &sheet);
    pdfa_sheet_put(&bare, &sheet, 0);
    if (pdfa_save(bare.out, "1.7", path, err) == 0)
        image = decode_drawn(&arena, path, 1, drawn->dpi, work->job->scratch, work->job->limits, &ignored, err);
    unlink(path);
    buf_release(&sheet.content);
    qpdf_cleanup(&bare.out);
    return image;
}

static int put_overlay(struct pdfa_work *work, const struct pdfa_frame *frame, const struct geometry *drawn,
                       const struct overlay *overlay, struct pdfa_sheet *sheet, struct err *err)
{
    struct matrix to_page = shown_matrix(frame, shown_width(frame) / drawn->width), at;
    cleanup_coded struct coded picture = {0}, mask = {0};
    struct box box = overlay->box;

    if (coded_from_image(overlay->picture, &picture, err) != 0 || coded_from_image(overlay->mask, &mask, err) != 0)
        return -1;
    at = matrix_times(&(struct matrix){box.w, 0, 0, -box.h, box.x, box.y + box.h}, &to_page);
    pdfa_sheet_masked(work, sheet, &picture, &mask, &at);
    return 0;
}

/* One of the images is the page, or nearly. */
static bool has_scan(const struct pdfa_origin *origin)
{
    double area = shown_width(&origin->frame) * shown_height(&origin->frame);

    for (size_t i = 0; i < origin->image_count; i++) {
        const struct matrix *at = &origin->images[i].at;

        if (fabs(at->a * at->d - at->b * at->c) >= WHOLE * area)
            return true;
    }
    return false;
}

/* What the page shows beside its images: what differs when it is drawn with and without it. 1; 0 when there is no scan
 * or much of it is hidden: then the page is better drawn whole. */
static int find_rest(struct pdfa_work *work, const struct pdfa_page *page, const struct pdfa_origin *origin,
                     struct geometry *drawn, struct overlay *overlay, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *shown = NULL, *under = NULL;

    if (!origin->more)
        return 1;
    if (!has_scan(origin))
        return 0;
    shown = decode_drawn(&arena, page->path, page->index, 0, work->job->scratch, work->job->limits, drawn, err);
    under = shown ? draw_images(work, origin, drawn, err) : NULL;
    if (!under)
        return -1;
    return overlay_find(shown, under, overlay) && overlay->share <= REST_MOST;
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

    shown = decode_drawn(&arena, page->path, page->index, 0, work->job->scratch, work->job->limits, &drawn, err);
    if (!shown || coded_from_drawing(shown, work->job->scratch, &coded, err) != 0)
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

/* The images of the page and what is shown over them. */
static int put_layers(struct pdfa_work *work, const struct pdfa_origin *origin, const struct geometry *drawn,
                      const struct overlay *overlay, struct pdfa_sheet *sheet, struct err *err)
{
    take_frame(&origin->frame, sheet);
    copy_images(work, origin, sheet);
    if (overlay->picture && put_overlay(work, &origin->frame, drawn, overlay, sheet, err) != 0)
        return -1;
    return pdfa_check(work->source, err);
}

int pdfa_sheet_from_pdf(struct pdfa_work *work, const struct pdfa_page *page, struct pdfa_sheet *sheet, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct pdfa_origin *origin = arena_alloc(&arena, sizeof *origin);
    struct overlay overlay = {0};
    struct geometry drawn = {0};
    int result = 0;

    if (pdfa_source_open(work, page->path, err) != 0)
        return -1;
    if (pdfa_source_look(work, &arena, page->index, origin) && find_raster(work, origin, &page->page->geometry, sheet))
        result = find_rest(work, page, origin, &drawn, &overlay, err);
    if (result == 0)
        result = draw_page(work, page, sheet, err);
    else if (result > 0)
        result = put_layers(work, origin, &drawn, &overlay, sheet, err);
    overlay_release(&overlay);
    return result;
}

#include "pipeline/image/pdf_raster.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/decode_messages.h"
#include "pipeline/image/decode_raster.h"
#include "pipeline/image/pdf.h"
#include "pipeline/image/pdf_match.h"
#include "pipeline/image/pdf_text.h"

#define COVER_WHOLE   0.90 /* an image of this share of the page may be the page */
#define COVER_BEYOND  1.15 /* more than this: it is cropped or drawn over the edge */
#define COVER_OVERLAY 0.15 /* seals and signatures drawn over the scan, together */
#define COVER_HALF    0.50 /* pictures of more than this: the page is a scan and its text layer not the text */
#define EXTRACT_MOST  30   /* pdfimages writes every picture of the page: with more, drawing is cheaper */
#define RENDER_DPI    300
#define RENDER_LEAST  100
#define RENDER_MOST   400
#define RENDER_SIDE   1000 /* px; a slip of paper is not drawn smaller for its resolution's sake */
#define CHECK_SIDE    480  /* px of the longer side of the small rendering: 40 dpi for A4 */

/* One page being decoded. */
struct job {
    struct arena *arena;
    const char *path, *scratch, *number; /* number: the page, for a command line */
    int page;
    const struct decode_limits *limits;
    struct pdf_page paper;
    struct pdf_images list;
};

/* The image that is the page, if one is; *share is what all pictures cover. */
static const struct pdf_image *find_scan(const struct job *job, double *share)
{
    const struct pdf_image *scan = NULL;
    double rest = 0;

    *share = 0;
    for (size_t i = 0; i < job->list.count; i++) {
        const struct pdf_image *image = &job->list.images[i];
        double cover = pdf_image_cover(image, &job->paper);

        if (!scan && cover >= COVER_WHOLE && cover <= COVER_BEYOND && strcmp(image->kind, "image") == 0)
            scan = image;
        else
            rest += cover;
        *share += strcmp(image->kind, "image") == 0 || strcmp(image->kind, "stencil") == 0 ? cover : 0;
    }
    if (!scan || rest > COVER_OVERLAY || job->list.more || job->list.count > EXTRACT_MOST)
        return NULL;
    /* Resolutions that differ, and inks other than grey and red-green-blue, are for the renderer. */
    if (fabs(scan->xppi - scan->yppi) > 0.03 * scan->xppi ||
        (scan->components > 3 && strcmp(scan->coding, "jpeg") != 0))
        return NULL;
    return scan;
}

static struct decode_header header_of(const struct pdf_image *image)
{
    int bits = image->components * image->bits;

    return (struct decode_header){image->width, image->height, bits > 0 ? bits : 1, image->xppi, image->yppi};
}

/* No picture on the page may be a bomb, for the renderer would decode it. */
static int allow_images(const struct job *job, struct err *err)
{
    for (size_t i = 0; i < job->list.count; i++) {
        struct decode_header header = header_of(&job->list.images[i]);

        if (decode_raster_allow(&header, job->page, job->limits, err) != 0)
            return -1;
    }
    return 0;
}

/* Runs poppler. -1 with a sentence when it failed. */
static int run(const struct job *job, const char *const *argv, struct err *err)
{
    cleanup_program struct program_result result = {0};
    struct program_limits used;
    char reason[300];

    pdf_program_limits(job->limits, false, &used);
    if (program_run(argv, &used, &result, err) != 0)
        return -1;
    if (program_succeeded(&result))
        return 0;
    program_reason(&result, &used, reason, sizeof reason);
    return err_set(err, result.end == PROGRAM_LIMIT || result.end == PROGRAM_TIMED_OUT ? ERR_LIMIT : ERR_INPUT,
                   "page %d cannot be read: %s", job->page, reason);
}

static struct Pix *read_pix(const char *path)
{
    struct decode_messages messages;
    struct Pix *pix;

    decode_messages_catch(&messages);
    pix = decode_raster_normal(pixRead(path));
    decode_messages_release(&messages, NULL, 0);
    return pix;
}

/* Draws the page at x dpi, as the clerk sees it on the screen; the crop box counts. */
static struct Pix *render(const struct job *job, double dpi, bool grey, struct err *err)
{
    const char *root = file_join(job->arena, job->scratch, "render");
    const char *file = arena_printf(job->arena, "%s.%s", root, grey ? "pgm" : "ppm");
    const char *resolution = arena_printf(job->arena, "%.3f", dpi);
    const char *argv[] = {"pdftoppm",
                          "-cropbox",
                          "-singlefile",
                          "-f",
                          job->number,
                          "-l",
                          job->number,
                          "-r",
                          resolution,
                          pdf_safe_path(job->arena, job->path),
                          pdf_safe_path(job->arena, root),
                          grey ? "-gray" : NULL,
                          NULL};
    struct Pix *pix = NULL;

    if (run(job, argv, err) == 0 && !(pix = read_pix(file)))
        err_set(err, ERR_INPUT, "page %d cannot be drawn: it is damaged or too large for the memory", job->page);
    unlink(file);
    return pix;
}

/* pdfimages writes all pictures of the page; the scan is read and all are removed. NULL when it cannot be
 * had. */
static struct Pix *extract(const struct job *job, const struct pdf_image *scan)
{
    const char *root = file_join(job->arena, job->scratch, "image");
    const char *argv[] = {"pdfimages",
                          "-j",
                          "-tiff",
                          "-f",
                          job->number,
                          "-l",
                          job->number,
                          pdf_safe_path(job->arena, job->path),
                          pdf_safe_path(job->arena, root),
                          NULL};
    struct err ignored = {0};
    struct Pix *pix = NULL;

    if (run(job, argv, &ignored) == 0) {
        const char *ending = strcmp(scan->coding, "jpeg") == 0 ? "jpg" : "tif";

        pix = read_pix(arena_printf(job->arena, "%s-%03d.%s", root, scan->number, ending));
    }
    for (size_t i = 0; i < job->list.count; i++) {
        unlink(arena_printf(job->arena, "%s-%03zu.jpg", root, i));
        unlink(arena_printf(job->arena, "%s-%03zu.tif", root, i));
    }
    if (pix && (pixGetWidth(pix) != scan->width || pixGetHeight(pix) != scan->height))
        pixDestroy(&pix);
    return pix;
}

/* The embedded scan, when it is what the page shows. NULL, without an error, when the page must be drawn. */
static struct Pix *take_scan(const struct job *job, const struct pdf_image *scan, int *rotation)
{
    double side = fmax(job->paper.width, job->paper.height);
    struct err ignored = {0};
    struct Pix *pix, *shown;
    int found;

    pix = extract(job, scan);
    if (!pix)
        return NULL;
    shown = render(job, CHECK_SIDE * 72 / side, true, &ignored);
    found = shown ? pdf_match_rotation(pix, shown, job->paper.rotate) : -1;
    pixDestroy(&shown);
    if (found < 0)
        pixDestroy(&pix);
    else
        *rotation = found;
    return pix;
}

/* The resolution to draw at: that of the pictures where they are the page, halved until it is sane. */
static double render_dpi(const struct job *job, double share)
{
    double area = job->paper.width * job->paper.height / (72 * 72), dpi = RENDER_DPI, finest = 0;
    double side = fmax(job->paper.width, job->paper.height) / 72;

    for (size_t i = 0; i < job->list.count; i++)
        if (pdf_image_cover(&job->list.images[i], &job->paper) > 0.02)
            finest = fmax(finest, fmax(job->list.images[i].xppi, job->list.images[i].yppi));
    if (share > COVER_HALF && finest > 0) {
        dpi = fmax(finest, RENDER_LEAST);
        while (dpi > RENDER_MOST && side * dpi / 2 >= RENDER_SIDE)
            dpi /= 2;
    }
    return fmin(dpi, 0.999 * sqrt((double)DECODE_PIXELS_KEPT / area)); /* sides are rounded up */
}

static bool is_grey(struct Pix *pix)
{
    size_t wpl = (size_t)pixGetWpl(pix), n = wpl * (size_t)pixGetHeight(pix);
    const uint32_t *data = pixGetData(pix);

    for (size_t i = 0; i < n; i++)
        if (data[i] >> 24 != (data[i] >> 16 & 255) || data[i] >> 24 != (data[i] >> 8 & 255))
            return false;
    return true;
}

/* Three equal channels are one. */
static struct Pix *without_empty_colour(struct Pix *pix)
{
    struct Pix *grey;

    if (!pix || pixGetDepth(pix) != 32 || !is_grey(pix))
        return pix;
    grey = pixGetRGBComponent(pix, COLOR_GREEN);
    pixDestroy(&pix);
    return grey;
}

/* What there is to know before the page is drawn. */
static int look(struct job *job, struct err *err)
{
    job->number = arena_printf(job->arena, "%d", job->page);
    return pdf_page(job->path, job->page, job->limits, &job->paper, err) != 0 ||
                   pdf_images(job->path, job->page, job->limits, &job->list, err) != 0
               ? -1
               : allow_images(job, err);
}

struct Pix *pdf_raster_page(struct arena *arena, const char *path, int page, const char *scratch,
                            const struct decode_limits *limits, struct geometry *geometry, struct text_layer *layer,
                            struct err *err)
{
    struct job job = {.arena = arena, .path = path, .scratch = scratch, .page = page, .limits = limits};
    const struct pdf_image *scan;
    struct Pix *pix = NULL;
    double share, dpi = 0;

    if (look(&job, err) != 0)
        return NULL;
    scan = find_scan(&job, &share);
    if (scan) {
        struct decode_header header = header_of(scan);

        dpi = scan->xppi;
        if (decode_raster_factor(&header) == 1)
            pix = take_scan(&job, scan, &geometry->rotation);
    }
    if (!pix) {
        dpi = render_dpi(&job, share);
        pix = without_empty_colour(render(&job, dpi, false, err));
        if (pix && share <= COVER_HALF && !job.list.more)
            pdf_text_layer(arena, path, page, limits, pix, dpi, layer);
    }
    if (pix)
        decode_raster_geometry(pix, dpi, geometry);
    return pix;
}

struct Pix *pdf_raster_drawn(struct arena *arena, const char *path, int page, int dpi, const char *scratch,
                             const struct decode_limits *limits, struct geometry *geometry, struct err *err)
{
    struct job job = {.arena = arena, .path = path, .scratch = scratch, .page = page, .limits = limits};
    struct Pix *pix;
    double share, exact;

    if (look(&job, err) != 0)
        return NULL;
    find_scan(&job, &share);
    exact = dpi > 0 ? dpi : render_dpi(&job, share);
    pix = without_empty_colour(render(&job, exact, false, err));
    if (pix)
        decode_raster_geometry(pix, exact, geometry);
    return pix;
}

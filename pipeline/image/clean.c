#include "pipeline/image/clean.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>

#include "pipeline/base/err.h"
#include "pipeline/base/step.h"
#include "pipeline/image/clean_steps.h"
#include "pipeline/image/image.h"
#include "pipeline/image/orient.h"
#include "pipeline/model/page.h"

/* The engine brings every line to 36 px height itself. Measured on drawn pages of 150 to 300 dpi: it reads
 * best when it gets them at 200, and its layout analysis is quickest there. */
#define ENGINE_DPI 200
/* Rasters within this share of ENGINE_DPI are left as they are. */
#define SCALE_SLACK 0.1
/* Less skew than this moves no pixel of a line by more than two. */
#define SKEW_NONE 0.06
/* Fewer pieces of line than this, and no clear balance between them, say nothing about a page. */
#define LINES_MIN   8
#define UPDOWN_SURE 3.0

static double engine_scale(const struct geometry *geometry)
{
    double scale = (double)ENGINE_DPI / geometry->dpi;

    return fabs(scale - 1) < SCALE_SLACK ? 1 : scale;
}

/* Replaces *pix by `next`, unless there is none. */
static void replace(struct Pix **pix, struct Pix *next)
{
    if (!next)
        return;
    pixDestroy(pix);
    *pix = next;
}

/* Finds rotation and skew from the binary, which is turned upright. A file's own rotation stands on a page
 * without lines of text. Returns how sure it is. */
static double find_geometry(struct Pix **binary, unsigned without, struct geometry *geometry)
{
    struct orientation orientation = {.updown = INFINITY};

    if (!step_is_left_out(without, STEP_ROTATION))
        orient_find(*binary, &orientation);
    if (isfinite(orientation.updown) && (orientation.lines >= LINES_MIN || orientation.updown >= UPDOWN_SURE))
        geometry->rotation = orientation.rotation;
    replace(binary, pixRotateOrth(*binary, geometry->rotation / 90));
    geometry->skew = step_is_left_out(without, STEP_SKEW) ? 0 : orient_skew(*binary);
    if (fabs(geometry->skew) < SKEW_NONE)
        geometry->skew = 0;
    return orientation.lines >= LINES_MIN || !isfinite(orientation.updown) ? orientation.updown : 0;
}

/* The flat raster turned upright and level; what turns in from outside is paper. */
static void turn_upright(struct Pix **flat, const struct geometry *geometry)
{
    replace(flat, pixRotateOrth(*flat, geometry->rotation / 90));
    if (geometry->skew != 0)
        replace(flat, pixRotateAMGray(*flat, (l_float32)(geometry->skew * M_PI / 180), 255));
}

static void take_stamps(struct Pix **inks, const struct geometry *geometry, int dpi, struct cleaned *out)
{
    if (out->scale != 1)
        replace(inks, pixScale(*inks, (l_float32)out->scale, (l_float32)out->scale));
    turn_upright(inks, geometry);
    clean_take_stamps(*inks, dpi, out);
    pixDestroy(inks);
}

int clean_page(const struct image *original, unsigned without, struct geometry *geometry, struct quality *quality,
               struct cleaned *out, struct err *err)
{
    struct Pix *grey, *flat, *edges, *binary, *inks = NULL;
    int dpi;

    setMsgSeverity(L_SEVERITY_NONE);
    clean_resolution(geometry);
    grey = clean_grey(image_pix(original), !step_is_left_out(without, STEP_INK));
    if (!grey)
        return err_set(err, ERR_INPUT, "the page's raster of %d x %d px cannot be made grey", geometry->width,
                       geometry->height);
    *out = (struct cleaned){0};
    if (!step_is_left_out(without, STEP_STAMPS))
        inks = clean_part_stamps(image_pix(original), grey, geometry->dpi);
    out->scale = step_is_left_out(without, STEP_SCALE) ? 1 : engine_scale(geometry);
    dpi = (int)lround(geometry->dpi * out->scale);
    if (out->scale != 1)
        replace(&grey, pixScale(grey, (l_float32)out->scale, (l_float32)out->scale));
    flat = step_is_left_out(without, STEP_FLATTEN) ? pixCopy(NULL, grey) : clean_flatten(grey, dpi);
    edges = step_is_left_out(without, STEP_EDGES) ? NULL : clean_edges(grey, dpi);
    if (edges)
        pixSetMasked(flat, edges, 255);
    binary = clean_binary(flat, dpi);
    out->upright = find_geometry(&binary, without, geometry);
    clean_measure(grey, flat, dpi, binary, quality);
    turn_upright(&flat, geometry);
    if (inks)
        take_stamps(&inks, geometry, dpi, out);
    if (!step_is_left_out(without, STEP_TABLES))
        clean_tables(flat, dpi, out);
    if (!step_is_left_out(without, STEP_FOLDS))
        clean_folds(flat, dpi);
    out->image = image_from_pix(flat);
    pixDestroy(&grey);
    pixDestroy(&edges);
    pixDestroy(&binary);
    return 0;
}

void clean_release(struct cleaned *cleaned)
{
    image_free(cleaned->image);
    cleaned->image = NULL;
    free(cleaned->cells);
    cleaned->cells = NULL;
    cleaned->cell_count = 0;
    for (size_t i = 0; i < cleaned->stamp_count; i++)
        image_free(cleaned->stamps[i].image);
    free(cleaned->stamps);
    cleaned->stamps = NULL;
    cleaned->stamp_count = 0;
}

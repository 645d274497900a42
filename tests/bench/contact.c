/* One page as scanned beside the page as recognition gets it, as a PNG to look at.
 *
 * usage: contact SCRATCH FILE PAGE OUT.png [X,Y,W,H ...]
 *
 * SCRATCH is an empty folder, FILE a scan, PAGE counts from 1. Left the scan as it is stored, with the boxes (px of its
 * raster) in red; right the raster that clean_page() hands to the engine, upright and level, its table cells in blue,
 * and in green where stamps were taken off.
 */
#include <leptonica/allheaders.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/image.h"
#include "tests/bench/scan.h"

#define SIDE_PX   1100 /* the width of each of the pictures */
#define BORDER_PX 3
#define GAP_PX    8

static struct Pix *in_colour(const struct image *image)
{
    struct Pix *plain = pixRemoveColormap(image_pix(image), REMOVE_CMAP_TO_FULL_COLOR), *colour;

    colour = pixConvertTo32(plain);
    pixDestroy(&plain);
    return colour;
}

static void outline(struct Pix *pix, struct box at, int r, int g, int b)
{
    struct Box *box = boxCreate(at.x, at.y, at.w, at.h);

    pixRenderBoxArb(pix, box, BORDER_PX, (l_uint8)r, (l_uint8)g, (l_uint8)b);
    boxDestroy(&box);
}

static struct Pix *as_scanned(const struct image *original, char *const *boxes, int count)
{
    struct Pix *pix = in_colour(original);
    struct box at;

    for (int i = 0; i < count; i++)
        if (sscanf(boxes[i], "%9d,%9d,%9d,%9d", &at.x, &at.y, &at.w, &at.h) == 4)
            outline(pix, at, 230, 0, 0);
    return pix;
}

static struct Pix *as_cleaned(const struct cleaned *cleaned)
{
    struct Pix *pix = in_colour(cleaned->image);

    for (size_t i = 0; i < cleaned->cell_count; i++)
        outline(pix, cleaned->cells[i].box, 0, 90, 230);
    for (size_t i = 0; i < cleaned->stamp_count; i++)
        outline(pix, cleaned->stamps[i].box, 0, 160, 60);
    return pix;
}

/* Adds the picture, SIDE_PX wide; takes it over. */
static void add(struct Pixa *sheet, struct Pix *pix)
{
    l_float32 factor = (l_float32)SIDE_PX / (l_float32)pixGetWidth(pix);

    pixaAddPix(sheet, pixScale(pix, factor, factor), L_INSERT);
    pixDestroy(&pix);
}

static int write_pair(const struct image *original, const struct cleaned *cleaned, const char *path, char *const *boxes,
                      int count)
{
    struct Pixa *sheet = pixaCreate(2);
    struct Pix *both;
    int status;

    add(sheet, as_scanned(original, boxes, count));
    add(sheet, as_cleaned(cleaned));
    both = pixaDisplayTiledInColumns(sheet, 2, 1, GAP_PX, 0);
    status = both ? pixWrite(path, both, IFF_PNG) : -1;
    pixDestroy(&both);
    pixaDestroy(&sheet);
    return status;
}

/* What of the page is worth knowing beside its picture. */
static void tell(const struct geometry *g, const struct quality *q, size_t cells)
{
    printf("%d x %d px, %d dpi, turned %d, skew %.2f, contrast %.2f, sharpness %.2f, %zu cells%s%s\n", g->width,
           g->height, g->dpi, g->rotation, g->skew, q->contrast, q->sharpness, cells, q->blank ? ", blank" : "",
           q->photo ? ", a photograph" : "");
}

int main(int argc, char **argv)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *original = NULL;
    struct cleaned cleaned = {0};
    struct geometry geometry = {0};
    struct quality quality = {0};
    struct err err = {0};

    if (argc < 5) {
        fputs("usage: contact SCRATCH FILE PAGE OUT.png [X,Y,W,H ...]\n", stderr);
        return EX_USAGE;
    }
    original = scan_page(&arena, argv[1], argv[2], atoi(argv[3]), &geometry, &err);
    if (!original || clean_page(original, 0, &geometry, &quality, &cleaned, &err) != 0) {
        fprintf(stderr, "%s: %s\n", argv[2], err.message);
        return EX_DATAERR;
    }
    tell(&geometry, &quality, cleaned.cell_count);
    if (write_pair(original, &cleaned, argv[4], argv + 5, argc - 5) != 0) {
        fprintf(stderr, "cannot write '%s'\n", argv[4]);
        return EX_CANTCREAT;
    }
    clean_release(&cleaned);
    return 0;
}

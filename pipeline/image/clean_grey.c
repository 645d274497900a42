#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>

#include "pipeline/image/clean_steps.h"
#include "pipeline/image/orient.h"

#define PAPER_LEVEL   250 /* where flattening puts the paper: a little clipped, which takes the grain off */
#define TILE_INCH     (1 / 12.0)
#define TILE_MIN_PX   10
#define INK_LEVEL     80 /* darker than this is never paper */
#define EDGE_DPI      50 /* edges are looked for at this resolution */
#define EDGE_THICK_PX 5  /* 2.5 mm: thicker than any letter's stroke */
#define BLACK_LEVEL   80

/* Grey halfway between lightness and the strongest colour: seal red and pen blue turn pale enough for the
 * print under them to stand out, and are still dark enough to be read where they are the text (MẬT, an
 * incoming stamp). */
static struct Pix *lifted(struct Pix *original)
{
    int w = pixGetWidth(original), h = pixGetHeight(original);
    struct Pix *grey = pixCreate(w, h, 8);

    pixCopyResolution(grey, original);
    for (int y = 0; y < h; y++) {
        const l_uint32 *from = pixGetData(original) + (size_t)y * (size_t)pixGetWpl(original);
        l_uint32 *to = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);

        for (int x = 0; x < w; x++) {
            unsigned r = from[x] >> 24, g = from[x] >> 16 & 255, b = from[x] >> 8 & 255;
            unsigned light = (r * 77 + g * 150 + b * 29) >> 8, most = r > g ? r : g;

            most = b > most ? b : most;
            SET_DATA_BYTE(to, x, (light + most) / 2);
        }
    }
    return grey;
}

struct Pix *clean_grey(struct Pix *original, bool lift)
{
    struct Pix *colour, *grey;

    if (pixGetColormap(original)) {
        colour = pixRemoveColormap(original, REMOVE_CMAP_BASED_ON_SRC);
        grey = clean_grey(colour, lift);
        pixDestroy(&colour);
        return grey;
    }
    if (lift && pixGetDepth(original) == 32)
        return lifted(original);
    return pixConvertTo8(original, 0);
}

struct Pix *clean_flatten(struct Pix *grey, int dpi)
{
    int tile = (int)lround(dpi * TILE_INCH);
    struct Pix *flat;

    tile = tile < TILE_MIN_PX ? TILE_MIN_PX : tile;
    flat = pixBackgroundNorm(grey, NULL, NULL, tile, tile, INK_LEVEL, tile * tile / 4, PAPER_LEVEL, 2, 2);
    return flat ? flat : pixClone(grey); /* nothing but black, or smaller than a tile */
}

struct Pix *clean_binary(struct Pix *grey, int dpi)
{
    l_float32 factor = (l_float32)ORIENT_DPI / (l_float32)dpi;
    struct Pix *small = factor < 0.95f ? pixScale(grey, factor, factor) : pixClone(grey), *binary = NULL;

    pixSauvolaBinarizeTiled(small, 12, 0.3f, 1, 1, NULL, &binary);
    pixDestroy(&small);
    return binary;
}

struct Pix *clean_edges(struct Pix *grey, int dpi)
{
    l_float32 factor = (l_float32)EDGE_DPI / (l_float32)dpi;
    struct Pix *small = factor < 1 ? pixScale(grey, factor, factor) : pixClone(grey);
    struct Pix *black = pixThresholdToBinary(small, BLACK_LEVEL);
    struct Pix *thick = pixOpenBrick(NULL, black, EDGE_THICK_PX, EDGE_THICK_PX), *inner, *mask = NULL;
    l_int32 none = 1;

    inner = pixRemoveBorderConnComps(thick, 8);
    pixSubtract(thick, thick, inner);
    pixZero(thick, &none);
    if (!none) {
        pixDilateBrick(thick, thick, EDGE_THICK_PX, EDGE_THICK_PX);
        mask = pixScaleToSize(thick, pixGetWidth(grey), pixGetHeight(grey));
    }
    pixDestroy(&inner);
    pixDestroy(&thick);
    pixDestroy(&black);
    pixDestroy(&small);
    return mask;
}

/* Folds: a level line across the sheet, paler than print, that runs through words. */
#include <leptonica/allheaders.h>
#include <math.h>
#include <stdbool.h>

#include "pipeline/image/clean_steps.h"

#define FOLD_BELOW  225 /* in a flat raster whose paper is at 250 */
#define FOLD_FROM   120 /* darker is print, or a rule */
#define FOLD_SHARE  0.5 /* of the width of the page that one reaches across */
#define RUN_INCH    0.4 /* pieces of it between words, and where it drops from one row to the next */
#define JOIN_INCH   1.0 /* and what may lie between them */
#define THICK_INCH  0.06
#define PRINT_SHARE 0.3 /* of its points; a rule is as dark as print all along */
#define PAPER       250

/* The fold in a piece of the mask: from the side, thin and long. */
static bool is_fold(struct Pix *flat, struct Pix *piece, struct Box *at, int width, int thick)
{
    struct Pix *part = pixClipRectangle(flat, at, NULL), *dark = pixThresholdToBinary(part, FOLD_FROM);
    l_int32 w, h, all = 0, print = 0;

    boxGetGeometry(at, NULL, NULL, &w, &h);
    pixAnd(dark, dark, piece);
    pixCountPixels(piece, &all, NULL);
    pixCountPixels(dark, &print, NULL);
    pixDestroy(&part);
    pixDestroy(&dark);
    return w >= FOLD_SHARE * width && h <= thick + w / 50 && print <= PRINT_SHARE * all;
}

/* Makes what is paler than print under the piece, and a point above and below it, paper. */
static void erase(struct Pix *flat, struct Pix *piece, int x, int y)
{
    struct Pix *wide = pixAddBorderGeneral(piece, 0, 0, 1, 1, 0);

    pixDilateBrick(wide, wide, 1, 3);
    for (int j = 0; j < (int)pixGetHeight(wide); j++) {
        const l_uint32 *mask = pixGetData(wide) + (size_t)j * (size_t)pixGetWpl(wide);
        int row = y + j - 1;
        l_uint32 *line;

        if (row < 0 || row >= (int)pixGetHeight(flat))
            continue;
        line = pixGetData(flat) + (size_t)row * (size_t)pixGetWpl(flat);
        for (int i = 0; i < (int)pixGetWidth(wide); i++)
            if (GET_DATA_BIT(mask, i) && GET_DATA_BYTE(line, x + i) >= FOLD_FROM)
                SET_DATA_BYTE(line, x + i, PAPER);
    }
    pixDestroy(&wide);
}

void clean_folds(struct Pix *flat, int dpi)
{
    int run = (int)lround(dpi * RUN_INCH), join = (int)lround(dpi * JOIN_INCH), thick = (int)lround(dpi * THICK_INCH);
    struct Pix *ink = pixThresholdToBinary(flat, FOLD_BELOW), *level = pixOpenBrick(NULL, ink, run, 1), *joined;
    struct Pixa *pieces = NULL;
    struct Boxa *boxes;

    joined = pixCloseSafeBrick(NULL, level, join, 3);
    boxes = pixConnComp(joined, &pieces, 8);
    for (int i = 0; i < boxaGetCount(boxes); i++) {
        struct Box *at = boxaGetBox(boxes, i, L_CLONE);
        struct Pix *piece = pixaGetPix(pieces, i, L_CLONE);
        l_int32 x, y;

        boxGetGeometry(at, &x, &y, NULL, NULL);
        if (is_fold(flat, piece, at, (int)pixGetWidth(flat), thick))
            erase(flat, piece, x, y);
        boxDestroy(&at);
        pixDestroy(&piece);
    }
    boxaDestroy(&boxes);
    pixaDestroy(&pieces);
    pixDestroy(&joined);
    pixDestroy(&level);
    pixDestroy(&ink);
}

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/clean_steps.h"
#include "pipeline/image/orient.h"

static int tune(const char*n,int d){const char*s=getenv(n);return s?atoi(s):d;}

static struct Pix *lifted(struct Pix *original)
{
    int w = pixGetWidth(original), h = pixGetHeight(original);
    struct Pix *grey = pixCreate(w, h, 8);
    int mode = tune("LIFT", 0);

    for (int y = 0; y < h; y++) {
        const l_uint32 *from = pixGetData(original) + (size_t)y * pixGetWpl(original);
        l_uint32 *to = pixGetData(grey) + (size_t)y * pixGetWpl(grey);

        for (int x = 0; x < w; x++) {
            int r, g, b, v, m;
            extractRGBValues(from[x], &r, &g, &b);
            v = (r * 77 + g * 150 + b * 29) >> 8;
            m = r > g ? r : g;
            if (b > m) m = b;
            if (mode == 1) v = r;
            if (mode == 2) v = m;
            if (mode == 3) v = r>v? (r+v)/2 : v;
            if (mode == 4) v = r>b&&r>v ? r : v;
            if (mode == 5) v = (m+v)/2;
            SET_DATA_BYTE(to, x, v);
        }
    }
    return grey;
}

struct Pix *clean_grey(struct Pix *original, int dpi)
{
    (void)dpi;
    if (pixGetDepth(original) == 32 && !pixGetColormap(original))
        return lifted(original);
    if (pixGetColormap(original)) {
        struct Pix *colour = pixRemoveColormap(original, REMOVE_CMAP_TO_FULL_COLOR), *grey = lifted(colour);

        pixDestroy(&colour);
        return grey;
    }
    return pixConvertTo8(original, 0);
}

struct Pix *clean_flatten(struct Pix *grey, int dpi)
{
    int tile = dpi / 12 > 10 ? dpi / 12 : 10;
    struct Pix *flat;

    if (tune("FLAT",1)==0) return pixClone(grey);
    flat= pixBackgroundNorm(grey, NULL, NULL, tile, tile, 80, tile * tile / 4, tune("BG",230), 2, 2);

    if (tune("BLUR",0)) {
        struct Pix *b;
        L_KERNEL *k1,*k2; makeGaussianKernelSep(2,2,(l_float32)tune("BLUR",0)/100.f,1,&k1,&k2);
        b = pixConvolveSep(flat,k1,k2,8,1); pixDestroy(&flat); flat=b; kernelDestroy(&k1); kernelDestroy(&k2);
    }
    return flat ? flat : pixClone(grey);
}

struct Pix *clean_binary(struct Pix *flat, int dpi)
{
    l_float32 factor = (l_float32)ORIENT_DPI / (l_float32)dpi;
    struct Pix *small = factor < 0.95f ? pixScaleAreaMap(flat, factor, factor) : pixClone(flat);
    struct Pix *binary = NULL;

    pixSauvolaBinarizeTiled(small, 12, 0.3f, 1, 1, NULL, &binary);
    pixDestroy(&small);
    return binary;
}

/* Masses thicker than a letter's stroke that grow from the edge. */
struct Pix *clean_edges(struct Pix *binary)
{
    struct Pix *thick = pixOpenBrick(NULL, binary, 11, 11), *inner = pixRemoveBorderConnComps(thick, 8);

    pixSubtract(thick, thick, inner);
    pixDestroy(&inner);
    pixDilateBrick(thick, thick, 9, 9);
    return thick;
}

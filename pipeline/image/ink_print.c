#include <leptonica/allheaders.h>

#include "pipeline/base/memory.h"
#include "pipeline/image/ink.h"

/* Grey levels between print and paper below which there is nothing to part. */
#define LEAST_CONTRAST 60
/* Paper is the level above which this share of the pixels is not; print the darkest of what is clearly no paper. */
#define PAPER_SHARE 0.6
#define PRINT_SHARE 0.1
/* What a stroke's blurred edge may reach, as a share of the way from print to paper. */
#define EDGE 0.8
/* px that an edge may be wide at 200 dpi; one in so many of a letter's height. */
#define EDGE_PART 12

/* Grey level below which `share` of the pixels under `limit` lie. */
static int level_below(NUMA *histogram, int limit, double share)
{
    double sum = 0, all = 0;
    l_int32 n;

    for (int i = 0; i < limit; i++) {
        numaGetIValue(histogram, i, &n);
        all += n;
    }
    for (int i = 0; i < limit; i++) {
        numaGetIValue(histogram, i, &n);
        sum += n;
        if (sum > share * all)
            return i;
    }
    return limit;
}

/* The strongest channel: coloured ink is nearly paper in it, black is black. */
static PIX *strongest(PIX *pix)
{
    return pixConvertRGBToGrayMinMax(pix, L_CHOOSE_MAX);
}

/* Strokes that hold a pixel as dark as print, with their edges; all else white. */
static PIX *dark_strokes(PIX *grey, int core, int edge, int reach)
{
    PIX *seed = pixThresholdToBinary(grey, core), *wide = pixThresholdToBinary(grey, edge), *out = NULL, *white = NULL;

    if (seed && wide) {
        for (int i = 0; i < reach; i++) { /* grown step by step, never over what is paper */
            pixDilateBrick(seed, seed, 3, 3);
            pixAnd(seed, seed, wide);
        }
        out = pixCopy(NULL, grey);
        white = pixInvert(NULL, seed);
    }
    if (out && white)
        pixSetMasked(out, white, 255);
    pixDestroy(&seed);
    pixDestroy(&wide);
    pixDestroy(&white);
    return out;
}

struct image *ink_print(const struct image *crop, int height, double share)
{
    PIX *grey, *out = NULL;
    NUMA *histogram;
    int paper, print;

    if (image_depth(crop) == 1)
        return NULL;
    grey = image_depth(crop) == 32 ? strongest(image_pix(crop)) : pixConvertTo8(image_pix(crop), 0);
    histogram = grey ? pixGetGrayHistogram(grey, 1) : NULL;
    if (histogram) {
        paper = level_below(histogram, 256, PAPER_SHARE);
        print = level_below(histogram, paper - LEAST_CONTRAST > 0 ? paper - LEAST_CONTRAST : 0, PRINT_SHARE);
        if (paper - print > LEAST_CONTRAST)
            out = dark_strokes(grey, print + (int)(share * (paper - print)), print + (int)(EDGE * (paper - print)),
                               height / EDGE_PART + 1);
    }
    numaDestroy(&histogram);
    pixDestroy(&grey);
    return image_from_pix(out);
}

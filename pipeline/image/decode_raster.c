#include "pipeline/image/decode_raster.h"

#include <leptonica/allheaders.h>
#include <math.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/image/decode.h"

#define BILEVEL_ALLOWANCE 4   /* 600 Mpx at 1 bit are 75 MB: A4 at 2400 dpi, brought down at once */
#define DPI_KEPT          600 /* above this the raster is brought down to 300..600 dpi */
#define DPI_WANTED        300
#define SIDE_WANTED       1000  /* px; a small slip of paper is not brought below this for its resolution's sake */
#define A4_HEIGHT         11.69 /* in */

int decode_raster_allow(const struct decode_header *header, int page, const struct decode_limits *limits,
                        struct err *err)
{
    long most = header->bits == 1 ? limits->pixels * BILEVEL_ALLOWANCE : limits->pixels;

    if (header->width <= 0 || header->height <= 0)
        return err_set(err, ERR_INPUT, "page %d is damaged: its picture has no size", page);
    if (header->width > LIMIT_SIDE_PIXELS || header->height > LIMIT_SIDE_PIXELS ||
        header->width > most / header->height)
        return err_set(err, ERR_LIMIT,
                       "page %d is larger than %ld million pixels (%ld x %ld): scan it again at 300 dpi", page,
                       most / 1000000, header->width, header->height);
    return 0;
}

int decode_raster_factor(const struct decode_header *header)
{
    long side = header->width > header->height ? header->width : header->height;
    double dpi = fmax(header->xdpi, header->ydpi);
    int factor = 1;

    if (dpi > DPI_KEPT)
        while (dpi / (factor + 1) >= DPI_WANTED && side / (factor + 1) >= SIDE_WANTED)
            factor++;
    while (header->width / factor * (header->height / factor) > DECODE_PIXELS_KEPT)
        factor++;
    return factor;
}

/* Puts `next` in the place of pix. */
static struct Pix *replace(struct Pix *pix, struct Pix *next)
{
    if (next && next != pix)
        pixCopyResolution(next, pix);
    pixDestroy(&pix);
    return next;
}

struct Pix *decode_raster_normal(struct Pix *pix)
{
    if (pix && pixGetColormap(pix))
        pix = replace(pix, pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC));
    if (pix && pixGetDepth(pix) == 16)
        pix = replace(pix, pixConvert16To8(pix, L_MS_BYTE));
    if (pix && (pixGetDepth(pix) == 2 || pixGetDepth(pix) == 4))
        pix = replace(pix, pixConvertTo8(pix, 0));
    if (pix && pixGetDepth(pix) == 24)
        pix = replace(pix, pixConvert24To32(pix));
    if (pix && pixGetDepth(pix) == 32 && pixGetSpp(pix) == 4)
        pix = replace(pix, pixAlphaBlendUniform(pix, 0xffffff00));
    if (pix && pixGetDepth(pix) == 32)
        pixSetSpp(pix, 3);
    return pix;
}

static struct Pix *reduce_two_level(struct Pix *pix, int factor)
{
    switch (factor) {
    case 2:
        return pixScaleToGray2(pix);
    case 3:
        return pixScaleToGray3(pix);
    case 4:
        return pixScaleToGray4(pix);
    case 6:
        return pixScaleToGray6(pix);
    case 8:
        return pixScaleToGray8(pix);
    default:
        return pixScaleToGray(pix, 1.0f / (float)factor);
    }
}

struct Pix *decode_raster_reduce(struct Pix *pix, int factor)
{
    struct Pix *smaller;
    int xres, yres;

    if (!pix || factor <= 1)
        return pix;
    xres = pixGetXRes(pix) / factor;
    yres = pixGetYRes(pix) / factor;
    smaller = pixGetDepth(pix) == 1 ? reduce_two_level(pix, factor)
                                    : pixScaleAreaMap(pix, 1.0f / (float)factor, 1.0f / (float)factor);
    pixDestroy(&pix);
    if (smaller)
        pixSetResolution(smaller, xres, yres);
    return smaller;
}

struct Pix *decode_raster_square(struct Pix *pix, struct decode_header *header)
{
    double ratio = header->xdpi > 0 && header->ydpi > 0 ? header->xdpi / header->ydpi : 1;
    double sx = ratio < 1 ? 1 / ratio : 1, sy = ratio > 1 ? ratio : 1;
    struct Pix *square;

    if (!pix || (ratio > 0.8 && ratio < 1.25) || ratio < 0.2 || ratio > 5 ||
        pixGetWidth(pix) * sx * pixGetHeight(pix) * sy > DECODE_PIXELS_KEPT)
        return pix;
    square = pixGetDepth(pix) == 1 ? pixScaleBinary(pix, (float)sx, (float)sy) : pixScale(pix, (float)sx, (float)sy);
    pixDestroy(&pix);
    header->xdpi = header->ydpi = fmax(header->xdpi, header->ydpi);
    return square;
}

/* A scanner's A3 is 16.5 in; low resolutions with larger papers come from software that writes 72 or 96 for
 * "unknown", and so do slips smaller than a stamp. */
static bool believable(long side, double dpi)
{
    return dpi >= 50 && dpi <= 4800 && side / dpi >= 1 && side / dpi <= (dpi < 150 ? 17.5 : 48);
}

void decode_raster_geometry(const struct Pix *pix, double dpi, struct geometry *geometry)
{
    long side;

    geometry->width = pixGetWidth(pix);
    geometry->height = pixGetHeight(pix);
    side = geometry->width > geometry->height ? geometry->width : geometry->height;
    geometry->skew = 0;
    geometry->dpi_known = believable(side, dpi);
    geometry->dpi = (int)lround(geometry->dpi_known ? dpi : fmax((double)side / A4_HEIGHT, 30));
}

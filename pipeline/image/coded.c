#include "pipeline/image/coded.h"

#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/image/coded_parts.h"
#include "pipeline/image/image.h"

#define DARK        96    /* surely ink */
#define HALF        140   /* where the edge of a stroke is put */
#define PAPER       245   /* surely not */
#define COLOURED    40    /* levels between the strongest and the weakest channel */
#define EDGE_PX     5     /* grey is the edge of a stroke within half of this */
#define STRAY_SHARE 0.002 /* of the ink; more grey elsewhere is a hairline, a shade or a picture */

void coded_release(struct coded *coded)
{
    buf_release(&coded->bytes);
    buf_release(&coded->palette);
    free(coded->strips);
    *coded = (struct coded){0};
}

void coded_one_strip(struct coded *coded)
{
    free(coded->strips);
    coded->strips = memory_alloc(sizeof *coded->strips);
    coded->strips[0] = (struct coded_strip){0, coded->bytes.len, coded->height};
    coded->strip_count = 1;
}

int coded_page(const char *path, enum media media, int page, struct coded *coded, struct err *err)
{
    int found;

    *coded = (struct coded){0};
    if (media == MEDIA_TIFF) {
        found = coded_tiff(path, page, coded, err);
    } else if (page == 1 && (media == MEDIA_JPEG || media == MEDIA_PNG)) {
        if (file_read(AT_FDCWD, path, LIMIT_FILE_BYTES, &coded->bytes, err) != 0)
            return -1;
        found = media == MEDIA_JPEG ? coded_jpeg(coded) : coded_png(coded);
    } else {
        found = 0;
    }
    if (found != 1)
        coded_release(coded);
    return found;
}

/* The same picture in fewer bits a pixel, when it has few colours. The caller destroys it. */
static struct Pix *in_few_bits(struct Pix *pix)
{
    struct Pix *few = NULL;

    setMsgSeverity(L_SEVERITY_NONE); /* many colours are no error */
    if (pixGetColormap(pix))
        return pixClone(pix);
    if (pixGetDepth(pix) == 32)
        few = pixConvertRGBToCmapLossless(pix);
    else if (pixGetDepth(pix) == 8)
        few = pixConvertGrayToColormap8(pix, 2);
    return few ? few : pixClone(pix);
}

int coded_from_image(const struct image *image, struct coded *coded, struct err *err)
{
    struct Pix *few = in_few_bits(image_pix(image));
    l_uint8 *bytes = NULL;
    size_t n = 0;
    bool done;

    *coded = (struct coded){0};
    done = pixWriteMemPng(&bytes, &n, few, 0) == 0;
    pixDestroy(&few);
    if (!done)
        return err_set(err, ERR_LIMIT, "the picture of the page cannot be coded: it is too large for the memory");
    buf_append(&coded->bytes, bytes, n);
    lept_free(bytes);
    done = coded_png(coded) == 1;
    if (!done)
        coded_release(coded);
    return done ? 0 : err_set(err, ERR_INTERNAL, "the picture of the page is of a form that was not foreseen");
}

/* The drawing in grey, or NULL when anything in it is of a colour. The caller destroys it. */
static struct Pix *in_grey(struct Pix *pix)
{
    l_float32 all, coloured = 0;

    if (pixGetDepth(pix) == 8 && !pixGetColormap(pix))
        return pixClone(pix);
    if (pixGetDepth(pix) != 32 || pixColorFraction(pix, 0, 255, COLOURED, 1, &all, &coloured) != 0 || coloured > 0)
        return NULL;
    return pixConvertRGBToLuminance(pix);
}

/* The drawing as black and white, or NULL when it is more than that. The caller destroys it. */
static struct Pix *black_and_white(struct Pix *pix)
{
    struct Pix *grey = in_grey(pix), *dark, *near, *stray, *two = NULL;
    l_int32 ink = 0, strays = 0;

    if (!grey)
        return NULL;
    dark = pixThresholdToBinary(grey, DARK);
    near = pixDilateBrick(NULL, dark, EDGE_PX, EDGE_PX);
    stray = pixThresholdToBinary(grey, PAPER);
    pixSubtract(stray, stray, near);
    pixCountPixels(dark, &ink, NULL);
    pixCountPixels(stray, &strays, NULL);
    if (strays <= STRAY_SHARE * ink)
        two = pixThresholdToBinary(grey, HALF);
    pixDestroy(&stray);
    pixDestroy(&near);
    pixDestroy(&dark);
    pixDestroy(&grey);
    return two;
}

int coded_from_drawing(const struct image *image, const char *scratch, struct coded *coded, struct err *err)
{
    struct Pix *two = black_and_white(image_pix(image));
    char path[LIMIT_PATH_BYTES];
    bool done = false;

    if (two && snprintf(path, sizeof path, "%s/drawing.tif", scratch) < (int)sizeof path &&
        pixWrite(path, two, IFF_TIFF_G4) == 0) {
        done = coded_page(path, MEDIA_TIFF, 1, coded, err) == 1;
        unlink(path);
    }
    pixDestroy(&two);
    return done ? 0 : coded_from_image(image, coded, err);
}

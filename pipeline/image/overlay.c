#include "pipeline/image/overlay.h"

#include <leptonica/allheaders.h>

/* Of a channel: a picture that is drawn at another place than a pixel's corner differs a little at every edge. */
#define DIFFERS 12
/* A stroke ends in pixels that differ less than that. */
#define AROUND_PX 5

static struct Pix *in_colour(const struct image *image)
{
    return pixConvertTo32(image_pix(image));
}

static int channel_difference(l_uint32 a, l_uint32 b)
{
    int most = 0;

    for (int shift = 8; shift < 32; shift += 8) {
        int difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);

        difference = difference < 0 ? -difference : difference;
        most = difference > most ? difference : most;
    }
    return most;
}

static struct Pix *differences(struct Pix *a, struct Pix *b)
{
    int w = pixGetWidth(a), h = pixGetHeight(a);
    struct Pix *mask = pixCreate(w, h, 1);

    for (int y = 0; mask && y < h; y++) {
        const l_uint32 *from = pixGetData(a) + (size_t)y * (size_t)pixGetWpl(a);
        const l_uint32 *other = pixGetData(b) + (size_t)y * (size_t)pixGetWpl(b);
        l_uint32 *line = pixGetData(mask) + (size_t)y * (size_t)pixGetWpl(mask);

        for (int x = 0; x < w; x++)
            if (channel_difference(from[x], other[x]) > DIFFERS)
                SET_DATA_BIT(line, x);
    }
    if (mask)
        pixDilateBrick(mask, mask, AROUND_PX, AROUND_PX);
    return mask;
}

/* Cuts the box out of mask and picture, and makes the rest of the picture white. */
static void cut(struct Pix *shown, struct Pix *mask, struct Box *at, struct overlay *overlay)
{
    struct Pix *part = pixClipRectangle(mask, at, NULL), *picture = pixClipRectangle(shown, at, NULL);
    struct Pix *rest = pixInvert(NULL, part);

    pixPaintThroughMask(picture, rest, 0, 0, 0xffffff00);
    boxGetGeometry(at, &overlay->box.x, &overlay->box.y, &overlay->box.w, &overlay->box.h);
    overlay->picture = image_from_pix(picture);
    overlay->mask = image_from_pix(part);
    pixDestroy(&rest);
}

bool overlay_find(const struct image *shown, const struct image *under, struct overlay *overlay)
{
    struct Pix *a = NULL, *b = NULL, *mask = NULL;
    struct Box *at = NULL;
    l_int32 count = 0;
    bool good;

    *overlay = (struct overlay){.share = 1};
    if (image_width(shown) != image_width(under) || image_height(shown) != image_height(under))
        return false;
    a = in_colour(shown);
    b = in_colour(under);
    mask = a && b ? differences(a, b) : NULL;
    good = mask && pixCountPixels(mask, &count, NULL) == 0;
    if (good)
        overlay->share = (double)count / ((double)image_width(shown) * image_height(shown));
    if (good && count > 0 && pixClipToForeground(mask, NULL, &at) == 0)
        cut(a, mask, at, overlay);
    boxDestroy(&at);
    pixDestroy(&mask);
    pixDestroy(&a);
    pixDestroy(&b);
    return good;
}

void overlay_release(struct overlay *overlay)
{
    image_free(overlay->picture);
    image_free(overlay->mask);
    *overlay = (struct overlay){0};
}

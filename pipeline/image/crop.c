#include "pipeline/image/crop.h"

#include <leptonica/allheaders.h>
#include <math.h>

#include "pipeline/base/err.h"

/* Cut from the original with room for the turn, so that no more than the region is ever turned. */
static PIX *cut(PIX *pix, struct box box)
{
    BOX *region = boxCreate(box.x, box.y, box.w, box.h);
    PIX *part = pixClipRectangle(pix, region, NULL);

    boxDestroy(&region);
    return part;
}

static PIX *replace(PIX *old, PIX *new)
{
    pixDestroy(&old);
    return new;
}

static struct box clip(struct box box, int pad, int width, int height)
{
    int x1 = box.x + box.w + pad, y1 = box.y + box.h + pad;

    box.x = box.x > pad ? box.x - pad : 0;
    box.y = box.y > pad ? box.y - pad : 0;
    box.w = (x1 < width ? x1 : width) - box.x;
    box.h = (y1 < height ? y1 : height) - box.y;
    return box;
}

struct image *crop_upright(const struct image *original, const struct geometry *g, struct box upright, int pad)
{
    double angle = g->skew * M_PI / 180;
    struct geometry level = {.width = g->width, .height = g->height, .rotation = g->rotation};
    struct box wide, centre;
    int width, height, margin;
    double dx, dy, cx, cy;
    PIX *pix;

    geometry_upright_size(g, &width, &height);
    upright = clip(upright, pad, width, height);
    if (upright.w <= 0 || upright.h <= 0)
        return NULL;
    /* Where the region's centre lies before the page is levelled. */
    dx = upright.x + upright.w / 2.0 - width / 2.0;
    dy = upright.y + upright.h / 2.0 - height / 2.0;
    cx = width / 2.0 + dx * cos(-angle) - dy * sin(-angle);
    cy = height / 2.0 + dx * sin(-angle) + dy * cos(-angle);
    margin = (int)ceil(fabs(sin(angle)) * (upright.w > upright.h ? upright.w : upright.h) / 2) + 2;
    centre = (struct box){(int)lround(cx - upright.w / 2.0), (int)lround(cy - upright.h / 2.0), upright.w, upright.h};
    wide = clip(centre, margin, width, height);
    if (wide.w <= 0 || wide.h <= 0)
        return NULL;
    pix = cut(image_pix(original), geometry_to_original(&level, wide));
    if (!pix)
        return NULL;
    if (g->rotation)
        pix = replace(pix, pixRotateOrth(pix, g->rotation / 90));
    if (fabs(g->skew) > 0.05)
        pix = replace(pix, pixRotate(pix, (l_float32)angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    if (!pix)
        return NULL;
    wide.x = centre.x - wide.x;
    wide.y = centre.y - wide.y;
    wide.w = upright.w;
    wide.h = upright.h;
    return image_from_pix(replace(pix, cut(pix, clip(wide, 0, pixGetWidth(pix), pixGetHeight(pix)))));
}

struct image *image_scale(const struct image *image, double factor)
{
    return image_from_pix(pixScale(image_pix(image), (l_float32)factor, (l_float32)factor));
}

struct image *image_reduce(const struct image *image, double factor)
{
    PIX *pix = image_pix(image);

    return image_from_pix(pixGetDepth(pix) == 1 ? pixScaleToGray(pix, (l_float32)factor)
                                                : pixScaleAreaMap(pix, (l_float32)factor, (l_float32)factor));
}

struct image *image_level(const struct image *image)
{
    PIX *grey = pixConvertTo8(image_pix(image), 0), *level;

    if (!grey)
        return NULL;
    level = pixBackgroundNormSimple(grey, NULL, NULL);
    if (!level)
        return image_from_pix(grey);
    return image_from_pix(replace(grey, level));
}

int image_write_png(const struct image *image, const char *path, struct err *err)
{
    if (pixWrite(path, image_pix(image), IFF_PNG) == 0)
        return 0;
    return err_set(err, ERR_IO, "cannot write '%s'", path);
}

#include "pipeline/image/region.h"

#include <leptonica/allheaders.h>

#define INK_BELOW    150 /* in a flat raster; show-through is paler */
#define INK_CONTRAST 40  /* of 255, between paper and the faintest ink */

static struct Pix *cut(const struct image *image, struct box at)
{
    struct Box *box =
        boxCreate(at.x < 0 ? 0 : at.x, at.y < 0 ? 0 : at.y, at.w + (at.x < 0 ? at.x : 0), at.h + (at.y < 0 ? at.y : 0));
    struct Pix *part = box ? pixClipRectangle(image_pix(image), box, NULL) : NULL;

    boxDestroy(&box);
    return part;
}

struct image *region_cut(const struct image *image, struct box at, double factor)
{
    struct Pix *part = cut(image, at), *scaled = part ? pixScale(part, (l_float32)factor, (l_float32)factor) : NULL;

    pixDestroy(&part);
    return image_from_pix(scaled);
}

int region_ink(const struct image *image, struct box at)
{
    struct Pix *part = cut(image, at), *ink = part ? pixThresholdToBinary(part, INK_BELOW) : NULL;
    l_int32 n = 0;

    if (ink)
        pixCountPixels(ink, &n, NULL);
    pixDestroy(&part);
    pixDestroy(&ink);
    return n;
}

void region_erase(struct image *image, struct box at)
{
    struct Box *box = boxCreate(at.x, at.y, at.w, at.h);

    if (box)
        pixSetInRect(image_pix(image), box);
    boxDestroy(&box);
}

struct image *region_copy(const struct image *image)
{
    return image_from_pix(pixCopy(NULL, image_pix(image)));
}

struct image *region_turned(const struct image *image)
{
    return image_from_pix(pixRotate180(NULL, image_pix(image)));
}

bool region_is_paper(const struct image *image)
{
    struct Pix *grey = pixConvertTo8(image_pix(image), 0);
    l_int32 light = 0, dark = 0;

    if (grey) {
        pixGetExtremeValue(grey, 1, L_SELECT_MAX, NULL, NULL, NULL, &light);
        pixGetExtremeValue(grey, 1, L_SELECT_MIN, NULL, NULL, NULL, &dark);
    }
    pixDestroy(&grey);
    return light - dark < INK_CONTRAST;
}

#include "pipeline/image/image.h"

#include <leptonica/allheaders.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"

struct image {
    struct Pix *pix;
};

struct image *image_from_pix(struct Pix *pix)
{
    struct image *image;

    if (!pix)
        return NULL;
    image = memory_alloc(sizeof *image);
    image->pix = pix;
    return image;
}

struct Pix *image_pix(const struct image *image)
{
    return image->pix;
}

void image_free(struct image *image)
{
    if (!image)
        return;
    pixDestroy(&image->pix);
    free(image);
}

void image_free_pointer(struct image **image)
{
    image_free(*image);
    *image = NULL;
}

int image_width(const struct image *image)
{
    return pixGetWidth(image->pix);
}

int image_height(const struct image *image)
{
    return pixGetHeight(image->pix);
}

int image_depth(const struct image *image)
{
    return pixGetDepth(image->pix);
}

int image_dpi(const struct image *image)
{
    return pixGetXRes(image->pix);
}

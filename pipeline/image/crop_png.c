#include "pipeline/image/crop_png.h"

#include <leptonica/allheaders.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/crop.h"

static struct box whole_page(const struct geometry *geometry)
{
    struct box box = {0, 0, 0, 0};

    geometry_upright_size(geometry, &box.w, &box.h);
    return box;
}

/* The raster at `factor` of its size, 1 or less, as PNG. */
static int encode(const struct image *image, double factor, struct buf *out, struct err *err)
{
    cleanup_image struct image *small = factor < 1 ? image_scale(image, factor) : NULL;
    l_uint8 *bytes = NULL;
    size_t n = 0;

    if ((factor < 1 && !small) || pixWriteMemPng(&bytes, &n, image_pix(small ? small : image), 0) != 0) {
        lept_free(bytes);
        return err_set(err, ERR_INTERNAL, "cannot make a PNG of the place");
    }
    buf_append(out, bytes, n);
    lept_free(bytes);
    return 0;
}

int crop_png(const struct image *original, const struct geometry *geometry, struct box place, int pad, int side,
             struct buf *out, struct err *err)
{
    bool whole = place.w <= 0 || place.h <= 0;
    struct box upright = whole ? whole_page(geometry) : geometry_to_upright(geometry, place);
    cleanup_image struct image *crop = NULL;
    size_t before = out->len;
    double factor;
    int longer;

    /* Cut off at the frame, a place beside the page leaves nothing or only its pad. */
    if (upright.w > 0 && upright.h > 0)
        crop = crop_upright(original, geometry, upright, whole ? 0 : pad);
    if (!crop)
        return err_set(err, ERR_INPUT, "the place lies beside the page");
    longer = image_width(crop) > image_height(crop) ? image_width(crop) : image_height(crop);
    factor = longer > side ? (double)side / longer : 1;
    while (encode(crop, factor, out, err) == 0) {
        if (out->len - before <= CROP_PNG_BYTES_MAX)
            return 0;
        out->len = before;
        factor *= 0.7;
    }
    return -1;
}

static int big(const unsigned char *p)
{
    return p[0] & 0x80 ? -1 : p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

/* The signature, then the header chunk: length 13, "IHDR", width, height; PNG 1.2, sections 3.1 and 4.1.1. */
int crop_png_size(const void *bytes, size_t n, int *width, int *height, struct err *err)
{
    static const unsigned char START[16] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    if (n >= 33 && memcmp(bytes, START, sizeof START) == 0) {
        *width = big((const unsigned char *)bytes + 16);
        *height = big((const unsigned char *)bytes + 20);
        if (*width > 0 && *height > 0)
            return 0;
    }
    return err_set(err, ERR_INPUT, "the picture is no PNG");
}

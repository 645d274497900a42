#include "pipeline/image/picture.h"

#include <leptonica/allheaders.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/crop.h"

#define PIXELS_HEAD 8

static const char *const NAMES[] = {[PICTURE_PNG] = "png", [PICTURE_SCREEN] = "screen", [PICTURE_PIXELS] = "pixels"};

const char *picture_form_name(enum picture_form form)
{
    return NAMES[form];
}

bool picture_form_by_name(const char *name, enum picture_form *form)
{
    for (int i = 0; i < PICTURE_FORMS; i++)
        if (!strcmp(name, NAMES[i])) {
            *form = (enum picture_form)i;
            return true;
        }
    return false;
}

static int put_png(PIX *pix, struct buf *out)
{
    l_uint8 *bytes = NULL;
    size_t n = 0;
    int result = pixWriteMemPng(&bytes, &n, pix, 0);

    if (result == 0)
        buf_append(out, bytes, n);
    lept_free(bytes);
    return result == 0 ? 0 : -1;
}

static int put_screen(PIX *pix, struct buf *out)
{
    PIX *plain;
    l_uint8 *bytes = NULL;
    size_t n = 0;
    int result = -1;

    if (pixGetDepth(pix) < 8)
        return put_png(pix, out);
    plain = pixConvertTo8Or32(pix, L_CLONE, 0);
    if (plain && pixWriteMemJpeg(&bytes, &n, plain, PICTURE_QUALITY, 0) == 0) {
        buf_append(out, bytes, n);
        result = 0;
    }
    lept_free(bytes);
    pixDestroy(&plain);
    return result;
}

static void put_big(struct buf *out, int value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(out, (char)(value >> shift & 255));
}

static int put_pixels(PIX *pix, struct buf *out)
{
    PIX *rgb = pixConvertTo32(pix);

    if (!rgb)
        return -1;
    put_big(out, pixGetWidth(rgb));
    put_big(out, pixGetHeight(rgb));
    for (int y = 0; y < pixGetHeight(rgb); y++) {
        const l_uint32 *row = pixGetData(rgb) + (size_t)y * (size_t)pixGetWpl(rgb);

        for (int x = 0; x < pixGetWidth(rgb); x++) {
            const char colours[3] = {(char)(row[x] >> 24), (char)(row[x] >> 16), (char)(row[x] >> 8)};

            buf_append(out, colours, sizeof colours);
        }
    }
    pixDestroy(&rgb);
    return 0;
}

static int (*const PUT[])(PIX *pix, struct buf *out) = {
    [PICTURE_PNG] = put_png, [PICTURE_SCREEN] = put_screen, [PICTURE_PIXELS] = put_pixels};

/* Four bits hold the greys of a reduced two-level raster, in a third of the bytes of a JPEG. */
static PIX *few_greys(PIX *pix, bool two_level)
{
    return two_level && pixGetDepth(pix) == 8 ? pixThresholdTo4bpp(pix, 8, 1) : pixClone(pix);
}

/* The raster at `factor` of its size, 1 or less. */
static int encode(const struct image *image, double factor, bool two_level, enum picture_form form, struct buf *out,
                  struct err *err)
{
    cleanup_image struct image *small = factor < 1 ? image_scale(image, factor) : NULL;
    PIX *pix = factor < 1 ? small ? image_pix(small) : NULL : image_pix(image);
    int result = -1;

    pix = pix && form == PICTURE_SCREEN ? few_greys(pix, two_level) : pixClone(pix);
    if (pix)
        result = PUT[form](pix, out);
    pixDestroy(&pix);
    return result == 0 ? 0 : err_set(err, ERR_INTERNAL, "cannot make a picture of the place");
}

static double fit(int width, int height, int side)
{
    int longer = width > height ? width : height;

    return longer > side ? (double)side / longer : 1;
}

/* A whole page for a screen is brought down first: turning and levelling it then costs a quarter. */
static struct image *whole_page(const struct image *original, const struct geometry *geometry, int side, bool reduce)
{
    double factor = reduce ? fit(geometry->width, geometry->height, side) : 1;
    cleanup_image struct image *small = factor < 1 ? image_reduce(original, factor) : NULL;
    const struct image *image = small ? small : original;
    struct geometry scaled = {.width = image_width(image),
                              .height = image_height(image),
                              .rotation = geometry->rotation,
                              .skew = geometry->skew};
    struct box all = {0, 0, 0, 0};

    if (factor < 1 && !small)
        return NULL;
    geometry_upright_size(&scaled, &all.w, &all.h);
    return crop_upright(image, &scaled, all, 0);
}

int picture_of(const struct image *original, const struct geometry *geometry, struct box place, int pad, int side,
               enum picture_form form, struct buf *out, struct err *err)
{
    bool whole = place.w <= 0 || place.h <= 0;
    struct box upright = whole ? place : geometry_to_upright(geometry, place);
    bool two_level = pixGetDepth(image_pix(original)) == 1;
    cleanup_image struct image *crop = NULL;
    size_t before = out->len;
    double factor;

    /* Cut off at the frame, a place beside the page would leave only its pad. */
    if (whole)
        crop = whole_page(original, geometry, side, form == PICTURE_SCREEN);
    else if (upright.w > 0 && upright.h > 0)
        crop = crop_upright(original, geometry, upright, pad);
    if (!crop)
        return err_set(err, ERR_INPUT, "the place lies beside the page");
    factor = fit(image_width(crop), image_height(crop), side);
    while (encode(crop, factor, two_level, form, out, err) == 0) {
        if (out->len - before <= PICTURE_BYTES_MAX)
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

static bool are_pixels(const unsigned char *bytes, size_t n, int *width, int *height)
{
    if (n < PIXELS_HEAD)
        return false;
    *width = big(bytes);
    *height = big(bytes + 4);
    return *width > 0 && *height > 0 && n - PIXELS_HEAD == 3 * (size_t)*width * (size_t)*height;
}

/* The signature, then the header chunk: length 13, "IHDR", width, height; PNG 1.2, sections 3.1 and 4.1.1. */
static bool is_png(const unsigned char *bytes, size_t n, int *width, int *height)
{
    static const unsigned char START[16] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    if (n < 33 || memcmp(bytes, START, sizeof START) != 0)
        return false;
    *width = big(bytes + 16);
    *height = big(bytes + 20);
    return *width > 0 && *height > 0;
}

/* Segment after segment, as their lengths say, to the frame header: marker C0 to CF but C4, C8 and CC; then length,
 * depth, height, width; ITU T.81, B.1.1.4 and B.2.2. */
static bool is_jpeg(const unsigned char *bytes, size_t n, int *width, int *height)
{
    size_t at = 2;

    if (n < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        return false;
    while (at + 9 <= n && bytes[at] == 0xFF) {
        int marker = bytes[at + 1];

        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            *height = bytes[at + 5] << 8 | bytes[at + 6];
            *width = bytes[at + 7] << 8 | bytes[at + 8];
            return *width > 0 && *height > 0;
        }
        at += 2 + (size_t)(bytes[at + 2] << 8 | bytes[at + 3]);
    }
    return false;
}

static bool is_screen(const unsigned char *bytes, size_t n, int *width, int *height)
{
    return is_jpeg(bytes, n, width, height) || is_png(bytes, n, width, height);
}

static bool (*const IS[])(const unsigned char *bytes, size_t n, int *width, int *height) = {
    [PICTURE_PNG] = is_png, [PICTURE_SCREEN] = is_screen, [PICTURE_PIXELS] = are_pixels};

int picture_size(enum picture_form form, const void *bytes, size_t n, int *width, int *height, struct err *err)
{
    if (IS[form](bytes, n, width, height))
        return 0;
    return err_set(err, ERR_INPUT, "the bytes are no picture of the form '%s'", picture_form_name(form));
}

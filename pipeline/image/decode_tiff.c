#include "pipeline/image/decode_tiff.h"

#include <leptonica/allheaders.h>
#include <tiffio.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/decode_messages.h"
#include "pipeline/image/decode_raster.h"

static bool is_aside(TIFF *tiff)
{
    uint32_t kind = 0;

    return TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &kind) && (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK));
}

/* Goes to the page-th directory that is a full page; when the file has none, to the page-th of any kind. */
static int find_page(TIFF *tiff, int page)
{
    int full = 0, directory = 0;

    do {
        if (!is_aside(tiff) && ++full == page)
            return directory;
        directory++;
    } while (TIFFReadDirectory(tiff));
    return full == 0 && page <= directory && TIFFSetDirectory(tiff, (tdir_t)(page - 1)) ? page - 1 : -1;
}

static void read_header(TIFF *tiff, struct decode_header *header)
{
    uint32_t width = 0, height = 0;
    uint16_t bits = 1, samples = 1, unit = RESUNIT_INCH;
    float xres = 0, yres = 0;

    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &xres);
    TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &yres);
    header->width = width;
    header->height = height;
    header->bits = bits * samples;
    header->xdpi = unit == RESUNIT_NONE || !(xres > 0 && xres < 10000) ? 0 : (double)xres;
    header->ydpi = unit == RESUNIT_NONE || !(yres > 0 && yres < 10000) ? 0 : (double)yres;
    if (unit == RESUNIT_CENTIMETER) {
        header->xdpi *= 2.54;
        header->ydpi *= 2.54;
    }
}

int decode_tiff_header(const char *path, int page, const struct decode_limits *limits, struct decode_header *header,
                       int *directory, struct err *err)
{
    struct decode_messages messages;
    char reason[256];
    TIFF *tiff;

    decode_messages_catch(&messages);
    tiff = TIFFOpen(path, "rc");
    *directory = tiff ? find_page(tiff, page) : -1;
    if (*directory >= 0)
        read_header(tiff, header);
    if (tiff)
        TIFFClose(tiff);
    decode_messages_release(&messages, reason, sizeof reason);
    if (*directory < 0)
        return err_set(err, ERR_INPUT, "page %d is damaged or missing: %s", page, reason);
    return decode_raster_allow(header, page, limits, err);
}

/* libtiff gives host words of ABGR; leptonica wants RGBA. In place, for a page may be 600 MB. Transparency,
 * which libtiff hands over multiplied, is laid on white. */
static void words_to_pixels(struct Pix *pix, bool alpha)
{
    uint32_t *data = pixGetData(pix);
    size_t n = (size_t)pixGetWpl(pix) * (size_t)pixGetHeight(pix);

    for (size_t i = 0; i < n; i++) {
        uint32_t rest = alpha ? 255 - TIFFGetA(data[i]) : 0;
        uint32_t r = TIFFGetR(data[i]) + rest, g = TIFFGetG(data[i]) + rest, b = TIFFGetB(data[i]) + rest;

        data[i] = (r > 255 ? 255 : r) << L_RED_SHIFT | (g > 255 ? 255 : g) << L_GREEN_SHIFT |
                  (b > 255 ? 255 : b) << L_BLUE_SHIFT;
    }
}

static struct Pix *read_rgba(TIFF *tiff)
{
    uint32_t width = 0, height = 0;
    uint16_t extra = 0, *kinds = NULL;
    struct Pix *pix;

    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &extra, &kinds);
    if ((long)width * height > LIMIT_PAGE_PIXELS)
        return NULL; /* two-level pages may be larger, but not at 32 bits a pixel */
    pix = pixCreateNoInit((int)width, (int)height, 32);
    if (!pix)
        return NULL;
    if (!TIFFReadRGBAImageOriented(tiff, width, height, pixGetData(pix), ORIENTATION_TOPLEFT, 1)) {
        pixDestroy(&pix);
        return NULL;
    }
    words_to_pixels(pix, extra > 0);
    return pix;
}

/* Grey and two-level pages, read as three colours by libtiff, go back to one channel. */
static struct Pix *one_channel(struct Pix *pix, int photometric)
{
    struct Pix *grey;

    if (photometric != PHOTOMETRIC_MINISBLACK && photometric != PHOTOMETRIC_MINISWHITE)
        return pix;
    grey = pixGetRGBComponent(pix, COLOR_GREEN);
    pixDestroy(&pix);
    return grey;
}

/* What leptonica 1.82 reads right: two-level, grey and palette, and RGB of 8 bits, in strips, without
 * transparency. */
static bool leptonica_reads(TIFF *tiff, uint16_t photometric)
{
    uint16_t bits = 1, samples = 1, planar = PLANARCONFIG_CONTIG, format = SAMPLEFORMAT_UINT, compression = 0;

    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &format);
    TIFFGetField(tiff, TIFFTAG_COMPRESSION, &compression);
    if (TIFFIsTiled(tiff) || format != SAMPLEFORMAT_UINT || compression == COMPRESSION_OJPEG)
        return false;
    if (samples == 1)
        return photometric <= PHOTOMETRIC_MINISBLACK || (photometric == PHOTOMETRIC_PALETTE && bits <= 8);
    return samples == 3 && bits == 8 && planar == PLANARCONFIG_CONTIG && photometric == PHOTOMETRIC_RGB;
}

struct Pix *decode_tiff_read(const char *path, int directory, int page, struct err *err)
{
    struct decode_messages messages;
    uint16_t photometric = PHOTOMETRIC_RGB;
    struct Pix *pix = NULL;
    char reason[256];
    TIFF *tiff;

    decode_messages_catch(&messages);
    tiff = TIFFOpen(path, "rc");
    if (tiff && TIFFSetDirectory(tiff, (tdir_t)directory)) {
        TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
        if (leptonica_reads(tiff, photometric))
            pix = decode_raster_normal(pixReadTiff(path, directory));
        if (!pix && (pix = read_rgba(tiff)))
            pix = one_channel(pix, photometric);
    }
    if (tiff)
        TIFFClose(tiff);
    decode_messages_release(&messages, reason, sizeof reason);
    if (!pix)
        err_set(err, ERR_INPUT, "page %d is damaged: %s", page, reason);
    return pix;
}

/* Strips of a TIFF page, TIFF 6.0 sections 11 and 22 (as Technical Note 2 has it). */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tiffio.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/coded_parts.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/decode_messages.h"
#include "pipeline/image/decode_raster.h"
#include "pipeline/image/decode_tiff.h"

struct form {
    uint32_t width, height, rows; /* rows: of a strip, but the last */
    uint16_t compression, photometric, bits, samples, planar, fill;
};

/* False for what is not taken: tiles, separate planes, pages that lie turned, other codings. */
static bool read_form(TIFF *tiff, struct form *form)
{
    uint16_t orientation = ORIENTATION_TOPLEFT;

    *form = (struct form){.photometric = PHOTOMETRIC_RGB};
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &form->width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &form->height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &form->rows);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &form->compression);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &form->photometric);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &form->bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &form->samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &form->planar);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_FILLORDER, &form->fill);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    if (form->rows == 0 || form->rows > form->height)
        form->rows = form->height;
    return !TIFFIsTiled(tiff) && form->planar == PLANARCONFIG_CONTIG && orientation == ORIENTATION_TOPLEFT &&
           form->width > 0 && form->height > 0 && form->width <= LIMIT_SIDE_PIXELS &&
           form->height <= LIMIT_SIDE_PIXELS &&
           TIFFNumberOfStrips(tiff) == (form->height + form->rows - 1) / form->rows;
}

/* Appends the strip as it lies in the file. */
static bool read_strip(TIFF *tiff, uint32_t strip, uint64_t most, struct buf *out)
{
    uint64_t n = TIFFRawStripSize64(tiff, strip);
    cleanup_free unsigned char *bytes = NULL;
    tmsize_t got;

    if (n == 0 || n > most)
        return false;
    bytes = memory_alloc((size_t)n);
    got = TIFFReadRawStrip(tiff, strip, bytes, (tmsize_t)n);
    if (got <= 0)
        return false;
    buf_append(out, bytes, (size_t)got);
    return true;
}

static int take_ccitt(TIFF *tiff, const struct form *form, uint64_t most, struct coded *coded)
{
    uint32_t count = TIFFNumberOfStrips(tiff);

    if (form->bits != 1 || form->samples != 1 || form->photometric > PHOTOMETRIC_MINISBLACK)
        return 0;
    coded->coding = CODING_CCITT;
    coded->bits = coded->components = 1;
    coded->black_is_1 = form->photometric == PHOTOMETRIC_MINISBLACK;
    coded->strips = memory_alloc(count * sizeof *coded->strips);
    for (uint32_t i = 0; i < count; i++) {
        struct coded_strip *strip = &coded->strips[i];

        strip->offset = coded->bytes.len;
        if (!read_strip(tiff, i, most, &coded->bytes))
            return 0;
        strip->n = coded->bytes.len - strip->offset;
        strip->rows = (int)(i + 1 < count ? form->rows : form->height - i * form->rows);
    }
    coded->strip_count = count;
    if (form->fill == FILLORDER_LSB2MSB)
        TIFFReverseBits((uint8_t *)coded->bytes.data, (tmsize_t)coded->bytes.len);
    return 1;
}

/* A strip as a file of its own: with the tables that stand once for all strips. */
static bool read_jpeg_strip(TIFF *tiff, uint32_t strip, uint64_t most, const struct buf *tables, struct buf *out)
{
    cleanup_buf struct buf bytes = {0};

    if (!read_strip(tiff, strip, most, &bytes) || bytes.len < 4 || memcmp(bytes.data, "\xff\xd8", 2) != 0)
        return false;
    buf_append(out, "\xff\xd8", 2);
    if (tables->len > 4)
        buf_append(out, tables->data + 2, tables->len - 4); /* without its SOI and EOI */
    buf_append(out, bytes.data + 2, bytes.len - 2);
    return true;
}

/* Where the data of a strip that ends with EOI ends. */
static size_t scan_end(const struct buf *strip)
{
    size_t n = strip->len;

    while (n > 2 && memcmp(strip->data + n - 2, "\xff\xd9", 2) != 0)
        n--;
    return n > 2 ? n - 2 : 0;
}

/* Puts "restart after `interval` MCUs" before the scan, and makes the picture `height` high. */
static void prepare_join(struct buf *out, const struct jpeg_head *head, size_t interval, uint32_t height)
{
    const unsigned char dri[] = {0xFF, 0xDD, 0, 4, (unsigned char)(interval >> 8), (unsigned char)interval};
    cleanup_buf struct buf rest = {0};

    out->data[head->frame + 5] = (char)(height >> 8);
    out->data[head->frame + 6] = (char)height;
    buf_append(&rest, out->data + head->sos, out->len - head->sos);
    out->len = head->sos;
    buf_append(out, dri, sizeof dri);
    buf_append(out, rest.data, rest.len);
}

/* Reads a further strip and adds its data. All that stands before the data must be as in `first`, but for the height.
 */
static bool join_strip(TIFF *tiff, uint32_t strip, uint64_t most, const struct buf *tables, const struct buf *first,
                       const struct jpeg_head *head, struct buf *out)
{
    cleanup_buf struct buf bytes = {0};
    struct jpeg_head own;

    if (!read_jpeg_strip(tiff, strip, most, tables, &bytes) ||
        !coded_jpeg_head((unsigned char *)bytes.data, bytes.len, &own) || own.frame != head->frame ||
        own.scan != head->scan)
        return false;
    memcpy(bytes.data + own.frame + 5, first->data + head->frame + 5, 2);
    if (memcmp(bytes.data, first->data, head->scan) != 0 || scan_end(&bytes) < own.scan)
        return false;
    buf_putc(out, (char)0xFF);
    buf_putc(out, (char)(0xD0 + (strip - 1) % 8));
    buf_append(out, bytes.data + own.scan, scan_end(&bytes) - own.scan);
    return true;
}

static bool join_strips(TIFF *tiff, const struct form *form, uint64_t most, const struct buf *tables,
                        struct coded *coded, struct jpeg_head *head)
{
    uint32_t count = TIFFNumberOfStrips(tiff);
    cleanup_buf struct buf first = {0};
    size_t interval;

    if (!read_jpeg_strip(tiff, 0, most, tables, &first) ||
        !coded_jpeg_head((unsigned char *)first.data, first.len, head) || (uint32_t)head->width != form->width)
        return false;
    if (count == 1) {
        buf_append(&coded->bytes, first.data, first.len);
        return (uint32_t)head->height == form->height;
    }
    interval = (size_t)((head->width + head->columns - 1) / head->columns) * (form->rows / (size_t)head->lines);
    if (!head->sequential || form->rows % (uint32_t)head->lines != 0 || interval == 0 || interval > 65535 ||
        scan_end(&first) < head->scan)
        return false;
    buf_append(&coded->bytes, first.data, scan_end(&first));
    prepare_join(&coded->bytes, head, interval, form->height);
    for (uint32_t i = 1; i < count; i++)
        if (!join_strip(tiff, i, most, tables, &first, head, &coded->bytes))
            return false;
    buf_append(&coded->bytes, "\xff\xd9", 2);
    return true;
}

static int take_jpeg(TIFF *tiff, const struct form *form, uint64_t most, struct coded *coded)
{
    cleanup_buf struct buf tables = {0};
    struct jpeg_head head;
    uint32_t n = 0;
    void *bytes = NULL;

    if (form->bits != 8 || (form->samples != 1 && form->samples != 3) || form->photometric == PHOTOMETRIC_MINISWHITE)
        return 0;
    if (TIFFGetField(tiff, TIFFTAG_JPEGTABLES, &n, &bytes) && bytes)
        buf_append(&tables, bytes, n);
    if (!join_strips(tiff, form, most, &tables, coded, &head) || head.components != form->samples)
        return 0;
    coded->coding = CODING_JPEG;
    coded->components = form->samples;
    coded->bits = 8;
    coded->untransformed = form->photometric == PHOTOMETRIC_RGB; /* of the tag alone, not of markers */
    return 1;
}

int coded_tiff(const char *path, int page, struct coded *coded, struct err *err)
{
    const struct decode_limits limits = {.pixels = LIMIT_PAGE_PIXELS};
    struct decode_messages messages;
    struct decode_header header;
    struct form form;
    struct stat st;
    int directory, found = 0;
    TIFF *tiff;

    if (decode_tiff_header(path, page, &limits, &header, &directory, err) != 0)
        return -1;
    decode_messages_catch(&messages);
    tiff = TIFFOpen(path, "rc");
    if (tiff && TIFFSetDirectory(tiff, (tdir_t)directory) && read_form(tiff, &form) && stat(path, &st) == 0) {
        coded->width = (int)form.width;
        coded->height = (int)form.height;
        if (form.compression == COMPRESSION_CCITTFAX4)
            found = take_ccitt(tiff, &form, (uint64_t)st.st_size, coded);
        else if (form.compression == COMPRESSION_JPEG)
            found = take_jpeg(tiff, &form, (uint64_t)st.st_size, coded);
    }
    if (tiff)
        TIFFClose(tiff);
    decode_messages_release(&messages, NULL, 0);
    if (found && coded->coding == CODING_JPEG)
        coded_one_strip(coded);
    return found;
}

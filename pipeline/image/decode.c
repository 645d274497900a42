#include "pipeline/image/decode.h"

#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/decode_exif.h"
#include "pipeline/image/decode_messages.h"
#include "pipeline/image/decode_raster.h"
#include "pipeline/image/decode_tiff.h"
#include "pipeline/image/pdf.h"
#include "pipeline/image/pdf_raster.h"

#define HEAD_BYTES      (128 * 1024) /* holds an Exif segment with its thumbnail */
#define JPEG_TAIL_BYTES 4096

/* Reads up to n bytes at the start (from_end false) or the end of a file. */
static size_t read_part(const char *path, bool from_end, unsigned char *bytes, size_t n)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    off_t size = fd < 0 ? -1 : lseek(fd, 0, SEEK_END);
    ssize_t got = -1;

    if (size >= 0)
        got = pread(fd, bytes, n, from_end && size > (off_t)n ? size - (off_t)n : 0);
    if (fd >= 0)
        close(fd);
    return got < 0 ? 0 : (size_t)got;
}

static unsigned long little(const unsigned char *p, int n)
{
    unsigned long value = 0;

    while (n-- > 0)
        value = value << 8 | p[n];
    return value;
}

static unsigned long big(const unsigned char *p, int n)
{
    unsigned long value = 0;

    for (int i = 0; i < n; i++)
        value = value << 8 | p[i];
    return value;
}

/* leptonica would decode the whole picture to tell a BMP's size. */
static bool bmp_header(const unsigned char *head, size_t n, struct decode_header *header)
{
    if (n < 30)
        return false;
    if (little(head + 14, 4) == 12) {
        header->width = (long)little(head + 18, 2);
        header->height = (long)little(head + 20, 2);
        header->bits = (int)little(head + 24, 2);
        return true;
    }
    header->width = (int)little(head + 18, 4);
    header->height = labs((int)little(head + 22, 4));
    header->bits = (int)little(head + 28, 2);
    return true;
}

/* A bare JPEG 2000 codestream; ITU-T T.800 A.5.1. */
static bool codestream_header(const unsigned char *head, size_t n, struct decode_header *header)
{
    if (n < 43 || memcmp(head, "\xff\x4f\xff\x51", 4) != 0)
        return false;
    header->width = (long)big(head + 8, 4) - (long)big(head + 16, 4);
    header->height = (long)big(head + 12, 4) - (long)big(head + 20, 4);
    header->bits = 8 * (int)big(head + 40, 2);
    return true;
}

/* Puts a codestream into the boxes of a JP2 file (ITU-T T.800 Annex I), which is all that leptonica opens. */
static int wrap_codestream(const char *path, const char *wrapped, const struct decode_header *header, struct err *err)
{
    static const char boxes[] = "\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14"
                                "ftypjp2 \0\0\0\0jp2 "
                                "\0\0\0\x2djp2h\0\0\0\x16ihdrHHHHWWWWcc\x07\x07\0\0"
                                "\0\0\0\x0f"
                                "colr\x01\0\0\0\0\0\x10\0\0\0\0jp2c";
    cleanup_buf struct buf content = {0}, whole = {0};
    unsigned char *box;

    if (file_read(AT_FDCWD, path, 1L << 30, &content, err) != 0)
        return -1;
    buf_append(&whole, boxes, sizeof boxes - 1);
    box = (unsigned char *)whole.data + 48;
    for (int i = 0; i < 4; i++) {
        box[i] = (unsigned char)(header->height >> 8 * (3 - i));
        box[4 + i] = (unsigned char)(header->width >> 8 * (3 - i));
    }
    box[8] = (unsigned char)(header->bits / 8 >> 8);
    box[9] = (unsigned char)(header->bits / 8);
    if (header->bits < 24)
        whole.data[sizeof boxes - 1 - 9] = 17; /* grey */
    buf_append(&whole, content.data, content.len);
    return file_write(AT_FDCWD, wrapped, whole.data, whole.len, err);
}

static int read_header(const char *path, enum media media, int page, struct decode_header *header, struct err *err)
{
    cleanup_free unsigned char *head = memory_alloc(HEAD_BYTES);
    size_t n = read_part(path, false, head, HEAD_BYTES);
    struct decode_messages messages;
    char reason[256];
    l_int32 format, width, height, bits, samples, palette;
    bool known;

    if (media == MEDIA_BMP && bmp_header(head, n, header))
        return 0;
    if (media == MEDIA_JP2 && codestream_header(head, n, header))
        return 0;
    decode_messages_catch(&messages);
    known = pixReadHeader(path, &format, &width, &height, &bits, &samples, &palette) == 0;
    decode_messages_release(&messages, reason, sizeof reason);
    if (!known)
        return err_set(err, ERR_INPUT, "page %d is damaged: %s", page, reason);
    header->width = width;
    header->height = height;
    header->bits = bits * samples;
    return 0;
}

/* A file that ends in the middle has lost its lower part; a whole one with a few bad bytes is still read. */
static bool jpeg_is_whole(const char *path)
{
    unsigned char tail[JPEG_TAIL_BYTES];
    size_t n = read_part(path, true, tail, sizeof tail);

    return memmem(tail, n, "\xff\xd9", 2) != NULL;
}

/* libjpeg reduces while it decodes, by 2, 4 or 8; the rest is left to the caller. */
static struct Pix *read_jpeg(const char *path, int *factor)
{
    int reduction = *factor >= 8 ? 8 : *factor >= 4 ? 4 : *factor >= 2 ? 2 : 1;
    int warnings = 0;
    FILE *file = fopen(path, "rbe");
    struct Pix *pix = NULL;

    if (!file)
        return NULL;
    pix = pixReadStreamJpeg(file, 0, reduction, &warnings, 0);
    if (!pix && jpeg_is_whole(path)) {
        rewind(file);
        pix = pixReadStreamJpeg(file, 0, reduction, &warnings, L_JPEG_CONTINUE_WITH_BAD_DATA);
    }
    fclose(file);
    if (pix && reduction > 1) {
        pixSetResolution(pix, pixGetXRes(pix) / reduction, pixGetYRes(pix) / reduction);
        *factor = (*factor + reduction - 1) / reduction;
    }
    return pix;
}

static struct Pix *read_pixels(const char *path, enum media media, const char *scratch,
                               const struct decode_header *header, int *factor, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    unsigned char head[4];
    const char *wrapped;
    struct Pix *pix;

    if (media == MEDIA_JPEG)
        return read_jpeg(path, factor);
    if (media != MEDIA_JP2 || read_part(path, false, head, 4) != 4 || head[0] != 0xff)
        return pixRead(path);
    wrapped = file_join(&arena, scratch, "codestream.jp2");
    if (wrap_codestream(path, wrapped, header, err) != 0)
        return NULL;
    pix = pixRead(wrapped);
    unlink(wrapped);
    return pix;
}

static struct Pix *read_picture(const char *path, enum media media, const char *scratch,
                                const struct decode_limits *limits, struct decode_header *header, struct err *err)
{
    struct decode_messages messages;
    struct Pix *pix;
    char reason[256];
    int factor;

    if (read_header(path, media, 1, header, err) != 0 || decode_raster_allow(header, 1, limits, err) != 0)
        return NULL;
    factor = decode_raster_factor(header);
    decode_messages_catch(&messages);
    pix = decode_raster_normal(read_pixels(path, media, scratch, header, &factor, err));
    decode_messages_release(&messages, reason, sizeof reason);
    if (!pix) {
        /* Two rasters at 32 bits a pixel are what decoding takes at most. */
        if (header->width * 8.0 * header->height > limits->memory_mb * 1048576.0 / 2)
            err_set(err, ERR_LIMIT, "page 1 needs more memory than limits.worker_mb = %ld allows", limits->memory_mb);
        else
            err_set(err, ERR_INPUT, "page 1 is damaged: %s", reason);
        return NULL;
    }
    header->xdpi = (double)pixGetXRes(pix) / factor;
    header->ydpi = (double)pixGetYRes(pix) / factor;
    return decode_raster_reduce(pix, factor);
}

/* Turns the raster only where the camera mirrored it; a plain turn is left to geometry. */
static struct Pix *apply_exif(const char *path, struct Pix *pix, int *rotation)
{
    cleanup_free unsigned char *head = memory_alloc(HEAD_BYTES);
    bool mirrored;

    decode_exif_orientation(head, read_part(path, false, head, HEAD_BYTES), rotation, &mirrored);
    return mirrored ? pixFlipLR(pix, pix) : pix;
}

static struct Pix *read_tiff_page(const char *path, int page, const struct decode_limits *limits,
                                  struct decode_header *header, struct err *err)
{
    struct Pix *pix;
    int directory, factor;

    if (decode_tiff_header(path, page, limits, header, &directory, err) != 0)
        return NULL;
    factor = decode_raster_factor(header);
    pix = decode_raster_reduce(decode_tiff_read(path, directory, page, err), factor);
    header->xdpi /= factor;
    header->ydpi /= factor;
    return decode_raster_square(pix, header);
}

static struct Pix *read_image_page(const char *path, enum media media, int page, const char *scratch,
                                   const struct decode_limits *limits, struct geometry *geometry, struct err *err)
{
    struct decode_header header = {0};
    struct Pix *pix = NULL;

    if (media == MEDIA_TIFF)
        pix = read_tiff_page(path, page, limits, &header, err);
    else if (page != 1)
        err_set(err, ERR_INPUT, "page %d is missing: a picture has one page", page);
    else
        pix = read_picture(path, media, scratch, limits, &header, err);
    if (pix && media == MEDIA_JPEG)
        pix = apply_exif(path, pix, &geometry->rotation);
    if (pix)
        decode_raster_geometry(pix, header.xdpi, geometry);
    return pix;
}

static int count_tiff_pages(const char *path, int max, int *pages, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return err_errno(err, "the file cannot be opened");
    *pages = media_tiff_pages(fd, max, err);
    close(fd);
    return *pages < 0 ? -1 : 0;
}

static int probe_image(const char *path, enum media media, const struct decode_limits *limits, struct probe *probe,
                       struct err *err)
{
    struct decode_header header = {0};
    int directory;

    if (media == MEDIA_TIFF) {
        if (count_tiff_pages(path, limits->pages, &probe->pages, err) != 0 ||
            decode_tiff_header(path, 1, limits, &header, &directory, err) != 0)
            return -1;
        return 0;
    }
    probe->pages = 1;
    if (read_header(path, media, 1, &header, err) != 0)
        return -1;
    return decode_raster_allow(&header, 1, limits, err);
}

int decode_probe(struct arena *arena, const char *path, enum media media, const char *scratch,
                 const struct decode_limits *limits, struct probe *probe, struct err *err)
{
    memset(probe, 0, sizeof *probe);
    if (access(path, R_OK) != 0)
        return err_errno(err, "the file cannot be opened");
    if (media == MEDIA_PDF)
        return pdf_probe(arena, path, scratch, limits, probe, err);
    if (media_is_image(media))
        return probe_image(path, media, limits, probe, err);
    return err_set(err, ERR_INPUT, "the file is not a scan");
}

struct image *decode_page(struct arena *arena, const char *path, enum media media, int page, const char *scratch,
                          const struct decode_limits *limits, struct geometry *geometry, struct text_layer *layer,
                          struct err *err)
{
    struct Pix *pix = NULL;

    memset(geometry, 0, sizeof *geometry);
    memset(layer, 0, sizeof *layer);
    if (page < 1 || access(path, R_OK) != 0)
        err_errno(err, "page %d: the file cannot be opened", page);
    else if (media == MEDIA_PDF)
        pix = pdf_raster_page(arena, path, page, scratch, limits, geometry, layer, err);
    else if (media_is_image(media))
        pix = read_image_page(path, media, page, scratch, limits, geometry, err);
    else
        err_set(err, ERR_INPUT, "page %d: the file is not a scan", page);
    if (pix)
        pixSetResolution(pix, geometry->dpi, geometry->dpi);
    return image_from_pix(pix);
}

struct image *decode_drawn(struct arena *arena, const char *path, int page, int dpi, const char *scratch,
                           const struct decode_limits *limits, struct geometry *geometry, struct err *err)
{
    memset(geometry, 0, sizeof *geometry);
    return image_from_pix(pdf_raster_drawn(arena, path, page, dpi, scratch, limits, geometry, err));
}

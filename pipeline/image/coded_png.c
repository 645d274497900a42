/* PNG: the data of its IDAT chunks is what a PDF's FlateDecode with PNG predictors reads (ISO 32000-1 7.4.4.4). */
#include <string.h>

#include "pipeline/base/limits.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/coded_parts.h"

enum { GREY = 0, RGB = 2, PALETTE = 3 };

static size_t big32(const unsigned char *p)
{
    return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

/* Size and colours; false for transparency, interlacing and 16 bits. */
static bool take_header(struct coded *coded, const unsigned char *p, size_t n)
{
    size_t width, height;
    int colour;

    if (n != 13)
        return false;
    width = big32(p);
    height = big32(p + 4);
    colour = p[9];
    if (width == 0 || height == 0 || width > LIMIT_SIDE_PIXELS || height > LIMIT_SIDE_PIXELS || p[10] || p[11] || p[12])
        return false;
    if ((colour != GREY && colour != RGB && colour != PALETTE) || p[8] > 8)
        return false;
    coded->width = (int)width;
    coded->height = (int)height;
    coded->bits = p[8];
    coded->components = colour == RGB ? 3 : 1;
    return true;
}

static bool take_chunk(struct coded *coded, const unsigned char *kind, const unsigned char *p, size_t n,
                       struct buf *data)
{
    if (memcmp(kind, "IHDR", 4) == 0)
        return take_header(coded, p, n);
    if (memcmp(kind, "PLTE", 4) == 0 && coded->components == 1)
        buf_append(&coded->palette, p, n);
    else if (memcmp(kind, "IDAT", 4) == 0)
        buf_append(data, p, n);
    return memcmp(kind, "tRNS", 4) != 0;
}

int coded_png(struct coded *coded)
{
    const unsigned char *bytes = (const unsigned char *)coded->bytes.data;
    struct buf data = {0};
    size_t at = 8, end = coded->bytes.len;
    bool good = true;

    while (good && at + 12 <= end && memcmp(bytes + at + 4, "IEND", 4) != 0) {
        size_t n = big32(bytes + at);

        good = n <= end - at - 12 && take_chunk(coded, bytes + at + 4, bytes + at + 8, n, &data);
        at += n + 12;
    }
    good = good && at + 12 <= end && coded->width > 0 && data.len > 0 && coded->palette.len % 3 == 0 &&
           coded->palette.len <= 768;
    buf_release(&coded->bytes);
    coded->bytes = data;
    coded->coding = CODING_PNG;
    if (good)
        coded_one_strip(coded);
    return good;
}

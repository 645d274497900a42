/* sRGB as ICC.1:2001-04 (version 2.1) wants it. The curve is that of IEC 61966-2-1; its primaries and white are those
 * of ITU-R BT.709 (D65), brought to the D50 of profiles by the Bradford transform. */
#include <math.h>
#include <string.h>

#include "ocr/pdfa_parts.h"
#include "pipeline/base/memory.h"

#define CURVE_POINTS 1024
#define TAGS         9
#define HEAD_BYTES   128
#define TEXT         "No copyright, use freely"

struct colour {
    double x, y, z; /* CIE XYZ, or cone responses */
};

static void put16(struct buf *out, unsigned value)
{
    buf_putc(out, (char)(value >> 8));
    buf_putc(out, (char)value);
}

static void put32(struct buf *out, unsigned long value)
{
    put16(out, (unsigned)(value >> 16) & 0xFFFF);
    put16(out, (unsigned)value & 0xFFFF);
}

static void put_zeros(struct buf *out, size_t n)
{
    while (n-- > 0)
        buf_putc(out, 0);
}

static void put_colour(struct buf *out, struct colour c)
{
    put32(out, (unsigned long)lround(c.x * 65536));
    put32(out, (unsigned long)lround(c.y * 65536));
    put32(out, (unsigned long)lround(c.z * 65536));
}

static const struct colour D50 = {0.9642, 1, 0.8249}, D65 = {0.950456, 1, 1.089058};

static struct colour cones(struct colour c)
{
    return (struct colour){0.8951 * c.x + 0.2664 * c.y - 0.1614 * c.z, -0.7502 * c.x + 1.7135 * c.y + 0.0367 * c.z,
                           0.0389 * c.x - 0.0685 * c.y + 1.0296 * c.z};
}

static struct colour from_cones(struct colour c)
{
    return (struct colour){0.9869929 * c.x - 0.1470543 * c.y + 0.1599627 * c.z,
                           0.4323053 * c.x + 0.5183603 * c.y + 0.0492912 * c.z,
                           -0.0085287 * c.x + 0.0400428 * c.y + 0.9684867 * c.z};
}

static struct colour adapt(struct colour c)
{
    struct colour from = cones(D65), to = cones(D50), v = cones(c);

    return from_cones((struct colour){v.x * to.x / from.x, v.y * to.y / from.y, v.z * to.z / from.z});
}

static void put_xyz(struct buf *out, struct colour c)
{
    buf_puts(out, "XYZ ");
    put_zeros(out, 4);
    put_colour(out, c);
}

static void put_curve(struct buf *out)
{
    buf_puts(out, "curv");
    put_zeros(out, 4);
    put32(out, CURVE_POINTS);
    for (int i = 0; i < CURVE_POINTS; i++) {
        double v = (double)i / (CURVE_POINTS - 1), light = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);

        put16(out, (unsigned)lround(light * 65535));
    }
}

static void put_description(struct buf *out)
{
    static const char NAME[] = "sRGB IEC61966-2.1";

    buf_puts(out, "desc");
    put_zeros(out, 4);
    put32(out, sizeof NAME);
    buf_append(out, NAME, sizeof NAME);
    put_zeros(out, 4 + 4 + 2 + 1 + 67); /* no Unicode and no Macintosh name */
}

static void put_copyright(struct buf *out)
{
    buf_puts(out, "text");
    put_zeros(out, 4);
    buf_append(out, TEXT, sizeof TEXT);
}

static void put_head(struct buf *out, size_t size)
{
    put32(out, size);
    put_zeros(out, 4);
    put32(out, 0x02100000);
    buf_puts(out, "mntrRGB XYZ ");
    put16(out, 2000); /* a date must stand there: that of the same bytes each time */
    put16(out, 1);
    put16(out, 1);
    put_zeros(out, 6);
    buf_puts(out, "acsp");
    put_zeros(out, 28);
    put_colour(out, D50);
    put_zeros(out, 48);
}

/* Appends a tag's data to `data`, four bytes aligned, and its entry to `table`. The three curves are one. */
static void put_tags(struct buf *table, struct buf *data)
{
    static const char *const NAMES[TAGS] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    static const struct colour PRIMARIES[] = {
        {0.412391, 0.212639, 0.019331}, {0.357584, 0.715169, 0.119195}, {0.180481, 0.072192, 0.950532}};
    size_t begin = 0, n = 0;

    put32(table, TAGS);
    for (int i = 0; i < TAGS; i++) {
        if (i < 7)
            begin = data->len;
        if (i == 0)
            put_description(data);
        else if (i == 1)
            put_copyright(data);
        else if (i == 2)
            put_xyz(data, D50);
        else if (i < 6)
            put_xyz(data, adapt(PRIMARIES[i - 3]));
        else if (i == 6)
            put_curve(data);
        if (i < 7)
            n = data->len - begin;
        put_zeros(data, (4 - data->len % 4) % 4);
        buf_puts(table, NAMES[i]);
        put32(table, HEAD_BYTES + 4 + 12 * TAGS + begin);
        put32(table, n);
    }
}

void pdfa_icc_put(struct buf *out)
{
    cleanup_buf struct buf table = {0}, data = {0};

    put_tags(&table, &data);
    put_head(out, HEAD_BYTES + table.len + data.len);
    buf_append(out, table.data, table.len);
    buf_append(out, data.data, data.len);
}

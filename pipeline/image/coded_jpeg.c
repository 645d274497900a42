/* JPEG, ITU-T T.81 Annex B; the Adobe marker is described in ISO 32000-1 7.4.8. */
#include <string.h>

#include "pipeline/base/limits.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/coded_parts.h"
#include "pipeline/image/decode_exif.h"

enum { SOF0 = 0xC0, SOF1, SOF2, DHT = 0xC4, DAC = 0xCC, SOI = 0xD8, EOI, SOS, DRI = 0xDD, APP0 = 0xE0, APP14 = 0xEE };

struct seen {
    bool frame, jfif, adobe, restarts;
    int transform; /* of the Adobe marker */
};

static size_t big16(const unsigned char *p)
{
    return (size_t)(p[0] << 8 | p[1]);
}

static bool take_frame(const unsigned char *p, size_t n, struct jpeg_head *head)
{
    int across = 1, down = 1;

    if (n < 6 || p[0] != 8 || (p[5] != 1 && p[5] != 3) || n < 6 + 3 * (size_t)p[5])
        return false;
    head->height = (int)big16(p + 1);
    head->width = (int)big16(p + 3);
    head->components = p[5];
    for (int i = 0; i < head->components; i++) {
        int h = p[6 + 3 * i + 1] >> 4, v = p[6 + 3 * i + 1] & 15;

        across = h > across ? h : across;
        down = v > down ? v : down;
    }
    /* A scan of one component is not interleaved: its MCU is one block whatever the factors say (A.2.2). */
    head->columns = 8 * (head->components == 1 ? 1 : across);
    head->lines = 8 * (head->components == 1 ? 1 : down);
    /* Without a marker that says so, decoders tell RGB from the names of its colours. */
    head->untransformed = head->components == 3 && p[6] == 'R' && p[9] == 'G' && p[12] == 'B';
    return head->width > 0 && head->height > 0 && head->width <= LIMIT_SIDE_PIXELS && head->height <= LIMIT_SIDE_PIXELS;
}

/* One segment before the first scan; false for what a PDF may not hold. */
static bool take_segment(int marker, const unsigned char *p, size_t n, struct jpeg_head *head, struct seen *seen)
{
    if (marker == APP0 && n >= 5 && memcmp(p, "JFIF", 5) == 0)
        seen->jfif = true;
    if (marker == DRI && n >= 2 && big16(p) > 0)
        seen->restarts = true;
    if (marker == APP14 && n >= 12 && memcmp(p, "Adobe", 5) == 0) {
        seen->adobe = true;
        seen->transform = p[11];
    }
    if (marker < SOF0 || marker > 0xCF || marker == DHT)
        return true;
    if (marker == DAC || marker > SOF2 || seen->frame) /* arithmetic, lossless, hierarchical */
        return false;
    seen->frame = true;
    head->sequential = marker != SOF2;
    return take_frame(p, n, head);
}

int coded_jpeg_head(const unsigned char *bytes, size_t n, struct jpeg_head *head)
{
    struct seen seen = {0};
    size_t at = 2;

    *head = (struct jpeg_head){0};
    if (n < 4 || bytes[0] != 0xFF || bytes[1] != SOI)
        return 0;
    while (at + 4 <= n && bytes[at] == 0xFF) {
        int marker = bytes[at + 1];
        size_t length;

        if (marker == 0xFF) { /* fill */
            at++;
            continue;
        }
        length = big16(bytes + at + 2);
        if (length < 2 || length > n - at - 2)
            return 0;
        if (marker == SOS) {
            head->sos = at;
            head->scan = at + 2 + length;
            head->sequential = head->sequential && !seen.restarts && bytes[at + 4] == head->components;
            if (seen.adobe || seen.jfif)
                head->untransformed = head->components == 3 && seen.adobe && seen.transform == 0;
            return seen.frame;
        }
        if (marker >= SOF0 && marker <= SOF2)
            head->frame = at;
        if (!take_segment(marker, bytes + at + 4, length - 2, head, &seen))
            return 0;
        at += 2 + length;
    }
    return 0;
}

int coded_jpeg(struct coded *coded)
{
    const unsigned char *bytes = (const unsigned char *)coded->bytes.data;
    struct jpeg_head head;
    int rotation;

    /* One that is cut off is decoded as far as it goes. */
    if (!coded_jpeg_head(bytes, coded->bytes.len, &head) ||
        !memmem(bytes + head.scan, coded->bytes.len - head.scan, "\xff\xd9", 2))
        return 0;
    coded->coding = CODING_JPEG;
    coded->width = head.width;
    coded->height = head.height;
    coded->components = head.components;
    coded->bits = 8;
    coded->untransformed = head.untransformed;
    decode_exif_orientation(bytes, coded->bytes.len, &rotation, &coded->mirrored);
    coded_one_strip(coded);
    return 1;
}

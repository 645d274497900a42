#include "pipeline/image/decode_exif.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define MARKER_APP1     0xe1
#define MARKER_SOS      0xda

static unsigned long number(const unsigned char *p, int n, bool big_endian)
{
    unsigned long value = 0;

    for (int i = 0; i < n; i++)
        value |= (unsigned long)p[i] << 8 * (big_endian ? n - 1 - i : i);
    return value;
}

/* exif[0..n) is a small TIFF; its first directory has the tag. 1 when it does not. */
static unsigned long orientation_of(const unsigned char *exif, size_t n)
{
    bool big_endian = n > 0 && exif[0] == 'M';
    unsigned long offset, entries;

    if (n < 8)
        return 1;
    offset = number(exif + 4, 4, big_endian);
    if (offset > n - 2)
        return 1;
    entries = number(exif + offset, 2, big_endian);
    for (unsigned long i = 0; i < entries; i++) {
        size_t at = offset + 2 + 12 * i;

        if (at + 12 > n)
            break;
        if (number(exif + at, 2, big_endian) == TAG_ORIENTATION)
            return number(exif + at + 8, 2, big_endian);
    }
    return 1;
}

void decode_exif_orientation(const unsigned char *head, size_t n, int *rotation, bool *mirrored)
{
    static const struct {
        short rotation;
        bool mirrored;
    } table[] = {{0, false},  {0, false},  {0, true},  {180, false}, {180, true},
                 {270, true}, {90, false}, {90, true}, {270, false}};
    size_t at = 2;

    *rotation = 0;
    *mirrored = false;
    while (at + 10 <= n && head[at] == 0xff && head[at + 1] != MARKER_SOS) {
        size_t length = number(head + at + 2, 2, true);

        if (head[at + 1] == MARKER_APP1 && length >= 8 && memcmp(head + at + 4, "Exif\0", 5) == 0) {
            size_t room = n - at - 10 < length - 8 ? n - at - 10 : length - 8;
            unsigned long value = orientation_of(head + at + 10, room);

            if (value < sizeof table / sizeof *table) {
                *rotation = table[value].rotation;
                *mirrored = table[value].mirrored;
            }
            return;
        }
        at += 2 + (length < 2 ? 2 : length);
    }
}

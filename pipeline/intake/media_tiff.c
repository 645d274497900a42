/* The chain of directories of a TIFF, read with pread and no library: this part runs in the parent process.
 */
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/intake/media.h"

#define TAG_NEW_SUBFILE_TYPE 254
#define SUBFILE_REDUCED      1
#define SUBFILE_MASK         4
#define ENTRIES_LOOKED_AT    64 /* tags are sorted: NewSubfileType is the first of them in all but odd files */

struct tiff {
    int fd;
    bool big_endian, big; /* `big`: BigTIFF, 8 byte offsets */
};

static bool get(const struct tiff *tiff, uint64_t offset, int n, uint64_t *value)
{
    unsigned char b[8];

    if (offset > INT64_MAX - 8 || pread(tiff->fd, b, (size_t)n, (off_t)offset) != n)
        return false;
    *value = 0;
    for (int i = 0; i < n; i++)
        *value |= (uint64_t)b[i] << 8 * (tiff->big_endian ? n - 1 - i : i);
    return true;
}

static bool open_chain(struct tiff *tiff, int fd, uint64_t *first)
{
    unsigned char head[4];
    uint64_t version;

    tiff->fd = fd;
    if (pread(fd, head, 4, 0) != 4 || head[0] != head[1] || (head[0] != 'I' && head[0] != 'M'))
        return false;
    tiff->big_endian = head[0] == 'M';
    if (!get(tiff, 2, 2, &version) || (version != 42 && version != 43))
        return false;
    tiff->big = version == 43;
    return tiff->big ? get(tiff, 8, 8, first) : get(tiff, 4, 4, first);
}

/* Whether the directory at offset is a thumbnail or a mask, and where the next one is. */
static bool read_directory(const struct tiff *tiff, uint64_t offset, bool *aside, uint64_t *next)
{
    int count_bytes = tiff->big ? 8 : 2, entry_bytes = tiff->big ? 20 : 12;
    uint64_t entries, tag, type, value;

    *aside = false;
    if (!get(tiff, offset, count_bytes, &entries) || entries == 0 || entries > 65535)
        return false;
    for (uint64_t i = 0; i < entries && i < ENTRIES_LOOKED_AT; i++) {
        uint64_t at = offset + (uint64_t)count_bytes + i * (uint64_t)entry_bytes;

        if (!get(tiff, at, 2, &tag) || !get(tiff, at + 2, 2, &type))
            return false;
        if (tag >= TAG_NEW_SUBFILE_TYPE) {
            if (tag == TAG_NEW_SUBFILE_TYPE && get(tiff, at + (tiff->big ? 12 : 8), type == 3 ? 2 : 4, &value))
                *aside = (value & (SUBFILE_REDUCED | SUBFILE_MASK)) != 0;
            break;
        }
    }
    return get(tiff, offset + (uint64_t)count_bytes + entries * (uint64_t)entry_bytes, tiff->big ? 8 : 4, next);
}

/* Brent's: remembers one offset, ever further down the chain; a loop comes back to it. */
int media_tiff_pages(int fd, int max, struct err *err)
{
    struct tiff tiff;
    uint64_t offset, remembered = 0;
    long all = 0, full = 0, power = 1;
    bool aside;

    if (!open_chain(&tiff, fd, &offset))
        return err_set(err, ERR_INPUT, "the file is damaged: its TIFF header is not whole");
    while (offset != 0) {
        if (all >= 2L * max)
            break;
        if (offset == remembered)
            return err_set(err, ERR_INPUT, "the file is damaged: its list of pages runs in a circle");
        if (all == power) {
            remembered = offset;
            power *= 2;
        } else if (all == 0) {
            remembered = offset;
        }
        if (!read_directory(&tiff, offset, &aside, &offset)) {
            if (all == 0)
                return err_set(err, ERR_INPUT, "the file is damaged: its first page cannot be found");
            return err_set(err, ERR_INPUT, "the file is cut short after page %ld: copy it from the scanner again", all);
        }
        all++;
        full += !aside;
    }
    full = full > 0 ? full : all;
    if (all == 0)
        return err_set(err, ERR_INPUT, "the file has no pages");
    if (full > max || offset != 0)
        return err_set(err, ERR_LIMIT, "the file has more than %d pages: split it", max);
    return (int)full;
}

/* Any bytes as the metadata of a package: METS.xml, EAD.xml, PREMIS_rep1.xml, the METS.xml of rep1 and an EAD_doc,
 * parted by a byte 1; a part that is empty is the valid one. A verdict is reached, and what is said is text by a known
 * rule. */
#include "tests/fuzz/package.h"

static const char *const PARTS[] = {ROOT, EAD, PREMIS1, REPMETS, EADDOC(1)};
#define PART_COUNT (sizeof PARTS / sizeof *PARTS)

static struct fixture_file *part_of(struct fixture *fixture, size_t i)
{
    struct fixture_file *file = fixture_find(fixture, PARTS[i]);

    if (!file)
        abort();
    return file;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static struct fixture fixture;
    static struct buf valid[PART_COUNT];
    int fd = memfd_create("package", MFD_CLOEXEC);
    char path[64];

    if (!fixture.count) {
        fixture_build(&fixture, AIP_HOSO, NULL);
        for (size_t i = 0; i < PART_COUNT; i++)
            valid[i] = part_of(&fixture, i)->bytes;
    }
    for (size_t i = 0; i < PART_COUNT; i++) {
        const uint8_t *end = n ? memchr(bytes, 1, n) : NULL;
        size_t length = end ? (size_t)(end - bytes) : n;
        struct buf part = {0};

        buf_append(&part, bytes, length);
        part_of(&fixture, i)->bytes = length ? part : valid[i];
        if (!length)
            buf_release(&part);
        bytes += end ? length + 1 : n;
        n -= end ? length + 1 : n;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    fixture_write_archive(&fixture, path, false, NULL, NULL);
    promise_verdict(path);
    close(fd);
    for (size_t i = 0; i < PART_COUNT; i++) {
        struct fixture_file *file = part_of(&fixture, i);

        if (file->bytes.data != valid[i].data)
            buf_release(&file->bytes);
        file->bytes = valid[i];
    }
    return 0;
}

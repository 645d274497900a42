/* Writes a BagIt 1.0 bag (RFC 8493): a folder, a zip or a tar, with SHA-256 and SHA-512 manifests.
 *
 * The bag grows in "<path>.part" and takes its name only when it is whole, on the disk, read back and found
 * valid. A .part left by a killed run is overwritten by the next. The same calls with the same options give
 * the same bytes (package_output.h): order as added, callers sort.
 * Memory does not grow with the size of the payload, only with the number of files (some 300 bytes each). */
#ifndef SOHOA_PACKAGE_BAG_H
#define SOHOA_PACKAGE_BAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct bag; /* being written */
struct err;

/* One line of bag-info.txt; lines of the value become continuation lines. Payload-Oxum is added by
 * bag_finish(). */
struct bag_info {
    const char *label, *value;
};

struct bag_options {
    const char *path; /* final name: .zip, .tar and .tar.zst make archives, any other name a folder; endings
                         of archives this program does not write are refused */
    bool replace;     /* an existing file or folder of that name is replaced at the very end */
    bool sha256_only; /* no SHA-512 beside it */
    time_t mtime;     /* of all files: the time of the records, not of the clock */
    const struct bag_info *info;
    size_t info_count;
};

/* Nothing of the options is kept. NULL: ERR_USAGE for an existing target, a wrong ending or a wrong info
 * line. */
struct bag *bag_create(const struct bag_options *options, struct err *err);

/* `payload_path` is below data/, UTF-8, with '/'. The file must have `size` bytes and, when given, that
 * SHA-256 in lower-case hex: ERR_CORRUPT, in a folder at the latest from bag_finish(). After any -1 the bag can only be
 * abandoned. */
int bag_add_file(struct bag *bag, const char *payload_path, int dirfd, const char *source_path, uint64_t size,
                 const char *expected_sha256, struct err *err);
int bag_add_bytes(struct bag *bag, const char *payload_path, const void *bytes, size_t n, struct err *err);

/* Writes the tag files, syncs, verifies, renames. Frees the bag whatever comes out; on -1 nothing is left
 * behind and what stood at the path still stands. */
int bag_finish(struct bag *bag, struct err *err);
/* Removes the temporary and frees. NULL is fine. Not after bag_finish(). */
void bag_abandon(struct bag *bag);

#endif

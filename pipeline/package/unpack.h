/* Archives of scans taken apart: zip, 7z and tar (plain or compressed once with gzip, bzip2, xz or zstd).
 *
 * Files come out under names of ours, "000001", "000002" ..., so that no name in the archive ever reaches the
 * file system. Links, devices and names that point outside are not followed: such an entry is listed with the
 * reason. An archive inside the archive comes out as a file. Meant to run in a limited worker process. */
#ifndef SOHOA_PACKAGE_UNPACK_H
#define SOHOA_PACKAGE_UNPACK_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct err;

#define UNPACK_STORED_NAME 24

/* A cap of 0 stands for the one in limits.h. */
struct unpack_limits {
    size_t entries;
    uint64_t total_bytes; /* of all files */
    uint64_t file_bytes;  /* of one file */
    unsigned ratio;       /* total bytes to the archive's own size */
};

struct unpack_entry {
    char *name;                      /* bytes as in the archive: any encoding, any separators */
    char stored[UNPACK_STORED_NAME]; /* name in the folder; "" when refused */
    uint64_t size;                   /* bytes stored */
    char *refused;                   /* a sentence why it was left out, or NULL */
};

/* Writes the files into folder_fd and lists them in the order of the archive; folders are not listed. The
 * list lives in the arena. On -1 nothing is left in the folder: ERR_LIMIT for a cap, ERR_INPUT for a damaged,
 * encrypted or foreign file. Files of the folder with the same names are never overwritten. */
int unpack_archive(const char *path, int folder_fd, const struct unpack_limits *limits, struct unpack_entry **entries,
                   size_t *count, struct arena *arena, struct err *err);

/* The same from an open file, for a worker that may not open anything; `name` is for sentences only. */
int unpack_archive_fd(int fd, const char *name, int folder_fd, const struct unpack_limits *limits,
                      struct unpack_entry **entries, size_t *count, struct arena *arena, struct err *err);

#endif

/* Lists that grow with the number of files of a package, kept on the disk while it is written, so that memory does not
 * grow with them: written once, then read as often as needed. */
#ifndef SOHOA_PACKAGE_SPOOL_H
#define SOHOA_PACKAGE_SPOOL_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;
struct spool;

/* Strings of one entry at most. */
#define SPOOL_STRINGS 12

/* A file without a name, beside `path`: it is gone when the process ends, however that is. NULL on failure. */
struct spool *spool_new(const char *path, struct err *err);
void spool_free(struct spool *spool); /* NULL is fine */

/* Appends an entry of `count` strings; NULL stands for "". Reading then begins anew with spool_rewind(). */
int spool_put(struct spool *spool, const char *const *strings, size_t count, struct err *err);
/* Back to the first entry, to read. */
int spool_rewind(struct spool *spool, struct err *err);
/* The next entry: 1, 0 at the end, -1. The strings live until the next call. */
int spool_next(struct spool *spool, const char *strings[SPOOL_STRINGS], size_t *count, struct err *err);

/* Where the next entry will begin. */
uint64_t spool_length(const struct spool *spool);
/* The entry that began there, by any thread, after spool_rewind() and before more is put. The strings, the rest of them
 * "", lie in `entry`. -1: none can be read there. */
int spool_at(const struct spool *spool, uint64_t offset, struct buf *entry, const char *strings[SPOOL_STRINGS]);

/* The descriptor of a file without a name, beside `path`, for reading and writing; -1 on failure. */
int spool_open_file(const char *path, struct err *err);

#endif

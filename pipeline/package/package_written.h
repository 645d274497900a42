/* The files of a package that is being written: a list of them on the disk, and, in a folder, the proof of each. A file
 * that has ended is read again by threads of their own, while the next ones are written; its digests are those of the
 * bytes read again, so that what is listed is what is there. Memory grows by 16 bytes a file. */
#ifndef SOHOA_PACKAGE_PACKAGE_WRITTEN_H
#define SOHOA_PACKAGE_PACKAGE_WRITTEN_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/package/bag_sums.h"

struct err;
struct package_written;
struct spool;

/* What is listed of each file, in this order in a spool. */
enum package_written_column {
    WRITTEN_PATH,
    WRITTEN_SIZE,
    WRITTEN_SHA256,
    WRITTEN_SHA512, /* "" when it is not wanted */
    WRITTEN_COLUMNS
};

/* `path` is that of the package, for sentences and for the place of the list; it must live as long. `kinds`: the
 * digests of each file, bits BAG_SUM(kind). */
struct package_written *package_written_new(const char *path, unsigned kinds, struct err *err);
void package_written_free(struct package_written *written); /* NULL is fine */

/* A file of an archive, with all digests. */
int package_written_list(struct package_written *written, const char *path, uint64_t size, const struct bag_sums *sums,
                         struct err *err);

/* A file below `folder` that is to be read again. */
struct package_written_file {
    const char *path;
    uint64_t size;
    const char *sha256;      /* it must have, lower-case hex */
    int source;              /* what it was copied from with no digest made, from now on owned here; -1: nothing */
    const char *source_name; /* for sentences; NULL with no source */
};
/* ERR_CORRUPT for this file or an earlier one that is not what it should be: at the latest package_written_settle()
 * tells. */
int package_written_prove(struct package_written *written, int folder, const struct package_written_file *file,
                          struct err *err);
/* Waits until all files are read again and listed. */
int package_written_settle(struct package_written *written, struct err *err);

/* The list, after settling; it is read with spool_rewind() and spool_next(). */
struct spool *package_written_spool(struct package_written *written);
/* Raw digests of the file of that path and size, kinds that are not known stay; false when there is none. After
 * settling, by any thread. */
struct package_written_digests {
    unsigned char sha256[32], sha512[64];
};
bool package_written_find(struct package_written *written, const char *path, uint64_t size,
                          struct package_written_digests *digests);

#endif

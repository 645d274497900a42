/* A package of another program, taken in as far as this archive has a place for it: its data files as scans, what its
 * EAD_doc say of them as rows of the register, which settle what is in question and never overwrite. */
#ifndef SOHOA_TOOLS_IMPORT_FOREIGN_H
#define SOHOA_TOOLS_IMPORT_FOREIGN_H

#include <stddef.h>

#include "pipeline/base/memory.h"

struct err;
struct home;
struct package_source;

struct foreign {
    char *folder;        /* below the archive's folder, with the files to be ingested; NULL: none */
    size_t files;        /* in it */
    struct buf rows;     /* CSV of what is said of them; empty: nothing */
    size_t descriptions; /* its rows */
    char *name;          /* of the package */
};

/* Puts the data files of a checked package into a folder of inbox/ and reads its descriptions. `name` names the
 * package. Released by the caller in either case; on -1 no folder is left. */
int foreign_gather(struct home *home, const struct package_source *source, const char *name, struct foreign *foreign,
                   struct err *err);
/* Ingests the folder by a process of its own, which takes the lock: the caller must not hold it. The folder is then
 * removed.
 */
int foreign_ingest(const char *archive, const struct foreign *foreign, struct err *err);
/* The rows into the register. */
int foreign_register(struct home *home, const struct foreign *foreign, struct err *err);
void foreign_release(struct foreign *foreign);

#endif

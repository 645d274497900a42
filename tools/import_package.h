/* A package taken in: what this program wrote comes back as it was (index/restore.h); of packages of others what they
 * say of their documents is told, and their files are taken in as scans. */
#ifndef SOHOA_TOOLS_IMPORT_PACKAGE_H
#define SOHOA_TOOLS_IMPORT_PACKAGE_H

#include <stdbool.h>

#include "index/restore.h"

struct err;
struct foreign;
struct home;

/* True for a folder, zip or tar: what import takes for a package. */
bool import_package_is(const char *path);

/* Checks every digest and every path before anything is taken; a package that does not hold is refused, ERR_INPUT
 * naming the rule and the file, and nothing is left of it. The archive's lock must be held. `stop` as for an ingest. A
 * package without records of ours is left in *foreign, which the caller ingests and releases. */
int import_package(struct home *home, const char *path, const volatile int *stop, struct restore_report *report,
                   struct foreign *foreign, struct err *err);

#endif

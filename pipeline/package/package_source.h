/* The files of a package that is taken in, by name: those of a folder where they lie, those of a zip or tar unpacked
 * under names of ours (unpack.h). No name of the package ever reaches the file system; links and devices are refused.
 */
#ifndef SOHOA_PACKAGE_PACKAGE_SOURCE_H
#define SOHOA_PACKAGE_PACKAGE_SOURCE_H

#include <stddef.h>

#include "pipeline/base/memory.h"

struct err;

struct package_source_file {
    const char *name; /* in the package, with the folder at its top */
    const char *path; /* below the folder */
};

struct package_source {
    int folder; /* holds them */
    struct package_source_file *files;
    size_t count;
    struct arena arena;
};

/* scratch: an empty folder to unpack to; who makes it removes it. The source is initialised here and closed by the
 * caller in either case. ERR_INPUT for what a package must not hold, ERR_LIMIT for a bomb. */
int package_source_open(struct package_source *source, const char *path, int scratch, struct err *err);
void package_source_close(struct package_source *source);

#endif

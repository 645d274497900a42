/* The name a package is to get, and how it gets it: it grows in "<path>.part" and takes its name only when it is whole.
 * A .part left by a killed run is removed by the next. */
#ifndef SOHOA_PACKAGE_PACKAGE_TARGET_H
#define SOHOA_PACKAGE_PACKAGE_TARGET_H

#include <stdbool.h>

#include "pipeline/package/package_output.h"

struct package_target {
    char *path, *temporary;
    char *top; /* the name without its ending: the folder inside a zip or tar */
    enum package_format format;
    bool replace; /* an existing file or folder of that name is replaced at the very end */
};

/* .zip, .tar and .tar.zst make archives, any other name a folder; endings of archives this program does not write are
 * refused. ERR_USAGE for those, and for a target that exists. The caller releases in either case. */
int package_target_init(struct package_target *target, const char *path, bool replace, struct err *err);
/* Removes what an earlier run left at the temporary name. */
int package_target_clear(const struct package_target *target, struct err *err);
/* Renames the temporary. With replace the old package is swapped out whole; without, one that came to stand there
 * meanwhile is not touched. */
int package_target_take(const struct package_target *target, struct err *err);
/* Removes the temporary, after a rename only a replaced folder, and frees. Zeroed is fine. */
void package_target_release(struct package_target *target);

#endif

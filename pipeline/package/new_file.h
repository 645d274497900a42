/* A file written bit by bit that is whole or absent under its name: through "<path>.tmp". Used inside pipeline/package
 * only; for bytes at hand there is file_write(). */
#ifndef SOHOA_PACKAGE_NEW_FILE_H
#define SOHOA_PACKAGE_NEW_FILE_H

#include <stdbool.h>

struct err;

struct new_file {
    char *path, *temporary;
    int fd; /* to write to; -1 none */
    bool begun, finished;
};

/* ERR_USAGE when the path exists and is not to be replaced, or is no file. To be closed in any case. */
int new_file_open(struct new_file *file, const char *path, bool replace, struct err *err);
/* 0 only when all of it is on the disk under its name. */
int new_file_finish(struct new_file *file, struct err *err);
/* What was not finished is removed. */
void new_file_close(struct new_file *file);

#endif

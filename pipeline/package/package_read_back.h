/* A package just written, read again before it gets its name: every file is there, in the order it was written in, with
 * the size and SHA-256 it was written with, and nothing else is. Memory does not grow with the number of files. */
#ifndef SOHOA_PACKAGE_PACKAGE_READ_BACK_H
#define SOHOA_PACKAGE_PACKAGE_READ_BACK_H

#include "pipeline/package/package_output.h"

struct spool;

/* Compares what stands at `path` with the list that package_output_list() filled. `top` as it was given to
 * package_output_open(). ERR_CORRUPT names the first file that differs. */
int package_read_back(const char *path, enum package_format format, const char *top, struct spool *list,
                      struct err *err);

#endif

/* Where a bag is written to: a folder, a zip or a tar, all with the same calls. Every entry gets the same
 * owner, mode and time, so that the same calls give the same bytes. */
#ifndef SOHOA_PACKAGE_BAG_OUTPUT_H
#define SOHOA_PACKAGE_BAG_OUTPUT_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct err;
struct bag_output;

enum bag_format { BAG_FOLDER, BAG_ZIP, BAG_TAR, BAG_TAR_ZST };

/* Creates `path`, which must not exist. `top` is the one folder at the top of a zip or tar, UTF-8; both are
 * copied. */
struct bag_output *bag_output_open(const char *path, enum bag_format format, const char *top, time_t mtime,
                                   struct err *err);
/* An empty folder. Paths are relative to the bag. */
int bag_output_folder(struct bag_output *out, const char *path, struct err *err);
/* A file of exactly `size` bytes: begin, write as often as needed, end. */
int bag_output_begin(struct bag_output *out, const char *path, uint64_t size, struct err *err);
int bag_output_write(struct bag_output *out, const void *bytes, size_t n, struct err *err);
int bag_output_end(struct bag_output *out, struct err *err);
/* Ends the archive; 0 only when all of it is on the disk. */
int bag_output_finish(struct bag_output *out, struct err *err);
/* Frees; removes nothing. NULL is fine. */
void bag_output_close(struct bag_output *out);

#endif

/* Where a package is written to: a folder, a zip or a tar, all with the same calls. Every entry gets the same owner,
 * mode and time, and comes in the order of the calls, so that the same calls give the same bytes. In a zip the entries
 * carry no time of their own (they show 1980): a zip keeps local time, which differs from machine to machine. A zip
 * becomes a zip64 where its size or its number of files asks for it.
 *
 * Into an archive each file is read once: all digests that are wanted are made of the bytes on their way. In a folder
 * each file is read again while the next ones are written (package_written.h); one whose digest is known is copied by
 * the kernel. Memory grows by some bytes a file. */
#ifndef SOHOA_PACKAGE_PACKAGE_OUTPUT_H
#define SOHOA_PACKAGE_PACKAGE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct err;
struct package_output;
struct package_written;

enum package_format { PACKAGE_FOLDER, PACKAGE_ZIP, PACKAGE_TAR, PACKAGE_TAR_ZST };

/* Creates `path`, which must not exist. `top` is the one folder at the top of a zip or tar, UTF-8; both are copied.
 * `sums`: bits BAG_SUM() of the digests that are listed. */
struct package_output *package_output_open(const char *path, enum package_format format, const char *top, time_t mtime,
                                           unsigned sums, struct err *err);
/* An empty folder. Paths are relative to the package. */
int package_output_folder(struct package_output *out, const char *path, struct err *err);
/* A file of exactly `size` bytes: begin, write as often as needed, end. */
int package_output_begin(struct package_output *out, const char *path, uint64_t size, struct err *err);
int package_output_write(struct package_output *out, const void *bytes, size_t n, struct err *err);
int package_output_end(struct package_output *out, struct err *err);
/* All three at once. */
int package_output_add_bytes(struct package_output *out, const char *path, const void *bytes, size_t n,
                             struct err *err);
/* The source must have `size` bytes and, when given, that SHA-256 in lower-case hex: ERR_CORRUPT, in a folder at the
 * latest from package_output_settle(). */
int package_output_add_file(struct package_output *out, const char *path, int dirfd, const char *source, uint64_t size,
                            const char *expected_sha256, struct err *err);
/* An open file from its start to its end; `source` is for sentences only. */
int package_output_add_open(struct package_output *out, const char *path, int fd, const char *source, struct err *err);
/* SHA-256 of the last file that ended, lower-case hex. */
const char *package_output_sha256(const struct package_output *out);
/* All files so far, of a folder read again; NULL when one of them is not what it should be. */
struct package_written *package_output_settle(struct package_output *out, struct err *err);
/* Ends the archive; 0 only when all of it is on the disk. */
int package_output_finish(struct package_output *out, struct err *err);
/* Frees; removes nothing. NULL is fine. */
void package_output_close(struct package_output *out);

#endif

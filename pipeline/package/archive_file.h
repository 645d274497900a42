/* What reading and writing archives with libarchive has in common: opening with the formats and the single
 * compression layer this program allows, names as bytes, errors as sentences. Used inside pipeline/package
 * only. */
#ifndef SOHOA_PACKAGE_ARCHIVE_FILE_H
#define SOHOA_PACKAGE_ARCHIVE_FILE_H

#include <locale.h>

struct archive;
struct archive_entry;
struct buf;
struct err;

/* Formats to accept. Only a tar may be compressed, and only once. */
enum { ARCHIVE_FILE_ZIP = 1, ARCHIVE_FILE_TAR = 2, ARCHIVE_FILE_7ZIP = 4 };

/* libarchive converts names by the locale of the thread: between enter and leave that is C.UTF-8. */
locale_t archive_file_enter(void);
void archive_file_leave(locale_t *before);
#define cleanup_locale __attribute__((cleanup(archive_file_leave), unused))

/* Opens what fd holds; fd must be seekable and stays the caller's. `name` is for sentences only. The caller
 * frees the result with archive_read_free(). NULL when it is not one of the formats. */
struct archive *archive_file_open(int fd, const char *name, unsigned formats, struct err *err);

/* The entry's name as bytes in `out`, made printable in `shown` (either may be NULL). -1 when it has none. */
int archive_file_entry_name(struct archive_entry *entry, struct buf *out, struct buf *shown);

/* NULL for a regular file, or what is wrong with the entry's type: "is a symbolic link". */
const char *archive_file_type_problem(struct archive_entry *entry);

/* Turns libarchive's last error into ours. -1. */
int archive_file_read_error(struct archive *archive, const char *name, struct err *err);

#endif

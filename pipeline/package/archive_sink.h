/* Writing an archive with libarchive to a file: entries one after the other, errors as sentences. A failed write is
 * kept and told by the next call; libarchive never hears of it, for in its own failed state it would not free its
 * compressors. Used inside pipeline/package only, with the locale of archive_file_enter(). */
#ifndef SOHOA_PACKAGE_ARCHIVE_SINK_H
#define SOHOA_PACKAGE_ARCHIVE_SINK_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct archive_entry;
struct err;

struct archive_sink {
    struct archive *archive; /* to set its format before it is opened */
    int fd;                  /* the caller's */
    const char *path;        /* for sentences; must last as long */
    int failure;             /* errno of the first failed write; what comes after is thrown away */
};

/* Makes sink->archive. Released by the caller in either case. */
int archive_sink_init(struct archive_sink *sink, int fd, const char *path, struct err *err);
/* ready: what setting the format gave, ARCHIVE_OK all through. */
int archive_sink_open(struct archive_sink *sink, bool ready, struct err *err);
int archive_sink_begin(struct archive_sink *sink, struct archive_entry *entry, struct err *err);
int archive_sink_write(struct archive_sink *sink, const void *bytes, size_t n, struct err *err);
int archive_sink_end(struct archive_sink *sink, struct err *err);
/* Ends the archive: all of it is handed to the file, which the caller syncs. */
int archive_sink_finish(struct archive_sink *sink, struct err *err);
/* Frees; zeroed is fine. */
void archive_sink_release(struct archive_sink *sink);

#endif

#include "pipeline/package/archive_sink.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"

static la_ssize_t take_bytes(struct archive *archive, void *state, const void *bytes, size_t n)
{
    struct archive_sink *sink = state;

    (void)archive;
    if (!sink->failure && file_write_all(sink->fd, bytes, n) != 0)
        sink->failure = errno;
    return (la_ssize_t)n;
}

/* The outcome of a call to libarchive. */
static int outcome(const struct archive_sink *sink, bool ok, struct err *err)
{
    const char *reason = archive_error_string(sink->archive);

    if (ok && !sink->failure)
        return 0;
    errno = ok ? sink->failure : archive_errno(sink->archive);
    if (errno > 0)
        return err_errno(err, "cannot write '%s'", sink->path);
    return err_set(err, ERR_IO, "cannot write '%s': %s", sink->path, reason ? reason : "the archive cannot be written");
}

int archive_sink_init(struct archive_sink *sink, int fd, const char *path, struct err *err)
{
    *sink = (struct archive_sink){.archive = archive_write_new(), .fd = fd, .path = path};
    return sink->archive ? 0 : err_set(err, ERR_INTERNAL, "cannot write '%s': not enough memory", path);
}

int archive_sink_open(struct archive_sink *sink, bool ready, struct err *err)
{
    return outcome(sink, ready && archive_write_open(sink->archive, sink, NULL, take_bytes, NULL) == ARCHIVE_OK, err);
}

int archive_sink_begin(struct archive_sink *sink, struct archive_entry *entry, struct err *err)
{
    return outcome(sink, archive_write_header(sink->archive, entry) == ARCHIVE_OK, err);
}

int archive_sink_write(struct archive_sink *sink, const void *bytes, size_t n, struct err *err)
{
    const char *p = bytes;

    while (n > 0) {
        la_ssize_t done = archive_write_data(sink->archive, p, n);

        if (done <= 0)
            return outcome(sink, false, err);
        p += done;
        n -= (size_t)done;
    }
    return outcome(sink, true, err);
}

int archive_sink_end(struct archive_sink *sink, struct err *err)
{
    return outcome(sink, archive_write_finish_entry(sink->archive) == ARCHIVE_OK, err);
}

int archive_sink_finish(struct archive_sink *sink, struct err *err)
{
    return outcome(sink, archive_write_close(sink->archive) == ARCHIVE_OK, err);
}

void archive_sink_release(struct archive_sink *sink)
{
    /* Freeing an archive that was not finished finishes it: into nothing. */
    sink->failure = ECANCELED;
    archive_write_free(sink->archive);
    sink->archive = NULL;
}

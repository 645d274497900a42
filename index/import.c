#include "index/import.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/import_slice.h"
#include "index/posting.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/store.h"

/* One file being taken in. */
struct import {
    struct catalogue *c;
    struct archive *archive;
    const char *path;
    const struct import_options *options;
    struct import_report *report;
    int64_t first_line; /* of the slice in the file, from 1 */
    int64_t next_line;
    int slices; /* written */
};

static bool is_blank(const char *s, size_t n)
{
    while (n > 0 && (unsigned char)s[n - 1] <= ' ')
        n--;
    return n == 0;
}

static void report_bad(struct import *im, int line, const char *why)
{
    im->report->bad++;
    im->options->bad(im->path, im->first_line + line - 1, why, im->options->data);
}

/* Reads the lines; what is in the catalogue already, or was met in the slice before, is a duplicate. */
static int read_lines(struct import *im, const struct buf *bytes, struct slice *slice, struct err *err)
{
    const char *s = bytes->data, *end = s + bytes->len;

    for (int line = 1; s < end; line++) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        size_t n = (size_t)((stop ? stop : end) - s);
        struct err why = {0};
        int added;

        if (!is_blank(s, n)) {
            im->report->lines++;
            added = slice_add(im->c, slice, line, s, n, im->report->unknown, sizeof im->report->unknown, &why);
            if (added < 0 && why.code != ERR_INPUT && why.code != ERR_LIMIT) {
                *err = why;
                return -1;
            }
            if (added < 0)
                report_bad(im, line, why.message);
            else if (added == 0)
                im->report->duplicate++;
        }
        s += n + (stop != NULL);
    }
    return 0;
}

/* The slice as an object. Its row comes first, so that no file is in the store that the catalogue does not know. */
static int keep_object(struct import *im, const struct buf *bytes, struct slice *slice, struct err *err)
{
    int fd = memfd_create("slice", MFD_CLOEXEC), result;
    struct stored stored;

    if (fd < 0)
        return err_errno(err, "cannot hold a part of '%s'", im->path);
    if (file_write_all(fd, bytes->data, bytes->len) != 0)
        result = err_errno(err, "cannot hold a part of '%s'", im->path);
    else
        result = store_stage(im->archive, fd, im->path, &stored, err);
    close(fd);
    if (result != 0)
        return -1;
    memcpy(slice->sha256, stored.sha256, sizeof slice->sha256);
    slice->size = stored.size;
    return slice_save_object(im->c, slice, err) != 0 ? -1 : store_commit(im->archive, stored.sha256, err);
}

static int save(struct import *im, struct slice *slice, struct err *err)
{
    if (catalogue_begin(im->c, err) != 0)
        return -1;
    if (slice_save(im->c, slice, err) != 0 || catalogue_commit(im->c, err) != 0) {
        catalogue_rollback(im->c);
        return -1;
    }
    return import_write_pending(im->c, im->archive, err);
}

static int take_slice(struct import *im, const struct buf *bytes, struct err *err)
{
    cleanup_slice struct slice slice = {.agent = im->options->agent};
    int result;

    slice.source =
        arena_printf(&slice.arena, "%s#%lld-%lld", im->path, (long long)im->first_line, (long long)im->next_line - 1);
    result = read_lines(im, bytes, &slice, err);
    if (result == 0 && slice.count > 0)
        result = keep_object(im, bytes, &slice, err);
    if (result == 0 && slice.count > 0)
        result = save(im, &slice, err);
    if (result == 0)
        im->report->added += (int64_t)slice.count;
    im->slices += result == 0 && slice.count > 0;
    return result;
}

/* Appends the next line with its end; 1, 0 at the end of the file, -1. A line that is too long is left out. */
static int next_line(struct import *im, FILE *in, struct buf *bytes, struct err *err)
{
    size_t begin = bytes->len;
    char block[1 << 16];

    while (fgets(block, sizeof block, in)) {
        size_t n = strlen(block);

        if (bytes->len - begin <= IMPORT_LINE_BYTES)
            buf_append(bytes, block, n);
        if (n > 0 && block[n - 1] == '\n')
            break;
    }
    if (ferror(in))
        return err_errno(err, "cannot read '%s'", im->path);
    if (bytes->len - begin > IMPORT_LINE_BYTES) {
        im->report->lines++;
        bytes->len = begin;
        buf_putc(bytes, '\n');
        report_bad(im, (int)(im->next_line - im->first_line) + 1, "it is longer than 16 MB");
    }
    im->next_line += bytes->len > begin;
    return bytes->len > begin;
}

static int take_all(struct import *im, FILE *in, struct err *err)
{
    cleanup_buf struct buf bytes = {0};
    int more = 1;

    while (more == 1 && !im->report->stopped) {
        int64_t lines = 0;

        buf_clear(&bytes);
        im->first_line = im->next_line;
        while (lines < IMPORT_LINES && bytes.len < IMPORT_SLICE_BYTES && (more = next_line(im, in, &bytes, err)) == 1)
            lines++;
        if (more < 0 || (bytes.len > 0 && take_slice(im, &bytes, err) != 0))
            return -1;
        if (im->options->progress)
            im->options->progress(im->report, im->options->data);
        im->report->stopped = more == 1 && im->options->stop && *im->options->stop;
    }
    return 0;
}

int import_file(struct catalogue *c, struct archive *archive, const char *path, const struct import_options *options,
                struct import_report *report, struct err *err)
{
    struct import im = {c, archive, path, options, report, 1, 1, 0};
    FILE *in = fopen(path, "re");
    struct stat st;
    int result;

    if (!in)
        return err_errno(err, "cannot read '%s'", path);
    if (fstat(fileno(in), &st) == 0 && S_ISDIR(st.st_mode))
        result = err_set(err, ERR_INPUT, "'%s' is a folder; name a file of JSON lines", path);
    else
        result = take_all(&im, in, err);
    fclose(in);
    if (result == 0 && im.slices > 1)
        result = posting_merge(c, err);
    return result == 0 ? sidecar_write_pending(c, archive, 1000, err) : -1;
}

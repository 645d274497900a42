#include "pipeline/package/package_output.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/archive_file.h"
#include "pipeline/package/archive_sink.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/package_written.h"

#define WRITE_BLOCK (256 * 1024)
#define READ_BLOCK  (256 * 1024)
/* Copied by the kernel at once: a stop is not held up for longer. */
#define COPY_BLOCK (64 * 1024 * 1024)

/* Already compressed: deflate would cost time and gain nothing. Uncompressed and fax TIFFs do gain. */
static const char *const STORED[] = {"jpg", "jpeg", "jpe", "jp2", "jpx", "j2k", "png",  "gif",  "webp", "heic", "pdf",
                                     "zip", "gz",   "bz2", "xz",  "zst", "7z",  "djvu", "docx", "xlsx", "odt",  "ods"};

struct package_output {
    char *path, *top;
    enum package_format format;
    time_t mtime;
    int fd; /* of the package's folder, or of the archive */
    int file;
    char *parent;             /* the last folder made, so that it is not made again for each file */
    struct archive_sink sink; /* of an archive */
    struct bag_sums sums;
    unsigned kinds; /* digests made of the bytes on their way */
    struct package_written *written;
    char sha256[DIGEST_SHA256_HEX]; /* of the last file */
    char *file_path;                /* of the current file */
    uint64_t size, left;            /* bytes of the current file, and those still to come */
    char *block;
};

static bool is_stored(const char *path)
{
    const char *dot = strrchr(file_base_name(path), '.');

    for (size_t i = 0; dot && i < sizeof STORED / sizeof *STORED; i++)
        if (!strcasecmp(dot + 1, STORED[i]))
            return true;
    return false;
}

static int open_folder(struct package_output *out, struct err *err)
{
    if (mkdir(out->path, 0755) != 0)
        return err_errno(err, "cannot make the folder '%s'", out->path);
    out->fd = open(out->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (out->fd < 0)
        return err_errno(err, "cannot open the folder '%s'", out->path);
    return 0;
}

static bool set_format(struct archive *archive, enum package_format format)
{
    archive_write_set_bytes_per_block(archive, WRITE_BLOCK);
    archive_write_set_bytes_in_last_block(archive, 1);
    if (format == PACKAGE_ZIP)
        return archive_write_set_format_zip(archive) == ARCHIVE_OK &&
               archive_write_set_options(archive, "zip:hdrcharset=UTF-8") == ARCHIVE_OK;
    return archive_write_set_format_pax_restricted(archive) == ARCHIVE_OK &&
           (format != PACKAGE_TAR_ZST || archive_write_add_filter_zstd(archive) == ARCHIVE_OK);
}

static int open_archive(struct package_output *out, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();

    out->fd = open(out->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (out->fd < 0)
        return err_errno(err, "cannot create '%s'", out->path);
    if (archive_sink_init(&out->sink, out->fd, out->path, err) != 0)
        return -1;
    return archive_sink_open(&out->sink, set_format(out->sink.archive, out->format), err);
}

struct package_output *package_output_open(const char *path, enum package_format format, const char *top, time_t mtime,
                                           unsigned sums, struct err *err)
{
    struct package_output *out = memory_alloc(sizeof *out);
    int result;

    *out = (struct package_output){.path = memory_strdup(path),
                                   .top = memory_strdup(top),
                                   .format = format,
                                   .mtime = mtime,
                                   .kinds = format == PACKAGE_FOLDER ? BAG_SUM(DIGEST_SHA256) : sums,
                                   .fd = -1,
                                   .file = -1};
    out->written = package_written_new(out->path, sums, err);
    if (!out->written) {
        package_output_close(out);
        return NULL;
    }
    result = format == PACKAGE_FOLDER ? open_folder(out, err) : open_archive(out, err);
    if (result == 0 && format != PACKAGE_FOLDER)
        result = package_output_folder(out, "", err);
    if (result == 0)
        return out;
    package_output_close(out);
    return NULL;
}

static int write_header(struct package_output *out, const char *path, bool folder, uint64_t size, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();
    cleanup_buf struct buf name = {0};
    struct archive_entry *entry = archive_entry_new();
    int result;

    if (!entry)
        return err_set(err, ERR_INTERNAL, "cannot write '%s': not enough memory", out->path);
    buf_printf(&name, "%s/%s%s", out->top, path, folder && *path ? "/" : "");
    archive_entry_copy_pathname(entry, name.data);
    archive_entry_set_filetype(entry, folder ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, folder ? 0755 : 0644);
    archive_entry_set_size(entry, (la_int64_t)size);
    /* A zip holds local time, which would make the bytes depend on the machine's time zone: without one it
     * says 1980. */
    if (out->format != PACKAGE_ZIP)
        archive_entry_set_mtime(entry, out->mtime, 0);
    if (out->format == PACKAGE_ZIP && !folder)
        is_stored(path) ? archive_write_zip_set_compression_store(out->sink.archive)
                        : archive_write_zip_set_compression_deflate(out->sink.archive);
    result = archive_sink_begin(&out->sink, entry, err);
    archive_entry_free(entry);
    return result;
}

static int make_parent(struct package_output *out, const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;

    if (n == 0 || (out->parent && strlen(out->parent) == n && !memcmp(out->parent, path, n)))
        return 0;
    free(out->parent);
    out->parent = memory_resize(NULL, n + 1, 1);
    memcpy(out->parent, path, n);
    out->parent[n] = '\0';
    if (file_make_folders(out->fd, out->parent, err) != 0)
        return err_context(err, "%s", out->path);
    return 0;
}

int package_output_folder(struct package_output *out, const char *path, struct err *err)
{
    if (out->format != PACKAGE_FOLDER)
        return write_header(out, path, true, 0, err);
    return file_make_folders(out->fd, path, err) == 0 ? 0 : err_context(err, "%s", out->path);
}

static int begin_file(struct package_output *out, const char *path, struct err *err)
{
    if (make_parent(out, path, err) != 0)
        return -1;
    out->file = openat(out->fd, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    return out->file >= 0 ? 0 : err_errno(err, "cannot create '%s/%s'", out->path, path);
}

int package_output_begin(struct package_output *out, const char *path, uint64_t size, struct err *err)
{
    out->size = out->left = size;
    free(out->file_path);
    out->file_path = memory_strdup(path);
    bag_sums_begin(&out->sums, out->kinds);
    return out->format == PACKAGE_FOLDER ? begin_file(out, path, err) : write_header(out, path, false, size, err);
}

int package_output_write(struct package_output *out, const void *bytes, size_t n, struct err *err)
{
    if (n > out->left)
        return err_set(err, ERR_INTERNAL, "cannot write '%s': more bytes than announced", out->path);
    out->left -= n;
    bag_sums_update(&out->sums, bytes, n);
    if (out->format == PACKAGE_FOLDER)
        return file_write_all(out->file, bytes, n) == 0 ? 0 : err_errno(err, "cannot write in '%s'", out->path);
    return archive_sink_write(&out->sink, bytes, n, err);
}

static int end_file(struct package_output *out, struct err *err)
{
    struct timespec times[2] = {{.tv_sec = out->mtime}, {.tv_sec = out->mtime}};
    bool ok = fchmod(out->file, 0644) == 0 && futimens(out->file, times) == 0;

    ok = close(out->file) == 0 && ok;
    out->file = -1;
    return ok ? 0 : err_errno(err, "cannot write in '%s'", out->path);
}

int package_output_end(struct package_output *out, struct err *err)
{
    struct package_written_file file = {.path = out->file_path, .size = out->size, .sha256 = out->sha256, .source = -1};

    if (out->left > 0)
        return err_set(err, ERR_INTERNAL, "cannot write '%s': fewer bytes than announced", out->path);
    bag_sums_finish(&out->sums);
    memcpy(out->sha256, out->sums.hex[DIGEST_SHA256], sizeof out->sha256);
    if (out->format == PACKAGE_FOLDER)
        return end_file(out, err) == 0 ? package_written_prove(out->written, out->fd, &file, err) : -1;
    if (archive_sink_end(&out->sink, err) != 0)
        return -1;
    return package_written_list(out->written, out->file_path, out->size, &out->sums, err);
}

int package_output_add_bytes(struct package_output *out, const char *path, const void *bytes, size_t n, struct err *err)
{
    if (package_output_begin(out, path, n, err) != 0 || package_output_write(out, bytes, n, err) != 0)
        return -1;
    return package_output_end(out, err);
}

static int wrong_size(const char *source, uint64_t size, const char *has, struct err *err)
{
    return err_set(err, ERR_CORRUPT, "'%s' should have %llu bytes and has %s: it was changed or damaged", source,
                   (unsigned long long)size, has);
}

/* Exactly `size` bytes, and nothing after them. */
static int copy_source(struct package_output *out, int fd, const char *source, uint64_t size, struct err *err)
{
    uint64_t left = size;

    if (!out->block)
        out->block = memory_alloc(READ_BLOCK);
    for (;;) {
        ssize_t n = read(fd, out->block, READ_BLOCK);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(err, "cannot read '%s'", source);
        if ((uint64_t)n > left || (n == 0 && left > 0))
            return wrong_size(source, size, n == 0 ? "fewer" : "more", err);
        if (n == 0)
            return 0;
        left -= (uint64_t)n;
        if (package_output_write(out, out->block, (size_t)n, err) != 0)
            return -1;
    }
}

static int add_source(struct package_output *out, const char *path, int fd, const char *source, uint64_t size,
                      struct err *err)
{
    if (package_output_begin(out, path, size, err) != 0 || copy_source(out, fd, source, size, err) != 0)
        return -1;
    return package_output_end(out, err);
}

/* By the kernel, which shares blocks where the file system can. 1 when it cannot copy between these two. */
static int copy_in_kernel(struct package_output *out, int fd, const char *source, uint64_t size, struct err *err)
{
    uint64_t done = 0;

    for (;;) {
        ssize_t n = copy_file_range(fd, NULL, out->file, NULL, COPY_BLOCK, 0);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && done == 0 && (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP))
            return 1;
        if (n < 0)
            return err_errno(err, "cannot copy '%s' to '%s/%s'", source, out->path, out->file_path);
        done += (uint64_t)n;
        if (done > size || (n == 0 && done < size))
            return wrong_size(source, size, n == 0 ? "fewer" : "more", err);
        if (n == 0)
            return 0;
    }
}

/* A file of a folder whose digest is known: the copy is read again, so that nothing needs to be digested here. */
static int add_copy(struct package_output *out, const char *path, int fd, const char *source, uint64_t size,
                    const char *sha256, struct err *err)
{
    struct package_written_file file = {.size = size, .sha256 = sha256, .source = -1, .source_name = source};
    int result = package_output_begin(out, path, size, err);

    file.path = out->file_path;
    if (result == 0)
        result = copy_in_kernel(out, fd, source, size, err);
    if (result == 1)
        return copy_source(out, fd, source, size, err) == 0 ? package_output_end(out, err) : -1;
    if (result != 0 || end_file(out, err) != 0)
        return -1;
    file.source = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    snprintf(out->sha256, sizeof out->sha256, "%s", sha256);
    return package_written_prove(out->written, out->fd, &file, err);
}

int package_output_add_open(struct package_output *out, const char *path, int fd, const char *source, struct err *err)
{
    struct stat st;

    if (fstat(fd, &st) != 0 || lseek(fd, 0, SEEK_SET) != 0)
        return err_errno(err, "cannot read '%s'", source);
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is not a file", source);
    return add_source(out, path, fd, source, (uint64_t)st.st_size, err);
}

int package_output_add_file(struct package_output *out, const char *path, int dirfd, const char *source, uint64_t size,
                            const char *expected_sha256, struct err *err)
{
    int fd = openat(dirfd, source, O_RDONLY | O_CLOEXEC | O_NONBLOCK), result;
    struct stat st;

    if (fd < 0)
        return err_errno(err, "cannot open '%s'", source);
    if (fstat(fd, &st) != 0)
        result = err_errno(err, "cannot read '%s'", source);
    else if (!S_ISREG(st.st_mode))
        result = err_set(err, ERR_INPUT, "'%s' is not a file", source);
    else if (expected_sha256 && out->format == PACKAGE_FOLDER)
        result = add_copy(out, path, fd, source, size, expected_sha256, err);
    else
        result = add_source(out, path, fd, source, size, err);
    close(fd);
    if (result == 0 && expected_sha256 && strcmp(expected_sha256, out->sha256) != 0)
        return err_set(err, ERR_CORRUPT, "'%s' is not what was stored: its SHA-256 is %s and should be %s", source,
                       out->sha256, expected_sha256);
    return result;
}

const char *package_output_sha256(const struct package_output *out)
{
    return out->sha256;
}

struct package_written *package_output_settle(struct package_output *out, struct err *err)
{
    return package_written_settle(out->written, err) == 0 ? out->written : NULL;
}

int package_output_finish(struct package_output *out, struct err *err)
{
    /* One syncfs for a folder of thousands of files; fsync of each would take minutes. */
    if (package_written_settle(out->written, err) != 0)
        return -1;
    if (out->format == PACKAGE_FOLDER)
        return syncfs(out->fd) == 0 ? 0 : err_errno(err, "cannot write '%s'", out->path);
    if (archive_sink_finish(&out->sink, err) != 0)
        return -1;
    return fsync(out->fd) == 0 ? 0 : err_errno(err, "cannot write '%s'", out->path);
}

void package_output_close(struct package_output *out)
{
    if (!out)
        return;
    archive_sink_release(&out->sink);
    package_written_free(out->written); /* its threads read below fd */
    if (out->file >= 0)
        close(out->file);
    if (out->fd >= 0)
        close(out->fd);
    bag_sums_release(&out->sums);
    free(out->parent);
    free(out->file_path);
    free(out->block);
    free(out->path);
    free(out->top);
    free(out);
}

#include "pipeline/package/package_read_back.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/archive_file.h"
#include "pipeline/package/spool.h"

#define BLOCK (256 * 1024)

struct check {
    const char *path, *top;
    struct spool *list;
    size_t files;
    char *block;
};

static int differs(const struct check *check, const char *file, const char *how, struct err *err)
{
    return err_set(err, ERR_CORRUPT, "'%s' did not verify after it was written: '%s' %s", check->path, file, how);
}

/* The file written after the one before. */
static int next_written(struct check *check, const char *strings[SPOOL_STRINGS], struct err *err)
{
    size_t count;
    int got = spool_next(check->list, strings, &count, err);

    check->files += got == 1;
    return got;
}

static int compare(const struct check *check, const char *const *written, unsigned long long size, const char *sha256,
                   struct err *err)
{
    if (size != strtoull(written[1], NULL, 10))
        return differs(check, written[0], "has another size", err);
    if (strcmp(sha256, written[2]) != 0)
        return differs(check, written[0], "has other contents", err);
    return 0;
}

/* Archives ------------------------------------------------------------------------------------------------------ */

static int check_entry(struct check *check, struct archive *archive, struct archive_entry *entry, struct err *err)
{
    const char *written[SPOOL_STRINGS];
    cleanup_buf struct buf name = {0};
    struct digest *digest;
    char hex[DIGEST_HEX_MAX];
    unsigned long long size = 0;
    la_ssize_t n;
    int got = next_written(check, written, err);

    if (got < 0)
        return -1;
    if (archive_file_entry_name(entry, &name, NULL) != 0 || got == 0 ||
        strncmp(name.data, check->top, strlen(check->top)) != 0 || name.data[strlen(check->top)] != '/' ||
        strcmp(name.data + strlen(check->top) + 1, written[0]) != 0)
        return differs(check, buf_string(&name), "was not written here", err);
    digest = digest_new(DIGEST_SHA256);
    while ((n = archive_read_data(archive, check->block, BLOCK)) > 0) {
        digest_update(digest, check->block, (size_t)n);
        size += (unsigned long long)n;
    }
    digest_finish(digest, hex);
    digest_free(digest);
    return n < 0 ? archive_file_read_error(archive, check->path, err) : compare(check, written, size, hex, err);
}

static int check_entries(struct check *check, struct archive *archive, struct err *err)
{
    struct archive_entry *entry;
    int result;

    while ((result = archive_read_next_header(archive, &entry)) != ARCHIVE_EOF) {
        if (result == ARCHIVE_RETRY)
            continue;
        if (result < ARCHIVE_WARN)
            return archive_file_read_error(archive, check->path, err);
        if (archive_entry_filetype(entry) != AE_IFDIR && check_entry(check, archive, entry, err) != 0)
            return -1;
    }
    return 0;
}

static int check_archive(struct check *check, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();
    int fd = open(check->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), result;
    struct archive *archive;

    if (fd < 0)
        return err_errno(err, "cannot open '%s'", check->path);
    archive = archive_file_open(fd, check->path, ARCHIVE_FILE_ZIP | ARCHIVE_FILE_TAR, err);
    result = archive ? check_entries(check, archive, err) : -1;
    archive_read_free(archive);
    close(fd);
    return result;
}

/* Folders ------------------------------------------------------------------------------------------------------- */

/* Files below the folder; the descriptor is closed. */
static int count_files(int fd, const char *path, size_t *count, struct err *err)
{
    DIR *dir = fdopendir(fd);
    const struct dirent *entry;
    int result = 0;

    if (!dir) {
        close(fd);
        return err_errno(err, "cannot read '%s'", path);
    }
    while (result == 0 && (entry = readdir(dir))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        fd = openat(dirfd(dir), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0)
            result = count_files(fd, path, count, err);
        else
            ++*count;
    }
    closedir(dir);
    return result;
}

static int check_file(const struct check *check, int folder, const char *const *written, struct err *err)
{
    int fd = openat(folder, written[0], O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct digest *digest;
    char hex[DIGEST_HEX_MAX];
    unsigned long long size = 0;
    ssize_t n;

    if (fd < 0)
        return err_errno(err, "cannot open '%s/%s'", check->path, written[0]);
    digest = digest_new(DIGEST_SHA256);
    while ((n = read(fd, check->block, BLOCK)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0) {
            digest_update(digest, check->block, (size_t)n);
            size += (unsigned long long)n;
        }
    if (n < 0)
        err_errno(err, "cannot read '%s/%s'", check->path, written[0]);
    close(fd);
    digest_finish(digest, hex);
    digest_free(digest);
    return n < 0 ? -1 : compare(check, written, size, hex, err);
}

static int check_folder(struct check *check, struct err *err)
{
    const char *written[SPOOL_STRINGS];
    int folder = open(check->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), got;
    size_t present = 0;

    if (folder < 0)
        return err_errno(err, "cannot open the folder '%s'", check->path);
    while ((got = next_written(check, written, err)) == 1)
        if (check_file(check, folder, written, err) != 0) {
            got = -1;
            break;
        }
    if (got < 0) {
        close(folder);
        return -1;
    }
    if (count_files(folder, check->path, &present, err) != 0)
        return -1;
    return present == check->files ? 0 : differs(check, "", "holds files that were not written here", err);
}

int package_read_back(const char *path, enum package_format format, const char *top, struct spool *list,
                      struct err *err)
{
    struct check check = {.path = path, .top = top, .list = list};
    const char *written[SPOOL_STRINGS];
    int result;

    if (spool_rewind(list, err) != 0)
        return -1;
    check.block = memory_alloc(BLOCK);
    result = format == PACKAGE_FOLDER ? check_folder(&check, err) : check_archive(&check, err);
    if (result == 0) {
        result = next_written(&check, written, err);
        if (result == 1)
            result = differs(&check, written[0], "is not there", err);
    }
    free(check.block);
    return result;
}

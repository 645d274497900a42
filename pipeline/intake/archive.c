#include "pipeline/intake/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

static int refuse_nonempty(const char *path, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **names;
    size_t count;
    struct stat st;

    if (lstat(path, &st) != 0)
        return errno == ENOENT ? 0 : err_errno(err, "cannot look at '%s'", path);
    if (!S_ISDIR(st.st_mode))
        return err_set(err, ERR_USAGE, "'%s' exists and is not a folder; name a new or an empty folder", path);
    if (file_list(&arena, AT_FDCWD, path, &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], ARCHIVE_SETTINGS) || !strcmp(names[i], ARCHIVE_CATALOGUE))
            return err_set(err, ERR_USAGE, "'%s' is an archive already", path);
    if (count > 0)
        return err_set(err, ERR_USAGE, "the folder '%s' is not empty; name a new or an empty folder", path);
    return 0;
}

int archive_create(const char *path, struct err *err)
{
    static const char *const FOLDERS[] = {ARCHIVE_OBJECTS, ARCHIVE_RECORDS, ARCHIVE_INCOMING};
    cleanup_buf struct buf text = {0};
    int dirfd, result = 0;

    if (refuse_nonempty(path, err) != 0 || file_make_folders(AT_FDCWD, path, err) != 0)
        return -1;
    dirfd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dirfd < 0)
        return err_errno(err, "cannot open the folder '%s'", path);
    for (size_t i = 0; result == 0 && i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        result = file_make_folders(dirfd, FOLDERS[i], err);
    settings_put_template(&text);
    if (result == 0)
        result = file_write(dirfd, ARCHIVE_SETTINGS, text.data, text.len, err);
    close(dirfd);
    return result == 0 ? 0 : err_context(err, "%s", path);
}

int archive_open(struct archive *archive, const char *path, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct stat st;

    archive->lock_fd = -1;
    archive->dirfd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (archive->dirfd < 0)
        return err_errno(err, "cannot open the archive '%s'", path);
    if (fstatat(archive->dirfd, ARCHIVE_CATALOGUE, &st, 0) != 0 &&
        fstatat(archive->dirfd, ARCHIVE_SETTINGS, &st, 0) != 0)
        err_set(err, ERR_NOT_FOUND, "'%s' is not an archive; make one with: sohoa init DIR", path);
    else if (settings_load(&archive->settings, file_join(&arena, path, ARCHIVE_SETTINGS), err) == 0)
        return 0;
    close(archive->dirfd);
    archive->dirfd = -1;
    return -1;
}

void archive_close(struct archive *archive)
{
    if (archive->lock_fd >= 0)
        close(archive->lock_fd);
    if (archive->dirfd >= 0)
        close(archive->dirfd);
    archive->lock_fd = archive->dirfd = -1;
}

static long read_pid(int fd)
{
    char text[32];
    ssize_t n = pread(fd, text, sizeof text - 1, 0);

    if (n <= 0)
        return 0;
    text[n] = '\0';
    return strtol(text, NULL, 10);
}

int archive_lock(struct archive *archive, bool wait, void (*waiting)(long pid), struct err *err)
{
    int fd = openat(archive->dirfd, ARCHIVE_LOCK, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

    if (fd < 0)
        return err_errno(err, "cannot open the archive's lock for writing");
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        long pid = read_pid(fd);

        if (errno != EWOULDBLOCK || !wait) {
            close(fd);
            return err_set(err, ERR_BUSY, "process %ld is writing to this archive; try again when it is done", pid);
        }
        if (waiting)
            waiting(pid);
        if (flock(fd, LOCK_EX) != 0) {
            close(fd);
            return err_set(err, ERR_INTERRUPTED, "stopped while waiting for process %ld", pid);
        }
    }
    if (ftruncate(fd, 0) == 0)
        dprintf(fd, "%ld\n", (long)getpid());
    archive->lock_fd = fd;
    return 0;
}

void archive_unlock(struct archive *archive)
{
    if (archive->lock_fd >= 0)
        close(archive->lock_fd);
    archive->lock_fd = -1;
}

long archive_lock_holder(const struct archive *archive)
{
    int fd = openat(archive->dirfd, ARCHIVE_LOCK, O_RDONLY | O_CLOEXEC);
    long pid = 0;

    if (fd < 0)
        return 0;
    if (flock(fd, LOCK_SH | LOCK_NB) != 0)
        pid = read_pid(fd);
    close(fd);
    return pid;
}

int archive_clear_scratch(struct archive *archive, struct err *err)
{
    if (file_remove_tree(archive->dirfd, ARCHIVE_SCRATCH, err) != 0)
        return -1;
    return file_make_folders(archive->dirfd, ARCHIVE_INCOMING, err);
}

void archive_object_path(const char sha256[DIGEST_SHA256_HEX], char out[ARCHIVE_PATH_MAX])
{
    snprintf(out, ARCHIVE_PATH_MAX, ARCHIVE_OBJECTS "/%.2s/%.64s", sha256, sha256);
}

void archive_record_path(int64_t document, char out[ARCHIVE_PATH_MAX])
{
    snprintf(out, ARCHIVE_PATH_MAX, ARCHIVE_RECORDS "/%03lld/%lld.json", (long long)(document / 1000),
             (long long)document);
}

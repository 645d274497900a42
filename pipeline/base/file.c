#include "pipeline/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

int file_read(int dirfd, const char *path, size_t cap, struct buf *out, struct err *err)
{
    char block[65536];
    ssize_t n;
    int fd = openat(dirfd, path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return err_errno(err, "cannot open '%s'", path);
    buf_clear(out);
    while ((n = read(fd, block, sizeof block)) > 0) {
        if (out->len + (size_t)n > cap) {
            close(fd);
            return err_set(err, ERR_LIMIT, "'%s' is larger than %zu bytes", path, cap);
        }
        buf_append(out, block, (size_t)n);
    }
    if (n < 0)
        err_errno(err, "cannot read '%s'", path);
    close(fd);
    return n < 0 ? -1 : 0;
}

int file_nameless(const char *folder, struct err *err)
{
    cleanup_buf struct buf name = {0};
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd >= 0)
        return fd;
    /* Not every file system can make a file without a name. */
    buf_printf(&name, "%s/.sohoa-XXXXXX", folder);
    fd = mkostemp(name.data, O_CLOEXEC);
    if (fd < 0)
        return err_errno(err, "cannot make a temporary file in '%s'", folder);
    unlink(name.data);
    return fd;
}

char *file_make_scratch(struct arena *arena, const char *parent, const char *name, struct err *err)
{
    cleanup_free char *real = realpath(parent, NULL);
    char *path = arena_printf(arena, "%s/%s.XXXXXX", real ? real : parent, name);

    if (real && mkdtemp(path))
        return path;
    err_errno(err, "cannot make a folder for temporary files in '%s' (see TMPDIR)", parent);
    return NULL;
}

int file_write_all(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;

    while (n > 0) {
        ssize_t done = write(fd, p, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        p += done;
        n -= (size_t)done;
    }
    return 0;
}

int file_sync_folder(int dirfd, const char *path, struct err *err)
{
    cleanup_free char *folder = memory_strdup(path);
    char *slash = strrchr(folder, '/');
    int fd, result;

    if (slash)
        slash[slash == folder ? 1 : 0] = '\0';
    fd = openat(dirfd, slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_errno(err, "cannot open the folder of '%s'", path);
    result = fsync(fd) == 0 || errno == EINVAL ? 0 : err_errno(err, "cannot sync the folder of '%s'", path);
    close(fd);
    return result;
}

int file_write(int dirfd, const char *path, const void *bytes, size_t n, struct err *err)
{
    cleanup_buf struct buf temporary = {0};
    int fd, saved;
    bool ok;

    buf_printf(&temporary, "%s" FILE_HALF_ENDING, path);
    fd = openat(dirfd, temporary.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return err_errno(err, "cannot create '%s'", temporary.data);
    ok = file_write_all(fd, bytes, n) == 0 && fsync(fd) == 0;
    saved = errno;
    ok = close(fd) == 0 && ok;
    if (ok && renameat(dirfd, temporary.data, dirfd, path) == 0)
        return file_sync_folder(dirfd, path, err);
    if (ok)
        saved = errno;
    unlinkat(dirfd, temporary.data, 0);
    errno = saved;
    return err_errno(err, "cannot write '%s'", path);
}

int file_make_folders(int dirfd, const char *path, struct err *err)
{
    cleanup_free char *copy = memory_strdup(path);
    struct stat st;

    for (char *p = copy + 1; *copy; p++) {
        char c = *p;

        if (c != '/' && c != '\0')
            continue;
        *p = '\0';
        if (mkdirat(dirfd, copy, 0777) != 0 && errno != EEXIST)
            return err_errno(err, "cannot make the folder '%s'", copy);
        *p = c;
        if (c == '\0')
            break;
    }
    if (fstatat(dirfd, path, &st, 0) != 0)
        return err_errno(err, "cannot make the folder '%s'", path);
    if (!S_ISDIR(st.st_mode))
        return err_set(err, ERR_IO, "'%s' is not a folder", path);
    return 0;
}

int file_make_parent(int dirfd, const char *path, struct err *err)
{
    cleanup_free char *folder = memory_strdup(path);
    char *slash = strrchr(folder, '/');

    if (!slash)
        return 0;
    *slash = '\0';
    return file_make_folders(dirfd, folder, err);
}

int file_remove_tree(int dirfd, const char *path, struct err *err)
{
    DIR *dir;
    struct dirent *entry;
    int fd, result = 0;

    if (unlinkat(dirfd, path, 0) == 0 || errno == ENOENT)
        return 0;
    fd = openat(dirfd, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_errno(err, "cannot remove '%s'", path);
    fchmod(fd, 0700);
    dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return err_errno(err, "cannot remove '%s'", path);
    }
    while (result == 0 && (entry = readdir(dir)))
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            result = file_remove_tree(fd, entry->d_name, err);
    closedir(dir);
    if (result == 0 && unlinkat(dirfd, path, AT_REMOVEDIR) != 0)
        result = err_errno(err, "cannot remove '%s'", path);
    return result;
}

static int by_name(const void *a, const void *b)
{
    return text_natural_compare(*(char *const *)a, *(char *const *)b);
}

int file_list(struct arena *arena, int dirfd, const char *path, char ***names, size_t *count, struct err *err)
{
    DIR *dir;
    struct dirent *entry;
    char **list = NULL;
    size_t n = 0;
    int fd = openat(dirfd, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return err_errno(err, "cannot open the folder '%s'", path);
    dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return err_errno(err, "cannot read the folder '%s'", path);
    }
    for (errno = 0; (entry = readdir(dir)); errno = 0) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        list = memory_grow(list, n, sizeof *list);
        list[n++] = arena_strdup(arena, entry->d_name);
    }
    if (errno) {
        err_errno(err, "cannot read the folder '%s'", path);
        closedir(dir);
        free(list);
        return -1;
    }
    closedir(dir);
    if (n > 0)
        qsort(list, n, sizeof *list, by_name);
    *names = arena_alloc(arena, n * sizeof *list);
    if (n > 0)
        memcpy(*names, list, n * sizeof *list);
    *count = n;
    free(list);
    return 0;
}

char *file_join(struct arena *arena, const char *a, const char *b)
{
    size_t n = strlen(a);

    if (n == 0)
        return arena_strdup(arena, b);
    return arena_printf(arena, "%s%s%s", a, a[n - 1] == '/' ? "" : "/", b);
}

const char *file_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

#include "tools/web/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/archive.h"
#include "tools/web/secret.h"

#define DEPTH_MAX  16
#define NAME_BYTES 240 /* of one part: with ".part" within NAME_MAX */
#define LIST_MAX   200

bool inbox_is_id(const char *id)
{
    size_t n = id ? strspn(id, "0123456789abcdefghijklmnopqrstuvwxyz-") : 0;

    return n > 0 && n < INBOX_ID && !id[n] && id[0] >= '0' && id[0] <= '9';
}

const char *inbox_path(struct arena *arena, const char *id)
{
    return arena_printf(arena, ARCHIVE_INBOX "/%s", id);
}

int inbox_new(const struct archive *archive, char id[INBOX_ID], struct err *err)
{
    cleanup_arena struct arena arena = {0};
    time_t now = time(NULL);
    char token[SECRET_TOKEN], sum[DIGEST_SHA256_HEX];
    struct tm utc;

    secret_make_token(token);
    secret_hash_token(token, sum);
    gmtime_r(&now, &utc);
    snprintf(id + strftime(id, INBOX_ID, "%Y%m%d-%H%M%S-", &utc), 9, "%.8s", sum);
    return file_make_folders(archive->dirfd, inbox_path(&arena, id), err);
}

/* Hidden names, and what is no name. */
static bool good_part(const char *part, size_t n)
{
    if (n == 0 || n > NAME_BYTES || part[0] == '.')
        return false;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)part[i] < 0x20 || part[i] == '\\' || part[i] == 0x7F)
            return false;
    return true;
}

/* The folder of the file, opened, with the last part of the name in leaf; missing folders are made. */
static int open_parent(const struct archive *archive, const char *id, const char *name, char leaf[NAME_BYTES + 1],
                       struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int fd;

    if (!inbox_is_id(id))
        return err_set(err, ERR_NOT_FOUND, "no such batch");
    fd = openat(archive->dirfd, inbox_path(&arena, id), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, ERR_NOT_FOUND, "no such batch");
    for (int depth = 0;; depth++) {
        size_t n = strcspn(name, "/");
        int next;

        if (!good_part(name, n) || depth == DEPTH_MAX) {
            close(fd);
            return err_set(err, ERR_INPUT, "a name that no file may have here");
        }
        memcpy(leaf, name, n);
        leaf[n] = '\0';
        if (!name[n])
            return fd;
        name += n + 1;
        next = mkdirat(fd, leaf, 0777) != 0 && errno != EEXIST
                   ? -1
                   : openat(fd, leaf, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0)
            err_errno(err, "cannot make a folder of the batch");
        close(fd);
        if (next < 0)
            return -1;
        fd = next;
    }
}

static int64_t size_at(int dirfd, const char *name)
{
    struct stat st;

    return fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_size : -1;
}

/* The file is whole, or so much of it is here under its hidden name. */
static int64_t count_received(int dirfd, const char *leaf, const char *part, int64_t size)
{
    int64_t here;

    if (size_at(dirfd, leaf) == size)
        return size;
    here = size_at(dirfd, part);
    return here < 0 || here > size ? 0 : here;
}

int inbox_received(const struct archive *archive, const char *id, const char *name, int64_t size, int64_t *received,
                   struct err *err)
{
    char leaf[NAME_BYTES + 1], part[NAME_BYTES + 8];
    int fd = open_parent(archive, id, name, leaf, err);

    if (fd < 0)
        return -1;
    snprintf(part, sizeof part, ".%s.part", leaf);
    *received = count_received(fd, leaf, part, size);
    close(fd);
    return 0;
}

static int append(int dirfd, const char *leaf, const char *part, int64_t size, int64_t offset, const void *bytes,
                  size_t n, struct err *err)
{
    int fd = openat(dirfd, part, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666), result = 0;

    if (fd < 0)
        return err_errno(err, "cannot write into the inbox");
    if (ftruncate(fd, offset) != 0 || lseek(fd, offset, SEEK_SET) < 0 || file_write_all(fd, bytes, n) != 0)
        result = err_errno(err, "cannot write into the inbox");
    if (result == 0 && offset + (int64_t)n == size &&
        (fsync(fd) != 0 || renameat(dirfd, part, dirfd, leaf) != 0 || fsync(dirfd) != 0))
        result = err_errno(err, "cannot write into the inbox");
    close(fd);
    return result;
}

int inbox_put(const struct archive *archive, const char *id, const char *name, int64_t size, int64_t offset,
              const void *bytes, size_t n, int64_t *received, struct err *err)
{
    char leaf[NAME_BYTES + 1], part[NAME_BYTES + 8];
    int fd, result = 1;

    if (size > (int64_t)(archive->settings.file_mb * 1048576))
        return err_set(err, ERR_LIMIT, "larger than limits.file_mb allows");
    if (offset < 0 || (int64_t)n > size - offset)
        return err_set(err, ERR_INPUT, "a piece beyond the end of its file");
    fd = open_parent(archive, id, name, leaf, err);
    if (fd < 0)
        return -1;
    snprintf(part, sizeof part, ".%s.part", leaf);
    *received = count_received(fd, leaf, part, size);
    if (*received == offset && *received < size) {
        result = append(fd, leaf, part, size, offset, bytes, n, err);
        if (result == 0)
            *received = offset + (int64_t)n;
    } else if (*received == size) {
        result = size == 0 ? append(fd, leaf, part, size, 0, bytes, 0, err) : 0;
    }
    close(fd);
    return result;
}

static int64_t count_files(int dirfd, const char *path, int depth)
{
    cleanup_arena struct arena arena = {0};
    struct err ignored = {0};
    int64_t files = 0;
    char **names;
    size_t count;

    if (depth > DEPTH_MAX || file_list(&arena, dirfd, path, &names, &count, &ignored) != 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        const char *under = file_join(&arena, path, names[i]);
        struct stat st;

        if (names[i][0] == '.' || fstatat(dirfd, under, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        files += S_ISDIR(st.st_mode) ? count_files(dirfd, under, depth + 1) : S_ISREG(st.st_mode);
    }
    return files;
}

int inbox_list(const struct archive *archive, struct arena *arena, struct inbox_batch **batches, size_t *count,
               struct err *err)
{
    char **names;
    size_t all;
    struct stat st;

    *count = 0;
    *batches = NULL;
    if (fstatat(archive->dirfd, ARCHIVE_INBOX, &st, 0) != 0)
        return 0;
    if (file_list(arena, archive->dirfd, ARCHIVE_INBOX, &names, &all, err) != 0)
        return -1;
    *batches = arena_alloc(arena, (all + 1) * sizeof **batches);
    for (size_t i = 0; i < all && *count < LIST_MAX; i++)
        if (inbox_is_id(names[i]))
            (*batches)[(*count)++] =
                (struct inbox_batch){names[i], count_files(archive->dirfd, inbox_path(arena, names[i]), 0)};
    return 0;
}

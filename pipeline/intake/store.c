#include "pipeline/intake/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/intake/archive.h"

#define STAGE_NAME ARCHIVE_INCOMING "/part"

void store_staged_path(const char sha256[DIGEST_SHA256_HEX], char out[ARCHIVE_PATH_MAX])
{
    snprintf(out, ARCHIVE_PATH_MAX, ARCHIVE_INCOMING "/%.64s", sha256);
}

bool store_has(struct archive *archive, const char sha256[DIGEST_SHA256_HEX])
{
    char path[ARCHIVE_PATH_MAX];
    struct stat st;

    archive_object_path(sha256, path);
    return fstatat(archive->dirfd, path, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode);
}

static int copy(int from, int to, const char *name, struct stored *out, struct err *err)
{
    static char block[1 << 18];
    struct digest *digest = digest_new(DIGEST_SHA256);
    char hex[DIGEST_HEX_MAX];
    ssize_t n;
    int result = 0;

    out->size = 0;
    while (result == 0 && (n = pread(from, block, sizeof block, out->size)) != 0) {
        if (n < 0) {
            result = err_set(err, ERR_INPUT, "cannot read '%s': %s", name, strerror(errno));
            break;
        }
        digest_update(digest, block, (size_t)n);
        if (file_write_all(to, block, (size_t)n) != 0)
            result = err_errno(err, "cannot copy '%s' into the archive", name);
        out->size += n;
    }
    digest_finish(digest, hex);
    memcpy(out->sha256, hex, DIGEST_SHA256_HEX);
    digest_free(digest);
    return result;
}

int store_stage(struct archive *archive, int fd, const char *name, struct stored *out, struct err *err)
{
    char path[ARCHIVE_PATH_MAX];
    struct stat st;
    int result, to = openat(archive->dirfd, STAGE_NAME, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0444);

    if (to < 0)
        return err_errno(err, "cannot copy '%s' into the archive", name);
    result = copy(fd, to, name, out, err);
    if (result == 0 && fsync(to) != 0)
        result = err_errno(err, "cannot copy '%s' into the archive", name);
    if (close(to) != 0 && result == 0)
        result = err_errno(err, "cannot copy '%s' into the archive", name);
    if (result == 0 && fstat(fd, &st) == 0 && st.st_size != out->size)
        result = err_set(err, ERR_INPUT, "'%s' changed while it was read; ingest it again when it is complete", name);
    out->known = result == 0 && store_has(archive, out->sha256);
    store_staged_path(out->sha256, path);
    if (result == 0 && !out->known && renameat(archive->dirfd, STAGE_NAME, archive->dirfd, path) != 0)
        result = err_errno(err, "cannot copy '%s' into the archive", name);
    if (result != 0 || out->known)
        unlinkat(archive->dirfd, STAGE_NAME, 0);
    return result;
}

int store_commit(struct archive *archive, const char sha256[DIGEST_SHA256_HEX], struct err *err)
{
    char from[ARCHIVE_PATH_MAX], to[ARCHIVE_PATH_MAX], folder[ARCHIVE_PATH_MAX];

    if (store_has(archive, sha256))
        return 0;
    store_staged_path(sha256, from);
    archive_object_path(sha256, to);
    snprintf(folder, sizeof folder, "%s", to);
    *strrchr(folder, '/') = '\0';
    if (mkdirat(archive->dirfd, folder, 0777) != 0 && errno != EEXIST)
        return err_errno(err, "cannot make the folder '%s'", folder);
    if (renameat(archive->dirfd, from, archive->dirfd, to) != 0)
        return err_errno(err, "cannot store the object %s", sha256);
    return file_sync_folder(archive->dirfd, to, err);
}

void store_unstage(struct archive *archive, const char sha256[DIGEST_SHA256_HEX])
{
    char path[ARCHIVE_PATH_MAX];

    store_staged_path(sha256, path);
    unlinkat(archive->dirfd, path, 0);
}

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/package/bag_scan.h"

#define BLOCK (256 * 1024)
/* Each level holds a file descriptor open. */
#define DEPTH 100

/* Only the algorithms of the manifests at the top are worth computing. */
static unsigned kinds_of_folder(char *const *names, size_t count)
{
    unsigned kinds = 0;

    for (size_t i = 0; i < count; i++) {
        cleanup_free char *algorithm = NULL;
        const char *dash = strchr(names[i], '-');
        enum digest_kind kind;

        if (!dash || (fnmatch("manifest-*.txt", names[i], 0) != 0 && fnmatch("tagmanifest-*.txt", names[i], 0) != 0))
            continue;
        algorithm = memory_strdup(dash + 1);
        algorithm[strlen(algorithm) - 4] = '\0';
        if (digest_by_name(algorithm, &kind))
            kinds |= BAG_SUM(kind);
    }
    return kinds;
}

static int read_file(struct bag_scan *scan, int fd, struct err *err)
{
    for (;;) {
        ssize_t n = read(fd, scan->block, BLOCK);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            scan->current->damage = arena_printf(&scan->arena, "cannot be read: %s", strerror(errno));
            return 0;
        }
        if (n == 0)
            return 0;
        if (bag_scan_bytes(scan, scan->block, (size_t)n, err) != 0)
            return -1;
    }
}

static int scan_file(struct bag_scan *scan, int folder, const char *name, const char *path, struct err *err)
{
    struct stat st;
    int fd, result = 0;

    if (!bag_scan_begin(scan, path))
        return 0;
    fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        scan->current->damage =
            arena_printf(&scan->arena, "cannot be read: %s", fd < 0 ? strerror(errno) : "it is no longer a file");
    } else {
        result = read_file(scan, fd, err);
    }
    if (fd >= 0)
        close(fd);
    bag_scan_end(scan);
    return result;
}

static int scan_folder(struct bag_scan *scan, int folder, const char *path, int depth, struct err *err);

static int scan_entry(struct bag_scan *scan, int folder, const char *name, const char *path, int depth, struct err *err)
{
    struct stat st;
    int fd, result;

    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        bag_scan_find(scan, BAG_CHANGED, path, "cannot be read: %s", strerror(errno));
        return 0;
    }
    if (S_ISREG(st.st_mode))
        return scan_file(scan, folder, name, path, err);
    if (!S_ISDIR(st.st_mode)) {
        bag_scan_find(scan, BAG_MALFORMED, path, "is %s, which a bag must not hold",
                      S_ISLNK(st.st_mode) ? "a symbolic link" : "neither a file nor a folder");
        return 0;
    }
    if (depth >= DEPTH || strlen(path) >= LIMIT_PATH_BYTES) {
        bag_scan_find(scan, BAG_MALFORMED, path, "lies more than %d folders deep", DEPTH);
        scan->incomplete = true;
        return 0;
    }
    fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        bag_scan_find(scan, BAG_CHANGED, path, "cannot be read: %s", strerror(errno));
        return 0;
    }
    result = scan_folder(scan, fd, path, depth + 1, err);
    close(fd);
    return result;
}

static int scan_folder(struct bag_scan *scan, int folder, const char *path, int depth, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **names;
    size_t count;

    if (file_list(&arena, folder, ".", &names, &count, err) != 0)
        return *path ? err_context(err, "%s", path) : -1;
    if (depth == 0 && scan->kinds == 0)
        scan->kinds = kinds_of_folder(names, count);
    for (size_t i = 0; i < count && !scan->incomplete; i++)
        if (scan_entry(scan, folder, names[i], file_join(&arena, path, names[i]), depth, err) != 0)
            return -1;
    return 0;
}

int bag_scan_folder(struct bag_scan *scan, int fd, const char *path, struct err *err)
{
    int result;

    scan->block = memory_alloc(BLOCK);
    result = scan_folder(scan, fd, "", 0, err);
    free(scan->block);
    return result == 0 ? 0 : err_context(err, "cannot check the bag '%s'", path);
}

#include "pipeline/package/package_source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/unpack.h"

/* The same as the checker's cap (container.h). */
#define MOST_FILES 1000000
/* Folders in one another: a package has about six. */
#define MOST_DEPTH 32

static int add(struct package_source *source, const char *name, const char *path, struct err *err)
{
    size_t n = source->count;

    if (n >= MOST_FILES)
        return err_set(err, ERR_LIMIT, "the package holds more than %d files", MOST_FILES);
    if ((n & (n - 1)) == 0)
        source->files = memory_resize(source->files, n ? 2 * n : 1, sizeof *source->files);
    source->files[source->count++] =
        (struct package_source_file){arena_strdup(&source->arena, name), arena_strdup(&source->arena, path)};
    return 0;
}

static int walk(struct package_source *source, const char *below, int depth, struct err *err);

static int take_entry(struct package_source *source, const char *path, int depth, struct err *err)
{
    struct stat st;

    if (fstatat(source->folder, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return err_errno(err, "cannot read '%s'", path);
    if (S_ISDIR(st.st_mode))
        return walk(source, path, depth + 1, err);
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is neither a file nor a folder", path);
    return bag_path_problem(path) ? err_set(err, ERR_INPUT, "'%s' %s", path, bag_path_problem(path))
                                  : add(source, path, path, err);
}

static int walk(struct package_source *source, const char *below, int depth, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **names;
    size_t count;

    if (depth > MOST_DEPTH)
        return err_set(err, ERR_LIMIT, "'%s' has too many folders in one another", below);
    if (file_list(&arena, source->folder, *below ? below : ".", &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (take_entry(source, file_join(&arena, below, names[i]), depth, err) != 0)
            return -1;
    return 0;
}

static int unpack(struct package_source *source, int fd, const char *path, int scratch, struct err *err)
{
    const struct unpack_limits limits = {.entries = MOST_FILES, .total_bytes = UINT64_MAX, .file_bytes = UINT64_MAX};
    struct unpack_entry *entries;
    size_t count;

    source->folder = dup(scratch);
    if (source->folder < 0)
        return err_errno(err, "cannot read '%s'", path);
    if (unpack_archive_fd(fd, path, scratch, &limits, &entries, &count, &source->arena, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].refused)
            return err_set(err, ERR_INPUT, "'%s' is refused: %s", path, entries[i].refused);
        if (add(source, entries[i].name, entries[i].stored, err) != 0)
            return -1;
    }
    return 0;
}

int package_source_open(struct package_source *source, const char *path, int scratch, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), result;
    struct stat st;

    *source = (struct package_source){.folder = -1};
    if (fd < 0)
        return err_errno(err, "cannot open '%s'", path);
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        source->folder = fd;
        return walk(source, "", 0, err);
    }
    result = unpack(source, fd, path, scratch, err);
    close(fd);
    return result;
}

void package_source_close(struct package_source *source)
{
    if (source->folder >= 0)
        close(source->folder);
    free(source->files);
    arena_release(&source->arena);
    *source = (struct package_source){.folder = -1};
}

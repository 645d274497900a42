#include "pipeline/package/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/archive_file.h"
#include "pipeline/package/bag_path.h"

#define BLOCK 65536
/* The ratio says nothing about tiny archives: a blank page packs a thousandfold. */
#define RATIO_FLOOR 65536

struct unpacking {
    const char *name;
    int folder;
    struct unpack_limits limits;
    uint64_t archive_bytes, total;
    struct archive *archive;
    struct unpack_entry *entries;
    size_t count, capacity, seen;
    struct arena *arena;
    char *block;
};

static struct unpack_limits with_defaults(const struct unpack_limits *given)
{
    struct unpack_limits limits = {0};

    if (given)
        limits = *given;
    if (!limits.entries)
        limits.entries = LIMIT_ARCHIVE_ENTRIES;
    if (!limits.total_bytes)
        limits.total_bytes = LIMIT_ARCHIVE_BYTES;
    if (!limits.file_bytes)
        limits.file_bytes = LIMIT_FILE_BYTES;
    if (!limits.ratio)
        limits.ratio = LIMIT_ARCHIVE_RATIO;
    return limits;
}

static int check_size(struct unpacking *u, const char *entry, uint64_t size, struct err *err)
{
    uint64_t floor = u->archive_bytes > RATIO_FLOOR ? u->archive_bytes : RATIO_FLOOR, ratio_cap;

    if (__builtin_mul_overflow(floor, (uint64_t)u->limits.ratio, &ratio_cap))
        ratio_cap = UINT64_MAX;
    if (size > u->limits.file_bytes)
        return err_set(err, ERR_LIMIT, "'%s': the file '%s' in it is larger than %llu bytes", u->name, entry,
                       (unsigned long long)u->limits.file_bytes);
    if (size > u->limits.total_bytes || u->total > u->limits.total_bytes - size)
        return err_set(err, ERR_LIMIT, "'%s' holds more than %llu bytes", u->name,
                       (unsigned long long)u->limits.total_bytes);
    if (size > ratio_cap || u->total > ratio_cap - size)
        return err_set(err, ERR_LIMIT, "'%s' unpacks to more than %u times its own size and is taken for a bomb",
                       u->name, u->limits.ratio);
    return 0;
}

static struct unpack_entry *add_entry(struct unpacking *u, const struct buf *name)
{
    struct unpack_entry *entry;

    if (u->count == u->capacity) {
        u->capacity = u->capacity ? 2 * u->capacity : 64;
        u->entries = memory_resize(u->entries, u->capacity, sizeof *u->entries);
    }
    entry = &u->entries[u->count++];
    *entry = (struct unpack_entry){.name = arena_strndup(u->arena, buf_string(name), name->len)};
    return entry;
}

/* 0 when the whole entry is in fd, 1 when only this entry is bad, -1 when all must stop. */
static int copy_data(struct unpacking *u, int fd, const char *shown, struct unpack_entry *entry, struct err *err)
{
    for (;;) {
        la_ssize_t n = archive_read_data(u->archive, u->block, BLOCK);

        if (n == 0)
            return 0;
        if (n == ARCHIVE_RETRY)
            continue;
        if (n < 0) {
            archive_file_read_error(u->archive, u->name, err);
            return n == ARCHIVE_FATAL || err->code == ERR_LIMIT ? -1 : 1;
        }
        if (check_size(u, shown, entry->size + (uint64_t)n, err) != 0)
            return -1;
        if (file_write_all(fd, u->block, (size_t)n) != 0)
            return err_errno(err, "cannot write a file out of '%s'", u->name);
        entry->size += (uint64_t)n;
    }
}

static int store(struct unpacking *u, const char *shown, struct unpack_entry *entry, struct err *err)
{
    int fd, result;

    snprintf(entry->stored, sizeof entry->stored, "%06zu", u->count);
    fd = openat(u->folder, entry->stored, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        err_errno(err, "cannot create '%s' for a file out of '%s'", entry->stored, u->name);
        entry->stored[0] = '\0';
        return -1;
    }
    result = copy_data(u, fd, shown, entry, err);
    if (close(fd) != 0 && result == 0)
        result = err_errno(err, "cannot write a file out of '%s'", u->name);
    if (result == 0) {
        u->total += entry->size;
        return 0;
    }
    unlinkat(u->folder, entry->stored, 0);
    entry->stored[0] = '\0';
    entry->size = 0;
    if (result < 0)
        return -1;
    entry->refused = arena_printf(u->arena, "'%s' is damaged: %s", shown, err->message);
    err_clear(err);
    return 0;
}

static const char *name_problem(const struct buf *name, int named)
{
    if (named != 0)
        return "has no name";
    return bag_path_escapes(buf_string(name));
}

static int take_entry(struct unpacking *u, struct archive_entry *from, struct err *err)
{
    cleanup_buf struct buf name = {0};
    cleanup_buf struct buf shown = {0};
    struct unpack_entry *entry;
    const char *problem;
    int named = archive_file_entry_name(from, &name, &shown);

    if (++u->seen > u->limits.entries)
        return err_set(err, ERR_LIMIT, "'%s' holds more than %zu entries", u->name, u->limits.entries);
    if (archive_entry_is_encrypted(from))
        return err_set(err, ERR_INPUT, "'%s' is encrypted: unpack it with its password and hand in the files", u->name);
    problem = name_problem(&name, named);
    if (archive_entry_filetype(from) == AE_IFDIR && !problem)
        return 0;
    if (!problem)
        problem = archive_file_type_problem(from);
    if (!problem && archive_entry_size_is_set(from) &&
        check_size(u, buf_string(&shown), (uint64_t)archive_entry_size(from), err) != 0)
        return -1;
    entry = add_entry(u, &name);
    if (!problem)
        return store(u, buf_string(&shown), entry, err);
    entry->refused = arena_printf(u->arena, "'%s' %s and is left out", buf_string(&shown), problem);
    return 0;
}

static int take_entries(struct unpacking *u, struct err *err)
{
    struct archive_entry *entry;

    for (;;) {
        int result = archive_read_next_header(u->archive, &entry);

        if (result == ARCHIVE_EOF)
            return 0;
        if (result == ARCHIVE_RETRY)
            continue;
        if (archive_read_has_encrypted_entries(u->archive) == 1 && result < ARCHIVE_WARN)
            return err_set(err, ERR_INPUT, "'%s' is encrypted: unpack it with its password and hand in the files",
                           u->name);
        if (result < ARCHIVE_WARN)
            return archive_file_read_error(u->archive, u->name, err);
        if (take_entry(u, entry, err) != 0)
            return -1;
    }
}

static void remove_stored(const struct unpacking *u)
{
    for (size_t i = 0; i < u->count; i++)
        if (u->entries[i].stored[0])
            unlinkat(u->folder, u->entries[i].stored, 0);
}

int unpack_archive_fd(int fd, const char *name, int folder_fd, const struct unpack_limits *limits,
                      struct unpack_entry **entries, size_t *count, struct arena *arena, struct err *err)
{
    struct unpacking u = {.name = name, .folder = folder_fd, .limits = with_defaults(limits), .arena = arena};
    cleanup_locale locale_t before = archive_file_enter();
    struct stat st;
    int result;

    *entries = NULL;
    *count = 0;
    if (fstat(fd, &st) != 0)
        return err_errno(err, "cannot read '%s'", name);
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is not a file", name);
    u.archive_bytes = (uint64_t)st.st_size;
    u.archive = archive_file_open(fd, name, ARCHIVE_FILE_ZIP | ARCHIVE_FILE_TAR | ARCHIVE_FILE_7ZIP, err);
    if (!u.archive)
        return -1;
    u.block = memory_alloc(BLOCK);
    result = take_entries(&u, err);
    if (result == 0) {
        *entries = arena_alloc(arena, u.count * sizeof *u.entries);
        if (u.count)
            memcpy(*entries, u.entries, u.count * sizeof *u.entries);
        *count = u.count;
    } else {
        remove_stored(&u);
    }
    archive_read_free(u.archive);
    free(u.entries);
    free(u.block);
    return result;
}

int unpack_archive(const char *path, int folder_fd, const struct unpack_limits *limits, struct unpack_entry **entries,
                   size_t *count, struct arena *arena, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), result;

    *entries = NULL;
    *count = 0;
    if (fd < 0)
        return err_errno(err, "cannot open '%s'", path);
    result = unpack_archive_fd(fd, path, folder_fd, limits, entries, count, arena, err);
    close(fd);
    return result;
}

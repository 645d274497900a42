#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/package/archive_file.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/container_read.h"

/* A small package of blank pages may pack very well; 64 MiB are read in no time. */
#define RATIO_FROM (64L * 1024 * 1024)

struct scan {
    struct container_reading *reading;
    struct container *container;
    struct archive *archive;
    struct container_file file;
    char *block;
};

/* False when the archive gives more than the caps allow. */
static bool within_caps(const struct scan *scan)
{
    struct container *c = scan->container;
    const struct container_options *o = &c->options;

    if (o->max_bytes && c->bytes > o->max_bytes)
        container_fault(scan->reading, CONTAINER_OVERFLOW, "", "the archive holds more than %llu bytes",
                        (unsigned long long)o->max_bytes);
    else if (!o->written && c->bytes > RATIO_FROM && c->bytes / o->max_ratio > c->archive_bytes)
        container_fault(scan->reading, CONTAINER_OVERFLOW, "",
                        "the archive unpacks to more than %u times its own size and is taken for a bomb", o->max_ratio);
    else
        return true;
    c->incomplete = true;
    return false;
}

/* 0 to go on with the next entry. */
static int read_data(struct scan *scan, const char *path, struct err *err)
{
    for (;;) {
        la_ssize_t n = archive_read_data(scan->archive, scan->block, CONTAINER_BLOCK);

        if (n == ARCHIVE_RETRY)
            continue;
        if (n == 0)
            return 0;
        if (n < 0) {
            const char *reason = archive_error_string(scan->archive);

            container_damage(&scan->file, "is damaged in the archive: %s", reason ? reason : "unreadable");
            if (n == ARCHIVE_FATAL) {
                container_fault(scan->reading, CONTAINER_DAMAGED, path, "%s", scan->file.item->damage);
                scan->container->incomplete = true;
            }
            return 0;
        }
        if (container_bytes(&scan->file, scan->block, (size_t)n, err) != 0)
            return -1;
        if (!within_caps(scan))
            return 0;
    }
}

static void strip(struct buf *name)
{
    size_t skip = 0, end = name->len;

    while (name->data[skip] == '.' && name->data[skip + 1] == '/')
        for (skip += 2; name->data[skip] == '/';)
            skip++;
    while (end > skip && end > 1 && name->data[end - 1] == '/')
        end--;
    memmove(name->data, name->data + skip, end - skip);
    name->len = end - skip;
    name->data[name->len] = '\0';
}

/* Names looked at for the digests to compute: those at the top, or in the folder there. */
#define NAMES 1000

static void take_name(struct archive_entry *entry, struct arena *arena, char *names[NAMES], size_t *count)
{
    cleanup_buf struct buf name = {0};
    const char *slash;

    if (archive_file_entry_name(entry, &name, NULL) != 0)
        return;
    strip(&name);
    slash = strchr(name.data, '/');
    if (*count < NAMES && !(slash && strchr(slash + 1, '/')))
        names[(*count)++] = arena_strdup(arena, slash ? slash + 1 : name.data);
}

/* Of what is not compressed as a whole the names are had without reading the contents: what lists only SHA-256 is then
 * read in half the time. 0 when they do not tell. */
static unsigned choose_kinds(const struct container *container, int fd, const char *path)
{
    const struct container_options *options = &container->options;
    cleanup_arena struct arena arena = {0};
    struct archive *archive;
    struct archive_entry *entry;
    struct err ignored = {0};
    char *names[NAMES];
    size_t count = 0, entries = 0;

    if (!options->choose)
        return 0;
    archive = archive_file_open(fd, path, ARCHIVE_FILE_ZIP | ARCHIVE_FILE_TAR, &ignored);
    if (!archive)
        return 0;
    while (archive_filter_count(archive) <= 1 && entries++ < 2 * options->max_files) {
        int result = archive_read_next_header(archive, &entry);

        if (result == ARCHIVE_EOF || result < ARCHIVE_WARN)
            break;
        if (result != ARCHIVE_RETRY)
            take_name(entry, &arena, names, &count);
    }
    archive_read_free(archive);
    return count ? options->choose(options->state, names, count) : 0;
}

static int scan_file(struct scan *scan, const char *path, struct err *err)
{
    struct bag_item *item = container_claim(scan->reading, path);
    int result;

    if (!item)
        return 0;
    container_begin(&scan->file, scan->reading, item);
    result = read_data(scan, path, err);
    return container_end(&scan->file, err) == 0 ? result : -1;
}

static int scan_entry(struct scan *scan, struct archive_entry *entry, struct err *err)
{
    cleanup_buf struct buf name = {0};
    const char *problem;

    if (archive_file_entry_name(entry, &name, NULL) != 0) {
        container_fault(scan->reading, CONTAINER_NAME, "", "the archive has an entry without a name");
        return 0;
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) {
        problem = bag_path_escapes(name.data);
        if (problem)
            container_fault(scan->reading, CONTAINER_NAME, name.data, "%s", problem);
        return 0;
    }
    strip(&name);
    problem = archive_file_type_problem(entry);
    if (problem) {
        container_fault(scan->reading, CONTAINER_TYPE, name.data, "%s, which a package must not hold", problem);
        return 0;
    }
    if (archive_entry_is_encrypted(entry)) {
        container_fault(scan->reading, CONTAINER_ENCRYPTED, name.data, "is encrypted");
        scan->container->incomplete = true;
        return 0;
    }
    return scan_file(scan, name.data, err);
}

/* Damage in the middle ends the reading: what follows cannot be trusted. */
static int scan_entries(struct scan *scan, const char *path, struct err *err)
{
    size_t entries = 0, most = 2 * scan->container->options.max_files;

    while (!scan->container->incomplete) {
        struct archive_entry *entry;
        struct err reason = {0};
        int result = archive_read_next_header(scan->archive, &entry);

        if (result == ARCHIVE_EOF)
            return 0;
        if (result == ARCHIVE_RETRY)
            continue;
        if (result < ARCHIVE_WARN) {
            archive_file_read_error(scan->archive, path, &reason);
            container_fault(scan->reading, CONTAINER_DAMAGED, "", "the archive is damaged: %s", reason.message);
            scan->container->incomplete = true;
        } else if (++entries > most) {
            container_fault(scan->reading, CONTAINER_OVERFLOW, "", "the archive holds more than %zu entries", most);
            scan->container->incomplete = true;
        } else if (scan_entry(scan, entry, err) != 0) {
            return -1;
        }
    }
    return 0;
}

int container_read_archive(struct container_reading *reading, int fd, const char *path, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();
    struct scan scan = {.reading = reading, .container = reading->container};
    int result;

    if (scan.container->kinds == 0)
        scan.container->kinds = choose_kinds(scan.container, fd, path);
    scan.archive = archive_file_open(fd, path, ARCHIVE_FILE_ZIP | ARCHIVE_FILE_TAR, err);
    if (!scan.archive)
        return -1;
    if (scan.container->kinds == 0)
        scan.container->kinds = BAG_SUM(DIGEST_SHA256) | BAG_SUM(DIGEST_SHA512);
    scan.block = memory_alloc(CONTAINER_BLOCK);
    result = scan_entries(&scan, path, err);
    container_file_release(&scan.file);
    free(scan.block);
    archive_read_free(scan.archive);
    return result == 0 ? 0 : err_context(err, "cannot check '%s'", path);
}

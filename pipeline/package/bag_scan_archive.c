#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/package/archive_file.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_scan.h"

#define BLOCK (256 * 1024)
/* A small bag of blank pages may pack very well; 64 MiB are read in no time. */
#define RATIO_FROM (64L * 1024 * 1024)

/* False when the archive gives more than the caps allow. */
static bool within_caps(struct bag_scan *scan)
{
    const struct bag_verify_options *o = &scan->options;

    if (o->max_bytes && scan->bytes > o->max_bytes)
        bag_scan_find(scan, BAG_MALFORMED, "", "the archive holds more than %llu bytes",
                      (unsigned long long)o->max_bytes);
    else if (!o->own && scan->bytes > RATIO_FROM && scan->bytes / o->max_ratio > scan->archive_bytes)
        bag_scan_find(scan, BAG_MALFORMED, "",
                      "the archive unpacks to more than %u times its own size and is taken for a bomb", o->max_ratio);
    else
        return true;
    scan->incomplete = true;
    return false;
}

/* 0 to go on with the next entry. */
static int read_data(struct bag_scan *scan, struct archive *archive, const char *path, struct err *err)
{
    for (;;) {
        la_ssize_t n = archive_read_data(archive, scan->block, BLOCK);

        if (n == ARCHIVE_RETRY)
            continue;
        if (n == 0)
            return 0;
        if (n < 0) {
            const char *reason = archive_error_string(archive);

            scan->current->damage =
                arena_printf(&scan->arena, "is damaged in the archive: %s", reason ? reason : "unreadable");
            if (n == ARCHIVE_FATAL) {
                bag_scan_find(scan, BAG_CHANGED, path, "%s", scan->current->damage);
                scan->incomplete = true;
            }
            return 0;
        }
        if (bag_scan_bytes(scan, scan->block, (size_t)n, err) != 0)
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

static int scan_entry(struct bag_scan *scan, struct archive *archive, struct archive_entry *entry, struct err *err)
{
    cleanup_buf struct buf name = {0};
    const char *problem;
    int result;

    if (archive_file_entry_name(entry, &name, NULL) != 0) {
        bag_scan_find(scan, BAG_MALFORMED, "", "the archive has an entry without a name");
        return 0;
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) {
        problem = bag_path_escapes(name.data);
        if (problem)
            bag_scan_find(scan, BAG_MALFORMED, name.data, "%s", problem);
        return 0;
    }
    strip(&name);
    problem = archive_file_type_problem(entry);
    if (problem) {
        bag_scan_find(scan, BAG_MALFORMED, name.data, "%s, which a bag must not hold", problem);
        return 0;
    }
    if (archive_entry_is_encrypted(entry)) {
        bag_scan_find(scan, BAG_MALFORMED, name.data, "is encrypted");
        scan->incomplete = true;
        return 0;
    }
    if (!bag_scan_begin(scan, name.data))
        return 0;
    result = read_data(scan, archive, name.data, err);
    bag_scan_end(scan);
    return result;
}

static int scan_entries(struct bag_scan *scan, struct archive *archive, const char *path, struct err *err)
{
    size_t entries = 0;

    while (!scan->incomplete) {
        struct archive_entry *entry;
        struct err reason = {0};
        int result = archive_read_next_header(archive, &entry);

        if (result == ARCHIVE_EOF)
            return 0;
        if (result == ARCHIVE_RETRY)
            continue;
        if (result < ARCHIVE_WARN) {
            archive_file_read_error(archive, path, &reason);
            bag_scan_find(scan, BAG_MALFORMED, "", "the archive is damaged: %s", reason.message);
            scan->incomplete = true;
        } else if (++entries > 2 * scan->options.max_files) {
            bag_scan_find(scan, BAG_MALFORMED, "", "the archive holds more than %zu entries",
                          2 * scan->options.max_files);
            scan->incomplete = true;
        } else if (scan_entry(scan, archive, entry, err) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The folder that holds bagit.txt, and nothing beside it (RFC 8493 section 4). */
static void find_top(struct bag_scan *scan)
{
    const struct bag_item *first = scan->table.count ? scan->table.items[0] : NULL;
    const char *slash = first ? strchr(first->path, '/') : NULL;
    size_t n;

    if (!first || bag_table_find(&scan->table, "bagit.txt") || !slash) {
        if (first)
            bag_scan_find(scan, BAG_WARNING, "", "the archive has no folder of the bag's name at its top");
        return;
    }
    n = (size_t)(slash - first->path) + 1;
    scan->top = arena_strndup(&scan->arena, first->path, n);
    for (size_t i = 0; i < scan->table.count; i++)
        if (strncmp(scan->table.items[i]->path, scan->top, n) != 0) {
            bag_scan_find(scan, BAG_MALFORMED, scan->table.items[i]->path,
                          "lies beside the bag's folder '%s' in the archive", scan->top);
            scan->incomplete = true;
        }
}

int bag_scan_archive(struct bag_scan *scan, int fd, const char *path, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();
    struct archive *archive;
    struct stat st;
    int result;

    if (fstat(fd, &st) != 0)
        return err_errno(err, "cannot read '%s'", path);
    archive = archive_file_open(fd, path, ARCHIVE_FILE_ZIP | ARCHIVE_FILE_TAR, err);
    if (!archive)
        return -1;
    scan->serialised = true;
    scan->archive_bytes = (uint64_t)st.st_size;
    if (scan->kinds == 0)
        scan->kinds = BAG_SUMS_ALL;
    scan->block = memory_alloc(BLOCK);
    result = scan_entries(scan, archive, path, err);
    free(scan->block);
    archive_read_free(archive);
    if (result == 0)
        find_top(scan);
    return result == 0 ? 0 : err_context(err, "cannot check the bag '%s'", path);
}

#include "pipeline/package/bag_scan.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/bag_path.h"

static const char *const TAG_FILES[] = {"bagit.txt", "bag-info.txt",   "package-info.txt",
                                        "fetch.txt", "manifest-*.txt", "tagmanifest-*.txt"};

/* At the top of the bag, or one folder down in a zip or tar, whose top folder is not known before the end. */
static bool may_be_tag_file(const struct bag_scan *scan, const char *path)
{
    const char *slash = strchr(path, '/');

    if (slash && (!scan->serialised || strchr(slash + 1, '/')))
        return false;
    for (size_t i = 0; i < sizeof TAG_FILES / sizeof *TAG_FILES; i++)
        if (fnmatch(TAG_FILES[i], slash ? slash + 1 : path, 0) == 0)
            return true;
    return false;
}

bool bag_scan_begin(struct bag_scan *scan, const char *path)
{
    struct bag_item *item;
    const char *problem = bag_path_problem(path);

    if (problem) {
        bag_scan_find(scan, BAG_MALFORMED, path, "%s", problem);
        return false;
    }
    if (scan->table.count >= scan->options.max_files) {
        bag_scan_find(scan, BAG_MALFORMED, "", "the bag holds more than %zu files", scan->options.max_files);
        scan->incomplete = true;
        return false;
    }
    item = bag_table_add(&scan->table, path);
    if (item->present) {
        bag_scan_find(scan, BAG_MALFORMED, path, "is in the archive twice");
        return false;
    }
    item->present = true;
    scan->current = item;
    if (may_be_tag_file(scan, path))
        item->text = memory_alloc(1);
    bag_sums_begin(&scan->sums, scan->kinds);
    return true;
}

/* Doubling is left to realloc: tag files are few and mostly small. */
static void keep_text(struct bag_scan *scan, const void *bytes, size_t n)
{
    struct bag_item *item = scan->current;

    if (item->text_length + n > BAG_TAG_FILE_BYTES || scan->tag_bytes + n > BAG_TAG_TOTAL_BYTES) {
        scan->tag_bytes -= item->text_length;
        free(item->text);
        item->text = NULL;
        item->too_large = true;
        return;
    }
    item->text = memory_resize(item->text, item->text_length + n + 1, 1);
    memcpy(item->text + item->text_length, bytes, n);
    item->text_length += n;
    item->text[item->text_length] = '\0';
    scan->tag_bytes += n;
}

int bag_scan_bytes(struct bag_scan *scan, const void *bytes, size_t n, struct err *err)
{
    bag_sums_update(&scan->sums, bytes, n);
    if (scan->current->text && n > 0)
        keep_text(scan, bytes, n);
    scan->current->size += n;
    scan->bytes += n;
    if (scan->options.go_on && !scan->options.go_on(scan->options.state, scan->bytes))
        return err_set(err, ERR_INTERRUPTED, "stopped before the bag was checked");
    return 0;
}

static unsigned char *raw_digest(struct arena *arena, const char *hex)
{
    size_t n = strlen(hex) / 2;
    unsigned char *raw = arena_alloc(arena, n);

    for (size_t i = 0; i < n; i++) {
        char pair[3] = {hex[2 * i], hex[2 * i + 1], '\0'};

        raw[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    return raw;
}

void bag_scan_end(struct bag_scan *scan)
{
    bag_sums_finish(&scan->sums);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (scan->sums.hex[k][0])
            scan->current->digests[k] = raw_digest(&scan->arena, scan->sums.hex[k]);
    scan->current = NULL;
}

struct bag_item *bag_scan_item(const struct bag_scan *scan, const char *path)
{
    cleanup_buf struct buf whole = {0};

    if (!*scan->top)
        return bag_table_find(&scan->table, path);
    buf_printf(&whole, "%s%s", scan->top, path);
    return bag_table_find(&scan->table, whole.data);
}

const char *bag_scan_path(const struct bag_scan *scan, const struct bag_item *item)
{
    return item->path + strlen(scan->top);
}

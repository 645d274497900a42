#include <string.h>

#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_scan.h"

static bool is_payload(const struct bag_scan *scan, const struct bag_item *item)
{
    return !strncmp(container_path(scan->in, item), "data/", 5);
}

/* The first manifest that the file contradicts; *checked counts those that could be compared. */
static const struct bag_manifest *contradiction(const struct bag_item *file, const struct bag_expected *expected,
                                                size_t *checked)
{
    for (; expected; expected = expected->next) {
        const unsigned char *found = file->digests[expected->manifest->kind];

        if (!expected->digest || !found)
            continue;
        ++*checked;
        if (memcmp(found, expected->digest, expected->manifest->digest_length) != 0)
            return expected->manifest;
    }
    return NULL;
}

/* The names of the payload manifests a file is not in. */
static void put_other_manifests(struct buf *out, const struct bag_scan *scan, const struct bag_item *item)
{
    for (size_t i = 0; i < scan->manifest_count; i++)
        if (scan->manifests[i].bit & ~item->manifests)
            buf_printf(out, "%s%s", out->len ? ", " : "", scan->manifests[i].name);
}

static void check_listing(struct bag_scan *scan, const struct bag_item *item)
{
    cleanup_buf struct buf names = {0};

    if (!is_payload(scan, item) || item->stands_in)
        return;
    if (!item->manifests) {
        bag_scan_find(scan, BAG_EXTRA, container_path(scan->in, item), "is in the payload and in no manifest");
    } else if (scan->version >= 100 && item->manifests != scan->payload_manifests) {
        put_other_manifests(&names, scan, item);
        bag_scan_find(scan, BAG_EXTRA, container_path(scan->in, item), "is not listed in %s", buf_string(&names));
    }
}

static void check_present(struct bag_scan *scan, const struct bag_item *item)
{
    const char *path = container_path(scan->in, item);
    const struct bag_manifest *against;
    size_t checked = 0;

    check_listing(scan, item);
    if (is_payload(scan, item) && bag_path_is_system_file(path))
        bag_scan_find(scan, BAG_WARNING, path, "is a file that a desktop system made");
    if (item->damage) {
        bag_scan_find(scan, BAG_CHANGED, path, "%s", item->damage);
        scan->damaged = true;
        return;
    }
    against = contradiction(item, item->expected, &checked);
    if (against)
        bag_scan_find(scan, BAG_CHANGED, path, "has other contents than %s says", against->name);
}

/* The contents may be there under a name that the copying changed. */
static bool is_renamed(struct bag_scan *scan, const struct key_set *near, const struct bag_item *item)
{
    cleanup_arena struct arena arena = {0};
    struct bag_item *hit;
    uint32_t place = 0;
    size_t checked = 0;

    if (!key_set_find(near, bag_path_near(&arena, item->path), &place))
        return false;
    hit = scan->in->table.items[place];
    if (contradiction(hit, item->expected, &checked) || checked == 0)
        return false;
    hit->stands_in = true;
    bag_scan_find(scan, BAG_WARNING, container_path(scan->in, item),
                  "is there under the name '%s', which differs in case or Unicode form only",
                  container_path(scan->in, hit));
    return true;
}

static void check_absent(struct bag_scan *scan, const struct key_set *near, const struct bag_item *item)
{
    const char *path = container_path(scan->in, item);

    if (is_renamed(scan, near, item))
        return;
    if (is_payload(scan, item) && bag_path_is_system_file(path)) {
        scan->lost_system_file = true;
        bag_scan_find(scan, BAG_WARNING, path,
                      "is missing; it is a file that desktop systems make and delete by themselves");
    } else if (item->address) {
        bag_scan_find(
            scan, BAG_MISSING, path,
            "is missing, the bag is incomplete: fetch.txt line %zu has it at %s; nothing is fetched here, put "
            "the file in its place",
            item->address_line, item->address);
    } else {
        bag_scan_find(scan, BAG_MISSING, path, "is missing and listed in %s", item->expected->manifest->name);
    }
}

static void warn_near(void *state, const struct bag_item *item, const struct bag_item *earlier)
{
    struct bag_scan *scan = state;

    bag_scan_find(scan, BAG_WARNING, container_path(scan->in, item), "differs from '%s' in case or Unicode form only",
                  container_path(scan->in, earlier));
}

static void count_payload(struct bag_scan *scan)
{
    for (size_t i = 0; i < scan->in->table.count; i++) {
        const struct bag_item *item = scan->in->table.items[i];

        if (item->present && is_payload(scan, item)) {
            scan->report->payload_files++;
            scan->report->payload_bytes += item->size;
        }
    }
}

void bag_check(struct bag_scan *scan)
{
    struct key_set near = {0};

    count_payload(scan);
    container_near(scan->in, &near, warn_near, scan);
    for (size_t i = 0; i < scan->in->table.count; i++)
        if (!scan->in->table.items[i]->present && scan->in->table.items[i]->expected)
            check_absent(scan, &near, scan->in->table.items[i]);
    for (size_t i = 0; i < scan->in->table.count; i++)
        if (scan->in->table.items[i]->present)
            check_present(scan, scan->in->table.items[i]);
    key_set_release(&near);
}

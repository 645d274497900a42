#include <stdlib.h>
#include <string.h>

#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_scan.h"

static bool is_payload(const char *path)
{
    return !strncmp(path, "data/", 5);
}

/* The line's checksum in the arena; false when it is none. Of an unknown algorithm any hex digits will do. */
static bool take_digest(struct bag_scan *scan, const struct bag_manifest *manifest, const char *hex, size_t n,
                        const unsigned char **digest)
{
    unsigned char *raw;

    *digest = NULL;
    if (n < 8 || n > DIGEST_HEX_MAX || (manifest->known && n != 2 * manifest->digest_length))
        return false;
    raw = arena_alloc(&scan->in->arena, n / 2);
    if (!digest_from_hex(hex, n, raw))
        return false;
    *digest = raw;
    return true;
}

static struct bag_item *item_at(struct bag_scan *scan, const char *path)
{
    cleanup_buf struct buf whole = {0};

    buf_printf(&whole, "%s%s", scan->in->top, path);
    return bag_table_add(&scan->in->table, whole.data);
}

/* The path as written, if writers that know no %25 meant it so: the file of that very name is there. */
static const char *decoded(struct bag_scan *scan, const char *path)
{
    const char *plain = bag_path_decode(&scan->in->arena, path, scan->version >= 100);
    const struct bag_item *item, *literal;

    if (!strcmp(plain, path))
        return path;
    item = container_item(scan->in, plain);
    literal = container_item(scan->in, path);
    if ((item && item->present) || !literal || !literal->present)
        return plain;
    bag_scan_find(scan, BAG_WARNING, path, "is not percent-encoded in its manifest as BagIt asks");
    return path;
}

static bool in_scope(struct bag_scan *scan, const struct bag_manifest *manifest, const char *path, size_t number)
{
    const char *problem = bag_path_problem(path);

    if (!problem && manifest->payload && !is_payload(path))
        problem = "is not below data/";
    if (problem) {
        bag_scan_find(scan, BAG_MALFORMED, path, "in %s line %zu %s", manifest->name, number, problem);
        return false;
    }
    if (!manifest->payload && is_payload(path))
        bag_scan_find(scan, BAG_WARNING, path, "in %s line %zu is payload", manifest->name, number);
    return true;
}

/* Listed once more in the same manifest: a contradiction, or what BagIt 1.0 forbids and earlier ones did not.
 */
static void judge_repetition(struct bag_scan *scan, const struct bag_manifest *manifest, const char *path,
                             const struct bag_expected *first, const unsigned char *digest)
{
    bool equal = !manifest->known || !memcmp(first->digest, digest, manifest->digest_length);

    if (!equal)
        bag_scan_find(scan, BAG_MALFORMED, path, "is listed twice in %s with different checksums", manifest->name);
    else
        bag_scan_find(scan, scan->version >= 100 ? BAG_MALFORMED : BAG_WARNING, path, "is listed twice in %s",
                      manifest->name);
}

static void expect(struct bag_scan *scan, const struct bag_manifest *manifest, const char *path,
                   const unsigned char *digest)
{
    struct bag_item *item = item_at(scan, path);
    struct bag_expected *expected;

    for (expected = item->expected; expected; expected = expected->next)
        if (expected->manifest == manifest) {
            judge_repetition(scan, manifest, path, expected, digest);
            return;
        }
    expected = arena_alloc(&scan->in->arena, sizeof *expected);
    *expected =
        (struct bag_expected){.next = item->expected, .manifest = manifest, .digest = manifest->known ? digest : NULL};
    item->expected = expected;
    item->manifests |= manifest->bit;
}

static void read_line(struct bag_scan *scan, const struct bag_manifest *manifest, const char *line, size_t number)
{
    size_t n = strcspn(line, " \t");
    const char *path = line + n + strspn(line + n, " \t");
    const unsigned char *digest;

    if (!*path || !take_digest(scan, manifest, line, n, &digest)) {
        bag_scan_find(scan, BAG_MALFORMED, manifest->name, "line %zu is not a checksum and a path", number);
        return;
    }
    if (*path == '*') {
        path++;
        bag_scan_find(scan, BAG_WARNING, manifest->name, "line %zu has a '*' before the path, as md5sum writes",
                      number);
    }
    if (!strncmp(path, "./", 2)) {
        path += 2;
        bag_scan_find(scan, BAG_WARNING, manifest->name, "line %zu has './' before the path", number);
    }
    path = decoded(scan, path);
    if (in_scope(scan, manifest, path, number))
        expect(scan, manifest, path, digest);
}

void bag_manifest_read(struct bag_scan *scan, struct bag_item *file, struct bag_manifest *manifest)
{
    char *text = bag_tags_text(scan, file, scan->encoding), *rest = text, *line;

    for (size_t number = 1; (line = bag_tags_line(&rest)); number++) {
        if (line[strspn(line, " \t")])
            read_line(scan, manifest, line, number);
        if (scan->in->table.count > 2 * scan->options.max_files) {
            bag_scan_find(scan, BAG_MALFORMED, manifest->name, "lists more than %zu files", scan->options.max_files);
            scan->incomplete = true;
            break;
        }
    }
    free(text);
}

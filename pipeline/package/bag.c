#include "pipeline/package/bag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/bag_table.h"
#include "pipeline/package/bag_verify.h"
#include "pipeline/package/bag_write.h"
#include "pipeline/package/package_target.h"

struct bag {
    struct package_target target;
    struct package_output *out;
    struct bag_table table; /* payload paths and the folders above them */
    struct arena arena;
    struct buf info;
    unsigned kinds;    /* of the digests in its manifests */
    struct err failed; /* the first failure; nothing is written after it */
};

static int fail(struct bag *bag, const struct err *err)
{
    if (bag->failed.code == ERR_NONE)
        bag->failed = *err;
    return -1;
}

static int put_info(struct buf *out, const struct bag_info *info, struct err *err)
{
    const char *label = info->label, *value = info->value ? info->value : "";
    size_t n = strlen(label);

    if (n == 0 || strpbrk(label, ":\r\n") || strchr(" \t", label[0]) || strchr(" \t", label[n - 1]) ||
        !text_is_utf8(label, n) || !strcasecmp(label, "Payload-Oxum"))
        return err_set(err, ERR_USAGE, "'%s' cannot be a label in bag-info.txt", label);
    if (!text_is_utf8(value, strlen(value)))
        return err_set(err, ERR_USAGE, "the value of '%s' in bag-info.txt is not UTF-8", label);
    buf_printf(out, "%s: ", label);
    for (; *value; value++) {
        if (*value == '\r')
            continue;
        if (*value == '\n')
            buf_puts(out, "\n  ");
        else
            buf_putc(out, *value);
    }
    buf_putc(out, '\n');
    return 0;
}

static int claim_folders(struct bag *bag, char *path, struct err *err)
{
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        struct bag_item *folder;

        *slash = '\0';
        folder = bag_table_add(&bag->table, path);
        folder->folder = true;
        *slash = '/';
        if (folder->present)
            return err_set(err, ERR_USAGE, "'%s' is added to the bag both as a file and as a folder", folder->path);
    }
    return 0;
}

/* Takes the path, in the arena and below data/; NULL when it cannot be in a bag or is there already. */
static const char *claim(struct bag *bag, const char *payload_path, struct err *err)
{
    char *path = arena_printf(&bag->arena, "data/%s", payload_path);
    const char *problem = bag_path_problem(path);
    struct bag_item *item;

    if (problem || !text_is_utf8(path, strlen(path))) {
        err_set(err, ERR_USAGE, "'%s' cannot be in a bag: the path %s", payload_path,
                problem ? problem : "is not UTF-8");
        return NULL;
    }
    if (claim_folders(bag, path, err) != 0)
        return NULL;
    item = bag_table_add(&bag->table, path);
    if (item->present || item->folder) {
        err_set(err, ERR_USAGE, "'%s' is added to the bag twice", path);
        return NULL;
    }
    item->present = true;
    return path;
}

static int start(struct bag *bag, time_t mtime, struct err *err)
{
    if (package_target_clear(&bag->target, err) != 0)
        return -1;
    bag->out = package_output_open(bag->target.temporary, bag->target.format, bag->target.top, mtime, bag->kinds, err);
    if (!bag->out || bag_write_begin(bag->out, err) != 0)
        return -1;
    return package_output_folder(bag->out, "data", err);
}

struct bag *bag_create(const struct bag_options *options, struct err *err)
{
    struct bag *bag = memory_alloc(sizeof *bag);
    bool ok = true;

    bag_table_init(&bag->table, &bag->arena);
    bag->kinds = bag_write_kinds(options->sha256_only);
    for (size_t i = 0; ok && i < options->info_count; i++)
        ok = put_info(&bag->info, &options->info[i], err) == 0;
    if (ok && package_target_init(&bag->target, options->path, options->replace, err) == 0 &&
        start(bag, options->mtime, err) == 0)
        return bag;
    bag_abandon(bag);
    return NULL;
}

int bag_add_file(struct bag *bag, const char *payload_path, int dirfd, const char *source_path, uint64_t size,
                 const char *expected_sha256, struct err *err)
{
    const char *path;

    if (bag->failed.code != ERR_NONE) {
        *err = bag->failed;
        return -1;
    }
    path = claim(bag, payload_path, err);
    if (!path || package_output_add_file(bag->out, path, dirfd, source_path, size, expected_sha256, err) != 0)
        return fail(bag, err);
    return 0;
}

int bag_add_bytes(struct bag *bag, const char *payload_path, const void *bytes, size_t n, struct err *err)
{
    const char *path;

    if (bag->failed.code != ERR_NONE) {
        *err = bag->failed;
        return -1;
    }
    path = claim(bag, payload_path, err);
    if (!path || package_output_add_bytes(bag->out, path, bytes, n, err) != 0)
        return fail(bag, err);
    return 0;
}

/* Of an archive every byte is read here; equal SHA-256 proves SHA-512, which was made of the same bytes. Those of a
 * folder were read again one by one. */
static int read_back(const struct bag *bag, struct err *err)
{
    struct bag_verify_options options = {.algorithms = BAG_SUM(DIGEST_SHA256), .beside = bag->target.temporary};
    struct bag_report report;
    int result;

    if (bag->target.format == PACKAGE_FOLDER)
        options.algorithms = bag->kinds;
    options.written = package_output_settle(bag->out, err);
    if (!options.written)
        return -1;
    result = bag_verify(bag->target.temporary, &options, &report, err);

    if (result == 0 && report.verdict == BAG_INVALID)
        result = err_set(err, ERR_CORRUPT, "'%s' did not verify after it was written: %s", bag->target.path,
                         report.finding_count ? report.findings[0].sentence : "no reason given");
    bag_report_release(&report);
    return result;
}

/* All that grows with the number of files; done twice is fine. */
static void release_lists(struct bag *bag)
{
    bag_table_release(&bag->table);
    arena_release(&bag->arena);
}

int bag_finish(struct bag *bag, struct err *err)
{
    int result = 0;

    if (bag->failed.code != ERR_NONE) {
        *err = bag->failed;
        result = -1;
    }
    if (result == 0)
        result = bag_write_end(bag->out, &bag->info, bag->kinds, bag->target.temporary, err);
    if (result == 0)
        result = package_output_finish(bag->out, err);
    release_lists(bag); /* the verifier makes its own */
    if (result == 0)
        result = read_back(bag, err);
    if (result == 0)
        result = package_target_take(&bag->target, err);
    bag_abandon(bag); /* after a rename this removes only a replaced folder */
    return result;
}

void bag_abandon(struct bag *bag)
{
    if (!bag)
        return;
    package_output_close(bag->out);
    package_target_release(&bag->target);
    release_lists(bag);
    buf_release(&bag->info);
    free(bag);
}

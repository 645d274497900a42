#include "pipeline/package/bag_verify.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/package/bag_scan.h"

#define MAX_FINDINGS 1000
#define MAX_FILES    1000000

static struct bag_verify_options with_defaults(const struct bag_verify_options *given)
{
    struct bag_verify_options options = {0};

    if (given)
        options = *given;
    if (!options.max_findings)
        options.max_findings = MAX_FINDINGS;
    if (!options.max_files)
        options.max_files = MAX_FILES;
    if (!options.max_ratio)
        options.max_ratio = LIMIT_ARCHIVE_RATIO;
    return options;
}

static int scan_bag(struct bag_scan *scan, const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), result;
    struct stat st;

    if (fd < 0)
        return err_errno(err, "cannot open '%s'", path);
    if (fstat(fd, &st) != 0)
        result = err_errno(err, "cannot open '%s'", path);
    else if (S_ISDIR(st.st_mode))
        result = bag_scan_folder(scan, fd, path, err);
    else if (S_ISREG(st.st_mode))
        result = bag_scan_archive(scan, fd, path, err);
    else
        result = err_set(err, ERR_INPUT, "'%s' is neither a folder nor a file", path);
    close(fd);
    return result;
}

static void release(struct bag_scan *scan)
{
    for (size_t i = 0; i < scan->table.count; i++)
        free(scan->table.items[i]->text);
    bag_sums_release(&scan->sums);
    bag_table_release(&scan->table);
    arena_release(&scan->arena);
}

int bag_verify(const char *path, const struct bag_verify_options *options, struct bag_report *report, struct err *err)
{
    struct bag_scan scan = {.options = with_defaults(options), .report = report, .top = ""};
    int result;

    bag_report_init(report);
    scan.kinds = scan.options.algorithms;
    bag_table_init(&scan.table, &scan.arena);
    result = scan_bag(&scan, path, err);
    /* Half a bag would give a flood of missing files; that it is cut is what has to be said. */
    if (result == 0 && !scan.incomplete && bag_tags_read(&scan) && !scan.incomplete) {
        bag_check(&scan);
        bag_tags_check_info(&scan);
    }
    release(&scan);
    return result;
}

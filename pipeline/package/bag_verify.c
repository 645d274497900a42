#include "pipeline/package/bag_verify.h"

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

static const enum bag_finding_kind KIND_OF_FAULT[CONTAINER_FAULTS] = {
    [CONTAINER_NAME] = BAG_MALFORMED,     [CONTAINER_TYPE] = BAG_MALFORMED,      [CONTAINER_REPEATED] = BAG_MALFORMED,
    [CONTAINER_OVERFLOW] = BAG_MALFORMED, [CONTAINER_ENCRYPTED] = BAG_MALFORMED, [CONTAINER_DAMAGED] = BAG_CHANGED};

static void take_fault(void *state, enum container_fault fault, const char *path, const char *sentence)
{
    struct bag_scan *scan = state;

    bag_scan_find(scan, *path ? KIND_OF_FAULT[fault] : BAG_MALFORMED, path, "%s", sentence);
}

static bool keep_tag_file(void *state, const struct container *container, const char *path)
{
    (void)state;
    return bag_tags_is_tag_file(container, path);
}

static bool go_on(void *state, uint64_t bytes)
{
    const struct bag_scan *scan = state;

    return !scan->options.go_on || scan->options.go_on(scan->options.state, bytes);
}

unsigned bag_verify_kinds(char *const *names, size_t count)
{
    unsigned kinds = 0;

    for (size_t i = 0; i < count; i++)
        kinds |= bag_tags_kind_of(names[i]);
    return kinds;
}

static unsigned choose(void *state, char *const *names, size_t count)
{
    (void)state;
    return bag_verify_kinds(names, count);
}

unsigned bag_verify_kinds_listed(const struct container *container)
{
    unsigned kinds = 0;

    for (size_t i = 0; i < container->table.count; i++)
        if (container->table.items[i]->kept || container->table.items[i]->too_large)
            kinds |= bag_tags_kind_of(container_path(container, container->table.items[i]));
    return kinds;
}

static int read_bag(struct bag_scan *scan, const char *path, unsigned kinds, struct err *err)
{
    struct container_options options = {.max_files = scan->options.max_files,
                                        .max_bytes = scan->options.max_bytes,
                                        .max_ratio = scan->options.max_ratio,
                                        .written = scan->options.written,
                                        .beside = scan->options.beside,
                                        .kinds = kinds,
                                        .choose = choose,
                                        .keep = keep_tag_file,
                                        .fault = take_fault,
                                        .go_on = go_on,
                                        .state = scan};

    return container_read(path, &options, scan->in, err);
}

/* The bag's folder, and nothing beside it (RFC 8493 section 4). */
static void check_top(struct bag_scan *scan)
{
    const struct container *in = scan->in;

    if (!in->serialised || in->table.count == 0)
        return;
    if (!*in->top)
        bag_scan_find(scan, BAG_WARNING, "", "the archive has no folder of the bag's name at its top");
    for (size_t i = 0; i < in->table.count; i++)
        if (!container_holds(in, in->table.items[i])) {
            bag_scan_find(scan, BAG_MALFORMED, in->table.items[i]->path,
                          "lies beside the bag's folder '%s' in the archive", in->top);
            scan->incomplete = true;
        }
}

static void check(struct bag_scan *scan)
{
    check_top(scan);
    /* Half a bag would give a flood of missing files; that it is cut is what has to be said. */
    if (scan->in->incomplete || scan->incomplete || !bag_tags_read(scan) || scan->incomplete)
        return;
    bag_check(scan);
    bag_tags_check_info(scan);
}

void bag_verify_container(struct container *container, size_t max_findings, struct bag_report *report)
{
    const struct bag_verify_options options = {.max_findings = max_findings};
    struct bag_scan scan = {.options = with_defaults(&options), .report = report, .in = container};

    bag_report_init(report);
    check(&scan);
}

int bag_verify(const char *path, const struct bag_verify_options *options, struct bag_report *report, struct err *err)
{
    struct container in;
    struct bag_scan scan = {.options = with_defaults(options), .report = report, .in = &in};
    int result;

    bag_report_init(report);
    result = read_bag(&scan, path, scan.options.algorithms, err);
    /* An archive has to be read to learn which digests it lists; nearly all list SHA-256 or SHA-512. */
    if (result == 0 && !scan.options.algorithms && (bag_verify_kinds_listed(&in) & ~in.kinds)) {
        unsigned kinds = bag_verify_kinds_listed(&in);

        container_release(&in);
        bag_report_release(report);
        bag_report_init(report);
        result = read_bag(&scan, path, kinds, err);
    }
    if (result == 0)
        check(&scan);
    container_release(&in);
    return result;
}

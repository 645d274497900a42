/* Reading a package: which texts are kept, which digests are computed. */
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/bag_scan.h"
#include "pipeline/package/package_check.h"
#include "pipeline/package/xml_walk.h"

static const char *const RULE_OF_FAULT[CONTAINER_FAULTS] = {
    [CONTAINER_NAME] = "SAFE-NAME",           [CONTAINER_TYPE] = "SAFE-TYPE",
    [CONTAINER_REPEATED] = "SAFE-REPEATED",   [CONTAINER_OVERFLOW] = "SAFE-SIZE",
    [CONTAINER_ENCRYPTED] = "SAFE-ENCRYPTED", [CONTAINER_DAMAGED] = "SAFE-DAMAGE"};

static void take_fault(void *state, enum container_fault fault, const char *path, const char *sentence)
{
    package_find(state, RULE_OF_FAULT[fault], path, 0, NULL, "%s", sentence);
}

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), e = strlen(end);

    return n >= e && !strcasecmp(s + n - e, end);
}

/* The tag files of a bag, METS.xml wherever it lies, and the XML of folders named metadata. */
static bool keep(void *state, const struct container *container, const char *path)
{
    (void)state;
    return bag_tags_is_tag_file(container, path) || !strcmp(file_base_name(path), "METS.xml") ||
           ((strstr(path, "/metadata/") || !strncmp(path, "metadata/", 9)) && ends_with(path, ".xml"));
}

static bool go_on(void *state, uint64_t bytes)
{
    const struct package_check *check = state;

    return !check->options->go_on || check->options->go_on(check->options->state, bytes);
}

/* What METS and PREMIS name is not known before they are read; nearly always it is SHA-256. */
static unsigned choose(void *state, char *const *names, size_t count)
{
    const struct package_check *check = state;
    unsigned kinds = bag_verify_kinds(names, count);

    return kinds && !check->options->fingerprint ? kinds : kinds | BAG_SUM(DIGEST_SHA256);
}

struct naming {
    unsigned kinds;
};

static void add_kind(struct naming *naming, const char *name)
{
    enum digest_kind kind;

    if (name && digest_by_name(name, &kind))
        naming->kinds |= BAG_SUM(kind);
}

static int name_kind(void *state, const struct xml_element *e, struct err *err)
{
    (void)err;
    add_kind(state, xml_walk_attribute(e, "", "CHECKSUMTYPE"));
    return 0;
}

static int name_premis_kind(void *state, const struct xml_element *e, struct err *err)
{
    (void)err;
    if (!strcmp(e->name, "messageDigestAlgorithm"))
        add_kind(state, e->text);
    return 0;
}

/* The digests that the metadata of a container names. */
static unsigned kinds_named(const struct container *in)
{
    struct naming naming = {.kinds = bag_verify_kinds_listed(in)};
    const struct xml_walk walk = {.begin = name_kind, .end = name_premis_kind, .state = &naming};

    for (size_t i = 0; i < in->table.count; i++) {
        const struct bag_item *item = in->table.items[i];
        const struct xml_source source = container_text(in, item);
        struct err ignored = {0};
        long line;

        if (item->kept && (ends_with(item->path, "METS.xml") || strstr(item->path, "metadata/preservation/")))
            xml_walk(&source, &walk, &line, &ignored);
    }
    return naming.kinds;
}

static int read_container(struct package_check *check, const char *path, unsigned kinds, struct err *err)
{
    const struct package_verify_options *given = check->options;
    const struct container_options options = {.max_files = given->max_files,
                                              .max_bytes = given->max_bytes,
                                              .max_ratio = given->max_ratio,
                                              .written = given->written,
                                              .beside = given->beside,
                                              .kinds = kinds,
                                              .choose = choose,
                                              .keep = keep,
                                              .fault = take_fault,
                                              .go_on = go_on,
                                              .state = check};

    return container_read(path, &options, check->in, err);
}

/* Once, and once more in the rare case that it lists digests that were not computed. */
int package_read(struct package_check *check, const char *path, struct err *err)
{
    bool own = check->options->written != NULL;
    int result = read_container(check, path, own ? BAG_SUM(DIGEST_SHA256) : 0, err);
    unsigned kinds;

    if (result != 0 || own)
        return result;
    kinds = kinds_named(check->in);
    if (!(kinds & ~check->in->kinds))
        return 0;
    container_release(check->in);
    package_report_release(check->report);
    package_report_init(check->report);
    return read_container(check, path, kinds | BAG_SUM(DIGEST_SHA256), err);
}

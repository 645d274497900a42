#include "pipeline/package/package_verify.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/bag_verify.h"
#include "pipeline/package/ead.h"
#include "pipeline/package/package_check.h"
#include "pipeline/package/schema.h"
#include "pipeline/package/xml_walk.h"

/* In one bag or folder; each is looked for among all files. */
#define MAX_PACKAGES 2000

/* What it is ------------------------------------------------------------------------------------------------------- */

static struct package_found *add_found(struct package_report *report, enum package_kind kind, const char *path)
{
    if (report->found_count == report->found_capacity) {
        report->found_capacity = report->found_capacity ? 2 * report->found_capacity : 4;
        report->found = memory_resize(report->found, report->found_capacity, sizeof *report->found);
    }
    report->found[report->found_count] =
        (struct package_found){.kind = kind, .path = arena_strdup(&report->arena, path)};
    return &report->found[report->found_count++];
}

static bool is_national(const struct package_check *check)
{
    const struct bag_item *ead = package_item(check, "metadata/descriptive/EAD.xml");
    struct ead read = {0};
    struct err ignored = {0};
    long line;
    bool national = false;

    if (ead && ead->kept) {
        const struct xml_source source = container_text(check->in, ead);

        ead_read(&source, &read, &line, &ignored); /* the root is known even if it ends badly */
        national = package_is(read.root, "simpledc");
    }
    ead_release(&read);
    for (size_t i = 0; !national && i < check->in->table.count; i++) {
        const char *path = package_path(check, check->in->table.items[i]);

        national = path && !strncasecmp(path, "representations/rep1/metadata/descriptive/EAD_doc", 49);
    }
    return national;
}

/* What only METS.xml of the whole package shows. */
static void check_root(struct package_check *check, const struct mets *root)
{
    struct package_found *found = &check->report->found[check->at];

    found->objid = arena_strdup(&check->report->arena, root->objid);
    if (!check->national && root->package_type && !strcmp(root->package_type, "SIP"))
        found->kind = PACKAGE_SIP;
    csip_check_structure(check, root);
    if (check->national)
        national_check(check, root);
}

static void check_mets(struct package_check *check, struct bag_item *file, bool root)
{
    struct mets mets;
    bool read;

    if (root) { /* what it says of its kind decides by which rules it is read */
        const struct xml_source source = container_text(check->in, file);
        struct err ignored = {0};
        long line;

        check->national = is_national(check);
        check->loose = false;
        read = file->kept && mets_read(&source, NULL, &mets, &line, &ignored) == 0;
        check->aip = !read || !mets.package_type || strcmp(mets.package_type, "SIP") != 0;
        if (file->kept)
            mets_release(&mets);
    }
    read = csip_read(check, file, root, &mets);
    check->unread |= !read;
    if (read && root)
        check_root(check, &mets);
    else if (read && check->national)
        national_check_representation(check, &mets, file->path);
    mets_release(&mets);
}

/* The METS of each representation. */
static void check_representations(struct package_check *check)
{
    size_t count = check->in->table.count;

    for (size_t i = 0; i < count; i++) {
        const char *name = package_representation(check, check->in->table.items[i]);
        const char *slash = name ? strchr(name, '/') : NULL;

        if (slash && !strcmp(slash, "/METS.xml"))
            check_mets(check, check->in->table.items[i], false);
    }
}

static void find_collision(void *state, const struct bag_item *item, const struct bag_item *earlier)
{
    struct package_check *check = state;

    package_find(check, "SAFE-COLLISION", item->path, 0, NULL, "differs from '%s' in case or Unicode form only",
                 container_path(check->in, earlier));
}

static void check_collisions(struct package_check *check)
{
    struct key_set near = {0};

    container_near(check->in, &near, find_collision, check);
    key_set_release(&near);
}

static void find_damage(struct package_check *check)
{
    for (size_t i = 0; i < check->in->table.count; i++)
        if (check->in->table.items[i]->present && check->in->table.items[i]->damage)
            package_find(check, "SAFE-DAMAGE", check->in->table.items[i]->path, 0, NULL, "%s",
                         check->in->table.items[i]->damage);
}

/* Descriptive metadata of others: only whether it is XML. */
static void check_descriptive(struct package_check *check)
{
    static const struct xml_walk nothing = {0};

    for (size_t i = 0; !check->national && i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        const char *path = package_path(check, item);
        const struct xml_source source = container_text(check->in, item);
        struct err err = {0};
        long line;

        if (path && item->present && item->kept && strstr(path, "metadata/descriptive/") &&
            xml_walk(&source, &nothing, &line, &err) != 0)
            package_find(check, "XML-FORM", item->path, line, NULL, "%s", err.message);
    }
}

/* One package of those found, its METS.xml being `file`, or NULL when that is missing. */
static int check_package(struct package_check *check, struct bag_item *file, struct schema_folder *schemas,
                         struct err *err)
{
    check->at = check->report->found_count;
    add_found(check->report, PACKAGE_CSIP, check->base + strlen(check->in->top));
    if (!file) {
        package_find(check, "CSIPSTR4", check->base, 0, NULL, "METS.xml is missing at the top of the package");
        csip_check_structure(check, NULL);
        return 0;
    }
    check->unread = false;
    check_mets(check, file, true);
    check_representations(check);
    if (!check->unread)
        package_files_check_unlisted(check);
    premis_check(check);
    check_descriptive(check);
    return package_schemas_check(check, schemas, err);
}

/* The last part of "a/b/"; in the arena; NULL for "". */
static const char *name_of(struct package_check *check, const char *base)
{
    char *name = arena_strdup(&check->arena, base);
    size_t n = strlen(name);

    if (n == 0)
        return NULL;
    name[n - 1] = '\0';
    return file_base_name(name);
}

/* True when the folder was not seen before. */
static bool is_new(struct bag_table *seen, const char *base)
{
    struct bag_item *item = bag_table_add(seen, base);
    bool first = !item->present;

    item->present = true;
    return first;
}

/* The folder directly below the prefix that a file lies in, if it holds METS.xml, or lacks it but for what a package
 * has; in the arena; NULL when it is no package. */
static const char *package_below(struct package_check *check, const char *prefix, const struct bag_item *item)
{
    size_t n = strlen(prefix);
    const char *slash = !strncmp(item->path, prefix, n) ? strchr(item->path + n, '/') : NULL;

    if (!slash || !item->present ||
        (strcmp(slash, "/METS.xml") != 0 &&
         strncmp(slash + 1, PACKAGE_REPRESENTATIONS, strlen(PACKAGE_REPRESENTATIONS)) != 0))
        return NULL;
    return arena_strndup(&check->arena, item->path, (size_t)(slash - item->path) + 1);
}

/* The packages below a prefix: one in it, or one in each of its folders. */
static int check_below(struct package_check *check, const char *prefix, const char *name, struct schema_folder *schemas,
                       struct err *err)
{
    cleanup_arena struct arena arena = {0};
    size_t count = check->in->table.count;
    struct bag_table seen;
    int result = 0;

    check->base = prefix;
    check->name = name;
    if (package_item(check, "METS.xml"))
        return check_package(check, package_item(check, "METS.xml"), schemas, err);
    bag_table_init(&seen, &arena);
    for (size_t i = 0; result == 0 && i < count; i++) {
        const char *base = package_below(check, prefix, check->in->table.items[i]);

        if (!base || !is_new(&seen, base))
            continue;
        if (seen.count > MAX_PACKAGES) {
            package_find(check, "SAFE-SIZE", "", 0, NULL, "there are more than %d packages", MAX_PACKAGES);
            break;
        }
        check->base = base;
        check->name = name_of(check, base);
        result = check_package(check, package_item(check, "METS.xml"), schemas, err);
    }
    bag_table_release(&seen);
    return result;
}

static void take_bag(struct package_check *check)
{
    static const char *const RULES[BAG_FINDING_KINDS] = {[BAG_MISSING] = "BAG-MISSING",
                                                         [BAG_EXTRA] = "BAG-EXTRA",
                                                         [BAG_CHANGED] = "BAG-CHANGED",
                                                         [BAG_MALFORMED] = "BAG-MALFORMED",
                                                         [BAG_WARNING] = "BAG-WARNING"};
    size_t told[BAG_FINDING_KINDS] = {0};
    struct bag_report bag;

    bag_verify_container(check->in, check->options->max_findings, &bag);
    memcpy(check->report->bag_version, bag.version, sizeof check->report->bag_version);
    for (size_t i = 0; i < bag.finding_count; i++) {
        const char *path = bag.findings[i].path, *sentence = bag.findings[i].sentence;
        size_t n = strlen(path);

        /* "'path' is missing": the path has a place of its own here. */
        if (n > 0 && strlen(sentence) > n + 3 && !strncmp(sentence + 1, path, n))
            sentence += n + 3;
        package_find(check, RULES[bag.findings[i].kind], path, 0, NULL, "%s", sentence);
        told[bag.findings[i].kind]++;
    }
    for (int k = 0; k < BAG_FINDING_KINDS; k++)
        package_count(check, RULES[k], bag.totals[k] - told[k]);
    bag_report_release(&bag);
}

/* A zip or tar that holds more than the one folder (CSIPSTR1). */
static void check_single_folder(struct package_check *check)
{
    const struct container *in = check->in;

    if (!in->serialised || in->table.count == 0)
        return;
    if (!*in->top)
        package_find(check, "CSIPSTR1", "", 0, NULL, "the archive has no one folder at its top that holds the package");
    for (size_t i = 0; i < in->table.count; i++)
        if (in->table.items[i]->present && !container_holds(in, in->table.items[i]))
            package_find(check, "CSIPSTR1", in->table.items[i]->path, 0, NULL, "lies beside the package's folder '%s'",
                         in->top);
}

static bool has(const struct package_check *check, const char *path)
{
    const struct bag_item *item = container_item(check->in, path);

    return item && item->present;
}

static bool looks_like_package(struct package_check *check)
{
    check->base = check->in->top;
    return package_has_folder(check, PACKAGE_REPRESENTATIONS) || package_has_folder(check, "metadata/");
}

/* A folder's own name, as it is on the disk; NULL when it has none. */
static const char *folder_name(struct package_check *check, const char *path)
{
    char real[PATH_MAX];
    const char *name;

    if (check->in->serialised)
        return name_of(check, check->in->top);
    name = realpath(path, real) ? file_base_name(real) : "";
    return *name ? arena_strdup(&check->arena, name) : NULL;
}

static int check_all(struct package_check *check, const char *path, struct schema_folder *schemas, struct err *err)
{
    struct package_report *report = check->report;
    const char *top = check->in->top;

    find_damage(check);
    if (check->in->incomplete)
        return 0;
    if (has(check, "bagit.txt") || (!has(check, "METS.xml") && bag_verify_kinds_listed(check->in))) {
        report->kind = PACKAGE_BAG;
        take_bag(check);
        if (check_below(check, arena_printf(&check->arena, "%sdata/", top), NULL, schemas, err) != 0)
            return -1;
        report->wrapped = report->found_count > 0;
        if (report->wrapped)
            check_collisions(check);
        return 0;
    }
    check_collisions(check);
    check_single_folder(check);
    if (check_below(check, top, folder_name(check, path), schemas, err) != 0)
        return -1;
    if (report->found_count == 0 && looks_like_package(check) && check_package(check, NULL, schemas, err) != 0)
        return -1;
    if (report->found_count == 0)
        package_find(check, "KIND", "", 0, NULL, "holds neither bagit.txt nor METS.xml: it is no package known here");
    report->kind = report->found_count ? report->found[0].kind : PACKAGE_NONE;
    return 0;
}

static int compare_paths(const void *a, const void *b)
{
    const struct bag_item *const *one = a, *const *other = b;

    return strcmp((*one)->path, (*other)->path);
}

static void take_fingerprint(struct package_report *report, const struct container *in)
{
    const struct bag_item **items = memory_alloc((in->table.count + 1) * sizeof *items);
    struct digest *digest = digest_new(DIGEST_SHA256);
    char hex[DIGEST_HEX_MAX];
    size_t count = 0;

    for (size_t i = 0; i < in->table.count; i++)
        if (in->table.items[i]->present && in->table.items[i]->digests[DIGEST_SHA256])
            items[count++] = in->table.items[i];
    qsort(items, count, sizeof *items, compare_paths);
    for (size_t i = 0; i < count; i++) {
        cleanup_buf struct buf line = {0};

        for (size_t k = 0; k < digest_size(DIGEST_SHA256); k++)
            buf_printf(&line, "%02x", items[i]->digests[DIGEST_SHA256][k]);
        buf_printf(&line, "  %s\n", container_path(in, items[i]));
        digest_update(digest, line.data, line.len);
    }
    digest_finish(digest, hex);
    digest_free(digest);
    memory_free_pointer(&items);
    memcpy(report->fingerprint, hex, sizeof report->fingerprint);
}

int package_verify(const char *path, const struct package_verify_options *options, struct package_report *report,
                   struct err *err)
{
    static const struct package_verify_options defaults = {0};
    struct container in = {.top = ""};
    struct package_check check = {.report = report, .options = options ? options : &defaults, .in = &in, .base = ""};
    struct schema_folder *schemas = NULL;
    int result = -1;

    package_report_init(report);
    if (check.options->schemas && *check.options->schemas) {
        schemas = schema_folder_open(check.options->schemas, err);
        if (!schemas)
            return -1;
    }
    if (package_read(&check, path, err) == 0) {
        report->serialised = in.serialised;
        report->kinds = in.kinds;
        report->bytes = in.bytes;
        if (in.kinds & BAG_SUM(DIGEST_SHA256))
            take_fingerprint(report, &in);
        result = check_all(&check, path, schemas, err);
    }
    for (size_t i = 0; i < in.table.count; i++)
        report->files += in.table.items[i]->present;
    schema_folder_close(schemas);
    container_release(&in);
    arena_release(&check.arena);
    return result;
}

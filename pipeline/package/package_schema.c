/* Which files of a package are held against which schema. */
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/package_check.h"
#include "pipeline/package/schema.h"
#include "pipeline/package/xml_walk.h"

struct schema_finding {
    struct package_check *check;
    const char *path;
};

static void find_schema(void *state, long line, const char *sentence)
{
    struct schema_finding *finding = state;

    package_find(finding->check, "XML-SCHEMA", finding->path, line, NULL, "%s", sentence);
}

/* The kind of metadata that a file's place and root element tell; SCHEMA_KINDS when it is none of them. */
static enum schema_kind schema_kind_of(const struct package_check *check, const struct bag_item *item)
{
    const char *path = package_path(check, item), *name = path ? file_base_name(path) : NULL;

    if (!path || !item->present || !item->kept)
        return SCHEMA_KINDS;
    if (!strcmp(name, "METS.xml"))
        return SCHEMA_METS;
    if (strstr(path, "metadata/preservation/") && !strncasecmp(name, "PREMIS", 6))
        return SCHEMA_PREMIS;
    if (check->national && strstr(path, "metadata/descriptive/"))
        return !strncasecmp(name, "EAD_doc", 7) ? SCHEMA_EAD_DOC : SCHEMA_EAD;
    return SCHEMA_KINDS;
}

int package_schemas_check(struct package_check *check, struct schema_folder *schemas, struct err *err)
{
    static const struct xml_walk nothing = {0};

    for (size_t i = 0; schemas && i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        enum schema_kind kind = schema_kind_of(check, item);
        const struct xml_source source = container_text(check->in, item);
        struct schema_finding finding = {check, item->path};
        struct err ignored = {0};
        long line;
        int result;

        /* What is not well-formed, or brings a document type, is named already and not handed on. */
        if (kind == SCHEMA_KINDS || xml_walk(&source, &nothing, &line, &ignored) != 0)
            continue;
        result = schema_validate(schemas, kind, &source, find_schema, &finding, err);
        if (result < 0)
            return -1;
        check->report->schemas_used |= result > 0;
    }
    return 0;
}

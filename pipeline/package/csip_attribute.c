/* The rules on single attributes of METS: a table, applied while METS is read. */
#include <string.h>

#include "pipeline/package/package_check.h"
#include "pipeline/package/xml_walk.h"

enum form { ANY, EXACTLY, NUMBER, TIME };

/* `element` is the end of the path of elements. Elements of structMap depend on one another: csip_map.c. */
static const struct {
    const char *rule, *element, *ns, *attribute;
    enum form form;
    const char *value;
} ATTRIBUTES[] = {
#define REFERENCE(section, loctype, type, href, mdtype, mimetype, size, created, checksum, checksumtype)               \
    {loctype, section "/mdRef", "", "LOCTYPE", EXACTLY, "URL"},                                                        \
        {type, section "/mdRef", XML_XLINK, "type", EXACTLY, "simple"},                                                \
        {href, section "/mdRef", XML_XLINK, "href", ANY, NULL}, {mdtype, section "/mdRef", "", "MDTYPE", ANY, NULL},   \
        {mimetype, section "/mdRef", "", "MIMETYPE", ANY, NULL}, {size, section "/mdRef", "", "SIZE", NUMBER, NULL},   \
        {created, section "/mdRef", "", "CREATED", TIME, NULL},                                                        \
        {checksum, section "/mdRef", "", "CHECKSUM", ANY, NULL},                                                       \
    {                                                                                                                  \
        checksumtype, section "/mdRef", "", "CHECKSUMTYPE", ANY, NULL                                                  \
    }
    {"CSIP18", "mets/dmdSec", "", "ID", ANY, NULL},
    {"CSIP19", "mets/dmdSec", "", "CREATED", TIME, NULL},
    REFERENCE("dmdSec", "CSIP22", "CSIP23", "CSIP24", "CSIP25", "CSIP26", "CSIP27", "CSIP28", "CSIP29", "CSIP30"),
    {"CSIP33", "amdSec/digiprovMD", "", "ID", ANY, NULL},
    REFERENCE("digiprovMD", "CSIP36", "CSIP37", "CSIP38", "CSIP39", "CSIP40", "CSIP41", "CSIP42", "CSIP43", "CSIP44"),
    {"CSIP46", "amdSec/rightsMD", "", "ID", ANY, NULL},
    REFERENCE("rightsMD", "CSIP49", "CSIP50", "CSIP51", "CSIP52", "CSIP53", "CSIP54", "CSIP55", "CSIP56", "CSIP57"),
    {"CSIP59", "mets/fileSec", "", "ID", ANY, NULL},
    {"CSIP64", "fileSec/fileGrp", "", "USE", ANY, NULL},
    {"CSIP65", "fileSec/fileGrp", "", "ID", ANY, NULL},
    {"CSIP64", "fileGrp/fileGrp", "", "USE", ANY, NULL},
    {"CSIP65", "fileGrp/fileGrp", "", "ID", ANY, NULL},
    {"CSIP67", "fileGrp/file", "", "ID", ANY, NULL},
    {"CSIP68", "fileGrp/file", "", "MIMETYPE", ANY, NULL},
    {"CSIP69", "fileGrp/file", "", "SIZE", NUMBER, NULL},
    {"CSIP70", "fileGrp/file", "", "CREATED", TIME, NULL},
    {"CSIP71", "fileGrp/file", "", "CHECKSUM", ANY, NULL},
    {"CSIP72", "fileGrp/file", "", "CHECKSUMTYPE", ANY, NULL},
    {"CSIP77", "file/FLocat", "", "LOCTYPE", EXACTLY, "URL"},
    {"CSIP78", "file/FLocat", XML_XLINK, "type", EXACTLY, "simple"},
    {"CSIP79", "file/FLocat", XML_XLINK, "href", ANY, NULL},
};

static bool ends_with(const char *path, const char *end)
{
    size_t n = strlen(path), e = strlen(end);

    return n >= e && !strcmp(path + n - e, end) && (n == e || path[n - e - 1] == '/');
}

static void check_attribute(struct csip_attributes *state, const struct xml_element *e, size_t i)
{
    const char *rule = ATTRIBUTES[i].rule, *name = ATTRIBUTES[i].attribute;
    const char *value = xml_walk_attribute(e, ATTRIBUTES[i].ns, name);
    cleanup_buf struct buf where = {0};
    uint64_t size;

    buf_printf(&where, "%s/@%s%s", e->name, !strcmp(ATTRIBUTES[i].ns, XML_XLINK) ? "xlink:" : "", name);
    if (!value || !*value)
        csip_find(state->check, state->root, rule, state->path, e->line, where.data, "%s of <%s> is missing", name,
                  e->name);
    else if (ATTRIBUTES[i].form == EXACTLY && strcmp(value, ATTRIBUTES[i].value) != 0)
        csip_find(state->check, state->root, rule, state->path, e->line, where.data,
                  "%s of <%s> is '%s' and must be '%s'", name, e->name, value, ATTRIBUTES[i].value);
    else if (ATTRIBUTES[i].form == NUMBER && !package_size(value, &size))
        csip_find(state->check, state->root, rule, state->path, e->line, where.data,
                  "%s of <%s> is '%s', which is no number", name, e->name, value);
    else if (ATTRIBUTES[i].form == TIME && !package_is_datetime(value))
        csip_find(state->check, state->root, rule, state->path, e->line, where.data,
                  "%s of <%s> is '%s', which is no date and time", name, e->name, value);
}

static int begin(void *data, const struct xml_element *e, struct err *err)
{
    struct csip_attributes *state = data;

    (void)err;
    if (strstr(e->path, "/xmlData/"))
        return 0;
    for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++)
        if (ends_with(e->path, ATTRIBUTES[i].element))
            check_attribute(state, e, i);
    if (ends_with(e->path, "fileGrp/file")) {
        state->locations = 0;
        state->line = e->line;
    }
    if (ends_with(e->path, "file/FLocat"))
        state->locations++;
    if (ends_with(e->path, "mets/dmdSec") || ends_with(e->path, "amdSec/digiprovMD")) {
        state->referred = false;
        state->line = e->line;
    }
    if (!strcmp(e->name, "mdRef") || !strcmp(e->name, "mdWrap"))
        state->referred = true;
    return 0;
}

static int end(void *data, const struct xml_element *e, struct err *err)
{
    struct csip_attributes *state = data;

    (void)err;
    if (strstr(e->path, "/xmlData/"))
        return 0;
    if (ends_with(e->path, "fileGrp/file") && state->locations != 1)
        package_find(state->check, "CSIP76", state->path, state->line, "file",
                     "<file> has %zu <FLocat> and must have one", state->locations);
    if (ends_with(e->path, "mets/dmdSec") && !state->referred)
        package_find(state->check, "CSIP21", state->path, state->line, "dmdSec", "<dmdSec> refers to no file");
    if (ends_with(e->path, "amdSec/digiprovMD") && !state->referred)
        package_find(state->check, "CSIP35", state->path, state->line, "digiprovMD", "<digiprovMD> refers to no file");
    return 0;
}

struct xml_walk csip_attributes_walk(struct csip_attributes *state)
{
    return (struct xml_walk){.begin = begin, .end = end, .state = state};
}

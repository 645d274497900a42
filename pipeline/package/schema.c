/* Validation against XSDs of a folder of the user's. Nothing is fetched: what a schema imports by address is looked for
 * in that folder by its last name, and nowhere else. Schemas that a package brings along are not used. */
#include "pipeline/package/schema.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/xml_walk.h"

#define XSD_BYTES (16L * 1024 * 1024)

/* One kind of metadata: the files that may hold its schema, the first found is taken; with extensions beside it. */
static const struct {
    const char *root, *ns;
    const char *files[4], *extensions[2][2]; /* extension: file and namespace */
} KINDS[SCHEMA_KINDS] = {
    [SCHEMA_METS] = {"mets",
                     "http://www.loc.gov/METS/",
                     {"mets.xsd"},
                     {{"DILCISExtensionMETS.xsd", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"},
                      {"DILCISExtensionSIPMETS.xsd", "https://DILCIS.eu/XML/METS/SIPExtensionMETS"}}},
    [SCHEMA_PREMIS] = {"premis",
                       "http://www.loc.gov/premis/v3",
                       {"premis-v3.xsd", "premis-v3-0.xsd", "premis.xsd"},
                       {{0}}},
    [SCHEMA_EAD] = {"simpledc", "", {"EAD.xsd"}, {{0}}},
    [SCHEMA_EAD_DOC] = {"simpledc", "", {"EAD_doc.xsd"}, {{0}}},
};

struct schema_folder {
    char *path, **names;
    size_t count;
    struct arena arena;
    xmlSchemaPtr schemas[SCHEMA_KINDS];
    bool tried[SCHEMA_KINDS];
};

/* libxml2 has one loader for the whole process; ours serves the folder of the thread that is reading a schema, and
 * everything else as before without a network. */
static _Thread_local const struct schema_folder *loading;
static pthread_once_t loader_once = PTHREAD_ONCE_INIT;
static xmlExternalEntityLoader loader_before;

static const char *name_in(const struct schema_folder *folder, const char *wanted)
{
    for (size_t i = 0; i < folder->count; i++)
        if (!strcasecmp(folder->names[i], wanted))
            return folder->names[i];
    return NULL;
}

static xmlParserInputPtr load(const char *address, const char *id, xmlParserCtxtPtr context)
{
    const char *name;
    cleanup_buf struct buf path = {0};

    if (!loading)
        return loader_before(address, id, context);
    name = address ? name_in(loading, file_base_name(address)) : NULL;
    if (!name)
        return NULL;
    buf_printf(&path, "%s/%s", loading->path, name);
    return xmlNewInputFromFile(context, path.data);
}

static void set_loader(void)
{
    loader_before = xmlGetExternalEntityLoader();
    xmlSetExternalEntityLoader(load);
}

struct schema_folder *schema_folder_open(const char *path, struct err *err)
{
    struct schema_folder *folder = memory_alloc(sizeof *folder);

    pthread_once(&loader_once, set_loader);
    folder->path = memory_strdup(path);
    if (file_list(&folder->arena, AT_FDCWD, path, &folder->names, &folder->count, err) == 0)
        return folder;
    err_context(err, "the folder of schemas");
    schema_folder_close(folder);
    return NULL;
}

void schema_folder_close(struct schema_folder *folder)
{
    if (!folder)
        return;
    for (int k = 0; k < SCHEMA_KINDS; k++)
        xmlSchemaFree(folder->schemas[k]);
    arena_release(&folder->arena);
    free(folder->path);
    free(folder);
}

static const char *file_of(const struct schema_folder *folder, enum schema_kind kind)
{
    const char *name = NULL;

    for (size_t i = 0; !name && i < sizeof KINDS[kind].files / sizeof *KINDS[kind].files && KINDS[kind].files[i]; i++)
        name = name_in(folder, KINDS[kind].files[i]);
    return name;
}

static void put_import(struct buf *out, const char *ns, const char *name)
{
    buf_puts(out, "<xs:import");
    if (*ns)
        buf_printf(out, " namespace=\"%s\"", ns);
    buf_printf(out, " schemaLocation=\"%s\"/>", name);
}

/* A schema that imports the one of the kind and its extensions, so that attributes of both are checked. */
static void put_driver(struct buf *out, const struct schema_folder *folder, enum schema_kind kind, const char *name)
{
    buf_puts(out, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:sohoa:driver\">");
    put_import(out, KINDS[kind].ns, name);
    for (size_t i = 0; i < 2 && KINDS[kind].extensions[i][0]; i++) {
        const char *extension = name_in(folder, KINDS[kind].extensions[i][0]);

        if (extension)
            put_import(out, KINDS[kind].extensions[i][1], extension);
    }
    buf_puts(out, "</xs:schema>");
}

struct complaint {
    schema_find *find;
    void *state;
    char first[512];
};

static void take_complaint(void *data, xmlErrorPtr error)
{
    struct complaint *complaint = data;
    cleanup_buf struct buf shown = {0};

    if (!error || !error->message || error->level < XML_ERR_ERROR)
        return;
    text_put_printable(&shown, error->message, strcspn(error->message, "\r\n"));
    if (complaint->find)
        complaint->find(complaint->state, error->line, buf_string(&shown));
    else if (!complaint->first[0] && shown.len < sizeof complaint->first)
        memcpy(complaint->first, shown.data, shown.len + 1);
}

static int read_schema(struct schema_folder *folder, enum schema_kind kind, const char *name, struct err *err)
{
    cleanup_buf struct buf driver = {0};
    struct complaint complaint = {0};
    xmlSchemaParserCtxtPtr parser;

    put_driver(&driver, folder, kind, name);
    parser = xmlSchemaNewMemParserCtxt(driver.data, (int)driver.len);
    if (!parser)
        return err_set(err, ERR_LIMIT, "cannot read the schema '%s/%s'", folder->path, name);
    xmlSchemaSetParserStructuredErrors(parser, take_complaint, &complaint);
    loading = folder;
    folder->schemas[kind] = xmlSchemaParse(parser);
    loading = NULL;
    xmlSchemaFreeParserCtxt(parser);
    if (folder->schemas[kind] && !complaint.first[0])
        return 0;
    return err_set(err, ERR_CONFIG, "cannot use the schema '%s/%s': %s", folder->path, name,
                   complaint.first[0] ? complaint.first : "what it imports must lie beside it");
}

int schema_validate(struct schema_folder *folder, enum schema_kind kind, const struct xml_source *source,
                    schema_find *find, void *state, struct err *err)
{
    struct complaint complaint = {.find = find, .state = state};
    struct xml_stream stream = {.source = source};
    const char *name = file_of(folder, kind);
    xmlSchemaValidCtxtPtr valid;
    xmlParserInputBufferPtr input;

    if (!name)
        return 0;
    if (!folder->tried[kind] && read_schema(folder, kind, name, err) != 0)
        return -1;
    folder->tried[kind] = true;
    valid = xmlSchemaNewValidCtxt(folder->schemas[kind]);
    input = xmlParserInputBufferCreateIO(xml_stream_read, NULL, &stream, XML_CHAR_ENCODING_NONE);
    if (!valid || !input)
        abort();
    xmlSchemaSetValidStructuredErrors(valid, take_complaint, &complaint);
    xmlSchemaValidateStream(valid, input, XML_CHAR_ENCODING_NONE, NULL, NULL); /* frees the input */
    xmlSchemaFreeValidCtxt(valid);
    return 1;
}

/* PREMIS 3: the files of a package with their fixity and format, what befell the documents, and who did it. Events are
 * those that were written down when they happened, with the types they were given then. One is added: that the package
 * was made, at the time the package stands for, since the clock would make each writing of the same content another. */
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/xml.h"
#include "pipeline/package/package_parts.h"
#include "pipeline/package/spool.h"

#define PACKAGING "information package creation" /* id.loc.gov/vocabulary/preservation/eventType */

/* An identifier of some kind: <kindIdentifier><kindIdentifierType>... */
static void put_identifier(struct xml *xml, const char *kind, const char *type, const char *value)
{
    char name[48];

    snprintf(name, sizeof name, "%s", kind);
    xml_open(xml, name);
    snprintf(name, sizeof name, "%sType", kind);
    xml_element(xml, name, type);
    snprintf(name, sizeof name, "%sValue", kind);
    xml_element(xml, name, value);
    xml_close(xml);
}

static void begin(struct xml *xml)
{
    xml_open(xml, "premis");
    xml_attribute(xml, "xmlns", "http://www.loc.gov/premis/v3");
    xml_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_attribute(xml, "version", "3.0");
}

static void open_object(struct package *package, struct xml *xml, const char *category, const char *what)
{
    char id[PACKAGE_UUID_SIZE];

    package_part_id(package, what, id);
    xml_open(xml, "object");
    xml_attribute(xml, "xsi:type", category);
    xml_attribute_print(xml, "xmlID", "uuid-%s", id);
}

static void put_relation(struct xml *xml, const char *type, const char *sub_type, const char *id_type, const char *id)
{
    xml_open(xml, "relationship");
    xml_element(xml, "relationshipType", type);
    xml_element(xml, "relationshipSubType", sub_type);
    put_identifier(xml, "relatedObjectIdentifier", id_type, id);
    xml_close(xml);
}

/* Objects ---------------------------------------------------------------------------------------------------------- */

static void put_characteristics(struct xml *xml, const char *const *columns)
{
    xml_open(xml, "objectCharacteristics");
    xml_element(xml, "compositionLevel", "0");
    xml_open(xml, "fixity");
    xml_element(xml, "messageDigestAlgorithm", "SHA-256");
    xml_element(xml, "messageDigest", columns[FILE_SHA256]);
    xml_close(xml);
    xml_element(xml, "size", columns[FILE_SIZE]);
    xml_open(xml, "format");
    xml_open(xml, "formatDesignation");
    xml_element(xml, "formatName", columns[FILE_FORMAT]);
    xml_element(xml, "formatVersion", columns[FILE_VERSION][0] ? columns[FILE_VERSION] : NULL);
    xml_close(xml);
    if (columns[FILE_PRONOM][0]) {
        xml_open(xml, "formatRegistry");
        xml_element(xml, "formatRegistryName", "PRONOM");
        xml_element(xml, "formatRegistryKey", columns[FILE_PRONOM]);
        xml_close(xml);
    }
    xml_close(xml);
    xml_close(xml);
}

/* Found by its place in the package and, wherever it is, by what it holds. */
static void put_file(struct package *package, struct xml *xml, const char *base, const char *const *columns)
{
    char id[PACKAGE_UUID_SIZE];

    package_file_id(package, base, columns[FILE_PATH], id);
    xml_open(xml, "object");
    xml_attribute(xml, "xsi:type", "file");
    xml_attribute_print(xml, "xmlID", "ID-%s", id);
    put_identifier(xml, "objectIdentifier", "UUID", id);
    put_identifier(xml, "objectIdentifier", "SHA-256", columns[FILE_SHA256]);
    put_characteristics(xml, columns);
    xml_element(xml, "originalName", columns[FILE_ORIGINAL_NAME][0] ? columns[FILE_ORIGINAL_NAME] : NULL);
    xml_open(xml, "storage");
    xml_open(xml, "contentLocation");
    xml_element(xml, "contentLocationType", "relative path");
    xml_element(xml, "contentLocationValue", columns[FILE_PATH]);
    xml_close(xml);
    xml_close(xml);
    if (columns[FILE_DOCUMENT][0])
        put_relation(xml, "structural", "represents", "local", columns[FILE_DOCUMENT]);
    xml_close(xml);
}

static int put_files(struct package *package, struct xml *xml, const char *base, struct spool *list, struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    int got;

    if (spool_rewind(list, err) != 0)
        return -1;
    while ((got = spool_next(list, columns, NULL, err)) == 1)
        put_file(package, xml, base, columns);
    return got;
}

/* One for each document: the events are linked to it. */
static int put_documents(struct package *package, struct xml *xml, struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    cleanup_buf struct buf what = {0};
    int got;

    if (spool_rewind(package->descriptions, err) != 0)
        return -1;
    while ((got = spool_next(package->descriptions, columns, NULL, err)) == 1) {
        buf_clear(&what);
        buf_printf(&what, "document %s", columns[FILE_DOCUMENT]);
        open_object(package, xml, "intellectualEntity", what.data);
        put_identifier(xml, "objectIdentifier", "local", columns[FILE_DOCUMENT]);
        put_relation(xml, "structural", "is part of", "UUID", package->id);
        xml_close(xml);
    }
    return got;
}

static void put_whole(struct package *package, struct xml *xml, const char *category, const char *id,
                      const char *part_of)
{
    open_object(package, xml, category, id);
    put_identifier(xml, "objectIdentifier", part_of ? "local" : "UUID", id);
    if (part_of)
        put_relation(xml, "structural", "is part of", "UUID", part_of);
    xml_close(xml);
}

/* Events and agents ------------------------------------------------------------------------------------------------ */

static void put_event(struct xml *xml, const char *const *columns, const char *object_type)
{
    xml_open(xml, "event");
    put_identifier(xml, "eventIdentifier", "UUID", columns[EVENT_ID]);
    xml_element(xml, "eventType", columns[EVENT_TYPE]);
    xml_element(xml, "eventDateTime", columns[EVENT_TIME]);
    if (columns[EVENT_DETAIL][0]) {
        xml_open(xml, "eventDetailInformation");
        xml_element(xml, "eventDetail", columns[EVENT_DETAIL]);
        xml_close(xml);
    }
    xml_open(xml, "eventOutcomeInformation");
    xml_element(xml, "eventOutcome", columns[EVENT_OUTCOME]);
    xml_close(xml);
    put_identifier(xml, "linkingAgentIdentifier", "local", columns[EVENT_AGENT]);
    put_identifier(xml, "linkingObjectIdentifier", object_type, columns[EVENT_DOCUMENT]);
    if (columns[EVENT_OBJECT][0])
        put_identifier(xml, "linkingObjectIdentifier", "SHA-256", columns[EVENT_OBJECT]);
    xml_close(xml);
}

static int put_events(struct package *package, struct xml *xml, struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    int got;

    if (spool_rewind(package->events, err) != 0)
        return -1;
    while ((got = spool_next(package->events, columns, NULL, err)) == 1)
        put_event(xml, columns, "local");
    return got;
}

/* "sohoa 0.1.0", "tesseract 5.3.0": a name and a version that begins with a digit; people have none. */
static const char *version_of(const char *agent)
{
    const char *space = strrchr(agent, ' ');

    return space && space[1] >= '0' && space[1] <= '9' ? space + 1 : NULL;
}

static void put_agent(struct xml *xml, const char *agent)
{
    const char *version = version_of(agent);
    cleanup_buf struct buf name = {0};

    buf_append(&name, agent, version ? (size_t)(version - agent - 1) : strlen(agent));
    xml_open(xml, "agent");
    put_identifier(xml, "agentIdentifier", "local", agent);
    xml_element(xml, "agentName", buf_string(&name));
    xml_element(xml, "agentType", version ? "software" : "person");
    xml_element(xml, "agentVersion", version);
    xml_close(xml);
}

static void put_organization(const struct package *package, struct xml *xml)
{
    const char *name = package->settings->agency_name, *code = package->settings->agency_code;

    if (!*name && !*code)
        return;
    xml_open(xml, "agent");
    put_identifier(xml, "agentIdentifier", "local", *code ? code : name);
    xml_element(xml, "agentName", *name ? name : code);
    xml_element(xml, "agentType", "organization");
    xml_close(xml);
}

/* The two files ---------------------------------------------------------------------------------------------------- */

int package_premis_representation(struct package *package, struct xml *xml, struct err *err)
{
    begin(xml);
    put_whole(package, xml, "representation", "rep1", package->id);
    if (put_documents(package, xml, err) != 0 ||
        put_files(package, xml, PACKAGE_REPRESENTATION, package->data, err) != 0 || put_events(package, xml, err) != 0)
        return -1;
    for (size_t i = 0; i < package->agent_count; i++)
        put_agent(xml, package->agents[i]);
    xml_close(xml);
    return 0;
}

int package_premis_root(struct package *package, struct xml *xml, struct err *err)
{
    const struct package_options *o = &package->options;
    char id[PACKAGE_UUID_SIZE], agent[96];
    const char *columns[EVENT_COLUMNS] = {
        [EVENT_ID] = id,
        [EVENT_TYPE] = PACKAGING,
        [EVENT_TIME] = package->created,
        [EVENT_AGENT] = agent,
        [EVENT_OUTCOME] = "success",
        [EVENT_DETAIL] =
            "the time is that of the newest event packed, not of the writing: the same content is the same "
            "package",
        [EVENT_OBJECT] = "",
        [EVENT_DOCUMENT] = package->id};

    package_part_id(package, "packaging", id);
    snprintf(agent, sizeof agent, "%s %s", o->software, o->version);
    begin(xml);
    put_whole(package, xml, "intellectualEntity", package->id, NULL);
    if (put_files(package, xml, "", package->documentation, err) != 0)
        return -1;
    put_event(xml, columns, "UUID");
    put_agent(xml, agent);
    put_organization(package, xml);
    xml_close(xml);
    return 0;
}

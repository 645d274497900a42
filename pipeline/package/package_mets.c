/* METS.xml of the package and of its representation: METS 1.12 with the attributes of E-ARK CSIP 2.2 and the national
 * table. Where the table and CSIP disagree, what CSIP demands is written, and the table's in a place CSIP leaves free.
 */
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/xml.h"
#include "pipeline/package/package_parts.h"
#include "pipeline/package/spool.h"

#define CSIP_PROFILE "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
#define CSIP_NS      "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
#define SIP_NS       "https://DILCIS.eu/XML/METS/SIPExtensionMETS"

static bool is_national(const struct package *package)
{
    return package->options.as != PACKAGE_AS_CSIP;
}

/* An attribute ID of a part named by what it is. */
static void put_id(struct package *package, struct xml *xml, const char *attribute, const char *what)
{
    char id[PACKAGE_UUID_SIZE];

    package_part_id(package, what, id);
    xml_attribute_print(xml, attribute, "uuid-%s", id);
}

static void put_link(struct xml *xml, const char *path)
{
    xml_attribute(xml, "LOCTYPE", "URL");
    xml_attribute(xml, "xlink:type", "simple");
    xml_attribute_open(xml, "xlink:href");
    for (const char *p = path; *p; p++) {
        const char one[2] = {*p, '\0'};
        char escaped[4];

        /* RFC 3986, 2.3, and "/" */
        if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') || strchr("-._~/", *p)) {
            xml_text(xml, one);
        } else {
            snprintf(escaped, sizeof escaped, "%%%02X", (unsigned char)*p);
            xml_text(xml, escaped);
        }
    }
    xml_attribute_close(xml);
}

static void put_checks(struct package *package, struct xml *xml, const char *mime, const char *size,
                       const char *created, const char *sha256)
{
    xml_attribute(xml, "MIMETYPE", mime);
    xml_attribute(xml, "SIZE", size);
    xml_attribute(xml, "CREATED", created ? created : package->created);
    xml_attribute(xml, "CHECKSUM", sha256);
    xml_attribute(xml, "CHECKSUMTYPE", "SHA-256");
}

/* The root element and its header ---------------------------------------------------------------------------------- */

static void put_namespaces(struct package *package, struct xml *xml)
{
    xml_attribute(xml, "xmlns", "http://www.loc.gov/METS/");
    xml_attribute(xml, "xmlns:csip", CSIP_NS);
    if (package_as_is_sip(package->options.as))
        xml_attribute(xml, "xmlns:sip", SIP_NS);
    xml_attribute(xml, "xmlns:xlink", "http://www.w3.org/1999/xlink");
}

static const char *profile(const struct package *package, bool root)
{
    if (root && is_national(package) && !package_as_is_sip(package->options.as))
        return package->settings->package_aip_profile;
    /* The national table names the CSIP profile for a SIP too. */
    return CSIP_PROFILE;
}

static void put_agent(struct xml *xml, const char *other_type, const char *type, const char *name, const char *note,
                      const char *note_type)
{
    xml_open(xml, "agent");
    xml_attribute(xml, "ROLE", "CREATOR");
    xml_attribute(xml, "TYPE", type);
    xml_attribute(xml, "OTHERTYPE", other_type);
    xml_element(xml, "name", name);
    if (note && *note) {
        xml_open(xml, "note");
        xml_attribute(xml, "csip:NOTETYPE", note_type);
        xml_text(xml, note);
        xml_close(xml);
    }
    xml_close(xml);
}

static void put_header(struct package *package, struct xml *xml, bool root)
{
    const struct settings *s = package->settings;
    bool sip = package_as_is_sip(package->options.as);
    const char *code = s->agency_fonds[0] ? s->agency_fonds : s->agency_code, *name = s->agency_name;

    xml_open(xml, "metsHdr");
    put_id(package, xml, "ID", root ? "header" : "rep1 header");
    xml_attribute(xml, "CREATEDATE", package->created);
    xml_attribute(xml, "RECORDSTATUS", "NEW");
    xml_attribute(xml, "csip:OAISPACKAGETYPE", sip ? "SIP" : "AIP");
    put_agent(xml, "SOFTWARE", "OTHER", package->options.software, package->options.version, "SOFTWARE VERSION");
    if (*name || *code)
        put_agent(xml, NULL, "ORGANIZATION", *name ? name : code, code, "IDENTIFICATIONCODE");
    if (root && sip) {
        const char *agreement =
            s->package_submission[0] ? s->package_submission : package->options.ead->values[EAD_FILE_CODE];

        if (agreement && *agreement) {
            xml_open(xml, "altRecordID");
            xml_attribute(xml, "TYPE", "SUBMISSIONAGREEMENT");
            xml_text(xml, agreement);
            xml_close(xml);
        }
    }
    xml_close(xml);
}

static void begin(struct package *package, struct xml *xml, bool root)
{
    const char *label = package->options.ead->values[EAD_TITLE];

    xml_open(xml, "mets");
    put_namespaces(package, xml);
    xml_attribute(xml, "OBJID", root ? package->id : "rep1");
    if (label && *label)
        xml_attribute(xml, "LABEL", label);
    xml_attribute(xml, "TYPE", is_national(package) ? package->settings->package_aip_type : "Mixed");
    xml_attribute(xml, "PROFILE", profile(package, root));
    xml_attribute(xml, "csip:CONTENTINFORMATIONTYPE", "MIXED");
    put_header(package, xml, root);
}

/* Metadata --------------------------------------------------------------------------------------------------------- */

static void put_reference(struct package *package, struct xml *xml, const char *type, const char *mime,
                          const char *path, const char *size, const char *sha256)
{
    xml_open(xml, "mdRef");
    xml_attribute(xml, "MDTYPE", type);
    if (!strcmp(type, "OTHER"))
        xml_attribute(xml, "OTHERMDTYPE", "simpledc");
    if (!strcmp(type, "PREMIS"))
        xml_attribute(xml, "MDTYPEVERSION", "3.0");
    put_link(xml, path);
    put_checks(package, xml, mime, size, NULL, sha256);
    xml_close(xml);
}

static void put_descriptive(struct package *package, struct xml *xml, const char *id, const char *path,
                            const char *size, const char *sha256)
{
    xml_open(xml, "dmdSec");
    xml_attribute_print(xml, "ID", "uuid-%s", id);
    xml_attribute(xml, "CREATED", package->created);
    xml_attribute(xml, "STATUS", "CURRENT");
    put_reference(package, xml, is_national(package) ? package->settings->package_metadata_type : "DC",
                  package->settings->package_xml_type, path, size, sha256);
    xml_close(xml);
}

static void put_provenance(struct package *package, struct xml *xml, const struct package_reference *premis,
                           const char *part)
{
    char what[32];

    snprintf(what, sizeof what, "%s premis", part);
    xml_open(xml, "amdSec");
    put_id(package, xml, "ID", part);
    xml_open(xml, "digiprovMD");
    put_id(package, xml, "ID", what);
    xml_attribute(xml, "CREATED", package->created);
    xml_attribute(xml, "STATUS", "CURRENT");
    put_reference(package, xml, "PREMIS", package->settings->package_xml_type, premis->path, premis->size,
                  premis->sha256);
    xml_close(xml);
    xml_close(xml);
}

/* Files ------------------------------------------------------------------------------------------------------------ */

static void put_file(struct package *package, struct xml *xml, const char *base, const char *const *columns)
{
    char id[PACKAGE_UUID_SIZE];

    package_file_id(package, base, columns[FILE_PATH], id);
    xml_open(xml, "file");
    xml_attribute_print(xml, "ID", "ID-%s", id);
    put_checks(package, xml, columns[FILE_MIME], columns[FILE_SIZE], columns[FILE_CREATED], columns[FILE_SHA256]);
    if (package_as_is_sip(package->options.as) && columns[FILE_PRONOM][0]) {
        xml_attribute(xml, "sip:FILEFORMATREGISTRY", "PRONOM");
        xml_attribute(xml, "sip:FILEFORMATKEY", columns[FILE_PRONOM]);
    }
    xml_open(xml, "FLocat");
    put_link(xml, columns[FILE_PATH]);
    xml_close(xml);
    xml_close(xml);
}

static int put_group(struct package *package, struct xml *xml, const char *use, const char *base, struct spool *list,
                     struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    int got;

    if (spool_rewind(list, err) != 0)
        return -1;
    xml_open(xml, "fileGrp");
    put_id(package, xml, "ID", use);
    xml_attribute(xml, "USE", use);
    while ((got = spool_next(list, columns, NULL, err)) == 1)
        put_file(package, xml, base, columns);
    xml_close(xml);
    return got;
}

static void put_representation_group(struct package *package, struct xml *xml)
{
    const char *columns[FILE_COLUMNS] = {[FILE_PATH] = package->rep_mets.path,
                                         [FILE_SIZE] = package->rep_mets.size,
                                         [FILE_SHA256] = package->rep_mets.sha256,
                                         [FILE_MIME] = package->settings->package_xml_type,
                                         [FILE_PRONOM] = "",
                                         [FILE_CREATED] = package->created};

    xml_open(xml, "fileGrp");
    put_id(package, xml, "ID", "Representations/rep1");
    xml_attribute(xml, "USE", "Representations/rep1");
    xml_attribute(xml, "csip:CONTENTINFORMATIONTYPE", "MIXED");
    put_file(package, xml, "", columns);
    xml_close(xml);
}

/* Structure -------------------------------------------------------------------------------------------------------- */

static void open_div(struct package *package, struct xml *xml, const char *what, const char *label)
{
    xml_open(xml, "div");
    put_id(package, xml, "ID", what);
    xml_attribute(xml, "LABEL", label);
}

static void put_group_div(struct package *package, struct xml *xml, const char *what, const char *use)
{
    open_div(package, xml, what, use);
    xml_open(xml, "fptr");
    put_id(package, xml, "FILEID", use);
    xml_close(xml);
    xml_close(xml);
}

static void open_map(struct package *package, struct xml *xml, const char *what)
{
    char root[32];

    snprintf(root, sizeof root, "%s root", what);
    xml_open(xml, "structMap");
    put_id(package, xml, "ID", what);
    xml_attribute(xml, "TYPE", "PHYSICAL");
    xml_attribute(xml, "LABEL", "CSIP");
    open_div(package, xml, root, package->id);
}

static void put_root_map(struct package *package, struct xml *xml)
{
    open_map(package, xml, "map");
    open_div(package, xml, "metadata", "Metadata");
    put_id(package, xml, "DMDID", "ead");
    if (package->premis.path)
        put_id(package, xml, "ADMID", "root premis");
    xml_close(xml);
    put_group_div(package, xml, "documentation", "Documentation");
    put_group_div(package, xml, "schemas", "Schemas");
    open_div(package, xml, "representation", "Representations/rep1");
    xml_open(xml, "mptr");
    put_link(xml, package->rep_mets.path);
    put_id(package, xml, "xlink:title", "Representations/rep1");
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
}

int package_mets_root(struct package *package, struct xml *xml, struct err *err)
{
    char id[PACKAGE_UUID_SIZE];

    begin(package, xml, true);
    package_part_id(package, "ead", id);
    put_descriptive(package, xml, id, package->ead.path, package->ead.size, package->ead.sha256);
    if (package->premis.path)
        put_provenance(package, xml, &package->premis, "root");
    xml_open(xml, "fileSec");
    put_id(package, xml, "ID", "files");
    if (put_group(package, xml, "Documentation", "", package->documentation, err) != 0 ||
        put_group(package, xml, "Schemas", "", package->schemas, err) != 0)
        return -1;
    put_representation_group(package, xml);
    xml_close(xml);
    put_root_map(package, xml);
    xml_close(xml);
    return 0;
}

/* The representation ----------------------------------------------------------------------------------------------- */

/* Calls put() for each description, with the ID of its section. */
static int each_description(struct package *package, struct xml *xml,
                            void (*put)(struct package *package, struct xml *xml, const char *id, size_t place,
                                        const char *const *columns),
                            struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    size_t place = 0;
    int got;

    if (spool_rewind(package->descriptions, err) != 0)
        return -1;
    while ((got = spool_next(package->descriptions, columns, NULL, err)) == 1) {
        char id[PACKAGE_UUID_SIZE];

        package_file_id(package, PACKAGE_REPRESENTATION, columns[FILE_PATH], id);
        put(package, xml, id, place++, columns);
    }
    return got;
}

static void put_section(struct package *package, struct xml *xml, const char *id, size_t place,
                        const char *const *columns)
{
    (void)place;
    put_descriptive(package, xml, id, columns[FILE_PATH], columns[FILE_SIZE], columns[FILE_SHA256]);
}

static void put_section_id(struct package *package, struct xml *xml, const char *id, size_t place,
                           const char *const *columns)
{
    (void)package;
    (void)columns;
    xml_text(xml, place ? " uuid-" : "uuid-");
    xml_text(xml, id);
}

/* Each file of data/ with the description of its document. */
static int put_links(struct package *package, struct xml *xml, struct err *err)
{
    const char *prefix = is_national(package) ? package->settings->package_document_prefix : "DC_";
    const char *columns[SPOOL_STRINGS];
    cleanup_buf struct buf path = {0};
    int got;

    if (spool_rewind(package->data, err) != 0)
        return -1;
    open_div(package, xml, "rep1 links", "MetadataLink");
    while ((got = spool_next(package->data, columns, NULL, err)) == 1) {
        char id[PACKAGE_UUID_SIZE];

        buf_clear(&path);
        buf_printf(&path, "link %s", columns[FILE_PATH]);
        open_div(package, xml, path.data, "MetadataLink/File");
        buf_clear(&path);
        buf_printf(&path, "metadata/descriptive/%s%s.xml", prefix, columns[FILE_DOCUMENT]);
        package_file_id(package, PACKAGE_REPRESENTATION, path.data, id);
        xml_attribute_print(xml, "DMDID", "uuid-%s", id);
        package_file_id(package, PACKAGE_REPRESENTATION, columns[FILE_PATH], id);
        xml_open(xml, "fptr");
        xml_attribute_print(xml, "FILEID", "ID-%s", id);
        xml_close(xml);
        xml_close(xml);
    }
    xml_close(xml);
    return got;
}

int package_mets_representation(struct package *package, struct xml *xml, struct err *err)
{
    begin(package, xml, false);
    if (each_description(package, xml, put_section, err) != 0)
        return -1;
    if (package->rep_premis.path)
        put_provenance(package, xml, &package->rep_premis, "rep1");
    xml_open(xml, "fileSec");
    put_id(package, xml, "ID", "rep1 files");
    if (put_group(package, xml, "Data", PACKAGE_REPRESENTATION, package->data, err) != 0)
        return -1;
    xml_close(xml);
    open_map(package, xml, "rep1 map");
    open_div(package, xml, "rep1 metadata", "Metadata");
    xml_attribute_open(xml, "DMDID");
    if (each_description(package, xml, put_section_id, err) != 0)
        return -1;
    xml_attribute_close(xml);
    if (package->rep_premis.path)
        put_id(package, xml, "ADMID", "rep1 premis");
    xml_close(xml);
    put_group_div(package, xml, "rep1 data", "Data");
    if (put_links(package, xml, err) != 0)
        return -1;
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    return 0;
}

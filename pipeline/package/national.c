/* The packages of TT 05/2025/TT-BNV: AIP_hoso, AIP_tailieu, SIP_hoso, SIP_tailieu. What the circular itself or its
 * accepted packages contradict is disputed: see package_rule.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/ead.h"
#include "pipeline/package/package_check.h"

#define REP         "representations/rep1/"
#define DATA        REP "data/"
#define DESCRIPTIVE REP "metadata/descriptive/"
#define FETCH       ".fetch.txt"

static bool is_uuid(const char *s)
{
    static const char FORM[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    for (size_t i = 0; FORM[i]; i++)
        if (FORM[i] == 'x' ? !isxdigit((unsigned char)s[i]) : s[i] != '-')
            return false;
    return !s[sizeof FORM - 1];
}

/* urn:uuid:UUID, urn:FONDS:uuid:UUID; an example of the circular has a - for the last colon. */
static bool is_aip_objid(const char *objid)
{
    const char *uuid = objid + 4, *colon;

    if (strncmp(objid, "urn:", 4) != 0)
        return false;
    if (strncmp(uuid, "uuid:", 5) != 0) {
        colon = strchr(uuid, ':');
        if (!colon || colon == uuid)
            return false;
        uuid = colon + 1;
    }
    return (!strncmp(uuid, "uuid:", 5) || !strncmp(uuid, "uuid-", 5)) && is_uuid(uuid + 5);
}

static void check_root(struct package_check *check, const struct mets *root)
{
    const char *path = arena_printf(&check->arena, "%sMETS.xml", check->base);
    const char *objid = root->objid ? root->objid : "", *profile = root->profile ? root->profile : "";

    if (check->aip ? !is_aip_objid(objid) : strncmp(objid, "uuid-", 5) != 0 || !is_uuid(objid + 5))
        package_find(check, "TT05-OBJID", path, 0, "mets/@OBJID", "is '%s' and must be %s", objid,
                     check->aip ? "urn:uuid:UUID or urn:FONDS:uuid:UUID" : "uuid-UUID");
    if (!package_is(root->package_type, "AIP") && !package_is(root->package_type, "SIP"))
        package_find(check, "TT05-KIND", path, 0, "metsHdr/@csip:OAISPACKAGETYPE", "is '%s' and must be AIP or SIP",
                     root->package_type ? root->package_type : "");
    if (!package_is(root->type, "Mixed") && !package_is(root->type, "Collection"))
        package_find(check, "TT05-TYPE", path, 0, "mets/@TYPE", "is '%s', not Mixed or Collection",
                     root->type ? root->type : "");
    if (!strstr(profile, "E-ARK-CSIP") && !(check->aip && strstr(profile, "METS/v01/IP.xml")))
        package_find(check, "TT05-PROFILE", path, 0, "mets/@PROFILE", "is '%s'", profile);
}

static void check_folder(struct package_check *check, const struct mets *root)
{
    cleanup_free char *name = memory_strdup(root->objid ? root->objid : "");

    for (char *p = name; *p; p++)
        if (*p == ':')
            *p = '_';
    /* The folder in a SIP's zip is regulated, the zip's own name is not certain. */
    if (check->name && strcmp(check->name, name) != 0)
        package_find(check, "TT05-FOLDER", check->base, 0, NULL, "the folder is named '%s' and must be named '%s'",
                     check->name, name);
}

void national_check_ref(struct package_check *check, const char *path, const struct mets_ref *ref)
{
    if (ref->checksum_type && strcmp(ref->checksum_type, "SHA-256") != 0)
        package_find(check, "TT05-CHECKSUM", path, ref->line, "CHECKSUMTYPE", "is '%s', not SHA-256",
                     ref->checksum_type);
}

static bool is_document(const struct package_check *check, const struct bag_item *item)
{
    const char *path = package_path(check, item);

    return path && item->present && !strncmp(path, DATA, strlen(DATA)) && !bag_path_is_system_file(path);
}

/* EAD_doc_NAME.xml for NAME.pdf; an accepted package writes EAD_DOC_. */
static bool is_description(const struct package_check *check, const struct bag_item *item)
{
    const char *path = package_path(check, item);

    return path && item->present && !strncmp(path, DESCRIPTIVE, strlen(DESCRIPTIVE)) &&
           !strncasecmp(path + strlen(DESCRIPTIVE), "EAD_doc", 7);
}

/* "a.pdf" and "a.pdf.fetch.txt" are a; malloc'ed. */
static char *stem_of(const char *path)
{
    char *stem = memory_strdup(file_base_name(path)), *dot;
    size_t n = strlen(stem);

    if (n > strlen(FETCH) && !strcasecmp(stem + n - strlen(FETCH), FETCH))
        stem[n - strlen(FETCH)] = '\0';
    dot = strrchr(stem, '.');
    if (dot && dot > stem)
        *dot = '\0';
    return stem;
}

static bool is_described(struct package_check *check, const char *stem)
{
    cleanup_arena struct arena arena = {0};

    return package_item(check, arena_printf(&arena, DESCRIPTIVE "EAD_doc_%s.xml", stem)) ||
           package_item(check, arena_printf(&arena, DESCRIPTIVE "EAD_DOC_%s.xml", stem));
}

/* File code, point, number: G09.2021.01.001.001.pdf. */
static bool is_named(const char *stem, const char *code)
{
    size_t n = strlen(code);

    return n == 0 ||
           (!strncmp(stem, code, n) &&
            (!stem[n] || (stem[n] == '.' && stem[n + 1] && !stem[n + 1 + strspn(stem + n + 1, "0123456789")])));
}

static void check_documents(struct package_check *check, const char *code)
{
    size_t described = 0, documents = 0;

    for (size_t i = 0; i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        cleanup_free char *stem = NULL;

        described += is_description(check, item);
        if (!is_document(check, item))
            continue;
        documents++;
        stem = stem_of(item->path);
        if (!is_described(check, stem))
            package_find(check, "TT05-EADDOC", item->path, 0, NULL, "has no EAD_doc_%s.xml", stem);
        if (!is_named(stem, code))
            package_find(check, "TT05-FILENAME", item->path, 0, NULL, "is not named '%s', a point and its number",
                         code);
    }
    check->report->found[check->at].documents = documents;
    if (documents == 0)
        package_find(check, "TT05-DATA", check->base, 0, NULL, "'" DATA "' holds no file");
    else if (described > documents)
        package_find(check, "TT05-EADDOC", check->base, 0, NULL, "%zu documents are described and %zu are there",
                     described, documents);
}

static void check_preservation(struct package_check *check)
{
    static const char *const FILES[] = {"metadata/preservation/PREMIS.xml",
                                        REP "metadata/preservation/PREMIS_rep1.xml"};

    for (size_t i = 0; check->aip && i < sizeof FILES / sizeof *FILES; i++)
        if (!package_item(check, FILES[i]))
            package_find(check, "TT05-PREMIS", check->base, 0, NULL, "'%s' is missing", FILES[i]);
}

static void check_representation(struct package_check *check)
{
    if (!package_item(check, REP "METS.xml"))
        package_find(check, "TT05-REP", check->base, 0, NULL, "'" REP "METS.xml' is missing");
    for (size_t i = 0; i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        const char *name = package_representation(check, item);

        if (name && strncmp(name, "rep1/", 5) != 0)
            package_find(check, "TT05-REP", item->path, 0, NULL, "lies in another representation than rep1");
    }
    if (!package_has_folder(check, "schemas/"))
        package_find(check, "TT05-SCHEMAS", check->base, 0, NULL, "there is no folder schemas");
}

/* A description read and checked; false when it cannot be. */
static bool read_description(struct package_check *check, const struct bag_item *file, const char *root,
                             struct ead *ead)
{
    const struct xml_source source = container_text(check->in, file);
    struct err err = {0};
    long line = 0;

    *ead = (struct ead){0};
    if (!file->kept) {
        package_find(check, "SAFE-SIZE", file->path, 0, NULL, "is too large to be read");
        return false;
    }
    if (ead_read(&source, ead, &line, &err) != 0) {
        package_find(check, "XML-FORM", file->path, line, NULL, "%s", err.message);
        return false;
    }
    if (root && strcmp(ead->root, root) != 0) {
        package_find(check, "TT05-EAD", file->path, ead->root_line, ead->root,
                     "the root element is '%s' and must be '%s'", ead->root, root);
        return false;
    }
    return true;
}

static const char *file_code(const struct package_check *check, const struct ead *ead)
{
    return ead_value(ead, check->aip ? "arcFileCode" : "fileCode");
}

/* docCode is the file code and seven digits; in a SIP it alone links the document with its file. */
static void check_codes(struct package_check *check, const struct bag_item *file, const struct ead *document,
                        const char *code, struct key_set *codes)
{
    const char *doc_code = ead_value(document, "docCode"), *own = ead_value(document, "arcFileCode");
    size_t n = strlen(code);

    if (check->aip && *own && strcmp(own, code) != 0)
        package_find(check, "TT05-FILECODE", file->path, 0, "arcFileCode", "is '%s'; the file's is '%s'", own, code);
    if (!*doc_code)
        return;
    if (!key_set_add(codes, doc_code, 0))
        package_find(check, "TT05-DOCCODE", file->path, 0, "docCode", "'%s' is the code of another document too",
                     doc_code);
    if (strncmp(doc_code, code, n) != 0 || strspn(doc_code + n, ".0123456789") != strlen(doc_code + n) ||
        strlen(doc_code + n) < 7)
        package_find(check, "TT05-DOCCODE-FORM", file->path, 0, "docCode", "is '%s', not '%s' and seven digits",
                     doc_code, code);
}

static void check_descriptions(struct package_check *check, const struct ead *whole)
{
    struct key_set codes = {0};

    for (size_t i = 0; i < check->in->table.count; i++) {
        const struct bag_item *item = check->in->table.items[i];
        struct ead ead;

        if (!is_description(check, item))
            continue;
        if (read_description(check, item, NULL, &ead)) {
            national_check_fields(check, &ead, item->path, true);
            if (whole)
                check_codes(check, item, &ead, file_code(check, whole), &codes);
        }
        ead_release(&ead);
    }
    key_set_release(&codes);
}

static void check_total(struct package_check *check, const struct ead *ead, const char *path)
{
    const struct ead_field *total = ead_field(ead, "totalDoc");
    size_t documents = check->report->found[check->at].documents;

    if (total && *total->value && strtoull(total->value, NULL, 10) != documents)
        package_find(check, "TT05-TOTAL", path, total->line, "totalDoc", "is %s; there are %zu documents", total->value,
                     documents);
}

/* source stands in the frame of loose documents only. */
static void set_kind(struct package_check *check, const struct ead *ead)
{
    struct package_found *found = &check->report->found[check->at];

    check->loose = ead_field(ead, "source") && !ead_field(ead, "maintenance");
    if (check->aip)
        found->kind = check->loose ? PACKAGE_AIP_TAILIEU : PACKAGE_AIP_HOSO;
    else
        found->kind = check->loose ? PACKAGE_SIP_TAILIEU : PACKAGE_SIP_HOSO;
}

void national_check(struct package_check *check, const struct mets *root)
{
    const struct bag_item *file = package_item(check, "metadata/descriptive/EAD.xml");
    struct ead ead = {0};
    bool read = false;

    if (!file)
        package_find(check, "TT05-EAD", check->base, 0, NULL, "'metadata/descriptive/EAD.xml' is missing");
    else
        read = read_description(check, file, "simpledc", &ead);
    if (read)
        set_kind(check, &ead);
    check_root(check, root);
    check_folder(check, root);
    check_preservation(check);
    check_representation(check);
    check_documents(check, read ? file_code(check, &ead) : "");
    if (read) {
        national_check_fields(check, &ead, file->path, false);
        check_total(check, &ead, file->path);
    }
    check_descriptions(check, read ? &ead : NULL);
    ead_release(&ead);
}

void national_check_representation(struct package_check *check, const struct mets *mets, const char *path)
{
    bool named = false;

    for (size_t i = 0; i < mets->agent_count; i++)
        named |= package_is(mets->agents[i].type, "ORGANIZATION") &&
                 package_is(mets->agents[i].note_type, "IDENTIFICATIONCODE");
    if (!named)
        package_find(check, "TT05-AGENT", path, 0, "metsHdr/agent",
                     "names no fonds (ORGANIZATION, IDENTIFICATIONCODE)");
}

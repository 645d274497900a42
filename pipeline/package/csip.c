/* The rules of E-ARK CSIP and SIP on one METS file, but those on single attributes and on the structural map. */
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/package_check.h"
#include "pipeline/package/xml_walk.h"

#define SIP_PROFILE "E-ARK-SIP"

/* Where the circular, or packages made by it and accepted, differ from CSIP: warnings in national packages. */
static const struct {
    const char *rule;
    bool root, representation;
} LENIENT[] = {{"CSIP16", true, true},  /* an accepted package writes IDENTIFICATIONCODE there */
               {"CSIP60", true, false}, /* documentation is optional */
               {"CSIP12", false, true}, /* the agent of rep1 is the fonds */
               {"CSIP13", false, true},
               {"CSIP88", false, true}}; /* the divs of rep1 are Data and MetadataLink */

bool csip_is_lenient(const struct package_check *check, bool root, const char *rule)
{
    for (size_t i = 0; check->national && i < sizeof LENIENT / sizeof *LENIENT; i++)
        if (!strcmp(LENIENT[i].rule, rule))
            return root ? LENIENT[i].root : LENIENT[i].representation;
    return false;
}

static bool has_agent(const struct mets *mets, const char *role, const char *type, const char *other_type)
{
    for (size_t i = 0; i < mets->agent_count; i++) {
        const struct mets_agent *a = &mets->agents[i];

        if ((!role || package_is(a->role, role)) && (!type || package_is(a->type, type)) &&
            (!other_type || package_is(a->other_type, other_type)))
            return true;
    }
    return false;
}

static void check_agents(struct package_check *check, const struct mets *mets, const char *path, bool root)
{
    const struct mets_agent *software = mets_software(mets);

    if (mets->agent_count == 0)
        csip_find(check, root, "CSIP10", path, 0, "metsHdr/agent", "<metsHdr> names no agent");
    else if (!has_agent(mets, "CREATOR", NULL, NULL))
        csip_find(check, root, "CSIP11", path, 0, "agent/@ROLE", "no agent has the role CREATOR");
    else if (!has_agent(mets, "CREATOR", "OTHER", NULL))
        csip_find(check, root, "CSIP12", path, 0, "agent/@TYPE", "no creating agent has the type OTHER");
    else if (!software)
        csip_find(check, root, "CSIP13", path, 0, "agent/@OTHERTYPE", "no creating agent is SOFTWARE");
    if (!software)
        return;
    if (!package_filled(software->name))
        csip_find(check, root, "CSIP14", path, software->line, "agent/name", "the software has no name");
    if (!package_filled(software->note))
        csip_find(check, root, "CSIP15", path, software->line, "agent/note",
                  "the software has no note with its version");
    else if (!package_is(software->note_type, "SOFTWARE VERSION"))
        csip_find(check, root, "CSIP16", path, software->line, "agent/note/@csip:NOTETYPE",
                  "the note of the software is of the type '%s' and must be of 'SOFTWARE VERSION'",
                  software->note_type ? software->note_type : "");
}

static bool is_package_type(const char *type)
{
    return package_is(type, "SIP") || package_is(type, "AIP") || package_is(type, "DIP") || package_is(type, "AIU") ||
           package_is(type, "AIC");
}

void csip_check_header(struct package_check *check, const struct mets *mets, const char *path, bool root)
{
    if (!package_filled(mets->objid))
        csip_find(check, root, "CSIP1", path, 0, "mets/@OBJID", "the package has no OBJID");
    if (!package_filled(mets->type))
        csip_find(check, root, "CSIP2", path, 0, "mets/@TYPE", "the package has no TYPE");
    if (!package_filled(mets->content_type) && !check->national)
        csip_find(check, root, "CSIP4", path, 0, "mets/@csip:CONTENTINFORMATIONTYPE",
                  "the type of content is not named");
    if (!package_filled(mets->profile))
        csip_find(check, root, "CSIP6", path, 0, "mets/@PROFILE", "no PROFILE is named");
    if (!mets->has_header) {
        csip_find(check, root, "CSIP117", path, 0, "metsHdr", "there is no <metsHdr>");
        return;
    }
    if (!package_filled(mets->created) || !package_is_datetime(mets->created))
        csip_find(check, root, "CSIP7", path, 0, "metsHdr/@CREATEDATE", "the time of making is %s%s%s",
                  package_filled(mets->created) ? "'" : "missing", package_filled(mets->created) ? mets->created : "",
                  package_filled(mets->created) ? "', which is no date and time" : "");
    if (!is_package_type(mets->package_type))
        csip_find(check, root, "CSIP9", path, 0, "metsHdr/@csip:OAISPACKAGETYPE",
                  "the package type is '%s' and must be SIP, AIP, DIP, AIU or AIC",
                  mets->package_type ? mets->package_type : "");
    check_agents(check, mets, path, root);
}

/* Of the agents that are not the software: the first with the role CREATOR, or the first. */
static const struct mets_agent *submitter(const struct mets *mets)
{
    const struct mets_agent *software = mets_software(mets), *first = NULL;

    for (size_t i = 0; i < mets->agent_count; i++) {
        const struct mets_agent *a = &mets->agents[i];

        if (a == software || package_is(a->role, "ARCHIVIST") || package_is(a->role, "PRESERVATION"))
            continue;
        if (package_is(a->role, "CREATOR"))
            return a;
        if (!first)
            first = a;
    }
    return first;
}

static void check_sip(struct package_check *check, const struct mets *mets, const char *path)
{
    bool profile = mets->profile && strstr(mets->profile, SIP_PROFILE);
    const struct mets_agent *agent = submitter(mets);

    if (check->national || (!package_is(mets->package_type, "SIP") && !profile))
        return;
    if (!profile)
        package_find(check, "SIP2", path, 0, "mets/@PROFILE", "the profile is '%s' and not that of the E-ARK SIP",
                     mets->profile ? mets->profile : "");
    if (!package_is(mets->package_type, "SIP"))
        package_find(check, "SIP4", path, 0, "metsHdr/@csip:OAISPACKAGETYPE",
                     "the package type is '%s' and must be SIP, as the profile says",
                     mets->package_type ? mets->package_type : "");
    if (!agent) {
        package_find(check, "SIP15", path, 0, "metsHdr/agent", "no agent submits the package");
        return;
    }
    if (!package_is(agent->role, "CREATOR"))
        package_find(check, "SIP16", path, agent->line, "agent/@ROLE", "the submitting agent has not the role CREATOR");
    if (!package_is(agent->type, "ORGANIZATION") && !package_is(agent->type, "INDIVIDUAL"))
        package_find(check, "SIP17", path, agent->line, "agent/@TYPE",
                     "the submitting agent is neither ORGANIZATION nor INDIVIDUAL");
    if (!package_filled(agent->name))
        package_find(check, "SIP18", path, agent->line, "agent/name", "the submitting agent has no name");
}

static bool has_group(const struct mets *mets, const char *use, bool prefix)
{
    for (size_t i = 0; i < mets->group_count; i++)
        if (mets->groups[i].use &&
            (prefix ? !strncmp(mets->groups[i].use, use, strlen(use)) : !strcmp(mets->groups[i].use, use)))
            return true;
    return false;
}

static void check_groups(struct package_check *check, const struct mets *mets, const char *path, bool root)
{
    if (!mets->has_files)
        csip_find(check, root, "CSIP58", path, 0, "fileSec", "no files are listed");
    for (size_t i = 0; i < mets->group_count; i++)
        if (mets->groups[i].files == 0 && mets->groups[i].groups == 0)
            csip_find(check, root, "CSIP66", path, mets->groups[i].line, "fileGrp", "the file group '%s' holds no file",
                      mets->groups[i].use ? mets->groups[i].use : "");
    if (!root || !mets->has_files)
        return;
    if (!has_group(mets, "Documentation", false))
        csip_find(check, root, "CSIP60", path, 0, "fileGrp", "there is no file group Documentation");
    if (!has_group(mets, "Schemas", false))
        csip_find(check, root, "CSIP113", path, 0, "fileGrp", "there is no file group Schemas");
    if (!has_group(mets, "Representations", true))
        csip_find(check, root, "CSIP114", path, 0, "fileGrp", "there is no file group Representations");
}

static void check_sections(struct package_check *check, const struct mets *mets, const char *path, bool root)
{
    bool sip = check->national && !check->aip; /* whose amdSec is absent by the circular */

    if (mets->dmd_count == 0)
        csip_find(check, root, "CSIP17", path, 0, "dmdSec", "no descriptive metadata is named");
    if (mets->amd_count != 1 && !sip)
        csip_find(check, root, "CSIP31", path, 0, "amdSec", "there are %zu <amdSec>", mets->amd_count);
    else if (mets->digiprov_count == 0 && !sip)
        csip_find(check, root, "CSIP32", path, 0, "digiprovMD", "no preservation metadata is named");
}

/* One METS file being read: what it tells as it goes. */
struct telling {
    struct package_check *check;
    const struct bag_item *file;
};

static void take_ref(void *state, const struct mets_ref *ref)
{
    struct telling *telling = state;

    package_file_check(telling->check, telling->file, ref);
    if (telling->check->national)
        national_check_ref(telling->check, telling->file->path, ref);
}

static void find_repeated(void *state, const struct mets_id *id)
{
    struct telling *telling = state;

    package_find(telling->check, "METS-ID", telling->file->path, id->line, id->element, "the ID '%s' occurs twice",
                 id->id);
}

static void find_dangling(void *state, const struct mets_id *use)
{
    struct telling *telling = state;

    package_find(telling->check, "METS-IDREF", telling->file->path, use->line, use->element,
                 "refers to the ID '%s', which is not there", use->id);
}

static void check_mets(struct package_check *check, const struct mets *mets, const char *path, bool root)
{
    if (!package_is(mets->ns, METS_NS))
        package_find(check, "XML-ROOT", path, 0, "mets", "the namespace of <mets> is '%s' and must be " METS_NS,
                     mets->ns ? mets->ns : "");
    csip_check_header(check, mets, path, root);
    if (root)
        check_sip(check, mets, path);
    check_sections(check, mets, path, root);
    check_groups(check, mets, path, root);
    csip_check_map(check, mets, path, root);
}

bool csip_read(struct package_check *check, struct bag_item *file, bool root, struct mets *mets)
{
    struct csip_attributes attributes = {.check = check, .path = file->path, .root = root};
    const struct xml_walk walk = csip_attributes_walk(&attributes);
    struct telling telling = {check, file};
    const struct mets_told told = {.also = &walk, .ref = take_ref, .repeated = find_repeated, .state = &telling};
    const struct xml_source source = container_text(check->in, file);
    struct err err = {0};
    long line = 0;

    if (!file->kept) {
        *mets = (struct mets){0};
        package_find(check, "SAFE-SIZE", file->path, 0, NULL, "is too large to be read as METS");
        return false;
    }
    if (mets_read(&source, &told, mets, &line, &err) != 0) {
        package_find(check, strstr(err.message, "is not METS") ? "XML-ROOT" : "XML-FORM", file->path, line, NULL, "%s",
                     err.message);
        return false;
    }
    check_mets(check, mets, file->path, root);
    mets_each_dangling(&source, mets, find_dangling, &telling);
    return true;
}

/* Folders ---------------------------------------------------------------------------------------------------------- */

static void check_representations(struct package_check *check)
{
    cleanup_arena struct arena arena = {0};
    struct bag_table all, with_data;

    bag_table_init(&all, &arena);
    bag_table_init(&with_data, &arena);
    for (size_t i = 0; i < check->in->table.count; i++) {
        const char *name = package_representation(check, check->in->table.items[i]);
        const char *slash = name ? strchr(name, '/') : NULL;
        cleanup_free char *folder = slash ? memory_strndup(name, (size_t)(slash - name)) : NULL;

        if (folder)
            bag_table_add(&all, folder);
        if (folder && !strncmp(slash, "/data/", 6))
            bag_table_add(&with_data, folder);
    }
    for (size_t i = 0; i < all.count; i++) {
        const char *name = all.items[i]->path;

        if (!bag_table_find(&with_data, name))
            package_find(check, "CSIPSTR11", check->base, 0, NULL, "representation '%s' holds no folder data", name);
        if (!package_item(check, arena_printf(&arena, PACKAGE_REPRESENTATIONS "%s/METS.xml", name)))
            package_find(check, "CSIPSTR12", check->base, 0, NULL, "representation '%s' holds no METS.xml", name);
    }
    bag_table_release(&all);
    bag_table_release(&with_data);
}

static void check_name(struct package_check *check, const struct mets *root)
{
    cleanup_free char *plain = memory_strdup(root->objid ? root->objid : "");

    for (char *p = plain; *p; p++)
        if (*p == ':' || *p == '/')
            *p = '_';
    if (check->name && *plain && !check->national && strcmp(check->name, plain) != 0 &&
        strcmp(check->name, root->objid) != 0)
        package_find(check, "CSIPSTR2", check->base, 0, NULL, "the folder is named '%s' and the package '%s'",
                     check->name, root->objid);
}

void csip_check_structure(struct package_check *check, const struct mets *root)
{
    if (root)
        check_name(check, root);
    if (!package_has_folder(check, "metadata/"))
        package_find(check, "CSIPSTR5", check->base, 0, NULL, "there is no folder metadata");
    if (!package_has_folder(check, PACKAGE_REPRESENTATIONS))
        package_find(check, "CSIPSTR9", check->base, 0, NULL, "there is no folder representations");
    if (!package_has_folder(check, "schemas/") && !check->national)
        package_find(check, "CSIPSTR15", check->base, 0, NULL, "there is no folder schemas");
    if (!package_has_folder(check, "documentation/") && !check->national)
        package_find(check, "CSIPSTR16", check->base, 0, NULL, "there is no folder documentation");
    check_representations(check);
}

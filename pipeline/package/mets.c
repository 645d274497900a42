#include "pipeline/package/mets.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/package/xml_walk.h"

struct reading {
    struct mets *mets;
    const struct mets_told *told;
    const char *section; /* dmdSec or the like */
    char *section_id;
    struct mets_ref file; /* the <file> being read, in: */
    struct arena arena;
    size_t open[XML_DEPTH + 1]; /* in a structMap: the div at each depth, or METS_NO_DIV */
    bool agreement;             /* in an altRecordID that names one */
};

/* Room for one more; doubles. */
#define GROW(array, count)                                                                                             \
    do {                                                                                                               \
        if (((count) & ((count)-1)) == 0)                                                                              \
            (array) = memory_resize((array), (count) ? 2 * (count) : 1, sizeof *(array));                              \
        (array)[(count)] = (__typeof__(*(array))){0};                                                                  \
        (count)++;                                                                                                     \
    } while (0)

static const char *value(struct reading *r, const struct xml_element *e, const char *ns, const char *name)
{
    return arena_strdup(&r->mets->arena, xml_walk_attribute(e, ns, name));
}

static const char *plain(struct reading *r, const struct xml_element *e, const char *name)
{
    return value(r, e, "", name);
}

static bool at(const struct xml_element *e, const char *path)
{
    return !strcmp(e->path, path);
}

static bool below(const struct xml_element *e, const char *path)
{
    size_t n = strlen(path);

    return !strncmp(e->path, path, n) && (e->path[n] == '/' || !e->path[n]);
}

/* True when the element lies directly in one of that name. */
static bool is_in(const struct xml_element *e, const char *parent)
{
    size_t n = strlen(e->path), name = strlen(e->name), above = strlen(parent);

    return n > name + above + 1 && e->path[n - name - above - 2] == '/' &&
           !strncmp(e->path + n - name - above - 1, parent, above);
}

static void take_root(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    mets->ns = arena_strdup(&mets->arena, e->ns);
    mets->objid = plain(r, e, "OBJID");
    mets->type = plain(r, e, "TYPE");
    mets->profile = plain(r, e, "PROFILE");
    mets->label = plain(r, e, "LABEL");
    mets->content_type = value(r, e, METS_CSIP_NS, "CONTENTINFORMATIONTYPE");
}

static void take_header(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    mets->has_header = true;
    mets->created = plain(r, e, "CREATEDATE");
    mets->modified = plain(r, e, "LASTMODDATE");
    mets->record_status = plain(r, e, "RECORDSTATUS");
    mets->package_type = value(r, e, METS_CSIP_NS, "OAISPACKAGETYPE");
}

static void take_agent(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    GROW(mets->agents, mets->agent_count);
    mets->agents[mets->agent_count - 1] = (struct mets_agent){.role = plain(r, e, "ROLE"),
                                                              .type = plain(r, e, "TYPE"),
                                                              .other_type = plain(r, e, "OTHERTYPE"),
                                                              .line = e->line};
}

/* Of the file or reference being read: lives as long as that. */
static const char *passing(struct reading *r, const struct xml_element *e, const char *name)
{
    return arena_strdup(&r->arena, xml_walk_attribute(e, "", name));
}

static void tell_ref(struct reading *r, const struct xml_element *e, struct mets_ref ref)
{
    ref.href = xml_walk_attribute(e, XML_XLINK, "href");
    ref.line = e->line;
    if (r->told->ref)
        r->told->ref(r->told->state, &ref);
}

/* What mdRef and file say of the file alike. */
static struct mets_ref described(struct reading *r, const struct xml_element *e)
{
    arena_release(&r->arena);
    return (struct mets_ref){.mdtype = passing(r, e, "MDTYPE"),
                             .mimetype = passing(r, e, "MIMETYPE"),
                             .size = passing(r, e, "SIZE"),
                             .created = passing(r, e, "CREATED"),
                             .checksum = passing(r, e, "CHECKSUM"),
                             .checksum_type = passing(r, e, "CHECKSUMTYPE"),
                             .line = e->line};
}

static void take_metadata(struct reading *r, const struct xml_element *e)
{
    struct mets_ref ref = described(r, e);

    ref.kind = METS_METADATA;
    ref.section = r->section;
    ref.id = r->section_id;
    tell_ref(r, e, ref);
}

static void take_group(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    if (is_in(e, "fileGrp") && mets->group_count)
        mets->groups[mets->group_count - 1].groups++;
    GROW(mets->groups, mets->group_count);
    mets->groups[mets->group_count - 1] =
        (struct mets_group){.id = plain(r, e, "ID"), .use = plain(r, e, "USE"), .line = e->line};
}

static void take_file(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;
    struct mets_group *group = mets->group_count ? &mets->groups[mets->group_count - 1] : NULL;

    r->file = described(r, e);
    r->file.kind = METS_FILE;
    r->file.section = "file";
    r->file.id = passing(r, e, "ID");
    if (group) {
        r->file.use = group->use;
        group->files++;
    }
}

static void take_map(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    GROW(mets->maps, mets->map_count);
    mets->maps[mets->map_count - 1] = (struct mets_map){
        .id = plain(r, e, "ID"), .type = plain(r, e, "TYPE"), .label = plain(r, e, "LABEL"), .line = e->line};
}

static void take_div(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;
    bool top = e->depth == 3;

    GROW(mets->divs, mets->div_count);
    mets->divs[mets->div_count - 1] = (struct mets_div){.map = mets->map_count - 1,
                                                        .parent = top ? METS_NO_DIV : r->open[e->depth - 1],
                                                        .id = plain(r, e, "ID"),
                                                        .label = plain(r, e, "LABEL"),
                                                        .admid = plain(r, e, "ADMID"),
                                                        .dmdid = plain(r, e, "DMDID"),
                                                        .line = e->line};
    r->open[e->depth] = mets->div_count - 1;
    if (top)
        mets->maps[mets->map_count - 1].roots++;
}

static void take_pointer(struct reading *r, const struct xml_element *e)
{
    struct mets_div *div = &r->mets->divs[r->open[e->depth - 1]];

    if (div->pointers++ == 0) {
        div->pointer_href = value(r, e, XML_XLINK, "href");
        div->pointer_type = value(r, e, XML_XLINK, "type");
        div->pointer_title = value(r, e, XML_XLINK, "title");
        div->pointer_loctype = plain(r, e, "LOCTYPE");
    }
    tell_ref(r, e, (struct mets_ref){.kind = METS_POINTER, .section = "mptr", .id = div->id});
}

static void take_file_pointer(struct reading *r, const struct xml_element *e)
{
    struct mets_div *div = &r->mets->divs[r->open[e->depth - 1]];
    const char *id = xml_walk_attribute(e, "", "FILEID");

    div->files++;
    div->files_without_id += !id;
    if (!div->file_id)
        div->file_id = arena_strdup(&r->mets->arena, id);
}

/* Only what lies directly in a div that lies in another, or in the structMap. */
static void take_in_map(struct reading *r, const struct xml_element *e)
{
    bool in_div = e->depth > 3 && r->open[e->depth - 1] != METS_NO_DIV;

    r->open[e->depth] = METS_NO_DIV;
    if (!strcmp(e->name, "div") && (e->depth == 3 || in_div))
        take_div(r, e);
    else if (!strcmp(e->name, "mptr") && in_div)
        take_pointer(r, e);
    else if (!strcmp(e->name, "fptr") && in_div)
        take_file_pointer(r, e);
}

static void take_in_files(struct reading *r, const struct xml_element *e)
{
    if (!strcmp(e->name, "fileGrp"))
        take_group(r, e);
    else if (!strcmp(e->name, "file"))
        take_file(r, e);
    else if (!strcmp(e->name, "FLocat") && is_in(e, "file"))
        tell_ref(r, e, r->file);
}

/* The few names of sections are told apart by pointers that last. */
static const char *const SECTIONS[] = {"dmdSec", "digiprovMD", "rightsMD", "techMD", "sourceMD"};

static void take_section(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
        if (!strcmp(e->name, SECTIONS[i]))
            r->section = SECTIONS[i];
    free(r->section_id);
    r->section_id = memory_strdup(xml_walk_attribute(e, "", "ID"));
    mets->dmd_count += !strcmp(e->name, "dmdSec");
    mets->digiprov_count += !strcmp(e->name, "digiprovMD");
}

/* Each name of a list of references: ADMID="a b". */
static void each_use(const struct xml_element *e, void (*take)(void *state, const struct mets_id *use), void *state)
{
    static const char *const ATTRIBUTES[] = {"ADMID", "DMDID", "FILEID"};

    for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++) {
        const char *list = xml_walk_attribute(e, "", ATTRIBUTES[i]);

        while (list && *list) {
            size_t n = strcspn(list, " \t\r\n");
            cleanup_free char *id = memory_strndup(list, n);

            if (n > 0)
                take(state, &(struct mets_id){id, ATTRIBUTES[i], e->line});
            list += n + strspn(list + n, " \t\r\n");
        }
    }
}

static void note_use(void *state, const struct mets_id *use)
{
    struct mets *mets = state;

    if (!key_set_find(&mets->ids, use->id, NULL))
        key_set_add(&mets->ahead, use->id, 0);
}

static void take_ids(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;
    const char *id = xml_walk_attribute(e, "", "ID");
    bool filed = below(e, "mets/fileSec") && (!strcmp(e->name, "fileGrp") || !strcmp(e->name, "file"));

    if (id && !key_set_add(&mets->ids, id, filed ? (uint32_t)mets->group_count : 0) && r->told->repeated)
        r->told->repeated(r->told->state, &(struct mets_id){id, e->name, e->line});
    each_use(e, note_use, mets);
}

static void take_record_id(struct reading *r, const struct xml_element *e)
{
    const char *type = xml_walk_attribute(e, "", "TYPE");

    r->agreement = type && !strcmp(type, "SUBMISSIONAGREEMENT");
}

static void take_element(struct reading *r, const struct xml_element *e)
{
    struct mets *mets = r->mets;

    if (e->depth == 1)
        take_root(r, e);
    else if (at(e, "mets/metsHdr"))
        take_header(r, e);
    else if (at(e, "mets/metsHdr/agent"))
        take_agent(r, e);
    else if (at(e, "mets/metsHdr/agent/note") && mets->agent_count)
        mets->agents[mets->agent_count - 1].note_type = value(r, e, METS_CSIP_NS, "NOTETYPE");
    else if (at(e, "mets/metsHdr/altRecordID"))
        take_record_id(r, e);
    else if (at(e, "mets/dmdSec") || at(e, "mets/amdSec/digiprovMD") || at(e, "mets/amdSec/rightsMD") ||
             at(e, "mets/amdSec/techMD") || at(e, "mets/amdSec/sourceMD"))
        take_section(r, e);
    else if (at(e, "mets/dmdSec/mdRef") || (below(e, "mets/amdSec") && e->depth == 4 && !strcmp(e->name, "mdRef")))
        take_metadata(r, e);
    else if (at(e, "mets/amdSec"))
        mets->amd_count++;
    else if (at(e, "mets/fileSec"))
        mets->has_files = true;
    else if (below(e, "mets/fileSec"))
        take_in_files(r, e);
    else if (at(e, "mets/structMap"))
        take_map(r, e);
    else if (below(e, "mets/structMap"))
        take_in_map(r, e);
}

static int begin(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;
    const struct xml_walk *also = r->told->also;

    if (e->depth == 1 && strcmp(e->name, "mets") != 0)
        return err_set(err, ERR_INPUT, "has the root element '%s' and is not METS", e->name);
    if (r->mets->div_count + r->mets->group_count + r->mets->map_count + r->mets->agent_count > METS_KEPT)
        return err_set(err, ERR_LIMIT, "has more than %d divs, file groups and agents", METS_KEPT);
    if (r->mets->ids.count > METS_IDS || r->mets->ahead.count > METS_IDS)
        return err_set(err, ERR_LIMIT, "has more than %d IDs", METS_IDS);
    /* Not within records of other formats that METS may wrap. */
    if (!strstr(e->path, "/xmlData/")) {
        take_element(r, e);
        take_ids(r, e);
    }
    return also && also->begin ? also->begin(also->state, e, err) : 0;
}

static int end(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;
    const struct xml_walk *also = r->told->also;
    struct mets *mets = r->mets;
    struct mets_agent *agent = mets->agent_count ? &mets->agents[mets->agent_count - 1] : NULL;

    if (agent && at(e, "mets/metsHdr/agent/name"))
        agent->name = arena_strdup(&mets->arena, e->text);
    if (agent && at(e, "mets/metsHdr/agent/note"))
        agent->note = arena_strdup(&mets->arena, e->text);
    if (at(e, "mets/metsHdr/altRecordID") && r->agreement)
        mets->agreement = arena_strdup(&mets->arena, e->text);
    return also && also->end ? also->end(also->state, e, err) : 0;
}

static void find_uses(struct mets *mets)
{
    for (size_t i = 0; i < mets->div_count; i++) {
        uint32_t group = 0;

        if (mets->divs[i].file_id && key_set_find(&mets->ids, mets->divs[i].file_id, &group) && group > 0)
            mets->divs[i].use = mets->groups[group - 1].use;
    }
}

int mets_read(const struct xml_source *source, const struct mets_told *told, struct mets *mets, long *line,
              struct err *err)
{
    static const struct mets_told nobody = {0};
    struct reading r = {.mets = mets, .told = told ? told : &nobody};
    const struct xml_walk walk = {.begin = begin, .end = end, .state = &r};
    int result;

    *mets = (struct mets){0};
    key_set_pair(&mets->ahead, &mets->ids);
    result = xml_walk(source, &walk, line, err);
    find_uses(mets);
    arena_release(&r.arena);
    free(r.section_id);
    return result;
}

struct search {
    const struct mets *mets;
    void (*dangling)(void *state, const struct mets_id *use);
    void *state;
};

static void tell_dangling(void *state, const struct mets_id *use)
{
    struct search *search = state;

    if (!key_set_find(&search->mets->ids, use->id, NULL))
        search->dangling(search->state, use);
}

static int begin_again(void *state, const struct xml_element *e, struct err *err)
{
    (void)err;
    if (!strstr(e->path, "/xmlData/"))
        each_use(e, tell_dangling, state);
    return 0;
}

void mets_each_dangling(const struct xml_source *source, const struct mets *mets,
                        void (*dangling)(void *state, const struct mets_id *use), void *state)
{
    struct search search = {mets, dangling, state};
    const struct xml_walk walk = {.begin = begin_again, .state = &search};
    struct err ignored = {0};
    long line;

    if (!key_set_is_in(&mets->ahead, &mets->ids))
        xml_walk(source, &walk, &line, &ignored);
}

void mets_release(struct mets *mets)
{
    memory_free_pointer(&mets->agents);
    memory_free_pointer(&mets->divs);
    memory_free_pointer(&mets->maps);
    memory_free_pointer(&mets->groups);
    key_set_release(&mets->ids);
    key_set_release(&mets->ahead);
    arena_release(&mets->arena);
    *mets = (struct mets){0};
}

static bool is(const char *s, const char *wanted)
{
    return s && !strcmp(s, wanted);
}

const struct mets_agent *mets_software(const struct mets *mets)
{
    for (size_t i = 0; i < mets->agent_count; i++) {
        const struct mets_agent *a = &mets->agents[i];

        if (is(a->role, "CREATOR") && is(a->type, "OTHER") && is(a->other_type, "SOFTWARE"))
            return a;
    }
    return NULL;
}

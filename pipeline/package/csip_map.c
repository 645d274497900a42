/* The rules of E-ARK CSIP on the structural map. */
#include <string.h>

#include "pipeline/package/package_check.h"

#define REPRESENTATIONS "Representations"

struct map_check {
    struct package_check *check;
    const struct mets *mets;
    const char *path;
    bool root;
};

static bool begins(const char *s, const char *wanted)
{
    return s && !strncmp(s, wanted, strlen(wanted));
}

#define find(map, rule, line, ...) csip_find((map)->check, (map)->root, rule, (map)->path, (line), __VA_ARGS__)

static void check_metadata(struct map_check *map, const struct mets_div *div)
{
    if (!package_filled(div->id))
        find(map, "CSIP89", div->line, "div/@ID", "the metadata <div> has no ID");
    if (!package_filled(div->admid) && map->mets->digiprov_count > 0)
        find(map, "CSIP91", div->line, "div/@ADMID", "the metadata <div> names no administrative metadata");
    if (!package_filled(div->dmdid) && map->mets->dmd_count > 0)
        find(map, "CSIP92", div->line, "div/@DMDID", "the metadata <div> names no descriptive metadata");
}

static void check_representation(struct map_check *map, const struct mets_div *div)
{
    if (!package_filled(div->id))
        find(map, "CSIP106", div->line, "div/@ID", "the <div> of a representation has no ID");
    if (!begins(div->label, REPRESENTATIONS "/"))
        find(map, "CSIP107", div->line, "div/@LABEL", "the <div> of a representation is labelled '%s'",
             div->label ? div->label : "");
    if (div->pointers != 1) {
        find(map, "CSIP109", div->line, "div/mptr", "the <div> of a representation has %zu <mptr>", div->pointers);
        return;
    }
    if (!package_filled(div->pointer_title))
        find(map, "CSIP108", div->line, "mptr/@xlink:title", "the <mptr> names no file group");
    if (!package_filled(div->pointer_href))
        find(map, "CSIP110", div->line, "mptr/@xlink:href", "the <mptr> points nowhere");
    if (!package_is(div->pointer_type, "simple"))
        find(map, "CSIP111", div->line, "mptr/@xlink:type", "the <mptr> is not of the type simple");
    if (!package_is(div->pointer_loctype, "URL"))
        find(map, "CSIP112", div->line, "mptr/@LOCTYPE", "the <mptr> has not the LOCTYPE URL");
}

/* The divs for Documentation, Schemas, and content without METS of its own. */
static const struct {
    const char *label, *id_rule, *label_rule, *pointer_rule, *absent_rule;
} DIVS[] = {{"Documentation", "CSIP94", "CSIP95", "CSIP116", "CSIP93"},
            {"Schemas", "CSIP98", "CSIP99", "CSIP118", "CSIP97"},
            {REPRESENTATIONS, "CSIP102", "CSIP103", "CSIP119", NULL}};
#define DIV_KINDS (sizeof DIVS / sizeof *DIVS)

/* By its label, or by what its fptr names when the label says nothing. */
static size_t kind_of(const struct mets_div *div)
{
    const char *use = div->use;

    for (size_t k = 0; k < DIV_KINDS; k++)
        if (package_is(div->label, DIVS[k].label))
            return k;
    for (size_t k = 0; use && k < DIV_KINDS; k++)
        if (begins(use, DIVS[k].label))
            return k;
    return DIV_KINDS;
}

static void check_files_div(struct map_check *map, const struct mets_div *div, size_t kind)
{
    if (!package_filled(div->id))
        find(map, DIVS[kind].id_rule, div->line, "div/@ID", "the <div> %s has no ID", DIVS[kind].label);
    if (!begins(div->label, DIVS[kind].label))
        find(map, DIVS[kind].label_rule, div->line, "div/@LABEL", "the <div> of the file group %s is labelled '%s'",
             DIVS[kind].label, div->label ? div->label : "");
    if (div->files_without_id > 0)
        find(map, DIVS[kind].pointer_rule, div->line, "fptr/@FILEID", "an <fptr> of the <div> %s names no file group",
             DIVS[kind].label);
}

static bool has_use(const struct mets *mets, const char *use)
{
    for (size_t i = 0; i < mets->group_count; i++)
        if (package_is(mets->groups[i].use, use))
            return true;
    return false;
}

/* A div with references to metadata that is not labelled so; the national forms have DMDID on other divs too. */
static bool is_mislabelled_metadata(const struct map_check *map, const struct mets_div *div)
{
    return !map->check->national && div->files == 0 && div->pointers == 0 && (div->admid || div->dmdid);
}

struct sub_divs {
    size_t metadata, mislabelled, representations, kinds[DIV_KINDS + 1];
};

static void check_sub_div(struct map_check *map, const struct mets_div *div, struct sub_divs *seen)
{
    size_t kind = kind_of(div);

    if (package_is(div->label, "Metadata")) {
        seen->metadata++;
        check_metadata(map, div);
    } else if (div->pointers > 0 || begins(div->label, REPRESENTATIONS "/")) {
        seen->representations++;
        check_representation(map, div);
    } else if (kind < DIV_KINDS) {
        seen->kinds[kind]++;
        check_files_div(map, div, kind);
    } else if (is_mislabelled_metadata(map, div)) {
        seen->mislabelled++;
        find(map, "CSIP90", div->line, "div/@LABEL", "the <div> of the metadata is labelled '%s'",
             div->label ? div->label : "");
    }
}

static size_t representations_with_mets(const struct package_check *check)
{
    size_t count = 0;

    for (size_t i = 0; i < check->in->table.count; i++) {
        const char *name = package_representation(check, check->in->table.items[i]);
        const char *slash = name ? strchr(name, '/') : NULL;

        count += slash && !strcmp(slash, "/METS.xml");
    }
    return count;
}

static void check_sub_divs(struct map_check *map, size_t main_div)
{
    const struct mets *mets = map->mets;
    struct sub_divs seen = {0};

    for (size_t i = 0; i < mets->div_count; i++)
        if (mets->divs[i].parent == main_div)
            check_sub_div(map, &mets->divs[i], &seen);
    if (seen.metadata != 1 && seen.mislabelled == 0)
        find(map, "CSIP88", mets->divs[main_div].line, "div", "there are %zu <div> labelled Metadata and must be one",
             seen.metadata);
    for (size_t k = 0; k < DIV_KINDS; k++)
        if (DIVS[k].absent_rule && !seen.kinds[k] && has_use(mets, DIVS[k].label))
            find(map, DIVS[k].absent_rule, mets->divs[main_div].line, "div", "the file group %s has no <div>",
                 DIVS[k].label);
    if (map->root && seen.representations < representations_with_mets(map->check))
        find(map, "CSIP105", mets->divs[main_div].line, "div", "not each representation has a <div> with <mptr>");
}

/* The map that CSIP describes: physical and labelled so, or what comes nearest. */
static size_t choose_map(struct map_check *map)
{
    const struct mets *mets = map->mets;
    size_t physical = mets->map_count, chosen = mets->map_count;

    for (size_t i = 0; i < mets->map_count; i++) {
        if (!package_is(mets->maps[i].type, "PHYSICAL"))
            continue;
        if (physical == mets->map_count)
            physical = i;
        if (chosen == mets->map_count && package_is(mets->maps[i].label, "CSIP"))
            chosen = i;
    }
    if (physical == mets->map_count) {
        find(map, "CSIP81", mets->maps[0].line, "structMap/@TYPE", "no <structMap> has the type PHYSICAL");
        return 0;
    }
    if (chosen == mets->map_count) {
        find(map, "CSIP82", mets->maps[physical].line, "structMap/@LABEL",
             "the physical <structMap> is labelled '%s' and must be labelled CSIP",
             mets->maps[physical].label ? mets->maps[physical].label : "");
        return physical;
    }
    return chosen;
}

void csip_check_map(struct package_check *check, const struct mets *mets, const char *path, bool root)
{
    struct map_check map = {.check = check, .mets = mets, .path = path, .root = root};
    size_t chosen, main_div = 0;

    if (mets->map_count == 0) {
        find(&map, "CSIP80", 0, "structMap", "there is no <structMap>");
        return;
    }
    chosen = choose_map(&map);
    if (!package_filled(mets->maps[chosen].id))
        find(&map, "CSIP83", mets->maps[chosen].line, "structMap/@ID", "<structMap> has no ID");
    if (mets->maps[chosen].roots != 1)
        find(&map, "CSIP84", mets->maps[chosen].line, "structMap/div", "<structMap> has %zu <div> and must have one",
             mets->maps[chosen].roots);
    while (main_div < mets->div_count &&
           (mets->divs[main_div].map != chosen || mets->divs[main_div].parent != METS_NO_DIV))
        main_div++;
    if (main_div == mets->div_count)
        return;
    if (!package_filled(mets->divs[main_div].id))
        find(&map, "CSIP85", mets->divs[main_div].line, "div/@ID", "the main <div> has no ID");
    check_sub_divs(&map, main_div);
}

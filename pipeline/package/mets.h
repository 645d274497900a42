/* What a METS file says (METS 1.12, with the attributes of E-ARK CSIP): a plain struct, and the files it lists told one
 * by one, so that memory does not grow much with their number (some 30 bytes each for their IDs).
 *
 * Strings are as written, NULL when absent: whether they are right is for the rules to say. Sections that CSIP does not
 * use (structLink, behaviorSec) are passed over. */
#ifndef SOHOA_PACKAGE_METS_H
#define SOHOA_PACKAGE_METS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/memory.h"
#include "pipeline/package/key_set.h"

struct err;
struct xml_source;
struct xml_walk;

#define METS_NS      "http://www.loc.gov/METS/"
#define METS_CSIP_NS "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"

/* What is kept of one file is bounded: divs, groups, maps and agents, some hundred bytes each; IDs, some thirty. */
#define METS_KEPT 500000
#define METS_IDS  4000000

struct mets_agent {
    const char *role, *type, *other_type, *name, *note, *note_type;
    long line;
};

/* A file that METS points to: by file/FLocat, by mdRef, or by mptr (then without digest and size). */
enum mets_ref_kind { METS_FILE, METS_METADATA, METS_POINTER };

struct mets_ref {
    enum mets_ref_kind kind;
    const char *section; /* "file", "dmdSec", "digiprovMD", "rightsMD", "techMD", "sourceMD", "mptr" */
    const char *use;     /* of the file group a file is in */
    const char *id;      /* of the file, or of the section that holds the mdRef */
    const char *href;    /* as written: a URL */
    const char *mdtype, *mimetype, *size, *created, *checksum, *checksum_type;
    long line;
};

struct mets_div {
    size_t map, parent; /* parent: index of the div above, or METS_NO_DIV */
    const char *id, *label, *admid, *dmdid;
    size_t files, pointers; /* fptr and mptr in it */
    size_t files_without_id;
    const char *file_id; /* of its first fptr */
    const char *use;     /* of the file group that file_id names, or that holds the file it names; or NULL */
    const char *pointer_href, *pointer_type, *pointer_loctype, *pointer_title; /* of its first mptr */
    long line;
};
#define METS_NO_DIV ((size_t)-1)

struct mets_map {
    const char *id, *type, *label;
    size_t roots; /* divs directly in it */
    long line;
};

/* A group of files, at whatever depth. */
struct mets_group {
    const char *id, *use;
    size_t files, groups; /* directly in it */
    long line;
};

/* An ID, or a reference to one. */
struct mets_id {
    const char *id;
    const char *element; /* name of the element, or of the attribute that refers: "FILEID" */
    long line;
};

struct mets {
    const char *ns; /* of the root element */
    const char *objid, *type, *profile, *label, *content_type;
    const char *created, *modified, *record_status, *package_type; /* of metsHdr */
    const char *agreement;                                         /* altRecordID TYPE="SUBMISSIONAGREEMENT" */
    bool has_header, has_files;
    size_t dmd_count, amd_count, digiprov_count; /* sections */
    struct mets_agent *agents;
    size_t agent_count;
    struct mets_div *divs;
    size_t div_count;
    struct mets_map *maps;
    size_t map_count;
    struct mets_group *groups;
    size_t group_count;
    struct key_set ids;   /* value: of file groups and files, the group's index and 1; else 0 */
    struct key_set ahead; /* IDs that were referred to before they came */
    struct arena arena;
};

/* What is told while METS is read; any may be NULL. What they point to lives until they return. */
struct mets_told {
    const struct xml_walk *also; /* sees every element too */
    void (*ref)(void *state, const struct mets_ref *ref);
    void (*repeated)(void *state, const struct mets_id *id); /* an ID that came before */
    void *state;
};

/* ERR_INPUT, with the line in *line, for what is not well-formed XML or has another root than mets. The struct is
 * initialised here and released by the caller in either case. */
int mets_read(const struct xml_source *source, const struct mets_told *told, struct mets *mets, long *line,
              struct err *err);
/* Tells of each reference to an ID that is not there; reads METS once more if there is one. */
void mets_each_dangling(const struct xml_source *source, const struct mets *mets,
                        void (*dangling)(void *state, const struct mets_id *use), void *state);
void mets_release(struct mets *mets);

/* The agent that is the software that made the package (CSIP10 to CSIP13), or NULL. */
const struct mets_agent *mets_software(const struct mets *mets);

#endif

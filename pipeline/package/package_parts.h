/* A package being written, for the files that write its parts. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_PACKAGE_PARTS_H
#define SOHOA_PACKAGE_PACKAGE_PARTS_H

#include "pipeline/base/digest.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/settings.h"
#include "pipeline/package/package.h"
#include "pipeline/package/package_name.h"
#include "pipeline/package/package_target.h"

#define PACKAGE_REPRESENTATION "representations/rep1/"

struct xml;

/* An entry of a list of files, in this order in a spool. */
enum package_column {
    FILE_PATH, /* relative to the METS.xml that lists it */
    FILE_SIZE,
    FILE_SHA256, /* in the case of the settings */
    FILE_MIME,
    FILE_FORMAT,
    FILE_VERSION,
    FILE_PRONOM,
    FILE_CREATED,
    FILE_DOCUMENT, /* its name; "" for those of the package */
    FILE_ORIGINAL_NAME,
    FILE_COLUMNS
};

/* An entry of the list of events. */
enum package_event_column {
    EVENT_ID,
    EVENT_TYPE,
    EVENT_TIME,
    EVENT_AGENT,
    EVENT_OUTCOME,
    EVENT_DETAIL,
    EVENT_OBJECT,
    EVENT_DOCUMENT,
    EVENT_COLUMNS
};

/* A single file that METS points to. */
struct package_reference {
    char *path, *size, *sha256; /* path relative to that METS */
};

struct package {
    struct package_options options;
    const struct settings *settings;
    struct arena arena;
    struct package_target target;
    struct package_output *out;
    char *id;                          /* OBJID */
    char uuid[PACKAGE_UUID_SIZE];      /* its last part, in lower case */
    char created[PACKAGE_TIME_SIZE];   /* options.time in Vietnam */
    char *prefix;                      /* of all paths: "", or "data/<folder>/" in a bag */
    struct spool *data, *descriptions; /* of rep1 */
    struct spool *documentation, *schemas;
    struct spool *events;
    char *document; /* name of the one begun last; NULL before */
    size_t document_count, event_count;
    char **agents; /* distinct ones of the events, in the order seen */
    size_t agent_count;
    struct package_reference ead, premis, rep_premis, rep_mets;
    uint64_t bytes;
    size_t file_count;
    size_t cut;
    struct buf lacks; /* what the national rules ask for and is not known, a line each */
    size_t lacking;
    bool has_schemas;
};

/* A file of the package that METS lists: writes it and adds it to `list`. `base` is cut off its path for the list. */
int package_put_bytes(struct package *package, struct spool *list, const char *base, const char *path,
                      const void *bytes, size_t n, struct err *err);
/* A file that one reference points to. */
int package_put_reference(struct package *package, const char *base, const char *path, const void *bytes, size_t n,
                          struct package_reference *reference, struct err *err);

/* A file of XML too large for memory: `put` writes it, then it is added. */
int package_put_xml(struct package *package, const char *base, const char *path,
                    int (*put)(struct package *package, struct xml *xml, struct err *err),
                    struct package_reference *reference, struct err *err);

/* Digest as the settings want it, in the arena. */
char *package_hex(struct package *package, const char *hex);

/* package_prove.c: the check before it gets its name. */
int package_prove(struct package *package, struct err *err);
/* package_mets.c: the two METS.xml. */
int package_mets_root(struct package *package, struct xml *xml, struct err *err);
int package_mets_representation(struct package *package, struct xml *xml, struct err *err);
/* package_premis.c: the two files of PREMIS. */
int package_premis_root(struct package *package, struct xml *xml, struct err *err);
int package_premis_representation(struct package *package, struct xml *xml, struct err *err);
/* package_xsd.c: schemas/ */
int package_xsd_put(struct package *package, struct err *err);

/* IDs within METS and PREMIS: of a file by its path, of anything else by what it is. */
void package_file_id(const struct package *package, const char *base, const char *path, char out[PACKAGE_UUID_SIZE]);
void package_part_id(const struct package *package, const char *what, char out[PACKAGE_UUID_SIZE]);

#endif

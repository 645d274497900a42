/* What a PREMIS 3 file says, as far as it can be checked: files with their digests, sizes and formats, events, agents,
 * and the links between them, told one by one as they are read: nothing is kept of them. Strings are as written, NULL
 * when absent. */
#ifndef SOHOA_PACKAGE_PREMIS_H
#define SOHOA_PACKAGE_PREMIS_H

#include <stddef.h>

struct err;
struct xml_source;

#define PREMIS_NS "http://www.loc.gov/premis/v3"
/* Digests of one object: one by each algorithm known. */
#define PREMIS_DIGESTS 8

/* Objects, events, agents and links of one file: who notes their identifiers needs some thirty bytes for each. */
#define PREMIS_ENTITIES 4000000
#define PREMIS_LINKS    8000000

enum premis_kind { PREMIS_OBJECT, PREMIS_EVENT, PREMIS_AGENT, PREMIS_KINDS };

struct premis_digest {
    const char *algorithm, *value;
    long line;
};

struct premis_entity {
    enum premis_kind kind;
    const char *id_type, *id; /* of its first identifier */
    long line;
    /* object */
    const char *category; /* xsi:type without prefix: "file", "representation", "intellectualEntity" */
    const char *original_name, *location, *size, *format, *format_key;
    struct premis_digest digests[PREMIS_DIGESTS];
    size_t digest_count;
    /* event and agent */
    const char *type, *when, *name;
};

/* A reference from one entity to another. */
struct premis_link {
    enum premis_kind kind;
    const char *id;
    long line;
};

/* What is told; either may be NULL. What they point to lives until they return. */
struct premis_told {
    void (*entity)(void *state, const struct premis_entity *entity); /* at its end */
    void (*link)(void *state, const struct premis_link *link);
    void *state;
};

/* How it came out: PREMIS_OTHER when the root is another than premis. */
enum premis_outcome { PREMIS_READ, PREMIS_OTHER, PREMIS_BROKEN };

/* For all but PREMIS_READ, err says why and *line where. *ns: the namespace of the root, to be freed; NULL when there
 * is no root. */
enum premis_outcome premis_read(const struct xml_source *source, const struct premis_told *told, char **ns, long *line,
                                struct err *err);

#endif

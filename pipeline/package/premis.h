/* What a PREMIS 3 file says, as far as it can be checked: files with their digests, sizes and formats, events, agents,
 * and the links between them. Strings are as written, in the arena, NULL when absent. */
#ifndef SOHOA_PACKAGE_PREMIS_H
#define SOHOA_PACKAGE_PREMIS_H

#include <stddef.h>

#include "pipeline/base/memory.h"

struct err;

#define PREMIS_NS "http://www.loc.gov/premis/v3"
/* Digests of one object: one by each algorithm known. */
#define PREMIS_DIGESTS 8

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
    size_t from; /* index of the entity */
    enum premis_kind kind;
    const char *id;
    long line;
};

struct premis {
    const char *ns, *version;
    struct premis_entity *entities;
    size_t count;
    struct premis_link *links;
    size_t link_count;
    struct arena arena;
};

/* As mets_read(); the root is premis. */
int premis_read(const char *bytes, size_t n, struct premis *premis, long *line, struct err *err);
void premis_release(struct premis *premis);

#endif

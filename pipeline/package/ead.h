/* The national descriptions EAD.xml (of a hồ sơ or of loose documents) and EAD_doc (of one document): a root element
 * with one element for each field, in any order (TT 05/2025/TT-BNV; some writers put them deeper). */
#ifndef SOHOA_PACKAGE_EAD_H
#define SOHOA_PACKAGE_EAD_H

#include <stddef.h>

#include "pipeline/base/memory.h"

struct err;
struct xml_source;

/* The frame has 21 fields, languages may repeat; an EAD of others may have a few thousand. */
#define EAD_FIELDS 10000

struct ead_field {
    const char *name;  /* of the element */
    const char *value; /* "" when empty */
    long line;
};

struct ead {
    const char *root; /* local name of the root element: "simpledc" */
    long root_line;
    struct ead_field *fields; /* elements without elements in them, in the order written */
    size_t count;
    struct arena arena;
};

/* As mets_read(). */
int ead_read(const struct xml_source *source, struct ead *ead, long *line, struct err *err);
void ead_release(struct ead *ead);

/* The first field of that name, or NULL. */
const struct ead_field *ead_field(const struct ead *ead, const char *name);
/* Its value, "" when absent. */
const char *ead_value(const struct ead *ead, const char *name);

#endif

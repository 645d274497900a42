/* One check of one package under way, and what its parts do. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_PACKAGE_CHECK_H
#define SOHOA_PACKAGE_PACKAGE_CHECK_H

#include <string.h>

#include "pipeline/package/container.h"
#include "pipeline/package/mets.h"
#include "pipeline/package/package_rule.h"
#include "pipeline/package/package_verify.h"

#define PACKAGE_REPRESENTATIONS "representations/"

struct ead;

struct package_check {
    struct package_report *report;
    const struct package_verify_options *options;
    struct container *in;
    const char *base;   /* of the paths of this package in the container: "" or "a/b/" */
    const char *name;   /* of its folder, NULL when it has none */
    size_t at;          /* its place among report->found */
    bool unread;        /* a METS could not be read: what it lists is not known */
    bool national, aip; /* TT 05/2025; aip: of those, else a SIP */
    bool loose;         /* national, of loose documents (tailieu) */
    struct arena arena;
};

/* Values of attributes and elements: NULL when absent. */
static inline bool package_is(const char *value, const char *wanted)
{
    return value && !strcmp(value, wanted);
}

static inline bool package_filled(const char *value)
{
    return value && *value;
}

/* Reporting (package_report.c) ------------------------------------------------------------------------------------- */

void package_report_init(struct package_report *report);
/* `path` is that of an item of the container and may hold any bytes; `element` may be NULL. */
void package_find(struct package_check *check, const char *rule, const char *path, long line, const char *element,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));
/* The same as a warning, whatever the rule's level. */
void package_find_lenient(struct package_check *check, const char *rule, const char *path, long line,
                          const char *element, const char *format, ...) __attribute__((format(printf, 6, 7)));
/* So many more findings by a rule, counted and not kept. */
void package_count(struct package_check *check, const char *rule, size_t more);

/* Reading (package_read.c) ----------------------------------------------------------------------------------------- */

/* Fills check->in; what is wrong with the container is in the report. */
int package_read(struct package_check *check, const char *path, struct err *err);

/* Files (package_files.c) ------------------------------------------------------------------------------------------ */

/* The item at base + path, present; NULL when there is none. */
struct bag_item *package_item(const struct package_check *check, const char *path);
/* An item's path below base; NULL when it is not of this package. */
const char *package_path(const struct package_check *check, const struct bag_item *item);
/* What follows "representations/" in the path of a present file of this package; NULL when it lies elsewhere. */
const char *package_representation(const struct package_check *check, const struct bag_item *item);
/* True when a present file lies below base + folder, which ends with '/'. */
bool package_has_folder(const struct package_check *check, const char *folder);
/* A file that a METS lists, against the bytes; marks it as listed. `mets` is the METS file. */
void package_file_check(struct package_check *check, const struct bag_item *mets, const struct mets_ref *ref);
/* What is there and in no METS. */
void package_files_check_unlisted(struct package_check *check);
/* 1 when the item has that digest, 0 when it has another, -1 when the algorithm is not known here or not computed. */
int package_digest_matches(const struct bag_item *item, const char *algorithm, const char *hex);
/* Bytes; false when it is not a whole number. */
bool package_size(const char *s, uint64_t *size);
/* True for xs:dateTime, 2026-11-25T20:25:00.000+07:00. */
bool package_is_datetime(const char *s);

/* The parts of a check --------------------------------------------------------------------------------------------- */

/* Reads METS and checks it against the rules of CSIP and SIP, and the files it lists against the bytes; false when it
 * cannot be read. The caller releases it. */
bool csip_read(struct package_check *check, struct bag_item *file, bool root, struct mets *mets);
void csip_check_header(struct package_check *check, const struct mets *mets, const char *path, bool root);
void csip_check_map(struct package_check *check, const struct mets *mets, const char *path, bool root);
void csip_check_structure(struct package_check *check, const struct mets *root);
/* Where the circular differs from CSIP, a national package gets a warning. */
bool csip_is_lenient(const struct package_check *check, bool root, const char *rule);
#define csip_find(check, root, rule, ...)                                                                              \
    (csip_is_lenient((check), (root), (rule)) ? package_find_lenient((check), (rule), __VA_ARGS__)                     \
                                              : package_find((check), (rule), __VA_ARGS__))
/* The walk that checks attribute by attribute while METS is read: csip_attribute.c. */
struct csip_attributes {
    struct package_check *check;
    const char *path;
    bool root;
    size_t locations; /* FLocat of the file being read */
    bool referred;    /* a mdRef in the section being read */
    long line;
};
struct xml_walk csip_attributes_walk(struct csip_attributes *state);

/* Every PREMIS file of the package. */
void premis_check(struct package_check *check);

void national_check(struct package_check *check, const struct mets *root);
void national_check_ref(struct package_check *check, const char *path, const struct mets_ref *ref);
void national_check_representation(struct package_check *check, const struct mets *mets, const char *path);
/* The fields of EAD.xml or of an EAD_doc (then `document`). */
void national_check_fields(struct package_check *check, const struct ead *ead, const char *path, bool document);

/* Holds METS, PREMIS and the national EAD against the schemas of a folder; NULL for none. -1 when one cannot be used.
 */
struct schema_folder;
int package_schemas_check(struct package_check *check, struct schema_folder *schemas, struct err *err);

#endif

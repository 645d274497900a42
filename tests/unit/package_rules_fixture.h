/* What the tests of the rules of packages share: an edit breaks a package, and just the rule meant is found broken.
 * Each program takes the rules of one group, and proves at its end that it has broken every one of them. */
#ifndef TESTS_PACKAGE_RULES_FIXTURE_H
#define TESTS_PACKAGE_RULES_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/package/package_rule.h"
#include "pipeline/package/package_verify.h"
#include "tests/unit/package_fixture.h"

struct breakage {
    const char *rule;
    enum fixture_kind kind;
    struct edit edits[FIXTURE_EDITS];
};

#define IN(file, from, to)                                                                                             \
    {                                                                                                                  \
        REPLACE, file, from, to                                                                                        \
    }
#define ONE(rule, kind, ...)                                                                                           \
    {                                                                                                                  \
        rule, kind,                                                                                                    \
        {                                                                                                              \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    }

#define XLINK_SIMPLE "xlink:type=\"simple\""

/* Every rule belongs to one: those of the circular and of PREMIS, of CSIP and SIP, and of files, XML and bags. */
enum rules_group { RULES_TT05, RULES_CSIP, RULES_FILES };

/* A folder of the test's own; the findings of each kind of fixture without an edit; how many tries went wrong. */
extern char folder[];
extern struct package_report bases[FIXTURE_KINDS];
extern size_t wrong;

/* Setup and teardown of the group of tests. */
int build_bases(void **state);
int release_bases(void **state);

void clear(void);
void verify(const char *path, const struct package_verify_options *options, struct package_report *report);
void verify_fixture(struct fixture *f, struct package_report *report);
void print_findings(const struct package_report *report);

/* Holds a report against that of the package without an edit, or against none: counts in `wrong` when anything but the
 * rule is broken. */
void judge(const struct package_report *report, const struct package_report *base, const char *rule);

/* Each makes a package, breaks it and judges: by edits, by a table of them, by a file listed by hand, in a folder of
 * another name, as it lies at a path. */
void try_edits(const char *rule, enum fixture_kind kind, const struct edit *edits);
void try_table(const struct breakage *breakages, size_t count);
void try_listed(const char *rule, enum fixture_kind kind, const char *href, const char *added, const char *algorithm);
void try_renamed(const char *rule, enum fixture_kind kind);
void try_path(const char *rule, const char *path, const struct package_verify_options *options);

/* Writes the package as an archive into the folder; `extra` puts further entries, or is NULL. */
const char *put_archive(struct arena *arena, enum fixture_kind kind, bool zip, const char *options,
                        void (*extra)(struct archive *, struct fixture *));

/* Fails unless each rule of the group was tried. */
void assert_all_broken(enum rules_group group);

#endif

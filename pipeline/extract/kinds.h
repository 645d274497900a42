/* Tables: kinds of documents and their abbreviations, abbreviations of agencies and units.
 * Sources: NĐ 30/2020 art. 7 and Annex III part I (29 kinds); Luật 80/2015 and its successors for legal
 * normative kinds; HD 36-HD/VPTW for the Party's; agencies as seen in registers (their heads fix them, no
 * national list). */
#ifndef SOHOA_EXTRACT_KINDS_H
#define SOHOA_EXTRACT_KINDS_H

#include <stdbool.h>
#include <stddef.h>

enum kind_family {
    KIND_STATE = 1, /* the 29 of NĐ 30/2020 */
    KIND_LEGAL = 2, /* legal normative documents */
    KIND_PARTY = 4
};

struct kind {
    const char *name;         /* "Quyết định" */
    const char *abbreviation; /* "QĐ"; NULL where a number carries none */
    const char *key;          /* the name as layout_key() gives it */
    unsigned families;        /* enum kind_family */
};

/* What stands in a symbol besides the kind. */
struct organ {
    const char *abbreviation; /* "SGDĐT" */
    const char *name;         /* "Sở Giáo dục và Đào tạo"; NULL for a unit whose name says nothing */
};

const struct kind *kinds_table(size_t *count);
const struct organ *organs_table(size_t *count);

/* The kind a heading begins with; `key` from layout_key(). Forgives one wrong letter in seven. *used: letters
 * of the key that belong to the kind's name; *errors: how many were wrong. NULL when it is none. */
const struct kind *kind_by_heading(const char *key, size_t *used, size_t *errors);
const struct kind *kind_by_name(const char *name);
/* By abbreviation; folded comparison ("qd", "QÐ"), exact otherwise. Party numbers prefer the Party's meaning.
 */
const struct kind *kind_by_abbreviation(const char *folded, bool party);
/* By folded abbreviation; NULL when it is not in the table. */
const struct organ *organ_by_abbreviation(const char *folded);
/* A table abbreviation one letter away from the folded one, when only one is. For four letters and more. */
const struct organ *organ_near(const char *folded);

#endif

/* A clerk's sheet (sheet_form.h) taken back: what a person corrected in it becomes a confirmed value of the archive.
 *
 * Three sides are compared: the row as it was written (its token), as it is now, and the archive. What the clerk did
 * not change says nothing. What only the clerk changed, or where the archive has only a machine's reading, is taken.
 * Where a person has confirmed something else in the archive since, neither side is touched: a conflict. A row without
 * a token, of a sheet made elsewhere, is found by its path, and takes the place of readings only. An emptied cell is
 * told and not taken: "-" says that the paper has none. "x" in its column confirms what is in question as the row shows
 * it. Merging again changes nothing. Fields of the dossier go the same way (sheet_merge_dossier.h). */
#ifndef SOHOA_TOOLS_SHEET_MERGE_H
#define SOHOA_TOOLS_SHEET_MERGE_H

#include "tools/sheet_headings.h"

struct err;

/* FINDING(identifier, name) */
#define SHEET_FINDING_TABLE(FINDING)                                                                                   \
    FINDING(TAKEN, "taken")       /* confirmed in the archive; without apply: would be */                              \
    FINDING(CONFLICT, "conflict") /* somebody has confirmed otherwise in the archive; nothing was changed */           \
    FINDING(EMPTIED, "emptied")   /* the cell is empty now; nothing was changed */                                     \
    FINDING(BROKEN, "broken")     /* a value that cannot be, such as 31/2/2021 */                                      \
    FINDING(TOO_LONG, "too-long") /* more characters than the rule allows */                                           \
    FINDING(UNKNOWN, "unknown")   /* the row names no document of the archive */                                       \
    FINDING(MIXED, "mixed")       /* the row names a document by its token and another by its path */                  \
    FINDING(DOUBLED, "doubled")   /* another row corrects the same document otherwise */

enum sheet_finding_kind {
#define FINDING(id, name) SHEET_##id,
    SHEET_FINDING_TABLE(FINDING)
#undef FINDING
        SHEET_FINDING_COUNT
};
const char *sheet_finding_name(enum sheet_finding_kind kind);

struct sheet_finding {
    enum sheet_finding_kind kind;
    long row;
    int64_t document;    /* 0 not known, or a dossier is meant */
    const char *dossier; /* its code; NULL: a document is meant */
    const char *heading; /* of the column; NULL: the whole row */
    const char *name;    /* of the field under it */
    enum field_id field; /* the same, of a document */
    const char *sheet;   /* what the sheet says; NULL none */
    const char *archive; /* what the archive has; NULL none */
    /* Who confirmed that, and when; NULL: a machine read it. Of a dossier who changed it last. */
    struct confirmation by;
    const char *why; /* BROKEN, UNKNOWN, MIXED: a sentence; else NULL */
    long other_row;  /* DOUBLED */
};

struct sheet_merge {
    const char *who; /* the person whose corrections these are */
    bool apply;      /* false: only tell */
    int (*each)(const struct sheet_finding *finding, void *data);
    /* A column that is not called as in the form, before any finding: which it is taken for, NULL for none. Or NULL. */
    sheet_headings_told *told;
    void *data;
};

struct sheet_merge_result {
    enum sheet_form form;
    int64_t rows, unchanged; /* rows below the headings; those that say nothing new */
    int64_t counts[SHEET_FINDING_COUNT];
    /* Cells with something else than the archive has, in columns of which it takes nothing; by column, and the first
     * row. */
    int64_t left[SHEET_FORM_COLUMNS];
    long left_row[SHEET_FORM_COLUMNS];
};

/* name: of the file. Findings come in order of the rows. ERR_INPUT when it is no such sheet, or two of its
 * columns may be the same thing; then, and with any other error, the rows before are done. */
int sheet_merge(struct catalogue *c, const char *name, const char *bytes, size_t n, const struct sheet_merge *options,
                struct sheet_merge_result *result, struct err *err);

#endif

/* Which column of a person's sheet is which of a form (sheet_form.h), by the headings: the form's own, or other names
 * for the same (pipeline/package/sheet_heading.h). Each may be missing and all may stand in any order. */
#ifndef SOHOA_TOOLS_SHEET_HEADINGS_H
#define SOHOA_TOOLS_SHEET_HEADINGS_H

#include "pipeline/package/sheet_heading.h"
#include "tools/sheet_form.h"

struct err;

struct sheet_headings {
    enum sheet_form form;         /* the one that the headings name best */
    size_t column[SHEET_COLUMNS]; /* of the form; its count: none */
    bool has[SHEET_FORM_COLUMNS];
    size_t known;
    bool doubled; /* two columns of the sheet may be the same of the form: */
    size_t first, second;
    struct sheet_header header;
};

/* Looks at the next row from the first on. True while it may belong to the headings or stand above them. */
bool sheet_headings_take(struct sheet_headings *headings, const struct sheet_row *row);
/* When no more is taken. ERR_INPUT when there are none, the path is missing, or two columns may be the same thing. */
int sheet_headings_settle(struct sheet_headings *headings, const char *file, struct err *err);
/* The row is one of them, or stands above. */
bool sheet_headings_has(const struct sheet_headings *headings, const struct sheet_row *row);
/* Each column that is not called as in the form: which of it it is taken for, NULL for none. */
typedef void sheet_headings_told(size_t column, const char *heading, const char *as, void *data);
void sheet_headings_tell(const struct sheet_headings *headings, sheet_headings_told *told, void *data);
void sheet_headings_release(struct sheet_headings *headings);

#endif

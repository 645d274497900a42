/* Writing the sheets that clerks keep (sheet_form.h). */
#ifndef SOHOA_TOOLS_SHEET_EXPORT_H
#define SOHOA_TOOLS_SHEET_EXPORT_H

#include "tools/sheet_form.h"

struct err;

struct sheet_export {
    enum sheet_form form;
    const char *path; /* .xlsx or .csv */
    bool replace;
    /* A value longer than the rule allows: written whole, and told. */
    void (*too_long)(long row, const char *heading, size_t length, int most, void *data);
    void *data;
};

/* One row for each document in the order of ids; in the catalogue sheet one for each dossier that it is in, in the
 * order of the dossiers. The same archive gives the same bytes. *rows gets their number. */
int sheet_export(struct catalogue *c, const int64_t *ids, size_t count, const struct sheet_export *options, long *rows,
                 struct err *err);

#endif

/* The fields of a dossier in a row of a clerk's sheet, taken back. Part of sheet_merge.h, with its rules: a dossier's
 * values are all a person's, so what was changed on both sides is a conflict. A closed dossier takes nothing. */
#ifndef SOHOA_TOOLS_SHEET_MERGE_DOSSIER_H
#define SOHOA_TOOLS_SHEET_MERGE_DOSSIER_H

#include "tools/sheet_corrections.h"
#include "tools/sheet_merge.h"

struct sheet_merge_dossier {
    struct catalogue *c;
    const struct sheet_merge *options;
    const struct sheet_corrections *corrections;
    int (*tell)(const struct sheet_finding *finding, void *data);
    void *data;
};

/* dossier: that of the row's token as it is now; changed as it is saved. shown: what a row written now would have. */
int sheet_merge_dossier(const struct sheet_merge_dossier *m, struct arena *arena, const struct sheet_line *line,
                        const struct sheet_line *shown, struct dossier *dossier, struct err *err);

#endif

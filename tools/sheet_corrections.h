/* Which rows of a clerk's sheet correct the same document, and whether they say the same: a document stands in several
 * rows when it is in several dossiers, or when somebody copied a row. */
#ifndef SOHOA_TOOLS_SHEET_CORRECTIONS_H
#define SOHOA_TOOLS_SHEET_CORRECTIONS_H

#include <stdint.h>

#include "tools/sheet_line.h"

/* What a row says that is new. */
struct sheet_correction {
    uint64_t subject, content;
    long row;
};
struct sheet_corrections {
    struct sheet_correction *list;
    size_t count;
};

/* Every row once, then sort, then ask. */
void sheet_corrections_add(struct sheet_corrections *corrections, const struct sheet_line *line);
void sheet_corrections_sort(struct sheet_corrections *corrections);
/* Another row that corrects the same document otherwise, or 0. *repeats: an earlier row says just the same. */
long sheet_corrections_other(const struct sheet_corrections *corrections, const struct sheet_line *line, bool *repeats);
/* The same of the i-th field of the row's dossier (sheet_form_dossier_field()). */
long sheet_corrections_other_dossier(const struct sheet_corrections *corrections, const struct sheet_line *line,
                                     size_t i, bool *repeats);
void sheet_corrections_release(struct sheet_corrections *corrections);

#endif

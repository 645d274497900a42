/* The two lists of Nghị định 30/2020, Phụ lục V, as CSV, XLSX or PDF by the ending of the file:
 *
 *   documents  mục lục văn bản trong hồ sơ: what is in one dossier
 *   dossiers   mục lục hồ sơ nộp lưu: the dossiers that are handed over
 *
 * A value in question is named in the column for notes. */
#ifndef SOHOA_TOOLS_CONTENTS_H
#define SOHOA_TOOLS_CONTENTS_H

#include "index/dossier.h"

struct contents_options {
    const char *path; /* .csv, .xlsx or .pdf */
    bool replace;
    const char *agency; /* over the title of a PDF; "" none */
};

int contents_documents(struct catalogue *c, const struct dossier *dossier, const struct contents_options *options,
                       struct err *err);
/* The same of documents in no dossier, in this order, numbered from `first` on. */
int contents_loose(struct catalogue *c, const int64_t *ids, size_t count, int64_t first,
                   const struct contents_options *options, struct err *err);
/* The list of dossiers with one row. */
int contents_dossier(const struct dossier *dossier, const struct contents_options *options, struct err *err);
/* ERR_NOT_FOUND when the filter finds none. *rows: how many. */
int contents_dossiers(struct catalogue *c, const struct dossier_filter *filter, const struct contents_options *options,
                      long *rows, struct err *err);

#endif

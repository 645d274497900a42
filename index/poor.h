/* Pages of which the reader says something a clerk should know: "scan again at 300 dpi". */
#ifndef SOHOA_INDEX_POOR_H
#define SOHOA_INDEX_POOR_H

#include "index/catalogue.h"

struct poor_page {
    int64_t document;
    int page; /* in the file */
    const char *note;
};
/* Those of the latest documents, the latest first, at most max. */
int poor_pages(struct catalogue *c, struct arena *arena, size_t max, struct poor_page **pages, size_t *count,
               struct err *err);

#endif

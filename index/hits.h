/* search_hits(search_index): an auxiliary function of FTS5 that tells where in a document the query's phrases stand.
 * Private to index/. The positions come from the index itself: the text is not read.
 *
 * The result is a blob of struct hit in order of place, of the column body only. */
#ifndef SOHOA_INDEX_HITS_H
#define SOHOA_INDEX_HITS_H

#include <stdint.h>

struct catalogue;
struct err;

struct hit {
    int32_t phrase; /* number of the phrase in the query */
    int32_t token;  /* number of its first word in the document's text */
};

/* More hits of one document than this do not change its best page. */
#define HITS_MAX 4096

int hits_register(struct catalogue *c, struct err *err);

#endif

/* All derived rows of a document: those of search (posting.h) and of citations (cite_key.h). Private to index/.
 *
 * Drop before fields, citations or page text of an indexed document change, put after; inside the caller's
 * transaction. */
#ifndef SOHOA_INDEX_DERIVED_H
#define SOHOA_INDEX_DERIVED_H

#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct err;

int derived_drop(struct catalogue *c, int64_t document, struct err *err); /* without rows: fine */
int derived_put(struct catalogue *c, int64_t document, struct err *err);
int derived_put_all(struct catalogue *c, const int64_t *documents, size_t count, struct err *err);
/* All of them anew, of the documents done and in review. */
int derived_rebuild(struct catalogue *c, struct err *err);
/* Compares them with the canonical tables; a sentence to problem() for each difference. */
int derived_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err);

#endif

/* Derived rows of a document: text index, number keys, filter header. Private to index/.
 *
 * The text index has no copy of its text, so a row must be dropped with the very text it was put with: drop before
 * changing fields or page text of an indexed document, put after. All inside the caller's transaction. */
#ifndef SOHOA_INDEX_POSTING_H
#define SOHOA_INDEX_POSTING_H

#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct err;

int posting_drop(struct catalogue *c, int64_t document, struct err *err); /* not indexed: fine */
int posting_put(struct catalogue *c, int64_t document, struct err *err);
/* Those of many new documents at once, which is faster: all or, on failure, none usable. */
int posting_put_all(struct catalogue *c, const int64_t *documents, size_t count, struct err *err);
/* Makes few parts of the many that the text index was written in, which searches have to look into one by one. In steps
 * of their own: not inside a transaction. */
int posting_merge(struct catalogue *c, struct err *err);
/* All of them anew: documents done and in review are indexed. */
int posting_rebuild(struct catalogue *c, struct err *err);
/* Compares number keys and the text index with the canonical tables; a sentence to problem() for each difference. */
int posting_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err);

#endif

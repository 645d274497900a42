/* What a query means in this archive: abbreviations beside what they stand for, and the words that begin as typed.
 * Private to index/. */
#ifndef SOHOA_INDEX_EXPAND_H
#define SOHOA_INDEX_EXPAND_H

struct arena;
struct catalogue;
struct err;
struct query;

/* Words that a beginning stands for; of more the most frequent, and the query says that it was cut. */
#define EXPAND_ENDINGS 64

/* Once, after parsing. */
int expand_query(struct catalogue *c, struct arena *arena, struct query *query, struct err *err);

#endif

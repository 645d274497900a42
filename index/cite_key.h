/* Derived rows of citations: what a document may be cited as, and what each of its own citations is looked up by. A
 * document that comes, changes or goes touches only its own rows; drop and put as of posting.h. Private to index/. */
#ifndef SOHOA_INDEX_CITE_KEY_H
#define SOHOA_INDEX_CITE_KEY_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct catalogue;
struct err;

/* The key of a number: its digits without leading zeros, its symbol folded ("qd-ubnd"), the year in it (0 none). */
struct cite_number {
    const char *digits, *symbol;
    int year;
};
/* 1, or 0 for what has no digits or no symbol. In the arena. */
int cite_number_of(struct arena *arena, const char *value, struct cite_number *number);

int cite_key_drop(struct catalogue *c, int64_t document, struct err *err); /* without rows: fine */
int cite_key_put(struct catalogue *c, int64_t document, struct err *err);
int cite_key_rebuild(struct catalogue *c, struct err *err);
int cite_key_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err);

#endif

/* A query as expressions of FTS5 over the tokens of tokenizer.h. Every token is quoted and finished, so nothing that a
 * person types is syntax. Private to index/. */
#ifndef SOHOA_INDEX_EXPRESSION_H
#define SOHOA_INDEX_EXPRESSION_H

#include <stdbool.h>

#include "index/query.h"

struct buf;

/* How the words of the query must stand. */
struct manner {
    bool folded;  /* with any marks; else as typed */
    bool title;   /* in number, kind or abstract; else anywhere */
    bool in_turn; /* side by side in the order of the query */
};

/* False, and nothing appended, when the query has no words to find, or, in turn, cannot stand so: one word, or
 * alternatives. */
bool expression_put_words(const struct query *query, struct manner manner, struct buf *out);
/* The words to avoid; false when there are none. */
bool expression_put_negated(const struct query *query, struct buf *out);
/* The filters that are words of a section: kind, issuer, signer, state; false when there are none. */
bool expression_put_filters(const struct query *query, struct buf *out);

/* All of it: the words with any marks, filters, without what is to be avoided. Nothing when only tables tell. */
void expression_put_all(const struct query *query, struct buf *out);

#endif

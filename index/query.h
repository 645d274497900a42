/* A person's query, parsed. Private to index/; the language is described in search.h. Parsing cannot fail. */
#ifndef SOHOA_INDEX_QUERY_H
#define SOHOA_INDEX_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "index/number.h"

struct arena;
struct buf;

/* More words than this are ignored, and more words of one phrase. */
#define QUERY_TERMS  32
#define QUERY_TOKENS 32

struct query_token {
    const char *key, *fold; /* as of tokenizer.h */
};

struct query_term {
    struct query_token *tokens; /* in this order, side by side; at least one */
    size_t count;
    struct query_token whole; /* a joined symbol as one word, instead of its words; key NULL: none */
    bool prefix;              /* the last word may go on */
    bool negated;
    bool alternative; /* joined with the term before by OR */
};

enum query_filter_kind { FILTER_TYPE, FILTER_ISSUER, FILTER_YEAR, FILTER_DATE, FILTER_NUMBER, FILTER_STATE };

struct query_filter {
    enum query_filter_kind kind;
    bool negated;
    const char *value;      /* type, issuer: folded; state: name */
    const char *low, *high; /* date and year: YYYY, YYYY-MM or YYYY-MM-DD, both included; NULL open */
    struct number number;
};

struct query {
    struct query_term terms[QUERY_TERMS];
    size_t term_count;
    struct query_filter filters[QUERY_TERMS];
    size_t filter_count;
    bool marked;    /* marks were typed: words without marks mean themselves */
    bool open_only; /* what only some may see is left out; see struct search_query */
    bool is_number; /* the whole is a number: ask the number index first */
    struct number number;
};

void query_parse(struct arena *arena, const char *text, size_t n, struct query *query);
/* True when there is a term to find (not only terms to avoid). */
bool query_has_positive(const struct query *query);

/* Appends an FTS5 expression of the positive terms, or of the negated ones; every word is a quoted finished token, so
 * nothing a person types is syntax. Nothing is appended when there is no such term. */
void query_put_positive(const struct query *query, bool folded, struct buf *out);
void query_put_negated(const struct query *query, bool folded, struct buf *out);

#endif

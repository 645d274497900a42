/* A person's query, parsed. Private to index/; the language is described in search.h. Parsing cannot fail. */
#ifndef SOHOA_INDEX_QUERY_H
#define SOHOA_INDEX_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/number.h"

struct arena;

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
    bool quoted;
    bool prefix; /* the last word may go on */
    bool loose;  /* its words may stand anywhere */
    bool negated;
    bool alternative; /* joined with the term before by OR */
    bool expansion;   /* not typed: stands for the term before, or the term before for it (UBND) */
    struct query_endings {
        const char **words; /* of the vocabulary that begin as the last word does */
        size_t count;
    } endings[2]; /* of a prefix: keys, folds; filled by expand_query() */
};

enum query_filter_kind {
    FILTER_TYPE,
    FILTER_ISSUER,
    FILTER_SIGNER,
    FILTER_STATE,
    FILTER_NUMBER,
    FILTER_YEAR,
    FILTER_DATE,
    FILTER_DOSSIER
};

struct query_filter {
    enum query_filter_kind kind;
    bool negated;
    const char *value;       /* type, issuer, signer, dossier: folded; state: name */
    const char *typed;       /* dossier: as typed */
    const int64_t *dossiers; /* those it means; filled by dossier_filter_find() */
    size_t dossier_count;
    bool outside;           /* dossier: documents of none */
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
    bool cut;       /* a beginning stands for more words than are looked for */
    bool is_number; /* the whole is a number: ask the number index first */
    struct number number;
};

void query_parse(struct arena *arena, const char *text, size_t n, struct query *query);
/* True when there is a term to find (not only terms to avoid). */
bool query_has_positive(const struct query *query);

#endif

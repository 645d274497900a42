/* Citations between documents of the archive.
 *
 * A citation is looked up by what it says, not by its string: digits, symbol (with the other abbreviations of the same
 * agency, issuer.h), year, date, kind and issuer. A number alone is not unique, since series begin anew each year and
 * every office has its own. So what is cited is
 *   FOUND      when exactly one document has the number, surely, and its full date is the one cited, or the year in the
 *              number and the issuer are, where date, kind and issuer do not speak against it;
 *   AMBIGUOUS  when several are, or one only might be: nothing but the number says so, or its number or date is in
 *              question;
 *   SUSPECT    when none is, but one would be if a digit or letter had been misread: of the same day with a number one
 *              digit away that print or pen confuses (1 and 7, 3 and 8, …) or that is lost, or with a symbol one letter
 *              away; or with the same number and another date of the same year, or a date one digit away;
 *   OWN        when it is the citing document itself: a head repeated on a later page, the line over an annex;
 *   NOT_HELD   otherwise.
 * Nothing of this is stored: it is worked out when it is asked, from two small tables of keys (cite_key.h). A document
 * that comes or is corrected costs its own keys, and every citation of it is right at once. */
#ifndef SOHOA_INDEX_CITE_H
#define SOHOA_INDEX_CITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct catalogue;
struct citation;
struct err;

/* STATE(identifier, name) */
#define CITE_STATE_TABLE(STATE)                                                                                        \
    STATE(NOT_HELD, "not-held")                                                                                        \
    STATE(AMBIGUOUS, "ambiguous")                                                                                      \
    STATE(FOUND, "found")                                                                                              \
    STATE(SUSPECT, "suspect")                                                                                          \
    STATE(OWN, "own")

enum cite_state {
#define STATE(id, name) CITE_##id,
    CITE_STATE_TABLE(STATE)
#undef STATE
        CITE_STATE_COUNT
};

const char *cite_state_name(enum cite_state state);

#define CITE_TARGETS 8 /* more than these are not told */

struct cite_answer {
    enum cite_state state;
    int64_t targets[CITE_TARGETS]; /* the likeliest first, then the newest */
    size_t count;
};

/* What the citation of document `from` means. open_only: leaves out what only some may see (search.h). */
int cite_resolve(struct catalogue *c, struct arena *arena, int64_t from, const struct citation *citation,
                 bool open_only, struct cite_answer *answer, struct err *err);

/* Documents that cite this one, or may (FOUND, AMBIGUOUS); newest first, at most limit. In the arena. */
int cite_sources(struct catalogue *c, struct arena *arena, int64_t document, bool open_only, size_t limit,
                 int64_t **sources, size_t *count, struct err *err);

/* One citation with the document it stands in, and what it means. */
struct cite_link {
    int64_t document;
    size_t place; /* in the document */
    const struct citation *citation;
    const char *relation; /* basis, amends, replaces, repeals; NULL: only named */
    struct cite_answer answer;
};

/* Each citation of a document (0: of all), in order; a value other than 0 ends it. What each() gets lives until it
 * returns. */
int cite_each(struct catalogue *c, int64_t document, int (*each)(const struct cite_link *link, void *data), void *data,
              struct err *err);
/* Each citation that means this document, or may, or is suspected to; newest citing document first. */
int cite_each_source(struct catalogue *c, int64_t document, int (*each)(const struct cite_link *link, void *data),
                     void *data, struct err *err);
/* Each citation of this number, held or not; ERR_INPUT for what is no number with a symbol. */
int cite_each_of_number(struct catalogue *c, const char *number, int (*each)(const struct cite_link *link, void *data),
                        void *data, struct err *err);

/* A document that is cited and not held. */
struct cite_missing {
    const char *number, *date, *type, *issuer; /* as cited first; NULL unknown */
    int64_t documents;                         /* that cite it */
    int64_t first;                             /* one of them */
};
/* The most cited ones, at most limit, in the arena. Citations with the same number, year and, where the symbol does not
 * name it, issuer are of one document. */
int cite_missing(struct catalogue *c, struct arena *arena, size_t limit, struct cite_missing **list, size_t *count,
                 struct err *err);

#endif

/* Names of issuing agencies over time, and how symbols abbreviate them: whether two names mean the same agency.
 *
 * Two lists, ours (index/issuers.tsv, which tells the form) and the archive's own (issuers.tsv beside the catalogue, same
 * form), read once for each opened catalogue. Names are compared without marks, case and the head of the agency ("Bộ
 * trưởng Bộ Nội vụ" issues for Bộ Nội vụ). Private to index/. */
#ifndef SOHOA_INDEX_ISSUER_H
#define SOHOA_INDEX_ISSUER_H

#include <stddef.h>

struct arena;
struct catalogue;

#define ISSUER_FILE "issuers.tsv"
/* Forms of one symbol that are looked up. */
#define ISSUER_SYMBOLS 6

struct issuers; /* both lists, held by the catalogue */
const struct issuers *issuer_lists(struct catalogue *c);
void issuer_release(struct issuers *issuers); /* NULL is fine */

enum issuer_match {
    ISSUER_OTHER,
    ISSUER_UNKNOWN, /* one is missing, says less than the other, or is a letter away from it */
    ISSUER_SAME
};

/* date: of the document, YYYY-MM-DD, its beginning, or NULL unknown: then a name of any time counts. */
enum issuer_match issuer_compare(const struct issuers *issuers, const char *a, const char *b, const char *date);

/* The agency that a folded symbol ("nd-cp", "ttlt-btc-bnv") names by itself, its last part counting; NULL when it names
 * none or one of many ("qd-ubnd"). Owned by the lists. */
const char *issuer_of_symbol(const struct issuers *issuers, const char *symbol, const char *date);

/* The folded symbol itself first, then the forms it has with other abbreviations of the same agencies: "qd-ub" for
 * "qd-ubnd". At most ISSUER_SYMBOLS, in the arena; returns how many. */
size_t issuer_symbols(const struct issuers *issuers, struct arena *arena, const char *symbol,
                      const char *symbols[ISSUER_SYMBOLS]);

#endif

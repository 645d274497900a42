/* When a value that was read is the truth. One set of rules, shared by all corpora: what does not change the meaning of
 * a citation or a name (case, marks, spaces, a leading zero, UBND written out) does not count. Pure functions.
 *
 * The rules are those of the scorer that the figures in README.md come from, to the letter; see sohoa(1), eval. */
#ifndef SOHOA_TOOLS_EVAL_MATCH_H
#define SOHOA_TOOLS_EVAL_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/document.h"

struct arena;

/* True for the fields that can be scored. signer_title is none: truth files differ in how much of KT., TL. and the
 * title of the absent superior they write. */
bool eval_match_scored(enum field_id field);

/* "0768 /qđ-ubnd" -> "768/QĐ-UBND"; NULL -> "". In the arena, as all that follows. */
char *eval_match_number(struct arena *arena, const char *s);
/* The part after number and year, of a whole number or of a symbol: "QĐ-UBND" of "38/2021/QĐ-UBND". A single leading
 * letter after the digits (38a/QĐ-UBND) goes with them, and so, as the scorer has it, does the first letter without
 * marks of a symbol that stands alone ("KH/TU" gives "H/TU"): hand it a symbol only to compare it with another. */
char *eval_match_symbol(struct arena *arena, const char *s);
/* Lower case without marks, đ as d, everything but letters and digits one space; NULL -> "". */
char *eval_match_fold(struct arena *arena, const char *s);
/* Insertions, removals and changes of bytes that make b of a. */
size_t eval_match_distance(const char *a, const char *b);

/* NULL, nothing stands there, equals only NULL. */
bool eval_match_same(struct arena *arena, enum field_id field, const char *want, const char *got);

/* True when a truth file's `file` names this source: equal, or the end of its path after a slash; what stands before
 * "scans/" in `file` need not agree. */
bool eval_match_source(const char *file, const char *source);

#endif

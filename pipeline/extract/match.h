/* Comparison that forgives what OCR does to Vietnamese: marks go first, then spaces, then single letters.
 * Strings compared here are folded (text_fold) ASCII. Distances are Levenshtein's, in letters. */
#ifndef SOHOA_EXTRACT_MATCH_H
#define SOHOA_EXTRACT_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#define MATCH_NONE ((size_t)-1)

/* Distance of two strings, or limit + 1 when it is over the limit. Strings over 255 letters count as far
 * apart. */
size_t match_distance(const char *a, const char *b, size_t limit);
/* The same where `a` may go on after what matches `b`; the length matched in *used (may be NULL). */
size_t match_prefix(const char *a, const char *b, size_t limit, size_t *used);
/* Where `needle` occurs in `s` with at most `errors` errors, exact occurrences first; *length of it (may be
 * NULL). The first letter must be right when errors are allowed. MATCH_NONE when nowhere. */
size_t match_find(const char *s, const char *needle, size_t errors, size_t *length);
/* The last occurrence that ends at or before `end`. */
size_t match_find_last(const char *s, size_t end, const char *needle, size_t errors, size_t *length);
/* True where the word that ends at position `end` of s holds a slash or a hyphen: a symbol, not a place name.
 */
bool match_symbol_before(const char *s, size_t end);

/* True where the folded letters are a Vietnamese syllable: an initial, a rhyme, nothing else. */
bool match_syllable(const char *folded);

#endif

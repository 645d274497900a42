/* From a network's probabilities, [steps][DIGITS_SIGNS], to strings: the sums over all ways in which the steps can
 * spell a string (Graves et al., ICML 2006). */
#ifndef SOHOA_OCR_DIGITS_DECODE_H
#define SOHOA_OCR_DIGITS_DECODE_H

#include <stddef.h>

#define DECODE_TEXT 16 /* signs of a string, with its NUL: digits and '/' */

struct decode_string {
    char text[DECODE_TEXT];
    double probability;
};

/* The likeliest strings by a beam search over prefixes, best first; at most `max`. */
size_t digits_decode_best(const float *probability, int steps, struct decode_string *out, size_t max);
/* A string's probability; 0 when it does not fit. */
double digits_decode_probability(const float *probability, int steps, const char *text);

#endif

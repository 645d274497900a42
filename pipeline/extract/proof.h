/* How far digits of number and date can be trusted.
 *
 * Handwriting and stamps are never sure. With evidence from the picture: only digits that look like the print
 * around them, where recognition and the second reading agree. Without: only digits the engine is sure of
 * that stand level with the print of their line. */
#ifndef SOHOA_EXTRACT_PROOF_H
#define SOHOA_EXTRACT_PROOF_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct paper;

/* The evidence of that kind on the header page, or NULL. */
const struct evidence *proof_find(const struct paper *paper, const char *kind);
/* Confidence 0..1 that `digits` are right. `words`: box of the words read as digits; `line`: of the print
 * beside. */
double proof_of_digits(const struct paper *paper, const char *kind, const char *digits, double confidence,
                       struct box words, struct box line);

/* Digits that a pen may have meant by what recognition made of them: "4Ÿ" 47, "2Ô" 20, "Íố" 16. Only to be
 * offered to a person. "" when a sign is like no digit or there are none, or more than `max`. */
const char *proof_guess(struct arena *arena, const char *raw, size_t max);

#endif

/* How far digits of number and date can be trusted.
 *
 * Three readers look at them: recognition of the line, the same line by itself at other scales (evidence "number",
 * "day", …) and the reader of written digits (evidence "number.digits", …). Print counts where it looks like the print
 * around it and the readings agree; writing and stamps where the reader of written digits is sure, to the measured
 * share of its being right. Without evidence from the picture: only digits the engine is sure of that stand level with
 * the print of their line. */
#ifndef SOHOA_EXTRACT_PROOF_H
#define SOHOA_EXTRACT_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;
struct paper;

/* The evidence of that kind on the header page, or NULL. */
const struct evidence *proof_find(const struct paper *paper, const char *kind);
struct proof {
    const char *digits; /* "" when none were read */
    double confidence;  /* 0..1 that they are right */
    bool written;       /* by hand or stamp: as the reader of written digits has them */
};

/* Weighs `digits`, as recognition has them with this confidence, against the other readers. `words`: box of the words
 * read as digits; `line`: of the print beside. */
struct proof proof_weigh(const struct paper *paper, const char *kind, const char *digits, double confidence,
                         struct box words, struct box line);
/* The evidence of the reader of written digits for that kind, or NULL. */
const struct evidence *proof_written(const struct paper *paper, const char *kind);
/* The share of strings, read with this probability by the reader of written digits, that is right. `agreed`:
 * recognition of the line, which hardly ever reads writing, made the same of it. */
double proof_of_writing(double probability, bool agreed);
/* True where the reader of written digits is sure of something else. */
bool proof_denied(const struct paper *paper, const char *kind, const char *digits);
/* Same digits but for leading zeros. */
bool proof_same(const char *a, const char *b);

/* Digits that a pen may have meant by what recognition made of them: "4Ÿ" 47, "2Ô" 20, "Íố" 16. Only to be
 * offered to a person. "" when a sign is like no digit or there are none, or more than `max`. */
const char *proof_guess(struct arena *arena, const char *raw, size_t max);

#endif

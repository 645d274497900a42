/* Fields, citations and task rows out of recognised words, by the rules of NĐ 30/2020/NĐ-CP.
 *
 * Pure: no I/O, no clock; the same pages give the same result. Everything lives in the arena. A field is
 * `auto` only where its confidence is at least 1 - max_risk; handwritten or stamped digits never are, unless
 * a line printed elsewhere in the document repeats them. What is certainly absent is null and auto. */
#ifndef SOHOA_EXTRACT_EXTRACT_H
#define SOHOA_EXTRACT_EXTRACT_H

#include "pipeline/model/document.h"

struct arena;

struct extract_options {
    double max_risk; /* share of auto values that may be wrong, 0..1; 0 or less: EXTRACT_MAX_RISK */
};

#define EXTRACT_MAX_RISK 0.005

/* Fills administrative, note (replacing what stood there), fields, citations and tasks of a document whose
 * pages are read. `options` may be NULL. Fields already confirmed by a person are left alone. */
void extract_document(struct arena *arena, struct document *document, const struct extract_options *options);

#endif

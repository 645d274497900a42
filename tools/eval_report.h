/* The score in words and as JSON. */
#ifndef SOHOA_TOOLS_EVAL_REPORT_H
#define SOHOA_TOOLS_EVAL_REPORT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct eval_score;
struct eval_truth;
struct listing;
struct json_t;

struct eval_report {
    const struct eval_score *score;
    const struct eval_truth *truth;
    const struct listing *const *found; /* for each object of the truth; NULL: not in the archive */
    size_t count;
    double max_risk; /* the archive's setting */
    bool worst;      /* each case in words as well */
};

void eval_report_text(const struct eval_report *report, struct buf *out);
struct json_t *eval_report_json(const struct eval_report *report); /* new reference */

#endif

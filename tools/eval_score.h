/* The score of an archive against the truth: what became of each field, and whether confidence means what it says.
 * Counting only; printing is eval_report.h's. */
#ifndef SOHOA_TOOLS_EVAL_SCORE_H
#define SOHOA_TOOLS_EVAL_SCORE_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/model/document.h"

struct arena;
struct eval_truth;

/* What became of one field of one document, from the worst to the best. KIND(identifier, name) */
#define EVAL_KIND_TABLE(KIND)                                                                                          \
    KIND(SILENT, "silent")            /* a wrong value that nobody is asked about */                                   \
    KIND(MISSING, "missing")          /* nobody is asked and there is no value, but the paper has one */               \
    KIND(ASKED_WRONG, "asked")        /* in review; what is offered, if anything, is wrong */                          \
    KIND(ASKED_RIGHT, "asked, right") /* in review; accepting is enough */                                             \
    KIND(RIGHT, "right")                                                                                               \
    KIND(NONE_RIGHT, "null ok") /* no value, and the paper has none; not in n */

enum eval_kind {
#define KIND(id, name) EVAL_##id,
    EVAL_KIND_TABLE(KIND)
#undef KIND
        EVAL_KINDS
};

struct eval_items {
    int64_t want, have, hit;
};

struct eval_tally {
    int64_t documents;
    int64_t fields[FIELD_COUNT][EVAL_KINDS];
    struct eval_items citations, tasks;
};

/* The documents of one level or number_style. */
struct eval_group {
    const char *by, *value;
    struct eval_tally tally;
};

#define EVAL_BINS 7
extern const double eval_bin_edges[EVAL_BINS + 1]; /* a bin has its lower edge; the last has 1 too */

struct eval_bin {
    int64_t n, accepted, right;
    double confidence; /* sum */
};

/* What the machine says and how sure it says it is. Counted: every value, and every "the paper has none" that is not
 * asked; what a person confirmed is not the machine's. */
struct eval_trust {
    struct eval_bin bins[EVAL_BINS];
    int64_t accepted; /* taken without asking */
    int64_t none;     /* of them "the paper has none" */
    int64_t wrong;    /* of them silent or missing */
};

struct eval_case {
    size_t document; /* index in the truth */
    enum field_id field;
    enum eval_kind kind;
    double confidence;
};

struct eval_score {
    struct arena *arena;
    struct eval_tally all;
    struct eval_group *groups; /* in order after eval_score_sort() */
    size_t group_count;
    struct eval_trust trust[FIELD_COUNT + 1]; /* the last: all fields */
    struct eval_case *cases;                  /* silent, missing and asked */
    size_t case_count;
};

const char *eval_score_kind_name(enum eval_kind kind);

void eval_score_init(struct eval_score *score, struct arena *arena);
/* Adds one document; `document` NULL: it was not found in the archive. */
void eval_score_add(struct eval_score *score, size_t at, const struct eval_truth *truth,
                    const struct document *document);
/* When all are added. The worst cases come first: by kind, the most confident first, then in order of the truth; groups
 * by name. */
void eval_score_sort(struct eval_score *score);

/* Fields counted by n: all but EVAL_NONE_RIGHT. */
int64_t eval_score_n(const int64_t kinds[EVAL_KINDS]);
/* Upper bound, with 95 % certainty on one side, of the share of errors when `wrong` of n were wrong: Clopper and
 * Pearson (Biometrika 26, 1934); with no error about 3/n. 1 when n is 0. */
double eval_score_risk(int64_t wrong, int64_t n);
/* How many without an error would show that the risk is below this share, 0 < risk < 1. */
int64_t eval_score_needed(double risk);

#endif

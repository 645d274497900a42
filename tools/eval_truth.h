/* A truth file: what a person says stands on the papers of a corpus. A JSON list, one object a file; sohoa(1), eval,
 * has the form. Unknown keys are passed over; a field that is absent is not scored, one that is null stands nowhere. */
#ifndef SOHOA_TOOLS_EVAL_TRUTH_H
#define SOHOA_TOOLS_EVAL_TRUTH_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/document.h"

struct arena;
struct err;

struct eval_truth {
    const char *id;                  /* for a person; the file when there is none */
    const char *file;                /* see eval_match_source() */
    const char *level;               /* how damaged the scan is; or NULL */
    const char *number_style;        /* printed, hand, stamp, missing; or NULL */
    bool scored[FIELD_COUNT];        /* the truth of this field is known */
    const char *fields[FIELD_COUNT]; /* NULL: stands nowhere */
    bool has_citations, has_tasks;   /* known */
    struct citation *citations;      /* number, date */
    size_t citation_count;
    struct task *tasks;
    size_t task_count;
};

/* Everything lives in the arena. ERR_INPUT names the file and the object that is malformed. */
int eval_truth_load(struct arena *arena, const char *path, struct eval_truth **list, size_t *count, struct err *err);

#endif

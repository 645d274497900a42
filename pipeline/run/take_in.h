/* The intake half of an ingest: one unit of the walk at a time is settled, stored, probed and entered in the journal.
 * Probing and unpacking are jobs for a worker; the caller submits them and hands the outcome back. */
#ifndef SOHOA_RUN_TAKE_IN_H
#define SOHOA_RUN_TAKE_IN_H

#include "pipeline/run/ingest.h"
#include "pipeline/run/message.h"

struct take_in;
struct walk;

struct take_in *take_in_new(struct archive *archive, const struct journal *journal, struct walk *walk,
                            const struct job_limits *limits, struct ingest_report *report);
void take_in_free(struct take_in *in); /* NULL is fine */

/* Moves objects that a crash left between journal and store to their place. */
int take_in_recover(struct archive *archive, const struct journal *journal, struct err *err);

enum take_in_state {
    TAKE_IN_MORE, /* step again */
    TAKE_IN_JOB,  /* submit `job`, then hand over its outcome */
    TAKE_IN_END   /* every path was walked */
};

/* One step. -1 only for a fault of the archive; a bad file is settled as such. */
int take_in_step(struct take_in *in, enum take_in_state *state, struct job *job, struct err *err);
/* The outcome of the job. When the worker died the same job is wanted again (state TAKE_IN_JOB) until the attempts
 * are used up. */
int take_in_outcome(struct take_in *in, const struct result *result, bool died, enum take_in_state *state,
                    struct job *job, struct err *err);

/* Documents that the units seen so far became, for the ledger at the end. */
const int64_t *take_in_documents(const struct take_in *in, size_t *count);

#endif

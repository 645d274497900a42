/* A pool of worker processes, one job each at a time. A worker that dies, hangs past its wall-clock time or talks
 * nonsense is killed with everything it started and replaced; its job comes back as a death. */
#ifndef SOHOA_RUN_POOL_H
#define SOHOA_RUN_POOL_H

#include <stdbool.h>

#include "pipeline/run/message.h"

#define POOL_WORKERS_MAX 256

struct pool;

struct pool_options {
    const char *program;   /* path of the program that has the `worker` command */
    const char *languages; /* "": workers that read nothing, for JOB_CROP; they start at once */
    const char *without;   /* names of steps to leave out, as the setting has them; NULL: none */
    int dirfd;             /* the archive, which becomes the workers' working folder */
    const char
        *scratch; /* an absolute path under which each makes a folder; NULL: the archive's tmp/, under its lock */
    int workers;
    int64_t memory_mb, file_mb;
    int64_t page_seconds; /* processor time; the wall-clock time is four times that */
};

struct outcome {
    int64_t ticket;
    bool died;            /* the worker did; result.err says how */
    struct result result; /* release it */
};

struct pool *pool_open(const struct pool_options *options, struct err *err);
void pool_close(struct pool *pool); /* kills what still runs; NULL is fine */

/* Workers without a job. */
int pool_idle(const struct pool *pool);
/* Hands a job to an idle worker; there must be one. Starts workers as needed. A worker that cannot start at all
 * (a missing language model) is the error. */
int pool_submit(struct pool *pool, const struct job *job, struct err *err);
/* The next outcome: 1; none within the time: 0; -1 on an error. A caught signal returns 0 early. */
int pool_wait(struct pool *pool, int milliseconds, struct outcome *outcome, struct err *err);

/* What the workers' hello said, e.g. "tesseract 5.3.0 vie"; "" before the first started. */
const char *pool_agent(const struct pool *pool);

#endif

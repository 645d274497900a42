/* The worker process: reads jobs from one pipe, writes results to the other, until the first is closed.
 * The program runs itself again as `sohoa worker` for this; its working folder is the archive. */
#ifndef SOHOA_RUN_WORKER_H
#define SOHOA_RUN_WORKER_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/stage/stage.h"

struct err;

struct worker_options {
    struct stage_options stages;
    const char *agent;   /* what the hello message says we are */
    const char *scratch; /* the worker's own folder, relative to the archive */
    int64_t memory_mb, file_mb;
    int in, out; /* file descriptors */
};

/* 0 when the parent closed the pipe. */
int worker_run(const struct stage *stages, size_t count, const struct worker_options *options, struct err *err);

#endif

/* Our own program started as `sohoa -C DIR ingest PATH...`, by what takes in for others: watch and the web page. It
 * waits for the archive's lock by itself. */
#ifndef SOHOA_TOOLS_INGEST_PROCESS_H
#define SOHOA_TOOLS_INGEST_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct err;

struct ingest_call {
    const char *archive;
    const char *const *paths;
    size_t count;
    bool retry;  /* --retry */
    int output;  /* where it prints; -1: where we do */
    bool follow; /* it is asked to stop when the thread that started it ends */
};

/* The process, to be waited for; -1 when it cannot be started. */
pid_t ingest_process_start(const struct ingest_call *call, struct err *err);
/* True when what it was given was taken in (some of it may wait for a person or be in quarantine). */
bool ingest_process_succeeded(int status);
/* How it ended, for a person: "ended with status 75". */
void ingest_process_reason(int status, char *reason, size_t n);

#endif

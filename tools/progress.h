/* How an ingest is shown: a bar on a terminal, a line each ten seconds elsewhere, the ledger at the end. */
#ifndef SOHOA_TOOLS_PROGRESS_H
#define SOHOA_TOOLS_PROGRESS_H

#include <stdio.h>

#include "pipeline/run/ingest.h"

struct progress {
    FILE *stream;
    double last; /* seconds into the run when a line was written last */
    bool terminal;
};

void progress_init(struct progress *progress, FILE *stream);
void progress_show(const struct ingest_report *report, void *progress); /* for ingest_options.progress */
/* The line without its frame, e.g. "12/96 pages, 1.9 pages/s, 45 s left, 1 failed". */
void progress_put(char *out, size_t size, int64_t done, int64_t failed, int64_t total, double rate, bool looking);
/* Ends the bar and prints the ledger to stdout. */
void progress_ledger(struct progress *progress, const struct ingest_report *report);

#endif

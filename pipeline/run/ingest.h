/* An ingest: walks paths, stores originals, has their pages read by workers, extracts, and writes it all down.
 *
 * The unit of progress is the page. Killed at any moment and run again with the same paths, it ends with the archive
 * that an undisturbed run would have made, and reads no page twice. */
#ifndef SOHOA_RUN_INGEST_H
#define SOHOA_RUN_INGEST_H

#include <signal.h>
#include <stdbool.h>

#include "pipeline/run/journal.h"

struct archive;
struct err;

struct ingest_report {
    int64_t seen; /* units: files, and folders that are one document */
    int64_t lines[LEDGER_LINES];
    int64_t fresh;                                 /* of them not known from an earlier run */
    int64_t pages_done, pages_failed, pages_total; /* this run; the total grows while files are looked at */
    double seconds;
    bool looking; /* files are still being looked at */
    bool stopped; /* by the user */
};

struct ingest_options {
    const char *program; /* our own executable, for the workers */
    int jobs;            /* 0: one a core */
    const volatile sig_atomic_t *stop;
    /* Called about twice a second, and once at the end. */
    void (*progress)(const struct ingest_report *report, void *data);
    void *progress_data;
};

/* The archive is open and locked. With no paths only what waits from earlier runs is read. */
int ingest_run(struct archive *archive, const struct journal *journal, const char *const *paths, size_t count,
               const struct ingest_options *options, struct ingest_report *report, struct err *err);

#endif

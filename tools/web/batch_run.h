/* Ingests started from the web page: one after the other, each a process of its own that goes on when the page ends. */
#ifndef SOHOA_WEB_BATCH_RUN_H
#define SOHOA_WEB_BATCH_RUN_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct site;

/* Puts an ingest of these paths (copied) into the queue. remove: what was taken in whole is removed afterwards. */
int batch_run_start(struct site *site, const char *const *paths, size_t count, bool retry, bool remove,
                    struct err *err);
/* Some wait or work. */
bool batch_run_busy(void);
/* How the last one failed, or "". */
void batch_run_problem(char *out, size_t n);

#endif

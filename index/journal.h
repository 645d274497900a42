/* The runner's journal (pipeline/run/journal.h) kept in a catalogue. */
#ifndef SOHOA_INDEX_JOURNAL_H
#define SOHOA_INDEX_JOURNAL_H

#include "index/catalogue.h"
#include "pipeline/run/journal.h"

struct archive;

struct journal_state {
    struct catalogue *catalogue;
    struct archive *archive; /* for the records */
    struct run run;          /* begun by the caller */
    const char *agent;       /* this program with its version, for events */
    bool retry;              /* what was quarantined whole is taken in again */
};

/* A journal over state, which must outlive it. */
void journal_init(struct journal *journal, struct journal_state *state);

/* Puts the failed pages of all documents back into the queue. */
int journal_retry(struct journal_state *state, struct err *err);
/* Puts all pages of these documents back into the queue. What people said of them stays. One that is no document, was
 * never read, or came as text is left as it is. */
int journal_again(struct journal_state *state, const int64_t *documents, size_t count, struct err *err);

#endif

/* Writes down who looked at what, beside the requests: a reader never waits for a disk or for a running ingest, unless
 * a thousand accesses wait already. One thread with a catalogue handle of its own. */
#ifndef SOHOA_WEB_JOURNAL_H
#define SOHOA_WEB_JOURNAL_H

#include "index/people.h"

struct err;
struct journal;

/* `report` gets a sentence when an access cannot be written; it is then tried again. */
struct journal *journal_open(const char *catalogue, void (*report)(const char *sentence), struct err *err);
/* Writes what waits first. NULL is fine. */
void journal_close(struct journal *journal);
/* Takes a copy. The time is now. */
void journal_note(struct journal *journal, const struct access *access);

#endif

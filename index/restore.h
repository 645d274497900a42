/* Records of another archive, or of this one when it was another, entered into a catalogue that may hold documents.
 *
 * A document is the one here when file and part are (same digest). It then stays as it is, but for what a person said
 * there and nobody said here; where both said different things, the difference is told and this side stays. One that is
 * not here is entered as it was, under its id when that is free, else under the next. Its events come along once, with
 * it. */
#ifndef SOHOA_INDEX_RESTORE_H
#define SOHOA_INDEX_RESTORE_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/memory.h"

struct archive;
struct catalogue;
struct err;

struct restore_report {
    int64_t added, known;    /* documents */
    int64_t answers;         /* of people, taken over for documents that were here */
    int64_t conflicts;       /* people said different things */
    int64_t dossiers;        /* entered */
    int64_t dossiers_known;  /* here already: left as they are */
    int64_t dossiers_absent; /* left out until all of their documents are here: of a split one they are in other packages */
    struct buf absent;       /* their codes, a line each; released by the caller */
};

struct restore {
    struct catalogue *catalogue;
    struct archive *archive;
    struct restore_report report;
    /* The bytes of an object that is not in the store: to be staged (store.h); tells how many. -1 with err when they
     * cannot be had. */
    int (*need)(void *state, const char *sha256, int64_t *size, struct err *err);
    /* A difference, in a sentence. */
    void (*conflict)(void *state, const char *sentence);
    void *state;
    const char *from; /* name of the package: paths that another document here came from get it in front */
    /* Private: ids there and here, of documents. */
    int64_t (*ids)[2];
    size_t id_count;
};

/* One record of a document; inside the caller's transaction. `any_id`: 0 is for those whose id is free or that are
 * known: others are passed over (1 is returned), to come again with any_id 1 when all others are in. */
int restore_document(struct restore *restore, const char *record, size_t n, int any_id, struct err *err);
/* One record of a dossier, when the documents are in. */
int restore_dossier(struct restore *restore, const char *record, size_t n, struct err *err);
void restore_release(struct restore *restore);

#endif

/* Where an ingest writes down what happened. The runner knows only this; index/journal.c keeps it in the catalogue.
 *
 * Functions return 0, or -1 with a sentence that ends the ingest; those that answer a question return 1 or 0.
 * Each is one transaction: after a crash it happened or did not. */
#ifndef SOHOA_RUN_JOURNAL_H
#define SOHOA_RUN_JOURNAL_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/intake/media.h"
#include "pipeline/model/document.h"

struct arena;
struct err;

/* What became of a unit of the walk. The ledger of a run adds these up. */
enum ledger_line {
    LEDGER_DONE,
    LEDGER_REVIEW,
    LEDGER_DUPLICATE,
    LEDGER_QUARANTINED,
    LEDGER_SKIPPED,
    LEDGER_UNFINISHED, /* the run was stopped before it was read */
    LEDGER_LINES
};

struct journal_item {
    const char *path; /* bytes */
    bool folder, entry;
    int64_t size;
    int64_t mtime_ns;   /* of a folder: a mark of its pages' names, sizes and times */
    const char *digest; /* SHA-256 of the bytes or of the page list; NULL when not known */
};

struct journal_page {
    int64_t document;
    int number;         /* in the file */
    const char *object; /* SHA-256 */
    enum media media;
    int index; /* in the object */
};

struct journal_progress {
    int64_t seen, pages_done, pages_failed, pages_total;
    double rate; /* pages a second */
};

struct journal {
    void *state;

    /* 1 when this path, with this size and time (or this digest, when given), was settled before: *line says as what,
     * *document what it became, or 0. */
    int (*settled)(void *state, const struct journal_item *item, enum ledger_line *line, int64_t *document,
                   struct err *err);
    /* An object whose bytes are staged; committed before they move to their place. */
    int (*add_object)(void *state, const char *sha256, int64_t size, enum media media, struct err *err);
    int (*object_stored)(void *state, const char *sha256, struct err *err);
    /* Objects committed but not yet in their place: one at a time into sha256; 1 there is one after `after`. */
    int (*next_unstored)(void *state, const char *after, char sha256[65], struct err *err);
    int (*forget_object)(void *state, const char *sha256, struct err *err);
    /* 1 when a document of this digest is there. */
    int (*find_document)(void *state, const char *digest, int64_t *document, struct err *err);
    /* A unit that becomes a document, with its pages to be read. `warning` may be NULL. With `quarantine`, the
     * reason, there is nothing to read. */
    int (*add_document)(void *state, const struct journal_item *item, const struct journal_page *pages, size_t count,
                        const char *warning, const char *quarantine, int64_t *document, struct err *err);
    /* A unit with the bytes of a document that is there already; the path is kept beside the first one. */
    int (*add_path)(void *state, const struct journal_item *item, int64_t document, struct err *err);
    /* A unit that does not become one: skipped, or quarantined with nothing stored. */
    int (*refuse)(void *state, const struct journal_item *item, bool skipped, const char *reason, struct err *err);

    /* Up to max pages to be read after (document, number), in order. */
    int (*next_pages)(void *state, struct arena *arena, int64_t document, int number, size_t max,
                      struct journal_page **pages, size_t *count, struct err *err);
    int (*save_page)(void *state, int64_t document, const struct page *page, const char *agent, struct err *err);
    int (*count_attempt)(void *state, int64_t document, int number, const char *reason, int *attempts, struct err *err);
    int (*fail_page)(void *state, int64_t document, int number, const char *reason, struct err *err);
    /* Documents all of whose pages are in, but which are not finished, in order. */
    int (*unfinished)(void *state, struct arena *arena, int64_t **documents, size_t *count, struct err *err);
    /* The first document that is not finished; 1, or 0 when all are. */
    int (*first_open)(void *state, int64_t *document, struct err *err);
    int (*load)(void *state, struct arena *arena, int64_t document, struct document *out, struct err *err);
    /* What was extracted of a document: fields, citations and tasks; its state follows from them. Where it holds
     * several, parts[0] is itself and each further part becomes a document of its own with the pages it has. */
    int (*finish)(void *state, int64_t document, const struct document *parts, size_t count, struct err *err);
    int (*quarantine)(void *state, int64_t document, const char *reason, struct err *err);
    /* Writes the records of documents that changed. */
    int (*write_records)(void *state, struct err *err);

    int (*beat)(void *state, const struct journal_progress *progress, struct err *err);
    /* Of a file: what wants most is said of all documents in it. */
    int (*line_of)(void *state, int64_t document, enum ledger_line *line, struct err *err);
    /* Pages of the whole archive that still wait. */
    int (*pages_waiting)(void *state, int64_t *count, struct err *err);
};

#endif

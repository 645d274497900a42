/* The catalogue: what the archive holds and what is known of it, in one SQLite file.
 *
 *   item      one path given to ingest: a file, a folder of page images, an entry of a zip; with what became of it
 *   object    a sequence of bytes, named by its SHA-256; the bytes lie in the store, not here
 *   document  id in order of intake; pages, fields, citations, tasks
 *   event     what was done, when, by whom (PREMIS); only ever added, the database refuses change and removal
 *   run       one ingest, with counters that another terminal may read while it works
 *
 * Canonical tables hold what nobody could work out again; derived ones (text and number index) are rebuilt from
 * them by catalogue_rebuild_index(). The schema with a comment on every column is in schema.c.
 *
 * Conventions
 * - Functions return 0, or -1 with a sentence; those named _find_ return 1 found, 0 not there, -1.
 * - Every changing function is atomic by itself; between catalogue_begin() and catalogue_commit() all are one.
 * - Times are UTC, "2026-11-21T18:40:22Z"; NULL in a struct to be added means now.
 * - What comes back lives in the caller's arena; what a callback gets, until it returns. A callback may read the
 *   catalogue but not change it; a value other than 0 ends the iteration, which then returns that value.
 * - One handle belongs to one thread and one process (open it anew after fork). Several processes may write: each
 *   transaction waits up to ten seconds for another's, then fails with ERR_BUSY. Readers never wait.
 * - Text must be UTF-8 NFC (the callers get it from pipeline/model, which repairs); paths are bytes.
 * - Errors: ERR_NOT_FOUND, ERR_PERMISSION, ERR_NO_SPACE, ERR_CORRUPT, ERR_TOO_NEW, ERR_BUSY, ERR_IO, ERR_INPUT. */
#ifndef SOHOA_INDEX_CATALOGUE_H
#define SOHOA_INDEX_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/model/document.h"

struct arena;
struct err;
struct catalogue; /* opaque */
struct event;

enum catalogue_mode {
    CATALOGUE_CREATE, /* made when absent, then as WRITE */
    CATALOGUE_WRITE,  /* must exist; an older schema is brought up to date */
    CATALOGUE_READ    /* nothing is written; works from a read-only disk when the last writer closed it */
};

struct catalogue *catalogue_open(const char *path, enum catalogue_mode mode, struct err *err);
void catalogue_close(struct catalogue *catalogue); /* NULL is fine; rolls back what is not committed */
void catalogue_close_pointer(struct catalogue **catalogue);
#define cleanup_catalogue __attribute__((cleanup(catalogue_close_pointer)))

/* One transaction; they do not nest. A failing call inside leaves the transaction open and its own change undone. */
int catalogue_begin(struct catalogue *catalogue, struct err *err);
int catalogue_commit(struct catalogue *catalogue, struct err *err);
void catalogue_rollback(struct catalogue *catalogue); /* without a transaction: does nothing */

/* The present time in the form of all times here, into out[24]. */
void catalogue_now(char out[24]);

/* Items ------------------------------------------------------------------------------------------------- */

/* OUTCOME(identifier, name) */
#define ITEM_OUTCOME_TABLE(OUTCOME)                                                                                    \
    OUTCOME(QUEUED, "queued")           /* seen, not yet looked into */                                                \
    OUTCOME(DOCUMENT, "document")       /* became a document */                                                        \
    OUTCOME(DUPLICATE, "duplicate")     /* the same bytes as an earlier document */                                    \
    OUTCOME(SKIPPED, "skipped")         /* nothing for this archive, e.g. not a scan */                                \
    OUTCOME(QUARANTINED, "quarantined") /* looked at and not readable: encrypted, damaged, too large */

enum item_outcome {
#define OUTCOME(id, name) ITEM_##id,
    ITEM_OUTCOME_TABLE(OUTCOME)
#undef OUTCOME
        ITEM_OUTCOME_COUNT
};

enum item_kind { ITEM_FILE, ITEM_FOLDER, ITEM_ENTRY, ITEM_KIND_COUNT }; /* "file", "folder", "entry" */

struct item {
    int64_t id;       /* 0 when adding: given by the catalogue */
    const char *path; /* bytes as given, joined with the path below it, also inside a zip; NUL-terminated here */
    enum item_kind kind;
    enum item_outcome outcome;
    const char *reason; /* for a person; or NULL */
    int64_t size;       /* bytes; of a folder the sum */
    int64_t mtime_ns;   /* to know an unchanged path on the next run */
    const char *digest; /* SHA-256 of the bytes or page manifest, hex; NULL when not computed */
    int64_t document;   /* the (first) document it became or repeats; 0 none */
    int64_t run;        /* the run that saw it first; 0 unknown */
    const char *seen;   /* when it was added or last changed outcome */
};

const char *catalogue_outcome_name(enum item_outcome outcome);
bool catalogue_outcome_by_name(const char *name, enum item_outcome *outcome);
const char *catalogue_kind_name(enum item_kind kind);
bool catalogue_kind_by_name(const char *name, enum item_kind *kind);

/* Adds the item, or replaces what is known of the same path (its id stays). Sets item->id. */
int catalogue_save_item(struct catalogue *catalogue, struct item *item, struct err *err);
int catalogue_find_item(struct catalogue *catalogue, struct arena *arena, const char *path, struct item *item,
                        struct err *err);
/* Items whose outcome's bit (1u << ITEM_...) is in outcomes (0: all), of this document's file (0: all), in order of
 * id. */
int catalogue_each_item(struct catalogue *catalogue, unsigned outcomes, int64_t document,
                        int (*each)(const struct item *item, void *data), void *data, struct err *err);

/* Objects ----------------------------------------------------------------------------------------------- */

struct object {
    const char *sha256;     /* hex, lower case */
    int64_t size;           /* bytes */
    const char *media_type; /* e.g. application/pdf; NULL unknown */
    bool stored;            /* the bytes lie in the store */
    const char *first_seen;
};

/* Adds the object; one already there only gains: stored, a media type. */
int catalogue_save_object(struct catalogue *catalogue, const struct object *object, struct err *err);
int catalogue_find_object(struct catalogue *catalogue, struct arena *arena, const char *sha256, struct object *object,
                          struct err *err);
/* Forgets an object whose bytes never came to be stored. One that is stored, or that a page needs, stays. */
int catalogue_forget_object(struct catalogue *catalogue, const char *sha256, struct err *err);
/* Every object in order of its name. */
int catalogue_each_object(struct catalogue *catalogue, int (*each)(const struct object *object, void *data), void *data,
                          struct err *err);

/* Documents --------------------------------------------------------------------------------------------- */

/* STATE(identifier, name) */
#define DOCUMENT_STATE_TABLE(STATE)                                                                                    \
    STATE(QUEUED, "queued")           /* pages wait to be read */                                                      \
    STATE(READING, "reading")         /* some page was read */                                                         \
    STATE(DONE, "done")               /* read; no question is open */                                                  \
    STATE(REVIEW, "review")           /* read; a person is asked */                                                    \
    STATE(QUARANTINED, "quarantined") /* taken in, but cannot be read */

enum document_state {
#define STATE(id, name) DOCUMENT_##id,
    DOCUMENT_STATE_TABLE(STATE)
#undef STATE
        DOCUMENT_STATE_COUNT
};

/* A document's line in the catalogue. */
struct entry {
    int64_t id;         /* 0 when adding: the next one */
    int part;           /* from 1: the place among the documents of one file */
    const char *digest; /* SHA-256 of the file, or of the page manifest of a folder; with part unique */
    enum document_state state;
    const char *reason; /* why quarantined or in review; or NULL */
    bool administrative;
    const char *note;
    int page_count;
    int first_page; /* number of its first page in the file; 1 without pages. Not looked at when adding */
    const char *created;
    int64_t revision;                                          /* rises with every change that a sidecar must show */
    bool sidecar_pending;                                      /* the sidecar on disk is older than revision */
    const char *retention_code, *mode_of_use, *security_class; /* kept open for later; NULL */
};

/* Where a page's raster lies. */
struct page_source {
    const char *object; /* SHA-256 of an object of the catalogue */
    int index;          /* page inside that object, from 1 */
};

const char *catalogue_state_name(enum document_state state);
bool catalogue_state_by_name(const char *name, enum document_state *state);

/* Adds a document with its entry->page_count pages, all to be read. entry: part, digest, page_count, note and state
 * (QUEUED, or QUARANTINED with reason) are taken; id is set. The objects must be in the catalogue. A document of the
 * same digest and part that has no pages, a quarantined one, is entered anew under its id. */
int catalogue_add_document(struct catalogue *catalogue, struct entry *entry, const struct page_source *pages,
                           struct err *err);
int catalogue_find_entry(struct catalogue *catalogue, struct arena *arena, int64_t id, struct entry *entry,
                         struct err *err);
/* The document of this digest and part (part 0: the first there is). */
int catalogue_find_digest(struct catalogue *catalogue, const char *digest, int part, int64_t *id, struct err *err);
/* State and reason, for quarantine or to queue again. DONE and REVIEW come from catalogue_save_extraction(). */
int catalogue_set_state(struct catalogue *catalogue, int64_t id, enum document_state state, const char *reason,
                        struct err *err);
/* Something that the sidecar shows changed beside the document: its paths. Makes the sidecars of its file pending. */
int catalogue_touch(struct catalogue *catalogue, int64_t id, struct err *err);

/* The state of a file: of the documents in it the first of QUEUED, READING, REVIEW, QUARANTINED, DONE that one is in.
 * 1, or 0 when there is no such document. */
int catalogue_find_file_state(struct catalogue *catalogue, int64_t id, enum document_state *state, struct err *err);

struct list_filter {
    unsigned states;    /* bits 1u << DOCUMENT_...; 0: all */
    const int64_t *ids; /* only these; NULL: all */
    size_t id_count;
    int64_t after; /* only ids above */
    int64_t limit; /* 0: no limit */
};
/* In order of id. filter may be NULL. */
int catalogue_each_entry(struct catalogue *catalogue, const struct list_filter *filter,
                         int (*each)(const struct entry *entry, void *data), void *data, struct err *err);

enum load_parts {
    LOAD_FIELDS = 1, /* fields, citations, tasks */
    LOAD_PAGES = 2,  /* geometry, quality, evidence, notes */
    LOAD_WORDS = 4,  /* and the words (implies LOAD_PAGES) */
    LOAD_ALL = 7,
    LOAD_AS_READ = 8 /* the words without the corrections laid over them */
};
/* The document as the model has it, with the corrections of people (correct.h) laid over its words. Pages not yet read
 * have only their number. ERR_NOT_FOUND when there is none. */
int catalogue_load(struct catalogue *catalogue, struct arena *arena, int64_t id, unsigned parts,
                   struct document *document, struct err *err);
int catalogue_load_page(struct catalogue *catalogue, struct arena *arena, int64_t id, int number, struct page *page,
                        struct err *err);
/* The sources of a document's pages, entry.page_count of them; 0/-1. */
int catalogue_load_sources(struct catalogue *catalogue, struct arena *arena, int64_t id, struct page_source **pages,
                           size_t *count, struct err *err);

/* Pages ------------------------------------------------------------------------------------------------- */

enum page_state { PAGE_TODO, PAGE_DONE, PAGE_FAILED, PAGE_STATE_COUNT }; /* "todo", "done", "failed" */

struct page_job {
    int64_t document;
    int number;             /* of the page in the file, from 1 */
    const char *object;     /* SHA-256 */
    const char *media_type; /* of the object; or NULL */
    int index;              /* page inside the object, from 1 */
    int attempts;           /* already made */
};

/* Up to max pages that wait to be read, of documents queued or reading, in order of (document, number), after that
 * position ((0, 0) from the start). Nothing is marked: the one runner remembers what it handed out, and after a
 * crash the same pages wait again. */
int catalogue_next_pages(struct catalogue *catalogue, struct arena *arena, int64_t after_document, int after_number,
                         size_t max, struct page_job **jobs, size_t *count, struct err *err);
/* What a worker read: the page is DONE, or FAILED when page->failed says why. A queued document becomes READING. */
int catalogue_save_page(struct catalogue *catalogue, int64_t document, const struct page *page, struct err *err);
/* A worker died on it: one attempt more, the page still waits. *attempts gets the count. */
int catalogue_count_attempt(struct catalogue *catalogue, int64_t document, int number, const char *reason,
                            int *attempts, struct err *err);
/* Gives the page up. */
int catalogue_fail_page(struct catalogue *catalogue, int64_t document, int number, const char *reason, struct err *err);
/* Failed pages (all_pages: all) of the document wait again, with no attempts made, and it is QUEUED. */
int catalogue_read_again(struct catalogue *catalogue, int64_t document, bool all_pages, struct err *err);
/* Pages of the document in each state. */
int catalogue_count_pages(struct catalogue *catalogue, int64_t document, int64_t counts[PAGE_STATE_COUNT],
                          struct err *err);
/* Documents QUEUED or READING of which no page waits: read, but the extraction was not saved (a crash between). */
int catalogue_unfinished(struct catalogue *catalogue, struct arena *arena, int64_t **ids, size_t *count,
                         struct err *err);
/* The first document that is QUEUED or READING. */
int catalogue_find_open(struct catalogue *catalogue, int64_t *id, struct err *err);

/* What is known --------------------------------------------------------------------------------------------- */

/* Finishes a document, or extracts it again: fields, citations, tasks, `administrative` and note are taken from
 * document (its pages are not looked at), the state becomes DONE or REVIEW, the text and number index follow, the
 * sidecar is pending. A confirmed field is never changed. A field given as STATUS_CONFIRMED is stored as REVIEW:
 * only catalogue_confirm() confirms. */
int catalogue_save_extraction(struct catalogue *catalogue, int64_t id, const struct document *document,
                              struct err *err);

/* The same for a document that may hold several, of one file: parts[0] is itself. Each further one becomes a document
 * of its own, the next part of the file, and takes the pages it lists, which must be those that end the one before;
 * they keep their numbers and objects. An event with agent and run of `by` tells of each. All in one transaction. */
int catalogue_save_parts(struct catalogue *catalogue, int64_t id, const struct document *parts, size_t count,
                         const struct event *by, struct err *err);

/* A person's value (NULL: certainly none) for a field: confirmed for good, with name and time; state, index and
 * sidecar follow and an event is written. Page and box stay as the machine had them. Confirming again is allowed. */
int catalogue_confirm(struct catalogue *catalogue, int64_t id, enum field_id field, const char *value, const char *who,
                      struct err *err);

struct confirmation {
    const char *who, *when; /* both NULL: not confirmed */
};
/* A field as it was before somebody confirmed it, with its candidates: for review_undo(), which tells of it. */
int catalogue_put_back(struct catalogue *catalogue, int64_t id, enum field_id field_id, const struct field *field,
                       const struct confirmation *was, struct err *err);
int catalogue_load_confirmations(struct catalogue *catalogue, struct arena *arena, int64_t id,
                                 struct confirmation confirmations[FIELD_COUNT], struct err *err);

/* Documents whose sidecar is older than they are, up to max, in order of id; with the revision to write. */
struct sidecar {
    int64_t document, revision;
};
int catalogue_pending_sidecars(struct catalogue *catalogue, struct arena *arena, size_t max, struct sidecar **sidecars,
                               size_t *count, struct err *err);
/* That revision is on the disk; a change made meanwhile keeps the sidecar pending. */
int catalogue_sidecar_written(struct catalogue *catalogue, int64_t document, int64_t revision, struct err *err);

/* Events and runs ------------------------------------------------------------------------------------------- */

struct event {
    int64_t id;       /* 0 when adding */
    const char *type; /* PREMIS event type, e.g. "ingestion" */
    const char *time;
    const char *agent;   /* program with version, or person */
    const char *outcome; /* "success", "failure", "warning" */
    const char *detail;  /* or NULL */
    int64_t document;    /* 0 none */
    const char *object;  /* SHA-256 or NULL */
    int64_t run;         /* 0 none */
};
struct event_filter {
    int64_t document;   /* 0: all */
    int64_t dossier;    /* 0: all; else no document and no object */
    const char *object; /* NULL: all */
    const char *type;   /* NULL: all */
    int64_t run;        /* 0: all */
    int64_t after;      /* only ids above */
};
int catalogue_add_event(struct catalogue *catalogue, struct event *event, struct err *err); /* sets id, 0 kept */
/* In order of id. filter may be NULL. */
int catalogue_each_event(struct catalogue *catalogue, const struct event_filter *filter,
                         int (*each)(const struct event *event, void *data), void *data, struct err *err);

struct run {
    int64_t id;
    const char *started, *beat, *ended; /* ended NULL while it works, or when it died */
    int64_t pid;
    int64_t items_seen, pages_done, pages_failed, pages_total;
    double rate;         /* pages a second, lately */
    const char *outcome; /* "complete", "interrupted", "failed: ..."; NULL while it works */
    bool alive;          /* read back: its process still holds the run */
};
/* Begins a run; ERR_BUSY, naming the process, when another is alive. The catalogue must not be in a transaction. The
 * claim is a kernel lock on "<path>-run" that ends with the process. Sets id and pid. */
int catalogue_start_run(struct catalogue *catalogue, struct run *run, struct err *err);
int catalogue_beat_run(struct catalogue *catalogue, const struct run *run, struct err *err); /* saves the counters */
int catalogue_end_run(struct catalogue *catalogue, const struct run *run, const char *outcome, struct err *err);
/* The last run begun. */
int catalogue_find_run(struct catalogue *catalogue, struct arena *arena, struct run *run, struct err *err);

struct ledger {
    int64_t items[ITEM_OUTCOME_COUNT];
    int64_t documents[DOCUMENT_STATE_COUNT];
    int64_t pages[PAGE_STATE_COUNT];
    int64_t objects, object_bytes, objects_missing; /* missing: not stored */
    int64_t fields_review, fields_confirmed;
    int64_t sidecars_pending;
    int64_t events;
};
int catalogue_count(struct catalogue *catalogue, struct ledger *ledger, struct err *err);

/* Rebuilding and checking ------------------------------------------------------------------------------------- */

/* A document as its sidecar has it, with its id, state, revision and time. Its pages: one with `failed` is failed;
 * in a document QUEUED or READING one without width and height waits; else it is done. Its words are those that were
 * read, its corrections apart. Confirmed fields keep who and when. Objects first; items and events with
 * catalogue_save_item() and catalogue_add_event() with their ids set. */
int catalogue_restore_document(struct catalogue *catalogue, const struct entry *entry,
                               const struct page_source *sources, const struct document *document,
                               const struct confirmation confirmations[FIELD_COUNT], struct err *err);

/* Makes every derived table anew, in one transaction. */
int catalogue_rebuild_index(struct catalogue *catalogue, struct err *err);

/* Checks the file, its references, the text index and the number index; problem() gets a sentence for each thing found.
 * -1 only when checking itself failed. Needs a catalogue opened for writing for the text index (it is a command of
 * FTS5 that takes the write lock); opened for reading, that check is left out. */
int catalogue_check(struct catalogue *catalogue, void (*problem)(const char *sentence, void *data), void *data,
                    struct err *err);

#endif

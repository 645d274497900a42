/* Dossiers (hồ sơ): the files that documents of one matter are put into.
 *
 * A dossier has fields (dossier_field.h), documents in an order, and a state. A document may be in several. A closed
 * dossier is frozen: neither fields nor documents change until it is opened again, with a reason; the database refuses
 * too. Every act is an event with the dossier (catalogue.h's events, which also carry a person's name). Its record on
 * disk follows like a document's: sidecar_write_pending() writes it, a rebuild restores it.
 *
 * Conventions as in catalogue.h. `who` is the person who acts, never NULL or "". Changing a closed dossier gives
 * ERR_PERMISSION, a code already taken or a value not allowed ERR_INPUT, no such dossier or document ERR_NOT_FOUND. */
#ifndef SOHOA_INDEX_DOSSIER_H
#define SOHOA_INDEX_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/dossier_field.h"
#include "index/retention.h"
#include "pipeline/intake/archive.h"

struct arena;
struct buf;
struct catalogue;
struct err;
struct event;

/* Types of events, beside "metadata modification" of every change. */
#define DOSSIER_CREATED  "dossier creation"
#define DOSSIER_CLOSED   "dossier closing"
#define DOSSIER_REOPENED "dossier reopening"
#define DOSSIER_CHANGED  "metadata modification"

struct dossier {
    int64_t id;       /* 0 when adding: given by the catalogue */
    const char *code; /* file code (mã hồ sơ): organ_id.year.notation; made by the catalogue */
    bool closed;
    const char *closed_by, *closed_at; /* NULL while it is open */
    const char *created;
    int64_t revision;
    bool record_pending;                    /* the record on disk is older than revision */
    int64_t documents, pages;               /* in it; pages as scanned */
    const char *value[DOSSIER_FIELD_COUNT]; /* in the stored form; NULL none */
};

/* A document in a dossier. */
struct dossier_document {
    int64_t document;
    int64_t ordinal;              /* from 1, without gaps */
    int64_t sheet_from, sheet_to; /* on paper (tờ số); 0 not known */
    const char *note;             /* or NULL */
    /* Which it is, whatever its id: as in struct entry. Only read. */
    const char *digest;
    int part;
};

/* Dossiers ------------------------------------------------------------------------------------------------------- */

/* Adds one, open and without documents: its values are taken; sets id and, in the arena, code. */
int dossier_add(struct catalogue *c, struct arena *arena, struct dossier *dossier, const char *who, struct err *err);
/* Saves the values; what differs is told in one event. *changed (may be NULL): how many fields. */
int dossier_save(struct catalogue *c, const struct dossier *dossier, const char *who, int *changed, struct err *err);
int dossier_find(struct catalogue *c, struct arena *arena, int64_t id, struct dossier *dossier, struct err *err);
/* By file code in any case; also by its end from a dot on ("2021.01.TCCB", "01.TCCB") when that means just one, else
 * ERR_INPUT names some of those it may mean. */
int dossier_find_code(struct catalogue *c, struct arena *arena, const char *code, struct dossier *dossier,
                      struct err *err);

struct dossier_filter {
    int64_t document; /* only those with it; 0: all */
    const char *year; /* NULL: all */
    int closed;       /* 0 all, 1 closed, -1 open */
};
/* In order of agency, year and number of the notation. filter may be NULL. */
int dossier_each(struct catalogue *c, const struct dossier_filter *filter,
                 int (*each)(const struct dossier *dossier, void *data), void *data, struct err *err);

/* ERR_INPUT when a field that a finished dossier needs is missing or it has no document; see dossier_missing(). A period
 * it had from its documents becomes its own. */
int dossier_close(struct catalogue *c, int64_t id, const char *who, struct err *err);
int dossier_reopen(struct catalogue *c, int64_t id, const char *who, const char *reason, struct err *err);
/* Fields a finished dossier needs (Thông tư 05/2025) and this one has not, each once; returns how many. */
size_t dossier_missing(const struct dossier *dossier, enum dossier_field missing[DOSSIER_FIELD_COUNT]);

/* In order of time. */
int dossier_each_event(struct catalogue *c, int64_t id, int (*each)(const struct event *event, void *data), void *data,
                       struct err *err);

/* Documents in it ------------------------------------------------------------------------------------------------- */

/* In order. */
int dossier_load_documents(struct catalogue *c, struct arena *arena, int64_t id, struct dossier_document **documents,
                           size_t *count, struct err *err);
/* Puts them at the end in this order; those in it already stay where they are. *added may be NULL. */
int dossier_add_documents(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                          int64_t *added, struct err *err);
/* Takes them out; the others close up. Those not in it are passed over. *removed may be NULL. */
int dossier_remove_documents(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                             int64_t *removed, struct err *err);
/* These first, in this order; the others after them as they were. All must be in it. */
int dossier_order(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                  struct err *err);
/* The first and the last date of its documents: 1; 0 when it has none, or one of them has no date without question. */
int dossier_find_dates(struct catalogue *c, struct arena *arena, int64_t id, const char **start, const char **end,
                       struct err *err);
enum dossier_sort {
    DOSSIER_BY_DATE,  /* of issue, those without last; on one day by number */
    DOSSIER_BY_NUMBER /* by the digits, then symbol and date */
};
int dossier_sort(struct catalogue *c, int64_t id, enum dossier_sort by, const char *who, struct err *err);
/* Sheets and note of a document in it; the ordinal is not looked at. */
int dossier_save_document(struct catalogue *c, int64_t id, const struct dossier_document *document, const char *who,
                          struct err *err);
/* Numbers the sheets of all, one document after the other, by 1 or 2 scanned pages a sheet; documents without pages are
 * passed over. *numbered: documents that have sheets now; may be NULL. */
int dossier_number_sheets(struct catalogue *c, int64_t id, int pages_a_sheet, const char *who, int64_t *numbered,
                          struct err *err);

/* Retention ------------------------------------------------------------------------------------------------------- */

struct dossier_retention {
    struct retention period;
    bool from_documents; /* it has none of its own: the longest of its documents */
    bool certain;        /* false: some document has none, or the longest cannot be told */
    int end_year;        /* the year the work ended (end date), 0 not known */
    int due_year;        /* end of this year the period ends (Luật Lưu trữ Điều 15.3); 0: never, or not known */
};
int dossier_retention(struct catalogue *c, const struct dossier *dossier, struct dossier_retention *retention,
                      struct err *err);

/* Records --------------------------------------------------------------------------------------------------------- */

#define DOSSIER_RECORD_ENDING ".dossier.json"

void dossier_record_path(int64_t id, char out[ARCHIVE_PATH_MAX]); /* records/000/<id>.dossier.json */
/* The record as JSON text (sohoa-json(5)). */
int dossier_put_record(struct catalogue *c, int64_t id, struct buf *out, struct err *err);
int dossier_write_pending(struct catalogue *c, struct archive *archive, struct err *err);
/* Enters one record; its documents must be there. ERR_INPUT when it is malformed. */
int dossier_restore(struct catalogue *c, const char *record, size_t n, struct err *err);

#endif

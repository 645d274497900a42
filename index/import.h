/* Documents that came as text: records of another program, one JSON object a line, without scans.
 *
 * A file is taken in by slices of IMPORT_LINES lines. The slice is the original: its bytes become an object of the
 * store. Each line becomes a document with the SHA-256 of the line as its digest, pages of given text (parted by form
 * feeds) and fields by name; what one slice holds is saved in one transaction, so that a run that was killed goes on
 * with the slice it was at. The records of the documents of a slice are one file, records/000/<first id>.import.json
 * (sohoa-json(5)): which line became which document; the rest stands in the slice. A document that is changed later
 * gets a record of its own like any other. */
#ifndef SOHOA_INDEX_IMPORT_H
#define SOHOA_INDEX_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/intake/archive.h"

struct arena;
struct buf;
struct catalogue;
struct document;
struct err;
struct item;

#define IMPORT_LINES 10000
/* A slice is also ended at this size: it is held in memory. */
#define IMPORT_SLICE_BYTES (64L * 1024 * 1024)
/* The longest law has 2 MB of text. */
#define IMPORT_LINE_BYTES (16L * 1024 * 1024)
#define IMPORT_MEDIA_TYPE "application/x-ndjson"
#define IMPORT_ENDING     ".import.json"

struct import_report {
    int64_t lines, added, duplicate, bad; /* lines without blank ones; the sum of the other three */
    char unknown[256];                    /* keys that no field has, and whose values are left out, parted by ", " */
    bool stopped;
};

struct import_options {
    const char *agent;                                                        /* for the events */
    void (*bad)(const char *path, int64_t line, const char *why, void *data); /* a line that is left out */
    void (*progress)(const struct import_report *report, void *data);         /* after each slice; or NULL */
    void *data;
    const volatile int *stop; /* becomes non-zero to stop after the slice */
};

/* Takes the file in; the archive's lock must be held. Adds to *report. */
int import_file(struct catalogue *catalogue, struct archive *archive, const char *path,
                const struct import_options *options, struct import_report *report, struct err *err);

/* One line as a document, in the arena. ERR_INPUT says what is wrong with it. unknown may be NULL. */
int import_read_line(struct arena *arena, const char *line, size_t n, struct document *document, char *unknown,
                     size_t unknown_size, struct err *err);

/* The record of the slice whose first document has this id, as JSON text; ERR_NOT_FOUND when it is no such. */
void import_record_path(int64_t first, char out[ARCHIVE_PATH_MAX]);
int import_put_record(struct catalogue *catalogue, int64_t first, struct buf *out, struct err *err);
/* Writes the records of slices that were kept, but whose import died before their record was there. */
int import_write_pending(struct catalogue *catalogue, struct archive *archive, struct err *err);
/* True when the document stands in the record of a slice, since it was not changed after. *first gets that slice's
 * first document. 1, 0 or -1. */
int import_find_slice(struct catalogue *catalogue, int64_t document, int64_t *first, struct err *err);
/* Where the document came from: "file#12" when the item is the slice "file#1-10000" and the document its line 12; else the
 * item's path. In the arena or the item's; NULL with err. */
const char *import_path_of(struct catalogue *catalogue, struct arena *arena, const struct item *item, int64_t document,
                           struct err *err);
/* Enters the documents of a slice's record that are not there yet; *restored is counted up. */
int import_restore(struct catalogue *catalogue, const struct archive *archive, const char *record, size_t n,
                   int64_t *restored, struct err *err);

#endif

/* One archive: a folder with its settings, its originals, one record a document, and the catalogue.
 *
 *   sohoa.ini            settings
 *   catalogue.db         the catalogue (index/); can be rebuilt from the rest
 *   objects/ab/<sha256>  originals, byte for byte, named by their SHA-256, mode 0444
 *   records/000/<id>.json  one record a document (sohoa-json(5))
 *   tmp/                 what is being written; emptied when an ingest starts (in/ originals, w0/ a worker's own)
 *   inbox/               files sent to the web page, one folder a batch, until they are taken in
 *   previews/            pictures of pages for the web page (run/preview.h); may be deleted
 *   exports/             bags written from the web page, until somebody removes them
 *   lock                 held by the one process that writes
 *
 * Paths handed out are relative to the archive's folder and plain ASCII, whatever the folder's own name is. */
#ifndef SOHOA_INTAKE_ARCHIVE_H
#define SOHOA_INTAKE_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/settings.h"

struct err;

#define ARCHIVE_SETTINGS  "sohoa.ini"
#define ARCHIVE_CATALOGUE "catalogue.db"
#define ARCHIVE_OBJECTS   "objects"
#define ARCHIVE_RECORDS   "records"
#define ARCHIVE_SCRATCH   "tmp"
#define ARCHIVE_INCOMING  "tmp/in" /* staged originals; workers may read it */
#define ARCHIVE_LOCK      "lock"
#define ARCHIVE_INBOX     "inbox"
#define ARCHIVE_EXPORTS   "exports"
#define ARCHIVE_PREVIEWS  "previews"

#define ARCHIVE_PATH_MAX 128 /* of any path inside the archive, with its NUL */

struct archive {
    int dirfd;   /* the archive's folder */
    int lock_fd; /* -1 when not held */
    struct settings settings;
};

/* Makes the folder (it may exist when empty) with its parts and a commented settings file. The caller then
 * creates the catalogue. */
int archive_create(const char *path, struct err *err);

/* Opens the folder and reads its settings. ERR_NOT_FOUND with a hint when `path` is no archive. */
int archive_open(struct archive *archive, const char *path, struct err *err);
void archive_close(struct archive *archive); /* lets the lock go */

/* Takes the writer's lock. When another process holds it: with wait, `waiting` (may be NULL) is called once with
 * the holder's pid and then we wait; without, ERR_BUSY naming the holder. */
int archive_lock(struct archive *archive, bool wait, void (*waiting)(long pid), struct err *err);
void archive_unlock(struct archive *archive); /* without the lock: does nothing */
/* The pid of the process that holds the lock, or 0. */
long archive_lock_holder(const struct archive *archive);

/* Empties tmp/. Only under the lock. */
int archive_clear_scratch(struct archive *archive, struct err *err);

/* Relative paths. */
void archive_object_path(const char sha256[DIGEST_SHA256_HEX], char out[ARCHIVE_PATH_MAX]);
void archive_record_path(int64_t document, char out[ARCHIVE_PATH_MAX]);

#endif

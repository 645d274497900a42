/* A document's record on disk, records/000/<id>.json: everything the catalogue knows of it, so that the catalogue can
 * be rebuilt from the records and the originals (design: canonical content, derived tables). Form: sohoa-json(5). */
#ifndef SOHOA_INDEX_SIDECAR_H
#define SOHOA_INDEX_SIDECAR_H

#include <stddef.h>
#include <stdint.h>

struct archive;
struct buf;
struct catalogue;
struct err;

/* The record as JSON text. */
int sidecar_put(struct catalogue *catalogue, int64_t document, struct buf *out, struct err *err);

/* The record as it goes into a package, where a text has its own line for an original, not the file it came in: the object
 * is the line, whose size is not told, and the path names it. The same for a text that came back from a package. */
int sidecar_put_packed(struct catalogue *catalogue, int64_t document, struct buf *out, struct err *err);

/* Writes the records that are older than their documents or dossiers; `batch` documents are marked written in one
 * transaction. */
int sidecar_write_pending(struct catalogue *catalogue, struct archive *archive, size_t batch, struct err *err);

/* Enters one record into an empty or partly rebuilt catalogue. ERR_INPUT when it is malformed. */
int sidecar_restore(struct catalogue *catalogue, const char *text, size_t n, struct err *err);
/* The same while the bytes of its objects still wait to be put into the store, and the record to be written. */
int sidecar_restore_waiting(struct catalogue *catalogue, const char *text, size_t n, struct err *err);

#endif

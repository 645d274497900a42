/* The documents of one slice of an import, on their way into the catalogue. Private to index/; see import.h. */
#ifndef SOHOA_INDEX_IMPORT_SLICE_H
#define SOHOA_INDEX_IMPORT_SLICE_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/document.h"

struct archive;
struct catalogue;
struct err;

struct slice_document {
    int64_t id; /* 0 until it is saved */
    int line;   /* in the slice, from 1 */
    char digest[DIGEST_SHA256_HEX];
    struct document document;
};

struct slice {
    struct arena arena; /* of the documents */
    struct slice_document *documents;
    size_t count;
    uint32_t *slots;                /* documents by digest */
    int64_t first;                  /* id of the first document that the slice became; 0 until it is saved */
    char sha256[DIGEST_SHA256_HEX]; /* of the slice */
    int64_t size;
    const char *source; /* "file#first-last": path and lines */
    const char *agent;
    char time[24]; /* when it was taken in; "" now */
};

void slice_release(struct slice *slice);
#define cleanup_slice __attribute__((cleanup(slice_release)))

/* Reads a line: 1 added, 0 the same line is known or was added before, -1 (ERR_INPUT, ERR_LIMIT: the line's fault). */
int slice_add(struct catalogue *c, struct slice *slice, int line, const char *bytes, size_t n, char *unknown,
              size_t unknown_size, struct err *err);
int slice_save_object(struct catalogue *c, const struct slice *slice, struct err *err);
/* Documents with their pages, fields and postings, the item and the event; inside the caller's transaction. Documents
 * without id get the next. */
int slice_save(struct catalogue *c, struct slice *slice, struct err *err);
/* The record of the slice that these bytes are shows its documents as they are. */
int slice_mark_written(struct catalogue *c, const char *sha256, struct err *err);

#endif

/* Pages and documents as JSON: the form of a worker's result, of a document's sidecar in the archive, of a bag's
 * record and of `list --json`. The grammar and its version are in the manual page sohoa-json(5).
 *
 * Words are arrays [x, y, w, h, confidence, block, line, flags, text] in the upright frame, with what was read as one
 * item more where the text is another. Everything read is
 * checked: wrong types, counts over limits.h, boxes outside the raster and text that is not NFC UTF-8 are refused
 * or repaired, since a worker that met a hostile file may say anything. */
#ifndef SOHOA_MODEL_RECORD_H
#define SOHOA_MODEL_RECORD_H

#include <stdint.h>

#include "pipeline/model/document.h"

/* The newest version of a document's record. A record says the oldest that can tell it: 2 is for documents whose pages
 * do not begin with page 1, since a file may hold several; 3 for those whose pages are given text; 4 for those with
 * corrected or repaired words. */
#define RECORD_VERSION 4

struct arena;
struct buf;
struct err;
struct json_t; /* jansson */

/* New references; the caller decrefs. */
struct json_t *record_from_page(const struct page *page);
struct json_t *record_from_fields(const struct document *document);    /* object: name -> field */
struct json_t *record_from_citations(const struct document *document); /* array */
struct json_t *record_from_tasks(const struct document *document);     /* array */
struct json_t *record_from_words(const struct page *page);             /* array of arrays */
struct json_t *record_from_corrections(const struct page *page);       /* array; not part of record_from_page() */

/* The reverse; strings and arrays live in the arena. -1 with ERR_INPUT when the JSON is not of this form. */
int record_to_page(struct arena *arena, const struct json_t *json, struct page *page, struct err *err);
int record_to_words(struct arena *arena, const struct json_t *json, struct page *page, struct err *err);
int record_to_corrections(struct arena *arena, const struct json_t *json, struct page *page, struct err *err);
int record_to_fields(struct arena *arena, const struct json_t *json, struct document *document, struct err *err);
int record_to_citations(struct arena *arena, const struct json_t *json, struct document *document, struct err *err);
int record_to_tasks(struct arena *arena, const struct json_t *json, struct document *document, struct err *err);

/* The string of that key, NULL without; the number, 0 without. */
const char *record_text(const struct json_t *object, const char *key);
int64_t record_int(const struct json_t *object, const char *key);
/* The bytes that the string of that key has in hexadecimal, ended by a NUL, in the arena; NULL when it is none. */
char *record_bytes(struct arena *arena, const struct json_t *object, const char *key);

/* Compact JSON text appended to out, keys in the order they were set. */
void record_dump(const struct json_t *json, struct buf *out);
/* Parses text; NULL with ERR_INPUT. New reference. */
struct json_t *record_parse(const char *text, size_t n, struct err *err);

#endif

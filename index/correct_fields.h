/* The fields of a document follow the words that people correct. Private to index/; inside the caller's transaction.
 *
 * Extraction is run on the words before and after the correction. What is the same in both stays as it is in the
 * catalogue; what is not, and what no person set, becomes what was extracted after. */
#ifndef SOHOA_INDEX_CORRECT_FIELDS_H
#define SOHOA_INDEX_CORRECT_FIELDS_H

#include <stdint.h>

#include "pipeline/model/document.h"

struct arena;
struct catalogue;
struct err;
struct extract_options;

/* What is extracted of a document now. 0 pages when it is not read to the end: then its fields are still to come. */
int correct_fields_extract(struct catalogue *c, struct arena *arena, int64_t document,
                           const struct extract_options *options, struct document *out, struct err *err);
/* After the words changed: saves the fields, citations and tasks that differ from `before`, each field with an event.
 */
int correct_fields_follow(struct catalogue *c, int64_t document, const struct document *before,
                          const struct extract_options *options, const char *who, struct err *err);

#endif

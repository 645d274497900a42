/* Corrections of single words by people, and the fields that follow them. Beside catalogue.h, with its conventions.
 *
 * A correction belongs to a place of a page (pipeline/model/correction.h) and is kept apart from what was read: pages
 * loaded with their words have it laid over them, the text of the index too, and reading a page again does not touch
 * it. */
#ifndef SOHOA_INDEX_CORRECT_H
#define SOHOA_INDEX_CORRECT_H

#include <stdint.h>

#include "pipeline/model/page.h"

struct catalogue;
struct err;
struct extract_options;

/* Keeps that `text` (as of correction_text(); "" nothing) stands at the box of the original raster, instead of an
 * earlier correction of the very same box. The index, the sidecar and the fields that no person set follow, with an
 * event for each change; `options` as for extract_document(), or NULL. ERR_INPUT when the page was not read from a
 * picture or the box is not on it. */
int correct_words(struct catalogue *c, int64_t document, int page, struct box box, const char *text, const char *who,
                  const struct extract_options *options, struct err *err);
/* Takes the correction of this very box away. 1: done; 0: there is none. */
int correct_undo(struct catalogue *c, int64_t document, int page, struct box box, const char *who,
                 const struct extract_options *options, struct err *err);
/* How many a document has. */
int correct_count(struct catalogue *c, int64_t document, int64_t *count, struct err *err);

#endif

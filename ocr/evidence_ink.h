/* Readings of what is stamped or overstamped: marks of secrecy and urgency from the red ink of a header, the
 * signer's name from the black ink under seal and pen. For evidence.c. */
#ifndef SOHOA_OCR_EVIDENCE_INK_H
#define SOHOA_OCR_EVIDENCE_INK_H

#include <stddef.h>

struct arena;
struct err;
struct evidence;
struct image;
struct page;
struct recogniser;

/* All append at most `max` entries to `out` and add to *count; -1 when the engine fails.
 * Kind "mark": readings are lines of text; printed is 1 in a frame, 0 without.
 * Kind "signer": readings are lines of text, one entry a line; with them kind "title" as "line" below, where the titles
 * over the name are badly read. */
int evidence_ink_marks(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                       const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err);
int evidence_ink_signer(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                        const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err);

/* Kind "line": where a line of the header is doubtful, all lines below the date, one entry a line, read from the
 * darkest strokes alone; a reading a layer, the darkest first. */
int evidence_ink_lines(struct recogniser *recogniser, const struct image *original, struct arena *arena,
                       const struct page *page, struct evidence *out, size_t max, size_t *count, struct err *err);

#endif

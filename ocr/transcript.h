/* What a page says, with where it came from and what read it: from this its ALTO and hOCR are written. Boxes in both
 * are px of the original raster, the picture that lies in the archive; how the text is turned on it is told beside
 * them. */
#ifndef SOHOA_OCR_TRANSCRIPT_H
#define SOHOA_OCR_TRANSCRIPT_H

#include <stdbool.h>

#include "pipeline/model/page.h"

struct transcript {
    const struct page *page;
    const char *file;     /* name of the original, printable */
    const char *sha256;   /* of the original */
    int index;            /* page inside of it, from 1 */
    const char *document; /* its number in the archive */
    const char *language; /* of the text, BCP 47, e.g. "vi" */
    const char *software; /* what read it, with version; or NULL */
    const char *when;     /* it was read, UTC; or NULL */
};

/* How many words from words[0] on are of its block. count >= 1. */
size_t transcript_block(const struct word *words, size_t count);
/* Bounding box of words in the original raster. */
struct box transcript_bounds(const struct geometry *geometry, const struct word *words, size_t count);
/* Mean confidence of the words, 0..1; 0 without words. */
double transcript_confidence(const struct word *words, size_t count);
/* Degrees counterclockwise that the text is turned on the raster, 0 <= d < 360. */
double transcript_turn(const struct geometry *geometry);

#endif

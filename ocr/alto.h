/* A page as ALTO 4.4 (Library of Congress, http://www.loc.gov/standards/alto/ns-v4#): blocks, lines and words in
 * reading order with boxes, confidence and style, and what read them.
 *
 * Units are px of the original raster. Page/@ROTATION tells how the text lies on it; where that is not level each line
 * has its outline as a Shape besides its box. A page that could not be read is QUALITY="Damaged", with the reason. */
#ifndef SOHOA_OCR_ALTO_H
#define SOHOA_OCR_ALTO_H

struct buf;
struct err;
struct transcript;

/* Appends the document to out. */
int alto_put(const struct transcript *transcript, struct buf *out, struct err *err);

#endif

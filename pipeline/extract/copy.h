/* Whether the paper is a copy: SAO Y, SAO LỤC, TRÍCH SAO (NĐ 30/2020 art. 25 and Annex I part II): a block of its own
 * under the document's text, with agency, number, date and signer of the copy; or, on an electronic copy, a line at the
 * top right of the first page. */
#ifndef SOHOA_EXTRACT_COPY_H
#define SOHOA_EXTRACT_COPY_H

#include <stdbool.h>

struct layout_segment;
struct paper;

void copy_read(struct paper *paper);
/* True where a line is the heading of a copy's block. */
bool copy_is(const struct layout_segment *segment);

#endif

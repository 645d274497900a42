/* Trích yếu: the lines under the heading up to the rule below them, or the "V/v …" lines under the number of
 * a công văn (NĐ 30/2020 Annex I, cells 5a and 5b). */
#ifndef SOHOA_EXTRACT_ABSTRACT_H
#define SOHOA_EXTRACT_ABSTRACT_H

struct paper;

/* Sets the abstract; needs what head_find() found. */
void abstract_read(struct paper *paper);

#endif

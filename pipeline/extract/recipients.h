/* Nơi nhận: who gets the document, the list at the left of the signature (NĐ 30/2020 Annex I, cell 9b). */
#ifndef SOHOA_EXTRACT_RECIPIENTS_H
#define SOHOA_EXTRACT_RECIPIENTS_H

struct paper;

/* Sets the field: the entries without their dashes, parted by "; ". A list that is not well read throughout is left
 * null and nobody is asked: the paper is at hand for the few who want it. */
void recipients_read(struct paper *paper);

#endif

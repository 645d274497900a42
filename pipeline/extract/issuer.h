/* The issuing agency and its superior: the header's left column, in capitals, over one or several lines
 * (NĐ 30/2020 Annex I, cell 2); where the header is lost, what the rest of the document says of it. */
#ifndef SOHOA_EXTRACT_ISSUER_H
#define SOHOA_EXTRACT_ISSUER_H

struct paper;

/* Sets issuer and parent from the header. */
void issuer_read(struct paper *paper);
/* When the header gave none: from the annex line, the closing sentence, the symbol. Needs symbol and
 * mentions. */
void issuer_elsewhere(struct paper *paper);

#endif

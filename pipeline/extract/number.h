/* Number and symbol: "Số: 768/QĐ-UBND", "16/2018/QĐ-UBND", the Party's "125-KH/TU" (NĐ 30/2020 Annex I,
 * II.3). */
#ifndef SOHOA_EXTRACT_NUMBER_H
#define SOHOA_EXTRACT_NUMBER_H

struct paper;

/* Repairs the symbol; sets the symbol field. Needs the heading and, where known, the issuer. */
void number_symbol(struct paper *paper);
/* Sets the number field; needs the symbol and the mentions. */
void number_read(struct paper *paper);

#endif

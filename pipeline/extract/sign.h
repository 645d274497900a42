/* Who signed: the block at the right of "Nơi nhận", title in capitals with TM., KT., TL., TUQ., Q. above it,
 * name below the signature (NĐ 30/2020 Annex I, cells 7a to 7c and 9b). */
#ifndef SOHOA_EXTRACT_SIGN_H
#define SOHOA_EXTRACT_SIGN_H

struct paper;

void sign_read(struct paper *paper);

#endif

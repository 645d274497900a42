/* Marks of secrecy and urgency: MẬT, TỐI MẬT, TUYỆT MẬT; KHẨN, THƯỢNG KHẨN, HỎA TỐC (NĐ 30/2020 Annex I,
 * cells 10a and 10b; the law on state secrets). They are stamped in red, mostly in a frame, at the left under
 * the number. */
#ifndef SOHOA_EXTRACT_MARK_H
#define SOHOA_EXTRACT_MARK_H

#include <stdbool.h>

struct layout_segment;
struct paper;

/* Sets security and urgency from the page's words and from evidence "mark". A framed stamp of that size that
 * is not legible asks for security: a mark that is missed is worse than a question. */
void mark_read(struct paper *paper);
/* True where a line is such a mark and nothing else. */
bool mark_is(const struct layout_segment *segment);

#endif

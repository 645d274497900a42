/* Who issued a document that is cited: what the text says after "của", else what the symbol says. */
#ifndef SOHOA_EXTRACT_CITE_ISSUER_H
#define SOHOA_EXTRACT_CITE_ISSUER_H

#include <stddef.h>

struct arena;
struct flow;

/* "… của Ủy ban nhân dân tỉnh Bình Thuận về …" right after i: the words after "của" up to the clause's end, a name of
 * the tables as it is written there. NULL when there are none. */
const char *cite_issuer_after(struct arena *arena, const struct flow *flow, size_t i);
/* "đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …", the kind's name beginning at i: the agency. NULL when the text
 * before does not end so. */
const char *cite_issuer_before(struct arena *arena, const struct flow *flow, size_t i);
/* The agency that a symbol's agency part ("CP", "QH14") names by itself, since there is only one; or NULL. */
const char *cite_issuer_of(struct arena *arena, const char *organ);

#endif

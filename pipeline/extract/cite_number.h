/* The form of a number in running text: 30/2020/NĐ-CP, 768/QĐ-UBND, 12a/QĐ-UBND, 65/2020/QH14, 66.13/2026/NQ-CP, the
 * Party's 18-NQ/TW, and the old forms 118/TTg, 64-CP, 2119/2009/QĐ-UB. Spaces that recognition or a line break put in
 * are passed over. */
#ifndef SOHOA_EXTRACT_CITE_NUMBER_H
#define SOHOA_EXTRACT_CITE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

struct flow;

struct cite_number {
    size_t start, end;               /* of the whole number in the flow */
    size_t digits_end, year, symbol; /* year: 0 for none */
    bool party;                      /* a hyphen follows the digits */
    bool assembly;                   /* of the National Assembly or its Standing Committee: QH14, UBTVQH14 */
    bool bare; /* the symbol lacks the sign that parts kind and agency: a number only where the text says so */
};

/* A number that begins at i; false when none does. */
bool cite_number_read(const struct flow *flow, size_t i, struct cite_number *out);
/* True where a number may begin: a digit, nothing of another number before it. */
bool cite_number_begins(const struct flow *flow, size_t i);

#endif

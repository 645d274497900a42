/* A document's number as a search key: 768/QĐ-UBND, 38/2021/QĐ-UBND, 18-NQ/TW, and what people type for them.
 * Private to index/. Forms: Nghị định 30/2020, Phụ lục I and III; Hướng dẫn 36-HD/VPTW. */
#ifndef SOHOA_INDEX_NUMBER_H
#define SOHOA_INDEX_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

struct number {
    char digits[16]; /* without leading zeros */
    int year;        /* in the number or after it; 0 none */
    char kind[16];   /* first part of the symbol, folded: "qd"; "" none */
    char organ[64];  /* the rest, parted by '-': "ubnd-vp"; "" none */
};

/* A number as it stands in a field. False when it has no digits. */
bool number_parse(const char *value, struct number *number);

/* A person's words when they are a number and nothing else: "768", "số 768", "768/qd-ubnd", "768 QD UBND", "QĐ 768",
 * "quyết định 768", "nghị định 30/2020/NĐ-CP", "768 qd 2021". */
bool number_parse_query(const char *text, size_t n, struct number *number);

/* How well a stored key fits what was asked, the digits being equal: 3 the whole symbol, 2 its beginning (or only
 * digits were asked), 1 a later part of it (768 UBND), 0 not at all. A year asked for must agree with the key's (0:
 * unknown) year. */
int number_fit(const struct number *asked, const struct number *key);

/* "qd" for the folded name of a kind ("quyet dinh"), "" for a kind without abbreviation (cong van), NULL for no kind.
 */
const char *number_kind(const char *folded);
/* The folded name for an abbreviation, the first that has it; NULL when there is none. */
const char *number_kind_name(const char *abbreviation);

#endif

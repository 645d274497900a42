/* Rows of the register as the parts of it that import, settle and check see them. Private to index/. */
#ifndef SOHOA_INDEX_REGISTER_ROW_H
#define SOHOA_INDEX_REGISTER_ROW_H

#include <stdbool.h>

#include "index/register.h"

struct sqlite3_stmt;

/* For register_row_of(). */
#define REGISTER_COLUMNS "id, source, row, number, date, type, issuer, abstract, signer FROM register "
struct register_row register_row_of(struct arena *arena, struct sqlite3_stmt *stmt);

/* How alike two abstracts are, 0..1: the share of words they have in common, without marks, "về việc" and the kind's
 * name; 0 when one has fewer than four. */
double register_likeness(const char *a, const char *b);
/* From here on two abstracts are the same: one word in five may be misread. */
#define REGISTER_ALIKE 0.8

/* Fields of this document were read anew: what settled them is forgotten, and they are settled again. */
int register_settle_read(struct catalogue *c, int64_t document, struct err *err);

#endif

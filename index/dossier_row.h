/* What the parts of the dossiers share. Private to index/; all inside the caller's transaction. */
#ifndef SOHOA_INDEX_DOSSIER_ROW_H
#define SOHOA_INDEX_DOSSIER_ROW_H

#include "index/dossier.h"

/* The dossier, which must be there and open, about to be changed by somebody with a name; it may be NULL. */
int dossier_row_open(struct catalogue *c, struct arena *arena, int64_t id, const char *who, struct dossier *dossier,
                     struct err *err);
/* Adds the event and makes the record pending. */
int dossier_row_note(struct catalogue *c, int64_t id, const char *type, const char *who, const char *detail,
                     struct err *err);
/* Inserts the row of the values, open; created NULL is now. Sets id (0: the next one) and, in the arena, code. */
int dossier_row_insert(struct catalogue *c, struct arena *arena, struct dossier *dossier, struct err *err);

#endif

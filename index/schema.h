/* The catalogue's tables and their migrations. Private to index/.
 *
 * The schema is an array of steps; PRAGMA user_version counts those taken. A step is never edited once released: a
 * change is a new step. Canonical tables come first; derived ones hold nothing that derived_rebuild() cannot make
 * again. */
#ifndef SOHOA_INDEX_SCHEMA_H
#define SOHOA_INDEX_SCHEMA_H

#include <stdbool.h>

struct catalogue;
struct err;

#define SCHEMA_APPLICATION_ID 0x536F4861 /* "SoHa": file(1) and we know the file by it */

/* Steps there are: the user_version of an up-to-date catalogue. */
int schema_version(void);
/* The SQL of a step, from 1; for the tests. */
const char *schema_step(int version);

/* ERR_TOO_NEW or ERR_CORRUPT when the open file is not a catalogue this program can use. *version gets the steps taken,
 * 0 in an empty file. */
int schema_check(struct catalogue *c, int *version, struct err *err);
/* Takes the missing steps in one transaction and makes derived tables anew when one of them asks for it. */
int schema_migrate(struct catalogue *c, struct err *err);

#endif

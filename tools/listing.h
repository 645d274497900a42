/* A document as `list --json` prints it; the form is sohoa-json(5). */
#ifndef SOHOA_TOOLS_LISTING_H
#define SOHOA_TOOLS_LISTING_H

#include "index/catalogue.h"

struct arena;
struct err;
struct json_t;

/* A document with all that a line of a listing says. Everything lives in the arena. */
struct listing {
    struct entry entry;
    struct document document; /* fields, citations, tasks; no pages */
    const char **paths;       /* printable; the first is the source */
    size_t path_count;
    const char **dossiers; /* file codes of those it is in */
    size_t dossier_count;
};

/* The file codes of the dossiers that a document is in. */
int listing_load_dossiers(struct catalogue *catalogue, struct arena *arena, int64_t document, const char ***codes,
                          size_t *count, struct err *err);
struct json_t *listing_codes(const char *const *codes, size_t count); /* new reference: an array */

int listing_load(struct catalogue *catalogue, struct arena *arena, const struct entry *entry, struct listing *listing,
                 struct err *err);
struct json_t *listing_json(const struct listing *listing); /* new reference */

/* The value of a field, or "" */
const char *listing_value(const struct listing *listing, enum field_id field);

/* The state as a person reads it, in the language of the commands (say.h); in English that is its name. */
const char *listing_state(enum document_state state);

/* Prints a cell of a table: at most `width` columns, cut with "…", filled with spaces. */
void listing_print_cell(const char *text, int width);

#endif

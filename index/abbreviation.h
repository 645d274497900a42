/* Abbreviations and what they stand for, from three sources: our own list (index/abbreviations.tsv), the archive's
 * (abbreviations.tsv beside the catalogue, same form; read once for each opened catalogue), and definitions found in
 * the documents, "cải cách hành chính (CCHC)". Private to index/. */
#ifndef SOHOA_INDEX_ABBREVIATION_H
#define SOHOA_INDEX_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

#include "index/query.h"

struct arena;
struct catalogue;
struct err;

#define ABBREVIATION_FILE "abbreviations.tsv"
/* Meanings of one abbreviation that a search tries. */
#define ABBREVIATION_MEANINGS 3

struct expansion {
    struct query_token *tokens;
    size_t count;
};

struct abbreviations;                                           /* the two lists, held by the catalogue */
void abbreviation_release(struct abbreviations *abbreviations); /* NULL is fine */

/* What the word stands for: up to ABBREVIATION_MEANINGS, in the arena. */
int abbreviation_find_meanings(struct catalogue *c, struct arena *arena, const struct query_token *word,
                               struct expansion *meanings, size_t *count, struct err *err);
/* The abbreviation of these words, 1, or 0 when there is none. exact: their marks count. */
int abbreviation_find_short(struct catalogue *c, struct arena *arena, const struct query_token *const *tokens,
                            size_t count, bool exact, struct query_token *word, struct err *err);

/* Definitions ---------------------------------------------------------------------------------------------- */

/* Counts the definitions in a text that comes (sign 1) or goes (-1), until abbreviation_save_definitions(). A
 * definition is a word of capitals in parentheses whose letters are the first letters of the words before it. */
void abbreviation_note_definitions(struct catalogue *c, const char *text, size_t n, int sign);
int abbreviation_save_definitions(struct catalogue *c, struct err *err);
void abbreviation_forget_definitions(struct catalogue *c);

#endif

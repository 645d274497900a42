/* Words as they are being read: a list that grows, and what is asked of a run of words. Texts live in the
 * arena of whoever adds them. */
#ifndef SOHOA_OCR_WORDLIST_H
#define SOHOA_OCR_WORDLIST_H

#include <stddef.h>

#include "pipeline/model/page.h"

struct arena;

struct wordlist {
    struct word *words;
    size_t count, capacity;
};

void wordlist_release(struct wordlist *list);
void wordlist_add(struct wordlist *list, struct word word); /* beyond LIMIT_WORDS nothing is added */
/* An array of exactly the list's words in the arena; the list is released. */
struct word *wordlist_keep(struct wordlist *list, struct arena *arena);

/* How sure the engine is of these words, 0..1, each weighing as much as it has letters; those in *letters. */
double wordlist_sureness(const struct word *words, size_t count, double *letters);
/* The box around count >= 1 words, and `pad` px more on every side. */
struct box wordlist_bounds(const struct word *words, size_t count, int pad);
/* How many words from words[0] on are of its line. count >= 1. */
size_t wordlist_line(const struct word *words, size_t count);

#endif

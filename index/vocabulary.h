/* The words of the archive and how many documents each stands in: table search_word. For ranking (a rare word says
 * more), for words that begin so, and for suggestions. Private to index/.
 *
 * While a document is tokenized its words are counted here; vocabulary_save() adds the sums to the table, once a
 * document or once for many. Words are keys and folds (tokenizer.h); those with digits only, and very long ones, are
 * not kept. */
#ifndef SOHOA_INDEX_VOCABULARY_H
#define SOHOA_INDEX_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct err;

/* Longer words are no words. */
#define VOCABULARY_BYTES 40

struct vocabulary {
    struct vocabulary_word *slots; /* open addressing; capacity is a power of two */
    size_t count, capacity;
    uint32_t document; /* the one being counted: a word counts once in it */
    int sign;          /* 1: it comes, -1: it goes */
};

/* A document begins. */
void vocabulary_begin(struct vocabulary *vocabulary, int sign);
/* A word of it, or its fold: false when the document had it before. True without a document begun, and of a word that
 * is not kept. */
bool vocabulary_count(struct vocabulary *vocabulary, const char *word, size_t n);
/* Adds what was counted to the table and forgets it. */
int vocabulary_save(struct catalogue *c, struct err *err);
void vocabulary_release(struct vocabulary *vocabulary);

#endif

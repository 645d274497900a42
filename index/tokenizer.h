/* Vietnamese text into words for the index: FTS5's tokenizer `vietnamese`. Private to index/.
 *
 * A word is a run of letters and digits. Each gives two tokens at one place: its *key* (lower case NFC, spelling
 * variants made one: hòa as hoà, kỳ as kì, quy as qui) and its *fold* (the key without marks, '~' in front; for a word
 * of digits only, the key itself, given once). With tokens of their own for folds, `ban` typed among marked words does
 * not find bàn, and `ban` typed without any marks does. Words joined by / - . & _ without space (768/QĐ-UBND) also give
 * the whole, key and fold, when there is a / among them.
 *
 * The index keeps no places of words, only which documents have them: lists are short, and what stands side by side is
 * a token of its own, the *pair* of two folds ("~cai cach"); in sections of two keys too. Fields give their tokens
 * twice, once as words and once with a prefix of their section, so that "in the title" is a list too. What is indexed
 * is one string: sections, each begun by its byte, then TOKENIZER_BODY and the pages (the view search_text). */
#ifndef SOHOA_INDEX_TOKENIZER_H
#define SOHOA_INDEX_TOKENIZER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct err;

/* Longest token, bytes; longer words are cut there. */
#define TOKENIZER_BYTES 128
/* First byte of a fold; what parts the folds of a pair. */
#define TOKENIZER_FOLD '~'
#define TOKENIZER_PAIR ' '

/* Begin the sections of an indexed text, and before the tokens of each. */
#define TOKENIZER_TITLE  '\x0E' /* number, kind and abstract */
#define TOKENIZER_ISSUER '\x0F' /* issuer and the agency above */
#define TOKENIZER_SIGNER '\x10'
#define TOKENIZER_TYPE   '\x11'
#define TOKENIZER_STATE  '\x12'
#define TOKENIZER_BODY   '\x13' /* the rest is running text, whatever is in it */
#define TITLE_TOKEN      "^"
#define ISSUER_TOKEN     "=i"
#define SIGNER_TOKEN     "=s"
#define TYPE_TOKEN       "=t"
#define STATE_TOKEN      "=r"

struct token {
    const char *key, *fold;         /* NUL-terminated, until the callback returns; the same pointer for digits */
    size_t key_length, fold_length; /* bytes */
    size_t start, end;              /* bytes of the text */
    bool whole;                     /* a joined symbol: comes right after its first word, at the same place */
};

/* Calls each() for every token; a value other than 0 stops and is returned. */
int tokenizer_split(const char *text, size_t n, int (*each)(const struct token *token, void *data), void *data);

/* The same without wholes, and faster: of words that do not begin, folded, with a letter of the set (bit c of the ASCII
 * letter or digit c) only start and end are told, their key is NULL. */
int tokenizer_scan(const char *text, size_t n, const uint64_t first[2],
                   int (*each)(const struct token *token, void *data), void *data);

/* Makes the tokenizer known to the connection. In queries it takes every string as one finished token: search makes its
 * tokens with tokenizer_split() itself. */
int tokenizer_register(struct catalogue *c, struct err *err);

#endif

/* Vietnamese text: NFC as stored, folded as searched and compared.
 *
 * Stored text is NFC with the letter Đ (U+0110), never its look-alikes Ð (U+00D0) and Ɖ (U+0189). The folded
 * form is lower case without any marks, đ as d. All strings are UTF-8; invalid bytes become U+FFFD.
 * Rules: Unicode TR15; TCVN 6909:2001 (shared facts: one precomposed code point for every Vietnamese letter). */
#ifndef SOHOA_BASE_TEXT_H
#define SOHOA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;

/* The next code point of s (s[0..n)), its length in bytes in *length; U+FFFD with length 1 when invalid. n >= 1. */
int32_t text_next(const char *s, size_t n, size_t *length);
bool text_is_utf8(const char *s, size_t n);

/* NFC with Đ repaired. The result lives in the arena. */
char *text_nfc(struct arena *arena, const char *s, size_t n);
/* Lower case, marks removed, đ -> d; other characters stay. The result lives in the arena. */
char *text_fold(struct arena *arena, const char *s, size_t n);
/* One code point folded: 'Ậ' -> 'a', 'Đ' -> 'd'. */
int32_t text_fold_char(int32_t c);
int32_t text_lower_char(int32_t c);
int32_t text_upper_char(int32_t c);
bool text_is_letter(int32_t c);
bool text_is_upper(int32_t c);
static inline bool text_is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}
/* Of text that is folded. */
static inline bool text_is_folded_letter(int32_t c)
{
    return c >= 'a' && c <= 'z';
}
void text_put_char(struct buf *out, int32_t c);
/* Upper case of every letter, NFC kept. In the arena. */
char *text_upper(struct arena *arena, const char *s);

/* Length in code points. */
size_t text_length(const char *s);

/* Byte strings compared as a person sorts file names: 2 before 10, case and marks last. For qsort-like use. */
int text_natural_compare(const char *a, const char *b);

/* A name of any bytes made printable: valid UTF-8 stays, every other byte and control character becomes \xNN. */
void text_put_printable(struct buf *out, const char *bytes, size_t n);

#endif

/* Reads short strings of digits, written by hand, stamped or printed: number and day of a document.
 *
 * Several networks look at several crops and sizes of the same place, at the writing alone and with the words beside
 * it. A string is likely only where both say so: alone, a sign at its end may have been cut off; among words, one of
 * them may be taken for a sign. The slash of "768/QĐ" is left out. */
#ifndef SOHOA_OCR_DIGITS_H
#define SOHOA_OCR_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct image;

#define DIGITS_CROPS 4
#define DIGITS_TEXT  16 /* bytes of a string with its NUL; longer ones are not read */

struct digits;      /* the reader */
struct digits_look; /* one look at one place */

struct digits_string {
    char text[DIGITS_TEXT];
    double probability; /* 0..1 */
};

/* With the weights built into the program. */
struct digits *digits_open(struct err *err);
void digits_close(struct digits *digits); /* NULL is fine */

/* A look with nothing seen yet. The caller closes it; it does not need the reader any more. */
struct digits_look *digits_look_open(void);
void digits_look_close(struct digits_look *look); /* NULL is fine */

/* What is known of a crop, in its px; all 0 when it is nothing but the writing. */
struct digits_place {
    double unit;     /* height of a capital of the print beside */
    double middle;   /* from the crop's top to the middle of the line */
    int left, right; /* between these the writing should be; beyond may be the words beside */
    int from, to; /* marks of the words beside are looked at between these; as far out as left and right, or farther */
    bool words;   /* from and to take in such words */
};

/* Marks as tall as digits that stand where the writing should be. */
int digits_marks(const struct image *crop, const struct digits_place *place);

/* Looks at the writing in a crop. False when nothing is written there, or DIGITS_CROPS were looked at before. */
bool digits_look_at(struct digits_look *look, const struct digits *digits, const struct image *crop,
                    const struct digits_place *place);

/* The most likely strings, best first; at most `max`. The empty string may be one of them. Returns their number. With
 * `whole`, a slash at the end as well. */
size_t digits_best(const struct digits_look *look, bool whole, struct digits_string *out, size_t max);
/* Marks of writing, in the first crop looked at and where the writing should be, that no sign that was read accounts
 * for: letters, signs that were not read. Marks at the crop's ends do not count. */
int digits_unexplained(const struct digits_look *look);
/* The probability, 0..1, that this number or day stands there; what looks like a slash before it may be its 1. */
double digits_probability(const struct digits_look *look, const char *text);

#endif

/* What the reader of written digits makes of the places of number, day and month. For evidence.c. */
#ifndef SOHOA_OCR_EVIDENCE_DIGITS_H
#define SOHOA_OCR_EVIDENCE_DIGITS_H

#include <stddef.h>

struct arena;
struct digits;
struct evidence;
struct image;
struct page;
struct place_date;
struct place_number;

#define EVIDENCE_DIGITS_MAX 4

/* Appends entries of the kinds "number.digits", "day.digits", "month.digits" and "year.digits" to `out`,
 * EVIDENCE_DIGITS_MAX at most, and adds to *count. The confidence of a reading is its probability. `number` and `date`
 * may be not found. `slash`: px, where the slash behind the number's digits begins, as read by itself; 0 unknown. */
void evidence_digits(const struct digits *digits, const struct image *original, struct arena *arena,
                     const struct page *page, const struct place_number *number, int slash,
                     const struct place_date *date, struct evidence *out, size_t *count);

#endif

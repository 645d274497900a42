/* Second readings of the digits of number, day and month, from the original raster, for extraction to weigh.
 *
 * The places come from pipeline/extract/place.h. `printed` says how much the digits look like the machine
 * print beside them; the readings are what single-line recognition makes of the place at other scales. */
#ifndef SOHOA_OCR_EVIDENCE_H
#define SOHOA_OCR_EVIDENCE_H

struct arena;
struct digits;
struct err;
struct image;
struct page;
struct recogniser;

/* Sets page->evidence: kinds "number", "day" and "month" where the page has their places, with "number.digits" and so
 * on from the reader of written digits (digits.h), "mark" for stamps
 * in the header's zone (readings are words, printed is 1 in a frame), "signer" for lines below the signer's
 * titles, "line" for doubtful lines of the header. */
int evidence_read(struct recogniser *recogniser, const struct digits *digits, const struct image *original,
                  struct arena *arena, struct page *page, struct err *err);

#endif

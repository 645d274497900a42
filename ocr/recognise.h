/* Recognition of printed text: a cleaned raster in, words with boxes and confidences out.
 *
 * One engine serves one worker; it is not for several threads. The engine is Tesseract's LSTM with the
 * language models of the system (Debian: tesseract-ocr-vie). It prints nothing. */
#ifndef SOHOA_OCR_RECOGNISE_H
#define SOHOA_OCR_RECOGNISE_H

#include <stddef.h>

struct arena;
struct cleaned;
struct err;
struct image;
struct page;
struct recogniser;
struct word;

/* `languages` as "vie" or "vie+eng". NULL with ERR_SETUP when a model is missing. */
struct recogniser *recogniser_open(const char *languages, struct err *err);
/* Leaves out these steps of reading from here on: bits of pipeline/base/step.h. */
void recogniser_leave_out(struct recogniser *recogniser, unsigned steps);
void recogniser_close(struct recogniser *recogniser); /* NULL is fine */

/* Fills words (in reading order, boxes in the upright frame, text NFC), source and quality.low_confidence;
 * clears quality.blank when there is text after all. page->geometry must be what clean_page() found for this
 * raster. Strings and words live in the arena. */
int recogniser_page(struct recogniser *recogniser, const struct cleaned *cleaned, struct arena *arena,
                    struct page *page, struct err *err);

/* Reads a crop that holds one line, or less. `whitelist`: the only characters allowed, NULL for all. Boxes
 * are px of the crop. An empty crop gives no words and 0. */
int recogniser_line(struct recogniser *recogniser, const struct image *crop, const char *whitelist, struct arena *arena,
                    struct word **words, size_t *count, struct err *err);

/* The same for a crop that holds a few lines under one another. `dpi`: of the crop. */
int recogniser_block(struct recogniser *recogniser, const struct image *crop, int dpi, struct arena *arena,
                     struct word **words, size_t *count, struct err *err);

/* Engine and version, for events: "Tesseract 5.3.0". Static. */
const char *recogniser_version(void);

#endif

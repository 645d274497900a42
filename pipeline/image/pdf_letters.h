/* Whether words from a PDF look like writing. Internal to decoding. */
#ifndef SOHOA_IMAGE_PDF_LETTERS_H
#define SOHOA_IMAGE_PDF_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

struct pdf_letters {
    size_t characters, strange; /* strange: no letter of Vietnamese or English, no digit, no usual sign */
    size_t words, plausible;    /* words of two letters and more, and those that can be a syllable or Latin word */
    size_t all, lettered;       /* all words, and those with a letter or digit */
};

/* Adds one word (NFC) to the counts. */
void pdf_letters_add(struct pdf_letters *letters, const char *word);
bool pdf_letters_are_text(const struct pdf_letters *letters);

#endif

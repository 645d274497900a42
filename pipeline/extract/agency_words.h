/* Words that agencies' names are made of, as they are written in a sentence (NĐ 30/2020 Annex II), and the provinces.
 */
#ifndef SOHOA_EXTRACT_AGENCY_WORDS_H
#define SOHOA_EXTRACT_AGENCY_WORDS_H

#include <stddef.h>

enum agency_phrase_kind {
    AGENCY_COMMON,  /* what follows goes on in small letters */
    AGENCY_UNIT,    /* a proper name follows */
    AGENCY_PROVINCE /* a province's name follows */
};

struct agency_phrase {
    const char *text;
    enum agency_phrase_kind kind;
};

/* The i-th of the table, longer phrases before those they begin with; NULL after the last. */
const struct agency_phrase *agency_words_phrase(size_t i);
/* The i-th province or centrally run city, those before and after the mergers of 2025; NULL after the last. */
const char *agency_words_province(size_t i);

#endif

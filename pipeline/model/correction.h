/* What a person says stands at a place of a page, in the stead of what was read there.
 *
 * A correction is bound to its place, a box of the original raster, not to a word: words come and go when the page is
 * recognised again, the place stays. Pages keep the words as they were read; corrections are laid over them whenever
 * they are looked at. */
#ifndef SOHOA_MODEL_CORRECTION_H
#define SOHOA_MODEL_CORRECTION_H

#include "pipeline/model/page.h"

struct arena;
struct err;

struct correction {
    struct box box;   /* px, original raster */
    const char *raw;  /* the words read there when it was corrected, parted by a space; "" none */
    const char *text; /* the words that stand there, likewise; "": none, what was read is a ghost */
    const char *who, *when;
    bool unplaced; /* set by correction_lay(): what is read there now reaches far beyond the place */
};

/* Lays page->corrections over page->words, one after the other. The words whose greater part lies in a correction's box
 * give way to its own, with confidence 1 and WORD_CORRECTED; where there are none, its words are put in between those
 * beside them. One that lies inside a longer word, say two run together, is left out and marked unplaced. */
void correction_lay(struct arena *arena, struct page *page);

/* The words that a correction of this box would replace, parted by a space. In the arena. */
char *correction_words(struct arena *arena, const struct page *page, struct box box);

/* The last correction in whose box the middle of a box lies, both of the original raster; NULL: none. */
const struct correction *correction_at(const struct page *page, struct box box);

/* Text a person typed as a correction has it: NFC, words parted by one space. ERR_INPUT when a word is too long or
 * there are too many. In the arena. */
char *correction_text(struct arena *arena, const char *typed, struct err *err);

#endif

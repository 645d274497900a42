/* What a person should do about a page that was scanned badly, from its measurements. */
#ifndef SOHOA_MODEL_ADVICE_H
#define SOHOA_MODEL_ADVICE_H

#include "pipeline/model/page.h"

struct arena;

/* ADVICE(identifier, sentence) */
#define ADVICE_TABLE(ADVICE)                                                                                           \
    ADVICE(RESOLUTION, "scan again at 300 dpi")                                                                        \
    ADVICE(BLURRED, "blurred: clean the glass, press the paper flat, scan again")                                      \
    ADVICE(PALE, "pale: scan again darker or with more contrast")                                                      \
    ADVICE(ASKEW, "lies askew: lay the paper straight")                                                                \
    ADVICE(PHOTO, "looks like a photograph or bent paper: scan it flat")                                               \
    ADVICE(DOUBTFUL, "many words are doubtful: compare the text with the paper")

enum advice {
#define ADVICE(id, sentence) ADVICE_##id,
    ADVICE_TABLE(ADVICE)
#undef ADVICE
        ADVICE_COUNT
};

/* Bits 1u << ADVICE_... of what there is to say; 0 for a good page, a blank one, and one that was not read from its
 * picture. The words need not be loaded. */
unsigned advice_for(const struct page *page);
/* The sentences, parted by "; "; NULL for none. In the arena. */
char *advice_text(struct arena *arena, unsigned advice);

#endif

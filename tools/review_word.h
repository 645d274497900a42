/* A word of a page as a person names it on the command line, and its correction. */
#ifndef SOHOA_TOOLS_REVIEW_WORD_H
#define SOHOA_TOOLS_REVIEW_WORD_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct home;

struct word_answer {
    /* PAGE:N the Nth word of the page as `show --words` counts, PAGE:N-M a run of them, PAGE:X,Y,W,H a box of the
     * original raster, PAGE:TEXT the words that read so, once on the page; PAGE:=TEXT when that looks like one of the
     * others. */
    const char *place;
    const char *text; /* what stands there; NULL with none or undo */
    bool none;        /* nothing does */
    bool undo;        /* the correction made there is taken back */
    const char *who;
    const char *seen; /* what the words there read when the person looked; NULL: whatever it is */
};

int review_word(struct home *home, int64_t document, const struct word_answer *answer, struct err *err);

#endif

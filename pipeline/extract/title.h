/* Lines of capitals over a signature: titles and the authority they are signed with (NĐ 30/2020 Annex I,
 * II.7.b). */
#ifndef SOHOA_EXTRACT_TITLE_H
#define SOHOA_EXTRACT_TITLE_H

#include <stdbool.h>

struct arena;
struct layout;
struct layout_segment;

bool title_is(const struct layout_segment *segment);
struct title {
    const char *text;      /* the line without the dust of the seal, marks restored where the table has its words */
    const char *authority; /* "TM.", "KT.", "TL.", "TUQ.", "Q.", the Party's "T/M", "K/T", "T/L"; "" for none */
    const char *own;       /* the text after it */
    bool known;            /* it holds nothing but words of the table */
};

struct title title_read(struct arena *arena, const struct layout *layout, const struct layout_segment *segment);

#endif

/* Lines of capitals over a signature: titles and the authority they are signed with (NĐ 30/2020 Annex I,
 * II.7.b). */
#ifndef SOHOA_EXTRACT_TITLE_H
#define SOHOA_EXTRACT_TITLE_H

#include <stdbool.h>

struct arena;
struct layout;
struct layout_segment;

bool title_is(const struct layout_segment *segment);
/* "TM.", "KT.", "TL.", "TUQ." and the Party's "T/M": another line with the signer's own title must follow. */
bool title_is_authority(const char *key);
/* The line without the dust of the seal before it, marks restored where it is a title of the table. */
const char *title_text(struct arena *arena, const struct layout *layout, const struct layout_segment *segment);

#endif

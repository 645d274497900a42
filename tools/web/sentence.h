/* What the library says of files and documents, in the language of the page. The library speaks English: its sentences
 * stand in the catalogue and in records, and an archive keeps them for ever. So it is not the place where one was said
 * that is translated but the sentence, known by the format it was made from (sentence_table.h). */
#ifndef SOHOA_WEB_SENTENCE_H
#define SOHOA_WEB_SENTENCE_H

#include "tools/web/phrase.h"

/* The sentence in that language, with its values; sentences parted by "; " and one about another ("page 3: ...") too. What
 * is not in the table stays as it is. In the arena, or `text` itself; NULL gives NULL. */
const char *sentence_say(struct arena *arena, enum language language, const char *text);

#define SENTENCE_VALUES 8 /* at most, in one sentence */

/* The table, for its test: English and Vietnamese format of the n-th; false when there is none. */
bool sentence_formats(size_t n, const char *formats[LANGUAGE_COUNT]);

#endif

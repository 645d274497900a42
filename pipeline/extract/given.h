/* What can be had from a text that came without a picture: the documents it cites. Its number, date and the rest came
 * with it, as fields. */
#ifndef SOHOA_EXTRACT_GIVEN_H
#define SOHOA_EXTRACT_GIVEN_H

struct arena;
struct document;

/* Fills the citations of a document whose pages have text, but no words; they have no boxes. In the arena. */
void extract_given(struct arena *arena, struct document *document);

#endif

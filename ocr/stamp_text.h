/* What stands in the stamps that were taken off a page. */
#ifndef SOHOA_OCR_STAMP_TEXT_H
#define SOHOA_OCR_STAMP_TEXT_H

struct arena;
struct cleaned;
struct recogniser;
struct wordlist;

/* Adds the lines of print in the stamps to the words of the page, each stamp a block of its own behind them. What is no
 * print, as a signature and the ring of a seal, gives none. Boxes are px of the cleaned page. `dpi`: of that. */
void stamp_text_read(struct recogniser *recogniser, const struct cleaned *cleaned, int dpi, struct arena *arena,
                     struct wordlist *list);

#endif

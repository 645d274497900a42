/* Repairs in the cells of a task table. */
#ifndef SOHOA_EXTRACT_TASK_CELL_H
#define SOHOA_EXTRACT_TASK_CELL_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct word;

/* A deadline whose quarter was misread, as it must be: "Quý H/2023" is "Quý II/2023". Anything else as it
 * stands. */
char *task_cell_quarter(struct arena *arena, const char *text);
/* The text of the word after "Quý": its Roman number as wide as it is printed. "II/2023" is often read as "I/2023", but
 * strokes and year have one width in relation to the word before. `text` itself where that tells nothing. */
const char *task_cell_numeral(struct arena *arena, const struct word *before, const struct word *word,
                              const char *text);
/* The text of a cell: `words` in order. `measured`: they were read from the picture. Deadlines are repaired. NULL when
 * nothing is in it. */
const char *task_cell_text(struct arena *arena, const struct word *words, size_t count, bool deadline, bool measured);
/* Appends a word; two that lost their space in a narrow column are parted. */
void task_cell_put(struct arena *arena, struct buf *out, const char *text);

#endif

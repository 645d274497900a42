/* Repairs in the cells of a task table. */
#ifndef SOHOA_EXTRACT_TASK_CELL_H
#define SOHOA_EXTRACT_TASK_CELL_H

struct arena;
struct buf;

/* A deadline whose quarter was misread, as it must be: "Quý H/2023" is "Quý II/2023". Anything else as it
 * stands. */
char *task_cell_quarter(struct arena *arena, const char *text);
/* Appends a word; two that lost their space in a narrow column are parted. */
void task_cell_put(struct arena *arena, struct buf *out, const char *text);

#endif

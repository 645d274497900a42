/* Columns of a task table: the heads that name them, and where their cells begin on the page. */
#ifndef SOHOA_EXTRACT_TASK_COLUMNS_H
#define SOHOA_EXTRACT_TASK_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/extract/task_head.h"

struct arena;
struct layout;
struct word;

#define COLUMNS_MAX 8

/* The columns of one page's table: left edges, and what each holds. */
struct task_columns {
    int left[COLUMNS_MAX];
    size_t count;
    int least;     /* lines that begin at the least of the edges */
    int of[ROLES]; /* column of a role; -1 for none. Numbers stand left of all columns */
};

/* Finds the heads in the rows from `row` on; true when activity and two more are there. center[role]: px, -1
 * for none; `bottom`: their lower end. */
bool task_columns_heads(const struct layout *layout, size_t row, int center[ROLES], int *bottom);
/* Columns below `bottom` that give each head one of its own; false when there are none. */
bool task_columns_find(struct arena *arena, const struct layout *layout, const int center[ROLES], int bottom,
                       struct task_columns *out);
/* The column of a word that begins at x; -1 for the column of numbers, left of all. */
int task_columns_at(const struct task_columns *columns, const struct layout *layout, int x);
/* A cell's line begins after a gap wider than a space, or after a vertical rule. */
bool task_columns_begins_cell(const struct word *before, const struct word *word, int unit);
/* A word without the vertical rules that recognition reads as signs; "" when nothing else is in it. */
const char *task_columns_bare(struct arena *arena, const struct word *word);

#endif

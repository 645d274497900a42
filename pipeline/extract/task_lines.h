/* Task tables without cells: rows out of lines of words, from where they begin under the captions. */
#ifndef SOHOA_EXTRACT_TASK_LINES_H
#define SOHOA_EXTRACT_TASK_LINES_H

#include <stdbool.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/task_columns.h"

struct layout;
struct task_table;
struct word;

struct task_lines {
    struct arena *arena;
    struct task_table *table; /* takes the rows */
    struct task_columns columns;
    struct buf text[ROLES];    /* the row being gathered */
    const struct word *before; /* last word of its deadline */
    bool is_open, found;
    int page, last, pitch; /* page and number of the open row; usual distance of lines */
};

void task_lines_init(struct task_lines *lines, struct arena *arena, struct task_table *table);
void task_lines_page(struct task_lines *lines, const struct layout *layout);
/* The table ends: its last row goes to the table. */
void task_lines_end(struct task_lines *lines);
void task_lines_release(struct task_lines *lines);

#endif

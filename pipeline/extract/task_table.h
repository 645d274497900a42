/* The rows of a document's task tables as they are gathered: numbers, groups, rows that go on over a page break.
 * Everything lives in the arena. */
#ifndef SOHOA_EXTRACT_TASK_TABLE_H
#define SOHOA_EXTRACT_TASK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/extract/task_head.h"

struct arena;
struct task;
struct word;

#define TASK_ROWS_MAX 2000
#define TASK_LEVELS   3 /* of groups: A, I, 1 */

/* A row of a table, or what one page has of it. NULL for an empty cell. */
struct task_row {
    const char *text[ROLES];
    int page;
};

struct task_table {
    struct arena *arena;
    struct task *tasks;
    size_t count;
    bool is_open; /* tasks[count - 1] may go on */
    bool numbered;
    const char *groups[TASK_LEVELS];
};

void task_table_init(struct task_table *table, struct arena *arena);
/* A new table begins: what grouped the rows of another does not group these. */
void task_table_begin(struct task_table *table);
/* Adds a row. */
void task_table_add(struct task_table *table, const struct task_row *row);
/* Adds to the cells of the last row; false when there is none to go on with. */
bool task_table_go_on(struct task_table *table, const struct task_row *row);
/* The title of the rows that follow ("II", "Cải cách thể chế"); `number` NULL when there is none. */
void task_table_group(struct task_table *table, const char *number, const char *title);

/* What a cell under TT says: "2.1", "10", "IV", "b" without the signs around it; NULL when it is no number. */
const char *task_table_number(struct arena *arena, const char *text);

#endif

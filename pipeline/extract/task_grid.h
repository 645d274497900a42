/* A ruled table as the recogniser leaves it: each cell read by itself is a block of its own, row by row and from left
 * to right, empty cells left out. Rows are found again by that order, columns by where their cells stand. */
#ifndef SOHOA_EXTRACT_TASK_GRID_H
#define SOHOA_EXTRACT_TASK_GRID_H

#include <stdbool.h>

#include "pipeline/extract/task_head.h"
#include "pipeline/model/page.h"

struct arena;
struct layout;

#define GRID_COLUMNS_MAX 12

struct grid_cell {
    struct box box;
    const struct word *words;
    size_t count;
    const char *key; /* layout_key of the text */
    int column;      /* of the table, set by grid_assign() */
};

struct grid_row {
    struct grid_cell *cells; /* left to right */
    size_t count;
    struct box box;
};

struct grid {
    struct grid_row *rows; /* top to bottom */
    size_t count;
};

/* The columns of a table; `left` and `right` bound what stood in them so far. */
struct grid_columns {
    struct grid_column {
        int left, right;
        unsigned roles; /* 1 << enum role; 0 for a column of no use here */
    } columns[GRID_COLUMNS_MAX];
    size_t count;
};

/* All blocks of the page in rows. Arena. */
struct grid *grid_read(struct arena *arena, const struct layout *layout);
/* True where the row (with the one under it, when the captions stand in two tiers) names columns, the activity and two
 * more among them; *used is the number of rows the captions take. */
bool grid_heads(const struct grid *grid, size_t row, struct grid_columns *columns, size_t *used);
/* Gives each cell of the row its column and lets columns follow a full row; false when the row has more cells than the
 * table has columns, or a cell stands beside it. */
bool grid_assign(struct grid_columns *columns, struct grid_row *row, int unit);
/* The role's column, -1 for none. */
int grid_column(const struct grid_columns *columns, enum role role);

#endif

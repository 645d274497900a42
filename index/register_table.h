/* The table of a register before it is taken in: which columns mean what, and in which order its dates stand. Private
 * to index/. */
#ifndef SOHOA_INDEX_REGISTER_TABLE_H
#define SOHOA_INDEX_REGISTER_TABLE_H

#include "index/register.h"
#include "pipeline/package/sheet_heading.h"

struct register_table {
    const char *source;
    int columns[SHEET_COLUMNS]; /* enum register_column */
    struct sheet_header header;
    bool headed;                        /* columns are told */
    bool lacking;                       /* a row had headings, but neither number nor abstract */
    struct sheet_calendar issue, other; /* of the dates of issue, and of what stands under "Ngày ..." besides */
    bool is_date[SHEET_COLUMNS];        /* those */
    struct register_going {             /* how the dates of issue follow one another, in each order */
        char last[11];
        bool up, down;
    } going[2];
    enum sheet_order order;
    long order_row; /* that tells it; 0: nothing does */
};

/* What a row says, by meaning; NULL where empty. */
struct register_cells {
    const char *values[REGISTER_COLUMN_COUNT];
};

/* Goes through the whole table once. order: said by a person, or UNCLEAR. ERR_INPUT when there are no headings, or
 * columns or dates that contradict one another. Released by the caller in any case. */
int register_table_look(struct register_table *table, const char *source, const char *bytes, size_t n,
                        enum sheet_order order, struct err *err);
void register_table_release(struct register_table *table);
/* False for a row without anything, and those down to the headings. The text is in the arena. */
bool register_table_cells(const struct register_table *table, struct arena *arena, const struct sheet_row *row,
                          struct register_cells *cells);
/* What stands for its date of issue; NULL none. */
const char *register_table_date(struct arena *arena, const struct register_cells *cells);

#endif

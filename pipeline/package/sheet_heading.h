/* Headings of the tables that offices keep: what a column is called, and in which rows the headings stand.
 *
 * Names are compared by their letters and digits without marks, "văn bản" and "VB" left out, through a small table of
 * names for the same thing: those of Nghị định 30/2020 (Phụ lục IV, VI), Thông tư 02/2019, and of programs. A heading
 * may be in two rows, one naming a group of columns ("Văn bản") over the others ("Số", "Ngày"), or two halves of a
 * name; cells merged over several columns or rows have their text in the first. */
#ifndef SOHOA_PACKAGE_SHEET_HEADING_H
#define SOHOA_PACKAGE_SHEET_HEADING_H

#include "pipeline/base/memory.h"
#include "pipeline/package/sheet.h"

/* What is compared of a heading: the first of the names for the same thing, else its own letters. In the arena.
 * *general (may be NULL): it is a name for other things too, such as "Nội dung", and gives way to one that is not. */
const char *sheet_heading_key(struct arena *arena, const char *heading, bool *general);

/* "A", "Z", "AA": the column's letters in a spreadsheet. */
void sheet_heading_letters(size_t column, char out[4]);

/* Headings stand in one of the first rows, below the names of state and office. */
#define SHEET_HEADER_ROWS 30

struct sheet_header_rules {
    bool (*known)(const char *name);
    /* How good these names are for headings; 0: they are none. */
    int (*score)(const char *const *names, size_t count, void *data);
    void *data;
};

struct sheet_header {
    const char *names[SHEET_COLUMNS]; /* "" where none */
    size_t count;
    long row;  /* the last of its rows, with one like "(1) (2) (3)" that forms have below; 0: not found yet */
    long seen; /* rows looked at */
    bool closed;
    int score;
    struct arena arena;
    struct sheet_row before; /* the row before, a copy */
};

/* Looks at the next row. True while it may still belong to the headings, or to what stands above them. */
bool sheet_header_take(struct sheet_header *header, const struct sheet_row *row,
                       const struct sheet_header_rules *rules);
void sheet_header_release(struct sheet_header *header);
#define cleanup_sheet_header __attribute__((cleanup(sheet_header_release)))

#endif

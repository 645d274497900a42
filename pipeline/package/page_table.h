/* A table on A4 pages, as PDF for printing: an agency and a title above it, the headings repeated on every page, page
 * numbers from the second on (Nghị định 30/2020, Phụ lục I, I.7: centred in the top margin), a closing line below. Rows
 * come one by one; a row that is higher than what is left of a page goes to the next, one higher than a page is broken.
 *
 * The face is Times New Roman or what stands for it (Tinos, Liberation Serif), embedded; its text can be searched. The
 * same rows give the same bytes with the same fonts: no time of the clock is in it. */
#ifndef SOHOA_PACKAGE_PAGE_TABLE_H
#define SOHOA_PACKAGE_PAGE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct page_table;

struct page_table_column {
    const char *heading;
    double share; /* of the width; all together 1 */
    bool centred;
};

struct page_table_form {
    const char *agency, *above; /* top left: the agency, in capitals and bold, and one above it; either may be NULL */
    const char *title;          /* in capitals and bold */
    const char *subtitle;       /* lines below it; or NULL */
    const struct page_table_column *columns;
    size_t column_count; /* at most PAGE_TABLE_COLUMNS */
};
#define PAGE_TABLE_COLUMNS 12

/* Begins the file through "<path>.tmp". The form and what it points to must last. ERR_USAGE when it exists and is not
 * to be replaced, ERR_SETUP when no font has the letters. */
struct page_table *page_table_open(const char *path, bool replace, const struct page_table_form *form, struct err *err);
/* One row; NULL is empty. */
int page_table_row(struct page_table *table, const char *const *cells, struct err *err);
/* closing: text below the table; sign: what stands over the place for the name of who made it; either may be NULL. */
int page_table_finish(struct page_table *table, const char *closing, const char *sign, struct err *err);
/* Frees; what was not finished is removed. NULL is fine. */
void page_table_close(struct page_table *table);

#endif

/* Tables written for spreadsheets: CSV, or XLSX with one sheet and more; row by row, so that memory does not grow with
 * them.
 *
 * CSV: UTF-8 with byte order mark, RFC 4180, text in quotes, dates as 2021-09-13 (the one form that a spreadsheet takes
 * for a date in every country). XLSX (ECMA-376): text, numbers and dates as such, dates shown as 13/09/2021; the first
 * row stays in sight and is repeated in print. The same rows give the same bytes.
 *
 * No text becomes a formula: in XLSX a cell of text is one whatever it begins with; in CSV text that begins with = + -
 * or
 * @ (after apostrophes or not) gets an apostrophe in front, which sheet_read() takes away again. What is read back is
 * what was written, NFC and trimmed. */
#ifndef SOHOA_PACKAGE_SHEET_WRITE_H
#define SOHOA_PACKAGE_SHEET_WRITE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;
struct sheet_writer;

/* What a column holds. A cell that is not of the kind, such as a date of which only the year is known, is text. */
enum sheet_type {
    SHEET_TEXT,
    SHEET_CODE,   /* text for programs: XLSX does not break it into lines */
    SHEET_NUMBER, /* whole, from 0 */
    SHEET_SERIAL, /* the same, shown with two digits at least: 05 (Nghị định 30, Phụ lục I, II.3) */
    SHEET_DATE    /* YYYY-MM-DD, from 1900-03-01 */
};

struct sheet_column {
    const char *heading;
    enum sheet_type type;
    int width; /* in digits of the font */
};

/* Begins the file at `path` through "<path>.tmp"; its ending, .csv or .xlsx, is the format. ERR_USAGE for another one,
 * or when it exists and is not to be replaced. */
struct sheet_writer *sheet_write_open(const char *path, bool replace, struct err *err);
/* Begins a sheet; name and columns must last until the next or the end. name: up to 31 characters, none of []:*?/\. A
 * CSV file has one. */
int sheet_write_begin(struct sheet_writer *writer, const char *name, const struct sheet_column *columns, size_t count,
                      struct err *err);
/* One row of as many cells as the sheet has columns; NULL is empty. doubtful: which are to stand out, by a yellow
 * ground in XLSX; NULL none. ERR_LIMIT for a cell over SHEET_CELL_BYTES. */
int sheet_write_row(struct sheet_writer *writer, const char *const *cells, const bool *doubtful, struct err *err);
/* 0 only when all of it is on the disk under its name. */
int sheet_write_finish(struct sheet_writer *writer, struct err *err);
/* Frees; what was not finished is removed. NULL is fine. */
void sheet_write_close(struct sheet_writer *writer);
void sheet_write_close_pointer(struct sheet_writer **writer);
#define cleanup_sheet_writer __attribute__((cleanup(sheet_write_close_pointer)))

/* One cell of text as CSV, in quotes and never a formula, for tables that are no file of their own. */
void sheet_write_csv_text(struct buf *csv, const char *text);

#endif

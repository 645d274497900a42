/* Tables that offices keep: CSV and the first sheet of an XLSX workbook, row by row as text.
 *
 * CSV: RFC 4180, with comma, semicolon or tab, whichever parts the first lines most evenly; UTF-8 with or without byte
 * order mark, UTF-16 with one; lines may be broken inside quotes. XLSX (ECMA-376): cells as they are stored, numbers as digits;
 * nothing is computed: of a formula the value saved with it is taken. What is hostile is refused: document types and
 * entities in the XML, entries that unpack to more than SHEET_PART_BYTES, rows and cells beyond the caps. Text is NFC,
 * trimmed; the apostrophe that keeps = + - @ from beginning a formula in CSV, and _x000A_ that stands for a character in
 * XLSX, are read as what they mean. */
#ifndef SOHOA_PACKAGE_SHEET_H
#define SOHOA_PACKAGE_SHEET_H

#include <stdbool.h>
#include <stddef.h>

struct err;

/* A register of a million rows is 200 MB as CSV; nobody keeps one that large in one file. */
#define SHEET_FILE_BYTES (256L * 1024 * 1024)
#define SHEET_PART_BYTES (256L * 1024 * 1024)
#define SHEET_ROWS       1000000
#define SHEET_COLUMNS    256
#define SHEET_CELL_BYTES 32768 /* Excel's own cap is 32,767 characters */

struct sheet_row {
    long number;        /* of the row in the sheet, or of the line it begins on in a CSV file; from 1 */
    const char **cells; /* "" where empty; until the callback returns */
    size_t count;
    bool days_from_1904; /* the workbook counts days from 1904-01-01, not from 1899-12-30 */
};

/* A value other than 0 ends the reading, which then returns it. */
typedef int sheet_take(const struct sheet_row *row, void *data, struct err *err);

/* By what the bytes are. name: for sentences. ERR_INPUT, ERR_LIMIT. */
int sheet_read(const char *name, const char *bytes, size_t n, sheet_take *take, void *data, struct err *err);

/* The two readers. */
int sheet_read_csv(const char *name, const char *bytes, size_t n, sheet_take *take, void *data, struct err *err);
int sheet_read_xlsx(const char *name, const char *bytes, size_t n, sheet_take *take, void *data, struct err *err);

#endif

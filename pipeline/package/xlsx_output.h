/* The XLSX side of sheet_write.h: a workbook as a zip of XML parts, streamed. Used inside pipeline/package only. */
#ifndef SOHOA_PACKAGE_XLSX_OUTPUT_H
#define SOHOA_PACKAGE_XLSX_OUTPUT_H

#include "pipeline/package/sheet_write.h"

struct xlsx_output;

/* Writes to fd, which stays the caller's; `path` is for sentences. */
struct xlsx_output *xlsx_output_open(int fd, const char *path, struct err *err);
int xlsx_output_begin(struct xlsx_output *out, const char *name, const struct sheet_column *columns, size_t count,
                      struct err *err);
/* A row is begun, gets its cells from left to right, and ends. text: of a number its digits, of a date its days since
 * 1899-12-30; "" leaves the cell empty. */
void xlsx_output_begin_row(struct xlsx_output *out);
void xlsx_output_cell(struct xlsx_output *out, size_t column, enum sheet_type type, const char *text, bool doubtful);
int xlsx_output_end_row(struct xlsx_output *out, struct err *err);
int xlsx_output_finish(struct xlsx_output *out, struct err *err);
void xlsx_output_close(struct xlsx_output *out); /* NULL is fine */

#endif

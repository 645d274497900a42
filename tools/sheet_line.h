/* A row of a person's sheet, its cells by the columns of a form. Between sheet_merge.c and the reader of tables. */
#ifndef SOHOA_TOOLS_SHEET_LINE_H
#define SOHOA_TOOLS_SHEET_LINE_H

#include "tools/sheet_headings.h"
#include "tools/sheet_token.h"

struct sheet_line {
    enum sheet_form form;
    long number;
    bool days_from_1904;
    enum sheet_order order;                /* of day and month; DAY_FIRST as read */
    const char *cells[SHEET_FORM_COLUMNS]; /* NULL: the sheet has no such column */
    const char *path, *mark, *code;        /* cells of SOURCE_PATH, SOURCE_CONFIRM, SOURCE_TOKEN; "" without */
    bool has_token;                        /* code is one, of this form */
    struct sheet_token token;
};

/* False for a row without anything in the form's columns. The cells are the row's. */
bool sheet_line_read(const struct sheet_headings *headings, const struct sheet_row *row, struct sheet_line *line);
/* What the row says of a field. type: the archive's kind of the document, or NULL. */
struct sheet_said sheet_line_said(struct arena *arena, const struct sheet_line *line, enum field_id field,
                                  const char *type);
/* What its date of issue says of the order of day and month: the date alone, or which reading the row showed when it
 * was written. */
void sheet_line_note_date(const struct sheet_line *line, struct sheet_calendar *calendar);
/* What the row says of the i-th field of its dossier (sheet_form_dossier_field()), or NULL; *changed: since it was
 * written. Without a token, or a dossier then, nothing is. */
const char *sheet_line_dossier(struct arena *arena, const struct sheet_line *line, size_t i, bool *changed);

#endif

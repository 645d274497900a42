#include "pipeline/package/sheet_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/new_file.h"
#include "pipeline/package/sheet.h"
#include "pipeline/package/xlsx_output.h"

/* A spreadsheet holds numbers exactly up to here. */
#define NUMBER_DIGITS 15
#define CSV_BLOCK     65536

struct sheet_writer {
    struct new_file file;
    struct xlsx_output *xlsx; /* NULL: CSV */
    struct buf csv;           /* not yet on the disk */
    const struct sheet_column *columns;
    size_t column_count, sheet_count;
    long row;
};

/* Opening -------------------------------------------------------------------------------------------------------- */

static bool ends_with(const char *path, const char *ending)
{
    size_t n = strlen(path), m = strlen(ending);

    return n > m && !strcasecmp(path + n - m, ending);
}

struct sheet_writer *sheet_write_open(const char *path, bool replace, struct err *err)
{
    bool csv = ends_with(path, ".csv");
    struct sheet_writer *w;

    if (!csv && !ends_with(path, ".xlsx")) {
        err_set(err, ERR_USAGE, "'%s' must end in .xlsx or .csv, which tells what to write", path);
        return NULL;
    }
    w = memory_alloc(sizeof *w);
    if (new_file_open(&w->file, path, replace, err) == 0 &&
        (csv || (w->xlsx = xlsx_output_open(w->file.fd, w->file.path, err))))
        return w;
    sheet_write_close(w);
    return NULL;
}

/* Cells ----------------------------------------------------------------------------------------------------------- */

/* Whole, and shown by a spreadsheet just as it is written. */
static bool is_number(const char *text, enum sheet_type type)
{
    size_t n = strspn(text, "0123456789");

    if (n == 0 || text[n] || n > NUMBER_DIGITS)
        return false;
    return type == SHEET_SERIAL ? n >= 2 && (n == 2 || *text != '0') : n == 1 || *text != '0';
}

/* Days since 1899-12-30, as Excel counts from March 1900 on; 0 when it is no such date. */
static long days_of(const char *text)
{
    struct tm t = {0}, same;
    char again[11];
    time_t seconds;

    if (strlen(text) != 10 || sscanf(text, "%4d-%2d-%2d", &t.tm_year, &t.tm_mon, &t.tm_mday) != 3)
        return 0;
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    seconds = timegm(&t);
    if (!gmtime_r(&seconds, &same) || strftime(again, sizeof again, "%Y-%m-%d", &same) != 10 ||
        strcmp(again, text) != 0)
        return 0;
    seconds = seconds / 86400 + 25569;
    return seconds >= 61 ? (long)seconds : 0;
}

/* Trimmed as the reader trims it, and clean UTF-8. */
static const char *cleaned(struct arena *arena, const char *text)
{
    size_t n;

    text += strspn(text, " \t\r\n");
    for (n = strlen(text); n > 0 && strchr(" \t\r\n", text[n - 1]); n--)
        ;
    return text_nfc(arena, text, n);
}

void sheet_write_csv_text(struct buf *csv, const char *text)
{
    buf_putc(csv, '"');
    if (text[strspn(text, "'")] && strchr("=+-@\t\r", text[strspn(text, "'")]))
        buf_putc(csv, '\'');
    for (; *text; text++) {
        if (*text == '"')
            buf_putc(csv, '"');
        buf_putc(csv, *text);
    }
    buf_putc(csv, '"');
}

static void put_csv_cell(struct sheet_writer *w, size_t column, const char *text, bool as_text)
{
    if (column > 0)
        buf_putc(&w->csv, ',');
    if (as_text && *text)
        sheet_write_csv_text(&w->csv, text);
    else
        buf_puts(&w->csv, text);
}

static void put_cell(struct sheet_writer *w, size_t column, enum sheet_type type, const char *text, bool doubtful)
{
    char days[24];
    long serial = type == SHEET_DATE ? days_of(text) : 0;
    bool number = type == SHEET_NUMBER || type == SHEET_SERIAL;

    if ((type == SHEET_DATE && !serial) || (number && !is_number(text, type)))
        type = SHEET_TEXT;
    if (!w->xlsx) {
        put_csv_cell(w, column, text, type == SHEET_TEXT || type == SHEET_CODE);
        return;
    }
    snprintf(days, sizeof days, "%ld", serial);
    if (type == SHEET_SERIAL && *text == '0' && text[1])
        text++; /* the format shows it again */
    xlsx_output_cell(w->xlsx, column, type, type == SHEET_DATE ? days : text, doubtful);
}

/* Rows ------------------------------------------------------------------------------------------------------------ */

static int write_csv(struct sheet_writer *w, struct err *err)
{
    if (file_write_all(w->file.fd, buf_string(&w->csv), w->csv.len) != 0)
        return err_errno(err, "cannot write '%s'", w->file.path);
    buf_clear(&w->csv);
    return 0;
}

static int end_row(struct sheet_writer *w, struct err *err)
{
    if (w->xlsx)
        return xlsx_output_end_row(w->xlsx, err);
    buf_puts(&w->csv, "\r\n");
    return w->csv.len >= CSV_BLOCK ? write_csv(w, err) : 0;
}

int sheet_write_begin(struct sheet_writer *w, const char *name, const struct sheet_column *columns, size_t count,
                      struct err *err)
{
    if (count == 0 || count > SHEET_COLUMNS)
        return err_set(err, ERR_LIMIT, "'%s': a sheet has 1 to %d columns, not %zu", w->file.path, SHEET_COLUMNS,
                       count);
    if (!w->xlsx && w->sheet_count > 0)
        return err_set(err, ERR_USAGE, "'%s' can hold one sheet only: choose a name that ends in .xlsx", w->file.path);
    w->columns = columns;
    w->column_count = count;
    w->sheet_count++;
    w->row = 1;
    if (w->xlsx)
        return xlsx_output_begin(w->xlsx, name, columns, count, err);
    buf_puts(&w->csv, "\xEF\xBB\xBF"); /* spreadsheets take the file for UTF-8 only with this mark */
    for (size_t i = 0; i < count; i++)
        put_csv_cell(w, i, columns[i].heading, true);
    return end_row(w, err);
}

int sheet_write_row(struct sheet_writer *w, const char *const *cells, const bool *doubtful, struct err *err)
{
    cleanup_arena struct arena arena = {0};

    if (++w->row > SHEET_ROWS)
        return err_set(err, ERR_LIMIT, "'%s': more than %d rows; choose fewer documents", w->file.path, SHEET_ROWS);
    if (w->xlsx)
        xlsx_output_begin_row(w->xlsx);
    for (size_t i = 0; i < w->column_count; i++) {
        const char *text = cleaned(&arena, cells[i] ? cells[i] : "");

        if (strlen(text) > SHEET_CELL_BYTES - 2)
            return err_set(err, ERR_LIMIT, "'%s', row %ld: '%s' is longer than a cell can be (%d bytes)", w->file.path,
                           w->row, w->columns[i].heading, SHEET_CELL_BYTES - 2);
        put_cell(w, i, w->columns[i].type, text, doubtful && doubtful[i]);
    }
    return end_row(w, err);
}

/* Ending ---------------------------------------------------------------------------------------------------------- */

int sheet_write_finish(struct sheet_writer *w, struct err *err)
{
    if (w->xlsx ? xlsx_output_finish(w->xlsx, err) != 0 : write_csv(w, err) != 0)
        return -1;
    return new_file_finish(&w->file, err);
}

void sheet_write_close(struct sheet_writer *w)
{
    if (!w)
        return;
    xlsx_output_close(w->xlsx);
    new_file_close(&w->file);
    buf_release(&w->csv);
    free(w);
}

void sheet_write_close_pointer(struct sheet_writer **writer)
{
    sheet_write_close(*writer);
}

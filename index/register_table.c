#include "index/register_table.h"

#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* Headings ------------------------------------------------------------------------------------------------------- */

static bool is_known(const char *name)
{
    return register_column_of(name, NULL) != REGISTER_COLUMN_COUNT;
}

/* Headings have the number or the abstract, and something else. */
static int score(const char *const *names, size_t count, void *data)
{
    struct register_table *table = data;
    bool seen[REGISTER_COLUMN_COUNT + 1] = {0};
    int known = 0;

    for (size_t i = 0; i < count; i++) {
        enum register_column column = register_column_of(names[i], NULL);

        known += column != REGISTER_COLUMN_COUNT && !seen[column];
        seen[column] = true;
    }
    if (seen[REGISTER_NUMBER] || seen[REGISTER_ABSTRACT])
        return known >= 2 ? known : 0;
    table->lacking = table->lacking || known >= 2;
    return 0;
}

/* Of the columns with such a name, general or not, the one there is: 1, 0 without, -1 when there are two. */
static int find(struct register_table *table, enum register_column wanted, bool general, struct err *err)
{
    const struct sheet_header *header = &table->header;
    size_t found = SHEET_COLUMNS;
    char first[4], second[4];

    for (size_t i = 0; i < header->count; i++) {
        bool is_general;

        if (register_column_of(header->names[i], &is_general) != wanted || is_general != general)
            continue;
        if (found < SHEET_COLUMNS) {
            sheet_heading_letters(found, first);
            sheet_heading_letters(i, second);
            return err_set(err, ERR_INPUT,
                           "'%s', row %ld: column %s '%s' and column %s '%s' may both be the %s: give the one that is "
                           "not meant another name",
                           table->source, header->row, first, header->names[found], second, header->names[i],
                           register_column_meaning(wanted));
        }
        found = i;
    }
    if (found < SHEET_COLUMNS)
        table->columns[found] = wanted;
    return found < SHEET_COLUMNS;
}

/* A name that says it goes before a general one. Beside a column of dates those of days, months and years tell of
 * something else, or the same again. */
static int choose_columns(struct register_table *table, struct err *err)
{
    bool dated = false;

    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        enum register_column wanted = (enum register_column)i;
        int found;

        if (dated && (wanted == REGISTER_DAY || wanted == REGISTER_MONTH || wanted == REGISTER_YEAR))
            continue;
        found = find(table, wanted, false, err);
        if (found == 0)
            found = find(table, wanted, true, err);
        if (found < 0)
            return -1;
        dated = dated || (wanted == REGISTER_DATE && found);
    }
    return 0;
}

static int take_headings(struct register_table *table, struct err *err)
{
    cleanup_arena struct arena arena = {0};

    if (!table->header.row)
        return err_set(err, ERR_INPUT,
                       table->lacking
                           ? "'%s' has headings, but no column for the number (\"Số, ký hiệu\") and none for "
                             "the abstract (\"Trích yếu\")"
                           : "'%s': no row of headings among its first %d: a register has columns like \"Số, "
                             "ký hiệu\", \"Ngày tháng\" and \"Trích yếu\"",
                       table->source, SHEET_HEADER_ROWS);
    table->headed = true;
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        table->columns[i] = REGISTER_COLUMN_COUNT;
    if (choose_columns(table, err) != 0)
        return -1;
    for (size_t i = 0; i < table->header.count; i++)
        table->is_date[i] = table->columns[i] == REGISTER_COLUMN_COUNT &&
                            !strncmp(sheet_heading_key(&arena, table->header.names[i], NULL), "ngay", 4);
    return 0;
}

/* Rows ----------------------------------------------------------------------------------------------------------- */

/* A cell broken into lines is one text. */
static const char *one_line(struct arena *arena, const char *cell)
{
    char *text = arena_strdup(arena, cell), *to = text;

    for (const char *s = text; *s; s++)
        if (!strchr(" \t\r\n", *s))
            *to++ = *s;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    *to = '\0';
    return text;
}

bool register_table_cells(const struct register_table *table, struct arena *arena, const struct sheet_row *row,
                          struct register_cells *cells)
{
    bool any = false;

    *cells = (struct register_cells){0};
    if (row->number <= table->header.row)
        return false;
    for (size_t i = 0; i < row->count && i < SHEET_COLUMNS; i++) {
        any = any || *row->cells[i];
        if (table->columns[i] != REGISTER_COLUMN_COUNT && *row->cells[i])
            cells->values[table->columns[i]] = one_line(arena, row->cells[i]);
    }
    return any;
}

const char *register_table_date(struct arena *arena, const struct register_cells *cells)
{
    const char *day = cells->values[REGISTER_DAY], *month = cells->values[REGISTER_MONTH];
    const char *year = cells->values[REGISTER_YEAR], *text = cells->values[REGISTER_DATE];

    if (text)
        return text;
    if (day && month && year)
        return arena_printf(arena, "%s-%s-%s", year, month, day);
    return day && strlen(day) > 2 ? day : NULL; /* "Ngày" over whole dates */
}

/* The order of dates --------------------------------------------------------------------------------------------- */

static void note_going(struct register_going *going, const char *text, enum sheet_order order)
{
    char date[11];

    if (!sheet_date(text, (struct sheet_dates){.order = order}, date))
        return;
    going->up = going->up || (*going->last && strcmp(date, going->last) > 0);
    going->down = going->down || (*going->last && strcmp(date, going->last) < 0);
    memcpy(going->last, date, sizeof date);
}

static int look(const struct sheet_row *row, void *data, struct err *err)
{
    struct register_table *table = data;
    const struct sheet_header_rules rules = {is_known, score, table};
    cleanup_arena struct arena arena = {0};
    struct register_cells cells;
    const char *date;

    if (sheet_header_take(&table->header, row, &rules))
        return 0;
    if (!table->headed && take_headings(table, err) != 0)
        return -1;
    if (!register_table_cells(table, &arena, row, &cells))
        return 0;
    date = register_table_date(&arena, &cells);
    if (date && !cells.values[REGISTER_MONTH]) {
        sheet_calendar_note(&table->issue, date, row->number);
        note_going(&table->going[0], date, SHEET_DAY_FIRST);
        note_going(&table->going[1], date, SHEET_MONTH_FIRST);
    }
    for (size_t i = 0; i < row->count && i < SHEET_COLUMNS; i++)
        if (table->is_date[i])
            sheet_calendar_note(&table->other, row->cells[i], row->number);
    return 0;
}

static bool tells(const struct sheet_calendar *calendar)
{
    return calendar->day_first || calendar->month_first;
}

/* Registers are kept day by day. */
static bool follow_only_month_first(const struct register_going going[2])
{
    return going[0].up && going[0].down && going[1].up != going[1].down;
}

/* The dates of issue tell, then the other dates of the same file; without both the day is first, unless the rows would
 * go to and fro in time then. */
static int settle_order(struct register_table *table, struct err *err)
{
    const struct sheet_calendar *calendar = tells(&table->issue) ? &table->issue : &table->other;

    table->order = SHEET_DAY_FIRST;
    if (!table->issue.either && !tells(&table->issue))
        return 0;
    table->order = sheet_calendar_order(calendar);
    table->order_row = table->order == SHEET_DAY_FIRST ? calendar->day_first : calendar->month_first;
    if (table->order == SHEET_ORDER_UNCLEAR)
        return err_set(
            err, ERR_INPUT,
            "'%s' has the day first in row %ld and the month first in row %ld: write its dates as 2021-09-13, "
            "or say with --dates how they are to be read",
            table->source, calendar->day_first, calendar->month_first);
    if (!tells(calendar) && follow_only_month_first(table->going))
        return err_set(
            err, ERR_INPUT,
            "'%s': no date tells whether the day or the month is first, and only with the month first do its "
            "rows follow one another in time: say with --dates which it is",
            table->source);
    return 0;
}

int register_table_look(struct register_table *table, const char *source, const char *bytes, size_t n,
                        enum sheet_order order, struct err *err)
{
    *table = (struct register_table){.source = source, .order = order};
    if (sheet_read(source, bytes, n, look, table, err) != 0)
        return -1;
    if (!table->headed && take_headings(table, err) != 0)
        return -1;
    return order == SHEET_ORDER_UNCLEAR ? settle_order(table, err) : 0;
}

void register_table_release(struct register_table *table)
{
    sheet_header_release(&table->header);
}

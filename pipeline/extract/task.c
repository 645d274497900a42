#include "pipeline/extract/task.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/task_cell.h"
#include "pipeline/extract/task_grid.h"
#include "pipeline/extract/task_lines.h"
#include "pipeline/extract/task_repair.h"
#include "pipeline/extract/task_table.h"

/* A group's title has at most this many lines; longer text follows the table. */
#define TITLE_LINES 3
/* A row that begins anew has at least this many cells, all with a capital. */
#define FRESH_CELLS 3

struct reader {
    struct arena *arena;
    struct task_table table;
    struct task_lines lines;
    struct grid_columns columns;
    bool found;    /* columns are those of a table that may go on */
    bool may_join; /* the next row may be the rest of the last one: a page or captions lie between */
};

/* A cell under TT with numbers on several lines: its block is a column, not a cell. */
static bool holds_numbers(const struct grid_cell *cell)
{
    int numbers = 0;

    for (size_t i = 0; i < cell->count; i++)
        numbers += strspn(cell->words[i].text, "0123456789.") == strlen(cell->words[i].text);
    return numbers > 1 && cell->words[0].line != cell->words[cell->count - 1].line;
}

/* True where the rows from `start` on are rows of cells of a table of so many columns, as far as they can be told. */
static bool is_ruled(const struct grid *grid, size_t start, size_t columns)
{
    size_t full = 0, over = 0;

    for (size_t i = start; i < grid->count; i++) {
        const struct grid_row *r = &grid->rows[i];

        if (r->count >= 3 && holds_numbers(&r->cells[0]))
            return false;
        full += r->count >= 3 && r->count <= columns;
        over += r->count > columns;
    }
    return full > over;
}

static bool is_capital(const char *text)
{
    size_t skip = strspn(text, "-+*(\"'. "), used;

    return text[skip] && text_is_upper(text_next(text + skip, strlen(text + skip), &used));
}

static bool is_fresh(const struct task_row *row)
{
    int cells = 0;

    for (int role = ROLE_ACTIVITY; role < ROLES; role++) {
        if (row->text[role] && !is_capital(row->text[role]))
            return false;
        cells += row->text[role] != NULL;
    }
    return cells >= FRESH_CELLS && row->text[ROLE_ACTIVITY];
}

static bool says(struct arena *arena, const struct word *w, const char *key)
{
    return strcmp(layout_key(arena, w->text), key) == 0;
}

/* Without the sign that parted it from what follows. */
static const char *trimmed(struct arena *arena, const char *text)
{
    size_t n = text ? strlen(text) : 0;

    while (n > 0 && strchr(" ,;-", text[n - 1]))
        n--;
    return n > 0 ? arena_strndup(arena, text, n) : NULL;
}

/* "Chủ trì: Sở Nội vụ; phối hợp: các sở" in one cell: two. */
static void part_units(struct reader *r, const struct grid_cell *cell, struct task_row *row)
{
    size_t from = 0, end = cell->count, at = end;

    if (end > 2 && says(r->arena, &cell->words[0], "chu") && says(r->arena, &cell->words[1], "tri"))
        from = 2;
    for (size_t i = from; i + 2 < end && at == end; i++)
        if (says(r->arena, &cell->words[i], "phoi") && says(r->arena, &cell->words[i + 1], "hop"))
            at = i;
    row->text[ROLE_LEAD] = trimmed(r->arena, task_cell_text(r->arena, cell->words + from, at - from, false, false));
    if (at < end)
        row->text[ROLE_SUPPORT] = task_cell_text(r->arena, cell->words + at + 2, end - at - 2, false, false);
}

static void take_cell(struct reader *r, const struct layout *l, const struct grid_cell *cell, struct task_row *row)
{
    unsigned roles = r->columns.columns[cell->column].roles;
    bool measured = l->page->source == TEXT_RECOGNISED;

    if (roles == (1u << ROLE_LEAD | 1u << ROLE_SUPPORT)) {
        part_units(r, cell, row);
        return;
    }
    for (int role = 0; role < ROLES; role++)
        if (roles == 1u << role)
            row->text[role] = task_cell_text(r->arena, cell->words, cell->count, role == ROLE_DEADLINE, measured);
}

static int lines_of(const struct grid_cell *cell)
{
    int lines = 1;

    for (size_t i = 1; i < cell->count; i++)
        lines += cell->words[i].line != cell->words[i - 1].line;
    return lines;
}

/* The whole number that the row's first cell is; 0 when it is none. */
static int whole_number(struct arena *arena, const char *text)
{
    const char *number = text ? task_table_number(arena, text) : NULL;

    return number && strspn(number, "0123456789") == strlen(number) ? atoi(number) : 0;
}

/* A row of number and activity alone, counted with the rows around it: a task that has no more cells. */
static bool is_counted(struct reader *r, const struct task_row *row, const struct grid_row *next)
{
    int number = whole_number(r->arena, row->text[ROLE_NO]);
    const char *last = r->table.count ? r->table.tasks[r->table.count - 1].no : NULL, *after = NULL;

    if (next && next->count > 0)
        after = task_cell_text(r->arena, next->cells[0].words, next->cells[0].count, false, false);
    return number > 1 && whole_number(r->arena, last) == number - 1 && whole_number(r->arena, after) == number + 1;
}

/* "I. CẢI CÁCH THỂ CHẾ" in one cell or two. */
static void take_group(struct reader *r, const struct grid_row *row, const struct task_row *text)
{
    const char *number = text->text[ROLE_NO] ? task_table_number(r->arena, text->text[ROLE_NO]) : NULL;
    const struct grid_cell *last = &row->cells[row->count - 1];
    size_t from = 0;

    if (row->count == 1 && last->count > 1) {
        number = task_table_number(r->arena, last->words[0].text);
        from = number && strpbrk(last->words[0].text, ".)/") ? 1 : 0;
        number = from ? number : NULL;
    }
    task_table_group(&r->table, number, task_cell_text(r->arena, last->words + from, last->count - from, false, false));
}

static bool is_group(struct reader *r, const struct grid_row *row, const struct task_row *text)
{
    for (int role = ROLE_PRODUCT; role < ROLES; role++)
        if (text->text[role] && row->count > 1)
            return false;
    return row->count == 1 || (row->count == 2 && text->text[ROLE_NO] && text->text[ROLE_ACTIVITY] && r->found);
}

/* False where the row shows that the table has ended above it. */
static bool take_row(struct reader *r, const struct layout *l, struct grid_row *row, const struct grid_row *next)
{
    struct task_row text = {.page = l->page->number};
    const struct grid_cell *last = &row->cells[row->count - 1];
    bool join = r->may_join && r->table.is_open;
    int activity = grid_column(&r->columns, ROLE_ACTIVITY);

    if (!grid_assign(&r->columns, row, l->unit))
        return false;
    for (size_t i = 0; i < row->count; i++)
        take_cell(r, l, &row->cells[i], &text);
    r->may_join = false;
    if (join && !text.text[ROLE_NO] && !is_fresh(&text) &&
        (r->table.numbered || !text.text[ROLE_ACTIVITY] || !is_capital(text.text[ROLE_ACTIVITY])) &&
        !(row->count == 1 && layout_is_upper(text.text[ROLE_ACTIVITY] ? text.text[ROLE_ACTIVITY] : "", 4)))
        return task_table_go_on(&r->table, &text);
    if (is_group(r, row, &text) && !is_counted(r, &text, next)) {
        if (lines_of(last) > TITLE_LINES && layout_right(last->box) > r->columns.columns[activity].right + 2 * l->unit)
            return false;
        take_group(r, row, &text);
        return true;
    }
    task_table_add(&r->table, &text);
    return true;
}

static bool ends_table(const struct grid_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (strncmp(row->cells[i].key, "noinhan", 7) == 0)
            return true;
    return false;
}

/* The page's number, at its head or foot. */
static bool is_page_number(const struct grid *grid, size_t row)
{
    const struct grid_row *r = &grid->rows[row];

    return (row == 0 || row + 1 == grid->count) && r->count == 1 && strlen(r->cells[0].key) <= 3 &&
           strspn(r->cells[0].key, "0123456789") == strlen(r->cells[0].key);
}

static bool has_heads(const struct grid *grid)
{
    struct grid_columns columns;
    size_t used;

    for (size_t i = 0; i < grid->count; i++)
        if (grid_heads(grid, i, &columns, &used) && is_ruled(grid, i + used, columns.count))
            return true;
    return false;
}

/* Reads a page whose table is ruled; false when it is not, and nothing is taken from it. */
static bool read_ruled(struct reader *r, const struct layout *l)
{
    struct grid *grid = grid_read(r->arena, l);
    bool goes_on = r->found && is_ruled(grid, 0, r->columns.count);
    size_t used;

    if (!goes_on && !has_heads(grid))
        return false;
    task_lines_end(&r->lines);
    r->found = goes_on;
    r->may_join = true;
    for (size_t i = 0; i < grid->count; i += used) {
        struct grid_columns columns;

        if (grid_heads(grid, i, &columns, &used)) {
            if (!r->found && !r->table.is_open)
                task_table_begin(&r->table);
            r->columns = columns;
            r->found = r->may_join = true;
            continue;
        }
        used = 1;
        if (!r->found || is_page_number(grid, i))
            continue;
        r->found = !ends_table(&grid->rows[i]) &&
                   take_row(r, l, &grid->rows[i], i + 1 < grid->count ? &grid->rows[i + 1] : NULL);
        if (!r->found)
            r->table.is_open = false;
    }
    return true;
}

void task_read(struct paper *p)
{
    struct reader r = {.arena = p->arena};

    task_table_init(&r.table, p->arena);
    task_lines_init(&r.lines, p->arena, &r.table);
    for (size_t i = p->first; i < p->document->page_count; i++)
        if (!read_ruled(&r, p->layouts[i])) {
            r.found = false;
            task_lines_page(&r.lines, p->layouts[i]);
        }
    task_lines_end(&r.lines);
    task_lines_release(&r.lines);
    task_repair(p->arena, r.table.tasks, r.table.count);
    p->document->tasks = r.table.tasks;
    p->document->task_count = r.table.count;
}

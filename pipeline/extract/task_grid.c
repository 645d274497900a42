#include "pipeline/extract/task_grid.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/layout.h"

/* A cell on the right of another belongs to its row even where their lines leave this gap (word heights): short cells
 * stand at the top or in the middle of a row. */
#define ROW_GAP_UNITS 4
/* Cost, px, of a column that a cell does not touch. */
#define APART 4000

static bool has_text(const struct grid_cell *cell)
{
    return *cell->key != '\0';
}

static void cell_finish(struct arena *arena, struct grid_cell *cell)
{
    cleanup_buf struct buf text = {0};

    cell->column = -1;
    for (size_t i = 0; i < cell->count; i++) {
        cell->box = i == 0 ? cell->words[i].box : layout_union(cell->box, cell->words[i].box);
        buf_puts(&text, cell->words[i].text);
    }
    cell->key = layout_key(arena, buf_string(&text));
}

static bool same_row(const struct grid_row *row, const struct grid_cell *cell, int unit)
{
    const struct grid_cell *last = &row->cells[row->count - 1];
    int gap = cell->box.y > row->box.y ? cell->box.y - layout_bottom(row->box) : row->box.y - layout_bottom(cell->box);

    return cell->box.x > layout_right(last->box) - unit / 2 && gap < ROW_GAP_UNITS * unit;
}

struct grid *grid_read(struct arena *arena, const struct layout *l)
{
    const struct page *page = l->page;
    struct grid *grid = arena_alloc(arena, sizeof *grid);
    struct grid_cell *cells = arena_alloc(arena, (page->word_count + 1) * sizeof *cells);
    size_t n = 0, count;

    grid->rows = arena_alloc(arena, (page->word_count + 1) * sizeof *grid->rows);
    for (size_t i = 0; i < page->word_count; i += count) {
        struct grid_cell *cell = &cells[n];

        for (count = 1; i + count < page->word_count && page->words[i + count].block == page->words[i].block; count++)
            ;
        *cell = (struct grid_cell){.words = page->words + i, .count = count};
        cell_finish(arena, cell);
        if (!has_text(cell))
            continue;
        n++;
        if (grid->count == 0 || !same_row(&grid->rows[grid->count - 1], cell, l->unit))
            grid->rows[grid->count++] = (struct grid_row){.cells = cell, .box = cell->box};
        grid->rows[grid->count - 1].count++;
        grid->rows[grid->count - 1].box = layout_union(grid->rows[grid->count - 1].box, cell->box);
    }
    return grid;
}

int grid_column(const struct grid_columns *c, enum role role)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->columns[i].roles & 1u << role)
            return (int)i;
    return -1;
}

static struct grid_column column_of(const struct grid_cell *cell)
{
    return (struct grid_column){cell->box.x, layout_right(cell->box), task_head_roles(cell->key)};
}

/* Captions in a second tier ("Chủ trì", "Phối hợp" under "Đơn vị thực hiện") take the place of the one above them. */
static bool take_tier(struct grid_columns *c, const struct grid_row *row)
{
    struct grid_columns out = {.count = 0};
    size_t k = 0;

    for (size_t i = 0; i < row->count; i++)
        if (task_head_roles(row->cells[i].key) == 0)
            return false;
    for (size_t i = 0; i < c->count; i++) {
        bool over = false;

        while (k < row->count && out.count < GRID_COLUMNS_MAX && row->cells[k].box.x < c->columns[i].right &&
               (layout_right(row->cells[k].box) > c->columns[i].left ||
                (i + 1 < c->count && layout_right(row->cells[k].box) < c->columns[i + 1].left))) {
            out.columns[out.count++] = column_of(&row->cells[k++]);
            over = true;
        }
        /* the second of two stands right of a narrow caption over both */
        while (over && k < row->count && out.count < GRID_COLUMNS_MAX &&
               (i + 1 == c->count || layout_right(row->cells[k].box) < c->columns[i + 1].left))
            out.columns[out.count++] = column_of(&row->cells[k++]);
        if (!over && out.count < GRID_COLUMNS_MAX)
            out.columns[out.count++] = c->columns[i];
    }
    if (k < row->count)
        return false;
    *c = out;
    return true;
}

/* "(1) (2) (3)", "A B 1 2": columns numbered under their captions. */
static bool is_numbering(const struct grid_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (strlen(row->cells[i].key) > 2)
            return false;
    return row->count >= 3;
}

/* Each role once; a second "Nội dung" is another column. */
static unsigned settle_roles(struct grid_columns *c)
{
    unsigned seen = 0;

    for (size_t i = 0; i < c->count; i++) {
        c->columns[i].roles &= ~seen;
        seen |= c->columns[i].roles;
    }
    return seen;
}

bool grid_heads(const struct grid *grid, size_t row, struct grid_columns *c, size_t *used)
{
    const struct grid_row *r = &grid->rows[row];
    unsigned roles = 0;
    int named = 0;

    if (r->count < 3 || r->count > GRID_COLUMNS_MAX)
        return false;
    *used = 1;
    c->count = 0;
    for (size_t i = 0; i < r->count; i++) {
        c->columns[c->count++] = column_of(&r->cells[i]);
        named += c->columns[i].roles != 0;
    }
    if (named < 2)
        return false;
    if (row + 1 < grid->count && take_tier(c, &grid->rows[row + 1]))
        ++*used;
    /* what stands left of the activity and is no longer than "STT" is that, whatever was read */
    if (c->count > 1 && c->columns[0].roles == 0 && c->columns[1].roles == 1u << ROLE_ACTIVITY &&
        strlen(r->cells[0].key) <= 4)
        c->columns[0].roles = 1u << ROLE_NO;
    roles = settle_roles(c);
    if (!(roles & 1u << ROLE_ACTIVITY) || !(roles & ~(1u << ROLE_ACTIVITY | 1u << ROLE_NO)))
        return false;
    named = 0;
    for (size_t i = 0; i < c->count; i++)
        named += c->columns[i].roles != 0;
    if (named < 3)
        return false;
    if (row + *used < grid->count && is_numbering(&grid->rows[row + *used]))
        ++*used;
    return true;
}

static int cost(const struct grid_column *c, struct box b)
{
    int left = abs(b.x - c->left), center = abs(b.x + b.w / 2 - (c->left + c->right) / 2);
    bool touches = b.x < c->right && layout_right(b) > c->left;

    return (left < center ? left : center) + (touches ? 0 : APART);
}

/* The cheapest columns for the cells, in their order. */
static void match_cells(const struct grid_columns *c, struct grid_row *row)
{
    int best[GRID_COLUMNS_MAX + 1][GRID_COLUMNS_MAX + 1], n = (int)row->count, m = (int)c->count;

    /* best[i][j]: the first i cells in the first j columns */
    for (int i = 0; i <= n; i++)
        for (int j = 0; j <= m; j++) {
            best[i][j] = i == 0 ? 0 : INT32_MAX / 2;
            if (i == 0 || j < i)
                continue;
            best[i][j] = best[i - 1][j - 1] + cost(&c->columns[j - 1], row->cells[i - 1].box);
            if (j > i && best[i][j - 1] < best[i][j])
                best[i][j] = best[i][j - 1];
        }
    for (int i = n, j = m; i > 0; j--)
        if (j == i || best[i][j] < best[i][j - 1])
            row->cells[--i].column = j - 1;
}

/* A full row tells where the columns are; one table may go on in another with other widths. */
static void follow(struct grid_columns *c, const struct grid_row *row)
{
    struct grid_columns wider = *c;
    bool clash = false;

    for (size_t i = 0; i < c->count; i++) {
        struct box b = row->cells[i].box;
        struct grid_column *w = &wider.columns[i];

        clash = clash || b.x >= w->right || layout_right(b) <= w->left;
        w->left = b.x < w->left ? b.x : w->left;
        w->right = layout_right(b) > w->right ? layout_right(b) : w->right;
        clash = clash || (i > 0 && w->left < wider.columns[i - 1].right);
    }
    for (size_t i = 0; clash && i < c->count; i++) {
        wider.columns[i].left = row->cells[i].box.x;
        wider.columns[i].right = layout_right(row->cells[i].box);
    }
    *c = wider;
}

bool grid_assign(struct grid_columns *c, struct grid_row *row, int unit)
{
    if (row->count == 0 || row->count > c->count || row->box.x < c->columns[0].left - 3 * unit ||
        row->cells[row->count - 1].box.x > c->columns[c->count - 1].right + unit)
        return false;
    if (row->count == c->count) {
        for (size_t i = 0; i < row->count; i++)
            row->cells[i].column = (int)i;
        follow(c, row);
    } else {
        match_cells(c, row);
    }
    return true;
}

#include "pipeline/extract/task_lines.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/task_cell.h"
#include "pipeline/extract/task_columns.h"
#include "pipeline/extract/task_table.h"

/* "1", "2_", "10." as a row's number; NULL when it is none. */
static const char *row_number(struct arena *arena, const char *text)
{
    size_t digits = strspn(text, "0123456789");

    if (digits == 0 || digits > 3 || strspn(text + digits, "._") != strlen(text + digits))
        return NULL;
    return arena_strndup(arena, text, digits);
}

static const char *cell(struct task_lines *t, enum role role)
{
    struct buf *b = &t->text[role];

    if (b->len == 0)
        return NULL;
    if (role == ROLE_DEADLINE)
        return task_cell_quarter(t->arena, buf_string(b));
    return arena_strdup(t->arena, buf_string(b));
}

/* "I CẢI CÁCH THỂ CHẾ": the title of a group of rows. */
static bool is_section(const struct task_lines *t)
{
    for (int role = ROLE_PRODUCT; role < ROLES; role++)
        if (t->text[role].len > 0)
            return false;
    return layout_is_upper(t->text[ROLE_ACTIVITY].data, 4);
}

static void close_row(struct task_lines *t)
{
    struct task_row row = {.page = t->page};

    for (int role = 0; role < ROLES; role++)
        row.text[role] = cell(t, (enum role)role);
    if (t->is_open && row.text[ROLE_ACTIVITY]) {
        if (is_section(t))
            task_table_group(t->table, row.text[ROLE_NO], row.text[ROLE_ACTIVITY]);
        else
            task_table_add(t->table, &row);
    }
    for (int role = 0; role < ROLES; role++)
        buf_clear(&t->text[role]);
    t->before = NULL;
    t->is_open = false;
}

/* The word as it must be in its cell; that of a quarter is measured. */
static void add_word(struct task_lines *t, const struct layout *l, const struct word *w, const char *text)
{
    int column = task_columns_at(&t->columns, l, w->box.x);

    for (int role = ROLE_ACTIVITY; role < ROLES; role++) {
        struct buf *b = &t->text[role];

        if (t->columns.of[role] != column)
            continue;
        if (b->len > 0)
            buf_putc(b, ' ');
        if (role == ROLE_DEADLINE && l->page->source == TEXT_RECOGNISED)
            text = task_cell_numeral(t->arena, t->before, w, text);
        if (role == ROLE_DEADLINE)
            t->before = w;
        task_cell_put(t->arena, b, text);
    }
}

/* The row's number among the words left of the first column; NULL when there is none. */
static const char *number_in(const struct task_lines *t, const struct layout *l, const struct layout_row *r)
{
    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];
            const char *number = row_number(t->arena, task_columns_bare(t->arena, w));

            if (number && task_columns_at(&t->columns, l, w->box.x) < 0)
                return number;
        }
    }
    return NULL;
}

/* Without a number: a line after a wide gap in which at least three cells begin with a capital begins a row.
 */
static bool looks_new(const struct task_lines *t, const struct layout *l, const struct layout_row *r)
{
    unsigned seen = 0;
    int begun = 0;

    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];
            const char *text = task_columns_bare(t->arena, w);
            int column = task_columns_at(&t->columns, l, w->box.x);
            size_t used;

            if (!*text || column < 1 || seen & 1u << column)
                continue;
            seen |= 1u << column;
            for (used = 0; text[used] && strchr("(.,-", text[used]); used++)
                ;
            text += strncmp(text, "\xe2\x80\x9c", 3) == 0 ? 3 : used; /* a speck read as a quotation mark */
            begun += text_is_upper(text_next(text, strlen(text), &used)) ? 1 : -2;
        }
    }
    return begun >= 3;
}

static void begin_row(struct task_lines *t, const struct layout *l, const char *number)
{
    close_row(t);
    t->is_open = true;
    t->page = l->page->number;
    t->last = number ? atoi(number) : t->last + 1;
    buf_printf(&t->text[ROLE_NO], "%d", t->last);
}

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    return (x > y) - (x < y);
}

/* The usual distance of two lines of a cell. */
static int usual_pitch(struct arena *arena, const struct layout *l, size_t start)
{
    int *steps = arena_alloc(arena, (l->row_count + 1) * sizeof *steps);
    size_t n = 0;

    for (size_t row = start + 1; row < l->row_count; row++)
        steps[n++] = layout_middle(l->rows[row].box) - layout_middle(l->rows[row - 1].box);
    qsort(steps, n, sizeof *steps, compare_int);
    return n > 0 ? steps[n / 2] : 2 * l->unit;
}

/* One line of a page's table. */
struct line {
    const struct layout_row *row;
    const char *number; /* of the table's row that it stands in; or NULL */
    bool text;          /* words in the columns right of the numbers */
    bool across;        /* text that minds no column: a section's title, or the text after the table */
    bool fresh;         /* its cells begin with capitals */
    bool sign;          /* something stands where numbers do */
    int step;           /* from the line of text above */
};

static bool has_text(const struct task_lines *t, const struct layout *l, const struct layout_row *r)
{
    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];

            if (*task_columns_bare(t->arena, w) && task_columns_at(&t->columns, l, w->box.x) >= 0)
                return true;
        }
    }
    return false;
}

/* True where a segment runs over the second column's edge and no word begins there. */
static bool runs_across(const struct task_lines *t, const struct layout *l, const struct layout_row *r)
{
    int edge = t->columns.count > 1 ? t->columns.left[1] : l->width;

    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];
        bool begins = false;

        if (segment->box.x > edge - 4 * l->unit || layout_right(segment->box) < edge + l->unit)
            continue;
        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]],
                              *before = i > 0 ? &l->page->words[segment->words[i - 1]] : NULL;
            int off = w->box.x - edge;

            begins = begins || (off > -l->unit && off < l->unit && task_columns_begins_cell(before, w, l->unit));
        }
        if (!begins)
            return true;
    }
    return false;
}

/* The title of a group of rows: capitals in the first column and nothing beside them. */
static bool is_title(const struct task_lines *t, const struct layout *l, const struct layout_row *r)
{
    bool title = false;

    for (size_t s = 0; s < r->count; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];
        const struct word *last = &l->page->words[segment->words[segment->count - 1]];

        if (task_columns_at(&t->columns, l, last->box.x) < 0)
            continue; /* the number */
        if (title || !segment->upper || segment->count < 2 || strlen(segment->key) < 8 ||
            task_columns_at(&t->columns, l, last->box.x) > 0)
            return false;
        title = true;
    }
    return title;
}

static bool ends_table(const struct layout *l, const struct layout_row *r)
{
    for (size_t s = 0; s < r->count; s++)
        if (strncmp(l->segments[r->segments[s]].key, "noinhan", 7) == 0)
            return true;
    return false;
}

/* The lines from `start` on. */
static size_t read_lines(struct task_lines *t, const struct layout *l, size_t start, struct line *lines)
{
    size_t n = 0;
    int above = -1;

    for (size_t row = start; row < l->row_count && !ends_table(l, &l->rows[row]); row++) {
        const struct layout_row *r = &l->rows[row];
        int y = layout_middle(r->box);
        struct line line = {.row = r, .number = number_in(t, l, r), .text = has_text(t, l, r)};

        line.across = runs_across(t, l, r) || is_title(t, l, r);
        line.fresh = looks_new(t, l, r);
        line.sign = task_columns_at(&t->columns, l, r->box.x) < 0;
        line.step = above >= 0 ? y - above : t->pitch * 6 / 5;
        if (line.text)
            above = y;
        lines[n++] = line;
    }
    return n;
}

/* How well a row of the table begins with line k. */
static double begin_score(const struct task_lines *t, const struct line *lines, size_t k)
{
    double score = (double)lines[k].step / t->pitch + (lines[k].fresh ? 0.6 : 0);

    return k > 0 && lines[k - 1].across ? score + 2 : score;
}

/* Where the row begins whose number stands in its middle, at line `number`: in [from, number]. */
static size_t find_begin(const struct task_lines *t, const struct line *lines, size_t from, size_t number)
{
    size_t best = number;
    double best_score = lines[number].text ? begin_score(t, lines, number) : -1;

    for (size_t k = number; k-- > from && !lines[k].across;) {
        double score = lines[k].text ? begin_score(t, lines, k) : -1;

        if (score > best_score + 0.05) {
            best_score = score;
            best = k;
        }
    }
    return best;
}

/* Numbers that stand level with the middle of their rows: alone in a line, or beside lines that go on. */
static bool is_centred(const struct line *lines, size_t n)
{
    size_t inside = 0, numbers = 0;

    for (size_t i = 0; i < n; i++) {
        numbers += lines[i].number != NULL;
        inside += lines[i].number && !(lines[i].text && lines[i].fresh);
    }
    return inside * 2 >= numbers && inside > 0;
}

static void add_line(struct task_lines *t, const struct layout *l, const struct layout_row *r)
{
    for (size_t s = 0; s < r->count && t->is_open; s++) {
        const struct layout_segment *segment = &l->segments[r->segments[s]];

        for (size_t i = 0; i < segment->count; i++) {
            const struct word *w = &l->page->words[segment->words[i]];
            const char *text = task_columns_bare(t->arena, w);

            if (*text && task_columns_at(&t->columns, l, w->box.x) >= 0)
                add_word(t, l, w, text);
        }
    }
}

/* The number that follows leaves out one: a row between lost its own. */
static bool missing_number(const struct task_lines *t, const char *const *begins, size_t n, size_t i)
{
    for (size_t k = i + 1; k < n; k++)
        if (begins[k])
            return atoi(begins[k]) != t->last + 1;
    return true;
}

/* Rows of the table out of lines: each number has one, and so has a line that begins like one where a number
 * is missing. */
static void read_rows(struct task_lines *t, const struct layout *l, const struct line *lines, size_t n)
{
    bool centred = is_centred(lines, n);
    const char **begins = arena_alloc(t->arena, (n + 1) * sizeof *begins);
    size_t from = 0;

    for (size_t i = 0; i < n; i++)
        if (lines[i].number) {
            begins[centred ? find_begin(t, lines, from, i) : i] = lines[i].number;
            from = i + 1;
        }
    for (size_t i = 0; i < n; i++) {
        if (lines[i].across && !lines[i].number) {
            close_row(t);
            continue;
        }
        if (begins[i])
            begin_row(t, l, begins[i]);
        else if ((lines[i].step > (int)(1.15 * t->pitch) || lines[i].sign) && lines[i].fresh &&
                 missing_number(t, begins, n, i))
            begin_row(t, l, NULL);
        add_line(t, l, lines[i].row);
    }
}

/* A page of the table: its heads, or, where they are not repeated, the columns of the page before. */
void task_lines_page(struct task_lines *t, const struct layout *l)
{
    struct line *lines = arena_alloc(t->arena, (l->row_count + 1) * sizeof *lines);
    size_t start = 0;
    int center[ROLES], bottom = 0;
    bool heads = false;

    for (size_t row = 0; row < l->row_count && !heads; row++) {
        struct task_columns columns;

        if (!task_columns_heads(l, row, center, &bottom))
            continue;
        start = row;
        heads = true;
        if (task_columns_find(t->arena, l, center, bottom, &columns))
            t->columns = columns;
        else if (!t->found)
            return;
        t->found = true;
    }
    if (!t->found || (!heads && !t->is_open))
        return;
    t->pitch = usual_pitch(t->arena, l, start);
    while (heads && start < l->row_count && layout_middle(l->rows[start].box) <= bottom)
        start++;
    read_rows(t, l, lines, read_lines(t, l, start, lines));
}

void task_lines_init(struct task_lines *t, struct arena *arena, struct task_table *table)
{
    *t = (struct task_lines){.arena = arena, .table = table};
    for (int role = 0; role < ROLES; role++)
        buf_init(&t->text[role]);
}

void task_lines_end(struct task_lines *t)
{
    close_row(t);
    t->found = false;
    t->last = 0;
}

void task_lines_release(struct task_lines *t)
{
    for (int role = 0; role < ROLES; role++)
        buf_release(&t->text[role]);
}

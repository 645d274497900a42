#include "tools/sheet_headings.h"

#include <string.h>

#include "pipeline/base/err.h"

/* So many columns of a form make a row of headings. */
#define LEAST_KNOWN 4

struct name {
    const char *own, *key; /* as written, and what sheet_heading_key() makes of it */
    const char *part;      /* of a column with kind and abstract: the abstract alone will do; else NULL */
    bool general;
};

static struct name name_of(struct arena *arena, const char *heading)
{
    struct name name = {.own = sheet_form_heading_key(arena, heading)};

    name.key = sheet_heading_key(arena, heading, &name.general);
    return name;
}

/* A column's own name before another for the same thing, and that before a general one. */
enum tier { TIER_OWN, TIER_SAME, TIER_GENERAL, TIER_COUNT };

static bool names(const struct name *heading, const struct name *column, enum tier tier)
{
    if (tier == TIER_OWN)
        return *heading->own && !strcmp(heading->own, column->own);
    if (tier == TIER_SAME)
        return *heading->key && !strcmp(heading->key, column->key) && heading->general == column->general;
    return (heading->general && !column->general && !strcmp(heading->key, column->key)) ||
           (column->part && !strcmp(heading->key, column->part));
}

/* What the archive takes, or knows the row by. */
static bool matters(const struct sheet_form_column *column)
{
    return (column->source >= SOURCE_FIELD && column->source <= SOURCE_SUBJECT) || column->source == SOURCE_PATH ||
           column->source == SOURCE_TOKEN;
}

/* The first column of that name that has none yet, in order: some names are in a form twice. */
static void place(struct sheet_headings *h, size_t at, const struct name *heading, const struct name *columns,
                  enum tier tier, enum tier *of)
{
    size_t count, last = SHEET_FORM_COLUMNS;
    const struct sheet_form_column *form = sheet_form_columns(h->form, &count);

    for (size_t i = 0; i < count; i++) {
        if (!names(heading, &columns[i], tier))
            continue;
        if (!h->has[i]) {
            h->column[at] = i;
            h->has[i] = true;
            h->known++;
            of[i] = tier;
            return;
        }
        last = i;
    }
    if (last == SHEET_FORM_COLUMNS || of[last] != tier || !matters(&form[last]) || h->doubled)
        return;
    h->doubled = true;
    h->second = at;
    for (h->first = 0; h->column[h->first] != last;)
        h->first++;
}

static void read_headings(const char *const *cells, size_t n, enum sheet_form form, struct sheet_headings *h)
{
    cleanup_arena struct arena arena = {0};
    struct name headings[SHEET_COLUMNS], columns[SHEET_FORM_COLUMNS];
    enum tier of[SHEET_FORM_COLUMNS] = {0}; /* by which each was placed */
    size_t count;
    const struct sheet_form_column *list = sheet_form_columns(form, &count);

    *h = (struct sheet_headings){.form = form};
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        h->column[i] = count;
    for (size_t i = 0; i < n; i++)
        headings[i] = name_of(&arena, cells[i]);
    for (size_t i = 0; i < count; i++) {
        columns[i] = name_of(&arena, list[i].sheet.heading);
        columns[i].part = list[i].source == SOURCE_SUBJECT ? sheet_heading_key(&arena, "Trích yếu", NULL) : NULL;
    }
    for (int tier = 0; tier < TIER_COUNT; tier++)
        for (size_t i = 0; i < n; i++)
            if (h->column[i] == count)
                place(h, i, &headings[i], columns, (enum tier)tier, of);
}

/* The form whose columns these headings name best. */
static void find_form(const char *const *cells, size_t count, struct sheet_headings *headings)
{
    for (int form = 0; form < SHEET_FORM_COUNT; form++) {
        struct sheet_headings other;

        read_headings(cells, count < SHEET_COLUMNS ? count : SHEET_COLUMNS, (enum sheet_form)form, &other);
        if (form == 0 || other.known > headings->known)
            *headings = other;
    }
}

static bool is_known(const char *name)
{
    struct sheet_headings headings;

    find_form(&name, 1, &headings);
    return headings.known > 0;
}

static int score(const char *const *cells, size_t count, void *data)
{
    struct sheet_headings headings;

    (void)data;
    find_form(cells, count, &headings);
    return headings.known >= LEAST_KNOWN ? (int)headings.known : 0;
}

bool sheet_headings_take(struct sheet_headings *h, const struct sheet_row *row)
{
    return sheet_header_take(&h->header, row, &(struct sheet_header_rules){is_known, score, NULL});
}

bool sheet_headings_has(const struct sheet_headings *h, const struct sheet_row *row)
{
    return row->number <= h->header.row;
}

static int refuse_doubled(const struct sheet_headings *h, const char *file, struct err *err)
{
    char first[4], second[4];

    sheet_heading_letters(h->first, first);
    sheet_heading_letters(h->second, second);
    return err_set(err, ERR_INPUT,
                   "'%s', row %ld: column %s '%s' and column %s '%s' may both be the same thing: give the one that is "
                   "not meant another name",
                   file, h->header.row, first, h->header.names[h->first], second, h->header.names[h->second]);
}

int sheet_headings_settle(struct sheet_headings *h, const char *file, struct err *err)
{
    struct sheet_header header = h->header;
    size_t count;
    const struct sheet_form_column *columns;

    if (!header.row)
        return err_set(err, ERR_INPUT,
                       "'%s' has no headings of a sheet like those of `sohoa sheet export` in its first %d rows", file,
                       SHEET_HEADER_ROWS);
    find_form(header.names, header.count, h);
    h->header = header;
    if (h->doubled)
        return refuse_doubled(h, file, err);
    columns = sheet_form_columns(h->form, &count);
    for (size_t i = 0; i < count; i++)
        if (columns[i].source == SOURCE_PATH && !h->has[i])
            return err_set(err, ERR_INPUT,
                           "'%s' has no column '%s': by it rows that were mixed up are known; write the sheet anew",
                           file, columns[i].sheet.heading);
    return 0;
}

void sheet_headings_tell(const struct sheet_headings *h, sheet_headings_told *told, void *data)
{
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(h->form, &count);

    for (size_t i = 0; i < h->header.count; i++) {
        cleanup_arena struct arena arena = {0};
        const char *name = h->header.names[i], *as = NULL;

        if (h->column[i] < count)
            as = columns[h->column[i]].sheet.heading;
        if (*name && (!as || strcmp(sheet_form_heading_key(&arena, name), sheet_form_heading_key(&arena, as)) != 0))
            told(i, name, as, data);
    }
}

void sheet_headings_release(struct sheet_headings *h)
{
    sheet_header_release(&h->header);
}

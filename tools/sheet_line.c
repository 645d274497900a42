#include "tools/sheet_line.h"

#include <string.h>

#include "pipeline/base/memory.h"

bool sheet_line_read(const struct sheet_headings *headings, const struct sheet_row *row, struct sheet_line *line)
{
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(headings->form, &count);
    bool any = false;

    *line = (struct sheet_line){.form = headings->form,
                                .number = row->number,
                                .days_from_1904 = row->days_from_1904,
                                .path = "",
                                .mark = "",
                                .code = ""};
    for (size_t i = 0; i < count; i++)
        line->cells[i] = headings->has[i] ? "" : NULL;
    for (size_t i = 0; i < row->count && i < SHEET_COLUMNS; i++) {
        if (headings->column[i] == count)
            continue;
        line->cells[headings->column[i]] = row->cells[i];
        any = any || *row->cells[i];
    }
    for (size_t i = 0; i < count; i++) {
        if (line->cells[i] && columns[i].source == SOURCE_PATH)
            line->path = line->cells[i];
        if (line->cells[i] && columns[i].source == SOURCE_CONFIRM)
            line->mark = line->cells[i];
        if (line->cells[i] && columns[i].source == SOURCE_TOKEN)
            line->code = line->cells[i];
    }
    line->has_token = sheet_token_parse(line->code, &line->token) && line->token.form == line->form;
    return any;
}

/* A number whose symbol is not there is none, unless it never had one. */
static bool lacks_symbol(struct arena *arena, const struct sheet_line *line)
{
    struct sheet_said symbol = sheet_line_said(arena, line, FIELD_SYMBOL, NULL);
    char none[9];

    sheet_token_hash("", none);
    return symbol.says == SAYS_EMPTY && !(line->has_token && !strcmp(line->token.hashes[FIELD_SYMBOL], none));
}

struct sheet_said sheet_line_said(struct arena *arena, const struct sheet_line *line, enum field_id field,
                                  const char *type)
{
    struct sheet_dates dates = {line->days_from_1904, line->order};
    struct sheet_said said = sheet_form_read(line->form, arena, line->cells, dates, field, type);

    if (field == FIELD_NUMBER && said.says == SAYS_VALUE && lacks_symbol(arena, line))
        said = (struct sheet_said){SAYS_NOTHING, NULL, said.column};
    return said;
}

/* That reading of the date is what the row showed. */
static bool showed(const struct sheet_line *line, enum sheet_order order)
{
    cleanup_arena struct arena arena = {0};
    struct sheet_line copy = *line;
    struct sheet_said said;
    char hash[9];

    copy.order = order;
    said = sheet_line_said(&arena, &copy, FIELD_DATE, NULL);
    sheet_token_hash(sheet_form_key(&arena, FIELD_DATE, said.value), hash);
    return said.says == SAYS_VALUE && line->has_token && !strcmp(hash, line->token.hashes[FIELD_DATE]);
}

void sheet_line_note_date(const struct sheet_line *line, struct sheet_calendar *calendar)
{
    cleanup_arena struct arena arena = {0};
    const char *cell = line->cells[sheet_line_said(&arena, line, FIELD_DATE, NULL).column];
    bool day_first = showed(line, SHEET_DAY_FIRST);

    if (cell)
        sheet_calendar_note(calendar, cell, line->number);
    if (day_first != showed(line, SHEET_MONTH_FIRST))
        sheet_calendar_tell(calendar, day_first ? SHEET_DAY_FIRST : SHEET_MONTH_FIRST, line->number);
}

const char *sheet_line_dossier(struct arena *arena, const struct sheet_line *line, size_t i, bool *changed)
{
    size_t column;
    const char *text;
    char hash[9];

    *changed = false;
    if (!line->has_token || !*line->token.dossier)
        return NULL;
    text = sheet_form_read_dossier(line->form, arena, line->cells, sheet_form_dossier_field(i), &column);
    if (!text)
        return NULL;
    sheet_token_hash(sheet_form_dossier_key(arena, text), hash);
    *changed = strcmp(hash, line->token.dossier_hashes[i]) != 0;
    return text;
}

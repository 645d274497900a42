#include <stdio.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "tools/sheet_form.h"

static const char *value_of(const struct sheet_form_row *row, enum field_id field)
{
    return listing_value(row->listing, field);
}

static const char *put_number(struct arena *arena, int64_t number)
{
    return number > 0 ? arena_printf(arena, "%lld", (long long)number) : "";
}

/* The part of YYYY-MM-DD, or of YYYY-MM and YYYY, that begins there. */
static const char *date_part(struct arena *arena, const char *date, size_t at, size_t length)
{
    return date && strlen(date) >= at + length ? arena_strndup(arena, date + at, length) : "";
}

/* "1482" of "1482/QĐ-UBND", "38/2021" of "38/2021/QĐ-UBND", "18" of "18-NQ/TW". */
static const char *digits_of(struct arena *arena, const char *number, const char *symbol)
{
    size_t n = strlen(number), m = strlen(symbol);

    if (m == 0 || n < m + 2 || strcmp(number + n - m, symbol) != 0 || !strchr("/-", number[n - m - 1]))
        return number;
    return arena_strndup(arena, number, n - m - 1);
}

const char *sheet_form_subject(struct arena *arena, const struct listing *listing)
{
    const char *type = listing_value(listing, FIELD_TYPE), *abstract = listing_value(listing, FIELD_ABSTRACT);

    return *type && *abstract ? arena_printf(arena, "%s\n%s", type, abstract) : *type ? type : abstract;
}

const char *sheet_form_sheets(struct arena *arena, const struct dossier_document *place)
{
    if (!place || place->sheet_from == 0)
        return "";
    if (place->sheet_to == 0 || place->sheet_to == place->sheet_from)
        return put_number(arena, place->sheet_from);
    return arena_printf(arena, "%lld-%lld", (long long)place->sheet_from, (long long)place->sheet_to);
}

static const char *put_dossier(struct arena *arena, const struct sheet_form_row *row,
                               const struct sheet_form_column *column)
{
    const char *date;

    if (!row->dossier)
        return "";
    date = row->dossier->value[column->part];
    switch (column->source) {
    case SOURCE_DOSSIER_DAY:
        return date_part(arena, date, 8, 2);
    case SOURCE_DOSSIER_MONTH:
        return date_part(arena, date, 5, 2);
    case SOURCE_DOSSIER_YEAR:
        return date_part(arena, date, 0, 4);
    case SOURCE_DOSSIER_COUNT:
        return put_number(arena, row->dossier->documents);
    default:
        return dossier_field_show(arena, row->dossier, (enum dossier_field)column->part, false);
    }
}

static const char *put_mode(const char *code)
{
    const struct dossier_code *codes = dossier_field_spec(DOSSIER_MODE)->codes;

    for (; code && codes->code; codes++)
        if (!strcmp(codes->code, code))
            return codes->vi;
    return code ? code : "";
}

static const char *put_document(struct arena *arena, const struct sheet_form_row *row,
                                const struct sheet_form_column *column)
{
    switch (column->source) {
    case SOURCE_ROW:
        return put_number(arena, row->number);
    case SOURCE_ORDINAL:
        return row->place ? put_number(arena, row->place->ordinal) : "";
    case SOURCE_SHEETS:
        return sheet_form_sheets(arena, row->place);
    case SOURCE_REMARK:
        return row->place && row->place->note ? row->place->note : "";
    case SOURCE_FIELD:
        return value_of(row, (enum field_id)column->part);
    case SOURCE_DIGITS:
        return digits_of(arena, value_of(row, FIELD_NUMBER), value_of(row, FIELD_SYMBOL));
    case SOURCE_DAY:
        return date_part(arena, value_of(row, FIELD_DATE), 8, 2);
    case SOURCE_MONTH:
        return date_part(arena, value_of(row, FIELD_DATE), 5, 2);
    case SOURCE_YEAR:
        return date_part(arena, value_of(row, FIELD_DATE), 0, 4);
    case SOURCE_SUBJECT:
        return sheet_form_subject(arena, row->listing);
    case SOURCE_MODE:
        return put_mode(row->listing->entry.mode_of_use);
    case SOURCE_PAGES:
        return put_number(arena, row->listing->entry.page_count);
    case SOURCE_CONFIDENCE:
        return row->scanned ? "số hóa" : "";
    case SOURCE_PATH:
        return row->listing->path_count ? row->listing->paths[0] : "";
    default:
        return "";
    }
}

/* A cell shows a field in question. */
static bool is_asked(const struct sheet_form_row *row, const struct sheet_form_column *column)
{
    const struct field *fields = row->listing->document.fields;

    switch (column->source) {
    case SOURCE_FIELD:
        return fields[column->part].status == STATUS_REVIEW;
    case SOURCE_DIGITS:
        return fields[FIELD_NUMBER].status == STATUS_REVIEW;
    case SOURCE_DAY:
    case SOURCE_MONTH:
    case SOURCE_YEAR:
        return fields[FIELD_DATE].status == STATUS_REVIEW;
    case SOURCE_SUBJECT:
        return fields[FIELD_TYPE].status == STATUS_REVIEW || fields[FIELD_ABSTRACT].status == STATUS_REVIEW;
    default:
        return false;
    }
}

void sheet_form_put(enum sheet_form form, struct arena *arena, const struct sheet_form_row *row, const char **cells,
                    bool *doubtful)
{
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(form, &count);
    cleanup_buf struct buf questions = {0};

    for (size_t i = 0; i < count; i++) {
        bool of_dossier = columns[i].source >= SOURCE_DOSSIER && columns[i].source <= SOURCE_DOSSIER_COUNT;

        cells[i] = of_dossier ? put_dossier(arena, row, &columns[i]) : put_document(arena, row, &columns[i]);
        doubtful[i] = is_asked(row, &columns[i]);
        if (doubtful[i])
            buf_printf(&questions, "%s%s", questions.len ? "; " : "", columns[i].sheet.heading);
        if (columns[i].source == SOURCE_QUESTIONS)
            cells[i] = arena_strdup(arena, buf_string(&questions));
    }
}

/* What a person's row says. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/sheet_form.h"

static bool has_part(enum sheet_source source)
{
    return source == SOURCE_FIELD || (source >= SOURCE_DOSSIER && source <= SOURCE_DOSSIER_YEAR);
}

/* The first column of that source (and part, for fields); the count when none. */
static size_t find_column(enum sheet_form form, enum sheet_source source, int part)
{
    size_t i, count;
    const struct sheet_form_column *columns = sheet_form_columns(form, &count);

    for (i = 0; i < count; i++)
        if (columns[i].source == source && (!has_part(source) || columns[i].part == part))
            break;
    return i;
}

static const char *one_line(struct arena *arena, const char *cell)
{
    char *text = text_nfc(arena, cell, strlen(cell)), *to = text;

    for (const char *s = text; *s; s++)
        if (!strchr(" \t\r\n", *s))
            *to++ = *s;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    while (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
    return text;
}

static struct sheet_said said(struct arena *arena, const char *cell, size_t column)
{
    const char *text = cell ? one_line(arena, cell) : NULL;

    if (!text || !*text)
        return (struct sheet_said){text ? SAYS_EMPTY : SAYS_NOTHING, NULL, column};
    if (!strcmp(text, "-"))
        return (struct sheet_said){SAYS_ABSENT, NULL, column};
    return (struct sheet_said){SAYS_VALUE, text, column};
}

/* "/ QĐ-CCATVSTP" and "BC - CC", as people write symbols, without the slash and the blanks. */
static const char *tight(struct arena *arena, const char *symbol)
{
    char *text, *to;

    while (*symbol == '/' || *symbol == ' ')
        symbol++;
    text = to = arena_strdup(arena, symbol);
    for (const char *s = text; *s; s++)
        if (*s != ' ' || !((to > text && strchr("-/", to[-1])) || strchr("-/", s[1])))
            *to++ = *s;
    *to = '\0';
    return text;
}

/* A number below 10 is written with a nought (Nghị định 30/2020, Phụ lục I, II.3); a spreadsheet takes it away. */
static struct sheet_said read_number(enum sheet_form form, struct arena *arena, const char *const *cells)
{
    size_t digits_column = find_column(form, SOURCE_DIGITS, 0),
           symbol_column = find_column(form, SOURCE_FIELD, FIELD_SYMBOL);
    struct sheet_said digits = said(arena, cells[digits_column], digits_column);
    struct sheet_said symbol = said(arena, cells[symbol_column], symbol_column);
    const char *sign;

    if (symbol.says == SAYS_NOTHING)
        digits.says = SAYS_NOTHING; /* half of a number is none */
    if (digits.says != SAYS_VALUE)
        return digits;
    if (strlen(digits.value) == 1 && isdigit((unsigned char)*digits.value))
        digits.value = arena_printf(arena, "0%s", digits.value);
    if (symbol.says != SAYS_VALUE)
        return digits;
    sign = tight(arena, symbol.value);
    /* Numbers of the Party, whose symbols have a slash, are joined with a hyphen: 18-NQ/TW. */
    digits.value = arena_printf(arena, "%s%c%s", digits.value,
                                strchr(sign, '/') && !isdigit((unsigned char)*sign) ? '-' : '/', sign);
    return digits;
}

static struct sheet_said read_whole_date(struct arena *arena, const char *cell, size_t column, struct sheet_dates dates)
{
    struct sheet_said out = said(arena, cell, column);
    char date[11];

    if (out.says != SAYS_VALUE)
        return out;
    if (!sheet_date(out.value, dates, date))
        return (struct sheet_said){SAYS_BROKEN, out.value, column};
    out.value = arena_strdup(arena, date);
    return out;
}

static struct sheet_said read_date(enum sheet_form form, struct arena *arena, const char *const *cells)
{
    static const enum sheet_source sources[] = {SOURCE_DAY, SOURCE_MONTH, SOURCE_YEAR};
    struct sheet_said parts[3], out;
    int has[SAYS_BROKEN + 1] = {0};

    for (int i = 0; i < 3; i++) {
        size_t column = find_column(form, sources[i], 0);

        parts[i] = said(arena, cells[column], column);
        has[parts[i].says]++;
    }
    if (has[SAYS_VALUE] == 0 || has[SAYS_NOTHING] > 0)
        return (struct sheet_said){has[SAYS_NOTHING]  ? SAYS_NOTHING
                                   : has[SAYS_ABSENT] ? SAYS_ABSENT
                                                      : SAYS_EMPTY,
                                   NULL, parts[0].column};
    out = read_whole_date(arena,
                          arena_printf(arena, "%s/%s/%s", parts[0].value ? parts[0].value : "?",
                                       parts[1].value ? parts[1].value : "?", parts[2].value ? parts[2].value : "?"),
                          parts[0].column, (struct sheet_dates){0});
    return out;
}

/* Behind the name of the kind, when the text begins with it. */
static const char *after_type(struct arena *arena, const char *text, const char *type)
{
    const char *key = text_fold(arena, type, strlen(type));
    size_t step;

    if (strncmp(text_fold(arena, text, strlen(text)), key, strlen(key)) != 0)
        return text;
    for (size_t n = text_length(type); n > 0; n--) {
        text_next(text, strlen(text), &step);
        text += step;
    }
    return text;
}

/* Kind on the first line, abstract on the others. On one line it is the abstract, after the kind or not. */
static struct sheet_said read_subject(struct arena *arena, const char *cell, size_t column, enum field_id field,
                                      const char *type)
{
    const char *text = cell ? text_nfc(arena, cell, strlen(cell)) : NULL, *line;

    text = text ? text + strspn(text, " \t\r\n") : NULL;
    line = text ? strchr(text, '\n') : NULL;
    if (field == FIELD_TYPE)
        return said(arena, line ? arena_strndup(arena, text, (size_t)(line - text)) : NULL, column);
    if (line)
        text = line + 1;
    else if (text && type)
        text = after_type(arena, text, type);
    return said(arena, text, column);
}

struct sheet_said sheet_form_read(enum sheet_form form, struct arena *arena, const char *const *cells,
                                  struct sheet_dates dates, enum field_id field, const char *type)
{
    size_t column = find_column(form, SOURCE_FIELD, field), subject = find_column(form, SOURCE_SUBJECT, 0), count;
    struct sheet_said out;

    sheet_form_columns(form, &count);
    if (column < count && field == FIELD_DATE)
        return read_whole_date(arena, cells[column], column, dates);
    if (column < count) {
        out = said(arena, cells[column], column);
        if (out.says == SAYS_VALUE && (field == FIELD_SYMBOL || field == FIELD_NUMBER))
            out.value = tight(arena, out.value);
        return out;
    }
    if (subject < count && (field == FIELD_TYPE || field == FIELD_ABSTRACT))
        return read_subject(arena, cells[subject], subject, field, type);
    if (form == SHEET_FORM_CATALOGUE && field == FIELD_NUMBER)
        return read_number(form, arena, cells);
    if (form == SHEET_FORM_CATALOGUE && field == FIELD_DATE)
        return read_date(form, arena, cells);
    return (struct sheet_said){SAYS_NOTHING, NULL, count};
}

const char *sheet_form_key(struct arena *arena, enum field_id field, const char *value)
{
    const char *line = value ? one_line(arena, value) : "";

    while (field == FIELD_NUMBER && *line == '0' && isdigit((unsigned char)line[1]))
        line++;
    return line;
}

/* Dossiers -------------------------------------------------------------------------------------------------------- */

enum dossier_field sheet_form_dossier_field(size_t i)
{
    static const enum dossier_field fields[SHEET_DOSSIER_FIELDS] = {
        DOSSIER_FONDS,       DOSSIER_INVENTORY,  DOSSIER_BOX,        DOSSIER_TITLE,
        DOSSIER_MAINTENANCE, DOSSIER_MODE,       DOSSIER_LANGUAGE,   DOSSIER_START,
        DOSSIER_END,         DOSSIER_ANNOTATION, DOSSIER_INFOR_SIGN, DOSSIER_KEYWORD,
        DOSSIER_SHEETS,      DOSSIER_FORMAT,     DOSSIER_CONFIDENCE, DOSSIER_PAPER_FILE_CODE,
        DOSSIER_DESCRIPTION};

    return fields[i];
}

const char *sheet_form_dossier_key(struct arena *arena, const char *text)
{
    const char *line = text ? one_line(arena, text) : "";

    if (!line[strspn(line, "0123456789")])
        while (*line == '0' && line[1])
            line++;
    return line;
}

/* Parts that are not there are left out from the front; one missing behind another becomes "?", which is no date. */
static const char *join_date(struct arena *arena, const char *const parts[3])
{
    if (*parts[0])
        return arena_printf(arena, "%s/%s/%s", parts[0], *parts[1] ? parts[1] : "?", *parts[2] ? parts[2] : "?");
    if (*parts[1])
        return arena_printf(arena, "%s/%s", parts[1], *parts[2] ? parts[2] : "?");
    return parts[2];
}

const char *sheet_form_read_dossier(enum sheet_form form, struct arena *arena, const char *const *cells,
                                    enum dossier_field field, size_t *column)
{
    static const enum sheet_source sources[] = {SOURCE_DOSSIER_DAY, SOURCE_DOSSIER_MONTH, SOURCE_DOSSIER_YEAR};
    bool date = field == DOSSIER_START || field == DOSSIER_END;
    const char *parts[3];
    size_t count;

    sheet_form_columns(form, &count);
    *column = find_column(form, date ? SOURCE_DOSSIER_DAY : SOURCE_DOSSIER, (int)field);
    if (*column == count || !cells[*column])
        return NULL;
    if (!date)
        return one_line(arena, cells[*column]);
    for (int i = 0; i < 3; i++) {
        const char *cell = cells[find_column(form, sources[i], (int)field)];

        if (!cell)
            return NULL;
        parts[i] = sheet_form_dossier_key(arena, cell);
    }
    return join_date(arena, parts);
}

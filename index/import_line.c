/* One line of an import as a document. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/import.h"
#include "pipeline/base/err.h"
#include "pipeline/base/legacy.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/document.h"

/* Of programs that call the abstract the title. */
#define TITLE "title"

static bool is_day(int year, int month, int day)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 &&
           day <= DAYS[month - 1] + (leap && month == 2);
}

/* 2021-09-13 or 13/9/2021 as the former; NULL when it is no day. */
static char *read_day(struct arena *arena, const char *s)
{
    int a, b, c, used = 0;

    if (sscanf(s, "%4d-%2d-%2d%n", &a, &b, &c, &used) == 3 && !s[used] && is_day(a, b, c))
        return arena_printf(arena, "%04d-%02d-%02d", a, b, c);
    if (sscanf(s, "%2d/%2d/%4d%n", &a, &b, &c, &used) == 3 && !s[used] && is_day(c, b, a))
        return arena_printf(arena, "%04d-%02d-%02d", c, b, a);
    return NULL;
}

/* White space at both ends is no part of a value; *value is NULL when nothing is left. */
static int read_text(struct arena *arena, const json_t *line, const char *key, char **value, struct err *err)
{
    const json_t *json = json_object_get(line, key);
    const char *s;
    size_t n;

    *value = NULL;
    if (!json || json_is_null(json))
        return 0;
    if (!json_is_string(json))
        return err_set(err, ERR_INPUT, "\"%s\" is not a string", key);
    s = json_string_value(json);
    n = json_string_length(json);
    while (n > 0 && (unsigned char)s[n - 1] <= ' ')
        n--;
    for (; n > 0 && (unsigned char)*s <= ' '; s++)
        n--;
    if (n > 0)
        *value = legacy_convert(arena, legacy_detect(s, n), s, n);
    return 0;
}

static int read_field(struct arena *arena, const json_t *line, enum field_id id, struct field *field, struct err *err)
{
    const char *key = field_name(id);
    char *value;

    if (id == FIELD_ABSTRACT && !json_object_get(line, key))
        key = TITLE;
    if (read_text(arena, line, key, &value, err) != 0)
        return -1;
    if (value && id == FIELD_DATE) {
        char *day = read_day(arena, value);

        if (!day)
            return err_set(err, ERR_INPUT, "\"date\" is not a day: '%.40s'; write 2021-09-13 or 13/9/2021", value);
        value = day;
    }
    if (value)
        *field = (struct field){.value = value, .confidence = 1, .status = STATUS_AUTO, .rule = "import"};
    return 0;
}

static int read_pages(struct arena *arena, char *text, struct document *d, struct err *err)
{
    size_t count = 1;

    for (const char *s = text; *s; s++)
        count += *s == '\f';
    if (count > LIMIT_PAGES)
        return err_set(err, ERR_LIMIT, "its text has %zu pages; at most %d are taken", count, LIMIT_PAGES);
    d->pages = arena_alloc(arena, count * sizeof *d->pages);
    d->page_count = count;
    for (size_t i = 0; i < count; i++) {
        size_t n = strcspn(text, "\f");

        d->pages[i] = (struct page){.number = (int)i + 1, .source = TEXT_GIVEN, .text = text};
        if (text[n])
            text[n++] = '\0';
        text += n;
    }
    return 0;
}

static void note_unknown(const json_t *line, char *unknown, size_t size)
{
    const char *key;
    json_t *value;
    enum field_id id;

    json_object_foreach((json_t *)(uintptr_t)line, key, value)
    {
        size_t used = strlen(unknown);

        if (field_by_name(key, &id) || !strcmp(key, "text") || !strcmp(key, TITLE) || strstr(unknown, key) ||
            used + strlen(key) + 3 > size)
            continue;
        snprintf(unknown + used, size - used, "%s%s", used ? ", " : "", key);
    }
}

static int read_document(struct arena *arena, const json_t *line, struct document *d, struct err *err)
{
    bool any = false;
    char *text;

    *d = (struct document){.administrative = true};
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (read_field(arena, line, (enum field_id)i, &d->fields[i], err) != 0)
            return -1;
        any = any || d->fields[i].value;
    }
    if (read_text(arena, line, "text", &text, err) != 0)
        return -1;
    if (!any && !text)
        return err_set(err, ERR_INPUT, "it has neither text nor a field");
    return read_pages(arena, text ? text : arena_strdup(arena, ""), d, err);
}

int import_read_line(struct arena *arena, const char *line, size_t n, struct document *document, char *unknown,
                     size_t unknown_size, struct err *err)
{
    json_error_t where;
    json_t *json = json_loadb(line, n, JSON_REJECT_DUPLICATES, &where);
    int result;

    if (!json)
        return err_set(err, ERR_INPUT, "it is not JSON: %s", where.text);
    if (json_is_object(json))
        result = read_document(arena, json, document, err);
    else
        result = err_set(err, ERR_INPUT, "it is not a JSON object");
    if (result == 0 && unknown)
        note_unknown(json, unknown, unknown_size);
    json_decref(json);
    return result;
}

#include "index/cite_key.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/cite_relation.h"
#include "index/database.h"
#include "index/number.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define INDEXED_STATES "('done', 'review')"
/* Readings of one number that are kept: as many as search looks at. */
#define READINGS 65

/* A row of cite_document, but for what all readings of the document share. */
struct number_row {
    struct cite_number number;
    bool unsure;
};

/* A row of cite_key. */
struct key {
    size_t place;
    struct cite_number number;
    const char *date, *relation;
};

/* What the rows of a document must be. */
struct rows {
    struct number_row readings[READINGS];
    size_t reading_count;
    const char *date, *type, *issuer;
    bool date_unsure;
    struct key *keys;
    size_t key_count;
};

/* "66.13/2026/NQ-CP" is number 13 of a series: its digits are "66.13". Returns the number without ".13", which is put
 * into *series; the number itself when there is none. */
static const char *without_series(struct arena *arena, const char *value, const char **series)
{
    static const char digits[] = "0123456789";
    const char *first = strpbrk(value, digits), *point = first ? first + strspn(first, digits) : NULL;
    size_t n = point && *point == '.' ? strspn(point + 1, digits) : 0;

    *series = "";
    if (n == 0 || point[1 + n] != '/')
        return value;
    *series = arena_strndup(arena, point, n + 1);
    return arena_printf(arena, "%.*s%s", (int)(point - value), value, point + 1 + n);
}

int cite_number_of(struct arena *arena, const char *value, struct cite_number *number)
{
    struct number parsed;
    const char *series;

    if (!value || !number_parse(without_series(arena, value, &series), &parsed) || !*parsed.kind)
        return 0;
    *number = (struct cite_number){
        arena_printf(arena, "%s%s", parsed.digits, series),
        arena_printf(arena, "%s%s%s", parsed.kind, *parsed.organ ? "-" : "", parsed.organ), parsed.year};
    return 1;
}

static void add_reading(struct rows *rows, struct arena *arena, const char *value, bool unsure)
{
    struct number_row *r = &rows->readings[rows->reading_count];

    if (rows->reading_count == READINGS || !cite_number_of(arena, value, &r->number))
        return;
    r->unsure = unsure;
    for (size_t i = 0; i < rows->reading_count; i++) {
        const struct cite_number *other = &rows->readings[i].number;

        if (!strcmp(other->digits, r->number.digits) && !strcmp(other->symbol, r->number.symbol) &&
            other->year == r->number.year)
            return;
    }
    rows->reading_count++;
}

/* The date as far as it is known: "2021-09" of "2021-09-..". */
static const char *known_date(struct arena *arena, const char *value)
{
    size_t n = value ? strspn(value, "0123456789-") : 0;

    if (n < 10)
        n = n >= 7 ? 7 : n >= 4 ? 4 : 0;
    return n ? arena_strndup(arena, value, n > 10 ? 10 : n) : NULL;
}

static void take_fields(struct rows *rows, struct arena *arena, const struct field fields[FIELD_COUNT])
{
    const struct field *number = &fields[FIELD_NUMBER], *date = &fields[FIELD_DATE];
    bool asked = number->status == STATUS_REVIEW;
    const char *type = fields[FIELD_TYPE].value;

    add_reading(rows, arena, number->value, asked);
    for (size_t i = 0; asked && i < number->candidate_count; i++)
        add_reading(rows, arena, number->candidates[i].value, true);
    rows->date = known_date(arena, date->value);
    rows->date_unsure = rows->date && date->status == STATUS_REVIEW;
    rows->type = type ? text_fold(arena, type, strlen(type)) : NULL;
    rows->issuer = fields[FIELD_ISSUER].value;
}

static int read_text(struct catalogue *c, struct arena *arena, int64_t id, struct cite_text *text, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err, "SELECT text FROM page WHERE document = ? AND text IS NOT NULL ORDER BY number", "i", id);
    cleanup_buf struct buf all = {0};
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        buf_printf(&all, "%s\n", database_borrow(stmt, 0));
    database_done(c, stmt);
    *text = cite_text_read(arena, buf_string(&all));
    return got;
}

static int take_citations(struct catalogue *c, struct rows *rows, struct arena *arena, int64_t id, struct err *err)
{
    struct document d = {0};
    struct cite_text text;

    if (row_load_lists(c, arena, id, &d, err) != 0)
        return -1;
    rows->keys = arena_alloc(arena, (d.citation_count + 1) * sizeof *rows->keys);
    if (d.citation_count > 0 && read_text(c, arena, id, &text, err) != 0)
        return -1;
    for (size_t i = 0; i < d.citation_count; i++) {
        const struct citation *x = &d.citations[i];
        struct key *key = &rows->keys[rows->key_count];

        if (!cite_number_of(arena, x->number, &key->number))
            continue;
        key->place = i;
        key->date = x->date;
        key->relation = cite_relation_name(cite_relation_of(&text, arena, x->number, x->printed));
        rows->key_count++;
    }
    return 0;
}

static int collect(struct catalogue *c, struct arena *arena, int64_t id, struct rows *rows, struct err *err)
{
    struct field fields[FIELD_COUNT] = {0};

    memset(rows, 0, sizeof *rows);
    if (row_load_fields(c, arena, id, fields, err) != 0)
        return -1;
    take_fields(rows, arena, fields);
    return take_citations(c, rows, arena, id, err);
}

static int unsure_of(const struct rows *rows, const struct number_row *r)
{
    return (r->unsure ? 1 : 0) | (rows->date_unsure ? 2 : 0);
}

int cite_key_put(struct catalogue *c, int64_t document, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct rows *rows = arena_alloc(&arena, sizeof *rows);

    if (collect(c, &arena, document, rows, err) != 0)
        return -1;
    for (size_t i = 0; i < rows->reading_count; i++) {
        const struct number_row *r = &rows->readings[i];

        if (database_run(c, err, "INSERT INTO cite_document VALUES(?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?)", "idssdsssd",
                         document, (int)i, r->number.digits, r->number.symbol, r->number.year, rows->date, rows->type,
                         rows->issuer, unsure_of(rows, r)) != 0)
            return -1;
    }
    for (size_t i = 0; i < rows->key_count; i++) {
        const struct key *k = &rows->keys[i];

        if (database_run(c, err, "INSERT INTO cite_key VALUES(?, ?, ?, ?, ?, ?)", "idssss", document, (int)k->place,
                         k->number.digits, k->number.symbol, k->date, k->relation) != 0)
            return -1;
    }
    return 0;
}

int cite_key_drop(struct catalogue *c, int64_t document, struct err *err)
{
    if (database_run(c, err, "DELETE FROM cite_document WHERE document = ?", "i", document) != 0)
        return -1;
    return database_run(c, err, "DELETE FROM cite_key WHERE document = ?", "i", document);
}

/* each() for all documents that have rows, or must have. */
static int each_indexed(struct catalogue *c, int (*each)(struct catalogue *, int64_t, void *, struct err *), void *data,
                        struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(c, err, "SELECT id FROM document WHERE state IN " INDEXED_STATES " ORDER BY id", "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        if (each(c, sqlite3_column_int64(stmt, 0), data, err) != 0) {
            got = -1;
            break;
        }
    database_done(c, stmt);
    return got;
}

static int put_each(struct catalogue *c, int64_t document, void *data, struct err *err)
{
    (void)data;
    return cite_key_put(c, document, err);
}

int cite_key_rebuild(struct catalogue *c, struct err *err)
{
    if (database_exec(c, "DELETE FROM cite_document; DELETE FROM cite_key", err) != 0)
        return -1;
    return each_indexed(c, put_each, NULL, err);
}

/* Checking ------------------------------------------------------------------------------------------------ */

struct report {
    void (*problem)(const char *sentence, void *data);
    void *data;
};

static const char *or_dash(const char *s)
{
    return s ? s : "-";
}

static void describe(const struct rows *rows, struct buf *out)
{
    for (size_t i = 0; i < rows->reading_count; i++) {
        const struct number_row *r = &rows->readings[i];

        buf_printf(out, "%s %s %d %s %s %s %d\n", r->number.digits, r->number.symbol, r->number.year,
                   or_dash(rows->date), or_dash(rows->type), or_dash(rows->issuer), unsure_of(rows, r));
    }
    for (size_t i = 0; i < rows->key_count; i++)
        buf_printf(out, "%zu %s %s %s %s\n", rows->keys[i].place, rows->keys[i].number.digits,
                   rows->keys[i].number.symbol, or_dash(rows->keys[i].date), or_dash(rows->keys[i].relation));
}

static int describe_stored(struct catalogue *c, const char *sql, int64_t document, struct buf *out, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, sql, "i", document);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        buf_printf(out, "%s\n", database_borrow(stmt, 0));
    database_done(c, stmt);
    return got;
}

static int check_each(struct catalogue *c, int64_t document, void *data, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf want = {0}, have = {0};
    struct rows *rows = arena_alloc(&arena, sizeof *rows);
    const struct report *report = data;

    if (collect(c, &arena, document, rows, err) != 0 ||
        describe_stored(c,
                        "SELECT digits || ' ' || symbol || ' ' || ifnull(year, 0) || ' ' || ifnull(date, '-') || ' ' || "
                        "ifnull(type, '-') || ' ' || ifnull(issuer, '-') || ' ' || unsure FROM cite_document WHERE "
                        "document = ? ORDER BY nth",
                        document, &have, err) != 0 ||
        describe_stored(c,
                        "SELECT place || ' ' || digits || ' ' || symbol || ' ' || ifnull(date, '-') || ' ' || "
                        "ifnull(relation, '-') FROM cite_key WHERE document = ? ORDER BY place",
                        document, &have, err) != 0)
        return -1;
    describe(rows, &want);
    if (strcmp(buf_string(&want), buf_string(&have)) != 0)
        report->problem(arena_printf(&arena, "document %" PRId64 ": the index of citations does not agree with its fields "
                                             "and citations; make the index anew", document),
                        report->data);
    return 0;
}

int cite_key_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err)
{
    struct report report = {problem, data};
    cleanup_arena struct arena arena = {0};
    int64_t id;
    int got;

    if (each_indexed(c, check_each, &report, err) != 0)
        return -1;
    got = database_number(c, err, &id,
                          "SELECT document FROM (SELECT document FROM cite_document UNION ALL SELECT document FROM "
                          "cite_key) WHERE document NOT IN (SELECT id FROM document WHERE state IN " INDEXED_STATES
                          ") LIMIT 1",
                          "");
    if (got == 1)
        problem(arena_printf(&arena, "the index of citations speaks of document %" PRId64
                                     ", which is not indexed; make the index anew", id), data);
    return got < 0 ? -1 : 0;
}

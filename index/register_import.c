/* Tables into the register. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/cite_key.h"
#include "index/database.h"
#include "index/number.h"
#include "index/register_row.h"
#include "index/register_table.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

struct import {
    struct catalogue *c;
    struct register_table table;
    register_problem *problem;
    void *data;
    struct register_result *result;
};

struct register_row register_row_of(struct arena *arena, sqlite3_stmt *stmt)
{
    return (struct register_row){.id = sqlite3_column_int64(stmt, 0),
                                 .source = database_text(arena, stmt, 1),
                                 .row = sqlite3_column_int64(stmt, 2),
                                 .number = database_text(arena, stmt, 3),
                                 .date = database_text(arena, stmt, 4),
                                 .type = database_text(arena, stmt, 5),
                                 .issuer = database_text(arena, stmt, 6),
                                 .abstract = database_text(arena, stmt, 7),
                                 .signer = database_text(arena, stmt, 8)};
}

static void say(const struct import *import, const struct sheet_row *row, const char *sentence)
{
    import->result->refused++;
    import->problem(row->number, sentence, import->data);
}

/* "768" and "/QĐ-UBND", or both in one. */
static const char *number_of(struct arena *arena, const struct register_cells *cells)
{
    const char *number = cells->values[REGISTER_NUMBER], *symbol = cells->values[REGISTER_SYMBOL];

    if (!number || !symbol || strpbrk(number, "/-"))
        return number;
    while (*symbol == '/' || *symbol == ' ')
        symbol++;
    return *symbol ? arena_printf(arena, "%s/%s", number, symbol) : number;
}

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

/* Equal rows of one table are told apart by their count. */
static int insert(struct import *import, const struct register_row *row, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct cite_number key = {0};
    struct number parsed = {0};
    const char *text =
        arena_printf(&arena, "%s\n%s\n%s\n%s\n%s\n%s", or_empty(row->number), or_empty(row->date), or_empty(row->type),
                     or_empty(row->issuer), or_empty(row->abstract), or_empty(row->signer));
    char digest[DIGEST_SHA256_HEX];
    int64_t nth = 0;

    digest_sha256(text, strlen(text), digest);
    if (row->number && !cite_number_of(&arena, row->number, &key) && number_parse(row->number, &parsed))
        key.digits = parsed.digits;
    if (database_number(import->c, err, &nth, "SELECT count(*) FROM temp.register_seen WHERE digest = ?", "s", digest) <
            0 ||
        database_run(import->c, err, "INSERT INTO temp.register_seen VALUES(?1, ?1 || '-' || ?2)", "si", digest, nth) !=
            0)
        return -1;
    if (database_run(import->c, err,
                     "INSERT INTO register(source, row, key, number, date, type, issuer, abstract, signer, digits, "
                     "symbol, year) VALUES(?, ?, ? || '-' || ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0)) ON CONFLICT "
                     "(source, key) DO UPDATE SET row = excluded.row",
                     "sisissssssssd", import->table.source, row->row, digest, nth, row->number, row->date, row->type,
                     row->issuer, row->abstract, row->signer, key.digits, key.symbol,
                     key.year    ? key.year
                     : row->date ? atoi(row->date)
                                 : 0) != 0)
        return -1;
    return 0;
}

static int take_row(struct import *import, const struct sheet_row *row, const struct register_cells *cells,
                    struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct number parsed;
    struct register_row out = {.row = row->number,
                               .number = number_of(&arena, cells),
                               .type = cells->values[REGISTER_TYPE],
                               .issuer = cells->values[REGISTER_ISSUER],
                               .abstract = cells->values[REGISTER_ABSTRACT],
                               .signer = cells->values[REGISTER_SIGNER]};
    const char *text = register_table_date(&arena, cells);
    char date[11];

    import->result->seen++;
    if (!out.number && !out.abstract)
        return say(import, row, "it has neither a number nor an abstract"), 0;
    if (out.number && !number_parse(out.number, &parsed))
        return say(import, row, arena_printf(&arena, "'%s' is no number", out.number)), 0;
    if (text && !sheet_date(text, (struct sheet_dates){row->days_from_1904, import->table.order}, date))
        return say(import, row, arena_printf(&arena, "'%s' is no date", text)), 0;
    out.date = text ? date : NULL;
    return insert(import, &out, err);
}

static int take(const struct sheet_row *row, void *data, struct err *err)
{
    struct import *import = data;
    cleanup_arena struct arena arena = {0};
    struct register_cells cells;

    return register_table_cells(&import->table, &arena, row, &cells) ? take_row(import, row, &cells, err) : 0;
}

static int count_rows(struct import *import, int64_t *count, struct err *err)
{
    return database_number(import->c, err, count, "SELECT count(*) FROM register WHERE source = ?", "s",
                           import->table.source) < 0
               ? -1
               : 0;
}

static int import_rows(struct import *import, const char *bytes, size_t n, struct err *err)
{
    int64_t before, between, after;

    if (database_exec(import->c,
                      "CREATE TEMP TABLE IF NOT EXISTS register_seen(digest TEXT, key TEXT); DELETE FROM "
                      "temp.register_seen; CREATE INDEX IF NOT EXISTS temp.register_seen_digest ON "
                      "register_seen(digest); CREATE INDEX IF NOT EXISTS temp.register_seen_key ON register_seen(key)",
                      err) != 0 ||
        count_rows(import, &before, err) != 0 || sheet_read(import->table.source, bytes, n, take, import, err) != 0)
        return -1;
    if (count_rows(import, &between, err) != 0 ||
        database_run(import->c, err,
                     "DELETE FROM register WHERE source = ? AND key NOT IN (SELECT key FROM temp.register_seen)", "s",
                     import->table.source) != 0 ||
        count_rows(import, &after, err) != 0)
        return -1;
    import->result->added = between - before;
    import->result->removed = between - after;
    import->result->kept = before - import->result->removed;
    return 0;
}

static int import_and_settle(struct import *import, const char *bytes, size_t n, const char *agent, struct err *err)
{
    return import_rows(import, bytes, n, err) != 0 ? -1 : register_settle(import->c, 0, agent, NULL, err);
}

static void tell_columns(const struct register_table *table, const struct register_file *file)
{
    for (size_t i = 0; i < table->header.count && file->told; i++)
        if (*table->header.names[i])
            file->told(i, table->header.names[i], (enum register_column)table->columns[i]);
}

static void release(struct import *import)
{
    register_table_release(&import->table);
}
#define cleanup_import __attribute__((cleanup(release)))

int register_import(struct catalogue *c, const struct register_file *file, const char *agent, register_problem *problem,
                    void *data, struct register_result *result, struct err *err)
{
    cleanup_import struct import import = {.c = c, .problem = problem, .data = data, .result = result};

    *result = (struct register_result){0};
    if (register_table_look(&import.table, file->name, file->bytes, file->size, file->order, err) != 0)
        return -1;
    tell_columns(&import.table, file);
    result->order = import.table.order;
    result->order_row = import.table.order_row;
    result->either_row = import.table.issue.either;
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, import_and_settle(&import, file->bytes, file->size, agent, err), err);
}

static int copy_rows(struct catalogue *to, sqlite3_stmt *stmt, struct catalogue *from, struct err *err)
{
    int got;

    while ((got = database_row(from, stmt, err)) == 1)
        if (database_run(to, err, "INSERT INTO register VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))",
                         "isisssssssssi", (int64_t)sqlite3_column_int64(stmt, 0), database_borrow(stmt, 1),
                         (int64_t)sqlite3_column_int64(stmt, 2), database_borrow(stmt, 3), database_borrow(stmt, 4),
                         database_borrow(stmt, 5), database_borrow(stmt, 6), database_borrow(stmt, 7),
                         database_borrow(stmt, 8), database_borrow(stmt, 9), database_borrow(stmt, 10),
                         database_borrow(stmt, 11), (int64_t)sqlite3_column_int64(stmt, 12)) != 0)
            return -1;
    return got;
}

static int copy_settled(struct catalogue *to, sqlite3_stmt *stmt, struct catalogue *from, struct err *err)
{
    int got;

    while ((got = database_row(from, stmt, err)) == 1)
        if (database_run(to, err, "INSERT OR REPLACE INTO register_settled VALUES(?, ?, ?, ?, ?)", "isiis",
                         (int64_t)sqlite3_column_int64(stmt, 0), database_borrow(stmt, 1),
                         (int64_t)sqlite3_column_int64(stmt, 2), (int64_t)sqlite3_column_int64(stmt, 3),
                         database_borrow(stmt, 4)) != 0)
            return -1;
    return got;
}

static int carry(struct catalogue *from, struct catalogue *to, struct err *err)
{
    sqlite3_stmt *rows = database_query(from, err, "SELECT * FROM register", "");
    sqlite3_stmt *settled = rows ? database_query(from, err, "SELECT * FROM register_settled", "") : NULL;
    int result = settled ? copy_rows(to, rows, from, err) : -1;

    if (result == 0)
        result = copy_settled(to, settled, from, err);
    database_done(from, rows);
    database_done(from, settled);
    return result;
}

int register_carry(struct catalogue *from, struct catalogue *to, struct err *err)
{
    int64_t has = 0;

    if (database_number(from, err, &has, "SELECT count(*) FROM sqlite_schema WHERE name = 'register'", "") < 0)
        return -1;
    if (!has)
        return 0;
    if (database_enter(to, err) != 0)
        return -1;
    return database_leave(to, carry(from, to, err), err);
}

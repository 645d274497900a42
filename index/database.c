#include "index/database.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

struct cached_statement {
    const char *sql;
    sqlite3_stmt *stmt;
};

static int file_error(struct catalogue *c, int number, struct err *err)
{
    errno = number;
    return err_errno(err, "cannot use the catalogue '%s'", c->path);
}

int database_error_code(struct catalogue *c, int code, struct err *err)
{
    const char *reason = c->db ? sqlite3_errmsg(c->db) : sqlite3_errstr(code);
    int number = c->db ? sqlite3_system_errno(c->db) : 0;

    switch (code & 0xFF) {
    case SQLITE_CORRUPT:
        return err_set(err, ERR_CORRUPT,
                       "the catalogue '%s' is damaged (%s): rebuild it from the archive's sidecars, "
                       "or put back a copy",
                       c->path, reason);
    case SQLITE_NOTADB:
        return err_set(err, ERR_CORRUPT,
                       "'%s' is not a catalogue: it is no SQLite database, or its first bytes are "
                       "damaged; rebuild it from the archive's sidecars, or put back a copy",
                       c->path);
    case SQLITE_FULL:
        return err_set(err, ERR_NO_SPACE, "cannot write the catalogue '%s': the disk is full; make room and run again",
                       c->path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return err_set(err, ERR_PERMISSION,
                       "cannot write the catalogue '%s': the file, its folder or the disk is "
                       "read-only for this user",
                       c->path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, ERR_BUSY, "the catalogue '%s' is held by another process; try again when it is done",
                       c->path);
    case SQLITE_CANTOPEN:
        return number ? file_error(c, number, err)
                      : err_set(err, ERR_PERMISSION,
                                "cannot open the catalogue '%s': the file or its folder cannot be "
                                "read or written by this user",
                                c->path);
    case SQLITE_IOERR:
        if (number == ENOSPC || number == EDQUOT || number == EROFS || number == EACCES)
            return file_error(c, number, err);
        return err_set(err, ERR_IO, "reading or writing the catalogue '%s' failed (%s): check the disk", c->path,
                       reason);
    case SQLITE_CONSTRAINT:
        return err_set(err, ERR_INPUT, "the catalogue '%s' refuses the change: %s", c->path, reason);
    case SQLITE_INTERRUPT:
        return err_set(err, ERR_INTERRUPTED, "interrupted");
    default:
        return err_set(err, ERR_INTERNAL, "the catalogue '%s' reports: %s; this is a fault of the program", c->path,
                       reason);
    }
}

int database_error(struct catalogue *c, struct err *err)
{
    return database_error_code(c, sqlite3_extended_errcode(c->db), err);
}

sqlite3_stmt *database_prepare(struct catalogue *c, struct err *err, const char *sql)
{
    sqlite3_stmt *stmt = NULL;

    if (sqlite3_prepare_v3(c->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
        database_error(c, err);
        return NULL;
    }
    return stmt;
}

/* An iterator's statement is busy while its callback runs the same query: that one gets a statement of its own. */
static sqlite3_stmt *cached(struct catalogue *c, struct err *err, const char *sql)
{
    sqlite3_stmt *stmt;

    for (size_t i = 0; i < c->cache_count; i++)
        if (c->cache[i].sql == sql)
            return sqlite3_stmt_busy(c->cache[i].stmt) ? database_prepare(c, err, sql) : c->cache[i].stmt;
    stmt = database_prepare(c, err, sql);
    if (!stmt)
        return NULL;
    c->cache = memory_resize(c->cache, c->cache_count + 1, sizeof *c->cache);
    c->cache[c->cache_count++] = (struct cached_statement){sql, stmt};
    return stmt;
}

static int bind_all(sqlite3_stmt *stmt, const char *format, va_list ap)
{
    int rc = SQLITE_OK;

    for (int i = 1; *format && rc == SQLITE_OK; format++, i++)
        switch (*format) {
        case 'i':
            rc = sqlite3_bind_int64(stmt, i, va_arg(ap, int64_t));
            break;
        case 'd':
            rc = sqlite3_bind_int(stmt, i, va_arg(ap, int));
            break;
        case 'f':
            rc = sqlite3_bind_double(stmt, i, va_arg(ap, double));
            break;
        case 's':
            rc = sqlite3_bind_text(stmt, i, va_arg(ap, const char *), -1, SQLITE_TRANSIENT);
            break;
        case 'b': {
            const void *bytes = va_arg(ap, const void *);

            rc = sqlite3_bind_blob64(stmt, i, bytes, va_arg(ap, size_t), SQLITE_TRANSIENT);
            break;
        }
        default:
            rc = SQLITE_MISUSE;
        }
    return rc;
}

static sqlite3_stmt *query(struct catalogue *c, struct err *err, const char *sql, const char *format, va_list ap)
{
    sqlite3_stmt *stmt = cached(c, err, sql);
    int rc = stmt ? bind_all(stmt, format, ap) : SQLITE_OK;

    if (rc != SQLITE_OK) {
        database_error_code(c, rc, err);
        database_done(c, stmt);
        return NULL;
    }
    return stmt;
}

sqlite3_stmt *database_query(struct catalogue *c, struct err *err, const char *sql, const char *format, ...)
{
    va_list ap;
    sqlite3_stmt *stmt;

    va_start(ap, format);
    stmt = query(c, err, sql, format, ap);
    va_end(ap);
    return stmt;
}

int database_row(struct catalogue *c, sqlite3_stmt *stmt, struct err *err)
{
    int rc = sqlite3_step(stmt);

    if (rc == SQLITE_ROW)
        return 1;
    return rc == SQLITE_DONE ? 0 : database_error(c, err);
}

void database_done(struct catalogue *c, sqlite3_stmt *stmt)
{
    if (!stmt)
        return;
    for (size_t i = 0; i < c->cache_count; i++)
        if (c->cache[i].stmt == stmt) {
            sqlite3_reset(stmt);
            sqlite3_clear_bindings(stmt);
            return;
        }
    sqlite3_finalize(stmt);
}

void database_forget(struct catalogue *c)
{
    for (size_t i = 0; i < c->cache_count; i++)
        sqlite3_finalize(c->cache[i].stmt);
    free(c->cache);
    c->cache = NULL;
    c->cache_count = 0;
}

int database_run(struct catalogue *c, struct err *err, const char *sql, const char *format, ...)
{
    va_list ap;
    sqlite3_stmt *stmt;
    int got = -1;

    va_start(ap, format);
    stmt = query(c, err, sql, format, ap);
    va_end(ap);
    if (stmt)
        do
            got = database_row(c, stmt, err);
        while (got == 1);
    database_done(c, stmt);
    return got;
}

int database_number(struct catalogue *c, struct err *err, int64_t *number, const char *sql, const char *format, ...)
{
    va_list ap;
    sqlite3_stmt *stmt;
    int got = -1;

    va_start(ap, format);
    stmt = query(c, err, sql, format, ap);
    va_end(ap);
    if (stmt)
        got = database_row(c, stmt, err);
    if (got == 1)
        *number = sqlite3_column_int64(stmt, 0);
    database_done(c, stmt);
    return got;
}

int database_exec(struct catalogue *c, const char *sql, struct err *err)
{
    return sqlite3_exec(c->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : database_error(c, err);
}

int database_enter(struct catalogue *c, struct err *err)
{
    if (c->readonly)
        return err_set(err, ERR_PERMISSION, "the catalogue '%s' was opened for reading only", c->path);
    if (c->broken)
        return err_set(err, ERR_IO, "the catalogue '%s' gave up the running change; nothing of it was saved", c->path);
    if (database_exec(c, c->depth ? "SAVEPOINT inner" : "BEGIN IMMEDIATE", err) != 0)
        return -1;
    c->depth++;
    return 0;
}

/* After a full disk SQLite has rolled back by itself; the outermost leave then reports the failure it has. */
int database_leave(struct catalogue *c, int result, struct err *err)
{
    struct err ignored;

    c->depth--;
    if (sqlite3_get_autocommit(c->db)) {
        c->broken = c->depth > 0;
        return result == 0 ? err_set(err, ERR_IO, "the catalogue '%s' gave up the running change", c->path) : -1;
    }
    if (result == 0 && database_exec(c, c->depth ? "RELEASE inner" : "COMMIT", err) == 0)
        return 0;
    database_exec(c, c->depth ? "ROLLBACK TO inner; RELEASE inner" : "ROLLBACK", &ignored);
    return -1;
}

char *database_text(struct arena *arena, sqlite3_stmt *stmt, int column)
{
    return arena_strdup(arena, database_borrow(stmt, column));
}

const char *database_borrow(sqlite3_stmt *stmt, int column)
{
    return (const char *)sqlite3_column_text(stmt, column);
}

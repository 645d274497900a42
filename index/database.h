/* The SQLite handle behind a catalogue: statements, transactions, errors. Private to index/.
 *
 * Binding formats name one argument a letter: i int64_t, d int, f double, s text or NULL, b blob (pointer, size_t). */
#ifndef SOHOA_INDEX_DATABASE_H
#define SOHOA_INDEX_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/vocabulary.h"

struct arena;
struct err;
struct sqlite3;
struct sqlite3_stmt;

struct catalogue {
    struct sqlite3 *db;
    char *path;
    bool readonly;
    int depth;   /* of open transactions: the first is real, the rest are savepoints */
    bool broken; /* SQLite rolled the transaction back by itself (disk full): only rollback helps */
    int run_fd;  /* holds the lock of a run; -1 none */
    struct cached_statement *cache;
    size_t cache_count;
    struct vocabulary vocabulary; /* words of documents that come and go in the open transaction */
    struct definitions {
        struct definition *list;
        size_t count;
    } definitions;                       /* and what they define */
    struct abbreviations *abbreviations; /* NULL until a search needs them */
    struct facet_cache *facets;          /* the same */
};

/* Sets the sentence for the last error of the handle: "cannot <doing> ...". -1. */
int database_error(struct catalogue *c, struct err *err);
/* The same for a result code and an open that failed. */
int database_error_code(struct catalogue *c, int code, struct err *err);

/* A bound statement, from the cache when it is free; sql must be a string constant (it is the cache's key). NULL on
 * error. database_done() gives it back. */
struct sqlite3_stmt *database_query(struct catalogue *c, struct err *err, const char *sql, const char *format, ...);
/* The same for SQL put together at run time: never cached. */
struct sqlite3_stmt *database_prepare(struct catalogue *c, struct err *err, const char *sql);
int database_row(struct catalogue *c, struct sqlite3_stmt *stmt, struct err *err); /* 1 a row, 0 no more, -1 */
void database_done(struct catalogue *c, struct sqlite3_stmt *stmt);                /* NULL is fine */
/* Finalizes every cached statement, before the handle is closed. */
void database_forget(struct catalogue *c);
/* Query, step to the end, done. */
int database_run(struct catalogue *c, struct err *err, const char *sql, const char *format, ...);
/* The first column of the first row as a number: 1 found, 0 no row, -1. */
int database_number(struct catalogue *c, struct err *err, int64_t *number, const char *sql, const char *format, ...);
/* Several statements without parameters. */
int database_exec(struct catalogue *c, const char *sql, struct err *err);

/* Enter and leave an atomic change: `result` is that of the work between; what failed is undone. Returns result, or -1
 * when the commit fails. */
int database_enter(struct catalogue *c, struct err *err);
int database_leave(struct catalogue *c, int result, struct err *err);

/* Columns. Text in the arena; NULL for SQL's null. */
char *database_text(struct arena *arena, struct sqlite3_stmt *stmt, int column);
/* Text owned by the statement, until its next step. */
const char *database_borrow(struct sqlite3_stmt *stmt, int column);

#endif

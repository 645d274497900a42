/* SQL put together from fixed pieces, with the values it binds; a query's filters as such. Private to index/. */
#ifndef SOHOA_INDEX_CLAUSE_H
#define SOHOA_INDEX_CLAUSE_H

#include "index/query.h"
#include "pipeline/base/memory.h"

struct catalogue;
struct err;
struct sqlite3_stmt;

struct clause {
    struct buf sql;                         /* nothing a person typed is ever in it */
    const char *binds[QUERY_TERMS * 4 + 8]; /* must live until clause_prepare() */
    int count;
};

/* Appends a parameter for value. */
void clause_bind(struct clause *clause, const char *value);
/* Conditions on h (search_header) and d (document), each with " AND " in front. Values live in the arena. */
void clause_put_filters(struct arena *arena, const struct query *query, struct clause *out);
/* The statement, bound; database_done() gives it back. Releases clause->sql. */
struct sqlite3_stmt *clause_prepare(struct catalogue *c, struct clause *clause, struct err *err);

#endif

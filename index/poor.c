#include "index/poor.h"

#include <sqlite3.h>

#include "index/database.h"
#include "pipeline/base/memory.h"

/* Notes stand inside the records: only so many documents are looked at. */
#define LOOK_BACK "500"

int poor_pages(struct catalogue *c, struct arena *arena, size_t max, struct poor_page **pages, size_t *count,
               struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err,
        "SELECT document, number, json_extract(record, '$.note') AS note FROM page WHERE document > (SELECT "
        "ifnull(max(id), 0) - " LOOK_BACK " FROM document) AND note IS NOT NULL ORDER BY document DESC, number LIMIT ?",
        "i", (int64_t)max);
    int got;

    *count = 0;
    if (!stmt)
        return -1;
    *pages = arena_alloc(arena, (max ? max : 1) * sizeof **pages);
    while ((got = database_row(c, stmt, err)) == 1 && *count < max)
        (*pages)[(*count)++] = (struct poor_page){sqlite3_column_int64(stmt, 0), sqlite3_column_int(stmt, 1),
                                                  database_text(arena, stmt, 2)};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

#include "index/hits.h"

#include <sqlite3.h>

#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* Place of `body` among the columns of search_index. */
#define BODY 3

static void search_hits(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int count,
                        sqlite3_value **values)
{
    cleanup_buf struct buf out = {0};
    int n = 0, rc = api->xInstCount(fts, &n);

    (void)count;
    (void)values;
    for (int i = 0; rc == SQLITE_OK && i < n && out.len < HITS_MAX * sizeof(struct hit); i++) {
        int phrase, column, token;

        rc = api->xInst(fts, i, &phrase, &column, &token);
        if (rc == SQLITE_OK && column == BODY)
            buf_append(&out, &(struct hit){phrase, token}, sizeof(struct hit));
    }
    if (rc != SQLITE_OK)
        sqlite3_result_error_code(context, rc);
    else
        sqlite3_result_blob64(context, buf_string(&out), out.len, SQLITE_TRANSIENT);
}

int hits_register(struct catalogue *c, struct err *err)
{
    fts5_api *api = NULL;
    sqlite3_stmt *stmt = database_prepare(c, err, "SELECT fts5(?1)");

    if (!stmt)
        return -1;
    sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    if (!api)
        return err_set(err, ERR_SETUP, "this SQLite was built without FTS5: install Debian's libsqlite3-0");
    if (api->xCreateFunction(api, "search_hits", NULL, search_hits, NULL) != SQLITE_OK)
        return database_error(c, err);
    return 0;
}

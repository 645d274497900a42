/* The queue and its sums. The partial index on field(status) ends with the key (document, name), so that each rank is a
 * range of it in order of document and a page of the queue costs what it shows. */
#include <sqlite3.h>

#include "index/database.h"
#include "index/review.h"
#include "index/second.h"
#include "pipeline/base/memory.h"

#define ASKED_KEY "name IN ('number', 'date')"

static const char *const RANK_SQL[REVIEW_RANKS] = {
    [REVIEW_SECOND] = "SELECT document FROM (" SECOND_OPEN ") WHERE document > ?1 AND agent <> ?2 ORDER BY document "
                      "LIMIT ?3",
    [REVIEW_KEY] = "SELECT DISTINCT document FROM field WHERE status = 'review' AND document > ?1 AND " ASKED_KEY
                   " AND document NOT IN (SELECT document FROM (" SECOND_OPEN ") WHERE agent <> ?2) "
                   "ORDER BY document LIMIT ?3",
    [REVIEW_OTHER] = "SELECT DISTINCT document FROM field f WHERE status = 'review' AND document > ?1 AND NOT EXISTS "
                     "(SELECT 1 FROM field k WHERE k.document = f.document AND k.status = 'review' AND k." ASKED_KEY
                     ") AND document NOT IN (SELECT document FROM (" SECOND_OPEN ") WHERE agent <> ?2) "
                     "ORDER BY document LIMIT ?3"};

static int take_rank(struct catalogue *c, enum review_rank rank, const char *who, int64_t after, size_t max,
                     struct review_place *places, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, RANK_SQL[rank], "isi", after, who, (int64_t)(max - *count));
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1 && *count < max)
        places[(*count)++] = (struct review_place){rank, sqlite3_column_int64(stmt, 0)};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int review_queue(struct catalogue *c, struct arena *arena, const char *who, struct review_place after, size_t max,
                 struct review_place **places, size_t *count, struct err *err)
{
    *places = arena_alloc(arena, (max ? max : 1) * sizeof **places);
    *count = 0;
    for (enum review_rank rank = after.rank; rank < REVIEW_RANKS && *count < max; rank++)
        if (take_rank(c, rank, who, rank == after.rank ? after.document : 0, max, *places, count, err) != 0)
            return -1;
    return 0;
}

int review_count(struct catalogue *c, struct review_backlog *backlog, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(c, err, "SELECT name, count(*) FROM field WHERE status = 'review' GROUP BY name", "");
    int got;

    *backlog = (struct review_backlog){0};
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        enum field_id id;

        if (field_by_name(database_borrow(stmt, 0), &id))
            backlog->fields[id] = sqlite3_column_int64(stmt, 1);
    }
    database_done(c, stmt);
    if (got < 0 || database_number(c, err, &backlog->documents,
                                   "SELECT count(DISTINCT document) FROM field WHERE status = 'review'", "") < 0)
        return -1;
    return database_number(c, err, &backlog->second, "SELECT count(*) FROM (" SECOND_OPEN ")", "") < 0 ? -1 : 0;
}

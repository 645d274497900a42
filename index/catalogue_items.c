/* Items and objects of the catalogue. */
#include <sqlite3.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

static const char *const OUTCOME_NAMES[ITEM_OUTCOME_COUNT] = {
#define OUTCOME(id, name) [ITEM_##id] = name,
    ITEM_OUTCOME_TABLE(OUTCOME)
#undef OUTCOME
};

static const char *const KIND_NAMES[ITEM_KIND_COUNT] = {
    [ITEM_FILE] = "file", [ITEM_FOLDER] = "folder", [ITEM_ENTRY] = "entry"};

const char *catalogue_outcome_name(enum item_outcome outcome)
{
    return OUTCOME_NAMES[outcome];
}

bool catalogue_outcome_by_name(const char *name, enum item_outcome *outcome)
{
    for (int i = 0; i < ITEM_OUTCOME_COUNT; i++)
        if (!strcmp(name, OUTCOME_NAMES[i])) {
            *outcome = (enum item_outcome)i;
            return true;
        }
    return false;
}

const char *catalogue_kind_name(enum item_kind kind)
{
    return KIND_NAMES[kind];
}

bool catalogue_kind_by_name(const char *name, enum item_kind *kind)
{
    for (int i = 0; i < ITEM_KIND_COUNT; i++)
        if (!strcmp(name, KIND_NAMES[i])) {
            *kind = (enum item_kind)i;
            return true;
        }
    return false;
}

/* 0 for a document or run is null in the table. */
int catalogue_save_item(struct catalogue *c, struct item *item, struct err *err)
{
    char now[24];
    int got;

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    got = database_number(
        c, err, &item->id,
        "INSERT INTO source(id, path, kind, outcome, reason, size, mtime_ns, digest, document, run, seen) "
        "VALUES(nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?) "
        "ON CONFLICT(path) DO UPDATE SET kind = excluded.kind, outcome = excluded.outcome, "
        "reason = excluded.reason, size = excluded.size, mtime_ns = excluded.mtime_ns, "
        "digest = excluded.digest, document = excluded.document, seen = excluded.seen RETURNING id",
        "ibsssiisiis", item->id, (const void *)item->path, strlen(item->path), KIND_NAMES[item->kind],
        OUTCOME_NAMES[item->outcome], item->reason, item->size, item->mtime_ns, item->digest, item->document, item->run,
        item->seen ? item->seen : now);
    return database_leave(c, got == 1 ? 0 : -1, err);
}

#define ITEM_COLUMNS                                                                                                   \
    "id, path, kind, outcome, reason, size, mtime_ns, digest, ifnull(document, 0), ifnull(run, 0), seen"

static void item_of_row(struct arena *arena, sqlite3_stmt *stmt, struct item *item)
{
    size_t n = (size_t)sqlite3_column_bytes(stmt, 1);
    const void *path = sqlite3_column_blob(stmt, 1);

    *item = (struct item){.id = sqlite3_column_int64(stmt, 0),
                          .path = arena_strndup(arena, path ? path : "", path ? n : 0),
                          .reason = database_text(arena, stmt, 4),
                          .size = sqlite3_column_int64(stmt, 5),
                          .mtime_ns = sqlite3_column_int64(stmt, 6),
                          .digest = database_text(arena, stmt, 7),
                          .document = sqlite3_column_int64(stmt, 8),
                          .run = sqlite3_column_int64(stmt, 9),
                          .seen = database_text(arena, stmt, 10)};
    catalogue_outcome_by_name(database_borrow(stmt, 3), &item->outcome);
    catalogue_kind_by_name(database_borrow(stmt, 2), &item->kind);
}

int catalogue_find_item(struct catalogue *c, struct arena *arena, const char *path, struct item *item, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, "SELECT " ITEM_COLUMNS " FROM source WHERE path = ?", "b",
                                        (const void *)path, strlen(path));
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        item_of_row(arena, stmt, item);
    database_done(c, stmt);
    return got;
}

int catalogue_each_item(struct catalogue *c, unsigned outcomes, int64_t document,
                        int (*each)(const struct item *item, void *data), void *data, struct err *err)
{
    sqlite3_stmt *stmt =
        document ? database_query(c, err,
                                  "SELECT " ITEM_COLUMNS " FROM source WHERE document IN (SELECT f.id FROM "
                                  "document d JOIN document f ON f.digest = d.digest WHERE d.id = ?1) OR digest = "
                                  /* of an import: the slice */
                                  "(SELECT object FROM page WHERE document = ?1 AND record IS NULL AND state = 'done' "
                                  "LIMIT 1) ORDER BY id",
                                  "i", document)
                 : database_query(c, err, "SELECT " ITEM_COLUMNS " FROM source ORDER BY id", "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        struct item item;

        item_of_row(&arena, stmt, &item);
        if (outcomes && !(outcomes & 1u << item.outcome))
            continue;
        got = each(&item, data);
        if (got != 0)
            break;
    }
    database_done(c, stmt);
    return got;
}

int catalogue_save_object(struct catalogue *c, const struct object *object, struct err *err)
{
    char now[24];

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c,
                          database_run(c, err,
                                       "INSERT INTO object VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                                       "stored = max(stored, excluded.stored), "
                                       "media_type = ifnull(excluded.media_type, media_type)",
                                       "sisds", object->sha256, object->size, object->media_type, (int)object->stored,
                                       object->first_seen ? object->first_seen : now),
                          err);
}

static void object_of_row(struct arena *arena, sqlite3_stmt *stmt, struct object *object)
{
    *object = (struct object){.sha256 = database_text(arena, stmt, 0),
                              .size = sqlite3_column_int64(stmt, 1),
                              .media_type = database_text(arena, stmt, 2),
                              .stored = sqlite3_column_int(stmt, 3) != 0,
                              .first_seen = database_text(arena, stmt, 4)};
}

int catalogue_find_object(struct catalogue *c, struct arena *arena, const char *sha256, struct object *object,
                          struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT sha256, size, media_type, stored, first_seen FROM object WHERE "
                                        "sha256 = ?",
                                        "s", sha256);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        object_of_row(arena, stmt, object);
    database_done(c, stmt);
    return got;
}

int catalogue_forget_object(struct catalogue *c, const char *sha256, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c,
                          database_run(c, err,
                                       "DELETE FROM object WHERE sha256 = ?1 AND stored = 0 AND NOT EXISTS "
                                       "(SELECT 1 FROM page WHERE object = ?1)",
                                       "s", sha256),
                          err);
}

int catalogue_each_object(struct catalogue *c, int (*each)(const struct object *object, void *data), void *data,
                          struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT sha256, size, media_type, stored, first_seen FROM object ORDER BY "
                                        "sha256",
                                        "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        struct object object;

        object_of_row(&arena, stmt, &object);
        got = each(&object, data);
        if (got != 0)
            break;
    }
    database_done(c, stmt);
    return got;
}

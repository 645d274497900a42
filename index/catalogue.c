#include "index/catalogue.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "index/abbreviation.h"
#include "index/database.h"
#include "index/facet_cache.h"
#include "index/posting.h"
#include "index/schema.h"
#include "index/tokenizer.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define BUSY_MS 10000

void catalogue_now(char out[24])
{
    time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    strftime(out, 24, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

/* A path as an SQLite URI, so that immutable=1 can be asked for. */
static char *uri_of(const char *path, const char *parameters)
{
    struct buf uri;

    buf_init(&uri);
    buf_puts(&uri, "file:");
    if (*path == '/')
        buf_puts(&uri, "//");
    for (; *path; path++) {
        if (*path == '?' || *path == '#' || *path == '%' || (unsigned char)*path < 0x21)
            buf_printf(&uri, "%%%02x", (unsigned char)*path);
        else
            buf_putc(&uri, *path);
    }
    buf_puts(&uri, parameters);
    return uri.data;
}

static int connect(struct catalogue *c, enum catalogue_mode mode, bool immutable, struct err *err)
{
    int flags = mode == CATALOGUE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    cleanup_free char *uri = uri_of(c->path, immutable ? "?immutable=1" : "");
    int rc;

    if (mode == CATALOGUE_CREATE)
        flags |= SQLITE_OPEN_CREATE;
    rc = sqlite3_open_v2(uri, &c->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (rc != SQLITE_OK)
        return database_error_code(c, rc, err);
    sqlite3_busy_timeout(c->db, BUSY_MS);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_limit(c->db, SQLITE_LIMIT_ATTACHED, 0);
    if (tokenizer_register(c, err) != 0)
        return -1;
    return database_exec(c,
                         "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; "
                         "PRAGMA cache_size = -16000; PRAGMA synchronous = FULL",
                         err);
}

static void disconnect(struct catalogue *c)
{
    database_forget(c);
    sqlite3_close_v2(c->db);
    c->db = NULL;
}

/* On a read-only disk a WAL database cannot make the shared memory file it wants; when the last writer closed it
 * properly there is no -wal and the file alone is whole. */
static bool may_be_immutable(const struct catalogue *c)
{
    cleanup_buf struct buf wal = {0};
    struct stat st;

    buf_printf(&wal, "%s-wal", c->path);
    return stat(wal.data, &st) != 0 || st.st_size == 0;
}

static int open_reading(struct catalogue *c, struct err *err)
{
    int version = 0;

    c->readonly = true;
    if (connect(c, CATALOGUE_READ, false, err) != 0 || schema_check(c, &version, err) != 0) {
        if ((err->code != ERR_PERMISSION && err->code != ERR_IO) || !may_be_immutable(c) || access(c->path, R_OK) != 0)
            return -1;
        disconnect(c);
        if (connect(c, CATALOGUE_READ, true, err) != 0 || schema_check(c, &version, err) != 0)
            return -1;
    }
    if (version == 0)
        return err_set(err, ERR_CORRUPT, "the catalogue '%s' is empty", c->path);
    if (version < schema_version())
        return err_set(err, ERR_INPUT,
                       "the catalogue '%s' has an older schema (%d, now %d): open it once for writing, "
                       "which brings it up to date",
                       c->path, version, schema_version());
    return 0;
}

static int open_writing(struct catalogue *c, enum catalogue_mode mode, struct err *err)
{
    int version = 0;

    if (connect(c, mode, false, err) != 0)
        return -1;
    if (sqlite3_db_readonly(c->db, "main") == 1)
        return database_error_code(c, SQLITE_READONLY, err);
    if (schema_check(c, &version, err) != 0)
        return -1;
    if (mode == CATALOGUE_WRITE && version == 0)
        return err_set(err, ERR_CORRUPT, "the catalogue '%s' is empty", c->path);
    if (database_exec(c, "PRAGMA journal_mode = WAL", err) != 0)
        return -1;
    return version < schema_version() ? schema_migrate(c, err) : 0;
}

struct catalogue *catalogue_open(const char *path, enum catalogue_mode mode, struct err *err)
{
    struct catalogue *c = memory_alloc(sizeof *c);
    struct stat st;
    int result;

    c->path = memory_strdup(path);
    c->run_fd = -1;
    if (mode != CATALOGUE_CREATE && stat(path, &st) != 0)
        result = errno == ENOENT ? err_set(err, ERR_NOT_FOUND, "there is no catalogue '%s'", path)
                                 : err_errno(err, "cannot open the catalogue '%s'", path);
    else
        result = mode == CATALOGUE_READ ? open_reading(c, err) : open_writing(c, mode, err);
    if (result != 0) {
        catalogue_close(c);
        return NULL;
    }
    return c;
}

void catalogue_close(struct catalogue *c)
{
    if (!c)
        return;
    disconnect(c);
    vocabulary_release(&c->vocabulary);
    abbreviation_forget_definitions(c);
    abbreviation_release(c->abbreviations);
    facet_cache_release(c->facets);
    if (c->run_fd >= 0)
        close(c->run_fd);
    free(c->path);
    free(c);
}

void catalogue_close_pointer(struct catalogue **catalogue)
{
    catalogue_close(*catalogue);
    *catalogue = NULL;
}

int catalogue_begin(struct catalogue *c, struct err *err)
{
    if (c->depth > 0)
        return err_set(err, ERR_INTERNAL, "a transaction on '%s' is open already", c->path);
    return database_enter(c, err);
}

int catalogue_commit(struct catalogue *c, struct err *err)
{
    if (c->depth != 1)
        return err_set(err, ERR_INTERNAL, "no transaction on '%s' is open", c->path);
    return database_leave(c, 0, err);
}

void catalogue_rollback(struct catalogue *c)
{
    struct err ignored;

    c->broken = false;
    if (c->depth > 0)
        database_leave(c, -1, &ignored);
}

/* Sums ------------------------------------------------------------------------------------------------------- */

/* Fills counts[] by the names in the first column of the query. */
static int count_by_name(struct catalogue *c, const char *sql, int names, const char *(*name)(int), int64_t *counts,
                         struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, sql, "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        for (int i = 0; i < names; i++)
            if (!strcmp(name(i), database_borrow(stmt, 0)))
                counts[i] = sqlite3_column_int64(stmt, 1);
    database_done(c, stmt);
    return got;
}

static const char *outcome_name(int i)
{
    return catalogue_outcome_name((enum item_outcome)i);
}

static const char *state_name(int i)
{
    return catalogue_state_name((enum document_state)i);
}

static const char *page_state_name(int i)
{
    return i == PAGE_TODO ? "todo" : i == PAGE_DONE ? "done" : "failed";
}

static const char *field_state_name(int i)
{
    return field_status_name((enum field_status)i);
}

static int count_all(struct catalogue *c, struct ledger *l, struct err *err)
{
    int64_t fields[STATUS_CONFIRMED + 1] = {0};

    if (count_by_name(c, "SELECT outcome, count(*) FROM source GROUP BY 1", ITEM_OUTCOME_COUNT, outcome_name, l->items,
                      err) != 0 ||
        count_by_name(c, "SELECT state, count(*) FROM document GROUP BY 1", DOCUMENT_STATE_COUNT, state_name,
                      l->documents, err) != 0 ||
        count_by_name(c,
                      "SELECT 'todo', count(*) FROM page WHERE state = 'todo' UNION ALL "
                      "SELECT 'failed', count(*) FROM page WHERE state = 'failed' UNION ALL "
                      "SELECT 'done', count(*) FROM page",
                      PAGE_STATE_COUNT, page_state_name, l->pages, err) != 0 ||
        count_by_name(c, "SELECT status, count(*) FROM field WHERE status <> 'auto' GROUP BY 1", STATUS_CONFIRMED + 1,
                      field_state_name, fields, err) != 0)
        return -1;
    l->pages[PAGE_DONE] -= l->pages[PAGE_TODO] + l->pages[PAGE_FAILED];
    l->fields_review = fields[STATUS_REVIEW];
    l->fields_confirmed = fields[STATUS_CONFIRMED];
    if (database_number(c, err, &l->objects, "SELECT count(*) FROM object", "") < 0 ||
        database_number(c, err, &l->object_bytes, "SELECT ifnull(sum(size), 0) FROM object", "") < 0 ||
        database_number(c, err, &l->objects_missing, "SELECT count(*) FROM object WHERE stored = 0", "") < 0 ||
        database_number(c, err, &l->events, "SELECT count(*) FROM event", "") < 0)
        return -1;
    return database_number(c, err, &l->sidecars_pending,
                           "SELECT count(*) FROM document WHERE revision <> sidecar_revision AND state NOT IN "
                           "('queued', 'reading')",
                           "") < 0
               ? -1
               : 0;
}

/* One read transaction, so that the sums agree with each other while a run goes on. */
int catalogue_count(struct catalogue *c, struct ledger *ledger, struct err *err)
{
    bool own = sqlite3_get_autocommit(c->db);
    struct err ignored;
    int result;

    *ledger = (struct ledger){0};
    if (own && database_exec(c, "BEGIN", err) != 0)
        return -1;
    result = count_all(c, ledger, err);
    if (own)
        database_exec(c, "COMMIT", &ignored);
    return result;
}

int catalogue_rebuild_index(struct catalogue *c, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, posting_rebuild(c, err), err);
}

static int check_pragma(struct catalogue *c, const char *sql, const char *fine, void (*problem)(const char *, void *),
                        void *data, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, sql, "");
    char sentence[512];
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        const char *text = database_borrow(stmt, 0);

        if (fine && text && !strcmp(text, fine))
            continue;
        snprintf(sentence, sizeof sentence, "the catalogue '%s': %s", c->path, text ? text : "");
        problem(sentence, data);
    }
    database_done(c, stmt);
    return got;
}

/* FTS5's own check takes part in integrity_check only from SQLite 3.44 on; posting_check() runs it. */
int catalogue_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err)
{
    if (check_pragma(c, "PRAGMA integrity_check(100)", "ok", problem, data, err) != 0 ||
        check_pragma(c,
                     "SELECT 'row ' || ifnull(rowid, '?') || ' of table ' || \"table\" || ' refers to a row of ' || "
                     "parent || ' that is not there' FROM pragma_foreign_key_check",
                     NULL, problem, data, err) != 0)
        return -1;
    return posting_check(c, problem, data, err);
}

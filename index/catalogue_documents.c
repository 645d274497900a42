/* Documents and pages of the catalogue. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/derived.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"

static const char *const STATE_NAMES[DOCUMENT_STATE_COUNT] = {
#define STATE(id, name) [DOCUMENT_##id] = name,
    DOCUMENT_STATE_TABLE(STATE)
#undef STATE
};

const char *catalogue_state_name(enum document_state state)
{
    return STATE_NAMES[state];
}

bool catalogue_state_by_name(const char *name, enum document_state *state)
{
    for (int i = 0; i < DOCUMENT_STATE_COUNT; i++)
        if (!strcmp(name, STATE_NAMES[i])) {
            *state = (enum document_state)i;
            return true;
        }
    return false;
}

static int no_document(int64_t id, struct err *err)
{
    return err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, id);
}

/* One of this digest without pages was quarantined whole, and is entered anew. */
static int add_document(struct catalogue *c, struct entry *e, const struct page_source *pages, struct err *err)
{
    char now[24];
    int got;

    catalogue_now(now);
    if (e->page_count < 0 || e->page_count > LIMIT_PAGES)
        return err_set(err, ERR_LIMIT, "a document of %d pages; at most %d are taken", e->page_count, LIMIT_PAGES);
    got = database_number(c, err, &e->id,
                          "INSERT INTO document(id, part, digest, state, reason, note, page_count, created) "
                          "VALUES(nullif(?, 0), ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(digest, part) DO UPDATE SET "
                          "state = excluded.state, reason = excluded.reason, note = excluded.note, "
                          "page_count = excluded.page_count, revision = revision + 1 WHERE page_count = 0 RETURNING id",
                          "idssssds", e->id, e->part, e->digest, STATE_NAMES[e->state], e->reason, e->note,
                          e->page_count, e->created ? e->created : now);
    if (got != 1)
        return got < 0 ? -1 : err_set(err, ERR_INTERNAL, "a document with the digest %s is there already", e->digest);
    for (int i = 0; i < e->page_count; i++)
        if (database_run(c, err, "INSERT INTO page(document, number, object, object_page) VALUES(?, ?, ?, ?)", "idsd",
                         e->id, i + 1, pages[i].object, pages[i].index) != 0)
            return -1;
    return 0;
}

int catalogue_add_document(struct catalogue *c, struct entry *entry, const struct page_source *pages, struct err *err)
{
    if (entry->state != DOCUMENT_QUEUED && entry->state != DOCUMENT_QUARANTINED)
        return err_set(err, ERR_INTERNAL, "a new document is queued or quarantined, not %s", STATE_NAMES[entry->state]);
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, add_document(c, entry, pages, err), err);
}

#define ENTRY_COLUMNS                                                                                                  \
    "SELECT id, part, digest, state, reason, administrative, note, page_count, created, revision, "                    \
    "revision <> sidecar_revision, retention_code, mode_of_use, security_class, "                                      \
    "ifnull((SELECT min(number) FROM page WHERE page.document = document.id), 1) FROM document "

static void entry_of_row(struct arena *arena, sqlite3_stmt *stmt, struct entry *entry)
{
    *entry = (struct entry){.id = sqlite3_column_int64(stmt, 0),
                            .part = sqlite3_column_int(stmt, 1),
                            .digest = database_text(arena, stmt, 2),
                            .reason = database_text(arena, stmt, 4),
                            .administrative = sqlite3_column_int(stmt, 5) != 0,
                            .note = database_text(arena, stmt, 6),
                            .page_count = sqlite3_column_int(stmt, 7),
                            .created = database_text(arena, stmt, 8),
                            .revision = sqlite3_column_int64(stmt, 9),
                            .sidecar_pending = sqlite3_column_int(stmt, 10) != 0,
                            .retention_code = database_text(arena, stmt, 11),
                            .mode_of_use = database_text(arena, stmt, 12),
                            .security_class = database_text(arena, stmt, 13),
                            .first_page = sqlite3_column_int(stmt, 14)};
    catalogue_state_by_name(database_borrow(stmt, 3), &entry->state);
}

int catalogue_find_entry(struct catalogue *c, struct arena *arena, int64_t id, struct entry *entry, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, ENTRY_COLUMNS "WHERE id = ?", "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        entry_of_row(arena, stmt, entry);
    database_done(c, stmt);
    return got;
}

int catalogue_find_digest(struct catalogue *c, const char *digest, int part, int64_t *id, struct err *err)
{
    return database_number(c, err, id,
                           "SELECT id FROM document WHERE digest = ?1 AND (?2 = 0 OR part = ?2) "
                           "ORDER BY part LIMIT 1",
                           "sd", digest, part);
}

static bool is_indexed(enum document_state state)
{
    return state == DOCUMENT_DONE || state == DOCUMENT_REVIEW;
}

static int set_state(struct catalogue *c, int64_t id, enum document_state state, const char *reason, struct err *err)
{
    if (derived_drop(c, id, err) != 0 ||
        database_run(c, err, "UPDATE document SET state = ?, reason = ?, revision = revision + 1 WHERE id = ?", "ssi",
                     STATE_NAMES[state], reason, id) != 0)
        return -1;
    if (sqlite3_changes(c->db) == 0)
        return no_document(id, err);
    return is_indexed(state) ? derived_put(c, id, err) : 0;
}

int catalogue_set_state(struct catalogue *c, int64_t id, enum document_state state, const char *reason, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, set_state(c, id, state, reason, err), err);
}

int catalogue_touch(struct catalogue *c, int64_t id, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c,
                          database_run(c, err,
                                       "UPDATE document SET revision = revision + 1 WHERE digest = "
                                       "(SELECT digest FROM document WHERE id = ?)",
                                       "i", id),
                          err);
}

static int each_of(struct catalogue *c, sqlite3_stmt *stmt, unsigned states, int64_t *limit,
                   int (*each)(const struct entry *entry, void *data), void *data, struct err *err)
{
    int got = 0;

    while (*limit > 0 && (got = database_row(c, stmt, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        struct entry entry;

        entry_of_row(&arena, stmt, &entry);
        if (states && !(states & 1u << entry.state))
            continue;
        --*limit;
        got = each(&entry, data);
        if (got != 0)
            break;
    }
    return got;
}

/* The wanted ids as a JSON array, so that one statement serves any number of them. */
static void put_ids(struct buf *out, const struct list_filter *filter)
{
    buf_putc(out, '[');
    for (size_t i = 0; i < filter->id_count; i++)
        buf_printf(out, "%s%" PRId64, i ? "," : "", filter->ids[i]);
    buf_putc(out, ']');
}

int catalogue_each_entry(struct catalogue *c, const struct list_filter *filter,
                         int (*each)(const struct entry *entry, void *data), void *data, struct err *err)
{
    static const struct list_filter ALL;
    int64_t limit;
    cleanup_buf struct buf ids = {0};
    sqlite3_stmt *stmt;
    int got;

    filter = filter ? filter : &ALL;
    limit = filter->limit > 0 ? filter->limit : INT64_MAX;
    if (filter->ids)
        put_ids(&ids, filter);
    stmt = filter->ids ? database_query(c, err,
                                        ENTRY_COLUMNS "WHERE id IN (SELECT value FROM json_each(?)) AND id > ? "
                                                      "ORDER BY id",
                                        "si", buf_string(&ids), filter->after)
                       : database_query(c, err, ENTRY_COLUMNS "WHERE id > ? ORDER BY id", "i", filter->after);
    if (!stmt)
        return -1;
    got = each_of(c, stmt, filter->states, &limit, each, data, err);
    database_done(c, stmt);
    return got;
}

static int load(struct catalogue *c, struct arena *arena, int64_t id, unsigned parts, struct document *d,
                struct err *err)
{
    struct entry entry;
    int got = catalogue_find_entry(c, arena, id, &entry, err);

    *d = (struct document){0};
    if (got != 1)
        return got == 0 ? no_document(id, err) : -1;
    d->administrative = entry.administrative;
    d->note = entry.note;
    if ((parts & LOAD_FIELDS) &&
        (row_load_fields(c, arena, id, d->fields, err) != 0 || row_load_lists(c, arena, id, d, err) != 0))
        return -1;
    if (parts & (LOAD_PAGES | LOAD_WORDS))
        return row_load_pages(c, arena, id, 0, parts, &d->pages, &d->page_count, err);
    return 0;
}

/* One read transaction: a document is seen before or after another's change, never between. */
int catalogue_load(struct catalogue *c, struct arena *arena, int64_t id, unsigned parts, struct document *document,
                   struct err *err)
{
    bool own = sqlite3_get_autocommit(c->db);
    struct err ignored;
    int result;

    if (own && database_exec(c, "BEGIN", err) != 0)
        return -1;
    result = load(c, arena, id, parts, document, err);
    if (own)
        database_exec(c, "COMMIT", &ignored);
    return result;
}

int catalogue_load_page(struct catalogue *c, struct arena *arena, int64_t id, int number, struct page *page,
                        struct err *err)
{
    struct page *pages;
    size_t count;

    if (number < 1 || row_load_pages(c, arena, id, number, LOAD_WORDS, &pages, &count, err) != 0)
        return number < 1 ? err_set(err, ERR_NOT_FOUND, "there is no page %d", number) : -1;
    if (count == 0)
        return err_set(err, ERR_NOT_FOUND, "document %" PRId64 " has no page %d", id, number);
    *page = pages[0];
    return 0;
}

int catalogue_load_sources(struct catalogue *c, struct arena *arena, int64_t id, struct page_source **pages,
                           size_t *count, struct err *err)
{
    sqlite3_stmt *stmt;
    int64_t n = 0;
    int got;

    *count = 0;
    if (database_number(c, err, &n, "SELECT count(*) FROM page WHERE document = ?", "i", id) < 0)
        return -1;
    *pages = arena_alloc(arena, (size_t)n * sizeof **pages);
    stmt = database_query(c, err, "SELECT object, object_page FROM page WHERE document = ? ORDER BY number", "i", id);
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1 && *count < (size_t)n)
        (*pages)[(*count)++] = (struct page_source){database_text(arena, stmt, 0), sqlite3_column_int(stmt, 1)};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

/* Pages ------------------------------------------------------------------------------------------------------ */

int catalogue_next_pages(struct catalogue *c, struct arena *arena, int64_t after_document, int after_number, size_t max,
                         struct page_job **jobs, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err,
        "SELECT p.document, p.number, p.object, o.media_type, p.object_page, p.attempts FROM page p "
        /* CROSS JOIN: in order of the index page_todo, so that nothing is sorted. */
        "CROSS JOIN object o ON o.sha256 = p.object CROSS JOIN document d ON d.id = p.document "
        "WHERE p.state = 'todo' AND d.state IN ('queued', 'reading') AND (p.document, p.number) > (?, ?) "
        "ORDER BY p.document, p.number LIMIT ?",
        "idi", after_document, after_number, (int64_t)max);
    int got;

    *count = 0;
    if (!stmt)
        return -1;
    *jobs = arena_alloc(arena, max * sizeof **jobs);
    while ((got = database_row(c, stmt, err)) == 1 && *count < max)
        (*jobs)[(*count)++] = (struct page_job){.document = sqlite3_column_int64(stmt, 0),
                                                .number = sqlite3_column_int(stmt, 1),
                                                .object = database_text(arena, stmt, 2),
                                                .media_type = database_text(arena, stmt, 3),
                                                .index = sqlite3_column_int(stmt, 4),
                                                .attempts = sqlite3_column_int(stmt, 5)};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

/* A document of which a page changes is being read: out of the index until its extraction is saved. */
static int mark_reading(struct catalogue *c, int64_t document, struct err *err)
{
    if (derived_drop(c, document, err) != 0)
        return -1;
    return database_run(c, err,
                        "UPDATE document SET state = 'reading', reason = NULL WHERE id = ? AND state <> 'reading'", "i",
                        document);
}

static int save_page(struct catalogue *c, int64_t document, const struct page *page, struct err *err)
{
    if (mark_reading(c, document, err) != 0)
        return -1;
    return row_save_page(c, document, page, page->failed ? "failed" : "done", err);
}

int catalogue_save_page(struct catalogue *c, int64_t document, const struct page *page, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, save_page(c, document, page, err), err);
}

int catalogue_count_attempt(struct catalogue *c, int64_t document, int number, const char *reason, int *attempts,
                            struct err *err)
{
    int64_t n = 0;
    int got;

    if (database_enter(c, err) != 0)
        return -1;
    got = database_number(c, err, &n,
                          "UPDATE page SET attempts = attempts + 1, reason = ? WHERE document = ? AND "
                          "number = ? RETURNING attempts",
                          "sid", reason, document, number);
    if (got == 0)
        err_set(err, ERR_NOT_FOUND, "document %" PRId64 " has no page %d", document, number);
    *attempts = (int)n;
    return database_leave(c, got == 1 ? 0 : -1, err);
}

static int fail_page(struct catalogue *c, int64_t document, int number, const char *reason, struct err *err)
{
    if (mark_reading(c, document, err) != 0 ||
        database_run(c, err,
                     "UPDATE page SET state = 'failed', reason = ?, record = NULL, text = NULL, words = NULL "
                     "WHERE document = ? AND number = ?",
                     "sid", reason, document, number) != 0)
        return -1;
    return sqlite3_changes(c->db)
               ? 0
               : err_set(err, ERR_NOT_FOUND, "document %" PRId64 " has no page %d", document, number);
}

int catalogue_fail_page(struct catalogue *c, int64_t document, int number, const char *reason, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, fail_page(c, document, number, reason, err), err);
}

int catalogue_read_again(struct catalogue *c, int64_t document, bool all_pages, struct err *err)
{
    int result;

    if (database_enter(c, err) != 0)
        return -1;
    result = set_state(c, document, DOCUMENT_QUEUED, NULL, err);
    if (result == 0)
        result = database_run(c, err,
                              "UPDATE page SET state = 'todo', attempts = 0, reason = NULL WHERE document = ? AND "
                              "(? OR state = 'failed')",
                              "id", document, (int)all_pages);
    return database_leave(c, result, err);
}

int catalogue_count_pages(struct catalogue *c, int64_t document, int64_t counts[PAGE_STATE_COUNT], struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT sum(state = 'todo'), sum(state = 'done'), sum(state = 'failed') "
                                        "FROM page WHERE document = ?",
                                        "i", document);
    int got = stmt ? database_row(c, stmt, err) : -1;

    for (int i = 0; i < PAGE_STATE_COUNT; i++)
        counts[i] = got == 1 ? sqlite3_column_int64(stmt, i) : 0;
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int catalogue_unfinished(struct catalogue *c, struct arena *arena, int64_t **ids, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(c, err,
                       "SELECT id FROM document d WHERE state IN ('queued', 'reading') AND NOT EXISTS "
                       "(SELECT 1 FROM page p WHERE p.document = d.id AND p.state = 'todo') ORDER BY id",
                       "");
    int got;

    *ids = NULL;
    *count = 0;
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        *ids = arena_grow(arena, *ids, *count, sizeof **ids);
        (*ids)[(*count)++] = sqlite3_column_int64(stmt, 0);
    }
    database_done(c, stmt);
    return got;
}

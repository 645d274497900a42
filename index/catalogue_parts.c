/* Several documents in one file. Each is a row of its own with its part of the page rows; the paths stay with the
 * first. */
#include <inttypes.h>
#include <sqlite3.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/derived.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* A part that was there before may have any number; the next one is above all. */
static int add_part(struct catalogue *c, const struct entry *whole, int first_page, int64_t *id, struct err *err)
{
    int got = database_number(c, err, id,
                              "INSERT INTO document(part, digest, state, page_count, created) "
                              "SELECT max(part) + 1, ?1, 'reading', ?2, ?3 FROM document WHERE digest = ?1 "
                              "RETURNING id",
                              "sds", whole->digest, whole->first_page + whole->page_count - first_page, whole->created);

    return got == 1 ? 0 : -1;
}

static int split(struct catalogue *c, int64_t id, int first_page, int64_t *part, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct entry whole;
    int got = catalogue_find_entry(c, &arena, id, &whole, err);

    if (got != 1)
        return got == 0 ? err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, id) : -1;
    if (first_page < whole.first_page || first_page >= whole.first_page + whole.page_count)
        return err_set(err, ERR_NOT_FOUND, "document %" PRId64 " has no page %d", id, first_page);
    if (first_page == whole.first_page)
        return err_set(err, ERR_INPUT, "document %" PRId64 " begins with page %d: nothing is left of it", id,
                       first_page);
    if (derived_drop(c, id, err) != 0 || add_part(c, &whole, first_page, part, err) != 0 ||
        database_run(c, err, "UPDATE page SET document = ? WHERE document = ? AND number >= ?", "iid", *part, id,
                     first_page) != 0 ||
        database_run(c, err, "UPDATE correction SET document = ? WHERE document = ? AND page >= ?", "iid", *part, id,
                     first_page) != 0)
        return -1;
    return database_run(c, err,
                        "UPDATE document SET state = 'reading', reason = NULL, page_count = ?, revision = revision + 1 "
                        "WHERE id = ?",
                        "di", first_page - whole.first_page, id);
}

static int tell(struct catalogue *c, const char *type, int64_t document, const char *detail, const struct event *by,
                struct err *err)
{
    struct event event = {
        .type = type, .agent = by->agent, .outcome = "success", .detail = detail, .document = document, .run = by->run};

    return catalogue_add_event(c, &event, err);
}

/* The pages from those of `part` on leave the document; *next is the one they become. */
static int take_part(struct catalogue *c, int64_t id, const struct document *part, const struct event *by,
                     int64_t *next, struct err *err)
{
    int first = part->pages[0].number, last = part->pages[part->page_count - 1].number;
    cleanup_arena struct arena arena = {0};

    if (split(c, id, first, next, err) != 0 ||
        tell(c, "metadata modification", id,
             arena_printf(&arena, "with page %d begins document %" PRId64 ", of the same file", first, *next), by,
             err) != 0)
        return -1;
    return tell(c, "ingestion", *next,
                arena_printf(&arena, "pages %d to %d of the file, after document %" PRId64, first, last, id), by, err);
}

static int save_parts(struct catalogue *c, int64_t id, const struct document *parts, size_t count,
                      const struct event *by, struct err *err)
{
    /* Each cut takes all that follows; the next one cuts that. */
    for (size_t i = 0; i < count; i++) {
        int64_t next = 0;

        if (i + 1 < count && parts[i + 1].page_count == 0)
            return err_set(err, ERR_INTERNAL, "document %" PRId64 ": a part without pages", id);
        if ((i + 1 < count && take_part(c, id, &parts[i + 1], by, &next, err) != 0) ||
            catalogue_save_extraction(c, id, &parts[i], err) != 0)
            return -1;
        id = next;
    }
    return 0;
}

int catalogue_save_parts(struct catalogue *c, int64_t id, const struct document *parts, size_t count,
                         const struct event *by, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, save_parts(c, id, parts, count, by, err), err);
}

int catalogue_find_file_state(struct catalogue *c, int64_t id, enum document_state *state, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT f.state FROM document d JOIN document f ON f.digest = d.digest "
                                        "WHERE d.id = ? ORDER BY CASE f.state WHEN 'queued' THEN 0 WHEN 'reading' "
                                        "THEN 1 WHEN 'review' THEN 2 WHEN 'quarantined' THEN 3 ELSE 4 END LIMIT 1",
                                        "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        catalogue_state_by_name(database_borrow(stmt, 0), state);
    database_done(c, stmt);
    return got;
}

int catalogue_find_open(struct catalogue *c, int64_t *id, struct err *err)
{
    return database_number(c, err, id,
                           "SELECT id FROM document WHERE state IN ('queued', 'reading') ORDER BY id LIMIT 1", "");
}

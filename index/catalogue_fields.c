/* What is known of a document: extraction, a person's word, sidecars, restoring. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/derived.h"
#include "index/register_row.h"
#include "index/review.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Fields a person confirmed, as a set of bits. */
static int load_confirmed(struct catalogue *c, int64_t id, unsigned *confirmed, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct confirmation who[FIELD_COUNT];

    *confirmed = 0;
    if (catalogue_load_confirmations(c, &arena, id, who, err) != 0)
        return -1;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (who[i].who)
            *confirmed |= 1u << i;
    return 0;
}

int catalogue_load_confirmations(struct catalogue *c, struct arena *arena, int64_t id,
                                 struct confirmation confirmations[FIELD_COUNT], struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT name, confirmed_by, confirmed_at FROM field WHERE document = ? "
                                        "AND status = 'confirmed'",
                                        "i", id);
    int got;

    memset(confirmations, 0, FIELD_COUNT * sizeof *confirmations);
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        enum field_id field;

        if (field_by_name(database_borrow(stmt, 0), &field))
            confirmations[field] = (struct confirmation){database_text(arena, stmt, 1), database_text(arena, stmt, 2)};
    }
    database_done(c, stmt);
    return got;
}

/* DONE or REVIEW from what the rows say now. The reason names the first page that failed. */
static int settle(struct catalogue *c, int64_t id, struct err *err)
{
    return database_run(
        c, err,
        "UPDATE document SET revision = revision + 1, "
        "state = CASE WHEN EXISTS (SELECT 1 FROM field WHERE document = ?1 AND status = 'review') OR "
        "EXISTS (SELECT 1 FROM page WHERE document = ?1 AND state = 'failed') THEN 'review' ELSE 'done' END, "
        "reason = (SELECT 'page ' || number || ': ' || ifnull(reason, 'not readable') FROM page WHERE document = ?1 "
        "AND state = 'failed' ORDER BY number LIMIT 1) WHERE id = ?1",
        "i", id);
}

/* Refuses what is not there, or of which pages still wait. */
static int must_be_read(struct catalogue *c, int64_t id, struct err *err)
{
    int64_t todo = 0;
    int got = database_number(c, err, &todo,
                              "SELECT (SELECT count(*) FROM page WHERE document = d.id AND state = 'todo') "
                              "FROM document d WHERE id = ?",
                              "i", id);

    if (got == 0)
        return err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, id);
    if (got == 1 && todo > 0)
        return err_set(err, ERR_INPUT, "document %" PRId64 ": %" PRId64 " pages still wait to be read", id, todo);
    return got < 0 ? -1 : 0;
}

static int save_extraction(struct catalogue *c, int64_t id, const struct document *d, struct err *err)
{
    unsigned confirmed;

    if (must_be_read(c, id, err) != 0 || load_confirmed(c, id, &confirmed, err) != 0 || derived_drop(c, id, err) != 0)
        return -1;
    for (int i = 0; i < FIELD_COUNT; i++) {
        struct field field = d->fields[i];

        if (confirmed & 1u << i)
            continue;
        if (field.status == STATUS_CONFIRMED)
            field.status = STATUS_REVIEW;
        if (row_save_field(c, id, (enum field_id)i, &field, NULL, NULL, err) != 0)
            return -1;
    }
    if (row_save_lists(c, id, d, err) != 0 ||
        database_run(c, err, "UPDATE document SET administrative = ?, note = ? WHERE id = ?", "dsi",
                     (int)d->administrative, d->note, id) != 0 ||
        settle(c, id, err) != 0 || derived_put(c, id, err) != 0)
        return -1;
    return register_settle_read(c, id, err);
}

int catalogue_save_extraction(struct catalogue *c, int64_t id, const struct document *document, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, save_extraction(c, id, document, err), err);
}

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static int confirm(struct catalogue *c, int64_t id, enum field_id field_id, const char *value, const char *who,
                   struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct field fields[FIELD_COUNT] = {0}, *field = &fields[field_id], was;
    struct confirmation confirmations[FIELD_COUNT];
    const char *before;
    struct event event = {.type = "metadata modification", .agent = who, .outcome = "success", .document = id};
    struct entry entry;
    char now[24];
    int got = catalogue_find_entry(c, &arena, id, &entry, err);
    bool indexed = got == 1 && (entry.state == DOCUMENT_DONE || entry.state == DOCUMENT_REVIEW);

    catalogue_now(now);
    if (got != 1)
        return got == 0 ? err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, id) : -1;
    if (row_load_fields(c, &arena, id, fields, err) != 0 ||
        catalogue_load_confirmations(c, &arena, id, confirmations, err) != 0 || derived_drop(c, id, err) != 0)
        return -1;
    was = *field;
    before = field->value;
    if (!same(before, value) || !field->rule)
        field->rule = "person";
    field->value = value;
    field->confidence = 1;
    field->status = STATUS_CONFIRMED;
    event.detail = arena_printf(&arena, "%s: '%s' confirmed, before it '%s'", field_name(field_id), value ? value : "",
                                before ? before : "");
    if (row_save_field(c, id, field_id, field, who, now, err) != 0 || catalogue_add_event(c, &event, err) != 0 ||
        review_note_decision(c, event.id, id, field_id, value, &was, &confirmations[field_id], err) != 0)
        return -1;
    if (!indexed)
        return database_run(c, err, "UPDATE document SET revision = revision + 1 WHERE id = ?", "i", id);
    return settle(c, id, err) != 0 ? -1 : derived_put(c, id, err);
}

int catalogue_confirm(struct catalogue *c, int64_t id, enum field_id field, const char *value, const char *who,
                      struct err *err)
{
    cleanup_arena struct arena arena = {0};

    if (!who || !*who)
        return err_set(err, ERR_INPUT, "a confirmed value needs the name of the person who confirms it");
    if (value)
        value = text_nfc(&arena, value, strlen(value));
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, confirm(c, id, field, value, who, err), err);
}

static int put_back(struct catalogue *c, int64_t id, enum field_id field_id, const struct field *field,
                    const struct confirmation *was, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct entry entry;
    int got = catalogue_find_entry(c, &arena, id, &entry, err);

    if (got != 1)
        return got == 0 ? err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, id) : -1;
    if (derived_drop(c, id, err) != 0 || row_save_field(c, id, field_id, field, was->who, was->when, err) != 0)
        return -1;
    if (entry.state != DOCUMENT_DONE && entry.state != DOCUMENT_REVIEW)
        return database_run(c, err, "UPDATE document SET revision = revision + 1 WHERE id = ?", "i", id);
    return settle(c, id, err) != 0 ? -1 : derived_put(c, id, err);
}

int catalogue_put_back(struct catalogue *c, int64_t id, enum field_id field_id, const struct field *field,
                       const struct confirmation *was, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, put_back(c, id, field_id, field, was, err), err);
}

/* A queued document's sidecar waits until it is read: what is on disk is still the better account. */
int catalogue_pending_sidecars(struct catalogue *c, struct arena *arena, size_t max, struct sidecar **sidecars,
                               size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT id, revision FROM document WHERE revision <> sidecar_revision AND "
                                        "state NOT IN ('queued', 'reading') ORDER BY id LIMIT ?",
                                        "i", (int64_t)max);
    int got;

    *count = 0;
    if (!stmt)
        return -1;
    *sidecars = arena_alloc(arena, max * sizeof **sidecars);
    while ((got = database_row(c, stmt, err)) == 1 && *count < max)
        (*sidecars)[(*count)++] = (struct sidecar){sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1)};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int catalogue_sidecar_written(struct catalogue *c, int64_t document, int64_t revision, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(
        c, database_run(c, err, "UPDATE document SET sidecar_revision = ? WHERE id = ?", "ii", revision, document),
        err);
}

/* Restoring --------------------------------------------------------------------------------------------------- */

static int restore_entry(struct catalogue *c, const struct entry *e, const struct document *d,
                         const struct page_source *sources, struct err *err)
{
    int first = e->first_page > 1 ? e->first_page : 1;
    char now[24];

    catalogue_now(now);
    if (database_run(c, err, "INSERT INTO document VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "idsssdsdsiisss",
                     e->id, e->part, e->digest, catalogue_state_name(e->state), e->reason, (int)d->administrative,
                     d->note, e->page_count, e->created ? e->created : now, e->revision, e->revision, e->retention_code,
                     e->mode_of_use, e->security_class) != 0)
        return -1;
    for (int i = 0; i < e->page_count; i++)
        if (database_run(c, err, "INSERT INTO page(document, number, object, object_page) VALUES(?, ?, ?, ?)", "idsd",
                         e->id, first + i, sources[i].object, sources[i].index) != 0)
            return -1;
    return 0;
}

static int restore(struct catalogue *c, const struct entry *e, const struct page_source *sources,
                   const struct document *d, const struct confirmation *confirmations, struct err *err)
{
    bool open = e->state == DOCUMENT_QUEUED || e->state == DOCUMENT_READING;

    if (restore_entry(c, e, d, sources, err) != 0)
        return -1;
    for (size_t i = 0; i < d->page_count; i++) {
        const struct page *p = &d->pages[i];

        if (row_save_corrections(c, e->id, p, err) != 0)
            return -1;
        if (open && !p->failed && p->geometry.width == 0)
            continue;
        if (row_save_page(c, e->id, p, p->failed ? "failed" : "done", err) != 0)
            return -1;
    }
    for (int i = 0; i < FIELD_COUNT; i++) {
        struct field field = d->fields[i];
        bool confirmed = field.status == STATUS_CONFIRMED;

        if (confirmed && !confirmations[i].who)
            return err_set(err, ERR_INPUT, "document %" PRId64 ": the confirmed field %s names no person", e->id,
                           field_name((enum field_id)i));
        if (row_save_field(c, e->id, (enum field_id)i, &field, confirmed ? confirmations[i].who : NULL,
                           confirmed ? confirmations[i].when : NULL, err) != 0)
            return -1;
    }
    if (row_save_lists(c, e->id, d, err) != 0)
        return -1;
    return e->state == DOCUMENT_DONE || e->state == DOCUMENT_REVIEW ? derived_put(c, e->id, err) : 0;
}

int catalogue_restore_document(struct catalogue *c, const struct entry *entry, const struct page_source *sources,
                               const struct document *document, const struct confirmation confirmations[FIELD_COUNT],
                               struct err *err)
{
    if (entry->id < 1 || entry->revision < 1 || entry->page_count < 0 ||
        document->page_count > (size_t)entry->page_count)
        return err_set(err, ERR_INPUT, "a record without a document id, revision or the sources of its pages");
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, restore(c, entry, sources, document, confirmations, err), err);
}

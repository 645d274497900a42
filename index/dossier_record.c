/* Dossiers as records on disk. */
#include <inttypes.h>
#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/dossier.h"
#include "index/dossier_row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/archive.h"
#include "pipeline/model/record.h"

#define DOSSIER_RECORD_VERSION 1

void dossier_record_path(int64_t id, char out[ARCHIVE_PATH_MAX])
{
    size_t stem;

    archive_record_path(id, out);
    stem = strlen(out) - strlen(".json");
    snprintf(out + stem, ARCHIVE_PATH_MAX - stem, "%s", DOSSIER_RECORD_ENDING);
}

/* Writing --------------------------------------------------------------------------------------------------------- */

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static json_t *number(int64_t n)
{
    return n ? json_integer(n) : json_null();
}

static int put_event(const struct event *event, void *data)
{
    json_array_append_new(data, json_pack("{s:s,s:s,s:s,s:s,s:o}", "type", event->type, "time", event->time, "agent",
                                          event->agent, "outcome", event->outcome, "detail", text(event->detail)));
    return 0;
}

static json_t *put_fields(const struct dossier *d)
{
    json_t *fields = json_object();

    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (d->value[i])
            json_object_set_new(fields, dossier_field_spec((enum dossier_field)i)->name, json_string(d->value[i]));
    return fields;
}

static json_t *put_documents(const struct dossier_document *list, size_t count)
{
    json_t *documents = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(documents,
                              json_pack("{s:I,s:s,s:i,s:I,s:o,s:o,s:o}", "document", (json_int_t)list[i].document,
                                        "digest", list[i].digest, "part", list[i].part, "ordinal",
                                        (json_int_t)list[i].ordinal, "sheet_from", number(list[i].sheet_from),
                                        "sheet_to", number(list[i].sheet_to), "note", text(list[i].note)));
    return documents;
}

int dossier_put_record(struct catalogue *c, int64_t id, struct buf *out, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier_document *list;
    struct dossier d;
    json_t *record, *events;
    size_t count;
    int found = dossier_find(c, &arena, id, &d, err), result;

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no dossier %" PRId64, id);
    if (dossier_load_documents(c, &arena, id, &list, &count, err) != 0)
        return -1;
    events = json_array();
    record = json_pack("{s:i,s:I,s:s,s:s,s:o,s:o,s:s,s:I,s:o,s:o,s:o}", "version", DOSSIER_RECORD_VERSION, "dossier",
                       (json_int_t)d.id, "code", d.code, "state", d.closed ? "closed" : "open", "closed_by",
                       text(d.closed_by), "closed_at", text(d.closed_at), "created", d.created, "revision",
                       (json_int_t)d.revision, "fields", put_fields(&d), "documents", put_documents(list, count),
                       "events", events);
    result = dossier_each_event(c, id, put_event, events, err);
    if (result == 0) {
        record_dump(record, out);
        buf_putc(out, '\n');
    }
    json_decref(record);
    return result;
}

static int write_one(struct catalogue *c, struct archive *archive, int64_t id, int64_t revision, struct err *err)
{
    cleanup_buf struct buf record = {0};
    char path[ARCHIVE_PATH_MAX];

    dossier_record_path(id, path);
    if (dossier_put_record(c, id, &record, err) != 0 || file_make_parent(archive->dirfd, path, err) != 0 ||
        file_write(archive->dirfd, path, record.data, record.len, err) != 0 || database_enter(c, err) != 0)
        return -1;
    return database_leave(
        c, database_run(c, err, "UPDATE dossier SET record_revision = ? WHERE id = ?", "ii", revision, id), err);
}

int dossier_write_pending(struct catalogue *c, struct archive *archive, struct err *err)
{
    for (;;) {
        sqlite3_stmt *stmt = database_query(
            c, err, "SELECT id, revision FROM dossier WHERE revision <> record_revision ORDER BY id LIMIT 1", "");
        int got = stmt ? database_row(c, stmt, err) : -1;
        int64_t id = got == 1 ? sqlite3_column_int64(stmt, 0) : 0;
        int64_t revision = got == 1 ? sqlite3_column_int64(stmt, 1) : 0;

        database_done(c, stmt);
        if (got != 1)
            return got;
        if (write_one(c, archive, id, revision, err) != 0)
            return -1;
    }
}

/* Restoring ------------------------------------------------------------------------------------------------------- */

static int malformed(struct err *err, const char *what)
{
    return err_set(err, ERR_INPUT, "the record of a dossier is malformed: %s", what);
}

static int get_dossier(struct arena *arena, const json_t *record, struct dossier *d, struct err *err)
{
    const json_t *fields = json_object_get(record, "fields");
    const char *state = record_text(record, "state");

    *d = (struct dossier){.id = record_int(record, "dossier"),
                          .created = record_text(record, "created"),
                          .revision = record_int(record, "revision"),
                          .closed_by = record_text(record, "closed_by"),
                          .closed_at = record_text(record, "closed_at")};
    if (record_int(record, "version") > DOSSIER_RECORD_VERSION)
        return err_set(err, ERR_TOO_NEW, "the record is of version %" PRId64 ", newer than this program",
                       record_int(record, "version"));
    if (d->id < 1 || d->revision < 1 || !d->created || !state || (strcmp(state, "open") && strcmp(state, "closed")))
        return malformed(err, "dossier, revision, created or state");
    d->closed = !strcmp(state, "closed");
    if (d->closed && (!d->closed_by || !d->closed_at))
        return malformed(err, "it is closed, but not by whom and when");
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (dossier_field_put(arena, d, (enum dossier_field)i,
                              record_text(fields, dossier_field_spec((enum dossier_field)i)->name), err) != 0)
            return err_context(err, "the record of dossier %" PRId64, d->id);
    return 0;
}

static int get_documents(struct catalogue *c, const json_t *record, int64_t id, struct err *err)
{
    const json_t *documents = json_object_get(record, "documents");

    for (size_t i = 0; i < json_array_size(documents); i++) {
        const json_t *value = json_array_get(documents, i);

        if (record_int(value, "ordinal") != (int64_t)i + 1)
            return malformed(err, "its documents are not in a row");
        if (database_run(c, err, "INSERT INTO dossier_document VALUES(?, ?, ?, nullif(?, 0), nullif(?, 0), ?)",
                         "iiiiis", id, record_int(value, "document"), record_int(value, "ordinal"),
                         record_int(value, "sheet_from"), record_int(value, "sheet_to"),
                         record_text(value, "note")) != 0)
            return -1;
    }
    return 0;
}

static int get_events(struct catalogue *c, const json_t *record, int64_t id, struct err *err)
{
    const json_t *events = json_object_get(record, "events");

    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *value = json_array_get(events, i);
        struct event event = {.type = record_text(value, "type"),
                              .time = record_text(value, "time"),
                              .agent = record_text(value, "agent"),
                              .outcome = record_text(value, "outcome"),
                              .detail = record_text(value, "detail")};

        if (!event.type || !event.time || !event.agent || !event.outcome)
            return malformed(err, "an event");
        if (catalogue_add_event(c, &event, err) != 0 ||
            database_run(c, err, "INSERT INTO dossier_event VALUES(?, ?)", "ii", event.id, id) != 0)
            return -1;
    }
    return 0;
}

/* Closed at the end, since nothing can be put into a closed one. */
static int restore(struct catalogue *c, const json_t *record, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier d;

    if (get_dossier(&arena, record, &d, err) != 0 || dossier_row_insert(c, &arena, &d, err) != 0 ||
        get_documents(c, record, d.id, err) != 0 || get_events(c, record, d.id, err) != 0)
        return -1;
    return database_run(c, err,
                        "UPDATE dossier SET revision = ?1, record_revision = ?1, state = iif(?2, 'closed', 'open'), "
                        "closed_by = iif(?2, ?3, NULL), closed_at = iif(?2, ?4, NULL) WHERE id = ?5",
                        "idssi", d.revision, (int)d.closed, d.closed_by, d.closed_at, d.id);
}

int dossier_restore(struct catalogue *c, const char *text_of_record, size_t n, struct err *err)
{
    json_t *record = record_parse(text_of_record, n, err);
    int result;

    if (!record)
        return -1;
    if (database_enter(c, err) != 0) {
        json_decref(record);
        return -1;
    }
    result = database_leave(c, restore(c, record, err), err);
    json_decref(record);
    return result;
}

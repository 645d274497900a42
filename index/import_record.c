/* The record of a slice: written once, read to rebuild the catalogue. */
#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/import.h"
#include "index/import_slice.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/intake/archive.h"
#include "pipeline/model/record.h"

#define SLICE_VERSION 3 /* the oldest that can tell it, as of all records */

void import_record_path(int64_t first, char out[ARCHIVE_PATH_MAX])
{
    size_t stem;

    archive_record_path(first, out);
    stem = strlen(out) - strlen(".json");
    snprintf(out + stem, ARCHIVE_PATH_MAX - stem, "%s", IMPORT_ENDING);
}

int import_find_slice(struct catalogue *c, int64_t document, int64_t *first, struct err *err)
{
    return database_number(c, err, first,
                           "SELECT s.document FROM document d JOIN page p ON p.document = d.id JOIN source s ON "
                           "s.digest = p.object WHERE d.id = ? AND d.revision = 1 AND d.sidecar_revision = 1 AND "
                           "p.record IS NULL AND s.kind = 'entry' LIMIT 1",
                           "i", document);
}

const char *import_path_of(struct catalogue *c, struct arena *arena, const struct item *item, int64_t document,
                           struct err *err)
{
    const char *range = strrchr(item->path, '#');
    long long first, last;
    int64_t line;
    int got = 0;

    if (item->kind == ITEM_ENTRY && range && sscanf(range, "#%lld-%lld", &first, &last) == 2)
        got = database_number(c, err, &line,
                              /* the + : not by the index of objects, which have thousands of pages */
                              "SELECT object_page FROM page CROSS JOIN object ON sha256 = object WHERE document = ? "
                              "AND +object = ? AND media_type = '" IMPORT_MEDIA_TYPE "' LIMIT 1",
                              "is", document, item->digest);
    if (got <= 0)
        return got < 0 ? NULL : item->path;
    return arena_printf(arena, "%.*s#%lld", (int)(range - item->path), item->path, first + (long long)line - 1);
}

/* [[line, id, how many that follow each other in both], ...] */
static int put_runs(struct catalogue *c, const char *sha256, json_t *runs, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT DISTINCT object_page, document FROM page WHERE object = ? "
                                        "ORDER BY object_page",
                                        "s", sha256);
    int64_t line = 0, id = 0, count = 0;
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        int64_t next_line = sqlite3_column_int64(stmt, 0), next_id = sqlite3_column_int64(stmt, 1);

        if (count > 0 && next_line == line + count && next_id == id + count) {
            count++;
            continue;
        }
        if (count > 0)
            json_array_append_new(runs, json_pack("[I,I,I]", (json_int_t)line, (json_int_t)id, (json_int_t)count));
        line = next_line;
        id = next_id;
        count = 1;
    }
    database_done(c, stmt);
    if (count > 0)
        json_array_append_new(runs, json_pack("[I,I,I]", (json_int_t)line, (json_int_t)id, (json_int_t)count));
    return got;
}

static int find_agent(const struct event *event, void *data)
{
    char *agent = data;

    snprintf(agent, 128, "%s", event->agent);
    return 1;
}

int import_put_record(struct catalogue *c, int64_t first, struct buf *out, struct err *err)
{
    cleanup_buf struct buf path = {0};
    json_t *runs = json_array(), *record = NULL;
    struct event_filter filter = {.type = "ingestion"};
    char agent[128] = "";
    int result = -1;
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT s.path, s.digest, s.size, s.seen FROM source s JOIN object o ON "
                                        "o.sha256 = s.digest WHERE s.document = ? AND s.kind = 'entry' AND "
                                        "o.media_type = '" IMPORT_MEDIA_TYPE "'",
                                        "i", first);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 0)
        err_set(err, ERR_NOT_FOUND, "document %lld is not the first of an import", (long long)first);
    if (got == 1) {
        text_put_printable(&path, database_borrow(stmt, 0), strlen(database_borrow(stmt, 0)));
        filter.object = database_borrow(stmt, 1);
        if (catalogue_each_event(c, &filter, find_agent, agent, err) >= 0)
            result = put_runs(c, filter.object, runs, err);
        record = json_pack("{s:i,s:s,s:s,s:I,s:s,s:s,s:O}", "version", SLICE_VERSION, "source", buf_string(&path),
                           "object", filter.object, "size", (json_int_t)sqlite3_column_int64(stmt, 2), "time",
                           database_borrow(stmt, 3), "agent", agent, "documents", runs);
    }
    database_done(c, stmt);
    if (result == 0) {
        record_dump(record, out);
        buf_putc(out, '\n');
    }
    json_decref(record);
    json_decref(runs);
    return result;
}

static int write_record(struct catalogue *c, struct archive *archive, int64_t first, const char *sha256,
                        struct err *err)
{
    cleanup_buf struct buf record = {0};
    char path[ARCHIVE_PATH_MAX];

    import_record_path(first, path);
    if (import_put_record(c, first, &record, err) != 0 || file_make_parent(archive->dirfd, path, err) != 0 ||
        file_write(archive->dirfd, path, record.data, record.len, err) != 0)
        return -1;
    return slice_mark_written(c, sha256, err);
}

int import_write_pending(struct catalogue *c, struct archive *archive, struct err *err)
{
    for (;;) {
        sqlite3_stmt *stmt = database_query(
            c, err,
            "SELECT s.document, s.digest FROM document d JOIN page p ON p.document = d.id JOIN object o ON o.sha256 = "
            "p.object JOIN source s ON s.digest = o.sha256 WHERE d.revision <> d.sidecar_revision AND d.revision = 1 "
            "AND d.sidecar_revision = 0 AND o.media_type = '" IMPORT_MEDIA_TYPE "' AND s.kind = 'entry' LIMIT 1",
            "");
        char sha256[DIGEST_SHA256_HEX] = "";
        int64_t first = 0;
        int got = stmt ? database_row(c, stmt, err) : -1;

        if (got == 1) {
            first = sqlite3_column_int64(stmt, 0);
            snprintf(sha256, sizeof sha256, "%s", database_borrow(stmt, 1));
        }
        database_done(c, stmt);
        if (got != 1)
            return got;
        if (write_record(c, archive, first, sha256, err) != 0)
            return -1;
    }
}

/* Restoring -------------------------------------------------------------------------------------------------- */

/* The line's document under the id it had; one that is there has a record of its own. */
static int add_line(struct catalogue *c, struct slice *slice, int line, int64_t id, const char *bytes, size_t n,
                    struct err *err)
{
    int64_t known;
    int got = database_number(c, err, &known, "SELECT id FROM document WHERE id = ?", "i", id);

    if (got != 0)
        return got < 0 ? -1 : 0;
    got = slice_add(c, slice, line, bytes, n, NULL, 0, err);
    if (got == 1)
        slice->documents[slice->count - 1].id = id;
    return got < 0 ? -1 : 0;
}

static int add_lines(struct catalogue *c, struct slice *slice, const json_t *runs, const struct buf *bytes,
                     struct err *err)
{
    const char *s = bytes->data, *end = s + bytes->len;
    size_t run = 0;

    for (int line = 1; s < end && run < json_array_size(runs); line++) {
        const json_t *r = json_array_get(runs, run);
        int64_t first = json_integer_value(json_array_get(r, 0)), id = json_integer_value(json_array_get(r, 1)),
                count = json_integer_value(json_array_get(r, 2));
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        size_t n = (size_t)((stop ? stop : end) - s);

        if (line >= first && line < first + count && add_line(c, slice, line, id + line - first, s, n, err) != 0)
            return err_context(err, "line %d", line);
        run += line >= first + count - 1;
        s += n + (stop != NULL);
    }
    return 0;
}

int import_restore(struct catalogue *c, const struct archive *archive, const char *bytes, size_t n, int64_t *restored,
                   struct err *err)
{
    cleanup_slice struct slice slice = {0};
    cleanup_buf struct buf object = {0};
    json_t *record = record_parse(bytes, n, err);
    const json_t *runs = json_object_get(record, "documents");
    const char *sha256, *time, *source, *agent;
    char path[ARCHIVE_PATH_MAX];
    int result;

    if (!record)
        return -1;
    sha256 = json_string_value(json_object_get(record, "object"));
    time = json_string_value(json_object_get(record, "time"));
    source = json_string_value(json_object_get(record, "source"));
    agent = json_string_value(json_object_get(record, "agent"));
    if (!sha256 || strlen(sha256) != 64 || !time || !source || !agent) {
        json_decref(record);
        return err_set(err, ERR_INPUT, "the record of an import is malformed");
    }
    snprintf(slice.sha256, sizeof slice.sha256, "%s", sha256);
    snprintf(slice.time, sizeof slice.time, "%s", time);
    slice.first = json_integer_value(json_array_get(json_array_get(runs, 0), 1));
    slice.source = arena_strdup(&slice.arena, source);
    slice.agent = arena_strdup(&slice.arena, agent);
    archive_object_path(sha256, path);
    result = file_read(archive->dirfd, path, IMPORT_SLICE_BYTES + IMPORT_LINE_BYTES + 2, &object, err);
    slice.size = (int64_t)object.len;
    if (result == 0)
        result = slice_save_object(c, &slice, err);
    if (result == 0)
        result = add_lines(c, &slice, runs, &object, err);
    json_decref(record);
    if (result != 0)
        return -1;
    *restored += (int64_t)slice.count;
    return slice_save(c, &slice, err) != 0 ? -1 : slice_mark_written(c, slice.sha256, err);
}

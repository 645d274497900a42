#include "index/sidecar.h"

#include <fcntl.h>
#include <jansson.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/dossier.h"
#include "index/import.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/intake/archive.h"
#include "pipeline/model/record.h"

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

struct items {
    struct catalogue *catalogue;
    int64_t document;
    bool packed;
    json_t *array;
    struct err *err;
};

static int put_item(const struct item *item, void *data)
{
    struct items *items = data;
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf path = {0};
    cleanup_buf struct buf hex = {0};
    const char *bytes = item->path;

    if (items->packed)
        bytes = import_path_of(items->catalogue, &arena, item, items->document, items->err);
    if (!bytes)
        return -1;
    text_put_printable(&path, bytes, strlen(bytes));
    for (const char *p = bytes; *p; p++)
        buf_printf(&hex, "%02x", (unsigned char)*p);
    json_array_append_new(items->array,
                          json_pack("{s:s,s:s,s:s,s:s,s:o,s:I,s:I,s:o,s:o}", "path", buf_string(&path), "path_bytes",
                                    buf_string(&hex), "kind", catalogue_kind_name(item->kind), "outcome",
                                    catalogue_outcome_name(item->outcome), "reason", text(item->reason), "size",
                                    (json_int_t)item->size, "mtime_ns", (json_int_t)item->mtime_ns, "digest",
                                    text(item->digest), "seen", text(item->seen)));
    return 0;
}

static int put_event(const struct event *event, void *data)
{
    json_array_append_new(data, json_pack("{s:s,s:s,s:s,s:s,s:o,s:o}", "type", event->type, "time", event->time,
                                          "agent", event->agent, "outcome", event->outcome, "detail",
                                          text(event->detail), "object", text(event->object)));
    return 0;
}

static json_t *put_objects(struct catalogue *catalogue, struct arena *arena, const struct page_source *sources,
                           size_t count, const char *digest, struct err *err)
{
    json_t *objects = json_object();

    /* A quarantined file has no pages, but its bytes are kept. */
    for (size_t i = 0; i <= count; i++) {
        const char *sha256 = i < count ? sources[i].object : digest;
        struct object object;
        int found;

        if (json_object_get(objects, sha256))
            continue;
        found = catalogue_find_object(catalogue, arena, sha256, &object, err);
        if (found < 0) {
            json_decref(objects);
            return NULL;
        }
        if (found)
            json_object_set_new(objects, sha256,
                                json_pack("{s:I,s:o,s:o}", "size", (json_int_t)object.size, "media_type",
                                          text(object.media_type), "first_seen", text(object.first_seen)));
    }
    return objects;
}

static json_t *put_pages(const struct document *document, const struct page_source *sources, size_t count)
{
    json_t *pages = json_array();

    for (size_t i = 0; i < document->page_count && i < count; i++) {
        json_t *page = record_from_page(&document->pages[i]);

        json_object_set_new(page, "object", json_string(sources[i].object));
        json_object_set_new(page, "index", json_integer(sources[i].index));
        if (document->pages[i].correction_count > 0)
            json_object_set_new(page, "corrections", record_from_corrections(&document->pages[i]));
        json_array_append_new(pages, page);
    }
    return pages;
}

static json_t *put_fields(const struct document *document, const struct confirmation *confirmations)
{
    json_t *fields = record_from_fields(document);

    for (int i = 0; i < FIELD_COUNT; i++)
        if (confirmations[i].who) {
            json_t *field = json_object_get(fields, field_name((enum field_id)i));

            json_object_set_new(field, "by", json_string(confirmations[i].who));
            json_object_set_new(field, "at", text(confirmations[i].when));
        }
    return fields;
}

/* Something in it was read otherwise than it is told. */
static bool has_other_reading(const struct page *page)
{
    if (page->correction_count > 0)
        return true;
    for (size_t i = 0; i < page->word_count; i++)
        if (page->words[i].raw)
            return true;
    return false;
}

/* The oldest version that can tell it. */
static int version_of(const struct entry *entry, const struct document *document)
{
    for (size_t i = 0; i < document->page_count; i++)
        if (has_other_reading(&document->pages[i]))
            return 4;
    if (document->page_count > 0 && document->pages[0].text)
        return 3;
    return entry->first_page > 1 ? 2 : 1;
}

static json_t *put_entry(const struct entry *entry, int version)
{
    return json_pack("{s:i,s:I,s:i,s:s,s:s,s:o,s:b,s:o,s:o,s:I,s:o,s:o,s:o}", "version", version, "id",
                     (json_int_t)entry->id, "part", entry->part, "digest", entry->digest, "state",
                     catalogue_state_name(entry->state), "reason", text(entry->reason), "administrative",
                     entry->administrative, "note", text(entry->note), "created", text(entry->created), "revision",
                     (json_int_t)entry->revision, "retention_code", text(entry->retention_code), "mode_of_use",
                     text(entry->mode_of_use), "security_class", text(entry->security_class));
}

/* The line of an import, which has the digest of the document, in place of the slice. */
static void own_line(json_t *objects, struct page_source *sources, size_t count, const char *digest)
{
    json_t *slice = count ? json_object_get(objects, sources[0].object) : NULL;
    const char *type = json_string_value(json_object_get(slice, "media_type"));

    if (!type || strcmp(type, IMPORT_MEDIA_TYPE) != 0)
        return;
    slice = json_deep_copy(slice);
    json_object_clear(objects);
    json_object_set_new(objects, digest, slice);
    json_object_set_new(slice, "size", json_null());
    for (size_t i = 0; i < count; i++)
        sources[i] = (struct page_source){digest, 1};
}

static int put(struct catalogue *catalogue, int64_t id, bool packed, struct buf *out, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct entry entry;
    struct document document;
    struct confirmation confirmations[FIELD_COUNT];
    struct page_source *sources;
    struct event_filter filter = {.document = id};
    size_t count;
    struct items items = {catalogue, id, packed, NULL, err};
    json_t *record, *objects, *events;
    int found = catalogue_find_entry(catalogue, &arena, id, &entry, err), result;

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    if (catalogue_load(catalogue, &arena, id, LOAD_ALL | LOAD_AS_READ, &document, err) != 0 ||
        catalogue_load_confirmations(catalogue, &arena, id, confirmations, err) != 0 ||
        catalogue_load_sources(catalogue, &arena, id, &sources, &count, err) != 0)
        return -1;
    objects = put_objects(catalogue, &arena, sources, count, entry.digest, err);
    if (!objects)
        return -1;
    if (packed)
        own_line(objects, sources, count, entry.digest);
    record = put_entry(&entry, version_of(&entry, &document));
    items.array = json_array();
    events = json_array();
    json_object_set_new(record, "sources", items.array);
    json_object_set_new(record, "objects", objects);
    json_object_set_new(record, "fields", put_fields(&document, confirmations));
    json_object_set_new(record, "citations", record_from_citations(&document));
    json_object_set_new(record, "tasks", record_from_tasks(&document));
    json_object_set_new(record, "pages", put_pages(&document, sources, count));
    json_object_set_new(record, "events", events);
    result = catalogue_each_item(catalogue, 0, id, put_item, &items, err);
    if (result == 0)
        result = catalogue_each_event(catalogue, &filter, put_event, events, err);
    if (result == 0) {
        record_dump(record, out);
        buf_putc(out, '\n');
    }
    json_decref(record);
    return result;
}

int sidecar_put(struct catalogue *catalogue, int64_t document, struct buf *out, struct err *err)
{
    return put(catalogue, document, false, out, err);
}

int sidecar_put_packed(struct catalogue *catalogue, int64_t document, struct buf *out, struct err *err)
{
    return put(catalogue, document, true, out, err);
}

int sidecar_write_pending(struct catalogue *catalogue, struct archive *archive, size_t batch, struct err *err)
{
    if (import_write_pending(catalogue, archive, err) != 0 || dossier_write_pending(catalogue, archive, err) != 0)
        return -1;
    for (;;) {
        cleanup_arena struct arena arena = {0};
        struct sidecar *pending;
        size_t count;

        if (catalogue_pending_sidecars(catalogue, &arena, batch, &pending, &count, err) != 0)
            return -1;
        if (count == 0)
            return 0;
        for (size_t i = 0; i < count; i++) {
            cleanup_buf struct buf record = {0};
            char path[ARCHIVE_PATH_MAX];

            archive_record_path(pending[i].document, path);
            if (sidecar_put(catalogue, pending[i].document, &record, err) != 0 ||
                file_make_parent(archive->dirfd, path, err) != 0 ||
                file_write(archive->dirfd, path, record.data, record.len, err) != 0)
                return -1;
        }
        if (catalogue_begin(catalogue, err) != 0)
            return -1;
        for (size_t i = 0; i < count; i++)
            if (catalogue_sidecar_written(catalogue, pending[i].document, pending[i].revision, err) != 0) {
                catalogue_rollback(catalogue);
                return -1;
            }
        if (catalogue_commit(catalogue, err) != 0)
            return -1;
    }
}

/* Restoring ---------------------------------------------------------------------------------------------- */

static int malformed(struct err *err, const char *what)
{
    return err_set(err, ERR_INPUT, "the record is malformed: %s", what);
}

static int get_entry(const json_t *record, struct entry *entry, struct err *err)
{
    const char *state = record_text(record, "state");

    *entry = (struct entry){.id = record_int(record, "id"),
                            .part = (int)record_int(record, "part"),
                            .digest = record_text(record, "digest"),
                            .reason = record_text(record, "reason"),
                            .administrative = json_is_true(json_object_get(record, "administrative")),
                            .note = record_text(record, "note"),
                            .created = record_text(record, "created"),
                            .revision = record_int(record, "revision"),
                            .page_count = (int)json_array_size(json_object_get(record, "pages")),
                            .retention_code = record_text(record, "retention_code"),
                            .mode_of_use = record_text(record, "mode_of_use"),
                            .security_class = record_text(record, "security_class")};
    if (record_int(record, "version") > RECORD_VERSION)
        return err_set(err, ERR_TOO_NEW, "the record is of version %lld, newer than this program",
                       (long long)record_int(record, "version"));
    if (entry->id < 1 || entry->part < 1 || !entry->digest || !state || !catalogue_state_by_name(state, &entry->state))
        return malformed(err, "id, part, digest or state");
    return 0;
}

static int get_objects(struct catalogue *catalogue, json_t *record, bool stored, struct err *err)
{
    const char *sha256;
    json_t *value;

    json_object_foreach(json_object_get(record, "objects"), sha256, value)
    {
        struct object object = {.sha256 = sha256,
                                .size = record_int(value, "size"),
                                .media_type = record_text(value, "media_type"),
                                .first_seen = record_text(value, "first_seen"),
                                .stored = stored};

        if (catalogue_save_object(catalogue, &object, err) != 0)
            return -1;
    }
    return 0;
}

static int get_document(struct arena *arena, const json_t *record, struct document *document,
                        struct page_source **sources, struct confirmation *confirmations, struct err *err)
{
    const json_t *pages = json_object_get(record, "pages"), *fields = json_object_get(record, "fields");
    size_t n = json_array_size(pages);

    *document = (struct document){.page_count = n,
                                  .administrative = json_is_true(json_object_get(record, "administrative")),
                                  .note = record_text(record, "note")};
    document->pages = arena_alloc(arena, n * sizeof *document->pages);
    *sources = arena_alloc(arena, n * sizeof **sources);
    for (size_t i = 0; i < n; i++) {
        const json_t *page = json_array_get(pages, i);

        if (record_to_page(arena, page, &document->pages[i], err) != 0 ||
            record_to_corrections(arena, json_object_get(page, "corrections"), &document->pages[i], err) != 0)
            return -1;
        (*sources)[i] = (struct page_source){record_text(page, "object"), (int)record_int(page, "index")};
        if (!(*sources)[i].object)
            return malformed(err, "a page without its object");
        if (document->pages[i].number != document->pages[0].number + (int)i)
            return malformed(err, "its pages are not in a row");
    }
    for (int i = 0; i < FIELD_COUNT; i++) {
        const json_t *field = json_object_get(fields, field_name((enum field_id)i));

        confirmations[i] = (struct confirmation){record_text(field, "by"), record_text(field, "at")};
    }
    if (record_to_fields(arena, fields, document, err) != 0 ||
        record_to_citations(arena, json_object_get(record, "citations"), document, err) != 0)
        return -1;
    return record_to_tasks(arena, json_object_get(record, "tasks"), document, err);
}

static int get_items(struct catalogue *catalogue, struct arena *arena, const json_t *record, int64_t document, int part,
                     struct err *err)
{
    const json_t *items = json_object_get(record, "sources");
    struct item known;
    int found;

    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *value = json_array_get(items, i);
        const char *kind = record_text(value, "kind"), *outcome = record_text(value, "outcome");
        struct item item = {.path = record_bytes(arena, value, "path_bytes"),
                            .reason = record_text(value, "reason"),
                            .size = record_int(value, "size"),
                            .mtime_ns = record_int(value, "mtime_ns"),
                            .digest = record_text(value, "digest"),
                            .document = document,
                            .seen = record_text(value, "seen")};

        if (!item.path || !kind || !catalogue_kind_by_name(kind, &item.kind) || !outcome ||
            !catalogue_outcome_by_name(outcome, &item.outcome))
            return malformed(err, "a source");
        /* A further part of a file has the paths of the first, to which they belong. */
        found = part > 1 ? catalogue_find_item(catalogue, arena, item.path, &known, err) : 0;
        if (found < 0 || (found == 0 && catalogue_save_item(catalogue, &item, err) != 0))
            return -1;
    }
    return 0;
}

static int get_events(struct catalogue *catalogue, const json_t *record, int64_t document, struct err *err)
{
    const json_t *events = json_object_get(record, "events");

    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *value = json_array_get(events, i);
        struct event event = {.type = record_text(value, "type"),
                              .time = record_text(value, "time"),
                              .agent = record_text(value, "agent"),
                              .outcome = record_text(value, "outcome"),
                              .detail = record_text(value, "detail"),
                              .object = record_text(value, "object"),
                              .document = document};

        if (!event.type || !event.time || !event.agent || !event.outcome)
            return malformed(err, "an event");
        if (catalogue_add_event(catalogue, &event, err) != 0)
            return -1;
    }
    return 0;
}

static int restore(struct catalogue *catalogue, const char *bytes, size_t n, bool stored, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct confirmation confirmations[FIELD_COUNT];
    struct document document;
    struct page_source *sources;
    struct entry entry;
    json_t *record = record_parse(bytes, n, err);
    int result;

    if (!record)
        return -1;
    result = get_entry(record, &entry, err);
    if (result == 0)
        result = get_document(&arena, record, &document, &sources, confirmations, err);
    if (result == 0)
        result = get_objects(catalogue, record, stored, err);
    if (result == 0 && document.page_count > 0)
        entry.first_page = document.pages[0].number;
    if (result == 0)
        result = catalogue_restore_document(catalogue, &entry, sources, &document, confirmations, err);
    if (result == 0)
        result = get_items(catalogue, &arena, record, entry.id, entry.part, err);
    if (result == 0)
        result = get_events(catalogue, record, entry.id, err);
    if (result == 0 && !stored)
        result = catalogue_sidecar_written(catalogue, entry.id, 0, err);
    json_decref(record);
    return result;
}

int sidecar_restore(struct catalogue *catalogue, const char *bytes, size_t n, struct err *err)
{
    return restore(catalogue, bytes, n, true, err);
}

int sidecar_restore_waiting(struct catalogue *catalogue, const char *bytes, size_t n, struct err *err)
{
    return restore(catalogue, bytes, n, false, err);
}

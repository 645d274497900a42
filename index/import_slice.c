#include "index/import_slice.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/derived.h"
#include "index/import.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/extract/given.h"
#include "pipeline/intake/archive.h"

void slice_release(struct slice *slice)
{
    free(slice->documents);
    free(slice->slots);
    arena_release(&slice->arena);
    *slice = (struct slice){0};
}

/* More places than twice the lines of a slice; a power of two. */
#define SLOTS 32768

/* The place of the digest among the documents of the slice: one with it, or the first free one. */
static uint32_t *find_slot(struct slice *slice, const char *digest)
{
    size_t at = 0;

    if (!slice->slots)
        slice->slots = memory_alloc(SLOTS * sizeof *slice->slots);
    for (int i = 0; i < 8; i++)
        at = at * 31 + (unsigned char)digest[i];
    for (at %= SLOTS; slice->slots[at]; at = (at + 1) % SLOTS)
        if (!memcmp(slice->documents[slice->slots[at] - 1].digest, digest, DIGEST_SHA256_HEX))
            break;
    return &slice->slots[at];
}

int slice_add(struct catalogue *c, struct slice *slice, int line, const char *bytes, size_t n, char *unknown,
              size_t unknown_size, struct err *err)
{
    struct slice_document next = {.line = line};
    uint32_t *slot;
    int64_t id;
    int got;

    digest_sha256(bytes, n, next.digest);
    got = catalogue_find_digest(c, next.digest, 1, &id, err);
    slot = find_slot(slice, next.digest);
    if (got != 0 || *slot)
        return got < 0 ? -1 : 0;
    if (import_read_line(&slice->arena, bytes, n, &next.document, unknown, unknown_size, err) != 0)
        return -1;
    if ((slice->count & (slice->count - 1)) == 0)
        slice->documents =
            memory_resize(slice->documents, slice->count ? 2 * slice->count : 1, sizeof *slice->documents);
    slice->documents[slice->count++] = next;
    *slot = (uint32_t)slice->count;
    return 1;
}

int slice_save_object(struct catalogue *c, const struct slice *slice, struct err *err)
{
    struct object object = {.sha256 = slice->sha256,
                            .size = slice->size,
                            .media_type = IMPORT_MEDIA_TYPE,
                            .stored = true,
                            .first_seen = slice->time[0] ? slice->time : NULL};

    return catalogue_save_object(c, &object, err);
}

/* Only the fields that there are: a field without a row is one without a value. */
static int save_fields(struct catalogue *c, int64_t id, const struct document *d, struct err *err)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        const struct field *f = &d->fields[i];

        if (f->value &&
            database_run(c, err, "INSERT INTO field VALUES(?, ?, ?, 1, 'auto', 0, NULL, 'import', NULL, NULL)", "iss",
                         id, field_name((enum field_id)i), f->value) != 0)
            return -1;
    }
    return 0;
}

/* In memory of its own: the words of a slice would be some hundred MB. */
static int save_citations(struct catalogue *c, int64_t id, struct document *d, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int result;

    extract_given(&arena, d);
    result = row_save_lists(c, id, d, err);
    d->citations = NULL;
    d->citation_count = 0;
    return result;
}

static int save_document(struct catalogue *c, const struct slice *slice, struct slice_document *s, const char *time,
                         struct err *err)
{
    struct document *d = &s->document;

    if (database_number(c, err, &s->id,
                        "INSERT INTO document(id, part, digest, state, page_count, created) "
                        "VALUES(nullif(?, 0), 1, ?, 'done', ?, ?) RETURNING id",
                        "isds", s->id, s->digest, (int)d->page_count, time) != 1)
        return -1;
    for (size_t i = 0; i < d->page_count; i++)
        if (database_run(c, err,
                         "INSERT INTO page(document, number, object, object_page, state, text) "
                         "VALUES(?, ?, ?, ?, 'done', ?)",
                         "idsds", s->id, (int)i + 1, slice->sha256, s->line, d->pages[i].text) != 0)
            return -1;
    return save_fields(c, s->id, d, err) != 0 ? -1 : save_citations(c, s->id, d, err);
}

static int save_history(struct catalogue *c, const struct slice *slice, const char *time, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct item item = {.path = slice->source,
                        .kind = ITEM_ENTRY,
                        .outcome = ITEM_DOCUMENT,
                        .size = slice->size,
                        .digest = slice->sha256,
                        .document = slice->first,
                        .seen = time};
    struct event event = {.type = "ingestion",
                          .time = time,
                          .agent = slice->agent,
                          .outcome = "success",
                          .detail = arena_printf(&arena, "%zu documents that came as text", slice->count),
                          .object = slice->sha256};

    return catalogue_save_item(c, &item, err) != 0 ? -1 : catalogue_add_event(c, &event, err);
}

int slice_save(struct catalogue *c, struct slice *slice, struct err *err)
{
    cleanup_free int64_t *ids = memory_alloc((slice->count + 1) * sizeof *ids);
    char now[24];

    if (slice->time[0])
        memcpy(now, slice->time, sizeof now);
    else
        catalogue_now(now);
    for (size_t i = 0; i < slice->count; i++) {
        if (save_document(c, slice, &slice->documents[i], now, err) != 0)
            return -1;
        ids[i] = slice->documents[i].id;
    }
    if (!slice->first)
        slice->first = ids[0];
    if (save_history(c, slice, now, err) != 0)
        return -1;
    return derived_put_all(c, ids, slice->count, err);
}

int slice_mark_written(struct catalogue *c, const char *sha256, struct err *err)
{
    return database_run(c, err,
                        "UPDATE document SET sidecar_revision = 1 WHERE revision = 1 AND id IN "
                        "(SELECT document FROM page WHERE object = ?)",
                        "s", sha256);
}

#include "index/restore.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/dossier.h"
#include "index/import.h"
#include "index/sidecar.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/store.h"
#include "pipeline/model/record.h"

/* An id beyond this is taken for a mistake: those after it must have room. */
#define MOST_ID 1000000000000

static void note_id(struct restore *r, int64_t there, int64_t here)
{
    size_t n = r->id_count;

    if ((n & (n - 1)) == 0)
        r->ids = memory_resize(r->ids, n ? 2 * n : 1, sizeof *r->ids);
    r->ids[n][0] = there;
    r->ids[n][1] = here;
    r->id_count++;
}

void restore_release(struct restore *r)
{
    free(r->ids);
    r->ids = NULL;
    r->id_count = 0;
}

static bool is_sha256(const char *hex)
{
    return hex && strlen(hex) == DIGEST_SHA256_HEX - 1 && strspn(hex, "0123456789abcdef") == DIGEST_SHA256_HEX - 1;
}

/* A document that is here ----------------------------------------------------------------------------------------- */

struct known {
    int64_t id;
    struct document document;
    struct confirmation confirmations[FIELD_COUNT];
};

static bool equal(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static int merge_field(struct restore *r, const struct known *here, enum field_id field, const json_t *there,
                       struct err *err)
{
    const char *by = record_text(there, "by"), *value = record_text(there, "value"),
               *own = here->document.fields[field].value;
    cleanup_buf struct buf sentence = {0};

    if (!by || (here->confirmations[field].who && equal(value, own)))
        return 0;
    if (!here->confirmations[field].who) {
        r->report.answers++;
        return catalogue_confirm(r->catalogue, here->id, field, value, by, err);
    }
    r->report.conflicts++;
    buf_printf(&sentence, "document %" PRId64 ", %s: here '%s' by %s, in the package '%s' by %s; ours stays", here->id,
               field_name(field), own ? own : "", here->confirmations[field].who, value ? value : "", by);
    r->conflict(r->state, buf_string(&sentence));
    return 0;
}

static int merge(struct restore *r, int64_t id, const json_t *record, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const json_t *fields = json_object_get(record, "fields");
    struct known here = {.id = id};

    if (catalogue_load(r->catalogue, &arena, id, LOAD_FIELDS, &here.document, err) != 0 ||
        catalogue_load_confirmations(r->catalogue, &arena, id, here.confirmations, err) != 0)
        return -1;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (merge_field(r, &here, (enum field_id)i, json_object_get(fields, field_name((enum field_id)i)), err) != 0)
            return -1;
    r->report.known++;
    note_id(r, record_int(record, "id"), id);
    return 0;
}

/* A document that is not ------------------------------------------------------------------------------------------ */

/* Text that came as a line of an import: the line itself, which the package has, becomes its original. */
static void own_line(json_t *record, const char *digest)
{
    json_t *objects = json_object_get(record, "objects"), *pages = json_object_get(record, "pages"), *value, *line;
    const char *sha256;
    bool of_import = false;
    size_t i;

    json_object_foreach(objects, sha256, value)
    {
        const char *type = record_text(value, "media_type");

        of_import = of_import || (type && !strcmp(type, IMPORT_MEDIA_TYPE));
    }
    if (!of_import || json_object_get(objects, digest))
        return;
    value = json_object_iter_value(json_object_iter(objects));
    line = json_deep_copy(value);
    json_object_clear(objects);
    json_object_set_new(objects, digest, line);
    json_array_foreach(pages, i, value)
    {
        json_object_set_new(value, "object", json_string(digest));
        json_object_set_new(value, "index", json_integer(1));
    }
}

static int need_objects(struct restore *r, json_t *record, struct err *err)
{
    const char *sha256;
    json_t *value;
    int64_t size;

    json_object_foreach(json_object_get(record, "objects"), sha256, value)
    {
        if (!is_sha256(sha256))
            return err_set(err, ERR_INPUT, "the record is malformed: '%.80s' is no SHA-256", sha256);
        if (store_has(r->archive, sha256))
            continue;
        if (r->need(r->state, sha256, &size, err) != 0)
            return -1;
        json_object_set_new(value, "size", json_integer(size));
    }
    return 0;
}

/* A path that something else here came from is told with the package in front, so that neither is lost. */
static int part_paths(struct restore *r, json_t *record, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    json_t *source;
    size_t i;

    if (record_int(record, "part") > 1)
        return 0; /* has the paths of the first */
    json_array_foreach(json_object_get(record, "sources"), i, source)
    {
        char *path = record_bytes(&arena, source, "path_bytes");
        cleanup_buf struct buf hex = {0};
        struct item item;
        int found = path ? catalogue_find_item(r->catalogue, &arena, path, &item, err) : 0;

        if (found < 0)
            return -1;
        if (!found)
            continue;
        for (const char *p = arena_printf(&arena, "%s/%s", r->from, path); *p; p++)
            buf_printf(&hex, "%02x", (unsigned char)*p);
        json_object_set_new(source, "path_bytes", json_string(buf_string(&hex)));
    }
    return 0;
}

/* The id it had when that is free, else the next; 0: taken, and it can wait. */
static int choose_id(struct restore *r, int64_t there, int any_id, int64_t *here, struct err *err)
{
    int64_t taken;
    int found = there > MOST_ID
                    ? 1
                    : database_number(r->catalogue, err, &taken, "SELECT id FROM document WHERE id = ?", "i", there);

    *here = there;
    if (found <= 0)
        return found;
    *here = 0;
    return any_id && database_number(r->catalogue, err, here, "SELECT coalesce(max(id), 0) + 1 FROM document", "") < 0
               ? -1
               : 0;
}

static int enter(struct restore *r, json_t *record, int any_id, struct err *err)
{
    cleanup_buf struct buf text = {0};
    int64_t there = record_int(record, "id"), here;

    if (choose_id(r, there, any_id, &here, err) != 0)
        return -1;
    if (here == 0)
        return 1;
    own_line(record, record_text(record, "digest"));
    if (need_objects(r, record, err) != 0 || part_paths(r, record, err) != 0)
        return -1;
    json_object_set_new(record, "id", json_integer(here));
    record_dump(record, &text);
    if (sidecar_restore_waiting(r->catalogue, text.data, text.len, err) != 0)
        return -1;
    r->report.added++;
    note_id(r, there, here);
    return 0;
}

int restore_document(struct restore *r, const char *bytes, size_t n, int any_id, struct err *err)
{
    json_t *record = record_parse(bytes, n, err);
    const char *digest = record_text(record, "digest");
    int64_t id = 0;
    int result;

    if (!record)
        return -1;
    if (!is_sha256(digest) || record_int(record, "part") < 1 || record_int(record, "id") < 1)
        result = err_set(err, ERR_INPUT, "the record is malformed: id, digest or part");
    else
        result = catalogue_find_digest(r->catalogue, digest, (int)record_int(record, "part"), &id, err);
    if (result >= 0)
        result = result == 1 ? merge(r, id, record, err) : enter(r, record, any_id, err);
    json_decref(record);
    return result;
}

/* Dossiers -------------------------------------------------------------------------------------------------------- */

static int64_t here_of(const struct restore *r, int64_t there)
{
    for (size_t i = 0; i < r->id_count; i++)
        if (r->ids[i][0] == there)
            return r->ids[i][1];
    return 0;
}

/* A document of a dossier, which may have come with another package: by its digest. 0 when it is not here. */
static int find_member(struct restore *r, const json_t *value, int64_t *here, struct err *err)
{
    const char *digest = record_text(value, "digest");

    *here = 0;
    if (digest)
        return catalogue_find_digest(r->catalogue, digest, (int)record_int(value, "part"), here, err) < 0 ? -1 : 0;
    *here = here_of(r, record_int(value, "document"));
    return 0;
}

/* Their ids here for those there; *all: each is here. */
static int put_members(struct restore *r, json_t *documents, bool *all, struct err *err)
{
    json_t *value;
    size_t i;

    *all = true;
    json_array_foreach(documents, i, value)
    {
        int64_t here;

        if (find_member(r, value, &here, err) != 0)
            return -1;
        *all = *all && here != 0;
        json_object_set_new(value, "document", json_integer(here));
    }
    return 0;
}

static int enter_dossier(struct restore *r, json_t *record, struct err *err)
{
    cleanup_buf struct buf text = {0};
    int64_t id = record_int(record, "dossier"), taken;
    bool all;
    int found =
        id > MOST_ID ? 1 : database_number(r->catalogue, err, &taken, "SELECT id FROM dossier WHERE id = ?", "i", id);

    if (found < 0 ||
        (found && database_number(r->catalogue, err, &id, "SELECT coalesce(max(id), 0) + 1 FROM dossier", "") < 0))
        return -1;
    if (put_members(r, json_object_get(record, "documents"), &all, err) != 0)
        return -1;
    if (!all) {
        r->report.dossiers_absent++;
        buf_printf(&r->report.absent, "%s\n", record_text(record, "code"));
        return 0;
    }
    json_object_set_new(record, "dossier", json_integer(id));
    record_dump(record, &text);
    if (dossier_restore(r->catalogue, text.data, text.len, err) != 0 ||
        database_run(r->catalogue, err, "UPDATE dossier SET record_revision = 0 WHERE id = ?", "i", id) != 0)
        return -1;
    r->report.dossiers++;
    return 0;
}

int restore_dossier(struct restore *r, const char *bytes, size_t n, struct err *err)
{
    json_t *record = record_parse(bytes, n, err);
    const char *code = record_text(record, "code");
    int64_t id;
    int result;

    if (!record)
        return -1;
    result = code ? database_number(r->catalogue, err, &id, "SELECT id FROM dossier WHERE code = ?", "s", code)
                  : err_set(err, ERR_INPUT, "the record of a dossier is malformed: code");
    if (result == 1)
        r->report.dossiers_known++;
    else if (result == 0)
        result = enter_dossier(r, record, err);
    json_decref(record);
    return result < 0 ? -1 : 0;
}

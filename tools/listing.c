#include "tools/listing.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "index/dossier.h"
#include "index/import.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/record.h"
#include "tools/say.h"

/* Strings of the arena, as many as come. */
struct strings {
    struct arena *arena;
    const char **list;
    size_t count;
};

static void add_string(struct strings *strings, const char *s)
{
    strings->list = arena_grow(strings->arena, strings->list, strings->count, sizeof *strings->list);
    strings->list[strings->count++] = arena_strdup(strings->arena, s);
}

struct paths {
    struct catalogue *catalogue;
    int64_t document;
    struct strings *strings;
    struct err *err;
};

static int add_path(const struct item *item, void *data)
{
    const struct paths *paths = data;
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};
    const char *path = import_path_of(paths->catalogue, &arena, item, paths->document, paths->err);

    if (!path)
        return -1;
    text_put_printable(&text, path, strlen(path));
    add_string(paths->strings, buf_string(&text));
    return 0;
}

static int add_dossier(const struct dossier *dossier, void *data)
{
    add_string(data, dossier->code);
    return 0;
}

int listing_load_dossiers(struct catalogue *catalogue, struct arena *arena, int64_t document, const char ***codes,
                          size_t *count, struct err *err)
{
    struct dossier_filter filter = {.document = document};
    struct strings strings = {.arena = arena};

    if (dossier_each(catalogue, &filter, add_dossier, &strings, err) != 0)
        return -1;
    *codes = strings.list;
    *count = strings.count;
    return 0;
}

json_t *listing_codes(const char *const *codes, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_string(codes[i]));
    return array;
}

int listing_load(struct catalogue *catalogue, struct arena *arena, const struct entry *entry, struct listing *listing,
                 struct err *err)
{
    struct strings strings = {.arena = arena};
    struct paths paths = {catalogue, entry->id, &strings, err};

    *listing = (struct listing){.entry = *entry};
    /* What the callback of an iteration was given ends with it. */
    listing->entry.digest = arena_strdup(arena, entry->digest);
    listing->entry.reason = arena_strdup(arena, entry->reason);
    listing->entry.note = arena_strdup(arena, entry->note);
    listing->entry.created = arena_strdup(arena, entry->created);
    if (catalogue_load(catalogue, arena, entry->id, LOAD_FIELDS, &listing->document, err) != 0 ||
        catalogue_each_item(catalogue, 1u << ITEM_DOCUMENT, entry->id, add_path, &paths, err) != 0 ||
        catalogue_each_item(catalogue, 1u << ITEM_DUPLICATE, entry->id, add_path, &paths, err) != 0 ||
        listing_load_dossiers(catalogue, arena, entry->id, &listing->dossiers, &listing->dossier_count, err) != 0)
        return -1;
    listing->paths = strings.list;
    listing->path_count = strings.count;
    return 0;
}

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

json_t *listing_json(const struct listing *listing)
{
    const struct entry *e = &listing->entry;
    json_t *others = json_array();
    json_t *json;

    for (size_t i = 1; i < listing->path_count; i++)
        json_array_append_new(others, json_string(listing->paths[i]));
    json =
        json_pack("{s:I,s:o,s:i,s:s,s:i,s:i,s:s,s:o,s:b,s:o,s:o}", "id", (json_int_t)e->id, "source",
                  text(listing->path_count ? listing->paths[0] : NULL), "part", e->part, "sha256", e->digest, "pages",
                  e->page_count, "first_page", e->first_page, "state", catalogue_state_name(e->state), "reason",
                  text(e->reason), "administrative", e->administrative, "note", text(e->note), "other_sources", others);
    json_object_set_new(json, "dossiers", listing_codes(listing->dossiers, listing->dossier_count));
    json_object_set_new(json, "fields", record_from_fields(&listing->document));
    json_object_set_new(json, "citations", record_from_citations(&listing->document));
    json_object_set_new(json, "tasks", record_from_tasks(&listing->document));
    return json;
}

const char *listing_value(const struct listing *listing, enum field_id field)
{
    const char *value = listing->document.fields[field].value;

    return value ? value : "";
}

const char *listing_state(enum document_state state)
{
    return say_language() == LANGUAGE_VI ? phrase_state(LANGUAGE_VI, state) : catalogue_state_name(state);
}

void listing_print_cell(const char *s, int width)
{
    size_t n = strlen(s), used = 0, step;
    int columns = 0, all = (int)text_length(s);
    int room = all > width ? width - 1 : width;

    while (used < n && columns < room) {
        text_next(s + used, n - used, &step);
        used += step;
        columns++;
    }
    printf("%.*s%s%*s", (int)used, s, all > width ? "…" : "", all > width ? 0 : width - columns, "");
}

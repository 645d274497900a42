/* PREMIS against its own rules and against the bytes. */
#include "pipeline/package/premis.h"

#include <string.h>
#include <strings.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/package_check.h"

static const char *const NAMES[PREMIS_KINDS] = {"object", "event", "agent"};

static struct bag_item *present(const struct package_check *check, const char *path)
{
    struct bag_item *item = bag_table_find(&check->in->table, path);

    return item && item->present ? item : NULL;
}

/* The file at a name as PREMIS gives it, below the folder (of a representation or of the package). */
static struct bag_item *file_below(struct package_check *check, const char *folder, const char *name)
{
    struct bag_item *item;

    if (!package_filled(name))
        return NULL;
    if (!strncasecmp(name, "file:", 5))
        name += 5;
    while (!strncmp(name, "./", 2) || !strncmp(name, "///", 3))
        name += name[0] == '.' ? 2 : 3;
    item = present(check, arena_printf(&check->arena, "%s%s", folder, name));
    if (!item)
        item = present(check, arena_printf(&check->arena, "%sdata/%s", folder, name));
    if (!item)
        item = present(check, arena_printf(&check->arena, "%srepresentations/rep1/data/%s", folder, name));
    return item;
}

/* The folder whose metadata/preservation/ holds the file; in the arena. */
static const char *folder_of(struct package_check *check, const struct bag_item *file)
{
    const char *at = strstr(file->path + strlen(check->base), "metadata/preservation/");

    return at ? arena_strndup(&check->arena, file->path, (size_t)(at - file->path)) : check->base;
}

static struct bag_item *file_of(struct package_check *check, const struct bag_item *file,
                                const struct premis_entity *object)
{
    const char *const names[] = {object->location, object->original_name, object->id};
    const char *const folders[] = {folder_of(check, file), check->base};
    struct bag_item *item = NULL;

    for (size_t n = 0; !item && n < sizeof names / sizeof *names; n++)
        for (size_t f = 0; !item && f < sizeof folders / sizeof *folders; f++)
            item = file_below(check, folders[f], names[n]);
    return item;
}

static const char *shown(const struct premis_entity *entity)
{
    if (package_filled(entity->original_name))
        return entity->original_name;
    return package_filled(entity->id) ? entity->id : "(without identifier)";
}

static void compare(struct package_check *check, const char *path, const struct premis_entity *object,
                    const struct bag_item *item)
{
    uint64_t size;

    if (package_filled(object->size) && (!package_size(object->size, &size) || size != item->size))
        package_find(check, "PREMIS-SIZE", path, object->line, "size", "says that '%s' has %s bytes; it has %llu",
                     container_path(check->in, item), object->size, (unsigned long long)item->size);
    for (size_t i = 0; i < object->digest_count; i++) {
        const struct premis_digest *digest = &object->digests[i];
        int match = package_digest_matches(item, digest->algorithm, digest->value);

        if (match == 0)
            package_find(check, "PREMIS-DIGEST", path, digest->line, "messageDigest",
                         "says another %s than '%s' has: its contents were changed", digest->algorithm,
                         container_path(check->in, item));
        else if (match < 0)
            package_find(check, "PREMIS-FIXITY", path, digest->line, "messageDigestAlgorithm",
                         "gives a digest of '%s' by '%s', which is not known here", container_path(check->in, item),
                         digest->algorithm ? digest->algorithm : "");
        else
            check->report->digests_compared++;
    }
}

static void check_file(struct package_check *check, const struct bag_item *file, const struct premis_entity *object)
{
    const struct bag_item *item = file_of(check, file, object);

    if (!package_filled(object->size) || !package_filled(object->format))
        package_find(check, "PREMIS-OBJECT", file->path, object->line, "objectCharacteristics",
                     "the file '%s' has no %s", shown(object), package_filled(object->size) ? "format" : "size");
    if (object->digest_count == 0)
        package_find(check, "PREMIS-FIXITY", file->path, object->line, "fixity", "the file '%s' has no digest",
                     shown(object));
    if (!item)
        package_find(check, "PREMIS-FILE", file->path, object->line, "object", "describes '%s', which is not here",
                     shown(object));
    else if (!item->damage)
        compare(check, file->path, object, item);
}

static void check_entity(struct package_check *check, const struct bag_item *file, const struct premis_entity *entity)
{
    static const char *const RULES[PREMIS_KINDS] = {"PREMIS-OBJECT", "PREMIS-EVENT", "PREMIS-AGENT"};

    if (!package_filled(entity->id))
        package_find(check, RULES[entity->kind], file->path, entity->line, NAMES[entity->kind],
                     "<%s> has no identifier", NAMES[entity->kind]);
    if (entity->kind == PREMIS_OBJECT && !package_filled(entity->category))
        package_find(check, "PREMIS-OBJECT", file->path, entity->line, "object/@xsi:type", "<object> has no category");
    if (entity->kind == PREMIS_OBJECT && entity->category && !strcmp(entity->category, "file"))
        check_file(check, file, entity);
    if (entity->kind != PREMIS_EVENT)
        return;
    if (!package_filled(entity->type) || !package_filled(entity->when))
        package_find(check, "PREMIS-EVENT", file->path, entity->line, "event", "<event> has no %s",
                     package_filled(entity->type) ? "time" : "type");
    else if (!package_is_datetime(entity->when) && strlen(entity->when) != 10)
        package_find(check, "PREMIS-DATE", file->path, entity->line, "eventDateTime", "the time '%s' is no date",
                     entity->when);
}

static const char *key_of(struct arena *arena, enum premis_kind kind, const char *id)
{
    return arena_printf(arena, "%s %s", NAMES[kind], id);
}

static void take_ids(struct package_check *check, const struct bag_item *file, const struct premis *premis,
                     struct bag_table *all)
{
    cleanup_arena struct arena arena = {0};
    struct bag_table own;

    bag_table_init(&own, &arena);
    for (size_t i = 0; i < premis->count; i++) {
        const struct premis_entity *entity = &premis->entities[i];
        struct bag_item *item;

        if (!package_filled(entity->id))
            continue;
        item = bag_table_add(&own, key_of(&arena, entity->kind, entity->id));
        if (item->present)
            package_find(check, "PREMIS-ID", file->path, entity->line, NAMES[entity->kind],
                         "the identifier '%s' occurs twice", entity->id);
        item->present = true;
        bag_table_add(all, item->path);
    }
    bag_table_release(&own);
}

static void check_links(struct package_check *check, const struct bag_item *file, const struct premis *premis,
                        const struct bag_table *all)
{
    cleanup_arena struct arena arena = {0};

    for (size_t i = 0; i < premis->link_count; i++)
        if (!bag_table_find(all, key_of(&arena, premis->links[i].kind, premis->links[i].id)))
            package_find(check, "PREMIS-LINK", file->path, premis->links[i].line, NAMES[premis->links[i].kind],
                         "links to the %s '%s', which is not described", NAMES[premis->links[i].kind],
                         premis->links[i].id);
}

/* Preservation metadata may have other formats; what is named PREMIS has this one. */
static bool read_premis(struct package_check *check, const struct bag_item *file, struct premis *premis)
{
    struct err err = {0};
    long line = 0;
    bool named = !strncasecmp(file_base_name(file->path), "premis", 6);

    if (premis_read(file->text, file->text_length, premis, &line, &err) != 0) {
        bool other = premis->ns != NULL && strstr(err.message, "is not PREMIS");

        if (!other || named)
            package_find(check, other ? "XML-ROOT" : "XML-FORM", file->path, line, NULL, "%s", err.message);
        return false;
    }
    if (strcmp(premis->ns, PREMIS_NS) != 0)
        package_find(check, "XML-ROOT", file->path, 0, "premis",
                     "the namespace of <premis> is '%s' and must be " PREMIS_NS, premis->ns);
    return true;
}

static bool is_preservation(const struct package_check *check, const struct bag_item *item)
{
    const char *path = package_path(check, item);

    return path && item->present && item->text && strstr(path, "metadata/preservation/");
}

static size_t count_preservation(const struct package_check *check)
{
    size_t count = 0;

    for (size_t i = 0; i < check->in->table.count; i++)
        count += is_preservation(check, check->in->table.items[i]);
    return count;
}

void premis_check(struct package_check *check)
{
    struct {
        const struct bag_item *file;
        struct premis premis;
    } *read = memory_alloc((count_preservation(check) + 1) * sizeof *read);
    cleanup_arena struct arena arena = {0};
    struct bag_table all;
    size_t count = 0;

    bag_table_init(&all, &arena);
    for (size_t i = 0; i < check->in->table.count; i++) {
        read[count].file = check->in->table.items[i];
        if (!is_preservation(check, read[count].file))
            continue;
        if (read_premis(check, read[count].file, &read[count].premis))
            take_ids(check, read[count].file, &read[count].premis, &all);
        for (size_t k = 0; k < read[count].premis.count; k++)
            check_entity(check, read[count].file, &read[count].premis.entities[k]);
        count++;
    }
    for (size_t i = 0; i < count; i++) {
        check_links(check, read[i].file, &read[i].premis, &all);
        premis_release(&read[i].premis);
    }
    bag_table_release(&all);
    memory_free_pointer(&read);
}

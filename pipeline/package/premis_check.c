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
    cleanup_arena struct arena arena = {0};
    struct bag_item *item;

    if (!package_filled(name))
        return NULL;
    if (!strncasecmp(name, "file:", 5))
        name += 5;
    while (!strncmp(name, "./", 2) || !strncmp(name, "///", 3))
        name += name[0] == '.' ? 2 : 3;
    item = present(check, arena_printf(&arena, "%s%s", folder, name));
    if (!item)
        item = present(check, arena_printf(&arena, "%sdata/%s", folder, name));
    if (!item)
        item = present(check, arena_printf(&arena, "%srepresentations/rep1/data/%s", folder, name));
    return item;
}

/* The folder whose metadata/preservation/ holds the file; malloc'ed. */
static char *folder_of(struct package_check *check, const struct bag_item *file)
{
    const char *at = strstr(file->path + strlen(check->base), "metadata/preservation/");

    return at ? memory_strndup(file->path, (size_t)(at - file->path)) : memory_strdup(check->base);
}

static struct bag_item *file_of(struct package_check *check, const struct bag_item *file,
                                const struct premis_entity *object)
{
    const char *const names[] = {object->location, object->original_name, object->id};
    cleanup_free char *own = folder_of(check, file);
    const char *const folders[] = {own, check->base};
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

/* All files of PREMIS of one package being read, and the one at hand. */
struct reading {
    struct package_check *check;
    const struct bag_item *file;
    struct key_set all, own; /* identifiers of the package, and of the file */
    struct key_set ahead;    /* those that were linked to before they came */
};

/* Identifiers are told apart by what they are of. */
static char *key_of(enum premis_kind kind, const char *id)
{
    cleanup_buf struct buf key = {0};

    buf_printf(&key, "%s %s", NAMES[kind], id);
    return memory_strdup(key.data);
}

static void take_entity(void *state, const struct premis_entity *entity)
{
    struct reading *r = state;
    cleanup_free char *key = package_filled(entity->id) ? key_of(entity->kind, entity->id) : NULL;

    if (key && !key_set_add(&r->own, key, 0))
        package_find(r->check, "PREMIS-ID", r->file->path, entity->line, NAMES[entity->kind],
                     "the identifier '%s' occurs twice", entity->id);
    if (key)
        key_set_add(&r->all, key, 0);
    check_entity(r->check, r->file, entity);
}

static void note_link(void *state, const struct premis_link *link)
{
    struct reading *r = state;
    cleanup_free char *key = key_of(link->kind, link->id);

    if (!key_set_find(&r->all, key, NULL))
        key_set_add(&r->ahead, key, 0);
}

static void check_link(void *state, const struct premis_link *link)
{
    struct reading *r = state;
    cleanup_free char *key = key_of(link->kind, link->id);

    if (!key_set_find(&r->all, key, NULL))
        package_find(r->check, "PREMIS-LINK", r->file->path, link->line, NAMES[link->kind],
                     "links to the %s '%s', which is not described", NAMES[link->kind], link->id);
}

/* Preservation metadata may have other formats; what is named PREMIS has this one. */
static void read_premis(struct reading *r)
{
    const struct premis_told told = {.entity = take_entity, .link = note_link, .state = r};
    const struct xml_source source = container_text(r->check->in, r->file);
    const char *path = r->file->path;
    cleanup_free char *ns = NULL;
    struct err err = {0};
    long line = 0;

    switch (premis_read(&source, &told, &ns, &line, &err)) {
    case PREMIS_BROKEN:
        package_find(r->check, "XML-FORM", path, line, NULL, "%s", err.message);
        break;
    case PREMIS_OTHER:
        if (!strncasecmp(file_base_name(path), "premis", 6))
            package_find(r->check, "XML-ROOT", path, line, NULL, "%s", err.message);
        break;
    case PREMIS_READ:
        if (strcmp(ns, PREMIS_NS) != 0)
            package_find(r->check, "XML-ROOT", path, 0, "premis",
                         "the namespace of <premis> is '%s' and must be " PREMIS_NS, ns);
    }
    key_set_release(&r->own);
}

/* Once more, in the rare case that a link leads nowhere: now all identifiers are known. */
static void read_links(struct reading *r)
{
    const struct premis_told told = {.link = check_link, .state = r};
    const struct xml_source source = container_text(r->check->in, r->file);
    cleanup_free char *ns = NULL;
    struct err ignored = {0};
    long line;

    premis_read(&source, &told, &ns, &line, &ignored);
}

static bool is_preservation(const struct package_check *check, const struct bag_item *item)
{
    const char *path = package_path(check, item);

    return path && item->present && item->kept && strstr(path, "metadata/preservation/");
}

static void each_file(struct reading *r, void (*read)(struct reading *r))
{
    for (size_t i = 0; i < r->check->in->table.count; i++) {
        r->file = r->check->in->table.items[i];
        if (is_preservation(r->check, r->file))
            read(r);
    }
}

void premis_check(struct package_check *check)
{
    struct reading r = {.check = check};

    key_set_pair(&r.ahead, &r.all);
    each_file(&r, read_premis);
    if (!key_set_is_in(&r.ahead, &r.all))
        each_file(&r, read_links);
    key_set_release(&r.all);
    key_set_release(&r.ahead);
}

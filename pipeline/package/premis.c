#include "pipeline/package/premis.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/package/xml_walk.h"

struct reading {
    struct premis *premis;
    struct premis_entity *now; /* being read, or NULL */
    const char *algorithm;
};

static const char *const ENTITIES[PREMIS_KINDS] = {"premis/object", "premis/event", "premis/agent"};

/* Where the text of an element goes: what an entity says once counts at its first place. */
static const struct {
    const char *path;
    size_t member;
} TEXTS[] = {
    {"premis/object/objectIdentifier/objectIdentifierType", offsetof(struct premis_entity, id_type)},
    {"premis/object/objectIdentifier/objectIdentifierValue", offsetof(struct premis_entity, id)},
    {"premis/object/originalName", offsetof(struct premis_entity, original_name)},
    {"premis/object/storage/contentLocation/contentLocationValue", offsetof(struct premis_entity, location)},
    {"premis/object/objectCharacteristics/size", offsetof(struct premis_entity, size)},
    {"premis/object/objectCharacteristics/format/formatDesignation/formatName", offsetof(struct premis_entity, format)},
    {"premis/object/objectCharacteristics/format/formatRegistry/formatRegistryKey",
     offsetof(struct premis_entity, format_key)},
    {"premis/event/eventIdentifier/eventIdentifierType", offsetof(struct premis_entity, id_type)},
    {"premis/event/eventIdentifier/eventIdentifierValue", offsetof(struct premis_entity, id)},
    {"premis/event/eventType", offsetof(struct premis_entity, type)},
    {"premis/event/eventDateTime", offsetof(struct premis_entity, when)},
    {"premis/agent/agentIdentifier/agentIdentifierType", offsetof(struct premis_entity, id_type)},
    {"premis/agent/agentIdentifier/agentIdentifierValue", offsetof(struct premis_entity, id)},
    {"premis/agent/agentName", offsetof(struct premis_entity, name)},
    {"premis/agent/agentType", offsetof(struct premis_entity, type)},
};

static const struct {
    const char *name;
    enum premis_kind kind;
} LINKS[] = {{"linkingAgentIdentifierValue", PREMIS_AGENT},
             {"linkingEventIdentifierValue", PREMIS_EVENT},
             {"linkingObjectIdentifierValue", PREMIS_OBJECT},
             {"relatedObjectIdentifierValue", PREMIS_OBJECT},
             {"relatedEventIdentifierValue", PREMIS_EVENT}};

static void take_entity(struct reading *r, const struct xml_element *e, enum premis_kind kind)
{
    struct premis *premis = r->premis;
    const char *type = xml_walk_attribute(e, XML_XSI, "type"), *colon = type ? strchr(type, ':') : NULL;

    if ((premis->count & (premis->count - 1)) == 0)
        premis->entities =
            memory_resize(premis->entities, premis->count ? 2 * premis->count : 1, sizeof *premis->entities);
    r->now = &premis->entities[premis->count++];
    *r->now = (struct premis_entity){
        .kind = kind, .line = e->line, .category = arena_strdup(&premis->arena, colon ? colon + 1 : type)};
}

static int begin(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;
    struct premis *premis = r->premis;

    if (e->depth == 1) {
        premis->ns = arena_strdup(&premis->arena, e->ns);
        premis->version = arena_strdup(&premis->arena, xml_walk_attribute(e, "", "version"));
        if (strcmp(e->name, "premis") != 0)
            return err_set(err, ERR_INPUT, "has the root element '%s' and is not PREMIS", e->name);
    }
    for (int k = 0; e->depth == 2 && k < PREMIS_KINDS; k++)
        if (!strcmp(e->path, ENTITIES[k]))
            take_entity(r, e, (enum premis_kind)k);
    return 0;
}

static void take_digest(struct reading *r, const struct xml_element *e)
{
    struct premis_entity *now = r->now;

    if (!strcmp(e->name, "messageDigestAlgorithm"))
        r->algorithm = arena_strdup(&r->premis->arena, e->text);
    else if (!strcmp(e->name, "messageDigest") && now->digest_count < PREMIS_DIGESTS)
        now->digests[now->digest_count++] =
            (struct premis_digest){r->algorithm, arena_strdup(&r->premis->arena, e->text), e->line};
    else if (!strcmp(e->name, "fixity"))
        r->algorithm = NULL;
}

static void take_link(struct reading *r, const struct xml_element *e)
{
    struct premis *premis = r->premis;

    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        if (strcmp(e->name, LINKS[i].name) != 0)
            continue;
        if ((premis->link_count & (premis->link_count - 1)) == 0)
            premis->links =
                memory_resize(premis->links, premis->link_count ? 2 * premis->link_count : 1, sizeof *premis->links);
        premis->links[premis->link_count++] = (struct premis_link){(size_t)(r->now - premis->entities), LINKS[i].kind,
                                                                   arena_strdup(&premis->arena, e->text), e->line};
    }
}

static int end(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;

    (void)err;
    if (!r->now)
        return 0;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        const char **member = (const char **)(void *)((char *)r->now + TEXTS[i].member);

        if (!*member && !strcmp(e->path, TEXTS[i].path))
            *member = arena_strdup(&r->premis->arena, e->text);
    }
    if (strstr(e->path, "/objectCharacteristics/fixity"))
        take_digest(r, e);
    take_link(r, e);
    if (e->depth == 2)
        r->now = NULL;
    return 0;
}

int premis_read(const char *bytes, size_t n, struct premis *premis, long *line, struct err *err)
{
    struct reading r = {.premis = premis};
    const struct xml_walk walk = {.begin = begin, .end = end, .state = &r};

    *premis = (struct premis){0};
    return xml_walk(bytes, n, &walk, line, err);
}

void premis_release(struct premis *premis)
{
    memory_free_pointer(&premis->entities);
    memory_free_pointer(&premis->links);
    arena_release(&premis->arena);
    *premis = (struct premis){0};
}

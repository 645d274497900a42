#include "pipeline/package/premis.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/xml_walk.h"

struct reading {
    const struct premis_told *told;
    char *ns;
    bool other;  /* the root is not premis */
    bool inside; /* an entity is being read: */
    struct premis_entity now;
    size_t entities, links;
    const char *algorithm;
    struct arena arena; /* of the entity's strings */
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

static void begin_entity(struct reading *r, const struct xml_element *e, enum premis_kind kind)
{
    const char *type = xml_walk_attribute(e, XML_XSI, "type"), *colon = type ? strchr(type, ':') : NULL;

    arena_release(&r->arena);
    r->inside = true;
    r->algorithm = NULL;
    r->now = (struct premis_entity){
        .kind = kind, .line = e->line, .category = arena_strdup(&r->arena, colon ? colon + 1 : type)};
}

static int begin(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;

    if (e->depth == 1) {
        r->ns = memory_strdup(e->ns);
        r->other = strcmp(e->name, "premis") != 0;
        if (r->other)
            return err_set(err, ERR_INPUT, "has the root element '%s' and is not PREMIS", e->name);
    }
    for (int k = 0; e->depth == 2 && k < PREMIS_KINDS; k++)
        if (!strcmp(e->path, ENTITIES[k]))
            begin_entity(r, e, (enum premis_kind)k);
    return 0;
}

static void take_digest(struct reading *r, const struct xml_element *e)
{
    struct premis_entity *now = &r->now;

    if (!strcmp(e->name, "messageDigestAlgorithm"))
        r->algorithm = arena_strdup(&r->arena, e->text);
    else if (!strcmp(e->name, "messageDigest") && now->digest_count < PREMIS_DIGESTS)
        now->digests[now->digest_count++] =
            (struct premis_digest){r->algorithm, arena_strdup(&r->arena, e->text), e->line};
    else if (!strcmp(e->name, "fixity"))
        r->algorithm = NULL;
}

static void tell_link(struct reading *r, const struct xml_element *e)
{
    for (size_t i = 0; r->told->link && i < sizeof LINKS / sizeof *LINKS; i++)
        if (!strcmp(e->name, LINKS[i].name) && r->links++ < PREMIS_LINKS)
            r->told->link(r->told->state, &(struct premis_link){LINKS[i].kind, e->text, e->line});
}

static int end(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;

    if (!r->inside)
        return 0;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        const char **member = (const char **)(void *)((char *)&r->now + TEXTS[i].member);

        if (!*member && !strcmp(e->path, TEXTS[i].path))
            *member = arena_strdup(&r->arena, e->text);
    }
    if (strstr(e->path, "/objectCharacteristics/fixity"))
        take_digest(r, e);
    tell_link(r, e);
    if (e->depth != 2)
        return 0;
    r->inside = false;
    if (++r->entities > PREMIS_ENTITIES || r->links > PREMIS_LINKS)
        return err_set(err, ERR_LIMIT, "describes more than %d objects, events and agents", PREMIS_ENTITIES);
    if (r->told->entity)
        r->told->entity(r->told->state, &r->now);
    return 0;
}

enum premis_outcome premis_read(const struct xml_source *source, const struct premis_told *told, char **ns, long *line,
                                struct err *err)
{
    struct reading r = {.told = told};
    const struct xml_walk walk = {.begin = begin, .end = end, .state = &r};
    int result = xml_walk(source, &walk, line, err);

    arena_release(&r.arena);
    *ns = r.ns;
    if (r.other)
        return PREMIS_OTHER;
    return result == 0 ? PREMIS_READ : PREMIS_BROKEN;
}

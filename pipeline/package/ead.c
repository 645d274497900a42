#include "pipeline/package/ead.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/package/xml_walk.h"

struct reading {
    struct ead *ead;
    bool leaf; /* the element last begun has none in it so far */
    long line; /* where it began */
};

static int begin(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;

    (void)err;
    if (e->depth == 1) {
        r->ead->root = arena_strdup(&r->ead->arena, e->name);
        r->ead->root_line = e->line;
    }
    r->leaf = true;
    r->line = e->line;
    return 0;
}

static int end(void *state, const struct xml_element *e, struct err *err)
{
    struct reading *r = state;
    struct ead *ead = r->ead;
    bool leaf = r->leaf && e->depth > 1;

    r->leaf = false;
    if (!leaf)
        return 0;
    if (ead->count == EAD_FIELDS)
        return err_set(err, ERR_LIMIT, "has more than %d fields", EAD_FIELDS);
    if ((ead->count & (ead->count - 1)) == 0)
        ead->fields = memory_resize(ead->fields, ead->count ? 2 * ead->count : 1, sizeof *ead->fields);
    ead->fields[ead->count++] =
        (struct ead_field){arena_strdup(&ead->arena, e->name), arena_strdup(&ead->arena, e->text), r->line};
    return 0;
}

int ead_read(const struct xml_source *source, struct ead *ead, long *line, struct err *err)
{
    struct reading r = {.ead = ead};
    const struct xml_walk walk = {.begin = begin, .end = end, .state = &r};

    *ead = (struct ead){0};
    return xml_walk(source, &walk, line, err);
}

void ead_release(struct ead *ead)
{
    memory_free_pointer(&ead->fields);
    arena_release(&ead->arena);
    *ead = (struct ead){0};
}

const struct ead_field *ead_field(const struct ead *ead, const char *name)
{
    for (size_t i = 0; i < ead->count; i++)
        if (!strcmp(ead->fields[i].name, name))
            return &ead->fields[i];
    return NULL;
}

const char *ead_value(const struct ead *ead, const char *name)
{
    const struct ead_field *field = ead_field(ead, name);

    return field ? field->value : "";
}

#include "tools/sheet_decide.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "tools/sheet_token.h"

static bool shows(struct arena *arena, enum field_id field, const char *value, const char *hash)
{
    char own[9];

    sheet_token_hash(sheet_form_key(arena, field, value), own);
    return !strcmp(own, hash);
}

bool sheet_decide_changed(struct arena *arena, const struct sheet_case *c)
{
    switch (c->said.says) {
    case SAYS_NOTHING:
        return false;
    case SAYS_ABSENT:
        return true; /* a cell is never written so */
    case SAYS_EMPTY:
        return c->base && !shows(arena, c->field, NULL, c->base);
    default:
        return !c->base || !shows(arena, c->field, c->said.value, c->base);
    }
}

/* A person has confirmed something in the archive that the clerk did not see. Times are in seconds: one of the very
 * second of the newest confirmation then is later when the value is another one. */
static bool confirmed_since(struct arena *arena, const struct sheet_case *c)
{
    int order;

    if (!c->by.who)
        return false;
    if (!c->base)
        return true;
    if (!c->moved)
        return false;
    order = strcmp(c->by.when, c->then);
    return order > 0 || (order == 0 && !shows(arena, c->field, c->shown, c->base));
}

static bool equal(struct arena *arena, const struct sheet_case *c)
{
    if (!c->said.value || !c->archive->value)
        return !c->said.value && !c->archive->value;
    return !strcmp(sheet_form_key(arena, c->field, c->said.value), sheet_form_key(arena, c->field, c->shown));
}

/* The clerk says that what is in question is right as the row shows it. */
static enum sheet_verdict decide_marked(struct arena *arena, const struct sheet_case *c, const char **value)
{
    *value = c->archive->value;
    if (c->archive->status != STATUS_REVIEW || c->said.says == SAYS_NOTHING)
        return VERDICT_NOTHING;
    return equal(arena, c) ? VERDICT_TAKE : VERDICT_CONFLICT;
}

enum sheet_verdict sheet_decide(struct arena *arena, const struct sheet_case *c, const char **value)
{
    *value = NULL;
    if (!sheet_decide_changed(arena, c))
        return c->marked ? decide_marked(arena, c, value) : VERDICT_NOTHING;
    if (c->said.says == SAYS_BROKEN)
        return VERDICT_BROKEN;
    if (c->said.says == SAYS_EMPTY)
        return c->archive->value ? VERDICT_EMPTIED : VERDICT_NOTHING;
    if (equal(arena, c)) {
        *value = c->archive->value;
        return c->by.who ? VERDICT_NOTHING : VERDICT_TAKE;
    }
    *value = c->said.value;
    return confirmed_since(arena, c) ? VERDICT_CONFLICT : VERDICT_TAKE;
}

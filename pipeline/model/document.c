#include "pipeline/model/document.h"

#include <string.h>

static const struct {
    const char *name, *label, *meaning;
} FIELDS[FIELD_COUNT] = {
#define FIELD(id, name, label, meaning) [FIELD_##id] = {name, label, meaning},
    FIELD_TABLE(FIELD)
#undef FIELD
};

static const char *const STATUS_NAMES[] = {
    [STATUS_AUTO] = "auto", [STATUS_REVIEW] = "review", [STATUS_CONFIRMED] = "confirmed"};

const char *field_name(enum field_id id)
{
    return FIELDS[id].name;
}

const char *field_label(enum field_id id)
{
    return FIELDS[id].label;
}

const char *field_meaning(enum field_id id)
{
    return FIELDS[id].meaning;
}

static bool same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++)
        if (*a != *b && !(*a == '-' && *b == '_'))
            return false;
    return *a == *b;
}

bool field_by_name(const char *name, enum field_id *id)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (same_name(name, FIELDS[i].name)) {
            *id = (enum field_id)i;
            return true;
        }
    return false;
}

const char *field_status_name(enum field_status status)
{
    return STATUS_NAMES[status];
}

bool field_status_by_name(const char *name, enum field_status *status)
{
    for (size_t i = 0; i < sizeof STATUS_NAMES / sizeof *STATUS_NAMES; i++)
        if (!strcmp(name, STATUS_NAMES[i])) {
            *status = (enum field_status)i;
            return true;
        }
    return false;
}

bool document_needs_review(const struct document *document)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (document->fields[i].status == STATUS_REVIEW)
            return true;
    for (size_t i = 0; i < document->page_count; i++)
        if (document->pages[i].failed)
            return true;
    return false;
}

bool document_is_confirmed(const struct document *document)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (document->fields[i].status == STATUS_CONFIRMED)
            return true;
    return false;
}

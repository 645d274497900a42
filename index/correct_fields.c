#include "index/correct_fields.h"

#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/extract.h"

int correct_fields_extract(struct catalogue *c, struct arena *arena, int64_t document,
                           const struct extract_options *options, struct document *out, struct err *err)
{
    struct entry entry;
    int got = catalogue_find_entry(c, arena, document, &entry, err);

    *out = (struct document){0};
    if (got != 1)
        return got;
    if (entry.state != DOCUMENT_DONE && entry.state != DOCUMENT_REVIEW)
        return 0;
    if (catalogue_load(c, arena, document, LOAD_ALL, out, err) != 0)
        return -1;
    extract_document(arena, out, options);
    return 0;
}

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_field(const struct field *a, const struct field *b)
{
    return same(a->value, b->value) && a->status == b->status && a->page == b->page &&
           memcmp(&a->box, &b->box, sizeof a->box) == 0 && same(a->rule, b->rule);
}

static bool same_citations(const struct document *a, const struct document *b)
{
    if (a->citation_count != b->citation_count)
        return false;
    for (size_t i = 0; i < a->citation_count; i++) {
        const struct citation *x = &a->citations[i], *y = &b->citations[i];

        if (!same(x->number, y->number) || !same(x->date, y->date) || !same(x->issuer, y->issuer) ||
            !same(x->printed, y->printed) || x->page != y->page)
            return false;
    }
    return true;
}

static bool same_tasks(const struct document *a, const struct document *b)
{
    if (a->task_count != b->task_count)
        return false;
    for (size_t i = 0; i < a->task_count; i++) {
        const struct task *x = &a->tasks[i], *y = &b->tasks[i];

        if (!same(x->no, y->no) || !same(x->activity, y->activity) || !same(x->product, y->product) ||
            !same(x->lead, y->lead) || !same(x->support, y->support) || !same(x->deadline, y->deadline) ||
            !same(x->heading, y->heading))
            return false;
    }
    return true;
}

static int tell(struct catalogue *c, int64_t document, enum field_id id, const struct field *was,
                const struct field *is, const char *who, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct event event = {.type = "metadata modification", .agent = who, .outcome = "success", .document = document};

    event.detail =
        arena_printf(&arena, "%s: '%s' follows a corrected word, before it '%s'; %s", field_name(id),
                     is->value ? is->value : "", was->value ? was->value : "", field_status_name(is->status));
    return catalogue_add_event(c, &event, err);
}

/* Puts into `stored` what differs between before and after. The number of what did, or -1. */
static int merge(struct catalogue *c, int64_t document, const struct document *before, const struct document *after,
                 struct document *stored, const char *who, struct err *err)
{
    int changed = 0;

    for (int i = 0; i < FIELD_COUNT; i++) {
        struct field *f = &stored->fields[i];
        const struct field *new = &after->fields[i];

        if (f->status == STATUS_CONFIRMED || same_field(&before->fields[i], new))
            continue;
        if ((!same(f->value, new->value) || f->status != new->status) &&
            tell(c, document, (enum field_id)i, f, new, who, err) != 0)
            return -1;
        *f = *new;
        changed++;
    }
    if (before->administrative != after->administrative || !same(before->note, after->note)) {
        stored->administrative = after->administrative;
        stored->note = after->note;
        changed++;
    }
    if (!same_citations(before, after) || !same_tasks(before, after)) {
        stored->citations = after->citations;
        stored->citation_count = after->citation_count;
        stored->tasks = after->tasks;
        stored->task_count = after->task_count;
        changed++;
    }
    return changed;
}

int correct_fields_follow(struct catalogue *c, int64_t document, const struct document *before,
                          const struct extract_options *options, const char *who, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document after, stored;
    int changed;

    if (before->page_count == 0)
        return 0;
    if (correct_fields_extract(c, &arena, document, options, &after, err) != 0 ||
        catalogue_load(c, &arena, document, LOAD_FIELDS, &stored, err) != 0)
        return -1;
    changed = merge(c, document, before, &after, &stored, who, err);
    if (changed <= 0)
        return changed;
    return catalogue_save_extraction(c, document, &stored, err);
}

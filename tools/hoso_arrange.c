/* Many dossiers at once, by a rule. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/dossier_check.h"
#include "index/dossier_plan.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/record.h"
#include "tools/hoso.h"
#include "tools/say.h"
#include "tools/selection.h"

#define IDS_SHOWN 20

/* made: whether it was, or would be, made: with the plan done every dossier has an id. */
static void print_group(const struct dossier_group *g, bool made, bool done)
{
    const struct dossier *d = &g->dossier;
    cleanup_arena struct arena arena = {0};

    if (g->problem)
        say(PHRASE_CLI_HOSO_PROBLEM, g->key, (long long)g->count, say_sentence(&arena, g->problem));
    else if (made)
        say(done ? PHRASE_CLI_HOSO_DID_MAKE : PHRASE_CLI_HOSO_WOULD_MAKE, d->code, d->value[DOSSIER_TITLE],
            (long long)g->count, g->key);
    else if (g->count > 0)
        say(done ? PHRASE_CLI_HOSO_DID_ADD : PHRASE_CLI_HOSO_WOULD_ADD, d->code, d->value[DOSSIER_TITLE],
            (long long)g->count, (long long)g->held, g->key);
    if (!g->problem && made && !g->dated)
        say(PHRASE_CLI_HOSO_UNDATED);
}

static json_t *ids_of(const int64_t *ids, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_integer(ids[i]));
    return array;
}

static json_t *text(const char *s)
{
    return s ? json_string(s) : json_null();
}

static void print_group_json(const struct dossier_group *g, bool made)
{
    cleanup_buf struct buf out = {0};
    json_t *fields = json_object(), *json;

    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        json_object_set_new(fields, dossier_field_spec((enum dossier_field)i)->name, text(g->dossier.value[i]));
    json = json_pack("{s:s,s:o,s:b,s:o,s:o,s:I,s:o}", "group", g->key, "code", text(g->dossier.code), "exists", !made,
                     "fields", fields, "documents", ids_of(g->documents, g->count), "held", (json_int_t)g->held,
                     "problem", text(g->problem));
    record_dump(json, &out);
    puts(buf_string(&out));
    json_decref(json);
}

static void print_left(const struct dossier_plan *plan)
{
    cleanup_buf struct buf ids = {0};

    for (size_t i = 0; i < plan->left_count && i < IDS_SHOWN; i++)
        buf_printf(&ids, "%s%lld", i ? ", " : "", (long long)plan->left[i]);
    if (plan->left_count > 0)
        say(PHRASE_CLI_HOSO_LEFT, (long long)plan->left_count, ids.data,
            plan->left_count > IDS_SHOWN ? say_text(PHRASE_CLI_HOSO_AND_MORE) : "");
}

static int take_id(const struct dossier_finding *finding, void *data)
{
    struct selection *all = data;
    size_t n = all->count;

    all->ids = memory_grow(all->ids, n, sizeof *all->ids);
    all->ids[all->count++] = finding->document;
    return 0;
}

/* Operands without = choose the documents; without any, those of no dossier. */
static int choose(struct hoso *h, struct selection *chosen, struct err *err)
{
    cleanup_buf struct buf words = {0};
    int kept = 0;

    for (int i = 0; i < h->count; i++)
        if (strchr(h->operands[i], '='))
            h->operands[kept++] = h->operands[i];
        else
            buf_printf(&words, "%s%s", words.len > 0 ? " " : "", h->operands[i]);
    h->count = kept;
    if (words.len > 0)
        return selection_find(h->home.catalogue, words.data, chosen, err);
    return dossier_check_outside(h->home.catalogue, take_id, chosen, err);
}

/* Which groups are to become dossiers. */
static bool *new_ones(struct arena *arena, const struct dossier_plan *plan)
{
    bool *made = arena_alloc(arena, (plan->count + 1) * sizeof *made);

    for (size_t i = 0; i < plan->count; i++)
        made[i] = plan->groups[i].dossier.id == 0;
    return made;
}

/* 1 when something could not be arranged. */
static int print_plan(struct hoso *h, const struct dossier_plan *plan, const bool *made)
{
    int problems = plan->left_count > 0;

    for (size_t i = 0; i < plan->count; i++) {
        problems |= plan->groups[i].problem != NULL;
        if (h->json)
            print_group_json(&plan->groups[i], made[i]);
        else
            print_group(&plan->groups[i], made[i], h->doing);
    }
    if (!h->json)
        print_left(plan);
    return problems;
}

int hoso_arrange(struct hoso *h, struct err *err)
{
    cleanup_selection struct selection chosen = {0};
    struct dossier preset = {0};
    struct dossier_rules rules = {.preset = &preset, .symbol = h->symbol};
    struct dossier_plan_result result;
    struct dossier_plan plan;
    bool *made;
    int problems;

    if (!h->by || !dossier_rule_by_name(h->by, &rules.rule))
        return err_set(err, ERR_USAGE, "by which rule? Say --by folder, --by box, --by year-type or --by query");
    if (choose(h, &chosen, err) != 0 || hoso_take_fields(h, 0, &preset, err) != 0)
        return -1;
    hoso_preset(h, &preset);
    if (dossier_plan_make(h->home.catalogue, &h->arena, &rules, chosen.ids, chosen.count, &plan, err) != 0)
        return -1;
    made = new_ones(&h->arena, &plan);
    if (h->doing && dossier_plan_do(h->home.catalogue, &h->arena, &plan, h->who, &result, err) != 0)
        return -1;
    problems = print_plan(h, &plan, made);
    if (h->json)
        return problems;
    if (h->doing)
        say(PHRASE_CLI_HOSO_ARRANGED, (long long)result.made, (long long)result.added_to, (long long)result.documents);
    else
        say(PHRASE_CLI_HOSO_DRY);
    return problems;
}

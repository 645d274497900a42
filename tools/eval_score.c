#include "tools/eval_score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "tools/eval_match.h"
#include "tools/eval_truth.h"

#define DOUBT 0.05 /* one-sided: the bound holds with 95 % certainty */

const double eval_bin_edges[EVAL_BINS + 1] = {0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.995, 1};

const char *eval_score_kind_name(enum eval_kind kind)
{
    static const char *const NAMES[] = {
#define KIND(id, name) name,
        EVAL_KIND_TABLE(KIND)
#undef KIND
    };

    return NAMES[kind];
}

void eval_score_init(struct eval_score *score, struct arena *arena)
{
    *score = (struct eval_score){.arena = arena};
}

static struct eval_tally *group_of(struct eval_score *score, const char *by, const char *value)
{
    struct eval_group *group;

    for (size_t i = 0; i < score->group_count; i++)
        if (!strcmp(score->groups[i].by, by) && !strcmp(score->groups[i].value, value))
            return &score->groups[i].tally;
    score->groups = arena_grow(score->arena, score->groups, score->group_count, sizeof *score->groups);
    group = &score->groups[score->group_count++];
    group->by = by;
    group->value = value;
    return &group->tally;
}

static enum eval_kind kind_of(const struct field *field, bool wants, bool same)
{
    if (!wants && !field->value)
        return EVAL_NONE_RIGHT;
    if (field->status == STATUS_REVIEW)
        return same ? EVAL_ASKED_RIGHT : EVAL_ASKED_WRONG;
    if (same)
        return EVAL_RIGHT;
    return field->value ? EVAL_SILENT : EVAL_MISSING;
}

static void trust(struct eval_trust *t, const struct field *field, bool same)
{
    bool accepted = field->status == STATUS_AUTO;
    int bin = 0;

    if (field->status == STATUS_CONFIRMED || (!accepted && !field->value))
        return;
    while (bin < EVAL_BINS - 1 && field->confidence >= eval_bin_edges[bin + 1])
        bin++;
    t->bins[bin].n++;
    t->bins[bin].accepted += accepted;
    t->bins[bin].right += same;
    t->bins[bin].confidence += field->confidence;
    t->accepted += accepted;
    t->none += accepted && !field->value;
    t->wrong += accepted && !same;
}

static void add_case(struct eval_score *score, struct eval_case what)
{
    if (what.kind > EVAL_ASKED_RIGHT)
        return;
    score->cases = arena_grow(score->arena, score->cases, score->case_count, sizeof *score->cases);
    score->cases[score->case_count++] = what;
}

static int text_order(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What two lists have in common, each item as often as it stands in both. */
static void count_items(struct eval_items *items, const char **want, size_t wants, const char **have, size_t haves)
{
    qsort(want, wants, sizeof *want, text_order);
    qsort(have, haves, sizeof *have, text_order);
    items->want = (int64_t)wants;
    items->have = (int64_t)haves;
    for (size_t i = 0, j = 0; i < wants && j < haves;) {
        int order = strcmp(want[i], have[j]);

        items->hit += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
}

static const char **citation_keys(struct arena *arena, const struct citation *list, size_t count)
{
    const char **keys = arena_alloc(arena, (count + 1) * sizeof *keys);

    for (size_t i = 0; i < count; i++)
        keys[i] = arena_printf(arena, "%s\n%s", eval_match_number(arena, list[i].number),
                               list[i].date ? list[i].date : "none");
    return keys;
}

/* A long activity is the same task when it begins alike. */
static const char **task_keys(struct arena *arena, const struct task *list, size_t count)
{
    const char **keys = arena_alloc(arena, (count + 1) * sizeof *keys);

    for (size_t i = 0; i < count; i++)
        keys[i] = arena_printf(arena, "%s\n%s\n%s\n%s\n%s\n%.40s", eval_match_fold(arena, list[i].no),
                               eval_match_fold(arena, list[i].product), eval_match_fold(arena, list[i].lead),
                               eval_match_fold(arena, list[i].support), eval_match_fold(arena, list[i].deadline),
                               eval_match_fold(arena, list[i].activity));
    return keys;
}

static void add_items(struct eval_items *sum, const struct eval_items *items)
{
    sum->want += items->want;
    sum->have += items->have;
    sum->hit += items->hit;
}

static void add_tally(struct eval_tally *sum, const struct eval_tally *one)
{
    sum->documents += one->documents;
    for (int i = 0; i < FIELD_COUNT; i++)
        for (int k = 0; k < EVAL_KINDS; k++)
            sum->fields[i][k] += one->fields[i][k];
    add_items(&sum->citations, &one->citations);
    add_items(&sum->tasks, &one->tasks);
}

static void judge_field(struct eval_score *score, size_t at, const struct eval_truth *truth,
                        const struct document *document, enum field_id id, struct eval_tally *tally)
{
    static const struct field NOT_FOUND = {.status = STATUS_AUTO};
    const struct field *field = document ? &document->fields[id] : &NOT_FOUND;
    const char *want = truth->fields[id];
    cleanup_arena struct arena arena = {0};
    bool same = eval_match_same(&arena, id, want, field->value);
    enum eval_kind kind = kind_of(field, want != NULL, same);

    tally->fields[id][kind]++;
    if (!document)
        return;
    add_case(score, (struct eval_case){at, id, kind, field->confidence});
    trust(&score->trust[id], field, same);
    trust(&score->trust[FIELD_COUNT], field, same);
}

void eval_score_add(struct eval_score *score, size_t at, const struct eval_truth *truth,
                    const struct document *document)
{
    static const struct document NOTHING;
    const struct document *d = document ? document : &NOTHING;
    cleanup_arena struct arena arena = {0};
    struct eval_tally tally = {.documents = 1};

    for (int i = 0; i < FIELD_COUNT; i++)
        if (truth->scored[i])
            judge_field(score, at, truth, document, (enum field_id)i, &tally);
    if (truth->has_citations)
        count_items(&tally.citations, citation_keys(&arena, truth->citations, truth->citation_count),
                    truth->citation_count, citation_keys(&arena, d->citations, d->citation_count), d->citation_count);
    if (truth->has_tasks)
        count_items(&tally.tasks, task_keys(&arena, truth->tasks, truth->task_count), truth->task_count,
                    task_keys(&arena, d->tasks, d->task_count), d->task_count);
    add_tally(&score->all, &tally);
    if (truth->level)
        add_tally(group_of(score, "level", truth->level), &tally);
    if (truth->number_style)
        add_tally(group_of(score, "number_style", truth->number_style), &tally);
}

static int case_order(const void *a, const void *b)
{
    const struct eval_case *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (int)x->field - (int)y->field;
}

static int group_order(const void *a, const void *b)
{
    const struct eval_group *x = a, *y = b;
    int order = strcmp(x->by, y->by);

    return order ? order : strcmp(x->value, y->value);
}

void eval_score_sort(struct eval_score *score)
{
    if (score->case_count)
        qsort(score->cases, score->case_count, sizeof *score->cases, case_order);
    if (score->group_count)
        qsort(score->groups, score->group_count, sizeof *score->groups, group_order);
}

int64_t eval_score_n(const int64_t kinds[EVAL_KINDS])
{
    int64_t n = 0;

    for (int k = 0; k < EVAL_NONE_RIGHT; k++)
        n += kinds[k];
    return n;
}

/* The chance of at most `wrong` errors among n when each is one with chance p. */
static double at_most(int64_t wrong, int64_t n, double p)
{
    double sum = 0;

    for (int64_t k = 0; k <= wrong; k++)
        sum += exp(lgamma((double)n + 1) - lgamma((double)k + 1) - lgamma((double)(n - k) + 1) + (double)k * log(p) +
                   (double)(n - k) * log1p(-p));
    return sum;
}

double eval_score_risk(int64_t wrong, int64_t n)
{
    double low = 0, high = 1;

    if (n <= 0 || wrong >= n)
        return 1;
    for (int i = 0; i < 60; i++) {
        double p = (low + high) / 2;

        if (at_most(wrong, n, p) > DOUBT)
            low = p;
        else
            high = p;
    }
    return high;
}

int64_t eval_score_needed(double risk)
{
    return (int64_t)ceil(log(DOUBT) / log1p(-risk));
}

#include "index/dossier_plan.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/dossier_match.h"
#include "index/dossier_path.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* A document to be arranged. */
struct member {
    int64_t id;
    const char *path; /* printable, NFC */
    const char *date; /* NULL: none, or in question */
    const char *type; /* the same */
    const char *key;  /* NULL: the rule says nothing of it */
};

bool dossier_rule_by_name(const char *name, enum dossier_rule *rule)
{
    static const char *const NAMES[] = {
#define RULE(id, name) name,
        DOSSIER_RULE_TABLE(RULE)
#undef RULE
    };

    for (int i = 0; i < DOSSIER_RULE_COUNT; i++)
        if (!strcmp(name, NAMES[i])) {
            *rule = (enum dossier_rule)i;
            return true;
        }
    return false;
}

/* Members -----------------------------------------------------------------------------------------------------------
 */

static int sure_value(struct catalogue *c, struct arena *arena, int64_t id, const char *name, const char **value,
                      struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err, "SELECT value FROM field WHERE document = ? AND name = ? AND status <> 'review'", "is", id, name);
    int got = stmt ? database_row(c, stmt, err) : -1;

    *value = got == 1 ? database_text(arena, stmt, 0) : NULL;
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

static const char *key_of(struct arena *arena, enum dossier_rule rule, const struct member *m)
{
    struct dossier_box box;

    switch (rule) {
    case DOSSIER_RULE_FOLDER:
        return m->path ? dossier_path_folder(arena, m->path) : NULL;
    case DOSSIER_RULE_BOX:
        if (!m->path || !dossier_path_box(arena, m->path, &box))
            return NULL;
        return arena_printf(arena, "hộp %s, hồ sơ %s", box.box, box.number);
    case DOSSIER_RULE_YEAR_TYPE:
        return m->date && m->type ? arena_printf(arena, "%.4s %s", m->date, m->type) : NULL;
    default:
        return "";
    }
}

static int load_member(struct catalogue *c, struct arena *arena, enum dossier_rule rule, int64_t id, struct member *m,
                       struct err *err)
{
    int64_t one;
    int found = database_number(c, err, &one, "SELECT 1 FROM document WHERE id = ?", "i", id);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    if (dossier_path_of(c, arena, id, &m->path, err) != 0 || sure_value(c, arena, id, "date", &m->date, err) != 0 ||
        sure_value(c, arena, id, "type", &m->type, err) != 0)
        return -1;
    m->id = id;
    m->key = key_of(arena, rule, m);
    return 0;
}

/* By key, then date, those without one last. */
static int compare_members(const void *left, const void *right)
{
    const struct member *a = left, *b = right;
    int difference = !a->key - !b->key;

    if (difference == 0 && a->key)
        difference = text_natural_compare(a->key, b->key);
    if (difference == 0 && a->key)
        difference = strcmp(a->key, b->key);
    if (difference == 0 && a->key)
        difference = !a->date - !b->date;
    if (difference == 0 && a->key && a->date)
        difference = strcmp(a->date, b->date);
    return difference ? difference : a->id < b->id ? -1 : a->id > b->id;
}

/* Values ------------------------------------------------------------------------------------------------------------
 */

/* Start and end of the documents; false when one of them has no sure date. */
static bool date_group(const struct member *members, size_t n, struct dossier *d)
{
    if (!members[n - 1].date)
        return false;
    if (!d->value[DOSSIER_START])
        d->value[DOSSIER_START] = members[0].date;
    if (!d->value[DOSSIER_END])
        d->value[DOSSIER_END] = members[n - 1].date;
    return true;
}

/* The year that all dates have; else one of theirs that the folder says; without dates the one the folder says. */
static const char *year_of(struct arena *arena, const struct member *members, size_t n)
{
    const char *first = members[0].date, *said = members[0].path ? dossier_path_year(arena, members[0].path) : NULL;
    bool agree = first != NULL, one_of_them = !first;

    for (size_t i = 0; i < n && members[i].date; i++) {
        agree = agree && !strncmp(members[i].date, first, 4);
        one_of_them = one_of_them || (said && !strncmp(members[i].date, said, 4));
    }
    if (agree)
        return arena_printf(arena, "%.4s", first);
    return one_of_them ? said : NULL;
}

static void set(struct dossier *d, enum dossier_field field, const char *value)
{
    if (!d->value[field] && value && *value)
        d->value[field] = value;
}

static void name_by_box(struct arena *arena, const struct member *m, const char *symbol, struct dossier *d)
{
    struct dossier_box box;

    if (!dossier_path_box(arena, m->path, &box))
        return;
    set(d, DOSSIER_BOX, box.box);
    set(d, DOSSIER_NOTATION, symbol ? arena_printf(arena, "%s.%s", box.number, symbol) : box.number);
    set(d, DOSSIER_TITLE, *box.title ? box.title : arena_printf(arena, "Hồ sơ số %s, hộp số %s", box.number, box.box));
    if (d->value[DOSSIER_ARCHIVE])
        set(d, DOSSIER_PAPER_FILE_CODE,
            arena_printf(arena, "%s.%s.%s", d->value[DOSSIER_ARCHIVE], box.box, box.number));
}

static void name_group(struct arena *arena, const struct dossier_rules *rules, const struct member *m,
                       struct dossier *d)
{
    const char *title, *notation;

    if (rules->rule == DOSSIER_RULE_BOX) {
        name_by_box(arena, m, rules->symbol, d);
    } else if (rules->rule == DOSSIER_RULE_FOLDER) {
        dossier_path_name(arena, m->path, &notation, &title);
        if (notation && rules->symbol && !strchr(notation, '.'))
            notation = arena_printf(arena, "%s.%s", notation, rules->symbol);
        set(d, DOSSIER_NOTATION, notation);
        set(d, DOSSIER_TITLE, title);
    } else if (rules->rule == DOSSIER_RULE_YEAR_TYPE) {
        set(d, DOSSIER_TITLE, arena_printf(arena, "%s năm %.4s", m->type, m->date));
    }
}

/* Keeps the documents that are not in it yet. */
static int drop_held(struct catalogue *c, struct dossier_group *g, struct err *err)
{
    size_t kept = 0;

    for (size_t i = 0; i < g->count; i++) {
        int64_t one;
        int got = database_number(c, err, &one, "SELECT 1 FROM dossier_document WHERE dossier = ? AND document = ?",
                                  "ii", g->dossier.id, g->documents[i]);

        if (got < 0)
            return -1;
        if (got)
            g->held++;
        else
            g->documents[kept++] = g->documents[i];
    }
    g->count = kept;
    return 0;
}

/* Groups ------------------------------------------------------------------------------------------------------------
 */

static const char *problem_of(struct arena *arena, const struct dossier_group *g)
{
    if (g->dossier.id)
        return g->dossier.closed && g->count > 0
                   ? arena_printf(arena, "the dossier %s is closed; open it again first", g->dossier.code)
                   : NULL;
    if (!g->dossier.value[DOSSIER_ORGAN])
        return "no agency: set [agency] code in sohoa.ini, or give organ_id=CODE";
    if (!g->dossier.value[DOSSIER_YEAR])
        return "no year: its documents are of several years or of none; give year=YYYY";
    if (!g->dossier.value[DOSSIER_TITLE])
        return "no title; give title=TEXT";
    return NULL;
}

/* Every value once more through the rules for what a person writes: a folder's name may be too long, or no notation. */
static const char *check_values(struct arena *arena, struct dossier *d)
{
    struct err why = {0};

    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (d->value[i] && dossier_field_put(arena, d, (enum dossier_field)i, d->value[i], &why) != 0)
            return arena_strdup(arena, why.message);
    return NULL;
}

static const char *check_dossier(struct arena *arena, struct dossier *d)
{
    const char *problem = check_values(arena, d);
    struct err why = {0};

    return problem || dossier_field_check(d, &why) == 0 ? problem : arena_strdup(arena, why.message);
}

static int fill_group(struct catalogue *c, struct arena *arena, const struct dossier_rules *rules,
                      const struct member *members, size_t n, struct dossier_group *g, struct err *err)
{
    struct dossier *d = &g->dossier;

    *g = (struct dossier_group){.key = members[0].key, .count = n, .dossier = *rules->preset};
    g->documents = arena_alloc(arena, n * sizeof *g->documents);
    for (size_t i = 0; i < n; i++)
        g->documents[i] = members[i].id;
    g->dated = date_group(members, n, d);
    set(d, DOSSIER_YEAR, year_of(arena, members, n));
    name_group(arena, rules, &members[0], d);
    g->problem = check_values(arena, d);
    if (g->problem || !d->value[DOSSIER_ORGAN] || !d->value[DOSSIER_YEAR]) {
        g->problem = g->problem ? g->problem : problem_of(arena, g);
        return 0;
    }
    if (dossier_match(c, arena, rules->rule, g, err) != 0 || (d->id && drop_held(c, g, err) != 0))
        return -1;
    g->problem = problem_of(arena, g);
    return 0;
}

/* Notations ---------------------------------------------------------------------------------------------------------
 */

static bool is_new(const struct dossier_group *g)
{
    return !g->problem && g->dossier.id == 0;
}

static bool same_code(const struct dossier *a, const struct dossier *b)
{
    return !strcmp(a->value[DOSSIER_ORGAN], b->value[DOSSIER_ORGAN]) &&
           !strcmp(a->value[DOSSIER_YEAR], b->value[DOSSIER_YEAR]) &&
           !strcmp(a->value[DOSSIER_NOTATION], b->value[DOSSIER_NOTATION]);
}

static int is_taken(struct catalogue *c, const struct dossier *d, struct err *err)
{
    int64_t one;

    return database_number(c, err, &one, "SELECT 1 FROM dossier WHERE code = ? || '.' || ? || '.' || ?", "sss",
                           d->value[DOSSIER_ORGAN], d->value[DOSSIER_YEAR], d->value[DOSSIER_NOTATION]);
}

/* Numbers that begin anew in each box: the box goes in front, of all that share one. */
static int part_by_box(struct catalogue *c, struct arena *arena, struct dossier_plan *plan, struct err *err)
{
    bool *shared = arena_alloc(arena, (plan->count + 1) * sizeof *shared);

    for (size_t i = 0; i < plan->count; i++) {
        int taken = is_new(&plan->groups[i]) ? is_taken(c, &plan->groups[i].dossier, err) : 0;

        if (taken < 0)
            return -1;
        shared[i] = taken;
        for (size_t k = 0; k < plan->count; k++)
            shared[i] = shared[i] || (i != k && is_new(&plan->groups[i]) && is_new(&plan->groups[k]) &&
                                      same_code(&plan->groups[i].dossier, &plan->groups[k].dossier));
    }
    for (size_t i = 0; i < plan->count; i++) {
        struct dossier *d = &plan->groups[i].dossier;

        if (shared[i])
            d->value[DOSSIER_NOTATION] =
                arena_printf(arena, "%s.%s", d->value[DOSSIER_BOX], d->value[DOSSIER_NOTATION]);
    }
    return 0;
}

/* The highest number in use in the catalogue for agency, year and what follows the number. */
static int last_number(struct catalogue *c, const struct dossier *d, const char *ending, int64_t *last, struct err *err)
{
    return database_number(c, err, last,
                           "SELECT ifnull(max(CAST(notation AS INTEGER)), 0) FROM dossier WHERE organ_id = ? AND "
                           "year = ? AND ltrim(notation, '0123456789') = ?",
                           "sss", d->value[DOSSIER_ORGAN], d->value[DOSSIER_YEAR], ending) < 0
               ? -1
               : 0;
}

/* The same of what the plan is to make. */
static int64_t last_planned(const struct dossier_plan *plan, const struct dossier *d, const char *ending)
{
    int64_t last = 0;

    for (size_t i = 0; i < plan->count; i++) {
        const struct dossier *other = &plan->groups[i].dossier;
        const char *notation = other->value[DOSSIER_NOTATION];

        if (is_new(&plan->groups[i]) && notation && !strcmp(other->value[DOSSIER_YEAR], d->value[DOSSIER_YEAR]) &&
            !strcmp(notation + strspn(notation, "0123456789"), ending) && strtoll(notation, NULL, 10) > last)
            last = strtoll(notation, NULL, 10);
    }
    return last;
}

static const char *ending_of(struct arena *arena, const char *symbol)
{
    return symbol && *symbol ? arena_printf(arena, ".%s", symbol) : "";
}

int dossier_next_notation(struct catalogue *c, struct arena *arena, const struct dossier *d, const char *symbol,
                          const char **notation, struct err *err)
{
    const char *ending = ending_of(arena, symbol);
    int64_t last = 0;

    if (last_number(c, d, ending, &last, err) != 0)
        return -1;
    *notation = arena_printf(arena, "%02lld%s", (long long)last + 1, ending);
    return 0;
}

static int number_groups(struct catalogue *c, struct arena *arena, struct dossier_plan *plan, const char *symbol,
                         struct err *err)
{
    const char *ending = ending_of(arena, symbol);

    for (size_t i = 0; i < plan->count; i++) {
        struct dossier_group *g = &plan->groups[i];
        int64_t last = 0, planned;

        if (!is_new(g) || g->dossier.value[DOSSIER_NOTATION])
            continue;
        if (last_number(c, &g->dossier, ending, &last, err) != 0)
            return -1;
        planned = last_planned(plan, &g->dossier, ending);
        g->dossier.value[DOSSIER_NOTATION] =
            arena_printf(arena, "%02lld%s", (long long)(last > planned ? last : planned) + 1, ending);
    }
    return 0;
}

/* Codes that are taken, or that two groups would have; the codes of those that are made. */
static int finish(struct catalogue *c, struct arena *arena, struct dossier_plan *plan, struct err *err)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct dossier_group *g = &plan->groups[i];
        int taken = is_new(g) ? is_taken(c, &g->dossier, err) : 0;

        if (taken < 0)
            return -1;
        if (!is_new(g))
            continue;
        if (taken)
            g->problem = arena_printf(arena, "another dossier has the notation %s", g->dossier.value[DOSSIER_NOTATION]);
        if (!g->problem)
            g->problem = check_dossier(arena, &g->dossier);
        for (size_t k = 0; k < i && !g->problem; k++)
            if (is_new(&plan->groups[k]) && same_code(&plan->groups[k].dossier, &g->dossier))
                g->problem = arena_printf(arena, "'%s' would have the same notation", plan->groups[k].key);
        g->dossier.code = arena_printf(arena, "%s.%s.%s", g->dossier.value[DOSSIER_ORGAN],
                                       g->dossier.value[DOSSIER_YEAR], g->dossier.value[DOSSIER_NOTATION]);
    }
    return 0;
}

/* Making ------------------------------------------------------------------------------------------------------------
 */

static int fill_plan(struct catalogue *c, struct arena *arena, const struct dossier_rules *rules,
                     const struct member *members, size_t count, struct dossier_plan *plan, struct err *err)
{
    for (size_t i = 0, n; i < count; i += n) {
        n = 1;
        if (!members[i].key) {
            plan->left[plan->left_count++] = members[i].id;
            continue;
        }
        while (i + n < count && members[i + n].key && !strcmp(members[i].key, members[i + n].key))
            n++;
        if (fill_group(c, arena, rules, &members[i], n, &plan->groups[plan->count++], err) != 0)
            return -1;
    }
    if (rules->rule == DOSSIER_RULE_BOX && part_by_box(c, arena, plan, err) != 0)
        return -1;
    if (number_groups(c, arena, plan, rules->symbol, err) != 0)
        return -1;
    return finish(c, arena, plan, err);
}

int dossier_plan_make(struct catalogue *c, struct arena *arena, const struct dossier_rules *rules,
                      const int64_t *documents, size_t count, struct dossier_plan *plan, struct err *err)
{
    struct member *members = arena_alloc(arena, (count + 1) * sizeof *members);

    *plan = (struct dossier_plan){.groups = arena_alloc(arena, (count + 1) * sizeof *plan->groups),
                                  .left = arena_alloc(arena, (count + 1) * sizeof *plan->left)};
    for (size_t i = 0; i < count; i++)
        if (load_member(c, arena, rules->rule, documents[i], &members[i], err) != 0)
            return -1;
    qsort(members, count, sizeof *members, compare_members);
    return fill_plan(c, arena, rules, members, count, plan, err);
}

static int do_group(struct catalogue *c, struct arena *arena, struct dossier_group *g, const char *who,
                    struct dossier_plan_result *result, struct err *err)
{
    bool made = g->dossier.id == 0;
    int64_t added = 0;

    if (made && dossier_add(c, arena, &g->dossier, who, err) != 0)
        return -1;
    if (dossier_add_documents(c, g->dossier.id, g->documents, g->count, who, &added, err) != 0)
        return -1;
    result->made += made;
    result->added_to += !made;
    result->documents += added;
    return made ? dossier_sort(c, g->dossier.id, DOSSIER_BY_DATE, who, err) : 0;
}

int dossier_plan_do(struct catalogue *c, struct arena *arena, struct dossier_plan *plan, const char *who,
                    struct dossier_plan_result *result, struct err *err)
{
    int done = 0;

    *result = (struct dossier_plan_result){0};
    if (database_enter(c, err) != 0)
        return -1;
    for (size_t i = 0; i < plan->count && done == 0; i++)
        if (!plan->groups[i].problem && plan->groups[i].count > 0)
            done = do_group(c, arena, &plan->groups[i], who, result, err);
    return database_leave(c, done, err);
}

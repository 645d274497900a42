/* Citations in a row: of a document, of all, and those that mean one document or one number. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/cite.h"
#include "index/cite_key.h"
#include "index/database.h"
#include "index/issuer.h"
#include "index/people.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define LINK_COLUMNS                                                                                                   \
    "c.document, c.place, c.number, c.date, c.type, c.issuer, c.printed, c.page, k.relation FROM citation c "

/* What is done with each citation of a query of LINK_COLUMNS. */
struct walk {
    struct catalogue *c;
    int64_t target; /* only those that mean it, or may; 0: all */
    bool open_only, suspects_only;
    int (*each)(const struct cite_link *link, void *data);
    void *data;
};

static bool is_target(const struct cite_answer *answer, int64_t target)
{
    for (size_t i = 0; i < answer->count; i++)
        if (answer->targets[i] == target)
            return true;
    return target == 0;
}

static int take_row(const struct walk *walk, sqlite3_stmt *stmt, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct citation citation = {.number = database_text(&arena, stmt, 2),
                                .date = database_text(&arena, stmt, 3),
                                .type = database_text(&arena, stmt, 4),
                                .issuer = database_text(&arena, stmt, 5),
                                .printed = database_text(&arena, stmt, 6),
                                .page = sqlite3_column_int(stmt, 7)};
    struct cite_link link = {.document = sqlite3_column_int64(stmt, 0),
                             .place = (size_t)sqlite3_column_int64(stmt, 1),
                             .citation = &citation,
                             .relation = database_text(&arena, stmt, 8)};

    if (cite_resolve(walk->c, &arena, link.document, &citation, walk->open_only, &link.answer, err) != 0)
        return -1;
    if (!is_target(&link.answer, walk->target) || (walk->suspects_only && link.answer.state != CITE_SUSPECT))
        return 0;
    return walk->each(&link, walk->data);
}

static int take_rows(const struct walk *walk, sqlite3_stmt *stmt, struct err *err)
{
    int got, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(walk->c, stmt, err)) != 0)
        result = got < 0 ? -1 : take_row(walk, stmt, err);
    database_done(walk->c, stmt);
    return result;
}

int cite_each(struct catalogue *c, int64_t document, int (*each)(const struct cite_link *link, void *data), void *data,
              struct err *err)
{
    struct walk walk = {.c = c, .each = each, .data = data};

    return take_rows(&walk,
                     document ? database_query(c, err,
                                               "SELECT " LINK_COLUMNS "LEFT JOIN cite_key k USING (document, place) "
                                               "WHERE c.document = ? ORDER BY c.place",
                                               "i", document)
                              : database_query(c, err,
                                               "SELECT " LINK_COLUMNS "LEFT JOIN cite_key k USING (document, place) "
                                               "ORDER BY c.document, c.place",
                                               ""),
                     err);
}

/* Keys under which a document, or a number, may be cited. */
static void add_keys(struct catalogue *c, struct arena *arena, const char *digits, const char *symbol,
                     struct cite_number *keys, size_t *count, size_t room)
{
    const char *symbols[ISSUER_SYMBOLS];
    size_t n = issuer_symbols(issuer_lists(c), arena, symbol, symbols);

    for (size_t i = 0; i < n && *count < room; i++)
        keys[(*count)++] = (struct cite_number){arena_strdup(arena, digits), arena_strdup(arena, symbols[i]), 0};
}

static int take_keys(const struct walk *walk, int64_t not_from, const struct cite_number *keys, size_t count,
                     struct err *err)
{
    int result = 0;

    for (size_t i = 0; i < count && result == 0; i++)
        result = take_rows(walk,
                           database_query(walk->c, err,
                                          "SELECT " LINK_COLUMNS "JOIN cite_key k USING (document, place) "
                                          "LEFT JOIN field d ON d.document = c.document AND d.name = 'date' "
                                          "WHERE k.digits = ? AND k.symbol = ? AND k.document <> ? "
                                          "ORDER BY d.value DESC, c.document DESC, c.place",
                                          "ssi", keys[i].digits, keys[i].symbol, not_from),
                           err);
    return result;
}

#define KEYS 64

/* Its readings and their forms. */
static int load_keys(struct catalogue *c, struct arena *arena, int64_t document, struct cite_number keys[KEYS],
                     size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err, "SELECT DISTINCT digits, symbol FROM cite_document WHERE document = ? ORDER BY nth", "i", document);
    int got;

    *count = 0;
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        add_keys(c, arena, database_borrow(stmt, 0), database_borrow(stmt, 1), keys, count, KEYS);
    database_done(c, stmt);
    return got;
}

/* Of the same day with another key: what may be a misreading of this one. */
static int take_of_day(const struct walk *walk, int64_t document, struct err *err)
{
    return take_rows(walk,
                     database_query(walk->c, err,
                                    "SELECT " LINK_COLUMNS "JOIN cite_key k USING (document, place) WHERE k.date = "
                                    "(SELECT date FROM cite_document WHERE document = ?1 LIMIT 1) AND k.document <> ?1 "
                                    "AND NOT EXISTS (SELECT 1 FROM cite_document h WHERE h.document = ?1 AND h.digits "
                                    "= k.digits AND h.symbol = k.symbol) "
                                    "AND EXISTS (SELECT 1 FROM cite_document h WHERE h.document = ?1 AND (h.digits = "
                                    "k.digits OR (h.symbol = k.symbol AND abs(length(h.digits) - length(k.digits)) < 2)))"
                                    " ORDER BY k.document DESC, k.place",
                                    "i", document),
                     err);
}

int cite_each_source(struct catalogue *c, int64_t document, int (*each)(const struct cite_link *link, void *data),
                     void *data, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct walk walk = {.c = c, .target = document, .each = each, .data = data};
    struct cite_number keys[KEYS];
    size_t count;
    int result;

    if (load_keys(c, &arena, document, keys, &count, err) != 0)
        return -1;
    result = take_keys(&walk, document, keys, count, err);
    walk.suspects_only = true; /* all others have its keys */
    return result == 0 ? take_of_day(&walk, document, err) : result;
}

int cite_each_of_number(struct catalogue *c, const char *number, int (*each)(const struct cite_link *link, void *data),
                        void *data, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct walk walk = {.c = c, .each = each, .data = data};
    struct cite_number key, keys[KEYS];
    size_t count = 0;

    if (!cite_number_of(&arena, number, &key))
        return err_set(err, ERR_INPUT, "'%s' is no number with its symbol, like 30/2020/NĐ-CP", number);
    add_keys(c, &arena, key.digits, key.symbol, keys, &count, KEYS);
    return take_keys(&walk, 0, keys, count, err);
}

/* Sources ------------------------------------------------------------------------------------------------------ */

struct sources {
    struct catalogue *c;
    int64_t *list;
    size_t count, limit;
    bool open_only;
    struct err *err;
};

static int add_source(const struct cite_link *link, void *data)
{
    struct sources *s = data;
    int secret;

    if (link->answer.state == CITE_SUSPECT)
        return 0;
    for (size_t i = 0; i < s->count; i++)
        if (s->list[i] == link->document)
            return 0;
    secret = s->open_only ? people_find_secret(s->c, link->document, s->err) : 0;
    if (secret == 0)
        s->list[s->count++] = link->document;
    return secret < 0 ? -1 : s->count == s->limit;
}

int cite_sources(struct catalogue *c, struct arena *arena, int64_t document, bool open_only, size_t limit,
                 int64_t **sources, size_t *count, struct err *err)
{
    struct sources s = {c, arena_alloc(arena, (limit + 1) * sizeof *s.list), 0, limit, open_only, err};
    struct walk walk = {.c = c, .target = document, .open_only = open_only, .each = add_source, .data = &s};
    struct cite_number keys[KEYS];
    size_t key_count;

    *sources = s.list;
    *count = 0;
    if (limit == 0)
        return 0;
    if (load_keys(c, arena, document, keys, &key_count, err) != 0 ||
        take_keys(&walk, document, keys, key_count, err) < 0)
        return -1;
    *count = s.count;
    return 0;
}

/* Missing ------------------------------------------------------------------------------------------------------ */

/* What is cited under one key, told apart by year and issuer. */
struct group {
    struct cite_missing missing;
    int year;
    int64_t *documents; /* that cite it, some twice */
    size_t count;
};

struct groups {
    struct catalogue *c;
    struct arena *arena;
    struct group *list;
    size_t count, first; /* first: of the present key */
    const char *digits, *symbol;
    struct citation form; /* looked up last */
    struct group *of;     /* its group; NULL: it is held */
};

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool is_of(const struct groups *g, const struct group *group, int year, const struct citation *citation)
{
    const char *date = citation->date ? citation->date : group->missing.date;

    if (group->year != year)
        return false;
    if (issuer_of_symbol(issuer_lists(g->c), g->symbol, date))
        return true;
    return issuer_compare(issuer_lists(g->c), group->missing.issuer, citation->issuer, date) != ISSUER_OTHER;
}

static struct group *group_of(struct groups *g, const struct citation *citation)
{
    cleanup_arena struct arena scratch = {0};
    struct cite_number number = {0};
    struct cite_missing *m;
    size_t i = g->first;
    int year;

    cite_number_of(&scratch, citation->number, &number);
    year = number.year ? number.year : citation->date ? atoi(citation->date) : 0;
    while (i < g->count && !is_of(g, &g->list[i], year, citation))
        i++;
    if (i == g->count) {
        g->list = memory_grow(g->list, g->count, sizeof *g->list);
        g->list[g->count++] = (struct group){.missing = {.number = citation->number}, .year = year};
    }
    m = &g->list[i].missing;
    m->date = m->date ? m->date : citation->date;
    m->type = m->type ? m->type : citation->type;
    m->issuer = m->issuer ? m->issuer : citation->issuer;
    return &g->list[i];
}

/* Rows come by key and form, so that each form is looked up once. */
static int begin_form(struct groups *g, sqlite3_stmt *stmt, struct err *err)
{
    const char *digits = database_borrow(stmt, 5), *symbol = database_borrow(stmt, 6);
    cleanup_arena struct arena scratch = {0};
    struct cite_answer answer;

    if (!same(g->digits, digits) || !same(g->symbol, symbol)) {
        g->digits = arena_strdup(g->arena, digits);
        g->symbol = arena_strdup(g->arena, symbol);
        g->first = g->count;
    } else if (same(g->form.number, database_borrow(stmt, 1)) && same(g->form.date, database_borrow(stmt, 2)) &&
               same(g->form.type, database_borrow(stmt, 3)) && same(g->form.issuer, database_borrow(stmt, 4))) {
        return 0;
    }
    g->form = (struct citation){.number = database_text(g->arena, stmt, 1),
                                .date = database_text(g->arena, stmt, 2),
                                .type = database_text(g->arena, stmt, 3),
                                .issuer = database_text(g->arena, stmt, 4)};
    if (cite_resolve(g->c, &scratch, 0, &g->form, false, &answer, err) != 0)
        return -1;
    g->of = answer.state == CITE_NOT_HELD ? group_of(g, &g->form) : NULL;
    return 0;
}

static void add_citing(struct group *group, int64_t document)
{
    group->documents = memory_grow(group->documents, group->count, sizeof *group->documents);
    group->documents[group->count++] = document;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static void count_documents(struct group *group)
{
    qsort(group->documents, group->count, sizeof *group->documents, by_id);
    group->missing.first = group->documents[0];
    for (size_t i = 0; i < group->count; i++)
        group->missing.documents += i == 0 || group->documents[i] != group->documents[i - 1];
    memory_free_pointer(&group->documents);
}

static int by_count(const void *a, const void *b)
{
    const struct group *x = a, *y = b;

    if (x->missing.documents != y->missing.documents)
        return x->missing.documents < y->missing.documents ? 1 : -1;
    return strcmp(x->missing.number, y->missing.number);
}

static int gather(struct groups *g, struct err *err)
{
    sqlite3_stmt *stmt = database_query(g->c, err,
                                        "SELECT c.document, c.number, c.date, c.type, c.issuer, k.digits, k.symbol FROM "
                                        "cite_key k JOIN citation c USING (document, place) ORDER BY k.digits, "
                                        "k.symbol, c.number, c.date, c.type, c.issuer, c.document",
                                        "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(g->c, stmt, err)) == 1) {
        if (begin_form(g, stmt, err) != 0) {
            got = -1;
            break;
        }
        if (g->of)
            add_citing(g->of, sqlite3_column_int64(stmt, 0));
    }
    database_done(g->c, stmt);
    return got;
}

int cite_missing(struct catalogue *c, struct arena *arena, size_t limit, struct cite_missing **list, size_t *count,
                 struct err *err)
{
    struct groups g = {.c = c, .arena = arena};
    int result = gather(&g, err);

    for (size_t i = 0; i < g.count; i++)
        count_documents(&g.list[i]);
    if (g.count > 0)
        qsort(g.list, g.count, sizeof *g.list, by_count);
    *count = g.count < limit ? g.count : limit;
    *list = arena_alloc(arena, (*count + 1) * sizeof **list);
    for (size_t i = 0; i < *count; i++)
        (*list)[i] = g.list[i].missing;
    memory_free_pointer(&g.list);
    return result;
}

#include "index/dossier_filter.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/dossier.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* How well a dossier fits, the best first. */
enum { BY_CODE, BY_TITLE, WAYS };

struct meant {
    struct arena *arena;
    const char *folded;
    int64_t *ids[WAYS];
    size_t count[WAYS];
};

static bool at_dot(const char *code, const char *value)
{
    size_t n = strlen(code), m = strlen(value);

    if (!strcmp(code, value))
        return true;
    return n > m &&
           ((code[n - m - 1] == '.' && !strcmp(code + n - m, value)) || (code[m] == '.' && !strncmp(code, value, m)));
}

static int look_at(const struct dossier *d, void *data)
{
    struct meant *m = data;
    const char *title = d->value[DOSSIER_TITLE];
    int way = WAYS;

    if (at_dot(text_fold(m->arena, d->code, strlen(d->code)), m->folded))
        way = BY_CODE;
    else if (strstr(text_fold(m->arena, title, strlen(title)), m->folded))
        way = BY_TITLE;
    if (way < WAYS && m->count[way] < DOSSIER_FILTER_MOST)
        m->ids[way][m->count[way]++] = d->id;
    return 0;
}

static int find_one(struct catalogue *c, struct arena *arena, struct query_filter *f, struct err *err)
{
    struct meant m = {.arena = arena, .folded = f->value};
    int got;

    f->outside = !strcmp(f->value, "none") || !strcmp(f->value, "khong");
    if (f->outside)
        return 0;
    for (int i = 0; i < WAYS; i++)
        m.ids[i] = arena_alloc(arena, DOSSIER_FILTER_MOST * sizeof *m.ids[i]);
    got = database_number(c, err, m.ids[BY_CODE], "SELECT id FROM dossier WHERE code = ?", "s", f->typed);
    m.count[BY_CODE] = got > 0;
    if (got == 0)
        got = dossier_each(c, NULL, look_at, &m, err);
    f->dossiers = m.count[BY_CODE] ? m.ids[BY_CODE] : m.ids[BY_TITLE];
    f->dossier_count = m.count[BY_CODE] ? m.count[BY_CODE] : m.count[BY_TITLE];
    return got < 0 ? -1 : 0;
}

int dossier_filter_find(struct catalogue *c, struct arena *arena, struct query *query, struct err *err)
{
    for (size_t i = 0; i < query->filter_count; i++)
        if (query->filters[i].kind == FILTER_DOSSIER && find_one(c, arena, &query->filters[i], err) != 0)
            return -1;
    return 0;
}

static void put_ids(const struct query_filter *f, struct buf *out)
{
    for (size_t i = 0; i < f->dossier_count; i++)
        buf_printf(out, "%s%" PRId64, i ? ", " : "", f->dossiers[i]);
}

void dossier_filter_put(const struct query_filter *f, struct buf *out)
{
    buf_puts(out, f->outside
                      ? "NOT EXISTS (SELECT 1 FROM dossier_document m WHERE m.document = h.document"
                      : "EXISTS (SELECT 1 FROM dossier_document m WHERE m.document = h.document AND m.dossier IN (");
    put_ids(f, out);
    buf_puts(out, f->outside ? ")" : "))");
}

static int read_places(struct catalogue *c, struct arena *arena, sqlite3_stmt *stmt, int64_t **places, size_t *count,
                       struct err *err)
{
    int got;

    while ((got = database_row(c, stmt, err)) == 1) {
        *places = arena_grow(arena, *places, *count, sizeof **places);
        (*places)[(*count)++] = sqlite3_column_int64(stmt, 0);
    }
    return got;
}

int dossier_filter_places(struct catalogue *c, struct arena *arena, const struct query *query, int64_t **places,
                          size_t *count, struct err *err)
{
    const struct query_filter *f = NULL;
    cleanup_buf struct buf sql = {0};
    sqlite3_stmt *stmt;
    int got;

    *places = NULL;
    *count = 0;
    for (size_t i = 0; i < query->filter_count && !f; i++)
        if (query->filters[i].kind == FILTER_DOSSIER && !query->filters[i].negated && !query->filters[i].outside)
            f = &query->filters[i];
    if (!f)
        return 0;
    *places = arena_alloc(arena, sizeof **places);
    buf_puts(&sql, "SELECT DISTINCT h.place FROM dossier_document m JOIN search_header h ON h.document = m.document "
                   "WHERE m.dossier IN (");
    put_ids(f, &sql);
    buf_puts(&sql, ") ORDER BY 1");
    stmt = database_prepare(c, err, buf_string(&sql));
    got = stmt ? read_places(c, arena, stmt, places, count, err) : -1;
    sqlite3_finalize(stmt);
    return got;
}

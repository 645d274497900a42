#include "index/overview.h"

#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/dossier.h"
#include "pipeline/base/memory.h"

#define YEARS_MAX 400

#define SUMS "sum(d.state = 'done'), sum(d.state = 'review')"

static int read_rows(struct catalogue *c, struct arena *arena, sqlite3_stmt *stmt, size_t max,
                     struct overview_row **rows, size_t *count, struct err *err)
{
    int got;

    *count = 0;
    if (!stmt)
        return -1;
    *rows = arena_alloc(arena, (max + 1) * sizeof **rows);
    while ((got = database_row(c, stmt, err)) == 1) {
        struct overview_row row = {database_text(arena, stmt, 0), sqlite3_column_int64(stmt, 1),
                                   sqlite3_column_int64(stmt, 2)};

        if (*count < max) {
            (*rows)[(*count)++] = row;
        } else {
            (*rows)[max].label = "";
            (*rows)[max].done += row.done;
            (*rows)[max].review += row.review;
        }
    }
    database_done(c, stmt);
    if (got == 0 && *count == max && (*rows)[max].label)
        ++*count;
    return got;
}

int overview_years(struct catalogue *c, struct arena *arena, struct overview_row **rows, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT h.year, " SUMS " FROM search_header h JOIN document d ON d.id = "
                                        "h.document GROUP BY h.year ORDER BY h.year IS NULL, h.year",
                                        "");

    return read_rows(c, arena, stmt, YEARS_MAX, rows, count, err);
}

int overview_types(struct catalogue *c, struct arena *arena, size_t max, struct overview_row **rows, size_t *count,
                   struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT f.value, " SUMS " FROM document d LEFT JOIN field f ON f.document = "
                                        "d.id AND f.name = 'type' WHERE d.state IN ('done', 'review') GROUP BY "
                                        "f.value ORDER BY f.value IS NULL, count(*) DESC, f.value",
                                        "");

    return read_rows(c, arena, stmt, max, rows, count, err);
}

#define DUE_FIRST   1000
#define DUE_LAST    3999 /* a year of 4 digits and 999 years */
#define DUE_FOREVER (DUE_LAST + 1)
#define DUE_UNKNOWN (DUE_LAST + 2)

struct due {
    struct catalogue *c;
    struct overview_row *by; /* by year, from DUE_FIRST */
    struct err *err;
};

static int count_due(const struct dossier *dossier, void *data)
{
    struct due *due = data;
    struct dossier_retention r;
    struct overview_row *row;
    int at;

    if (dossier_retention(due->c, dossier, &r, due->err) != 0)
        return -1;
    at = r.period.kind == RETENTION_PERMANENT ? DUE_FOREVER : r.due_year ? r.due_year : DUE_UNKNOWN;
    row = &due->by[at - DUE_FIRST];
    row->done += dossier->closed;
    row->review += !dossier->closed;
    return 0;
}

int overview_due(struct catalogue *c, struct arena *arena, struct overview_row **rows, size_t *count, struct err *err)
{
    cleanup_arena struct arena sums = {0};
    struct due due = {c, arena_alloc(&sums, (DUE_UNKNOWN - DUE_FIRST + 1) * sizeof *due.by), err};

    *count = 0;
    if (dossier_each(c, NULL, count_due, &due, err) != 0)
        return -1;
    *rows = arena_alloc(arena, (DUE_UNKNOWN - DUE_FIRST + 1) * sizeof **rows);
    for (int year = DUE_FIRST; year <= DUE_UNKNOWN; year++) {
        struct overview_row row = due.by[year - DUE_FIRST];

        if (row.done + row.review == 0)
            continue;
        row.label = year == DUE_UNKNOWN ? NULL : year == DUE_FOREVER ? "" : arena_printf(arena, "%d", year);
        (*rows)[(*count)++] = row;
    }
    return 0;
}

int overview_last_event(struct catalogue *c, struct arena *arena, const char *type, struct event *event,
                        struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT id, time, agent, outcome, detail FROM event WHERE type = ? AND "
                                        "document IS NULL ORDER BY id DESC LIMIT 1",
                                        "s", type);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        *event = (struct event){.id = sqlite3_column_int64(stmt, 0),
                                .type = arena_strdup(arena, type),
                                .time = database_text(arena, stmt, 1),
                                .agent = database_text(arena, stmt, 2),
                                .outcome = database_text(arena, stmt, 3),
                                .detail = database_text(arena, stmt, 4)};
    database_done(c, stmt);
    return got;
}

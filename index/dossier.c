#include "index/dossier.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/dossier_row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define NAME(id, name, ...)  ", " #name
#define PLACE(id, name, ...) ", ?"
#define SET(id, name, ...)   ", " #name " = ?"
#define COLUMNS              DOSSIER_FIELD_TABLE(NAME)

/* Rows ------------------------------------------------------------------------------------------------------------ */

#define SELECT                                                                                                         \
    "SELECT id, code, state = 'closed', closed_by, closed_at, created, revision, revision <> record_revision, "        \
    "(SELECT count(*) FROM dossier_document m WHERE m.dossier = dossier.id), "                                         \
    "(SELECT ifnull(sum(d.page_count), 0) FROM dossier_document m JOIN document d ON d.id = m.document "               \
    "WHERE m.dossier = dossier.id)" COLUMNS " FROM dossier "
#define FIRST_FIELD 10

/* Text in the arena; without one it is the statement's, until its next step. */
static void read_row(sqlite3_stmt *stmt, struct arena *arena, struct dossier *d)
{
    *d = (struct dossier){.id = sqlite3_column_int64(stmt, 0),
                          .code = database_borrow(stmt, 1),
                          .closed = sqlite3_column_int(stmt, 2) != 0,
                          .closed_by = database_borrow(stmt, 3),
                          .closed_at = database_borrow(stmt, 4),
                          .created = database_borrow(stmt, 5),
                          .revision = sqlite3_column_int64(stmt, 6),
                          .record_pending = sqlite3_column_int(stmt, 7) != 0,
                          .documents = sqlite3_column_int64(stmt, 8),
                          .pages = sqlite3_column_int64(stmt, 9)};
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        d->value[i] = database_borrow(stmt, FIRST_FIELD + i);
    if (!arena)
        return;
    d->code = arena_strdup(arena, d->code);
    d->closed_by = arena_strdup(arena, d->closed_by);
    d->closed_at = arena_strdup(arena, d->closed_at);
    d->created = arena_strdup(arena, d->created);
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        d->value[i] = arena_strdup(arena, d->value[i]);
}

int dossier_find(struct catalogue *c, struct arena *arena, int64_t id, struct dossier *d, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, SELECT "WHERE id = ?", "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        read_row(stmt, arena, d);
    database_done(c, stmt);
    return got;
}

int dossier_each(struct catalogue *c, const struct dossier_filter *filter,
                 int (*each)(const struct dossier *dossier, void *data), void *data, struct err *err)
{
    static const struct dossier_filter ALL;
    const struct dossier_filter *f = filter ? filter : &ALL;
    sqlite3_stmt *stmt =
        database_query(c, err,
                       SELECT "WHERE (?1 = 0 OR id IN (SELECT dossier FROM dossier_document WHERE document = ?1)) "
                              "AND (?2 IS NULL OR year = ?2) AND (?3 = 0 OR (state = 'closed') = (?3 > 0)) "
                              "ORDER BY organ_id, year, CAST(notation AS INTEGER), notation",
                       "isd", f->document, f->year, f->closed);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        struct dossier d;

        read_row(stmt, NULL, &d);
        got = each(&d, data);
        if (got != 0)
            break;
    }
    database_done(c, stmt);
    return got;
}

/* Binds the values from parameter `first` on. */
static void bind_values(sqlite3_stmt *stmt, int first, const struct dossier *d)
{
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        sqlite3_bind_text(stmt, first + i, d->value[i], -1, SQLITE_TRANSIENT);
}

/* Finding by code -------------------------------------------------------------------------------------------------- */

struct wanted {
    struct arena *arena;
    const char *folded;
    int64_t exact, id; /* id: the last that ends so */
    size_t count;
    struct buf some; /* codes that end so */
};

static int look_at(const struct dossier *d, void *data)
{
    struct wanted *w = data;
    const char *code = text_fold(w->arena, d->code, strlen(d->code));
    size_t n = strlen(code), m = strlen(w->folded);

    if (!strcmp(code, w->folded)) {
        w->exact = d->id;
        return 1;
    }
    if (n > m && code[n - m - 1] == '.' && !strcmp(code + n - m, w->folded)) {
        w->id = d->id;
        if (w->count++ < 3)
            buf_printf(&w->some, "%s%s", w->some.len > 0 ? ", " : "", d->code);
    }
    return 0;
}

int dossier_find_code(struct catalogue *c, struct arena *arena, const char *code, struct dossier *d, struct err *err)
{
    struct wanted w = {.arena = arena, .folded = text_fold(arena, code, strlen(code))};
    int64_t id = 0;
    int got = database_number(c, err, &id, "SELECT id FROM dossier WHERE code = ?", "s", code);

    if (got == 0)
        got = dossier_each(c, NULL, look_at, &w, err) < 0 ? -1 : 0;
    if (got == 0 && !w.exact && w.count > 1)
        got = err_set(err, ERR_INPUT, "'%.60s' may mean %s%s; write the whole code", code, buf_string(&w.some),
                      w.count > 3 ? " and others" : "");
    buf_release(&w.some);
    if (got < 0)
        return -1;
    return dossier_find(c, arena, got == 1 ? id : w.exact ? w.exact : w.id, d, err);
}

/* Changing --------------------------------------------------------------------------------------------------------- */

int dossier_row_note(struct catalogue *c, int64_t id, const char *type, const char *who, const char *detail,
                     struct err *err)
{
    struct event event = {.type = type, .agent = who, .outcome = "success", .detail = detail};

    if (catalogue_add_event(c, &event, err) != 0 ||
        database_run(c, err, "INSERT INTO dossier_event VALUES(?, ?)", "ii", event.id, id) != 0)
        return -1;
    return database_run(c, err, "UPDATE dossier SET revision = revision + 1 WHERE id = ?", "i", id);
}

static int must_have_name(const char *who, struct err *err)
{
    return who && *who ? 0 : err_set(err, ERR_INPUT, "a dossier is changed by somebody with a name");
}

static int must_find(struct catalogue *c, struct arena *arena, int64_t id, struct dossier *d, struct err *err)
{
    int found = dossier_find(c, arena, id, d, err);

    return found == 0 ? err_set(err, ERR_NOT_FOUND, "there is no dossier %" PRId64, id) : found < 0 ? -1 : 0;
}

int dossier_row_open(struct catalogue *c, struct arena *arena, int64_t id, const char *who, struct dossier *dossier,
                     struct err *err)
{
    struct dossier d;

    if (must_have_name(who, err) != 0 || must_find(c, arena, id, &d, err) != 0)
        return -1;
    if (d.closed)
        return err_set(err, ERR_PERMISSION,
                       "the dossier %s was closed by %s on %.10s and cannot be changed; open it again first", d.code,
                       d.closed_by, d.closed_at);
    if (dossier)
        *dossier = d;
    return 0;
}

static int taken(struct catalogue *c, struct arena *arena, const struct dossier *d, struct err *err)
{
    const char *code =
        arena_printf(arena, "%s.%s.%s", d->value[DOSSIER_ORGAN], d->value[DOSSIER_YEAR], d->value[DOSSIER_NOTATION]);
    int64_t other;
    int got = database_number(c, err, &other, "SELECT id FROM dossier WHERE code = ? AND id <> ?", "si", code, d->id);

    return got > 0 ? err_set(err, ERR_INPUT, "there is a dossier %s already; give this one another notation", code)
                   : got;
}

int dossier_row_insert(struct catalogue *c, struct arena *arena, struct dossier *d, struct err *err)
{
    sqlite3_stmt *stmt;
    char now[24];
    int got;

    catalogue_now(now);
    if (dossier_field_check(d, err) != 0 || taken(c, arena, d, err) != 0)
        return -1;
    stmt = database_query(c, err,
                          "INSERT INTO dossier(id, created" COLUMNS
                          ") VALUES(nullif(?, 0), ?" DOSSIER_FIELD_TABLE(PLACE) ") RETURNING id, code",
                          "is", d->id, d->created ? d->created : now);
    if (!stmt)
        return -1;
    bind_values(stmt, 3, d);
    got = database_row(c, stmt, err);
    if (got == 1) {
        d->id = sqlite3_column_int64(stmt, 0);
        d->code = database_text(arena, stmt, 1);
        got = database_row(c, stmt, err);
    }
    database_done(c, stmt);
    return got;
}

static int add(struct catalogue *c, struct arena *arena, struct dossier *d, const char *who, struct err *err)
{
    if (dossier_row_insert(c, arena, d, err) != 0)
        return -1;
    return dossier_row_note(c, d->id, DOSSIER_CREATED, who,
                            arena_printf(arena, "%s: %s", d->code, d->value[DOSSIER_TITLE]), err);
}

int dossier_add(struct catalogue *c, struct arena *arena, struct dossier *dossier, const char *who, struct err *err)
{
    if (must_have_name(who, err) != 0 || database_enter(c, err) != 0)
        return -1;
    return database_leave(c, add(c, arena, dossier, who, err), err);
}

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static int update(struct catalogue *c, const struct dossier *d, struct err *err)
{
    /* The first column is there for the comma of the others. */
    sqlite3_stmt *stmt = database_query(
        c, err, "UPDATE dossier SET record_revision = record_revision" DOSSIER_FIELD_TABLE(SET) " WHERE id = ?", "");
    int got;

    if (!stmt)
        return -1;
    bind_values(stmt, 1, d);
    sqlite3_bind_int64(stmt, DOSSIER_FIELD_COUNT + 1, d->id);
    got = database_row(c, stmt, err);
    database_done(c, stmt);
    return got;
}

static int save(struct catalogue *c, const struct dossier *d, const char *who, int *changed, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf detail = {0};
    struct dossier was;
    int count = 0;

    if (dossier_row_open(c, &arena, d->id, who, &was, err) != 0 || dossier_field_check(d, err) != 0 ||
        taken(c, &arena, d, err) != 0)
        return -1;
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (!same(d->value[i], was.value[i]))
            buf_printf(&detail, "%s%s: '%s', was '%s'", count++ ? "; " : "",
                       dossier_field_spec((enum dossier_field)i)->name, d->value[i] ? d->value[i] : "",
                       was.value[i] ? was.value[i] : "");
    if (changed)
        *changed = count;
    if (count == 0)
        return 0;
    return update(c, d, err) != 0 ? -1 : dossier_row_note(c, d->id, DOSSIER_CHANGED, who, detail.data, err);
}

int dossier_save(struct catalogue *c, const struct dossier *dossier, const char *who, int *changed, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, save(c, dossier, who, changed, err), err);
}

/* Closing ---------------------------------------------------------------------------------------------------------- */

size_t dossier_missing(const struct dossier *d, enum dossier_field missing[DOSSIER_FIELD_COUNT])
{
    static const enum dossier_field NEEDED[] = {DOSSIER_MAINTENANCE, DOSSIER_MODE, DOSSIER_LANGUAGE,
                                                DOSSIER_START,       DOSSIER_END,  DOSSIER_CONFIDENCE};
    const char *confidence = d->value[DOSSIER_CONFIDENCE], *risk = d->value[DOSSIER_RISK_RECOVERY];
    size_t count = 0;

    for (size_t i = 0; i < sizeof NEEDED / sizeof *NEEDED; i++)
        if (!d->value[NEEDED[i]])
            missing[count++] = NEEDED[i];
    if (confidence && strcmp(confidence, "01") != 0 && !d->value[DOSSIER_PAPER_FILE_CODE])
        missing[count++] = DOSSIER_PAPER_FILE_CODE;
    if (risk && !strcmp(risk, "1") && !d->value[DOSSIER_RISK_STATUS])
        missing[count++] = DOSSIER_RISK_STATUS;
    return count;
}

/* A dossier without a period of its own may have that of its documents. */
static int must_be_complete(struct catalogue *c, const struct dossier *d, struct err *err)
{
    enum dossier_field missing[DOSSIER_FIELD_COUNT];
    cleanup_buf struct buf names = {0};
    struct dossier_retention retention;
    size_t count = dossier_missing(d, missing);

    if (dossier_retention(c, d, &retention, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (missing[i] != DOSSIER_MAINTENANCE || retention.period.kind == RETENTION_NONE || !retention.certain)
            buf_printf(&names, "%s%s (%s)", names.len > 0 ? ", " : "", dossier_field_spec(missing[i])->vi,
                       dossier_field_spec(missing[i])->name);
    if (names.len > 0)
        return err_set(err, ERR_INPUT, "the dossier %s cannot be closed: it has no %s", d->code, names.data);
    if (d->documents == 0)
        return err_set(err, ERR_INPUT, "the dossier %s cannot be closed: it has no documents", d->code);
    return 0;
}

/* The period it takes from its documents becomes its own: what is decided of them later no longer changes it. */
static int settle_period(struct catalogue *c, struct arena *arena, struct dossier *d, const char *who, struct err *err)
{
    struct dossier_retention r;

    if (d->value[DOSSIER_MAINTENANCE])
        return 0;
    if (dossier_retention(c, d, &r, err) != 0)
        return -1;
    d->value[DOSSIER_MAINTENANCE] = r.period.kind == RETENTION_PERMANENT ? "01"
                                    : r.period.kind == RETENTION_EVENT   ? "07"
                                                                         : retention_code_of_years(r.period.years);
    if (r.period.kind == RETENTION_YEARS && !strcmp(d->value[DOSSIER_MAINTENANCE], "07"))
        d->value[DOSSIER_MAINTENANCE_YEARS] = arena_printf(arena, "%d", r.period.years);
    if (update(c, d, err) != 0)
        return -1;
    return dossier_row_note(
        c, d->id, DOSSIER_CHANGED, who,
        arena_printf(arena, "maintenance: '%s', the longest of its documents", d->value[DOSSIER_MAINTENANCE]), err);
}

static int close_it(struct catalogue *c, int64_t id, const char *who, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier d;
    char now[24];

    catalogue_now(now);
    if (dossier_row_open(c, &arena, id, who, &d, err) != 0 || must_be_complete(c, &d, err) != 0 ||
        settle_period(c, &arena, &d, who, err) != 0 ||
        dossier_row_note(c, id, DOSSIER_CLOSED, who,
                         arena_printf(&arena, "%" PRId64 " documents, %" PRId64 " pages", d.documents, d.pages),
                         err) != 0)
        return -1;
    return database_run(c, err, "UPDATE dossier SET state = 'closed', closed_by = ?, closed_at = ? WHERE id = ?", "ssi",
                        who, now, id);
}

int dossier_close(struct catalogue *c, int64_t id, const char *who, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, close_it(c, id, who, err), err);
}

static int reopen(struct catalogue *c, int64_t id, const char *who, const char *reason, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier d;

    if (must_have_name(who, err) != 0 || must_find(c, &arena, id, &d, err) != 0)
        return -1;
    if (!d.closed)
        return err_set(err, ERR_INPUT, "the dossier %s is open already", d.code);
    if (!reason || !*reason)
        return err_set(err, ERR_INPUT, "say why the dossier %s is opened again", d.code);
    if (dossier_row_note(c, id, DOSSIER_REOPENED, who, reason, err) != 0)
        return -1;
    return database_run(c, err, "UPDATE dossier SET state = 'open', closed_by = NULL, closed_at = NULL WHERE id = ?",
                        "i", id);
}

int dossier_reopen(struct catalogue *c, int64_t id, const char *who, const char *reason, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, reopen(c, id, who, reason, err), err);
}

int dossier_each_event(struct catalogue *c, int64_t id, int (*each)(const struct event *event, void *data), void *data,
                       struct err *err)
{
    return catalogue_each_event(c, &(struct event_filter){.dossier = id}, each, data, err);
}

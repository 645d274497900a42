#include "index/row.h"

#include <inttypes.h>
#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/correction.h"
#include "pipeline/model/record.h"

void row_box_text(struct box box, char out[48])
{
    snprintf(out, 48, "%d %d %d %d", box.x, box.y, box.w, box.h);
}

/* NULL for no place. */
static const char *box_text(struct box box, bool somewhere, char out[48])
{
    if (!somewhere)
        return NULL;
    row_box_text(box, out);
    return out;
}

struct box row_box_of(const char *text)
{
    struct box box = {0};

    if (!text || sscanf(text, "%d %d %d %d", &box.x, &box.y, &box.w, &box.h) != 4)
        return (struct box){0};
    return box;
}

/* Pages ----------------------------------------------------------------------------------------------------- */

int row_save_page(struct catalogue *c, int64_t document, const struct page *page, const char *state, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf record = {0}, words = {0};
    struct page corrected = *page;
    json_t *json;
    int result;

    if (page->text)
        return database_run(c, err, "UPDATE page SET state = ?, text = ? WHERE document = ? AND number = ?", "ssid",
                            state, page->text, document, page->number);
    if (row_load_corrections(c, &arena, document, &corrected, 1, err) != 0)
        return -1;
    correction_lay(&arena, &corrected);
    json = record_from_page(page);
    if (!json)
        return err_set(err, ERR_INPUT, "page %d: its words are not UTF-8", page->number);
    record_dump(json_object_get(json, "words"), &words);
    json_object_del(json, "words");
    record_dump(json, &record);
    json_decref(json);
    result = database_run(c, err,
                          "UPDATE page SET state = ?, reason = ?, record = ?, text = ?, words = ? "
                          "WHERE document = ? AND number = ?",
                          "sssssid", state, page->failed, buf_string(&record), page_text(&arena, &corrected),
                          buf_string(&words), document, page->number);
    if (result == 0 && sqlite3_changes(c->db) == 0)
        return err_set(err, ERR_NOT_FOUND, "document %" PRId64 " has no page %d", document, page->number);
    return result;
}

static int read_page(struct arena *arena, const char *record, const char *words, bool with_words, struct page *page,
                     struct err *err)
{
    json_t *json = record_parse(record, strlen(record), err), *list;
    int result;

    if (!json)
        return -1;
    list = with_words && words ? record_parse(words, strlen(words), err) : json_array();
    if (!list) {
        json_decref(json);
        return -1;
    }
    json_object_set_new(json, "words", list);
    result = record_to_page(arena, json, page, err);
    json_decref(json);
    return result;
}

/* Columns number, state, reason, record, words, given: the text of a page that has no record, since it came as text;
 * without words only whether there is such a text. */
static int page_of_row(struct arena *arena, sqlite3_stmt *stmt, bool words, struct page *page, struct err *err)
{
    int number = sqlite3_column_int(stmt, 0);
    const char *record = database_borrow(stmt, 3);

    *page = (struct page){0};
    if (record && read_page(arena, record, words ? database_borrow(stmt, 4) : NULL, words, page, err) != 0) {
        err->code = ERR_CORRUPT;
        return err_context(err, "page %d in the catalogue", number);
    }
    page->number = number;
    page->failed = NULL;
    if (words ? sqlite3_column_type(stmt, 5) != SQLITE_NULL : sqlite3_column_int(stmt, 5)) {
        page->source = TEXT_GIVEN;
        page->text = words ? database_text(arena, stmt, 5) : NULL;
    }
    if (!strcmp(database_borrow(stmt, 1), "failed"))
        page->failed = sqlite3_column_type(stmt, 2) == SQLITE_NULL ? "not readable" : database_text(arena, stmt, 2);
    return 0;
}

int row_load_pages(struct catalogue *c, struct arena *arena, int64_t document, int number, unsigned parts,
                   struct page **pages, size_t *count, struct err *err)
{
    bool words = parts & LOAD_WORDS;
    sqlite3_stmt *stmt = words ? database_query(c, err,
                                                "SELECT number, state, reason, record, words, "
                                                "CASE WHEN record IS NULL THEN text END FROM page WHERE "
                                                "document = ?1 AND (?2 = 0 OR number = ?2) ORDER BY number",
                                                "id", document, number)
                               : database_query(c, err,
                                                "SELECT number, state, reason, record, NULL, "
                                                "record IS NULL AND text IS NOT NULL FROM page WHERE "
                                                "document = ?1 AND (?2 = 0 OR number = ?2) ORDER BY number",
                                                "id", document, number);
    int got;

    *pages = NULL;
    *count = 0;
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        *pages = arena_grow(arena, *pages, *count, sizeof **pages);
        if (page_of_row(arena, stmt, words, &(*pages)[*count], err) != 0) {
            got = -1;
            break;
        }
        ++*count;
    }
    database_done(c, stmt);
    if (got == 0 && words)
        got = row_load_corrections(c, arena, document, *pages, *count, err);
    for (size_t i = 0; got == 0 && words && !(parts & LOAD_AS_READ) && i < *count; i++)
        correction_lay(arena, &(*pages)[i]);
    return got;
}

/* Fields ---------------------------------------------------------------------------------------------------- */

int row_save_field(struct catalogue *c, int64_t document, enum field_id id, const struct field *field, const char *who,
                   const char *when, struct err *err)
{
    const char *name = field_name(id);
    char box[48];

    if (database_run(c, err, "DELETE FROM candidate WHERE document = ? AND name = ?", "is", document, name) != 0 ||
        database_run(c, err,
                     "INSERT INTO field VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                     "value = excluded.value, confidence = excluded.confidence, status = excluded.status, "
                     "page = excluded.page, box = excluded.box, rule = excluded.rule, "
                     "confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at",
                     "issfsdssss", document, name, field->value, field->confidence, field_status_name(field->status),
                     field->page, box_text(field->box, field->page > 0, box), field->rule, who, when) != 0)
        return -1;
    for (size_t i = 0; i < field->candidate_count; i++)
        if (database_run(c, err, "INSERT INTO candidate VALUES(?, ?, ?, ?, ?)", "isdsf", document, name, (int)i,
                         field->candidates[i].value, field->candidates[i].confidence) != 0)
            return -1;
    return 0;
}

static void field_of_row(struct arena *arena, sqlite3_stmt *stmt, struct field *field)
{
    field->value = database_text(arena, stmt, 1);
    field->confidence = sqlite3_column_double(stmt, 2);
    if (!field_status_by_name(database_borrow(stmt, 3), &field->status))
        field->status = STATUS_REVIEW;
    field->page = sqlite3_column_int(stmt, 4);
    field->box = row_box_of(database_borrow(stmt, 5));
    field->rule = database_text(arena, stmt, 6);
}

static int load_candidates(struct catalogue *c, struct arena *arena, int64_t document, struct field fields[FIELD_COUNT],
                           struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT name, value, confidence FROM candidate WHERE document = ? "
                                        "ORDER BY name, place",
                                        "i", document);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        enum field_id id;
        struct field *f;

        if (!field_by_name(database_borrow(stmt, 0), &id))
            continue;
        f = &fields[id];
        f->candidates = arena_grow(arena, f->candidates, f->candidate_count, sizeof *f->candidates);
        f->candidates[f->candidate_count++] =
            (struct candidate){database_text(arena, stmt, 1), sqlite3_column_double(stmt, 2)};
    }
    database_done(c, stmt);
    return got;
}

int row_load_fields(struct catalogue *c, struct arena *arena, int64_t document, struct field fields[FIELD_COUNT],
                    struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT name, value, confidence, status, page, box, rule FROM field "
                                        "WHERE document = ?",
                                        "i", document);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        enum field_id id;

        if (field_by_name(database_borrow(stmt, 0), &id))
            field_of_row(arena, stmt, &fields[id]);
    }
    database_done(c, stmt);
    return got == 0 ? load_candidates(c, arena, document, fields, err) : -1;
}

/* Citations and tasks ------------------------------------------------------------------------------------------- */

int row_save_lists(struct catalogue *c, int64_t id, const struct document *d, struct err *err)
{
    char box[48];

    if (database_run(c, err, "DELETE FROM citation WHERE document = ?", "i", id) != 0 ||
        database_run(c, err, "DELETE FROM task WHERE document = ?", "i", id) != 0)
        return -1;
    for (size_t i = 0; i < d->citation_count; i++) {
        const struct citation *x = &d->citations[i];

        if (database_run(c, err, "INSERT INTO citation VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", "idsssssds", id, (int)i,
                         x->number, x->date, x->type, x->issuer, x->printed, x->page,
                         box_text(x->box, x->box.w > 0, box)) != 0)
            return -1;
    }
    for (size_t i = 0; i < d->task_count; i++) {
        const struct task *t = &d->tasks[i];

        if (database_run(c, err, "INSERT INTO task VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "idssssssds", id, (int)i,
                         t->no, t->activity, t->product, t->lead, t->support, t->deadline, t->page, t->heading) != 0)
            return -1;
    }
    return 0;
}

/* How many rows a list has, so that it can be allocated at once. */
static int list_size(struct catalogue *c, const char *sql, int64_t id, size_t *size, struct err *err)
{
    int64_t n = 0;

    if (database_number(c, err, &n, sql, "i", id) < 0)
        return -1;
    *size = n < 0 ? 0 : n > LIMIT_WORDS ? LIMIT_WORDS : (size_t)n;
    return 0;
}

static int load_citations(struct catalogue *c, struct arena *arena, int64_t id, struct document *d, struct err *err)
{
    sqlite3_stmt *stmt;
    size_t room;
    int got;

    if (list_size(c, "SELECT count(*) FROM citation WHERE document = ?", id, &room, err) != 0)
        return -1;
    stmt = database_query(c, err,
                          "SELECT number, date, type, issuer, printed, page, box FROM citation WHERE document = ? "
                          "ORDER BY place",
                          "i", id);
    if (!stmt)
        return -1;
    d->citations = arena_alloc(arena, room * sizeof *d->citations);
    d->citation_count = 0;
    while ((got = database_row(c, stmt, err)) == 1 && d->citation_count < room)
        d->citations[d->citation_count++] = (struct citation){.number = database_text(arena, stmt, 0),
                                                              .date = database_text(arena, stmt, 1),
                                                              .type = database_text(arena, stmt, 2),
                                                              .issuer = database_text(arena, stmt, 3),
                                                              .printed = database_text(arena, stmt, 4),
                                                              .page = sqlite3_column_int(stmt, 5),
                                                              .box = row_box_of(database_borrow(stmt, 6))};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

static int load_tasks(struct catalogue *c, struct arena *arena, int64_t id, struct document *d, struct err *err)
{
    sqlite3_stmt *stmt;
    size_t room;
    int got;

    if (list_size(c, "SELECT count(*) FROM task WHERE document = ?", id, &room, err) != 0)
        return -1;
    stmt = database_query(c, err,
                          "SELECT no, activity, product, lead, support, deadline, page, heading FROM task WHERE "
                          "document = ? ORDER BY place",
                          "i", id);
    if (!stmt)
        return -1;
    d->tasks = arena_alloc(arena, room * sizeof *d->tasks);
    d->task_count = 0;
    while ((got = database_row(c, stmt, err)) == 1 && d->task_count < room)
        d->tasks[d->task_count++] = (struct task){.no = database_text(arena, stmt, 0),
                                                  .activity = database_text(arena, stmt, 1),
                                                  .product = database_text(arena, stmt, 2),
                                                  .lead = database_text(arena, stmt, 3),
                                                  .support = database_text(arena, stmt, 4),
                                                  .deadline = database_text(arena, stmt, 5),
                                                  .page = sqlite3_column_int(stmt, 6),
                                                  .heading = database_text(arena, stmt, 7)};
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int row_load_lists(struct catalogue *c, struct arena *arena, int64_t id, struct document *document, struct err *err)
{
    if (load_citations(c, arena, id, document, err) != 0)
        return -1;
    return load_tasks(c, arena, id, document, err);
}

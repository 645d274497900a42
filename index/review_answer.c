/* Answers, and taking them back. */
#include <ctype.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/review.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

/* Deciding ------------------------------------------------------------------------------------------------------ */

int review_note_decision(struct catalogue *c, int64_t event, int64_t document, enum field_id field, const char *value,
                         const struct field *before, const struct confirmation *was, struct err *err)
{
    return database_run(c, err,
                        "INSERT INTO decision(event, document, name, value, was_value, was_confidence, was_status, "
                        "was_rule, was_by, was_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "iisssfssss", event, document, field_name(field), value, before->value, before->confidence,
                        field_status_name(before->status), before->rule, was->who, was->when);
}

/* "QĐ-UBND" of "768/QĐ-UBND" and of "38/2021/QĐ-UBND", "NQ/TW" of "18-NQ/TW"; NULL when there is none. */
static const char *symbol_of(const char *number)
{
    const char *s = number + strspn(number, "0123456789"), *year;

    if (s == number || (*s != '/' && *s != '-'))
        return NULL;
    year = s + 1;
    if (*s == '/' && strspn(year, "0123456789") == 4 && year[4] == '/')
        s = year + 4;
    return isdigit((unsigned char)s[1]) || !s[1] ? NULL : s + 1;
}

static int last_decision(struct catalogue *c, int64_t document, enum field_id field, int64_t *decision, struct err *err)
{
    return database_number(c, err, decision, "SELECT max(event) FROM decision WHERE document = ? AND name = ?", "is",
                           document, field_name(field)) < 0
               ? -1
               : 0;
}

static int settle_symbol(struct catalogue *c, const struct review_answer *answer, const struct field *symbol,
                         int64_t decision, struct err *err)
{
    const char *value = answer->value ? symbol_of(answer->value) : NULL;
    int64_t along = 0;

    if (answer->field != FIELD_NUMBER || symbol->status != STATUS_REVIEW || !value)
        return 0;
    if (catalogue_confirm(c, answer->document, FIELD_SYMBOL, value, answer->who, err) != 0 ||
        last_decision(c, answer->document, FIELD_SYMBOL, &along, err) != 0)
        return -1;
    return database_run(c, err, "UPDATE decision SET along = ? WHERE event = ?", "ii", decision, along);
}

static int decide(struct catalogue *c, const struct review_answer *answer, int64_t *decision, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct field fields[FIELD_COUNT] = {0};
    struct confirmation now[FIELD_COUNT];
    const char *value = answer->value ? text_nfc(&arena, answer->value, strlen(answer->value)) : NULL;
    const struct field *field = &fields[answer->field];

    if (row_load_fields(c, &arena, answer->document, fields, err) != 0 ||
        catalogue_load_confirmations(c, &arena, answer->document, now, err) != 0)
        return -1;
    if (now[answer->field].who && same(field->value, value) && same(now[answer->field].who, answer->who))
        return 0;
    if (!same(now[answer->field].who, answer->seen.who) || !same(now[answer->field].when, answer->seen.when))
        return 1;
    if (catalogue_confirm(c, answer->document, answer->field, value, answer->who, err) != 0 ||
        last_decision(c, answer->document, answer->field, decision, err) != 0)
        return -1;
    return settle_symbol(c, answer, &fields[FIELD_SYMBOL], *decision, err);
}

int review_confirm(struct catalogue *c, const struct review_answer *answer, int64_t *decision, struct err *err)
{
    int result;

    *decision = 0;
    if (database_enter(c, err) != 0)
        return -1;
    result = decide(c, answer, decision, err);
    return database_leave(c, result < 0 ? -1 : 0, err) != 0 ? -1 : result;
}

/* Taking back --------------------------------------------------------------------------------------------------- */

struct decision {
    int64_t event, document;
    enum field_id field;
    const char *value;
    struct field was;
    struct confirmation before;
};

static int load_decision(struct catalogue *c, struct arena *arena, const char *who, int64_t event,
                         struct decision *decision, struct err *err)
{
    /* The last of a person is looked for among whole answers that still hold, not among what went along with one. */
    sqlite3_stmt *stmt = database_query(
        c, err,
        "SELECT d.event, d.document, d.name, d.value, d.was_value, d.was_confidence, d.was_status, d.was_rule, "
        "d.was_by, d.was_at FROM decision d JOIN event e ON e.id = d.event "
        "JOIN field f ON f.document = d.document AND f.name = d.name "
        "WHERE d.undone IS NULL AND e.agent = ?1 AND f.confirmed_by = ?1 AND f.value IS d.value "
        "AND (d.event = ?2 OR ?2 = 0 AND d.along IS NULL) "
        "ORDER BY d.event DESC LIMIT 1",
        "si", who, event);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1) {
        *decision = (struct decision){.event = sqlite3_column_int64(stmt, 0),
                                      .document = sqlite3_column_int64(stmt, 1),
                                      .value = database_text(arena, stmt, 3),
                                      .was = {.value = database_text(arena, stmt, 4),
                                              .confidence = sqlite3_column_double(stmt, 5),
                                              .rule = database_text(arena, stmt, 7)},
                                      .before = {database_text(arena, stmt, 8), database_text(arena, stmt, 9)}};
        if (!field_by_name(database_borrow(stmt, 2), &decision->field) ||
            !field_status_by_name(database_borrow(stmt, 6), &decision->was.status))
            got = err_set(err, ERR_CORRUPT, "decision %" PRId64 " names no field or status", decision->event);
    }
    database_done(c, stmt);
    return got;
}

static int take_back(struct catalogue *c, const char *who, const struct decision *d, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct field fields[FIELD_COUNT] = {0}, *field = &fields[d->field];
    struct event event = {.type = "metadata modification", .agent = who, .outcome = "success", .document = d->document};

    if (row_load_fields(c, &arena, d->document, fields, err) != 0)
        return -1;
    field->value = d->was.value;
    field->confidence = d->was.confidence;
    field->status = d->was.status;
    field->rule = d->was.rule;
    event.detail = arena_printf(&arena, "%s: '%s' taken back, again '%s'", field_name(d->field),
                                d->value ? d->value : "", field->value ? field->value : "");
    if (catalogue_put_back(c, d->document, d->field, field, &d->before, err) != 0 ||
        catalogue_add_event(c, &event, err) != 0 ||
        database_run(c, err, "UPDATE decision SET undone = ? WHERE event = ?", "ii", event.id, d->event) != 0)
        return -1;
    return 1;
}

static int undo(struct catalogue *c, const char *who, int64_t event, struct review_undone *undone, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct decision decision;
    int64_t along = 0;
    int got = load_decision(c, &arena, who, event, &decision, err);

    if (got == 1)
        got = take_back(c, who, &decision, err);
    if (got != 1)
        return got;
    *undone = (struct review_undone){decision.event, decision.document, decision.field};
    got = database_number(c, err, &along, "SELECT event FROM decision WHERE along = ? AND undone IS NULL", "i",
                          decision.event);
    if (got == 1)
        got = load_decision(c, &arena, who, along, &decision, err);
    if (got == 1)
        got = take_back(c, who, &decision, err);
    return got < 0 ? -1 : 1;
}

int review_undo(struct catalogue *c, const char *who, int64_t decision, struct review_undone *undone, struct err *err)
{
    int result;

    if (database_enter(c, err) != 0)
        return -1;
    result = undo(c, who, decision, undone, err);
    return database_leave(c, result < 0 ? -1 : 0, err) != 0 ? -1 : result;
}

/* The register as evidence: readings in question that a row agrees with. */
#include <inttypes.h>
#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/cite_key.h"
#include "index/database.h"
#include "index/issuer.h"
#include "index/register_row.h"
#include "index/row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/record.h"

#define RULE "register"
/* What two independent sources agree on is right more often than this. */
#define AGREED 0.99
/* Candidates that one field may have and a row still adds to. */
#define CANDIDATES 60
/* A row's own proposal: nobody read it. */
#define PROPOSED 0.0

#define WORDS 200

/* Likeness ------------------------------------------------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted folded words, without "về việc". */
static size_t words_of(struct arena *arena, const char *text, char **words)
{
    char *rest = text_fold(arena, text, strlen(text)), *word;
    size_t n = 0;

    for (char *s = rest; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || (unsigned char)*s >= 0x80))
            *s = ' ';
    while ((word = strsep(&rest, " ")) && n < WORDS)
        if (*word && strcmp(word, "ve") != 0 && strcmp(word, "viec") != 0 && strcmp(word, "v") != 0)
            words[n++] = word;
    qsort(words, n, sizeof *words, by_text);
    return n;
}

double register_likeness(const char *a, const char *b)
{
    cleanup_arena struct arena arena = {0};
    char *x[WORDS], *y[WORDS];
    size_t n = words_of(&arena, a, x), m = words_of(&arena, b, y), common = 0;

    if (n < 4 || m < 4)
        return 0;
    for (size_t i = 0, j = 0; i < n && j < m;) {
        int order = strcmp(x[i], y[j]);

        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return 2.0 * (double)common / (double)(n + m);
}

/* The row ------------------------------------------------------------------------------------------------------- */

struct match {
    struct register_row row;
    size_t count; /* of different rows that fit */
};

static bool same_text(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

static bool is_sure(const struct field *f)
{
    return f->value && f->status != STATUS_REVIEW;
}

/* Symbols are the same, or one is not known. */
static bool symbols_agree(struct catalogue *c, struct arena *arena, const char *number, const char *symbol)
{
    const char *forms[ISSUER_SYMBOLS];
    struct cite_number row, own;
    size_t n;

    if (!cite_number_of(arena, number, &row) || !symbol ||
        !cite_number_of(arena, arena_printf(arena, "1/%s", symbol), &own))
        return true;
    n = issuer_symbols(issuer_lists(c), arena, row.symbol, forms);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(forms[i], own.symbol))
            return true;
    return false;
}

static void take_match(struct catalogue *c, struct arena *arena, const struct field *fields,
                       const struct register_row *row, struct match *match)
{
    const struct field *date = &fields[FIELD_DATE], *symbol = &fields[FIELD_SYMBOL];

    if (!row->abstract || register_likeness(row->abstract, fields[FIELD_ABSTRACT].value) < REGISTER_ALIKE ||
        (is_sure(date) && row->date && strcmp(date->value, row->date) != 0) ||
        (is_sure(symbol) && !symbols_agree(c, arena, row->number, symbol->value)))
        return;
    if (match->count > 0 && (match->row.id == row->id || (same_text(match->row.number, row->number) &&
                                                         same_text(match->row.date, row->date))))
        return; /* the same document in two files */
    match->row = *row;
    match->count++;
}

static int take_matches(struct catalogue *c, struct arena *arena, const struct field *fields, sqlite3_stmt *stmt,
                        struct match *match, struct err *err)
{
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        struct register_row row = register_row_of(arena, stmt);

        take_match(c, arena, fields, &row, match);
    }
    database_done(c, stmt);
    return got;
}

/* 1 with the one row of the same abstract and the same date or symbol; 0 when there is none, or several. */
static int find_row(struct catalogue *c, struct arena *arena, const struct field *fields, struct register_row *row,
                    struct err *err)
{
    const struct field *date = &fields[FIELD_DATE], *symbol = &fields[FIELD_SYMBOL];
    struct match match = {0};
    struct cite_number key;

    if (!fields[FIELD_ABSTRACT].value)
        return 0;
    if (is_sure(date) && take_matches(c, arena, fields,
                                      database_query(c, err, "SELECT " REGISTER_COLUMNS "WHERE date = ?", "s",
                                                     date->value),
                                      &match, err) != 0)
        return -1;
    if (is_sure(symbol) && cite_number_of(arena, arena_printf(arena, "1/%s", symbol->value), &key) &&
        take_matches(c, arena, fields,
                     database_query(c, err, "SELECT " REGISTER_COLUMNS "WHERE symbol = ?", "s", key.symbol), &match,
                     err) != 0)
        return -1;
    *row = match.row;
    return match.count == 1;
}

/* Fields -------------------------------------------------------------------------------------------------------- */

struct settling {
    struct catalogue *c;
    struct arena *arena;
    int64_t document;
    const char *agent;
    int64_t settled;
};

static bool same_number(struct catalogue *c, struct arena *arena, const char *read, const char *registered)
{
    struct cite_number a, b;
    const char *slash = strpbrk(registered, "/-");

    if (!slash) /* digits alone: the symbol agreed already */
        return cite_number_of(arena, read, &a) &&
               cite_number_of(arena, arena_printf(arena, "%s/%s", registered, a.symbol), &b) &&
               !strcmp(a.digits, b.digits);
    return cite_number_of(arena, read, &a) && cite_number_of(arena, registered, &b) && !strcmp(a.digits, b.digits) &&
           (!a.year || !b.year || a.year == b.year) && symbols_agree(c, arena, registered, strpbrk(read, "/-") + 1);
}

/* Keeps the field as it was, for the day the row goes. */
static int keep(const struct settling *s, enum field_id id, const struct field *field, int64_t row, bool settled,
                struct err *err)
{
    struct document d = {0};
    cleanup_buf struct buf out = {0};
    json_t *json;

    d.fields[id] = *field;
    json = record_from_fields(&d);
    record_dump(json, &out);
    json_decref(json);
    return database_run(s->c, err, "INSERT OR REPLACE INTO register_settled VALUES(?, ?, ?, ?, ?)", "isids", s->document,
                        field_name(id), row, (int)settled, buf_string(&out));
}

static int put(const struct settling *s, enum field_id id, const struct field *field, struct err *err)
{
    struct confirmation nobody = {0};

    return catalogue_put_back(s->c, s->document, id, field, &nobody, err);
}

static int tell(const struct settling *s, const char *detail, struct err *err)
{
    struct event event = {.type = "metadata modification",
                          .agent = s->agent,
                          .outcome = "success",
                          .detail = detail,
                          .document = s->document};

    return catalogue_add_event(s->c, &event, err);
}

static int agree(struct settling *s, enum field_id id, const struct field *was, const struct candidate *read,
                 const struct register_row *row, struct err *err)
{
    struct field now = *was;

    now.value = read->value;
    now.confidence = read->confidence > AGREED ? read->confidence : AGREED;
    now.status = STATUS_AUTO;
    now.rule = RULE;
    now.candidates = NULL;
    now.candidate_count = 0;
    s->settled++;
    if (keep(s, id, was, row->id, true, err) != 0 || put(s, id, &now, err) != 0)
        return -1;
    return tell(s, arena_printf(s->arena, "%s: '%s' as read, and as row %" PRId64 " of the register '%s' says",
                                field_name(id), read->value, row->row, row->source), err);
}

/* Last among the candidates; the value stays in question, and what was read stays before it. */
static int propose(const struct settling *s, enum field_id id, const struct field *was, const char *value,
                   const struct register_row *row, struct err *err)
{
    struct field now = *was;

    now.candidates = arena_alloc(s->arena, (was->candidate_count + 1) * sizeof *now.candidates);
    if (was->candidate_count > 0)
        memcpy(now.candidates, was->candidates, was->candidate_count * sizeof *now.candidates);
    now.candidates[now.candidate_count++] = (struct candidate){value, PROPOSED};
    if (!now.value)
        now.value = value; /* the best there is */
    return keep(s, id, was, row->id, false, err) != 0 ? -1 : put(s, id, &now, err);
}

static int settle_field(struct settling *s, enum field_id id, const struct field *field, const char *registered,
                        const struct register_row *row, struct err *err)
{
    if (field->status != STATUS_REVIEW || !registered || field->candidate_count >= CANDIDATES)
        return 0;
    for (size_t i = 0; i < field->candidate_count; i++) {
        const struct candidate *read = &field->candidates[i];
        bool same = id == FIELD_NUMBER ? same_number(s->c, s->arena, read->value, registered)
                                       : !strcmp(read->value, registered);

        if (same)
            return read->confidence > PROPOSED ? agree(s, id, field, read, row, err) : 0;
    }
    if (id == FIELD_NUMBER && !strpbrk(registered, "/-"))
        return 0; /* half a number is no proposal */
    return propose(s, id, field, registered, row, err);
}

static int settle_document(struct settling *s, struct err *err)
{
    struct field fields[FIELD_COUNT] = {0};
    struct register_row row;
    int found;

    if (row_load_fields(s->c, s->arena, s->document, fields, err) != 0)
        return -1;
    if (fields[FIELD_NUMBER].status != STATUS_REVIEW && fields[FIELD_DATE].status != STATUS_REVIEW)
        return 0;
    found = find_row(s->c, s->arena, fields, &row, err);
    if (found != 1)
        return found;
    return settle_field(s, FIELD_NUMBER, &fields[FIELD_NUMBER], row.number, &row, err) != 0
               ? -1
               : settle_field(s, FIELD_DATE, &fields[FIELD_DATE], row.date, &row, err);
}

/* Undoing -------------------------------------------------------------------------------------------------------- */

/* The field as it was, unless a person has answered since. */
static int put_back(struct settling *s, enum field_id id, const char *was, bool settled, struct err *err)
{
    struct field fields[FIELD_COUNT] = {0};
    struct document d = {0};
    json_error_t where;
    json_t *json = json_loads(was, 0, &where);
    int result = json ? record_to_fields(s->arena, json, &d, err) : err_set(err, ERR_CORRUPT, "a kept field is no JSON");

    json_decref(json);
    if (result != 0 || row_load_fields(s->c, s->arena, s->document, fields, err) != 0 ||
        database_run(s->c, err, "DELETE FROM register_settled WHERE document = ? AND name = ?", "is", s->document,
                     field_name(id)) != 0)
        return -1;
    if (fields[id].status == STATUS_CONFIRMED || (settled && !same_text(fields[id].rule, RULE)))
        return 0;
    if (put(s, id, &d.fields[id], err) != 0)
        return -1;
    return settled ? tell(s, arena_printf(s->arena, "%s: in question again: its row of the register is gone, or not the only one",
                                          field_name(id)), err)
                   : 0;
}

/* A row of register_settled. */
struct kept {
    int64_t document, row;
    const char *name, *was;
    bool settled;
};

/* The next after the one that is in *kept: 1, 0, -1. */
static int next_kept(struct catalogue *c, struct arena *arena, struct kept *kept, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT document, name, row, settled, was FROM register_settled WHERE (document, "
                                        "name) > (?, ?) ORDER BY document, name LIMIT 1",
                                        "is", kept->document, kept->name);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        *kept = (struct kept){.document = sqlite3_column_int64(stmt, 0),
                              .name = database_text(arena, stmt, 1),
                              .row = sqlite3_column_int64(stmt, 2),
                              .settled = sqlite3_column_int(stmt, 3),
                              .was = database_text(arena, stmt, 4)};
    database_done(c, stmt);
    return got;
}

/* Its row is there and is still the one that means the document: 1, 0, -1. */
static int still_holds(struct settling *s, const struct kept *kept, struct err *err)
{
    struct field fields[FIELD_COUNT] = {0};
    struct register_row row;
    int found = row_load_fields(s->c, s->arena, s->document, fields, err) != 0
                    ? -1
                    : find_row(s->c, s->arena, fields, &row, err);

    return found == 1 ? row.id == kept->row : found;
}

/* What rows said that are gone, or are not the only ones any more. */
static int undo_stale(struct catalogue *c, const char *agent, struct err *err)
{
    cleanup_arena struct arena names = {0};
    struct kept kept = {.name = ""};
    int got;

    while ((got = next_kept(c, &names, &kept, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        struct settling s = {.c = c, .arena = &arena, .document = kept.document, .agent = agent};
        enum field_id id;
        int holds = still_holds(&s, &kept, err);

        if (holds < 0 || (!holds && field_by_name(kept.name, &id) &&
                          put_back(&s, id, kept.was, kept.settled, err) != 0))
            return -1;
    }
    return got;
}

static int settle_one(struct catalogue *c, int64_t document, const char *agent, int64_t *settled, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct settling s = {.c = c, .arena = &arena, .document = document, .agent = agent};

    if (settle_document(&s, err) != 0)
        return -1;
    *settled += s.settled;
    return 0;
}

static int settle_all(struct catalogue *c, const char *agent, int64_t *settled, struct err *err)
{
    int64_t document = 0;
    int got;

    if (undo_stale(c, agent, err) != 0)
        return -1;
    while ((got = database_number(c, err, &document,
                                  "SELECT document FROM field WHERE status = 'review' AND name IN ('number', 'date') "
                                  "AND document > ? ORDER BY document LIMIT 1",
                                  "i", document)) == 1)
        if (settle_one(c, document, agent, settled, err) != 0)
            return -1;
    return got;
}

int register_settle(struct catalogue *c, int64_t document, const char *agent, int64_t *settled, struct err *err)
{
    int64_t count = 0;
    int result;

    if (database_enter(c, err) != 0)
        return -1;
    result = document ? settle_one(c, document, agent, &count, err) : settle_all(c, agent, &count, err);
    if (settled)
        *settled = count;
    return database_leave(c, result, err);
}

int register_settle_read(struct catalogue *c, int64_t document, struct err *err)
{
    int64_t any = 0;

    if (database_run(c, err, "DELETE FROM register_settled WHERE document = ?", "i", document) != 0 ||
        database_number(c, err, &any, "SELECT EXISTS (SELECT 1 FROM register)", "") < 0)
        return -1;
    return any ? register_settle(c, document, "sohoa register", NULL, err) : 0;
}

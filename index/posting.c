#include "index/posting.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/abbreviation.h"
#include "index/database.h"
#include "index/number.h"
#include "index/place.h"
#include "index/vocabulary.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define INDEXED_STATES "('done', 'review')"

/* One row of search_number. */
struct key {
    struct number number;
    const char *value;
    bool unconfirmed;
};

/* What the derived rows of a document must be. */
struct posting {
    int64_t place;
    const char *type, *issuer;         /* as in the fields, or NULL */
    const char *type_key, *issuer_key; /* folded, the second with the agency above */
    const char *date, *state;          /* date as in the field or NULL */
    int year;
    struct key *keys;
    size_t key_count, key_capacity;
};

static void add_key(struct posting *p, struct arena *arena, const char *value, bool unconfirmed)
{
    struct key *key;
    struct number number;

    if (!value || p->key_count == p->key_capacity || !number_parse(value, &number))
        return;
    for (size_t i = 0; i < p->key_count; i++)
        if (!strcmp(p->keys[i].value, value))
            return;
    key = &p->keys[p->key_count++];
    *key = (struct key){number, arena_strdup(arena, value), unconfirmed};
}

static char *folded(struct arena *arena, const char *a, const char *b)
{
    char *both = arena_printf(arena, "%s%s%s", a ? a : "", a && b ? " " : "", b ? b : "");

    return text_fold(arena, both, strlen(both));
}

/* Year and month at least: "2021-09-..". */
static bool is_date(const char *s)
{
    return s && strlen(s) >= 7 && strspn(s, "0123456789") == 4 && s[4] == '-';
}

static int read_fields(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err)
{
    const char *parent = NULL;
    sqlite3_stmt *stmt =
        database_query(c, err,
                       "SELECT name, value, status = 'review' FROM field WHERE document = ? AND value IS NOT NULL AND "
                       "name IN ('number', 'date', 'type', 'issuer', 'parent')",
                       "i", id);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        const char *name = database_borrow(stmt, 0);
        char *value = database_text(arena, stmt, 1);

        if (!strcmp(name, "number"))
            add_key(p, arena, value, sqlite3_column_int(stmt, 2));
        else if (!strcmp(name, "date"))
            p->date = is_date(value) ? value : NULL;
        else if (!strcmp(name, "type"))
            p->type = value;
        else if (!strcmp(name, "issuer"))
            p->issuer = value;
        else
            parent = value;
    }
    database_done(c, stmt);
    p->type_key = folded(arena, p->type, NULL);
    p->issuer_key = folded(arena, p->issuer, parent);
    return got;
}

static int read_candidates(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(c, err,
                       "SELECT a.value FROM candidate a JOIN field f USING (document, name) WHERE a.document = ? AND "
                       "a.name = 'number' AND f.status = 'review' ORDER BY a.place",
                       "i", id);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        add_key(p, arena, database_borrow(stmt, 0), true);
    database_done(c, stmt);
    return got;
}

static int read_state(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, "SELECT state FROM document WHERE id = ?", "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        p->state = database_text(arena, stmt, 0);
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

static int collect(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err)
{
    *p = (struct posting){.key_capacity = 65, .state = ""};
    p->keys = arena_alloc(arena, p->key_capacity * sizeof *p->keys);
    if (read_fields(c, arena, id, p, err) != 0 || read_candidates(c, arena, id, p, err) != 0 ||
        read_state(c, arena, id, p, err) != 0)
        return -1;
    p->year = p->date ? atoi(p->date) : 0;
    for (size_t i = 0; i < p->key_count; i++) {
        if (!p->year)
            p->year = p->keys[i].number.year;
        if (!p->keys[i].number.year)
            p->keys[i].number.year = p->date ? atoi(p->date) : 0;
    }
    return 0;
}

/* The first place of the day of a document that has only a year too: its first day. */
static int64_t day_of(const struct posting *p)
{
    char year[16];

    if (p->date)
        return place_of_date(p->date);
    snprintf(year, sizeof year, "%04d", p->year);
    return place_of_date(p->year ? year : NULL);
}

/* The next free place of the day. */
static int find_place(struct catalogue *c, struct posting *p, struct err *err)
{
    int64_t first = day_of(p), last = first == PLACE_UNDATED ? INT64_MAX : first + PLACE_DAY - 1, taken;
    int got = database_number(c, err, &taken,
                              "SELECT place FROM search_header WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1",
                              "ii", first, last);

    if (got == 1 && taken == last)
        got = database_number(c, err, &taken,
                              "SELECT max(place, ?1 - 1) FROM (SELECT ifnull(max(place), 0) AS place FROM "
                              "search_header)",
                              "i", PLACE_UNDATED);
    p->place = got == 1 ? taken + 1 : first;
    return got < 0 ? -1 : 0;
}

static int put_header(struct catalogue *c, int64_t id, const struct posting *p, struct err *err)
{
    if (database_run(c, err, "INSERT INTO search_header VALUES(?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?)", "iisssdsss",
                     p->place, id, p->type_key, p->issuer_key, p->date, p->year, p->type, p->issuer, p->state) != 0)
        return -1;
    for (size_t i = 0; i < p->key_count; i++) {
        const struct key *k = &p->keys[i];

        if (database_run(c, err, "INSERT INTO search_number VALUES(?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?)", "sididsssd",
                         k->number.digits, p->place, (int)i, id, k->number.year, k->number.kind, k->number.organ,
                         k->value, (int)k->unconfirmed) != 0)
            return -1;
    }
    return 0;
}

/* What was counted while documents came and went. */
static int save_words(struct catalogue *c, struct err *err)
{
    return vocabulary_save(c, err) != 0 ? -1 : abbreviation_save_definitions(c, err);
}

static void forget_words(struct catalogue *c)
{
    vocabulary_release(&c->vocabulary);
    abbreviation_forget_definitions(c);
}

/* The statement tokenizes the text of the document at place: its words are counted as they come or go. */
static int write_index(struct catalogue *c, const char *sql, int64_t place, int sign, struct err *err)
{
    vocabulary_begin(&c->vocabulary, sign);
    return database_run(c, err, sql, "i", place);
}

static int drop(struct catalogue *c, int64_t document, int64_t place, struct err *err)
{
    if (write_index(c,
                    "INSERT INTO search_index(search_index, rowid, text) "
                    "SELECT 'delete', place, text FROM search_text WHERE place = ?",
                    place, -1, err) != 0 ||
        save_words(c, err) != 0 ||
        database_run(c, err, "DELETE FROM search_number WHERE document = ?", "i", document) != 0 ||
        database_run(c, err, "UPDATE search_state SET dropped = dropped + 1", "") != 0)
        return -1;
    return database_run(c, err, "DELETE FROM search_header WHERE place = ?", "i", place);
}

int posting_drop(struct catalogue *c, int64_t document, struct err *err)
{
    int64_t place;
    int got = database_number(c, err, &place, "SELECT place FROM search_header WHERE document = ?", "i", document);

    if (got == 1)
        got = drop(c, document, place, err);
    if (got < 0)
        forget_words(c);
    return got;
}

static int put(struct catalogue *c, int64_t document, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct posting posting;

    if (collect(c, &arena, document, &posting, err) != 0 || find_place(c, &posting, err) != 0 ||
        put_header(c, document, &posting, err) != 0)
        return -1;
    return write_index(c, "INSERT INTO search_index(rowid, text) SELECT place, text FROM search_text WHERE place = ?",
                       posting.place, 1, err);
}

int posting_put(struct catalogue *c, int64_t document, struct err *err)
{
    if (put(c, document, err) == 0 && save_words(c, err) == 0)
        return 0;
    forget_words(c);
    return -1;
}

/* Many at once -------------------------------------------------------------------------------------------------- */

/* Bytes of new lists that are held before they are written: the more, the fewer parts a search has to look into. */
#define BULK_BYTES   (96 * 1024 * 1024)
#define SINGLE_BYTES (1024 * 1024) /* FTS5's own */

struct dated {
    int64_t day, document;
};

static int by_day(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->document > y->document) - (x->document < y->document);
}

static int set_held_bytes(struct catalogue *c, int64_t bytes, struct err *err)
{
    return database_run(c, err, "INSERT INTO search_index(search_index, rank) VALUES('hashsize', ?)", "i", bytes);
}

static int find_days(struct catalogue *c, const int64_t *documents, struct dated *dated, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        cleanup_arena struct arena arena = {0};
        struct posting posting;

        if (collect(c, &arena, documents[i], &posting, err) != 0)
            return -1;
        dated[i] = (struct dated){day_of(&posting), documents[i]};
    }
    if (count > 1)
        qsort(dated, count, sizeof *dated, by_day);
    return 0;
}

/* In order of their places: for one that is not, FTS5 would write out what it holds. */
int posting_put_all(struct catalogue *c, const int64_t *documents, size_t count, struct err *err)
{
    cleanup_free struct dated *dated = memory_alloc((count + 1) * sizeof *dated);
    struct err ignored;
    int result = find_days(c, documents, dated, count, err);

    if (result == 0)
        result = set_held_bytes(c, BULK_BYTES, err);
    for (size_t i = 0; i < count && result == 0; i++)
        result = put(c, dated[i].document, err);
    if (result == 0)
        result = save_words(c, err);
    if (result != 0)
        forget_words(c);
    return set_held_bytes(c, SINGLE_BYTES, result == 0 ? err : &ignored) == 0 ? result : -1;
}

#define REBUILT_AT_ONCE 10000

int posting_rebuild(struct catalogue *c, struct err *err)
{
    cleanup_free int64_t *ids = memory_alloc(REBUILT_AT_ONCE * sizeof *ids);
    int64_t after = 0;
    size_t count;

    if (database_exec(c,
                      "INSERT INTO search_index(search_index) VALUES('delete-all'); DELETE FROM search_number;"
                      "DELETE FROM search_word; DELETE FROM search_definition; DELETE FROM search_header;"
                      "UPDATE search_state SET dropped = dropped + 1",
                      err) != 0)
        return -1;
    do {
        sqlite3_stmt *stmt = database_query(c, err,
                                            "SELECT id FROM document WHERE state IN " INDEXED_STATES
                                            " AND id > ? ORDER BY id LIMIT ?",
                                            "id", after, REBUILT_AT_ONCE);
        int got = stmt ? 1 : -1;

        for (count = 0; got == 1 && count < REBUILT_AT_ONCE && (got = database_row(c, stmt, err)) == 1; count++)
            after = ids[count] = sqlite3_column_int64(stmt, 0);
        database_done(c, stmt);
        if (got < 0 || posting_put_all(c, ids, count, err) != 0)
            return -1;
    } while (count == REBUILT_AT_ONCE);
    return 0;
}

/* Checking ------------------------------------------------------------------------------------------------ */

struct report {
    void (*problem)(const char *sentence, void *data);
    void *data;
};

static void say(const struct report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(const struct report *report, const char *format, ...)
{
    char sentence[512];
    va_list ap;

    va_start(ap, format);
    vsnprintf(sentence, sizeof sentence, format, ap);
    va_end(ap);
    report->problem(sentence, report->data);
}

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

/* 1 when the stored number keys are those of the fields, 0 when not, -1. */
static int keys_agree(struct catalogue *c, int64_t id, const struct posting *p, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err,
        "SELECT digits, ifnull(year, 0), kind, organ, value, unconfirmed FROM search_number WHERE document = ? "
        "ORDER BY nth",
        "i", id);
    size_t i = 0;
    bool agree = true;
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1 && agree) {
        const struct key *k = &p->keys[i++];

        agree = i <= p->key_count && same(k->number.digits, database_borrow(stmt, 0)) &&
                k->number.year == sqlite3_column_int(stmt, 1) && same(k->number.kind, database_borrow(stmt, 2)) &&
                same(k->number.organ, database_borrow(stmt, 3)) && same(k->value, database_borrow(stmt, 4)) &&
                k->unconfirmed == sqlite3_column_int(stmt, 5);
    }
    database_done(c, stmt);
    return got < 0 ? -1 : agree && i == p->key_count;
}

static int header_agrees(struct catalogue *c, int64_t id, const struct posting *p, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err,
        "SELECT type_key, issuer_key, date, ifnull(year, 0), type, issuer, state, place FROM search_header WHERE "
        "document = ?",
        "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        got = same(p->type_key, database_borrow(stmt, 0)) && same(p->issuer_key, database_borrow(stmt, 1)) &&
              same(p->date, database_borrow(stmt, 2)) && p->year == sqlite3_column_int(stmt, 3) &&
              same(p->type, database_borrow(stmt, 4)) && same(p->issuer, database_borrow(stmt, 5)) &&
              same(p->state, database_borrow(stmt, 6)) &&
              (sqlite3_column_int64(stmt, 7) >= PLACE_UNDATED ||
               sqlite3_column_int64(stmt, 7) / PLACE_DAY == day_of(p) / PLACE_DAY);
    database_done(c, stmt);
    return got;
}

static int check_document(struct catalogue *c, int64_t id, const struct report *report, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct posting posting;
    int keys, header;

    if (collect(c, &arena, id, &posting, err) != 0)
        return -1;
    keys = keys_agree(c, id, &posting, err);
    header = keys < 0 ? -1 : header_agrees(c, id, &posting, err);
    if (header < 0)
        return -1;
    if (!keys)
        say(report, "document %" PRId64 ": the number index does not agree with its number; make the index anew", id);
    if (!header)
        say(report, "document %" PRId64 ": the search filters do not agree with its fields; make the index anew", id);
    return 0;
}

static int check_documents(struct catalogue *c, const struct report *report, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT d.id, h.document IS NOT NULL, d.state IN " INDEXED_STATES " "
                                        "FROM document d LEFT JOIN search_header h ON h.document = d.id ORDER BY d.id",
                                        "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        int64_t id = sqlite3_column_int64(stmt, 0);
        bool indexed = sqlite3_column_int(stmt, 1), due = sqlite3_column_int(stmt, 2);

        if (indexed != due)
            say(report, "document %" PRId64 " %s in the search index; make the index anew", id,
                due ? "is missing" : "should not be");
        if (indexed && check_document(c, id, report, err) != 0) {
            got = -1;
            break;
        }
    }
    database_done(c, stmt);
    return got;
}

/* Rows that belong to no document, which the loop over documents cannot see. */
static int check_strays(struct catalogue *c, const struct report *report, struct err *err)
{
    int64_t id;
    int got = database_number(c, err, &id,
                              "SELECT document FROM (SELECT document FROM search_header UNION SELECT document FROM "
                              "search_number) WHERE document NOT IN "
                              "(SELECT document FROM search_header JOIN document ON id = document) LIMIT 1",
                              "");

    if (got == 1)
        say(report, "the search index speaks of document %" PRId64 ", which is not indexed; make the index anew", id);
    return got < 0 ? -1 : 0;
}

/* The index itself counts the documents of each of its words. */
static int check_words(struct catalogue *c, const struct report *report, struct err *err)
{
    int64_t wrong = 0;
    int got;

    if (database_exec(c, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_count USING fts5vocab(main, search_index, row)",
                      err) != 0)
        return -1;
    got = database_number(c, err, &wrong,
                          "SELECT (SELECT count(*) FROM search_word w LEFT JOIN temp.search_count s ON s.term = w.word "
                          "WHERE w.documents <> ifnull(s.doc, 0))",
                          "");
    if (got == 1 && wrong > 0)
        say(report, "%" PRId64 " words are not counted as often as they stand in the text index; make the index anew",
            wrong);
    return got < 0 ? -1 : 0;
}

/* Only the form with rank 1 compares an index without content of its own with the text. */
static int check_text(struct catalogue *c, const struct report *report, struct err *err)
{
    int rc = sqlite3_exec(c->db, "INSERT INTO search_index(search_index, rank) VALUES('integrity-check', 1)", NULL,
                          NULL, NULL);

    if ((rc & 0xFF) == SQLITE_CORRUPT)
        say(report, "the text index does not agree with the text of the pages; make the index anew");
    else if (rc != SQLITE_OK)
        return database_error(c, err);
    return 0;
}

int posting_check(struct catalogue *c, void (*problem)(const char *sentence, void *data), void *data, struct err *err)
{
    struct report report = {problem, data};

    if (check_documents(c, &report, err) != 0 || check_strays(c, &report, err) != 0 ||
        check_words(c, &report, err) != 0)
        return -1;
    return c->readonly ? 0 : check_text(c, &report, err);
}

#include "index/posting.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/number.h"
#include "index/tokenizer.h"
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
    const char *type, *issuer, *date; /* folded; date as in the field or NULL */
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
    const char *type = NULL, *issuer = NULL, *parent = NULL;
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
            type = value;
        else if (!strcmp(name, "issuer"))
            issuer = value;
        else
            parent = value;
    }
    database_done(c, stmt);
    p->type = folded(arena, type, NULL);
    p->issuer = folded(arena, issuer, parent);
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

static int collect(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err)
{
    *p = (struct posting){.key_capacity = 65};
    p->keys = arena_alloc(arena, p->key_capacity * sizeof *p->keys);
    if (read_fields(c, arena, id, p, err) != 0 || read_candidates(c, arena, id, p, err) != 0)
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

static int put_header(struct catalogue *c, int64_t id, const struct posting *p, struct err *err)
{
    if (database_run(c, err, "INSERT INTO search_header VALUES(?, ?, ?, ?, nullif(?, 0))", "isssd", id, p->type,
                     p->issuer, p->date, p->year) != 0)
        return -1;
    for (size_t i = 0; i < p->key_count; i++) {
        const struct key *k = &p->keys[i];

        if (database_run(c, err,
                         "INSERT INTO search_number(document, digits, year, kind, organ, value, unconfirmed) "
                         "VALUES(?, ?, nullif(?, 0), ?, ?, ?, ?)",
                         "isdsssd", id, k->number.digits, k->number.year, k->number.kind, k->number.organ, k->value,
                         (int)k->unconfirmed) != 0)
            return -1;
    }
    return 0;
}

static int count_place(const struct token *token, void *data)
{
    int64_t *count = data;

    *count += !token->whole;
    return 0;
}

static int put_pages(struct catalogue *c, int64_t id, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(c, err, "SELECT number, text FROM page WHERE document = ? ORDER BY number", "i", id);
    int64_t first = 0;
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        const char *text = database_borrow(stmt, 1);

        if (database_run(c, err, "INSERT INTO search_page VALUES(?, ?, ?)", "iii", id,
                         (int64_t)sqlite3_column_int64(stmt, 0), first) != 0) {
            got = -1;
            break;
        }
        if (text)
            tokenizer_split(text, strlen(text), count_place, &first);
    }
    database_done(c, stmt);
    return got;
}

int posting_drop(struct catalogue *c, int64_t document, struct err *err)
{
    int64_t one;
    int got = database_number(c, err, &one, "SELECT 1 FROM search_header WHERE document = ?", "i", document);

    if (got != 1)
        return got;
    if (database_run(c, err,
                     "INSERT INTO search_index(search_index, rowid, number, title, names, body) "
                     "SELECT 'delete', id, number, title, names, body FROM search_text WHERE id = ?",
                     "i", document) != 0 ||
        database_run(c, err, "DELETE FROM search_number WHERE document = ?", "i", document) != 0 ||
        database_run(c, err, "DELETE FROM search_page WHERE document = ?", "i", document) != 0)
        return -1;
    return database_run(c, err, "DELETE FROM search_header WHERE document = ?", "i", document);
}

int posting_put(struct catalogue *c, int64_t document, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct posting posting;

    if (collect(c, &arena, document, &posting, err) != 0 || put_header(c, document, &posting, err) != 0 ||
        put_pages(c, document, err) != 0)
        return -1;
    return database_run(c, err,
                        "INSERT INTO search_index(rowid, number, title, names, body) "
                        "SELECT id, number, title, names, body FROM search_text WHERE id = ?",
                        "i", document);
}

int posting_rebuild(struct catalogue *c, struct err *err)
{
    sqlite3_stmt *stmt;
    int got;

    if (database_exec(c,
                      "INSERT INTO search_index(search_index) VALUES('delete-all'); DELETE FROM search_number;"
                      "DELETE FROM search_page; DELETE FROM search_header",
                      err) != 0)
        return -1;
    stmt = database_query(c, err, "SELECT id FROM document WHERE state IN " INDEXED_STATES " ORDER BY id", "");
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        if (posting_put(c, sqlite3_column_int64(stmt, 0), err) != 0) {
            got = -1;
            break;
        }
    database_done(c, stmt);
    return got;
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
        "ORDER BY id",
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
        c, err, "SELECT type_key, issuer_key, date, ifnull(year, 0) FROM search_header WHERE document = ?", "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        got = same(p->type, database_borrow(stmt, 0)) && same(p->issuer, database_borrow(stmt, 1)) &&
              same(p->date, database_borrow(stmt, 2)) && p->year == sqlite3_column_int(stmt, 3);
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
                                        "SELECT d.id, h.document IS NOT NULL, d.state IN " INDEXED_STATES ", "
                                        "(SELECT count(*) FROM search_page s WHERE s.document = d.id) = "
                                        "(SELECT count(*) FROM page p WHERE p.document = d.id) "
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
        if (indexed && !sqlite3_column_int(stmt, 3))
            say(report, "document %" PRId64 ": the search index has not its pages; make the index anew", id);
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
                              "search_number UNION SELECT document FROM search_page) WHERE document NOT IN "
                              "(SELECT document FROM search_header JOIN document ON id = document) LIMIT 1",
                              "");

    if (got == 1)
        say(report, "the search index speaks of document %" PRId64 ", which is not indexed; make the index anew", id);
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

    if (check_documents(c, &report, err) != 0 || check_strays(c, &report, err) != 0)
        return -1;
    return c->readonly ? 0 : check_text(c, &report, err);
}
int posting_put_all(struct catalogue *c, const int64_t *documents, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (posting_put(c, documents[i], err) != 0)
            return -1;
    return 0;
}

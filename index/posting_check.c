/* posting_check(): the derived rows against what they are derived from. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "index/database.h"
#include "index/place.h"
#include "index/posting.h"
#include "index/posting_source.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

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
               sqlite3_column_int64(stmt, 7) / PLACE_DAY == posting_day(p) / PLACE_DAY);
    database_done(c, stmt);
    return got;
}

static int check_document(struct catalogue *c, int64_t id, const struct report *report, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct posting posting;
    int keys, header;

    if (posting_collect(c, &arena, id, &posting, err) != 0)
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
            say(report,
                due ? "document %" PRId64 " is missing in the search index; make the index anew"
                    : "document %" PRId64 " should not be in the search index; make the index anew",
                id);
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

    if (database_exec(c,
                      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_count USING fts5vocab(main, search_index, row)",
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

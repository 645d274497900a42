#include "index/posting.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/abbreviation.h"
#include "index/database.h"
#include "index/place.h"
#include "index/posting_source.h"
#include "index/vocabulary.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* The next free place of the day. */
static int find_place(struct catalogue *c, struct posting *p, struct err *err)
{
    int64_t first = posting_day(p), last = first == PLACE_UNDATED ? INT64_MAX : first + PLACE_DAY - 1, taken;
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

    if (posting_collect(c, &arena, document, &posting, err) != 0 || find_place(c, &posting, err) != 0 ||
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

        if (posting_collect(c, &arena, documents[i], &posting, err) != 0)
            return -1;
        dated[i] = (struct dated){posting_day(&posting), documents[i]};
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

/* Pages of the index merged in one step: some ten MB. */
#define MERGED_AT_ONCE "3000"

/* A negative number makes FTS5 take all parts together; it has no more to do when it writes nothing but its own notes.
 */
int posting_merge(struct catalogue *c, struct err *err)
{
    const char *sql = "INSERT INTO search_index(search_index, rank) VALUES('merge', -" MERGED_AT_ONCE ")";
    int before;

    do {
        before = sqlite3_total_changes(c->db);
        if (database_exec(c, sql, err) != 0)
            return -1;
        sql = "INSERT INTO search_index(search_index, rank) VALUES('merge', " MERGED_AT_ONCE ")";
    } while (sqlite3_total_changes(c->db) - before >= 2);
    return 0;
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
        sqlite3_stmt *stmt = database_query(
            c, err, "SELECT id FROM document WHERE state IN " INDEXED_STATES " AND id > ? ORDER BY id LIMIT ?", "id",
            after, REBUILT_AT_ONCE);
        int got = stmt ? 1 : -1;

        for (count = 0; got == 1 && count < REBUILT_AT_ONCE && (got = database_row(c, stmt, err)) == 1; count++)
            after = ids[count] = sqlite3_column_int64(stmt, 0);
        database_done(c, stmt);
        if (got < 0 || posting_put_all(c, ids, count, err) != 0)
            return -1;
    } while (count == REBUILT_AT_ONCE);
    return 0;
}

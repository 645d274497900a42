/* The documents in a dossier. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/dossier.h"
#include "index/dossier_row.h"
#include "index/number.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* More than ordinals there may be: added to all of them while they are given anew, so that none is taken. */
#define ASIDE INT64_C(5000000)

int dossier_load_documents(struct catalogue *c, struct arena *arena, int64_t id, struct dossier_document **documents,
                           size_t *count, struct err *err)
{
    int64_t n = 0;
    sqlite3_stmt *stmt;
    int got;

    *count = 0;
    if (database_number(c, err, &n, "SELECT count(*) FROM dossier_document WHERE dossier = ?", "i", id) < 0)
        return -1;
    *documents = arena_alloc(arena, ((size_t)n + 1) * sizeof **documents);
    stmt = database_query(c, err,
                          "SELECT document, ordinal, ifnull(sheet_from, 0), ifnull(sheet_to, 0), m.note, digest, part "
                          "FROM dossier_document m JOIN document d ON d.id = m.document WHERE dossier = ? "
                          "ORDER BY ordinal LIMIT ?",
                          "ii", id, n);
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1)
        (*documents)[(*count)++] = (struct dossier_document){
            .document = sqlite3_column_int64(stmt, 0),
            .ordinal = sqlite3_column_int64(stmt, 1),
            .sheet_from = sqlite3_column_int64(stmt, 2),
            .sheet_to = sqlite3_column_int64(stmt, 3),
            .note = database_text(arena, stmt, 4),
            .digest = database_text(arena, stmt, 5),
            .part = sqlite3_column_int(stmt, 6),
        };
    database_done(c, stmt);
    return got;
}

/* "3, 5-9, 4": ids that follow each other as a range. */
static void put_ids(struct buf *out, const int64_t *ids, size_t n)
{
    for (size_t i = 0, last; i < n; i = last + 1) {
        for (last = i; last + 1 < n && ids[last + 1] == ids[last] + 1;)
            last++;
        buf_printf(out, "%s%" PRId64, i ? ", " : "", ids[i]);
        if (last > i)
            buf_printf(out, "%s%" PRId64, last > i + 1 ? "-" : ", ", ids[last]);
    }
}

static int note_ids(struct catalogue *c, int64_t id, const char *who, const char *what, const int64_t *ids, size_t n,
                    struct err *err)
{
    cleanup_buf struct buf detail = {0};

    buf_puts(&detail, what);
    put_ids(&detail, ids, n);
    return dossier_row_note(c, id, DOSSIER_CHANGED, who, detail.data, err);
}

/* Adding ----------------------------------------------------------------------------------------------------------- */

static int put_in(struct catalogue *c, int64_t id, int64_t document, int64_t ordinal, struct err *err)
{
    int64_t one;
    int got = database_number(c, err, &one, "SELECT 1 FROM dossier_document WHERE dossier = ? AND document = ?", "ii",
                              id, document);

    if (got != 0)
        return got < 0 ? -1 : 0;
    got = database_number(c, err, &one, "SELECT 1 FROM document WHERE id = ?", "i", document);
    if (got <= 0)
        return got < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, document);
    if (ordinal >= ASIDE)
        return err_set(err, ERR_LIMIT, "a dossier holds at most %" PRId64 " documents", ASIDE - 1);
    return database_run(c, err, "INSERT INTO dossier_document(dossier, document, ordinal) VALUES(?, ?, ?)", "iii", id,
                        document, ordinal) != 0
               ? -1
               : 1;
}

static int add(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who, int64_t *added,
               struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int64_t *in = arena_alloc(&arena, count * sizeof *in);
    struct dossier d;
    size_t n = 0;

    if (dossier_row_open(c, &arena, id, who, &d, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        int got = put_in(c, id, documents[i], d.documents + (int64_t)n + 1, err);

        if (got < 0)
            return -1;
        if (got)
            in[n++] = documents[i];
    }
    if (added)
        *added = (int64_t)n;
    return n == 0 ? 0 : note_ids(c, id, who, "documents added: ", in, n, err);
}

int dossier_add_documents(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                          int64_t *added, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, add(c, id, documents, count, who, added, err), err);
}

/* Ordering --------------------------------------------------------------------------------------------------------- */

static int renumber(struct catalogue *c, int64_t id, const struct dossier_document *order, size_t count,
                    struct err *err)
{
    if (database_run(c, err, "UPDATE dossier_document SET ordinal = ordinal + ? WHERE dossier = ?", "ii", ASIDE, id) !=
        0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (database_run(c, err, "UPDATE dossier_document SET ordinal = ? WHERE dossier = ? AND document = ?", "iii",
                         (int64_t)i + 1, id, order[i].document) != 0)
            return -1;
    return 0;
}

static int take_out(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                    int64_t *removed, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int64_t *out = arena_alloc(&arena, count * sizeof *out), gone;
    struct dossier_document *left;
    size_t n = 0, left_count;

    if (dossier_row_open(c, &arena, id, who, NULL, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        int got = database_number(c, err, &gone,
                                  "DELETE FROM dossier_document WHERE dossier = ? AND document = ? RETURNING document",
                                  "ii", id, documents[i]);

        if (got < 0)
            return -1;
        if (got)
            out[n++] = documents[i];
    }
    if (removed)
        *removed = (int64_t)n;
    if (n == 0)
        return 0;
    if (dossier_load_documents(c, &arena, id, &left, &left_count, err) != 0 ||
        renumber(c, id, left, left_count, err) != 0)
        return -1;
    return note_ids(c, id, who, "documents removed: ", out, n, err);
}

int dossier_remove_documents(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                             int64_t *removed, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, take_out(c, id, documents, count, who, removed, err), err);
}

/* Saves the order when it is another. */
static int save_order(struct catalogue *c, int64_t id, const struct dossier_document *order, size_t count,
                      const char *who, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int64_t *ids = arena_alloc(&arena, count * sizeof *ids);
    bool changed = false;

    for (size_t i = 0; i < count; i++) {
        ids[i] = order[i].document;
        changed = changed || order[i].ordinal != (int64_t)i + 1;
    }
    if (!changed)
        return 0;
    if (renumber(c, id, order, count, err) != 0)
        return -1;
    return note_ids(c, id, who, "order of documents: ", ids, count, err);
}

static struct dossier_document *find_in(struct dossier_document *list, size_t count, int64_t document)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].document == document)
            return &list[i];
    return NULL;
}

static int order(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                 struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier_document *now, *next, *found;
    struct dossier d;
    size_t now_count, n = 0;

    if (dossier_row_open(c, &arena, id, who, &d, err) != 0 ||
        dossier_load_documents(c, &arena, id, &now, &now_count, err) != 0)
        return -1;
    next = arena_alloc(&arena, (now_count + 1) * sizeof *next);
    for (size_t i = 0; i < count; i++) {
        found = find_in(now, now_count, documents[i]);
        if (!found)
            return err_set(err, ERR_NOT_FOUND, "document %" PRId64 " is not in the dossier %s", documents[i], d.code);
        if (find_in(next, n, documents[i]))
            return err_set(err, ERR_INPUT, "document %" PRId64 " stands twice in the order", documents[i]);
        next[n++] = *found;
    }
    for (size_t i = 0; i < now_count; i++)
        if (!find_in(next, count, now[i].document))
            next[n++] = now[i];
    return save_order(c, id, next, n, who, err);
}

int dossier_order(struct catalogue *c, int64_t id, const int64_t *documents, size_t count, const char *who,
                  struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, order(c, id, documents, count, who, err), err);
}

/* What a document is sorted by. */
struct sort_key {
    struct dossier_document document;
    const char *date;
    bool numbered;
    struct number number;
};

static int compare_text(const char *a, const char *b)
{
    if (!a || !b)
        return !a - !b;
    return strcmp(a, b);
}

static int compare_number(const struct sort_key *a, const struct sort_key *b)
{
    size_t n = strlen(a->number.digits), m = strlen(b->number.digits);

    if (a->numbered != b->numbered)
        return a->numbered ? -1 : 1;
    return n != m ? (n < m ? -1 : 1) : strcmp(a->number.digits, b->number.digits);
}

static int compare_place(const struct sort_key *a, const struct sort_key *b)
{
    return a->document.ordinal < b->document.ordinal ? -1 : a->document.ordinal > b->document.ordinal;
}

static int by_date(const void *left, const void *right)
{
    const struct sort_key *a = left, *b = right;
    int difference = compare_text(a->date, b->date);

    if (difference == 0)
        difference = compare_number(a, b);
    return difference ? difference : compare_place(a, b);
}

static int by_number(const void *left, const void *right)
{
    const struct sort_key *a = left, *b = right;
    int difference = compare_number(a, b);

    if (difference == 0)
        difference = strcmp(a->number.kind, b->number.kind);
    if (difference == 0)
        difference = strcmp(a->number.organ, b->number.organ);
    if (difference == 0)
        difference = compare_text(a->date, b->date);
    return difference ? difference : compare_place(a, b);
}

static int load_key(struct catalogue *c, struct arena *arena, struct sort_key *key, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT (SELECT value FROM field WHERE document = ?1 AND name = 'number'), "
                                        "(SELECT value FROM field WHERE document = ?1 AND name = 'date')",
                                        "i", key->document.document);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1) {
        const char *number = database_borrow(stmt, 0);

        key->numbered = number && number_parse(number, &key->number);
        key->date = database_text(arena, stmt, 1);
    }
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

static int sort(struct catalogue *c, int64_t id, enum dossier_sort by, const char *who, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier_document *list;
    struct sort_key *keys;
    size_t count;

    if (dossier_row_open(c, &arena, id, who, NULL, err) != 0 ||
        dossier_load_documents(c, &arena, id, &list, &count, err) != 0)
        return -1;
    keys = arena_alloc(&arena, (count + 1) * sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        keys[i].document = list[i];
        if (load_key(c, &arena, &keys[i], err) != 0)
            return -1;
    }
    qsort(keys, count, sizeof *keys, by == DOSSIER_BY_DATE ? by_date : by_number);
    for (size_t i = 0; i < count; i++)
        list[i] = keys[i].document;
    return save_order(c, id, list, count, who, err);
}

int dossier_sort(struct catalogue *c, int64_t id, enum dossier_sort by, const char *who, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, sort(c, id, by, who, err), err);
}

int dossier_find_dates(struct catalogue *c, struct arena *arena, int64_t id, const char **start, const char **end,
                       struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT min(f.value), max(f.value), count(f.value) = count(*) FROM "
                                        "dossier_document m LEFT JOIN field f ON f.document = m.document AND f.name = "
                                        "'date' AND f.status <> 'review' WHERE m.dossier = ?",
                                        "i", id);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1) {
        *start = database_text(arena, stmt, 0);
        *end = database_text(arena, stmt, 1);
        got = *start && sqlite3_column_int(stmt, 2);
    }
    database_done(c, stmt);
    return got;
}

/* Sheets and notes --------------------------------------------------------------------------------------------------
 */

static int save_document(struct catalogue *c, int64_t id, const struct dossier_document *d, const char *who,
                         struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier dossier;
    int64_t one;
    int got;

    if (dossier_row_open(c, &arena, id, who, &dossier, err) != 0)
        return -1;
    got = database_number(c, err, &one,
                          "UPDATE dossier_document SET sheet_from = nullif(?, 0), sheet_to = nullif(?, 0), "
                          "note = nullif(?, '') WHERE dossier = ? AND document = ? RETURNING 1",
                          "iisii", d->sheet_from, d->sheet_to, d->note, id, d->document);
    if (got <= 0)
        return got < 0 ? -1
                       : err_set(err, ERR_NOT_FOUND, "document %" PRId64 " is not in the dossier %s", d->document,
                                 dossier.code);
    return dossier_row_note(c, id, DOSSIER_CHANGED, who,
                            arena_printf(&arena, "document %" PRId64 ": sheets %" PRId64 "-%" PRId64 ", note '%s'",
                                         d->document, d->sheet_from, d->sheet_to, d->note ? d->note : ""),
                            err);
}

int dossier_save_document(struct catalogue *c, int64_t id, const struct dossier_document *document, const char *who,
                          struct err *err)
{
    if (document->sheet_from < 0 || document->sheet_to < document->sheet_from ||
        (document->sheet_from == 0) != (document->sheet_to == 0))
        return err_set(err, ERR_INPUT, "sheets %" PRId64 "-%" PRId64 " are no range of sheets", document->sheet_from,
                       document->sheet_to);
    if (document->note && text_length(document->note) > 500)
        return err_set(err, ERR_INPUT, "the note has %zu characters; at most 500 are allowed",
                       text_length(document->note));
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, save_document(c, id, document, who, err), err);
}

static int number_sheets(struct catalogue *c, int64_t id, int pages_a_sheet, const char *who, int64_t *numbered,
                         struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct dossier_document *list;
    int64_t next = 1, done = 0;
    size_t count;

    if (dossier_row_open(c, &arena, id, who, NULL, err) != 0 ||
        dossier_load_documents(c, &arena, id, &list, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        int64_t pages = 0, sheets;

        if (database_number(c, err, &pages, "SELECT page_count FROM document WHERE id = ?", "i", list[i].document) < 0)
            return -1;
        sheets = (pages + pages_a_sheet - 1) / pages_a_sheet;
        if (sheets == 0)
            continue;
        if (database_run(c, err,
                         "UPDATE dossier_document SET sheet_from = ?, sheet_to = ? WHERE dossier = ? AND document = ?",
                         "iiii", next, next + sheets - 1, id, list[i].document) != 0)
            return -1;
        next += sheets;
        done++;
    }
    if (numbered)
        *numbered = done;
    return dossier_row_note(
        c, id, DOSSIER_CHANGED, who,
        arena_printf(&arena, "sheets numbered 1-%" PRId64 ", %d pages a sheet", next - 1, pages_a_sheet), err);
}

int dossier_number_sheets(struct catalogue *c, int64_t id, int pages_a_sheet, const char *who, int64_t *numbered,
                          struct err *err)
{
    if (pages_a_sheet != 1 && pages_a_sheet != 2)
        return err_set(err, ERR_INPUT, "a sheet has 1 or 2 scanned pages, not %d", pages_a_sheet);
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, number_sheets(c, id, pages_a_sheet, who, numbered, err), err);
}

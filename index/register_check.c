/* The register held against the scans. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/cite.h"
#include "index/cite_key.h"
#include "index/database.h"
#include "index/register_row.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Kinds in a year's numbers; more have no series of their own. */
#define KINDS 64

struct check {
    struct catalogue *c;
    int (*each)(const struct register_finding *finding, void *data);
    void *data;
    int64_t *matched; /* documents that have a row */
    size_t count;
};

const char *register_finding_name(enum register_finding_kind kind)
{
    static const char *const NAMES[] = {
#define FINDING(id, name) name,
        REGISTER_FINDING_TABLE(FINDING)
#undef FINDING
    };

    return NAMES[kind];
}

static int load(struct catalogue *c, struct arena *arena, int64_t id, struct document *d, struct err *err)
{
    memset(d, 0, sizeof *d);
    return catalogue_load(c, arena, id, LOAD_FIELDS, d, err);
}

static double likeness(const struct register_row *row, const struct document *d)
{
    const char *abstract = d->fields[FIELD_ABSTRACT].value;

    return row->abstract && abstract ? register_likeness(row->abstract, abstract) : 0;
}

/* Of those the number may mean, the one whose abstract is likest; the first when none has any. */
static int best_of(struct check *k, struct arena *arena, const struct register_row *row,
                   const struct cite_answer *answer, int64_t *document, struct err *err)
{
    double best = -1;

    for (size_t i = 0; i < answer->count; i++) {
        struct document d;
        double alike;

        if (load(k->c, arena, answer->targets[i], &d, err) != 0)
            return -1;
        alike = likeness(row, &d);
        if (alike > best) {
            best = alike;
            *document = answer->targets[i];
        }
    }
    return 0;
}

/* A document of the same day with the same abstract: its number was read otherwise. */
static int by_abstract(struct check *k, struct arena *arena, const struct register_row *row, int64_t *document,
                       struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        k->c, err, "SELECT DISTINCT document FROM cite_document WHERE date = ? ORDER BY document", "s", row->date);
    int got = 0;

    if (!stmt)
        return -1;
    while (!*document && (got = database_row(k->c, stmt, err)) == 1) {
        int64_t id = sqlite3_column_int64(stmt, 0);
        struct document d;

        if (load(k->c, arena, id, &d, err) != 0) {
            got = -1;
            break;
        }
        if (likeness(row, &d) >= REGISTER_ALIKE)
            *document = id;
    }
    database_done(k->c, stmt);
    return *document ? 0 : got;
}

static int find_document(struct check *k, struct arena *arena, const struct register_row *row, int64_t *document,
                         struct err *err)
{
    struct citation citation = {.number = row->number, .date = row->date, .type = row->type, .issuer = row->issuer};
    struct cite_answer answer;

    *document = 0;
    if (cite_resolve(k->c, arena, 0, &citation, false, &answer, err) != 0 ||
        (answer.state != CITE_SUSPECT && best_of(k, arena, row, &answer, document, err) != 0))
        return -1;
    if (!*document && row->date && row->abstract && by_abstract(k, arena, row, document, err) != 0)
        return -1;
    if (!*document && answer.state == CITE_SUSPECT)
        *document = answer.targets[0];
    return 0;
}

/* Comparing ----------------------------------------------------------------------------------------------------- */

static bool same_number(struct arena *arena, const char *registered, const char *scanned)
{
    struct cite_number a, b;

    if (!cite_number_of(arena, registered, &a) || !cite_number_of(arena, scanned, &b))
        return true; /* half a number says nothing */
    return !strcmp(a.digits, b.digits) && !strcmp(a.symbol, b.symbol) && (!a.year || !b.year || a.year == b.year);
}

static bool same_name(struct arena *arena, const char *registered, const char *scanned)
{
    return strstr(text_fold(arena, registered, strlen(registered)), text_fold(arena, scanned, strlen(scanned))) ||
           strstr(text_fold(arena, scanned, strlen(scanned)), text_fold(arena, registered, strlen(registered)));
}

static bool same_abstract(struct arena *arena, const char *registered, const char *scanned)
{
    return register_likeness(registered, scanned) >= REGISTER_ALIKE || same_name(arena, registered, scanned);
}

static bool same_date(struct arena *arena, const char *registered, const char *scanned)
{
    (void)arena;
    return !strcmp(registered, scanned);
}

static int compare(struct check *k, struct arena *arena, const struct register_row *row, int64_t document,
                   struct err *err)
{
    const struct {
        enum field_id field;
        const char *registered;
        bool (*same)(struct arena *, const char *, const char *);
    } FIELDS[] = {{FIELD_NUMBER, row->number, same_number},
                  {FIELD_DATE, row->date, same_date},
                  {FIELD_ABSTRACT, row->abstract, same_abstract},
                  {FIELD_SIGNER, row->signer, same_name}};
    struct document d;
    int result = load(k->c, arena, document, &d, err);

    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS && result == 0; i++) {
        const char *scanned = d.fields[FIELDS[i].field].value;
        struct register_finding finding = {.kind = REGISTER_DISAGREES,
                                           .row = row,
                                           .document = document,
                                           .field = field_name(FIELDS[i].field),
                                           .registered = FIELDS[i].registered,
                                           .scanned = scanned};

        if (scanned && FIELDS[i].registered && !FIELDS[i].same(arena, FIELDS[i].registered, scanned))
            result = k->each(&finding, k->data);
    }
    return result;
}

static int check_row(struct check *k, struct arena *arena, const struct register_row *row, struct err *err)
{
    struct register_finding finding = {.kind = REGISTER_NO_SCAN, .row = row};
    int64_t document;

    if (find_document(k, arena, row, &document, err) != 0)
        return -1;
    if (!document)
        return k->each(&finding, k->data);
    if ((k->count & (k->count - 1)) == 0)
        k->matched = memory_resize(k->matched, k->count ? 2 * k->count : 1, sizeof *k->matched);
    k->matched[k->count++] = document;
    return compare(k, arena, row, document, err);
}

static int check_rows(struct check *k, struct err *err)
{
    sqlite3_stmt *stmt = database_query(k->c, err, "SELECT " REGISTER_COLUMNS "ORDER BY source, row", "");
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        struct register_row row = register_row_of(&arena, stmt);

        result = check_row(k, &arena, &row, err);
    }
    database_done(k->c, stmt);
    return got < 0 ? -1 : result;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* Documents of a symbol and year that the register has. */
static int check_documents(struct check *k, struct err *err)
{
    sqlite3_stmt *stmt = database_query(k->c, err,
                                        "SELECT document FROM cite_document d WHERE nth = 0 AND EXISTS (SELECT 1 FROM "
                                        "register r WHERE r.symbol = d.symbol AND r.year = ifnull(d.year, "
                                        "CAST(substr(d.date, 1, 4) AS INTEGER))) ORDER BY document",
                                        "");
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    if (k->count > 0)
        qsort(k->matched, k->count, sizeof *k->matched, by_id);
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1) {
        struct register_finding finding = {.kind = REGISTER_NOT_REGISTERED,
                                           .document = sqlite3_column_int64(stmt, 0)};

        if (k->count == 0 || !bsearch(&finding.document, k->matched, k->count, sizeof *k->matched, by_id))
            result = k->each(&finding, k->data);
    }
    database_done(k->c, stmt);
    return got < 0 ? -1 : result;
}

/* Gaps ----------------------------------------------------------------------------------------------------------- */

/* Numbers of one kind in one year, rising, each once. */
struct series {
    char kind[32];
    int64_t *numbers;
    size_t count;
};

struct year {
    int year;
    struct series series[KINDS]; /* [0] the common one */
    size_t count;
};

static void add_number(struct series *series, int64_t number)
{
    if ((series->count & (series->count - 1)) == 0)
        series->numbers =
            memory_resize(series->numbers, series->count ? 2 * series->count : 1, sizeof *series->numbers);
    series->numbers[series->count++] = number;
}

static void sort_out(struct series *series)
{
    size_t n = 0;

    if (series->count > 0)
        qsort(series->numbers, series->count, sizeof *series->numbers, by_id);
    for (size_t i = 0; i < series->count; i++)
        if (n == 0 || series->numbers[i] != series->numbers[n - 1])
            series->numbers[n++] = series->numbers[i];
    series->count = n;
}

static int tell_gaps(struct check *k, const struct year *year, const struct series *series)
{
    int64_t expected = 1;
    int result = 0;

    for (size_t i = 0; i < series->count && result == 0; i++) {
        struct register_finding finding = {.kind = REGISTER_GAP,
                                           .series = series->kind,
                                           .year = year->year,
                                           .first = expected,
                                           .last = series->numbers[i] - 1};

        if (finding.last >= finding.first)
            result = k->each(&finding, k->data);
        expected = series->numbers[i] + 1;
    }
    return result;
}

static void forget(struct year *year)
{
    for (size_t i = 0; i < KINDS; i++)
        memory_free_pointer(&year->series[i].numbers);
    *year = (struct year){.count = 1};
}

/* A kind that has less than half of its numbers shares the common series of the office with the others like it. */
static int end_year(struct check *k, struct year *year)
{
    int result = 0;

    for (size_t i = 1; i < year->count; i++) {
        struct series *s = &year->series[i];

        sort_out(s);
        for (size_t j = 0; s->count > 0 && (int64_t)s->count * 2 < s->numbers[s->count - 1] && j < s->count; j++)
            add_number(&year->series[0], s->numbers[j]);
        if (s->count > 0 && (int64_t)s->count * 2 >= s->numbers[s->count - 1] && result == 0)
            result = tell_gaps(k, year, s);
    }
    sort_out(&year->series[0]);
    if (result == 0)
        result = tell_gaps(k, year, &year->series[0]);
    forget(year);
    return result;
}

static struct series *series_of(struct year *year, const char *kind)
{
    for (size_t i = 1; i < year->count; i++)
        if (!strcmp(year->series[i].kind, kind))
            return &year->series[i];
    if (year->count == KINDS)
        return &year->series[0];
    snprintf(year->series[year->count].kind, sizeof year->series->kind, "%s", kind);
    return &year->series[year->count++];
}

static int check_gaps(struct check *k, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        k->c, err,
        "SELECT year, substr(symbol, 1, instr(symbol || '-', '-') - 1), CAST(digits AS INTEGER) FROM (SELECT year, "
        "symbol, digits FROM register WHERE symbol IS NOT NULL AND year IS NOT NULL UNION SELECT r.year, d.symbol, "
        "d.digits FROM cite_document d JOIN (SELECT DISTINCT symbol, year FROM register) r ON r.symbol = d.symbol AND "
        "r.year = ifnull(d.year, CAST(substr(d.date, 1, 4) AS INTEGER)) WHERE d.nth = 0 AND NOT d.unsure & 1) WHERE "
        "digits NOT LIKE '%.%' AND length(digits) < 7 AND digits <> '0' ORDER BY year",
        "");
    struct year year = {.count = 1};
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1) {
        if (year.year && year.year != sqlite3_column_int(stmt, 0))
            result = end_year(k, &year);
        year.year = sqlite3_column_int(stmt, 0);
        add_number(series_of(&year, database_borrow(stmt, 1)), sqlite3_column_int64(stmt, 2));
    }
    database_done(k->c, stmt);
    if (result == 0 && got == 0)
        result = end_year(k, &year);
    forget(&year);
    return got < 0 ? -1 : result;
}

int register_check(struct catalogue *c, int (*each)(const struct register_finding *finding, void *data), void *data,
                   struct err *err)
{
    struct check k = {.c = c, .each = each, .data = data};
    int result = check_rows(&k, err);

    if (result == 0)
        result = check_documents(&k, err);
    if (result == 0)
        result = check_gaps(&k, err);
    memory_free_pointer(&k.matched);
    return result;
}

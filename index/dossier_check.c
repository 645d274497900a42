#include "index/dossier_check.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define SERIES_LEAST  3  /* documents, before gaps mean anything */
#define DRAFT_LINES   12 /* of the first page: the header */
#define DRAFT_LETTERS 30 /* "DỰ THẢO lần 2 ngày 12/3/2021" is a line by itself */

struct check {
    struct catalogue *c;
    const struct dossier *dossier;
    int (*each)(const struct dossier_finding *finding, void *data);
    void *data;
};

const char *dossier_finding_name(enum dossier_finding_kind kind)
{
    static const char *const NAMES[] = {
#define FINDING(id, name) name,
        DOSSIER_FINDING_TABLE(FINDING)
#undef FINDING
    };

    return NAMES[kind];
}

static int tell(struct check *k, struct dossier_finding finding)
{
    finding.dossier = k->dossier;
    return k->each(&finding, k->data);
}

/* A finding for each row of a query on the dossier's id: document, other, text. */
static int tell_rows(struct check *k, enum dossier_finding_kind kind, const char *sql, struct err *err)
{
    sqlite3_stmt *stmt = database_query(k->c, err, sql, "i", k->dossier->id);
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1)
        result = tell(k, (struct dossier_finding){.kind = kind,
                                                  .document = sqlite3_column_int64(stmt, 0),
                                                  .other = sqlite3_column_int64(stmt, 1),
                                                  .text = database_borrow(stmt, 2)});
    database_done(k->c, stmt);
    return got < 0 ? -1 : result;
}

/* Fields and retention ----------------------------------------------------------------------------------------------
 */

static int check_fields(struct check *k, const struct dossier_retention *retention)
{
    enum dossier_field missing[DOSSIER_FIELD_COUNT];
    size_t count = dossier_missing(k->dossier, missing);
    bool inherited = retention->from_documents && retention->certain;
    int result = 0;

    for (size_t i = 0; i < count && result == 0; i++)
        if (missing[i] != DOSSIER_MAINTENANCE || !inherited)
            result =
                tell(k, (struct dossier_finding){.kind = DOSSIER_FINDING_FIELD, .blocks = true, .field = missing[i]});
    if (result == 0 && k->dossier->documents == 0)
        result = tell(k, (struct dossier_finding){.kind = DOSSIER_FINDING_EMPTY, .blocks = true});
    return result;
}

static bool is_longer(const char *code, struct retention than)
{
    struct retention of, longer;
    bool known = true;

    if (!retention_parse(code, &of) || of.kind == RETENTION_NONE)
        return false;
    longer = retention_longer(of, than, &known);
    return known && (longer.kind != than.kind || longer.years != than.years);
}

static int check_retention(struct check *k, const struct dossier_retention *retention, struct err *err)
{
    sqlite3_stmt *stmt;
    int got = 0, result = 0;

    if (retention->from_documents || retention->period.kind == RETENTION_NONE)
        return 0;
    stmt = database_query(k->c, err,
                          "SELECT d.id, d.retention_code FROM dossier_document m JOIN document d ON d.id = m.document "
                          "WHERE m.dossier = ? AND d.retention_code IS NOT NULL ORDER BY m.ordinal",
                          "i", k->dossier->id);
    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1)
        if (is_longer(database_borrow(stmt, 1), retention->period))
            result = tell(k, (struct dossier_finding){.kind = DOSSIER_FINDING_RETENTION,
                                                      .document = sqlite3_column_int64(stmt, 0),
                                                      .text = database_borrow(stmt, 1)});
    database_done(k->c, stmt);
    return got < 0 ? -1 : result;
}

static int check_sheets(struct check *k, const struct dossier_retention *retention, struct err *err)
{
    const char *confidence = k->dossier->value[DOSSIER_CONFIDENCE];
    bool on_paper = !confidence || strcmp(confidence, "01") != 0;
    bool long_kept = retention->period.kind == RETENTION_PERMANENT ||
                     (retention->period.kind == RETENTION_YEARS && retention->period.years >= 5);
    int64_t without = 0;

    if (!on_paper || !long_kept)
        return 0;
    if (database_number(k->c, err, &without,
                        "SELECT count(*) FROM dossier_document WHERE dossier = ? AND sheet_from IS NULL", "i",
                        k->dossier->id) < 0)
        return -1;
    return without ? tell(k, (struct dossier_finding){.kind = DOSSIER_FINDING_SHEETS, .first = without}) : 0;
}

/* Documents ---------------------------------------------------------------------------------------------------------
 */

#define IN_IT "FROM dossier_document m JOIN document d ON d.id = m.document WHERE m.dossier = ?1 "

static int check_documents(struct check *k, struct err *err)
{
    int result = tell_rows(
        k, DOSSIER_FINDING_UNREAD,
        "SELECT d.id, 0, d.state " IN_IT "AND d.state IN ('queued', 'reading', 'quarantined') ORDER BY m.ordinal", err);

    if (result == 0)
        result = tell_rows(k, DOSSIER_FINDING_QUESTION,
                           "SELECT d.id, 0, (SELECT group_concat(name, ', ') FROM field f WHERE f.document = d.id AND "
                           "f.status = 'review') " IN_IT "AND d.state = 'review' ORDER BY m.ordinal",
                           err);
    if (result == 0)
        result = tell_rows(k, DOSSIER_FINDING_DUPLICATE,
                           "SELECT a.document, min(b.document), a.digits || '/' || a.symbol FROM dossier_document m "
                           "JOIN cite_document a ON a.document = m.document AND a.nth = 0 AND NOT a.unsure "
                           "JOIN cite_document b ON b.digits = a.digits AND b.symbol = a.symbol AND b.nth = 0 AND NOT "
                           "b.unsure AND b.date = a.date AND b.issuer IS a.issuer AND b.document < a.document "
                           "JOIN dossier_document n ON n.document = b.document AND n.dossier = m.dossier "
                           "WHERE m.dossier = ?1 GROUP BY a.document ORDER BY m.ordinal",
                           err);
    return result;
}

/* "2021-03-05" before "2021-04", after neither "2021" nor "2021-03". */
static bool outside(const char *date, const char *start, const char *end)
{
    return (start && strncmp(date, start, strlen(start)) < 0) || (end && strncmp(date, end, strlen(end)) > 0);
}

static int check_dates(struct check *k, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(k->c, err,
                       "SELECT f.document, f.value FROM dossier_document m JOIN field f ON f.document = m.document "
                       "WHERE m.dossier = ? AND f.name = 'date' AND f.status <> 'review' AND f.value IS NOT NULL "
                       "ORDER BY m.ordinal",
                       "i", k->dossier->id);
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1)
        if (outside(database_borrow(stmt, 1), k->dossier->value[DOSSIER_START], k->dossier->value[DOSSIER_END]))
            result = tell(k, (struct dossier_finding){.kind = DOSSIER_FINDING_DATE,
                                                      .document = sqlite3_column_int64(stmt, 0),
                                                      .text = database_borrow(stmt, 1)});
    database_done(k->c, stmt);
    return got < 0 ? -1 : result;
}

/* The line at the head of a page that says it is a draft; NULL when none does. */
static const char *draft_line(struct arena *arena, const char *text)
{
    for (int lines = 0; *text && lines < DRAFT_LINES; lines++) {
        size_t n = strcspn(text, "\n");
        char *line = arena_strndup(arena, text, n), *folded = text_fold(arena, line, n);

        folded += strspn(folded, " \t([*");
        if (!strncmp(folded, "du thao", 7) && text_length(folded) <= DRAFT_LETTERS)
            return line;
        text += n + (text[n] != '\0');
    }
    return NULL;
}

static int check_drafts(struct check *k, struct err *err)
{
    sqlite3_stmt *stmt =
        database_query(k->c, err,
                       "SELECT m.document, (SELECT text FROM page p WHERE p.document = m.document ORDER BY number "
                       "LIMIT 1) FROM dossier_document m WHERE m.dossier = ? ORDER BY m.ordinal",
                       "i", k->dossier->id);
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        const char *text = database_borrow(stmt, 1), *line = text ? draft_line(&arena, text) : NULL;

        if (line)
            result =
                tell(k, (struct dossier_finding){
                            .kind = DOSSIER_FINDING_DRAFT, .document = sqlite3_column_int64(stmt, 0), .text = line});
    }
    database_done(k->c, stmt);
    return got < 0 ? -1 : result;
}

/* Gaps --------------------------------------------------------------------------------------------------------------
 */

/* Numbers of one symbol and year in the dossier, rising, each once. */
struct series {
    char symbol[80];
    int year;
    int64_t *numbers;
    size_t count;
};

static void put_number(struct series *s, int64_t number)
{
    if (s->count > 0 && s->numbers[s->count - 1] == number)
        return;
    s->numbers = memory_grow(s->numbers, s->count, sizeof *s->numbers);
    s->numbers[s->count++] = number;
}

static int find_held(struct catalogue *c, const struct series *s, int64_t number, int64_t *document, struct err *err)
{
    cleanup_arena struct arena arena = {0};

    return database_number(c, err, document,
                           "SELECT document FROM cite_document WHERE digits = ? AND symbol = ? AND "
                           "ifnull(year, CAST(substr(date, 1, 4) AS INTEGER)) = ? AND NOT unsure & 1 LIMIT 1",
                           "ssd", arena_printf(&arena, "%lld", (long long)number), s->symbol, s->year);
}

/* Of the numbers from first to last the held ones, and the ranges between them. */
static int tell_gap(struct check *k, const struct series *s, int64_t first, int64_t last, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *name = arena_printf(&arena, "%s %d", s->symbol, s->year);
    int64_t from = first, document;
    int result = 0;

    for (int64_t n = first; n <= last + 1 && result == 0; n++) {
        int held = n > last ? 0 : find_held(k->c, s, n, &document, err);

        if (held < 0)
            return -1;
        if ((held || n > last) && n > from)
            result = tell(
                k, (struct dossier_finding){.kind = DOSSIER_FINDING_GAP, .text = name, .first = from, .last = n - 1});
        if (held && result == 0)
            result = tell(k, (struct dossier_finding){
                                 .kind = DOSSIER_FINDING_ELSEWHERE, .document = document, .text = name, .first = n});
        if (held)
            from = n + 1;
    }
    return result;
}

/* Where less than half of the numbers are there, the dossier is not the place where the series is kept. */
static int end_series(struct check *k, struct series *s, struct err *err)
{
    int result = 0;

    if (s->count >= SERIES_LEAST && (int64_t)s->count * 2 > s->numbers[s->count - 1] - s->numbers[0])
        for (size_t i = 1; i < s->count && result == 0; i++)
            if (s->numbers[i] > s->numbers[i - 1] + 1)
                result = tell_gap(k, s, s->numbers[i - 1] + 1, s->numbers[i] - 1, err);
    s->count = 0;
    return result;
}

static int check_gaps(struct check *k, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        k->c, err,
        "SELECT a.symbol, ifnull(a.year, CAST(substr(a.date, 1, 4) AS INTEGER)), CAST(a.digits AS INTEGER) "
        "FROM dossier_document m JOIN cite_document a ON a.document = m.document AND a.nth = 0 WHERE m.dossier = ? "
        "AND NOT a.unsure & 1 AND a.digits NOT LIKE '%.%' AND length(a.digits) < 7 AND (a.year IS NOT NULL OR a.date "
        "IS NOT NULL) ORDER BY 1, 2, 3",
        "i", k->dossier->id);
    struct series s = {0};
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(k->c, stmt, err)) == 1) {
        const char *symbol = database_borrow(stmt, 0);

        if (strcmp(s.symbol, symbol) != 0 || s.year != sqlite3_column_int(stmt, 1)) {
            result = end_series(k, &s, err);
            snprintf(s.symbol, sizeof s.symbol, "%s", symbol);
            s.year = sqlite3_column_int(stmt, 1);
        }
        put_number(&s, sqlite3_column_int64(stmt, 2));
    }
    database_done(k->c, stmt);
    if (got == 0 && result == 0)
        result = end_series(k, &s, err);
    free(s.numbers);
    return got < 0 ? -1 : result;
}

int dossier_check(struct catalogue *c, const struct dossier *dossier,
                  int (*each)(const struct dossier_finding *finding, void *data), void *data, struct err *err)
{
    struct check k = {c, dossier, each, data};
    struct dossier_retention retention;
    int result = dossier_retention(c, dossier, &retention, err);

    if (result == 0)
        result = check_fields(&k, &retention);
    if (result == 0)
        result = check_retention(&k, &retention, err);
    if (result == 0)
        result = check_documents(&k, err);
    if (result == 0)
        result = check_drafts(&k, err);
    if (result == 0)
        result = check_dates(&k, err);
    if (result == 0)
        result = check_gaps(&k, err);
    return result == 0 ? check_sheets(&k, &retention, err) : result;
}

int dossier_check_outside(struct catalogue *c, int (*each)(const struct dossier_finding *finding, void *data),
                          void *data, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT id FROM document d WHERE state IN ('done', 'review') AND NOT EXISTS "
                                        "(SELECT 1 FROM dossier_document m WHERE m.document = d.id) ORDER BY id",
                                        "");
    int got = 0, result = 0;

    if (!stmt)
        return -1;
    while (result == 0 && (got = database_row(c, stmt, err)) == 1) {
        struct dossier_finding finding = {.kind = DOSSIER_FINDING_NO_DOSSIER,
                                          .document = sqlite3_column_int64(stmt, 0)};

        result = each(&finding, data);
    }
    database_done(c, stmt);
    return got < 0 ? -1 : result;
}

/* Equal cases, and numbers that stand on two papers. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/number.h"
#include "index/review.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define SAME_MAX 16 /* more are not read by anybody */

bool review_may_group(enum field_id field)
{
    return field != FIELD_NUMBER && field != FIELD_DATE && field != FIELD_ABSTRACT;
}

int review_groups(struct catalogue *c, struct arena *arena, size_t max, struct review_group **groups, size_t *count,
                  struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT name, value, count(*) AS n FROM field WHERE status = 'review' AND "
                                        "value IS NOT NULL AND name NOT IN ('number', 'date', 'abstract') "
                                        "GROUP BY name, value HAVING n > 1 ORDER BY n DESC, name, value LIMIT ?",
                                        "i", (int64_t)max);
    int got;

    *groups = arena_alloc(arena, (max ? max : 1) * sizeof **groups);
    *count = 0;
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1 && *count < max) {
        enum field_id id;

        if (field_by_name(database_borrow(stmt, 0), &id))
            (*groups)[(*count)++] =
                (struct review_group){id, database_text(arena, stmt, 1), sqlite3_column_int64(stmt, 2)};
    }
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

int review_group_documents(struct catalogue *c, struct arena *arena, enum field_id field, const char *value,
                           int64_t after, size_t max, int64_t **ids, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT document FROM field WHERE status = 'review' AND name = ? AND "
                                        "value = ? AND document > ? ORDER BY document LIMIT ?",
                                        "ssii", field_name(field), value, after, (int64_t)max);
    int got;

    *ids = arena_alloc(arena, (max ? max : 1) * sizeof **ids);
    *count = 0;
    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1 && *count < max)
        (*ids)[(*count)++] = sqlite3_column_int64(stmt, 0);
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

static bool same_text(struct arena *arena, const char *a, const char *b)
{
    return !a || !b || !strcmp(text_fold(arena, a, strlen(a)), text_fold(arena, b, strlen(b)));
}

/* The documents whose number, as value or candidate, has these digits and this symbol. */
static sqlite3_stmt *numbers_like(struct catalogue *c, int64_t document, const struct number *n, struct err *err)
{
    return database_query(c, err,
                          "SELECT DISTINCT s.document, s.value, d.value, i.value, ifnull(s.year, 0) "
                          "FROM search_number s "
                          "JOIN field x ON x.document = s.document AND x.name = 'number' AND x.value = s.value "
                          "LEFT JOIN field d ON d.document = s.document AND d.name = 'date' "
                          "LEFT JOIN field i ON i.document = s.document AND i.name = 'issuer' "
                          "WHERE s.digits = ? AND s.kind = ? AND s.organ = ? AND s.document <> ? ORDER BY s.document",
                          "sssi", n->digits, n->kind, n->organ, document);
}

int review_same_number(struct catalogue *c, struct arena *arena, int64_t document, const char *number,
                       const char *issuer, const char *date, struct review_same **same, size_t *count, struct err *err)
{
    struct number asked;
    sqlite3_stmt *stmt;
    int got, year;

    *same = NULL;
    *count = 0;
    if (!number || !number_parse(number, &asked))
        return 0;
    year = date ? atoi(date) : 0;
    if (year == 0)
        year = asked.year;
    stmt = numbers_like(c, document, &asked, err);
    if (!stmt)
        return -1;
    *same = arena_alloc(arena, SAME_MAX * sizeof **same);
    while ((got = database_row(c, stmt, err)) == 1 && *count < SAME_MAX) {
        int other = sqlite3_column_int(stmt, 4);
        struct review_same found = {sqlite3_column_int64(stmt, 0), database_text(arena, stmt, 1),
                                    database_text(arena, stmt, 2), database_text(arena, stmt, 3)};

        if ((!year || !other || year == other) && same_text(arena, issuer, found.issuer))
            (*same)[(*count)++] = found;
    }
    database_done(c, stmt);
    return got < 0 ? -1 : 0;
}

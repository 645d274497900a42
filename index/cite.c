#include "index/cite.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/number.h"
#include "index/people.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define WHOLE_SYMBOL 3 /* of number_fit() */

static bool may_see(struct catalogue *c, int64_t document, bool open_only, int *failed, struct err *err)
{
    int secret = open_only ? people_find_secret(c, document, err) : 0;

    if (secret < 0)
        *failed = -1;
    return secret == 0;
}

/* One document with the number: whether it may be what is cited, and whether that is sure enough. */
static bool agrees(struct arena *arena, const struct citation *cited, const char *date, const char *issuers, bool *sure)
{
    const char *issuer = cited->issuer ? text_fold(arena, cited->issuer, strlen(cited->issuer)) : NULL;
    bool same_date = cited->date && date && !strcmp(cited->date, date);
    bool same_issuer = issuer && *issuer && issuers && strstr(issuers, issuer);

    if (cited->date && date && !same_date)
        return false;
    if (issuer && *issuer && issuers && *issuers && !same_issuer)
        return false;
    *sure = same_date || same_issuer;
    return true;
}

static int take_targets(struct catalogue *c, struct arena *arena, sqlite3_stmt *stmt, const struct number *asked,
                        const struct citation *cited, bool open_only, struct cite_answer *answer, struct err *err)
{
    bool all_sure = true;
    int got, failed = 0;

    while ((got = database_row(c, stmt, err)) == 1 && answer->count < CITE_TARGETS) {
        int64_t document = sqlite3_column_int64(stmt, 0);
        struct number key = {.year = sqlite3_column_int(stmt, 1)};
        bool sure = false;

        snprintf(key.digits, sizeof key.digits, "%s", asked->digits);
        snprintf(key.kind, sizeof key.kind, "%s", database_borrow(stmt, 2));
        snprintf(key.organ, sizeof key.organ, "%s", database_borrow(stmt, 3));
        if (number_fit(asked, &key) != WHOLE_SYMBOL ||
            !agrees(arena, cited, database_borrow(stmt, 5), database_borrow(stmt, 6), &sure) ||
            !may_see(c, document, open_only, &failed, err))
            continue;
        all_sure = all_sure && sure && !sqlite3_column_int(stmt, 4);
        answer->targets[answer->count++] = document;
    }
    if (answer->count > 0)
        answer->state = answer->count == 1 && all_sure ? CITE_FOUND : CITE_AMBIGUOUS;
    return got < 0 || failed ? -1 : 0;
}

int cite_resolve(struct catalogue *c, struct arena *arena, int64_t from, const struct citation *citation,
                 bool open_only, struct cite_answer *answer, struct err *err)
{
    struct number asked;
    sqlite3_stmt *stmt;
    int result;

    *answer = (struct cite_answer){0};
    if (!citation->number || !number_parse(citation->number, &asked))
        return 0;
    stmt = database_query(c, err,
                          "SELECT n.document, max(ifnull(n.year, 0)), n.kind, n.organ, min(n.unconfirmed), h.date, "
                          "h.issuer_key FROM search_number n JOIN search_header h ON h.document = n.document WHERE "
                          "n.digits = ? AND n.document <> ? GROUP BY n.document, n.kind, n.organ ORDER BY h.date DESC",
                          "si", asked.digits, from);
    if (!stmt)
        return -1;
    result = take_targets(c, arena, stmt, &asked, citation, open_only, answer, err);
    database_done(c, stmt);
    return result;
}

int cite_sources(struct catalogue *c, struct arena *arena, int64_t document, bool open_only, size_t limit,
                 int64_t **sources, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = database_query(
        c, err,
        "SELECT DISTINCT k.document FROM field f JOIN citation k ON k.number = f.value LEFT JOIN search_header h ON "
        "h.document = f.document LEFT JOIN search_header s ON s.document = k.document WHERE f.document = ?1 AND f.name "
        "= "
        "'number' AND f.value IS NOT NULL AND k.document <> ?1 AND (k.date IS NULL OR h.date IS NULL OR k.date = "
        "h.date) "
        "ORDER BY s.date DESC, k.document DESC",
        "i", document);
    int got = 0, failed = 0;

    *count = 0;
    *sources = arena_alloc(arena, limit * sizeof **sources);
    if (!stmt)
        return -1;
    while (*count < limit && (got = database_row(c, stmt, err)) == 1) {
        int64_t from = sqlite3_column_int64(stmt, 0);

        if (may_see(c, from, open_only, &failed, err))
            (*sources)[(*count)++] = from;
    }
    database_done(c, stmt);
    return got < 0 || failed ? -1 : 0;
}

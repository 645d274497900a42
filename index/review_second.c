#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "index/database.h"
#include "index/review.h"
#include "index/second.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

int review_find_second(struct catalogue *c, struct arena *arena, int64_t document, struct review_second *second,
                       struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT agent, time, detail, type FROM event WHERE document = ? AND "
                                        "type IN ('" SECOND_ASKED "', '" SECOND_GIVEN "') ORDER BY id DESC LIMIT 1",
                                        "i", document);
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1 && strcmp(database_borrow(stmt, 3), SECOND_ASKED) != 0)
        got = 0;
    if (got == 1)
        *second = (struct review_second){database_text(arena, stmt, 0), database_text(arena, stmt, 1),
                                         database_text(arena, stmt, 2)};
    database_done(c, stmt);
    return got;
}

static int must_exist(struct catalogue *c, int64_t document, struct err *err)
{
    int64_t one;
    int got = database_number(c, err, &one, "SELECT 1 FROM document WHERE id = ?", "i", document);

    if (got == 0)
        return err_set(err, ERR_NOT_FOUND, "there is no document %" PRId64, document);
    return got < 0 ? -1 : 0;
}

static int add(struct catalogue *c, int64_t document, const char *type, const char *who, const char *note,
               struct err *err)
{
    struct event event = {.type = type, .agent = who, .outcome = "success", .detail = note, .document = document};

    return catalogue_add_event(c, &event, err) != 0 ? -1 : catalogue_touch(c, document, err);
}

int review_ask_second(struct catalogue *c, int64_t document, const char *who, const char *note, struct err *err)
{
    if (!who || !*who)
        return err_set(err, ERR_INPUT, "a second look is asked for by somebody with a name");
    if (must_exist(c, document, err) != 0 || database_enter(c, err) != 0)
        return -1;
    return database_leave(c, add(c, document, SECOND_ASKED, who, note && *note ? note : NULL, err), err);
}

static int give(struct catalogue *c, int64_t document, const char *who, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct review_second second;
    int found = review_find_second(c, &arena, document, &second, err);

    if (found < 0)
        return -1;
    if (found == 0)
        return err_set(err, ERR_NOT_FOUND, "nobody asked for a second look at document %" PRId64, document);
    if (!strcmp(second.who, who))
        return err_set(err, ERR_PERMISSION, "you asked for the second look yourself: another person must give it");
    return add(c, document, SECOND_GIVEN, who, arena_printf(&arena, "asked by %s", second.who), err);
}

int review_give_second(struct catalogue *c, int64_t document, const char *who, struct err *err)
{
    if (!who || !*who)
        return err_set(err, ERR_INPUT, "a second look is given by somebody with a name");
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, give(c, document, who, err), err);
}

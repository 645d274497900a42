#include "index/posting_source.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/database.h"
#include "index/place.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

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

int posting_collect(struct catalogue *c, struct arena *arena, int64_t id, struct posting *p, struct err *err)
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

int64_t posting_day(const struct posting *p)
{
    char year[16];

    if (p->date)
        return place_of_date(p->date);
    snprintf(year, sizeof year, "%04d", p->year);
    return place_of_date(p->year ? year : NULL);
}

#include "index/people.h"

#include <sqlite3.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

static const char *const ROLE_NAMES[ROLE_COUNT] = {[ROLE_NONE] = "",
#define ROLE(id, name) [ROLE_##id] = name,
                                                   ROLE_TABLE(ROLE)
#undef ROLE
};

const char *people_role_name(enum role role)
{
    return ROLE_NAMES[role];
}

bool people_role_by_name(const char *name, enum role *role)
{
    for (int i = ROLE_NONE + 1; i < ROLE_COUNT; i++)
        if (!strcmp(name, ROLE_NAMES[i])) {
            *role = (enum role)i;
            return true;
        }
    return false;
}

#define PERSON_COLUMNS                                                                                                 \
    "p.id, p.name, p.full_name, p.role, p.password, p.link, p.link_expires, p.active, p.created FROM person p"

static void person_of_row(struct arena *arena, sqlite3_stmt *stmt, struct person *person)
{
    *person = (struct person){.id = sqlite3_column_int64(stmt, 0),
                              .name = database_text(arena, stmt, 1),
                              .full_name = database_text(arena, stmt, 2),
                              .password = database_text(arena, stmt, 4),
                              .link = database_text(arena, stmt, 5),
                              .link_expires = database_text(arena, stmt, 6),
                              .active = sqlite3_column_int(stmt, 7),
                              .created = database_text(arena, stmt, 8)};
    people_role_by_name(database_borrow(stmt, 3), &person->role);
}

/* The one row of a statement; takes the statement. */
static int take_person(struct catalogue *c, struct arena *arena, sqlite3_stmt *stmt, struct person *person,
                       struct err *err)
{
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        person_of_row(arena, stmt, person);
    database_done(c, stmt);
    return got;
}

int people_count_admins(struct catalogue *c, int64_t *count, struct err *err)
{
    return database_number(c, err, count,
                           "SELECT count(*) FROM person WHERE role = 'admin' AND active AND password IS NOT NULL",
                           "") < 0
               ? -1
               : 0;
}

int people_add(struct catalogue *c, struct person *person, struct err *err)
{
    int64_t taken = 0;
    char now[24];
    int got;

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    got = database_number(c, err, &taken, "SELECT count(*) FROM person WHERE name = ?", "s", person->name);
    if (got > 0 && taken)
        got = err_set(err, ERR_INPUT, "there is a person '%s' already", person->name);
    if (got > 0)
        got = database_number(c, err, &person->id,
                              "INSERT INTO person(name, full_name, role, password, link, link_expires, active, "
                              "created) VALUES(?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                              "ssssssds", person->name, person->full_name, ROLE_NAMES[person->role], person->password,
                              person->link, person->link_expires, (int)person->active,
                              person->created ? person->created : now);
    return database_leave(c, got > 0 ? 0 : -1, err);
}

static int save(struct catalogue *c, const struct person *p, struct err *err)
{
    int64_t admins = 0;

    /* What a session was opened with no longer holds: it ends. */
    if (database_run(c, err,
                     "DELETE FROM session WHERE person = ?1 AND EXISTS (SELECT 1 FROM person WHERE id = ?1 AND "
                     "(role <> ?2 OR password IS NOT ?3 OR active <> ?4))",
                     "issd", p->id, ROLE_NAMES[p->role], p->password, (int)p->active) < 0 ||
        database_run(c, err,
                     "UPDATE person SET full_name = ?2, role = ?3, password = ?4, link = ?5, link_expires = ?6, "
                     "active = ?7 WHERE id = ?1",
                     "isssssd", p->id, p->full_name, ROLE_NAMES[p->role], p->password, p->link, p->link_expires,
                     (int)p->active) < 0 ||
        people_count_admins(c, &admins, err) != 0)
        return -1;
    return admins > 0 ? 0 : err_set(err, ERR_INPUT, "somebody must remain who can administer the archive");
}

int people_save(struct catalogue *c, const struct person *person, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, save(c, person, err), err);
}

int people_find(struct catalogue *c, struct arena *arena, int64_t id, struct person *person, struct err *err)
{
    return take_person(c, arena, database_query(c, err, "SELECT " PERSON_COLUMNS " WHERE p.id = ?", "i", id), person,
                       err);
}

int people_find_name(struct catalogue *c, struct arena *arena, const char *name, struct person *person, struct err *err)
{
    return take_person(c, arena, database_query(c, err, "SELECT " PERSON_COLUMNS " WHERE p.name = ?", "s", name),
                       person, err);
}

int people_find_link(struct catalogue *c, struct arena *arena, const char *link, struct person *person, struct err *err)
{
    char now[24];

    catalogue_now(now);
    return take_person(c, arena,
                       database_query(c, err,
                                      "SELECT " PERSON_COLUMNS " WHERE p.link = ? AND p.link_expires > ? AND p.active",
                                      "ss", link, now),
                       person, err);
}

int people_each(struct catalogue *c, int (*each)(const struct person *person, void *data), void *data, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err, "SELECT " PERSON_COLUMNS " ORDER BY p.name", "");
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        cleanup_arena struct arena arena = {0};
        struct person person;

        person_of_row(&arena, stmt, &person);
        got = each(&person, data);
        if (got != 0)
            break;
    }
    database_done(c, stmt);
    return got;
}

/* Sessions ------------------------------------------------------------------------------------------------------ */

int people_add_session(struct catalogue *c, int64_t person, const char *token, const char *expires, struct err *err)
{
    char now[24];
    int result = -1;

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    if (database_run(c, err, "DELETE FROM session WHERE expires <= ?", "s", now) >= 0 &&
        database_run(c, err, "INSERT INTO session VALUES(?, ?, ?, ?)", "siss", token, person, now, expires) >= 0)
        result = 0;
    return database_leave(c, result, err);
}

int people_end_session(struct catalogue *c, const char *token, struct err *err)
{
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c, database_run(c, err, "DELETE FROM session WHERE token = ?", "s", token), err);
}

int people_find_session(struct catalogue *c, struct arena *arena, const char *token, const char *now,
                        struct person *person, struct err *err)
{
    return take_person(c, arena,
                       database_query(c, err,
                                      "SELECT " PERSON_COLUMNS " JOIN session s ON s.person = p.id WHERE s.token = ? "
                                      "AND s.expires > ? AND p.active",
                                      "ss", token, now),
                       person, err);
}

/* Accesses ------------------------------------------------------------------------------------------------------ */

int people_add_access(struct catalogue *c, const struct access *access, struct err *err)
{
    char now[24];

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c,
                          database_run(c, err,
                                       "INSERT INTO access(time, person, name, document, what, address) "
                                       "VALUES(?, ?, ?, ?, ?, ?)",
                                       "sisiss", access->time ? access->time : now, access->person, access->name,
                                       access->document, access->what, access->address),
                          err);
}

#define ACCESS_COLUMNS "SELECT id, time, person, name, document, what, address FROM access "

int people_each_access(struct catalogue *c, int64_t document, int64_t limit,
                       int (*each)(const struct access *access, void *data), void *data, struct err *err)
{
    sqlite3_stmt *stmt = document ? database_query(c, err, ACCESS_COLUMNS "WHERE document = ? ORDER BY id DESC LIMIT ?",
                                                   "ii", document, limit)
                                  : database_query(c, err, ACCESS_COLUMNS "ORDER BY id DESC LIMIT ?", "i", limit);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        struct access access = {.id = sqlite3_column_int64(stmt, 0),
                                .time = database_borrow(stmt, 1),
                                .person = sqlite3_column_int64(stmt, 2),
                                .name = database_borrow(stmt, 3),
                                .document = sqlite3_column_int64(stmt, 4),
                                .what = database_borrow(stmt, 5),
                                .address = database_borrow(stmt, 6)};

        got = each(&access, data);
        if (got != 0)
            break;
    }
    database_done(c, stmt);
    return got;
}

/* Carrying ------------------------------------------------------------------------------------------------------ */

struct carrying {
    struct catalogue *to;
    struct err *err;
};

static int carry_person(const struct person *p, void *data)
{
    struct carrying *carrying = data;

    return database_run(carrying->to, carrying->err,
                        "INSERT INTO person(id, name, full_name, role, password, link, link_expires, active, created) "
                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "issssssds", p->id, p->name, p->full_name, ROLE_NAMES[p->role], p->password, p->link,
                        p->link_expires, (int)p->active, p->created);
}

static int carry_access(const struct access *a, void *data)
{
    struct carrying *carrying = data;

    return database_run(carrying->to, carrying->err, "INSERT INTO access VALUES(?, ?, ?, ?, ?, ?, ?)", "isisiss", a->id,
                        a->time, a->person, a->name, a->document, a->what, a->address);
}

int people_carry(struct catalogue *from, struct catalogue *to, struct err *err)
{
    struct carrying carrying = {to, err};
    int result;

    if (database_enter(to, err) != 0)
        return -1;
    result = people_each(from, carry_person, &carrying, err);
    if (result == 0)
        result = people_each_access(from, 0, INT64_MAX, carry_access, &carrying, err);
    return database_leave(to, result, err);
}

#define SECRET                                                                                                         \
    "(d.security_class IS NOT NULL OR d.mode_of_use = '03' OR EXISTS (SELECT 1 FROM dossier_document m JOIN dossier "  \
    "o "                                                                                                               \
    "ON o.id = m.dossier WHERE m.document = d.id AND o.mode = '03') OR EXISTS (SELECT 1 FROM field f WHERE "           \
    "f.document "                                                                                                      \
    "= d.id AND f.name = 'security' "                                                                                  \
    "AND (f.value IS NOT NULL OR f.status = 'review')) OR NOT EXISTS (SELECT 1 FROM field f WHERE f.document = d.id))"

int people_find_secret(struct catalogue *c, int64_t document, struct err *err)
{
    int64_t secret = 0;

    return database_number(c, err, &secret, "SELECT count(*) FROM document d WHERE id = ? AND " SECRET, "i", document) <
                   0
               ? -1
               : secret > 0;
}

int people_find_secret_file(struct catalogue *c, int64_t document, struct err *err)
{
    int64_t secret = 0;

    return database_number(c, err, &secret,
                           "SELECT count(*) FROM document d WHERE digest = (SELECT digest FROM document WHERE id = ?) "
                           "AND " SECRET,
                           "i", document) < 0
               ? -1
               : secret > 0;
}

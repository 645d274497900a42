/* The people who use the web page: names, roles, passwords, sessions, and what they looked at.
 *
 * Nothing here is a secret in the clear: passwords come as hashes of a memory-hard function, session tokens and links
 * as SHA-256 in hex; who holds the catalogue cannot sign in with what stands in it. Functions are those of a catalogue
 * handle (catalogue.h): 0/-1, `_find_` 1/0/-1, times in UTC, results in the caller's arena. */
#ifndef SOHOA_INDEX_PEOPLE_H
#define SOHOA_INDEX_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct catalogue;
struct err;

/* ROLE(identifier, name): each may what those before it may. A reader searches and reads; a clerk also takes in and
 * confirms; the records manager also sees what is secret, exports and disposes; the admin also keeps the people. */
#define ROLE_TABLE(ROLE)                                                                                               \
    ROLE(READER, "reader")                                                                                             \
    ROLE(CLERK, "clerk")                                                                                               \
    ROLE(MANAGER, "manager")                                                                                           \
    ROLE(ADMIN, "admin")

enum role {
    ROLE_NONE, /* not signed in */
#define ROLE(id, name) ROLE_##id,
    ROLE_TABLE(ROLE)
#undef ROLE
        ROLE_COUNT
};

const char *people_role_name(enum role role); /* "" for ROLE_NONE */
bool people_role_by_name(const char *name, enum role *role);

struct person {
    int64_t id;
    const char *name;      /* to sign in with: lower-case letters, digits, . _ - */
    const char *full_name; /* as shown, and as written beside what the person confirms */
    enum role role;
    const char *password; /* hash; NULL until it is chosen */
    const char *link;     /* SHA-256 of the one-time link to choose a password; NULL none */
    const char *link_expires;
    bool active; /* false: may not sign in; kept, since events name the person */
    const char *created;
};

int people_count_admins(struct catalogue *c, int64_t *count, struct err *err); /* active, with a password */
/* Sets person->id; ERR_INPUT when the name is taken. */
int people_add(struct catalogue *c, struct person *person, struct err *err);
/* Saves all but id, name and created. A change of role, password or active ends the person's sessions. ERR_INPUT when
 * it would leave no active admin. */
int people_save(struct catalogue *c, const struct person *person, struct err *err);
int people_find(struct catalogue *c, struct arena *arena, int64_t id, struct person *person, struct err *err);
int people_find_name(struct catalogue *c, struct arena *arena, const char *name, struct person *person,
                     struct err *err);
/* Who has this link, not expired. */
int people_find_link(struct catalogue *c, struct arena *arena, const char *link, struct person *person,
                     struct err *err);
int people_each(struct catalogue *c, int (*each)(const struct person *person, void *data), void *data,
                struct err *err); /* by name */

/* Sessions: token is a SHA-256 in hex. Adding one also removes those that ended. */
int people_add_session(struct catalogue *c, int64_t person, const char *token, const char *expires, struct err *err);
int people_end_session(struct catalogue *c, const char *token, struct err *err);
/* Whose session it is: active, and not ended at `now`. */
int people_find_session(struct catalogue *c, struct arena *arena, const char *token, const char *now,
                        struct person *person, struct err *err);

/* Accesses: only ever added. */
struct access {
    int64_t id;
    const char *time; /* NULL when adding: now */
    int64_t person;
    const char *name; /* of the person, as it was */
    int64_t document;
    const char *what;    /* view, page, original, text, record */
    const char *address; /* of the client */
};
int people_add_access(struct catalogue *c, const struct access *access, struct err *err);
/* The latest of a document (0: of all), newest first. */
int people_each_access(struct catalogue *c, int64_t document, int64_t limit,
                       int (*each)(const struct access *access, void *data), void *data, struct err *err);

/* Copies people and accesses into a catalogue that has none: they stand in no record, so a rebuild takes them from the
 * catalogue before. Sessions end. */
int people_carry(struct catalogue *from, struct catalogue *to, struct err *err);

/* Whether a document must be kept from those who may not see secrets: a mark of security was read or is in question, its
 * mode of use or that of a dossier it is in is secret (03), or it was not yet read. 1, 0; 0 when there is none. */
int people_find_secret(struct catalogue *c, int64_t document, struct err *err);
/* The same of any document of its file: who gets the original gets them all. */
int people_find_secret_file(struct catalogue *c, int64_t document, struct err *err);

#endif

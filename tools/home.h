/* The archive a command works on, with its catalogue. */
#ifndef SOHOA_TOOLS_HOME_H
#define SOHOA_TOOLS_HOME_H

#include "index/catalogue.h"
#include "pipeline/intake/archive.h"

struct context;
struct err;

struct home {
    struct archive archive;
    struct catalogue *catalogue;
};

#define HOME_INIT                                                                                                      \
    {                                                                                                                  \
        .archive = {.dirfd = -1, .lock_fd = -1 }                                                                       \
    }

enum home_use {
    HOME_READ,  /* read only */
    HOME_SHARE, /* writes beside a running ingest: single transactions, no files of the archive */
    HOME_WRITE, /* takes the lock; fails when another process holds it */
    HOME_WAIT,  /* takes the lock; says who holds it and waits */
    HOME_FOLDER /* takes the lock, and leaves the catalogue closed */
};

int home_open(struct home *home, const struct context *context, enum home_use use, struct err *err);
void home_close(struct home *home);
#define cleanup_home __attribute__((cleanup(home_close)))

/* Writes the records of what was just changed in a home opened to SHARE. A running ingest holds the lock and writes them
 * with its own; otherwise it is done here. */
int home_write_records(struct home *home, struct err *err);

/* The user's name, for what a person does at the command line. */
const char *home_user(void);

/* Where temporary files lie: $TMPDIR, else /tmp. */
const char *home_temporary(void);

/* A document id from the command line. */
int home_parse_id(const char *text, int64_t *id, struct err *err);

#endif

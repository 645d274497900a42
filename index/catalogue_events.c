/* Events and runs of the catalogue. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

int catalogue_add_event(struct catalogue *c, struct event *event, struct err *err)
{
    char now[24];
    int got;

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    got = database_number(c, err, &event->id,
                          "INSERT INTO event VALUES(nullif(?, 0), ?, ?, ?, ?, ?, nullif(?, 0), ?, nullif(?, 0)) "
                          "RETURNING id",
                          "isssssisi", event->id, event->type, event->time ? event->time : now, event->agent,
                          event->outcome, event->detail, event->document, event->object, event->run);
    return database_leave(c, got == 1 ? 0 : -1, err);
}

#define EVENT_COLUMNS                                                                                                  \
    "SELECT id, type, time, agent, outcome, detail, ifnull(document, 0), object, ifnull(run, 0) FROM event WHERE "
#define EVENT_REST " id > ?1 AND (?2 = 0 OR run = ?2) AND (?3 IS NULL OR type = ?3) ORDER BY id"

/* Statements of their own, so that the events of one document, dossier or object come from their index. */
static sqlite3_stmt *event_query(struct catalogue *c, const struct event_filter *f, struct err *err)
{
    if (f->document)
        return database_query(c, err, EVENT_COLUMNS "document = ?4 AND (?5 IS NULL OR object = ?5) AND" EVENT_REST,
                              "iisis", f->after, f->run, f->type, f->document, f->object);
    if (f->dossier)
        return database_query(c, err,
                              EVENT_COLUMNS "id IN (SELECT event FROM dossier_event WHERE dossier = ?4) AND" EVENT_REST,
                              "iisi", f->after, f->run, f->type, f->dossier);
    if (f->object)
        return database_query(c, err, EVENT_COLUMNS "object = ?4 AND" EVENT_REST, "iiss", f->after, f->run, f->type,
                              f->object);
    return database_query(c, err, EVENT_COLUMNS EVENT_REST, "iis", f->after, f->run, f->type);
}

int catalogue_each_event(struct catalogue *c, const struct event_filter *filter,
                         int (*each)(const struct event *event, void *data), void *data, struct err *err)
{
    static const struct event_filter ALL;
    sqlite3_stmt *stmt = event_query(c, filter ? filter : &ALL, err);
    int got;

    if (!stmt)
        return -1;
    while ((got = database_row(c, stmt, err)) == 1) {
        struct event event = {.id = sqlite3_column_int64(stmt, 0),
                              .type = database_borrow(stmt, 1),
                              .time = database_borrow(stmt, 2),
                              .agent = database_borrow(stmt, 3),
                              .outcome = database_borrow(stmt, 4),
                              .detail = database_borrow(stmt, 5),
                              .document = sqlite3_column_int64(stmt, 6),
                              .object = database_borrow(stmt, 7),
                              .run = sqlite3_column_int64(stmt, 8)};

        got = each(&event, data);
        if (got != 0)
            break;
    }
    database_done(c, stmt);
    return got;
}

/* Runs ---------------------------------------------------------------------------------------------------------- */

static int open_claim(const struct catalogue *c, int flags)
{
    cleanup_buf struct buf path = {0};

    buf_printf(&path, "%s-run", c->path);
    return open(path.data, flags | O_CLOEXEC, 0666);
}

/* True when another process, or another handle of this one, holds the claim. */
static bool claimed(const struct catalogue *c)
{
    int fd = c->run_fd >= 0 ? -1 : open_claim(c, O_RDONLY);
    bool held = c->run_fd >= 0;

    if (fd < 0)
        return held;
    /* A shared lock is enough to ask, and two that ask do not hinder each other. */
    held = flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(fd);
    return held;
}

/* Someone who only asks holds a shared lock for a moment: try for a second. */
static int take_claim(struct catalogue *c, struct err *err)
{
    int64_t pid = 0;
    int fd = open_claim(c, O_RDWR | O_CREAT);

    if (fd < 0)
        return err_errno(err, "cannot claim the catalogue '%s' for a run", c->path);
    for (int i = 0; flock(fd, LOCK_EX | LOCK_NB) != 0; i++) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            err_errno(err, "cannot lock '%s-run'", c->path);
            close(fd);
            return -1;
        }
        if (i == 20) {
            close(fd);
            if (database_number(c, err, &pid, "SELECT pid FROM run ORDER BY id DESC LIMIT 1", "") < 0)
                return -1;
            return err_set(err, ERR_BUSY,
                           "another run (process %" PRId64 ") is working on the archive; wait for it, or "
                           "stop it",
                           pid);
        }
        usleep(50000);
    }
    c->run_fd = fd;
    return 0;
}

static void drop_claim(struct catalogue *c)
{
    if (c->run_fd >= 0)
        close(c->run_fd);
    c->run_fd = -1;
}

int catalogue_start_run(struct catalogue *c, struct run *run, struct err *err)
{
    char now[24];
    int got;

    catalogue_now(now);
    if (c->run_fd >= 0)
        return err_set(err, ERR_INTERNAL, "a run is going on already on '%s'", c->path);
    if (take_claim(c, err) != 0)
        return -1;
    run->pid = getpid();
    if (database_enter(c, err) != 0) {
        drop_claim(c);
        return -1;
    }
    got = database_number(c, err, &run->id, "INSERT INTO run(started, beat, pid) VALUES(?1, ?1, ?2) RETURNING id", "si",
                          now, run->pid);
    if (database_leave(c, got == 1 ? 0 : -1, err) != 0) {
        drop_claim(c);
        return -1;
    }
    run->alive = true;
    return 0;
}

static int save_counters(struct catalogue *c, const struct run *run, const char *outcome, struct err *err)
{
    char now[24];

    catalogue_now(now);
    if (database_enter(c, err) != 0)
        return -1;
    return database_leave(c,
                          database_run(c, err,
                                       "UPDATE run SET beat = ?1, items_seen = ?2, pages_done = ?3, pages_failed = ?4, "
                                       "pages_total = ?5, rate = ?6, outcome = ?7, "
                                       "ended = CASE WHEN ?7 IS NULL THEN NULL ELSE ?1 END WHERE id = ?8",
                                       "siiiifsi", now, run->items_seen, run->pages_done, run->pages_failed,
                                       run->pages_total, run->rate, outcome, run->id),
                          err);
}

int catalogue_beat_run(struct catalogue *c, const struct run *run, struct err *err)
{
    return save_counters(c, run, NULL, err);
}

int catalogue_end_run(struct catalogue *c, const struct run *run, const char *outcome, struct err *err)
{
    int result = save_counters(c, run, outcome, err);

    drop_claim(c);
    return result;
}

int catalogue_find_run(struct catalogue *c, struct arena *arena, struct run *run, struct err *err)
{
    sqlite3_stmt *stmt = database_query(c, err,
                                        "SELECT id, started, beat, ended, pid, items_seen, pages_done, "
                                        "pages_failed, pages_total, rate, outcome FROM run ORDER BY id DESC "
                                        "LIMIT 1",
                                        "");
    int got = stmt ? database_row(c, stmt, err) : -1;

    if (got == 1)
        *run = (struct run){.id = sqlite3_column_int64(stmt, 0),
                            .started = database_text(arena, stmt, 1),
                            .beat = database_text(arena, stmt, 2),
                            .ended = database_text(arena, stmt, 3),
                            .pid = sqlite3_column_int64(stmt, 4),
                            .items_seen = sqlite3_column_int64(stmt, 5),
                            .pages_done = sqlite3_column_int64(stmt, 6),
                            .pages_failed = sqlite3_column_int64(stmt, 7),
                            .pages_total = sqlite3_column_int64(stmt, 8),
                            .rate = sqlite3_column_double(stmt, 9),
                            .outcome = database_text(arena, stmt, 10)};
    database_done(c, stmt);
    if (got == 1)
        run->alive = !run->ended && claimed(c);
    return got;
}

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/ingest_process.h"
#include "tools/refused.h"
#include "tools/say.h"
#include "tools/stop.h"
#include "tools/watch_folder.h"

#define AT_ONCE       64 /* units handed to one ingest: what is complete later need not wait long */
#define RETRY_SECONDS 60 /* after an ingest that failed as a whole */

struct watch {
    const struct context *context;
    struct watch_folder folder;
    char *path, *move; /* absolute; move NULL: left where it is */
    long settle, every;
    int inotify; /* -1: none */
};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Moving away --------------------------------------------------------------------------------------------------- */

/* Something in it went into quarantine: it stays where people see it. 1, 0, -1. */
static int was_refused(const struct watch *watch, const char *path, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;

    return home_open(&home, watch->context, HOME_READ, err) != 0 ? -1 : refused_find(home.catalogue, path, err);
}

/* "name", "name-2", ...: nothing that lies there is replaced. */
static int move_away(const struct watch *watch, const char *path, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char *name = file_base_name(path), *dot = strrchr(name, '.');
    int stem = dot && dot > name ? (int)(dot - name) : (int)strlen(name);

    for (int i = 1; i < 10000; i++) {
        const char *to = i == 1 ? arena_printf(&arena, "%s/%s", watch->move, name)
                                : arena_printf(&arena, "%s/%.*s-%d%s", watch->move, stem, name, i, name + stem);

        if (renameat2(AT_FDCWD, path, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
            return 0;
        if (errno != EEXIST && errno != ENOTEMPTY)
            return err_errno(err, "cannot move '%s' to '%s'", path, watch->move);
    }
    return err_set(err, ERR_IO, "cannot move '%s': too many of that name are in '%s'", path, watch->move);
}

static int put_away(const struct watch *watch, const struct watch_unit *unit, struct err *err)
{
    int refused = watch->move ? was_refused(watch, unit->path, err) : 1;

    if (refused != 0)
        return refused < 0 ? -1 : 0;
    /* What was written to it since is not in the archive yet. */
    if (watch_folder_mark(unit->path) != unit->taken)
        return 0;
    return move_away(watch, unit->path, err);
}

/* Taking in ------------------------------------------------------------------------------------------------------- */

static int run_ingest(const struct watch *watch, const char *const *paths, size_t count, int *status, struct err *err)
{
    struct ingest_call call = {
        .archive = watch->context->archive, .paths = paths, .count = count, .output = -1, .follow = true};
    pid_t pid;

    fflush(stdout);
    pid = ingest_process_start(&call, err);
    if (pid < 0)
        return -1;
    while (waitpid(pid, status, 0) < 0) {
        if (errno != EINTR)
            return err_errno(err, "cannot wait for the ingest");
        kill(pid, SIGTERM);
    }
    return 0;
}

/* Takes what is complete. The number of units taken, or -1. */
static int take(struct watch *watch, struct err *err)
{
    struct watch_unit *units[AT_ONCE];
    const char *paths[AT_ONCE];
    size_t count = 0;
    int status;

    for (size_t i = 0; i < watch->folder.count && count < AT_ONCE; i++)
        if (watch_folder_ready(&watch->folder.units[i], now(), (double)watch->settle)) {
            paths[count] = watch->folder.units[i].path;
            units[count++] = &watch->folder.units[i];
        }
    if (count == 0)
        return 0;
    if (run_ingest(watch, paths, count, &status, err) != 0)
        return -1;
    if (stop_asked)
        return 0;
    for (size_t i = 0; i < count; i++) {
        struct err problem = {0};

        if (!ingest_process_succeeded(status)) {
            units[i]->retry_after = now() + RETRY_SECONDS;
            continue;
        }
        units[i]->taken = units[i]->mark;
        if (put_away(watch, units[i], &problem) != 0)
            say_error("%s", problem.message);
    }
    if (!ingest_process_succeeded(status)) {
        char reason[128];

        ingest_process_reason(status, reason, sizeof reason);
        say_error("the ingest %s; tried again in %d seconds", reason, RETRY_SECONDS);
    }
    return (int)count;
}

/* Waiting --------------------------------------------------------------------------------------------------------- */

/* Until something happens in the folder, or it is time to look again. */
static void wait_for_change(struct watch *watch)
{
    long seconds = watch_folder_pending(&watch->folder) && watch->settle < watch->every ? watch->settle : watch->every;
    struct pollfd fd = {watch->inotify, POLLIN, 0};
    char events[4096];

    if (seconds < 1)
        seconds = 1;
    if (poll(&fd, watch->inotify >= 0 ? 1 : 0, (int)seconds * 1000) > 0) {
        while (read(watch->inotify, events, sizeof events) > 0)
            ;
        poll(NULL, 0, 200); /* a copy of a hundred files is one change */
    }
}

static int look(struct watch *watch, struct err *err)
{
    if (watch_folder_look(&watch->folder, now(), err) == 0)
        return 0;
    /* A share that is away comes back. */
    say_error("%s", err->message);
    err_clear(err);
    return 0;
}

static int run(struct watch *watch, bool once, struct err *err)
{
    for (;;) {
        int took;

        if (once ? watch_folder_look(&watch->folder, now(), err) != 0 : look(watch, err) != 0)
            return -1;
        do
            took = stop_asked ? 0 : take(watch, err);
        while (took == AT_ONCE);
        if (took < 0)
            return -1;
        if (stop_asked || (once && !watch_folder_pending(&watch->folder)))
            return 0;
        if (once && watch_folder_failed(&watch->folder, now()))
            return 1; /* nobody waits for the next attempt */
        wait_for_change(watch);
    }
}

/* Setting up ------------------------------------------------------------------------------------------------------ */

static int open_folders(struct watch *watch, const char *path, const char *move, struct err *err)
{
    struct stat from, to;

    watch->path = realpath(path, NULL);
    if (!watch->path || stat(watch->path, &from) != 0)
        return err_errno(err, "cannot watch '%s'", path);
    if (!S_ISDIR(from.st_mode))
        return err_set(err, ERR_USAGE, "'%s' is not a folder", path);
    watch->folder.path = watch->path;
    if (!move)
        return 0;
    if (file_make_folders(AT_FDCWD, move, err) != 0)
        return -1;
    watch->move = realpath(move, NULL);
    if (!watch->move || stat(watch->move, &to) != 0)
        return err_errno(err, "cannot move to '%s'", move);
    if (to.st_dev != from.st_dev)
        return err_set(err, ERR_USAGE, "'%s' must be on the same file system as '%s', so that moving loses nothing",
                       move, path);
    if (to.st_ino == from.st_ino)
        return err_set(err, ERR_USAGE, "the folder to move to is the watched folder itself");
    watch->folder.avoid = watch->move;
    return 0;
}

static void open_inotify(struct watch *watch)
{
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->inotify >= 0 &&
        inotify_add_watch(watch->inotify, watch->path, IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR) < 0) {
        close(watch->inotify);
        watch->inotify = -1;
    }
}

static void release(struct watch *watch)
{
    watch_folder_release(&watch->folder);
    free(watch->path);
    free(watch->move);
    if (watch->inotify >= 0)
        close(watch->inotify);
}

/* An archive that is not there is said at once, not with the first file. */
static int check_archive(const struct context *context, struct err *err)
{
    cleanup_home struct home home = HOME_INIT;

    return home_open(&home, context, HOME_READ, err);
}

int command_watch(struct context *context, int argc, char **argv, struct err *err)
{
    struct watch watch = {.context = context, .settle = 5, .every = 10, .inotify = -1};
    const char *move = NULL;
    bool once = false;
    const struct option_spec options[] = {
        {'m', "move", "DIR", "move what was taken in there; otherwise it is left", OPTION_TEXT, &move},
        {0, "settle", "N", "seconds without a change that make a file complete (5)", OPTION_NUMBER, &watch.settle},
        {0, "every", "N", "seconds between looks, where changes are not announced (10)", OPTION_NUMBER, &watch.every},
        {0, "once", NULL, "take in what is there, once complete, and end", OPTION_FLAG, &once},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, 1, err), result;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    stop_catch();
    result = check_archive(context, err) != 0 || open_folders(&watch, argv[first], move, err) != 0 ? -1 : 0;
    if (result == 0) {
        open_inotify(&watch);
        result = run(&watch, once, err);
    }
    release(&watch);
    return result;
}

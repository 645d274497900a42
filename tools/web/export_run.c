#include "tools/web/export_run.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/bundle.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/selection.h"
#include "tools/web/site.h"

#define PREFIX "export-"
#define PART   ".part"

/* One a process, as there is one archive. */
static struct {
    pthread_mutex_t mutex;
    struct export_state state;
} job = {.mutex = PTHREAD_MUTEX_INITIALIZER};

struct order {
    const char *archive; /* lives as long as the site */
    char *path;
    struct selection selection;
};

const char *export_run_path(struct arena *arena, const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789.-");

    if (name[n] || n >= EXPORT_NAME || strncmp(name, PREFIX, strlen(PREFIX)) != 0 || strstr(name, ".."))
        return NULL;
    return arena_printf(arena, ARCHIVE_EXPORTS "/%s", name);
}

static bool ends_with_part(const char *name)
{
    size_t n = strlen(name);

    return n > strlen(PART) && !strcmp(name + n - strlen(PART), PART);
}

static void *run(void *data)
{
    struct order *order = data;
    struct context context = {.archive = order->archive};
    cleanup_home struct home home = HOME_INIT;
    struct err err = {0};
    int result = home_open(&home, &context, HOME_READ, &err);

    if (result == 0)
        result = bundle_write(&home, order->selection.ids, order->selection.count, 0, order->path, false, &err);
    pthread_mutex_lock(&job.mutex);
    job.state.running = false;
    snprintf(job.state.problem, sizeof job.state.problem, "%s", result == 0 ? "" : err.message);
    pthread_mutex_unlock(&job.mutex);
    selection_release(&order->selection);
    free(order->path);
    free(order);
    return NULL;
}

/* Nobody writes now: what is half-written will never be whole. */
static int sweep(const struct archive *archive, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    char **names;
    size_t count;

    if (file_make_folders(archive->dirfd, ARCHIVE_EXPORTS, err) != 0 ||
        file_list(&arena, archive->dirfd, ARCHIVE_EXPORTS, &names, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (ends_with_part(names[i]) &&
            file_remove_tree(archive->dirfd, file_join(&arena, ARCHIVE_EXPORTS, names[i]), err) != 0)
            return -1;
    return 0;
}

static void name_bag(const char *ending, char name[EXPORT_NAME])
{
    time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    snprintf(name + strftime(name, EXPORT_NAME, PREFIX "%Y%m%d-%H%M%S", &utc), 16, "%s", ending);
}

static int start(struct site *site, struct selection *selection, const char *ending, struct err *err)
{
    struct order *order = memory_alloc(sizeof *order);
    cleanup_arena struct arena arena = {0};
    pthread_t thread;

    name_bag(ending, job.state.name);
    job.state.count = selection->count;
    job.state.problem[0] = '\0';
    order->archive = site_rules(site)->archive;
    order->path = memory_strdup(file_join(&arena, order->archive, export_run_path(&arena, job.state.name)));
    order->selection = *selection;
    if (pthread_create(&thread, NULL, run, order) != 0) {
        free(order->path);
        free(order);
        return err_set(err, ERR_INTERNAL, "cannot start a thread");
    }
    pthread_detach(thread);
    *selection = (struct selection){0};
    job.state.running = true;
    return 0;
}

int export_run_start(struct site *site, struct selection *selection, const char *ending, struct err *err)
{
    int result;

    pthread_mutex_lock(&job.mutex);
    if (job.state.running)
        result = err_set(err, ERR_BUSY, "another export runs");
    else
        result = sweep(site_archive(site), err) == 0 ? start(site, selection, ending, err) : -1;
    pthread_mutex_unlock(&job.mutex);
    return result;
}

void export_run_state(struct export_state *state)
{
    pthread_mutex_lock(&job.mutex);
    *state = job.state;
    pthread_mutex_unlock(&job.mutex);
}

int export_run_list(const struct archive *archive, struct arena *arena, struct export_file **files, size_t *count,
                    struct err *err)
{
    char **names;
    size_t n;

    *count = 0;
    if (faccessat(archive->dirfd, ARCHIVE_EXPORTS, F_OK, 0) != 0)
        return 0;
    if (file_list(arena, archive->dirfd, ARCHIVE_EXPORTS, &names, &n, err) != 0)
        return -1;
    *files = arena_alloc(arena, (n + 1) * sizeof **files);
    while (n-- > 0) { /* the names hold the time */
        const char *path = ends_with_part(names[n]) ? NULL : export_run_path(arena, names[n]);
        struct stat st;
        struct tm utc;
        char made[24];

        if (!path || fstatat(archive->dirfd, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        gmtime_r(&st.st_mtime, &utc);
        strftime(made, sizeof made, "%Y-%m-%dT%H:%M:%SZ", &utc);
        (*files)[(*count)++] =
            (struct export_file){names[n], S_ISREG(st.st_mode) ? (int64_t)st.st_size : -1, arena_strdup(arena, made)};
    }
    return 0;
}

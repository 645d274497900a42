#include "tools/web/export_run.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/bundle.h"
#include "tools/command.h"
#include "tools/home.h"
#include "tools/own_process.h"
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
    char *path, *dossier;
    const char *as, *locale; /* constant */
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

static int write_bag(const struct order *order, struct err *err)
{
    struct context context = {.archive = order->archive};
    cleanup_home struct home home = HOME_INIT;

    return home_open(&home, &context, HOME_READ, err) != 0
               ? -1
               : bundle_write(&home, order->selection.ids, order->selection.count, 0, order->path, false, err);
}

/* Ids as words of the command line, those that follow each other as one: "3" "5-900". */
static void put_ids(struct arena *arena, const struct selection *selection, const char **words, size_t *count)
{
    for (size_t i = 0, last; i < selection->count; i = last + 1) {
        last = i;
        while (last + 1 < selection->count && selection->ids[last + 1] == selection->ids[last] + 1)
            last++;
        words[(*count)++] =
            arena_printf(arena, "%lld-%lld", (long long)selection->ids[i], (long long)selection->ids[last]);
    }
}

/* What a process of ours said goes to `said`; gives its exit status, or -1. */
static int run_process(const struct own_call *call, char said[1024], struct err *err)
{
    int status = 0;
    pid_t child = own_process_start(call, err);
    ssize_t n;

    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (child < 0)
        return -1;
    n = pread(call->errors, said, 1023, 0);
    said[n > 0 ? n : 0] = '\0';
    return WIFEXITED(status) ? WEXITSTATUS(status) : err_set(err, ERR_INTERNAL, "the export was killed");
}

/* A process of its own: pages are packed in processes that it starts, which a program of several threads should not. */
static int write_package(const struct order *order, char remark[1024], struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const char **words = arena_alloc(&arena, (order->selection.count + 8) * sizeof *words);
    struct own_call call = {
        .archive = order->archive, .arguments = words, .locale = order->locale, .output = -1,
        .errors = own_process_file(err)};
    int status;

    if (call.errors < 0)
        return -1;
    words[call.count++] = "export";
    words[call.count++] = "--as";
    words[call.count++] = order->as;
    words[call.count++] = "-o";
    words[call.count++] = order->path;
    if (order->dossier) {
        words[call.count++] = "--hoso";
        words[call.count++] = order->dossier;
    } else {
        put_ids(&arena, &order->selection, words, &call.count);
    }
    call.output = call.errors;
    status = run_process(&call, remark, err);
    close(call.errors);
    if (status == 0)
        remark[0] = '\0';
    if (status <= 1)
        return status < 0 ? -1 : 0;
    remark[strcspn(remark, "\n")] = '\0';
    return err_set(err, ERR_INPUT, "%s", strncmp(remark, "sohoa: ", 7) == 0 ? remark + 7 : remark);
}

static void *run(void *data)
{
    struct order *order = data;
    struct err err = {0};
    char remark[1024] = "";
    int result = !strcmp(order->as, "bag") ? write_bag(order, &err) : write_package(order, remark, &err);

    pthread_mutex_lock(&job.mutex);
    job.state.running = false;
    snprintf(job.state.problem, sizeof job.state.problem, "%s", result == 0 ? "" : err.message);
    snprintf(job.state.remark, sizeof job.state.remark, "%s", result == 0 ? remark : "");
    pthread_mutex_unlock(&job.mutex);
    selection_release(&order->selection);
    free(order->path);
    free(order->dossier);
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

/* By the time; by a number too when there was another in the same second. */
static void name_bag(const struct archive *archive, const char *ending, char name[EXPORT_NAME])
{
    cleanup_arena struct arena arena = {0};
    time_t now = time(NULL);
    struct tm utc;
    char stem[32];

    gmtime_r(&now, &utc);
    strftime(stem, sizeof stem, PREFIX "%Y%m%d-%H%M%S", &utc);
    snprintf(name, EXPORT_NAME, "%s%s", stem, ending);
    for (int n = 2; faccessat(archive->dirfd, export_run_path(&arena, name), F_OK, AT_SYMLINK_NOFOLLOW) == 0; n++)
        snprintf(name, EXPORT_NAME, "%s-%d%s", stem, n, ending);
}

static int start(struct site *site, const struct export_order *wanted, struct selection *selection, struct err *err)
{
    struct order *order = memory_alloc(sizeof *order);
    cleanup_arena struct arena arena = {0};
    pthread_t thread;

    name_bag(site_archive(site), wanted->ending, job.state.name);
    job.state.count = selection->count;
    job.state.problem[0] = job.state.remark[0] = '\0';
    order->as = wanted->as;
    order->locale = wanted->locale;
    order->dossier = wanted->dossier ? memory_strdup(wanted->dossier) : NULL;
    order->archive = site_rules(site)->archive;
    order->path = memory_strdup(file_join(&arena, order->archive, export_run_path(&arena, job.state.name)));
    order->selection = *selection;
    if (pthread_create(&thread, NULL, run, order) != 0) {
        free(order->path);
        free(order->dossier);
        free(order);
        return err_set(err, ERR_INTERNAL, "cannot start a thread");
    }
    pthread_detach(thread);
    *selection = (struct selection){0};
    job.state.running = true;
    return 0;
}

int export_run_start(struct site *site, const struct export_order *wanted, struct selection *selection, struct err *err)
{
    int result;

    pthread_mutex_lock(&job.mutex);
    if (job.state.running)
        result = err_set(err, ERR_BUSY, "another export runs");
    else
        result = sweep(site_archive(site), err) == 0 ? start(site, wanted, selection, err) : -1;
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

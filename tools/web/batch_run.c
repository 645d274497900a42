#include "tools/web/batch_run.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/intake/archive.h"
#include "tools/ingest_process.h"
#include "tools/refused.h"
#include "tools/web/site.h"

struct batch {
    struct batch *next;
    char *archive;
    char **paths;
    size_t count;
    bool retry, remove;
};

/* One queue a process: there is one archive, and one ingest at a time. */
static struct {
    pthread_mutex_t mutex;
    struct batch *first;
    bool running;
    char problem[160];
} queue = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void batch_free(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        free(batch->paths[i]);
    free(batch->paths);
    free(batch->archive);
    free(batch);
}

/* What is in the store now need not lie in the inbox; what was refused stays for another attempt. */
static void remove_taken(const struct batch *batch)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    cleanup_catalogue struct catalogue *catalogue =
        catalogue_open(file_join(&arena, batch->archive, ARCHIVE_CATALOGUE), CATALOGUE_READ, &err);

    for (size_t i = 0; catalogue && i < batch->count; i++)
        if (refused_find(catalogue, batch->paths[i], &err) == 0)
            file_remove_tree(AT_FDCWD, batch->paths[i], &err);
    if (batch->count > 0) /* the folder of the batch, when nothing is left in it */
        rmdir(arena_strndup(&arena, batch->paths[0], (size_t)(file_base_name(batch->paths[0]) - batch->paths[0])));
}

static void work(const struct batch *batch)
{
    struct ingest_call call = {.archive = batch->archive,
                               .paths = (const char *const *)batch->paths,
                               .count = batch->count,
                               .retry = batch->retry,
                               .output = open("/dev/null", O_WRONLY | O_CLOEXEC)};
    struct err err = {0};
    pid_t pid = ingest_process_start(&call, &err), got = -1;
    char problem[160] = "";
    int status = 0;

    if (pid > 0)
        while ((got = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
            ;
    if (pid < 0)
        snprintf(problem, sizeof problem, "%.150s", err.message);
    else if (got == pid && !ingest_process_succeeded(status))
        ingest_process_reason(status, problem, sizeof problem);
    else if (batch->remove)
        remove_taken(batch);
    if (call.output >= 0)
        close(call.output);
    pthread_mutex_lock(&queue.mutex);
    memcpy(queue.problem, problem, sizeof problem);
    pthread_mutex_unlock(&queue.mutex);
}

static void *run(void *unused)
{
    struct batch *batch;

    (void)unused;
    for (;;) {
        pthread_mutex_lock(&queue.mutex);
        batch = queue.first;
        if (batch)
            queue.first = batch->next;
        else
            queue.running = false;
        pthread_mutex_unlock(&queue.mutex);
        if (!batch)
            return NULL;
        work(batch);
        batch_free(batch);
    }
}

static int add(struct batch *batch, struct err *err)
{
    struct batch **last = &queue.first;
    pthread_t thread;
    int result = 0;

    pthread_mutex_lock(&queue.mutex);
    while (*last)
        last = &(*last)->next;
    *last = batch;
    if (!queue.running) {
        if (pthread_create(&thread, NULL, run, NULL) == 0) {
            pthread_detach(thread);
            queue.running = true;
        } else {
            *last = NULL;
            result = err_set(err, ERR_INTERNAL, "cannot start a thread");
        }
    }
    pthread_mutex_unlock(&queue.mutex);
    return result;
}

int batch_run_start(struct site *site, const char *const *paths, size_t count, bool retry, bool remove, struct err *err)
{
    struct batch *batch = memory_alloc(sizeof *batch);

    batch->archive = memory_strdup(site_rules(site)->archive);
    batch->paths = memory_alloc((count + 1) * sizeof *batch->paths);
    for (; batch->count < count; batch->count++)
        batch->paths[batch->count] = memory_strdup(paths[batch->count]);
    batch->retry = retry;
    batch->remove = remove;
    if (add(batch, err) == 0)
        return 0;
    batch_free(batch);
    return -1;
}

bool batch_run_busy(void)
{
    bool busy;

    pthread_mutex_lock(&queue.mutex);
    busy = queue.running;
    pthread_mutex_unlock(&queue.mutex);
    return busy;
}

void batch_run_problem(char *out, size_t n)
{
    pthread_mutex_lock(&queue.mutex);
    snprintf(out, n, "%s", queue.problem);
    pthread_mutex_unlock(&queue.mutex);
}

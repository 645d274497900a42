#include "tools/web/journal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define WAITING_MAX 1024
#define CLOSE_TRIES 3

struct line {
    char time[24];
    int64_t person, document;
    char name[64], what[16], address[64];
};

struct journal {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t came, went;
    struct line waiting[WAITING_MAX];
    size_t count;
    bool closing;
    struct catalogue *catalogue;
    void (*report)(const char *sentence);
};

static int write_lines(struct journal *journal, const struct line *lines, size_t count, struct err *err)
{
    if (catalogue_begin(journal->catalogue, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const struct line *line = &lines[i];
        const struct access access = {.time = line->time,
                                      .person = line->person,
                                      .name = line->name,
                                      .document = line->document,
                                      .what = line->what,
                                      .address = line->address};

        if (people_add_access(journal->catalogue, &access, err) != 0) {
            catalogue_rollback(journal->catalogue);
            return -1;
        }
    }
    if (catalogue_commit(journal->catalogue, err) == 0)
        return 0;
    catalogue_rollback(journal->catalogue);
    return -1;
}

static void *run(void *data)
{
    struct journal *journal = data;
    struct line *lines = memory_alloc(sizeof journal->waiting);
    int failed = 0;

    pthread_mutex_lock(&journal->mutex);
    while (!journal->closing || (journal->count > 0 && failed < CLOSE_TRIES)) {
        struct err err = {0};
        size_t count = journal->count;

        if (count == 0) {
            pthread_cond_wait(&journal->came, &journal->mutex);
            continue;
        }
        memcpy(lines, journal->waiting, count * sizeof *lines);
        pthread_mutex_unlock(&journal->mutex);
        failed = write_lines(journal, lines, count, &err) == 0 ? 0 : failed + 1;
        if (failed) {
            journal->report(err.message);
            usleep(200 * 1000);
        }
        pthread_mutex_lock(&journal->mutex);
        if (!failed) {
            journal->count -= count;
            memmove(journal->waiting, journal->waiting + count, journal->count * sizeof *lines);
            pthread_cond_broadcast(&journal->went);
        }
    }
    pthread_mutex_unlock(&journal->mutex);
    free(lines);
    return NULL;
}

struct journal *journal_open(const char *catalogue, void (*report)(const char *sentence), struct err *err)
{
    struct journal *journal = memory_alloc(sizeof *journal);

    journal->report = report;
    journal->catalogue = catalogue_open(catalogue, CATALOGUE_WRITE, err);
    pthread_mutex_init(&journal->mutex, NULL);
    pthread_cond_init(&journal->came, NULL);
    pthread_cond_init(&journal->went, NULL);
    if (journal->catalogue && pthread_create(&journal->thread, NULL, run, journal) == 0)
        return journal;
    if (journal->catalogue)
        err_set(err, ERR_INTERNAL, "cannot start a thread");
    catalogue_close(journal->catalogue);
    free(journal);
    return NULL;
}

void journal_close(struct journal *journal)
{
    if (!journal)
        return;
    pthread_mutex_lock(&journal->mutex);
    journal->closing = true;
    pthread_cond_broadcast(&journal->came);
    pthread_mutex_unlock(&journal->mutex);
    pthread_join(journal->thread, NULL);
    catalogue_close(journal->catalogue);
    pthread_cond_destroy(&journal->came);
    pthread_cond_destroy(&journal->went);
    pthread_mutex_destroy(&journal->mutex);
    free(journal);
}

static void copy(char *to, size_t room, const char *from)
{
    size_t n = from ? strnlen(from, room - 1) : 0;

    if (n)
        memcpy(to, from, n);
    to[n] = '\0';
}

void journal_note(struct journal *journal, const struct access *access)
{
    struct line line = {.person = access->person, .document = access->document};

    catalogue_now(line.time);
    copy(line.name, sizeof line.name, access->name);
    copy(line.what, sizeof line.what, access->what);
    copy(line.address, sizeof line.address, access->address);
    pthread_mutex_lock(&journal->mutex);
    while (journal->count == WAITING_MAX)
        pthread_cond_wait(&journal->went, &journal->mutex);
    journal->waiting[journal->count++] = line;
    pthread_cond_signal(&journal->came);
    pthread_mutex_unlock(&journal->mutex);
}

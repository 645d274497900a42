#include "tools/web/site.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "tools/command.h"
#include "tools/web/gallery.h"
#include "tools/web/journal.h"
#include "tools/web/secret.h"
#include "tools/web/throttle.h"

/* Each may keep 16 MB of the catalogue in memory; a request that reads takes some milliseconds. */
#define READERS 4

struct site {
    struct site_options options;
    char *catalogue_path;
    pthread_mutex_t lending, writing;
    pthread_cond_t returned;
    struct catalogue *readers[READERS]; /* the first `idle` are not lent */
    size_t idle;
    struct home home; /* for writing */
    struct gallery *gallery;
    struct journal *journal;
    struct throttle *throttle;
    atomic_bool setting_up;   /* there is no administrator yet */
    char setup[SECRET_TOKEN]; /* never changes */
};

static int open_parts(struct site *site, struct err *err)
{
    struct context context = {.archive = site->options.archive};
    cleanup_arena struct arena arena = {0};
    int64_t admins;

    /* First the one that writes: it brings an older catalogue up to date. */
    if (home_open(&site->home, &context, HOME_SHARE, err) != 0)
        return -1;
    site->catalogue_path = memory_strdup(file_join(&arena, site->options.archive, ARCHIVE_CATALOGUE));
    for (; site->idle < READERS; site->idle++)
        if (!(site->readers[site->idle] = catalogue_open(site->catalogue_path, CATALOGUE_READ, err)))
            return -1;
    if (secret_prepare(err) != 0 || people_count_admins(site->home.catalogue, &admins, err) != 0)
        return -1;
    secret_make_token(site->setup);
    site->setting_up = admins == 0;
    site->throttle = throttle_new();
    site->journal = journal_open(site->catalogue_path, site->options.report, err);
    if (!site->journal)
        return -1;
    site->gallery = gallery_open(&site->home.archive, site->options.program, err);
    return site->gallery ? 0 : -1;
}

struct site *site_open(const struct site_options *options, struct err *err)
{
    struct site *site = memory_alloc(sizeof *site);

    site->options = *options;
    site->home = (struct home)HOME_INIT;
    pthread_mutex_init(&site->lending, NULL);
    pthread_mutex_init(&site->writing, NULL);
    pthread_cond_init(&site->returned, NULL);
    if (open_parts(site, err) == 0)
        return site;
    site_close(site);
    return NULL;
}

void site_close(struct site *site)
{
    if (!site)
        return;
    gallery_close(site->gallery);
    journal_close(site->journal);
    throttle_free(site->throttle);
    for (size_t i = 0; i < site->idle; i++)
        catalogue_close(site->readers[i]);
    home_close(&site->home);
    pthread_cond_destroy(&site->returned);
    pthread_mutex_destroy(&site->writing);
    pthread_mutex_destroy(&site->lending);
    free(site->catalogue_path);
    free(site);
}

void site_lend(struct web_request *request)
{
    struct site *site = request->site;

    if (request->catalogue)
        return;
    pthread_mutex_lock(&site->lending);
    while (site->idle == 0)
        pthread_cond_wait(&site->returned, &site->lending);
    request->catalogue = site->readers[--site->idle];
    pthread_mutex_unlock(&site->lending);
}

void site_give_back(struct web_request *request)
{
    struct site *site = request->site;

    if (!request->catalogue)
        return;
    pthread_mutex_lock(&site->lending);
    site->readers[site->idle++] = request->catalogue;
    pthread_cond_signal(&site->returned);
    pthread_mutex_unlock(&site->lending);
    request->catalogue = NULL;
}

struct home *site_write_begin(struct site *site)
{
    pthread_mutex_lock(&site->writing);
    return &site->home;
}

int site_write_end(struct site *site, struct err *err)
{
    int result;

    catalogue_rollback(site->home.catalogue);
    result = home_write_records(&site->home, err);
    pthread_mutex_unlock(&site->writing);
    return result;
}

void site_write_leave(struct site *site)
{
    catalogue_rollback(site->home.catalogue);
    pthread_mutex_unlock(&site->writing);
}

const struct archive *site_archive(const struct site *site)
{
    return &site->home.archive;
}

const struct site_options *site_rules(const struct site *site)
{
    return &site->options;
}

struct gallery *site_gallery(struct site *site)
{
    return site->gallery;
}

struct throttle *site_throttle(struct site *site)
{
    return site->throttle;
}

const char *site_setup_token(const struct site *site)
{
    return site->setting_up ? site->setup : NULL;
}

bool site_may_set_up(const struct site *site, const char *token)
{
    return site->setting_up && secret_equal(site->setup, token);
}

void site_set_up_done(struct site *site)
{
    site->setting_up = false;
}

int site_admit(struct web_request *request, int64_t document, const char *what, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct access access = {.person = request->person.id,
                            .name = request->person.name,
                            .document = document,
                            .what = what,
                            .address = request->address};
    struct entry entry;
    int found;

    found = catalogue_find_entry(request->catalogue, &arena, document, &entry, err);
    if (found == 1 && request->person.role < ROLE_MANAGER) {
        int secret = people_find_secret(request->catalogue, document, err);

        found = secret < 0 ? -1 : !secret;
    }
    if (found == 1 && what)
        journal_note(request->site->journal, &access);
    return found;
}

/* Batches: pieces of files as they come, and what starts an ingest. */
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "tools/web/batch_page.h"
#include "tools/web/batch_run.h"
#include "tools/web/inbox.h"
#include "tools/web/reply.h"
#include "tools/web/site.h"

#define RETRY_PATHS   500
#define PATHS_AT_ONCE 1000 /* a command line has room for 2 MB */

int batch_post_new(struct web_request *r, struct web_response *response, struct err *err)
{
    char id[INBOX_ID];

    if (inbox_new(site_archive(r->site), id, err) != 0)
        return -1;
    return reply_json(response, 200, json_pack("{s:s}", "batch", id));
}

/* Name and size of the file that a request is about. */
static bool file_of(const struct web_request *r, const char **name, int64_t *size)
{
    *name = web_value(&r->query, "name");
    return *name && web_number(web_value(&r->query, "size"), 0, INT64_MAX, size);
}

int batch_get_piece(struct web_request *r, struct web_response *response, struct err *err)
{
    int64_t size, received;
    const char *name;

    if (!file_of(r, &name, &size))
        return err_set(err, ERR_INPUT, "no name or size");
    if (inbox_received(site_archive(r->site), r->parts[0], name, size, &received, err) != 0)
        return -1;
    return reply_json(response, 200, json_pack("{s:I}", "received", (json_int_t)received));
}

int batch_post_piece(struct web_request *r, struct web_response *response, struct err *err)
{
    int64_t size, offset, received;
    const char *name;
    int put;

    site_give_back(r);
    if (!file_of(r, &name, &size) || !web_number(web_value(&r->query, "offset"), 0, INT64_MAX, &offset))
        return err_set(err, ERR_INPUT, "no name, size or offset");
    put = inbox_put(site_archive(r->site), r->parts[0], name, size, offset, r->body, r->body_length, &received, err);
    if (put < 0)
        return -1;
    return reply_json(response, put == 0 ? 200 : 409, json_pack("{s:I}", "received", (json_int_t)received));
}

/* The folder of a batch by the archive's name, as the ingest will be given it; NULL when there is none. */
static const char *batch_folder(struct web_request *r)
{
    const char *path;
    struct stat st;
    char *whole;

    if (!inbox_is_id(r->parts[0]))
        return NULL;
    path = inbox_path(r->arena, r->parts[0]);
    if (fstatat(site_archive(r->site)->dirfd, path, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(st.st_mode))
        return NULL;
    whole = realpath(file_join(r->arena, site_rules(r->site)->archive, path), NULL);
    path = arena_strdup(r->arena, whole);
    free(whole);
    return path;
}

static int started(struct web_request *r, struct web_response *response)
{
    if (r->fragment)
        return reply_json(response, 200, json_pack("{s:b}", "started", 1));
    return reply_redirect(r, response, "/batches");
}

/* Each file and each folder that was sent is given by itself: loose pictures are documents of their own, those of a
 * folder are the pages of one. */
int batch_post_take(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *folder = batch_folder(r);
    const char **paths;
    size_t all, count = 0;
    char **names;

    if (!folder)
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    if (file_list(r->arena, AT_FDCWD, folder, &names, &all, err) != 0)
        return -1;
    paths = arena_alloc(r->arena, (all + 1) * sizeof *paths);
    for (size_t i = 0; i < all; i++)
        if (names[i][0] != '.')
            paths[count++] = file_join(r->arena, folder, names[i]);
    for (size_t i = 0; i < count; i += PATHS_AT_ONCE)
        if (batch_run_start(r->site, paths + i, count - i < PATHS_AT_ONCE ? count - i : PATHS_AT_ONCE, false, true,
                            err) != 0)
            return -1;
    return started(r, response);
}

int batch_post_remove(struct web_request *r, struct web_response *response, struct err *err)
{
    if (!batch_folder(r))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    if (batch_run_busy())
        return reply_error(r, response, 503, PHRASE_ERROR_BUSY);
    if (file_remove_tree(site_archive(r->site)->dirfd, inbox_path(r->arena, r->parts[0]), err) != 0)
        return -1;
    return reply_redirect(r, response, "/batches");
}

int batch_post_folder(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *path = web_value(&r->form, "path");
    struct stat st;

    if (!path || path[0] != '/' || stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
        return reply_error(r, response, 400, PHRASE_BATCH_PATH_BAD);
    if (batch_run_start(r->site, &path, 1, false, false, err) != 0)
        return -1;
    return started(r, response);
}

/* Files that were quarantined, by themselves or as documents, and still lie where they were. */
struct again {
    struct web_request *request;
    const char *paths[RETRY_PATHS];
    size_t count;
};

static int note_path(const struct item *item, void *data)
{
    struct again *again = data;
    struct stat st;

    if (item->kind != ITEM_ENTRY && again->count < RETRY_PATHS && stat(item->path, &st) == 0)
        again->paths[again->count++] = arena_strdup(again->request->arena, item->path);
    return again->count == RETRY_PATHS;
}

static int note_document(const struct entry *entry, void *data)
{
    struct again *again = data;
    struct err ignored = {0};

    if (entry->page_count == 0)
        catalogue_each_item(again->request->catalogue, 1u << ITEM_DOCUMENT, entry->id, note_path, again, &ignored);
    return again->count == RETRY_PATHS;
}

int batch_post_retry(struct web_request *r, struct web_response *response, struct err *err)
{
    struct again *again = arena_alloc(r->arena, sizeof *again);
    struct list_filter filter = {.states = 1u << DOCUMENT_QUARANTINED};

    again->request = r;
    if (catalogue_each_item(r->catalogue, 1u << ITEM_QUARANTINED, 0, note_path, again, err) < 0 ||
        catalogue_each_entry(r->catalogue, &filter, note_document, again, err) < 0)
        return -1;
    site_give_back(r);
    if (batch_run_start(r->site, again->paths, again->count, true, false, err) != 0)
        return -1;
    return started(r, response);
}

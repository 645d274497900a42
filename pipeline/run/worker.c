#include "pipeline/run/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/base64.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/model/record.h"
#include "pipeline/package/unpack.h"
#include "pipeline/run/message.h"
#include "pipeline/run/preview.h"
#include "pipeline/run/sandbox.h"

#define STAGES_MAX  16
#define KEPT_PIXELS (40L * 1000 * 1000) /* a page of A3 at 400 dpi: within limits.worker_mb with what cutting needs */

/* The page last cut from: who looks at a document asks for one place after another. */
struct kept_page {
    char object[DIGEST_SHA256_HEX];
    int page; /* 0: none */
    struct geometry geometry;
    struct image *image;
};

struct worker {
    const struct stage *stages;
    size_t count;
    const struct worker_options *options;
    void *states[STAGES_MAX];
    struct kept_page kept;
};

static struct decode_limits decode_limits_of(const struct job *job)
{
    return (struct decode_limits){.pixels = job->limits.pixels,
                                  .pages = (int)job->limits.pages,
                                  .seconds = (int)job->limits.seconds,
                                  .memory_mb = job->limits.memory_mb};
}

static int probe(struct worker *worker, struct arena *arena, const struct job *job, struct buf *out, struct err *err)
{
    struct decode_limits limits = decode_limits_of(job);
    struct probe found = {0};

    if (decode_probe(arena, job->path, job->media, worker->options->scratch, &limits, &found, err) != 0)
        return -1;
    message_put_ok(out, job->ticket, "probe", json_pack("{s:i,s:s?}", "pages", found.pages, "warning", found.warning));
    return 0;
}

static json_t *hex(const char *bytes)
{
    cleanup_buf struct buf text = {0};

    for (; *bytes; bytes++)
        buf_printf(&text, "%02x", (unsigned char)*bytes);
    return json_string(buf_string(&text));
}

static int unpack(struct worker *worker, struct arena *arena, const struct job *job, struct buf *out, struct err *err)
{
    struct unpack_limits limits = {.entries = (size_t)job->limits.unpack_files,
                                   .total_bytes = (uint64_t)job->limits.unpack_bytes,
                                   .ratio = LIMIT_ARCHIVE_RATIO};
    struct unpack_entry *entries;
    size_t count;
    json_t *list;
    char *folder = arena_printf(arena, "%s/unpack-%lld", worker->options->scratch, (long long)job->ticket);
    int fd, result;

    if (file_make_folders(AT_FDCWD, folder, err) != 0)
        return -1;
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_errno(err, "cannot open the scratch folder");
    result = unpack_archive(job->path, fd, &limits, &entries, &count, arena, err);
    close(fd);
    if (result != 0)
        return -1;
    list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *entry = json_pack("{s:o}", "name", hex(entries[i].name));

        if (entries[i].refused)
            json_object_set_new(entry, "refused", json_string(entries[i].refused));
        else
            json_object_set_new(entry, "file", json_string(arena_printf(arena, "%s/%s", folder, entries[i].stored)));
        json_array_append_new(list, entry);
    }
    message_put_ok(out, job->ticket, "entries", list);
    return 0;
}

static int read_page(struct worker *worker, struct arena *arena, const struct job *job, struct buf *out,
                     struct err *err)
{
    struct page_work work = {.arena = arena,
                             .path = job->path,
                             .media = job->media,
                             .index = job->page,
                             .scratch = worker->options->scratch,
                             .limits = decode_limits_of(job)};
    struct err ignored = {0}; /* a page without its picture is read all the same */
    int result = 0;

    if (worker->count == 0)
        return err_set(err, ERR_INTERNAL, "this worker was not started to read");
    work.page.number = job->page;
    for (size_t i = 0; i < worker->count && result == 0 && !work.finished; i++)
        result = worker->stages[i].run(worker->states[i], &work, err);
    if (result == 0)
        message_put_page(out, job->ticket, record_from_page(&work.page),
                         job->previews ? preview_make(work.original, &work.page.geometry, &ignored) : NULL);
    page_work_release(&work);
    return result;
}

/* The page to cut from, in worker->kept. */
static int open_page(struct worker *worker, struct arena *arena, const struct job *job, struct err *err)
{
    struct decode_limits limits = decode_limits_of(job);
    struct kept_page *kept = &worker->kept;
    struct text_layer layer = {0};

    if (kept->page == job->page && !strcmp(kept->object, job->object))
        return 0;
    image_free(kept->image);
    *kept = (struct kept_page){0};
    kept->image = decode_page(arena, job->path, job->media, job->page, worker->options->scratch, &limits,
                              &kept->geometry, &layer, err);
    if (!kept->image)
        return -1;
    kept->page = job->page;
    memcpy(kept->object, job->object, sizeof kept->object);
    return 0;
}

static int cut(struct worker *worker, const struct job *job, struct buf *out, struct err *err)
{
    const struct geometry *read = &job->crop.geometry;
    struct geometry geometry = worker->kept.geometry;
    cleanup_buf struct buf picture = {0};
    cleanup_buf struct buf text = {0};

    if (read->width > 0 && (read->width != geometry.width || read->height != geometry.height))
        return err_set(err, ERR_INPUT, "page %d was read at %d x %d px and is decoded at %d x %d now", job->page,
                       read->width, read->height, geometry.width, geometry.height);
    if (read->width > 0) {
        geometry.rotation = read->rotation;
        geometry.skew = read->skew;
    }
    if (picture_of(worker->kept.image, &geometry, job->crop.box, job->crop.pad, job->crop.side, job->crop.form,
                   &picture, err) != 0)
        return -1;
    base64_put(&text, picture.data, picture.len);
    message_put_ok(out, job->ticket, "picture", json_stringn(buf_string(&text), text.len));
    return 0;
}

static int crop(struct worker *worker, struct arena *arena, const struct job *job, struct buf *out, struct err *err)
{
    int result = open_page(worker, arena, job, err) != 0 ? -1 : cut(worker, job, out, err);

    if ((long)worker->kept.geometry.width * worker->kept.geometry.height > KEPT_PIXELS) {
        image_free(worker->kept.image);
        worker->kept = (struct kept_page){0};
    }
    return result;
}

/* A clerk knows the file by its own name, which stands beside the reason, and not by where its bytes lie. */
static void hide_path(struct err *reason, const char *path)
{
    cleanup_buf struct buf quoted = {0};
    cleanup_buf struct buf text = {0};
    const char *found, *rest = reason->message;

    buf_printf(&quoted, "'%s'", path);
    while ((found = strstr(rest, quoted.data))) {
        buf_append(&text, rest, (size_t)(found - rest));
        buf_puts(&text, "the file");
        rest = found + quoted.len;
    }
    buf_puts(&text, rest);
    err_set(reason, reason->code, "%s", text.data);
}

static int answer(struct worker *worker, const json_t *body, struct buf *out, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct job job;
    struct err reason = {0};
    int result = -1;

    if (message_read_job(body, &job, err) != 0)
        return -1;
    sandbox_allow_seconds(job.limits.seconds);
    switch (job.kind) {
    case JOB_PROBE:
        result = probe(worker, &arena, &job, out, &reason);
        break;
    case JOB_UNPACK:
        result = unpack(worker, &arena, &job, out, &reason);
        break;
    case JOB_PAGE:
        result = read_page(worker, &arena, &job, out, &reason);
        break;
    case JOB_CROP:
        result = crop(worker, &arena, &job, out, &reason);
        break;
    case JOB_KINDS:
        break;
    }
    if (result != 0) {
        hide_path(&reason, job.path);
        message_put_failure(out, job.ticket, &reason);
    }
    return 0;
}

static int send(const struct worker_options *options, struct buf *out, struct err *err)
{
    int result = file_write_all(options->out, out->data, out->len);

    buf_clear(out);
    return result == 0 ? 0 : err_errno(err, "cannot answer the parent");
}

static int serve(struct worker *worker, struct err *err)
{
    cleanup_buf struct buf in = {0};
    cleanup_buf struct buf out = {0};
    char block[65536];
    ssize_t n;

    while ((n = read(worker->options->in, block, sizeof block)) != 0) {
        json_t *body;
        int got;

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(err, "cannot hear the parent");
        buf_append(&in, block, (size_t)n);
        while ((got = message_take(&in, &body, err)) > 0) {
            got = answer(worker, body, &out, err);
            json_decref(body);
            if (got != 0 || send(worker->options, &out, err) != 0)
                return -1;
        }
        if (got < 0)
            return -1;
    }
    return 0;
}

static int start(struct worker *worker, struct err *err)
{
    const struct worker_options *o = worker->options;
    struct sandbox sandbox = {.readable = {ARCHIVE_OBJECTS, ARCHIVE_INCOMING, getenv("TESSDATA_PREFIX")},
                              .writable = o->scratch,
                              .memory_mb = o->memory_mb,
                              .file_mb = o->file_mb};

    setenv("TMPDIR", o->scratch, 1);
    if (file_make_folders(AT_FDCWD, o->scratch, err) != 0 || sandbox_enter(&sandbox, err) != 0)
        return -1;
    for (size_t i = 0; i < worker->count; i++)
        if (worker->stages[i].open && worker->stages[i].open(&o->stages, &worker->states[i], err) != 0)
            return -1;
    return 0;
}

int worker_run(const struct stage *stages, size_t count, const struct worker_options *options, struct err *err)
{
    struct worker worker = {.stages = stages, .count = count, .options = options};
    cleanup_buf struct buf out = {0};
    int result;

    if (count > STAGES_MAX)
        return err_set(err, ERR_INTERNAL, "more than %d stages", STAGES_MAX);
    result = start(&worker, err);
    message_put_hello(&out, options->agent, result == 0 ? NULL : err);
    if (send(options, &out, err) == 0 && result == 0)
        result = serve(&worker, err);
    for (size_t i = 0; i < count; i++)
        if (stages[i].close && worker.states[i])
            stages[i].close(worker.states[i]);
    image_free(worker.kept.image);
    return result;
}

#include "pipeline/run/cropper.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/base64.h"
#include "pipeline/base/file.h"
#include "pipeline/run/pool.h"

#define ATTEMPTS 2

struct cropper {
    struct pool *pool;
    struct job_limits limits;
    int64_t ticket;
    struct arena arena;
    char *scratch; /* in the arena; NULL when it could not be made */
};

struct cropper *cropper_open(const struct archive *archive, const char *program, const char *temporary, struct err *err)
{
    const struct settings *s = &archive->settings;
    struct cropper *cropper = memory_alloc(sizeof *cropper);
    struct pool_options options = {.program = program,
                                   .languages = "",
                                   .dirfd = archive->dirfd,
                                   .workers = 1,
                                   .memory_mb = (int64_t)s->worker_mb,
                                   .file_mb = (int64_t)s->file_mb,
                                   .page_seconds = (int64_t)s->page_seconds};

    cropper->limits = (struct job_limits){.pixels = (int64_t)(s->page_megapixels * 1e6),
                                          .pages = (int64_t)s->pages,
                                          .seconds = (int64_t)s->page_seconds,
                                          .memory_mb = (int64_t)s->worker_mb};
    /* The worker's system calls see the path after its rules are set, so it must be absolute and without links. */
    options.scratch = cropper->scratch = file_make_scratch(&cropper->arena, temporary, "sohoa-crop", err);
    if (cropper->scratch && (cropper->pool = pool_open(&options, err)))
        return cropper;
    cropper_close(cropper);
    return NULL;
}

void cropper_close(struct cropper *cropper)
{
    struct err ignored = {0};

    if (!cropper)
        return;
    pool_close(cropper->pool);
    if (cropper->scratch)
        file_remove_tree(AT_FDCWD, cropper->scratch, &ignored);
    arena_release(&cropper->arena);
    free(cropper);
}

/* What the worker sent, checked as far as that goes without decoding it. */
static int take_picture(const struct result *result, const struct crop_job *crop, struct buf *picture, struct err *err)
{
    const json_t *text = json_object_get(result->body, "picture");
    cleanup_buf struct buf bytes = {0};
    int width, height;

    if (base64_take(json_is_string(text) ? json_string_value(text) : "", json_string_length(text), &bytes, err) != 0 ||
        picture_size(crop->form, buf_string(&bytes), bytes.len, &width, &height, err) != 0)
        return -1;
    if (bytes.len > PICTURE_BYTES_MAX || width > crop->side || height > crop->side)
        return err_set(err, ERR_INPUT, "the picture is larger than was asked for");
    buf_append(picture, bytes.data, bytes.len);
    return 0;
}

/* 1: its worker died. */
static int attempt(struct cropper *cropper, const struct job *job, struct buf *picture, struct err *err)
{
    struct outcome outcome = {0};
    int got, result;

    if (pool_submit(cropper->pool, job, err) != 0)
        return -1;
    while ((got = pool_wait(cropper->pool, 1000, &outcome, err)) == 0)
        ;
    if (got < 0)
        return -1;
    if (outcome.died || !outcome.result.ok) {
        *err = outcome.result.err;
        result = outcome.died ? 1 : -1;
    } else {
        result = take_picture(&outcome.result, &job->crop, picture, err);
    }
    result_release(&outcome.result);
    return result;
}

int cropper_cut(struct cropper *cropper, const char *object, enum media media, int page, const struct crop_job *crop,
                struct buf *picture, struct err *err)
{
    struct job job = {.kind = JOB_CROP, .media = media, .page = page, .limits = cropper->limits, .crop = *crop};
    int result = 1;

    snprintf(job.object, sizeof job.object, "%s", object);
    archive_object_path(job.object, job.path);
    for (int i = 0; i < ATTEMPTS && result == 1; i++) {
        job.ticket = ++cropper->ticket;
        result = attempt(cropper, &job, picture, err);
    }
    return result == 0 ? 0 : -1;
}

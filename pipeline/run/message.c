#include "pipeline/run/message.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/limits.h"
#include "pipeline/base/text.h"
#include "pipeline/model/record.h"

#define MESSAGE_VERSION 1

static const char *const KINDS[] = {
    [JOB_PROBE] = "probe", [JOB_UNPACK] = "unpack", [JOB_PAGE] = "page", [JOB_CROP] = "crop"};

void result_release(struct result *result)
{
    json_decref(result->body);
    result->body = NULL;
}

static void put(struct buf *out, json_t *json)
{
    cleanup_buf struct buf text = {0};
    unsigned char head[4];

    json_object_set_new(json, "v", json_integer(MESSAGE_VERSION));
    record_dump(json, &text);
    json_decref(json);
    for (int i = 0; i < 4; i++)
        head[i] = (unsigned char)(text.len >> (24 - 8 * i));
    buf_append(out, head, sizeof head);
    buf_append(out, text.data, text.len);
}

static json_t *crop_json(const struct crop_job *crop)
{
    const struct geometry *g = &crop->geometry;

    return json_pack("{s:[i,i],s:i,s:f,s:[i,i,i,i],s:i,s:i,s:s}", "raster", g->width, g->height, "rotation",
                     g->rotation, "skew", g->skew, "box", crop->box.x, crop->box.y, crop->box.w, crop->box.h, "pad",
                     crop->pad, "side", crop->side, "form", picture_form_name(crop->form));
}

void message_put_job(struct buf *out, const struct job *job)
{
    const struct job_limits *l = &job->limits;
    json_t *limits =
        json_pack("{s:I,s:I,s:I,s:I,s:I,s:I}", "pixels", (json_int_t)l->pixels, "pages", (json_int_t)l->pages,
                  "seconds", (json_int_t)l->seconds, "memory_mb", (json_int_t)l->memory_mb, "unpack_bytes",
                  (json_int_t)l->unpack_bytes, "unpack_files", (json_int_t)l->unpack_files);

    put(out, json_pack("{s:I,s:s,s:s,s:s,s:s,s:i,s:o,s:o*,s:b}", "ticket", (json_int_t)job->ticket, "kind",
                       KINDS[job->kind], "object", job->object, "path", job->path, "media", media_name(job->media),
                       "page", job->page, "limits", limits, "crop",
                       job->kind == JOB_CROP ? crop_json(&job->crop) : NULL, "previews", job->previews));
}

void message_put_ok(struct buf *out, int64_t ticket, const char *key, json_t *value)
{
    put(out, json_pack("{s:I,s:b,s:o}", "ticket", (json_int_t)ticket, "ok", 1, key, value));
}

void message_put_page(struct buf *out, int64_t ticket, json_t *page, json_t *previews)
{
    put(out,
        json_pack("{s:I,s:b,s:o,s:o*}", "ticket", (json_int_t)ticket, "ok", 1, "page", page, "previews", previews));
}

/* A reason may quote any file's name; what is not UTF-8 in it must not spoil the message. */
static json_t *sentence(const struct err *reason)
{
    cleanup_buf struct buf text = {0};

    text_put_printable(&text, reason->message, strlen(reason->message));
    return json_string(buf_string(&text));
}

void message_put_failure(struct buf *out, int64_t ticket, const struct err *reason)
{
    put(out, json_pack("{s:I,s:b,s:i,s:o}", "ticket", (json_int_t)ticket, "ok", 0, "code", (int)reason->code, "reason",
                       sentence(reason)));
}

void message_put_hello(struct buf *out, const char *agent, const struct err *reason)
{
    if (reason)
        put(out, json_pack("{s:b,s:i,s:o}", "hello", 0, "code", (int)reason->code, "reason", sentence(reason)));
    else
        put(out, json_pack("{s:b,s:s}", "hello", 1, "agent", agent));
}

int message_take(struct buf *in, json_t **body, struct err *err)
{
    const unsigned char *head = (const unsigned char *)in->data;
    size_t n;

    if (in->len < 4)
        return 0;
    n = (size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3];
    if (n > LIMIT_MESSAGE_BYTES)
        return err_set(err, ERR_LIMIT, "a message of %zu bytes is larger than allowed", n);
    if (in->len < 4 + n)
        return 0;
    *body = record_parse(in->data + 4, n, err);
    memmove(in->data, in->data + 4 + n, in->len - 4 - n + 1);
    in->len -= 4 + n;
    if (!*body)
        return -1;
    if (json_integer_value(json_object_get(*body, "v")) == MESSAGE_VERSION)
        return 1;
    json_decref(*body);
    *body = NULL;
    return err_set(err, ERR_INPUT, "a message of another version than %d", MESSAGE_VERSION);
}

static int64_t whole(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

static bool read_crop(json_t *json, struct crop_job *crop)
{
    struct geometry *g = &crop->geometry;
    struct box *b = &crop->box;
    const char *form;
    double skew = 0;

    if (json_unpack_ex(json, NULL, 0, "{s:[i,i],s:i,s:F,s:[i,i,i,i],s:i,s:i,s:s}", "raster", &g->width, &g->height,
                       "rotation", &g->rotation, "skew", &skew, "box", &b->x, &b->y, &b->w, &b->h, "pad", &crop->pad,
                       "side", &crop->side, "form", &form) != 0 ||
        !picture_form_by_name(form, &crop->form))
        return false;
    g->skew = skew;
    return g->width >= 0 && g->width <= LIMIT_SIDE_PIXELS && g->height >= 0 && g->height <= LIMIT_SIDE_PIXELS &&
           g->rotation >= 0 && g->rotation < 360 && g->rotation % 90 == 0 && skew >= -45 && skew <= 45 && b->x >= 0 &&
           b->x <= LIMIT_SIDE_PIXELS && b->y >= 0 && b->y <= LIMIT_SIDE_PIXELS && b->w >= 0 &&
           b->w <= LIMIT_SIDE_PIXELS && b->h >= 0 && b->h <= LIMIT_SIDE_PIXELS && crop->pad >= 0 &&
           crop->pad <= LIMIT_SIDE_PIXELS && crop->side >= 1 && crop->side <= PICTURE_SIDE_MAX;
}

int message_read_job(const json_t *body, struct job *job, struct err *err)
{
    const json_t *limits = json_object_get(body, "limits");
    const char *kind = json_string_value(json_object_get(body, "kind"));
    const char *object = json_string_value(json_object_get(body, "object"));
    const char *path = json_string_value(json_object_get(body, "path"));
    const char *media = json_string_value(json_object_get(body, "media"));
    int k = 0;

    *job = (struct job){.ticket = whole(body, "ticket"), .page = (int)whole(body, "page")};
    job->previews = json_is_true(json_object_get(body, "previews"));
    while (kind && k < JOB_KINDS && strcmp(kind, KINDS[k]))
        k++;
    if (!kind || k == JOB_KINDS || !object || strlen(object) >= sizeof job->object || !path ||
        strlen(path) >= sizeof job->path || !media || !media_by_name(media, &job->media))
        return err_set(err, ERR_INPUT, "not a job");
    job->kind = (enum job_kind)k;
    if (job->kind == JOB_CROP && !read_crop(json_object_get(body, "crop"), &job->crop))
        return err_set(err, ERR_INPUT, "not a job: its crop");
    snprintf(job->object, sizeof job->object, "%s", object);
    snprintf(job->path, sizeof job->path, "%s", path);
    job->limits =
        (struct job_limits){whole(limits, "pixels"),    whole(limits, "pages"),        whole(limits, "seconds"),
                            whole(limits, "memory_mb"), whole(limits, "unpack_bytes"), whole(limits, "unpack_files")};
    return 0;
}

int message_read_result(json_t *body, struct result *result, struct err *err)
{
    const json_t *ok = json_object_get(body, "ok");
    const char *reason = json_string_value(json_object_get(body, "reason"));

    *result = (struct result){.ticket = whole(body, "ticket"), .ok = json_is_true(ok), .body = body};
    if (json_is_boolean(ok) && (result->ok || reason)) {
        if (!result->ok)
            err_set(&result->err, (enum err_code)whole(body, "code"), "%s", reason);
        return 0;
    }
    result_release(result);
    return err_set(err, ERR_INPUT, "not a result");
}

/* The messages between the parent and its workers; later the same ones over a broker.
 *
 * A message is a 4-byte big-endian length and that many bytes of UTF-8 JSON (at most LIMIT_MESSAGE_BYTES).
 * All start with "v": 1; unknown keys are ignored.
 *
 *   worker -> parent, once   {"v":1,"hello":true,"agent":"tesseract 5.3.0 vie"}
 *                         or {"v":1,"hello":false,"code":10,"reason":"..."}
 *   parent -> worker         {"v":1,"ticket":7,"kind":"page","object":"<sha256>","path":"objects/ab/...",
 *                             "media":"application/pdf","page":3,
 *                             "limits":{"pixels":..,"pages":..,"seconds":..,"memory_mb":..,
 *                                       "unpack_bytes":..,"unpack_files":..},
 *                             "crop":{"raster":[w,h],"rotation":90,"skew":0.5,"box":[x,y,w,h],"pad":20,"side":900,
 *                                     "form":"png"}}
 *   worker -> parent         {"v":1,"ticket":7,"ok":true, "page":{...} | "probe":{...} | "entries":[...] |
 * "picture":"..."} or {"v":1,"ticket":7,"ok":false,"code":3,"reason":"..."}
 *
 * "page" is a page record (pipeline/model/record.h). "probe" is {"pages":8,"warning":null}. An entry is
 * {"name":"<hex of its bytes>","file":"tmp/unpack-7/000001","size":123} or {"name":..,"refused":"why"}.
 * "crop" goes only with the kind "crop"; "picture" is in base64, see pipeline/image/picture.h.
 * `code` is an enum err_code. */
#ifndef SOHOA_RUN_MESSAGE_H
#define SOHOA_RUN_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/picture.h"
#include "pipeline/intake/archive.h"
#include "pipeline/intake/media.h"
#include "pipeline/model/page.h"

struct json_t; /* jansson */

enum job_kind {
    JOB_PROBE,  /* how many pages has the object */
    JOB_UNPACK, /* write the files of a zip or tar into a new folder tmp/unpack-<ticket> */
    JOB_PAGE,   /* read one page */
    JOB_CROP,   /* a picture of a place on one page */
    JOB_KINDS
};

/* The place and the size of a crop; pipeline/run/cropper.h is the way to ask for one. */
struct crop_job {
    /* Of the page as it was read: size, rotation, skew. Width 0: not known; turned as the file says. */
    struct geometry geometry;
    struct box box; /* original raster, px; w or h 0: the whole page */
    int pad;        /* px of the original raster, on every side */
    int side;       /* the longer side of the picture at most, px, 1..PICTURE_SIDE_MAX */
    enum picture_form form;
};

struct job_limits {
    int64_t pixels, pages, seconds, memory_mb, unpack_bytes, unpack_files;
};

struct job {
    int64_t ticket; /* chosen by the parent, unique in its life */
    enum job_kind kind;
    char object[DIGEST_SHA256_HEX];
    char path[ARCHIVE_PATH_MAX];
    enum media media;
    int page; /* inside the object, from 1; 0 for the other kinds */
    struct job_limits limits;
    struct crop_job crop; /* JOB_CROP only */
    bool previews;        /* JOB_PAGE: make pictures for a screen too (preview.h) */
};

struct result {
    int64_t ticket;
    bool ok;
    struct err err;      /* when not ok */
    struct json_t *body; /* the whole message; owned, released by result_release */
};

void result_release(struct result *result);

/* Frames: append a framed message to out. */
void message_put_job(struct buf *out, const struct job *job);
void message_put_ok(struct buf *out, int64_t ticket, const char *key, struct json_t *value); /* takes value */
/* A page that was read, with "previews" or NULL; takes both. */
void message_put_page(struct buf *out, int64_t ticket, struct json_t *page, struct json_t *previews);
void message_put_failure(struct buf *out, int64_t ticket, const struct err *reason);
void message_put_hello(struct buf *out, const char *agent, const struct err *reason); /* reason NULL: ready */

/* Takes the first whole frame off `in`. 1: its JSON in *body (new reference); 0: more bytes are needed;
 * -1: not a message. */
int message_take(struct buf *in, struct json_t **body, struct err *err);
int message_read_job(const struct json_t *body, struct job *job, struct err *err);
/* Takes body over. */
int message_read_result(struct json_t *body, struct result *result, struct err *err);

#endif

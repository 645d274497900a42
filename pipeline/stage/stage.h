/* What happens to one page in a worker: an array of stages, run in order over one `struct page_work`.
 * The command wires them (tools/stages.c); pipeline/run knows only this interface. */
#ifndef SOHOA_STAGE_STAGE_H
#define SOHOA_STAGE_STAGE_H

#include "pipeline/image/clean.h"
#include "pipeline/image/decode.h"
#include "pipeline/intake/media.h"
#include "pipeline/model/page.h"

struct arena;
struct err;

struct page_work {
    struct arena *arena;
    const char *path; /* of the object, readable by the worker */
    enum media media;
    int index;           /* page inside the object, from 1 */
    const char *scratch; /* an empty folder the worker may write to */
    struct decode_limits limits;
    /* Filled by the stages. */
    struct image *original;
    struct cleaned cleaned;
    bool finished; /* nothing is left to read: a true text layer, or a blank page */
    struct page page;
};

struct stage_options {
    const char *languages; /* Tesseract models, e.g. "vie" */
    unsigned without;      /* steps to leave out, bits of pipeline/base/step.h */
};

struct stage {
    const char *name;
    /* Once a worker. May be NULL. */
    int (*open)(const struct stage_options *options, void **state, struct err *err);
    /* Once a page. An error fails the page with its sentence. Not called once work->finished. */
    int (*run)(void *state, struct page_work *work, struct err *err);
    void (*close)(void *state); /* may be NULL */
};

void page_work_release(struct page_work *work); /* frees the rasters */

#endif

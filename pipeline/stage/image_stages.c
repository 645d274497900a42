#include "pipeline/stage/image_stages.h"

#include <stdlib.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/pdf_signed.h"
#include "pipeline/stage/stage.h"

static int decode(void *state, struct page_work *work, struct err *err)
{
    struct text_layer layer = {0};

    (void)state;
    work->original = decode_page(work->arena, work->path, work->media, work->index, work->scratch, &work->limits,
                                 &work->page.geometry, &layer, err);
    if (!work->original)
        return -1;
    if (work->media == MEDIA_PDF && work->index == 1)
        work->page.signed_on = pdf_signed(work->arena, work->path, &work->limits);
    if (layer.count == 0)
        return 0;
    work->page.source = TEXT_LAYER;
    work->page.words = layer.words;
    work->page.word_count = layer.count;
    work->finished = true;
    return 0;
}

/* Its state is the steps to leave out. */
static int open_clean(const struct stage_options *options, void **state, struct err *err)
{
    unsigned *without = memory_alloc(sizeof *without);

    (void)err;
    *without = options->without;
    *state = without;
    return 0;
}

static int clean(void *state, struct page_work *work, struct err *err)
{
    const unsigned *without = state;

    return clean_page(work->original, *without, &work->page.geometry, &work->page.quality, &work->cleaned, err);
}

const struct stage stage_decode = {.name = "decode", .run = decode};
const struct stage stage_clean = {.name = "clean", .open = open_clean, .run = clean, .close = free};

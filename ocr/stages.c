#include "ocr/stages.h"

#include "ocr/evidence.h"
#include "ocr/recognise.h"
#include "pipeline/base/err.h"
#include "pipeline/stage/stage.h"

static int open_engine(const struct stage_options *options, void **state, struct err *err)
{
    *state = recogniser_open(options->languages, err);
    return *state ? 0 : -1;
}

static int recognise(void *state, struct page_work *work, struct err *err)
{
    if (recogniser_page(state, &work->cleaned, work->arena, &work->page, err) != 0)
        return -1;
    return evidence_read(state, work->original, work->arena, &work->page, err);
}

static void close_engine(void *state)
{
    recogniser_close(state);
}

const struct stage stage_recognise = {
    .name = "recognise", .open = open_engine, .run = recognise, .close = close_engine};

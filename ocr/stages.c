#include "ocr/stages.h"

#include <stdbool.h>
#include <stdlib.h>

#include "ocr/digits.h"
#include "ocr/evidence.h"
#include "ocr/recognise.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/step.h"
#include "pipeline/model/advice.h"
#include "pipeline/stage/stage.h"

struct engines {
    struct recogniser *recogniser;
    struct digits *digits;
    bool evidence; /* second readings are wanted */
};

static void close_engines(void *state)
{
    struct engines *engines = state;

    recogniser_close(engines->recogniser);
    digits_close(engines->digits);
    free(engines);
}

static int open_engines(const struct stage_options *options, void **state, struct err *err)
{
    struct engines *engines = memory_alloc(sizeof *engines);

    engines->recogniser = recogniser_open(options->languages, err);
    engines->digits = engines->recogniser ? digits_open(err) : NULL;
    if (!engines->digits) {
        close_engines(engines);
        return -1;
    }
    recogniser_leave_out(engines->recogniser, options->without);
    engines->evidence = !step_is_left_out(options->without, STEP_EVIDENCE);
    *state = engines;
    return 0;
}

static int recognise(void *state, struct page_work *work, struct err *err)
{
    const struct engines *engines = state;

    if (recogniser_page(engines->recogniser, &work->cleaned, work->arena, &work->page, err) != 0)
        return -1;
    work->page.note = advice_text(work->arena, advice_for(&work->page));
    if (!engines->evidence)
        return 0;
    return evidence_read(engines->recogniser, engines->digits, work->original, work->arena, &work->page, err);
}

const struct stage stage_recognise = {
    .name = "recognise", .open = open_engines, .run = recognise, .close = close_engines};

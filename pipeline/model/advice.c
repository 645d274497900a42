#include "pipeline/model/advice.h"

#include <math.h>

#include "pipeline/base/memory.h"

/* Thông tư 05/2025/TT-BNV asks for 200 dpi at least. What software does not say is taken from the size of A4, which may
 * be wrong by the margin of the sheet. */
#define DPI_LEAST         200
#define DPI_LEAST_GUESSED 180
/* Measured on the drawn corpus dev: pages that were blurred on purpose have at most .404, the others, but for a tenth
 * of those drawn as worn, more than .41; fax pages, which are black and white, 1. */
#define SHARPNESS_LEAST 0.41
#define CONTRAST_LEAST  0.3  /* a page with little on it has .4 */
#define SKEW_MOST       3.0  /* degrees: edges of the sheet are lost then */
#define DOUBTFUL_MOST   0.05 /* on dev clean and worn pages have .04 at most */

static const char *const SENTENCES[ADVICE_COUNT] = {
#define ADVICE(id, sentence) [ADVICE_##id] = sentence,
    ADVICE_TABLE(ADVICE)
#undef ADVICE
};

unsigned advice_for(const struct page *page)
{
    const struct quality *q = &page->quality;
    const struct geometry *g = &page->geometry;
    unsigned advice = 0;

    if (page->source != TEXT_RECOGNISED || q->blank)
        return 0;
    if (g->dpi < (g->dpi_known ? DPI_LEAST : DPI_LEAST_GUESSED))
        advice |= 1u << ADVICE_RESOLUTION;
    if (q->sharpness < SHARPNESS_LEAST)
        advice |= 1u << ADVICE_BLURRED;
    if (q->contrast < CONTRAST_LEAST)
        advice |= 1u << ADVICE_PALE;
    if (fabs(g->skew) > SKEW_MOST)
        advice |= 1u << ADVICE_ASKEW;
    if (q->photo)
        advice |= 1u << ADVICE_PHOTO;
    if (q->low_confidence > DOUBTFUL_MOST)
        advice |= 1u << ADVICE_DOUBTFUL;
    return advice;
}

char *advice_text(struct arena *arena, unsigned advice)
{
    cleanup_buf struct buf out = {0};

    for (int i = 0; i < ADVICE_COUNT; i++)
        if (advice >> i & 1)
            buf_printf(&out, "%s%s", out.len ? "; " : "", SENTENCES[i]);
    return out.len ? arena_strdup(arena, out.data) : NULL;
}

/* Any text as a page's own layer, through the grammar of citations alone. */
#include "pipeline/extract/cite.h"
#include "pipeline/extract/extract.h"
#include "pipeline/extract/paper.h"
#include "tests/fuzz/promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    cleanup_arena struct arena arena = {0};
    struct document d = fuzz_plain(&arena, bytes, n);
    struct paper paper;

    paper_open(&paper, &arena, &d, EXTRACT_MAX_RISK);
    cite_scan(&paper);
    cite_write(&paper);
    promise_citations(&d);
    return 0;
}

/* Any words in any boxes: extraction ends, and what it hands on is well formed. */
#include "pipeline/extract/extract.h"
#include "tests/fuzz/promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    cleanup_arena struct arena arena = {0};
    struct document d = fuzz_document(&arena, bytes, n);

    extract_document(&arena, &d, NULL);
    promise_document(&d);
    return 0;
}

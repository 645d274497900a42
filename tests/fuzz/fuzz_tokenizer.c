/* Any bytes as a text to be indexed, and as one of an old typeface: words stand in order, inside the text, and are UTF-8. */
#include <stdint.h>
#include <string.h>

#include "index/tokenizer.h"
#include "pipeline/base/legacy.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tests/fuzz/pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

struct walk {
    size_t n, end; /* of the text; of the word before */
    size_t words;
};

static int look(const struct token *token, void *data)
{
    struct walk *w = data;

    FUZZ_HOLDS(token->start < token->end && token->end <= w->n);
    if (token->key) {
        FUZZ_HOLDS(strlen(token->key) == token->key_length && token->key_length < TOKENIZER_BYTES);
        FUZZ_HOLDS(strlen(token->fold) == token->fold_length && text_is_utf8(token->key, token->key_length));
        FUZZ_HOLDS(!strpbrk(token->key, "\"") && text_is_utf8(token->fold, token->fold_length));
    }
    if (token->whole)
        return 0;
    FUZZ_HOLDS(token->start >= w->end);
    w->end = token->end;
    w->words++;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const uint64_t SOME[2] = {0x03FF000000000000, 0x0000000400000402};
    cleanup_arena struct arena arena = {0};
    const char *text = (const char *)bytes;
    struct walk all = {.n = n}, some = {.n = n};

    tokenizer_split(text, n, look, &all);
    tokenizer_scan(text, n, SOME, look, &some);
    FUZZ_HOLDS(all.words == some.words);
    for (int legacy = LEGACY_NONE; legacy <= LEGACY_VNI; legacy++) {
        char *converted = legacy_convert(&arena, (enum legacy)legacy, text, n);

        FUZZ_HOLDS(text_is_utf8(converted, strlen(converted)));
    }
    legacy_detect(text, n);
    return 0;
}

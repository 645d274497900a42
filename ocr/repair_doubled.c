#include <stdbool.h>
#include <string.h>

#include "ocr/recognise.h"
#include "ocr/repair.h"
#include "ocr/wordlist.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/region.h"

#define WORD_PAD 6 /* px around a word that is looked at again */

/* The engine sees the bar of a broad Đ as a second one. No type of document is QĐĐ. */
#define DOUBLED "QĐĐ"
#define SINGLE  "QĐ"

/* True when the word, by itself and at another size, is read as `wanted`. */
static bool reads_as(struct recogniser *recogniser, const struct image *image, const struct word *word,
                     const char *wanted)
{
    static const double FACTORS[] = {1.4, 0.75};
    bool found = false;

    for (size_t i = 0; i < sizeof FACTORS / sizeof *FACTORS && !found; i++) {
        cleanup_image struct image *crop = region_cut(image, wordlist_bounds(word, 1, WORD_PAD), FACTORS[i]);
        cleanup_arena struct arena arena = {0};
        struct word *words;
        size_t count;
        struct err ignored;

        found = crop && recogniser_line(recogniser, crop, NULL, &arena, &words, &count, &ignored) == 0 && count == 1 &&
                strcmp(words[0].text, wanted) == 0;
    }
    return found;
}

void repair_doubled(struct recogniser *recogniser, const struct image *image, struct arena *arena, struct word *words,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *at = strstr(words[i].text, DOUBLED), *wanted;

        if (!at || words[i].raw)
            continue;
        wanted =
            arena_printf(arena, "%.*s" SINGLE "%s", (int)(at - words[i].text), words[i].text, at + strlen(DOUBLED));
        if (!reads_as(recogniser, image, &words[i], wanted))
            continue;
        words[i].raw = words[i].text;
        words[i].text = wanted;
    }
}

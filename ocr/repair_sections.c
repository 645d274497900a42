#include <stdbool.h>
#include <string.h>

#include "ocr/repair.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/strokes.h"

#define STROKES_MOST 3 /* IIII is written IV */

/* What recognition makes of strokes side by side, and the dot after them. Digits are no part of it: "11." is eleven. */
static bool is_of_strokes(const char *text)
{
    static const char *const SIGNS[] = {"I", "H", "T", "l", "i", "í", "ì", "ï", "Ï", "Í", "|", "!"};
    size_t n = strlen(text), at = 0, signs = 0;

    while (at < n && text[at] != '.') {
        size_t length = 0;

        for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS && length == 0; i++)
            length = strncmp(text + at, SIGNS[i], strlen(SIGNS[i])) == 0 ? strlen(SIGNS[i]) : 0;
        if (length == 0)
            return false;
        at += length;
        signs++;
    }
    return signs > 0 && signs <= STROKES_MOST + 1 && strcmp(text + at, ".") == 0;
}

static bool begins_upper(const char *text)
{
    size_t length;

    return *text && text_is_upper(text_next(text, strlen(text), &length));
}

void repair_sections(const struct image *image, struct arena *arena, struct word *words, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        struct word *word = &words[i];
        bool heads = (i == 0 || words[i - 1].line != word->line) && words[i + 1].line == word->line;
        const char *text;
        int strokes;

        if (!heads || word->raw || !is_of_strokes(word->text) || !begins_upper(words[i + 1].text))
            continue;
        strokes = strokes_upright(image, word->box);
        text = arena_printf(arena, "%.*s.", strokes, "III");
        /* One stroke alone may be a letter that counts: "i." */
        if (strokes < 2 || strokes > STROKES_MOST || strcmp(text, word->text) == 0)
            continue;
        word->raw = word->text;
        word->text = text;
    }
}

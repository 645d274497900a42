#include <stdbool.h>
#include <string.h>

#include "ocr/repair.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/image/strokes.h"

#define STROKES_MOST 3 /* IIII is written IV */

/* What recognition makes of a Roman number that ends in strokes. */
struct numeral {
    char before; /* 'V' or 'X', else 0 */
    bool digits; /* a stroke was read as 1 */
    bool dot;
};

/* Length of the sign at `text` that may be strokes, or a piece of one; 0 for any other. */
static size_t stroke_length(const char *text)
{
    static const char *const SIGNS[] = {"I", "H", "T", "L", "l", "i", "í", "ì", "ï", "ị", "Ï", "Í", "Ị", "|", "!", "1"};

    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (strncmp(text, SIGNS[i], strlen(SIGNS[i])) == 0)
            return strlen(SIGNS[i]);
    return 0;
}

static bool is_numeral(const char *text, struct numeral *numeral)
{
    size_t signs = 0, digits = 0, length;

    *numeral = (struct numeral){0};
    if (*text == 'V' || *text == 'X')
        numeral->before = *text++;
    for (; (length = stroke_length(text)) > 0; text += length, signs++)
        digits += *text == '1';
    numeral->digits = digits > 0;
    numeral->dot = *text == '.';
    return strcmp(text, numeral->dot ? "." : "") == 0 && signs <= STROKES_MOST + 1 && digits < signs;
}

/* Capitals that `text` begins with, counted up to `most`. */
static size_t capitals(const char *text, size_t most)
{
    size_t count = 0, length;

    for (; *text && count < most && text_is_upper(text_next(text, strlen(text), &length)); text += length)
        count++;
    return count;
}

/* At the head of a line with a dot before a capital, or without before a word in capitals; or alone in a cell. */
static bool heads_a_section(const struct word *words, size_t count, size_t i, bool dot)
{
    const struct word *word = &words[i], *before = i > 0 ? word - 1 : NULL, *next = i + 1 < count ? word + 1 : NULL;
    bool alone = (!before || before->block != word->block) && (!next || next->block != word->block);
    bool first = (!before || before->line != word->line) && next && next->line == word->line;

    return alone || (first && capitals(next->text, 2) >= (dot ? 1 : 2));
}

void repair_sections(const struct image *image, struct arena *arena, struct word *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct word *word = &words[i];
        struct numeral numeral;
        const char *text;
        bool preceded;
        int strokes;

        if (word->raw || !is_numeral(word->text, &numeral) || !heads_a_section(words, count, i, numeral.dot))
            continue;
        strokes = strokes_upright(image, word->box, numeral.before ? &preceded : NULL);
        /* One stroke alone may be a letter that counts, "i."; two, of which one was read as 1, may be eleven. */
        if (strokes > STROKES_MOST ||
            strokes < (numeral.before   ? 1
                       : numeral.digits ? 3
                                        : 2) ||
            (numeral.before && !preceded))
            continue;
        text = arena_printf(arena, "%.*s%.*s%s", numeral.before != 0, &numeral.before, strokes, "III",
                            numeral.dot ? "." : "");
        if (strcmp(text, word->text) == 0)
            continue;
        word->raw = word->text;
        word->text = text;
    }
}

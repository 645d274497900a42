#include "ocr/choices.h"

#include <string.h>
#include <tesseract/capi.h>

#include "ocr/engine.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/image.h"
#include "pipeline/image/region.h"

#define LETTERS_MAX 400 /* of a line */
#define CHOICES_MAX 8   /* of a letter */
/* Per cent: what is weighed less is no reading of the picture but the alphabet of the model. */
#define CHOICE_LEAST 0.5F

static void take_letter(const TessResultIterator *it, struct arena *arena, struct choice_letter *letter)
{
    char *best = TessResultIteratorGetUTF8Text(it, RIL_SYMBOL);
    TessChoiceIterator *choice = TessResultIteratorGetChoiceIterator(it);

    letter->texts = arena_alloc(arena, (CHOICES_MAX + 1) * sizeof *letter->texts);
    letter->texts[letter->count++] = arena_strdup(arena, best ? best : "");
    TessDeleteText(best);
    if (!choice)
        return;
    do {
        const char *text = TessChoiceIteratorGetUTF8Text(choice); /* the iterator's own */

        if (text && TessChoiceIteratorConfidence(choice) >= CHOICE_LEAST && letter->count < CHOICES_MAX)
            letter->texts[letter->count++] = arena_strdup(arena, text);
    } while (TessChoiceIteratorNext(choice));
    TessChoiceIteratorDelete(choice);
}

static struct choice_word *begin_word(const TessPageIterator *place, struct box at, struct arena *arena,
                                      struct choices *choices)
{
    struct choice_word *word = &choices->words[choices->count++];
    int x0, y0, x1, y1;

    if (TessPageIteratorBoundingBox(place, RIL_WORD, &x0, &y0, &x1, &y1))
        word->box = (struct box){x0 + at.x, y0 + at.y, x1 - x0, y1 - y0};
    word->letters = arena_alloc(arena, LETTERS_MAX * sizeof *word->letters);
    return word;
}

static void take_line(struct recogniser *recogniser, struct box at, struct arena *arena, struct choices *choices)
{
    TessResultIterator *it = TessBaseAPIGetIterator(recogniser->engine);
    TessPageIterator *place = it ? TessResultIteratorGetPageIterator(it) : NULL;
    struct choice_word *word = NULL;

    if (!it)
        return;
    TessPageIteratorBegin(place);
    do {
        if (TessPageIteratorIsAtBeginningOf(place, RIL_WORD))
            word = choices->count < LETTERS_MAX ? begin_word(place, at, arena, choices) : NULL;
        if (word && word->count < LETTERS_MAX)
            take_letter(it, arena, &word->letters[word->count++]);
    } while (TessResultIteratorNext(it, RIL_SYMBOL));
    TessResultIteratorDelete(it);
}

void choices_read(struct recogniser *recogniser, const struct image *image, struct box at, struct arena *arena,
                  struct choices *choices)
{
    cleanup_image struct image *crop = region_cut(image, at, 1);

    *choices = (struct choices){.words = arena_alloc(arena, LETTERS_MAX * sizeof *choices->words)};
    if (!crop)
        return;
    at.x = at.x < 0 ? 0 : at.x;
    at.y = at.y < 0 ? 0 : at.y;
    TessBaseAPISetVariable(recogniser->engine, "lstm_choice_mode", "2");
    TessBaseAPISetPageSegMode(recogniser->engine, PSM_SINGLE_LINE);
    TessBaseAPISetImage2(recogniser->engine, image_pix(crop));
    TessBaseAPISetSourceResolution(recogniser->engine, ENGINE_LINE_DPI);
    if (TessBaseAPIRecognize(recogniser->engine, NULL) == 0)
        take_line(recogniser, at, arena, choices);
    TessBaseAPIClear(recogniser->engine);
    TessBaseAPISetVariable(recogniser->engine, "lstm_choice_mode", "0");
}

/* How far two boxes lie over each other across the line. */
static int overlap(struct box a, struct box b)
{
    int left = a.x > b.x ? a.x : b.x, right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;

    return right - left;
}

bool choices_allow(const struct choices *choices, struct box at, const char *text)
{
    const struct choice_word *word = NULL;
    const char *rest = text;

    for (size_t i = 0; i < choices->count; i++)
        if (2 * overlap(choices->words[i].box, at) > at.w &&
            (!word || overlap(choices->words[i].box, at) > overlap(word->box, at)))
            word = &choices->words[i];
    for (size_t i = 0; word && i < word->count; i++) {
        const struct choice_letter *letter = &word->letters[i];
        size_t k = 0;

        while (k < letter->count && (!*letter->texts[k] || strncmp(rest, letter->texts[k], strlen(letter->texts[k]))))
            k++;
        if (k == letter->count)
            return false;
        rest += strlen(letter->texts[k]);
    }
    return word && !*rest;
}

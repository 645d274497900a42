#include "ocr/stamp_text.h"

#include <math.h>
#include <string.h>

#include "ocr/recognise.h"
#include "ocr/wordlist.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/image/clean.h"
#include "pipeline/image/image.h"
#include "pipeline/model/page.h"

/* A line is print when the engine is this sure of it and it has as many letters and figures. */
#define SURE_LINE  0.7
#define LEAST_PART 4

/* A box of the levelled stamp, on the page. */
static struct box on_page(const struct stamp *stamp, struct box b)
{
    double turn = -stamp->tilt * M_PI / 180, middle_x = stamp->box.w / 2.0, middle_y = stamp->box.h / 2.0;
    double x = b.x + b.w / 2.0 - middle_x, y = b.y + b.h / 2.0 - middle_y;

    return (struct box){(int)lround(stamp->box.x + middle_x + x * cos(turn) - y * sin(turn) - b.w / 2.0),
                        (int)lround(stamp->box.y + middle_y + x * sin(turn) + y * cos(turn) - b.h / 2.0), b.w, b.h};
}

static size_t letters_and_figures(const struct word *words, size_t count)
{
    size_t found = 0, length;

    for (size_t i = 0; i < count; i++)
        for (const char *at = words[i].text; *at; at += length) {
            int32_t c = text_next(at, strlen(at), &length);

            found += text_is_letter(c) || (c >= '0' && c <= '9');
        }
    return found;
}

static void add_lines(const struct stamp *stamp, const struct word *words, size_t count, struct wordlist *list)
{
    struct word last = list->count > 0 ? list->words[list->count - 1] : (struct word){0};
    int line = last.line;

    for (size_t i = 0, n; i < count; i += n) {
        double letters;

        n = wordlist_line(words + i, count - i);
        if (wordlist_sureness(words + i, n, &letters) < SURE_LINE || letters_and_figures(words + i, n) < LEAST_PART)
            continue;
        line++;
        for (size_t k = i; k < i + n; k++) {
            struct word word = words[k];

            word.box = on_page(stamp, word.box);
            word.block = last.block + 1;
            word.line = line;
            wordlist_add(list, word);
        }
    }
}

void stamp_text_read(struct recogniser *recogniser, const struct cleaned *cleaned, int dpi, struct arena *arena,
                     struct wordlist *list)
{
    for (size_t i = 0; i < cleaned->stamp_count; i++) {
        const struct stamp *stamp = &cleaned->stamps[i];
        struct word *words;
        size_t count;
        struct err ignored;

        if (stamp->image && recogniser_block(recogniser, stamp->image, dpi, arena, &words, &count, &ignored) == 0)
            add_lines(stamp, words, count, list);
    }
}

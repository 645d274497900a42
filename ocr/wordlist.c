#include "ocr/wordlist.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

void wordlist_release(struct wordlist *list)
{
    free(list->words);
    *list = (struct wordlist){0};
}

void wordlist_add(struct wordlist *list, struct word word)
{
    if (list->count >= LIMIT_WORDS)
        return;
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 256;
        list->words = memory_resize(list->words, list->capacity, sizeof *list->words);
    }
    list->words[list->count++] = word;
}

struct word *wordlist_keep(struct wordlist *list, struct arena *arena)
{
    struct word *words = arena_alloc(arena, (list->count + 1) * sizeof *words);

    if (list->count > 0)
        memcpy(words, list->words, list->count * sizeof *words);
    wordlist_release(list);
    return words;
}

double wordlist_sureness(const struct word *words, size_t count, double *letters)
{
    double sum = 0;

    *letters = 0;
    for (size_t i = 0; i < count; i++) {
        double n = (double)text_length(words[i].text);

        sum += n * words[i].confidence;
        *letters += n;
    }
    return *letters > 0 ? sum / *letters : 0;
}

struct box wordlist_bounds(const struct word *words, size_t count, int pad)
{
    int x0 = words[0].box.x, y0 = words[0].box.y, x1 = x0, y1 = y0;

    for (size_t i = 0; i < count; i++) {
        const struct box *b = &words[i].box;

        x0 = b->x < x0 ? b->x : x0;
        y0 = b->y < y0 ? b->y : y0;
        x1 = b->x + b->w > x1 ? b->x + b->w : x1;
        y1 = b->y + b->h > y1 ? b->y + b->h : y1;
    }
    return (struct box){x0 - pad, y0 - pad, x1 - x0 + 2 * pad, y1 - y0 + 2 * pad};
}

size_t wordlist_line(const struct word *words, size_t count)
{
    size_t n = 1;

    while (n < count && words[n].line == words[0].line)
        n++;
    return n;
}

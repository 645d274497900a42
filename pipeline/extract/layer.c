#include "pipeline/extract/layer.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"

struct layout *layer_layout(struct arena *arena, const struct page *page, const char *kind, size_t layer, int unit)
{
    struct page *lines = arena_alloc(arena, sizeof *lines);
    struct layout *l;
    size_t room = 0;

    *lines = (struct page){.number = page->number, .geometry = page->geometry, .source = page->source};
    for (size_t i = 0; i < page->evidence_count; i++)
        if (strcmp(page->evidence[i].kind, kind) == 0 && page->evidence[i].reading_count > layer)
            room += strlen(page->evidence[i].readings[layer].value) + 1;
    lines->words = arena_alloc(arena, (room + 1) * sizeof *lines->words);
    for (size_t i = 0; i < page->evidence_count; i++) {
        const struct evidence *e = &page->evidence[i];
        char *rest, *word;
        double step, x = e->box.x;

        if (strcmp(e->kind, kind) != 0 || e->reading_count <= layer || !*e->readings[layer].value)
            continue;
        step = (double)e->box.w / (double)text_length(e->readings[layer].value);
        rest = arena_strdup(arena, e->readings[layer].value);
        while ((word = strsep(&rest, " "))) {
            double w = step * (double)text_length(word);

            if (*word)
                lines->words[lines->word_count++] = (struct word){.box = {(int)x, e->box.y, (int)w, e->box.h},
                                                                  .confidence = e->readings[layer].confidence,
                                                                  .text = word,
                                                                  .block = 1,
                                                                  .line = (int)i + 1};
            x += w + step;
        }
    }
    if (lines->word_count == 0)
        return NULL;
    l = layout_read(arena, lines);
    l->unit = unit; /* the height of its lines, marks and tails included, is no letter's */
    return l;
}

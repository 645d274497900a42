#include "pipeline/extract/sign_title.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/layer.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/title.h"

#define TITLES_MAX 6
#define LAYERS_MAX 3
/* The engine's confidence in titles of the table from which they are right: one line alone, or several that fit. */
#define TITLE_ALONE   0.87
#define TITLE_STACKED 0.5

/* The stack of titles over a signature. */
struct titles {
    struct buf text;
    struct box box;
    double confidence;    /* of its worst line */
    bool known;           /* every line is of the table's words */
    const char *deputing; /* the title after "KT.", for which a deputy signs; or NULL */
    const char *last;     /* the signer's own title; NULL while an authority is last */
    size_t lines;
    int bottom;
};

static void add_title(const struct paper *p, const struct layout *l, const struct layout_segment *s, struct titles *t)
{
    struct title title = title_read(p->arena, l, s);

    if (t->lines++ > 0)
        buf_putc(&t->text, ' ');
    buf_puts(&t->text, title.text);
    t->known = t->known && title.known;
    t->last = *title.authority && strcmp(title.authority, "Q.") != 0 ? NULL : title.own;
    if (strcmp(title.authority, "KT.") == 0 || strcmp(title.authority, "K/T") == 0)
        t->deputing = title.own;
    t->box = layout_union(t->box, s->box);
    t->confidence = s->confidence < t->confidence ? s->confidence : t->confidence;
    t->bottom = layout_bottom(s->box);
}

/* The title lines right of `left`, one under the other. */
static void gather_titles(const struct paper *p, const struct layout *l, int left, int top, int bottom,
                          struct titles *t)
{
    int last = 0;

    for (size_t row = 0; row < l->row_count; row++)
        for (size_t i = 0; i < l->rows[row].count; i++) {
            const struct layout_segment *s = &l->segments[l->rows[row].segments[i]];

            if (s->box.y < top || s->box.y > bottom || s->box.x < left || t->lines >= TITLES_MAX || !title_is(s) ||
                (t->lines > 0 && s->box.y - last > 4 * l->unit))
                continue;
            add_title(p, l, s, t);
            last = s->box.y;
        }
    for (size_t i = 0; i < l->segment_count && t->lines > 0; i++) { /* a line among them that was read as no title */
        const struct layout_segment *s = &l->segments[i];

        if (s->upper && strlen(s->key) > 3 && s->box.x >= left && !title_is(s) &&
            s->box.y > t->box.y - 2 * l->unit - s->box.h && s->box.y < t->bottom + 2 * l->unit)
            t->known = false;
    }
}

/* Who signs for another (KT.) is his deputy: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "KT. BỘ TRƯỞNG / THỨ TRƯỞNG". */
static bool is_deputy(const char *title)
{
    return strncmp(title, "PHÓ ", strlen("PHÓ ")) == 0 || strcmp(title, "THỨ TRƯỞNG") == 0;
}

/* "PHÓ CHỦ TỊC" for CHỦ TỊCH: letters are missing. */
static bool is_cut(struct arena *arena, const char *last, const char *deputing)
{
    const char *want = layout_key(arena, arena_printf(arena, "PHÓ %s", deputing)), *key = layout_key(arena, last);

    return strcmp(key, want) != 0 && match_distance(key, want, 2) <= 2;
}

/* What the paper must say where the deputy's line lost its first word, or is lost; NULL where nothing is amiss. */
static const char *completed(const struct paper *p, const struct titles *t)
{
    const char *text = arena_strdup(p->arena, t->text.data);

    if (!t->deputing || (t->last && is_deputy(t->last) && !is_cut(p->arena, t->last, t->deputing)))
        return NULL;
    if (t->last && is_deputy(t->last))
        return arena_printf(p->arena, "%.*sPHÓ %s", (int)(strlen(text) - strlen(t->last)), text, t->deputing);
    if (t->last && strcmp(t->last, t->deputing) == 0)
        return arena_printf(p->arena, "%.*sPHÓ %s", (int)(strlen(text) - strlen(t->last)), text, t->last);
    return t->last ? text : arena_printf(p->arena, "%s PHÓ %s", text, t->deputing);
}

static double titles_confidence(const struct paper *p, const struct titles *t)
{
    if (t->lines == 0)
        return 0;
    if (t->known && t->last && !completed(p, t) && t->confidence > (t->lines > 1 ? TITLE_STACKED : TITLE_ALONE))
        return 0.996;
    return 0.8 * t->confidence;
}

/* The surest of what the page and each layer of the picture say. */
int sign_title_read(struct paper *p, const struct sign_block *b)
{
    const struct layout *l = p->layouts[b->page];
    double best = -1;
    int title_bottom = b->top;

    paper_ask(p, FIELD_SIGNER_TITLE, NULL, 0, b->page, (struct box){0}, "signer.block");
    for (size_t layer = 0; l && layer <= LAYERS_MAX;
         l = layer_layout(p->arena, &p->document->pages[b->page], "title", layer++, p->layouts[b->page]->unit)) {
        struct titles t = {.confidence = 1, .known = true};
        double confidence;

        gather_titles(p, l, b->left, b->top, b->bottom, &t);
        if (t.lines == 0) /* set flush left, below the recipients */
            gather_titles(p, l, 0, b->top + 5 * l->unit, b->bottom, &t);
        confidence = titles_confidence(p, &t);
        if (t.lines > 0 && confidence > best) {
            const char *text = completed(p, &t);

            best = confidence;
            title_bottom = t.bottom;
            if (!text)
                text = arena_strdup(p->arena, buf_string(&t.text));
            paper_set(p, FIELD_SIGNER_TITLE, text, confidence, b->page, t.box, "signer.block");
        }
        buf_release(&t.text);
    }
    return title_bottom;
}

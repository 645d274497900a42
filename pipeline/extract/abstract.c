#include "pipeline/extract/abstract.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/abstract_lines.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/head.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layer.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/paper.h"

/* Readings of the header: the page's own, then one a layer of the picture, the darkest strokes first. */
#define VERSIONS_MAX 4
/* Mean confidence from which the page's own reading stands alone. */
#define SURE_MEAN 0.85
/* Lowest word from which a layer's reading stands, when another reads the same letters; and when another only reads the
 * same end, because a stamp took the start of it. */
#define SURE_TWICE 0.4
#define SURE_END   0.8

/* Characters of a first article that may serve as an abstract, and what it is worth as one. */
#define ARTICLE_MIN   20
#define ARTICLE_MAX   400
#define ARTICLE_WORTH 0.4

/* The header read in one way. */
struct version {
    const char *text, *key;
    struct box box;
    double mean, lowest;
    bool good; /* whole words, begun with a capital */
};

static const struct layout *first(const struct paper *p)
{
    return p->layouts[p->first];
}

static char *trimmed(struct arena *arena, const char *text)
{
    size_t n = strlen(text), used;

    while (n > 0) { /* OCR's dust before the first letter; an opening bracket is the document's */
        int32_t c = text_next(text, n, &used);

        if (text_is_letter(c) || c == '(' || c == '"' || c == 0x201C || text_is_digit(c))
            break;
        text += used;
        n -= used;
    }
    while (n > 0 && strchr(" _-.:;'`~,*", text[n - 1]))
        n--;
    return arena_strndup(arena, text, n);
}

/* "Vềviệc phê duyệt", "VW rà soát": the set phrase it begins with, as it is written. */
static char *begun(struct arena *arena, char *text, bool letter)
{
    const char *fold = text_fold(arena, text, strlen(text));
    size_t n = strcspn(fold, " ");

    if (n > 4 && n < 10 && strncmp(layout_key(arena, arena_strndup(arena, fold, n)), "veviec", 6) == 0)
        return arena_printf(arena, "Về việc%s", strchr(text, ' ') ? strchr(text, ' ') : "");
    if (strncmp(fold, "ve viec ", 8) == 0) /* "Vẻ việc": the phrase has one spelling */
        return arena_printf(arena, "Về việc%s", strchr(strchr(text, ' ') + 1, ' '));
    if (letter && n >= 3 && n <= 5 &&
        strcmp(layout_key(arena, arena_strndup(arena, text, strcspn(text, " "))), "vv") == 0)
        return arena_printf(arena, "V/v%s", strchr(text, ' ') ? strchr(text, ' ') : "");
    if (letter && strncmp(fold, "v v ", 4) == 0)
        return arena_printf(arena, "V/v%s", strchr(strchr(text, ' ') + 1, ' '));
    if (letter && fold[0] == 'v' && n <= 3 && strcmp(arena_strndup(arena, fold, n), "ve") != 0 && strchr(text, ' '))
        return arena_printf(arena, "V/v%s", strchr(text, ' '));
    return text;
}

/* An abstract begins with a capital or a bracket: what begins in the middle of a word lost its start to a
 * stamp. */
static bool begins_well(const char *text)
{
    size_t used;
    int32_t c = *text ? text_next(text, strlen(text), &used) : ' ';

    return text_is_upper(c) || c == '(' || c == '"' || c == 0x201C;
}

/* The row of the layout that holds the heading; row_count when there is none. */
static size_t heading_row(const struct layout *l, const struct kind *kind)
{
    for (size_t row = 0; row < l->row_count; row++)
        for (size_t i = 0; i < l->rows[row].count; i++) {
            const struct layout_segment *s = &l->segments[l->rows[row].segments[i]];

            if (s->upper && kind_by_heading(s->key, NULL, NULL) == kind)
                return row;
        }
    return l->row_count;
}

/* Reads the abstract from a layout of the header; false when its place is not there. */
static bool read_from(const struct paper *p, const struct layout *l, struct version *out)
{
    struct abstract_lines lines = {.lowest = 1};
    size_t row = l == first(p) ? p->heading_row : p->heading ? heading_row(l, p->heading) : 0;
    const struct layout_segment *about = p->heading ? NULL : head_about(p, l);

    buf_init(&lines.text);
    if (p->heading && row < l->row_count)
        abstract_lines_under_heading(p->arena, l, p->heading, row, &lines);
    else if (about)
        abstract_lines_under_number(p->arena, l, about, p->motto ? p->motto_box.x + 2 * l->unit : l->width / 2, &lines);
    if (lines.count > 0) {
        *out = (struct version){.text = begun(p->arena, trimmed(p->arena, buf_string(&lines.text)), !p->heading),
                                .box = lines.box,
                                .mean = lines.weight > 0 ? lines.sum / lines.weight : 0,
                                .lowest = lines.lowest};
        out->key = layout_key(p->arena, out->text);
        out->good = !lines.doubtful && begins_well(out->text);
    }
    buf_release(&lines.text);
    return lines.count > 0;
}

/* Two keys end alike in at least half of the longer one. */
static bool same_end(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), alike = 0;

    while (alike < n && alike < m && a[n - 1 - alike] == b[m - 1 - alike])
        alike++;
    return 2 * alike >= (n > m ? n : m);
}

/* The reading that stands without a question; NULL when none does. `own`: versions[0] is the page's. Thin marks are the
 * first that the darkest strokes lose, so of two that agree in their letters the later has the better marks. */
static const struct version *settled(const struct version *versions, size_t count, bool own)
{
    const struct version *page = own && versions[0].good && versions[0].mean >= SURE_MEAN ? &versions[0] : NULL;
    const struct version *layer = NULL;
    size_t from = own ? 1 : 0;

    for (size_t i = count; i > from && !layer; i--)
        for (size_t k = 0; k + 1 < i && !layer; k++)
            if (versions[i - 1].good && versions[i - 1].lowest >= SURE_TWICE &&
                strcmp(versions[i - 1].key, versions[k].key) == 0)
                layer = &versions[i - 1];
    if (page && layer && strcmp(page->key, layer->key) != 0)
        return NULL;
    if (page || layer)
        return page ? page : layer;
    for (size_t i = from; i < count; i++)
        for (size_t k = 0; k < count; k++)
            if (k != i && versions[i].good && versions[i].lowest >= SURE_END &&
                same_end(versions[i].key, versions[k].key))
                return &versions[i];
    return NULL;
}

static double guess(const struct version *r)
{
    return 0.85 * r->mean * (r->good ? 1 : 0.9);
}

/* Where the heading was lost or cannot be read: the first article says the same in a sentence ("Điều 1. Ban hành kèm
 * theo Quyết định này Kế hoạch …"). A clerk shortens it; never taken without asking. */
static void offer_article(struct paper *p)
{
    static const char article[] = "dieu 1. ", own[] = "kem theo quyet dinh nay ";
    const struct flow *f = p->flow;
    const char *at = strstr(f->fold, article), *cut;
    size_t from, to, skip = sizeof own - 1;
    double confidence;

    if (!at)
        return;
    from = (size_t)(at - f->fold) + sizeof article - 1;
    to = from + strcspn(f->fold + from, ".;:");
    if (to - from < ARTICLE_MIN || to - from > ARTICLE_MAX)
        return;
    cut = strstr(f->fold + from, own);
    confidence = ARTICLE_WORTH * flow_confidence(f, from, to);
    if (cut && cut < f->fold + to)
        paper_candidate(p, FIELD_ABSTRACT,
                        arena_printf(p->arena, "%s %s", flow_text(p->arena, f, from, (size_t)(cut - f->fold) - 1),
                                     flow_text(p->arena, f, (size_t)(cut - f->fold) + skip, to)),
                        confidence);
    else
        paper_candidate(p, FIELD_ABSTRACT, flow_text(p->arena, f, from, to), confidence);
}

static void set_abstract(struct paper *p, const char *rule)
{
    const struct page *page = &p->document->pages[p->first];
    struct version versions[VERSIONS_MAX];
    const struct version *sure;
    size_t count = 0;
    bool own = read_from(p, first(p), &versions[0]);

    count += own;
    for (size_t layer = 0; layer + 1 < VERSIONS_MAX; layer++) {
        struct layout *l = layer_layout(p->arena, page, "line", layer, first(p)->unit);

        count += l && read_from(p, l, &versions[count]);
    }
    sure = settled(versions, count, own);
    if (count == 0)
        paper_ask(p, FIELD_ABSTRACT, NULL, 0, p->first, (struct box){0}, rule);
    else if (own && paper_exact(p, p->first))
        paper_set(p, FIELD_ABSTRACT, versions[0].text, 0.999, p->first, versions[0].box, rule);
    else if (sure)
        paper_set(p, FIELD_ABSTRACT, sure->text, 0.996, p->first, sure->box, rule);
    else {
        const struct version *best = &versions[0];

        for (size_t i = 1; i < count; i++)
            if (guess(&versions[i]) > guess(best))
                best = &versions[i];
        paper_ask(p, FIELD_ABSTRACT, best->text, guess(best), p->first, best->box, rule);
        for (size_t i = 0; i < count; i++)
            if (&versions[i] != best)
                paper_candidate(p, FIELD_ABSTRACT, versions[i].text, guess(&versions[i]));
    }
}

void abstract_read(struct paper *p)
{
    if (p->heading)
        set_abstract(p, "abstract.heading");
    else if (p->official_letter)
        set_abstract(p, "abstract.about");
    else
        paper_ask(p, FIELD_ABSTRACT, NULL, 0, p->first, (struct box){0}, "abstract.heading");
    if (!p->document->fields[FIELD_ABSTRACT].value)
        offer_article(p);
}

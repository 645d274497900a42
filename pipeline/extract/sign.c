#include "pipeline/extract/sign.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/agency.h"
#include "pipeline/extract/copy.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/name.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/sign_title.h"
#include "pipeline/extract/title.h"

/* Word heights below "Nơi nhận" within which the name stands: title, a seal of 40 mm, name. */
#define BLOCK_UNITS 30
/* The engine's confidence from which a name read twice alike, or once, is right (dev corpus). */
#define SURE_TWICE 0.75
#define SURE_USUAL 0.6
#define SURE_ONCE  0.88
/* From here on another reading of the marks counts: the darkest strokes lose thin ones, each time the same. */
#define MARKS_SEEN   0.1
#define READINGS_MAX 24

/* A copy's own block ("SAO Y", "SAO LỤC") has a signer of its own: the document's block ends above it. */
static int copy_top(const struct layout *l, int below)
{
    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.y > below && copy_is(s))
            return s->box.y;
    }
    return l->height * 2;
}

/* "Nơi nhận:" at the left; the first page that has it carries the signature. */
static bool find_recipients(const struct paper *p, size_t page, struct sign_block *out)
{
    const struct layout *l = p->layouts[page];

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x > 0.45 * l->width || match_prefix(s->key, "noinhan", 1, NULL) > 1 || strlen(s->key) > 60)
            continue;
        if (strlen(s->key) > 9 && s->text[0] != 'N')
            continue;
        *out = (struct sign_block){page, layout_middle(s->box) - 5 * l->unit, layout_bottom(s->box) + BLOCK_UNITS * l->unit,
                              (int)(0.38 * l->width)};
        if (out->bottom > copy_top(l, out->top))
            out->bottom = copy_top(l, out->top);
        return true;
    }
    return false;
}

/* Without "Nơi nhận": the lowest title line at the right. */
static bool find_title(const struct paper *p, size_t page, struct sign_block *out)
{
    const struct layout *l = p->layouts[page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];

        if (s->box.x < 0.38 * l->width || (page == p->first && s->box.y < 0.3 * l->height) || !title_is(s))
            continue;
        *out =
            (struct sign_block){page, s->box.y - 4 * l->unit, layout_bottom(s->box) + 22 * l->unit, (int)(0.38 * l->width)};
        found = true;
    }
    return found;
}

/* The seal's words and the text's own: "Quảng Ngãi", "Sở Giáo dục". */
static bool is_agency(struct arena *arena, const char *name)
{
    static const char *const firsts[] = {"so ", "phong ", "uy ban", "ubnd", "hoi dong", "ban ", "thanh pho"};
    const char *fold = text_fold(arena, name, strlen(name));

    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (strncmp(fold, firsts[i], strlen(firsts[i])) == 0)
            return true;
    return agency_province(arena, name) != NULL;
}

/* The best name below the titles: a surname first, then the lowest. */
static bool find_name(const struct paper *p, const struct sign_block *b, int top, struct name *out)
{
    const struct layout *l = p->layouts[b->page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        struct name n;

        if (s->box.y < top || s->box.y > b->bottom || layout_right(s->box) < b->left || s->upper ||
            !name_read(p->arena, l, s, b->left, &n) || (n.words > 5 && !n.surname) || is_agency(p->arena, n.text))
            continue;
        if (!found || (n.surname && !out->surname) ||
            (n.surname == out->surname && (n.words > 2) >= (out->words > 2) && n.box.y > out->box.y)) {
            *out = n;
            found = true;
        }
    }
    return found;
}

/* Papers that are set flush left: a line below "Nơi nhận" that is a name with a surname and nothing else. */
static bool find_alone(const struct paper *p, const struct sign_block *b, struct name *out)
{
    const struct layout *l = p->layouts[b->page];
    bool found = false;

    for (size_t i = 0; i < l->segment_count && !found; i++) {
        const struct layout_segment *s = &l->segments[i];

        found = s->box.y > b->top + 5 * l->unit && s->box.y < b->bottom && s->text[0] != '-' && !s->upper &&
                name_read(p->arena, l, s, 0, out) && out->surname && out->words > 2 && s->count <= out->words + 1;
    }
    return found;
}

/* "Nơi nhận" at the foot of a page: the name may stand at the head of the next. */
static bool goes_over(const struct paper *p, struct sign_block *b)
{
    size_t next = b->page + 1;

    if (b->bottom < p->layouts[b->page]->height || next >= p->document->page_count)
        return false;
    *b = (struct sign_block){next, 0, p->layouts[next]->height * 6 / 10, b->left};
    for (size_t i = 0; i < p->layouts[next]->segment_count; i++) {
        const struct layout_segment *s = &p->layouts[next]->segments[i];

        if (s->upper && strncmp(s->key, "phuluc", 6) == 0 && s->box.y < b->bottom)
            b->bottom = s->box.y;
    }
    return true;
}

/* "Người ký: Nguyễn Văn A" in the caption of a digital signature. */
static bool caption_name(const struct paper *p, struct name *out)
{
    for (size_t page = p->first; page < p->document->page_count; page++)
        for (size_t i = 0; i < p->layouts[page]->segment_count; i++) {
            const struct layout_segment *s = &p->layouts[page]->segments[i];
            struct layout_segment rest = *s;

            if (s->count < 4 || (strncmp(s->key, "nguoiky", 7) != 0 && strncmp(s->key, "kyboi", 5) != 0))
                continue;
            rest.words += 2;
            rest.count -= 2;
            if (name_read(p->arena, p->layouts[page], &rest, 0, out) && out->surname && out->words == rest.count)
                return true;
        }
    return false;
}

/* A name and how it was come by. */
struct reading_of_name {
    struct name name;
    size_t votes;  /* readings that say the same */
    double best;   /* the highest confidence among them */
    double sum;    /* of their confidences */
    double weight; /* for the order of candidates */
    bool own;      /* the page's own reading says so too */
};

struct readings {
    struct reading_of_name items[READINGS_MAX];
    size_t count;
};

static void add_reading(struct readings *r, const struct name *n)
{
    size_t i = 0;

    while (i < r->count && strcmp(r->items[i].name.text, n->text) != 0)
        i++;
    if (i == READINGS_MAX)
        return;
    if (i == r->count)
        r->items[r->count++] = (struct reading_of_name){.name = *n};
    r->items[i].votes++;
    r->items[i].sum += n->confidence;
    r->items[i].name.repaired = r->items[i].name.repaired && n->repaired;
    if (n->confidence > r->items[i].best)
        r->items[i].best = n->confidence;
}

/* What the picture's reader makes of the lines below the titles; false where it found none. */
static bool add_evidence(const struct paper *p, size_t page, struct readings *r)
{
    const struct page *at = &p->document->pages[page];
    bool any = false;

    for (size_t i = 0; i < at->evidence_count; i++) {
        const struct evidence *e = &at->evidence[i];
        struct name n;

        if (strcmp(e->kind, "signer") != 0)
            continue;
        any = true;
        for (size_t k = 0; k < e->reading_count; k++)
            if (!layout_is_upper(e->readings[k].value, 2) &&
                name_read_text(p->arena, e->readings[k].value, e->box, e->readings[k].confidence, &n) && n.words <= 5 &&
                !is_agency(p->arena, n.text))
                add_reading(r, &n);
    }
    return any;
}

static double reading_weight(const struct reading_of_name *r)
{
    const struct name *n = &r->name;
    size_t votes = r->votes > 3 ? 3 : r->votes;

    return 0.3 * r->best + 0.1 * (double)votes + (n->surname ? 0.25 : 0) + (n->words > 2 ? 0.15 : 0) -
           (n->syllables ? 0 : 0.2) - (n->usual ? 0 : 0.12) - (n->repaired ? 0.05 : 0);
}

/* Another reading of the same letters with other marks, or of more words before the same ones. */
static bool disputed(struct arena *arena, const struct readings *r, const struct reading_of_name *best)
{
    const char *key = layout_key(arena, best->name.text);

    for (size_t i = 0; i < r->count; i++) {
        const struct reading_of_name *other = &r->items[i];
        const char *its = layout_key(arena, other->name.text);
        size_t n = strlen(its), m = strlen(key);

        if (other == best)
            continue;
        if (strcmp(its, key) == 0 && other->best >= MARKS_SEEN &&
            (!best->name.usual || other->votes >= best->votes || (other->name.usual && other->sum > best->sum / 4)))
            return true; /* a mark that is lost or made of dust gives a name that nobody has */
        if (n > m && strcmp(its + n - m, key) == 0 && other->best >= 0.5 && other->best >= best->best - 0.35)
            return true;
    }
    return false;
}

/* `looked_at`: the picture's reader had its say. */
static double name_confidence(const struct paper *p, const struct readings *r, const struct reading_of_name *best,
                              bool looked_at)
{
    const struct name *n = &best->name;
    bool whole = n->surname && (!n->repaired || n->common) && n->syllables && n->words > 2 && !n->preceded && !n->lossy;
    double enough = n->usual && !n->repaired ? SURE_USUAL : SURE_TWICE;

    bool often = n->usual ? best->votes >= 2 : best->votes >= 3 && best->own; /* layers of one picture err alike */

    if (whole && often && best->best >= (n->usual ? enough : SURE_ONCE) && !disputed(p->arena, r, best))
        return 0.996;
    if (whole && !looked_at && !n->repaired && best->best >= SURE_ONCE)
        return 0.996;
    return 0.9 * (best->weight < 1 ? best->weight : 1);
}

static bool same_end(const char *a, const char *b)
{
    const char *x = strrchr(a, ' '), *y = strrchr(b, ' ');

    return x && y && strcmp(x, y) == 0;
}

/* A reading that holds the family name before the same words, or before words of which the last is the same.
 */
static struct reading_of_name *with_surname(struct arena *arena, struct readings *r, struct reading_of_name *best)
{
    size_t m = strlen(best->name.text);

    for (size_t i = 0; i < r->count && !best->name.surname; i++) {
        const struct name *n = &r->items[i].name;
        size_t length = strlen(n->text);

        if (n->surname && length > m && strcmp(n->text + length - m, best->name.text) == 0)
            return &r->items[i];
        if (n->surname && n->words == best->name.words + 1 && same_end(n->text, best->name.text)) {
            best->name.text = arena_printf(arena, "%.*s %s", (int)strcspn(n->text, " "), n->text, best->name.text);
            best->name.surname = best->name.repaired = true;
            best->name.common = false;
            best->name.words++;
        }
    }
    return best;
}

static void set_name(struct paper *p, const struct sign_block *b, const struct name *name)
{
    struct readings r = {0};
    struct reading_of_name *best = NULL;
    struct name caption = {0};
    bool signed_by = caption_name(p, &caption), looked_at = false;
    double confidence;

    if (name) {
        add_reading(&r, name);
        r.items[0].own = true;
    }
    if (!paper_exact(p, b->page))
        looked_at = add_evidence(p, b->page, &r);
    for (size_t i = 0; i < r.count; i++) {
        r.items[i].weight = reading_weight(&r.items[i]);
        if (!best || r.items[i].weight > best->weight)
            best = &r.items[i];
    }
    if (!best)
        return;
    best = with_surname(p->arena, &r, best);
    confidence = paper_exact(p, b->page) && best->name.surname ? 0.999 : name_confidence(p, &r, best, looked_at);
    if (signed_by && strcmp(caption.text, best->name.text) == 0)
        confidence = 0.999;
    paper_set(p, FIELD_SIGNER, best->name.text, confidence, b->page, best->name.box, "signer.block");
    for (size_t i = 0; i < r.count; i++)
        if (&r.items[i] != best && r.items[i].weight > 0)
            paper_candidate(p, FIELD_SIGNER, r.items[i].name.text,
                            0.8 * (r.items[i].weight < 1 ? r.items[i].weight : 1) * confidence);
    if (signed_by)
        paper_candidate(p, FIELD_SIGNER, caption.text, 0.9 * caption.confidence);
}

/* The name in the block, from the page's words and the picture's reader. */
static bool settle(struct paper *p, const struct sign_block *b, int title_bottom)
{
    struct name name = {0};
    bool read = find_name(p, b, title_bottom, &name) || find_alone(p, b, &name);

    set_name(p, b, read ? &name : NULL);
    return p->document->fields[FIELD_SIGNER].page == p->document->pages[b->page].number;
}

void sign_read(struct paper *p)
{
    struct sign_block b = {0};
    struct name name = {0};
    bool found = false;
    int title_bottom;

    for (size_t i = p->first; i < p->document->page_count && !found; i++)
        found = find_recipients(p, i, &b);
    for (size_t i = p->document->page_count; i > p->first && !found; i--)
        found = find_title(p, i - 1, &b);
    paper_ask(p, FIELD_SIGNER, NULL, 0, b.page, (struct box){0}, "signer.block");
    paper_ask(p, FIELD_SIGNER_TITLE, NULL, 0, b.page, (struct box){0}, "signer.block");
    if (caption_name(p, &name))
        paper_ask(p, FIELD_SIGNER, name.text, 0.9 * name.confidence, p->first, name.box, "signer.caption");
    if (!found)
        return;
    title_bottom = sign_title_read(p, &b);
    if (settle(p, &b, title_bottom) || !goes_over(p, &b))
        return;
    settle(p, &b, p->document->fields[FIELD_SIGNER_TITLE].value ? 0 : sign_title_read(p, &b));
}

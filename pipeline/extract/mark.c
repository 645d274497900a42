#include "pipeline/extract/mark.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

/* Marks stand in the left half, above this share of the page's height. */
#define ZONE 0.5
/* Letters that a garbled short mark has at most. */
#define SHORT_MAX 5

static const struct mark {
    enum field_id field;
    const char *key, *value;
} MARKS[] = {
    {FIELD_SECURITY, "tuyetmat", "TUYỆT MẬT"},
    {FIELD_SECURITY, "toimat", "TỐI MẬT"},
    {FIELD_SECURITY, "mat", "MẬT"},
    {FIELD_URGENCY, "hoatoc", "HỎA TỐC"},
    {FIELD_URGENCY, "hoatochengio", "HỎA TỐC"},
    {FIELD_URGENCY, "thuongkhan", "THƯỢNG KHẨN"},
    {FIELD_URGENCY, "khan", "KHẨN"},
};
#define MARK_COUNT (sizeof MARKS / sizeof *MARKS)

/* Other words that are stamped in a frame, and agencies that a stamp names. */
static const char *const OTHERS[] = {
    "den",    "congvan", "vanban", "saoy",     "saoluc",   "trichsao", "banchinh", "luuhanh", "xemxong", "khong",
    "thuhoi", "banluu",  "hoso",   "tailieu",  "ngay",     "chuyen",   "vanthu",   "luutru",  "dagui",   "ubnd",
    "uyban",  "phong",   "truong", "benhvien", "trungtam", "vanphong", "chicuc",   "photo",
};

/* The mark that a key spells, forgiving a letter in six; *errors how many. */
static const struct mark *spelled(const char *key, size_t *errors)
{
    const struct mark *best = NULL;

    *errors = 99;
    for (size_t i = 0; i < MARK_COUNT; i++) {
        size_t limit = strlen(MARKS[i].key) / 6, d = match_distance(key, MARKS[i].key, limit);

        if (d <= limit && d < *errors) {
            best = &MARKS[i];
            *errors = d;
        }
    }
    return best;
}

bool mark_is(const struct layout_segment *s)
{
    size_t errors;

    return s->upper && spelled(s->key, &errors) != NULL;
}

/* Sets a mark, or asks for it; what is sure is not asked again. */
static void put(struct paper *p, const struct mark *mark, double confidence, struct box box, const char *rule)
{
    if (p->document->fields[mark->field].rule && paper_is_auto(p, mark->field))
        return;
    if (confidence < 0.99 && p->document->fields[mark->field].value)
        paper_candidate(p, mark->field, mark->value, confidence);
    else
        paper_set(p, mark->field, mark->value, confidence, p->first, box, rule);
}

static bool in_zone(const struct layout *l, struct box box)
{
    return box.y < ZONE * l->height && box.x < 0.5 * l->width;
}

static void from_words(struct paper *p)
{
    const struct layout *l = p->layouts[p->first];

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        size_t errors;
        const struct mark *mark = s->upper && in_zone(l, s->box) ? spelled(s->key, &errors) : NULL;

        if (mark)
            put(p, mark, s->confidence > 0.6 ? 0.997 : 0.9, s->box, "mark.line");
    }
}

static bool is_other(const char *key)
{
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        size_t n = strlen(OTHERS[i]);

        if (strncmp(key, OTHERS[i], n) == 0 || (n > 4 && strstr(key, OTHERS[i])))
            return true;
    }
    return strpbrk(key, "0123456789") != NULL;
}

/* A stamp that the picture's reader found. */
static void from_stamp(struct paper *p, const struct evidence *e)
{
    bool framed = e->printed >= 0.5, other = false;
    const char *key = "";

    for (size_t i = 0; i < e->reading_count; i++) {
        const struct mark *mark;
        size_t errors;

        key = layout_key(p->arena, e->readings[i].value);
        mark = spelled(key, &errors);
        other = other || is_other(key);
        if (!mark)
            continue;
        put(p, mark, framed && errors <= 1 && e->readings[i].confidence >= 0.5 ? 0.997 : 0.9, e->box, "mark.stamp");
        return;
    }
    if (framed && !other && match_distance(key, "mat", 1) <= 1 && !p->document->fields[FIELD_SECURITY].rule) {
        paper_ask(p, FIELD_SECURITY, "MẬT", 0.7, p->first, e->box, "mark.stamp");
        return;
    }
    if (framed && !other && !p->document->fields[FIELD_SECURITY].rule && !p->document->fields[FIELD_URGENCY].rule)
        paper_ask(p, FIELD_SECURITY, NULL, 0, p->first, e->box, "mark.stamp");
}

/* On a grey scan the frame takes letters of the mark: "ẠT" alone in a line at the left, under the number. */
static void from_remains(struct paper *p)
{
    const struct layout *l = p->layouts[p->first];
    int top = p->number.found ? layout_bottom(p->number.line) : p->motto ? layout_bottom(p->motto_box) : 0;

    for (size_t i = 0; i < l->segment_count; i++) {
        const struct layout_segment *s = &l->segments[i];
        size_t n = strlen(s->key);

        if (!s->upper || !in_zone(l, s->box) || s->box.y < top || s->count > 2 || n < 2 || n > SHORT_MAX ||
            layout_right(s->box) > 0.45 * l->width)
            continue;
        if (!p->document->fields[FIELD_SECURITY].rule && match_distance(s->key, "mat", 1) <= 1 && strchr(s->key, 'a'))
            paper_ask(p, FIELD_SECURITY, "MẬT", 0.6, p->first, s->box, "mark.line");
        else if (!p->document->fields[FIELD_URGENCY].rule && match_distance(s->key, "khan", 1) <= 1)
            paper_ask(p, FIELD_URGENCY, "KHẨN", 0.6, p->first, s->box, "mark.line");
    }
}

void mark_read(struct paper *p)
{
    const struct page *page = &p->document->pages[p->first];

    paper_absent(p, FIELD_SECURITY, 0.996);
    paper_absent(p, FIELD_URGENCY, 0.996);
    from_words(p);
    for (size_t i = 0; i < page->evidence_count; i++)
        if (strcmp(page->evidence[i].kind, "mark") == 0)
            from_stamp(p, &page->evidence[i]);
    from_remains(p);
}

#include "pipeline/extract/copy.h"

#include <string.h>

#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"

/* The electronic copy's line stands above this share of the height and right of this share of the width. */
#define TOP   0.12
#define RIGHT 0.4
/* Confidence from which the heading is believed. */
#define SURE 0.5

/* Longer keys before those they begin with. */
static const struct {
    const char *key, *value;
} FORMS[] = {
    {"saoybanchinh", "SAO Y"},    {"bansaoy", "SAO Y"},     {"saoy", "SAO Y"},
    {"saoluc", "SAO LỤC"},        {"bansaoluc", "SAO LỤC"}, {"trichsao", "TRÍCH SAO"},
    {"bantrichsao", "TRÍCH SAO"},
};
#define FORM_COUNT (sizeof FORMS / sizeof *FORMS)

/* The form that a heading names; a letter of the long ones may be wrong. */
static const char *heading(const struct layout_segment *s)
{
    for (size_t i = 0; s->upper && i < FORM_COUNT; i++) {
        size_t limit = strlen(FORMS[i].key) >= 8 ? 1 : 0;

        if (match_distance(s->key, FORMS[i].key, limit) <= limit)
            return FORMS[i].value;
    }
    return NULL;
}

bool copy_is(const struct layout_segment *s)
{
    return heading(s) != NULL;
}

/* "SAO Y; Ủy ban nhân dân tỉnh …; 14/02/2023 09:11:20": the form of the copy, then who made it. */
static const char *caption(const struct layout *l, const struct layout_segment *s)
{
    if (s->box.y > TOP * l->height || s->box.x < RIGHT * l->width)
        return NULL;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        size_t n = strlen(FORMS[i].key);

        if (strncmp(s->key, FORMS[i].key, n) == 0 && strchr(";,.:", s->fold[strcspn(s->fold, ";,.:")]) &&
            strcspn(s->fold, ";,.:") <= n + 3)
            return FORMS[i].value;
    }
    return NULL;
}

void copy_read(struct paper *p)
{
    paper_absent(p, FIELD_COPY, 0.996);
    for (size_t page = p->document->page_count; page > p->first; page--) {
        const struct layout *l = p->layouts[page - 1];

        for (size_t i = 0; i < l->segment_count; i++) {
            const struct layout_segment *s = &l->segments[i];
            const char *value = heading(s);

            if (!value && page - 1 == p->first)
                value = caption(l, s);
            if (!value)
                continue;
            paper_set(p, FIELD_COPY, value, s->confidence >= SURE ? 0.996 : 0.9, page - 1, s->box, "copy.heading");
            return;
        }
    }
}

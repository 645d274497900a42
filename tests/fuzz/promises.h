/* What every document must keep that extraction hands on, whatever its pages said. */
#ifndef SOHOA_FUZZ_PROMISES_H
#define SOHOA_FUZZ_PROMISES_H

#include "tests/fuzz/pages.h"

static inline void promise_text(const char *s)
{
    FUZZ_HOLDS(!s || text_is_utf8(s, strlen(s)));
}

static inline void promise_place(const struct document *d, int page, struct box box)
{
    const struct geometry *g;

    FUZZ_HOLDS(page >= 1 && (size_t)page <= d->page_count);
    g = &d->pages[page - 1].geometry;
    FUZZ_HOLDS(box.x >= 0 && box.y >= 0 && box.w >= 0 && box.h >= 0);
    FUZZ_HOLDS(box.x + box.w <= g->width && box.y + box.h <= g->height);
}

static inline void promise_field(const struct document *d, const struct field *f)
{
    promise_text(f->value);
    FUZZ_HOLDS(!f->value || *f->value);
    FUZZ_HOLDS(f->confidence >= 0 && f->confidence <= 1);
    FUZZ_HOLDS(f->status != STATUS_CONFIRMED);
    if (f->page)
        promise_place(d, f->page, f->box);
    for (size_t i = 0; i < f->candidate_count; i++) {
        FUZZ_HOLDS(f->candidates[i].value && *f->candidates[i].value);
        promise_text(f->candidates[i].value);
    }
    if (f->candidate_count > 0)
        FUZZ_HOLDS(f->value && strcmp(f->value, f->candidates[0].value) == 0);
}

static inline void promise_citations(const struct document *d)
{
    for (size_t i = 0; i < d->citation_count; i++) {
        const struct citation *c = &d->citations[i];

        FUZZ_HOLDS(c->number && *c->number && c->printed && *c->printed);
        FUZZ_HOLDS(!strchr(c->number, ' '));
        FUZZ_HOLDS(!c->date || strlen(c->date) == strlen("YYYY-MM-DD"));
        promise_text(c->number);
        promise_text(c->issuer);
        promise_text(c->printed);
        promise_place(d, c->page, c->box);
    }
}

static inline void promise_tasks(const struct document *d)
{
    for (size_t i = 0; i < d->task_count; i++) {
        const struct task *t = &d->tasks[i];
        const char *const cells[] = {t->no, t->activity, t->product, t->lead, t->support, t->deadline};

        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            promise_text(cells[k]);
        FUZZ_HOLDS(t->page >= 1 && (size_t)t->page <= d->page_count);
    }
}

static inline void promise_document(const struct document *d)
{
    for (int id = 0; id < FIELD_COUNT; id++)
        promise_field(d, &d->fields[id]);
    promise_citations(d);
    promise_tasks(d);
}

#endif

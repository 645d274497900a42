#include "pipeline/extract/corrected.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/paper.h"
#include "pipeline/model/correction.h"

#define DIGITS "0123456789"
/* How sure a number is of which a person put a part right, at most: it is asked about, and offered first. */
#define IN_PART 0.9

/* The greater part of the correction's box lies in the field's. */
static bool lies_in(struct box c, struct box f)
{
    int w = (c.x + c.w < f.x + f.w ? c.x + c.w : f.x + f.w) - (c.x > f.x ? c.x : f.x);
    int h = (c.y + c.h < f.y + f.h ? c.y + c.h : f.y + f.h) - (c.y > f.y ? c.y : f.y);

    return w > 0 && h > 0 && 2L * w * h > (long)c.w * c.h;
}

/* The last correction with figures in the place of the field, or NULL. */
static const struct correction *figures_in(const struct paper *p, const struct field *f)
{
    const struct correction *found = NULL;

    for (size_t i = 0; f->page && i < p->document->page_count; i++) {
        const struct page *page = &p->document->pages[i];

        for (size_t k = 0; page->number == f->page && k < page->correction_count; k++) {
            const struct correction *c = &page->corrections[k];

            if (strpbrk(c->text, DIGITS) && !c->unplaced && lies_in(c->box, f->box))
                found = c;
        }
    }
    return found;
}

/* "638/UBND-NV", "16/2018/QĐ-UBND", "125-KH/TU", perhaps after "Số:" and with spaces; *symbol is where its symbol
 * begins. NULL when the text is not a whole number. In the arena. */
static char *whole_number(const struct paper *p, const char *text, const char **symbol)
{
    const char *from = strchr(text, ':') ? strchr(text, ':') + 1 : text;
    char *number = arena_strdup(p->arena, from), *to = number, *at;
    size_t n;

    for (; *from; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    n = strspn(number, DIGITS);
    at = number + n;
    if (n == 0 || n > 6 || (*at != '/' && *at != '-'))
        return NULL;
    at++;
    if (strspn(at, DIGITS) == 4 && at[4] == '/')
        at += 5;
    *symbol = at;
    return *at && !strpbrk(at, DIGITS) ? number : NULL;
}

static void sure(struct field *f, const char *value, const char *rule)
{
    if (f->status == STATUS_CONFIRMED)
        return;
    f->value = value;
    f->confidence = 1;
    f->status = STATUS_AUTO;
    f->rule = rule;
    f->candidates = NULL;
    f->candidate_count = 0;
}

/* Asks about a field that a machine took, or leaves it in review; `value`, unless NULL, is offered first. */
static void ask(struct paper *p, enum field_id id, const char *value)
{
    struct field *f = &p->document->fields[id];
    const char *was = f->value;
    double most = f->confidence < IN_PART ? f->confidence : IN_PART;

    if (f->status == STATUS_CONFIRMED)
        return;
    f->status = STATUS_REVIEW;
    for (size_t i = 0; i < f->candidate_count; i++)
        if (f->candidates[i].confidence >= IN_PART)
            f->candidates[i].confidence = IN_PART - 0.01 * (double)(i + 1);
    paper_candidate(p, id, was, value ? 0.5 * most : most);
    paper_candidate(p, id, value, IN_PART);
}

/* The number with other figures before its symbol. */
static char *with_figures(const struct paper *p, const char *number, const char *figures)
{
    return arena_printf(p->arena, "%s%s", figures, number + strspn(number, DIGITS));
}

static void weigh_number(struct paper *p)
{
    struct field *f = &p->document->fields[FIELD_NUMBER];
    const struct correction *c = figures_in(p, f);
    const char *symbol, *number = c ? whole_number(p, c->text, &symbol) : NULL;
    bool own_line = f->rule && (!strcmp(f->rule, "number.line") || !strcmp(f->rule, "number.digits"));

    if (!c)
        return;
    if (number && own_line) {
        sure(f, number, "number.corrected");
        sure(&p->document->fields[FIELD_SYMBOL], symbol, "symbol.corrected");
    } else if (f->value && !number && c->text[strspn(c->text, DIGITS)] == '\0') {
        ask(p, FIELD_NUMBER, with_figures(p, f->value, c->text));
    } else {
        ask(p, FIELD_NUMBER, number);
    }
}

/* Every figure of the text is year, month or day of the date. */
static bool has_figures(const char *date, const char *text)
{
    long parts[3] = {strtol(date, NULL, 10), strtol(date + 5, NULL, 10), strtol(date + 8, NULL, 10)};

    for (const char *at = strpbrk(text, DIGITS); at; at = strpbrk(at, DIGITS)) {
        char *end;
        long figure = strtol(at, &end, 10);

        if (figure != parts[0] && figure != parts[1] && figure != parts[2])
            return false;
        at = end;
    }
    return true;
}

static void weigh_date(struct paper *p)
{
    const struct field *f = &p->document->fields[FIELD_DATE];
    const struct correction *c = figures_in(p, f);

    if (c && f->value && strlen(f->value) == 10 && !has_figures(f->value, c->text))
        ask(p, FIELD_DATE, NULL);
}

void corrected_weigh(struct paper *p)
{
    weigh_number(p);
    weigh_date(p);
}

#include "pipeline/extract/proof.h"

#include <string.h>

#include "pipeline/extract/layout.h"
#include "pipeline/extract/paper.h"

/* From here on digits count as machine print (measured by the picture's reader). */
#define PRINTED 0.8
/* The engine's confidence from which a word of print is right in more than 99 of 100 places (dev corpus). */
#define SURE_WITH_EVIDENCE 0.6
#define SURE_ALONE         0.9

const struct evidence *proof_find(const struct paper *p, const char *kind)
{
    const struct page *page = &p->document->pages[p->first];

    for (size_t i = 0; i < page->evidence_count; i++)
        if (strcmp(page->evidence[i].kind, kind) == 0)
            return &page->evidence[i];
    return NULL;
}

static bool any_evidence(const struct paper *p)
{
    return p->document->pages[p->first].evidence_count > 0;
}

/* Digits as tall as a line of print, neither higher nor lower than it: a pen leaves the line. */
static bool level(struct box words, struct box line, int unit)
{
    (void)line;
    return words.h > 0.5 * unit && words.h < 1.5 * unit;
}

/* Same digits but for leading zeros. */
static bool same_digits(const char *a, const char *b)
{
    a += strspn(a, "0");
    b += strspn(b, "0");
    return strcmp(a, b) == 0;
}

double proof_of_digits(const struct paper *p, const char *kind, const char *digits, double confidence,
                       struct box words, struct box line)
{
    const struct evidence *e = proof_find(p, kind);
    int unit = p->layouts[p->first]->unit;

    if (!*digits)
        return 0;
    if (paper_exact(p, p->first))
        return 0.9999;
    if (e) {
        bool agree = e->reading_count > 0 && same_digits(e->readings[0].value, digits);

        if (e->printed >= PRINTED && agree && confidence >= SURE_WITH_EVIDENCE)
            return 0.999;
        if (e->printed >= PRINTED && confidence >= 0.97 && e->reading_count == 0)
            return 0.998;
        return (agree ? 0.8 : 0.4) * (0.5 + 0.5 * confidence);
    }
    /* Only number, day and month get a second reading: the year is print. */
    if (any_evidence(p) && strcmp(kind, "number") != 0 && strcmp(kind, "day") != 0)
        return confidence >= 0.8 ? 0.9995 : 0.9 * confidence;
    if (confidence >= SURE_ALONE && level(words, line, unit))
        return 0.9985;
    return 0.85 * confidence;
}

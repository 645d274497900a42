/* Bar charts as SVG without script: a picture with a title and a sentence for those who cannot see it, and the same
 * figures as a table under it. Colours come from the style sheet, by the classes part-0 and part-1. */
#ifndef SOHOA_WEB_CHART_H
#define SOHOA_WEB_CHART_H

#include <stddef.h>
#include <stdint.h>

#include "tools/web/web.h"

#define CHART_PARTS 2

struct chart_bar {
    const char *label;
    int64_t parts[CHART_PARTS];
};

struct chart {
    const char *id; /* of the elements that name it; unique in the page */
    const char *title, *description;
    const char *label;              /* what the bars are: head of the first column */
    const char *parts[CHART_PARTS]; /* what the parts of a bar are; the second NULL: one part */
    const struct chart_bar *bars;
    size_t count;
};

void chart_put_columns(const struct web_request *request, const struct chart *chart, struct buf *out); /* upright */
void chart_put_bars(const struct web_request *request, const struct chart *chart, struct buf *out);    /* lying */

/* 12345 as 12.345 in Vietnamese and 12,345 in English. In the request's arena. */
const char *chart_number(const struct web_request *request, int64_t n);
/* "21/11/2026 18:40 UTC" for a time of the catalogue. */
const char *chart_time(const struct web_request *request, const char *time);

#endif

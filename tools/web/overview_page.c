#include "tools/web/overview_page.h"

#include <stdio.h>
#include <string.h>

#include "index/overview.h"
#include "index/review.h"
#include "pipeline/base/err.h"
#include "tools/web/chart.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/show.h"

#define TYPES_SHOWN 12

static const char *say_number(struct web_request *r, enum phrase phrase, int64_t n)
{
    return phrase_with(r->arena, r->language, phrase, chart_number(r, n));
}

/* Tiles ------------------------------------------------------------------------------------------------------- */

static void put_tile(struct web_request *r, struct buf *out, enum phrase name, const char *value, const char *more,
                     bool bad)
{
    html_printf(out, "<div class=\"tile%s\"><dt>%s</dt><dd>%s", bad ? " bad" : "", frame_say(r, name), value);
    if (more)
        html_printf(out, "<span>%s</span>", more);
    buf_puts(out, "</dd></div>\n");
}

static int put_fixity(struct web_request *r, struct buf *out, struct err *err)
{
    struct event event;
    int found = overview_last_event(r->catalogue, r->arena, OVERVIEW_FIXITY, &event, err);
    bool good = found > 0 && !strcmp(event.outcome, "success");

    if (found < 0)
        return -1;
    if (found == 0)
        put_tile(r, out, PHRASE_OVERVIEW_FIXITY, frame_say(r, PHRASE_OVERVIEW_FIXITY_NEVER),
                 frame_say(r, PHRASE_OVERVIEW_FIXITY_HOW), false);
    else
        put_tile(r, out, PHRASE_OVERVIEW_FIXITY,
                 frame_say(r, good ? PHRASE_OVERVIEW_FIXITY_GOOD : PHRASE_OVERVIEW_FIXITY_BAD),
                 phrase_with(r->arena, r->language, PHRASE_OVERVIEW_FIXITY_WHEN, chart_time(r, event.time)), !good);
    return 0;
}

static int put_tiles(struct web_request *r, const struct ledger *l, const struct review_backlog *backlog,
                     int64_t documents, struct buf *out, struct err *err)
{
    int64_t rest = l->pages[PAGE_FAILED] + l->pages[PAGE_TODO];

    buf_puts(out, "<dl class=\"tiles\">\n");
    put_tile(r, out, PHRASE_OVERVIEW_DOCUMENTS, chart_number(r, documents), NULL, false);
    put_tile(r, out, PHRASE_OVERVIEW_TO_REVIEW, chart_number(r, backlog->documents),
             say_number(r, PHRASE_OVERVIEW_QUESTIONS, l->fields_review), false);
    put_tile(r, out, PHRASE_OVERVIEW_PAGES_READ, chart_number(r, l->pages[PAGE_DONE]),
             rest ? say_number(r, PHRASE_OVERVIEW_PAGES_OTHER, rest) : NULL, false);
    put_tile(r, out, PHRASE_OVERVIEW_STORAGE, show_bytes(r->arena, r->language, l->object_bytes),
             l->objects_missing ? say_number(r, PHRASE_OVERVIEW_MISSING, l->objects_missing)
                                : say_number(r, PHRASE_OVERVIEW_FILES, l->objects),
             l->objects_missing > 0);
    if (put_fixity(r, out, err) != 0)
        return -1;
    buf_puts(out, "</dl>\n");
    return 0;
}

/* Charts ------------------------------------------------------------------------------------------------------ */

static struct chart_bar *bars_of(struct web_request *r, const struct overview_row *rows, size_t count,
                                 enum phrase unknown)
{
    struct chart_bar *bars = arena_alloc(r->arena, (count ? count : 1) * sizeof *bars);

    for (size_t i = 0; i < count; i++)
        bars[i] = (struct chart_bar){!rows[i].label   ? frame_say(r, unknown)
                                     : *rows[i].label ? rows[i].label
                                                      : frame_say(r, PHRASE_OVERVIEW_OTHER_TYPES),
                                     {rows[i].done, rows[i].review}};
    return bars;
}

static struct chart chart_of(struct web_request *r, const char *id, enum phrase title, enum phrase label,
                             const struct chart_bar *bars, size_t count)
{
    int64_t all = 0;

    for (size_t i = 0; i < count; i++)
        all += bars[i].parts[0] + bars[i].parts[1];
    return (struct chart){
        .id = id,
        .title = frame_say(r, title),
        .description = say_number(r, PHRASE_OVERVIEW_CHART, all),
        .label = frame_say(r, label),
        .parts = {phrase_state(r->language, DOCUMENT_DONE), phrase_state(r->language, DOCUMENT_REVIEW)},
        .bars = bars,
        .count = count};
}

static int put_documents(struct web_request *r, struct buf *out, struct err *err)
{
    struct overview_row *rows;
    struct chart chart;
    size_t count;

    if (overview_years(r->catalogue, r->arena, &rows, &count, err) != 0)
        return -1;
    chart = chart_of(r, "years", PHRASE_OVERVIEW_BY_YEAR, PHRASE_OVERVIEW_YEAR,
                     bars_of(r, rows, count, PHRASE_OVERVIEW_NO_YEAR), count);
    chart_put_columns(r, &chart, out);
    if (overview_types(r->catalogue, r->arena, TYPES_SHOWN, &rows, &count, err) != 0)
        return -1;
    chart = chart_of(r, "types", PHRASE_OVERVIEW_BY_TYPE, PHRASE_OVERVIEW_TYPE,
                     bars_of(r, rows, count, PHRASE_OVERVIEW_NO_TYPE), count);
    chart_put_bars(r, &chart, out);
    return 0;
}

static void put_states(struct web_request *r, const struct ledger *l, struct buf *out)
{
    struct chart_bar bars[DOCUMENT_STATE_COUNT];
    struct chart chart;
    size_t count = 0;

    for (int i = 0; i < DOCUMENT_STATE_COUNT; i++)
        if (l->documents[i] > 0)
            bars[count++] = (struct chart_bar){phrase_state(r->language, (enum document_state)i), {l->documents[i]}};
    chart = chart_of(r, "states", PHRASE_OVERVIEW_BY_STATE, PHRASE_OVERVIEW_STATE, bars, count);
    chart.parts[0] = frame_say(r, PHRASE_OVERVIEW_DOCUMENTS);
    chart.parts[1] = NULL;
    chart_put_bars(r, &chart, out);
}

static void put_backlog(struct web_request *r, const struct review_backlog *backlog, struct buf *out)
{
    struct chart_bar bars[FIELD_COUNT];
    struct chart chart;
    size_t count = 0;

    for (int i = 0; i < FIELD_COUNT; i++)
        if (backlog->fields[i] > 0)
            bars[count++] = (struct chart_bar){phrase_field(r->language, (enum field_id)i), {0, backlog->fields[i]}};
    if (count == 0)
        return;
    chart = chart_of(r, "fields", PHRASE_OVERVIEW_BY_FIELD, PHRASE_OVERVIEW_FIELD, bars, count);
    for (size_t i = 0; i < count; i++)
        bars[i] = (struct chart_bar){bars[i].label, {bars[i].parts[1]}};
    chart.parts[0] = phrase_state(r->language, DOCUMENT_REVIEW);
    chart.parts[1] = NULL;
    chart_put_bars(r, &chart, out);
}

/* When the retention of dossiers ends. */
static int put_due(struct web_request *r, struct buf *out, struct err *err)
{
    struct overview_row *rows;
    struct chart_bar *bars;
    struct chart chart;
    size_t count;
    int64_t all = 0;

    if (overview_due(r->catalogue, r->arena, &rows, &count, err) != 0)
        return -1;
    if (count == 0)
        return 0;
    bars = bars_of(r, rows, count, PHRASE_OVERVIEW_DUE_UNKNOWN);
    for (size_t i = 0; i < count; i++) {
        all += rows[i].done + rows[i].review;
        if (rows[i].label && !*rows[i].label)
            bars[i].label = frame_say(r, PHRASE_OVERVIEW_DUE_PERMANENT);
    }
    chart = chart_of(r, "due", PHRASE_OVERVIEW_DUE, PHRASE_OVERVIEW_DUE_YEAR, bars, count);
    chart.description = say_number(r, PHRASE_OVERVIEW_DUE_CHART, all);
    chart.parts[0] = frame_say(r, PHRASE_DOSSIER_CLOSED_STATE);
    chart.parts[1] = frame_say(r, PHRASE_DOSSIER_OPEN);
    chart_put_columns(r, &chart, out);
    return 0;
}

static int get_overview(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;
    struct review_backlog backlog;
    struct ledger ledger;
    int64_t documents = 0;

    if (catalogue_count(r->catalogue, &ledger, err) != 0 || review_count(r->catalogue, &backlog, err) != 0)
        return -1;
    for (int i = 0; i < DOCUMENT_STATE_COUNT; i++)
        documents += ledger.documents[i];
    frame_begin(r, out, frame_say(r, PHRASE_OVERVIEW), FRAME_OVERVIEW);
    html_printf(out, "<h1>%s</h1>\n", frame_say(r, PHRASE_OVERVIEW));
    if (put_tiles(r, &ledger, &backlog, documents, out, err) != 0)
        return -1;
    if (documents == 0) {
        html_printf(out, "<p>%s</p>\n", frame_say(r, PHRASE_OVERVIEW_EMPTY));
    } else {
        buf_puts(out, "<div class=\"charts\">\n");
        if (put_documents(r, out, err) != 0)
            return -1;
        put_states(r, &ledger, out);
        put_backlog(r, &backlog, out);
        if (put_due(r, out, err) != 0)
            return -1;
        buf_puts(out, "</div>\n");
    }
    frame_end(r, out, NULL);
    return 0;
}

const struct web_route overview_page_routes[] = {
    {WEB_GET, "/overview", ROLE_READER, 0, get_overview},
    {0},
};

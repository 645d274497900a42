#include "tools/web/batch_page.h"

#include <stdio.h>
#include <string.h>

#include "index/poor.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/model/advice.h"
#include "tools/web/batch_run.h"
#include "tools/web/chart.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/inbox.h"
#include "tools/web/site.h"

#define FAILURES_SHOWN 50
#define POOR_SHOWN     12

static const char *const SCRIPTS[] = {"batch.js", NULL};

static const char *say_number(struct web_request *r, enum phrase phrase, int64_t n)
{
    return phrase_with(r->arena, r->language, phrase, chart_number(r, n));
}

/* Progress ------------------------------------------------------------------------------------------------------ */

static const char *time_left(struct web_request *r, double seconds)
{
    if (seconds < 90)
        return arena_printf(r->arena, "%.0f s", seconds < 1 ? 1 : seconds);
    if (seconds < 5400)
        return arena_printf(r->arena, r->language == LANGUAGE_VI ? "%.0f phút" : "%.0f min", seconds / 60);
    return arena_printf(r->arena, r->language == LANGUAGE_VI ? "%.1f giờ" : "%.1f h", seconds / 3600);
}

static void put_running(struct web_request *r, const struct run *run, struct buf *out)
{
    int64_t read = run->pages_done + run->pages_failed;
    const char *of = arena_printf(r->arena, "%s / %s", chart_number(r, read), chart_number(r, run->pages_total));

    html_printf(out, "<p class=\"now\"><progress max=\"%lld\" value=\"%lld\" aria-label=\"%s\"></progress></p>\n<p>%s",
                (long long)(run->pages_total ? run->pages_total : 1), (long long)read,
                frame_say(r, PHRASE_BATCH_RUNNING), phrase_with(r->arena, r->language, PHRASE_BATCH_PAGES_OF, of));
    if (run->rate > 0)
        html_printf(out, " · %s · %s",
                    phrase_with(r->arena, r->language, PHRASE_BATCH_RATE, arena_printf(r->arena, "%.1f", run->rate)),
                    phrase_with(r->arena, r->language, PHRASE_BATCH_TIME_LEFT,
                                time_left(r, (double)(run->pages_total - read) / run->rate)));
    if (run->pages_failed)
        html_printf(out, " · <strong>%s</strong>", say_number(r, PHRASE_BATCH_FAILED_PAGES, run->pages_failed));
    buf_puts(out, "</p>\n");
}

static int put_progress(struct web_request *r, struct buf *out, struct err *err)
{
    char problem[160];
    struct run run;
    int found = catalogue_find_run(r->catalogue, r->arena, &run, err);
    bool busy = batch_run_busy();

    if (found < 0)
        return -1;
    batch_run_problem(problem, sizeof problem);
    html_printf(out,
                "<section class=\"panel progress\" id=\"progress\" data-busy=\"%d\" aria-live=\"polite\"><h2>%s</h2>\n",
                busy || (found && run.alive), frame_say(r, PHRASE_BATCH_PROGRESS));
    if (found && run.alive)
        put_running(r, &run, out);
    else if (busy)
        html_printf(out, "<p>%s</p>\n", frame_say(r, PHRASE_BATCH_STARTING));
    else
        html_printf(out, "<p>%s%s%s</p>\n", frame_say(r, PHRASE_BATCH_IDLE), found ? " " : "",
                    found ? phrase_with(r->arena, r->language, PHRASE_BATCH_LAST,
                                        chart_time(r, run.ended ? run.ended : run.beat))
                          : "");
    if (*problem)
        html_printf(out, "<p class=\"problem\">%s</p>\n",
                    phrase_with(r->arena, r->language, PHRASE_BATCH_PROBLEM, frame_sentence(r, problem)));
    html_printf(out, "<p class=\"refresh\"><a href=\"/batches\">%s</a></p></section>\n",
                frame_say(r, PHRASE_BATCH_REFRESH));
    return 0;
}

/* Ledger, failures, poor scans ----------------------------------------------------------------------------------- */

static int put_ledger(struct web_request *r, struct buf *out, struct err *err)
{
    struct ledger ledger;

    if (catalogue_count(r->catalogue, &ledger, err) != 0)
        return -1;
    html_printf(out, "<section class=\"panel\"><h2>%s</h2><table class=\"plain\"><tbody>\n",
                frame_say(r, PHRASE_BATCH_LEDGER));
    for (int i = 0; i < ITEM_OUTCOME_COUNT; i++)
        html_printf(out, "<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td></tr>\n",
                    frame_say(r, (enum phrase)(PHRASE_BATCH_OUTCOME_QUEUED + i)), chart_number(r, ledger.items[i]));
    buf_puts(out, "</tbody></table></section>\n");
    return 0;
}

struct failures {
    struct web_request *request;
    struct buf *out;
    int count;
};

static int put_item(const struct item *item, void *data)
{
    struct failures *f = data;
    cleanup_buf struct buf path = {0};

    text_put_printable(&path, item->path, strlen(item->path));
    html_printf(f->out, "<tr><td class=\"path\">%s</td><td>%s</td></tr>\n", buf_string(&path),
                item->reason ? frame_sentence(f->request, item->reason) : "");
    return ++f->count >= FAILURES_SHOWN;
}

static int take_path(const struct item *item, void *data)
{
    text_put_printable(data, item->path, strlen(item->path));
    return 1;
}

/* Documents in quarantine, and those in review of which a page failed, as the reason says. */
static int put_entry(const struct entry *entry, void *data)
{
    struct failures *f = data;
    struct web_request *r = f->request;
    const char *id = arena_printf(r->arena, "%lld", (long long)entry->id);
    cleanup_buf struct buf path = {0};
    struct err ignored = {0};

    if (!entry->reason || site_admit(r, entry->id, NULL, &ignored) != 1)
        return 0;
    catalogue_each_item(r->catalogue, 1u << ITEM_DOCUMENT, entry->id, take_path, &path, &ignored);
    html_printf(f->out, "<tr><td class=\"path\"><a href=\"/document/%s\">%s</a> · %s</td><td>%s</td></tr>\n", id,
                phrase_with(r->arena, r->language, PHRASE_REVIEW_DOCUMENT, id), buf_string(&path),
                frame_sentence(r, entry->reason));
    return ++f->count >= FAILURES_SHOWN;
}

static int put_failures(struct web_request *r, struct buf *out, struct err *err)
{
    cleanup_buf struct buf rows = {0};
    struct failures failures = {r, &rows, 0};
    struct list_filter filter = {.states = 1u << DOCUMENT_QUARANTINED | 1u << DOCUMENT_REVIEW};

    if (catalogue_each_item(r->catalogue, 1u << ITEM_QUARANTINED, 0, put_item, &failures, err) < 0 ||
        (failures.count < FAILURES_SHOWN && catalogue_each_entry(r->catalogue, &filter, put_entry, &failures, err) < 0))
        return -1;
    html_printf(out, "<section class=\"panel wide\"><h2>%s</h2>\n", frame_say(r, PHRASE_BATCH_FAILURES));
    if (failures.count == 0) {
        html_printf(out, "<p>%s</p></section>\n", frame_say(r, PHRASE_BATCH_NO_FAILURES));
        return 0;
    }
    html_printf(
        out,
        "<table class=\"plain\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
        frame_say(r, PHRASE_BATCH_WHAT), frame_say(r, PHRASE_BATCH_WHY));
    buf_append(out, rows.data, rows.len);
    buf_puts(out, "</tbody></table>\n<form method=\"post\" action=\"/batches/retry\">");
    frame_put_token(r, out);
    html_printf(out, "<button>%s</button></form></section>\n", frame_say(r, PHRASE_BATCH_RETRY));
    return 0;
}

/* What to do about it, in the reader's language; of a page read by an earlier version as it was noted. */
static int find_advice(struct web_request *r, const struct poor_page *poor, const char **advice, struct err *err)
{
    struct page page;

    if (catalogue_load_page(r->catalogue, r->arena, poor->document, poor->page, &page, err) != 0)
        return -1;
    *advice = phrase_advice(r->arena, r->language, advice_for(&page));
    *advice = *advice ? *advice : poor->note;
    return 0;
}

static int put_poor(struct web_request *r, struct buf *out, struct err *err)
{
    struct poor_page *pages;
    size_t count;
    bool begun = false;

    if (poor_pages(r->catalogue, r->arena, POOR_SHOWN, &pages, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const char *id = arena_printf(r->arena, "%lld", (long long)pages[i].document);
        const char *page = arena_printf(r->arena, "%d", pages[i].page);
        int admitted = site_admit(r, pages[i].document, NULL, err);
        const char *advice;

        if (admitted < 0 || (admitted > 0 && find_advice(r, &pages[i], &advice, err) != 0))
            return -1;
        if (admitted == 0)
            continue;
        if (!begun)
            html_printf(out, "<section class=\"panel wide\"><h2>%s</h2><ul class=\"poor\">\n",
                        frame_say(r, PHRASE_BATCH_QUALITY));
        begun = true;
        html_printf(out,
                    "<li><a href=\"/document/%s?page=%s\"><img src=\"/document/%s/picture/%s?size=thumb\" alt=\"\" "
                    "loading=\"lazy\"><span>%s, %s</span></a><p>%s</p></li>\n",
                    id, page, id, page, phrase_with(r->arena, r->language, PHRASE_REVIEW_DOCUMENT, id),
                    phrase_with(r->arena, r->language, PHRASE_BATCH_PAGE, page), advice);
    }
    if (begun)
        buf_puts(out, "</ul></section>\n");
    return 0;
}

/* Sending -------------------------------------------------------------------------------------------------------- */

static void put_send(struct web_request *r, struct buf *out)
{
    static const struct frame_spoken SPOKEN[] = {{"sending", PHRASE_BATCH_SENDING},
                                                 {"sent", PHRASE_BATCH_SENT},
                                                 {"broken", PHRASE_BATCH_BROKEN},
                                                 {"refused", PHRASE_BATCH_REFUSED}};

    html_printf(out, "<section class=\"panel send\" id=\"send\"");
    frame_put_spoken(r, out, SPOKEN, sizeof SPOKEN / sizeof *SPOKEN);
    html_printf(out,
                "><h2>%s</h2><noscript><p>%s</p></noscript>\n<div class=\"drop\" hidden><p class=\"big\">%s</p><p>%s "
                "<label class=\"button\">%s<input type=\"file\" multiple></label> "
                "<label class=\"button\">%s<input type=\"file\" webkitdirectory></label></p>"
                "<p class=\"hint\">%s</p></div>\n<p class=\"sending\" role=\"status\"></p>"
                "<progress class=\"sending-bar\" max=\"1\" value=\"0\" hidden></progress>\n",
                frame_say(r, PHRASE_BATCH_SEND), frame_say(r, PHRASE_BATCH_NO_SCRIPT), frame_say(r, PHRASE_BATCH_DROP),
                frame_say(r, PHRASE_BATCH_OR), frame_say(r, PHRASE_BATCH_FILES), frame_say(r, PHRASE_BATCH_FOLDER),
                frame_say(r, PHRASE_BATCH_KINDS));
    if (r->person.role >= ROLE_MANAGER) {
        buf_puts(out, "<form method=\"post\" action=\"/batches/folder\" class=\"folder\">");
        frame_put_token(r, out);
        html_printf(out,
                    "<label for=\"path\">%s</label> <input id=\"path\" name=\"path\" placeholder=\"/\" "
                    "autocomplete=\"off\" required> <button>%s</button></form><p class=\"hint\">%s</p>\n",
                    frame_say(r, PHRASE_BATCH_PATH), frame_say(r, PHRASE_BATCH_PATH_TAKE),
                    frame_say(r, PHRASE_BATCH_WATCH));
    }
    buf_puts(out, "</section>\n");
}

static int put_left(struct web_request *r, struct buf *out, struct err *err)
{
    struct inbox_batch *batches;
    size_t count;

    if (inbox_list(site_archive(r->site), r->arena, &batches, &count, err) != 0)
        return -1;
    if (count == 0 || batch_run_busy())
        return 0;
    html_printf(out, "<section class=\"panel wide\"><h2>%s</h2><p class=\"hint\">%s</p><ul class=\"left-over\">\n",
                frame_say(r, PHRASE_BATCH_LEFT), frame_say(r, PHRASE_BATCH_LEFT_TEXT));
    for (size_t i = 0; i < count; i++) {
        html_printf(out, "<li><span>%s · %s</span>", batches[i].id,
                    say_number(r, PHRASE_BATCH_FILE_COUNT, batches[i].files));
        html_printf(out, "<form method=\"post\" action=\"/batches/%s/take\">", batches[i].id);
        frame_put_token(r, out);
        html_printf(out, "<button>%s</button></form><form method=\"post\" action=\"/batches/%s/remove\">",
                    frame_say(r, PHRASE_BATCH_TAKE), batches[i].id);
        frame_put_token(r, out);
        html_printf(out, "<button class=\"quiet\">%s</button></form></li>\n", frame_say(r, PHRASE_BATCH_REMOVE));
    }
    buf_puts(out, "</ul></section>\n");
    return 0;
}

static int get_batches(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;

    frame_begin(r, out, frame_say(r, PHRASE_BATCHES), FRAME_BATCHES);
    html_printf(out, "<h1>%s</h1>\n<div class=\"batches\">\n", frame_say(r, PHRASE_BATCHES));
    put_send(r, out);
    buf_puts(out, "<div class=\"side-by\">\n");
    if (put_progress(r, out, err) != 0 || put_ledger(r, out, err) != 0)
        return -1;
    buf_puts(out, "</div>\n");
    if (put_left(r, out, err) != 0 || put_failures(r, out, err) != 0 || put_poor(r, out, err) != 0)
        return -1;
    buf_puts(out, "</div>\n");
    frame_end(r, out, SCRIPTS);
    return 0;
}

static int get_progress(struct web_request *r, struct web_response *response, struct err *err)
{
    return put_progress(r, &response->body, err);
}

/* clang-format off */
const struct web_route batch_page_routes[] = {
    {WEB_GET, "/batches", ROLE_CLERK, 0, get_batches},
    {WEB_GET, "/batches/progress", ROLE_CLERK, 0, get_progress},
    {WEB_POST, "/batches/new", ROLE_CLERK, 0, batch_post_new},
    {WEB_POST, "/batches/folder", ROLE_MANAGER, 0, batch_post_folder},
    {WEB_POST, "/batches/retry", ROLE_CLERK, 0, batch_post_retry},
    {WEB_GET, "/batches/:/piece", ROLE_CLERK, 0, batch_get_piece},
    {WEB_POST, "/batches/:/piece", ROLE_CLERK, WEB_BODY_MAX, batch_post_piece},
    {WEB_POST, "/batches/:/take", ROLE_CLERK, 0, batch_post_take},
    {WEB_POST, "/batches/:/remove", ROLE_CLERK, 0, batch_post_remove},
    {0},
};
/* clang-format on */

#include "tools/web/review_page.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/review_answer.h"
#include "tools/web/review_card.h"
#include "tools/web/site.h"

#define LOOK_AHEAD 16 /* places fetched at once: some are not for everybody */

static const char *const SCRIPTS[] = {"review_card.js", "review_paper.js", "review.js", NULL};

/* "1-27", as in data-place; the start for what is none. */
static struct review_place place_of(const char *text)
{
    struct review_place place = {0};
    int64_t rank;

    if (text && text[0] >= '0' && text[0] < '0' + REVIEW_RANKS && text[1] == '-' &&
        web_number(text + 2, 0, INT64_MAX, &place.document)) {
        rank = text[0] - '0';
        place.rank = (enum review_rank)rank;
    }
    return place;
}

/* The card of the first document after that place which this person may see. 1, 0 at the end, -1. */
static int put_next(struct web_request *r, struct review_place after, struct buf *out, struct err *err)
{
    const char *who = review_card_who(r);

    for (;;) {
        struct review_place *places;
        size_t count;

        if (review_queue(r->catalogue, r->arena, who, after, LOOK_AHEAD, &places, &count, err) != 0)
            return -1;
        for (size_t i = 0; i < count; i++) {
            int put = review_card_put(r, places[i], NULL, out, err);

            if (put != 0)
                return put;
        }
        if (count < LOOK_AHEAD)
            return 0;
        after = places[count - 1];
    }
}

/* The page around a card ------------------------------------------------------------------------------------------ */

/* Phrases that the script says, as attributes; `%s` in them is replaced there. */
static void put_phrases(const struct web_request *r, struct buf *out)
{
    static const struct frame_spoken SPOKEN[] = {
        {"saved", PHRASE_REVIEW_SAVED},         {"saving", PHRASE_REVIEW_SAVING},
        {"all-saved", PHRASE_REVIEW_ALL_SAVED}, {"retry", PHRASE_REVIEW_RETRY},
        {"undone", PHRASE_REVIEW_UNDONE},       {"no-undo", PHRASE_REVIEW_NOTHING_TO_UNDO},
        {"will-be", PHRASE_REVIEW_WILL_BE},     {"pace", PHRASE_REVIEW_PACE},
        {"same", PHRASE_REVIEW_SAME},           {"sure", PHRASE_REVIEW_SURE},
        {"none", PHRASE_REVIEW_NONE},           {"end", PHRASE_REVIEW_END},
        {"close", PHRASE_REVIEW_CLOSE},         {"again", PHRASE_REVIEW_FROM_START},
        {"empty", PHRASE_REVIEW_NO_VALUE},      {"left", PHRASE_REVIEW_LEFT}};

    frame_put_spoken(r, out, SPOKEN, sizeof SPOKEN / sizeof *SPOKEN);
}

static void put_keys(const struct web_request *r, struct buf *out)
{
    static const struct {
        const char *key;
        enum phrase phrase;
    } KEYS[] = {{"Enter", PHRASE_REVIEW_CONFIRM},  {"1–9", PHRASE_REVIEW_CHOOSE}, {"0", PHRASE_REVIEW_NONE},
                {"Tab", PHRASE_REVIEW_NEXT_FIELD}, {"z", PHRASE_REVIEW_ZOOM},     {"s", PHRASE_REVIEW_SKIP},
                {"u", PHRASE_REVIEW_UNDO}};

    buf_puts(out, "<ul class=\"keys\" aria-hidden=\"true\">");
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        html_printf(out, "<li><kbd>%s</kbd> %s</li>", KEYS[i].key, frame_say(r, KEYS[i].phrase));
    html_printf(out, "<li>%s</li></ul>\n", frame_say(r, PHRASE_REVIEW_TYPE));
}

static int put_bar(struct web_request *r, struct buf *out, struct err *err)
{
    struct review_backlog backlog;
    const char *left;

    if (review_count(r->catalogue, &backlog, err) != 0)
        return -1;
    left = arena_printf(r->arena, "%lld", (long long)backlog.documents);
    html_printf(out, "<div class=\"bar\"><p class=\"left\" data-left=\"%s\">%s</p>\n", left,
                phrase_with(r->arena, r->language, PHRASE_REVIEW_LEFT, left));
    buf_puts(out, "<p class=\"saving\" role=\"status\"></p>\n");
    html_printf(out, "<a class=\"button quiet\" href=\"/review/equal\">%s</a>\n", frame_say(r, PHRASE_REVIEW_EQUAL));
    buf_puts(out, "<form method=\"post\" action=\"/review/undo\" class=\"undo\">");
    frame_put_token(r, out);
    html_printf(out, "<button class=\"quiet\">%s</button></form></div>\n", frame_say(r, PHRASE_REVIEW_UNDO));
    return 0;
}

static void put_nothing(struct web_request *r, bool skipped, struct buf *out)
{
    html_printf(out, "<div class=\"notice\"><h1>%s</h1><p>%s</p>", frame_say(r, PHRASE_REVIEW_EMPTY_TITLE),
                frame_say(r, skipped ? PHRASE_REVIEW_END : PHRASE_REVIEW_EMPTY));
    if (skipped)
        html_printf(out, "<p><a class=\"button\" href=\"/review\">%s</a></p>", frame_say(r, PHRASE_REVIEW_FROM_START));
    buf_puts(out, "</div>\n");
}

static int begin(struct web_request *r, struct buf *out, struct err *err)
{
    frame_begin(r, out, frame_say(r, PHRASE_REVIEW), FRAME_REVIEW);
    if (r->fragment)
        return 0;
    buf_puts(out, "<div class=\"desk\" id=\"review\"");
    put_phrases(r, out);
    buf_puts(out, ">\n");
    if (put_bar(r, out, err) != 0)
        return -1;
    buf_puts(out, "<div class=\"desk-stage\" id=\"stage\">\n");
    return 0;
}

static void end(struct web_request *r, struct buf *out)
{
    if (!r->fragment) {
        buf_puts(out, "</div>\n");
        put_keys(r, out);
        buf_puts(out, "</div>\n");
    }
    frame_end(r, out, SCRIPTS);
}

static int get_queue(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *after = web_value(&r->query, "after");
    int put;

    if (begin(r, &response->body, err) != 0)
        return -1;
    put = put_next(r, place_of(after), &response->body, err);
    if (put < 0)
        return -1;
    if (put == 0 && r->fragment)
        response->status = 204;
    else if (put == 0)
        put_nothing(r, after != NULL, &response->body);
    end(r, &response->body);
    return 0;
}

static int document_of(const struct web_request *r, struct review_place *place)
{
    int64_t rank;

    *place = (struct review_place){.rank = REVIEW_KEY};
    if (web_number(web_value(r->method == WEB_POST ? &r->form : &r->query, "rank"), 0, REVIEW_RANKS - 1, &rank))
        place->rank = (enum review_rank)rank;
    return web_number(r->parts[0], 1, INT64_MAX, &place->document);
}

static int put_card_page(struct web_request *r, struct web_response *response, struct review_place place,
                         const struct review_complaint *complaint, struct err *err)
{
    int put;

    if (begin(r, &response->body, err) != 0)
        return -1;
    put = review_card_put(r, place, complaint, &response->body, err);
    if (put < 0)
        return -1;
    if (put == 0)
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    end(r, &response->body);
    if (complaint)
        response->status = complaint->same ? 409 : 400;
    return 0;
}

static int get_document(struct web_request *r, struct web_response *response, struct err *err)
{
    struct review_place place;

    if (!document_of(r, &place))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    return put_card_page(r, response, place, NULL, err);
}

/* Answers ----------------------------------------------------------------------------------------------------- */

static json_t *same_json(const struct review_answered *a)
{
    json_t *list = json_array();

    for (size_t i = 0; i < a->same_count; i++)
        json_array_append_new(list,
                              json_pack("{s:I,s:s?,s:s?,s:s?}", "document", (json_int_t)a->same[i].document, "number",
                                        a->same[i].number, "date", a->same[i].date, "issuer", a->same[i].issuer));
    return list;
}

static int answer_json(struct web_response *response, const struct review_answered *a)
{
    if (a->outcome == REVIEW_DONE)
        return reply_json(response, 200,
                          json_pack("{s:I,s:s,s:s,s:s,s:i}", "decision", (json_int_t)a->decision, "who", a->who, "when",
                                    a->when, "value", a->shown, "open", a->open));
    return reply_json(response, a->outcome == REVIEW_REFUSED ? 400 : 409,
                      json_pack("{s:s,s:s,s:s,s:o}", "error", a->sentence, "kind", review_outcome_name(a->outcome),
                                "field", field_name(a->field), "same", same_json(a)));
}

static int second(struct web_request *r, struct web_response *response, struct review_place place, const char *what,
                  struct err *err)
{
    const char *who = review_card_who(r);
    struct err ending = {0};
    struct home *home;
    int result;

    site_give_back(r);
    home = site_write_begin(r->site);
    result = !strcmp(what, "agree")
                 ? review_give_second(home->catalogue, place.document, who, err)
                 : review_ask_second(home->catalogue, place.document, who, web_value(&r->form, "note"), err);
    if (site_write_end(r->site, &ending) != 0 && result == 0) {
        *err = ending;
        return -1;
    }
    if (result != 0)
        return -1;
    if (r->fragment)
        return reply_json(response, 200, json_pack("{s:b}", "done", 1));
    return !strcmp(what, "agree")
               ? reply_redirect(r, response, "/review?after=%d-%lld", (int)place.rank, (long long)place.document)
               : reply_redirect(r, response, "/review/%lld", (long long)place.document);
}

static int post_document(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *what = web_value(&r->form, "second");
    struct review_answered answered = {0};
    struct review_place place;
    int admitted;

    if (!document_of(r, &place))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    admitted = site_admit(r, place.document, "view", err);
    if (admitted <= 0)
        return admitted < 0 ? -1 : reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    if (what)
        return second(r, response, place, what, err);
    if (review_answer_take(r, place.document, &answered, err) != 0)
        return -1;
    if (r->fragment)
        return answer_json(response, &answered);
    site_lend(r);
    if (answered.outcome != REVIEW_DONE) {
        struct review_complaint complaint = {answered.field, answered.sentence,
                                             answered.outcome == REVIEW_OVERTAKEN ? NULL : answered.typed,
                                             answered.outcome == REVIEW_DOUBLED};

        return put_card_page(r, response, place, &complaint, err);
    }
    if (answered.open > 0)
        return reply_redirect(r, response, "/review/%lld?rank=%d", (long long)place.document, (int)place.rank);
    return reply_redirect(r, response, "/review?after=%d-%lld", (int)place.rank, (long long)place.document);
}

static int get_same(struct web_request *r, struct web_response *response, struct err *err)
{
    struct review_answered answered = {0};
    int64_t document;
    int admitted;

    if (!web_number(r->parts[0], 1, INT64_MAX, &document))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    admitted = site_admit(r, document, "view", err);
    if (admitted <= 0)
        return admitted < 0 ? -1 : reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    if (review_answer_same(r, document, web_value(&r->query, "number"), &answered, err) != 0)
        return -1;
    return reply_json(response, 200,
                      json_pack("{s:s,s:o}", "text", review_card_same(r, answered.same, answered.same_count), "same",
                                same_json(&answered)));
}

static int post_undo(struct web_request *r, struct web_response *response, struct err *err)
{
    struct review_undone undone = {0};
    struct err ending = {0};
    int64_t decision = 0;
    struct home *home;
    int got;

    if (!web_number(web_value(&r->form, "decision"), 0, INT64_MAX, &decision))
        decision = 0;
    site_give_back(r);
    home = site_write_begin(r->site);
    got = review_undo(home->catalogue, review_card_who(r), decision, &undone, err);
    if (site_write_end(r->site, &ending) != 0 && got >= 0) {
        *err = ending;
        return -1;
    }
    if (got < 0)
        return -1;
    if (r->fragment)
        return got == 0
                   ? reply_error(r, response, 404, PHRASE_REVIEW_NOTHING_TO_UNDO)
                   : reply_json(response, 200,
                                json_pack("{s:I,s:s,s:s}", "document", (json_int_t)undone.document, "field",
                                          field_name(undone.field), "label", phrase_field(r->language, undone.field)));
    return got == 0 ? reply_redirect(r, response, "/review")
                    : reply_redirect(r, response, "/review/%lld", (long long)undone.document);
}

/* clang-format off */
const struct web_route review_page_routes[] = {
    {WEB_GET, "/review", ROLE_CLERK, 0, get_queue},
    {WEB_POST, "/review/undo", ROLE_CLERK, 0, post_undo},
    {WEB_GET, "/review/equal", ROLE_CLERK, 0, review_equal_get_groups},
    {WEB_GET, "/review/equal/:", ROLE_CLERK, 0, review_equal_get},
    {WEB_POST, "/review/equal/:", ROLE_CLERK, 0, review_equal_post},
    {WEB_GET, "/review/:", ROLE_CLERK, 0, get_document},
    {WEB_POST, "/review/:", ROLE_CLERK, 0, post_document},
    {WEB_GET, "/review/:/same", ROLE_CLERK, 0, get_same},
    {WEB_GET, "/review/:/strip/:", ROLE_CLERK, 0, review_strip_get},
    {0},
};
/* clang-format on */

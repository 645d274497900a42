/* Equal cases: the same field read alike in several documents, confirmed with one key. */
#include <stdio.h>
#include <string.h>

#include "index/review.h"
#include "pipeline/base/err.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/review_card.h"
#include "tools/web/review_page.h"
#include "tools/web/site.h"

#define GROUPS_SHOWN 100
#define SCREEN       20 /* strips that are looked at before a key is pressed */

static void put_tools(const struct web_request *r, struct buf *out, const char *path, enum phrase phrase)
{
    html_printf(out, "<div class=\"bar\"><a class=\"button quiet\" href=\"%s\">%s</a></div>\n", path,
                frame_say(r, phrase));
}

static void put_group(struct web_request *r, const struct review_group *group, struct buf *out)
{
    html_printf(
        out,
        "<tr><td>%s</td><td><a href=\"/review/equal/%s?value=%s\">%s</a></td><td class=\"number\">%lld</td></tr>\n",
        phrase_field(r->language, group->field), field_name(group->field), html_url(r->arena, group->value),
        group->value, (long long)group->count);
}

/* A reading that stands only in documents kept from this person is kept from them too. */
static int may_see(struct web_request *r, const struct review_group *group, struct err *err)
{
    int64_t *ids;
    size_t count;
    int admitted = 0;

    if (review_group_documents(r->catalogue, r->arena, group->field, group->value, 0, SCREEN, &ids, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count && admitted == 0; i++)
        admitted = site_admit(r, ids[i], NULL, err);
    return admitted;
}

int review_equal_get_groups(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;
    struct review_group *groups;
    size_t count;

    if (review_groups(r->catalogue, r->arena, GROUPS_SHOWN, &groups, &count, err) != 0)
        return -1;
    frame_begin(r, out, frame_say(r, PHRASE_REVIEW_EQUAL_TITLE), FRAME_REVIEW);
    put_tools(r, out, "/review", PHRASE_REVIEW_ONE_BY_ONE);
    html_printf(out, "<h1>%s</h1>\n<p>%s</p>\n", frame_say(r, PHRASE_REVIEW_EQUAL_TITLE),
                frame_say(r, count ? PHRASE_REVIEW_EQUAL_HELP : PHRASE_REVIEW_EQUAL_NONE));
    if (count) {
        html_printf(out,
                    "<table class=\"plain\"><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                    "<th scope=\"col\" class=\"number\">%s</th></tr></thead><tbody>\n",
                    frame_say(r, PHRASE_REVIEW_EQUAL_FIELD), frame_say(r, PHRASE_REVIEW_EQUAL_VALUE),
                    frame_say(r, PHRASE_REVIEW_EQUAL_COUNT));
        for (size_t i = 0; i < count; i++) {
            int may = may_see(r, &groups[i], err);

            if (may < 0)
                return -1;
            if (may)
                put_group(r, &groups[i], out);
        }
        buf_puts(out, "</tbody></table>\n");
    }
    frame_end(r, out, NULL);
    return 0;
}

static void put_case(struct web_request *r, int64_t document, enum field_id field, struct buf *out)
{
    const char *id = arena_printf(r->arena, "%lld", (long long)document);
    const char *name = phrase_with(r->arena, r->language, PHRASE_REVIEW_DOCUMENT, id);

    html_printf(out,
                "<li><label><input type=\"checkbox\" name=\"document\" value=\"%s\" checked>"
                "<img src=\"/review/%s/strip/%s\" alt=\"%s\" loading=\"lazy\"></label>"
                "<a href=\"/review/%s\">%s</a></li>\n",
                id, id, field_name(field), phrase_with(r->arena, r->language, PHRASE_REVIEW_STRIP, name), id, name);
}

/* The cases of one screen that this person may see; *more tells of others after them. */
static int put_cases(struct web_request *r, enum field_id field, const char *value, int64_t after, struct buf *out,
                     int64_t *last, size_t *shown, struct err *err)
{
    int64_t *ids;
    size_t count;

    if (review_group_documents(r->catalogue, r->arena, field, value, after, SCREEN, &ids, &count, err) != 0)
        return -1;
    *shown = 0;
    *last = 0;
    for (size_t i = 0; i < count; i++) {
        int admitted = site_admit(r, ids[i], "view", err);

        if (admitted < 0)
            return -1;
        *last = ids[i];
        if (admitted)
            put_case(r, ids[i], field, out);
        *shown += (size_t)admitted;
    }
    if (count < SCREEN)
        *last = 0;
    return 0;
}

int review_equal_get(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *value = web_value(&r->query, "value"), *accepted = web_value(&r->query, "accepted"),
               *left = web_value(&r->query, "left");
    struct buf *out = &response->body;
    cleanup_buf struct buf cases = {0};
    int64_t after = 0, last;
    enum field_id field;
    size_t shown;

    if (!value || !field_by_name(r->parts[0], &field) || !review_may_group(field))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    if (!web_number(web_value(&r->query, "after"), 0, INT64_MAX, &after))
        after = 0;
    if (put_cases(r, field, value, after, &cases, &last, &shown, err) != 0)
        return -1;
    frame_begin(r, out, frame_say(r, PHRASE_REVIEW_EQUAL_TITLE), FRAME_REVIEW);
    put_tools(r, out, "/review/equal", PHRASE_REVIEW_EQUAL_BACK);
    html_printf(out, "<h1>%s: %s</h1>\n<p role=\"status\">", phrase_field(r->language, field), value);
    if (accepted)
        html_printf(out, "%s ", phrase_with(r->arena, r->language, PHRASE_REVIEW_EQUAL_DONE, accepted));
    if (left && strcmp(left, "0") != 0)
        html_printf(out, "%s ", phrase_with(r->arena, r->language, PHRASE_REVIEW_EQUAL_LEFT, left));
    html_printf(out, "%s</p>\n", frame_say(r, shown ? PHRASE_REVIEW_EQUAL_HELP : PHRASE_REVIEW_EQUAL_NONE));
    if (shown) {
        html_printf(out, "<form class=\"equal\" method=\"post\" action=\"/review/equal/%s\">\n", field_name(field));
        frame_put_token(r, out);
        html_printf(out, "<input type=\"hidden\" name=\"value\" value=\"%s\">\n<ul class=\"cases\">\n", value);
        buf_append(out, cases.data, cases.len);
        html_printf(out,
                    "</ul>\n<div class=\"sheet-foot\"><button class=\"main\" autofocus>%s</button>"
                    "<span class=\"hint\">%s</span>",
                    frame_say(r, PHRASE_REVIEW_EQUAL_ACCEPT), frame_say(r, PHRASE_REVIEW_EQUAL_KEYS));
        if (last)
            html_printf(out, "<a class=\"button\" href=\"/review/equal/%s?value=%s&amp;after=%lld\">%s</a>",
                        field_name(field), html_url(r->arena, value), (long long)last,
                        frame_say(r, PHRASE_REVIEW_SKIP));
        buf_puts(out, "</div></form>\n");
    }
    frame_end(r, out, NULL);
    return 0;
}

/* One document of the form. 1 confirmed, 0 it is no longer asked with this value. */
static int accept(struct web_request *r, struct catalogue *catalogue, const char *text, enum field_id field,
                  const char *value, struct err *err)
{
    struct review_answer answer = {.field = field, .value = value, .who = review_card_who(r)};
    struct document d;
    int64_t decision;
    int got;

    if (!web_number(text, 1, INT64_MAX, &answer.document))
        return 0;
    got = site_admit(r, answer.document, NULL, err);
    if (got <= 0)
        return got;
    if (catalogue_load(catalogue, r->arena, answer.document, LOAD_FIELDS, &d, err) != 0)
        return -1;
    if (d.fields[field].status != STATUS_REVIEW || !d.fields[field].value || strcmp(d.fields[field].value, value) != 0)
        return 0;
    got = review_confirm(catalogue, &answer, &decision, err);
    return got < 0 ? -1 : got == 0;
}

/* All or none: one transaction. */
static int accept_all(struct web_request *r, struct catalogue *catalogue, enum field_id field, const char *value,
                      int *accepted, int *left, struct err *err)
{
    if (catalogue_begin(catalogue, err) != 0)
        return -1;
    for (size_t i = 0; i < r->form.count; i++) {
        int got;

        if (strcmp(r->form.list[i].name, "document") != 0)
            continue;
        got = accept(r, catalogue, r->form.list[i].value, field, value, err);
        if (got < 0) {
            catalogue_rollback(catalogue);
            return -1;
        }
        *accepted += got;
        *left += !got;
    }
    if (catalogue_commit(catalogue, err) == 0)
        return 0;
    catalogue_rollback(catalogue);
    return -1;
}

int review_equal_post(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *value = web_value(&r->form, "value");
    int accepted = 0, left = 0, result;
    struct err ending = {0};
    enum field_id field;
    struct home *home;

    if (!value || !field_by_name(r->parts[0], &field) || !review_may_group(field))
        return reply_error(r, response, 404, PHRASE_ERROR_NOT_FOUND);
    home = site_write_begin(r->site);
    result = accept_all(r, home->catalogue, field, value, &accepted, &left, err);
    if (site_write_end(r->site, &ending) != 0 && result == 0) {
        *err = ending;
        return -1;
    }
    if (result != 0)
        return -1;
    return reply_redirect(r, response, "/review/equal/%s?value=%s&accepted=%d&left=%d", field_name(field),
                          html_url(r->arena, value), accepted, left);
}

/* Documents of a dossier: putting in what a search found, order, sheets, taking out. */
#include <string.h>

#include "pipeline/base/err.h"
#include "tools/selection.h"
#include "tools/web/chart.h"
#include "tools/web/dossier_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/site.h"

#define CHOICES 1000 /* open dossiers to choose from */

/* Putting in --------------------------------------------------------------------------------------------------------
 */

/* The chosen documents that this person may see; none: an empty selection. */
static int choose(struct web_request *r, const char *text, struct selection *chosen, struct err *err)
{
    size_t kept = 0;

    *chosen = (struct selection){0};
    if (!text || !*text)
        return 0;
    if (selection_find(r->catalogue, text, chosen, err) != 0) {
        if (err->code != ERR_NOT_FOUND)
            return -1;
        err_clear(err);
        return 0;
    }
    for (size_t i = 0; i < chosen->count && r->person.role < ROLE_MANAGER; i++) {
        int secret = people_find_secret(r->catalogue, chosen->ids[i], err);

        if (secret < 0) {
            selection_release(chosen);
            return -1;
        }
        if (!secret)
            chosen->ids[kept++] = chosen->ids[i];
    }
    if (r->person.role < ROLE_MANAGER)
        chosen->count = kept;
    return 0;
}

struct choices {
    struct web_request *r;
    struct buf *out;
    int count;
};

static int put_choice(const struct dossier *d, void *data)
{
    struct choices *c = data;

    if (!dossier_part_may_see(c->r, d))
        return 0;
    if (c->count++ == 0)
        html_printf(c->out,
                    "<p class=\"field\"><label for=\"dossier\">%s</label><select id=\"dossier\" name=\"dossier\">",
                    frame_say(c->r, PHRASE_DOSSIER_WHICH));
    html_printf(c->out, "<option value=\"%lld\">%s · %s</option>", (long long)d->id, d->code, d->value[DOSSIER_TITLE]);
    return c->count == CHOICES;
}

static int put_page(struct web_request *r, struct web_response *response, const char *text,
                    const struct selection *chosen, struct err *err)
{
    static const struct dossier_filter OPEN = {.closed = -1};
    const char *title =
        phrase_with(r->arena, r->language, PHRASE_DOSSIER_PUT_TITLE, chart_number(r, (int64_t)chosen->count));
    struct buf *out = &response->body;
    struct choices choices = {r, out, 0};

    frame_begin(r, out, title, FRAME_DOSSIERS);
    html_printf(out, "<form class=\"card narrow\" method=\"post\" action=\"/dossiers/add\"><h1>%s</h1>\n", title);
    if (chosen->count == 0) {
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p></form>\n",
                    frame_say(r, PHRASE_DOSSIER_NOTHING_CHOSEN));
        frame_end(r, out, NULL);
        return 0;
    }
    frame_put_token(r, out);
    html_printf(out, "<input type=\"hidden\" name=\"selection\" value=\"%s\">", text);
    if (dossier_each(r->catalogue, &OPEN, put_choice, &choices, err) < 0)
        return -1;
    if (choices.count > 0)
        html_printf(out, "</select></p><p class=\"field\"><button class=\"main\">%s</button></p>\n",
                    frame_say(r, PHRASE_DOSSIER_PUT_IN));
    else
        html_printf(out, "<p>%s</p>\n", frame_say(r, PHRASE_DOSSIER_NO_OPEN));
    html_printf(out, "<p><a href=\"/dossiers/new\">%s</a></p></form>\n", frame_say(r, PHRASE_DOSSIER_NEW));
    frame_end(r, out, NULL);
    return 0;
}

int dossier_fill_show(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *text = web_value(&r->query, "selection");
    cleanup_selection struct selection chosen = {0};

    if (choose(r, text, &chosen, err) != 0)
        return -1;
    return put_page(r, response, text, &chosen, err);
}

int dossier_fill_add(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *text = web_value(&r->form, "selection");
    cleanup_selection struct selection chosen = {0};
    struct dossier d;
    struct home *home;
    int result;

    r->parts[0] = web_value(&r->form, "dossier");
    if (dossier_part_find(r, &d, err) != 0 || choose(r, text, &chosen, err) != 0)
        return -1;
    if (chosen.count == 0) {
        response->status = 400;
        return put_page(r, response, text, &chosen, err);
    }
    site_give_back(r);
    home = site_write_begin(r->site);
    result = dossier_add_documents(home->catalogue, d.id, chosen.ids, chosen.count, r->person.full_name, NULL, err);
    if (site_write_end(r->site, err) != 0 || result != 0)
        return -1;
    return reply_redirect(r, response, "/dossiers/%lld", (long long)d.id);
}

/* Changing ----------------------------------------------------------------------------------------------------------
 */

/* One document one place up (-1) or down (1). At the end it stays. */
static int move(struct catalogue *c, struct arena *arena, const struct dossier *d, int64_t document, int by,
                const char *who, struct err *err)
{
    struct dossier_document *list;
    int64_t *ids;
    size_t count, at = 0;

    if (dossier_load_documents(c, arena, d->id, &list, &count, err) != 0)
        return -1;
    ids = arena_alloc(arena, (count + 1) * sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        ids[i] = list[i].document;
        if (list[i].document == document)
            at = i + 1;
    }
    if (at == 0)
        return err_set(err, ERR_NOT_FOUND, "no such document in the dossier");
    if ((by < 0 && at == 1) || (by > 0 && at == count))
        return 0;
    at -= by < 0 ? 2 : 1;
    ids[at] = list[at + 1].document;
    ids[at + 1] = list[at].document;
    return dossier_order(c, d->id, ids, count, who, err);
}

static int change(struct web_request *r, struct catalogue *c, const struct dossier *d, struct err *err)
{
    const char *who = r->person.full_name, *sort = web_value(&r->form, "sort");
    int64_t n;

    if (web_number(web_value(&r->form, "up"), 1, INT64_MAX, &n))
        return move(c, r->arena, d, n, -1, who, err);
    if (web_number(web_value(&r->form, "down"), 1, INT64_MAX, &n))
        return move(c, r->arena, d, n, 1, who, err);
    if (web_number(web_value(&r->form, "remove"), 1, INT64_MAX, &n))
        return dossier_remove_documents(c, d->id, &n, 1, who, NULL, err);
    if (sort && (!strcmp(sort, "date") || !strcmp(sort, "number")))
        return dossier_sort(c, d->id, *sort == 'd' ? DOSSIER_BY_DATE : DOSSIER_BY_NUMBER, who, err);
    if (web_number(web_value(&r->form, "sheets"), 1, 2, &n))
        return dossier_number_sheets(c, d->id, (int)n, who, NULL, err);
    return err_set(err, ERR_INPUT, "no such change");
}

int dossier_fill_change(struct web_request *r, struct web_response *response, struct err *err)
{
    struct dossier d;
    struct home *home;
    int result;

    if (dossier_part_find(r, &d, err) != 0)
        return -1;
    site_give_back(r);
    home = site_write_begin(r->site);
    result = change(r, home->catalogue, &d, err);
    if (site_write_end(r->site, err) != 0 || result != 0)
        return -1;
    return reply_redirect(r, response, "/dossiers/%lld#documents", (long long)d.id);
}

/* Closing a dossier, and opening it again: each with a plain sentence and a second confirmation. */
#include <string.h>

#include "pipeline/base/err.h"
#include "tools/web/dossier_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/site.h"

static void put_begin(struct web_request *r, struct buf *out, const struct dossier *d, const char *action,
                      enum phrase title, enum phrase text)
{
    const char *heading = phrase_with(r->arena, r->language, title, d->code);

    frame_begin(r, out, heading, FRAME_DOSSIERS);
    html_printf(out,
                "<form class=\"card narrow\" method=\"post\" action=\"/dossiers/%lld/%s\"><h1>%s</h1><p><b>%s</b></p>"
                "<p>%s</p>\n",
                (long long)d->id, action, heading, d->value[DOSSIER_TITLE], frame_say(r, text));
    frame_put_token(r, out);
}

static int put_end(struct web_request *r, struct buf *out, const struct dossier *d)
{
    html_printf(out, "<p><a href=\"/dossiers/%lld\">%s</a></p></form>\n", (long long)d->id,
                frame_say(r, PHRASE_DOSSIER_CANCEL));
    frame_end(r, out, NULL);
    return 0;
}

/* Closing -----------------------------------------------------------------------------------------------------------
 */

static int put_close(struct web_request *r, struct web_response *response, const struct dossier *d,
                     const struct dossier_lacks *lacks, const char *problem)
{
    struct buf *out = &response->body;

    put_begin(r, out, d, "close", PHRASE_DOSSIER_CLOSE_TITLE, PHRASE_DOSSIER_CLOSE_TEXT);
    if (problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", problem);
    else if (lacks->blocking > 0)
        html_printf(out, "<p class=\"problem\">%s</p>\n", frame_say(r, PHRASE_DOSSIER_CLOSE_BLOCKED));
    dossier_part_put_lacks(r, out, lacks);
    if (lacks->count > 0 && lacks->blocking == 0)
        html_printf(out,
                    "<p class=\"sure-line\"><label><input type=\"checkbox\" name=\"sure\" value=\"1\" required> %s"
                    "</label></p>\n",
                    frame_say(r, PHRASE_DOSSIER_CLOSE_SURE));
    if (lacks->blocking == 0)
        html_printf(out, "<button class=\"main\">%s</button>\n", frame_say(r, PHRASE_DOSSIER_CLOSE));
    return put_end(r, out, d);
}

/* The dossier, open, with what it lacks; 1 when it is closed already, and shown. */
static int look(struct web_request *r, struct web_response *response, struct dossier *d, struct dossier_lacks *lacks,
                struct err *err)
{
    if (dossier_part_find(r, d, err) != 0)
        return -1;
    if (d->closed)
        return reply_redirect(r, response, "/dossiers/%lld", (long long)d->id) != 0 ? -1 : 1;
    return dossier_part_check(r, d, lacks, err);
}

int dossier_close_ask(struct web_request *r, struct web_response *response, struct err *err)
{
    struct dossier_lacks lacks;
    struct dossier d;
    int seen = look(r, response, &d, &lacks, err);

    if (seen != 0)
        return seen < 0 ? -1 : 0;
    return put_close(r, response, &d, &lacks, NULL);
}

int dossier_close_do(struct web_request *r, struct web_response *response, struct err *err)
{
    struct dossier_lacks lacks;
    struct dossier d;
    struct home *home;
    int result = look(r, response, &d, &lacks, err);

    if (result != 0)
        return result < 0 ? -1 : 0;
    if (lacks.blocking > 0 || (lacks.count > 0 && !web_value(&r->form, "sure"))) {
        response->status = 409;
        return put_close(r, response, &d, &lacks, lacks.blocking > 0 ? NULL : frame_say(r, PHRASE_DOSSIER_NOT_SURE));
    }
    site_give_back(r);
    home = site_write_begin(r->site);
    result = dossier_close(home->catalogue, d.id, r->person.full_name, err);
    if (site_write_end(r->site, err) != 0 || result != 0)
        return -1;
    return reply_redirect(r, response, "/dossiers/%lld", (long long)d.id);
}

/* Opening again ------------------------------------------------------------------------------------------------------
 */

int dossier_reopen_ask(struct web_request *r, struct web_response *response, struct err *err)
{
    struct buf *out = &response->body;
    struct dossier d;

    if (dossier_part_find(r, &d, err) != 0)
        return -1;
    if (!d.closed)
        return reply_redirect(r, response, "/dossiers/%lld", (long long)d.id);
    put_begin(r, out, &d, "reopen", PHRASE_DOSSIER_REOPEN_TITLE, PHRASE_DOSSIER_REOPEN_TEXT);
    html_printf(out,
                "<p class=\"field\"><label for=\"reason\">%s</label><input id=\"reason\" name=\"reason\" "
                "maxlength=\"500\" required></p><button class=\"main\">%s</button>\n",
                frame_say(r, PHRASE_DOSSIER_REASON), frame_say(r, PHRASE_DOSSIER_REOPEN));
    return put_end(r, out, &d);
}

int dossier_reopen_do(struct web_request *r, struct web_response *response, struct err *err)
{
    const char *reason = web_value(&r->form, "reason");
    struct dossier d;
    struct home *home;
    int result;

    if (dossier_part_find(r, &d, err) != 0)
        return -1;
    site_give_back(r);
    home = site_write_begin(r->site);
    result = dossier_reopen(home->catalogue, d.id, r->person.full_name,
                            reason && reason[strspn(reason, " ")] ? reason : NULL, err);
    if (site_write_end(r->site, err) != 0 || result != 0)
        return -1;
    return reply_redirect(r, response, "/dossiers/%lld", (long long)d.id);
}

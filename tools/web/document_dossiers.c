/* The dossiers a document is in. */
#include "tools/web/document_part.h"
#include "tools/web/dossier_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"

struct dossiers {
    struct web_request *r;
    struct buf *out;
    int count;
};

static int put_dossier(const struct dossier *d, void *data)
{
    struct dossiers *all = data;

    if (!dossier_part_may_see(all->r, d))
        return 0;
    if (all->count++ == 0)
        buf_puts(all->out, "<ul class=\"links\">\n");
    html_printf(all->out, "<li><a href=\"/dossiers/%lld\">%s</a> %s</li>\n", (long long)d->id, d->code,
                d->value[DOSSIER_TITLE]);
    return 0;
}

int document_part_put_dossiers(struct web_request *r, struct buf *out, const struct document_view *view,
                               struct err *err)
{
    struct dossier_filter filter = {.document = view->id};
    struct dossiers all = {r, out, 0};

    html_printf(out, "<section aria-labelledby=\"dossiers\"><h2 id=\"dossiers\">%s</h2>\n",
                frame_say(r, PHRASE_DOSSIERS_OF));
    if (dossier_each(r->catalogue, &filter, put_dossier, &all, err) != 0)
        return -1;
    if (all.count > 0)
        buf_puts(out, "</ul>\n");
    else
        html_printf(out, "<p>%s</p>\n", frame_say(r, PHRASE_DOSSIER_NONE_OF));
    if (r->person.role >= ROLE_CLERK)
        html_printf(out, "<p><a class=\"button\" href=\"/dossiers/add?selection=%lld\">%s</a></p>", (long long)view->id,
                    frame_say(r, PHRASE_DOSSIER_PUT_IN));
    buf_puts(out, "</section>\n");
    return 0;
}

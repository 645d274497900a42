/* Fields of a document, each with the piece of paper it was read from. */
#include <string.h>

#include "pipeline/model/advice.h"
#include "tools/web/document_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/show.h"

#define NO_DPI 200
#define PAD_MM 3

/* The piece is a window on the picture of the whole page, which the browser has already or will need. */
static void put_crop(struct web_request *r, struct buf *out, const struct document_view *view, enum field_id id)
{
    const struct field *f = &view->document.fields[id];
    const struct page *page = f->page > 0 ? document_part_find_page(view, f->page) : NULL;
    int width, height, pad;
    struct box box;

    if (!page || f->box.w <= 0 || f->box.h <= 0)
        return;
    geometry_upright_size(&page->geometry, &width, &height);
    box = geometry_to_upright(&page->geometry, f->box);
    pad = (page->geometry.dpi > 0 ? page->geometry.dpi : NO_DPI) * PAD_MM * 10 / 254;
    html_printf(out,
                "<a class=\"crop\" href=\"%s\" title=\"%s\"><svg viewBox=\"%d %d %d %d\" "
                "preserveAspectRatio=\"xMinYMid meet\" role=\"img\" aria-label=\"%s\">"
                "<image href=\"/document/%lld/picture/%d?size=page\" width=\"%d\" height=\"%d\"/></svg></a>",
                document_part_address(r->arena, view, f->page, field_name(id)),
                phrase_with(r->arena, r->language, PHRASE_SHOW_PLACE, arena_printf(r->arena, "%d", f->page)),
                box.x - pad, box.y - pad, box.w + 2 * pad, box.h + 2 * pad,
                phrase_with(r->arena, r->language, PHRASE_CROP_OF, phrase_field(r->language, id)), (long long)view->id,
                f->page, width, height);
}

static void put_field(struct web_request *r, struct buf *out, const struct document_view *view, enum field_id id)
{
    static const char *const KINDS[] = {[STATUS_AUTO] = "", [STATUS_REVIEW] = "warn", [STATUS_CONFIRMED] = "good"};
    const struct field *f = &view->document.fields[id];

    /* What the paper simply does not have is not worth a line. */
    if (!f->value && f->status == STATUS_AUTO)
        return;
    /* It is the end of the number, which has its own line. */
    if (id == FIELD_SYMBOL && view->document.fields[FIELD_NUMBER].value)
        return;
    html_printf(out, "<div><dt>%s", phrase_field(r->language, id));
    if (f->status != STATUS_AUTO)
        html_printf(out, "<span class=\"badge %s\">%s</span>", KINDS[f->status], phrase_status(r->language, f->status));
    buf_puts(out, "</dt>");
    if (f->value)
        html_printf(out, "<dd>%s</dd>", id == FIELD_DATE ? show_date(r->arena, r->language, f->value) : f->value);
    else
        html_printf(out, "<dd class=\"empty\">%s</dd>",
                    frame_say(r, f->status == STATUS_CONFIRMED ? PHRASE_NONE : PHRASE_NOT_READ));
    for (size_t i = 1; f->status == STATUS_REVIEW && i < f->candidate_count; i++)
        html_printf(out, "<dd class=\"others\">%s %s</dd>", frame_say(r, PHRASE_OR),
                    id == FIELD_DATE ? show_date(r->arena, r->language, f->candidates[i].value)
                                     : f->candidates[i].value);
    buf_puts(out, "<dd>");
    put_crop(r, out, view, id);
    buf_puts(out, "</dd></div>\n");
}

void document_part_put_fields(struct web_request *r, struct buf *out, const struct document_view *view)
{
    html_printf(out, "<section aria-labelledby=\"facts\"><h2 id=\"facts\">%s</h2><dl class=\"facts\">\n",
                frame_say(r, PHRASE_DOCUMENT_FIELDS));
    for (int i = 0; i < FIELD_COUNT; i++)
        put_field(r, out, view, (enum field_id)i);
    buf_puts(out, "</dl>");
    if (view->document.fields[FIELD_NUMBER].status == STATUS_REVIEW || view->entry.state == DOCUMENT_REVIEW)
        if (r->person.role >= ROLE_CLERK)
            html_printf(out, "<p><a class=\"button\" href=\"/review/%lld\">%s</a></p>", (long long)view->id,
                        frame_say(r, PHRASE_REVIEW_THIS));
    buf_puts(out, "</section>\n");
}

void document_part_put_scan(struct web_request *r, struct buf *out, const struct document_view *view)
{
    const struct page *page = document_part_find_page(view, view->number);
    const struct quality *q = page ? &page->quality : NULL;
    const char *advice;

    if (!page || page->failed || page->geometry.width == 0)
        return;
    advice = phrase_advice(r->arena, r->language, advice_for(page));
    html_printf(
        out, "<section aria-labelledby=\"scan\"><h2 id=\"scan\">%s</h2><p class=\"%s\">%s</p><dl class=\"measures\">\n",
        frame_say(r, PHRASE_SCAN), advice ? "warn" : "", advice ? advice : frame_say(r, PHRASE_SCAN_GOOD));
    html_printf(out, "<div><dt>%s</dt><dd>%d</dd></div>", frame_say(r, PHRASE_SCAN_DPI), page->geometry.dpi);
    html_printf(out, "<div><dt>%s</dt><dd>%.1f°</dd></div>", frame_say(r, PHRASE_SCAN_SKEW), page->geometry.skew);
    if (page->source == TEXT_RECOGNISED) {
        html_printf(out, "<div><dt>%s</dt><dd>%.2f</dd></div>", frame_say(r, PHRASE_SCAN_CONTRAST), q->contrast);
        html_printf(out, "<div><dt>%s</dt><dd>%.2f</dd></div>", frame_say(r, PHRASE_SCAN_SHARPNESS), q->sharpness);
        html_printf(out, "<div><dt>%s</dt><dd>%.0f %%</dd></div>", frame_say(r, PHRASE_SCAN_DOUBTFUL),
                    100 * q->low_confidence);
    }
    buf_puts(out, "</dl></section>\n");
}

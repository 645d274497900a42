#include "tools/web/document_page.h"

#include <string.h>

#include "pipeline/base/err.h"
#include "tools/web/document_file.h"
#include "tools/web/document_part.h"
#include "tools/web/document_rendition.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/site.h"

const struct page *document_part_find_page(const struct document_view *view, int number)
{
    for (size_t i = 0; i < view->document.page_count; i++)
        if (view->document.pages[i].number == number)
            return &view->document.pages[i];
    return NULL;
}

const char *document_part_address(struct arena *arena, const struct document_view *view, int number, const char *field)
{
    const char *address = arena_printf(arena, "/document/%lld?page=%d", (long long)view->id, number);

    if (*view->text)
        address = arena_printf(arena, "%s&q=%s", address, html_url(arena, view->text));
    return *field ? arena_printf(arena, "%s&field=%s#sheet", address, html_url(arena, field)) : address;
}

static int load(struct web_request *r, struct document_view *view, struct err *err)
{
    const char *text = web_value(&r->query, "q"), *field = web_value(&r->query, "field"),
               *word = web_value(&r->query, "word");
    int64_t number;
    int found;

    *view = (struct document_view){.text = text ? text : "", .field = field ? field : "", .word = word ? word : ""};
    if (!web_number(r->parts[0], 1, INT64_MAX, &view->id))
        return err_set(err, ERR_NOT_FOUND, "no such document");
    found = site_admit(r, view->id, "view", err);
    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "no such document");
    if (catalogue_find_entry(r->catalogue, r->arena, view->id, &view->entry, err) < 0 ||
        catalogue_load(r->catalogue, r->arena, view->id, LOAD_FIELDS | LOAD_PAGES, &view->document, err) != 0)
        return -1;
    view->number = view->entry.first_page;
    if (web_number(web_value(&r->query, "page"), 1, INT32_MAX, &number) && document_part_find_page(view, (int)number))
        view->number = (int)number;
    return 0;
}

/* Parts of the page ------------------------------------------------------------------------------------------------ */

static const char *title_of(struct web_request *r, const struct document_view *view)
{
    const struct field *f = view->document.fields;

    return arena_printf(r->arena, "%s %s", f[FIELD_TYPE].value ? f[FIELD_TYPE].value : frame_say(r, PHRASE_NO_TYPE),
                        f[FIELD_NUMBER].value ? f[FIELD_NUMBER].value : frame_say(r, PHRASE_NO_NUMBER));
}

static void put_head(struct web_request *r, struct buf *out, const struct document_view *view)
{
    const struct field *f = view->document.fields;

    html_printf(out, "<a class=\"back\" href=\"/?q=%s\">← %s</a>\n", html_url(r->arena, view->text),
                frame_say(r, *view->text ? PHRASE_READING_AGAIN : PHRASE_BACK_TO_SEARCH));
    html_printf(out, "<div class=\"document-head\"><div><h1>%s", title_of(r, view));
    if (f[FIELD_SECURITY].value)
        html_printf(out, " <span class=\"badge bad\">%s</span>", f[FIELD_SECURITY].value);
    if (view->entry.state != DOCUMENT_DONE)
        html_printf(out, " <span class=\"badge warn\">%s</span>", phrase_state(r->language, view->entry.state));
    html_printf(out, "</h1><p class=\"sub\">%s</p></div></div>\n",
                f[FIELD_ABSTRACT].value ? f[FIELD_ABSTRACT].value : "");
}

static void put_turn(struct web_request *r, struct buf *out, const struct document_view *view, int number,
                     const char *relation, const char *sign, enum phrase phrase)
{
    if (document_part_find_page(view, number))
        html_printf(out, "<a rel=\"%s\" href=\"%s\" aria-label=\"%s\">%s</a>", relation,
                    document_part_address(r->arena, view, number, ""), frame_say(r, phrase), sign);
    else
        html_printf(out, "<span class=\"off\" aria-hidden=\"true\">%s</span>", sign);
}

static void put_toolbar(struct web_request *r, struct buf *out, const struct document_view *view)
{
    static const struct {
        const char *action, *sign;
        enum phrase phrase;
    } TOOLS[] = {{"in", "+", PHRASE_ZOOM_IN},
                 {"out", "−", PHRASE_ZOOM_OUT},
                 {"fit", "⤢", PHRASE_ZOOM_FIT},
                 {"rotate", "↻", PHRASE_ROTATE}};

    buf_puts(out, "<div class=\"toolbar\"><div class=\"turn\">");
    put_turn(r, out, view, view->number - 1, "prev", "←", PHRASE_PREVIOUS);
    html_printf(out, "<span>%s %d / %d</span>", frame_say(r, PHRASE_PAGE), view->number - view->entry.first_page + 1,
                view->entry.page_count);
    put_turn(r, out, view, view->number + 1, "next", "→", PHRASE_NEXT);
    buf_puts(out, "</div>");
    if (*view->text)
        html_printf(out, "<span class=\"marking\">%s</span>",
                    phrase_with(r->arena, r->language, PHRASE_HITS_ON_PAGE, view->text));
    html_printf(out, "<div class=\"tools\" id=\"tools\" hidden title=\"%s\">", frame_say(r, PHRASE_VIEW_KEYS));
    for (size_t i = 0; i < sizeof TOOLS / sizeof *TOOLS; i++)
        html_printf(out, "<button type=\"button\" data-do=\"%s\" aria-label=\"%s\" title=\"%s\">%s</button>",
                    TOOLS[i].action, frame_say(r, TOOLS[i].phrase), frame_say(r, TOOLS[i].phrase), TOOLS[i].sign);
    buf_puts(out, "</div></div>\n");
}

static void put_thumbnails(struct web_request *r, struct buf *out, const struct document_view *view)
{
    html_printf(out, "<nav class=\"thumbs\" aria-label=\"%s\">", frame_say(r, PHRASE_DOCUMENT_PAGES));
    for (size_t i = 0; i < view->document.page_count; i++) {
        int number = view->document.pages[i].number;

        html_printf(out, "<a href=\"%s\" aria-current=\"%s\">", document_part_address(r->arena, view, number, ""),
                    number == view->number ? "true" : "false");
        if (view->document.pages[i].source != TEXT_GIVEN)
            html_printf(out,
                        "<img src=\"/document/%lld/picture/%d?size=thumb\" alt=\"%s\" width=\"96\" height=\"136\" "
                        "loading=\"lazy\">",
                        (long long)view->id, number, frame_say(r, PHRASE_PAGE));
        html_printf(out, "%d</a>", number - view->entry.first_page + 1);
    }
    buf_puts(out, "</nav>\n");
}

static int put_viewer(struct web_request *r, struct buf *out, const struct document_view *view, struct err *err)
{
    bool many = view->document.page_count > 1;

    html_printf(out, "<section class=\"viewer %s\" aria-label=\"%s\">", many ? "" : "single",
                frame_say(r, PHRASE_DOCUMENT_PAGES));
    put_toolbar(r, out, view);
    document_part_put_correcting(r, out, view);
    if (many)
        put_thumbnails(r, out, view);
    html_printf(out, "<div class=\"stage\" id=\"stage\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">",
                phrase_with(r->arena, r->language, PHRASE_PAGE_OF, arena_printf(r->arena, "%d", view->number)));
    if (view->document.page_count > 0 && document_part_put_sheet(r, out, view, err) != 0)
        return -1;
    buf_puts(out, "</div></section>\n");
    return 0;
}

static int show_document(struct web_request *r, struct web_response *response, struct err *err)
{
    static const char *const scripts[] = {"document.js", "correct.js", NULL};
    struct buf *out = &response->body;
    struct document_view view;

    if (load(r, &view, err) != 0)
        return -1;
    frame_begin(r, out, title_of(r, &view), FRAME_SEARCH);
    put_head(r, out, &view);
    buf_puts(out, "<div class=\"document\">\n<div>");
    if (put_viewer(r, out, &view, err) != 0)
        return -1;
    buf_puts(out, "<div class=\"below\">\n");
    document_part_put_tasks(r, out, &view);
    if (document_part_put_corrections(r, out, &view, err) != 0 || document_part_put_history(r, out, &view, err) != 0)
        return -1;
    buf_puts(out, "</div></div>\n<div class=\"side\">\n");
    document_part_put_fields(r, out, &view);
    document_part_put_scan(r, out, &view);
    if (document_part_put_dossiers(r, out, &view, err) != 0 ||
        document_part_put_citations(r, out, &view, err) != 0 ||
        document_file_put_links(r, out, &view, err) != 0)
        return -1;
    buf_puts(out, "</div></div>\n");
    frame_end(r, out, scripts);
    return 0;
}

const struct web_route document_page_routes[] = {
    {WEB_GET, "/document/:", ROLE_READER, 0, show_document},
    {WEB_GET, "/document/:/picture/:", ROLE_READER, 0, document_file_picture},
    {WEB_GET, "/document/:/original/:", ROLE_READER, 0, document_file_original},
    {WEB_POST, "/document/:/word/:", ROLE_CLERK, 0, document_part_post_word},
    {WEB_GET, "/document/:/text", ROLE_READER, 0, document_file_text},
    {WEB_GET, "/document/:/record", ROLE_READER, 0, document_file_record},
    {WEB_GET, "/document/:/pdf", ROLE_READER, 0, document_rendition_pdf},
    {WEB_GET, "/document/:/alto/:", ROLE_READER, 0, document_rendition_alto},
    {0},
};

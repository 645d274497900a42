/* A page as the reader sees it: an SVG of the size of the upright page, with its picture, the words over it, invisible
 * but to be selected, and marks under them. Positions are attributes, so no style has to stand in the page. */
#include <stdio.h>
#include <string.h>

#include "index/search.h"
#include "tools/web/document_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"

#define BASELINE 0.8 /* of a word's box from its top */

static void put_rectangle(struct buf *out, const char *kind, struct box box)
{
    html_printf(out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", kind, box.x, box.y, box.w,
                box.h);
}

/* So that the frame around a word is not on its letters. */
static struct box widened(struct box box)
{
    int by = 4 + box.h / 5;

    return (struct box){box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

/* A line is one <text>, so that what is copied has its words parted by spaces and its lines by line ends. */
static void put_words(struct buf *out, const struct page *page)
{
    for (size_t i = 0; i < page->word_count; i++) {
        const struct word *w = &page->words[i];
        bool first = i == 0 || page->words[i - 1].line != w->line;
        bool last = i + 1 == page->word_count || page->words[i + 1].line != w->line;

        if (first)
            buf_puts(out, "<text>");
        html_printf(
            out,
            "<tspan x=\"%d\" y=\"%d\" font-size=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\">%s</tspan>",
            w->box.x, w->box.y + (int)(w->box.h * BASELINE), w->box.h, w->box.w, w->text);
        buf_puts(out, last ? "</text>\n" : " ");
    }
}

/* The words of the page that a person corrected, and those the address names. */
static void put_words_marked(struct buf *out, const struct document_view *view, const struct page *page)
{
    size_t first = 0, last = 0;

    if (sscanf(view->word, "%9zu-%9zu", &first, &last) == 1)
        last = first;
    for (size_t i = 0; i < page->word_count; i++) {
        if (page->words[i].flags & WORD_CORRECTED)
            put_rectangle(out, "corrected", page->words[i].box);
        if (i + 1 >= first && i < last)
            put_rectangle(out, "place", widened(page->words[i].box));
    }
}

static int put_hits(struct web_request *r, struct buf *out, const struct document_view *view, const struct page *page,
                    struct err *err)
{
    struct page_box *boxes;
    enum field_id id;
    size_t count = 0;

    if (*view->text &&
        search_boxes(r->catalogue, r->arena, view->text, view->id, page->number, &boxes, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        put_rectangle(out, "hit", geometry_to_upright(&page->geometry, boxes[i].box));
    if (*view->field && field_by_name(view->field, &id) && view->document.fields[id].page == page->number)
        put_rectangle(out, "place", widened(geometry_to_upright(&page->geometry, view->document.fields[id].box)));
    return 0;
}

/* A page that came as text, without a picture. */
static int put_given(struct web_request *r, struct buf *out, const struct document_view *view, const struct page *page,
                     struct err *err)
{
    const struct search_query query = {.text = view->text, .open = "<mark>", .close = "</mark>", .escape = html_escape};

    buf_puts(out, "<div class=\"sheet given\">");
    if (search_mark(r->catalogue, r->arena, &query, page_text(r->arena, page), out, err) != 0)
        return -1;
    buf_puts(out, "</div>\n");
    return 0;
}

int document_part_put_sheet(struct web_request *r, struct buf *out, const struct document_view *view, struct err *err)
{
    const char *number = arena_printf(r->arena, "%d", view->number);
    struct page page;
    int width, height;

    if (catalogue_load_page(r->catalogue, r->arena, view->id, view->number, &page, err) != 0)
        return -1;
    if (page.source == TEXT_GIVEN)
        return put_given(r, out, view, &page, err);
    geometry_upright_size(&page.geometry, &width, &height);
    if (page.failed || width <= 0 || height <= 0) {
        html_printf(out, "<p class=\"unread\">%s</p>",
                    frame_say(r, page.failed ? PHRASE_PAGE_FAILED : PHRASE_PAGE_WAITS));
        html_printf(out, "<img class=\"sheet\" src=\"/document/%lld/picture/%d?size=page\" alt=\"%s\">\n",
                    (long long)view->id, view->number, phrase_with(r->arena, r->language, PHRASE_PAGE_PICTURE, number));
        return 0;
    }
    html_printf(out, "<svg class=\"sheet\" id=\"sheet\" viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"%s\">\n",
                width, height, phrase_with(r->arena, r->language, PHRASE_PAGE_PICTURE, number));
    html_printf(out, "<image href=\"/document/%lld/picture/%d?size=page\" width=\"%d\" height=\"%d\"/>\n",
                (long long)view->id, view->number, width, height);
    if (put_hits(r, out, view, &page, err) != 0)
        return -1;
    put_words_marked(out, view, &page);
    put_words(out, &page);
    buf_puts(out, "</svg>\n");
    return 0;
}

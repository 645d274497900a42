#include "ocr/hocr.h"

#include <math.h>
#include <string.h>

#include "ocr/transcript.h"
#include "ocr/wordlist.h"
#include "pipeline/base/xml.h"
#include "pipeline/base/memory.h"

#define DOCTYPE                                                                                                        \
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "                                                      \
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n"

/* Numbers of the elements written so far, for their identifiers. */
struct count {
    int area, line, word;
};

static void put_meta(struct xml *xml, const char *name, const char *content)
{
    xml_open(xml, "meta");
    xml_attribute(xml, "name", name);
    xml_attribute(xml, "content", content);
    xml_close(xml);
}

static void put_head(struct xml *xml, const struct transcript *t)
{
    xml_open(xml, "head");
    xml_element(xml, "title", t->file);
    xml_open(xml, "meta");
    xml_attribute(xml, "http-equiv", "Content-Type");
    xml_attribute(xml, "content", "text/html; charset=utf-8");
    xml_close(xml);
    put_meta(xml, "ocr-system", t->software ? t->software : "unknown");
    put_meta(xml, "ocr-capabilities", "ocr_page ocr_carea ocr_par ocr_line ocrx_word");
    put_meta(xml, "ocr-langs", t->language);
    xml_close(xml);
}

static void open_box(struct xml *xml, const char *element, const char *class, const char *id, int number)
{
    xml_open(xml, element);
    xml_attribute(xml, "class", class);
    xml_attribute_print(xml, "id", "%s_%d", id, number);
}

static void put_bounds(struct xml *xml, struct box b)
{
    xml_attribute_print(xml, "title", "bbox %d %d %d %d", b.x, b.y, b.x + b.w, b.y + b.h);
}

static void put_word(struct xml *xml, const struct geometry *geometry, const struct word *word, struct count *count)
{
    struct box b = geometry_to_original(geometry, word->box);

    open_box(xml, "span", "ocrx_word", "word", ++count->word);
    xml_attribute_print(xml, "title", "bbox %d %d %d %d; x_wconf %ld", b.x, b.y, b.x + b.w, b.y + b.h,
                        lround(100 * word->confidence));
    xml_text(xml, word->text);
    xml_close(xml);
}

static void put_line(struct xml *xml, const struct geometry *geometry, const struct word *words, size_t n,
                     struct count *count)
{
    struct box b = transcript_bounds(geometry, words, n);

    open_box(xml, "span", "ocr_line", "line", ++count->line);
    xml_attribute_print(xml, "title", "bbox %d %d %d %d; textangle %.3f", b.x, b.y, b.x + b.w, b.y + b.h,
                        transcript_turn(geometry));
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            xml_text(xml, " ");
        put_word(xml, geometry, &words[i], count);
    }
    xml_close(xml);
    xml_text(xml, "\n");
}

static void put_area(struct xml *xml, const struct geometry *geometry, const struct word *words, size_t n,
                     struct count *count)
{
    struct box bounds = transcript_bounds(geometry, words, n);

    open_box(xml, "div", "ocr_carea", "area", ++count->area);
    put_bounds(xml, bounds);
    open_box(xml, "p", "ocr_par", "par", count->area);
    put_bounds(xml, bounds);
    for (size_t i = 0, line; i < n; i += line) {
        line = wordlist_line(words + i, n - i);
        put_line(xml, geometry, words + i, line, count);
    }
    xml_close(xml);
    xml_close(xml);
}

static void put_page(struct xml *xml, const struct transcript *t, struct count *count)
{
    const struct page *page = t->page;
    const struct geometry *g = &page->geometry;
    cleanup_buf struct buf title = {0};

    buf_puts(&title, "image \"");
    for (const char *p = t->file; *p; p++) { /* a quote would end the name */
        if (strchr("\"\\", *p))
            buf_putc(&title, '\\');
        buf_putc(&title, *p);
    }
    buf_printf(&title, "\"; bbox 0 0 %d %d; ppageno %d; scan_res %d %d", g->width, g->height, page->number - 1, g->dpi,
               g->dpi);
    open_box(xml, "div", "ocr_page", "page", page->number);
    xml_attribute(xml, "title", title.data);
    for (size_t i = 0, n; i < page->word_count; i += n) {
        n = transcript_block(page->words + i, page->word_count - i);
        put_area(xml, g, page->words + i, n, count);
    }
    xml_close(xml);
}

int hocr_put(const struct transcript *pages, size_t count, struct buf *out, struct err *err)
{
    struct xml *xml = xml_new(false, true);
    struct count numbers = {0};

    xml_raw(xml, DOCTYPE);
    xml_open(xml, "html");
    xml_attribute(xml, "xmlns", "http://www.w3.org/1999/xhtml");
    xml_attribute(xml, "xml:lang", pages[0].language);
    xml_attribute(xml, "lang", pages[0].language);
    put_head(xml, &pages[0]);
    xml_open(xml, "body");
    for (size_t i = 0; i < count; i++)
        put_page(xml, &pages[i], &numbers);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml, out, err);
}

#include "ocr/alto.h"

#include <string.h>

#include "ocr/transcript.h"
#include "ocr/wordlist.h"
#include "pipeline/base/xml.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/correction.h"

#define NAMESPACE "http://www.loc.gov/standards/alto/ns-v4#"
#define SCHEMA    "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"

/* Numbers of the elements written so far, for their identifiers. */
struct count {
    int block, line, word;
};

static void put_source(struct xml *xml, const struct transcript *t)
{
    xml_open(xml, "sourceImageInformation");
    xml_element(xml, "fileName", t->file);
    xml_open(xml, "fileIdentifier");
    xml_attribute(xml, "fileIdentifierLocation", "SHA-256");
    xml_text(xml, t->sha256);
    xml_close(xml);
    xml_element(xml, "documentIdentifier", t->document);
    xml_close(xml);
}

static const char *how_read(const struct page *page)
{
    if (page->failed)
        return "the page could not be read";
    switch (page->source) {
    case TEXT_RECOGNISED:
        return "recognised from the picture of the page";
    case TEXT_LAYER:
        return "taken from the text of the file itself, found true to the picture";
    case TEXT_GIVEN:
        return "the text came without a picture";
    case TEXT_NONE:
        break;
    }
    return "no text was found";
}

static void put_processing(struct xml *xml, const struct transcript *t)
{
    xml_open(xml, "Processing");
    xml_attribute(xml, "ID", "reading");
    xml_element(xml, "processingCategory", "contentGeneration");
    xml_element(xml, "processingDateTime", t->when);
    xml_element(xml, "processingStepDescription", how_read(t->page));
    if (t->software) {
        xml_open(xml, "processingSoftware");
        xml_element(xml, "softwareName", t->software);
        xml_close(xml);
    }
    xml_close(xml);
}

static void put_box(struct xml *xml, struct box b)
{
    xml_attribute_print(xml, "HPOS", "%d", b.x);
    xml_attribute_print(xml, "VPOS", "%d", b.y);
    xml_attribute_print(xml, "WIDTH", "%d", b.w);
    xml_attribute_print(xml, "HEIGHT", "%d", b.h);
}

static void put_style(struct xml *xml, unsigned flags)
{
    static const struct {
        unsigned flag;
        const char *name;
    } STYLES[] = {{WORD_BOLD, "bold"}, {WORD_ITALIC, "italics"}, {WORD_UNDERLINED, "underline"}};
    cleanup_buf struct buf names = {0};

    for (size_t i = 0; i < sizeof STYLES / sizeof *STYLES; i++)
        if (flags & STYLES[i].flag)
            buf_printf(&names, "%s%s", names.len ? " " : "", STYLES[i].name);
    xml_attribute(xml, "STYLE", names.data);
}

/* What people corrected, when one did last. */
static void put_correction(struct xml *xml, const struct page *page)
{
    const char *last = NULL;

    for (size_t i = 0; i < page->correction_count; i++)
        if (!last || strcmp(page->corrections[i].when, last) > 0)
            last = page->corrections[i].when;
    if (!last)
        return;
    xml_open(xml, "Processing");
    xml_attribute(xml, "ID", "correction");
    xml_element(xml, "processingCategory", "contentModification");
    xml_element(xml, "processingDateTime", last);
    xml_element(xml, "processingStepDescription", "words corrected by a person, marked by CS");
    xml_close(xml);
}

/* The line's box in the upright frame, as the four corners it has on the raster. */
static void put_outline(struct xml *xml, const struct geometry *geometry, const struct word *words, size_t count)
{
    struct box b = wordlist_bounds(words, count, 0);
    const int right = b.x + b.w, bottom = b.y + b.h;
    const struct point corners[] = {{b.x, b.y}, {right, b.y}, {right, bottom}, {b.x, bottom}};
    cleanup_buf struct buf points = {0};

    for (size_t i = 0; i < 4; i++) {
        struct point p = geometry_point_to_original(geometry, corners[i]);

        buf_printf(&points, "%s%.1f,%.1f", i ? " " : "", p.x, p.y);
    }
    xml_open(xml, "Shape");
    xml_open(xml, "Polygon");
    xml_attribute(xml, "POINTS", points.data);
    xml_close(xml);
    xml_close(xml);
}

static void put_word(struct xml *xml, const struct geometry *geometry, const struct word *word, struct count *count)
{
    xml_open(xml, "String");
    xml_attribute_print(xml, "ID", "word_%d", ++count->word);
    put_box(xml, geometry_to_original(geometry, word->box));
    xml_attribute(xml, "CONTENT", word->text);
    xml_attribute_print(xml, "WC", "%.3f", word->confidence);
    put_style(xml, word->flags);
    if (word->flags & WORD_CORRECTED)
        xml_attribute(xml, "CS", "true");
    if (word->raw && *word->raw) {
        xml_open(xml, "ALTERNATIVE");
        xml_attribute(xml, "PURPOSE", "as read");
        xml_text(xml, word->raw);
        xml_close(xml);
    }
    xml_close(xml);
}

static void put_line(struct xml *xml, const struct geometry *geometry, const struct word *words, size_t n,
                     struct count *count)
{
    xml_open(xml, "TextLine");
    xml_attribute_print(xml, "ID", "line_%d", ++count->line);
    put_box(xml, transcript_bounds(geometry, words, n));
    if (geometry->skew < 0 || geometry->skew > 0)
        put_outline(xml, geometry, words, n);
    for (size_t i = 0; i < n; i++) {
        if (i > 0) {
            xml_open(xml, "SP");
            xml_close(xml);
        }
        put_word(xml, geometry, &words[i], count);
    }
    xml_close(xml);
}

static void put_block(struct xml *xml, const struct geometry *geometry, const struct word *words, size_t n,
                      struct count *count)
{
    xml_open(xml, "TextBlock");
    xml_attribute_print(xml, "ID", "block_%d", ++count->block);
    put_box(xml, transcript_bounds(geometry, words, n));
    for (size_t i = 0, line; i < n; i += line) {
        line = wordlist_line(words + i, n - i);
        put_line(xml, geometry, words + i, line, count);
    }
    xml_close(xml);
}

static void put_page(struct xml *xml, const struct transcript *t)
{
    const struct page *page = t->page;
    struct count count = {0};

    xml_open(xml, "Page");
    xml_attribute_print(xml, "ID", "page_%d", page->number);
    xml_attribute(xml, "PROCESSINGREFS", page->correction_count ? "reading correction" : "reading");
    xml_attribute_print(xml, "HEIGHT", "%d", page->geometry.height);
    xml_attribute_print(xml, "WIDTH", "%d", page->geometry.width);
    xml_attribute_print(xml, "PHYSICAL_IMG_NR", "%d", page->number);
    xml_attribute(xml, "QUALITY", page->failed ? "Damaged" : NULL);
    xml_attribute(xml, "QUALITY_DETAIL", page->failed ? page->failed : page->note);
    if (page->word_count > 0)
        xml_attribute_print(xml, "PC", "%.3f", transcript_confidence(page->words, page->word_count));
    xml_attribute_print(xml, "ROTATION", "%.3f", transcript_turn(&page->geometry));
    xml_attribute(xml, "LANG", t->language);
    xml_open(xml, "PrintSpace");
    if (page->word_count > 0)
        put_box(xml, transcript_bounds(&page->geometry, page->words, page->word_count));
    for (size_t i = 0, n; i < page->word_count; i += n) {
        n = transcript_block(page->words + i, page->word_count - i);
        put_block(xml, &page->geometry, page->words + i, n, &count);
    }
    xml_close(xml);
    xml_close(xml);
}

int alto_put(const struct transcript *t, struct buf *out, struct err *err)
{
    struct xml *xml = xml_new(true, true);

    xml_open(xml, "alto");
    xml_attribute(xml, "xmlns", NAMESPACE);
    xml_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_attribute(xml, "xsi:schemaLocation", NAMESPACE " " SCHEMA);
    xml_attribute(xml, "SCHEMAVERSION", "4.4");
    xml_open(xml, "Description");
    xml_element(xml, "MeasurementUnit", "pixel");
    put_source(xml, t);
    put_processing(xml, t);
    put_correction(xml, t->page);
    xml_close(xml);
    xml_open(xml, "Layout");
    put_page(xml, t);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml, out, err);
}

#include "pipeline/package/xml_walk.h"

#include <errno.h>
#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES)

struct reading {
    const struct xml_walk *walk;
    xmlTextReaderPtr xml;
    struct arena arena; /* of the attributes of one element */
    struct xml_attribute attributes[XML_ATTRIBUTES];
    struct buf path, text[XML_DEPTH + 1];
    size_t lengths[XML_DEPTH + 1]; /* of the path at each depth */
    size_t depth, elements;
    long line, fault_line;
    char fault[256]; /* the parser's first complaint */
};

/* The parser's sentences end with a newline and may quote the document. */
static void note_fault(void *data, xmlErrorPtr error)
{
    struct reading *reading = data;
    cleanup_buf struct buf shown = {0};
    size_t n;

    if (reading->fault[0] || !error || !error->message)
        return;
    n = strcspn(error->message, "\r\n");
    text_put_printable(&shown, error->message, n);
    if (shown.len >= sizeof reading->fault)
        shown.len = sizeof reading->fault - 1;
    while (shown.len > 0 && ((unsigned char)shown.data[shown.len - 1] & 0xc0) == 0x80)
        shown.len--;
    memcpy(reading->fault, buf_string(&shown), shown.len);
    reading->fault[shown.len] = '\0';
    reading->fault_line = error->line;
}

static const char *string_of(const xmlChar *s)
{
    return s ? (const char *)s : "";
}

/* The parser is ahead of the element it shows; the element itself knows its line. */
static void find_line(struct reading *reading)
{
    xmlNodePtr node = xmlTextReaderCurrentNode(reading->xml);
    long line = node ? xmlGetLineNo(node) : -1;

    if (line > 0)
        reading->line = line;
}

static int take_attributes(struct reading *reading, size_t *count, struct err *err)
{
    xmlTextReaderPtr xml = reading->xml;

    *count = 0;
    while (xmlTextReaderMoveToNextAttribute(xml) == 1) {
        if (xmlTextReaderIsNamespaceDecl(xml) == 1)
            continue;
        if (*count == XML_ATTRIBUTES)
            return err_set(err, ERR_LIMIT, "an element has more than %d attributes", XML_ATTRIBUTES);
        reading->attributes[(*count)++] =
            (struct xml_attribute){.ns = string_of(xmlTextReaderConstNamespaceUri(xml)),
                                   .name = string_of(xmlTextReaderConstLocalName(xml)),
                                   .value = arena_strdup(&reading->arena, string_of(xmlTextReaderConstValue(xml)))};
    }
    xmlTextReaderMoveToElement(xml);
    return 0;
}

static struct xml_element current(struct reading *reading)
{
    return (struct xml_element){.ns = string_of(xmlTextReaderConstNamespaceUri(reading->xml)),
                                .name = string_of(xmlTextReaderConstLocalName(reading->xml)),
                                .path = buf_string(&reading->path),
                                .line = reading->line,
                                .depth = reading->depth};
}

static int end_element(struct reading *reading, struct err *err)
{
    struct xml_element element = current(reading);
    struct buf *text = &reading->text[reading->depth];
    const char *s = buf_string(text), *end = s + text->len;
    cleanup_free char *trimmed = NULL;
    size_t n;
    int result = 0;

    while (s < end && strchr(" \t\r\n", *s))
        s++;
    while (end > s && strchr(" \t\r\n", end[-1]))
        end--;
    n = (size_t)(end - s);
    trimmed = memory_alloc(n + 1);
    memcpy(trimmed, s, n);
    element.text = trimmed;
    if (reading->walk->end)
        result = reading->walk->end(reading->walk->state, &element, err);
    buf_clear(text);
    reading->depth--;
    reading->path.len = reading->lengths[reading->depth];
    if (reading->path.data)
        reading->path.data[reading->path.len] = '\0';
    return result;
}

static int begin_element(struct reading *reading, struct err *err)
{
    bool empty = xmlTextReaderIsEmptyElement(reading->xml) == 1;
    struct xml_element element;

    if (reading->depth == XML_DEPTH)
        return err_set(err, ERR_LIMIT, "elements lie more than %d deep", XML_DEPTH);
    if (++reading->elements > XML_ELEMENTS)
        return err_set(err, ERR_LIMIT, "there are more than %d elements", XML_ELEMENTS);
    find_line(reading);
    reading->depth++;
    buf_printf(&reading->path, "%s%s", reading->depth > 1 ? "/" : "",
               string_of(xmlTextReaderConstLocalName(reading->xml)));
    reading->lengths[reading->depth] = reading->path.len;
    arena_release(&reading->arena);
    reading->arena = (struct arena){0};
    element = current(reading);
    element.attributes = reading->attributes;
    if (take_attributes(reading, &element.attribute_count, err) != 0)
        return -1;
    if (reading->walk->begin && reading->walk->begin(reading->walk->state, &element, err) != 0)
        return -1;
    return empty ? end_element(reading, err) : 0;
}

static int take_text(struct reading *reading, struct err *err)
{
    const char *s = string_of(xmlTextReaderConstValue(reading->xml));
    struct buf *text = &reading->text[reading->depth];
    size_t n = strlen(s);

    if (text->len + n > XML_TEXT_BYTES)
        return err_set(err, ERR_LIMIT, "an element has more than %d bytes of text", XML_TEXT_BYTES);
    buf_append(text, s, n);
    return 0;
}

static int take_node(struct reading *reading, struct err *err)
{
    switch (xmlTextReaderNodeType(reading->xml)) {
    case XML_READER_TYPE_ELEMENT:
        return begin_element(reading, err);
    case XML_READER_TYPE_END_ELEMENT:
        return end_element(reading, err);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
        return take_text(reading, err);
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return err_set(err, ERR_INPUT, "has a document type (DOCTYPE) or entities, which are not read");
    default:
        return 0;
    }
}

static int read_nodes(struct reading *reading, struct err *err)
{
    int got;

    while ((got = xmlTextReaderRead(reading->xml)) == 1)
        if (take_node(reading, err) != 0)
            return -1;
    if (got < 0) {
        reading->line = reading->fault_line;
        return err_set(err, ERR_INPUT, "is not well-formed XML: %s",
                       reading->fault[0] ? reading->fault : "it cannot be read");
    }
    return 0;
}

int xml_stream_read(void *data, char *out, int n)
{
    struct xml_stream *stream = data;
    const struct xml_source *source = stream->source;
    size_t left = source->length - stream->at, size = (size_t)n < left ? (size_t)n : left;
    ssize_t got = (ssize_t)size;

    if (source->bytes)
        memcpy(out, source->bytes + stream->at, size);
    else
        do
            got = pread(source->fd, out, size, (off_t)(source->offset + stream->at));
        while (got < 0 && errno == EINTR);
    if (got > 0)
        stream->at += (size_t)got;
    return (int)got;
}

/* Of this thread: faults of an encoding go past the reader's own handler, to stderr. */
struct handlers {
    xmlStructuredErrorFunc structured;
    xmlGenericErrorFunc generic;
    void *structured_context, *generic_context;
};

static void ignore(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static struct handlers take_faults(struct reading *reading)
{
    struct handlers before = {xmlStructuredError, xmlGenericError, xmlStructuredErrorContext, xmlGenericErrorContext};

    xmlSetStructuredErrorFunc(reading, note_fault);
    xmlSetGenericErrorFunc(NULL, ignore);
    return before;
}

static void leave_faults(const struct handlers *before)
{
    xmlSetStructuredErrorFunc(before->structured_context, before->structured);
    xmlSetGenericErrorFunc(before->generic_context, before->generic);
}

int xml_walk(const struct xml_source *source, const struct xml_walk *walk, long *line, struct err *err)
{
    struct xml_stream stream = {.source = source};
    struct reading reading = {.walk = walk};
    struct handlers before;
    int result;

    *line = 0;
    if (source->length > INT_MAX)
        return err_set(err, ERR_LIMIT, "is too large to be read");
    before = take_faults(&reading);
    if (source->bytes)
        reading.xml = xmlReaderForMemory(source->bytes, (int)source->length, NULL, NULL, OPTIONS);
    else
        reading.xml = xmlReaderForIO(xml_stream_read, NULL, &stream, NULL, NULL, OPTIONS);
    if (reading.xml) {
        xmlTextReaderSetStructuredErrorHandler(reading.xml, note_fault, &reading);
        result = read_nodes(&reading, err);
        xmlFreeTextReader(reading.xml);
    } else {
        result = err_set(err, ERR_INPUT, "is not well-formed XML");
    }
    leave_faults(&before);
    *line = reading.line;
    arena_release(&reading.arena);
    buf_release(&reading.path);
    for (size_t i = 0; i <= XML_DEPTH; i++)
        buf_release(&reading.text[i]);
    return result;
}

const char *xml_walk_attribute(const struct xml_element *element, const char *ns, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (!strcmp(element->attributes[i].name, name) && !strcmp(element->attributes[i].ns, ns))
            return element->attributes[i].value;
    return NULL;
}

#include "pipeline/base/xml.h"

#include <errno.h>
#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

struct xml {
    xmlBuffer *buffer; /* NULL for a file */
    xmlTextWriter *writer;
    int fd;
    int failure; /* errno of the first failed write to fd */
    bool failed;
};

static void note(struct xml *xml, int status)
{
    xml->failed = xml->failed || status < 0;
}

static bool is_xml_char(int32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

static const xmlChar *clean(struct buf *out, const char *text)
{
    size_t n = strlen(text), length;

    for (size_t i = 0; i < n; i += length) {
        int32_t c = text_next(text + i, n - i, &length);

        text_put_char(out, is_xml_char(c) ? c : 0xFFFD);
    }
    return (const xmlChar *)buf_string(out);
}

static void begin(struct xml *xml, bool indent, bool declaration)
{
    xml->failed = !xml->writer;
    if (xml->failed)
        return;
    note(xml, xmlTextWriterSetIndent(xml->writer, indent));
    note(xml, xmlTextWriterSetIndentString(xml->writer, (const xmlChar *)" "));
    if (declaration)
        note(xml, xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL));
}

struct xml *xml_new(bool indent, bool declaration)
{
    struct xml *xml = memory_alloc(sizeof *xml);

    xml->buffer = xmlBufferCreate();
    xml->writer = xml->buffer ? xmlNewTextWriterMemory(xml->buffer, 0) : NULL;
    begin(xml, indent, declaration);
    return xml;
}

/* libxml2 never hears of a failed write: it would print a line of its own. */
static int take_bytes(void *state, const char *bytes, int n)
{
    struct xml *xml = state;

    if (!xml->failure && file_write_all(xml->fd, bytes, (size_t)n) != 0)
        xml->failure = errno;
    return n;
}

struct xml *xml_new_file(int fd, bool indent)
{
    struct xml *xml = memory_alloc(sizeof *xml);
    xmlOutputBuffer *output = xmlOutputBufferCreateIO(take_bytes, NULL, xml, NULL);

    xml->fd = fd;
    xml->writer = output ? xmlNewTextWriter(output) : NULL;
    begin(xml, indent, true);
    return xml;
}

int xml_finish(struct xml *xml, struct buf *out, struct err *err)
{
    int failure;
    bool failed;

    if (!xml->failed)
        note(xml, xmlTextWriterEndDocument(xml->writer));
    if (!xml->failed)
        note(xml, xmlTextWriterFlush(xml->writer));
    failed = xml->failed;
    if (!failed && xml->buffer)
        buf_append(out, xmlBufferContent(xml->buffer), (size_t)xmlBufferLength(xml->buffer));
    xmlFreeTextWriter(xml->writer); /* may still write to a file */
    failure = xml->failure;
    xmlBufferFree(xml->buffer);
    free(xml);
    errno = failure;
    if (failure)
        return err_errno(err, "cannot write a temporary file");
    return failed ? err_set(err, ERR_INTERNAL, "XML cannot be written") : 0;
}

void xml_abandon(struct xml *xml)
{
    xmlFreeTextWriter(xml->writer);
    xmlBufferFree(xml->buffer);
    free(xml);
}

void xml_open(struct xml *xml, const char *element)
{
    if (!xml->failed)
        note(xml, xmlTextWriterStartElement(xml->writer, (const xmlChar *)element));
}

void xml_close(struct xml *xml)
{
    if (!xml->failed)
        note(xml, xmlTextWriterEndElement(xml->writer));
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    cleanup_buf struct buf cleaned = {0};

    if (!xml->failed && value)
        note(xml, xmlTextWriterWriteAttribute(xml->writer, (const xmlChar *)name, clean(&cleaned, value)));
}

void xml_attribute_print(struct xml *xml, const char *name, const char *format, ...)
{
    char value[256];
    va_list args;

    va_start(args, format);
    vsnprintf(value, sizeof value, format, args);
    va_end(args);
    xml_attribute(xml, name, value);
}

void xml_attribute_open(struct xml *xml, const char *name)
{
    if (!xml->failed)
        note(xml, xmlTextWriterStartAttribute(xml->writer, (const xmlChar *)name));
}

void xml_attribute_close(struct xml *xml)
{
    if (!xml->failed)
        note(xml, xmlTextWriterEndAttribute(xml->writer));
}

void xml_text(struct xml *xml, const char *text)
{
    cleanup_buf struct buf cleaned = {0};

    if (!xml->failed)
        note(xml, xmlTextWriterWriteString(xml->writer, clean(&cleaned, text)));
}

void xml_element(struct xml *xml, const char *element, const char *text)
{
    if (!text)
        return;
    xml_open(xml, element);
    xml_text(xml, text);
    xml_close(xml);
}

void xml_raw(struct xml *xml, const char *markup)
{
    if (!xml->failed)
        note(xml, xmlTextWriterWriteRaw(xml->writer, (const xmlChar *)markup));
}

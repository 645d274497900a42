/* XMP (ISO 16684-1) with the identification of ISO 19005-1 6.7.11 and 19005-2 6.6.4. */
#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"
#include "pipeline/base/xml.h"

/* rdf:Alt with the default language, or rdf:Seq. */
static void put_list(struct xml *xml, const char *property, const char *kind, const char *value)
{
    if (!value)
        return;
    xml_open(xml, property);
    xml_open(xml, kind);
    xml_open(xml, "rdf:li");
    if (kind[4] == 'A')
        xml_attribute(xml, "xml:lang", "x-default");
    xml_text(xml, value);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
}

static void open_description(struct xml *xml, const char *prefix, const char *namespace)
{
    xml_open(xml, "rdf:Description");
    xml_attribute(xml, "rdf:about", "");
    xml_attribute(xml, prefix, namespace);
}

static void put_descriptions(struct xml *xml, const struct pdfa_info *info, int part)
{
    open_description(xml, "xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    xml_element(xml, "pdfaid:part", part == 1 ? "1" : "2");
    xml_element(xml, "pdfaid:conformance", part == 1 ? "B" : "U");
    xml_close(xml);
    open_description(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml_element(xml, "dc:format", "application/pdf");
    put_list(xml, "dc:title", "rdf:Alt", info->title);
    put_list(xml, "dc:creator", "rdf:Seq", info->author);
    put_list(xml, "dc:description", "rdf:Alt", info->subject);
    xml_close(xml);
    open_description(xml, "xmlns:xmp", "http://ns.adobe.com/xap/1.0/");
    xml_element(xml, "xmp:CreatorTool", info->creator);
    xml_element(xml, "xmp:CreateDate", info->created);
    xml_element(xml, "xmp:ModifyDate", info->modified);
    xml_element(xml, "xmp:MetadataDate", info->modified);
    xml_close(xml);
    open_description(xml, "xmlns:pdf", "http://ns.adobe.com/pdf/1.3/");
    xml_element(xml, "pdf:Producer", info->producer);
    xml_close(xml);
}

int pdfa_xmp_put(const struct pdfa_info *info, int part, struct buf *out, struct err *err)
{
    struct xml *xml = xml_new(false, false);

    xml_raw(xml, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    xml_open(xml, "x:xmpmeta");
    xml_attribute(xml, "xmlns:x", "adobe:ns:meta/");
    xml_open(xml, "rdf:RDF");
    xml_attribute(xml, "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    put_descriptions(xml, info, part);
    xml_close(xml);
    xml_close(xml);
    xml_raw(xml, "\n<?xpacket end=\"w\"?>");
    return xml_finish(xml, out, err);
}

/* XML of strangers as a stream of elements: no network, no document type, no entities, capped depth and text.
 *
 * Elements and attributes are told by local name and namespace, so that prefixes do not matter. Memory does not grow
 * with the length of the document. Strings given to a callback live until it returns. */
#ifndef SOHOA_PACKAGE_XML_WALK_H
#define SOHOA_PACKAGE_XML_WALK_H

#include <stddef.h>
#include <stdint.h>

struct err;

/* METS with PREMIS in it is 15 deep, EAD with nested components 30. */
#define XML_DEPTH 64
/* Own text of one element; a note, a title, a base64 thumbnail. */
#define XML_TEXT_BYTES (1024 * 1024)
/* Elements of one document: PREMIS has some thirty for each file. Whoever keeps something of each has a limit of its
 * own.
 */
#define XML_ELEMENTS 50000000
/* Attributes of one element: METS defines at most 30. */
#define XML_ATTRIBUTES 64

struct xml_attribute {
    const char *ns;   /* "" for none */
    const char *name; /* local */
    const char *value;
};

struct xml_element {
    const char *ns, *name;
    const char *path; /* local names from the root: "mets/metsHdr/agent" */
    long line;
    size_t depth; /* 1 for the root */
    const struct xml_attribute *attributes;
    size_t attribute_count;
    const char *text; /* at the end of the element: its own text without blanks around it; NULL at its beginning */
};

/* -1 of a callback stops the walk. Either may be NULL. At the end of an element its attributes are no longer known. */
struct xml_walk {
    int (*begin)(void *state, const struct xml_element *element, struct err *err);
    int (*end)(void *state, const struct xml_element *element, struct err *err);
    void *state;
};

/* What is read: bytes in memory, or those of an open file from an offset on. */
struct xml_source {
    const char *bytes; /* or NULL and: */
    int fd;
    uint64_t offset;
    size_t length;
};

/* ERR_INPUT for what is not well-formed XML or not allowed here; *line tells where, 0 when not known. */
int xml_walk(const struct xml_source *source, const struct xml_walk *walk, long *line, struct err *err);
/* For other parsers: the next bytes, at most n; 0 at the end, -1 with errno. `stream` is a struct xml_stream. */
struct xml_stream {
    const struct xml_source *source;
    size_t at; /* bytes read */
};
int xml_stream_read(void *stream, char *out, int n);

/* NULL when absent. */
const char *xml_walk_attribute(const struct xml_element *element, const char *ns, const char *name);

#define XML_XLINK "http://www.w3.org/1999/xlink"
#define XML_XSI   "http://www.w3.org/2001/XMLSchema-instance"

#endif

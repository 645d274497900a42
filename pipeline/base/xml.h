/* XML written into a buffer, or into a file as it comes. The first failure sticks and xml_finish() reports it, so that
 * a long sequence of calls needs one check. Characters that XML 1.0 (2.2) does not know become U+FFFD: a text layer may
 * hold anything. */
#ifndef SOHOA_BASE_XML_H
#define SOHOA_BASE_XML_H

#include <stdbool.h>

struct buf;
struct err;
struct xml;

/* Begins a document; with `indent` elements stand on lines of their own. `declaration`: begins with <?xml. */
struct xml *xml_new(bool indent, bool declaration);
/* The same into an open file, which stays the caller's: memory does not grow with the document. */
struct xml *xml_new_file(int fd, bool indent);
/* Appends what was written to out (NULL for a file) and frees the writer, also on failure. */
int xml_finish(struct xml *xml, struct buf *out, struct err *err);

/* Frees the writer; what is in a file is no document. */
void xml_abandon(struct xml *xml);

void xml_open(struct xml *xml, const char *element);
void xml_close(struct xml *xml);
void xml_attribute(struct xml *xml, const char *name, const char *value); /* value NULL: left out */
void xml_attribute_print(struct xml *xml, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* An attribute whose value is put in pieces by xml_text(). */
void xml_attribute_open(struct xml *xml, const char *name);
void xml_attribute_close(struct xml *xml);
void xml_text(struct xml *xml, const char *text);
/* An element that holds only text; NULL: none. */
void xml_element(struct xml *xml, const char *element, const char *text);
/* Markup of our own, as it is: <!DOCTYPE ...>, <?xpacket ...?>. */
void xml_raw(struct xml *xml, const char *markup);

#endif

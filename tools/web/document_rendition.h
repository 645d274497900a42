/* What is made of a document when somebody asks for it: searchable PDF/A, ALTO of one page. The command line's `show`
 * makes it, as a process of ours with its own limits (tools/rendition.h). */
#ifndef SOHOA_WEB_DOCUMENT_RENDITION_H
#define SOHOA_WEB_DOCUMENT_RENDITION_H

#include "tools/web/web.h"

web_handler document_rendition_pdf, document_rendition_alto;

#endif

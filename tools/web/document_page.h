/* One document: its pages, fields, citations, tasks, events and downloads. */
#ifndef SOHOA_WEB_DOCUMENT_PAGE_H
#define SOHOA_WEB_DOCUMENT_PAGE_H

#include "tools/web/web.h"

extern const struct web_route document_page_routes[];

#endif

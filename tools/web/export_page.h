/* Bags of documents: choose, look, confirm; then fetch or remove them. For the records manager. */
#ifndef SOHOA_WEB_EXPORT_PAGE_H
#define SOHOA_WEB_EXPORT_PAGE_H

#include "tools/web/web.h"

extern const struct web_route export_page_routes[];

#endif

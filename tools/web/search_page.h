/* Search: the box, its results, filters and paging. */
#ifndef SOHOA_WEB_SEARCH_PAGE_H
#define SOHOA_WEB_SEARCH_PAGE_H

#include "tools/web/web.h"

extern const struct web_route search_page_routes[];

#endif

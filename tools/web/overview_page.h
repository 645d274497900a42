/* Overview: what the archive holds and how it stands, in charts with their figures. */
#ifndef SOHOA_WEB_OVERVIEW_PAGE_H
#define SOHOA_WEB_OVERVIEW_PAGE_H

#include "tools/web/web.h"

extern const struct web_route overview_page_routes[];

#endif

/* The people of the archive, for its admin; and the account of each. */
#ifndef SOHOA_WEB_PEOPLE_PAGE_H
#define SOHOA_WEB_PEOPLE_PAGE_H

#include "tools/web/web.h"

extern const struct web_route people_page_routes[];

#endif

/* Dossiers: the list, one of them, making and editing, filling, closing and opening again. */
#ifndef SOHOA_WEB_DOSSIER_PAGE_H
#define SOHOA_WEB_DOSSIER_PAGE_H

#include "tools/web/web.h"

extern const struct web_route dossier_page_routes[];

#endif

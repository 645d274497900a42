/* Signing in and out, setting up, choosing a password, the language; and the assets, which need no session. */
#ifndef SOHOA_WEB_SIGN_PAGE_H
#define SOHOA_WEB_SIGN_PAGE_H

#include "tools/web/web.h"

extern const struct web_route sign_page_routes[];

#endif

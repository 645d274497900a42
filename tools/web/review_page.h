/* Review: the queue, one document a screen, answers, taking back, second looks. */
#ifndef SOHOA_WEB_REVIEW_PAGE_H
#define SOHOA_WEB_REVIEW_PAGE_H

#include "tools/web/web.h"

extern const struct web_route review_page_routes[];

/* Handlers in files of their own: the strip of a field; equal cases. */
web_handler review_strip_get, review_equal_get_groups, review_equal_get, review_equal_post;

#endif

/* Batches: sending scans in, how reading gets on, what failed. */
#ifndef SOHOA_WEB_BATCH_PAGE_H
#define SOHOA_WEB_BATCH_PAGE_H

#include "tools/web/web.h"

extern const struct web_route batch_page_routes[];

/* Handlers in a file of their own: what changes something. */
web_handler batch_post_new, batch_get_piece, batch_post_piece, batch_post_take, batch_post_remove, batch_post_folder,
    batch_post_retry;

#endif

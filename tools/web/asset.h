/* Styles and scripts, part of the program. ASSET(identifier, name in tools/web/assets and under /assets/, media type)
 */
#ifndef SOHOA_WEB_ASSET_H
#define SOHOA_WEB_ASSET_H

#include <stddef.h>

#define ASSET_TABLE(ASSET)                                                                                             \
    ASSET(style, "style.css", "text/css; charset=utf-8")                                                               \
    ASSET(app, "app.js", "text/javascript; charset=utf-8")                                                             \
    ASSET(search, "search.js", "text/javascript; charset=utf-8")                                                       \
    ASSET(correct, "correct.js", "text/javascript; charset=utf-8")                                                   \
    ASSET(document, "document.js", "text/javascript; charset=utf-8")                                                   \
    ASSET(work, "work.css", "text/css; charset=utf-8")                                                                 \
    ASSET(batch, "batch.js", "text/javascript; charset=utf-8")                                                         \
    ASSET(export, "export.js", "text/javascript; charset=utf-8")                                                       \
    ASSET(review, "review.js", "text/javascript; charset=utf-8")                                                       \
    ASSET(review_card, "review_card.js", "text/javascript; charset=utf-8")                                             \
    ASSET(review_paper, "review_paper.js", "text/javascript; charset=utf-8")                                           \
    ASSET(icon, "icon.svg", "image/svg+xml")

struct asset {
    const char *name, *type;
    const char *bytes;
    size_t length;
    char tag[17]; /* of the content: part of its address, so that it can be kept for ever */
};

const struct asset *asset_find(const char *name); /* NULL: there is none */
/* "/assets/style.css?v=1f2e..." ; "" when there is none. Static. */
const char *asset_address(const char *name);
/* Once, before the first request. */
void asset_prepare(void);

#endif

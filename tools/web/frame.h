/* The frame of every page: head, skip link, header with navigation, language switch and who is signed in, main, footer.
 *
 *     frame_begin(request, out, frame_say(request, PHRASE_SEARCH), FRAME_SEARCH);
 *     ... the content of <main>, which begins with an <h1>
 *     frame_end(request, out, NULL);
 *
 * Scripts and styles come as assets only; the CSP refuses inline ones and style attributes. */
#ifndef SOHOA_WEB_FRAME_H
#define SOHOA_WEB_FRAME_H

#include "tools/web/web.h"

/* Which entry of the navigation the page belongs to. TAB(identifier, path, phrase, least role) */
#define FRAME_TABLE(TAB)                                                                                               \
    TAB(SEARCH, "/", SEARCH, ROLE_READER)                                                                              \
    TAB(DOSSIERS, "/dossiers", DOSSIERS, ROLE_READER)                                                                  \
    TAB(REVIEW, "/review", REVIEW, ROLE_CLERK)                                                                         \
    TAB(BATCHES, "/batches", BATCHES, ROLE_CLERK)                                                                      \
    TAB(OVERVIEW, "/overview", OVERVIEW, ROLE_READER)                                                                  \
    TAB(EXPORT, "/export", EXPORT, ROLE_MANAGER)                                                                       \
    TAB(PEOPLE, "/people", PEOPLE, ROLE_ADMIN)

enum frame_tab {
    FRAME_NONE,
#define TAB(id, path, phrase, role) FRAME_##id,
    FRAME_TABLE(TAB)
#undef TAB
};

/* For a fragment nothing is written but the content. `title` is plain text. */
void frame_begin(const struct web_request *request, struct buf *out, const char *title, enum frame_tab tab);
/* scripts: names of assets such as "review.js", NULL-terminated, or NULL. app.js is always there. */
void frame_end(const struct web_request *request, struct buf *out, const char *const *scripts);

/* The hidden field with the CSRF token, for inside a <form method="post">. */
void frame_put_token(const struct web_request *request, struct buf *out);
/* The phrase in the request's language. */
const char *frame_say(const struct web_request *request, enum phrase phrase);
/* Phrases that the page's script says, as attributes data-say-NAME of an element that has begun; app.js puts the values
 * in. */
struct frame_spoken {
    const char *name;
    enum phrase phrase;
};
void frame_put_spoken(const struct web_request *request, struct buf *out, const struct frame_spoken *spoken,
                      size_t count);
/* What the library says, in the language of the page; see sentence.h. NULL gives NULL. */
const char *frame_sentence(const struct web_request *request, const char *sentence);

#endif

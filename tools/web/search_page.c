#include "tools/web/search_page.h"

#include "tools/web/frame.h"
#include "tools/web/html.h"

static int show(struct web_request *r, struct web_response *out, struct err *err)
{
    (void)err;
    frame_begin(r, &out->body, frame_say(r, PHRASE_SEARCH), FRAME_SEARCH);
    html_printf(&out->body, "<h1>%s</h1>\n", frame_say(r, PHRASE_SEARCH));
    frame_end(r, &out->body, NULL);
    return 0;
}

const struct web_route search_page_routes[] = {{WEB_GET, "/", ROLE_READER, 0, show}, {0}};

#include "tools/web/reply.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>

#include "pipeline/model/record.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"

int reply_header(struct web_response *response, const char *name, const char *value)
{
    if (response->header_count < WEB_HEADERS)
        response->headers[response->header_count++] = (struct web_pair){name, value};
    return 0;
}

int reply_redirect(struct web_request *request, struct web_response *response, const char *format, ...)
{
    char text[2048];
    va_list ap;

    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    buf_clear(&response->body);
    response->status = 303;
    return reply_header(response, "Location", arena_strdup(request->arena, text));
}

int reply_json(struct web_response *response, int status, json_t *json)
{
    buf_clear(&response->body);
    response->status = status;
    response->type = "application/json";
    record_dump(json, &response->body);
    json_decref(json);
    return 0;
}

int reply_error(struct web_request *request, struct web_response *response, int status, enum phrase sentence)
{
    const char *text = frame_say(request, sentence);
    struct buf *out = &response->body;

    if (request->fragment)
        return reply_json(response, status, json_pack("{s:s}", "error", text));
    buf_clear(out);
    response->status = status;
    response->type = NULL;
    frame_begin(request, out, text, FRAME_NONE);
    html_printf(out,
                "<div class=\"notice\"><p class=\"notice-code\">%d</p><h1>%s</h1><p><a href=\"/\">%s</a></p></div>\n",
                status, text, frame_say(request, PHRASE_BACK_TO_SEARCH));
    frame_end(request, out, NULL);
    return 0;
}

int reply_status_of(enum err_code code)
{
    switch (code) {
    case ERR_NOT_FOUND:
        return 404;
    case ERR_USAGE:
    case ERR_INPUT:
        return 400;
    case ERR_LIMIT:
        return 413;
    case ERR_PERMISSION:
        return 403;
    case ERR_BUSY:
        return 503;
    default:
        return 500;
    }
}

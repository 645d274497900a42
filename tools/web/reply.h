/* Answers other than a page. Each fills the response and returns 0, so that a handler can `return reply_...`. */
#ifndef SOHOA_WEB_REPLY_H
#define SOHOA_WEB_REPLY_H

#include "pipeline/base/err.h"
#include "tools/web/web.h"

struct json_t; /* jansson */

/* 303, to a path of ours ("/document/7"). */
int reply_redirect(struct web_request *request, struct web_response *response, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Takes the reference over. */
int reply_json(struct web_response *response, int status, struct json_t *json);
/* A page, or JSON {"error": ...} for a fragment, with a sentence. status 4xx or 5xx. */
int reply_error(struct web_request *request, struct web_response *response, int status, enum phrase sentence);
int reply_header(struct web_response *response, const char *name, const char *value);
/* 404 for ERR_NOT_FOUND, 400 for ERR_INPUT and ERR_USAGE, 413 for ERR_LIMIT, 403 ERR_PERMISSION, 503 ERR_BUSY, 500. */
int reply_status_of(enum err_code code);

#endif

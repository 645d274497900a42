/* What every request must pass before a handler sees it, apart from how it came over the network.
 *
 *   gate_enter()   Host, address, cookies, route, role; false: the answer stands in gate.response
 *   (the server reads the body, at most gate.route's body_max bytes)
 *   gate_serve()   Origin, token and form of a POST; then the handler */
#ifndef SOHOA_WEB_GATE_H
#define SOHOA_WEB_GATE_H

#include "tools/web/secret.h"
#include "tools/web/web.h"

/* As sent; NULL for a header that was not. */
struct gate_input {
    const char *method, *target; /* target: path and query, undecoded */
    const char *host;
    int host_count;   /* how many Host headers there are */
    int length_count; /* headers that say how long the body is: Content-Length, Transfer-Encoding */
    const char *origin, *site, *cookie, *content_type, *csrf, *if_none_match; /* site: Sec-Fetch-Site */
    bool fragment;
    const char *address;
};

struct gate {
    struct arena arena;
    struct web_request request;
    struct web_response response;
    const struct web_route *route;
    struct gate_input input;
    char csrf[SECRET_TOKEN];
};

void gate_init(struct gate *gate, struct site *site);
void gate_release(struct gate *gate);

bool gate_enter(struct gate *gate, const struct gate_input *input);
size_t gate_body_max(const struct gate *gate);
/* body as received; NULL without one. */
void gate_serve(struct gate *gate, const char *body, size_t n);
/* An answer without a handler. */
void gate_refuse(struct gate *gate, int status, enum phrase sentence);

/* Cookies. The names begin with __Host- over TLS. */
const char *gate_session_cookie(const struct site *site);
void gate_set_cookie(struct web_request *request, struct web_response *response, const char *name, const char *value,
                     long seconds);
/* Signs the person in. Always with a new token: one that was known before is worth nothing after. */
int gate_open_session(struct web_request *request, struct web_response *response, struct catalogue *catalogue,
                      int64_t person, struct err *err);
#define GATE_LANGUAGE_COOKIE "sohoa-language"

#endif

#include "tools/web/gate.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/request.h"
#include "tools/web/route.h"
#include "tools/web/site.h"

#define SESSION_SECONDS (12L * 3600) /* a working day */
#define VISIT_SECONDS   (12L * 3600)
#define TOKEN_LENGTH    (SECRET_TOKEN - 1)
#define FORM_TYPE       "application/x-www-form-urlencoded"

void gate_init(struct gate *gate, struct site *site)
{
    *gate = (struct gate){0};
    gate->request.site = site;
    gate->request.arena = &gate->arena;
    gate->request.path = "/";
    gate->request.address = "";
    gate->response.file = -1;
}

void gate_release(struct gate *gate)
{
    site_give_back(&gate->request);
    buf_release(&gate->response.body);
    arena_release(&gate->arena);
}

void gate_refuse(struct gate *gate, int status, enum phrase sentence)
{
    reply_error(&gate->request, &gate->response, status, sentence);
}

static bool refuse(struct gate *gate, int status, enum phrase sentence)
{
    gate_refuse(gate, status, sentence);
    return false;
}

/* What went wrong inside is for the administrator; what is wrong with the request, for who sent it. */
static bool refuse_error(struct gate *gate, const struct err *err)
{
    static const struct {
        int status;
        enum phrase sentence;
    } SENTENCES[] = {
        {400, PHRASE_ERROR_REQUEST},   {403, PHRASE_ERROR_FORBIDDEN}, {404, PHRASE_ERROR_NOT_FOUND},
        {413, PHRASE_ERROR_TOO_LARGE}, {503, PHRASE_ERROR_BUSY},
    };
    int status = reply_status_of(err->code);

    if (status >= 500)
        site_rules(gate->request.site)->report(err->message);
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++)
        if (SENTENCES[i].status == status)
            return refuse(gate, status, SENTENCES[i].sentence);
    return refuse(gate, 500, PHRASE_ERROR_INTERNAL);
}

/* Cookies ------------------------------------------------------------------------------------------------------- */

const char *gate_session_cookie(const struct site *site)
{
    return site_rules(site)->secure ? "__Host-sohoa" : "sohoa";
}

static const char *visit_cookie(const struct site *site)
{
    return site_rules(site)->secure ? "__Host-sohoa-visit" : "sohoa-visit";
}

void gate_set_cookie(struct web_request *request, struct web_response *response, const char *name, const char *value,
                     long seconds)
{
    reply_header(response, "Set-Cookie",
                 arena_printf(request->arena, "%s=%s; Path=/; Max-Age=%ld; HttpOnly; SameSite=Lax%s", name, value,
                              seconds, site_rules(request->site)->secure ? "; Secure" : ""));
}

static const char *token_cookie(struct gate *gate, const char *name)
{
    const char *token = request_cookie(&gate->arena, gate->input.cookie, name);

    return token && strlen(token) == TOKEN_LENGTH ? token : NULL;
}

/* Who is signed in, and the token of forms: of the session, or of the visit before one. */
static int take_cookies(struct gate *gate, struct err *err)
{
    struct web_request *r = &gate->request;
    const char *language = request_cookie(&gate->arena, gate->input.cookie, GATE_LANGUAGE_COOKIE);
    const char *session = token_cookie(gate, gate_session_cookie(r->site));
    const char *visit = token_cookie(gate, visit_cookie(r->site));
    char now[24], sum[DIGEST_SHA256_HEX], made[SECRET_TOKEN];
    int found = 0;

    r->language = language && !strcmp(language, "en") ? LANGUAGE_EN : LANGUAGE_VI;
    if (session) {
        catalogue_now(now);
        secret_hash_token(session, sum);
        found = people_find_session(r->catalogue, &gate->arena, sum, now, &r->person, err);
        if (found < 0)
            return -1;
    }
    if (found == 0 && !visit) {
        secret_make_token(made);
        visit = arena_strdup(&gate->arena, made);
        gate_set_cookie(r, &gate->response, visit_cookie(r->site), visit, VISIT_SECONDS);
    }
    if (found)
        r->session = arena_strdup(&gate->arena, sum);
    secret_derive_csrf(found ? session : visit, gate->csrf);
    r->csrf = gate->csrf;
    return 0;
}

static void time_after(long seconds, char out[24])
{
    time_t at = time(NULL) + seconds;
    struct tm utc;

    gmtime_r(&at, &utc);
    strftime(out, 24, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

int gate_open_session(struct web_request *r, struct web_response *out, struct catalogue *catalogue, int64_t person,
                      struct err *err)
{
    char token[SECRET_TOKEN], sum[DIGEST_SHA256_HEX], expires[24];

    secret_make_token(token);
    secret_hash_token(token, sum);
    time_after(SESSION_SECONDS, expires);
    if (people_add_session(catalogue, person, sum, expires, err) != 0)
        return -1;
    gate_set_cookie(r, out, gate_session_cookie(r->site), arena_strdup(r->arena, token), SESSION_SECONDS);
    return 0;
}

/* -------------------------------------------------------------------------------------------------------------- */

static bool take_method(const char *method, enum web_method *out)
{
    *out = !strcmp(method, "POST") ? WEB_POST : WEB_GET;
    return *out == WEB_POST || !strcmp(method, "GET") || !strcmp(method, "HEAD");
}

/* Whoever is not signed in goes to the form first and comes back after. */
static bool send_to_sign_in(struct gate *gate)
{
    struct web_request *r = &gate->request;

    if (r->method == WEB_POST || r->fragment)
        return refuse(gate, 401, PHRASE_SIGN_IN);
    if (!strcmp(gate->input.target, "/"))
        reply_redirect(r, &gate->response, "/sign-in");
    else
        reply_redirect(r, &gate->response, "/sign-in?to=%s", html_url(&gate->arena, gate->input.target));
    return false;
}

bool gate_enter(struct gate *gate, const struct gate_input *input)
{
    struct web_request *r = &gate->request;
    struct err err = {0};

    gate->input = *input;
    r->fragment = input->fragment;
    r->if_none_match = input->if_none_match;
    r->address = arena_strdup(&gate->arena, input->address);
    r->host = input->host;
    if (input->host_count != 1 || !request_host_fits(input->host, site_rules(r->site)->hosts))
        return refuse(gate, 421, PHRASE_ERROR_HOST);
    if (!take_method(input->method, &r->method))
        return refuse(gate, 405, PHRASE_ERROR_METHOD);
    if (input->length_count > 1)
        return refuse(gate, 400, PHRASE_ERROR_REQUEST);
    if (request_target(&gate->arena, input->target, &r->path, &r->query, &err) != 0)
        return refuse_error(gate, &err);
    site_lend(r);
    if (take_cookies(gate, &err) != 0)
        return refuse_error(gate, &err);
    switch (route_find(&gate->arena, r->method, r->path, &gate->route, r->parts)) {
    case ROUTE_NO_PATH:
        return refuse(gate, 404, PHRASE_ERROR_NOT_FOUND);
    case ROUTE_NO_METHOD:
        return refuse(gate, 405, PHRASE_ERROR_METHOD);
    case ROUTE_FOUND:
        break;
    }
    if (gate->route->role > ROLE_NONE && r->person.role == ROLE_NONE)
        return send_to_sign_in(gate);
    if (r->person.role < gate->route->role)
        return refuse(gate, 403, PHRASE_ERROR_FORBIDDEN);
    /* A body may take its time; others read meanwhile. */
    if (r->method == WEB_POST)
        site_give_back(r);
    return true;
}

size_t gate_body_max(const struct gate *gate)
{
    if (gate->request.method != WEB_POST)
        return 0;
    return gate->route->body_max ? gate->route->body_max : WEB_FORM_MAX;
}

static bool is_form(const char *type)
{
    size_t n = strlen(FORM_TYPE);

    return type && !strncasecmp(type, FORM_TYPE, n) && (type[n] == '\0' || type[n] == ';' || type[n] == ' ');
}

/* A form says what it is and brings the token; a piece of an upload brings the token as a header. */
static bool take_body(struct gate *gate, const char *body, size_t n)
{
    struct web_request *r = &gate->request;
    const struct gate_input *in = &gate->input;
    const char *token = in->csrf;
    struct err err = {0};

    if ((in->origin && !request_origin_fits(in->origin, in->host)) ||
        (in->site && strcmp(in->site, "same-origin") && strcmp(in->site, "none")))
        return refuse(gate, 403, PHRASE_ERROR_TOKEN);
    r->body = body ? body : "";
    r->body_length = n;
    if (is_form(in->content_type)) {
        if (n > (size_t)WEB_FORM_MAX)
            return refuse(gate, 413, PHRASE_ERROR_TOO_LARGE);
        if (request_pairs(&gate->arena, r->body, n, &r->form, &err) != 0)
            return refuse_error(gate, &err);
        if (!token)
            token = web_value(&r->form, WEB_CSRF_FIELD);
    } else if (!gate->route->body_max && n > 0) {
        return refuse(gate, 415, PHRASE_ERROR_TYPE);
    }
    return secret_equal(token, r->csrf) || refuse(gate, 403, PHRASE_ERROR_TOKEN);
}

void gate_serve(struct gate *gate, const char *body, size_t n)
{
    struct web_request *r = &gate->request;
    struct err err = {0};

    if (r->method == WEB_POST && !take_body(gate, body, n))
        return;
    site_lend(r);
    if (gate->route->handler(r, &gate->response, &err) != 0)
        refuse_error(gate, &err);
    site_give_back(r);
}

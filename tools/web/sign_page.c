#include "tools/web/sign_page.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "pipeline/base/text.h"
#include "tools/web/asset.h"
#include "tools/web/frame.h"
#include "tools/web/gate.h"
#include "tools/web/html.h"
#include "tools/web/people_form.h"
#include "tools/web/reply.h"
#include "tools/web/secret.h"
#include "tools/web/site.h"
#include "tools/web/throttle.h"

#define LANGUAGE_SECONDS (365L * 24 * 3600)

/* A path of ours to go to, and nothing else: "//host" and "/\host" lead away. */
static const char *own_path(const char *path)
{
    if (!path || path[0] != '/' || path[1] == '/' || path[1] == '\\' || strpbrk(path, "\r\n\t"))
        return "/";
    return path;
}

/* The target as it was sent, so still encoded; what no address holds in the clear is encoded now (RFC 3986, 2). */
static int go_on(struct web_request *r, struct web_response *out, const char *to)
{
    cleanup_buf struct buf target = {0};

    for (to = own_path(to); *to; to++)
        if ((unsigned char)*to <= 0x20 || (unsigned char)*to >= 0x7F || strchr("\"<>\\^`{|}", *to))
            buf_printf(&target, "%%%02X", (unsigned char)*to);
        else
            buf_putc(&target, *to);
    return reply_redirect(r, out, "%s", buf_string(&target));
}

/* Signing in ---------------------------------------------------------------------------------------------------- */

static int put_sign_in(struct web_request *r, struct web_response *response, const char *name, const char *problem)
{
    struct buf *out = &response->body;
    const char *to = web_value(r->method == WEB_POST ? &r->form : &r->query, "to");

    frame_begin(r, out, frame_say(r, PHRASE_SIGN_IN), FRAME_NONE);
    html_printf(out, "<form class=\"card narrow\" method=\"post\" action=\"/sign-in\"><h1>%s</h1>\n",
                frame_say(r, PHRASE_SIGN_IN));
    if (problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", problem);
    else if (site_setup_token(r->site))
        html_printf(out, "<p class=\"hint\">%s</p>\n", frame_say(r, PHRASE_SETUP_FIRST));
    frame_put_token(r, out);
    html_printf(out, "<input type=\"hidden\" name=\"to\" value=\"%s\">\n", own_path(to));
    people_form_put_input(r, out, "name", PHRASE_SIGN_NAME, name ? name : "", "text", "username");
    people_form_put_input(r, out, "password", PHRASE_PASSWORD, "", "password", "current-password");
    html_printf(out, "<button class=\"main\">%s</button></form>\n", frame_say(r, PHRASE_SIGN_IN));
    frame_end(r, out, NULL);
    return 0;
}

static int show_sign_in(struct web_request *r, struct web_response *out, struct err *err)
{
    (void)err;
    if (r->person.role != ROLE_NONE)
        return go_on(r, out, web_value(&r->query, "to"));
    return put_sign_in(r, out, NULL, NULL);
}

/* Who fails: the name from this address, soon; the address whatever name it tries, and the name wherever it is tried
 * from, late, since an office may share one address and nobody should be able to lock out another. */
static const struct {
    const char *form;
    bool address, name;
    int free_failures;
} KEYS[] = {{"one", true, true, 5}, {"address", true, false, 50}, {"name", false, true, 50}};
#define KEY_COUNT (sizeof KEYS / sizeof *KEYS)

static const char *key_of(struct web_request *r, const char *name, size_t i)
{
    return arena_printf(r->arena, "%s %s %s", KEYS[i].form, KEYS[i].address ? r->address : "",
                        KEYS[i].name ? name : "");
}

static int seconds_to_wait(struct web_request *r, const char *name)
{
    int most = 0;

    for (size_t i = 0; i < KEY_COUNT; i++) {
        int wait = throttle_wait(site_throttle(r->site), key_of(r, name, i), time(NULL));

        most = wait > most ? wait : most;
    }
    return most;
}

static void count_failure(struct web_request *r, const char *name)
{
    for (size_t i = 0; i < KEY_COUNT; i++)
        throttle_fail(site_throttle(r->site), key_of(r, name, i), KEYS[i].free_failures, time(NULL));
}

static int refuse_for_now(struct web_request *r, struct web_response *out, const char *name, int seconds)
{
    const char *text = arena_printf(r->arena, "%d", seconds);

    out->status = 429;
    reply_header(out, "Retry-After", text);
    return put_sign_in(r, out, name, phrase_with(r->arena, r->language, PHRASE_SIGN_WAIT, text));
}

static int sign_in(struct web_request *r, struct web_response *out, struct err *err)
{
    const char *typed = web_value(&r->form, "name"), *password = web_value(&r->form, "password");
    const char *name = people_form_name(r->arena, typed ? typed : "");
    struct person person = {0};
    struct home *home;
    int wait = seconds_to_wait(r, name), found, result;
    bool right;

    if (wait > 0)
        return refuse_for_now(r, out, name, wait);
    found = people_find_name(r->catalogue, r->arena, name, &person, err);
    if (found < 0)
        return -1;
    site_give_back(r);
    right = password && strlen(password) <= SECRET_PASSWORD_MOST &&
            secret_check_password(password, found == 1 ? person.password : NULL);
    if (!right || !person.active) {
        count_failure(r, name);
        out->status = 403;
        return put_sign_in(r, out, name, frame_say(r, PHRASE_SIGN_WRONG));
    }
    throttle_forget(site_throttle(r->site), key_of(r, name, 0));
    home = site_write_begin(r->site);
    result = gate_open_session(r, out, home->catalogue, person.id, err);
    site_write_leave(r->site);
    if (result != 0)
        return -1;
    return go_on(r, out, web_value(&r->form, "to"));
}

static int sign_out(struct web_request *r, struct web_response *out, struct err *err)
{
    struct home *home = site_write_begin(r->site);
    int result = r->session ? people_end_session(home->catalogue, r->session, err) : 0;

    site_write_leave(r->site);
    if (result != 0)
        return -1;
    gate_set_cookie(r, out, gate_session_cookie(r->site), "", 0);
    return reply_redirect(r, out, "/sign-in");
}

static int set_language(struct web_request *r, struct web_response *out, struct err *err)
{
    const char *language = web_value(&r->form, "language");

    (void)err;
    gate_set_cookie(r, out, GATE_LANGUAGE_COOKIE, language && !strcmp(language, "en") ? "en" : "vi", LANGUAGE_SECONDS);
    return go_on(r, out, web_value(&r->form, "to"));
}

/* Setting up: the first administrator --------------------------------------------------------------------------- */

static int put_set_up(struct web_request *r, struct web_response *response, const char *problem)
{
    static const char *const NO_VALUE = "";
    const char *name = web_value(&r->form, "name"), *full_name = web_value(&r->form, "full_name");
    struct buf *out = &response->body;

    frame_begin(r, out, frame_say(r, PHRASE_SETUP), FRAME_NONE);
    html_printf(out, "<form class=\"card narrow\" method=\"post\"><h1>%s</h1><p>%s</p>\n", frame_say(r, PHRASE_SETUP),
                frame_say(r, PHRASE_SETUP_TEXT));
    if (problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", problem);
    frame_put_token(r, out);
    people_form_put_input(r, out, "full_name", PHRASE_FULL_NAME, full_name ? full_name : NO_VALUE, "text", "name");
    people_form_put_input(r, out, "name", PHRASE_SIGN_NAME, name ? name : NO_VALUE, "text", "username");
    people_form_put_passwords(r, out);
    html_printf(out, "<button class=\"main\">%s</button></form>\n", frame_say(r, PHRASE_SETUP_DO));
    frame_end(r, out, NULL);
    return 0;
}

static int show_set_up(struct web_request *r, struct web_response *out, struct err *err)
{
    if (!site_may_set_up(r->site, r->parts[0]))
        return err_set(err, ERR_NOT_FOUND, "no such link");
    return put_set_up(r, out, NULL);
}

static int set_up(struct web_request *r, struct web_response *out, struct err *err)
{
    struct person person = {.role = ROLE_ADMIN, .active = true};
    char hash[SECRET_PASSWORD];
    const char *problem;
    struct home *home;
    int result;

    site_give_back(r);
    if (!site_may_set_up(r->site, r->parts[0]))
        return err_set(err, ERR_NOT_FOUND, "no such link");
    problem = people_form_read_person(r, &person);
    if (!problem)
        problem = people_form_check_passwords(r);
    if (problem) {
        out->status = 400;
        return put_set_up(r, out, problem);
    }
    if (secret_hash_password(web_value(&r->form, "password"), hash, err) != 0)
        return -1;
    person.password = hash;
    home = site_write_begin(r->site);
    /* Two who open the link at once: the second comes too late. */
    result = site_setup_token(r->site) ? people_add(home->catalogue, &person, err)
                                       : err_set(err, ERR_NOT_FOUND, "the link was used");
    if (result == 0)
        result = gate_open_session(r, out, home->catalogue, person.id, err);
    if (result == 0)
        site_set_up_done(r->site);
    site_write_leave(r->site);
    if (result != 0)
        return -1;
    return reply_redirect(r, out, "/");
}

/* A one-time link: the person chooses a password ---------------------------------------------------------------- */

static int find_link(struct web_request *r, struct person *person, struct err *err)
{
    char sum[DIGEST_SHA256_HEX];
    int found;

    secret_hash_token(r->parts[0], sum);
    found = people_find_link(r->catalogue, r->arena, sum, person, err);
    return found == 0 ? err_set(err, ERR_NOT_FOUND, "no such link") : found < 0 ? -1 : 0;
}

static int put_link(struct web_request *r, struct web_response *response, const struct person *person,
                    const char *problem)
{
    struct buf *out = &response->body;

    frame_begin(r, out, frame_say(r, PHRASE_CHOOSE_PASSWORD), FRAME_NONE);
    html_printf(out, "<form class=\"card narrow\" method=\"post\"><h1>%s</h1><p>%s · <b>%s</b></p>\n",
                frame_say(r, PHRASE_CHOOSE_PASSWORD), person->full_name, person->name);
    if (problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", problem);
    frame_put_token(r, out);
    html_printf(out, "<input type=\"hidden\" autocomplete=\"username\" name=\"name\" value=\"%s\">\n", person->name);
    people_form_put_passwords(r, out);
    html_printf(out, "<button class=\"main\">%s</button></form>\n", frame_say(r, PHRASE_SAVE));
    frame_end(r, out, NULL);
    return 0;
}

static int show_link(struct web_request *r, struct web_response *out, struct err *err)
{
    struct person person;

    return find_link(r, &person, err) == 0 ? put_link(r, out, &person, NULL) : -1;
}

static int use_link(struct web_request *r, struct web_response *out, struct err *err)
{
    struct person person, now;
    char hash[SECRET_PASSWORD];
    struct home *home;
    const char *problem;
    int result;

    if (find_link(r, &person, err) != 0)
        return -1;
    site_give_back(r);
    problem = people_form_check_passwords(r);
    if (problem) {
        out->status = 400;
        return put_link(r, out, &person, problem);
    }
    if (secret_hash_password(web_value(&r->form, "password"), hash, err) != 0)
        return -1;
    home = site_write_begin(r->site);
    result = people_find_link(home->catalogue, r->arena, person.link, &now, err);
    if (result == 0)
        result = err_set(err, ERR_NOT_FOUND, "the link was used");
    if (result > 0) {
        now.password = hash;
        now.link = now.link_expires = NULL;
        result = people_save(home->catalogue, &now, err);
    }
    if (result == 0)
        result = gate_open_session(r, out, home->catalogue, now.id, err);
    site_write_leave(r->site);
    if (result != 0)
        return -1;
    return reply_redirect(r, out, "/");
}

/* Assets -------------------------------------------------------------------------------------------------------- */

static int show_asset(struct web_request *r, struct web_response *out, struct err *err)
{
    const struct asset *asset = asset_find(r->parts[0]);
    const char *version = web_value(&r->query, "v");

    if (!asset)
        return err_set(err, ERR_NOT_FOUND, "no such asset");
    out->type = asset->type;
    if (version && !strcmp(version, asset->tag))
        reply_header(out, "Cache-Control", "public, max-age=31536000, immutable");
    buf_append(&out->body, asset->bytes, asset->length);
    return 0;
}

const struct web_route sign_page_routes[] = {
    {WEB_GET, "/assets/:", ROLE_NONE, 0, show_asset},    {WEB_GET, "/sign-in", ROLE_NONE, 0, show_sign_in},
    {WEB_POST, "/sign-in", ROLE_NONE, 0, sign_in},       {WEB_POST, "/sign-out", ROLE_NONE, 0, sign_out},
    {WEB_POST, "/language", ROLE_NONE, 0, set_language}, {WEB_GET, "/setup/:", ROLE_NONE, 0, show_set_up},
    {WEB_POST, "/setup/:", ROLE_NONE, 0, set_up},        {WEB_GET, "/link/:", ROLE_NONE, 0, show_link},
    {WEB_POST, "/link/:", ROLE_NONE, 0, use_link},       {0},
};

#include "tools/web/people_page.h"

#include <string.h>
#include <time.h>

#include "pipeline/base/err.h"
#include "tools/web/frame.h"
#include "tools/web/gate.h"
#include "tools/web/html.h"
#include "tools/web/people_form.h"
#include "tools/web/reply.h"
#include "tools/web/secret.h"
#include "tools/web/site.h"
#include "tools/web/throttle.h"

#define LINK_SECONDS (72L * 3600)
#define OLD_FREE     5 /* wrong present passwords before one must wait */

/* What the page says above the list. */
struct notice {
    const char *problem;
    const char *link; /* to be handed to the person; shown once */
};

/* The list ------------------------------------------------------------------------------------------------------- */

struct listing_people {
    struct web_request *request;
    struct buf *out;
};

static void put_roles(const struct web_request *r, struct buf *out, enum role chosen)
{
    for (int i = ROLE_NONE + 1; i < ROLE_COUNT; i++)
        html_printf(out,
                    i == (int)chosen ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
                    people_role_name((enum role)i), phrase_role(r->language, (enum role)i));
}

static void put_action(const struct web_request *r, struct buf *out, int64_t id, const char *action, enum phrase phrase)
{
    html_printf(out, "<form method=\"post\" action=\"/people/%lld/%s\">", (long long)id, action);
    frame_put_token(r, out);
    html_printf(out, "<button>%s</button></form>", frame_say(r, phrase));
}

static int put_person(const struct person *person, void *data)
{
    struct listing_people *list = data;
    const struct web_request *r = list->request;
    struct buf *out = list->out;
    enum phrase state = !person->active     ? PHRASE_PERSON_LOCKED
                        : !person->password ? PHRASE_PERSON_WAITS
                                            : PHRASE_PERSON_ACTIVE;

    html_printf(out, "<tr><td>%s</td><td>%s</td><td>", person->full_name, person->name);
    html_printf(out, "<form method=\"post\" action=\"/people/%lld/role\">", (long long)person->id);
    frame_put_token(r, out);
    html_printf(out, "<select name=\"role\" aria-label=\"%s, %s\">", frame_say(r, PHRASE_PERSON_ROLE),
                person->full_name);
    put_roles(r, out, person->role);
    html_printf(out, "</select><button>%s</button></form></td><td><span class=\"badge %s\">%s</span></td><td>",
                frame_say(r, PHRASE_PERSON_CHANGE),
                state == PHRASE_PERSON_ACTIVE   ? "good"
                : state == PHRASE_PERSON_LOCKED ? "bad"
                                                : "warn",
                frame_say(r, state));
    put_action(r, out, person->id, "link", PHRASE_PERSON_NEW_LINK);
    buf_puts(out, "</td><td>");
    put_action(r, out, person->id, person->active ? "lock" : "unlock",
               person->active ? PHRASE_PERSON_LOCK : PHRASE_PERSON_UNLOCK);
    buf_puts(out, "</td></tr>\n");
    return 0;
}

static int put_list(struct web_request *r, struct buf *out, struct err *err)
{
    static const enum phrase HEADINGS[] = {PHRASE_FULL_NAME, PHRASE_SIGN_NAME, PHRASE_PERSON_ROLE, PHRASE_PERSON_STATE};
    struct listing_people list = {r, out};

    html_printf(out,
                "<div class=\"panel people\"><div class=\"table-wrap\" tabindex=\"0\" role=\"region\" "
                "aria-label=\"%s\"><table><thead><tr>",
                frame_say(r, PHRASE_PEOPLE));
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++)
        html_printf(out, "<th scope=\"col\">%s</th>", frame_say(r, HEADINGS[i]));
    buf_puts(out, "<td></td><td></td></tr></thead><tbody>\n");
    if (people_each(r->catalogue, put_person, &list, err) != 0)
        return -1;
    buf_puts(out, "</tbody></table></div></div>\n");
    return 0;
}

static void put_add(const struct web_request *r, struct buf *out, bool again)
{
    const char *name = again ? web_value(&r->form, "name") : NULL;
    const char *full_name = again ? web_value(&r->form, "full_name") : NULL;

    html_printf(out, "<div class=\"panel\"><h2>%s</h2><form class=\"add\" method=\"post\" action=\"/people\">",
                frame_say(r, PHRASE_PERSON_ADD));
    frame_put_token(r, out);
    people_form_put_input(r, out, "full_name", PHRASE_FULL_NAME, full_name ? full_name : "", "text", "off");
    people_form_put_input(r, out, "name", PHRASE_SIGN_NAME, name ? name : "", "text", "off");
    html_printf(out, "<p class=\"field\"><label for=\"role\">%s</label><select id=\"role\" name=\"role\">",
                frame_say(r, PHRASE_PERSON_ROLE));
    put_roles(r, out, ROLE_READER);
    html_printf(out, "</select></p><p class=\"field\"><button class=\"main\">%s</button></p></form></div>\n",
                frame_say(r, PHRASE_PERSON_ADD));
}

static int put_page(struct web_request *r, struct web_response *response, const struct notice *notice, struct err *err)
{
    struct buf *out = &response->body;

    site_lend(r);
    frame_begin(r, out, frame_say(r, PHRASE_PEOPLE), FRAME_PEOPLE);
    html_printf(out, "<h1>%s</h1>\n", frame_say(r, PHRASE_PEOPLE));
    if (notice->problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", notice->problem);
    if (notice->link)
        html_printf(out, "<p class=\"success\" role=\"status\">%s<br><b>%s</b></p>\n", frame_say(r, PHRASE_PERSON_LINK),
                    notice->link);
    if (put_list(r, out, err) != 0)
        return -1;
    put_add(r, out, notice->problem != NULL);
    frame_end(r, out, NULL);
    return 0;
}

static int show_people(struct web_request *r, struct web_response *out, struct err *err)
{
    return put_page(r, out, &(struct notice){0}, err);
}

/* Changes -------------------------------------------------------------------------------------------------------- */

/* A new link for the person, who has it as its digest. The link itself, in the arena. */
static const char *make_link(struct web_request *r, struct person *person)
{
    char token[SECRET_TOKEN], sum[DIGEST_SHA256_HEX], expires[24];
    time_t at = time(NULL) + LINK_SECONDS;
    struct tm utc;

    secret_make_token(token);
    secret_hash_token(token, sum);
    gmtime_r(&at, &utc);
    strftime(expires, sizeof expires, "%Y-%m-%dT%H:%M:%SZ", &utc);
    person->link = arena_strdup(r->arena, sum);
    person->link_expires = arena_strdup(r->arena, expires);
    return arena_printf(r->arena, "%s://%s/link/%s", site_rules(r->site)->secure ? "https" : "http", r->host, token);
}

/* A refused change is told on the page; other errors are errors. */
static int answer_change(struct web_request *r, struct web_response *out, int result, enum phrase refusal,
                         const char *link, struct err *err)
{
    if (result != 0 && err->code != ERR_INPUT)
        return -1;
    out->status = result == 0 ? 200 : 400;
    return put_page(r, out, &(struct notice){result == 0 ? NULL : frame_say(r, refusal), result == 0 ? link : NULL},
                    err);
}

static int add_person(struct web_request *r, struct web_response *out, struct err *err)
{
    const char *role = web_value(&r->form, "role"), *problem, *link;
    struct person person = {.active = true};
    struct home *home;
    int result;

    site_give_back(r);
    problem = people_form_read_person(r, &person);
    if (problem) {
        out->status = 400;
        return put_page(r, out, &(struct notice){problem, NULL}, err);
    }
    if (!role || !people_role_by_name(role, &person.role))
        return err_set(err, ERR_INPUT, "no such role");
    link = make_link(r, &person);
    home = site_write_begin(r->site);
    result = people_add(home->catalogue, &person, err);
    site_write_leave(r->site);
    return answer_change(r, out, result, PHRASE_PERSON_TAKEN, link, err);
}

/* What is changed of a person, by the last part of the address. */
static int change(struct web_request *r, struct person *person, const char **link, struct err *err)
{
    const char *action = r->parts[1], *role = web_value(&r->form, "role");

    if (!strcmp(action, "role") && role && people_role_by_name(role, &person->role))
        return 0;
    if (!strcmp(action, "lock") || !strcmp(action, "unlock")) {
        person->active = !strcmp(action, "unlock");
        return 0;
    }
    if (!strcmp(action, "link")) {
        *link = make_link(r, person);
        return 0;
    }
    return err_set(err, ERR_NOT_FOUND, "no such change");
}

static int change_person(struct web_request *r, struct web_response *out, struct err *err)
{
    const char *link = NULL;
    struct person person;
    struct home *home;
    int64_t id;
    int result;

    if (!web_number(r->parts[0], 1, INT64_MAX, &id))
        return err_set(err, ERR_NOT_FOUND, "no such person");
    site_give_back(r);
    home = site_write_begin(r->site);
    result = people_find(home->catalogue, r->arena, id, &person, err);
    if (result == 0)
        err_set(err, ERR_NOT_FOUND, "no such person");
    result = result == 1 ? change(r, &person, &link, err) : -1;
    if (result == 0)
        result = people_save(home->catalogue, &person, err);
    site_write_leave(r->site);
    return answer_change(r, out, result, PHRASE_PERSON_LAST_ADMIN, link, err);
}

/* One's own account ---------------------------------------------------------------------------------------------- */

static int put_account(struct web_request *r, struct web_response *response, const char *problem, const char *done)
{
    struct buf *out = &response->body;

    frame_begin(r, out, frame_say(r, PHRASE_ACCOUNT), FRAME_NONE);
    html_printf(
        out, "<form class=\"card narrow\" method=\"post\" action=\"/account\"><h1>%s</h1><p>%s · <b>%s</b> · %s</p>\n",
        frame_say(r, PHRASE_ACCOUNT), r->person.full_name, r->person.name, phrase_role(r->language, r->person.role));
    if (problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", problem);
    if (done)
        html_printf(out, "<p class=\"success\" role=\"status\">%s</p>\n", done);
    frame_put_token(r, out);
    people_form_put_input(r, out, "old", PHRASE_PASSWORD_OLD, "", "password", "current-password");
    people_form_put_passwords(r, out);
    html_printf(out, "<button class=\"main\">%s</button></form>\n", frame_say(r, PHRASE_PASSWORD_CHANGE));
    frame_end(r, out, NULL);
    return 0;
}

static int show_account(struct web_request *r, struct web_response *out, struct err *err)
{
    (void)err;
    return put_account(r, out, NULL, web_value(&r->query, "changed") ? frame_say(r, PHRASE_PASSWORD_CHANGED) : NULL);
}

static const char *check_account(struct web_request *r)
{
    const char *old = web_value(&r->form, "old");
    const char *key = arena_printf(r->arena, "account %s", r->person.name);
    int wait = throttle_wait(site_throttle(r->site), key, time(NULL));

    if (wait > 0)
        return phrase_with(r->arena, r->language, PHRASE_SIGN_WAIT, arena_printf(r->arena, "%d", wait));
    if (!old || strlen(old) > SECRET_PASSWORD_MOST || !secret_check_password(old, r->person.password)) {
        throttle_fail(site_throttle(r->site), key, OLD_FREE, time(NULL));
        return frame_say(r, PHRASE_PASSWORD_WRONG);
    }
    return people_form_check_passwords(r);
}

static int change_password(struct web_request *r, struct web_response *out, struct err *err)
{
    const char *problem;
    char hash[SECRET_PASSWORD];
    struct person person;
    struct home *home;
    int result;

    site_give_back(r);
    problem = check_account(r);
    if (problem) {
        out->status = 400;
        return put_account(r, out, problem, NULL);
    }
    if (secret_hash_password(web_value(&r->form, "password"), hash, err) != 0)
        return -1;
    home = site_write_begin(r->site);
    result = people_find(home->catalogue, r->arena, r->person.id, &person, err);
    if (result == 1) {
        person.password = hash;
        result = people_save(home->catalogue, &person, err);
        if (result == 0)
            result = gate_open_session(r, out, home->catalogue, person.id, err);
    }
    site_write_leave(r->site);
    if (result != 0)
        return -1;
    /* The tokens of this page's forms ended with the session before. */
    return reply_redirect(r, out, "/account?changed=1");
}

const struct web_route people_page_routes[] = {
    {WEB_GET, "/people", ROLE_ADMIN, 0, show_people},        {WEB_POST, "/people", ROLE_ADMIN, 0, add_person},
    {WEB_POST, "/people/:/:", ROLE_ADMIN, 0, change_person}, {WEB_GET, "/account", ROLE_READER, 0, show_account},
    {WEB_POST, "/account", ROLE_READER, 0, change_password}, {0},
};

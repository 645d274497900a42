#include "tools/web/people_form.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/secret.h"

#define NAME_MOST      32  /* letters */
#define FULL_NAME_MOST 100 /* characters */

void people_form_put_input(const struct web_request *r, struct buf *out, const char *name, enum phrase label,
                           const char *value, const char *type, const char *autocomplete)
{
    html_printf(out,
                "<p class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\" "
                "autocomplete=\"%s\" required></p>\n",
                name, frame_say(r, label), name, name, type, value, autocomplete);
}

void people_form_put_passwords(const struct web_request *r, struct buf *out)
{
    people_form_put_input(r, out, "password", PHRASE_PASSWORD_NEW, "", "password", "new-password");
    people_form_put_input(r, out, "again", PHRASE_PASSWORD_AGAIN, "", "password", "new-password");
    html_printf(out, "<p class=\"hint\">%s</p>\n", frame_say(r, PHRASE_PASSWORD_RULE));
}

const char *people_form_name(struct arena *arena, const char *typed)
{
    char *name;
    size_t n;

    typed += strspn(typed, " \t");
    n = strlen(typed);
    while (n > 0 && strchr(" \t", typed[n - 1]))
        n--;
    name = arena_strndup(arena, typed, n);
    for (char *s = name; *s; s++)
        if (*s >= 'A' && *s <= 'Z')
            *s = (char)(*s - 'A' + 'a');
    return name;
}

static const char *trimmed(struct arena *arena, const char *typed)
{
    size_t n;

    typed += strspn(typed, " \t");
    n = strlen(typed);
    while (n > 0 && strchr(" \t", typed[n - 1]))
        n--;
    return text_nfc(arena, typed, n);
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F)
            return true;
    return false;
}

const char *people_form_read_person(struct web_request *r, struct person *person)
{
    const char *name = web_value(&r->form, "name"), *full_name = web_value(&r->form, "full_name");

    person->name = people_form_name(r->arena, name ? name : "");
    person->full_name = trimmed(r->arena, full_name ? full_name : "");
    if (!*person->name || strlen(person->name) > NAME_MOST ||
        strspn(person->name, "abcdefghijklmnopqrstuvwxyz0123456789._-") != strlen(person->name))
        return frame_say(r, PHRASE_NAME_RULE);
    if (!*person->full_name || text_length(person->full_name) > FULL_NAME_MOST || has_control(person->full_name))
        return frame_say(r, PHRASE_FULL_NAME_RULE);
    return NULL;
}

const char *people_form_check_passwords(struct web_request *r)
{
    const char *password = web_value(&r->form, "password"), *again = web_value(&r->form, "again");

    if (!password || text_length(password) < SECRET_PASSWORD_LEAST || strlen(password) > SECRET_PASSWORD_MOST)
        return frame_say(r, PHRASE_PASSWORD_RULE);
    if (!again || strcmp(password, again) != 0)
        return frame_say(r, PHRASE_PASSWORD_DIFFERS);
    return NULL;
}

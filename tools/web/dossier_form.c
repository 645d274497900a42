/* The form of a dossier: making one, and editing it. */
#include <string.h>

#include "index/dossier_plan.h"
#include "pipeline/base/err.h"
#include "tools/dossier_say.h"
#include "tools/web/dossier_part.h"
#include "tools/web/frame.h"
#include "tools/web/html.h"
#include "tools/web/reply.h"
#include "tools/web/site.h"

#define LONG_TEXT 200 /* characters from which a field gets several lines */

/* What the form shows: values as a person writes them, codes as codes. */
struct form {
    int64_t id; /* 0: a new one */
    const char *code, *problem, *symbol;
    const char *value[DOSSIER_FIELD_COUNT];
};

/* Reading -----------------------------------------------------------------------------------------------------------
 */

/* Every value of that name that was sent, parted by commas: the boxes of the languages. */
static const char *sent_values(struct web_request *r, const char *name)
{
    cleanup_buf struct buf all = {0};

    for (size_t i = 0; i < r->form.count; i++)
        if (!strcmp(r->form.list[i].name, name))
            buf_printf(&all, "%s%s", all.len > 0 ? "," : "", r->form.list[i].value);
    return arena_strdup(r->arena, buf_string(&all));
}

static void read_form(struct web_request *r, struct form *form)
{
    const char *symbol = web_value(&r->form, "symbol");

    form->symbol = symbol ? symbol : "";
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        form->value[i] = sent_values(r, dossier_field_spec((enum dossier_field)i)->name);
}

static void fill_form(struct web_request *r, const struct dossier *d, struct form *form)
{
    *form = (struct form){.id = d->id, .code = d->code, .symbol = ""};
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        form->value[i] = dossier_field_spec((enum dossier_field)i)->form == DOSSIER_FORM_DATE
                             ? dossier_field_show(r->arena, d, (enum dossier_field)i, false)
                             : d->value[i];
}

static const char *with_field(struct web_request *r, enum phrase phrase, enum dossier_field field)
{
    return phrase_with(r->arena, r->language, phrase, dossier_say_field(r->language, field));
}

/* Puts what was sent into the dossier; NULL, or what is wrong. */
static const char *take_form(struct web_request *r, const struct form *form, struct dossier *d)
{
    struct err ignored;

    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (dossier_field_put(r->arena, d, (enum dossier_field)i, form->value[i], &ignored) != 0)
            return with_field(r, PHRASE_DOSSIER_BAD_VALUE, (enum dossier_field)i);
    return NULL;
}

static const char *check_dossier(struct web_request *r, const struct dossier *d)
{
    static const enum dossier_field ALWAYS[] = {DOSSIER_ORGAN, DOSSIER_YEAR, DOSSIER_NOTATION, DOSSIER_TITLE};
    const char *start = d->value[DOSSIER_START], *end = d->value[DOSSIER_END];
    struct err ignored;

    for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
        if (!d->value[ALWAYS[i]])
            return with_field(r, PHRASE_DOSSIER_BAD_NEEDED, ALWAYS[i]);
    if (dossier_field_check(d, &ignored) == 0)
        return NULL;
    return frame_say(r, start && end && strcmp(start, end) > 0 ? PHRASE_DOSSIER_BAD_TIME : PHRASE_DOSSIER_BAD_TOGETHER);
}

/* Parts of the page -------------------------------------------------------------------------------------------------
 */

static void put_codes(const struct web_request *r, struct buf *out, const struct dossier_field_spec *spec,
                      const char *value)
{
    html_printf(out, "<select id=\"%s\" name=\"%s\"><option value=\"\"></option>", spec->name, spec->name);
    for (const struct dossier_code *c = spec->codes; c->code; c++)
        html_printf(out,
                    value && !strcmp(value, c->code) ? "<option value=\"%s\" selected>%s – %s</option>"
                                                     : "<option value=\"%s\">%s – %s</option>",
                    c->code, c->code, r->language == LANGUAGE_EN ? c->en : c->vi);
    buf_puts(out, "</select>");
}

static void put_boxes(const struct web_request *r, struct buf *out, const struct dossier_field_spec *spec,
                      const char *label, const char *value)
{
    html_printf(out, "<fieldset class=\"wide boxes\"><legend>%s</legend>", label);
    for (const struct dossier_code *c = spec->codes; c->code; c++)
        html_printf(out,
                    value && strstr(value, c->code)
                        ? "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\" checked> %s</label> "
                        : "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\"> %s</label> ",
                    spec->name, c->code, r->language == LANGUAGE_EN ? c->en : c->vi);
    buf_puts(out, "</fieldset>\n");
}

static const char *hint_of(const struct web_request *r, const struct form *form, enum dossier_field field)
{
    if (field == DOSSIER_NOTATION)
        return form->id ? NULL : frame_say(r, PHRASE_DOSSIER_NOTATION_HINT);
    if (field == DOSSIER_MAINTENANCE_YEARS)
        return frame_say(r, PHRASE_DOSSIER_YEARS_HINT);
    return dossier_field_spec(field)->form == DOSSIER_FORM_DATE ? frame_say(r, PHRASE_DOSSIER_DATE_HINT) : NULL;
}

static void put_input(const struct web_request *r, struct buf *out, const struct form *form, enum dossier_field field)
{
    const struct dossier_field_spec *spec = dossier_field_spec(field);
    const char *label = dossier_say_field(r->language, field), *hint = hint_of(r, form, field);
    const char *value = form->value[field] ? form->value[field] : "";
    bool needed = field == DOSSIER_ORGAN || field == DOSSIER_YEAR || field == DOSSIER_TITLE;

    if (spec->form == DOSSIER_FORM_CODES) {
        put_boxes(r, out, spec, label, value);
        return;
    }
    html_printf(out, "<p class=\"field%s\"><label for=\"%s\">%s</label>", spec->most > LONG_TEXT ? " wide" : "",
                spec->name, label);
    if (spec->codes)
        put_codes(r, out, spec, value);
    else if (spec->most > LONG_TEXT)
        html_printf(out,
                    needed ? "<textarea id=\"%s\" name=\"%s\" maxlength=\"%d\" rows=\"2\" required>%s</textarea>"
                           : "<textarea id=\"%s\" name=\"%s\" maxlength=\"%d\" rows=\"2\">%s</textarea>",
                    spec->name, spec->name, spec->most, value);
    else
        html_printf(out,
                    needed ? "<input id=\"%s\" name=\"%s\" maxlength=\"%d\" value=\"%s\" autocomplete=\"off\" required>"
                           : "<input id=\"%s\" name=\"%s\" maxlength=\"%d\" value=\"%s\" autocomplete=\"off\">",
                    spec->name, spec->name, spec->most, value);
    if (hint)
        html_printf(out, "<span class=\"hint\">%s</span>", hint);
    buf_puts(out, "</p>\n");
}

static int put_form(struct web_request *r, struct web_response *response, const struct form *form)
{
    struct buf *out = &response->body;
    const char *title = form->id ? phrase_with(r->arena, r->language, PHRASE_DOSSIER_FORM_TITLE, form->code)
                                 : frame_say(r, PHRASE_DOSSIER_NEW);
    const char *back = form->id ? arena_printf(r->arena, "/dossiers/%lld", (long long)form->id) : "/dossiers";

    frame_begin(r, out, title, FRAME_DOSSIERS);
    html_printf(out, "<h1>%s</h1>\n", title);
    if (form->problem)
        html_printf(out, "<p class=\"problem\" role=\"alert\">%s</p>\n", form->problem);
    html_printf(out, "<form class=\"panel fields\" method=\"post\" action=\"%s/%s\">", back, form->id ? "edit" : "new");
    frame_put_token(r, out);
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++) {
        put_input(r, out, form, (enum dossier_field)i);
        if (i == DOSSIER_NOTATION && !form->id)
            html_printf(out,
                        "<p class=\"field\"><label for=\"symbol\">%s</label><input id=\"symbol\" name=\"symbol\" "
                        "value=\"%s\" maxlength=\"16\" autocomplete=\"off\"></p>\n",
                        frame_say(r, PHRASE_DOSSIER_SYMBOL), form->symbol);
    }
    html_printf(out, "<p class=\"wide\"><button class=\"main\">%s</button> <a href=\"%s\">%s</a></p></form>\n",
                frame_say(r, PHRASE_DOSSIER_SAVE), back, frame_say(r, PHRASE_DOSSIER_CANCEL));
    frame_end(r, out, NULL);
    return 0;
}

static int refuse(struct web_request *r, struct web_response *response, struct form *form, const char *problem)
{
    form->problem = problem;
    response->status = 400;
    return put_form(r, response, form);
}

/* Requests ----------------------------------------------------------------------------------------------------------
 */

int dossier_form_new(struct web_request *r, struct web_response *response, struct err *err)
{
    const struct settings *s = &site_archive(r->site)->settings;
    struct form form = {.symbol = ""};

    (void)err;
    form.value[DOSSIER_ORGAN] = s->agency_code;
    form.value[DOSSIER_FONDS] = s->agency_fonds;
    form.value[DOSSIER_ARCHIVE] = s->agency_archive;
    return put_form(r, response, &form);
}

/* A new one without a notation gets the next number. */
static int number_it(struct web_request *r, struct catalogue *c, const struct form *form, struct dossier *d,
                     struct err *err)
{
    const char *notation;

    if (d->value[DOSSIER_NOTATION] || !d->value[DOSSIER_ORGAN] || !d->value[DOSSIER_YEAR])
        return 0;
    if (dossier_next_notation(c, r->arena, d, form->symbol, &notation, err) != 0)
        return -1;
    return dossier_field_put(r->arena, d, DOSSIER_NOTATION, notation, err);
}

/* Saves under the lock of writing. *problem: what a person can mend. */
static int save(struct web_request *r, const struct form *form, struct dossier *d, const char **problem,
                struct err *err)
{
    struct home *home = site_write_begin(r->site);
    struct err why = {0};
    int result = form->id ? 0 : number_it(r, home->catalogue, form, d, &why);

    *problem = result == 0 ? check_dossier(r, d) : with_field(r, PHRASE_DOSSIER_BAD_VALUE, DOSSIER_NOTATION);
    if (!*problem) {
        result = form->id ? dossier_save(home->catalogue, d, r->person.full_name, NULL, &why)
                          : dossier_add(home->catalogue, r->arena, d, r->person.full_name, &why);
        if (result != 0 && why.code == ERR_INPUT)
            *problem = frame_say(r, PHRASE_DOSSIER_TAKEN);
        else if (result != 0)
            *err = why;
    }
    if (site_write_end(r->site, &why) != 0 && result == 0) {
        *err = why;
        result = -1;
    }
    return *problem ? 0 : result;
}

static int take_and_save(struct web_request *r, struct web_response *response, struct form *form, struct dossier *d,
                         struct err *err)
{
    const char *problem;

    read_form(r, form);
    problem = take_form(r, form, d);
    site_give_back(r);
    if (!problem && save(r, form, d, &problem, err) != 0)
        return -1;
    return problem ? refuse(r, response, form, problem)
                   : reply_redirect(r, response, "/dossiers/%lld", (long long)d->id);
}

int dossier_form_make(struct web_request *r, struct web_response *response, struct err *err)
{
    struct form form = {0};
    struct dossier d = {0};

    return take_and_save(r, response, &form, &d, err);
}

/* Closed, it is shown instead of its form. */
int dossier_form_edit(struct web_request *r, struct web_response *response, struct err *err)
{
    struct dossier d;
    struct form form;

    if (dossier_part_find(r, &d, err) != 0)
        return -1;
    if (d.closed)
        return reply_redirect(r, response, "/dossiers/%lld", (long long)d.id);
    fill_form(r, &d, &form);
    return put_form(r, response, &form);
}

int dossier_form_save(struct web_request *r, struct web_response *response, struct err *err)
{
    struct dossier d;
    struct form form;

    if (dossier_part_find(r, &d, err) != 0)
        return -1;
    fill_form(r, &d, &form);
    return take_and_save(r, response, &form, &d, err);
}

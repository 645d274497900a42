#include "tools/web/review_answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "tools/value.h"
#include "tools/web/frame.h"
#include "tools/web/review_card.h"
#include "tools/web/site.h"

struct want {
    enum field_id field;
    const char *value; /* checked; NULL: none */
};

struct taking {
    struct web_request *request;
    int64_t document;
    struct document before;
    struct want wants[FIELD_COUNT];
    size_t count;
    struct review_answered *answered;
};

const char *review_outcome_name(enum review_outcome outcome)
{
    static const char *const NAMES[] = {
#define OUTCOME(id, name) name,
        REVIEW_OUTCOME_TABLE(OUTCOME)
#undef OUTCOME
    };

    return NAMES[outcome];
}

static void refuse(struct taking *t, enum field_id field, const char *typed, enum phrase why)
{
    t->answered->outcome = REVIEW_REFUSED;
    t->answered->field = field;
    t->answered->typed = typed;
    t->answered->sentence = frame_say(t->request, why);
}

/* What the form wants ---------------------------------------------------------------------------------------- */

/* A line break typed into the abstract is a space. */
static const char *one_line(struct arena *arena, const char *typed)
{
    char *line = arena_strdup(arena, typed);

    for (char *s = line; *s; s++)
        if (*s == '\n' || *s == '\r' || *s == '\t')
            *s = ' ';
    return line;
}

static void want_value(struct taking *t, enum field_id field, const char *typed)
{
    const char *line = one_line(t->request->arena, typed ? typed : "");
    struct err ignored = {0};
    const char *value;

    if (t->answered->outcome != REVIEW_DONE)
        return;
    if (line[strspn(line, " ")] == '\0')
        refuse(t, field, line, PHRASE_REVIEW_NO_VALUE);
    else if (value_check(t->request->arena, field, line, &value, &ignored) != 0)
        refuse(t, field, line, field == FIELD_DATE ? PHRASE_REVIEW_NOT_DATE : PHRASE_REVIEW_BAD_VALUE);
    else
        t->wants[t->count++] = (struct want){field, value};
}

static int want_pick(struct taking *t, const char *pick)
{
    const char *space = strchr(pick, ' ');
    enum field_id field;
    int64_t place;

    if (!space || !field_by_name(arena_strndup(t->request->arena, pick, (size_t)(space - pick)), &field) ||
        !web_number(space + 1, 1, (int64_t)t->before.fields[field].candidate_count, &place))
        return -1;
    t->wants[t->count++] = (struct want){field, t->before.fields[field].candidates[place - 1].value};
    return 0;
}

static int read_form(struct taking *t, struct err *err)
{
    const struct web_pairs *form = &t->request->form;
    const char *answer = web_value(form, "answer"), *pick = web_value(form, "pick"), *none = web_value(form, "none");
    enum field_id field;

    if (pick && want_pick(t, pick) == 0)
        return 0;
    if (none && field_by_name(none, &field)) {
        t->wants[t->count++] = (struct want){field, NULL};
        return 0;
    }
    if (answer && !pick && !none) {
        if (field_by_name(answer, &field)) {
            want_value(t, field, web_value(form, answer));
            return 0;
        }
        for (int i = 0; !strcmp(answer, "asked") && i < FIELD_COUNT; i++)
            if (t->before.fields[i].status == STATUS_REVIEW && web_value(form, field_name((enum field_id)i)))
                want_value(t, (enum field_id)i, web_value(form, field_name((enum field_id)i)));
        if (t->count > 0 || t->answered->outcome != REVIEW_DONE || !strcmp(answer, "asked"))
            return 0;
    }
    return err_set(err, ERR_INPUT, "the form names no field to answer");
}

static struct confirmation seen(struct taking *t, enum field_id field)
{
    const char *text = web_value(&t->request->form, arena_printf(t->request->arena, "seen.%s", field_name(field)));
    const char *space = text ? strchr(text, ' ') : NULL;

    if (!space)
        return (struct confirmation){NULL, NULL};
    return (struct confirmation){space + 1, arena_strndup(t->request->arena, text, (size_t)(space - text))};
}

/* Doubled numbers ---------------------------------------------------------------------------------------------- */

static int find_same(struct web_request *r, int64_t document, const char *number, const char *issuer, const char *date,
                     struct review_answered *answered, struct err *err)
{
    size_t kept = 0;

    if (review_same_number(r->catalogue, r->arena, document, number, issuer, date, &answered->same,
                           &answered->same_count, err) != 0)
        return -1;
    for (size_t i = 0; i < answered->same_count; i++) {
        int secret =
            r->person.role >= ROLE_MANAGER ? 0 : people_find_secret(r->catalogue, answered->same[i].document, err);

        if (secret < 0)
            return -1;
        if (!secret)
            answered->same[kept++] = answered->same[i];
    }
    answered->same_count = kept;
    return 0;
}

int review_answer_same(struct web_request *r, int64_t document, const char *number, struct review_answered *answered,
                       struct err *err)
{
    struct document d;

    if (catalogue_load(r->catalogue, r->arena, document, LOAD_FIELDS, &d, err) != 0)
        return -1;
    return find_same(r, document, number, d.fields[FIELD_ISSUER].value, d.fields[FIELD_DATE].value, answered, err);
}

/* Date and issuer sent along count as they will be. */
static int check_number(struct taking *t, struct err *err)
{
    const char *values[FIELD_COUNT], *sure = web_value(&t->request->form, "sure");
    const struct field *before = &t->before.fields[FIELD_NUMBER];
    bool number = false;

    for (int i = 0; i < FIELD_COUNT; i++)
        values[i] = t->before.fields[i].value;
    for (size_t i = 0; i < t->count; i++) {
        values[t->wants[i].field] = t->wants[i].value;
        number = number || t->wants[i].field == FIELD_NUMBER;
    }
    if (!number || !values[FIELD_NUMBER] || (sure && !strcmp(sure, "1")))
        return 0;
    if (before->status == STATUS_CONFIRMED && before->value && !strcmp(before->value, values[FIELD_NUMBER]))
        return 0;
    if (find_same(t->request, t->document, values[FIELD_NUMBER], values[FIELD_ISSUER], values[FIELD_DATE], t->answered,
                  err) != 0)
        return -1;
    if (t->answered->same_count > 0) {
        t->answered->outcome = REVIEW_DOUBLED;
        t->answered->field = FIELD_NUMBER;
        t->answered->typed = values[FIELD_NUMBER];
        t->answered->sentence = phrase_with(t->request->arena, t->request->language, PHRASE_REVIEW_SAME,
                                            review_card_same(t->request, t->answered->same, t->answered->same_count));
    }
    return 0;
}

/* Confirming ----------------------------------------------------------------------------------------------------- */

static int confirm(struct taking *t, struct catalogue *catalogue, struct err *err)
{
    const char *who = review_card_who(t->request);

    for (size_t i = 0; i < t->count && t->answered->outcome == REVIEW_DONE; i++) {
        struct review_answer answer = {t->document, t->wants[i].field, t->wants[i].value, who,
                                       seen(t, t->wants[i].field)};
        int got = review_confirm(catalogue, &answer, &t->answered->decision, err);

        if (got < 0)
            return -1;
        t->answered->field = answer.field;
        if (got == 1) {
            t->answered->outcome = REVIEW_OVERTAKEN;
            t->answered->sentence = frame_say(t->request, PHRASE_REVIEW_CHANGED);
        }
    }
    return 0;
}

/* What stands there now, for the person's screen. */
static int report(struct taking *t, struct catalogue *catalogue, struct err *err)
{
    struct confirmation now[FIELD_COUNT];
    struct document d;
    struct review_answered *a = t->answered;

    if (catalogue_load(catalogue, t->request->arena, t->document, LOAD_FIELDS, &d, err) != 0 ||
        catalogue_load_confirmations(catalogue, t->request->arena, t->document, now, err) != 0)
        return -1;
    a->who = now[a->field].who ? now[a->field].who : "";
    a->when = now[a->field].when ? now[a->field].when : "";
    a->shown = review_card_value(t->request->arena, a->field, d.fields[a->field].value);
    a->open = 0;
    for (int i = 0; i < FIELD_COUNT; i++)
        a->open += d.fields[i].status == STATUS_REVIEW;
    return 0;
}

int review_answer_take(struct web_request *request, int64_t document, struct review_answered *answered, struct err *err)
{
    struct taking t = {.request = request, .document = document, .answered = answered};
    struct err ending = {0};
    struct home *home;
    int result;

    if (catalogue_load(request->catalogue, request->arena, document, LOAD_FIELDS, &t.before, err) != 0 ||
        read_form(&t, err) != 0)
        return -1;
    if (answered->outcome == REVIEW_DONE && check_number(&t, err) != 0)
        return -1;
    if (answered->outcome != REVIEW_DONE)
        return 0;
    site_give_back(request);
    home = site_write_begin(request->site);
    result = confirm(&t, home->catalogue, err);
    if (result == 0)
        result = report(&t, home->catalogue, err);
    if (site_write_end(request->site, &ending) != 0 && result == 0) {
        *err = ending;
        return -1;
    }
    return result;
}

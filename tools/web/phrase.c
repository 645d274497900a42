#include "tools/web/phrase.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/model/advice.h"
#include "tools/web/directive.h"

static const char *const TEXTS[PHRASE_COUNT][LANGUAGE_COUNT] = {
#define PHRASE(id, vi, en) [PHRASE_##id] = {vi, en},
    PHRASE_CORE_TABLE(PHRASE) PHRASE_WORK_TABLE(PHRASE) PHRASE_EXPORT_TABLE(PHRASE) PHRASE_CLI_TABLE(PHRASE)
        PHRASE_DOSSIER_TABLE(PHRASE) PHRASE_SHEET_TABLE(PHRASE)
#undef PHRASE
};

/* One group of phrases follows the order of a table of the model. */
_Static_assert(PHRASE_ADVICE_DOUBTFUL - PHRASE_ADVICE_RESOLUTION + 1 == ADVICE_COUNT, "an advice without a phrase");
_Static_assert(PHRASE_FIELD_COPY - PHRASE_FIELD_NUMBER + 1 == FIELD_COUNT, "a field without a phrase");
_Static_assert(PHRASE_STATE_QUARANTINED - PHRASE_STATE_QUEUED + 1 == DOCUMENT_STATE_COUNT, "a state without a phrase");
_Static_assert(PHRASE_ROLE_ADMIN - PHRASE_ROLE_NONE + 1 == ROLE_COUNT, "a role without a phrase");

const char *phrase_text(enum language language, enum phrase phrase)
{
    return TEXTS[phrase][language];
}

/* "{one|more}", of which one is put; returns the format after it. */
static const char *put_choice(struct buf *out, const char *choice, bool one)
{
    const char *bar = strchr(choice, '|'), *end = strchr(choice, '}');

    if (one)
        buf_append(out, choice + 1, (size_t)(bar - choice - 1));
    else
        buf_append(out, bar + 1, (size_t)(end - bar - 1));
    return end + 1;
}

void phrase_put(struct buf *out, const char *format, va_list ap)
{
    bool one = false;
    va_list values;

    va_copy(values, ap);
    while (*format) {
        size_t plain = strcspn(format, "%{"), before;
        char directive[DIRECTIVE_MAX];

        buf_append(out, format, plain);
        format += plain;
        if (*format == '{') {
            format = put_choice(out, format, one);
        } else if (*format) {
            before = out->len;
            format += directive_read(format, directive);
            directive_put(out, directive, &values);
            one = strcmp(buf_string(out) + before, "1") == 0;
        }
    }
    va_end(values);
}

const char *phrase_with(struct arena *arena, enum language language, enum phrase phrase, ...)
{
    cleanup_buf struct buf out = {0};
    va_list values;

    va_start(values, phrase);
    phrase_put(&out, TEXTS[phrase][language], values);
    va_end(values);
    return arena_strdup(arena, buf_string(&out));
}

const char *phrase_language_code(enum language language)
{
    return language == LANGUAGE_EN ? "en" : "vi";
}

const char *phrase_field(enum language language, enum field_id field)
{
    return TEXTS[PHRASE_FIELD_NUMBER + (int)field][language];
}

const char *phrase_state(enum language language, enum document_state state)
{
    return TEXTS[PHRASE_STATE_QUEUED + (int)state][language];
}

const char *phrase_role(enum language language, enum role role)
{
    return TEXTS[PHRASE_ROLE_NONE + (int)role][language];
}

const char *phrase_status(enum language language, enum field_status status)
{
    return TEXTS[PHRASE_STATUS_AUTO + (int)status][language];
}

const char *phrase_advice(struct arena *arena, enum language language, unsigned advice)
{
    cleanup_buf struct buf out = {0};

    for (int i = 0; i < ADVICE_COUNT; i++)
        if (advice >> i & 1)
            buf_printf(&out, "%s%s", out.len ? "; " : "", TEXTS[PHRASE_ADVICE_RESOLUTION + i][language]);
    return out.len ? arena_strdup(arena, out.data) : NULL;
}

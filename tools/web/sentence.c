#include "tools/web/sentence.h"

#include <string.h>

#include "index/dossier_field.h"
#include "pipeline/base/memory.h"
#include "tools/web/directive.h"
#include "tools/web/sentence_catalogue.h"
#include "tools/web/sentence_command.h"
#include "tools/web/sentence_finding.h"
#include "tools/web/sentence_help.h"
#include "tools/web/sentence_package.h"
#include "tools/web/sentence_rule.h"
#include "tools/web/sentence_system.h"
#include "tools/web/sentence_table.h"
#include "tools/web/sentence_verify.h"

#define DEPTH_MAX 6 /* a sentence in a sentence in a sentence */

static const char *const FORMATS[][LANGUAGE_COUNT] = {
#define SENTENCE(en, vi) {[LANGUAGE_EN] = en, [LANGUAGE_VI] = vi},
    SENTENCE_CATALOGUE_TABLE(SENTENCE) SENTENCE_COMMAND_TABLE(SENTENCE) SENTENCE_PACKAGE_TABLE(SENTENCE)
        SENTENCE_FINDING_TABLE(SENTENCE) SENTENCE_TABLE(SENTENCE) SENTENCE_VERIFY_TABLE(SENTENCE)
            SENTENCE_HELP_TABLE(SENTENCE) SENTENCE_RULE_TABLE(SENTENCE) SENTENCE_SYSTEM_TABLE(SENTENCE)
#undef SENTENCE
};
#define FORMAT_COUNT (sizeof FORMATS / sizeof *FORMATS)

/* What stands in a sentence where its format has a directive. */
struct value {
    const char *text;
    size_t length;
    bool sentence; /* may be one itself: neither a figure nor a name in quotes or brackets */
};

static bool is_text(const char *directive)
{
    return strchr(directive, 's') != NULL;
}

/* "7-9" is two whole numbers. */
static size_t number_length(const char *directive, const char *text)
{
    size_t sign = strspn(text, "+-"), digits = strspn(text + sign, "0123456789");

    if (strpbrk(directive, "feg"))
        return strspn(text, "+-.e0123456789");
    return digits ? sign + digits : 0;
}

static bool made_from(const char *format, const char *text, struct value *values)
{
    char before = '\0', directive[DIRECTIVE_MAX];

    for (; *format != '%'; before = *format, format++, text++)
        if (*format != *text)
            return false;
        else if (!*format)
            return true;
    format += directive_read(format, directive);
    *values = (struct value){.text = text, .sentence = is_text(directive) && !(before && strchr("'(<", before))};
    if (!is_text(directive)) {
        values->length = number_length(directive, text);
        return values->length > 0 && made_from(format, text + values->length, values + 1);
    }
    for (; !made_from(format, text + values->length, values + 1); values->length++)
        if (!text[values->length])
            return false;
    return true;
}

static const char *translate(struct arena *arena, const char *text, int depth);

/* What follows is typed: a command has the same name in both languages. */
static bool ends_in_command(const struct buf *said)
{
    static const char *const PROGRAMS[] = {"sohoa ", "sohoa [-C DIR] ", "hoso "};

    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++) {
        size_t n = strlen(PROGRAMS[i]);

        if (said->len >= n && !memcmp(said->data + said->len - n, PROGRAMS[i], n))
            return true;
    }
    return false;
}

static const char *put_together(struct arena *arena, const char *format, const struct value *values, int depth)
{
    cleanup_buf struct buf out = {0};
    char directive[DIRECTIVE_MAX];

    while (*format) {
        size_t plain = strcspn(format, "%");

        buf_append(&out, format, plain);
        format += plain;
        if (!*format)
            break;
        format += directive_read(format, directive);
        if (values->sentence && !ends_in_command(&out))
            buf_puts(&out, translate(arena, arena_strndup(arena, values->text, values->length), depth));
        else
            buf_append(&out, values->text, values->length);
        values++;
    }
    return arena_strdup(arena, buf_string(&out));
}

/* Both sides of the first `sign`, when at least one of them is known. */
static const char *translate_sides(struct arena *arena, const char *text, const char *sign, int depth)
{
    const char *at = strstr(text, sign), *left, *right;

    if (!at)
        return text;
    left = translate(arena, arena_strndup(arena, text, (size_t)(at - text)), depth);
    right = translate(arena, at + strlen(sign), depth);
    return strncmp(left, text, (size_t)(at - text)) != 0 || right != at + strlen(sign)
               ? arena_printf(arena, "%s%s%s", left, sign, right)
               : text;
}

static const char *from_table(struct arena *arena, const char *text, int depth)
{
    struct value values[SENTENCE_VALUES + 1];

    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (made_from(FORMATS[i][LANGUAGE_EN], text, values))
            return put_together(arena, FORMATS[i][LANGUAGE_VI], values, depth);
    return NULL;
}

/* Sentences that are all known, parted by "; ". */
static const char *from_list(struct arena *arena, const char *text, int depth)
{
    for (const char *at = text; (at = strstr(at, "; ")); at += 2) { /* one may stand in a value too */
        const char *first = from_table(arena, arena_strndup(arena, text, (size_t)(at - text)), depth), *rest;

        if (!first)
            continue;
        rest = from_list(arena, at + 2, depth);
        if (!rest)
            rest = from_table(arena, at + 2, depth);
        return rest ? arena_printf(arena, "%s; %s", first, rest) : NULL;
    }
    return NULL;
}

/* A known sentence and the reason put behind it, "cannot open 'a: b': Permission denied", or one about another. */
static const char *from_reason(struct arena *arena, const char *text, int depth)
{
    for (const char *at = text; (at = strstr(at, ": ")); at += 2) {
        const char *known = from_table(arena, arena_strndup(arena, text, (size_t)(at - text)), depth);

        if (known)
            return arena_printf(arena, "%s: %s", known, translate(arena, at + 2, depth));
    }
    return NULL;
}

/* "signer" in "signer: 'x' confirmed". */
static const char *from_names(const char *text)
{
    enum dossier_field dossier_field;
    enum field_status status;
    enum field_id field;

    if (field_by_name(text, &field))
        return phrase_field(LANGUAGE_VI, field);
    if (field_status_by_name(text, &status))
        return phrase_status(LANGUAGE_VI, status);
    return dossier_field_by_name(text, &dossier_field) ? dossier_field_spec(dossier_field)->vi : NULL;
}

static const char *translate(struct arena *arena, const char *text, int depth)
{
    const char *said = NULL;

    if (depth == 0)
        return text;
    if (depth < DEPTH_MAX)
        said = from_names(text);
    if (!said)
        said = from_list(arena, text, depth - 1);
    if (!said)
        said = from_table(arena, text, depth - 1);
    if (!said)
        said = from_reason(arena, text, depth - 1);
    if (said)
        return said;
    said = translate_sides(arena, text, "; ", depth - 1);
    return said != text ? said : translate_sides(arena, text, ": ", depth - 1);
}

const char *sentence_say(struct arena *arena, enum language language, const char *text)
{
    return text && language == LANGUAGE_VI ? translate(arena, text, DEPTH_MAX) : text;
}

bool sentence_formats(size_t n, const char *formats[LANGUAGE_COUNT])
{
    for (int i = 0; n < FORMAT_COUNT && i < LANGUAGE_COUNT; i++)
        formats[i] = FORMATS[n][i];
    return n < FORMAT_COUNT;
}

#include "pipeline/base/settings.h"

#include <errno.h>
#include <ini.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/step.h"
#include "pipeline/base/text.h"

struct key {
    const char *section, *name, *meaning;
    size_t offset;
    const char *text; /* default of a text key; NULL for a number */
    double number, least, most;
};

static const struct key KEYS[] = {
#define TEXT(section, key, field, preset, meaning)                                                                     \
    {#section, #key, meaning, offsetof(struct settings, field), preset, 0, 0, 0},
#define NUMBER(section, key, field, preset, least, most, meaning)                                                      \
    {#section, #key, meaning, offsetof(struct settings, field), NULL, preset, least, most},
    SETTING_TABLE(TEXT, NUMBER)
#undef TEXT
#undef NUMBER
};
#define KEY_COUNT (sizeof KEYS / sizeof *KEYS)
#define TEXT_SIZE 256

static char *text_at(struct settings *settings, const struct key *key)
{
    return (char *)settings + key->offset;
}

static double *number_at(struct settings *settings, const struct key *key)
{
    return (double *)(void *)((char *)settings + key->offset);
}

void settings_init(struct settings *settings)
{
    memset(settings, 0, sizeof *settings);
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (KEYS[i].text)
            snprintf(text_at(settings, &KEYS[i]), TEXT_SIZE, "%s", KEYS[i].text);
        else
            *number_at(settings, &KEYS[i]) = KEYS[i].number;
}

static const struct key *find(const char *section, const char *name)
{
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (!strcmp(KEYS[i].section, section) && !strcmp(KEYS[i].name, name))
            return &KEYS[i];
    return NULL;
}

struct parse {
    struct settings *settings;
    char reason[512]; /* of the first wrong line */
};

static bool accept_steps(struct parse *parse, const char *names)
{
    const char *wrong = "";
    unsigned bits;

    if (step_parse(names, &bits, &wrong))
        return true;
    snprintf(parse->reason, sizeof parse->reason, "there is no step '%.*s' to leave out", (int)strcspn(wrong, ", \t"),
             wrong);
    return false;
}

static bool accept(struct parse *parse, const struct key *key, const char *value)
{
    char *end;
    double number;

    if (key->text) {
        if (strlen(value) >= TEXT_SIZE || !text_is_utf8(value, strlen(value))) {
            snprintf(parse->reason, sizeof parse->reason, "the value of '%s' is too long or not UTF-8", key->name);
            return false;
        }
        snprintf(text_at(parse->settings, key), TEXT_SIZE, "%s", value);
        return key->offset != offsetof(struct settings, leave_out) || accept_steps(parse, value);
    }
    number = strtod(value, &end);
    if (end == value || *end || !(number >= key->least && number <= key->most)) {
        snprintf(parse->reason, sizeof parse->reason, "'%s = %s' is not a number from %.10g to %.10g", key->name, value,
                 key->least, key->most);
        return false;
    }
    *number_at(parse->settings, key) = number;
    return true;
}

/* inih's handler: 0 marks the line as wrong. */
static int take(void *data, const char *section, const char *name, const char *value)
{
    struct parse *parse = data;
    const struct key *key = find(section, name);

    if (parse->reason[0])
        return 1;
    if (key)
        return accept(parse, key, value);
    snprintf(parse->reason, sizeof parse->reason, "there is no setting '%s' in a section [%s]", name, section);
    return 0;
}

int settings_load(struct settings *settings, const char *path, struct err *err)
{
    struct parse parse = {settings, ""};
    FILE *stream = fopen(path, "re");
    int line;

    settings_init(settings);
    if (!stream)
        return err_errno(err, "cannot read the settings '%s'", path);
    line = ini_parse_file(stream, take, &parse);
    fclose(stream);
    if (line == 0)
        return 0;
    return err_set(err, ERR_CONFIG, "%s:%d: %s; see sohoa.ini(5)", path, line > 0 ? line : 0,
                   parse.reason[0] ? parse.reason : "not of the form key = value under a [section]");
}

void settings_put_template(struct buf *out)
{
    const char *section = "";

    buf_puts(out, "; Settings of this archive; see sohoa.ini(5). A line that starts with ; is a comment.\n");
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct key *key = &KEYS[i];

        if (strcmp(section, key->section)) {
            section = key->section;
            buf_printf(out, "\n[%s]\n", section);
        }
        buf_printf(out, "; %s\n", key->meaning);
        if (key->text)
            buf_printf(out, ";%s = %s\n", key->name, key->text);
        else
            buf_printf(out, ";%s = %.10g\n", key->name, key->number);
    }
}

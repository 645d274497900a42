#include "tools/say.h"

#include <stdarg.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"
#include "tools/web/sentence.h"

enum language say_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return value[0] == 'v' && value[1] == 'i' && (!value[2] || value[2] == '_' || value[2] == '.')
                       ? LANGUAGE_VI
                       : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}

const char *say_text(enum phrase phrase)
{
    return phrase_text(say_language(), phrase);
}

static void put(FILE *stream, enum phrase phrase, va_list values)
{
    cleanup_buf struct buf out = {0};

    phrase_put(&out, say_text(phrase), values);
    fputs(buf_string(&out), stream);
}

void say(enum phrase phrase, ...)
{
    va_list values;

    va_start(values, phrase);
    put(stdout, phrase, values);
    va_end(values);
}

void say_to(FILE *stream, enum phrase phrase, ...)
{
    va_list values;

    va_start(values, phrase);
    put(stream, phrase, values);
    va_end(values);
}

int say_put(char *out, size_t size, enum phrase phrase, ...)
{
    cleanup_buf struct buf text = {0};
    va_list values;

    va_start(values, phrase);
    phrase_put(&text, say_text(phrase), values);
    va_end(values);
    return snprintf(out, size, "%s", buf_string(&text));
}

const char *say_sentence(struct arena *arena, const char *sentence)
{
    return sentence_say(arena, say_language(), sentence);
}

void say_error(const char *format, ...)
{
    cleanup_arena struct arena arena = {0};
    char sentence[2048];
    va_list values;

    va_start(values, format);
    vsnprintf(sentence, sizeof sentence, format, values);
    va_end(values);
    fprintf(stderr, "sohoa: %s\n", say_sentence(&arena, sentence));
}

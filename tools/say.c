#include "tools/say.h"

#include <stdarg.h>
#include <stdlib.h>

#include "pipeline/base/memory.h"

/* The formats are our own, and a test holds those of both languages to the same directives. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

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

void say(enum phrase phrase, ...)
{
    va_list ap;

    va_start(ap, phrase);
    vprintf(say_text(phrase), ap);
    va_end(ap);
}

void say_to(FILE *stream, enum phrase phrase, ...)
{
    va_list ap;

    va_start(ap, phrase);
    vfprintf(stream, say_text(phrase), ap);
    va_end(ap);
}

int say_put(char *out, size_t size, enum phrase phrase, ...)
{
    va_list ap;
    int n;

    va_start(ap, phrase);
    n = vsnprintf(out, size, say_text(phrase), ap);
    va_end(ap);
    return n;
}

const char *say_in(struct arena *arena, enum language language, enum phrase phrase, ...)
{
    const char *format = phrase_text(language, phrase);
    va_list ap, again;
    char *text;
    int n;

    va_start(ap, phrase);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    text = arena_alloc(arena, (size_t)(n > 0 ? n : 0) + 1);
    vsnprintf(text, (size_t)(n > 0 ? n : 0) + 1, format, again);
    va_end(again);
    return text;
}

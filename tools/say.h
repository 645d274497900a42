/* What commands print for a person, in that person's language: Vietnamese where the locale says so (LC_ALL, LC_MESSAGES
 * or LANG begins with "vi"), else English. What programs read (--json, CSV) is not here. */
#ifndef SOHOA_TOOLS_SAY_H
#define SOHOA_TOOLS_SAY_H

#include <stddef.h>
#include <stdio.h>

#include "tools/web/phrase.h"

enum language say_language(void);
const char *say_text(enum phrase phrase);
/* A phrase with its values, which must be those that its directives name. */
void say(enum phrase phrase, ...);
void say_to(FILE *stream, enum phrase phrase, ...);
int say_put(char *out, size_t size, enum phrase phrase, ...); /* as snprintf */

/* What the library says of a file or an error, in the person's language (tools/web/sentence.h). In the arena, or itself. */
const char *say_sentence(struct arena *arena, const char *sentence);
/* What stopped or hinders the command, as "sohoa: ..." on the standard error. In English here, as in struct err. */
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

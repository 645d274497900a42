/* What commands print for a person, in that person's language: Vietnamese where the locale says so (LC_ALL, LC_MESSAGES
 * or LANG begins with "vi"), else English. What programs read (--json, CSV) and the sentences of errors are not here.
 */
#ifndef SOHOA_TOOLS_SAY_H
#define SOHOA_TOOLS_SAY_H

#include <stddef.h>
#include <stdio.h>

#include "tools/web/phrase.h"

struct arena;

enum language say_language(void);
const char *say_text(enum phrase phrase);
/* printf with a phrase for its format: the values must be those that its directives name. */
void say(enum phrase phrase, ...);
void say_to(FILE *stream, enum phrase phrase, ...);
/* The same as a string of the arena, in that language. */
const char *say_in(struct arena *arena, enum language language, enum phrase phrase, ...);
int say_put(char *out, size_t size, enum phrase phrase, ...); /* as snprintf */

#endif

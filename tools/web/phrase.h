/* What the page and the commands say, in Vietnamese and in English: one table of phrases, in parts by subject.
 *
 * PHRASE(identifier, Vietnamese, English). Plain text, escaped where it is put out. Values stand in it as directives of
 * printf (see directive.h), the same in both languages and in the same order. {one|more} takes the first word where the
 * value before it is 1: "%s document{|s}". A phrase that a script of the page says has one value, %s. */
#ifndef SOHOA_WEB_PHRASE_H
#define SOHOA_WEB_PHRASE_H

#include <stdarg.h>

#include "index/catalogue.h"
#include "index/people.h"
#include "tools/web/phrase_cli.h"
#include "tools/web/phrase_core.h"
#include "tools/web/phrase_dossier.h"
#include "tools/web/phrase_export.h"
#include "tools/web/phrase_sheet.h"
#include "tools/web/phrase_work.h"

struct arena;
struct buf;

enum language { LANGUAGE_VI, LANGUAGE_EN, LANGUAGE_COUNT };

enum phrase {
#define PHRASE(id, vi, en) PHRASE_##id,
    PHRASE_CORE_TABLE(PHRASE) PHRASE_WORK_TABLE(PHRASE) PHRASE_EXPORT_TABLE(PHRASE) PHRASE_CLI_TABLE(PHRASE)
        PHRASE_DOSSIER_TABLE(PHRASE) PHRASE_SHEET_TABLE(PHRASE)
#undef PHRASE
            PHRASE_COUNT
};

const char *phrase_text(enum language language, enum phrase phrase);
/* Puts a format with its values. */
void phrase_put(struct buf *out, const char *format, va_list values);
/* The phrase with its values, which must be those that its directives name. In the arena. */
const char *phrase_with(struct arena *arena, enum language language, enum phrase phrase, ...);
const char *phrase_language_code(enum language language); /* "vi", "en" */

/* Words for the values of the model. */
const char *phrase_field(enum language language, enum field_id field);
const char *phrase_state(enum language language, enum document_state state);
const char *phrase_role(enum language language, enum role role);
const char *phrase_status(enum language language, enum field_status status);
/* Of advice_for(): the sentences, parted by "; ". NULL for none. In the arena. */
const char *phrase_advice(struct arena *arena, enum language language, unsigned advice);

#endif

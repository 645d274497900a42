#include "tools/dossier_say.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "tools/say.h"
#include "tools/web/show.h"

const char *dossier_say_field(enum language language, enum dossier_field field)
{
    const struct dossier_field_spec *spec = dossier_field_spec(field);

    return language == LANGUAGE_EN ? spec->en : spec->vi;
}

const char *dossier_say_due(struct arena *arena, enum language language, const struct dossier_retention *r)
{
    if (r->period.kind == RETENTION_PERMANENT)
        return phrase_text(language, PHRASE_DOSSIER_PERMANENT);
    if (r->due_year)
        return phrase_with(arena, language, PHRASE_DOSSIER_UNTIL, r->due_year);
    return phrase_text(language, r->period.kind == RETENTION_EVENT ? PHRASE_DOSSIER_EVENT : PHRASE_DOSSIER_UNDECIDED);
}

/* "number, date" in the words of the language. */
static const char *say_fields(struct arena *arena, enum language language, const char *names)
{
    cleanup_buf struct buf out = {0};

    while (names && *names) {
        size_t n = strcspn(names, ",");
        const char *name = arena_strndup(arena, names, n);
        enum field_id field;

        buf_printf(&out, "%s%s", out.len > 0 ? ", " : "",
                   field_by_name(name, &field) ? phrase_field(language, field) : name);
        names += n + strspn(names + n, ", ");
    }
    return arena_strdup(arena, buf_string(&out));
}

const char *dossier_say_finding(struct arena *arena, enum language l, const struct dossier_finding *f)
{
    long long document = f->document, first = f->first;

    switch (f->kind) {
    case DOSSIER_FINDING_FIELD:
        return phrase_with(arena, l, PHRASE_FINDING_FIELD, dossier_say_field(l, f->field),
                      dossier_field_spec(f->field)->name);
    case DOSSIER_FINDING_EMPTY:
        return phrase_text(l, PHRASE_FINDING_EMPTY);
    case DOSSIER_FINDING_RETENTION:
        return phrase_with(arena, l, PHRASE_FINDING_RETENTION, document, f->text);
    case DOSSIER_FINDING_UNREAD:
        return phrase_with(arena, l, PHRASE_FINDING_UNREAD, document, f->text);
    case DOSSIER_FINDING_QUESTION:
        return phrase_with(arena, l, PHRASE_FINDING_QUESTION, document, say_fields(arena, l, f->text));
    case DOSSIER_FINDING_DUPLICATE:
        return phrase_with(arena, l, PHRASE_FINDING_DUPLICATE, document, (long long)f->other);
    case DOSSIER_FINDING_DRAFT:
        return phrase_with(arena, l, PHRASE_FINDING_DRAFT, document, f->text);
    case DOSSIER_FINDING_DATE:
        return phrase_with(arena, l, PHRASE_FINDING_DATE, document, show_date(arena, l, f->text));
    case DOSSIER_FINDING_GAP:
        return f->first == f->last ? phrase_with(arena, l, PHRASE_FINDING_GAP_ONE, first, f->text)
                                   : phrase_with(arena, l, PHRASE_FINDING_GAP, first, (long long)f->last, f->text);
    case DOSSIER_FINDING_ELSEWHERE:
        return phrase_with(arena, l, PHRASE_FINDING_ELSEWHERE, first, f->text, document);
    case DOSSIER_FINDING_SHEETS:
        return phrase_with(arena, l, PHRASE_FINDING_SHEETS, first);
    default:
        return "";
    }
}

/* From the catalogue to the values of Thông tư 05/2025/TT-BNV. A field that a person is still asked about is left
 * empty: what a package states is taken for true. */
#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/pack_parts.h"

#define CONFIDENCE_DIGITISED "02"
#define MODE_SECRET          "03"

static const char *sure(const struct listing *listing, enum field_id field)
{
    const struct field *f = &listing->document.fields[field];

    return f->status != STATUS_REVIEW && f->value ? f->value : "";
}

bool pack_ead_is_asking(const struct document *document)
{
    return document_needs_review(document);
}

/* YYYY[-MM[-DD]] as [[DD/]MM/]YYYY. */
static const char *vietnamese_date(struct arena *arena, const char *date)
{
    size_t n = date ? strlen(date) : 0;

    if (n == 10)
        return arena_printf(arena, "%.2s/%.2s/%.4s", date + 8, date + 5, date);
    if (n == 7)
        return arena_printf(arena, "%.2s/%.4s", date + 5, date);
    return n == 4 ? date : "";
}

static const char *first_of(const char *a, const char *b, const char *c)
{
    return a && *a ? a : b && *b ? b : c ? c : "";
}

/* "07/15" is 07 with its years. */
static const char *retention_code(struct arena *arena, const char *code)
{
    return code && *code ? arena_strndup(arena, code, strcspn(code, "/")) : NULL;
}

/* A line of a note, after those before. */
static void put_part(struct buf *out, const char *label, const char *value)
{
    if (*value)
        buf_printf(out, "%s%s: %s", out->len ? "; " : "", label, value);
}

/* The set ------------------------------------------------------------------------------------------------------- */

static const char *number_text(struct arena *arena, int64_t n)
{
    return arena_printf(arena, "%lld", (long long)n);
}

static const char *years_of(struct arena *arena, const struct retention *period)
{
    return period->kind == RETENTION_YEARS ? arena_printf(arena, "%d năm", period->years) : "";
}

/* Its own note, and what the code of maintenance does not tell: the years of "07", when they end, and by what. */
static const char *dossier_description(const struct pack_set *set, const struct dossier_retention *kept,
                                       struct arena *arena)
{
    const char *const *value = set->dossier.value;
    cleanup_buf struct buf out = {0};

    buf_puts(&out, value[DOSSIER_DESCRIPTION] ? value[DOSSIER_DESCRIPTION] : "");
    put_part(&out, "Thời hạn lưu trữ", years_of(arena, &kept->period));
    if (kept->due_year)
        put_part(&out, "Hết hạn lưu trữ", arena_printf(arena, "31/12/%d", kept->due_year));
    put_part(&out, "Căn cứ thời hạn", value[DOSSIER_MAINTENANCE_BASIS] ? value[DOSSIER_MAINTENANCE_BASIS] : "");
    return arena_strdup(arena, buf_string(&out));
}

static void put_dossier(const struct pack_set *set, struct arena *arena, struct package_ead *ead)
{
    const struct settings *s = &set->home->archive.settings;
    const char *const *value = set->dossier.value;
    struct dossier_retention kept = {0};
    struct err ignored;
    const char **v = ead->values;

    /* Its documents tell how long it is kept when nobody decided it: the longest of theirs. */
    if (dossier_retention(set->home->catalogue, &set->dossier, &kept, &ignored) != 0 ||
        (!value[DOSSIER_MAINTENANCE] && !kept.certain))
        kept = (struct dossier_retention){0};
    v[EAD_TITLE] = value[DOSSIER_TITLE];
    v[EAD_MAINTENANCE] = first_of(value[DOSSIER_MAINTENANCE],
                                  kept.period.kind == RETENTION_PERMANENT ? "01"
                                  : kept.period.kind == RETENTION_YEARS   ? retention_code_of_years(kept.period.years)
                                                                          : NULL,
                                  s->package_maintenance);
    v[EAD_MODE] = first_of(value[DOSSIER_MODE], s->package_mode, NULL);
    v[EAD_LANGUAGE] = first_of(value[DOSSIER_LANGUAGE], s->package_language, NULL);
    v[EAD_START_DATE] = vietnamese_date(arena, value[DOSSIER_START]);
    v[EAD_END_DATE] = vietnamese_date(arena, value[DOSSIER_END]);
    v[EAD_KEYWORD] = value[DOSSIER_KEYWORD];
    v[EAD_PAPERS] = value[DOSSIER_SHEETS];
    v[EAD_FORMAT] = first_of(value[DOSSIER_FORMAT], s->package_condition, NULL);
    v[EAD_SIGN] = value[DOSSIER_INFOR_SIGN];
    v[EAD_CONFIDENCE] = first_of(value[DOSSIER_CONFIDENCE], CONFIDENCE_DIGITISED, NULL);
    v[EAD_PAPER_FILE_CODE] = value[DOSSIER_PAPER_FILE_CODE];
    v[EAD_RISK] = first_of(value[DOSSIER_RISK_RECOVERY], "0", NULL);
    v[EAD_RISK_STATUS] = value[DOSSIER_RISK_STATUS];
    v[EAD_DESCRIPTION] = dossier_description(set, &kept, arena);
}

/* 0 issued by the agency itself, 1 come from others; nothing when both or when it is not sure. */
static const char *source_code(const struct pack_set *set)
{
    return set->unsure || set->own == set->foreign ? "" : set->own ? "0" : "1";
}

void pack_ead_set(const struct pack_set *set, struct arena *arena, struct package_ead *ead)
{
    const char **v = ead->values;

    *ead = (struct package_ead){0};
    v[EAD_FILE_CODE] = set->code;
    v[EAD_DOC_CODE] = set->code;
    v[EAD_TOTAL_DOC] = number_text(arena, (int64_t)set->count);
    v[EAD_PAGES] = number_text(arena, set->pages);
    v[EAD_LANGUAGE_TAG] = "vi";
    v[EAD_TYPE_WORDS] = "Collection";
    v[EAD_ORGAN] = set->home->archive.settings.agency_name;
    v[EAD_SOURCE] = source_code(set);
    if (set->dossier.id) {
        put_dossier(set, arena, ead);
        return;
    }
    v[EAD_TITLE] = set->options->title ? set->options->title : arena_printf(arena, "%zu văn bản", set->count);
    if (set->oldest_date[0])
        v[EAD_DESCRIPTION] =
            arena_printf(arena, "Văn bản ban hành từ %s đến %s", vietnamese_date(arena, set->oldest_date),
                         vietnamese_date(arena, set->newest_date));
}

/* A document ---------------------------------------------------------------------------------------------------- */

/* What the circular has no element for (Nghị định 30/2020 Phụ lục VI has). */
static const char *description(const struct listing *listing, struct arena *arena)
{
    static const enum field_id FIELDS[] = {FIELD_SIGNER, FIELD_SIGNER_TITLE, FIELD_SECURITY, FIELD_URGENCY,
                                           FIELD_COPY,   FIELD_PARENT,       FIELD_PLACE,    FIELD_RECIPIENTS};
    cleanup_buf struct buf out = {0};
    struct retention period = {0};

    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        put_part(&out, field_label(FIELDS[i]), sure(listing, FIELDS[i]));
    if (retention_parse(listing->entry.retention_code, &period))
        put_part(&out, "Thời hạn lưu trữ", period.kind == RETENTION_PERMANENT ? "vĩnh viễn" : years_of(arena, &period));
    return arena_strdup(arena, buf_string(&out));
}

static const char *mode_of(const struct pack_set *set, const struct listing *listing)
{
    const char *decided = listing->entry.mode_of_use;

    if (decided && *decided)
        return decided;
    if (*sure(listing, FIELD_SECURITY) || (listing->entry.security_class && *listing->entry.security_class))
        return MODE_SECRET;
    return first_of(set->dossier.id ? set->dossier.value[DOSSIER_MODE] : NULL, set->home->archive.settings.package_mode,
                    NULL);
}

/* Made from paper where this program read pictures. What came with text of its own may be born digital. */
static const char *confidence_of(const struct listing *listing, struct home *home)
{
    cleanup_arena struct arena arena = {0};
    struct document document;
    struct err ignored;

    if (catalogue_load(home->catalogue, &arena, listing->entry.id, LOAD_PAGES, &document, &ignored) != 0)
        return "";
    for (size_t i = 0; i < document.page_count; i++)
        if (document.pages[i].source == TEXT_LAYER || document.pages[i].source == TEXT_GIVEN)
            return "";
    return document.page_count ? CONFIDENCE_DIGITISED : "";
}

static void put_number(struct arena *arena, const char *number, struct package_ead *ead)
{
    size_t n = strcspn(number, "/");

    ead->values[EAD_NUMBER] = arena_strndup(arena, number, n);
    ead->values[EAD_NOTATION] = number[n] ? number + n + 1 : "";
}

static void put_dublin_core(struct arena *arena, const struct listing *listing, struct package_ead *ead)
{
    const char *type = sure(listing, FIELD_TYPE), *number = sure(listing, FIELD_NUMBER),
               *abstract = sure(listing, FIELD_ABSTRACT);

    ead->values[EAD_TITLE] = arena_printf(arena, "%s%s%s%s%s", type, *type && *number ? " " : "", number,
                                          (*type || *number) && *abstract ? ": " : "", abstract);
    ead->values[EAD_TYPE_WORDS] = type;
    ead->values[EAD_LANGUAGE_TAG] = "vi";
    ead->values[EAD_ISSUED] = sure(listing, FIELD_DATE);
}

void pack_ead_document(const struct pack_set *set, const struct listing *listing, size_t ordinal, struct arena *arena,
                       struct package_ead *ead)
{
    const struct settings *s = &set->home->archive.settings;
    const struct entry *e = &listing->entry;
    int64_t code = set->dossier.id ? (int64_t)ordinal : e->id;
    const char **v = ead->values;

    *ead = (struct package_ead){0};
    v[EAD_FILE_CODE] = set->code;
    v[EAD_DOC_ID] = arena_printf(arena, "%0*lld", (int)s->package_code_digits, (long long)code);
    v[EAD_DOC_CODE] =
        arena_printf(arena, "%s%s%s", set->code, *set->code ? s->package_code_separator : "", v[EAD_DOC_ID]);
    v[EAD_ORDINAL] = number_text(arena, (int64_t)ordinal);
    v[EAD_MAINTENANCE] =
        first_of(retention_code(arena, e->retention_code),
                 set->dossier.id ? set->dossier.value[DOSSIER_MAINTENANCE] : NULL, s->package_maintenance);
    v[EAD_MODE] = mode_of(set, listing);
    v[EAD_LANGUAGE] = s->package_language;
    v[EAD_PAGES] = number_text(arena, e->page_count);
    v[EAD_FORMAT] = s->package_condition;
    v[EAD_CONFIDENCE] = confidence_of(listing, set->home);
    v[EAD_RISK] = first_of(set->dossier.id ? set->dossier.value[DOSSIER_RISK_RECOVERY] : NULL, "0", NULL);
    v[EAD_RISK_STATUS] = set->dossier.id ? set->dossier.value[DOSSIER_RISK_STATUS] : NULL;
    v[EAD_TYPE] = package_ead_type_code(sure(listing, FIELD_TYPE), s->package_types_04_06);
    v[EAD_ISSUED] = vietnamese_date(arena, sure(listing, FIELD_DATE));
    v[EAD_ORGAN] = sure(listing, FIELD_ISSUER);
    v[EAD_SUBJECT] = sure(listing, FIELD_ABSTRACT);
    v[EAD_PROCESS] = "0";
    v[EAD_DESCRIPTION] = description(listing, arena);
    put_number(arena, sure(listing, FIELD_NUMBER), ead);
    if (set->options->as == PACKAGE_AS_CSIP)
        put_dublin_core(arena, listing, ead);
}

/* Letters without marks, digits, "." and "-"; all else becomes "_". */
char *pack_ead_name(const struct pack_set *set, int64_t document, size_t ordinal, struct arena *arena)
{
    const char *code = set->code;
    cleanup_buf struct buf name = {0};
    size_t n = strlen(code), step;

    for (size_t i = 0; i < n; i += step) {
        int32_t c = text_next(code + i, n - i, &step), folded = text_fold_char(c);

        if (c < 0x80 && (strchr("._-", c) || text_is_letter(c) || (c >= '0' && c <= '9')))
            buf_putc(&name, (char)c);
        else if (folded < 0x80 && text_is_letter(folded))
            text_put_char(&name, text_is_upper(c) ? text_upper_char(folded) : folded);
        else
            buf_putc(&name, '_');
    }
    if (name.len > 0)
        buf_putc(&name, '.');
    if (set->dossier.id)
        buf_printf(&name, "%0*zu", (int)set->home->archive.settings.package_name_digits, ordinal);
    else
        buf_printf(&name, "%06lld", (long long)document);
    return arena_strdup(arena, buf_string(&name));
}

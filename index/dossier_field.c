#include "index/dossier_field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/dossier.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define FIRST_YEAR 1000
#define LAST_YEAR  2999

/* Codes of Thông tư 05/2025/TT-BNV. */
static const struct dossier_code MAINTENANCE[] = {
    {"01", "vĩnh viễn", "permanent"}, {"02", "70 năm", "70 years"},
    {"03", "50 năm", "50 years"},     {"04", "30 năm", "30 years"},
    {"05", "20 năm", "20 years"},     {"06", "10 năm", "10 years"},
    {"07", "khác", "other"},          {0},
};
static const struct dossier_code MODE[] = {
    {"01", "công khai", "public"}, {"02", "có điều kiện", "conditional"}, {"03", "mật", "secret"}, {0}};
static const struct dossier_code LANGUAGE[] = {
    {"01", "tiếng Việt", "Vietnamese"},
    {"02", "tiếng Anh", "English"},
    {"03", "tiếng Pháp", "French"},
    {"04", "tiếng Nga", "Russian"},
    {"05", "tiếng Trung", "Chinese"},
    {"06", "Việt Anh", "Vietnamese and English"},
    {"07", "Việt Nga", "Vietnamese and Russian"},
    {"08", "Việt Pháp", "Vietnamese and French"},
    {"09", "Hán Nôm", "Han Nom"},
    {"10", "Việt Trung", "Vietnamese and Chinese"},
    {"11", "ngôn ngữ khác", "another language"},
    {0},
};
static const struct dossier_code FORMAT[] = {
    {"01", "tốt", "good"}, {"02", "bình thường", "fair"}, {"03", "hỏng", "damaged"}, {0}};
static const struct dossier_code CONFIDENCE[] = {
    {"01", "gốc điện tử", "born digital"}, {"02", "số hóa", "digitised"}, {"03", "hỗn hợp", "mixed"}, {0}};
static const struct dossier_code RISK_RECOVERY[] = {{"1", "có", "yes"}, {"0", "không", "no"}, {0}};
static const struct dossier_code RISK_STATUS[] = {
    {"01", "đã dự phòng", "made"}, {"02", "chưa dự phòng", "not made"}, {0}};

static const struct dossier_code *const CODES[DOSSIER_FIELD_COUNT] = {
    [DOSSIER_MAINTENANCE] = MAINTENANCE, [DOSSIER_MODE] = MODE,
    [DOSSIER_LANGUAGE] = LANGUAGE,       [DOSSIER_FORMAT] = FORMAT,
    [DOSSIER_CONFIDENCE] = CONFIDENCE,   [DOSSIER_RISK_RECOVERY] = RISK_RECOVERY,
    [DOSSIER_RISK_STATUS] = RISK_STATUS,
};

const struct dossier_field_spec *dossier_field_spec(enum dossier_field field)
{
    static struct dossier_field_spec specs[DOSSIER_FIELD_COUNT] = {
#define FIELD(id, name, form, most, element, vi, en)                                                                   \
    [DOSSIER_##id] = {#name, DOSSIER_FORM_##form, most, element, vi, en, NULL},
        DOSSIER_FIELD_TABLE(FIELD)
#undef FIELD
    };

    specs[field].codes = CODES[field];
    return &specs[field];
}

static bool same_words(struct arena *arena, const char *folded, const char *label)
{
    return !strcmp(folded, text_fold(arena, label, strlen(label)));
}

bool dossier_field_by_name(const char *name, enum dossier_field *field)
{
    cleanup_arena struct arena arena = {0};
    char *folded = text_fold(&arena, name, strlen(name));

    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++) {
        const struct dossier_field_spec *spec = dossier_field_spec((enum dossier_field)i);

        if (!strcmp(folded, spec->name) || same_words(&arena, folded, spec->vi) ||
            same_words(&arena, folded, spec->en)) {
            *field = (enum dossier_field)i;
            return true;
        }
    }
    return false;
}

/* Reading --------------------------------------------------------------------------------------------------------- */

static int refuse(struct err *err, const struct dossier_field_spec *spec, const char *text, const char *takes)
{
    return err_set(err, ERR_INPUT, "%s (%s) cannot be '%.60s': %s", spec->vi, spec->name, text, takes);
}

/* One line: NFC, each run of blanks and line breaks one blank, none at the ends. NULL for nothing. */
static char *one_line(struct arena *arena, const char *text)
{
    char *line = text ? text_nfc(arena, text, strlen(text)) : NULL, *out = line;

    if (!line)
        return NULL;
    for (const char *p = line; *p; p++) {
        bool blank = *p == ' ' || (*p >= '\t' && *p <= '\r');

        if (!blank)
            *out++ = *p;
        else if (out > line && out[-1] != ' ')
            *out++ = ' ';
    }
    if (out > line && out[-1] == ' ')
        out--;
    *out = '\0';
    return *line ? line : NULL;
}

static bool has_control(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s < 0x20 || *s == 0x7F)
            return true;
    return false;
}

static int read_part(const struct dossier_field_spec *spec, const char *text, struct err *err)
{
    size_t n = strlen(text);

    if (strcspn(text, " /\\:*?\"<>|") != n)
        return refuse(err, spec, text,
                      "it becomes part of file names; write it without blanks and / \\ : * ? \" < > |");
    if (text[0] == '.' || text[n - 1] == '.')
        return refuse(err, spec, text, "it neither begins nor ends with a dot");
    return 0;
}

static bool all_digits(const char *s)
{
    return *s && !s[strspn(s, "0123456789")];
}

static int days_of(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return DAYS[month - 1] + (month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0));
}

/* Up to three numbers parted by one of / . - into the ISO form; the year has four digits and stands first or last. */
static bool read_date(const char *text, char out[11])
{
    int part[3] = {0}, digits[3] = {0}, n = 0, year, month, day;

    for (const char *p = text; n < 3;) {
        for (; *p >= '0' && *p <= '9' && digits[n] < 5; p++, digits[n]++)
            part[n] = part[n] * 10 + (*p - '0');
        if (digits[n++] == 0)
            return false;
        if (!*p)
            break;
        if (n == 3 || !strchr("/.-", *p++))
            return false;
    }
    for (int i = 0; i < n; i++)
        if (digits[i] > 2 && !(digits[i] == 4 && (i == 0 || i == n - 1)))
            return false;
    if (digits[0] != 4 && digits[n - 1] != 4)
        return false;
    year = digits[0] == 4 ? part[0] : part[n - 1];
    month = n < 2 ? 1 : n == 3 ? part[1] : digits[0] == 4 ? part[1] : part[0];
    day = n < 3 ? 1 : digits[0] == 4 ? part[2] : part[0];
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > days_of(year, month))
        return false;
    snprintf(out, 11, n == 1 ? "%04d" : n == 2 ? "%04d-%02d" : "%04d-%02d-%02d", year, month, day);
    return true;
}

/* The code that words mean; "tiếng" may be left out. NULL for none. */
static const struct dossier_code *find_code(struct arena *arena, const struct dossier_code *codes, const char *text)
{
    const char *folded = text_fold(arena, text, strlen(text));

    for (; codes->code; codes++) {
        const char *label = text_fold(arena, codes->vi, strlen(codes->vi));

        if (!strcmp(text, codes->code) || !strcmp(folded, label) || same_words(arena, folded, codes->en) ||
            (!strncmp(label, "tieng ", 6) && !strcmp(folded, label + 6)))
            return codes;
    }
    return NULL;
}

static int refuse_code(struct arena *arena, struct err *err, const struct dossier_field_spec *spec, const char *text)
{
    cleanup_buf struct buf takes = {0};

    buf_puts(&takes, "it takes");
    for (const struct dossier_code *c = spec->codes; c->code; c++)
        buf_printf(&takes, "%s %s (%s)", c == spec->codes ? "" : ",", c->code, c->vi);
    return refuse(err, spec, text, arena_strdup(arena, takes.data));
}

static int read_codes(struct arena *arena, const struct dossier_field_spec *spec, const char *text, const char **value,
                      struct err *err)
{
    cleanup_buf struct buf joined = {0};
    bool has[32] = {false};

    for (const char *p = text; *p;) {
        size_t n = strcspn(p, ",;");
        const char *word = one_line(arena, arena_strndup(arena, p, n));
        const struct dossier_code *code = word ? find_code(arena, spec->codes, word) : NULL;

        if (word && !code)
            return refuse_code(arena, err, spec, word);
        if (code)
            has[code - spec->codes] = true;
        p += n + (p[n] != '\0');
    }
    for (size_t i = 0; spec->codes[i].code; i++)
        if (has[i])
            buf_printf(&joined, "%s%s", joined.len > 0 ? "," : "", spec->codes[i].code);
    *value = joined.len > 0 ? arena_strdup(arena, joined.data) : NULL;
    return 0;
}

/* The value in the stored form. */
static int read_value(struct arena *arena, const struct dossier_field_spec *spec, const char *text, const char **value,
                      struct err *err)
{
    const struct dossier_code *code;
    char date[11];

    *value = text;
    switch (spec->form) {
    case DOSSIER_FORM_TEXT:
        return 0;
    case DOSSIER_FORM_PART:
        return read_part(spec, text, err);
    case DOSSIER_FORM_YEAR:
        return all_digits(text) && strlen(text) == 4 && (*text == '1' || *text == '2')
                   ? 0
                   : refuse(err, spec, text, "it takes a year of 4 digits");
    case DOSSIER_FORM_NUMBER:
        if (!all_digits(text))
            return refuse(err, spec, text, "it takes a number");
        *value += strspn(text, "0");
        *value -= **value == '\0';
        return 0;
    case DOSSIER_FORM_CODE:
        code = find_code(arena, spec->codes, text);
        *value = code ? code->code : NULL;
        return code ? 0 : refuse_code(arena, err, spec, text);
    case DOSSIER_FORM_CODES:
        return read_codes(arena, spec, text, value, err);
    case DOSSIER_FORM_DATE:
        if (!read_date(text, date))
            return refuse(err, spec, text, "it takes a date: 31/12/2021, 12/2021 or 2021");
        *value = arena_strdup(arena, date);
    }
    return 0;
}

/* "20 năm", "20", "07/15": the number of years, 0 when it is said otherwise, -1 when it may be a code or years. */
static int years_of(struct arena *arena, const char *text)
{
    char *folded = text_fold(arena, text, strlen(text)), *end;
    struct retention retention;
    long years;

    if (strchr(folded, '/') && retention_parse(folded, &retention))
        return retention.years;
    if (*folded < '0' || *folded > '9')
        return 0;
    years = strtol(folded, &end, 10);
    end += strspn(end, " ");
    if (years < 1 || years > 999 || (*end && strcmp(end, "nam") != 0 && strcmp(end, "years") != 0))
        return 0;
    if (*end || years > 7)
        return (int)years;
    return strlen(text) == 2 ? 0 : -1;
}

static int put_maintenance(struct arena *arena, struct dossier *d, const char *text, struct err *err)
{
    const struct dossier_field_spec *spec = dossier_field_spec(DOSSIER_MAINTENANCE);
    int years = years_of(arena, text);
    const struct dossier_code *code;

    if (years < 0)
        return refuse(err, spec, text, "write the years as '5 năm', or a code as '05'");
    if (years > 0) {
        d->value[DOSSIER_MAINTENANCE] = retention_code_of_years(years);
        d->value[DOSSIER_MAINTENANCE_YEARS] =
            strcmp(d->value[DOSSIER_MAINTENANCE], "07") != 0 ? NULL : arena_printf(arena, "%d", years);
        return 0;
    }
    code = find_code(arena, spec->codes, text);
    if (!code)
        return refuse_code(arena, err, spec, text);
    d->value[DOSSIER_MAINTENANCE] = code->code;
    if (strcmp(code->code, "07") != 0)
        d->value[DOSSIER_MAINTENANCE_YEARS] = NULL;
    return 0;
}

int dossier_field_put(struct arena *arena, struct dossier *d, enum dossier_field field, const char *text,
                      struct err *err)
{
    const struct dossier_field_spec *spec = dossier_field_spec(field);
    const char *line = one_line(arena, text), *value = NULL;

    if (line && has_control(line))
        return refuse(err, spec, "...", "it contains characters that cannot be printed");
    if (line && field == DOSSIER_MAINTENANCE)
        return put_maintenance(arena, d, line, err);
    if (line && read_value(arena, spec, line, &value, err) != 0)
        return -1;
    if (value && text_length(value) > (size_t)spec->most)
        return err_set(err, ERR_INPUT, "%s (%s) has %zu characters; at most %d are allowed", spec->vi, spec->name,
                       text_length(value), spec->most);
    d->value[field] = value;
    if (field == DOSSIER_MAINTENANCE)
        d->value[DOSSIER_MAINTENANCE_YEARS] = NULL;
    return 0;
}

/* Showing --------------------------------------------------------------------------------------------------------- */

static const char *show_date(struct arena *arena, const char *iso)
{
    if (strlen(iso) == 10)
        return arena_printf(arena, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
    return strlen(iso) == 7 ? arena_printf(arena, "%.2s/%.4s", iso + 5, iso) : iso;
}

static const char *show_codes(struct arena *arena, const struct dossier_code *codes, const char *value, bool english)
{
    cleanup_buf struct buf out = {0};

    for (const char *p = value; *p; p += strspn(p, ",")) {
        size_t n = strcspn(p, ",");

        for (const struct dossier_code *c = codes; c->code; c++)
            if (strlen(c->code) == n && !strncmp(c->code, p, n))
                buf_printf(&out, "%s%s", out.len > 0 ? ", " : "", english ? c->en : c->vi);
        p += n;
    }
    return arena_strdup(arena, buf_string(&out));
}

const char *dossier_field_show(struct arena *arena, const struct dossier *d, enum dossier_field field, bool english)
{
    const struct dossier_field_spec *spec = dossier_field_spec(field);
    const char *value = d->value[field], *years = d->value[DOSSIER_MAINTENANCE_YEARS];

    if (!value)
        return "";
    if (field == DOSSIER_MAINTENANCE && years)
        return arena_printf(arena, english ? "%s years" : "%s năm", years);
    if (spec->codes)
        return show_codes(arena, spec->codes, value, english);
    return spec->form == DOSSIER_FORM_DATE ? show_date(arena, value) : value;
}

/* Checking -------------------------------------------------------------------------------------------------------- */

static int check_retention(const struct dossier *d, struct err *err)
{
    const char *code = d->value[DOSSIER_MAINTENANCE], *years = d->value[DOSSIER_MAINTENANCE_YEARS];

    if (!years)
        return 0;
    if (!code || strcmp(code, "07") != 0)
        return err_set(err, ERR_INPUT,
                       "years of retention (maintenance_years) stand only beside the code 07 (khác); write "
                       "maintenance='%s năm' instead",
                       years);
    if (atoi(years) < 1)
        return err_set(err, ERR_INPUT, "the years of retention (maintenance_years) are 1 to 999");
    return 0;
}

int dossier_field_check(const struct dossier *d, struct err *err)
{
    static const enum dossier_field ALWAYS[] = {DOSSIER_ORGAN, DOSSIER_YEAR, DOSSIER_NOTATION, DOSSIER_TITLE};
    const char *start = d->value[DOSSIER_START], *end = d->value[DOSSIER_END];
    const char *risk = d->value[DOSSIER_RISK_RECOVERY];

    for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
        if (!d->value[ALWAYS[i]])
            return err_set(err, ERR_INPUT, "a dossier needs %s (%s)", dossier_field_spec(ALWAYS[i])->vi,
                           dossier_field_spec(ALWAYS[i])->name);
    /* Of dates of different length only the common part can be compared. */
    if (start && end && strncmp(start, end, strlen(start) < strlen(end) ? strlen(start) : strlen(end)) > 0)
        return err_set(err, ERR_INPUT, "the dossier ends (end_date %s) before it starts (start_date %s)", end, start);
    if (d->value[DOSSIER_RISK_STATUS] && (!risk || strcmp(risk, "1") != 0))
        return err_set(err, ERR_INPUT,
                       "whether a spare copy was made (risk_recovery_status) is said only where one is due "
                       "(risk_recovery=1)");
    return check_retention(d, err);
}

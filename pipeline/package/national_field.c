/* The fields of EAD.xml and EAD_doc (TT 05/2025/TT-BNV, Phụ lục I to IV, as third parties quote it): lengths in
 * characters, code lists, dates. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/package/ead.h"
#include "pipeline/package/package_check.h"
#include "pipeline/package/package_ead.h"

/* Where a field belongs: hồ sơ, loose documents, document; in an AIP, in a SIP. */
enum {
    HOSO_AIP = 1,
    HOSO_SIP = 2,
    HOSO = HOSO_AIP | HOSO_SIP,
    LOOSE_AIP = 4,
    LOOSE_SIP = 8,
    LOOSE = LOOSE_AIP | LOOSE_SIP,
    DOC_AIP = 16,
    DOC_SIP = 32,
    DOC = DOC_AIP | DOC_SIP
};

enum form { STRING, NUMBER, BOOLEAN, DATE, CODE };

struct rule {
    const char *name;
    unsigned in;       /* the frames that have it */
    unsigned required; /* those where it must be filled */
    size_t length;     /* characters */
    enum form form;
    int codes; /* CODE: 01 to this */
};

/* Loose documents are in no file that could have a code. Languages may be several. The sources number the kinds 04 to
 * 06 differently; all name 32. */
static const struct rule RULES[] = {
    {"arcFileCode", HOSO_AIP | LOOSE_AIP | DOC_AIP, HOSO_AIP, 100, STRING, 0},
    {"fileCode", HOSO_SIP | LOOSE_SIP, HOSO_SIP, 100, STRING, 0},
    {"title", HOSO | LOOSE, HOSO | LOOSE, 1000, STRING, 0},
    {"source", LOOSE, 0, 1, BOOLEAN, 0},
    {"maintenance", HOSO | DOC_SIP, HOSO, 100, CODE, 7},
    {"mode", HOSO, HOSO, 30, CODE, 3},
    {"mode", DOC, DOC, 20, CODE, 3},
    {"language", HOSO | DOC, 0, 100, CODE, 11},
    {"startDate", HOSO, 0, 10, DATE, 0},
    {"endDate", HOSO, 0, 10, DATE, 0},
    {"keyword", HOSO | DOC, 0, 100, STRING, 0},
    {"totalDoc", HOSO | LOOSE_SIP, 0, 10, NUMBER, 0},
    {"numberOfPaper", HOSO, 0, 10, NUMBER, 0},
    {"numberOfPage", HOSO, 0, 10, NUMBER, 0},
    {"numberOfPage", DOC, 0, 4, NUMBER, 0},
    {"format", HOSO_AIP | DOC_AIP, 0, 50, CODE, 3},
    {"format", HOSO_SIP | DOC_SIP, 0, 50, STRING, 0},
    {"inforSign", HOSO | DOC, 0, 30, STRING, 0},
    {"confidenceLevel", HOSO, 0, 40, CODE, 3},
    {"confidenceLevel", DOC, 0, 30, CODE, 3},
    {"paperFileCode", HOSO, 0, 100, STRING, 0},
    {"riskRecovery", HOSO | DOC_SIP, 0, 5, BOOLEAN, 0},
    {"riskRecoveryStatus", HOSO | DOC_SIP, 0, 2, CODE, 2},
    {"description", HOSO | LOOSE, 0, 2000, STRING, 0},
    {"description", DOC, 0, 500, STRING, 0},
    {"docId", DOC_SIP, 0, 25, STRING, 0},
    {"docCode", DOC, DOC, 100, STRING, 0},
    {"docOrdinal", DOC_AIP, 0, EAD_ORDINAL_DIGITS, NUMBER, 0},
    {"typeName", DOC, DOC, 10, CODE, 32},
    {"codeNumber", DOC, 0, 11, STRING, 0},
    {"codeNotation", DOC, 0, 30, STRING, 0},
    {"issuedDate", DOC, 0, 10, DATE, 0},
    {"organName", DOC, DOC, 200, STRING, 0},
    {"subject", DOC, DOC, 500, STRING, 0},
    {"autograph", DOC, 0, 2000, STRING, 0},
    {"process", DOC, 0, 5, BOOLEAN, 0},
};
#define RULE_COUNT (sizeof RULES / sizeof *RULES)

struct fields {
    struct package_check *check;
    const struct ead *ead;
    const char *path;
    unsigned frame;
};

static bool is_number(const char *s)
{
    return *s && !s[strspn(s, "0123456789")];
}

/* "01", or several: "01,02" "01; 02". */
static bool is_code(const char *s, const struct rule *rule)
{
    bool several = !strcmp(rule->name, "language");

    for (;;) {
        if (!isdigit((unsigned char)s[0]) || !isdigit((unsigned char)s[1]) || isdigit((unsigned char)s[2]) ||
            atoi(s) < 1 || atoi(s) > rule->codes)
            return false;
        s += 2;
        if (!*s)
            return true;
        s += strspn(s, " ,;");
        if (!several || !*s)
            return false;
    }
}

/* Days of a month, leap years counted. */
static int days_in(int month, int year)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return DAYS[month - 1] + (month == 2 && (year % 4 == 0) && (year % 100 != 0 || year % 400 == 0));
}

/* DD/MM/YYYY; with `coarse` MM/YYYY and YYYY too. *key is YYYYMMDD for comparing, or 0. */
static bool is_date(const char *s, bool coarse, int *key)
{
    int day = 1, month = 1, year = 0, end = -1;
    size_t n = strlen(s);

    *key = 0;
    if (s[strspn(s, "0123456789/")])
        return false;
    if (n == 10)
        sscanf(s, "%2d/%2d/%4d%n", &day, &month, &year, &end);
    else if (n == 7 && coarse)
        sscanf(s, "%2d/%4d%n", &month, &year, &end);
    else if (n == 4 && coarse)
        sscanf(s, "%4d%n", &year, &end);
    if (end != (int)n || month < 1 || month > 12 || year < 1000 || day < 1 || day > days_in(month, year))
        return false;
    *key = year * 10000 + month * 100 + day;
    return true;
}

static void check_value(struct fields *f, const struct rule *rule, const struct ead_field *field)
{
    const char *value = field->value;
    int key;

    if (text_length(value) > rule->length)
        package_find(f->check, "TT05-LENGTH", f->path, field->line, field->name,
                     "has %zu characters; at most %zu are allowed", text_length(value), rule->length);
    else if (rule->form == NUMBER && !is_number(value))
        package_find(f->check, "TT05-NUMBER", f->path, field->line, field->name, "is '%s', which is no whole number",
                     value);
    else if (rule->form == BOOLEAN && strcmp(value, "0") != 0 && strcmp(value, "1") != 0)
        package_find(f->check, "TT05-BOOLEAN", f->path, field->line, field->name, "is '%s' and must be 0 or 1", value);
    else if (rule->form == CODE && !is_code(value, rule))
        package_find(f->check, "TT05-CODE", f->path, field->line, field->name, "is '%s' and must be 01 to %02d", value,
                     rule->codes);
    else if (rule->form == DATE && !is_date(value, (f->frame & HOSO_AIP) != 0, &key))
        package_find(f->check, "TT05-DATE", f->path, field->line, field->name, "is '%s' and must be DD/MM/YYYY", value);
}

static const struct rule *rule_of(const struct fields *f, const char *name)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if ((RULES[i].in & f->frame) && !strcmp(RULES[i].name, name))
            return &RULES[i];
    return NULL;
}

static void check_field(struct fields *f, const struct ead_field *field)
{
    const struct rule *rule = rule_of(f, field->name);
    const struct ead_field *first = ead_field(f->ead, field->name);

    if (!rule) {
        package_find(f->check, "TT05-UNKNOWN", f->path, field->line, field->name, "is no field of this frame");
        return;
    }
    if (first != field && strcmp(field->name, "language") != 0)
        package_find(f->check, "TT05-REPEATED", f->path, field->line, field->name, "is there twice");
    if (*field->value)
        check_value(f, rule, field);
}

static void check_presence(struct fields *f, const struct rule *rule)
{
    const struct ead_field *field = ead_field(f->ead, rule->name);

    if ((rule->required & f->frame) && (!field || !*field->value))
        package_find(f->check, "TT05-REQUIRED", f->path, field ? field->line : f->ead->root_line, rule->name,
                     field ? "is empty" : "is missing");
    else if (!field)
        package_find(f->check, "TT05-ABSENT", f->path, f->ead->root_line, rule->name, "is missing from the frame");
}

static long line_of(const struct ead *ead, const char *name)
{
    const struct ead_field *field = ead_field(ead, name);

    return field ? field->line : ead->root_line;
}

/* What one field asks of another. */
static void check_together(struct fields *f)
{
    const struct ead *ead = f->ead;
    int start, end;

    if (!strcmp(ead_value(ead, "riskRecovery"), "1") && !*ead_value(ead, "riskRecoveryStatus"))
        package_find(f->check, "TT05-RISK", f->path, line_of(ead, "riskRecoveryStatus"), "riskRecoveryStatus",
                     "is empty and must be filled, since riskRecovery is 1");
    if ((f->frame & HOSO) && !strcmp(ead_value(ead, "confidenceLevel"), "02") && !*ead_value(ead, "paperFileCode"))
        package_find(f->check, "TT05-PAPER", f->path, line_of(ead, "paperFileCode"), "paperFileCode",
                     "is empty and must be filled for a digitised file");
    if (is_date(ead_value(ead, "startDate"), true, &start) && is_date(ead_value(ead, "endDate"), true, &end) &&
        start > end && strlen(ead_value(ead, "endDate")) == strlen(ead_value(ead, "startDate")))
        package_find(f->check, "TT05-ORDER", f->path, line_of(ead, "endDate"), "endDate",
                     "is '%s', before startDate '%s'", ead_value(ead, "endDate"), ead_value(ead, "startDate"));
}

void national_check_fields(struct package_check *check, const struct ead *ead, const char *path, bool document)
{
    struct fields f = {.check = check, .ead = ead, .path = path};

    if (document)
        f.frame = check->aip ? DOC_AIP : DOC_SIP;
    else if (check->loose)
        f.frame = check->aip ? LOOSE_AIP : LOOSE_SIP;
    else
        f.frame = check->aip ? HOSO_AIP : HOSO_SIP;
    for (size_t i = 0; i < ead->count; i++)
        check_field(&f, &ead->fields[i]);
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (RULES[i].in & f.frame)
            check_presence(&f, &RULES[i]);
    check_together(&f);
}

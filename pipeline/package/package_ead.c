#include "pipeline/package/package_ead.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/base/xml.h"

#define HOSO(code)                                                                                                     \
    {EAD_FILE_CODE, code, 100}, {EAD_TITLE, "title", 1000}, {EAD_MAINTENANCE, "maintenance", 100},                     \
        {EAD_MODE, "mode", 30}, {EAD_LANGUAGE, "language", 100}, {EAD_START_DATE, "startDate", 10},                    \
        {EAD_END_DATE, "endDate", 10}, {EAD_KEYWORD, "keyword", 100}, {EAD_TOTAL_DOC, "totalDoc", 10},                 \
        {EAD_PAPERS, "numberOfPaper", 10}, {EAD_PAGES, "numberOfPage", 10}, {EAD_FORMAT, "format", 50},                \
        {EAD_SIGN, "inforSign", 30}, {EAD_CONFIDENCE, "confidenceLevel", 40},                                          \
        {EAD_PAPER_FILE_CODE, "paperFileCode", 100}, {EAD_RISK, "riskRecovery", 1},                                    \
        {EAD_RISK_STATUS, "riskRecoveryStatus", 2}, {EAD_DESCRIPTION, "description", 2000},

static const struct package_ead_element AIP_HOSO[] = {HOSO("arcFileCode")};
static const struct package_ead_element SIP_HOSO[] = {HOSO("fileCode")};

static const struct package_ead_element AIP_TAILIEU[] = {{EAD_FILE_CODE, "arcFileCode", 100},
                                                         {EAD_TITLE, "title", 1000},
                                                         {EAD_SOURCE, "source", 1},
                                                         {EAD_DESCRIPTION, "description", 2000}};

static const struct package_ead_element SIP_TAILIEU[] = {{EAD_FILE_CODE, "fileCode", 100},
                                                         {EAD_TITLE, "title", 1000},
                                                         {EAD_SOURCE, "source", 1},
                                                         {EAD_TOTAL_DOC, "totalDoc", 10},
                                                         {EAD_DESCRIPTION, "description", 2000}};

static const struct package_ead_element AIP_DOC[] = {{EAD_FILE_CODE, "arcFileCode", 100},
                                                     {EAD_MODE, "mode", 30},
                                                     {EAD_LANGUAGE, "language", 100},
                                                     {EAD_KEYWORD, "keyword", 100},
                                                     {EAD_PAGES, "numberOfPage", 4},
                                                     {EAD_FORMAT, "format", 50},
                                                     {EAD_SIGN, "inforSign", 30},
                                                     {EAD_CONFIDENCE, "confidenceLevel", 30},
                                                     {EAD_DESCRIPTION, "description", 500},
                                                     {EAD_DOC_CODE, "docCode", 100},
                                                     {EAD_ORDINAL, "docOrdinal", EAD_ORDINAL_DIGITS},
                                                     {EAD_TYPE, "typeName", 10},
                                                     {EAD_NUMBER, "codeNumber", 11},
                                                     {EAD_NOTATION, "codeNotation", 30},
                                                     {EAD_ISSUED, "issuedDate", 10},
                                                     {EAD_ORGAN, "organName", 200},
                                                     {EAD_SUBJECT, "subject", 500},
                                                     {EAD_AUTOGRAPH, "autograph", 2000},
                                                     {EAD_PROCESS, "process", 1}};

static const struct package_ead_element SIP_DOC[] = {{EAD_DOC_ID, "docId", 25},
                                                     {EAD_DOC_CODE, "docCode", 100},
                                                     {EAD_MAINTENANCE, "maintenance", 100},
                                                     {EAD_TYPE, "typeName", 10},
                                                     {EAD_NUMBER, "codeNumber", 11},
                                                     {EAD_NOTATION, "codeNotation", 30},
                                                     {EAD_ISSUED, "issuedDate", 10},
                                                     {EAD_ORGAN, "organName", 200},
                                                     {EAD_SUBJECT, "subject", 500},
                                                     {EAD_LANGUAGE, "language", 100},
                                                     {EAD_PAGES, "numberOfPage", 4},
                                                     {EAD_SIGN, "inforSign", 30},
                                                     {EAD_KEYWORD, "keyword", 100},
                                                     {EAD_MODE, "mode", 30},
                                                     {EAD_CONFIDENCE, "confidenceLevel", 30},
                                                     {EAD_AUTOGRAPH, "autograph", 2000},
                                                     {EAD_FORMAT, "format", 50},
                                                     {EAD_RISK, "riskRecovery", 1},
                                                     {EAD_RISK_STATUS, "riskRecoveryStatus", 2},
                                                     {EAD_PROCESS, "process", 1},
                                                     {EAD_DESCRIPTION, "description", 500}};

static const struct package_ead_element DUBLIN_CORE[] = {
    {EAD_TITLE, "dc:title", 0},         {EAD_ORGAN, "dc:creator", 0},
    {EAD_KEYWORD, "dc:subject", 0},     {EAD_DESCRIPTION, "dc:description", 0},
    {EAD_ISSUED, "dc:date", 0},         {EAD_TYPE_WORDS, "dc:type", 0},
    {EAD_DOC_CODE, "dc:identifier", 0}, {EAD_LANGUAGE_TAG, "dc:language", 0}};

static const struct {
    const struct package_ead_element *elements;
    size_t count;
} FORMS[] = {
#define FORM(id) [EAD_##id] = {id, sizeof id / sizeof *id}
    FORM(AIP_HOSO), FORM(SIP_HOSO), FORM(AIP_TAILIEU), FORM(SIP_TAILIEU),
    FORM(AIP_DOC),  FORM(SIP_DOC),  FORM(DUBLIN_CORE),
#undef FORM
};

const struct package_ead_element *package_ead_elements(enum package_ead_form form, size_t *count)
{
    *count = FORMS[form].count;
    return FORMS[form].elements;
}

/* At most `length` characters, cut at a space when there is one in the last quarter. */
static void put_cut(struct buf *out, const char *value, size_t length)
{
    size_t n = strlen(value), at = 0, space = 0, step;

    for (size_t i = 0; i + 1 < length && at < n; i++) {
        if (value[at] == ' ' && i > length / 4 * 3)
            space = at;
        text_next(value + at, n - at, &step);
        at += step;
    }
    buf_append(out, value, space ? space : at);
    buf_puts(out, "…");
}

static void put_element(struct xml *xml, const struct package_ead_element *element, const char *value, size_t *cut)
{
    cleanup_buf struct buf shortened = {0};

    if (element->length && text_length(value) > (size_t)element->length) {
        put_cut(&shortened, value, (size_t)element->length);
        value = buf_string(&shortened);
        if (cut)
            ++*cut;
    }
    xml_open(xml, element->name);
    xml_text(xml, value);
    xml_close(xml);
}

int package_ead_put(enum package_ead_form form, const struct package_ead *ead, struct buf *out, size_t *cut,
                    struct err *err)
{
    struct xml *xml = xml_new(true, true);

    if (form == EAD_DUBLIN_CORE) {
        xml_open(xml, "oai_dc:dc");
        xml_attribute(xml, "xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/");
        xml_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    } else {
        xml_open(xml, "simpledc");
    }
    for (size_t i = 0; i < FORMS[form].count; i++) {
        const struct package_ead_element *element = &FORMS[form].elements[i];
        const char *value = ead->values[element->value];

        if (form != EAD_DUBLIN_CORE || (value && *value))
            put_element(xml, element, value ? value : "", cut);
    }
    xml_close(xml);
    return xml_finish(xml, out, err);
}

/* Kinds by their codes from 01, in the order of Nghị định 30/2020, Phụ lục III. 04 to 06 are a setting: the sources
 * differ. */
static const char *const TYPES[] = {"Nghị quyết",
                                    "Quyết định",
                                    "Chỉ thị",
                                    NULL,
                                    NULL,
                                    NULL,
                                    "Thông báo",
                                    "Hướng dẫn",
                                    "Chương trình",
                                    "Kế hoạch",
                                    "Phương án",
                                    "Đề án",
                                    "Dự án",
                                    "Báo cáo",
                                    "Tờ trình",
                                    "Giấy ủy quyền",
                                    "Phiếu gửi",
                                    "Phiếu chuyển",
                                    "Phiếu báo",
                                    "Biên bản",
                                    "Hợp đồng",
                                    "Công văn",
                                    "Công điện",
                                    "Bản ghi nhớ",
                                    "Bản thỏa thuận",
                                    "Giấy mời",
                                    "Giấy giới thiệu",
                                    "Giấy nghỉ phép",
                                    "Thư công",
                                    "Bản đồ",
                                    "Bản vẽ kỹ thuật"};
static const char CODES[][3] = {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11",
                                "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
                                "23", "24", "25", "26", "27", "28", "29", "30", "31", "32"};
#define TYPE_COUNT   (sizeof TYPES / sizeof *TYPES)
#define MIDDLE_FIRST 3

static bool same_kind(const char *a, const char *b, size_t n)
{
    cleanup_arena struct arena arena = {0};

    return !strcmp(text_fold(&arena, a, strlen(a)), text_fold(&arena, b, n));
}

const char *package_ead_type_code(const char *type, const char *middle)
{
    size_t at = MIDDLE_FIRST;

    if (!type || !*type)
        return "";
    for (const char *s = middle; *s && at < MIDDLE_FIRST + 3; at++) {
        size_t n = strcspn(s, ","), skip = strspn(s, " ");

        if (n > skip && same_kind(type, s + skip, n - skip))
            return CODES[at];
        s += n + (s[n] == ',');
    }
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (TYPES[i] && same_kind(type, TYPES[i], strlen(TYPES[i])))
            return CODES[i];
    return CODES[TYPE_COUNT];
}

const char *package_ead_type_words(const char *code)
{
    static const char *const MIDDLE[] = {"Quy chế", "Quy định", "Thông cáo"};

    for (size_t i = 0; i <= TYPE_COUNT; i++)
        if (!strcmp(CODES[i], code))
            return i == TYPE_COUNT ? "" : TYPES[i] ? TYPES[i] : MIDDLE[i - MIDDLE_FIRST];
    return code;
}

#include "tools/sheet_form.h"

#include <ctype.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define PATH_COLUMN                                                                                                    \
    {                                                                                                                  \
        {"Đường dẫn file", SHEET_TEXT, 30}, 0, SOURCE_PATH, 0                                                          \
    }
#define OWN_COLUMNS                                                                                                    \
    {{"Cần duyệt", SHEET_TEXT, 16}, 0, SOURCE_QUESTIONS, 0},                                                           \
        {{"Xác nhận (gõ x)", SHEET_TEXT, 9}, 0, SOURCE_CONFIRM, 0},                                                    \
        {{"Mã đối chiếu (không sửa)", SHEET_CODE, 12}, 0, SOURCE_TOKEN, 0},

/* Headings and order as digitisation delivers them; lengths of Thông tư 02/2019/TT-BNV. */
static const struct sheet_form_column CATALOGUE[] = {
    {{"STT", SHEET_NUMBER, 6}, 0, SOURCE_ROW, 0},
    {{"Phông", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_FONDS},
    {{"Mục lục", SHEET_TEXT, 9}, 0, SOURCE_DOSSIER, DOSSIER_INVENTORY},
    {{"Hộp số", SHEET_TEXT, 9}, 0, SOURCE_DOSSIER, DOSSIER_BOX},
    {{"Số và ký hiệu hồ sơ", SHEET_TEXT, 14}, 0, SOURCE_DOSSIER, DOSSIER_NOTATION},
    {{"Tiêu đề hồ sơ", SHEET_TEXT, 40}, 0, SOURCE_DOSSIER, DOSSIER_TITLE},
    {{"Thời hạn bảo quản", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_MAINTENANCE},
    {{"Chế độ sử dụng", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_MODE},
    {{"Ngôn ngữ", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_LANGUAGE},
    {{"Ngày bắt đầu", SHEET_SERIAL, 8}, 0, SOURCE_DOSSIER_DAY, DOSSIER_START},
    {{"Tháng bắt đầu", SHEET_SERIAL, 8}, 0, SOURCE_DOSSIER_MONTH, DOSSIER_START},
    {{"Năm bắt đầu", SHEET_NUMBER, 8}, 0, SOURCE_DOSSIER_YEAR, DOSSIER_START},
    {{"Ngày kết thúc", SHEET_SERIAL, 8}, 0, SOURCE_DOSSIER_DAY, DOSSIER_END},
    {{"Tháng kết thúc", SHEET_SERIAL, 8}, 0, SOURCE_DOSSIER_MONTH, DOSSIER_END},
    {{"Năm kết thúc", SHEET_NUMBER, 8}, 0, SOURCE_DOSSIER_YEAR, DOSSIER_END},
    {{"Tổng số văn bản trong hồ sơ", SHEET_NUMBER, 10}, 0, SOURCE_DOSSIER_COUNT, 0},
    {{"Chú giải", SHEET_TEXT, 20}, 0, SOURCE_DOSSIER, DOSSIER_ANNOTATION},
    {{"Ký hiệu thông tin", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_INFOR_SIGN},
    {{"Từ khóa", SHEET_TEXT, 16}, 0, SOURCE_DOSSIER, DOSSIER_KEYWORD},
    {{"Số lượng tờ", SHEET_NUMBER, 8}, 0, SOURCE_DOSSIER, DOSSIER_SHEETS},
    {{"Tình trạng vật lý", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_FORMAT},
    {{"Mức độ tin cậy", SHEET_TEXT, 12}, 0, SOURCE_DOSSIER, DOSSIER_CONFIDENCE},
    {{"Mã hồ sơ giấy gốc", SHEET_TEXT, 16}, 0, SOURCE_DOSSIER, DOSSIER_PAPER_FILE_CODE},
    {{"Ghi chú", SHEET_TEXT, 20}, 0, SOURCE_DOSSIER, DOSSIER_DESCRIPTION},
    {{"Số thứ tự văn bản trong hồ sơ", SHEET_NUMBER, 9}, 4, SOURCE_ORDINAL, 0},
    {{"Tên loại văn bản", SHEET_TEXT, 14}, 100, SOURCE_FIELD, FIELD_TYPE},
    {{"Số của văn bản", SHEET_SERIAL, 9}, 11, SOURCE_DIGITS, 0},
    {{"Ký hiệu của văn bản", SHEET_TEXT, 16}, 30, SOURCE_FIELD, FIELD_SYMBOL},
    {{"Ngày văn bản", SHEET_SERIAL, 8}, 2, SOURCE_DAY, 0},
    {{"Tháng văn bản", SHEET_SERIAL, 8}, 2, SOURCE_MONTH, 0},
    {{"Năm văn bản", SHEET_NUMBER, 8}, 4, SOURCE_YEAR, 0},
    {{"Tên cơ quan, tổ chức ban hành văn bản", SHEET_TEXT, 30}, 200, SOURCE_FIELD, FIELD_ISSUER},
    {{"Trích yếu nội dung", SHEET_TEXT, 50}, 500, SOURCE_FIELD, FIELD_ABSTRACT},
    {{"Ngôn ngữ", SHEET_TEXT, 12}, 100, SOURCE_NONE, 0},
    {{"Số lượng trang của văn bản", SHEET_NUMBER, 9}, 4, SOURCE_PAGES, 0},
    {{"Ghi chú", SHEET_TEXT, 20}, 500, SOURCE_REMARK, 0},
    {{"Ký hiệu thông tin", SHEET_TEXT, 12}, 30, SOURCE_NONE, 0},
    {{"Từ khóa", SHEET_TEXT, 16}, 100, SOURCE_NONE, 0},
    {{"Chế độ sử dụng", SHEET_TEXT, 12}, 20, SOURCE_MODE, 0},
    {{"Mức độ tin cậy", SHEET_TEXT, 12}, 30, SOURCE_CONFIDENCE, 0},
    {{"Bút tích", SHEET_TEXT, 16}, 2000, SOURCE_NONE, 0},
    {{"Tình trạng vật lý", SHEET_TEXT, 12}, 50, SOURCE_NONE, 0},
    {{"Quy trình xử lý (nếu có)", SHEET_TEXT, 12}, 0, SOURCE_NONE, 0},
    {{"Tờ số", SHEET_TEXT, 8}, 0, SOURCE_SHEETS, 0},
    {{"Loại tài liệu", SHEET_TEXT, 12}, 0, SOURCE_NONE, 0},
    PATH_COLUMN,
    OWN_COLUMNS};

static const struct sheet_form_column OUTGOING[] = {
    {{"Số, ký hiệu văn bản", SHEET_TEXT, 16}, 41, SOURCE_FIELD, FIELD_NUMBER},
    {{"Ngày tháng văn bản", SHEET_DATE, 12}, 10, SOURCE_FIELD, FIELD_DATE},
    {{"Tên loại và trích yếu nội dung văn bản", SHEET_TEXT, 50}, 600, SOURCE_SUBJECT, 0},
    {{"Người ký", SHEET_TEXT, 20}, 50, SOURCE_FIELD, FIELD_SIGNER},
    {{"Nơi nhận văn bản", SHEET_TEXT, 30}, 1000, SOURCE_FIELD, FIELD_RECIPIENTS},
    {{"Đơn vị, người nhận bản lưu", SHEET_TEXT, 16}, 0, SOURCE_NONE, 0},
    {{"Số lượng bản", SHEET_NUMBER, 8}, 0, SOURCE_NONE, 0},
    {{"Ngày chuyển", SHEET_DATE, 12}, 0, SOURCE_NONE, 0},
    {{"Ký nhận", SHEET_TEXT, 12}, 0, SOURCE_NONE, 0},
    {{"Ghi chú", SHEET_TEXT, 16}, 0, SOURCE_NONE, 0},
    PATH_COLUMN,
    OWN_COLUMNS};

static const struct sheet_form_column INCOMING[] = {
    {{"Ngày đến", SHEET_DATE, 12}, 0, SOURCE_NONE, 0},
    {{"Số đến", SHEET_NUMBER, 8}, 0, SOURCE_NONE, 0},
    {{"Tác giả", SHEET_TEXT, 30}, 200, SOURCE_FIELD, FIELD_ISSUER},
    {{"Số, ký hiệu văn bản", SHEET_TEXT, 16}, 41, SOURCE_FIELD, FIELD_NUMBER},
    {{"Ngày tháng văn bản", SHEET_DATE, 12}, 10, SOURCE_FIELD, FIELD_DATE},
    {{"Tên loại và trích yếu nội dung văn bản", SHEET_TEXT, 50}, 600, SOURCE_SUBJECT, 0},
    {{"Đơn vị hoặc người nhận", SHEET_TEXT, 20}, 0, SOURCE_NONE, 0},
    {{"Ngày chuyển", SHEET_DATE, 12}, 0, SOURCE_NONE, 0},
    {{"Ký nhận", SHEET_TEXT, 12}, 0, SOURCE_NONE, 0},
    {{"Ghi chú", SHEET_TEXT, 16}, 0, SOURCE_NONE, 0},
    PATH_COLUMN,
    OWN_COLUMNS};

static const struct {
    const char *name, *sheet;
    const struct sheet_form_column *columns;
    size_t count;
} FORMS[] = {
#define FORM(id, name, sheet) {name, sheet, id, sizeof id / sizeof *id},
    SHEET_FORM_TABLE(FORM)
#undef FORM
};

_Static_assert(sizeof CATALOGUE / sizeof *CATALOGUE == SHEET_FORM_COLUMNS, "the longest form");

const char *sheet_form_name(enum sheet_form form)
{
    return FORMS[form].name;
}

const char *sheet_form_sheet_name(enum sheet_form form)
{
    return FORMS[form].sheet;
}

bool sheet_form_by_name(const char *name, enum sheet_form *form)
{
    for (int i = 0; i < SHEET_FORM_COUNT; i++)
        if (!strcmp(name, FORMS[i].name)) {
            *form = (enum sheet_form)i;
            return true;
        }
    return false;
}

const struct sheet_form_column *sheet_form_columns(enum sheet_form form, size_t *count)
{
    *count = FORMS[form].count;
    return FORMS[form].columns;
}

const char *sheet_form_heading_key(struct arena *arena, const char *heading)
{
    char *key = text_fold(arena, heading, strlen(heading)), *to = key;

    for (const char *s = key; *s; s++)
        if (isalnum((unsigned char)*s))
            *to++ = *s;
    *to = '\0';
    return key;
}

size_t sheet_form_column_of(enum sheet_form form, const char *heading, size_t nth)
{
    cleanup_arena struct arena arena = {0};
    const char *key = sheet_form_heading_key(&arena, heading);
    size_t i;

    for (i = 0; i < FORMS[form].count; i++)
        if (!strcmp(key, sheet_form_heading_key(&arena, FORMS[form].columns[i].sheet.heading)) && nth-- == 0)
            break;
    return i;
}

int sheet_form_length(enum sheet_form form, enum field_id field)
{
    /* Of what stands in no column by itself: digits, symbol and what joins them; kind and abstract of a register. */
    static const int lengths[FIELD_COUNT] = {[FIELD_NUMBER] = 42, [FIELD_TYPE] = 100, [FIELD_ABSTRACT] = 500};

    for (size_t i = 0; i < FORMS[form].count; i++)
        if (FORMS[form].columns[i].source == SOURCE_FIELD && FORMS[form].columns[i].part == (int)field)
            return FORMS[form].columns[i].length;
    return lengths[field];
}

/* The fields of a dossier (hồ sơ): their names, lengths and code lists, in one table that the catalogue, the command,
 * the web page, the sheets and the packages read.
 *
 * Names, lengths and codes: Thông tư 05/2025/TT-BNV (EAD.xml of a hồ sơ); organ, year, notation and creator also
 * Nghị định 30/2020 Phụ lục VI Phần II.III; annotation, inventory and box are columns of the sheet by which
 * digitisation is delivered. */
#ifndef SOHOA_INDEX_DOSSIER_FIELD_H
#define SOHOA_INDEX_DOSSIER_FIELD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct dossier;
struct err;

/* FIELD(identifier, name, form, most characters, element of EAD.xml or NULL, Vietnamese, English) */
#define DOSSIER_FIELD_TABLE(FIELD)                                                                                     \
    FIELD(ORGAN, organ_id, PART, 13, NULL, "Mã định danh cơ quan", "Agency code")                                      \
    FIELD(YEAR, year, YEAR, 4, NULL, "Năm hình thành", "Year")                                                         \
    FIELD(NOTATION, notation, PART, 20, NULL, "Số và ký hiệu hồ sơ", "Notation")                                       \
    FIELD(TITLE, title, TEXT, 1000, "title", "Tiêu đề hồ sơ", "Title")                                                 \
    FIELD(MAINTENANCE, maintenance, CODE, 2, "maintenance", "Thời hạn bảo quản", "Retention")                          \
    FIELD(MAINTENANCE_YEARS, maintenance_years, NUMBER, 3, NULL, "Số năm bảo quản", "Years of retention")              \
    FIELD(MAINTENANCE_BASIS, maintenance_basis, TEXT, 500, NULL, "Căn cứ thời hạn bảo quản", "Basis of retention")     \
    FIELD(MODE, mode, CODE, 2, "mode", "Chế độ sử dụng", "Mode of use")                                                \
    FIELD(LANGUAGE, language, CODES, 100, "language", "Ngôn ngữ", "Languages")                                         \
    FIELD(START, start_date, DATE, 10, "startDate", "Thời gian bắt đầu", "Start date")                                 \
    FIELD(END, end_date, DATE, 10, "endDate", "Thời gian kết thúc", "End date")                                        \
    FIELD(KEYWORD, keyword, TEXT, 100, "keyword", "Từ khóa", "Keywords")                                               \
    FIELD(PAPER_FILE_CODE, paper_file_code, TEXT, 100, "paperFileCode", "Mã hồ sơ giấy gốc", "Paper file code")        \
    FIELD(SHEETS, sheets, NUMBER, 10, "numberOfPaper", "Số lượng tờ", "Sheets of paper")                               \
    FIELD(FORMAT, format, CODE, 2, "format", "Tình trạng vật lý", "Physical condition")                                \
    FIELD(INFOR_SIGN, infor_sign, TEXT, 30, "inforSign", "Ký hiệu thông tin", "Information sign")                      \
    FIELD(CONFIDENCE, confidence_level, CODE, 2, "confidenceLevel", "Mức độ tin cậy", "Level of confidence")           \
    FIELD(RISK_RECOVERY, risk_recovery, CODE, 1, "riskRecovery", "Chế độ dự phòng", "Spare copy due")                  \
    FIELD(RISK_STATUS, risk_recovery_status, CODE, 2, "riskRecoveryStatus", "Tình trạng dự phòng", "Spare copy")       \
    FIELD(DESCRIPTION, description, TEXT, 2000, "description", "Ghi chú", "Note")                                      \
    FIELD(ANNOTATION, annotation, TEXT, 2000, NULL, "Chú giải", "Annotation")                                          \
    FIELD(CREATOR, creator, TEXT, 30, NULL, "Người lập hồ sơ", "Creator")                                              \
    FIELD(FONDS, fonds, PART, 13, NULL, "Mã phông", "Fonds code")                                                      \
    FIELD(ARCHIVE, archive, PART, 13, NULL, "Mã cơ quan lưu trữ", "Archive code")                                      \
    FIELD(INVENTORY, inventory, TEXT, 20, NULL, "Mục lục số", "Inventory number")                                      \
    FIELD(BOX, box, TEXT, 20, NULL, "Hộp số", "Box number")

enum dossier_field {
#define FIELD(id, name, form, most, element, vi, en) DOSSIER_##id,
    DOSSIER_FIELD_TABLE(FIELD)
#undef FIELD
        DOSSIER_FIELD_COUNT
};

/* How a value is stored. All are UTF-8, NFC, without line breaks or blanks at the ends. */
enum dossier_form {
    DOSSIER_FORM_TEXT,
    DOSSIER_FORM_PART,   /* part of a code and of file names: no blanks and none of / \ : * ? " < > | */
    DOSSIER_FORM_YEAR,   /* 4 digits */
    DOSSIER_FORM_NUMBER, /* digits without leading zeros */
    DOSSIER_FORM_CODE,   /* one of the field's codes */
    DOSSIER_FORM_CODES,  /* several, parted by commas, in order of the list */
    DOSSIER_FORM_DATE    /* YYYY-MM-DD, YYYY-MM or YYYY */
};

struct dossier_code {
    const char *code, *vi, *en;
};

struct dossier_field_spec {
    const char *name; /* column, JSON key, and what the command calls it */
    enum dossier_form form;
    int most;            /* characters of the stored form */
    const char *element; /* of EAD.xml; or NULL */
    const char *vi, *en;
    const struct dossier_code *codes; /* ends with a NULL code; NULL without a list */
};

const struct dossier_field_spec *dossier_field_spec(enum dossier_field field);
/* By the spec's name, or by its label in one of the languages, in any case and with or without marks. */
bool dossier_field_by_name(const char *name, enum dossier_field *field);

/* Puts what a person wrote into the dossier's field, in the form it is stored in; "" and NULL empty it. Dates also as
 * DD/MM/YYYY or MM/YYYY; codes also by their words ("vĩnh viễn", "public"), several parted by commas or semicolons; the
 * retention also as "20 năm" or "15", which sets its years. ERR_INPUT says what the field takes; the dossier then stays
 * as it was. */
int dossier_field_put(struct arena *arena, struct dossier *dossier, enum dossier_field field, const char *text,
                      struct err *err);

/* A value as a person reads it: dates as DD/MM/YYYY, codes in words. "" for NULL. In the arena or constant. */
const char *dossier_field_show(struct arena *arena, const struct dossier *dossier, enum dossier_field field,
                               bool english);

/* What must hold of a dossier as a whole: agency, year, notation and title are there, it does not end before it starts,
 * years of retention stand with the code 07 alone, the status of a spare copy with a spare copy. ERR_INPUT. */
int dossier_field_check(const struct dossier *dossier, struct err *err);

#endif

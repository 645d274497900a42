/* The descriptive metadata of packages: what Thông tư 05/2025/TT-BNV asks of a hồ sơ (EAD.xml) and of a document
 * (EAD_doc), Phụ lục I to IV, and Dublin Core for packages that are none of its. One description fills every form: a
 * form is a list of elements in their order, each with the value it takes and the longest it may be.
 *
 * Source of the forms: public notes of the circular (its text was not at hand); the order is that of its frame, and
 * readers must not depend on it. The lengths of a document's elements in an AIP are not told there and taken from the
 * SIP. */
#ifndef SOHOA_PACKAGE_PACKAGE_EAD_H
#define SOHOA_PACKAGE_PACKAGE_EAD_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;

/* Digits of docOrdinal: as many as docCode has for the ordinal; the notes of the circular give it no length of its own.
 * A package has no more documents than that. */
#define EAD_ORDINAL_DIGITS 7
#define EAD_DOCUMENTS      9999999

/* VALUE(identifier, what it is). Codes are those of the circular's lists. */
#define EAD_VALUE_TABLE(VALUE)                                                                                         \
    VALUE(FILE_CODE, "mã hồ sơ: of the hồ sơ, or of the one a document is in")                                         \
    VALUE(TITLE, "tiêu đề")                                                                                            \
    VALUE(MAINTENANCE, "thời hạn lưu trữ, code")                                                                       \
    VALUE(MODE, "chế độ sử dụng, code")                                                                                \
    VALUE(LANGUAGE, "ngôn ngữ, code")                                                                                  \
    VALUE(START_DATE, "thời gian bắt đầu, DD/MM/YYYY, MM/YYYY or YYYY")                                                \
    VALUE(END_DATE, "thời gian kết thúc, the same")                                                                    \
    VALUE(KEYWORD, "từ khóa")                                                                                          \
    VALUE(TOTAL_DOC, "tổng số tài liệu")                                                                               \
    VALUE(PAPERS, "số lượng tờ")                                                                                       \
    VALUE(PAGES, "số lượng trang")                                                                                     \
    VALUE(FORMAT, "tình trạng vật lý, code")                                                                           \
    VALUE(SIGN, "ký hiệu thông tin")                                                                                   \
    VALUE(CONFIDENCE, "mức độ tin cậy, code")                                                                          \
    VALUE(PAPER_FILE_CODE, "mã hồ sơ giấy gốc")                                                                        \
    VALUE(RISK, "chế độ dự phòng, 1 or 0")                                                                             \
    VALUE(RISK_STATUS, "tình trạng dự phòng, code")                                                                    \
    VALUE(DESCRIPTION, "ghi chú")                                                                                      \
    VALUE(SOURCE, "0 văn bản đi, 1 văn bản đến")                                                                       \
    VALUE(DOC_ID, "mã tài liệu within the package")                                                                    \
    VALUE(DOC_CODE, "mã lưu trữ của tài liệu")                                                                         \
    VALUE(ORDINAL, "số thứ tự trong hồ sơ")                                                                            \
    VALUE(TYPE, "tên loại, code")                                                                                      \
    VALUE(NUMBER, "số của văn bản")                                                                                    \
    VALUE(NOTATION, "ký hiệu của văn bản")                                                                             \
    VALUE(ISSUED, "ngày, tháng, năm văn bản, DD/MM/YYYY")                                                              \
    VALUE(ORGAN, "cơ quan ban hành")                                                                                   \
    VALUE(SUBJECT, "trích yếu nội dung")                                                                               \
    VALUE(AUTOGRAPH, "bút tích")                                                                                       \
    VALUE(PROCESS, "quy trình xử lý, 1 or 0")                                                                          \
    VALUE(TYPE_WORDS, "tên loại in words, for Dublin Core")                                                            \
    VALUE(LANGUAGE_TAG, "ngôn ngữ as a tag of BCP 47, for Dublin Core")

enum package_ead_value {
#define VALUE(id, meaning) EAD_##id,
    EAD_VALUE_TABLE(VALUE)
#undef VALUE
        EAD_VALUE_COUNT
};

/* A hồ sơ, a set of loose documents, or a document. NULL and "" alike: not known. */
struct package_ead {
    const char *values[EAD_VALUE_COUNT];
};

struct package_ead_element {
    enum package_ead_value value;
    const char *name;
    int length; /* characters at most; 0: no limit */
};

enum package_ead_form {
    EAD_AIP_HOSO,
    EAD_SIP_HOSO,
    EAD_AIP_TAILIEU,
    EAD_SIP_TAILIEU,
    EAD_AIP_DOC,
    EAD_SIP_DOC,
    EAD_DUBLIN_CORE,
    EAD_FORM_COUNT
};

/* The elements of a form, in order. */
const struct package_ead_element *package_ead_elements(enum package_ead_form form, size_t *count);

/* Appends the XML. An element without a value is written empty, in Dublin Core left out. A value that is too long is
 * cut at a word and ends in "…"; *cut (may be NULL) is then counted up. */
int package_ead_put(enum package_ead_form form, const struct package_ead *ead, struct buf *out, size_t *cut,
                    struct err *err);

/* The code of a kind of document (tên loại) in words, "32" (khác) for one that has none, "" for NULL. `middle`: the
 * kinds that 04 to 06 stand for, parted by ",". */
const char *package_ead_type_code(const char *type, const char *middle);
/* The reverse, as most sources have it; what is no code stays as it is. "" for "32". */
const char *package_ead_type_words(const char *code);

#endif

/* A document and what is known of it: fields with their evidence, citations, task rows. */
#ifndef SOHOA_MODEL_DOCUMENT_H
#define SOHOA_MODEL_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/page.h"

/* FIELD(identifier, name in JSON and on the command line, label in Vietnamese, meaning) */
#define FIELD_TABLE(FIELD)                                                                                             \
    FIELD(NUMBER, "number", "Số, ký hiệu", "number and symbol as cited, e.g. 768/QĐ-UBND")                             \
    FIELD(SYMBOL, "symbol", "Ký hiệu", "the part of the number after its digits and year, e.g. QĐ-UBND")               \
    FIELD(DATE, "date", "Ngày ban hành", "date of issue, YYYY-MM-DD")                                                  \
    FIELD(TYPE, "type", "Loại văn bản", "kind of document, e.g. Quyết định; Công văn prints none")                     \
    FIELD(ISSUER, "issuer", "Cơ quan ban hành", "issuing agency, full name")                                           \
    FIELD(PARENT, "parent", "Cơ quan chủ quản", "agency above the issuer, as printed over it")                         \
    FIELD(ABSTRACT, "abstract", "Trích yếu", "what the document is about")                                             \
    FIELD(PLACE, "place", "Nơi ban hành", "place before the date")                                                     \
    FIELD(SIGNER, "signer", "Người ký", "name of the signer")                                                          \
    FIELD(SIGNER_TITLE, "signer_title", "Chức vụ", "title of the signer, with KT., TL. and the like")                  \
    FIELD(SECURITY, "security", "Độ mật", "MẬT, TỐI MẬT or TUYỆT MẬT; null when there is no mark")                     \
    FIELD(URGENCY, "urgency", "Độ khẩn", "KHẨN, THƯỢNG KHẨN or HỎA TỐC; null when there is no mark")                   \
    FIELD(RECIPIENTS, "recipients", "Nơi nhận", "who gets it, parted by \"; \"; null when there is no list well read") \
    FIELD(COPY, "copy", "Hình thức sao", "SAO Y, SAO LỤC or TRÍCH SAO; null when it is no copy")

enum field_id {
#define FIELD(id, name, label, meaning) FIELD_##id,
    FIELD_TABLE(FIELD)
#undef FIELD
        FIELD_COUNT
};

enum field_status {
    STATUS_AUTO,     /* read by machine, sure enough; also for "certainly absent" with a null value */
    STATUS_REVIEW,   /* a person is asked */
    STATUS_CONFIRMED /* a person said so; a machine never changes it */
};

struct candidate {
    const char *value;
    double confidence;
};

struct field {
    const char *value; /* NULL: none. In review: the best candidate, if there is one */
    double confidence; /* 0..1 that the value is right */
    enum field_status status;
    int page;                     /* from 1; 0 when it stands nowhere */
    struct box box;               /* px in the original raster of that page; all zero when page is 0 */
    const char *rule;             /* which rule found it, e.g. "number.line"; NULL when nothing was found */
    struct candidate *candidates; /* in review, best first; candidates[0] is the value */
    size_t candidate_count;
};

struct citation {
    const char *number;  /* normalised, e.g. 30/2020/NĐ-CP */
    const char *date;    /* YYYY-MM-DD or NULL */
    const char *type;    /* kind as in the type field, or NULL */
    const char *issuer;  /* or NULL */
    const char *printed; /* as it stands on the paper */
    int page;
    struct box box; /* original raster */
};

/* One row of a plan's annex table; NULL where the cell is empty or the column absent. */
struct task {
    const char *no, *activity, *product, *lead, *support, *deadline;
    int page;
    const char
        *heading; /* of the group of rows it stands in, e.g. "II. Cải cách thể chế", outer groups first; or NULL */
};

struct document {
    struct page *pages;
    size_t page_count;
    bool administrative; /* false: a web page, photo or form; its fields are all null */
    const char *note;    /* e.g. "not an administrative document", "Kế hoạch attached on page 2"; or NULL */
    struct field fields[FIELD_COUNT];
    struct citation *citations;
    size_t citation_count;
    struct task *tasks;
    size_t task_count;
};

const char *field_name(enum field_id id);
const char *field_label(enum field_id id);
const char *field_meaning(enum field_id id);
bool field_by_name(const char *name, enum field_id *id); /* "number", and "signer-title" for "signer_title" */
const char *field_status_name(enum field_status status); /* auto, review, confirmed */
bool field_status_by_name(const char *name, enum field_status *status);
/* True where a person must look at a field of this document. */
bool document_needs_review(const struct document *document);
/* True where a person has confirmed one of its fields. */
bool document_is_confirmed(const struct document *document);

#endif

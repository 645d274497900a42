/* How long something is kept (thời hạn bảo quản), as a code of Thông tư 05/2025/TT-BNV.
 *
 * In writing: "01" permanent; "02".."06" 70, 50, 30, 20, 10 years; "07" other, "07/15" other of 15 years; "07" alone is
 * a period that ends with an event ("until no longer in force"), of which no year can be told. */
#ifndef SOHOA_INDEX_RETENTION_H
#define SOHOA_INDEX_RETENTION_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct catalogue;
struct err;

enum retention_kind {
    RETENTION_NONE,     /* not decided */
    RETENTION_YEARS,    /* so many years from the end of the year the work ended in */
    RETENTION_EVENT,    /* until something happens */
    RETENTION_PERMANENT /* for ever */
};

struct retention {
    enum retention_kind kind;
    int years; /* of RETENTION_YEARS, 1..999 */
};

/* NULL and "" are NONE. False when it is no such code. */
bool retention_parse(const char *code, struct retention *retention);
/* The code of a number of years: "05" for 20, "07" for those without a code of their own. */
const char *retention_code_of_years(int years);
/* The longer of two (Luật Lưu trữ 33/2024/QH15 Điều 15.4). Nobody knows whether an event comes after so many years:
 * *known becomes false when the two cannot be compared; the event is then taken. */
struct retention retention_longer(struct retention a, struct retention b, bool *known);

/* What is decided of a document: its retention code as above, mode of use ("01".."03") and security class; NULL leaves
 * a part as it is, "" takes it away. An event tells of it and the record follows. ERR_INPUT, ERR_NOT_FOUND. */
struct appraisal {
    const char *retention_code, *mode_of_use, *security_class;
};
int retention_appraise(struct catalogue *c, int64_t document, const struct appraisal *appraisal, const char *who,
                       struct err *err);

#endif

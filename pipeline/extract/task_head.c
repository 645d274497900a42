#include "pipeline/extract/task_head.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/extract/match.h"

/* In this order: "Thời gian thực hiện nhiệm vụ" is a deadline, "Kết quả hoàn thành" a product. Who carries a task out
 * leads it. */
static const struct {
    const char *key;
    enum role role;
} CAPTIONS[] = {
    {"thoigian", ROLE_DEADLINE},  {"thoihan", ROLE_DEADLINE},  {"thoidiem", ROLE_DEADLINE},
    {"tiendo", ROLE_DEADLINE},    {"chutri", ROLE_LEAD},       {"phoihop", ROLE_SUPPORT},
    {"daumoi", ROLE_LEAD},        {"phutrach", ROLE_LEAD},     {"chiutrachnhiem", ROLE_LEAD},
    {"donvithuchien", ROLE_LEAD}, {"quanthuchien", ROLE_LEAD}, {"phanthuchien", ROLE_LEAD},
    {"nguoithuchien", ROLE_LEAD}, {"thammuu", ROLE_LEAD},      {"sanpham", ROLE_PRODUCT},
    {"ketqua", ROLE_PRODUCT},     {"daura", ROLE_PRODUCT},     {"hoanthanh", ROLE_DEADLINE},
    {"noidung", ROLE_ACTIVITY},   {"nhiemvu", ROLE_ACTIVITY},  {"hoatdong", ROLE_ACTIVITY},
    {"congviec", ROLE_ACTIVITY},  {"giaiphap", ROLE_ACTIVITY}, {"congtac", ROLE_ACTIVITY},
};

/* A letter of a long word may be wrong. */
static bool names(const char *key, const char *caption)
{
    return match_find(key, caption, strlen(caption) >= 7 ? 1 : 0, NULL) != MATCH_NONE;
}

unsigned task_head_roles(const char *key)
{
    static const char *const numbers[] = {"tt", "stt", "sott", "sothutu", "so"};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!strcmp(key, numbers[i]))
            return 1u << ROLE_NO;
    if (strlen(key) > TASK_HEAD_KEY_MAX)
        return 0;
    for (size_t i = 0; i < sizeof CAPTIONS / sizeof *CAPTIONS; i++) {
        if (!names(key, CAPTIONS[i].key))
            continue;
        if (CAPTIONS[i].role == ROLE_LEAD && names(key, "phoihop"))
            return 1u << ROLE_LEAD | 1u << ROLE_SUPPORT;
        return 1u << CAPTIONS[i].role;
    }
    /* "Sản" of "Sản phẩm" in a narrow column, the rest of which is lost */
    return strncmp(key, "san", 3) == 0 && strlen(key) < 16 ? 1u << ROLE_PRODUCT : 0;
}

/* Headings of registers. */
#include <string.h>

#include "index/register.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/sheet_heading.h"

/* By what sheet_heading_key() makes of a heading, general or not. */
static const struct {
    const char *key;
    bool general;
    enum register_column column;
} KEYS[] = {
    {"sokyhieu", false, REGISTER_NUMBER},
    {"so", false, REGISTER_NUMBER},
    {"kyhieu", false, REGISTER_SYMBOL},
    {"ngaythangnam", false, REGISTER_DATE},
    {"ngaythangnam", true, REGISTER_DAY}, /* "Ngày": of the month, or a whole date */
    {"thang", false, REGISTER_MONTH},
    {"nam", false, REGISTER_YEAR},
    {"tenloai", false, REGISTER_TYPE},
    {"coquanbanhanh", false, REGISTER_ISSUER},
    {"coquanbanhanh", true, REGISTER_ISSUER},
    {"trichyeunoidung", false, REGISTER_ABSTRACT},
    {"trichyeunoidung", true, REGISTER_ABSTRACT},
    {"tenloaivatrichyeunoidung", false, REGISTER_ABSTRACT},
    {"nguoiky", false, REGISTER_SIGNER},
};

enum register_column register_column_of(const char *heading, bool *general)
{
    cleanup_arena struct arena arena = {0};
    bool ignored;
    const char *key;

    general = general ? general : &ignored;
    key = sheet_heading_key(&arena, heading, general);
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        if (!strcmp(key, KEYS[i].key) && *general == KEYS[i].general) {
            *general = *general || !strcmp(key, "so"); /* a running number may be called so too */
            return KEYS[i].column;
        }
    return REGISTER_COLUMN_COUNT;
}

const char *register_column_meaning(enum register_column column)
{
    static const char *const meanings[] = {
#define COLUMN(id, name, meaning) meaning,
        REGISTER_COLUMN_TABLE(COLUMN)
#undef COLUMN
    };

    return meanings[column];
}

/* Headings of registers. */
#include <string.h>

#include "index/register.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Folded letters and digits of a heading. Sources: Nghị định 30/2020, Phụ lục IV (columns) and VI (field names); Thông tư
 * 02/2019; sheets that digitisation delivers. */
static const struct {
    const char *heading;
    enum register_column column;
} HEADINGS[] = {
    {"sokyhieu", REGISTER_NUMBER},
    {"sokyhieuvanban", REGISTER_NUMBER},
    {"sovakyhieu", REGISTER_NUMBER},
    {"sovakyhieuvanban", REGISTER_NUMBER},
    {"sohieu", REGISTER_NUMBER},
    {"sohieuvanban", REGISTER_NUMBER},
    {"sovanban", REGISTER_NUMBER},
    {"socuavanban", REGISTER_NUMBER},
    {"so", REGISTER_NUMBER},
    {"sovb", REGISTER_NUMBER},
    {"number", REGISTER_NUMBER},
    {"codenumber", REGISTER_NUMBER},
    {"kyhieu", REGISTER_SYMBOL},
    {"kyhieuvanban", REGISTER_SYMBOL},
    {"kyhieucuavanban", REGISTER_SYMBOL},
    {"symbol", REGISTER_SYMBOL},
    {"codenotation", REGISTER_SYMBOL},
    {"ngaythang", REGISTER_DATE},
    {"ngaythangnam", REGISTER_DATE},
    {"ngaythangvanban", REGISTER_DATE},
    {"ngaythangnamvanban", REGISTER_DATE},
    {"ngaythangnambanhanh", REGISTER_DATE},
    {"ngayvanban", REGISTER_DATE},
    {"ngayvb", REGISTER_DATE},
    {"ngaybanhanh", REGISTER_DATE},
    {"ngayky", REGISTER_DATE},
    {"date", REGISTER_DATE},
    {"issueddate", REGISTER_DATE},
    {"ngay", REGISTER_DAY},
    {"thang", REGISTER_MONTH},
    {"nam", REGISTER_YEAR},
    {"namvanban", REGISTER_YEAR},
    {"nambanhanh", REGISTER_YEAR},
    {"tenloai", REGISTER_TYPE},
    {"tenloaivanban", REGISTER_TYPE},
    {"loaivanban", REGISTER_TYPE},
    {"loaivb", REGISTER_TYPE},
    {"hinhthucvanban", REGISTER_TYPE},
    {"type", REGISTER_TYPE},
    {"typename", REGISTER_TYPE},
    {"tacgia", REGISTER_ISSUER},
    {"tacgiavanban", REGISTER_ISSUER},
    {"coquanbanhanh", REGISTER_ISSUER},
    {"tencoquanbanhanh", REGISTER_ISSUER},
    {"tencoquantochucbanhanh", REGISTER_ISSUER},
    {"tencoquantochucbanhanhvanban", REGISTER_ISSUER},
    {"noibanhanh", REGISTER_ISSUER},
    {"issuer", REGISTER_ISSUER},
    {"organname", REGISTER_ISSUER},
    {"trichyeu", REGISTER_ABSTRACT},
    {"trichyeunoidung", REGISTER_ABSTRACT},
    {"trichyeunoidungvanban", REGISTER_ABSTRACT},
    {"noidung", REGISTER_ABSTRACT},
    {"noidungtrichyeu", REGISTER_ABSTRACT},
    {"tenloaivatrichyeu", REGISTER_ABSTRACT},
    {"tenloaivatrichyeunoidung", REGISTER_ABSTRACT},
    {"tenloaivatrichyeunoidungvanban", REGISTER_ABSTRACT},
    {"abstract", REGISTER_ABSTRACT},
    {"subject", REGISTER_ABSTRACT},
    {"nguoiky", REGISTER_SIGNER},
    {"hotennguoiky", REGISTER_SIGNER},
    {"hovatennguoiky", REGISTER_SIGNER},
    {"signer", REGISTER_SIGNER},
    {"fullname", REGISTER_SIGNER},
};

enum register_column register_column_of(const char *heading)
{
    cleanup_arena struct arena arena = {0};
    char *key = text_fold(&arena, heading, strlen(heading)), *to = key;

    for (const char *s = key; *s; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
            *to++ = *s;
    *to = '\0';
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++)
        if (!strcmp(key, HEADINGS[i].heading))
            return HEADINGS[i].column;
    return REGISTER_COLUMN_COUNT;
}

/* Headings and dates of registers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

static bool put_date(int year, int month, int day, char out[11])
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 ||
        day > days[month - 1] + (month == 2 && leap))
        return false;
    snprintf(out, 11, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
    return true;
}

/* Days since 1899-12-30. */
static bool put_serial(long serial, char out[11])
{
    time_t seconds = (serial - 25569) * 86400;
    struct tm day;

    return gmtime_r(&seconds, &day) && put_date(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, out);
}

/* Five digits, perhaps with a fraction of a day. */
static bool is_serial(const char *text)
{
    size_t n = strspn(text, "0123456789");

    return n == 5 && (!text[n] || (text[n] == '.' && !text[n + 1 + strspn(text + n + 1, "0123456789")]));
}

bool register_date(const char *text, bool days_from_1904, char out[11])
{
    int a = 0, b = 0, c = 0, used = 0;

    if (sscanf(text, "%4d-%2d-%2d%n", &a, &b, &c, &used) == 3 && a >= 1000 && (!text[used] || strchr("T ", text[used])))
        return put_date(a, b, c, out);
    used = 0;
    if (sscanf(text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &a, &b, &c, &used) == 3 && c >= 1000 &&
        (!text[used] || text[used] == ' '))
        return put_date(c, b, a, out);
    return is_serial(text) && put_serial(strtol(text, NULL, 10) + (days_from_1904 ? 1462 : 0), out);
}

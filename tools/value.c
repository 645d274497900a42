#include "tools/value.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

static bool real_date(int year, int month, int day)
{
    struct tm t = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = 12};

    return year >= 1900 && year <= 2200 && timegm(&t) != -1 && t.tm_mon == month - 1 && t.tm_mday == day;
}

int value_check(struct arena *arena, enum field_id field, const char *typed, const char **value, struct err *err)
{
    int year, month, day, used = 0;
    size_t n;

    if (!text_is_utf8(typed, strlen(typed)))
        return err_set(err, ERR_USAGE, "the value is not UTF-8");
    typed += strspn(typed, " \t\n");
    for (n = strlen(typed); n > 0 && strchr(" \t\n", typed[n - 1]); n--)
        ;
    if (n == 0)
        return err_set(err, ERR_USAGE, "the value is empty; use --none when the paper has none");
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)typed[i] < 0x20 || typed[i] == 0x7F)
            return err_set(err, ERR_USAGE, "the value has a control character in it; type it on one line");
    *value = text_nfc(arena, typed, n);
    if (field != FIELD_DATE)
        return 0;
    if ((sscanf(*value, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3 && !(*value)[used]) ||
        (sscanf(*value, "%2d%*1[./-]%2d%*1[./-]%4d%n", &day, &month, &year, &used) == 3 && !(*value)[used])) {
        if (real_date(year, month, day)) {
            *value = arena_printf(arena, "%04d-%02d-%02d", year, month, day);
            return 0;
        }
    }
    return err_set(err, ERR_USAGE, "'%s' is not a date; type it as 2021-09-13 or 13/9/2021", *value);
}

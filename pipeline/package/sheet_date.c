#include "pipeline/package/sheet_date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

/* Two numbers and a year, in the order they stand. */
static bool has_parts(const char *text, int parts[3])
{
    int used = 0;

    return sscanf(text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &parts[0], &parts[1], &parts[2], &used) == 3 &&
           parts[2] >= 1000 && (!text[used] || text[used] == ' ');
}

static bool put_parts(const int parts[3], enum sheet_order order, char out[11])
{
    bool day_first = put_date(parts[2], parts[1], parts[0], out);
    char other[11];

    if (order == SHEET_DAY_FIRST)
        return day_first;
    if (order == SHEET_MONTH_FIRST)
        return put_date(parts[2], parts[0], parts[1], out);
    if (!put_date(parts[2], parts[0], parts[1], other))
        return day_first;
    return day_first ? !strcmp(out, other) : put_date(parts[2], parts[0], parts[1], out);
}

bool sheet_date(const char *text, struct sheet_dates dates, char out[11])
{
    int a = 0, b = 0, c = 0, used = 0, parts[3] = {0};

    if (sscanf(text, "%4d-%2d-%2d%n", &a, &b, &c, &used) == 3 && a >= 1000 && (!text[used] || strchr("T ", text[used])))
        return put_date(a, b, c, out);
    if (has_parts(text, parts))
        return put_parts(parts, dates.order, out);
    return is_serial(text) && put_serial(strtol(text, NULL, 10) + (dates.days_from_1904 ? 1462 : 0), out);
}

static void keep_first(long *first, long row)
{
    if (!*first)
        *first = row;
}

void sheet_calendar_tell(struct sheet_calendar *calendar, enum sheet_order order, long row)
{
    if (order != SHEET_ORDER_UNCLEAR)
        keep_first(order == SHEET_DAY_FIRST ? &calendar->day_first : &calendar->month_first, row);
}

void sheet_calendar_note(struct sheet_calendar *calendar, const char *text, long row)
{
    int parts[3] = {0};
    char day[11], month[11];
    bool day_first, month_first;

    if (!has_parts(text, parts))
        return;
    day_first = put_parts(parts, SHEET_DAY_FIRST, day);
    month_first = put_parts(parts, SHEET_MONTH_FIRST, month);
    if (day_first != month_first)
        sheet_calendar_tell(calendar, day_first ? SHEET_DAY_FIRST : SHEET_MONTH_FIRST, row);
    else if (day_first && strcmp(day, month) != 0)
        keep_first(&calendar->either, row);
}

enum sheet_order sheet_calendar_order(const struct sheet_calendar *calendar)
{
    if (calendar->month_first == 0)
        return SHEET_DAY_FIRST;
    return calendar->day_first == 0 ? SHEET_MONTH_FIRST : SHEET_ORDER_UNCLEAR;
}

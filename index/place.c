#include "index/place.h"

#include <stdbool.h>
#include <stdio.h>

/* Every year is a leap year here, and a day beyond its month's end the first of the next: the order is what counts. */
#define MONTH_DAYS 31
#define YEAR_DAYS  366

static int day_number(int year, int month, int day)
{
    static const int BEFORE[] = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};

    month = month < 1 ? 1 : month > 12 ? 12 : month;
    day = day < 1 ? 1 : day > MONTH_DAYS ? MONTH_DAYS : day;
    return (year - PLACE_FIRST_YEAR) * YEAR_DAYS + BEFORE[month - 1] + day - 1;
}

static int64_t first_of_day(int number)
{
    return (int64_t)(YEAR_DAYS * (PLACE_LAST_YEAR - PLACE_FIRST_YEAR + 1) - number) * PLACE_DAY;
}

/* Missing parts get those of the defaults. False when it is no date of the range. */
static bool read(const char *date, int *year, int *month, int *day)
{
    if (!date || sscanf(date, "%4d-%2d-%2d", year, month, day) < 1)
        return false;
    return *year >= PLACE_FIRST_YEAR && *year <= PLACE_LAST_YEAR;
}

int64_t place_of_date(const char *date)
{
    int year, month = 1, day = 1;

    return read(date, &year, &month, &day) ? first_of_day(day_number(year, month, day)) : PLACE_UNDATED;
}

void place_range(const char *low, const char *high, int64_t *first, int64_t *last)
{
    int year, month = 12, day = MONTH_DAYS;

    *first = read(high, &year, &month, &day) ? first_of_day(day_number(year, month, day)) : 0;
    month = day = 1;
    *last =
        read(low, &year, &month, &day) ? first_of_day(day_number(year, month, day)) + PLACE_DAY - 1 : PLACE_UNDATED - 1;
}

/* Days as the tables of offices write them: 13/9/2021 (also with . and -), 2021-09-13 with or without a time, or a day
 * count of a workbook. A spreadsheet of another country saves 13/09/2021 in CSV as 09/13/2021, and 01/02/2021 then means
 * another day: the whole file tells which it is. */
#ifndef SOHOA_PACKAGE_SHEET_DATE_H
#define SOHOA_PACKAGE_SHEET_DATE_H

#include <stdbool.h>

enum sheet_order { SHEET_DAY_FIRST, SHEET_MONTH_FIRST, SHEET_ORDER_UNCLEAR };

struct sheet_dates {
    bool days_from_1904;    /* see struct sheet_row */
    enum sheet_order order; /* UNCLEAR: what is a day in either order, and not the same one, is no date */
};

/* YYYY-MM-DD into out; false for what is no date. */
bool sheet_date(const char *text, struct sheet_dates dates, char out[11]);

/* What the dates of a file say of its order. */
struct sheet_calendar {
    long day_first, month_first; /* the first row with a date that speaks for one order alone; 0 none */
    long either;                 /* the first row with one that is a day in either; 0 none */
};

/* A date of that row: what is a day in one order alone speaks for it. */
void sheet_calendar_note(struct sheet_calendar *calendar, const char *text, long row);
/* Something else tells the order of the row's date. */
void sheet_calendar_tell(struct sheet_calendar *calendar, enum sheet_order order, long row);
/* Without any such date the day comes first, as Vietnam writes it; with both kinds it is unclear. */
enum sheet_order sheet_calendar_order(const struct sheet_calendar *calendar);

#endif

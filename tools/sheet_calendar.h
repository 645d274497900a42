/* In which order a sheet's file writes day and month. A spreadsheet of another country saves 13/09/2021 in CSV as
 * 09/13/2021, and 01/02/2021 then means another day; the whole file tells which it is. */
#ifndef SOHOA_TOOLS_SHEET_CALENDAR_H
#define SOHOA_TOOLS_SHEET_CALENDAR_H

#include <stdint.h>

#include "tools/sheet_line.h"

/* Dates that speak for one order alone: one of the two is above 12, or only one reading is what the row showed when it
 * was written. */
struct sheet_calendar {
    int64_t day_first, month_first;
};

void sheet_calendar_note(struct sheet_calendar *calendar, const struct sheet_line *line);
/* Without any such date the day comes first, as Vietnam writes it; with both kinds it is unclear. */
enum sheet_order sheet_calendar_order(const struct sheet_calendar *calendar);

#endif

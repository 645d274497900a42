/* The place of a document in the text index: its row number there, by date of issue, newest first. A search that reads
 * its lists in order finds the newest first and may stop early, and a range of dates is a range of places. Private to
 * index/.
 *
 * A place is the days from the date to PLACE_LAST_YEAR's end, times PLACE_DAY, and a count within the day. Documents
 * without a date come after all others. */
#ifndef SOHOA_INDEX_PLACE_H
#define SOHOA_INDEX_PLACE_H

#include <stdint.h>

#define PLACE_FIRST_YEAR 1900
#define PLACE_LAST_YEAR  2100
/* Documents of one day; further ones stand with those without a date. */
#define PLACE_DAY (INT64_C(1) << 20)
/* The first place of documents without a date. */
#define PLACE_UNDATED ((INT64_C(366) * (PLACE_LAST_YEAR - PLACE_FIRST_YEAR + 1) + 1) * PLACE_DAY)

/* The first place of the day of "YYYY-MM-DD", "YYYY-MM" or "YYYY"; what is missing or unreadable ("2021-09-..") is
 * taken as the first of the month or year. Of NULL and of years outside the range: PLACE_UNDATED. */
int64_t place_of_date(const char *date);
/* Places of all days from low to high, each included and of any length as above; NULL: open. No document without a date
 * is among them. */
void place_range(const char *low, const char *high, int64_t *first, int64_t *last);

#endif

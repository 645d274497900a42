/* What a deadline as printed means in days: "Quý II/2021", "Tháng 6 năm 2021", "Trước ngày 15/12", "Quý III, IV",
 * "Thường xuyên". Pure: text in, days out. */
#ifndef SOHOA_EXTRACT_DEADLINE_H
#define SOHOA_EXTRACT_DEADLINE_H

#include <stdbool.h>

#define DEADLINE_DATE 11 /* bytes of "2021-06-30" */

struct deadline {
    char from[DEADLINE_DATE]; /* first day; "" when it only says until when ("Trước 15/12/2021") */
    char to[DEADLINE_DATE];   /* last day */
    bool recurring;           /* again and again between the two: "Thường xuyên", "Hằng quý", "Quý I, III" */
};

/* Reads a deadline; `year` (0: unknown) stands where none is printed. False when it names no time, or none that is. */
bool deadline_read(const char *text, int year, struct deadline *deadline);

/* Reads a period that a person asks for: all of the above, and 2021, 2021-Q2, 2021-06, 2021-06-30, and two of them
 * parted by "..", of which one may be missing (then "" or 9999-12-31 stands for it). */
bool deadline_period(const char *text, int year, struct deadline *period);

/* True where the deadline ends in the period; a recurring one where it touches it. */
bool deadline_falls(const struct deadline *deadline, const struct deadline *period);

#endif

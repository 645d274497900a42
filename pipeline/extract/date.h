/* The date of issue: "…, ngày 05 tháng 01 năm 2020" (NĐ 30/2020 Annex I, II.4). Month and year are mostly
 * printed, the day is mostly written by hand. */
#ifndef SOHOA_EXTRACT_DATE_H
#define SOHOA_EXTRACT_DATE_H

#include <stdbool.h>

struct arena;
struct paper;

/* Years a paper archive may hold: from the founding of the state to the century's end. */
#define DATE_YEAR_MIN 1945
#define DATE_YEAR_MAX 2099

bool date_valid(int year, int month, int day);
char *date_iso(struct arena *arena, int year, int month, int day);
/* Sets the date and place fields. */
void date_read(struct paper *paper);

#endif

/* Names of agencies: where one begins in a header of capitals, and how it is written in a sentence.
 * "SỞ GIÁO DỤC VÀ ĐÀO TẠO" is "Sở Giáo dục và Đào tạo", "UBND TỈNH LẠNG SƠN" is "UBND tỉnh Lạng Sơn" (NĐ
 * 30/2020 Annex II on capitals). Words of the tables also repair marks that OCR lost. */
#ifndef SOHOA_EXTRACT_AGENCY_H
#define SOHOA_EXTRACT_AGENCY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* True where a line of a header begins a new agency, given the last word of the line above ("" for none): "SỞ
 * …" yes, "TỈNH …" no, "HỘI" after "XÃ" no. Both folded. */
bool agency_begins(const char *folded_line, const char *folded_last_word);

struct agency_name {
    const char *text;
    bool begins;             /* with a word that agencies' names begin with */
    const char *unknown[16]; /* the words that no table holds, as they were read */
    size_t unknown_count;
};

/* The name in sentence capitals. */
struct agency_name agency_case(struct arena *arena, const char *capitals);
/* The province's name as it is written, from one read with errors ("Quang Ngài"); NULL when none is near. */
const char *agency_province(struct arena *arena, const char *name);

#endif

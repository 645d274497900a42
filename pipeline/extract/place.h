/* Where number and date stand on a first page, as regions of the upright frame, for the reader of the
 * picture.
 *
 * The digits of the number and the day are mostly written or stamped by hand, and recognition drops them,
 * garbles them or glues them to their neighbours; so the regions are found from what is printed around them:
 * the label "Số:", the slash and the symbol; the words "ngày", "tháng", "năm". Not taken for them: the
 * incoming stamp ("ĐẾN Số … Ngày …"), captions of digital signatures, copy blocks below the text, numbers in
 * the abstract or the grounds. Sources: NĐ 30/2020 Annex I, cells 3 and 4; Annex IV (dấu "ĐẾN"); HD
 * 36-HD/VPTW for the Party's form. Strings live in the arena; boxes are px, all zero where a part was not
 * found. */
#ifndef SOHOA_EXTRACT_PLACE_H
#define SOHOA_EXTRACT_PLACE_H

#include "pipeline/model/page.h"

struct arena;
struct layout;

struct place_number {
    bool found;
    bool party;              /* 125-KH/TU: a hyphen parts digits and kind */
    struct box line;         /* from label to the end of the symbol */
    struct box label;        /* "Số:"; zero when only the symbol was found */
    struct box digits;       /* from the label's end to the slash (or hyphen), one letter height wider above and
                                below: handwriting leaves the line */
    struct box symbol;       /* from the slash on, the year of "16/2018/QĐ-UBND" included */
    const char *read_digits; /* "" when what was read between label and slash is not clean digits */
    const char *read_raw;    /* what was read there */
    const char *year;        /* "2018" of 16/2018/QĐ-UBND, or NULL */
    const char *read_symbol; /* as read, without slash and year; "" when none */
    double digit_confidence, symbol_confidence; /* the engine's, 0..1 */
    bool digits_alone;            /* the digits are words of their own, so that their height can be compared */
    struct box digit_words;       /* box of the words (or the part of a word) read as digits; zero when there is none */
    size_t first_word, last_word; /* lowest and highest index into page->words of the line */
    size_t row;
};

struct place_date {
    bool found;
    struct box line, place;
    struct box day, month, year;                   /* where the digits are or should be, as above */
    const char *read_place;                        /* "" when none */
    const char *read_day, *read_month, *read_year; /* "" when not clean digits */
    const char *raw_day, *raw_month;
    double place_confidence, day_confidence, month_confidence, year_confidence;
    struct box day_words, month_words, year_words;
    size_t first_word, last_word;
    size_t row;
};

bool place_number(struct arena *arena, const struct page *page, struct place_number *out);
bool place_date(struct arena *arena, const struct page *page, struct place_date *out);
/* The same over a layout that was already read. */
bool place_number_in(struct arena *arena, const struct layout *layout, struct place_number *out);
bool place_date_in(struct arena *arena, const struct layout *layout, struct place_date *out);

/* Median height of a word, px; 1 when there is none. */
int place_unit(struct arena *arena, const struct page *page);

#endif

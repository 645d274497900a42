#include "pipeline/extract/deadline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define YEAR_MIN  1945
#define YEAR_MAX  2100
#define PARTS_MAX 16

/* A span inside a year; the year 0 is still to be found. */
struct part {
    int from_month, from_day, to_month, to_day, year;
};

struct reading {
    const char *at; /* folded text not yet read */
    struct part parts[PARTS_MAX];
    int count;
    bool until, list, recurring, bad;
};

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static void skip_spaces(struct reading *r)
{
    while (*r->at == ' ')
        r->at++;
}

/* Takes a whole word or phrase. */
static bool take(struct reading *r, const char *phrase)
{
    size_t n = strlen(phrase);

    if (strncmp(r->at, phrase, n) != 0 || text_is_folded_letter(r->at[n]))
        return false;
    r->at += n;
    skip_spaces(r);
    return true;
}

/* Takes a number of at most `digits` digits; -1 when there is none. */
static int take_number(struct reading *r, int digits)
{
    int n = (int)strspn(r->at, "0123456789"), value;

    if (n == 0 || n > digits)
        return -1;
    value = atoi(r->at);
    r->at += n;
    return value;
}

/* "I" to "IV" or 1 to 4; 0 when there is none. */
static int take_quarter(struct reading *r)
{
    static const char *const roman[] = {"iv", "iii", "ii", "i"};
    static const int value[] = {4, 3, 2, 1};

    for (int i = 0; i < 4; i++)
        if (take(r, roman[i]))
            return value[i];
    return *r->at >= '1' && *r->at <= '4' && !text_is_digit(r->at[1]) ? take_number(r, 1) : 0;
}

/* "/2021", "năm 2021", "-2021"; 0 when the year is not printed here. */
static int take_year(struct reading *r)
{
    const char *start = r->at;
    int year;

    skip_spaces(r);
    if (*r->at == '/' || *r->at == '-' || *r->at == '.')
        r->at++;
    skip_spaces(r);
    take(r, "nam");
    year = strspn(r->at, "0123456789") == 4 ? take_number(r, 4) : -1;
    if (year >= YEAR_MIN && year <= YEAR_MAX)
        return year;
    r->at = start;
    return 0;
}

static void add(struct reading *r, struct part part)
{
    if (r->count == PARTS_MAX || part.from_month < 1 || part.to_month > 12 || part.from_month > 12 ||
        part.to_day > 31 || part.from_day < 1) {
        r->bad = true;
        return;
    }
    r->parts[r->count++] = part;
}

/* A separator in a list of quarters or months; `list` when it parts them, not when it spans ("3 - 5"). */
static bool take_separator(struct reading *r)
{
    const char *start = r->at;

    skip_spaces(r);
    if (*r->at == ',' || *r->at == ';' || *r->at == '+') {
        r->at++;
        r->list = true;
    } else if (*r->at == '-') {
        r->at++;
    } else if (take(r, "va")) {
        r->list = true;
    } else if (!take(r, "den")) {
        r->at = start;
        return false;
    }
    skip_spaces(r);
    return true;
}

/* The list after "quý" or "tháng", each with its year if one is printed. */
static void read_list(struct reading *r, bool quarters)
{
    for (;;) {
        const char *start;
        bool list;
        int n = quarters ? take_quarter(r) : take_number(r, 2);

        if (n <= 0)
            return;
        add(r,
            quarters ? (struct part){3 * n - 2, 1, 3 * n, 0, take_year(r)} : (struct part){n, 1, n, 0, take_year(r)});
        start = r->at;
        list = r->list;
        if (!take_separator(r))
            return;
        if (!text_is_digit(*r->at) && !(quarters && (*r->at == 'i' || *r->at == 'v'))) {
            /* "Quý I, tháng 6": the list goes on with another word */
            r->list = strncmp(r->at, "quy", 3) && strncmp(r->at, "thang", 5) ? list : r->list;
            r->at = start;
            return;
        }
    }
}

/* "15/12/2021", "15-12", "12/2021"; numbers that are no date are passed over. */
static void read_digits(struct reading *r)
{
    const char *start = r->at;
    int first = take_number(r, 2), second, year;

    if (first < 0) {
        year = take_number(r, 4);
        if (year < 0)
            r->at += strspn(r->at, "0123456789");
        return;
    }
    year = take_year(r);
    if (year > 0 && start[strspn(start, "0123456789")] != ' ') {
        add(r, (struct part){first, 1, first, 0, year});
        return;
    }
    if ((*r->at != '/' && *r->at != '.' && *r->at != '-') || !text_is_digit(r->at[1]))
        return;
    r->at++;
    second = take_number(r, 2);
    if (second > 0)
        add(r, (struct part){second, first, second, first, take_year(r)});
}

/* "ngày 15 tháng 12 năm 2021", "ngày 15/12". */
static void read_day(struct reading *r)
{
    const char *start = r->at;
    int day = take_number(r, 2), month;

    skip_spaces(r);
    if (day > 0 && take(r, "thang") && (month = take_number(r, 2)) > 0)
        add(r, (struct part){month, day, month, day, take_year(r)});
    else
        r->at = start;
}

/* Reads one word or number, or passes over it. */
static void read_next(struct reading *r)
{
    static const char *const again[] = {"thuong xuyen", "hang nam", "hang quy", "hang thang", "hang tuan",
                                        "hang ngay",    "hang ki",  "dinh ky",  "dinh ki",    "lien tuc",
                                        "theo quy",     "moi quy",  "moi thang"};
    int year;

    for (size_t i = 0; i < sizeof again / sizeof *again; i++)
        if (take(r, again[i])) {
            r->recurring = true;
            return;
        }
    if (take(r, "truoc") || take(r, "cham nhat") || take(r, "han cuoi")) {
        r->until = true;
    } else if (take(r, "6 thang dau nam") || take(r, "sau thang dau nam")) {
        add(r, (struct part){1, 1, 6, 0, take_year(r)});
    } else if (take(r, "6 thang cuoi nam") || take(r, "sau thang cuoi nam")) {
        add(r, (struct part){7, 1, 12, 0, take_year(r)});
    } else if (take(r, "quy")) {
        read_list(r, true);
    } else if (take(r, "thang")) {
        read_list(r, false);
    } else if (take(r, "ngay")) {
        read_day(r);
    } else if (take(r, "trong nam") || take(r, "ca nam")) {
        add(r, (struct part){1, 1, 12, 0, take_year(r)});
    } else if (take(r, "nam")) {
        year = take_year(r);
        if (year > 0)
            add(r, (struct part){1, 1, 12, 0, year});
    } else if (text_is_digit(*r->at)) {
        read_digits(r);
    } else if (text_is_folded_letter(*r->at)) {
        while (text_is_folded_letter(*r->at))
            r->at++;
    } else {
        r->at++;
    }
}

/* A part without a year has that of the next part with one, or of the last, or the given one. */
static bool settle_years(struct reading *r, int year)
{
    int known = year;

    for (int i = 0; i < r->count; i++)
        known = r->parts[i].year ? r->parts[i].year : known;
    for (int i = r->count; i-- > 0;) {
        struct part *p = &r->parts[i];

        if (p->year)
            known = p->year;
        p->year = p->year ? p->year : known;
        if (p->year < YEAR_MIN || p->year > YEAR_MAX)
            return false;
        if (p->to_day == 0)
            p->to_day = days_in(p->year, p->to_month);
        if (p->to_day > days_in(p->year, p->to_month))
            return false;
    }
    return true;
}

static void put_date(char out[DEADLINE_DATE], int year, int month, int day)
{
    snprintf(out, DEADLINE_DATE, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
}

static bool settle(struct reading *r, int year, struct deadline *out)
{
    char date[DEADLINE_DATE];

    if (r->count == 0 && r->recurring)
        add(r, (struct part){1, 1, 12, 0, 0});
    if (r->bad || r->count == 0 || !settle_years(r, year))
        return false;
    *out = (struct deadline){.recurring = r->recurring || (r->list && r->count > 1)};
    for (int i = 0; i < r->count; i++) {
        const struct part *p = &r->parts[i];

        put_date(date, p->year, p->from_month, p->from_day);
        if (i == 0 || strcmp(date, out->from) < 0)
            memcpy(out->from, date, sizeof date);
        put_date(date, p->year, p->to_month, p->to_day);
        if (strcmp(date, out->to) > 0)
            memcpy(out->to, date, sizeof date);
    }
    if (r->until && r->count == 1)
        out->from[0] = '\0';
    return true;
}

bool deadline_read(const char *text, int year, struct deadline *out)
{
    cleanup_arena struct arena arena = {0};
    struct reading r = {.at = text_fold(&arena, text, strlen(text))};

    while (*r.at && !r.bad)
        read_next(&r);
    return settle(&r, year, out);
}

/* "2021", "2021-Q2", "2021-06", "2021-06-30". */
static bool read_iso(const char *text, struct deadline *out)
{
    struct reading r = {.at = text};
    int year = strspn(text, "0123456789") == 4 ? take_number(&r, 4) : -1, month, day;

    if (year < YEAR_MIN || year > YEAR_MAX)
        return false;
    if (*r.at == '\0') {
        add(&r, (struct part){1, 1, 12, 0, year});
    } else if ((r.at[0] == '-' || r.at[0] == '/') && (r.at[1] == 'q' || r.at[1] == 'Q') && r.at[2] >= '1' &&
               r.at[2] <= '4' && r.at[3] == '\0') {
        add(&r, (struct part){3 * (r.at[2] - '0') - 2, 1, 3 * (r.at[2] - '0'), 0, year});
    } else if (*r.at == '-') {
        r.at++;
        month = take_number(&r, 2);
        day = *r.at == '-' ? (r.at++, take_number(&r, 2)) : 0;
        if (month < 1 || day < 0 || *r.at)
            return false;
        add(&r, (struct part){month, day ? day : 1, month, day, year});
    } else {
        return false;
    }
    return settle(&r, year, out);
}

static bool read_one(const char *text, int year, struct deadline *out)
{
    return read_iso(text, out) || deadline_read(text, year, out);
}

bool deadline_period(const char *text, int year, struct deadline *out)
{
    cleanup_arena struct arena arena = {0};
    const char *dots = strstr(text, "..");
    struct deadline first = {0}, last = {.to = "9999-12-31"};

    if (!dots)
        return read_one(text, year, out);
    if ((dots > text && !read_one(arena_strndup(&arena, text, (size_t)(dots - text)), year, &first)) ||
        (dots[2] && !read_one(dots + 2, year, &last)) || (dots == text && !dots[2]))
        return false;
    *out = first;
    memcpy(out->to, last.to, sizeof out->to);
    out->recurring = false;
    return strcmp(out->from, out->to) <= 0;
}

bool deadline_falls(const struct deadline *d, const struct deadline *period)
{
    if (d->recurring)
        return strcmp(d->from, period->to) <= 0 && strcmp(d->to, period->from) >= 0;
    return strcmp(d->to, period->from) >= 0 && strcmp(d->to, period->to) <= 0;
}

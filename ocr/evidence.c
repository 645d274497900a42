#include "ocr/evidence.h"

#include <math.h>
#include <string.h>

#include "ocr/evidence_digits.h"
#include "ocr/evidence_ink.h"
#include "ocr/recognise.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/place.h"
#include "pipeline/image/crop.h"
#include "pipeline/image/ink.h"
#include "pipeline/model/page.h"

#define EVIDENCE_MAX 36
#define DOUBTFUL_MAX 12
#define MARKS_MAX    4
#define SIGNERS_MAX  9
#define READINGS_MAX 4
/* The header stands on one of these. */
#define FIRST_PAGES 3
#define DIGITS_MAX  6

/* Heights, px, at which a line is read again: the engine sees other pixels each time, and what is not clearly
 * printed comes out differently. */
static const double LINE_HEIGHTS[] = {44, 64};
#define SCALES (sizeof LINE_HEIGHTS / sizeof *LINE_HEIGHTS)

struct reader {
    struct recogniser *recogniser;
    const struct image *original;
    struct arena *arena;
    struct page *page;
};

enum part { PART_NUMBER = 0, PART_DAY = 0, PART_MONTH, PART_YEAR, PARTS };

/* What one reading of a line says. Empty where it says nothing clear. */
struct said {
    char digits[PARTS][DIGITS_MAX + 1];
    double confidence;
};

/* 1 inside the tolerance, falling to 0 at twice it. */
static double within(double difference, double tolerance)
{
    return fmax(0, fmin(1, 2 - fabs(difference) / tolerance));
}

/* How much `digits` look like the print `beside` them. Print may be lighter than its neighbours (a 1 beside
 * capitals), stamps are heavier. */
static double looks_printed(const struct ink *digits, const struct ink *beside)
{
    double h = beside->height, weight = log(fmax(digits->stroke, 0.1) / fmax(beside->stroke, 0.1));

    if (digits->marks == 0 || beside->marks == 0 || h <= 0)
        return 0;
    return within(digits->height / h - 1, 0.12) * within((digits->bottom - beside->bottom) / h, 0.10) *
           within((digits->top - beside->top) / h, 0.14) * within(digits->spread, 0.16) *
           within(digits->unevenness, 0.10) * within(weight, weight < 0 ? 0.5 : 0.25) *
           within(digits->colour - beside->colour, 0.12);
}

/* The words of a line as one folded string without spaces. */
static char *line_text(struct arena *arena, const struct word *words, size_t count, double *confidence)
{
    cleanup_buf struct buf text = {0};

    *confidence = 1;
    for (size_t i = 0; i < count; i++) {
        buf_puts(&text, words[i].text);
        if (strpbrk(words[i].text, "0123456789"))
            *confidence = fmin(*confidence, words[i].confidence);
    }
    return text_fold(arena, buf_string(&text), text.len);
}

/* The digit that a character stands for; in a date, where nothing but digits can be, also what the engine makes of a
 * thin 1 or a 0. */
static char digit_of(char c, bool date)
{
    if (c >= '0' && c <= '9')
        return c;
    if (date && c && strchr("il|]!", c))
        return '1';
    return date && c == 'o' ? '0' : '\0';
}

/* The run of digits that ends at `end`, when nothing else stands before it but what `before` allows. */
static void digits_before(const char *start, const char *end, const char *before, bool date, char *out)
{
    const char *p = end;
    size_t n;

    while (p > start && digit_of(p[-1], date))
        p--;
    n = (size_t)(end - p);
    if (n == 0 || n > DIGITS_MAX || (p > start && !strchr(before, p[-1])))
        return;
    for (size_t i = 0; i < n; i++)
        out[i] = digit_of(p[i], date);
    out[n] = '\0';
}

/* "so:768/qd-ubnd", "so125-kh/tu": the digits before the first slash, or the Party's hyphen. */
static void parse_number(const char *text, bool party, struct said *said)
{
    const char *end = strchr(text, party ? '-' : '/');

    if (end)
        digits_before(text, end, ":;.o", false, said->digits[PART_NUMBER]);
}

/* "hanoi,ngay05thang01nam2020": the digits before "thang", those between it and "nam", and those after. */
static void parse_date(const char *text, struct said *said)
{
    const char *month = strstr(text, "thang"), *year = month ? strstr(month, "nam") : NULL, *end;

    if (month)
        digits_before(text, month, "y", true, said->digits[PART_DAY]);
    if (!year)
        return;
    digits_before(month, year, "g", true, said->digits[PART_MONTH]);
    for (end = year + strlen("nam"); digit_of(*end, true); end++)
        ;
    digits_before(year, end, "m", true, said->digits[PART_YEAR]);
}

/* The words of a level crop at another scale; none where it cannot be scaled. */
static int read_scaled(struct reader *r, const struct image *level, double factor, struct word **words, size_t *count,
                       struct err *err)
{
    cleanup_image struct image *scaled = image_scale(level, factor);

    *count = 0;
    return scaled ? recogniser_line(r->recogniser, scaled, NULL, r->arena, words, count, err) : 0;
}

static int read_line(struct reader *r, struct box line, bool date, bool party, struct said said[SCALES],
                     struct err *err)
{
    cleanup_image struct image *crop = crop_upright(r->original, &r->page->geometry, line, line.h / 8);
    cleanup_image struct image *level = crop ? image_level(crop) : NULL;

    memset(said, 0, SCALES * sizeof *said);
    for (size_t i = 0; level && i < SCALES; i++) {
        struct word *words;
        size_t count;
        char *text;

        if (read_scaled(r, level, LINE_HEIGHTS[i] / line.h, &words, &count, err) != 0)
            return -1;
        text = line_text(r->arena, words, count, &said[i].confidence);
        if (date)
            parse_date(text, &said[i]);
        else
            parse_number(text, party, &said[i]);
    }
    return 0;
}

/* One reading a value, best first. Above 0.5 only where every scale said the same. */
static void weigh(struct reader *r, struct evidence *e, const struct said said[SCALES], enum part part)
{
    size_t votes[READINGS_MAX] = {0};

    e->readings = arena_alloc(r->arena, READINGS_MAX * sizeof *e->readings);
    for (size_t i = 0; i < SCALES; i++) {
        const char *value = said[i].digits[part];
        size_t k = 0;

        if (!*value)
            continue;
        while (k < e->reading_count && strcmp(e->readings[k].value, value))
            k++;
        if (k == e->reading_count)
            e->readings[e->reading_count++] = (struct reading){arena_strdup(r->arena, value), 0};
        e->readings[k].confidence += said[i].confidence / SCALES / 2;
        if (++votes[k] == SCALES)
            e->readings[k].confidence += 0.5;
    }
    if (e->reading_count == 2 && e->readings[1].confidence > e->readings[0].confidence) {
        struct reading best = e->readings[1];

        e->readings[1] = e->readings[0];
        e->readings[0] = best;
    }
}

static void add_evidence(struct reader *r, const char *kind, struct box region, struct box words, struct box beside,
                         const struct said said[SCALES], enum part part)
{
    struct evidence *e = &r->page->evidence[r->page->evidence_count++];
    struct ink digits, print;

    *e = (struct evidence){.kind = kind, .box = region};
    if (words.w > 0 && words.h > 0 && beside.w > 0 &&
        ink_measure(r->original, &r->page->geometry, words, &digits) == 0 &&
        ink_measure(r->original, &r->page->geometry, beside, &print) == 0)
        e->printed = looks_printed(&digits, &print);
    weigh(r, e, said, part);
}

/* The printed part of the number's line gives its height: written digits reach into the lines above and
 * below. */
static struct box number_line(const struct place_number *number)
{
    struct box line = number->line, print = number->symbol.h > 0 ? number->symbol : number->label;

    if (print.h > 0) {
        line.y = print.y - print.h / 6;
        line.h = print.h + print.h / 3;
    }
    return line;
}

/* The words joined, with the least of their confidences. */
static char *joined(struct arena *arena, const struct word *words, size_t count, double *confidence)
{
    cleanup_buf struct buf text = {0};

    *confidence = 1;
    for (size_t i = 0; i < count; i++) {
        buf_puts(&text, words[i].text);
        *confidence = fmin(*confidence, words[i].confidence);
    }
    return arena_strdup(arena, buf_string(&text));
}

static struct box symbol_print(const struct place_number *number)
{
    struct box box = number->symbol, label = number->label;
    int left;

    if (label.h > 0 && box.h > label.h * 5 / 4) {
        box.y = label.y;
        box.h = label.h;
    }
    left = box.x > box.h / 2 ? box.h / 2 : box.x;
    return (struct box){box.x - left, box.y - box.h / 4, box.w + left + box.h / 4, box.h * 3 / 2};
}

/* "/QĐ-UBND"; not "//QĐ", where a part of a digit was read. */
static bool begins_with_slash(const char *text)
{
    size_t used;

    return text[0] == '/' && text[1] && text_is_letter(text_next(text + 1, strlen(text + 1), &used));
}

/* Reads the symbol by itself: on the page it is a word together with what was written before it. That may have made
 * its box too tall and its beginning uncertain: the label tells the height, and some paper is taken in on the left.
 * Where it reads as beginning with its slash, *slash tells where that stands. */
static int add_symbol(struct reader *r, const struct place_number *number, int *slash, struct err *err)
{
    struct box symbol = number->symbol, print = symbol_print(number);
    cleanup_image struct image *crop = crop_upright(r->original, &r->page->geometry, print, 0);
    cleanup_image struct image *black = crop ? ink_black(crop) : NULL, *level = black ? image_level(black) : NULL;
    struct evidence *e = &r->page->evidence[r->page->evidence_count++];

    *e = (struct evidence){.kind = "symbol", .box = symbol};
    e->readings = arena_alloc(r->arena, SCALES * sizeof *e->readings);
    for (size_t i = 0; level && i < SCALES; i++) {
        double factor = LINE_HEIGHTS[i] / print.h, confidence;
        struct word *words;
        size_t count;
        char *text;

        if (read_scaled(r, level, factor, &words, &count, err) != 0)
            return -1;
        text = joined(r->arena, words, count, &confidence);
        if (begins_with_slash(text) && (*slash == 0 || print.x + words[0].box.x / factor < *slash))
            *slash = (int)(print.x + words[0].box.x / factor);
        if (e->reading_count > 0 && strcmp(e->readings[0].value, text) == 0)
            e->readings[0].confidence = fmin(e->readings[0].confidence, confidence);
        else if (*text)
            e->readings[e->reading_count++] = (struct reading){text, confidence};
    }
    return 0;
}

int evidence_read(struct recogniser *recogniser, const struct digits *digits, const struct image *original,
                  struct arena *arena, struct page *page, struct err *err)
{
    struct reader r = {recogniser, original, arena, page};
    struct place_number number = {0};
    struct place_date date = {0};
    struct said said[SCALES];
    int slash = 0;

    page->evidence = arena_alloc(arena, EVIDENCE_MAX * sizeof *page->evidence);
    page->evidence_count = 0;
    if (place_number(arena, page, &number) && number.found && number.line.h > 0) {
        if (read_line(&r, number_line(&number), false, number.party, said, err) != 0)
            return -1;
        add_evidence(&r, "number", number.digits, number.digit_words, number.symbol, said, PART_NUMBER);
        if (number.symbol.h > 0 && add_symbol(&r, &number, &slash, err) != 0)
            return -1;
    }
    if (place_date(arena, page, &date) && date.found && date.line.h > 0) {
        if (read_line(&r, date.line, true, false, said, err) != 0)
            return -1;
        struct box print = date.year_words.w > 0 ? date.year_words : date.place; /* the year may stand a line lower */

        add_evidence(&r, "day", date.day, date.day_words, print, said, PART_DAY);
        add_evidence(&r, "month", date.month, date.month_words, print, said, PART_MONTH);
        /* Nothing is more surely print than the year: it is its own measure. */
        add_evidence(&r, "year", date.year, date.year_words, date.year_words, said, PART_YEAR);
    }
    evidence_digits(digits, original, arena, page, &number, number.year ? 0 : slash, &date, page->evidence,
                    &page->evidence_count);
    if (page->number <= FIRST_PAGES && (number.found || date.found) &&
        evidence_ink_marks(recogniser, original, arena, page, page->evidence, MARKS_MAX, &page->evidence_count, err) !=
            0)
        return -1;
    if (page->number <= FIRST_PAGES && date.found &&
        evidence_ink_lines(recogniser, original, arena, page, page->evidence, DOUBTFUL_MAX, &page->evidence_count,
                           err) != 0)
        return -1;
    return evidence_ink_signer(recogniser, original, arena, page, page->evidence, SIGNERS_MAX, &page->evidence_count,
                               err);
}

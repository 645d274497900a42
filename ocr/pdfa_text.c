/* The text layer. Each word is a string of its own, as wide as its box; a line has one size and one baseline, for
 * readers put words together by these. After every word but the last of a line comes a space. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa_parts.h"
#include "ocr/wordlist.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/page.h"

#define DESCENT    0.22 /* of the letters under the line, in heights of a letter above it */
#define STRAY      0.6  /* a word further off the line than this part of the size stands by itself */
#define LEAST_SIZE 3    /* px */
/* Readers take a gap for a space from about 0.15 of the size on. Where less is left between two boxes, the string ends
 * that much before the next word, and begins earlier when too little of it would be left. */
#define GAP         0.18
#define LEAST_PART  0.25 /* of the word, but no more than LEAST_SIZED of the size */
#define LEAST_SIZED 0.3
#define SHIFT_MOST  0.5 /* of the size */
#define SAME_LINE   0.6 /* of the size: words whose baselines are no further apart are of one line to readers */

/* A string in the upright frame, px. */
struct string {
    double x, width, baseline, size;
};

static bool has_descender(const char *text)
{
    static const char *const DEEP[] = {"ạ", "ặ", "ậ", "ẹ", "ệ", "ị", "ọ", "ộ", "ợ", "ụ", "ự", "ỵ", "Ạ", "Ặ",
                                       "Ậ", "Ẹ", "Ệ", "Ị", "Ọ", "Ộ", "Ợ", "Ụ", "Ự", "Ỵ", "ý", "ỳ", "ỷ", "ỹ"};

    if (strpbrk(text, "gjpqyQ,;()[]{}/|_"))
        return true;
    for (size_t i = 0; i < sizeof DEEP / sizeof *DEEP; i++)
        if (strstr(text, DEEP[i]))
            return true;
    return false;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_value);
    return n ? values[n / 2] : 0;
}

/* Where the letters of a word stand, from its box. */
static double word_baseline(const struct word *word)
{
    double depth = has_descender(word->text) ? word->box.h * DESCENT / (1 + DESCENT) : 0;

    return word->box.y + word->box.h - depth;
}

static double size_over(double baseline, const struct word *word)
{
    return fmax((baseline - word->box.y) * PDFA_GLYPH_EM / PDFA_GLYPH_ASCENT, LEAST_SIZE);
}

/* Baseline and size of a line; a word far off it has its own. */
static void measure(const struct word *words, size_t n, struct string *strings)
{
    cleanup_free double *values = memory_alloc(n * sizeof *values);
    double baseline, size;

    for (size_t i = 0; i < n; i++)
        values[i] = word_baseline(&words[i]);
    baseline = median(values, n);
    for (size_t i = 0; i < n; i++)
        values[i] = size_over(baseline, &words[i]);
    size = median(values, n);
    for (size_t i = 0; i < n; i++) {
        double own = word_baseline(&words[i]);
        bool stray = fabs(own - baseline) > STRAY * size;

        strings[i].baseline = stray ? own : baseline;
        strings[i].size = stray ? size_over(own, &words[i]) : size;
    }
}

/* Where the strings of a line begin and how wide they are. */
static void measure_widths(const struct word *words, size_t n, struct string *strings)
{
    for (size_t i = n; i-- > 0;) {
        double x = words[i].box.x, width = words[i].box.w > 0 ? words[i].box.w : 1;

        strings[i].x = x;
        strings[i].width = width;
        if (i + 1 < n && words[i + 1].box.x > words[i].box.x) {
            double end = strings[i + 1].x - GAP * strings[i].size;
            double begin = fmin(x, end - fmin(LEAST_PART * width, LEAST_SIZED * strings[i].size));

            if (x - begin <= SHIFT_MOST * strings[i].size) {
                strings[i].x = begin;
                strings[i].width = fmin(width, end - begin);
            }
        }
    }
}

/* Readers also join the last word of a line to the first of the next where these stand side by side, as scraps between
 * the lines do: the first is made narrower, or lower when nothing would be left of it. */
static void part_from_next_line(struct string *last, const struct string *next)
{
    double step = fabs(next->baseline - last->baseline), end = next->x - GAP * last->size;

    if (step > SAME_LINE * last->size || next->x < last->x || end >= last->x + last->width)
        return;
    if (end - last->x >= LEAST_SIZED * last->size)
        last->width = end - last->x;
    else
        last->size = fmax(step / SAME_LINE, LEAST_SIZE);
}

static struct point apply(const struct matrix *m, struct point p)
{
    return (struct point){m->a * p.x + m->c * p.y + m->e, m->b * p.x + m->d * p.y + m->f};
}

static struct point place(const struct geometry *geometry, const struct matrix *raster, double x, double y)
{
    return apply(raster, geometry_point_to_original(geometry, (struct point){x, y}));
}

static size_t glyph_of(const struct pdfa_glyphs *glyphs, int32_t c)
{
    size_t low = 0, high = glyphs->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (glyphs->chars[middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < glyphs->count && glyphs->chars[low] == c ? low + 1 : 0;
}

static void put_string(struct buf *out, const struct pdfa_glyphs *glyphs, const char *text, bool space)
{
    size_t n = strlen(text), length;

    buf_putc(out, '<');
    for (size_t i = 0; i < n; i += length)
        buf_printf(out, "%04zX", glyph_of(glyphs, text_next(text + i, n - i, &length)));
    if (space)
        buf_printf(out, "%04zX", glyph_of(glyphs, ' '));
    buf_puts(out, "> Tj\n");
}

/* The axis that the vector is nearest to, 1 long. */
static struct point axis(double x, double y)
{
    return fabs(x) > fabs(y) ? (struct point){x > 0 ? 1 : -1, 0} : (struct point){0, y > 0 ? 1 : -1};
}

/* A string stands level even where its line is slanted, in the middle of its word: readers take letters that climb for
 * words of their own. */
static void put_word(const struct page *page, const struct matrix *raster, const struct pdfa_glyphs *glyphs,
                     const char *text, const struct string *string, bool space, struct buf *out)
{
    const struct geometry *g = &page->geometry;
    struct point begin = place(g, raster, string->x, string->baseline);
    struct point end = place(g, raster, string->x + string->width, string->baseline);
    struct point top = place(g, raster, string->x, string->baseline - string->size);
    struct point along = axis(end.x - begin.x, end.y - begin.y), up = axis(top.x - begin.x, top.y - begin.y);
    double width = hypot(end.x - begin.x, end.y - begin.y), size = hypot(top.x - begin.x, top.y - begin.y);
    double letters = (double)text_length(text);

    if (!(width > 0 && size > 0 && letters > 0))
        return;
    buf_printf(out, "/F %.2f Tf %.2f Tz %.0f %.0f %.0f %.0f %.2f %.2f Tm ", size,
               100 * width / (letters * size * PDFA_GLYPH_ADVANCE / PDFA_GLYPH_EM), along.x, along.y, up.x, up.y,
               (begin.x + end.x - along.x * width) / 2, (begin.y + end.y - along.y * width) / 2);
    put_string(out, glyphs, text, space);
}

void pdfa_text_put(const struct page *page, const struct matrix *raster, const struct pdfa_glyphs *glyphs,
                   struct buf *out)
{
    cleanup_free struct string *strings = memory_alloc((page->word_count + 1) * sizeof *strings);

    if (page->word_count == 0)
        return;
    for (size_t i = 0, n; i < page->word_count; i += n) {
        n = wordlist_line(page->words + i, page->word_count - i);
        measure(page->words + i, n, strings + i);
        measure_widths(page->words + i, n, strings + i);
        if (i > 0)
            part_from_next_line(&strings[i - 1], &strings[i]);
    }
    buf_puts(out, "BT 3 Tr\n");
    for (size_t i = 0, n; i < page->word_count; i += n) {
        n = wordlist_line(page->words + i, page->word_count - i);
        for (size_t k = i; k < i + n; k++)
            put_word(page, raster, glyphs, page->words[k].text, &strings[k], k + 1 < i + n, out);
    }
    buf_puts(out, "ET\n");
}

/* The text layer. Each word is a string of its own, as wide as its box; a line has one size and one baseline, for readers
 * put words together by these. After every word but the last of a line comes a space. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa_parts.h"
#include "ocr/wordlist.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/page.h"

#define DESCENT   0.22 /* of the letters under the line, in heights of a letter above it */
#define STRAY     0.6  /* a word further off the line than this part of the size stands by itself */
#define LEAST_SIZE 3   /* px */

/* Of a line in the upright frame, px. */
struct line {
    double baseline, size;
};

static bool has_descender(const char *text)
{
    static const char *const DEEP[] = {"ạ", "ặ", "ậ", "ẹ", "ệ", "ị", "ọ", "ộ", "ợ", "ụ", "ự", "ỵ", "Ạ", "Ặ", "Ậ",
                                       "Ẹ", "Ệ", "Ị", "Ọ", "Ộ", "Ợ", "Ụ", "Ự", "Ỵ", "ý", "ỳ", "ỷ", "ỹ"};

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

static struct line measure(const struct word *words, size_t n)
{
    cleanup_free double *values = memory_alloc(n * sizeof *values);
    struct line line;

    for (size_t i = 0; i < n; i++)
        values[i] = word_baseline(&words[i]);
    line.baseline = median(values, n);
    for (size_t i = 0; i < n; i++)
        values[i] = size_over(line.baseline, &words[i]);
    line.size = median(values, n);
    return line;
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

static void put_word(const struct page *page, const struct matrix *raster, const struct pdfa_glyphs *glyphs,
                     const struct word *word, struct line line, bool space, struct buf *out)
{
    const struct geometry *g = &page->geometry;
    double width = word->box.w > 0 ? word->box.w : 1;
    struct point at = place(g, raster, word->box.x, line.baseline);
    struct point end = place(g, raster, word->box.x + width, line.baseline);
    struct point top = place(g, raster, word->box.x, line.baseline - line.size);
    double across = hypot(end.x - at.x, end.y - at.y), up = hypot(top.x - at.x, top.y - at.y);
    double letters = (double)text_length(word->text);

    if (!(across > 0 && up > 0 && letters > 0))
        return;
    buf_printf(out, "/F %.2f Tf %.2f Tz %.5f %.5f %.5f %.5f %.2f %.2f Tm ", up,
               100 * across / (letters * up * PDFA_GLYPH_ADVANCE / PDFA_GLYPH_EM), (end.x - at.x) / across,
               (end.y - at.y) / across, (top.x - at.x) / up, (top.y - at.y) / up, at.x, at.y);
    put_string(out, glyphs, word->text, space);
}

void pdfa_text_put(const struct page *page, const struct matrix *raster, const struct pdfa_glyphs *glyphs,
                   struct buf *out)
{
    if (page->word_count == 0)
        return;
    buf_puts(out, "BT 3 Tr\n");
    for (size_t i = 0, n; i < page->word_count; i += n) {
        const struct word *words = page->words + i;
        struct line line;

        n = wordlist_line(words, page->word_count - i);
        line = measure(words, n);
        for (size_t k = 0; k < n; k++) {
            struct line own = line;

            if (fabs(word_baseline(&words[k]) - line.baseline) > STRAY * line.size)
                own = measure(&words[k], 1);
            put_word(page, raster, glyphs, &words[k], own, k + 1 < n, out);
        }
    }
    buf_puts(out, "ET\n");
}

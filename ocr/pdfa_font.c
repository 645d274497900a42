/* TrueType with the tables that a font inside of a PDF needs (ISO 32000-1 9.9): head hhea hmtx loca glyf maxp, and cvt,
 * fpgm and prep are not there for nothing is hinted. Form of the tables: OpenType 1.9. */
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa_parts.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/page.h"

#define TABLES 6

static int by_number(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

static void add_char(struct pdfa_glyphs *glyphs, int32_t c)
{
    size_t at = 0;

    while (at < glyphs->count && glyphs->chars[at] < c)
        at++;
    if (at < glyphs->count && glyphs->chars[at] == c)
        return;
    glyphs->chars = memory_resize(glyphs->chars, glyphs->count + 1, sizeof *glyphs->chars);
    memmove(glyphs->chars + at + 1, glyphs->chars + at, (glyphs->count - at) * sizeof *glyphs->chars);
    glyphs->chars[at] = c;
    glyphs->count++;
}

void pdfa_glyphs_add(struct pdfa_glyphs *glyphs, const struct page *page)
{
    if (glyphs->count == 0)
        add_char(glyphs, ' ');
    for (size_t i = 0; i < page->word_count; i++) {
        const char *text = page->words[i].text;
        size_t n = strlen(text), length;

        for (size_t at = 0; at < n; at += length) {
            int32_t c = text_next(text + at, n - at, &length);

            if (!bsearch(&c, glyphs->chars, glyphs->count, sizeof c, by_number))
                add_char(glyphs, c);
        }
    }
}

void pdfa_glyphs_release(struct pdfa_glyphs *glyphs)
{
    free(glyphs->chars);
    *glyphs = (struct pdfa_glyphs){0};
}

static void put16(struct buf *out, int value)
{
    buf_putc(out, (char)(value >> 8));
    buf_putc(out, (char)value);
}

static void put32(struct buf *out, uint32_t value)
{
    put16(out, (int)(value >> 16));
    put16(out, (int)(value & 0xFFFF));
}

static void put_words(struct buf *out, const int *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put16(out, values[i]);
}

/* xMin yMin xMax yMax of all glyphs, then style, smallest size, direction, form of loca (short) and of glyf. */
static void put_head(struct buf *out)
{
    static const int REST[] = {0, PDFA_GLYPH_DESCENT, PDFA_GLYPH_ADVANCE, PDFA_GLYPH_ASCENT, 0, 8, 2, 0, 0};

    put32(out, 0x00010000);
    put32(out, 0x00010000);
    put32(out, 0); /* the checksum of the whole comes here */
    put32(out, 0x5F0F3CF5);
    put16(out, 0);
    put16(out, PDFA_GLYPH_EM);
    for (int i = 0; i < 4; i++) /* made and changed, seconds since 1904 */
        put32(out, 0);
    put_words(out, REST, sizeof REST / sizeof *REST);
}

static void put_hhea(struct buf *out)
{
    static const int REST[] = {PDFA_GLYPH_ASCENT,
                               PDFA_GLYPH_DESCENT,
                               0,
                               PDFA_GLYPH_ADVANCE,
                               0,
                               0,
                               PDFA_GLYPH_ADVANCE,
                               1,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               0,
                               1}; /* one width serves all */

    put32(out, 0x00010000);
    put_words(out, REST, sizeof REST / sizeof *REST);
}

static void put_maxp(struct buf *out, size_t glyphs)
{
    static const int REST[] = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};

    put32(out, 0x00010000);
    put16(out, (int)glyphs);
    put_words(out, REST, sizeof REST / sizeof *REST);
}

static void put_hmtx(struct buf *out, size_t glyphs)
{
    put16(out, PDFA_GLYPH_ADVANCE);
    for (size_t i = 0; i < glyphs; i++) /* left side bearings, the first beside the width */
        put16(out, 0);
}

static void put_loca(struct buf *out, size_t glyphs)
{
    for (size_t i = 0; i <= glyphs; i++)
        put16(out, 0);
}

static uint32_t checksum(const struct buf *table)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < table->len; i++)
        sum += (uint32_t)(unsigned char)table->data[i] << 8 * (3 - i % 4);
    return sum;
}

static void put_directory(struct buf *out, const char *const *names, const struct buf *tables)
{
    uint32_t offset = 12 + 16 * TABLES;

    put32(out, 0x00010000);
    put16(out, TABLES);
    put16(out, 64); /* 16 * the power of two below, its exponent, and the rest */
    put16(out, 2);
    put16(out, 16 * TABLES - 64);
    for (int i = 0; i < TABLES; i++) {
        buf_puts(out, names[i]);
        put32(out, checksum(&tables[i]));
        put32(out, offset);
        put32(out, (uint32_t)tables[i].len);
        offset += (uint32_t)(tables[i].len + 3) / 4 * 4;
    }
}

void pdfa_font_put(size_t glyphs, struct buf *out)
{
    static const char *const NAMES[TABLES] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    struct buf tables[TABLES] = {{0}};
    size_t head = 0;
    uint32_t adjust;

    put32(&tables[0], 0); /* no outline; some readers refuse a table of no bytes */
    put_head(&tables[1]);
    put_hhea(&tables[2]);
    put_hmtx(&tables[3], glyphs + 1); /* and the one for "missing" */
    put_loca(&tables[4], glyphs + 1);
    put_maxp(&tables[5], glyphs + 1);
    put_directory(out, NAMES, tables);
    for (int i = 0; i < TABLES; i++) {
        if (i == 1)
            head = out->len;
        buf_append(out, tables[i].data, tables[i].len);
        while (out->len % 4)
            buf_putc(out, 0);
        buf_release(&tables[i]);
    }
    adjust = 0xB1B0AFBA - checksum(out);
    for (int i = 0; i < 4; i++)
        out->data[head + 8 + (size_t)i] = (char)(adjust >> 8 * (3 - i));
}

static void put_utf16(struct buf *out, int32_t c)
{
    if (c < 0x10000)
        buf_printf(out, "%04X", (unsigned)c);
    else
        buf_printf(out, "%04X%04X", 0xD800 + (unsigned)((c - 0x10000) >> 10),
                   0xDC00 + (unsigned)((c - 0x10000) & 0x3FF));
}

void pdfa_font_put_unicode(const struct pdfa_glyphs *glyphs, struct buf *out)
{
    const size_t group = 100; /* the most of one bfchar */

    buf_puts(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                  "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                  "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < glyphs->count; i++) {
        if (i % group == 0)
            buf_printf(out, "%zu beginbfchar\n", glyphs->count - i < group ? glyphs->count - i : group);
        buf_printf(out, "<%04zX> <", i + 1);
        put_utf16(out, glyphs->chars[i]);
        buf_puts(out, ">\n");
        if (i % group == group - 1 || i + 1 == glyphs->count)
            buf_puts(out, "endbfchar\n");
    }
    buf_puts(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

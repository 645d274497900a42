/* Bytes as the pages of a document, and back: what the fuzzers share.
 *
 * A run of items, numbers little-endian, each item led by a byte:
 *   00-7f  a word: bits 0-2 its flags, 3-4 lines below the last, 5-6 blocks; x y w h (2 bytes each), confidence,
 *          length (1 each), the text
 *   80-bf  a page: bits 0-1 quarter turns, 2-3 source; width, height (2 each), skew in tenths of a degree (1, signed)
 *   c0-ff  evidence: kind (modulo the table); box (2 each), printed, count of readings (1 each, at most 3), and for
 * each reading length, text, confidence What is missing at the end is zero. Everything lives in the arena, and what a
 * record would refuse is left out. */
#ifndef SOHOA_FUZZ_PAGES_H
#define SOHOA_FUZZ_PAGES_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/document.h"

#define FUZZ_PAGES    8
#define FUZZ_EVIDENCE 8

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* A promise of a header that was broken. */
#define FUZZ_HOLDS(fact)                                                                                               \
    do {                                                                                                               \
        if (!(fact)) {                                                                                                 \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #fact);                                  \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

static const char *const FUZZ_KINDS[] = {"number",       "day",         "month",         "year",
                                         "mark",         "signer",      "number.digits", "day.digits",
                                         "month.digits", "year.digits", "title",         "line"};
#define FUZZ_KIND_COUNT (sizeof FUZZ_KINDS / sizeof *FUZZ_KINDS)

struct fuzz_bytes {
    const uint8_t *at;
    size_t left;
};

static inline unsigned fuzz_byte(struct fuzz_bytes *b)
{
    if (b->left == 0)
        return 0;
    b->left--;
    return *b->at++;
}

static inline int fuzz_pixels(struct fuzz_bytes *b, int most)
{
    unsigned low = fuzz_byte(b), value = low | fuzz_byte(b) << 8;

    return (int)value < most ? (int)value : most;
}

/* NFC without white space and control characters. */
static inline char *fuzz_text(struct arena *arena, struct fuzz_bytes *b, size_t n)
{
    char *text, *out;

    n = n < b->left ? n : b->left;
    text = out = text_nfc(arena, (const char *)b->at, n);
    b->at += n;
    b->left -= n;
    for (const char *s = text; *s; s++)
        if ((unsigned char)*s > ' ' && *s != 0x7f)
            *out++ = *s;
    *out = '\0';
    return text;
}

/* Inside the upright frame, as a record has them. */
static inline struct box fuzz_box(struct fuzz_bytes *b, const struct page *page)
{
    int width, height;
    struct box box;

    geometry_upright_size(&page->geometry, &width, &height);
    box.x = fuzz_pixels(b, width);
    box.y = fuzz_pixels(b, height);
    box.w = fuzz_pixels(b, width - box.x);
    box.h = fuzz_pixels(b, height - box.y);
    return box;
}

static inline void fuzz_word(struct arena *arena, struct fuzz_bytes *b, unsigned lead, struct page *page)
{
    const struct word *last = page->word_count ? &page->words[page->word_count - 1] : NULL;
    struct word w = {.flags = lead & 7};

    w.line = (last ? last->line : 0) + (int)(lead >> 3 & 3);
    w.block = (last ? last->block : 0) + (int)(lead >> 5 & 3);
    w.box = fuzz_box(b, page);
    w.confidence = fuzz_byte(b) / 255.0;
    w.text = fuzz_text(arena, b, fuzz_byte(b));
    if (*w.text)
        page->words[page->word_count++] = w;
}

static inline void fuzz_evidence(struct arena *arena, struct fuzz_bytes *b, unsigned lead, struct page *page)
{
    struct evidence e = {.kind = FUZZ_KINDS[lead % FUZZ_KIND_COUNT]};

    e.box = fuzz_box(b, page);
    e.printed = fuzz_byte(b) / 255.0;
    e.reading_count = fuzz_byte(b) % 4;
    e.readings = arena_alloc(arena, 3 * sizeof *e.readings);
    for (size_t i = 0; i < e.reading_count; i++) {
        e.readings[i].value = fuzz_text(arena, b, fuzz_byte(b));
        e.readings[i].confidence = fuzz_byte(b) / 255.0;
    }
    if (page->evidence_count < FUZZ_EVIDENCE)
        page->evidence[page->evidence_count++] = e;
}

static inline struct page *fuzz_page(struct arena *arena, struct document *d, size_t words, struct geometry geometry)
{
    struct page *page = &d->pages[d->page_count++];

    *page = (struct page){.number = (int)d->page_count, .geometry = geometry, .source = TEXT_RECOGNISED};
    page->words = arena_alloc(arena, (words + 1) * sizeof *page->words);
    page->evidence = arena_alloc(arena, FUZZ_EVIDENCE * sizeof *page->evidence);
    return page;
}

static inline struct document fuzz_document(struct arena *arena, const uint8_t *bytes, size_t n)
{
    struct fuzz_bytes b = {bytes, n};
    struct document d = {.pages = arena_alloc(arena, FUZZ_PAGES * sizeof *d.pages)};
    struct page *page = NULL;

    while (b.left > 0) {
        unsigned lead = fuzz_byte(&b);

        if (lead >= 0x80 && lead < 0xc0 && d.page_count < FUZZ_PAGES) {
            struct geometry g = {.dpi = 300, .dpi_known = true, .rotation = (int)(lead & 3) * 90};

            g.width = fuzz_pixels(&b, LIMIT_SIDE_PIXELS);
            g.height = fuzz_pixels(&b, LIMIT_SIDE_PIXELS);
            g.skew = (int8_t)fuzz_byte(&b) / 10.0;
            page = fuzz_page(arena, &d, b.left < LIMIT_WORDS ? b.left : LIMIT_WORDS, g);
            page->source = (enum text_source)((lead >> 2 & 3) % 3);
        } else if (page && lead < 0x80 && page->word_count < LIMIT_WORDS) {
            fuzz_word(arena, &b, lead, page);
        } else if (page && lead >= 0xc0) {
            fuzz_evidence(arena, &b, lead, page);
        }
    }
    return d;
}

/* Text as the text layer of one page: a line for each line, words parted by spaces. */
static inline struct document fuzz_plain(struct arena *arena, const uint8_t *bytes, size_t n)
{
    struct document d = {.pages = arena_alloc(arena, sizeof *d.pages)};
    struct page *page = fuzz_page(arena, &d, n < LIMIT_WORDS ? n : LIMIT_WORDS,
                                  (struct geometry){.width = 2480, .height = LIMIT_SIDE_PIXELS, .dpi = 300});
    struct fuzz_bytes b = {bytes, n};
    int x = 200, line = 1;

    page->source = TEXT_LAYER;
    while (b.left > 0 && page->word_count < LIMIT_WORDS) {
        size_t length = 0;
        char *text;

        while (length < b.left && length < LIMIT_WORD_BYTES && b.at[length] > ' ')
            length++;
        text = fuzz_text(arena, &b, length);
        if (*text) {
            int width = 20 * (int)text_length(text);

            page->words[page->word_count++] =
                (struct word){{x, 100 + 50 * (line % 1000), width, 35}, 1, text, 1, line, 0, NULL};
            x = x + width + 10 < 2400 ? x + width + 10 : 2400;
        }
        if (b.left > 0 && *b.at <= ' ' && fuzz_byte(&b) == '\n') {
            line++;
            x = 200;
        }
    }
    return d;
}

static inline void fuzz_put_number(struct buf *out, int value)
{
    buf_putc(out, (char)(value & 0xff));
    buf_putc(out, (char)(value >> 8 & 0xff));
}

static inline void fuzz_put_box(struct buf *out, struct box box)
{
    fuzz_put_number(out, box.x);
    fuzz_put_number(out, box.y);
    fuzz_put_number(out, box.w);
    fuzz_put_number(out, box.h);
}

static inline void fuzz_put_text(struct buf *out, const char *text)
{
    size_t n = strlen(text) < 255 ? strlen(text) : 255;

    buf_putc(out, (char)n);
    buf_append(out, text, n);
}

static inline void fuzz_put_evidence(struct buf *out, const struct evidence *e)
{
    size_t kind = 0, count = e->reading_count < 3 ? e->reading_count : 3;

    while (kind < FUZZ_KIND_COUNT && strcmp(FUZZ_KINDS[kind], e->kind) != 0)
        kind++;
    if (kind == FUZZ_KIND_COUNT)
        return;
    for (unsigned lead = 0xc0; lead <= 0xff; lead++)
        if (lead % FUZZ_KIND_COUNT == kind) {
            buf_putc(out, (char)lead);
            break;
        }
    fuzz_put_box(out, e->box);
    buf_putc(out, (char)(int)(e->printed * 255));
    buf_putc(out, (char)count);
    for (size_t i = 0; i < count; i++) {
        fuzz_put_text(out, e->readings[i].value);
        buf_putc(out, (char)(int)(e->readings[i].confidence * 255));
    }
}

/* The reverse of fuzz_document() for one page, the first `words` of its words. */
static inline void fuzz_put_page(struct buf *out, const struct page *page, size_t words)
{
    int line = 0, block = 0;

    buf_putc(out, (char)(0x80 | page->geometry.rotation / 90 | (int)page->source << 2));
    fuzz_put_number(out, page->geometry.width);
    fuzz_put_number(out, page->geometry.height);
    buf_putc(out, (char)(int)(page->geometry.skew * 10));
    for (size_t i = 0; i < page->evidence_count; i++)
        fuzz_put_evidence(out, &page->evidence[i]);
    for (size_t i = 0; i < page->word_count && i < words; i++) {
        const struct word *w = &page->words[i];

        buf_putc(out, (char)((int)(w->flags & 7) | (w->line != line) << 3 | (w->block != block) << 5));
        fuzz_put_box(out, w->box);
        buf_putc(out, (char)(int)(w->confidence * 255));
        fuzz_put_text(out, w->text);
        line = w->line;
        block = w->block;
    }
}

#endif

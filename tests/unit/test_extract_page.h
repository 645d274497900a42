/* Pages laid out by hand for the tests of extraction: lines of words at A4, 200 dpi. */
#ifndef SOHOA_TEST_EXTRACT_PAGE_H
#define SOHOA_TEST_EXTRACT_PAGE_H

#include <stdio.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/model/document.h"

#define WIDTH  1653 /* A4 at 200 dpi */
#define HEIGHT 2339
#define LETTER 16 /* px a letter takes */
#define TALL   28 /* px of a line of print */

struct desk {
    struct arena arena;
    struct document document;
    struct page pages[8];
    int line;
};

static struct desk desk;

static inline int setup(void **state)
{
    (void)state;
    memset(&desk, 0, sizeof desk);
    arena_init(&desk.arena);
    desk.document.pages = desk.pages;
    return 0;
}

static inline int teardown(void **state)
{
    (void)state;
    arena_release(&desk.arena);
    return 0;
}

static inline struct page *new_page(void)
{
    struct page *page = &desk.pages[desk.document.page_count++];

    *page = (struct page){.number = (int)desk.document.page_count, .source = TEXT_RECOGNISED};
    page->geometry = (struct geometry){.width = WIDTH, .height = HEIGHT, .dpi = 200, .dpi_known = true};
    page->words = arena_alloc(&desk.arena, 400 * sizeof *page->words);
    return page;
}

static inline size_t letters(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

/* Puts the words of a line; all of one engine line. */
static inline void put_sure(struct page *page, int x, int y, const char *text, double confidence)
{
    char copy[512], *rest = copy, *word;

    snprintf(copy, sizeof copy, "%s", text);
    desk.line++;
    while ((word = strsep(&rest, " "))) {
        int w = (int)letters(word) * LETTER;

        if (*word)
            page->words[page->word_count++] = (struct word){
                .box = {x, y, w, TALL},
                .confidence = confidence,
                .text = arena_strdup(&desk.arena, word),
                .block = 1,
                .line = desk.line,
            };
        x += w + LETTER / 2;
    }
}

static inline void put(struct page *page, int x, int y, const char *text)
{
    put_sure(page, x, y, text, 0.95);
}

static inline void put_evidence(struct page *page, const char *kind, const char *value, double confidence,
                                double printed)
{
    struct evidence *all = arena_alloc(&desk.arena, (page->evidence_count + 1) * sizeof *all);
    struct reading *reading = arena_alloc(&desk.arena, sizeof *reading);

    for (size_t i = 0; i < page->evidence_count; i++)
        all[i] = page->evidence[i];
    *reading = (struct reading){value, confidence};
    all[page->evidence_count] = (struct evidence){
        .kind = kind, .box = {300, 300, 80, 40}, .readings = reading, .reading_count = 1, .printed = printed};
    page->evidence = all;
    page->evidence_count++;
}

/* The usual header but for number and date. */
static inline struct page *head(void)
{
    struct page *page = new_page();

    put(page, 230, 160, "UBND TỈNH LẠNG SƠN");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 210, "SỞ NỘI VỤ");
    put(page, 900, 210, "Độc lập - Tự do - Hạnh phúc");
    return page;
}

static inline void foot(struct page *page, int y)
{
    put(page, 220, y, "Nơi nhận:");
    put(page, 950, y, "KT. GIÁM ĐỐC");
    put(page, 220, y + 50, "- Như trên;");
    put(page, 950, y + 50, "PHÓ GIÁM ĐỐC");
    put(page, 220, y + 100, "- Lưu: VT.");
    put(page, 950, y + 350, "Nguyễn Văn Thắm");
}

static inline struct page *decision(const char *number)
{
    struct page *page = head();

    put(page, 250, 330, number);
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 560, 500, "Về việc phê duyệt kế hoạch tuyển sinh");
    put(page, 600, 550, "của các trường trung học năm 2021");
    put(page, 300, 680,
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;");
    foot(page, 1500);
    return page;
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif

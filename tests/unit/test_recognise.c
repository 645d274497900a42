/* Recognition: words with boxes, tables cell by cell, pages that lie the wrong way. */
#include "tests/unit/engine_fixture.h"

#include "ocr/repair.h"
#include "pipeline/base/file.h"
#include "pipeline/base/text.h"

/* Cleans and reads; takes the raster over. */
static void read_drawn(struct fixture *fixture, struct Pix *pix, struct page *page)
{
    struct drawn drawn;
    struct err err = {0};

    drawn_clean(&drawn, pix);
    *page = (struct page){.number = 1, .geometry = drawn.geometry, .quality = drawn.quality};
    if (recogniser_page(fixture->recogniser, &drawn.cleaned, &fixture->arena, page, &err) != 0)
        fail_msg("%s", err.message);
    drawn_release(&drawn);
}

static const struct word *find_word(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->word_count; i++)
        if (strcmp(page->words[i].text, text) == 0)
            return &page->words[i];
    return NULL;
}

static size_t count_words(const struct page *page, const char *text)
{
    size_t n = 0;

    for (size_t i = 0; i < page->word_count; i++)
        n += strcmp(page->words[i].text, text) == 0;
    return n;
}

static void a_missing_model_is_named_with_the_package_that_brings_it(void **state)
{
    struct err err = {0};

    (void)state;
    assert_null(recogniser_open("xxx", &err));
    assert_int_equal(err.code, ERR_SETUP);
    assert_string_equal(err.message, "the recognition model 'xxx' is missing: install the package tesseract-ocr-xxx");
}

/* Asked as Tesseract asks, by whatever the linker found. */
static void the_picture_of_a_line_is_kept_plain_and_comes_back(void **state)
{
    struct Pix *pix = drawn_paper(200), *back;
    l_uint8 *bytes = NULL;
    size_t n = 0;
    l_int32 same = 0;

    (void)state;
    draw_text(pix, 20);
    assert_int_equal(pixWriteMem(&bytes, &n, pix, IFF_PNG), 0);
    assert_memory_equal(bytes, "spix", 4);
    back = pixReadMem(bytes, n);
    assert_non_null(back);
    pixEqual(pix, back, &same);
    assert_int_equal(same, 1);
    lept_free(bytes);
    pixDestroy(&back);
    pixDestroy(&pix);
}

static void the_version_names_the_engine(void **state)
{
    (void)state;
    assert_int_equal(strncmp(recogniser_version(), "Tesseract ", 10), 0);
}

static void words_come_with_boxes_and_lines_in_reading_order(void **state)
{
    struct Pix *pix = drawn_paper(255);
    struct page page;
    const struct word *word;

    draw_text(pix, 0);
    read_drawn(*state, pix, &page);
    assert_int_equal(page.source, TEXT_RECOGNISED);
    assert_true(count_words(&page, "book") >= 11);
    word = find_word(&page, "Hello");
    assert_non_null(word);
    assert_true(word->confidence > 0.3 && word->confidence <= 1);
    assert_in_range(word->box.x, 250, 270);
    assert_in_range(word->box.y, 300, 345);
    for (size_t i = 1; i < page.word_count; i++) {
        assert_true(page.words[i].line >= page.words[i - 1].line);
        assert_true(page.words[i].block >= page.words[i - 1].block);
    }
}

static void a_page_upside_down_by_a_wrong_guess_is_read_the_other_way(void **state)
{
    struct fixture *fixture = *state;
    struct Pix *pix = drawn_paper(255);
    struct drawn drawn;
    struct page page;
    struct err err = {0};

    draw_text(pix, 0);
    drawn_clean(&drawn, pix);
    pixRotate180(image_pix(drawn.cleaned.image), image_pix(drawn.cleaned.image));
    drawn.cleaned.upright = 0.5;
    page = (struct page){.geometry = drawn.geometry};
    page.geometry.rotation = 180;
    assert_int_equal(recogniser_page(fixture->recogniser, &drawn.cleaned, &fixture->arena, &page, &err), 0);
    assert_int_equal(page.geometry.rotation, 0);
    assert_non_null(find_word(&page, "archive"));
    drawn_release(&drawn);
}

static void a_blank_page_has_no_words(void **state)
{
    struct page page;

    read_drawn(*state, drawn_paper(244), &page);
    assert_int_equal(page.word_count, 0);
    assert_int_equal(page.source, TEXT_NONE);
    assert_true(page.quality.blank);
}

static void cells_of_a_table_are_blocks_of_their_own_between_the_text_around_it(void **state)
{
    struct Pix *pix = drawn_paper(255);
    struct page page;
    const struct word *before, *left, *right, *after;

    draw_line(pix, "The text before the little table of the district", 260, 600, 0);
    draw_line(pix, "and the rest of it that the clerk holds", 260, 640, 0);
    for (int i = 0; i < 3; i++)
        draw_box(pix, (struct box){200, 800 + i * 120, 1203, 3}, 0);
    for (int i = 0; i < 4; i++)
        draw_box(pix, (struct box){200 + i * 400, 800, 3, 243}, 0);
    draw_line(pix, "first cell", 230, 870, 0);
    draw_line(pix, "second cell", 630, 870, 0);
    draw_line(pix, "third cell", 1030, 870, 0);
    draw_line(pix, "holds", 230, 990, 0);
    draw_line(pix, "bills", 630, 990, 0);
    draw_line(pix, "that", 1030, 990, 0);
    draw_line(pix, "All that follows below the table is another block", 260, 1300, 0);
    read_drawn(*state, pix, &page);
    before = find_word(&page, "before");
    left = find_word(&page, "first");
    right = find_word(&page, "second");
    after = find_word(&page, "follows");
    assert_non_null(before);
    assert_non_null(left);
    assert_non_null(right);
    assert_non_null(after);
    assert_true(before->block < left->block);
    assert_true(left->block < right->block);
    assert_true(right->block < after->block);
    assert_null(find_word(&page, "|"));
}

static void a_whitelist_limits_a_second_reading_and_is_forgotten_after(void **state)
{
    struct fixture *fixture = *state;
    struct Pix *pix = pixCreate(400, 80, 8);
    struct image *crop;
    struct word *words;
    size_t count;
    struct err err = {0};

    pixSetAllArbitrary(pix, 255);
    draw_line(pix, "Hello 768", 20, 50, 0);
    crop = image_from_pix(pix);
    assert_int_equal(recogniser_line(fixture->recogniser, crop, "0123456789", &fixture->arena, &words, &count, &err),
                     0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(strspn(words[i].text, "0123456789"), strlen(words[i].text));
    assert_int_equal(recogniser_line(fixture->recogniser, crop, NULL, &fixture->arena, &words, &count, &err), 0);
    assert_int_equal(count, 2);
    assert_string_equal(words[0].text, "Hello");
    assert_string_equal(words[1].text, "768");
    image_free(crop);
}

static void an_empty_crop_gives_no_words(void **state)
{
    struct fixture *fixture = *state;
    struct Pix *pix = pixCreate(200, 60, 8);
    struct image *crop;
    struct word *words;
    size_t count = 9;
    struct err err = {0};

    pixSetAllArbitrary(pix, 255);
    crop = image_from_pix(pix);
    assert_int_equal(recogniser_line(fixture->recogniser, crop, NULL, &fixture->arena, &words, &count, &err), 0);
    assert_int_equal(count, 0);
    image_free(crop);
}

/* Letters of leptonica's font, 200 px on; a bar makes an Đ of the D after `before`. What stands there, its box. */
static struct box draw_symbol(struct Pix *pix, const char *before, const char *after)
{
    L_BMF *font = bmfCreate(NULL, 8);
    l_int32 width = 0, all = 0, overflow;
    cleanup_arena struct arena arena = {0};

    pixSetTextline(pix, font, before, 255, 200, 300, &width, &overflow); /* white: only its width is wanted */
    pixSetTextline(pix, font, arena_printf(&arena, "%s%s", before, after), 0, 200, 300, &all, &overflow);
    draw_box(pix, (struct box){205 + width, 288, 8, 2}, 0);
    bmfDestroy(&font);
    return (struct box){198, 276, all + 6, 28};
}

static const char *undoubled(struct fixture *fixture, const char *before, const char *text)
{
    struct Pix *pix = drawn_paper(255);
    struct word word = {.text = text, .box = draw_symbol(pix, before, "D-UBND")};
    cleanup_image struct image *image = image_from_pix(pix);

    repair_doubled(fixture->recogniser, image, &fixture->arena, &word, 1);
    if (strcmp(word.text, text) != 0)
        assert_string_equal(word.raw, text);
    else
        assert_null(word.raw);
    return word.text;
}

static void a_doubled_letter_is_dropped_where_the_picture_has_one(void **state)
{
    assert_string_equal(undoubled(*state, "1245/Q", "1245/QĐĐ-UBND"), "1245/QĐ-UBND");
    assert_string_equal(undoubled(*state, "1245/Q", "1246/QĐĐ-UBND"), "1246/QĐĐ-UBND"); /* not what stands there */
    assert_string_equal(undoubled(*state, "1245/Q", "1245/QĐ-UBND"), "1245/QĐ-UBND");
}

/* A worn, skewed, upside-down page of the shared corpus. */
static void a_real_page_upside_down_is_read_in_vietnamese(void **state)
{
    const char *shared = getenv("SOHOA_SHARED");
    cleanup_arena struct arena arena = {0};
    char *path = arena_printf(&arena, "%s/corpus/dev/scans/003/001.jpg", shared ? shared : "../shared");
    struct Pix *pix = pixRead(path);
    struct page page;
    char *folded;

    if (!pix) {
        print_message("not tried: '%s' is absent\n", path);
        skip();
    }
    read_drawn(*state, pix, &page);
    assert_int_equal(page.geometry.rotation, 180);
    folded = page_text(&arena, &page);
    assert_non_null(strstr(folded, "XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    assert_non_null(strstr(folded, "Độc lập - Tự do - Hạnh phúc"));
    for (size_t i = 0; i < page.word_count; i++)
        assert_string_equal(page.words[i].text, text_nfc(&arena, page.words[i].text, strlen(page.words[i].text)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_model_is_named_with_the_package_that_brings_it),
        cmocka_unit_test(the_version_names_the_engine),
        cmocka_unit_test(the_picture_of_a_line_is_kept_plain_and_comes_back),
        cmocka_unit_test(words_come_with_boxes_and_lines_in_reading_order),
        cmocka_unit_test(a_page_upside_down_by_a_wrong_guess_is_read_the_other_way),
        cmocka_unit_test(a_blank_page_has_no_words),
        cmocka_unit_test(cells_of_a_table_are_blocks_of_their_own_between_the_text_around_it),
        cmocka_unit_test(a_whitelist_limits_a_second_reading_and_is_forgotten_after),
        cmocka_unit_test(an_empty_crop_gives_no_words),
        cmocka_unit_test(a_doubled_letter_is_dropped_where_the_picture_has_one),
        cmocka_unit_test(a_real_page_upside_down_is_read_in_vietnamese),
    };

    return cmocka_run_group_tests_name("recognise", tests, open_engine, close_engine);
}

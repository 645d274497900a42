/* Stamps over print: both are read, and nothing is made of strokes of a pen. */
#include "tests/unit/engine_fixture.h"

#define STAMP ((struct box){300, 700, 520, 200})

/* Ink of another colour laid over the page, as it lies on paper: black under it stays black. */
static void lay_ink(struct Pix *page, struct Pix *ink, struct box at, double red, double green, double blue)
{
    for (int y = 0; y < at.h; y++)
        for (int x = 0; x < at.w; x++) {
            l_uint32 level = 255;
            l_int32 r, g, b;
            double part;

            pixGetPixel(ink, x, y, &level);
            pixGetRGBPixel(page, at.x + x, at.y + y, &r, &g, &b);
            part = level / 255.0;
            pixSetRGBPixel(page, at.x + x, at.y + y, (int)(r * (part + (1 - part) * red)),
                           (int)(g * (part + (1 - part) * green)), (int)(b * (part + (1 - part) * blue)));
        }
}

/* A frame with two lines in it, somewhat slanted. */
static struct Pix *drawn_stamp(void)
{
    struct Pix *stamp = pixCreate(STAMP.w, STAMP.h, 8), *leaning;

    pixSetAll(stamp);
    draw_box(stamp, (struct box){20, 20, 480, 160}, 0);
    draw_box(stamp, (struct box){24, 24, 472, 152}, 255);
    draw_line(stamp, "The old archive holds bills", 50, 100, 0);
    draw_line(stamp, "Number 3669 on 26/11/2023", 50, 148, 0);
    leaning = pixRotate(stamp, 0.035f, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
    pixDestroy(&stamp);
    return leaning;
}

static struct Pix *colour_page(bool text)
{
    struct Pix *grey = drawn_paper(255), *colour;

    if (text)
        draw_text(grey, 0);
    else
        for (int i = 20; i < 36; i++)
            draw_line(grey, "Both halls shall be filled with the folders that the", 260, 340 + i * 48, 0);
    colour = pixConvertTo32(grey);
    pixSetResolution(colour, DRAWN_DPI, DRAWN_DPI);
    pixDestroy(&grey);
    return colour;
}

static void lay_stamp(struct Pix *page)
{
    struct Pix *stamp = drawn_stamp();

    lay_ink(page, stamp, STAMP, 0.85, 0.12, 0.15);
    pixDestroy(&stamp);
}

static size_t count_words(const struct page *page, const char *text)
{
    size_t n = 0;

    for (size_t i = 0; i < page->word_count; i++)
        n += strcmp(page->words[i].text, text) == 0;
    return n;
}

static void a_stamp_over_print_is_taken_off_and_kept(void **state)
{
    struct Pix *page = colour_page(true), *plain = colour_page(true);
    struct drawn stamped, without;
    const struct stamp *stamp;

    (void)state;
    lay_stamp(page);
    drawn_clean(&stamped, page);
    drawn_clean(&without, plain);
    assert_int_equal(without.cleaned.stamp_count, 0);
    assert_int_equal(stamped.cleaned.stamp_count, 1);
    stamp = &stamped.cleaned.stamps[0];
    assert_true(abs(stamp->box.x - 320) < 20 && abs(stamp->box.y - 712) < 20 && abs(stamp->box.w - 480) < 30);
    assert_true(fabs(stamp->tilt + 2) < 0.4);
    for (int y = 640; y < 960; y++) /* what is left on the page is what was there without it, but for edges */
        for (int x = 260; x < 900; x++) {
            l_uint32 a = 0, b = 0;

            pixGetPixel(image_pix(stamped.cleaned.image), x, y, &a);
            pixGetPixel(image_pix(without.cleaned.image), x, y, &b);
            if (b < 60)
                assert_true(a < 128);
        }
    drawn_release(&stamped);
    drawn_release(&without);
}

static void print_and_stamp_are_both_read(void **state)
{
    struct fixture *fixture = *state;
    struct Pix *raster = colour_page(true);
    struct drawn drawn;
    struct page page = {.number = 1};
    struct err err = {0};

    lay_stamp(raster);
    drawn_clean(&drawn, raster);
    page.geometry = drawn.geometry;
    assert_int_equal(recogniser_page(fixture->recogniser, &drawn.cleaned, &fixture->arena, &page, &err), 0);
    assert_int_equal(count_words(&page, "folders"), 12);
    assert_int_equal(count_words(&page, "archive"), 13);
    assert_int_equal(count_words(&page, "3669"), 1);
    assert_int_equal(count_words(&page, "26/11/2023"), 1);
    for (size_t i = 0; i < page.word_count; i++)
        if (strcmp(page.words[i].text, "3669") == 0)
            assert_true(abs(page.words[i].box.x - 460) < 60 && abs(page.words[i].box.y - 815) < 30);
    assert_string_not_equal(page.words[page.word_count - 1].text, "the"); /* the stamp stands behind the page */
    drawn_release(&drawn);
}

static void a_stamp_beside_the_print_is_read_with_the_page(void **state)
{
    struct Pix *page = colour_page(false);
    struct drawn drawn;

    (void)state;
    lay_stamp(page);
    drawn_clean(&drawn, page);
    assert_int_equal(drawn.cleaned.stamp_count, 0);
    drawn_release(&drawn);
}

static void a_page_printed_in_colour_is_no_stamp(void **state)
{
    struct Pix *grey = drawn_paper(255), *page = colour_page(true), *blank = pixCopy(NULL, page);
    struct drawn drawn;

    (void)state;
    draw_text(grey, 0);
    pixSetAll(blank);
    lay_ink(blank, grey, (struct box){0, 0, DRAWN_WIDTH, DRAWN_HEIGHT}, 0.1, 0.2, 0.9);
    drawn_clean(&drawn, blank);
    assert_int_equal(drawn.cleaned.stamp_count, 0);
    drawn_release(&drawn);
    pixDestroy(&grey);
    pixDestroy(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stamp_over_print_is_taken_off_and_kept),
        cmocka_unit_test(print_and_stamp_are_both_read),
        cmocka_unit_test(a_stamp_beside_the_print_is_read_with_the_page),
        cmocka_unit_test(a_page_printed_in_colour_is_no_stamp),
    };

    return cmocka_run_group_tests(tests, open_engine, close_engine);
}

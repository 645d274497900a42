/* The darkest layer of a crop: print without the lighter seals and stamps that lie over it. */
#include "pipeline/image/ink.h"
#include "tests/unit/page_drawing.h"

static int dark_in(const struct image *image, struct box at)
{
    int n = 0;

    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++) {
            l_uint32 level;

            pixGetPixel(image_pix(image), x, y, &level);
            n += level < 128;
        }
    return n;
}

static void a_seal_lighter_than_print_is_left_out(void **state)
{
    struct Pix *page = drawn_paper(245);
    cleanup_image struct image *crop = NULL, *print = NULL;
    const struct box line = {100, 60, 900, 50}, seal = {100, 300, 400, 20};

    (void)state;
    draw_box(page, seal, 110);
    for (int i = 0; i < 8; i++)
        draw_line(page, "Hello to all those who take the little black book", 100, 100, 20);
    crop = image_from_pix(page);
    print = ink_print(crop, 28, 0.25);
    assert_non_null(print);
    assert_int_equal(dark_in(print, seal), 0);
    assert_true(dark_in(print, line) > 8 * dark_in(crop, line) / 10);
}

static void two_levels_have_no_layers(void **state)
{
    cleanup_image struct image *crop = image_from_pix(pixCreate(100, 100, 1));

    (void)state;
    assert_null(ink_print(crop, 28, 0.25));
}

static void empty_paper_has_no_print(void **state)
{
    cleanup_image struct image *crop = image_from_pix(drawn_paper(245));

    (void)state;
    assert_null(ink_print(crop, 28, 0.25));
}

/* A mark of one colour on tinted paper. */
static void draw_colour(struct Pix *page, struct box at, l_uint32 colour)
{
    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++)
            pixSetPixel(page, x, y, colour);
}

static void a_blue_pen_and_black_print_are_two_layers(void **state)
{
    struct Pix *page = pixCreate(400, 120, 32);
    cleanup_image struct image *crop = NULL, *coloured = NULL, *black = NULL;
    const struct box pen = {60, 20, 12, 80}, print = {260, 40, 10, 50};

    (void)state;
    draw_colour(page, (struct box){0, 0, 400, 120}, 0xF0E2C000);
    draw_colour(page, pen, 0x1E2C8200);
    draw_colour(page, print, 0x2A282400);
    crop = image_from_pix(page);
    assert_true(ink_layers(crop, &coloured, &black));
    assert_true(dark_in(coloured, pen) > pen.w * pen.h * 9 / 10);
    assert_int_equal(dark_in(coloured, print), 0);
    assert_int_equal(dark_in(black, pen), 0);
    assert_true(dark_in(black, print) > print.w * print.h * 9 / 10);
}

static void grey_scans_have_no_colour_layers(void **state)
{
    cleanup_image struct image *crop = image_from_pix(drawn_paper(245));
    struct image *coloured, *black;

    (void)state;
    assert_false(ink_layers(crop, &coloured, &black));
    assert_null(coloured);
    assert_null(black);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seal_lighter_than_print_is_left_out),
        cmocka_unit_test(two_levels_have_no_layers),
        cmocka_unit_test(empty_paper_has_no_print),
        cmocka_unit_test(a_blue_pen_and_black_print_are_two_layers),
        cmocka_unit_test(grey_scans_have_no_colour_layers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

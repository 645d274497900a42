/* What one drawing of a page shows over another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <leptonica/allheaders.h>

#include "pipeline/image/overlay.h"

enum { WIDTH = 300, HEIGHT = 200 };

/* Paper with a picture all over it; `stamp`: with a red square on it. */
static struct image *drawing(int width, bool stamp)
{
    PIX *pix = pixCreate(width, HEIGHT, 32);

    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < width; x++)
            pixSetRGBPixel(pix, x, y, 200 + x % 40, 200 + y % 40, 210);
    for (int y = 60; stamp && y < 90; y++)
        for (int x = 40; x < 100; x++)
            pixSetRGBPixel(pix, x, y, 230, 20, 30);
    return image_from_pix(pix);
}

static l_uint32 pixel(const struct image *image, int x, int y)
{
    l_uint32 value = 0;

    pixGetPixel(image_pix(image), x, y, &value);
    return value;
}

static void what_is_drawn_over_is_found_with_its_place(void **state)
{
    cleanup_image struct image *under = drawing(WIDTH, false), *shown = drawing(WIDTH, true);
    struct overlay overlay;

    (void)state;
    assert_true(overlay_find(shown, under, &overlay));
    assert_true(overlay.box.x <= 40 && overlay.box.x >= 36 && overlay.box.y <= 60 && overlay.box.y >= 56);
    assert_int_equal(overlay.box.w, image_width(overlay.mask));
    assert_int_equal(overlay.box.h, image_height(overlay.picture));
    assert_true(overlay.share > 0.03 && overlay.share < 0.04);
    assert_int_equal(pixel(overlay.mask, 70 - overlay.box.x, 75 - overlay.box.y), 1);
    assert_int_equal(pixel(overlay.picture, 70 - overlay.box.x, 75 - overlay.box.y), 0xe6141e00);
    overlay_release(&overlay);
}

static void what_lies_between_two_places_is_left_out(void **state)
{
    cleanup_image struct image *under = drawing(WIDTH, false), *shown = drawing(WIDTH, true);
    struct overlay overlay;

    (void)state;
    pixSetRGBPixel(image_pix(shown), 250, 150, 0, 0, 0);
    assert_true(overlay_find(shown, under, &overlay));
    assert_true(overlay.box.w > 200 && overlay.box.h > 90);
    assert_int_equal(pixel(overlay.mask, 200 - overlay.box.x, 100 - overlay.box.y), 0);
    assert_int_equal(pixel(overlay.picture, 200 - overlay.box.x, 100 - overlay.box.y) >> 8, 0xffffff);
    overlay_release(&overlay);
}

static void the_same_drawing_has_nothing_over_it(void **state)
{
    cleanup_image struct image *under = drawing(WIDTH, true), *shown = drawing(WIDTH, true);
    struct overlay overlay;

    (void)state;
    assert_true(overlay_find(shown, under, &overlay));
    assert_null(overlay.picture);
    assert_true(overlay.share <= 0);
}

static void drawings_of_two_sizes_are_not_compared(void **state)
{
    cleanup_image struct image *under = drawing(WIDTH - 1, false), *shown = drawing(WIDTH, true);
    struct overlay overlay;

    (void)state;
    assert_false(overlay_find(shown, under, &overlay));
    assert_null(overlay.picture);
    assert_true(overlay.share >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_drawn_over_is_found_with_its_place),
        cmocka_unit_test(what_lies_between_two_places_is_left_out),
        cmocka_unit_test(the_same_drawing_has_nothing_over_it),
        cmocka_unit_test(drawings_of_two_sizes_are_not_compared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Pictures of places for a person: upright, of the size asked for, and refused where there is nothing to see. */
#include "tests/unit/page_drawing.h"

#include "pipeline/image/picture.h"
#include "pipeline/image/sheet.h"

/* A sideways page whose upright frame is dark at `mark`. */
static struct image *turned_page(const struct geometry *geometry, struct box mark)
{
    struct Pix *page = pixCreate(geometry->width, geometry->height, 8);

    pixSetAllArbitrary(page, 255);
    draw_box(page, geometry_to_original(geometry, mark), 0);
    return image_from_pix(page);
}

static struct Pix *decoded(const struct buf *png)
{
    return pixReadMem((const l_uint8 *)png->data, png->len);
}

static void a_place_comes_upright_with_its_pad(void **state)
{
    const struct geometry geometry = {.width = 800, .height = 600, .rotation = 90};
    const struct box mark = {100, 200, 60, 20};
    cleanup_image struct image *page = turned_page(&geometry, mark);
    cleanup_buf struct buf png = {0};
    struct err err = {0};
    struct Pix *crop;
    l_uint32 corner, centre;
    int width, height;

    (void)state;
    assert_int_equal(
        picture_of(page, &geometry, geometry_to_original(&geometry, mark), 5, 1000, PICTURE_PNG, &png, &err), 0);
    assert_int_equal(picture_size(PICTURE_PNG, png.data, png.len, &width, &height, &err), 0);
    assert_int_equal(width, 70);
    assert_int_equal(height, 30);
    crop = decoded(&png);
    pixGetPixel(crop, 2, 2, &corner);
    pixGetPixel(crop, 35, 15, &centre);
    assert_int_equal(corner, 255);
    assert_int_equal(centre, 0);
    pixDestroy(&crop);
}

static void a_box_without_size_is_the_whole_page_scaled_to_the_side(void **state)
{
    const struct geometry geometry = {.width = 800, .height = 600, .rotation = 270};
    cleanup_image struct image *page = turned_page(&geometry, (struct box){10, 10, 20, 20});
    cleanup_buf struct buf png = {0};
    struct err err = {0};
    int width, height;

    (void)state;
    assert_int_equal(picture_of(page, &geometry, (struct box){0, 0, 0, 0}, 50, 400, PICTURE_PNG, &png, &err), 0);
    assert_int_equal(picture_size(PICTURE_PNG, png.data, png.len, &width, &height, &err), 0);
    assert_int_equal(height, 400);
    assert_int_equal(width, 300);
}

static void nothing_is_scaled_up(void **state)
{
    const struct geometry geometry = {.width = 800, .height = 600};
    cleanup_image struct image *page = turned_page(&geometry, (struct box){10, 10, 20, 20});
    cleanup_buf struct buf png = {0};
    struct err err = {0};
    int width, height;

    (void)state;
    assert_int_equal(picture_of(page, &geometry, (struct box){10, 10, 20, 20}, 0, 4000, PICTURE_PNG, &png, &err), 0);
    assert_int_equal(picture_size(PICTURE_PNG, png.data, png.len, &width, &height, &err), 0);
    assert_int_equal(width, 20);
    assert_int_equal(height, 20);
}

static void a_place_beside_the_page_is_refused(void **state)
{
    const struct geometry geometry = {.width = 800, .height = 600};
    cleanup_image struct image *page = turned_page(&geometry, (struct box){10, 10, 20, 20});
    cleanup_buf struct buf png = {0};
    struct err err = {0};

    (void)state;
    buf_puts(&png, "kept");
    assert_int_equal(picture_of(page, &geometry, (struct box){900, 700, 20, 20}, 500, 4000, PICTURE_PNG, &png, &err),
                     -1);
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(png.data, "kept");
}

static void a_picture_too_large_for_a_message_is_scaled_down(void **state)
{
    struct Pix *noise = pixCreate(2200, 2200, 32);
    l_uint32 *data = pixGetData(noise), seed = 1;
    const struct geometry geometry = {.width = 2200, .height = 2200};
    cleanup_image struct image *page = image_from_pix(noise);
    cleanup_buf struct buf png = {0};
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < 2200u * 2200u; i++) {
        seed = seed * 1664525u + 1013904223u;
        data[i] = seed & ~255u;
    }
    assert_int_equal(picture_of(page, &geometry, (struct box){0, 0, 0, 0}, 0, 4000, PICTURE_PNG, &png, &err), 0);
    assert_true(png.len > 0 && png.len <= PICTURE_BYTES_MAX);
}

static void what_is_no_png_has_no_size(void **state)
{
    static const char LIE[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF\xFF\xFF\xFF\0\0\0\1\10\0\0\0\0abcd";
    static const char NONE[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1\10\0\0\0\0abcd";
    struct err err = {0};
    int width, height;

    (void)state;
    assert_int_equal(picture_size(PICTURE_PNG, "GIF89a", 6, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_PNG, "", 0, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_PNG, LIE, sizeof LIE, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_PNG, NONE, sizeof NONE, &width, &height, &err), -1);
}

static void a_page_for_the_screen_shows_the_same_and_tells_its_size(void **state)
{
    static const char OPEN[] = "\xFF\xD8\xFF\xE0\0\x10\0\0\0\0\0\0";
    static const char STILL[] = "\xFF\xD8\xFF\xE0\0\0\xFF\xE0\0\0\xFF\xE0";
    static const char NONE[] = "\xFF\xD8\xFF\xC0\0\x11\x08\0\0\0\1\3\1";
    const struct geometry geometry = {.width = 800, .height = 600, .rotation = 90};
    const struct box mark = {100, 200, 60, 20};
    cleanup_image struct image *page = turned_page(&geometry, mark);
    cleanup_buf struct buf jpeg = {0};
    struct err err = {0};
    struct Pix *crop;
    l_uint32 corner, centre;
    int width, height;

    (void)state;
    assert_int_equal(
        picture_of(page, &geometry, geometry_to_original(&geometry, mark), 5, 1000, PICTURE_SCREEN, &jpeg, &err), 0);
    assert_int_equal(picture_size(PICTURE_SCREEN, jpeg.data, jpeg.len, &width, &height, &err), 0);
    assert_int_equal(width, 70);
    assert_int_equal(height, 30);
    crop = decoded(&jpeg);
    pixGetPixel(crop, 1, 1, &corner);
    pixGetPixel(crop, 35, 15, &centre);
    assert_true(corner > 240);
    assert_true(centre < 15);
    pixDestroy(&crop);
    for (size_t n = 0; n < 20; n++)
        assert_int_equal(picture_size(PICTURE_SCREEN, jpeg.data, n, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_SCREEN, OPEN, sizeof OPEN - 1, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_SCREEN, STILL, sizeof STILL - 1, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_SCREEN, NONE, sizeof NONE - 1, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_PNG, jpeg.data, jpeg.len, &width, &height, &err), -1);
}

static void a_page_in_black_and_white_for_the_screen_is_a_png(void **state)
{
    const struct geometry geometry = {.width = 80, .height = 60};
    cleanup_image struct image *page = image_from_pix(pixCreate(80, 60, 1));
    cleanup_buf struct buf png = {0};
    struct err err = {0};
    int width, height;

    (void)state;
    assert_int_equal(picture_of(page, &geometry, (struct box){0, 0, 0, 0}, 0, 100, PICTURE_SCREEN, &png, &err), 0);
    assert_int_equal(picture_size(PICTURE_PNG, png.data, png.len, &width, &height, &err), 0);
    assert_int_equal(picture_size(PICTURE_SCREEN, png.data, png.len, &width, &height, &err), 0);
    assert_int_equal(width, 80);
}

static void pixels_are_what_the_png_shows(void **state)
{
    const struct geometry geometry = {.width = 800, .height = 600, .rotation = 180};
    const struct box mark = {100, 200, 60, 20};
    cleanup_image struct image *page = turned_page(&geometry, mark);
    cleanup_buf struct buf raw = {0};
    struct err err = {0};
    const unsigned char *rgb;
    int width, height;

    (void)state;
    assert_int_equal(
        picture_of(page, &geometry, geometry_to_original(&geometry, mark), 5, 1000, PICTURE_PIXELS, &raw, &err), 0);
    assert_int_equal(picture_size(PICTURE_PIXELS, raw.data, raw.len, &width, &height, &err), 0);
    assert_int_equal(width, 70);
    assert_int_equal(height, 30);
    rgb = (const unsigned char *)raw.data + 8;
    assert_int_equal(rgb[0], 255);
    assert_int_equal(rgb[3 * (15 * 70 + 35)], 0);
    assert_int_equal(picture_size(PICTURE_PIXELS, raw.data, raw.len - 1, &width, &height, &err), -1);
    assert_int_equal(picture_size(PICTURE_PNG, raw.data, raw.len, &width, &height, &err), -1);
}

static void a_sheet_holds_what_was_added(void **state)
{
    static const unsigned char RED[] = "\0\0\0\2\0\0\0\1\377\0\0\377\0\0";
    struct sheet *sheet = sheet_new();
    cleanup_buf struct buf png = {0};
    cleanup_buf struct buf large = {0};
    struct err err = {0};
    int width, height, first;

    (void)state;
    assert_int_equal(sheet_add(sheet, "1. number: asked\nwant \341\272\255", RED, sizeof RED - 1, &err), 0);
    assert_int_equal(sheet_png(sheet, &png, &err), 0);
    assert_int_equal(picture_size(PICTURE_PNG, png.data, png.len, &width, &first, &err), 0);
    assert_true(width > 2 * SHEET_CELL);
    assert_int_equal(sheet_add(sheet, "2", RED, 0, &err), 0);
    assert_int_equal(sheet_add(sheet, "3", RED, sizeof RED - 1, &err), 0);
    buf_clear(&png);
    assert_int_equal(sheet_png(sheet, &png, &err), 0);
    assert_int_equal(picture_size(PICTURE_PNG, png.data, png.len, &width, &height, &err), 0);
    assert_true(height > first);
    assert_int_equal(sheet_add(sheet, "short", RED, sizeof RED - 2, &err), -1);
    buf_append(&large, "\0\0\3\0\0\0\0\1", 8);
    for (int i = 0; i < 3 * 768; i++)
        buf_putc(&large, 'x');
    assert_int_equal(sheet_add(sheet, "large", large.data, large.len, &err), -1);
    sheet_free(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_comes_upright_with_its_pad),
        cmocka_unit_test(a_box_without_size_is_the_whole_page_scaled_to_the_side),
        cmocka_unit_test(nothing_is_scaled_up),
        cmocka_unit_test(a_place_beside_the_page_is_refused),
        cmocka_unit_test(a_picture_too_large_for_a_message_is_scaled_down),
        cmocka_unit_test(a_page_for_the_screen_shows_the_same_and_tells_its_size),
        cmocka_unit_test(a_page_in_black_and_white_for_the_screen_is_a_png),
        cmocka_unit_test(pixels_are_what_the_png_shows),
        cmocka_unit_test(a_sheet_holds_what_was_added),
        cmocka_unit_test(what_is_no_png_has_no_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

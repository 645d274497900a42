/* Pictures of places for a person: upright, of the size asked for, and refused where there is nothing to see. */
#include "tests/unit/page_drawing.h"

#include "pipeline/image/crop_png.h"

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
    assert_int_equal(crop_png(page, &geometry, geometry_to_original(&geometry, mark), 5, 1000, &png, &err), 0);
    assert_int_equal(crop_png_size(png.data, png.len, &width, &height, &err), 0);
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
    assert_int_equal(crop_png(page, &geometry, (struct box){0, 0, 0, 0}, 50, 400, &png, &err), 0);
    assert_int_equal(crop_png_size(png.data, png.len, &width, &height, &err), 0);
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
    assert_int_equal(crop_png(page, &geometry, (struct box){10, 10, 20, 20}, 0, 4000, &png, &err), 0);
    assert_int_equal(crop_png_size(png.data, png.len, &width, &height, &err), 0);
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
    assert_int_equal(crop_png(page, &geometry, (struct box){900, 700, 20, 20}, 500, 4000, &png, &err), -1);
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
    assert_int_equal(crop_png(page, &geometry, (struct box){0, 0, 0, 0}, 0, 4000, &png, &err), 0);
    assert_true(png.len > 0 && png.len <= CROP_PNG_BYTES_MAX);
}

static void what_is_no_png_has_no_size(void **state)
{
    static const char LIE[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF\xFF\xFF\xFF\0\0\0\1\10\0\0\0\0abcd";
    static const char NONE[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1\10\0\0\0\0abcd";
    struct err err = {0};
    int width, height;

    (void)state;
    assert_int_equal(crop_png_size("GIF89a", 6, &width, &height, &err), -1);
    assert_int_equal(crop_png_size("", 0, &width, &height, &err), -1);
    assert_int_equal(crop_png_size(LIE, sizeof LIE, &width, &height, &err), -1);
    assert_int_equal(crop_png_size(NONE, sizeof NONE, &width, &height, &err), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_comes_upright_with_its_pad),
        cmocka_unit_test(a_box_without_size_is_the_whole_page_scaled_to_the_side),
        cmocka_unit_test(nothing_is_scaled_up),
        cmocka_unit_test(a_place_beside_the_page_is_refused),
        cmocka_unit_test(a_picture_too_large_for_a_message_is_scaled_down),
        cmocka_unit_test(what_is_no_png_has_no_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Cleaning: which way up, how far skewed, what is paper, what is a table. */
#include "tests/unit/page_drawing.h"

#include "pipeline/base/step.h"
#include "pipeline/image/clean_steps.h"
#include "pipeline/model/advice.h"

static int level_at(const struct image *image, int x, int y)
{
    l_uint32 value = 0;

    pixGetPixel(image_pix(image), x, y, &value);
    return (int)value;
}

static void expect_near(double got, double want, double slack)
{
    if (fabs(got - want) > slack)
        fail_msg("got %.2f, want %.2f", got, want);
}

/* The box of the largest solid mass in the region of the cleaned raster. */
static struct box mass_in(struct Pix *pix, struct box region)
{
    struct Box *at = boxCreate(region.x, region.y, region.w, region.h);
    struct Pix *crop = pixClipRectangle(pix, at, NULL), *black = pixThresholdToBinary(crop, 128);
    struct Box *found = NULL;
    struct box out = {0};

    assert_int_equal(pixClipToForeground(black, NULL, &found), 0);
    boxGetGeometry(found, &out.x, &out.y, &out.w, &out.h);
    out.x += region.x;
    out.y += region.y;
    boxDestroy(&at);
    boxDestroy(&found);
    pixDestroy(&crop);
    pixDestroy(&black);
    return out;
}

static const struct box MARKS[] = {{700, 120, 60, 40}, {90, 1200, 60, 40}, {1560, 1500, 60, 40}, {900, 2150, 60, 40}};

static void check_marks(int rotation, double skew)
{
    struct Pix *page = drawn_paper(255);
    struct drawn drawn;

    draw_text(page, 0);
    for (size_t i = 0; i < 4; i++)
        draw_box(page, MARKS[i], 0);
    drawn_clean(&drawn, drawn_turned(page, rotation, skew));
    assert_int_equal(drawn.geometry.rotation, rotation);
    expect_near(drawn.geometry.skew, skew, 0.1);
    for (size_t i = 0; i < 4; i++) {
        struct geometry truth = {drawn.geometry.width, drawn.geometry.height, DRAWN_DPI, true, rotation, skew};
        struct box near = {MARKS[i].x - 25, MARKS[i].y - 25, MARKS[i].w + 50, MARKS[i].h + 50};
        struct box got = geometry_to_original(&drawn.geometry, mass_in(image_pix(drawn.cleaned.image), near));
        struct box want = geometry_to_original(&truth, MARKS[i]);

        expect_near(got.x, want.x, 2);
        expect_near(got.y, want.y, 2);
        expect_near(got.x + got.w, want.x + want.w, 2);
        expect_near(got.y + got.h, want.y + want.h, 2);
        assert_true(level_at(drawn.original, got.x + got.w / 2, got.y + got.h / 2) < 60);
    }
    drawn_release(&drawn);
    pixDestroy(&page);
}

static void boxes_of_an_upright_page_land_on_their_ink(void **state)
{
    (void)state;
    check_marks(0, 0);
}

static void boxes_of_turned_pages_land_on_their_ink(void **state)
{
    (void)state;
    check_marks(90, 0);
    check_marks(180, 0);
    check_marks(270, 0);
}

static void boxes_of_skewed_pages_land_on_their_ink(void **state)
{
    (void)state;
    check_marks(0, 3.3);
    check_marks(0, -6.5);
    check_marks(90, 2);
    check_marks(180, -1.2);
    check_marks(270, 4.5);
}

static void a_dark_scanner_edge_is_removed_and_does_not_mislead_the_skew(void **state)
{
    struct Pix *page = drawn_paper(255), *turned;
    struct drawn drawn;

    (void)state;
    draw_text(page, 0);
    turned = drawn_turned(page, 0, -2.5);
    draw_box(turned, (struct box){0, 0, 70, DRAWN_HEIGHT}, 10);
    draw_box(turned, (struct box){0, DRAWN_HEIGHT - 50, DRAWN_WIDTH, 50}, 10);
    drawn_clean(&drawn, turned);
    expect_near(drawn.geometry.skew, -2.5, 0.1);
    assert_true(level_at(drawn.cleaned.image, 30, 1200) > 230);
    assert_true(level_at(drawn.cleaned.image, 800, 2320) > 230);
    drawn_release(&drawn);
    pixDestroy(&page);
}

/* The line of a fold across the sheet, through words. */
static void a_fold_is_taken_out_of_the_words_it_crosses(void **state)
{
    struct Pix *page = drawn_paper(245), *plain;
    struct drawn folded, without;
    struct box fold = {10, 815, DRAWN_WIDTH - 20, 3}, rule = {200, 250, 1300, 3};
    l_int32 differ = 0;

    (void)state;
    draw_text(page, 0);
    draw_box(page, rule, 20);
    plain = pixCopy(NULL, page);
    draw_box(page, fold, 170);
    draw_text(page, 0);
    drawn_clean(&folded, page);
    drawn_clean(&without, plain);
    for (int x = 300; x < 900; x++) {
        assert_true(level_at(folded.cleaned.image, x, 816) < 60 || level_at(folded.cleaned.image, x, 816) > 230);
        differ += abs(level_at(folded.cleaned.image, x, 816) - level_at(without.cleaned.image, x, 816)) > 100;
    }
    assert_true(differ < 30);
    assert_true(level_at(folded.cleaned.image, 800, 251) < 60); /* a rule is as dark as print */
    drawn_release(&folded);
    drawn_release(&without);
}

static void a_page_with_only_show_through_is_blank(void **state)
{
    struct Pix *page = drawn_paper(245), *mirrored;
    struct drawn drawn;

    (void)state;
    draw_text(page, 215);
    mirrored = pixFlipLR(NULL, page);
    drawn_clean(&drawn, mirrored);
    assert_true(drawn.quality.blank);
    drawn_release(&drawn);
    pixDestroy(&page);
}

static void a_page_with_one_line_is_not_blank(void **state)
{
    struct Pix *page = drawn_paper(245);
    struct drawn drawn;

    (void)state;
    draw_line(page, "This page holds a single line", 500, 300, 0);
    drawn_clean(&drawn, page);
    assert_false(drawn.quality.blank);
    assert_int_equal(drawn.geometry.rotation, 0);
    drawn_release(&drawn);
}

static void a_rotation_the_file_states_stays_on_a_page_without_text(void **state)
{
    struct image *original = image_from_pix(drawn_paper(250));
    struct geometry geometry = {.width = DRAWN_WIDTH, .height = DRAWN_HEIGHT, .dpi = DRAWN_DPI, .rotation = 90};
    struct quality quality = {0};
    struct cleaned cleaned;
    struct err err = {0};

    (void)state;
    assert_int_equal(clean_page(original, 0, &geometry, &quality, &cleaned, &err), 0);
    assert_int_equal(geometry.rotation, 90);
    assert_int_equal(image_width(cleaned.image), DRAWN_HEIGHT);
    clean_release(&cleaned);
    image_free(original);
}

static void steps_are_left_out_one_by_one(void **state)
{
    const unsigned without = 1u << STEP_ROTATION | 1u << STEP_SKEW | 1u << STEP_TABLES | 1u << STEP_SCALE;
    struct Pix *page = drawn_paper(250);
    struct image *original;
    struct geometry geometry = {.dpi = 300}, with;
    struct quality quality = {0};
    struct cleaned cleaned;
    struct err err = {0};

    (void)state;
    draw_text(page, 20);
    original = image_from_pix(drawn_turned(page, 90, 1.5));
    pixDestroy(&page);
    geometry.width = image_width(original);
    geometry.height = image_height(original);
    with = geometry;
    assert_int_equal(clean_page(original, 0, &with, &quality, &cleaned, &err), 0);
    assert_int_equal(with.rotation, 90);
    assert_true(with.skew > 1.2 && with.skew < 1.8);
    assert_true(cleaned.scale < 0.7);
    clean_release(&cleaned);
    assert_int_equal(clean_page(original, without, &geometry, &quality, &cleaned, &err), 0);
    assert_int_equal(geometry.rotation, 0);
    assert_true(geometry.skew == 0);
    assert_true(cleaned.scale > 0.99);
    assert_int_equal(image_width(cleaned.image), geometry.width);
    clean_release(&cleaned);
    image_free(original);
}

static void a_bad_scan_is_advised_on(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct page good = {.source = TEXT_RECOGNISED,
                        .geometry = {.width = 2480, .height = 3508, .dpi = 300, .dpi_known = true},
                        .quality = {.contrast = 0.9, .sharpness = 0.7, .low_confidence = 0.02}},
                page = good;

    (void)state;
    assert_int_equal(advice_for(&good), 0);
    assert_null(advice_text(&arena, 0));
    page.geometry.dpi = 150;
    assert_string_equal(advice_text(&arena, advice_for(&page)), "scan again at 300 dpi");
    page.geometry.skew = -4;
    page.quality.sharpness = 0.3;
    assert_int_equal(advice_for(&page), 1u << ADVICE_RESOLUTION | 1u << ADVICE_ASKEW | 1u << ADVICE_BLURRED);
    assert_non_null(strstr(advice_text(&arena, advice_for(&page)), "; blurred: "));
    page = good;
    page.geometry.dpi = 190; /* of the size of A4, which the margins make uncertain */
    page.geometry.dpi_known = false;
    assert_int_equal(advice_for(&page), 0);
    page.quality.low_confidence = 0.2;
    page.quality.contrast = 0.1;
    page.quality.photo = true;
    assert_int_equal(advice_for(&page), 1u << ADVICE_DOUBTFUL | 1u << ADVICE_PALE | 1u << ADVICE_PHOTO);
    page.quality.blank = true;
    assert_int_equal(advice_for(&page), 0);
}

static void uneven_light_becomes_level_paper(void **state)
{
    struct Pix *page = drawn_paper(255);
    struct drawn drawn;

    (void)state;
    for (int y = 0; y < DRAWN_HEIGHT; y++)
        draw_box(page, (struct box){0, y, DRAWN_WIDTH, 1}, 250 - 110 * y / DRAWN_HEIGHT);
    draw_text(page, 20);
    drawn_clean(&drawn, page);
    assert_true(level_at(drawn.cleaned.image, 130, 100) > 235);
    assert_true(level_at(drawn.cleaned.image, 130, 2250) > 235);
    assert_true(drawn.quality.photo);
    drawn_release(&drawn);
}

static void a_flat_scan_is_no_photo(void **state)
{
    struct Pix *page = drawn_paper(240);
    struct drawn drawn;

    (void)state;
    draw_text(page, 20);
    drawn_clean(&drawn, page);
    assert_false(drawn.quality.photo);
    assert_true(drawn.quality.contrast > 0.8);
    assert_true(drawn.quality.sharpness > 0.8);
    drawn_release(&drawn);
}

static void a_blurred_scan_measures_less_sharp(void **state)
{
    struct Pix *page = drawn_paper(240), *blurred;
    struct drawn drawn;

    (void)state;
    draw_text(page, 20);
    blurred = pixBlockconvGray(page, NULL, 3, 3);
    pixDestroy(&page);
    drawn_clean(&drawn, blurred);
    assert_true(drawn.quality.sharpness < 0.5);
    drawn_release(&drawn);
}

static void coloured_ink_turns_paler_than_black_and_does_not_vanish(void **state)
{
    struct Pix *page = pixCreate(300, 300, 32), *grey;
    l_uint32 red, blue, black;

    (void)state;
    pixSetAll(page);
    pixSetPixel(page, 10, 10, 0xd0202000);
    pixSetPixel(page, 20, 10, 0x2030c000);
    pixSetPixel(page, 30, 10, 0x20202000);
    grey = clean_grey(page, true);
    pixGetPixel(grey, 10, 10, &red);
    pixGetPixel(grey, 20, 10, &blue);
    pixGetPixel(grey, 30, 10, &black);
    assert_true(black < 40);
    assert_true(red > black + 80 && red < 200);
    assert_true(blue > black + 60 && blue < 200);
    pixDestroy(&grey);
    pixDestroy(&page);
}

static void a_missing_resolution_is_taken_from_the_size_of_a4(void **state)
{
    struct geometry none = {.width = 2479, .height = 3508}, screen = {.width = 2479, .height = 3508, .dpi = 72};
    struct geometry sideways = {.width = 2339, .height = 1654}, stated = {.width = 1200, .height = 800, .dpi = 300};

    (void)state;
    clean_resolution(&none);
    assert_int_equal(none.dpi, 300);
    assert_false(none.dpi_known);
    clean_resolution(&screen);
    assert_int_equal(screen.dpi, 300);
    assert_false(screen.dpi_known);
    clean_resolution(&sideways);
    assert_int_equal(sideways.dpi, 200);
    clean_resolution(&stated);
    assert_int_equal(stated.dpi, 300);
    assert_true(stated.dpi_known);
}

static void draw_table(struct Pix *page)
{
    for (int r = 0; r < 5; r++)
        draw_box(page, (struct box){200, 1200 + r * 120, 1203, 3}, 0);
    for (int c = 0; c < 4; c++)
        draw_box(page, (struct box){200 + c * 400, 1200, 3, 483}, 0);
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 3; c++)
            draw_line(page, "that cell", 240 + c * 400, 1270 + r * 120, 0);
}

static void the_cells_of_a_ruled_table_are_found_and_its_rules_painted_over(void **state)
{
    struct Pix *page = drawn_paper(255);
    struct drawn drawn;
    struct box cell;

    (void)state;
    for (int i = 0; i < 16; i++)
        draw_line(page, "Hello to all those who take the little black book that the clerk holds", 260, 340 + i * 48, 0);
    draw_table(page);
    drawn_clean(&drawn, drawn_turned(page, 180, 1.5));
    assert_int_equal(drawn.cleaned.cell_count, 12);
    cell = drawn.cleaned.cells[4].box; /* second row, second column */
    expect_near(cell.x, 601, 6);
    expect_near(cell.y, 1321, 6);
    expect_near(cell.w, 400, 8);
    expect_near(cell.h, 120, 8);
    assert_true(level_at(drawn.cleaned.image, 601, 1290) > 200);
    drawn_release(&drawn);
    pixDestroy(&page);
}

/* Bold words with serifs stand on an unbroken foot, nearly: gaps of four pixels. */
static void the_feet_of_bold_words_in_a_cell_stay(void **state)
{
    struct Pix *page = drawn_paper(255);
    struct drawn drawn;

    (void)state;
    draw_text(page, 0);
    draw_table(page);
    for (int i = 0; i < 8; i++)
        draw_box(page, (struct box){650 + i * 24, 1400, 20, 4}, 0);
    drawn_clean(&drawn, page);
    assert_int_equal(drawn.cleaned.cell_count, 12);
    assert_true(level_at(drawn.cleaned.image, 660, 1402) < 128);
    assert_true(level_at(drawn.cleaned.image, 760, 1402) < 128);
    assert_true(level_at(drawn.cleaned.image, 601, 1400) > 200); /* the rule beside it is gone */
    drawn_release(&drawn);
}

static void a_frame_around_text_is_no_table(void **state)
{
    struct Pix *page = drawn_paper(255);
    struct drawn drawn;

    (void)state;
    draw_text(page, 0);
    draw_box(page, (struct box){150, 250, 1350, 4}, 0);
    draw_box(page, (struct box){150, 2100, 1350, 4}, 0);
    draw_box(page, (struct box){150, 250, 4, 1854}, 0);
    draw_box(page, (struct box){1496, 250, 4, 1854}, 0);
    drawn_clean(&drawn, page);
    assert_int_equal(drawn.cleaned.cell_count, 0);
    drawn_release(&drawn);
}

static void tiny_and_black_rasters_are_cleaned_without_harm(void **state)
{
    static const int SIZES[][2] = {{1, 1}, {1, 400}, {400, 1}, {9, 9}, {64, 64}};

    (void)state;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
        for (int depth = 1; depth <= 32; depth = depth == 1 ? 8 : depth * 4) {
            struct drawn drawn;

            drawn_clean(&drawn, pixCreate(SIZES[i][0], SIZES[i][1], depth));
            assert_non_null(drawn.cleaned.image);
            drawn_release(&drawn);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_of_an_upright_page_land_on_their_ink),
        cmocka_unit_test(boxes_of_turned_pages_land_on_their_ink),
        cmocka_unit_test(boxes_of_skewed_pages_land_on_their_ink),
        cmocka_unit_test(a_dark_scanner_edge_is_removed_and_does_not_mislead_the_skew),
        cmocka_unit_test(a_fold_is_taken_out_of_the_words_it_crosses),
        cmocka_unit_test(a_page_with_only_show_through_is_blank),
        cmocka_unit_test(a_page_with_one_line_is_not_blank),
        cmocka_unit_test(a_rotation_the_file_states_stays_on_a_page_without_text),
        cmocka_unit_test(steps_are_left_out_one_by_one),
        cmocka_unit_test(a_bad_scan_is_advised_on),
        cmocka_unit_test(uneven_light_becomes_level_paper),
        cmocka_unit_test(a_flat_scan_is_no_photo),
        cmocka_unit_test(a_blurred_scan_measures_less_sharp),
        cmocka_unit_test(coloured_ink_turns_paler_than_black_and_does_not_vanish),
        cmocka_unit_test(a_missing_resolution_is_taken_from_the_size_of_a4),
        cmocka_unit_test(the_cells_of_a_ruled_table_are_found_and_its_rules_painted_over),
        cmocka_unit_test(the_feet_of_bold_words_in_a_cell_stay),
        cmocka_unit_test(a_frame_around_text_is_no_table),
        cmocka_unit_test(tiny_and_black_rasters_are_cleaned_without_harm),
    };

    return cmocka_run_group_tests_name("clean", tests, NULL, NULL);
}

/* Where number and date stand: regions for the reader of the picture, and what is not taken for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/place.h"
#include "tests/unit/test_extract_page.h"

static void the_incoming_stamp_is_not_the_number(void **state)
{
    struct page *page = new_page();
    struct place_number number;
    struct place_date date;

    (void)state;
    put(page, 60, 40, "ĐẾN Số: 4707");
    put(page, 60, 80, "Ngày: 13/03/2025");
    put(page, 60, 120, "Chuyển: ........");
    put(page, 230, 200, "HỘI KHUYẾN HỌC TỈNH");
    put(page, 760, 200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 250, 330, "Số: 01/NQ-HĐQLQ");
    put(page, 900, 330, "Bình Thuận, ngày 18 tháng 02 năm 2025");
    assert_true(place_number(&desk.arena, page, &number));
    assert_string_equal(number.read_digits, "01");
    assert_string_equal(number.read_symbol, "NQ-HĐQLQ");
    assert_true(number.line.y > 250);
    assert_true(place_date(&desk.arena, page, &date));
    assert_string_equal(date.read_day, "18");
    assert_string_equal(date.read_place, "Bình Thuận");
}

static void a_stamp_alone_gives_no_number(void **state)
{
    struct page *page = head();
    struct place_number number;

    (void)state;
    put(page, 60, 340, "ĐẾN Số: 4707");
    put(page, 60, 380, "Ngày: 13/03/2025");
    put(page, 60, 420, "Chuyển: ........");
    assert_false(place_number(&desk.arena, page, &number));
}

static void a_signature_caption_is_not_the_date(void **state)
{
    struct page *page = head();
    struct place_date date;

    (void)state;
    put(page, 1300, 20, "Ký bởi: Ủy ban nhân dân tỉnh");
    put(page, 1300, 50, "Thời gian ký: 04/03/2021 16:42:36 +07:00");
    assert_false(place_date(&desk.arena, page, &date));
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    assert_true(place_date(&desk.arena, page, &date));
    assert_string_equal(date.read_month, "02");
}

static void a_date_among_the_grounds_is_not_the_date(void **state)
{
    struct page *page = head();
    struct place_date date;

    (void)state;
    put(page, 300, 500, "Căn cứ Chỉ thị số 5390/CT-TTg ngày 03 tháng 6 năm 2010 của Thủ tướng Chính phủ;");
    assert_false(place_date(&desk.arena, page, &date));
}

static void glued_label_digits_and_day_have_their_regions(void **state)
{
    struct page *page = head();
    struct place_number number;
    struct place_date date;

    (void)state;
    put(page, 250, 330, "SỐ;574/UBND-KTTH");
    put(page, 900, 330, "Lạng Sơn, ngày04tháng 02 năm 2025");
    assert_true(place_number(&desk.arena, page, &number));
    assert_string_equal(number.read_digits, "574");
    assert_string_equal(number.read_symbol, "UBND-KTTH");
    assert_true(number.digits.x >= 250 + 2 * LETTER && number.digits.x + number.digits.w <= number.symbol.x + LETTER);
    assert_true(place_date(&desk.arena, page, &date));
    assert_string_equal(date.read_day, "04");
    assert_true(date.day.x > 900 && date.day.x + date.day.w <= date.month.x);
}

static void a_dropped_day_has_its_region_between_the_words(void **state)
{
    struct page *page = head();
    struct place_date date;

    (void)state;
    desk.line++;
    put(page, 900, 330, "Lạng Sơn, ngày");
    put(page, 1220, 330, "tháng 02 năm 2025");
    assert_true(place_date(&desk.arena, page, &date));
    assert_string_equal(date.read_day, "");
    assert_string_equal(date.read_year, "2025");
    assert_true(date.day.w >= 60 && date.day.x + date.day.w == 1220);
}

static void a_year_before_the_symbol_leaves_room_for_the_number_written_before_it(void **state)
{
    struct page *page = head();
    struct place_number number;

    (void)state;
    put(page, 250, 330, "Số:");
    put(page, 420, 330, "2018/QĐ-UBND");
    assert_true(place_number(&desk.arena, page, &number));
    assert_string_equal(number.year, "2018");
    assert_string_equal(number.read_symbol, "QĐ-UBND");
    assert_true(number.digits.x >= 250 + 3 * LETTER && number.digits.x + number.digits.w <= 420);
}

static void a_number_that_looks_like_a_year_is_the_number(void **state)
{
    struct page *page = head();
    struct place_number number;

    (void)state;
    put(page, 250, 330, "Số: 2018/QĐ-UBND");
    assert_true(place_number(&desk.arena, page, &number));
    assert_null(number.year);
    assert_string_equal(number.read_digits, "2018");
}

static void a_label_on_an_engine_line_of_its_own_bounds_the_number(void **state)
{
    struct page *page = head();
    struct place_number number;

    (void)state;
    put(page, 250, 330, "Số");
    put(page, 270, 338, "0.... J.");
    put(page, 520, 345, "/É /QĐ-UBND");
    assert_true(place_number(&desk.arena, page, &number));
    assert_int_equal(number.label.x, 250);
    assert_true(number.digits.x >= 250 + 2 * LETTER);
}

static void a_month_at_the_end_of_a_wrapped_line_is_within_its_region(void **state)
{
    struct page *page = head();
    struct place_date date;

    (void)state;
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng");
    put(page, 1300, 330, "O|||");
    put(page, 1100, 380, "năm 2021");
    assert_true(place_date(&desk.arena, page, &date));
    assert_true(date.month.x + date.month.w >= 1300 + 4 * LETTER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(the_incoming_stamp_is_not_the_number),
        FACT(a_stamp_alone_gives_no_number),
        FACT(a_signature_caption_is_not_the_date),
        FACT(a_date_among_the_grounds_is_not_the_date),
        FACT(glued_label_digits_and_day_have_their_regions),
        FACT(a_dropped_day_has_its_region_between_the_words),
        FACT(a_year_before_the_symbol_leaves_room_for_the_number_written_before_it),
        FACT(a_number_that_looks_like_a_year_is_the_number),
        FACT(a_label_on_an_engine_line_of_its_own_bounds_the_number),
        FACT(a_month_at_the_end_of_a_wrapped_line_is_within_its_region),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

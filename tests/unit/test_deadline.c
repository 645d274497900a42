/* Deadlines as printed, and periods as asked for, in days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/deadline.h"

static void is(const char *text, const char *from, const char *to)
{
    struct deadline d;

    if (!deadline_read(text, 2021, &d))
        fail_msg("'%s' is not read", text);
    assert_string_equal(d.from, from);
    assert_string_equal(d.to, to);
    assert_false(d.recurring);
}

static void recurs(const char *text, const char *from, const char *to)
{
    struct deadline d;

    if (!deadline_read(text, 2021, &d))
        fail_msg("'%s' is not read", text);
    assert_string_equal(d.from, from);
    assert_string_equal(d.to, to);
    assert_true(d.recurring);
}

static void none(const char *text)
{
    struct deadline d;

    if (deadline_read(text, 2021, &d))
        fail_msg("'%s' is read as %s..%s", text, d.from, d.to);
}

static void quarters_months_and_years_are_read(void **state)
{
    (void)state;
    is("Quý II/2022", "2022-04-01", "2022-06-30");
    is("Quý 2 năm 2022", "2022-04-01", "2022-06-30");
    is("Quý IV/ 2022", "2022-10-01", "2022-12-31");
    is("Quý III", "2021-07-01", "2021-09-30");
    is("Tháng 6 năm 2022", "2022-06-01", "2022-06-30");
    is("Tháng 02/2024", "2024-02-01", "2024-02-29");
    is("Tháng 12", "2021-12-01", "2021-12-31");
    is("12/2022", "2022-12-01", "2022-12-31");
    is("Năm 2022", "2022-01-01", "2022-12-31");
    is("Trong năm", "2021-01-01", "2021-12-31");
    is("6 tháng đầu năm 2022", "2022-01-01", "2022-06-30");
    is("Hoàn thành trong Quý I/2022", "2022-01-01", "2022-03-31");
}

static void spans_are_read(void **state)
{
    (void)state;
    is("Tháng 3 - 5/2022", "2022-03-01", "2022-05-31");
    is("Từ tháng 3 đến tháng 5 năm 2022", "2022-03-01", "2022-05-31");
    is("Quý IV/2021 - Quý I/2022", "2021-10-01", "2022-03-31");
    is("01/3/2022 - 15/4/2022", "2022-03-01", "2022-04-15");
}

static void days_are_read(void **state)
{
    (void)state;
    is("30/6/2022", "2022-06-30", "2022-06-30");
    is("ngày 05 tháng 9 năm 2022", "2022-09-05", "2022-09-05");
    is("Trước 15/12/2022", "", "2022-12-15");
    is("Trước ngày 15/11", "", "2021-11-15");
    is("Chậm nhất 31-10-2022", "", "2022-10-31");
}

static void what_recurs_is_told(void **state)
{
    (void)state;
    recurs("Thường xuyên", "2021-01-01", "2021-12-31");
    recurs("Hằng năm", "2021-01-01", "2021-12-31");
    recurs("Hàng quý, năm 2019", "2019-01-01", "2019-12-31");
    recurs("Quý III, IV", "2021-07-01", "2021-12-31");
    recurs("Quý I và quý III/2022", "2022-01-01", "2022-09-30");
    recurs("Định kỳ hằng tháng", "2021-01-01", "2021-12-31");
}

static void what_names_no_time_is_none(void **state)
{
    struct deadline d;

    (void)state;
    none("");
    none("Theo kế hoạch của Thành phố");
    none("Ngay sau khi có hướng dẫn");
    none("30 ngày kể từ khi nhận đủ hồ sơ");
    none("31/6/2022");
    none("Tháng 13/2022");
    none("45/13/2022");
    assert_false(deadline_read("Quý II", 0, &d));
    assert_false(deadline_read("Thường xuyên", 0, &d));
}

static void asks(const char *text, const char *from, const char *to)
{
    struct deadline d;

    if (!deadline_period(text, 0, &d))
        fail_msg("'%s' is no period", text);
    assert_string_equal(d.from, from);
    assert_string_equal(d.to, to);
}

static void periods_are_read(void **state)
{
    struct deadline d;

    (void)state;
    asks("2021", "2021-01-01", "2021-12-31");
    asks("2021-Q2", "2021-04-01", "2021-06-30");
    asks("quý II/2021", "2021-04-01", "2021-06-30");
    asks("2021-06", "2021-06-01", "2021-06-30");
    asks("2021-06-30", "2021-06-30", "2021-06-30");
    asks("30/6/2021", "2021-06-30", "2021-06-30");
    asks("..2021-06-30", "", "2021-06-30");
    asks("2021-04..2021-06", "2021-04-01", "2021-06-30");
    asks("2021-04..", "2021-04-01", "9999-12-31");
    assert_false(deadline_period("", 0, &d));
    assert_false(deadline_period("..", 0, &d));
    assert_false(deadline_period("2021-13", 0, &d));
    assert_false(deadline_period("2021-02-30", 0, &d));
    assert_false(deadline_period("quý II", 0, &d));
    assert_false(deadline_period("2021-06..2021-04", 0, &d));
}

static bool falls(const char *text, const char *period)
{
    struct deadline d, p;

    assert_true(deadline_read(text, 2021, &d));
    assert_true(deadline_period(period, 0, &p));
    return deadline_falls(&d, &p);
}

static void a_deadline_falls_where_it_ends_and_a_recurring_one_anywhere(void **state)
{
    (void)state;
    assert_true(falls("Quý II/2021", "2021-Q2"));
    assert_true(falls("Quý II/2021", "2021-06"));
    assert_false(falls("Quý II/2021", "2021-05"));
    assert_true(falls("Trước 15/12/2021", "2021-Q4"));
    assert_true(falls("Năm 2021", "2021-12-31"));
    assert_false(falls("Năm 2021", "2021-Q2"));
    assert_true(falls("Thường xuyên", "2021-05"));
    assert_false(falls("Thường xuyên", "2022"));
    assert_true(falls("Quý III, IV", "2021-Q3"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_months_and_years_are_read),
        cmocka_unit_test(spans_are_read),
        cmocka_unit_test(days_are_read),
        cmocka_unit_test(what_recurs_is_told),
        cmocka_unit_test(what_names_no_time_is_none),
        cmocka_unit_test(periods_are_read),
        cmocka_unit_test(a_deadline_falls_where_it_ends_and_a_recurring_one_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

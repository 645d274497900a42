/* Tables of registers: the order of day and month, told by the whole file; headings of every form. */
#include "tests/unit/catalogue_fixture.h"

#include "index/register.h"

#define HEADING "Số, ký hiệu;Ngày tháng;Trích yếu;Ngày đến\n"

/* Dates --------------------------------------------------------------------------------------------------------- */

static void test_dates_of_every_form_are_read(void **state)
{
    static const char *const pairs[][2] = {{"5/3/2020", "2020-03-05"},   {"05.03.2020", "2020-03-05"},
                                           {"2020-03-05", "2020-03-05"}, {"2020-03-05T00:00:00", "2020-03-05"},
                                           {"43895", "2020-03-05"},      {"43895.5", "2020-03-05"},
                                           {"29/2/2020", "2020-02-29"}};
    static const char *const wrong[] = {"29/2/2021", "31/4/2020", "5/3", "5/3/20", "438951", "tháng 3", "", "2020", "13/13/2020"};
    char out[11];

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(sheet_date(pairs[i][0], (struct sheet_dates){0}, out));
        assert_string_equal(out, pairs[i][1]);
    }
    assert_true(sheet_date("42433", (struct sheet_dates){.days_from_1904 = true}, out));
    assert_string_equal(out, "2020-03-05");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (sheet_date(wrong[i], (struct sheet_dates){0}, out))
            fail_msg("'%s' became %s", wrong[i], out);
}

static void test_the_month_may_come_first(void **state)
{
    static const struct {
        const char *text;
        enum sheet_order order;
        const char *date;
    } dates[] = {{"09/13/2021", SHEET_MONTH_FIRST, "2021-09-13"},   {"13/09/2021", SHEET_MONTH_FIRST, NULL},
                 {"2021-09-13", SHEET_MONTH_FIRST, "2021-09-13"},   {"2/1/2021 0:00", SHEET_MONTH_FIRST, "2021-02-01"},
                 {"01/02/2021", SHEET_ORDER_UNCLEAR, NULL},         {"02/02/2021", SHEET_ORDER_UNCLEAR, "2021-02-02"},
                 {"09/13/2021", SHEET_ORDER_UNCLEAR, "2021-09-13"}, {"13/09/2021", SHEET_ORDER_UNCLEAR, "2021-09-13"},
                 {"13/13/2021", SHEET_ORDER_UNCLEAR, NULL}};
    char out[11];

    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        bool read = sheet_date(dates[i].text, (struct sheet_dates){.order = dates[i].order}, out);

        if (read != (dates[i].date != NULL) || (read && strcmp(out, dates[i].date) != 0))
            fail_msg("'%s' became %s", dates[i].text, read ? out : "nothing");
    }
}

/* Import -------------------------------------------------------------------------------------------------------- */

static void no_problem(int64_t row, const char *sentence, void *data)
{
    (void)data;
    fail_msg("row %lld: %s", (long long)row, sentence);
}

static int import(struct fixture *f, const char *text, enum sheet_order order, struct register_result *r)
{
    const struct register_file file = {"so.csv", text, strlen(text), order, NULL};

    return register_import(f->c, &file, "test", no_problem, NULL, r, &f->err);
}

/* The date of the row with number 1. */
static const char *first_date(struct fixture *f)
{
    struct sqlite3_stmt *stmt = database_query(f->c, &f->err, "SELECT date FROM register WHERE digits = '1'", "");
    const char *date;

    assert_non_null(stmt);
    assert_int_equal(database_row(f->c, stmt, &f->err), 1);
    date = database_text(&f->arena, stmt, 0);
    database_done(f->c, stmt);
    return date;
}

static void test_the_whole_file_tells_the_order_of_its_dates(void **state)
{
    static const struct {
        const char *table, *date;
        long row, either;
    } files[] = {
        {HEADING "1/QĐ-X;02/01/2021;a;\n2/QĐ-X;13/01/2021;b;\n", "2021-01-02", 3, 2},
        {HEADING "1/QĐ-X;02/01/2021;a;\n2/QĐ-X;01/13/2021;b;\n", "2021-02-01", 3, 2},
        {HEADING "1/QĐ-X;02/01/2021;a;02/14/2021\n", "2021-02-01", 2, 2},               /* the day it came tells */
        {HEADING "1/QĐ-X;02/01/2021;a;02/14/2021\n2/QĐ-X;13/01/2021;b;\n", "2021-01-02", 3, 2}, /* and counts less */
        {HEADING "1/QĐ-X;02/01/2021;a;\n2/QĐ-X;02/02/2021;b;\n", "2021-01-02", 0, 2},  /* nothing does */
        {HEADING "1/QĐ-X;2021-02-01;a;\n2/QĐ-X;44300;b;\n", "2021-02-01", 0, 0},       /* nothing has to */
    };
    struct fixture *f = *state;
    struct register_result r;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        OK(import(f, files[i].table, SHEET_ORDER_UNCLEAR, &r));
        if (strcmp(first_date(f), files[i].date) != 0 || r.order_row != files[i].row || r.either_row != files[i].either)
            fail_msg("file %zu: %s, told by row %ld, row %ld either way", i, first_date(f), r.order_row, r.either_row);
    }
}

static void test_a_file_that_contradicts_itself_is_refused_whole(void **state)
{
    static const struct {
        const char *table, *why;
    } files[] = {
        {HEADING "1/QĐ-X;02/01/2021;a;\n2/QĐ-X;13/01/2021;b;\n3/QĐ-X;01/14/2021;c;\n",
         "the day first in row 3 and the month first in row 4"},
        {HEADING "1/QĐ-X;02/01/2021;a;1/13/2021\n2/QĐ-X;03/01/2021;b;14/1/2021\n",
         "the day first in row 3 and the month first in row 2"},
        {HEADING "1/QĐ-X;01/12/2021;a;\n2/QĐ-X;02/03/2021;b;\n3/QĐ-X;03/11/2021;c;\n", "only with the month first do"},
    };
    struct fixture *f = *state;
    struct register_result r;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(import(f, files[i].table, SHEET_ORDER_UNCLEAR, &r), -1);
        assert_int_equal(f->err.code, ERR_INPUT);
        if (!strstr(f->err.message, files[i].why))
            fail_msg("'%s' does not say '%s'", f->err.message, files[i].why);
    }
    OK(import(f, files[2].table, SHEET_MONTH_FIRST, &r));
    assert_string_equal(first_date(f), "2021-01-12");
    OK(import(f, files[2].table, SHEET_DAY_FIRST, &r));
    assert_string_equal(first_date(f), "2021-12-01");
}

/* Headings ------------------------------------------------------------------------------------------------------ */

static void test_headings_of_other_programs_are_known(void **state)
{
    static const char *const tables[] = {
        /* capitals, no marks, another order */
        "TRICH YEU NOI DUNG,NGUOI KY,SO KY HIEU VB,NGAY BAN HANH,CO QUAN BAN HANH\n"
        "Về việc a,Lan,12/QĐ-SNV,5/3/2020,Sở Nội vụ\n",
        /* titles above, blank rows, a broken cell, a row of numbers below */
        "UBND TỈNH AN BÌNH,,,,\nSỔ ĐĂNG KÝ VĂN BẢN ĐI,,,,\n,,,,\n"
        "\"Số,\nký hiệu văn bản\",Ngày tháng năm văn bản,Tác giả,Trích yếu,Họ và tên người ký\n(1),(2),(3),(4),(5)\n"
        "12/QĐ-SNV,05/03/2020,Sở Nội vụ,Về việc a,Lan\n",
        /* two rows: a group over its columns, others over both rows */
        "STT,Văn bản,,,,Trích yếu,Người ký,Hồ sơ,\n,Số,Ký hiệu,Ngày,Cơ quan ban hành,,,Số,Ngày\n"
        "1,12,QĐ-SNV,5/3/2020,Sở Nội vụ,Về việc a,Lan,99,1/1/2019\n",
        /* two rows: a name in two halves */
        "Số,Ngày tháng,Tên cơ quan,Trích yếu,Người\nký hiệu,văn bản,ban hành,nội dung,ký\n"
        "12/QĐ-SNV,5/3/2020,Sở Nội vụ,Về việc a,Lan\n",
        /* the catalogue sheet: day, month and year by themselves */
        "Số và ký hiệu hồ sơ,Ngày bắt đầu,Số của văn bản,Ký hiệu của văn bản,Ngày văn bản,Tháng văn bản,Năm văn bản,"
        "\"Tên cơ quan, tổ chức ban hành văn bản\",Trích yếu nội dung,Người ký\n"
        "01.TCCB,31,12,QĐ-SNV,5,3,2020,Sở Nội vụ,Về việc a,Lan\n",
        /* general names give way to one that says it, the parts of a date to a whole one */
        "Số,Số ký hiệu,Nội dung,Nội dung,Trích yếu,Ngày ký,Nơi ban hành,Tác giả,Người ký,Năm,Năm\n"
        "7,12/QĐ-SNV,x,y,Về việc a,5/3/2020,An Bình,Sở Nội vụ,Lan,2019,2018\n",
    };
    struct fixture *f = *state;
    struct register_result r;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        int64_t n = 0;

        OK(import(f, tables[i], SHEET_ORDER_UNCLEAR, &r));
        assert_int_equal(database_number(f->c, &f->err, &n,
                                         "SELECT count(*) FROM register WHERE number = '12/QĐ-SNV' AND date = '2020-03-05' "
                                         "AND issuer = 'Sở Nội vụ' AND abstract = 'Về việc a' AND signer = 'Lan'", ""), 1);
        if (n != 1 || r.seen != 1)
            fail_msg("table %zu: %lld of %lld rows", i, (long long)n, (long long)r.seen);
    }
}

static void test_headings_that_do_not_tell_are_refused(void **state)
{
    static const struct {
        const char *table, *why;
    } files[] = {
        {"Số ký hiệu,Ngày ký,Ngày ban hành,Trích yếu\n1/QĐ-X,1/2/2020,2/2/2020,a\n",
         "row 1: column B 'Ngày ký' and column C 'Ngày ban hành' may both be the date of issue"},
        {"Nội dung,Số,Nội dung\na,1/QĐ-X,b\n", "column A 'Nội dung' and column C 'Nội dung' may both be the abstract"},
        {"Ngày tháng,Người ký,Tác giả\n1/2/2020,Lan,X\n", "no column for the number (\"Số, ký hiệu\") and none for the abs"},
        {"a,b\n1,2\n", "no row of headings"},
        {"", "no row of headings"},
    };
    struct fixture *f = *state;
    struct register_result r;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(import(f, files[i].table, SHEET_ORDER_UNCLEAR, &r), -1);
        if (!strstr(f->err.message, files[i].why))
            fail_msg("'%s' does not say '%s'", f->err.message, files[i].why);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_dates_of_every_form_are_read),
        TEST(test_the_month_may_come_first),
        TEST(test_the_whole_file_tells_the_order_of_its_dates),
        TEST(test_a_file_that_contradicts_itself_is_refused_whole),
        TEST(test_headings_of_other_programs_are_known),
        TEST(test_headings_that_do_not_tell_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

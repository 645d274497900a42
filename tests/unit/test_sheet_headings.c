/* Headings of clerks' sheets: those of other programs, in two rows, in any order, and what cannot be told apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/err.h"
#include "tools/sheet_headings.h"

struct table_read {
    struct sheet_headings headings;
    bool above;
    long first; /* row below the headings */
};

static int take(const struct sheet_row *row, void *data, struct err *err)
{
    struct table_read *reading = data;

    (void)err;
    reading->above = sheet_headings_take(&reading->headings, row);
    if (!reading->above && !reading->first && !sheet_headings_has(&reading->headings, row))
        reading->first = row->number;
    return 0;
}

static int read_table(const char *table, struct table_read *reading, struct err *err)
{
    *reading = (struct table_read){0};
    assert_int_equal(sheet_read("s.csv", table, strlen(table), take, reading, err), 0);
    return sheet_headings_settle(&reading->headings, "s.csv", err);
}

/* The column of the sheet that is this one of the form; -1 none. */
static int found(const struct sheet_headings *h, enum sheet_source source, int part)
{
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(h->form, &count);

    for (int i = 0; i < SHEET_COLUMNS; i++)
        if (h->column[i] < count && columns[h->column[i]].source == source && columns[h->column[i]].part == part)
            return i;
    return -1;
}

static void test_sheets_of_other_programs_are_known(void **state)
{
    static const struct {
        const char *table;
        enum sheet_form form;
        long first;
        int number, date, issuer, abstract, path;
    } sheets[] = {
        /* capitals, no marks, other names, another order */
        {"DUONG DAN,TRICH YEU,TAC GIA,NGAY BAN HANH,SO KY HIEU VB,DO MAT\nx,y,z,1/2/2021,1/Q,\n", SHEET_FORM_INCOMING, 2, 4,
         3, 2, 1, 0},
        /* titles above, numbers below */
        {"SỞ NỘI VỤ,,,,\nSỔ VĂN BẢN ĐẾN,,,,\n,,,,\n\"Số,\nký hiệu\",Ngày tháng năm,Cơ quan ban hành,Trích yếu nội dung,Tên file\n"
         "(1),(2),(3),(4),(5)\n1/Q,1/2/2021,a,b,c\n",
         SHEET_FORM_INCOMING, 7, 0, 1, 2, 3, 4},
        /* two rows */
        {"STT,Văn bản đến,,,,Đường dẫn file\n,Số ký hiệu,Ngày tháng,Tác giả,Tên loại và trích yếu nội dung,\n1,2,3,4,5,6\n"
         "1,1/Q,1/2/2021,a,b,c\n",
         SHEET_FORM_INCOMING, 4, 1, 2, 3, 4, 5},
    };

    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        struct err err = {0};
        struct table_read reading;
        const struct sheet_headings *h = &reading.headings;
        bool same;

        assert_int_equal(read_table(sheets[i].table, &reading, &err), 0);
        same = h->form == sheets[i].form && reading.first == sheets[i].first &&
               found(h, SOURCE_FIELD, FIELD_NUMBER) == sheets[i].number &&
               found(h, SOURCE_FIELD, FIELD_DATE) == sheets[i].date &&
               found(h, SOURCE_FIELD, FIELD_ISSUER) == sheets[i].issuer &&
               found(h, SOURCE_SUBJECT, 0) == sheets[i].abstract && found(h, SOURCE_PATH, 0) == sheets[i].path;
        if (!same)
            fail_msg("sheet %zu: form %d, row %ld, columns %d %d %d %d %d", i, (int)h->form, reading.first,
                     found(h, SOURCE_FIELD, FIELD_NUMBER), found(h, SOURCE_FIELD, FIELD_DATE),
                     found(h, SOURCE_FIELD, FIELD_ISSUER), found(h, SOURCE_SUBJECT, 0), found(h, SOURCE_PATH, 0));
        sheet_headings_release(&reading.headings);
    }
}

/* The digits of a number are not taken from a column of whole ones, nor a day from one of dates. */
static void test_what_is_another_thing_is_not_taken(void **state)
{
    struct err err = {0};
    struct table_read reading;

    (void)state;
    assert_int_equal(read_table("Tên loại VB,Số ký hiệu,Số VB,Ký hiệu VB,Ngày ban hành,Ngày VB,Tháng VB,Năm VB,Hồ sơ số,Hộp số,"
                                "Đường dẫn file\n",
                                &reading, &err),
                     0);
    assert_int_equal(reading.headings.form, SHEET_FORM_CATALOGUE);
    assert_int_equal(found(&reading.headings, SOURCE_DIGITS, 0), 2);
    assert_int_equal(found(&reading.headings, SOURCE_DAY, 0), 5);
    assert_int_equal(found(&reading.headings, SOURCE_DOSSIER, DOSSIER_NOTATION), 8);
    sheet_headings_release(&reading.headings);
}

static void note(size_t column, const char *heading, const char *as, void *data)
{
    buf_printf(data, "%zu %s: %s\n", column, heading, as ? as : "-");
}

static void test_it_is_told_what_is_taken_for_what(void **state)
{
    cleanup_buf struct buf told = {0};
    struct err err = {0};
    struct table_read reading;

    (void)state;
    /* the form's own name goes before another one for the same */
    assert_int_equal(read_table("Số ký hiệu văn bản,Tác giả,Cơ quan ban hành,Ngày ký,Số đến,Đường dẫn file\n", &reading, &err),
                     0);
    sheet_headings_tell(&reading.headings, note, &told);
    assert_string_equal(buf_string(&told), "2 Cơ quan ban hành: -\n3 Ngày ký: Ngày tháng văn bản\n");
    sheet_headings_release(&reading.headings);
}

static void test_what_cannot_be_told_is_refused(void **state)
{
    static const struct {
        const char *table, *why;
    } sheets[] = {
        {"Số ký hiệu,Ngày ký,Ngày ban hành,Tác giả,Số đến,Đường dẫn file\n",
         "row 1: column B 'Ngày ký' and column C 'Ngày ban hành' may both be the same thing"},
        {"Tác giả,Tác giả,Ngày đến,Số đến,Đường dẫn file\n", "column A 'Tác giả' and column B 'Tác giả' may"},
        {"Số ký hiệu,Ngày ký,Tác giả,Số đến\n", "has no column 'Đường dẫn file'"},
        {"a,b,c\n1,2,3\n", "has no headings"},
        {"", "has no headings"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        struct err err = {0};
        struct table_read reading;

        assert_int_equal(read_table(sheets[i].table, &reading, &err), -1);
        assert_int_equal(err.code, ERR_INPUT);
        if (!strstr(err.message, sheets[i].why))
            fail_msg("'%s' does not say '%s'", err.message, sheets[i].why);
        sheet_headings_release(&reading.headings);
    }
}

static void test_columns_have_letters(void **state)
{
    static const struct {
        size_t column;
        const char *letters;
    } columns[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {255, "IV"}};
    char letters[4];

    (void)state;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        sheet_heading_letters(columns[i].column, letters);
        assert_string_equal(letters, columns[i].letters);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets_of_other_programs_are_known),
        cmocka_unit_test(test_what_is_another_thing_is_not_taken),
        cmocka_unit_test(test_it_is_told_what_is_taken_for_what),
        cmocka_unit_test(test_what_cannot_be_told_is_refused),
        cmocka_unit_test(test_columns_have_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

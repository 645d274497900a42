/* The clerk's sheet merged into a catalogue. */
#include "tests/unit/sheet_fixture.h"

static void test_a_correction_is_taken_once_and_by_name(void **state)
{
    struct fixture *f = *state;
    struct confirmation by[FIELD_COUNT];
    char *sheet, *changed;

    two_documents(f);
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    assert_int_equal(merges(f, sheet, "Lan", true, "").unchanged, 2);
    changed = replaced(f, sheet, "Về việc giao đất", "=Về việc thu hồi đất");
    merges(f, changed, "Lan", false, "2 taken abstract: =Về việc thu hồi đất | Về việc giao đất\n");
    assert_string_equal(value_now(f, 1, FIELD_ABSTRACT), "Về việc giao đất");
    merges(f, changed, "Lan", true, "2 taken abstract: =Về việc thu hồi đất | Về việc giao đất\n");
    assert_string_equal(value_now(f, 1, FIELD_ABSTRACT), "=Về việc thu hồi đất");
    assert_string_equal(value_now(f, 2, FIELD_ABSTRACT), "Về việc giao đất");
    OK(catalogue_load_confirmations(f->c, &f->arena, 1, by, &f->err));
    assert_string_equal(by[FIELD_ABSTRACT].who, "Lan");
    assert_int_equal(merges(f, changed, "Lan", true, "").unchanged, 2);
    assert_problems(f, NULL);
}

static void test_two_people_are_never_played_against_each_other(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed;

    two_documents(f);
    sheet = export_csv(f, SHEET_FORM_OUTGOING);
    changed = replaced(f, sheet, "\"768/QĐ-UBND\"", "\"769/QĐ-UBND\"");
    OK(catalogue_confirm(f->c, 1, FIELD_NUMBER, "770/QĐ-UBND", "Minh", &f->err));
    merges(f, changed, "Lan", true, "2 conflict number: 769/QĐ-UBND | 770/QĐ-UBND\n");
    assert_string_equal(value_now(f, 1, FIELD_NUMBER), "770/QĐ-UBND");
    /* Seen in a sheet written after it, it is the clerk's to correct. */
    changed = replaced(f, export_csv(f, SHEET_FORM_OUTGOING), "\"770/QĐ-UBND\"", "\"769/QĐ-UBND\"");
    merges(f, changed, "Lan", true, "2 taken number: 769/QĐ-UBND | 770/QĐ-UBND\n");
    assert_string_equal(value_now(f, 1, FIELD_NUMBER), "769/QĐ-UBND");
}

static void test_rows_that_cannot_be_are_left_out(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed, *row;

    two_documents(f);
    sheet = export_csv(f, SHEET_FORM_OUTGOING);
    merges(f, replaced(f, sheet, "2021-09-13", "31/9/2021"), "Lan", true, "2 broken date: 31/9/2021 | 2021-09-13\n");
    merges(f, replaced(f, sheet, "2021-09-13", ""), "Lan", true, "2 emptied date:  | 2021-09-13\n");
    merges(f, replaced(f, sheet, "a/một.pdf", "a/hai.pdf"), "Lan", true, "2 mixed row: a/hai.pdf | \n");
    merges(f, replaced(f, sheet, "S1.outgoing", "S1.incoming"), "Lan", true, "2 unknown row: a/một.pdf | \n");
    row = arena_printf(&f->arena, "\"%0200d/QĐ-UBND\"", 7);
    changed = replaced(f, sheet, "\"768/QĐ-UBND\"", row);
    row[strlen(row) - 1] = '\0';
    merges(f, changed, "Lan", true, arena_printf(&f->arena, "2 too-long number: %s | 768/QĐ-UBND\n", row + 1));
    /* The first row again, corrected otherwise. */
    row = strstr(sheet, "\"768/QĐ-UBND\"");
    row = arena_strndup(&f->arena, row, (size_t)(strstr(row + 1, "\"768/QĐ-UBND\"") - row));
    changed = arena_printf(&f->arena, "%s%s", replaced(f, sheet, "Về việc giao đất", "một"),
                           replaced(f, row, "Về việc giao đất", "hai"));
    merges(f, changed, "Lan", true, "2 doubled row:  | \n6 doubled row:  | \n");
    /* A copy that says the same counts once; one that was not changed does not count. */
    changed = arena_printf(&f->arena, "%s%s%s", replaced(f, sheet, "Về việc giao đất", "một"),
                           replaced(f, row, "Về việc giao đất", "một"), row);
    merges(f, changed, "Lan", true, "2 taken abstract: một | Về việc giao đất\n");
}

static void test_a_number_without_its_symbol_is_none(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed;
    static const char elsewhere[] = "Tên loại văn bản;Số của văn bản;Ký hiệu của văn bản;Đường dẫn file\n"
                                    ";769;;a/một.pdf\n;-;;a/hai.pdf\n";

    two_documents(f);
    merges(f, elsewhere, "Lan", true, "3 taken number:  | 768/QĐ-UBND\n");
    OK(catalogue_confirm(f->c, 1, FIELD_SYMBOL, "QĐ-UBND", "Minh", &f->err));
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    changed = replaced(f, sheet, "768,\"QĐ-UBND\"", "769,");
    merges(f, changed, "Lan", true, "2 emptied symbol:  | QĐ-UBND\n");
    changed = replaced(f, sheet, "768,\"QĐ-UBND\"", "769,-");
    merges(f, changed, "Lan", true, "2 taken symbol:  | QĐ-UBND\n2 taken number: 769 | 768/QĐ-UBND\n");
}

/* A spreadsheet of another country turns day and month round. */
static void test_the_order_of_day_and_month_is_found_out(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed;

    two_documents(f);
    OK(catalogue_confirm(f->c, 2, FIELD_DATE, "2021-02-01", "Minh", &f->err));
    sheet = export_csv(f, SHEET_FORM_OUTGOING);
    /* All of it month first: nothing new. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", "09/13/2021"), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", true, "");
    /* Only one date, a day either way: what it showed tells. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", ""), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", true, "2 emptied date:  | 2021-09-13\n");
    changed = replaced(f, replaced(f, sheet, "2021-09-13", ""), "2021-02-01", "01/02/2021");
    merges(f, changed, "Lan", true, "2 emptied date:  | 2021-09-13\n");
    /* Month first, and a correction. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", "09/14/2021"), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", false, "2 taken date: 2021-09-14 | 2021-09-13\n");
    /* Both orders in one file: what is a day either way is not taken. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", "13/09/2021"), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", true, "4 broken date: 02/01/2021 | 2021-02-01\n");
}

static void test_a_sheet_made_elsewhere_goes_by_the_path(void **state)
{
    struct fixture *f = *state;
    static const char sheet[] =
        "Tên loại văn bản;Số của văn bản;Ký hiệu của văn bản;Ngày văn bản;Tháng văn bản;Năm văn bản;"
        "Trích yếu nội dung;Từ khóa;Đường dẫn file\n"
        "Quyết định;9;QĐ-UBND;13;9;2021;Về việc giao đất;đất;a/một.pdf\n"
        "Quyết định;9;QĐ-UBND;13;9;2021;;;a/ba.pdf\n";
    struct sheet_merge_result result;

    two_documents(f);
    OK(catalogue_confirm(f->c, 1, FIELD_DATE, "2021-09-14", "Minh", &f->err));
    result = merges(f, sheet, "Lan", true,
                    "2 taken symbol: QĐ-UBND | \n2 taken number: 09/QĐ-UBND | 768/QĐ-UBND\n"
                    "2 conflict date: 2021-09-13 | 2021-09-14\n2 taken type: Quyết định | Quyết định\n"
                    "2 taken abstract: Về việc giao đất | Về việc giao đất\n3 unknown row: a/ba.pdf | \n");
    assert_int_equal(result.left[18], 1); /* Từ khóa: the first of the two of that name */
    assert_int_equal(result.left_row[18], 2);
}

static void test_what_is_no_such_sheet_is_refused(void **state)
{
    struct fixture *f = *state;
    struct sheet_merge options = {.who = "Lan", .each = note_finding};
    struct sheet_merge_result result;
    static const char none[] = "a,b,c\n1,2,3\n", pathless[] =
                                                     "Tác giả,Người ký,Ngày tháng văn bản,Số\\, ký hiệu văn bản,"
                                                     "Ngày đến,Số đến,Ký nhận\n";

    assert_int_equal(sheet_merge(f->c, "x.csv", none, sizeof none - 1, &options, &result, &f->err), -1);
    assert_int_equal(f->err.code, ERR_INPUT);
    assert_non_null(strstr(f->err.message, "'x.csv' has no headings"));
    assert_int_equal(sheet_merge(f->c, "x.csv", pathless, sizeof pathless - 1, &options, &result, &f->err), -1);
    assert_non_null(strstr(f->err.message, "has no column 'Đường dẫn file'"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_correction_is_taken_once_and_by_name),
        TEST(test_two_people_are_never_played_against_each_other),
        TEST(test_rows_that_cannot_be_are_left_out),
        TEST(test_a_number_without_its_symbol_is_none),
        TEST(test_the_order_of_day_and_month_is_found_out),
        TEST(test_a_sheet_made_elsewhere_goes_by_the_path),
        TEST(test_what_is_no_such_sheet_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

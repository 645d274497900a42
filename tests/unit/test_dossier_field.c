/* Facts about the fields of a dossier: what is taken, and in what form it is stored. */
#include "tests/unit/dossier_fixture.h"

#define ASSERT_PUT(field, text, stored)                                                                                \
    do {                                                                                                               \
        OK(dossier_field_put(&f->arena, &d, DOSSIER_##field, text, &f->err));                                          \
        assert_string_equal(d.value[DOSSIER_##field], stored);                                                         \
    } while (0)

#define ASSERT_REFUSED(field, text, sentence)                                                                          \
    do {                                                                                                               \
        const char *was_ = d.value[DOSSIER_##field];                                                                   \
        assert_int_equal(dossier_field_put(&f->arena, &d, DOSSIER_##field, text, &f->err), -1);                        \
        assert_int_equal(f->err.code, ERR_INPUT);                                                                      \
        assert_non_null(strstr(f->err.message, sentence));                                                             \
        assert_ptr_equal(d.value[DOSSIER_##field], was_);                                                              \
    } while (0)

static void test_a_value_is_stored_in_one_form(void **state)
{
    struct fixture *f = *state;
    struct dossier d = {0};

    ASSERT_PUT(START, "5/3/2021", "2021-03-05");
    ASSERT_PUT(START, "03/2021", "2021-03");
    ASSERT_PUT(START, "2021", "2021");
    ASSERT_PUT(START, "2020-02-29", "2020-02-29");
    ASSERT_PUT(MODE, "Công khai", "01");
    ASSERT_PUT(MODE, "cong khai", "01");
    ASSERT_PUT(MODE, "conditional", "02");
    ASSERT_PUT(LANGUAGE, "Anh; tiếng Việt", "01,02");
    ASSERT_PUT(LANGUAGE, "02,01,02", "01,02");
    ASSERT_PUT(SHEETS, "0120", "120");
    ASSERT_PUT(SHEETS, "000", "0");
    ASSERT_PUT(TITLE, "  Hồ sơ\n  giao đất ", "Hồ sơ giao đất");
    ASSERT_PUT(RISK_RECOVERY, "có", "1");
    OK(dossier_field_put(&f->arena, &d, DOSSIER_TITLE, "  ", &f->err));
    assert_null(d.value[DOSSIER_TITLE]);
}

static void test_a_value_that_is_not_allowed_is_refused(void **state)
{
    struct fixture *f = *state;
    struct dossier d = {0};
    char *title = arena_alloc(&f->arena, 4000);

    ASSERT_REFUSED(START, "30/2/2021", "takes a date");
    ASSERT_REFUSED(START, "2021-13", "takes a date");
    ASSERT_REFUSED(START, "5/3/21", "takes a date");
    ASSERT_REFUSED(START, "5/3/2021/1", "takes a date");
    ASSERT_REFUSED(START, "2021/2021", "takes a date");
    ASSERT_REFUSED(MODE, "04", "01 (công khai)");
    ASSERT_REFUSED(LANGUAGE, "01,12", "tiếng Việt");
    ASSERT_REFUSED(YEAR, "21", "4 digits");
    ASSERT_REFUSED(SHEETS, "-1", "a number");
    ASSERT_REFUSED(ORGAN, "H30.81.0123456", "at most 13");
    ASSERT_REFUSED(NOTATION, "01/TCCB", "file names");
    ASSERT_REFUSED(NOTATION, "01. TCCB", "file names");
    ASSERT_REFUSED(NOTATION, ".01", "dot");
    ASSERT_REFUSED(TITLE, "a\001b", "printed");
    for (int i = 0; i < 1001; i++)
        memcpy(title + 3 * i, "ậ", 3);
    ASSERT_REFUSED(TITLE, title, "1001 characters");
    title[3000] = '\0';
    ASSERT_PUT(TITLE, title, title);
}

static void test_years_of_retention_are_never_taken_for_a_code(void **state)
{
    struct fixture *f = *state;
    struct dossier d = {0};

    ASSERT_PUT(MAINTENANCE, "20 năm", "05");
    assert_null(d.value[DOSSIER_MAINTENANCE_YEARS]);
    ASSERT_PUT(MAINTENANCE, "5 năm", "07");
    assert_string_equal(d.value[DOSSIER_MAINTENANCE_YEARS], "5");
    assert_string_equal(dossier_field_show(&f->arena, &d, DOSSIER_MAINTENANCE, false), "5 năm");
    ASSERT_PUT(MAINTENANCE, "07", "07");
    assert_string_equal(d.value[DOSSIER_MAINTENANCE_YEARS], "5");
    ASSERT_PUT(MAINTENANCE, "15", "07");
    assert_string_equal(d.value[DOSSIER_MAINTENANCE_YEARS], "15");
    ASSERT_PUT(MAINTENANCE, "07/12", "07");
    assert_string_equal(d.value[DOSSIER_MAINTENANCE_YEARS], "12");
    ASSERT_PUT(MAINTENANCE, "05", "05");
    assert_null(d.value[DOSSIER_MAINTENANCE_YEARS]);
    ASSERT_PUT(MAINTENANCE, "Vĩnh viễn", "01");
    ASSERT_REFUSED(MAINTENANCE, "5", "'5 năm'");
    ASSERT_REFUSED(MAINTENANCE, "5 tháng", "vĩnh viễn");
    ASSERT_REFUSED(MAINTENANCE, "08/12", "vĩnh viễn");
}

static void test_values_are_shown_in_both_languages(void **state)
{
    struct fixture *f = *state;
    struct dossier d = {0};

    complete(&d);
    d.value[DOSSIER_LANGUAGE] = "01,02";
    assert_string_equal(dossier_field_show(&f->arena, &d, DOSSIER_END, false), "31/12/2021");
    assert_string_equal(dossier_field_show(&f->arena, &d, DOSSIER_START, false), "01/2021");
    assert_string_equal(dossier_field_show(&f->arena, &d, DOSSIER_LANGUAGE, false), "tiếng Việt, tiếng Anh");
    assert_string_equal(dossier_field_show(&f->arena, &d, DOSSIER_MAINTENANCE, true), "20 years");
    assert_string_equal(dossier_field_show(&f->arena, &d, DOSSIER_KEYWORD, true), "");
}

static void test_fields_are_known_by_name_and_label(void **state)
{
    enum dossier_field field;

    (void)state;
    assert_true(dossier_field_by_name("paper_file_code", &field));
    assert_int_equal(field, DOSSIER_PAPER_FILE_CODE);
    assert_true(dossier_field_by_name("Tiêu đề hồ sơ", &field));
    assert_int_equal(field, DOSSIER_TITLE);
    assert_true(dossier_field_by_name("muc luc so", &field));
    assert_int_equal(field, DOSSIER_INVENTORY);
    assert_false(dossier_field_by_name("tiêu", &field));
}

static void assert_unsound(struct fixture *f, enum dossier_field field, const char *value, const char *sentence)
{
    struct dossier d = dossier_of_test("01");

    complete(&d);
    d.value[field] = value;
    assert_int_equal(dossier_add(f->c, &f->arena, &d, WHO, &f->err), -1);
    assert_int_equal(f->err.code, ERR_INPUT);
    if (!strstr(f->err.message, sentence))
        fail_msg("%s", f->err.message);
}

static void test_fields_must_agree(void **state)
{
    struct fixture *f = *state;

    assert_unsound(f, DOSSIER_END, "2020", "before it starts");
    assert_unsound(f, DOSSIER_TITLE, NULL, "needs Tiêu đề");
    assert_unsound(f, DOSSIER_MAINTENANCE_YEARS, "20", "beside the code 07");
    assert_unsound(f, DOSSIER_RISK_STATUS, "01", "risk_recovery=1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_value_is_stored_in_one_form),
        TEST(test_a_value_that_is_not_allowed_is_refused),
        TEST(test_years_of_retention_are_never_taken_for_a_code),
        TEST(test_values_are_shown_in_both_languages),
        TEST(test_fields_are_known_by_name_and_label),
        TEST(test_fields_must_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

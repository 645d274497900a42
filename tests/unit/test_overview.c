/* Facts about sums over the archive. */
#include "index/dossier.h"
#include "index/overview.h"
#include "tests/unit/catalogue_fixture.h"

static void add(struct fixture *f, int n, const char *type, const char *date, enum field_status status)
{
    char sha[65];
    struct document d = document_of_test();
    struct page page = page_of_test(1);
    int64_t id;

    memset(sha, '0' + n, 64);
    sha[64] = '\0';
    id = add_document(f, sha, 1);
    d.fields[FIELD_NUMBER] = (struct field){.value = "1/QĐ-UBND", .status = status, .page = 1};
    d.fields[FIELD_TYPE] = (struct field){.value = type, .page = type ? 1 : 0};
    d.fields[FIELD_DATE] = (struct field){.value = date, .page = date ? 1 : 0};
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
}

static void test_documents_are_counted_by_year_and_state(void **state)
{
    struct fixture *f = *state;
    struct overview_row *rows;
    size_t count;

    add(f, 1, "Quyết định", "2021-01-01", STATUS_AUTO);
    add(f, 2, "Quyết định", "2021-05-01", STATUS_REVIEW);
    add(f, 3, "Quyết định", "2019-05-01", STATUS_AUTO);
    add(f, 4, "Quyết định", NULL, STATUS_AUTO);
    OK(overview_years(f->c, &f->arena, &rows, &count, &f->err));
    assert_int_equal(count, 3);
    assert_string_equal(rows[0].label, "2019");
    assert_string_equal(rows[1].label, "2021");
    assert_int_equal(rows[1].done, 1);
    assert_int_equal(rows[1].review, 1);
    assert_null(rows[2].label);
}

static void test_rare_types_are_summed_up(void **state)
{
    struct fixture *f = *state;
    struct overview_row *rows;
    size_t count;

    add(f, 1, "Quyết định", "2021-01-01", STATUS_AUTO);
    add(f, 2, "Quyết định", "2021-01-01", STATUS_AUTO);
    add(f, 3, "Tờ trình", "2021-01-01", STATUS_AUTO);
    add(f, 4, "Báo cáo", "2021-01-01", STATUS_REVIEW);
    OK(overview_types(f->c, &f->arena, 1, &rows, &count, &f->err));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].label, "Quyết định");
    assert_int_equal(rows[0].done, 2);
    assert_string_equal(rows[1].label, "");
    assert_int_equal(rows[1].done, 1);
    assert_int_equal(rows[1].review, 1);
    OK(overview_types(f->c, &f->arena, 3, &rows, &count, &f->err));
    assert_int_equal(count, 3);
}

static void add_dossier(struct fixture *f, const char *notation, const char *maintenance, const char *end)
{
    struct dossier d = {.value = {[DOSSIER_ORGAN] = "H30", [DOSSIER_YEAR] = "2021", [DOSSIER_TITLE] = "Đất"}};

    d.value[DOSSIER_NOTATION] = notation;
    d.value[DOSSIER_MAINTENANCE] = maintenance;
    d.value[DOSSIER_END] = end;
    OK(dossier_add(f->c, &f->arena, &d, "Lan", &f->err));
}

static void test_dossiers_are_counted_by_the_year_they_are_due(void **state)
{
    struct fixture *f = *state;
    struct overview_row *rows;
    size_t count;

    add_dossier(f, "01", "05", "2021");
    add_dossier(f, "02", "06", "2021-12");
    add_dossier(f, "03", "06", "2021-12");
    add_dossier(f, "04", "01", "2021");
    add_dossier(f, "05", "05", NULL);
    add_dossier(f, "06", NULL, "2021");
    OK(overview_due(f->c, &f->arena, &rows, &count, &f->err));
    assert_int_equal(count, 4);
    assert_string_equal(rows[0].label, "2031");
    assert_int_equal(rows[0].review, 2);
    assert_string_equal(rows[1].label, "2041");
    assert_string_equal(rows[2].label, "");
    assert_null(rows[3].label);
    assert_int_equal(rows[3].review, 2);
}

static void test_the_last_fixity_check_is_found(void **state)
{
    struct fixture *f = *state;
    struct event event = {.type = OVERVIEW_FIXITY, .agent = "sohoa", .outcome = "failure", .detail = "1"}, last;

    assert_int_equal(overview_last_event(f->c, &f->arena, OVERVIEW_FIXITY, &last, &f->err), 0);
    OK(catalogue_add_event(f->c, &event, &f->err));
    event.id = 0;
    event.outcome = "success";
    OK(catalogue_add_event(f->c, &event, &f->err));
    assert_int_equal(overview_last_event(f->c, &f->arena, OVERVIEW_FIXITY, &last, &f->err), 1);
    assert_string_equal(last.outcome, "success");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_documents_are_counted_by_year_and_state),
        TEST(test_rare_types_are_summed_up),
        TEST(test_dossiers_are_counted_by_the_year_they_are_due),
        TEST(test_the_last_fixity_check_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

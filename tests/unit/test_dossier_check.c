/* Facts about what a dossier lacks. */
#include "index/dossier_check.h"
#include "tests/unit/catalogue_fixture.h"

#define WHO "Nguyễn Thị Lan"

static int64_t add(struct fixture *f, const char *notation)
{
    struct dossier d = {.value = {[DOSSIER_ORGAN] = "H30",
                                  [DOSSIER_YEAR] = "2021",
                                  [DOSSIER_TITLE] = "Giao đất",
                                  [DOSSIER_MAINTENANCE] = "05",
                                  [DOSSIER_MODE] = "01",
                                  [DOSSIER_LANGUAGE] = "01",
                                  [DOSSIER_START] = "2021",
                                  [DOSSIER_END] = "2021-12",
                                  [DOSSIER_CONFIDENCE] = "01"}};

    d.value[DOSSIER_NOTATION] = notation;
    OK(dossier_add(f->c, &f->arena, &d, WHO, &f->err));
    return d.id;
}

/* A document read without questions. */
static int64_t document(struct fixture *f, int n, const char *number, const char *date)
{
    char sha[65];
    struct document d = document_of_test();
    struct page page = page_of_test(1);
    int64_t id;

    snprintf(sha, sizeof sha, "%064d", n);
    id = add_document(f, sha, 1);
    d.fields[FIELD_NUMBER] = (struct field){.value = number, .status = STATUS_AUTO, .page = 1};
    d.fields[FIELD_DATE] = (struct field){.value = date, .status = STATUS_AUTO, .page = 1};
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static void put(struct fixture *f, int64_t dossier, int64_t id)
{
    OK(dossier_add_documents(f->c, dossier, &id, 1, WHO, NULL, &f->err));
}

static int put_finding(const struct dossier_finding *finding, void *data)
{
    buf_printf(data, "%s%s", ((struct buf *)data)->len ? " " : "", dossier_finding_name(finding->kind));
    if (finding->document)
        buf_printf(data, ":%d", (int)finding->document);
    if (finding->other)
        buf_printf(data, "=%d", (int)finding->other);
    if (finding->first)
        buf_printf(data, "[%d", (int)finding->first);
    if (finding->last)
        buf_printf(data, "-%d", (int)finding->last);
    if (finding->blocks)
        buf_puts(data, "!");
    return 0;
}

static const char *findings(struct fixture *f, int64_t id)
{
    cleanup_buf struct buf out = {0};
    struct dossier d;

    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    OK(dossier_check(f->c, &d, put_finding, &out, &f->err));
    return arena_strdup(&f->arena, buf_string(&out));
}

static void test_what_is_whole_has_no_findings(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");

    put(f, id, document(f, 1, "1/QĐ-UBND", "2021-01-01"));
    put(f, id, document(f, 2, "900/QĐ-UBND", "2021-12-31"));
    assert_string_equal(findings(f, id), "");
}

static void test_missing_fields_and_documents(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");
    struct dossier d;

    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    d.value[DOSSIER_MODE] = NULL;
    d.value[DOSSIER_CONFIDENCE] = "02";
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_string_equal(findings(f, id), "field! field! empty!");
}

static void test_questions_duplicates_and_dates(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");

    put(f, id, document(f, 1, "5/QĐ-UBND", "2021-01-01"));
    put(f, id, document(f, 2, "05/QĐ-UBND", "2021-01-01"));
    put(f, id, document(f, 3, "5/QĐ-UBND", "2021-02-01"));
    put(f, id, document(f, 4, "7/QĐ-UBND", "2020-12-31"));
    put(f, id, add_read_document(f, SHA_A, 1)); /* its number is a question */
    put(f, id, add_document(f, SHA_B, 1));
    assert_string_equal(findings(f, id), "unread:6 question:5 duplicate:2=1 date:4");
}

static void test_gaps_of_a_series(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");

    put(f, id, document(f, 1, "12/QĐ-UBND", "2021-01-01"));
    put(f, id, document(f, 2, "14/QĐ-UBND", "2021-01-02"));
    put(f, id, document(f, 3, "18/QĐ-UBND", "2021-01-03"));
    put(f, id, document(f, 4, "19/QĐ-UBND", "2021-01-04"));
    put(f, id, document(f, 5, "3/TTr-UBND", "2021-01-04"));
    document(f, 6, "16/QĐ-UBND", "2021-01-02");
    document(f, 7, "13/QĐ-UBND", "2020-01-02");
    assert_string_equal(findings(f, id), "gap[13-13 gap[15-15 elsewhere:6[16 gap[17-17");
}

static void test_numbers_far_apart_are_no_series(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");

    put(f, id, document(f, 1, "12/QĐ-UBND", "2021-01-01"));
    put(f, id, document(f, 2, "80/QĐ-UBND", "2021-01-02"));
    put(f, id, document(f, 3, "700/QĐ-UBND", "2021-01-03"));
    assert_string_equal(findings(f, id), "");
}

static void test_a_draft_says_so_at_its_head(void **state)
{
    static const char *const HEADS[] = {
        "ỦY BAN NHÂN DÂN\n(Dự thảo lần 2)\nQUYẾT ĐỊNH",
        "QUYẾT ĐỊNH\nVề dự thảo\nDự thảo quyết định này được gửi lấy ý kiến các cơ quan"};
    struct fixture *f = *state;
    int64_t id = add(f, "01");

    for (int i = 0; i < 2; i++) {
        put(f, id, document(f, i + 1, "1/QĐ-UBND", i ? "2021-01-01" : "2021-01-02"));
        OK(database_run(f->c, &f->err, "UPDATE page SET text = ? WHERE document = ?", "si", HEADS[i], (int64_t)i + 1));
    }
    assert_string_equal(findings(f, id), "draft:1");
}

static void test_a_document_kept_longer_than_its_dossier(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");
    static const char *const CODES[] = {"05", "06", "04", "01", "07"};

    for (int i = 0; i < 5; i++) {
        struct appraisal a = {.retention_code = CODES[i]};
        int64_t one = document(f, i + 1, "1/QĐ-UBND", NULL);

        put(f, id, one);
        OK(retention_appraise(f->c, one, &a, WHO, &f->err));
    }
    assert_string_equal(findings(f, id), "retention:3 retention:4");
}

static void test_sheets_of_what_is_kept_long(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), one = document(f, 1, "1/QĐ-UBND", "2021-01-01");
    struct dossier_document numbered = {.document = one, .sheet_from = 1, .sheet_to = 1};
    struct dossier d;

    put(f, id, one);
    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    d.value[DOSSIER_CONFIDENCE] = "02";
    d.value[DOSSIER_PAPER_FILE_CODE] = "A.1.2";
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_string_equal(findings(f, id), "sheets[1");
    OK(dossier_save_document(f->c, id, &numbered, WHO, &f->err));
    assert_string_equal(findings(f, id), "");
}

static void test_documents_in_no_dossier(void **state)
{
    struct fixture *f = *state;
    cleanup_buf struct buf out = {0};

    put(f, add(f, "01"), document(f, 1, "1/QĐ-UBND", "2021-01-01"));
    document(f, 2, "2/QĐ-UBND", "2021-01-01");
    add_document(f, SHA_A, 1);
    OK(dossier_check_outside(f->c, put_finding, &out, &f->err));
    assert_string_equal(out.data, "no-dossier:2");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_whole_has_no_findings),
        TEST(test_missing_fields_and_documents),
        TEST(test_questions_duplicates_and_dates),
        TEST(test_gaps_of_a_series),
        TEST(test_numbers_far_apart_are_no_series),
        TEST(test_a_draft_says_so_at_its_head),
        TEST(test_a_document_kept_longer_than_its_dossier),
        TEST(test_sheets_of_what_is_kept_long),
        TEST(test_documents_in_no_dossier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

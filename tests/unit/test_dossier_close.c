/* Facts about dossiers that are closed, and how long they are kept. */
#include "tests/unit/dossier_fixture.h"

static void test_a_closed_dossier_is_frozen(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_closed(f);
    struct dossier d = get(f, id);
    struct dossier_document document = {.document = 1};

    assert_true(d.closed);
    assert_string_equal(d.closed_by, WHO);
    d.value[DOSSIER_TITLE] = "khác";
    assert_int_equal(dossier_save(f->c, &d, WHO, NULL, &f->err), -1);
    assert_int_equal(f->err.code, ERR_PERMISSION);
    assert_non_null(strstr(f->err.message, "closed by " WHO));
    assert_int_equal(dossier_add_documents(f->c, id, (int64_t[]){2}, 1, WHO, NULL, &f->err), -1);
    assert_int_equal(dossier_remove_documents(f->c, id, (int64_t[]){1}, 1, WHO, NULL, &f->err), -1);
    assert_int_equal(dossier_order(f->c, id, (int64_t[]){1}, 1, WHO, &f->err), -1);
    assert_int_equal(dossier_sort(f->c, id, DOSSIER_BY_DATE, WHO, &f->err), -1);
    assert_int_equal(dossier_save_document(f->c, id, &document, WHO, &f->err), -1);
    assert_int_equal(dossier_close(f->c, id, WHO, &f->err), -1);
}

static void test_the_database_refuses_too(void **state)
{
    static const char *const CHANGES[] = {
        "UPDATE dossier SET title = 'x' WHERE id = 1",
        "UPDATE dossier SET box = '7' WHERE id = 1",
        "UPDATE dossier SET state = 'open', closed_by = NULL, closed_at = NULL WHERE id = 1",
        "UPDATE dossier SET closed_by = 'x' WHERE id = 1",
        "UPDATE dossier SET id = 9 WHERE id = 1",
        "DELETE FROM dossier WHERE id = 1",
        "INSERT OR REPLACE INTO dossier(id, created, organ_id, year, notation, title) VALUES(1, '', 'A', '2021', '1', "
        "'x')",
        "INSERT OR REPLACE INTO dossier(created, organ_id, year, notation, title) VALUES('', 'h30.81', '2021', '01', "
        "'x')",
        "INSERT INTO dossier_document VALUES(1, 2, 2, NULL, NULL, NULL)",
        "UPDATE dossier_document SET note = 'x'",
        "UPDATE dossier_document SET dossier = 2",
        "DELETE FROM dossier_document",
        "INSERT OR REPLACE INTO dossier_document VALUES(1, 1, 1, NULL, NULL, 'x')",
        "UPDATE dossier_event SET dossier = 2",
        "DELETE FROM dossier_event",
        "INSERT OR REPLACE INTO dossier_event SELECT event, 2 FROM dossier_event",
    };
    struct fixture *f = *state;

    add_closed(f);
    add(f, "02");
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++)
        if (database_exec(f->c, CHANGES[i], &f->err) == 0)
            fail_msg("done: %s", CHANGES[i]);
    /* A statement that was refused inside a dossier's own events does not open it either. */
    assert_true(get(f, 1).closed);
}

static void test_it_is_opened_again_with_a_reason(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_closed(f);
    cleanup_buf struct buf events = {0};
    struct dossier d;

    assert_int_equal(dossier_reopen(f->c, id, WHO, "", &f->err), -1);
    OK(dossier_reopen(f->c, id, WHO, "thiếu phụ lục", &f->err));
    d = get(f, id);
    assert_false(d.closed);
    assert_null(d.closed_by);
    OK(dossier_add_documents(f->c, id, (int64_t[]){2}, 1, WHO, NULL, &f->err));
    OK(dossier_close(f->c, id, WHO, &f->err));
    /* The reopening before does not open it once more. */
    assert_int_equal(
        database_exec(f->c, "UPDATE dossier SET state = 'open', closed_by = NULL, closed_at = NULL", &f->err), -1);
    OK(dossier_each_event(f->c, id, put_line, &events, &f->err));
    assert_non_null(strstr(events.data, "dossier closing|" WHO "|1 documents, 2 pages\n"
                                        "dossier reopening|" WHO "|thiếu phụ lục\n"));
    assert_int_equal(dossier_reopen(f->c, add(f, "09"), WHO, "x", &f->err), -1);
}

static void test_an_unfinished_dossier_is_not_closed(void **state)
{
    struct fixture *f = *state;
    struct dossier d = dossier_of_test("01");
    int64_t one = document(f, 1);

    OK(dossier_add(f->c, &f->arena, &d, WHO, &f->err));
    assert_int_equal(dossier_close(f->c, d.id, WHO, &f->err), -1);
    assert_non_null(strstr(f->err.message, "Chế độ sử dụng (mode)"));
    complete(&d);
    d.value[DOSSIER_PAPER_FILE_CODE] = NULL;
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_int_equal(dossier_close(f->c, d.id, WHO, &f->err), -1);
    assert_non_null(strstr(f->err.message, "paper_file_code"));
    complete(&d);
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_int_equal(dossier_close(f->c, d.id, WHO, &f->err), -1);
    assert_non_null(strstr(f->err.message, "no documents"));
    OK(dossier_add_documents(f->c, d.id, &one, 1, WHO, NULL, &f->err));
    OK(dossier_close(f->c, d.id, WHO, &f->err));
}

/* Retention -------------------------------------------------------------------------------------------------------- */

static struct dossier_retention retention_of(struct fixture *f, int64_t id)
{
    struct dossier d = get(f, id);
    struct dossier_retention r;

    OK(dossier_retention(f->c, &d, &r, &f->err));
    return r;
}

static void appraise(struct fixture *f, int64_t document, const char *code)
{
    struct appraisal a = {.retention_code = code};

    OK(retention_appraise(f->c, document, &a, WHO, &f->err));
}

static void test_retention_ends_so_many_years_after_the_work(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");
    struct dossier d = get(f, id);

    assert_int_equal(retention_of(f, id).due_year, 2041);
    d.value[DOSSIER_MAINTENANCE] = "01";
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_int_equal(retention_of(f, id).period.kind, RETENTION_PERMANENT);
    assert_int_equal(retention_of(f, id).due_year, 0);
    d.value[DOSSIER_MAINTENANCE] = "07";
    d.value[DOSSIER_MAINTENANCE_YEARS] = "5";
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_int_equal(retention_of(f, id).due_year, 2026);
    d.value[DOSSIER_MAINTENANCE_YEARS] = NULL;
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_int_equal(retention_of(f, id).period.kind, RETENTION_EVENT);
    assert_int_equal(retention_of(f, id).due_year, 0);
    d.value[DOSSIER_MAINTENANCE] = "05";
    d.value[DOSSIER_END] = NULL;
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    assert_int_equal(retention_of(f, id).due_year, 0);
}

static void test_without_its_own_it_takes_the_longest_of_its_documents(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), ids[] = {document(f, 1), document(f, 2)};
    struct dossier d = get(f, id);

    d.value[DOSSIER_MAINTENANCE] = NULL;
    OK(dossier_save(f->c, &d, WHO, NULL, &f->err));
    OK(dossier_add_documents(f->c, id, ids, 2, WHO, NULL, &f->err));
    assert_int_equal(retention_of(f, id).period.kind, RETENTION_NONE);
    assert_int_equal(dossier_close(f->c, id, WHO, &f->err), -1);
    appraise(f, 1, "05");
    assert_false(retention_of(f, id).certain);
    assert_int_equal(retention_of(f, id).due_year, 0);
    appraise(f, 2, "07/25");
    assert_true(retention_of(f, id).certain);
    assert_true(retention_of(f, id).from_documents);
    assert_int_equal(retention_of(f, id).due_year, 2046);
    appraise(f, 2, "07");
    assert_false(retention_of(f, id).certain);
    appraise(f, 2, "");
    appraise(f, 1, "01");
    assert_true(retention_of(f, id).certain);
    assert_int_equal(retention_of(f, id).period.kind, RETENTION_PERMANENT);
    appraise(f, 1, "05");
    appraise(f, 2, "07/25");
    OK(dossier_close(f->c, id, WHO, &f->err));
    /* What is decided of the documents later does not reach it. */
    appraise(f, 2, "06");
    assert_string_equal(get(f, id).value[DOSSIER_MAINTENANCE], "07");
    assert_string_equal(get(f, id).value[DOSSIER_MAINTENANCE_YEARS], "25");
    assert_int_equal(retention_of(f, id).due_year, 2046);
}

static void test_an_appraisal_is_checked_and_told(void **state)
{
    struct fixture *f = *state;
    int64_t one = document(f, 1);
    struct appraisal a = {.retention_code = "8"};

    assert_int_equal(retention_appraise(f->c, one, &a, WHO, &f->err), -1);
    a = (struct appraisal){.mode_of_use = "04"};
    assert_int_equal(retention_appraise(f->c, one, &a, WHO, &f->err), -1);
    a = (struct appraisal){.retention_code = "07/5", .mode_of_use = "02"};
    assert_int_equal(retention_appraise(f->c, 99, &a, WHO, &f->err), -1);
    OK(retention_appraise(f->c, one, &a, WHO, &f->err));
    assert_string_equal(entry_of(f, one).retention_code, "07/5");
    assert_string_equal(entry_of(f, one).mode_of_use, "02");
    assert_true(entry_of(f, one).sidecar_pending);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_closed_dossier_is_frozen),
        TEST(test_the_database_refuses_too),
        TEST(test_it_is_opened_again_with_a_reason),
        TEST(test_an_unfinished_dossier_is_not_closed),
        TEST(test_retention_ends_so_many_years_after_the_work),
        TEST(test_without_its_own_it_takes_the_longest_of_its_documents),
        TEST(test_an_appraisal_is_checked_and_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

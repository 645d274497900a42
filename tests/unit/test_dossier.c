/* Facts about dossiers and the documents in them. */
#include "tests/unit/dossier_fixture.h"

/* Dossiers --------------------------------------------------------------------------------------------------------- */

static void test_a_dossier_comes_back_as_it_was_added(void **state)
{
    struct fixture *f = *state;
    struct dossier d = dossier_of_test("01.TCCB"), back;
    cleanup_buf struct buf events = {0};

    complete(&d);
    OK(dossier_add(f->c, &f->arena, &d, WHO, &f->err));
    assert_string_equal(d.code, "H30.81.2021.01.TCCB");
    back = get(f, d.id);
    assert_string_equal(back.code, d.code);
    assert_false(back.closed);
    for (int i = 0; i < DOSSIER_FIELD_COUNT; i++)
        if (d.value[i])
            assert_string_equal(back.value[i], d.value[i]);
        else
            assert_null(back.value[i]);
    OK(dossier_each_event(f->c, d.id, put_line, &events, &f->err));
    assert_string_equal(events.data, "dossier creation|" WHO "|H30.81.2021.01.TCCB: Hồ sơ giao đất năm 2021\n");
}

static void test_a_code_is_given_once(void **state)
{
    struct fixture *f = *state;
    struct dossier d = dossier_of_test("01.tccb");

    add(f, "01.TCCB");
    assert_int_equal(dossier_add(f->c, &f->arena, &d, WHO, &f->err), -1);
    assert_non_null(strstr(f->err.message, "already"));
    /* Another split of the same code is the same code. */
    d.value[DOSSIER_ORGAN] = "H30";
    d.value[DOSSIER_YEAR] = "2000";
    d.value[DOSSIER_NOTATION] = "1999.01";
    OK(dossier_add(f->c, &f->arena, &d, WHO, &f->err));
    d.id = 0;
    d.value[DOSSIER_ORGAN] = "H30.2000";
    d.value[DOSSIER_YEAR] = "1999";
    d.value[DOSSIER_NOTATION] = "01";
    assert_int_equal(dossier_add(f->c, &f->arena, &d, WHO, &f->err), -1);
}

static void test_a_dossier_is_found_by_its_code_or_the_end_of_it(void **state)
{
    struct fixture *f = *state;
    int64_t first = add(f, "01.TĐKT"), second = add(f, "02.TĐKT");
    struct dossier d;

    assert_int_equal(dossier_find_code(f->c, &f->arena, "H30.81.2021.01.TĐKT", &d, &f->err), 1);
    assert_int_equal(d.id, first);
    assert_int_equal(dossier_find_code(f->c, &f->arena, "h30.81.2021.02.tđkt", &d, &f->err), 1);
    assert_int_equal(d.id, second);
    assert_int_equal(dossier_find_code(f->c, &f->arena, "01.TĐKT", &d, &f->err), 1);
    assert_int_equal(d.id, first);
    assert_int_equal(dossier_find_code(f->c, &f->arena, "1.TĐKT", &d, &f->err), 0);
    assert_int_equal(dossier_find_code(f->c, &f->arena, "TĐKT", &d, &f->err), -1);
    assert_non_null(strstr(f->err.message, "H30.81.2021.01.TĐKT, H30.81.2021.02.TĐKT"));
}

static void test_a_change_is_told_in_one_event(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01");
    struct dossier d = get(f, id);
    cleanup_buf struct buf events = {0};
    int changed;

    d.value[DOSSIER_TITLE] = "Hồ sơ thu hồi đất";
    d.value[DOSSIER_NOTATION] = "03";
    d.value[DOSSIER_MODE] = NULL;
    OK(dossier_save(f->c, &d, WHO, &changed, &f->err));
    assert_int_equal(changed, 3);
    OK(dossier_save(f->c, &d, WHO, &changed, &f->err));
    assert_int_equal(changed, 0);
    assert_string_equal(get(f, id).code, "H30.81.2021.03");
    OK(dossier_each_event(f->c, id, put_line, &events, &f->err));
    assert_non_null(strstr(events.data, "metadata modification|" WHO "|notation: '03', was '01'; title: 'Hồ sơ thu hồi "
                                        "đất', was 'Hồ sơ giao đất năm 2021'; mode: '', was '01'\n"));
}

static void test_who_acts_has_a_name(void **state)
{
    struct fixture *f = *state;
    struct dossier d = dossier_of_test("01");

    assert_int_equal(dossier_add(f->c, &f->arena, &d, "", &f->err), -1);
    assert_int_equal(dossier_close(f->c, add(f, "02"), NULL, &f->err), -1);
}

/* Documents -------------------------------------------------------------------------------------------------------- */

static void test_documents_are_added_in_order_and_once(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), other = add(f, "02"), one = document(f, 1), two = document(f, 2), three = document(f, 3);
    int64_t added;

    OK(dossier_add_documents(f->c, id, (int64_t[]){two, one}, 2, WHO, &added, &f->err));
    assert_int_equal(added, 2);
    OK(dossier_add_documents(f->c, id, (int64_t[]){one, three, three}, 3, WHO, &added, &f->err));
    assert_int_equal(added, 1);
    assert_string_equal(documents_of(f, id), "1:2 2:1 3:3");
    assert_int_equal(get(f, id).documents, 3);
    assert_int_equal(get(f, id).pages, 6);
    OK(dossier_add_documents(f->c, other, &one, 1, WHO, &added, &f->err));
    assert_string_equal(documents_of(f, other), "1:1");
    assert_int_equal(dossier_add_documents(f->c, id, (int64_t[]){99}, 1, WHO, &added, &f->err), -1);
    assert_int_equal(f->err.code, ERR_NOT_FOUND);
}

static int count_one(const struct dossier *d, void *data)
{
    (void)d;
    ++*(int *)data;
    return 0;
}

static void test_a_document_tells_its_dossiers(void **state)
{
    struct fixture *f = *state;
    int64_t one = document(f, 1), two = document(f, 2);
    struct dossier_filter filter = {.document = one};
    int count = 0;

    OK(dossier_add_documents(f->c, add(f, "01"), &one, 1, WHO, NULL, &f->err));
    OK(dossier_add_documents(f->c, add(f, "02"), &one, 1, WHO, NULL, &f->err));
    OK(dossier_add_documents(f->c, add(f, "03"), &two, 1, WHO, NULL, &f->err));
    OK(dossier_each(f->c, &filter, count_one, &count, &f->err));
    assert_int_equal(count, 2);
}

static void test_those_left_close_up(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), ids[] = {document(f, 1), document(f, 2), document(f, 3)}, removed;

    OK(dossier_add_documents(f->c, id, ids, 3, WHO, NULL, &f->err));
    OK(dossier_remove_documents(f->c, id, (int64_t[]){1, 77}, 2, WHO, &removed, &f->err));
    assert_int_equal(removed, 1);
    assert_string_equal(documents_of(f, id), "1:2 2:3");
}

static void test_an_order_by_hand(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), ids[] = {document(f, 1), document(f, 2), document(f, 3)}, revision;

    OK(dossier_add_documents(f->c, id, ids, 3, WHO, NULL, &f->err));
    OK(dossier_order(f->c, id, (int64_t[]){3, 1}, 2, WHO, &f->err));
    assert_string_equal(documents_of(f, id), "1:3 2:1 3:2");
    revision = get(f, id).revision;
    OK(dossier_order(f->c, id, (int64_t[]){3}, 1, WHO, &f->err));
    assert_int_equal(get(f, id).revision, revision);
    assert_int_equal(dossier_order(f->c, id, (int64_t[]){3, 3}, 2, WHO, &f->err), -1);
    assert_int_equal(dossier_order(f->c, id, (int64_t[]){9}, 1, WHO, &f->err), -1);
    assert_string_equal(documents_of(f, id), "1:3 2:1 3:2");
}

static void confirm(struct fixture *f, int64_t id, const char *number, const char *date)
{
    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, number, WHO, &f->err));
    OK(catalogue_confirm(f->c, id, FIELD_DATE, date, WHO, &f->err));
}

static void test_documents_are_sorted(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), ids[] = {document(f, 1), document(f, 2), document(f, 3), document(f, 4)};

    confirm(f, ids[0], "100/QĐ-UBND", "2021-05-01");
    confirm(f, ids[1], "9/QĐ-UBND", "2021-06-01");
    confirm(f, ids[2], NULL, NULL);
    confirm(f, ids[3], "20/QĐ-UBND", "2021-05-01");
    OK(dossier_add_documents(f->c, id, ids, 4, WHO, NULL, &f->err));
    OK(dossier_sort(f->c, id, DOSSIER_BY_DATE, WHO, &f->err));
    assert_string_equal(documents_of(f, id), "1:4 2:1 3:2 4:3");
    OK(dossier_sort(f->c, id, DOSSIER_BY_NUMBER, WHO, &f->err));
    assert_string_equal(documents_of(f, id), "1:2 2:4 3:1 4:3");
}

static void test_sheets_and_note_of_a_document(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), one = document(f, 1);
    struct dossier_document d = {.document = one, .sheet_from = 3, .sheet_to = 5, .note = "bản sao"}, *list;
    size_t count;

    OK(dossier_add_documents(f->c, id, &one, 1, WHO, NULL, &f->err));
    OK(dossier_save_document(f->c, id, &d, WHO, &f->err));
    OK(dossier_load_documents(f->c, &f->arena, id, &list, &count, &f->err));
    assert_int_equal(list[0].sheet_from, 3);
    assert_int_equal(list[0].sheet_to, 5);
    assert_string_equal(list[0].note, "bản sao");
    d.sheet_to = 2;
    assert_int_equal(dossier_save_document(f->c, id, &d, WHO, &f->err), -1);
}

static void test_sheets_follow_each_other(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), ids[] = {document(f, 1), add_document(f, SHA_A, 3), document(f, 2)}, numbered;
    struct dossier_document *list;
    size_t count;

    OK(dossier_add_documents(f->c, id, ids, 3, WHO, NULL, &f->err));
    OK(dossier_number_sheets(f->c, id, 2, WHO, &numbered, &f->err));
    assert_int_equal(numbered, 3);
    OK(dossier_load_documents(f->c, &f->arena, id, &list, &count, &f->err));
    assert_int_equal(list[1].sheet_from, 2);
    assert_int_equal(list[1].sheet_to, 3);
    assert_int_equal(list[2].sheet_from, 4);
    OK(dossier_number_sheets(f->c, id, 1, WHO, &numbered, &f->err));
    OK(dossier_load_documents(f->c, &f->arena, id, &list, &count, &f->err));
    assert_int_equal(list[2].sheet_to, 7);
    assert_int_equal(dossier_number_sheets(f->c, id, 3, WHO, &numbered, &f->err), -1);
}

static void test_dates_of_the_documents(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "01"), ids[] = {document(f, 1), document(f, 2)};
    const char *start, *end;

    assert_int_equal(dossier_find_dates(f->c, &f->arena, id, &start, &end, &f->err), 0);
    OK(dossier_add_documents(f->c, id, ids, 2, WHO, NULL, &f->err));
    OK(catalogue_confirm(f->c, 1, FIELD_DATE, "2020-02-03", WHO, &f->err));
    assert_int_equal(dossier_find_dates(f->c, &f->arena, id, &start, &end, &f->err), 1);
    assert_string_equal(start, "2020-02-03");
    assert_string_equal(end, "2021-09-13");
    OK(catalogue_confirm(f->c, 2, FIELD_DATE, NULL, WHO, &f->err));
    assert_int_equal(dossier_find_dates(f->c, &f->arena, id, &start, &end, &f->err), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_dossier_comes_back_as_it_was_added),
        TEST(test_a_code_is_given_once),
        TEST(test_a_dossier_is_found_by_its_code_or_the_end_of_it),
        TEST(test_a_change_is_told_in_one_event),
        TEST(test_who_acts_has_a_name),
        TEST(test_documents_are_added_in_order_and_once),
        TEST(test_a_document_tells_its_dossiers),
        TEST(test_those_left_close_up),
        TEST(test_an_order_by_hand),
        TEST(test_documents_are_sorted),
        TEST(test_sheets_and_note_of_a_document),
        TEST(test_sheets_follow_each_other),
        TEST(test_dates_of_the_documents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

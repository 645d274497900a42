/* Facts about dossiers. */
#include "index/dossier.h"
#include "tests/unit/catalogue_fixture.h"

#define WHO "Nguyễn Thị Lan"

static struct dossier dossier_of_test(const char *notation)
{
    struct dossier d = {0};

    d.value[DOSSIER_ORGAN] = "H30.81";
    d.value[DOSSIER_YEAR] = "2021";
    d.value[DOSSIER_NOTATION] = notation;
    d.value[DOSSIER_TITLE] = "Hồ sơ giao đất năm 2021";
    return d;
}

static void complete(struct dossier *d)
{
    d->value[DOSSIER_MAINTENANCE] = "05";
    d->value[DOSSIER_MODE] = "01";
    d->value[DOSSIER_LANGUAGE] = "01";
    d->value[DOSSIER_START] = "2021-01";
    d->value[DOSSIER_END] = "2021-12-31";
    d->value[DOSSIER_CONFIDENCE] = "02";
    d->value[DOSSIER_PAPER_FILE_CODE] = "G09.K1.12.3";
}

static int64_t add(struct fixture *f, const char *notation)
{
    struct dossier d = dossier_of_test(notation);

    complete(&d);
    OK(dossier_add(f->c, &f->arena, &d, WHO, &f->err));
    return d.id;
}

static int64_t document(struct fixture *f, int n)
{
    char sha[65];

    memset(sha, '0' + n, 64);
    sha[64] = '\0';
    return add_read_document(f, sha, 2);
}

static struct dossier get(struct fixture *f, int64_t id)
{
    struct dossier d;

    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    return d;
}

static int put_line(const struct event *event, void *data)
{
    buf_printf(data, "%s|%s|%s\n", event->type, event->agent, event->detail);
    return 0;
}

/* "1:3 2:1": ordinal and document. */
static const char *documents_of(struct fixture *f, int64_t id)
{
    cleanup_buf struct buf out = {0};
    struct dossier_document *list;
    size_t count;

    OK(dossier_load_documents(f->c, &f->arena, id, &list, &count, &f->err));
    for (size_t i = 0; i < count; i++)
        buf_printf(&out, "%s%d:%d", i ? " " : "", (int)list[i].ordinal, (int)list[i].document);
    return arena_strdup(&f->arena, buf_string(&out));
}

/* Fields ----------------------------------------------------------------------------------------------------------- */

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

/* Closing ---------------------------------------------------------------------------------------------------------- */

static int64_t add_closed(struct fixture *f)
{
    int64_t id = add(f, "01"), one = document(f, 1);

    document(f, 2);
    OK(dossier_add_documents(f->c, id, &one, 1, WHO, NULL, &f->err));
    OK(dossier_close(f->c, id, WHO, &f->err));
    return id;
}

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

/* Records ---------------------------------------------------------------------------------------------------------- */

static const char *record_of(struct fixture *f, int64_t id)
{
    cleanup_buf struct buf record = {0};

    OK(dossier_put_record(f->c, id, &record, &f->err));
    return arena_strdup(&f->arena, record.data);
}

static void test_a_dossier_is_restored_from_its_record(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_closed(f);
    const char *record;

    OK(dossier_reopen(f->c, id, WHO, "thiếu", &f->err));
    OK(dossier_save_document(f->c, id,
                             &(struct dossier_document){.document = 1, .sheet_from = 1, .sheet_to = 2, .note = "x"},
                             WHO, &f->err));
    OK(dossier_close(f->c, id, WHO, &f->err));
    record = record_of(f, id);
    catalogue_close(f->c);
    snprintf(f->path, sizeof f->path, "%s/other.db", f->folder);
    f->c = catalogue_open(f->path, CATALOGUE_CREATE, &f->err);
    assert_non_null(f->c);
    assert_int_equal(dossier_restore(f->c, record, strlen(record), &f->err), -1); /* without its documents */
    document(f, 1);
    OK(dossier_restore(f->c, record, strlen(record), &f->err));
    assert_string_equal(record_of(f, id), record);
    assert_true(get(f, id).closed);
    assert_problems(f, NULL);
}

static void test_a_hostile_record_is_refused_whole(void **state)
{
    static const char *const RECORDS[] = {
        "{}",
        "{\"version\":2,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\"}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"lost\"}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"closed\"}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"title\":\"x\"}}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"organ_id\":\"../"
        "x\","
        "\"year\":\"2021\",\"notation\":\"1\",\"title\":\"x\"}}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"organ_id\":"
        "\"A\","
        "\"year\":\"2021\",\"notation\":\"1\",\"title\":\"x\"},\"documents\":[{\"document\":1,\"ordinal\":2}]}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"organ_id\":"
        "\"A\","
        "\"year\":\"2021\",\"notation\":\"1\",\"title\":\"x\"},\"events\":[{\"type\":\"x\"}]}",
    };
    struct fixture *f = *state;
    int64_t count = 0;

    for (size_t i = 0; i < sizeof RECORDS / sizeof *RECORDS; i++)
        if (dossier_restore(f->c, RECORDS[i], strlen(RECORDS[i]), &f->err) == 0)
            fail_msg("taken: %s", RECORDS[i]);
    assert_int_equal(database_number(f->c, &f->err, &count, "SELECT count(*) FROM dossier", ""), 1);
    assert_int_equal(count, 0);
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
        TEST(test_a_closed_dossier_is_frozen),
        TEST(test_the_database_refuses_too),
        TEST(test_it_is_opened_again_with_a_reason),
        TEST(test_an_unfinished_dossier_is_not_closed),
        TEST(test_retention_ends_so_many_years_after_the_work),
        TEST(test_without_its_own_it_takes_the_longest_of_its_documents),
        TEST(test_an_appraisal_is_checked_and_told),
        TEST(test_a_dossier_is_restored_from_its_record),
        TEST(test_a_hostile_record_is_refused_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

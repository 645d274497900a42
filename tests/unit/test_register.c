/* The register: tables of any form, what it settles and what it never does, and the check against the scans. */
#include "tests/unit/catalogue_fixture.h"

#include "index/register.h"
#include "pipeline/package/sheet.h"

#define AN_BINH "Ủy ban nhân dân tỉnh An Bình"
#define ABOUT   "Ban hành Kế hoạch cải cách hành chính năm 2021"
#define HEADING "Số, ký hiệu;Ngày tháng;Tên loại và trích yếu nội dung;Người ký\n"

/* Tables -------------------------------------------------------------------------------------------------------- */

static int note_row(const struct sheet_row *row, void *data, struct err *err)
{
    (void)err;
    buf_printf(data, "%ld:", row->number);
    for (size_t i = 0; i < row->count; i++)
        buf_printf(data, "%s|", row->cells[i]);
    buf_putc(data, '\n');
    return 0;
}

static void reads(struct fixture *f, const char *bytes, size_t n, const char *want)
{
    cleanup_buf struct buf seen = {0};

    OK(sheet_read("t.csv", bytes, n, note_row, &seen, &f->err));
    assert_string_equal(buf_string(&seen), want);
}

static void refuses(struct fixture *f, const char *bytes, size_t n, const char *why)
{
    cleanup_buf struct buf seen = {0};

    assert_int_equal(sheet_read("t", bytes, n, note_row, &seen, &f->err), -1);
    if (!strstr(f->err.message, why))
        fail_msg("'%s' does not say '%s'", f->err.message, why);
}

#define READS(text, want) reads(f, text, sizeof text - 1, want)

static void test_csv_of_every_form_is_read(void **state)
{
    struct fixture *f = *state;

    READS("a,b\n1,2\n", "1:a|b|\n2:1|2|\n");
    READS("\xEF\xBB\xBF" "a;b,c;d\r\n1;2;3\r\n", "1:a|b,c|d|\n2:1|2|3|\n");
    READS("a\tb\n\"x\ty\"\t\"say \"\"hi\"\"\"", "1:a|b|\n2:x\ty|say \"hi\"|\n");
    READS("a,\"one\ntwo\"\n3,4\n", "1:a|one\ntwo|\n3:3|4|\n");
    READS("a,b\n=1+1,@x\n", "1:a|b|\n2:=1+1|@x|\n");
    READS("\xFF\xFE" "S\0\xD1\x1E;\0" "b\0\n\0", "1:Số|b|\n");
    READS("\xFE\xFF" "\0S\x1E\xD1\0;\0b", "1:Số|b|\n");
    READS("", "");
}

static void test_what_is_no_table_is_refused(void **state)
{
    struct fixture *f = *state;

    refuses(f, "a,\"b\n", 5, "a quote is not closed");
    refuses(f, "a\xE1" "b,c\n", 6, "not UTF-8");
    refuses(f, "a\0b,c\n", 6, "not UTF-8");
    refuses(f, "PK\x03\x04 rubbish", 12, "not a workbook");
    refuses(f, "\xD0\xCF\x11\xE0\xA1\xB1", 6, "old or encrypted Excel");
    refuses(f, "\xFF\xFE\0\xD8" "a\0", 6, "not clean UTF-16");
}

/* Import -------------------------------------------------------------------------------------------------------- */

static void note_bad(int64_t row, const char *sentence, void *data)
{
    buf_printf(data, "%lld: %s\n", (long long)row, sentence);
}

static struct register_result import(struct fixture *f, const char *text, struct buf *problems)
{
    cleanup_buf struct buf own = {0};
    struct register_result r;

    OK(register_import(f->c, &(struct register_file){"so.csv", text, strlen(text), SHEET_ORDER_UNCLEAR, NULL}, "test", note_bad,
                       problems ? problems : &own, &r, &f->err));
    return r;
}

static int64_t count(struct fixture *f, const char *sql)
{
    int64_t n = -1;

    assert_int_equal(database_number(f->c, &f->err, &n, sql, ""), 1);
    return n;
}

static void test_importing_again_changes_nothing(void **state)
{
    struct fixture *f = *state;
    static const char table[] = "UBND TỈNH\nSỔ ĐĂNG KÝ VĂN BẢN ĐI\n\n" HEADING "1/QĐ-UBND;1/2/2021;Về việc a b c d;X\n"
                                "2/QĐ-UBND;1/2/2021;e;X\n2/QĐ-UBND;1/2/2021;e;X\n;;;\n";
    struct register_result r = import(f, table, NULL);

    assert_int_equal(r.seen, 3);
    assert_int_equal(r.added, 3);
    r = import(f, table, NULL);
    assert_int_equal(r.added, 0);
    assert_int_equal(r.kept, 3);
    r = import(f, HEADING "2/QĐ-UBND;1/2/2021;e;X\n3/QĐ-UBND;2021-02-03;g;Y\n", NULL);
    assert_int_equal(r.added, 1);
    assert_int_equal(r.kept, 1);
    assert_int_equal(r.removed, 2);
    assert_int_equal(count(f, "SELECT row FROM register WHERE number = '2/QĐ-UBND'"), 2);
}

static void test_rows_not_understood_are_told_with_their_number(void **state)
{
    struct fixture *f = *state;
    cleanup_buf struct buf problems = {0};
    struct register_result r = import(f, HEADING "không số;1/2/2021;a;X\n5/QĐ-UBND;32/1/2021;b;X\n;1/2/2021;;X\n", &problems);

    assert_int_equal(r.refused, 3);
    assert_string_equal(buf_string(&problems), "2: 'không số' is no number\n3: '32/1/2021' is no date\n"
                                               "4: it has neither a number nor an abstract\n");
    assert_int_equal(count(f, "SELECT count(*) FROM register"), 0);
    assert_int_equal(register_import(f->c, &(struct register_file){"x.csv", "a,b\n1,2\n", 8, SHEET_ORDER_UNCLEAR, NULL}, "test",
                                     note_bad, &problems, &r, &f->err), -1);
    assert_non_null(strstr(f->err.message, "no row of headings"));
}

static void test_columns_are_numbered_by_small_numbers(void **state)
{
    struct fixture *f = *state;
    struct register_result r = import(f, HEADING "(1);(2);(3);(4)\n1/QĐ-UBND;1/2/2021;a;X\n", NULL);

    assert_int_equal(r.seen, 1);
    assert_int_equal(r.added, 1);
    r = import(f, HEADING "9223372036854775807;-9223372036854775808;3;4\n", NULL);
    assert_int_equal(r.seen, 1);
    assert_int_equal(r.refused, 1);
}

static void test_the_catalogue_sheet_is_known(void **state)
{
    struct fixture *f = *state;

    import(f, "Phông,Số và ký hiệu hồ sơ,Ngày bắt đầu,Tên loại,Số,Ký hiệu,Ngày,Tháng,Năm văn bản,Tên cơ quan ban hành,"
              "Trích yếu,Ghi chú,Từ khóa\nP1,01.TCCB,1/1/2020,Quyết định,12,/ QĐ-SNV,5,3,2020,Sở Nội vụ,Về tuyển dụng,,\n",
           NULL);
    assert_int_equal(count(f, "SELECT count(*) FROM register WHERE number = '12/QĐ-SNV' AND date = '2020-03-05' AND "
                              "type = 'Quyết định' AND issuer = 'Sở Nội vụ' AND abstract = 'Về tuyển dụng' AND digits = "
                              "'12' AND symbol = 'qd-snv' AND year = 2020"), 1);
}

/* Settling ------------------------------------------------------------------------------------------------------ */

static struct candidate readings[] = {{"763/QĐ-UBND", 0.6}, {"768/QĐ-UBND", 0.3}};

static int64_t add(struct fixture *f, const char *about, enum field_status status)
{
    static int made;
    struct document d = {.administrative = true};
    struct page page = page_of_test(1);
    char sha[65];
    int64_t id;

    snprintf(sha, sizeof sha, "%064d", ++made);
    id = add_document(f, arena_strdup(&f->arena, sha), 1);
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    d.fields[FIELD_NUMBER] = (struct field){"763/QĐ-UBND", 0.6, status, 1, {5, 6, 70, 8}, "number.line", readings,
                                            status == STATUS_REVIEW ? 2 : 0};
    d.fields[FIELD_SYMBOL] = (struct field){"QĐ-UBND", 0.99, STATUS_AUTO, 1, {1, 1, 2, 2}, "s", NULL, 0};
    d.fields[FIELD_DATE] = (struct field){"2021-09-13", 0.99, STATUS_AUTO, 1, {1, 1, 2, 2}, "d", NULL, 0};
    d.fields[FIELD_ABSTRACT] = (struct field){about, 0.9, STATUS_AUTO, 1, {1, 1, 2, 2}, "a", NULL, 0};
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static struct field number_of(struct fixture *f, int64_t id)
{
    struct document d;

    OK(catalogue_load(f->c, &f->arena, id, LOAD_FIELDS, &d, &f->err));
    return d.fields[FIELD_NUMBER];
}

static void test_a_reading_and_its_row_that_agree_settle_a_number(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, ABOUT, STATUS_REVIEW);
    struct field field;

    import(f, HEADING "768/QĐ-UB;13/9/2021;Quyết định về việc ban hành ke hoạch cải cách hành chính năm 2021;X\n"
                      "769/QĐ-UBND;13/9/2021;Về việc khen thưởng thành tích đột xuất;X\n", NULL);
    field = number_of(f, id);
    assert_int_equal(field.status, STATUS_AUTO);
    assert_string_equal(field.value, "768/QĐ-UBND");
    assert_string_equal(field.rule, "register");
    assert_int_equal(entry_of(f, id).state, DOCUMENT_DONE);
    assert_int_equal(count(f, "SELECT count(*) FROM event WHERE detail LIKE 'number: ''768/QĐ-UBND'' as read%row 2%'"), 1);
    assert_problems(f, NULL);

    import(f, HEADING "769/QĐ-UBND;13/9/2021;Về việc khen thưởng thành tích đột xuất;X\n", NULL);
    field = number_of(f, id); /* the row is gone */
    assert_int_equal(field.status, STATUS_REVIEW);
    assert_string_equal(field.value, "763/QĐ-UBND");
    assert_string_equal(field.rule, "number.line");
    assert_int_equal(field.candidate_count, 2);
    assert_int_equal(entry_of(f, id).state, DOCUMENT_REVIEW);
    assert_problems(f, NULL);
}

static void test_a_second_row_puts_it_in_question_again(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, ABOUT, STATUS_REVIEW);

    import(f, HEADING "768/QĐ-UBND;13/9/2021;" ABOUT ";X\n", NULL);
    assert_int_equal(number_of(f, id).status, STATUS_AUTO);
    import(f, HEADING "768/QĐ-UBND;13/9/2021;" ABOUT ";X\n763/QĐ-UBND;13/9/2021;" ABOUT ";X\n", NULL);
    assert_int_equal(number_of(f, id).status, STATUS_REVIEW);
    assert_string_equal(number_of(f, id).value, "763/QĐ-UBND");
}

static void test_a_document_read_after_the_import_is_settled_too(void **state)
{
    struct fixture *f = *state;

    import(f, HEADING "768/QĐ-UBND;13/9/2021;" ABOUT ";X\n", NULL);
    assert_int_equal(number_of(f, add(f, ABOUT, STATUS_REVIEW)).status, STATUS_AUTO);
}

static void test_a_row_alone_only_proposes(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, ABOUT, STATUS_REVIEW);

    for (int again = 0; again < 2; again++) {
        struct field field;

        import(f, HEADING "900/QĐ-UBND;13/9/2021;" ABOUT ";X\n", NULL);
        field = number_of(f, id);
        assert_int_equal(field.status, STATUS_REVIEW);
        assert_string_equal(field.value, "763/QĐ-UBND");
        assert_int_equal(field.candidate_count, 3);
        assert_string_equal(field.candidates[2].value, "900/QĐ-UBND");
    }
    import(f, HEADING "1/KH-UBND;1/1/2021;x;X\n", NULL);
    assert_int_equal(number_of(f, id).candidate_count, 2);
}

static void test_what_is_not_clear_settles_nothing(void **state)
{
    static const char *const tables[] = {
        HEADING "768/QĐ-UBND;13/9/2021;" ABOUT ";X\n770/QĐ-UBND;13/9/2021;" ABOUT ";X\n", /* two rows */
        HEADING "768/QĐ-UBND;14/9/2021;" ABOUT ";X\n",                                   /* another day */
        HEADING "768/KH-UBND;13/9/2021;" ABOUT ";X\n",                                   /* another symbol */
        HEADING "768/QĐ-UBND;13/9/2021;Về việc giao đất cho hộ gia đình tại xã An Phú;X\n",
        HEADING "768/QĐ-UBND;13/9/2021;;X\n",
    };
    struct fixture *f = *state;
    int64_t id = add(f, ABOUT, STATUS_REVIEW);

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        import(f, tables[i], NULL);
        if (number_of(f, id).status != STATUS_REVIEW || number_of(f, id).candidate_count != 2)
            fail_msg("table %zu settled it", i);
    }
}

static void test_what_is_sure_or_confirmed_is_left_alone(void **state)
{
    struct fixture *f = *state;
    int64_t sure = add(f, ABOUT, STATUS_AUTO), id = add(f, "Về việc giao đất cho hộ gia đình", STATUS_REVIEW);

    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "763/QĐ-UBND", "lan", &f->err));
    import(f, HEADING "768/QĐ-UBND;13/9/2021;" ABOUT ";X\n768/QĐ-UBND;13/9/2021;giao đất cho hộ gia đình;X\n", NULL);
    assert_string_equal(number_of(f, sure).value, "763/QĐ-UBND");
    assert_string_equal(number_of(f, id).value, "763/QĐ-UBND");
    assert_int_equal(number_of(f, id).status, STATUS_CONFIRMED);
}

static void test_a_persons_answer_outlives_the_row(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, ABOUT, STATUS_REVIEW);

    import(f, HEADING "768/QĐ-UBND;13/9/2021;" ABOUT ";X\n", NULL);
    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "760/QĐ-UBND", "lan", &f->err));
    import(f, HEADING "1/KH-UBND;1/1/2021;x;X\n", NULL);
    assert_string_equal(number_of(f, id).value, "760/QĐ-UBND");
    assert_int_equal(number_of(f, id).status, STATUS_CONFIRMED);
}

/* Check --------------------------------------------------------------------------------------------------------- */

static int note_finding(const struct register_finding *finding, void *data)
{
    buf_printf(data, "%s", register_finding_name(finding->kind));
    if (finding->row)
        buf_printf(data, " %s", finding->row->number);
    if (finding->field)
        buf_printf(data, " %s", finding->field);
    if (finding->last)
        buf_printf(data, " %s %d %lld-%lld", finding->series, finding->year, (long long)finding->first,
                   (long long)finding->last);
    buf_putc(data, '\n');
    return 0;
}

static void test_the_register_is_held_against_the_scans(void **state)
{
    struct fixture *f = *state;
    cleanup_buf struct buf seen = {0};

    add(f, ABOUT, STATUS_AUTO);                                            /* 763 */
    add(f, "Về việc giao đất cho hộ gia đình tại xã An Phú", STATUS_AUTO); /* 763 again, not registered */
    import(f, HEADING "763/QĐ-UBND;14/9/2021;" ABOUT ";X\n1/KH-UBND;1/2/2021;a;X\n2/KH-UBND;1/2/2021;b;X\n"
                      "5/KH-UBND;1/2/2021;c;X\n", NULL);
    OK(register_check(f->c, note_finding, &seen, &f->err));
    assert_string_equal(buf_string(&seen),
                        "disagrees 763/QĐ-UBND date\nno-scan 1/KH-UBND\nno-scan 2/KH-UBND\nno-scan 5/KH-UBND\n"
                        "not-registered\ngap kh 2021 3-4\ngap  2021 1-762\n");
}

static void test_a_rebuild_keeps_the_register(void **state)
{
    struct fixture *f = *state;
    struct catalogue *to;

    import(f, HEADING "763/QĐ-UBND;14/9/2021;" ABOUT ";X\n", NULL);
    to = catalogue_open(arena_printf(&f->arena, "%s/new.db", f->folder), CATALOGUE_CREATE, &f->err);
    assert_non_null(to);
    OK(register_carry(f->c, to, &f->err));
    catalogue_close(f->c);
    f->c = to;
    assert_int_equal(count(f, "SELECT count(*) FROM register WHERE digits = '763' AND year = 2021"), 1);
}

static void test_the_register_of_a_province_is_understood(void **state)
{
    struct fixture *f = *state;
    const char *shared = getenv("SOHOA_SHARED");
    const char *path = arena_printf(&f->arena, "%s/text/register.csv", shared ? shared : "../shared");
    cleanup_buf struct buf bytes = {0}, problems = {0};
    struct register_result r;

    if (file_read(-100, path, SHEET_FILE_BYTES, &bytes, &f->err) != 0) {
        print_message("# '%s' is not there\n", path);
        return;
    }
    OK(register_import(f->c,
                       &(struct register_file){"register.csv", buf_string(&bytes), bytes.len, SHEET_ORDER_UNCLEAR, NULL}, "test",
                       note_bad, &problems, &r, &f->err));
    assert_int_equal(r.seen, 2000);
    assert_int_equal(r.added, 2000);
    assert_string_equal(buf_string(&problems), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_csv_of_every_form_is_read),
        TEST(test_what_is_no_table_is_refused),
        TEST(test_importing_again_changes_nothing),
        TEST(test_rows_not_understood_are_told_with_their_number),
        TEST(test_columns_are_numbered_by_small_numbers),
        TEST(test_the_catalogue_sheet_is_known),
        TEST(test_a_reading_and_its_row_that_agree_settle_a_number),
        TEST(test_a_second_row_puts_it_in_question_again),
        TEST(test_a_document_read_after_the_import_is_settled_too),
        TEST(test_a_row_alone_only_proposes),
        TEST(test_what_is_not_clear_settles_nothing),
        TEST(test_what_is_sure_or_confirmed_is_left_alone),
        TEST(test_a_persons_answer_outlives_the_row),
        TEST(test_the_register_is_held_against_the_scans),
        TEST(test_a_rebuild_keeps_the_register),
        TEST(test_the_register_of_a_province_is_understood),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

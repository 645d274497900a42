/* What citations mean as the archive changes: misreadings, names over time, relations, what is missing, what it costs.
 */
#include "tests/unit/catalogue_fixture.h"

#include <time.h>

#include "index/cite.h"
#include "index/cite_relation.h"
#include "index/issuer.h"

#define AN_BINH "Ủy ban nhân dân tỉnh An Bình"

struct facts {
    const char *number, *date, *issuer, *type;
    enum field_status status; /* of the number */
    struct citation *cites;
    size_t cite_count;
    const char *text; /* NULL: that of page_of_test() */
};

static int64_t add(struct fixture *f, struct facts facts)
{
    static int made;
    struct document d = {.administrative = true, .citations = facts.cites, .citation_count = facts.cite_count};
    struct candidate candidate = {facts.number, 0.6};
    struct page page = page_of_test(1);
    struct word words[200];
    char sha[65], *rest = arena_strdup(&f->arena, facts.text), *word;
    int64_t id;

    snprintf(sha, sizeof sha, "%064d", ++made);
    id = add_document(f, arena_strdup(&f->arena, sha), 1);
    for (page.word_count = facts.text ? 0 : 3; facts.text && (word = strsep(&rest, " ")); page.word_count++)
        words[page.word_count] = (struct word){{10, 10, 50, 12}, 0.9, word, 1, 1, 0, NULL};
    page.words = facts.text ? words : page.words;
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    d.fields[FIELD_NUMBER] = (struct field){facts.number, 0.9, facts.status, 1,
                                            {1, 1, 9, 9}, "n", &candidate,   facts.status == STATUS_REVIEW};
    d.fields[FIELD_DATE] = (struct field){facts.date, 0.99, STATUS_AUTO, 1, {1, 1, 9, 9}, "d", NULL, 0};
    d.fields[FIELD_ISSUER] = (struct field){facts.issuer, 0.99, STATUS_AUTO, 1, {1, 1, 9, 9}, "i", NULL, 0};
    d.fields[FIELD_TYPE] = (struct field){facts.type, 0.99, STATUS_AUTO, 1, {1, 1, 9, 9}, "t", NULL, 0};
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static enum cite_state state_of(struct fixture *f, const char *number, const char *date, const char *issuer)
{
    struct citation citation = {.number = number, .date = date, .issuer = issuer};
    struct cite_answer answer;

    OK(cite_resolve(f->c, &f->arena, 0, &citation, false, &answer, &f->err));
    return answer.state;
}

#define STATE(state, number, date, issuer)                                                                             \
    assert_string_equal(cite_state_name(state_of(f, number, date, issuer)), state)

static void test_two_forms_of_one_decision_meet(void **state)
{
    struct fixture *f = *state;

    add(f, (struct facts){.number = "2119/QĐ-UBND", .date = "2009-08-05", .issuer = AN_BINH, .type = "Quyết định"});
    STATE("found", "2119/2009/QĐ-UB", "2009-08-05", NULL);
    STATE("found", "2119/QĐ-UBND", "2009-08-05", "Chủ tịch UBND tỉnh An Bình");
    STATE("not-held", "2119/2010/QĐ-UB", NULL, NULL);
    STATE("not-held", "2119/QĐ-UBND", "2009-08-05", "Ủy ban nhân dân tỉnh Hà Thanh");
    add(f, (struct facts){.number = "55/2010/QĐ-UB", .date = "2010-02-01", .issuer = AN_BINH, .type = "Quyết định"});
    STATE("found", "55/QĐ-UBND", "2010-02-01", NULL);
}

static void test_a_likely_misreading_is_suspected(void **state)
{
    struct fixture *f = *state;

    add(f, (struct facts){.number = "768/QĐ-UBND", .date = "2021-09-13", .issuer = AN_BINH, .type = "Quyết định"});
    STATE("suspect", "763/QĐ-UBND", "2021-09-13", NULL); /* 8 as 3 */
    STATE("suspect", "76/QĐ-UBND", "2021-09-13", NULL);
    STATE("suspect", "768/QĐ-UBNĐB", "2021-09-13", NULL);
    STATE("suspect", "768/QĐ-UBND", "2021-09-18", NULL);
    STATE("not-held", "769/QĐ-UBND", "2021-09-13", NULL); /* nobody reads 8 as 9: the next decision of that day */
    STATE("not-held", "763/QĐ-UBND", "2021-09-14", NULL);
    STATE("not-held", "768/QĐ-UBND", "2019-03-01", NULL);
    add(f, (struct facts){.number = "59/2019/NĐ-CP", .date = "2019-07-01", .issuer = "Chính phủ", .type = "Nghị định"});
    STATE("suspect", "59/2019/NĐ-CP", "2019-09-01", "Chính phủ");
    STATE("found", "59/2019/NĐ-CP", NULL, NULL); /* the symbol names the agency */
}

static void test_a_number_in_question_is_never_found(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, (struct facts){.number = "768/QĐ-UBND",
                                       .date = "2021-09-13",
                                       .issuer = AN_BINH,
                                       .type = "Quyết định",
                                       .status = STATUS_REVIEW});

    STATE("ambiguous", "768/QĐ-UBND", "2021-09-13", AN_BINH);
    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "768/QĐ-UBND", "lan", &f->err));
    STATE("found", "768/QĐ-UBND", "2021-09-13", AN_BINH);
    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "863/QĐ-UBND", "lan", &f->err));
    STATE("not-held", "768/QĐ-UBND", "2021-09-13", AN_BINH);
    STATE("found", "863/QĐ-UBND", "2021-09-13", AN_BINH);
}

static void test_a_law_and_a_resolution_share_a_number(void **state)
{
    struct fixture *f = *state;
    struct citation citation = {.number = "43/2022/QH15", .type = "Luật"};
    struct cite_answer answer;

    add(f, (struct facts){.number = "43/2022/QH15", .date = "2022-01-11", .issuer = "Quốc hội", .type = "Nghị quyết"});
    OK(cite_resolve(f->c, &f->arena, 0, &citation, false, &answer, &f->err));
    assert_int_equal(answer.state, CITE_NOT_HELD);
    citation.type = "Nghị quyết";
    OK(cite_resolve(f->c, &f->arena, 0, &citation, false, &answer, &f->err));
    assert_int_equal(answer.state, CITE_FOUND);
}

static void test_numbers_of_a_series_are_told_apart(void **state)
{
    struct fixture *f = *state;

    add(f, (struct facts){
               .number = "66.13/2026/NQ-CP", .date = "2026-01-27", .issuer = "Chính phủ", .type = "Nghị quyết"});
    STATE("found", "66.13/2026/NQ-CP", NULL, "Chính phủ");
    STATE("not-held", "66.1/2026/NQ-CP", NULL, "Chính phủ");
    STATE("not-held", "66/2026/NQ-CP", NULL, "Chính phủ");
}

static void test_the_own_number_is_no_other_document(void **state)
{
    struct fixture *f = *state;
    struct citation own = {.number = "9/2020/QĐ-UBND", .date = "2020-05-05", .page = 1};
    int64_t id = add(f, (struct facts){.number = "9/2020/QĐ-UBND",
                                       .date = "2020-05-05",
                                       .issuer = AN_BINH,
                                       .type = "Quyết định",
                                       .cites = &own,
                                       .cite_count = 1});
    struct cite_answer answer;
    struct cite_missing *list;
    size_t count;

    OK(cite_resolve(f->c, &f->arena, id, &own, false, &answer, &f->err));
    assert_int_equal(answer.state, CITE_OWN);
    OK(cite_missing(f->c, &f->arena, 10, &list, &count, &f->err));
    assert_int_equal(count, 0);
}

/* Names -------------------------------------------------------------------------------------------------------- */

static void test_names_of_an_agency_hold_for_their_time(void **state)
{
    struct fixture *f = *state;
    const struct issuers *list = issuer_lists(f->c);

    assert_int_equal(issuer_compare(list, "Hội đồng Bộ trưởng", "Chính phủ", "1985-01-01"), ISSUER_SAME);
    assert_int_equal(issuer_compare(list, "Hội đồng Bộ trưởng", "Chính phủ", "2000-01-01"), ISSUER_OTHER);
    assert_int_equal(issuer_compare(list, "Bộ trưởng Bộ Nội vụ", "BỘ NỘI VỤ", NULL), ISSUER_SAME);
    assert_int_equal(issuer_compare(list, "Thủ tướng Chính phủ", "Chính phủ", NULL), ISSUER_OTHER);
    assert_int_equal(issuer_compare(list, "UBND Quận 8", "Ủy ban nhân dân quận 3", NULL), ISSUER_OTHER);
    assert_int_equal(issuer_compare(list, "Ủy ban nhân dân", AN_BINH, NULL), ISSUER_UNKNOWN);
    assert_int_equal(
        issuer_compare(list, "Bộ Nông nghiêp và Phát tnển nông thôn", "Bộ Nông nghiệp và Phát triển nông thôn", NULL),
        ISSUER_UNKNOWN);
    assert_null(issuer_of_symbol(list, "qd-ubnd", NULL));
    assert_null(issuer_of_symbol(list, "ttlt-btc-bnv", NULL));
    assert_string_equal(issuer_of_symbol(list, "qh14", NULL), "quoc hoi");
}

static void test_the_archives_own_names_count(void **state)
{
    struct fixture *f = *state;
    char path[128];
    FILE *own;

    snprintf(path, sizeof path, "%s/" ISSUER_FILE, f->folder);
    own = fopen(path, "w");
    assert_non_null(own);
    fputs("# ours\nỦy ban nhân dân thành phố Hải An\tỦy ban nhân dân huyện Hải An\t\t2019-12-31\n=TTHC\t=HCC\nno tab\n",
          own);
    fclose(own);
    add(f, (struct facts){.number = "7/QĐ-UBND",
                          .date = "2015-02-03",
                          .issuer = "Ủy ban nhân dân huyện Hải An",
                          .type = "Quyết định"});
    add(f, (struct facts){
               .number = "8/KH-TTHC", .date = "2021-02-03", .issuer = "Trung tâm hành chính công", .type = "Kế hoạch"});
    STATE("found", "7/QĐ-UBND", "2015-02-03", "UBND thành phố Hải An");
    STATE("found", "8/KH-HCC", "2021-02-03", NULL);
}

/* Relations ---------------------------------------------------------------------------------------------------- */

static const char *relation(struct fixture *f, const char *text, const char *number)
{
    struct cite_text t = cite_text_read(&f->arena, text);
    const char *name = cite_relation_name(cite_relation_of(&t, &f->arena, number, NULL));

    return name ? name : "named";
}

#define RELATION_IS(want, text, number) assert_string_equal(relation(f, text, number), want)

static void test_the_text_tells_what_is_done_to_a_document(void **state)
{
    struct fixture *f = *state;

    RELATION_IS("basis", "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024;", "33/2024/QH15");
    RELATION_IS("amends", "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 5/QĐ-UBND ngày", "5/QĐ-UBND");
    RELATION_IS("replaces", "Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 12/2019/QĐ-UBND.",
                "12/2019/QĐ-UBND");
    RELATION_IS("repeals", "Về việc bãi bỏ Quyết định số 5/QĐ- UBND ngày 1/2/2019", "5/QĐ-UBND");
    RELATION_IS("repeals", "Điều 2. Bãi bỏ Quyết định số 4/QĐ-UBND và Quyết định số 5/QĐ-UBND.", "5/QĐ-UBND");
    RELATION_IS("repeals", "Thông tư số 7/2010/TT-BNV hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
                "7/2010/TT-BNV");
    RELATION_IS("amends", "Bãi bỏ khoản 2 Điều 5 Quyết định số 5/QĐ-UBND.", "5/QĐ-UBND");
    RELATION_IS("amends", "Thay thế cụm từ \"a\" tại Điều 3 Nghị định số 9/2020/NĐ-CP.", "9/2020/NĐ-CP");
}

static void test_what_others_did_is_not_told_of_this_one(void **state)
{
    struct fixture *f = *state;

    RELATION_IS("named", "theo Nghị định số 1/2020/NĐ-CP sửa đổi, bổ sung Nghị định số 2/2019/NĐ-CP", "2/2019/NĐ-CP");
    RELATION_IS("named", "Luật Đất đai đã được sửa đổi, bổ sung bởi Luật số 43/2024/QH15.", "43/2024/QH15");
    RELATION_IS("named", "Bãi bỏ Điều 2 Luật số 95/2025/QH15 đã được sửa đổi theo Luật số 116/2025/QH15.",
                "116/2025/QH15");
    RELATION_IS("named", "theo Luật Sở hữu trí tuệ; Luật Sửa đổi, bổ sung một số điều của Luật số 36/2009/QH12",
                "36/2009/QH12");
    RELATION_IS("named", "thực hiện Kế hoạch số 15/KH-UBND của tỉnh", "15/KH-UBND");
    RELATION_IS("named", "Bãi bỏ Quyết định số 15/QĐ-UBND.", "5/QĐ-UBND"); /* another number */
}

static int note(const struct cite_link *link, void *data)
{
    buf_printf(data, "%lld %s %s\n", (long long)link->document, cite_state_name(link->answer.state),
               link->relation ? link->relation : "-");
    return 0;
}

static void test_who_cites_is_found_by_id_and_by_number(void **state)
{
    struct fixture *f = *state;
    struct citation cites[] = {{.number = "5/QĐ-UB", .date = "2019-02-01", .page = 1},
                               {.number = "77/2015/QH13", .page = 1}};
    int64_t target =
        add(f, (struct facts){.number = "5/QĐ-UBND", .date = "2019-02-01", .issuer = AN_BINH, .type = "Quyết định"});
    int64_t from = add(f, (struct facts){.number = "9/QĐ-UBND",
                                         .date = "2020-02-01",
                                         .issuer = AN_BINH,
                                         .type = "Quyết định",
                                         .cites = cites,
                                         .cite_count = 2,
                                         .text = "Bãi bỏ Quyết định số 5/QĐ-UB ngày 01/02/2019"});
    cleanup_buf struct buf seen = {0};
    struct cite_missing *list;
    size_t count;

    OK(cite_each_source(f->c, target, note, &seen, &f->err));
    assert_string_equal(buf_string(&seen), arena_printf(&f->arena, "%lld found repeals\n", (long long)from));
    buf_clear(&seen);
    OK(cite_each_of_number(f->c, "77/2015/QH13", note, &seen, &f->err));
    assert_string_equal(buf_string(&seen), arena_printf(&f->arena, "%lld not-held -\n", (long long)from));
    assert_int_equal(cite_each_of_number(f->c, "không", note, &seen, &f->err), -1);
    OK(cite_missing(f->c, &f->arena, 10, &list, &count, &f->err));
    assert_int_equal(count, 1);
    assert_string_equal(list[0].number, "77/2015/QH13");
    assert_problems(f, NULL);
}

static void test_a_damaged_index_of_citations_is_noticed_and_mended(void **state)
{
    struct fixture *f = *state;
    struct citation cites = {.number = "5/QĐ-UBND", .date = "2019-02-01", .page = 1};

    add(f, (struct facts){.number = "9/QĐ-UBND",
                          .date = "2020-02-01",
                          .issuer = AN_BINH,
                          .type = "Quyết định",
                          .cites = &cites,
                          .cite_count = 1});
    assert_problems(f, NULL);
    OK(database_exec(f->c, "UPDATE cite_key SET digits = '6'", &f->err));
    assert_problems(f, "the index of citations does not agree");
    OK(database_exec(f->c, "DELETE FROM cite_document", &f->err));
    assert_problems(f, "the index of citations does not agree");
    OK(catalogue_rebuild_index(f->c, &f->err));
    assert_problems(f, NULL);
    OK(database_exec(f->c, "INSERT INTO cite_key VALUES(99, 0, '1', 'qd', NULL, NULL)", &f->err));
    assert_problems(f, "speaks of document 99");
}

/* Cost --------------------------------------------------------------------------------------------------------- */

#define MANY 100000

/* Documents 1000.., each with a number, and three citations, two of them of what many cite. */
static const char FILL[] =
    "INSERT INTO cite_document SELECT value, 0, 1 + value % 4000, 'qd-ubnd', NULL, "
    "date('2000-01-01', (value / 12) || ' days'), 'quyet dinh', 'Ủy ban nhân dân tỉnh An Bình', 0 FROM numbers;"
    "INSERT INTO citation SELECT document, place, (1 + what % 4000) || '/QĐ-UBND', "
    "date('2000-01-01', (what / 12 % 8333) || ' days'), 'Quyết định', NULL, 'x', 1, NULL FROM (SELECT n.value AS "
    "document, m.value AS place, iif(m.value = 1000, n.value * 7, n.value * 7 % 2003) AS what FROM numbers n, numbers "
    "m "
    "WHERE m.value < 1003);"
    "INSERT INTO cite_key SELECT document, place, substr(number, 1, instr(number, '/') - 1), 'qd-ubnd', date, NULL "
    "FROM citation WHERE document >= 1000;";

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fill(struct fixture *f)
{
    OK(database_exec(f->c, "PRAGMA foreign_keys = OFF", &f->err));
    OK(database_exec(f->c,
                     "CREATE TEMP TABLE numbers AS WITH RECURSIVE n(value) AS (SELECT 1000 UNION ALL SELECT value + 1 "
                     "FROM n WHERE value < 100999) SELECT value FROM n",
                     &f->err));
    OK(database_exec(f->c, FILL, &f->err));
}

/* Rows changed are what is counted, not time: that is the same on a busy machine. */
static int64_t rows_changed(struct fixture *f)
{
    int64_t n = 0;

    assert_int_equal(database_number(f->c, &f->err, &n, "SELECT total_changes()", ""), 1);
    return n;
}

static void test_a_document_that_comes_to_a_hundred_thousand_costs_its_own_rows(void **state)
{
    struct fixture *f = *state;
    struct citation cites = {.number = "3999/QĐ-UBND", .date = "2010-02-01", .page = 1};
    struct facts facts = {.number = "9/QĐ-UBND",
                          .date = "2023-02-01",
                          .issuer = AN_BINH,
                          .type = "Quyết định",
                          .cites = &cites,
                          .cite_count = 1};
    int64_t before = rows_changed(f), alone, id, *sources;
    struct cite_missing *list;
    double start;
    size_t count;

    add(f, facts);
    alone = rows_changed(f) - before;
    fill(f);
    before = rows_changed(f);
    id = add(f, facts);
    assert_true(rows_changed(f) - before <= alone + 4); /* the full-text index may merge a segment */
    STATE("ambiguous", "9/QĐ-UBND", "2023-02-01", NULL);
    before = rows_changed(f);
    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "10/QĐ-UBND", "lan", &f->err));
    assert_true(rows_changed(f) - before <= 2 * alone); /* dropped and put anew */
    STATE("found", "9/QĐ-UBND", "2023-02-01", NULL);
    start = seconds();
    OK(cite_missing(f->c, &f->arena, 10, &list, &count, &f->err));
    print_message("# missing, %d documents: %.2f s\n", MANY, seconds() - start);
    start = seconds();
    for (int i = 0; i < 1000; i++)
        state_of(f, arena_printf(&f->arena, "%d/QĐ-UBND", i * 4 + 1), "2010-02-01", NULL);
    print_message("# a citation resolved: %.3f ms\n", seconds() - start);
    start = seconds();
    OK(cite_sources(f->c, &f->arena, 50000, false, 50, &sources, &count, &f->err));
    print_message("# cited by: %.1f ms\n", (seconds() - start) * 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_two_forms_of_one_decision_meet),
        TEST(test_a_likely_misreading_is_suspected),
        TEST(test_a_number_in_question_is_never_found),
        TEST(test_a_law_and_a_resolution_share_a_number),
        TEST(test_numbers_of_a_series_are_told_apart),
        TEST(test_the_own_number_is_no_other_document),
        TEST(test_names_of_an_agency_hold_for_their_time),
        TEST(test_the_archives_own_names_count),
        TEST(test_the_text_tells_what_is_done_to_a_document),
        TEST(test_what_others_did_is_not_told_of_this_one),
        TEST(test_who_cites_is_found_by_id_and_by_number),
        TEST(test_a_damaged_index_of_citations_is_noticed_and_mended),
        TEST(test_a_document_that_comes_to_a_hundred_thousand_costs_its_own_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Scoring: when a value is the truth, what becomes of each field, and what the figures then say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tools/eval_match.h"
#include "tools/eval_score.h"
#include "tools/eval_truth.h"

static void pairs(enum field_id field, const char *const (*list)[2], size_t n, bool same)
{
    cleanup_arena struct arena arena = {0};

    for (size_t i = 0; i < n; i++)
        if (eval_match_same(&arena, field, list[i][0], list[i][1]) != same)
            fail_msg("%s: '%s' %s '%s'", field_name(field), list[i][0], same ? "differs from" : "equals", list[i][1]);
}
#define SAME(field, ...)                                                                                               \
    pairs(field, (const char *const[][2]){__VA_ARGS__},                                                                \
          sizeof((const char *const[][2]){__VA_ARGS__}) / sizeof(const char *[2]), true)
#define DIFFER(field, ...)                                                                                             \
    pairs(field, (const char *const[][2]){__VA_ARGS__},                                                                \
          sizeof((const char *const[][2]){__VA_ARGS__}) / sizeof(const char *[2]), false)

static void a_number_is_the_same_whatever_its_case_spaces_and_leading_zeros(void **state)
{
    (void)state;
    SAME(FIELD_NUMBER, {"768/QĐ-UBND", "0768 / qđ-ubnd"}, {"1/A", "001/a"}, {"0/A", "00/A"}, {"9/QĐ", "9/QÐ"},
         {"9/QĐ", "9\u00A0/QĐ"});
    DIFFER(FIELD_NUMBER, {"768/QĐ-UBND", "768/QD-UBND"}, {"768/QĐ-UBND", "769/QĐ-UBND"}, {"768/QĐ-UBND", ""},
           {"10/A", "1/A"});
}

static void a_symbol_is_what_follows_number_and_year(void **state)
{
    static const char *const LIST[][2] = {{"768/QĐ-UBND", "QĐ-UBND"}, {"38/2021/QĐ-UBND", "QĐ-UBND"},
                                          {"125-KH/TU", "KH/TU"},     {"38a/QĐ-UBND", "QĐ-UBND"},
                                          {"12/202/QĐ", "202/QĐ"},    {"12", ""},
                                          {"1/20215/X", "5/X"}};
    cleanup_arena struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof LIST / sizeof *LIST; i++)
        assert_string_equal(eval_match_symbol(&arena, LIST[i][0]), LIST[i][1]);
    SAME(FIELD_SYMBOL, {"QĐ-UBND", "qđ-ubnd"}, {"TB-UBND", "TB-UBND"});
    DIFFER(FIELD_SYMBOL, {"QĐ-UBND", "QĐ-HĐND"}, {"QĐ-UBND", "KH-UBND"});
}

static void names_are_the_same_without_marks_and_points(void **state)
{
    (void)state;
    SAME(FIELD_ISSUER, {"Ủy ban nhân dân tỉnh An Bình", "UBND TỈNH AN BÌNH"}, {"Ủy ban nhân dân", "UỶ BAN NHÂN DÂN"},
         {"Sở Nội vụ", "SỞ  NỘI VỤ."}, {"Đà Nẵng", "ĐÀ NẴNG"});
    DIFFER(FIELD_ISSUER, {"Sở Nội vụ", "Sở Ngoại vụ"}, {"Sở Nội vụ", "Sở Nội vụ Hà Nội"},
           {"Ủy ban nhân dân", "Ủy ban"});
}

static void the_committee_is_shortened_only_as_whole_words(void **state)
{
    (void)state;
    DIFFER(FIELD_PARENT, {"Ủy ban nhân dânx", "UBNDx"}, {"xuy ban nhân dân", "x UBND"});
}

static void an_abstract_may_have_an_error_in_twenty_letters(void **state)
{
    (void)state;
    SAME(FIELD_ABSTRACT, {"cai cach hanh chinh nam hai nghin hai mot", "cai cach hanh chinh nam hai nghin hai mo"},
         {"cai cach hanh chinh nam hai nghin hai mot", "cai cach hanh chinh nam hai nghin hai m"});
    DIFFER(FIELD_ABSTRACT, {"cai cach hanh chinh nam hai nghin hai mot", "cai cach hanh chinh nam hai nghin hai "},
           {"nam 2021", "nam 2022"}, {"a", ""});
}

static void a_date_must_be_exact_and_a_mark_in_capitals(void **state)
{
    (void)state;
    SAME(FIELD_DATE, {"2021-03-15", "2021-03-15"});
    DIFFER(FIELD_DATE, {"2021-03-15", "2021-3-15"});
    SAME(FIELD_SECURITY, {"MẬT", "mật"});
    DIFFER(FIELD_SECURITY, {"MẬT", "MAT"});
    SAME(FIELD_URGENCY, {"HỎA TỐC", "HOẢ TỐC"});
}

static void nothing_is_only_nothing(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_true(eval_match_same(&arena, FIELD_NUMBER, NULL, NULL));
    assert_false(eval_match_same(&arena, FIELD_NUMBER, "1/A", NULL));
    assert_false(eval_match_same(&arena, FIELD_NUMBER, NULL, "1/A"));
    assert_false(eval_match_same(&arena, FIELD_NUMBER, NULL, ""));
}

static void the_distance_counts_changes(void **state)
{
    (void)state;
    assert_int_equal(eval_match_distance("", ""), 0);
    assert_int_equal(eval_match_distance("", "abc"), 3);
    assert_int_equal(eval_match_distance("abc", ""), 3);
    assert_int_equal(eval_match_distance("kitten", "sitting"), 3);
    assert_int_equal(eval_match_distance("abc", "bca"), 2);
}

static void a_source_is_named_by_the_end_of_its_path(void **state)
{
    (void)state;
    assert_true(eval_match_source("scans/1.pdf", "scans/1.pdf"));
    assert_true(eval_match_source("scans/1.pdf", "/mnt/box/scans/1.pdf"));
    assert_true(eval_match_source("scans/1.pdf", "/mnt/box/1.pdf"));
    assert_true(eval_match_source("scans/to-trinh", "/mnt/to-trinh/"));
    assert_true(eval_match_source("1.pdf", "/mnt/1.pdf"));
    assert_false(eval_match_source("scans/1.pdf", "/mnt/11.pdf"));
    assert_false(eval_match_source("scans/a/1.pdf", "/mnt/b/1.pdf"));
    assert_false(eval_match_source("scans/1.pdf", ""));
}

/* One document of which only the number matters. */
static void add(struct eval_score *score, size_t at, const char *want, const char *got, enum field_status status,
                double confidence)
{
    struct eval_truth truth = {.id = "x", .file = "x", .level = at % 2 ? "worn" : "clean"};
    struct document document = {0};

    truth.scored[FIELD_NUMBER] = true;
    truth.fields[FIELD_NUMBER] = want;
    document.fields[FIELD_NUMBER] = (struct field){.value = got, .confidence = confidence, .status = status};
    eval_score_add(score, at, &truth, &document);
}

static void each_field_becomes_one_kind(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct eval_truth lost = {.id = "y", .file = "y"};
    struct eval_score score;
    const int64_t *k = score.all.fields[FIELD_NUMBER];

    (void)state;
    eval_score_init(&score, &arena);
    add(&score, 0, "1/A", "1/A", STATUS_AUTO, 1);
    add(&score, 1, "1/A", "2/A", STATUS_AUTO, 0.996);
    add(&score, 2, "1/A", NULL, STATUS_AUTO, 0.996);
    add(&score, 3, "1/A", "1/A", STATUS_REVIEW, 0.5);
    add(&score, 4, "1/A", NULL, STATUS_REVIEW, 0);
    add(&score, 5, NULL, NULL, STATUS_AUTO, 1);
    add(&score, 6, NULL, "1/A", STATUS_AUTO, 1);
    add(&score, 7, NULL, "1/A", STATUS_REVIEW, 0.3);
    add(&score, 8, NULL, NULL, STATUS_REVIEW, 0);
    add(&score, 9, "1/A", "1/A", STATUS_CONFIRMED, 1);
    lost.scored[FIELD_NUMBER] = true;
    lost.fields[FIELD_NUMBER] = "1/A";
    eval_score_add(&score, 10, &lost, NULL);
    assert_int_equal(k[EVAL_RIGHT], 2);
    assert_int_equal(k[EVAL_SILENT], 2);
    assert_int_equal(k[EVAL_MISSING], 2);
    assert_int_equal(k[EVAL_ASKED_RIGHT], 1);
    assert_int_equal(k[EVAL_ASKED_WRONG], 2);
    assert_int_equal(k[EVAL_NONE_RIGHT], 2);
    assert_int_equal(eval_score_n(k), 9);
    assert_int_equal(score.all.documents, 11);
    eval_score_sort(&score);
    assert_int_equal(score.group_count, 2);
    assert_string_equal(score.groups[0].value, "clean");
    assert_int_equal(score.groups[0].tally.documents, 5);
}

static void the_worst_cases_come_first(void **state)
{
    static const size_t ORDER[] = {4, 1, 2, 3, 0};
    cleanup_arena struct arena arena = {0};
    struct eval_score score;

    (void)state;
    eval_score_init(&score, &arena);
    add(&score, 0, "1/A", "1/A", STATUS_REVIEW, 0.8);
    add(&score, 1, "1/A", "2/A", STATUS_AUTO, 0.995);
    add(&score, 2, "1/A", NULL, STATUS_AUTO, 1);
    add(&score, 3, "1/A", "2/A", STATUS_REVIEW, 0.9);
    add(&score, 4, "1/A", "2/A", STATUS_AUTO, 0.999);
    eval_score_sort(&score);
    assert_int_equal(score.case_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(score.cases[i].document, ORDER[i]);
}

static void confidence_is_counted_where_the_machine_says_something(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct eval_score score;
    const struct eval_trust *t = &score.trust[FIELD_NUMBER];

    (void)state;
    eval_score_init(&score, &arena);
    add(&score, 0, "1/A", "1/A", STATUS_AUTO, 1);
    add(&score, 1, "1/A", "2/A", STATUS_AUTO, 0.995);
    add(&score, 2, NULL, NULL, STATUS_AUTO, 0.996);
    add(&score, 3, "1/A", NULL, STATUS_AUTO, 0.996);
    add(&score, 4, "1/A", "1/A", STATUS_REVIEW, 0.5);
    add(&score, 5, "1/A", NULL, STATUS_REVIEW, 0);
    add(&score, 6, "1/A", "2/A", STATUS_CONFIRMED, 1);
    assert_int_equal(t->accepted, 4);
    assert_int_equal(t->none, 2);
    assert_int_equal(t->wrong, 2);
    assert_int_equal(t->bins[0].n, 0);
    assert_int_equal(t->bins[1].n, 1);
    assert_int_equal(t->bins[1].accepted, 0);
    assert_int_equal(t->bins[1].right, 1);
    assert_int_equal(t->bins[EVAL_BINS - 1].n, 4);
    assert_int_equal(t->bins[EVAL_BINS - 1].right, 2);
    assert_memory_equal(t, &score.trust[FIELD_COUNT], sizeof *t);
}

static void citations_and_tasks_count_as_often_as_they_stand_in_both(void **state)
{
    struct citation want[] = {
        {.number = "1/A", .date = "2020-01-01"}, {.number = "1/A", .date = "2020-01-01"}, {.number = "2/B"}};
    struct citation have[] = {
        {.number = "01/a", .date = "2020-01-01"}, {.number = "2/B"}, {.number = "2/B"}, {.number = "3/C"}};
    struct task rows[] = {{.no = "1", .activity = "Rà soát, đơn giản hóa thủ tục hành chính năm A", .lead = "Sở X"}};
    struct task read[] = {{.no = "1.", .activity = "Rà soát đơn giản hóa thủ tục hành chính năm B", .lead = "SỞ X"}};
    struct eval_truth truth = {.id = "x",
                               .has_citations = true,
                               .citations = want,
                               .citation_count = 3,
                               .has_tasks = true,
                               .tasks = rows,
                               .task_count = 1};
    struct document document = {.citations = have, .citation_count = 4, .tasks = read, .task_count = 1};
    cleanup_arena struct arena arena = {0};
    struct eval_score score;

    (void)state;
    eval_score_init(&score, &arena);
    eval_score_add(&score, 0, &truth, &document);
    assert_int_equal(score.all.citations.want, 3);
    assert_int_equal(score.all.citations.have, 4);
    assert_int_equal(score.all.citations.hit, 2);
    assert_int_equal(score.all.tasks.hit, 1);
}

static void the_bound_of_the_risk_is_that_of_clopper_and_pearson(void **state)
{
    (void)state;
    assert_true(fabs(eval_score_risk(0, 10) - 0.258866) < 1e-5);
    assert_true(fabs(eval_score_risk(1, 10) - 0.394163) < 1e-5);
    assert_true(fabs(eval_score_risk(0, 1000) - 0.0029912) < 1e-6);
    assert_true(fabs(eval_score_risk(3, 2000) - 0.003871) < 1e-5);
    assert_true(eval_score_risk(0, 0) >= 1);
    assert_true(eval_score_risk(5, 5) >= 1);
    assert_int_equal(eval_score_needed(0.005), 598);
    assert_true(eval_score_risk(0, 598) <= 0.005);
    assert_true(eval_score_risk(0, 597) > 0.005);
}

static int load(const char *json, struct arena *arena, struct eval_truth **list, size_t *count, struct err *err)
{
    char path[] = "/tmp/sohoa-truth.XXXXXX";
    int fd = mkstemp(path), result;

    assert_true(fd >= 0 && write(fd, json, strlen(json)) == (ssize_t)strlen(json));
    close(fd);
    result = eval_truth_load(arena, path, list, count, err);
    unlink(path);
    return result;
}

static void a_truth_file_says_what_is_scored(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct eval_truth *list;
    struct err err = {0};
    size_t count;

    (void)state;
    assert_int_equal(
        load("[{\"id\":\"a\",\"file\":\"scans/a.pdf\",\"number\":\"12/2020/QĐ-UBND\",\"parent\":null,\"font\":5,"
             "\"signer_title\":\"CHỦ TỊCH\",\"citations\":[{\"number\":\"1/A\",\"date\":null}]},"
             "{\"file\":\"b.pdf\",\"number\":null,\"tasks\":null}]",
             &arena, &list, &count, &err),
        0);
    assert_int_equal(count, 2);
    assert_true(list[0].scored[FIELD_NUMBER] && list[0].scored[FIELD_PARENT] && !list[0].scored[FIELD_DATE]);
    assert_false(list[0].scored[FIELD_SIGNER_TITLE]);
    assert_string_equal(list[0].fields[FIELD_SYMBOL], "QĐ-UBND");
    assert_null(list[0].fields[FIELD_PARENT]);
    assert_true(list[0].has_citations && !list[0].has_tasks && list[0].citation_count == 1);
    assert_string_equal(list[1].id, "b.pdf");
    assert_false(list[1].scored[FIELD_SYMBOL] || list[1].has_tasks);
}

static void what_is_no_truth_file_is_refused_with_its_fault(void **state)
{
    static const char *const BAD[][2] = {
        {"", "not JSON"},
        {"{}", "no list"},
        {"[]", "no list"},
        {"[1]", "object 1 has no \"file\""},
        {"[{\"file\":\"a\"},{\"id\":\"b\"}]", "object 2 has no \"file\""},
        {"[{\"id\":\"b\",\"file\":\"a\",\"date\":5}]", "b: date is neither text nor null"}};

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        cleanup_arena struct arena arena = {0};
        struct eval_truth *list;
        struct err err = {0};
        size_t count;

        assert_int_equal(load(BAD[i][0], &arena, &list, &count, &err), -1);
        assert_int_equal(err.code, ERR_INPUT);
        if (!strstr(err.message, BAD[i][1]) || !strstr(err.message, "is not a truth file"))
            fail_msg("%s", err.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_the_same_whatever_its_case_spaces_and_leading_zeros),
        cmocka_unit_test(a_symbol_is_what_follows_number_and_year),
        cmocka_unit_test(names_are_the_same_without_marks_and_points),
        cmocka_unit_test(the_committee_is_shortened_only_as_whole_words),
        cmocka_unit_test(an_abstract_may_have_an_error_in_twenty_letters),
        cmocka_unit_test(a_date_must_be_exact_and_a_mark_in_capitals),
        cmocka_unit_test(nothing_is_only_nothing),
        cmocka_unit_test(the_distance_counts_changes),
        cmocka_unit_test(a_source_is_named_by_the_end_of_its_path),
        cmocka_unit_test(each_field_becomes_one_kind),
        cmocka_unit_test(the_worst_cases_come_first),
        cmocka_unit_test(confidence_is_counted_where_the_machine_says_something),
        cmocka_unit_test(citations_and_tasks_count_as_often_as_they_stand_in_both),
        cmocka_unit_test(the_bound_of_the_risk_is_that_of_clopper_and_pearson),
        cmocka_unit_test(a_truth_file_says_what_is_scored),
        cmocka_unit_test(what_is_no_truth_file_is_refused_with_its_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

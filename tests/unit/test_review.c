/* Facts about what people are asked and what they answer. */
#include "index/review.h"
#include "tests/unit/catalogue_fixture.h"

static int64_t add_numbered(struct fixture *f, int n, const char *number, const char *issuer, const char *date,
                            enum field_status status)
{
    char sha[65];
    struct document d = document_of_test();
    struct page page = page_of_test(1);
    int64_t id;

    memset(sha, '0' + n % 10, 64);
    sha[64] = '\0';
    sha[0] = (char)('a' + n / 10);
    id = add_document(f, sha, 1);
    d.fields[FIELD_NUMBER] = (struct field){.value = number, .confidence = 0.5, .status = status, .page = 1};
    d.fields[FIELD_ISSUER] = (struct field){.value = issuer, .confidence = 0.9, .status = STATUS_REVIEW, .page = 1};
    d.fields[FIELD_DATE] = (struct field){.value = date, .confidence = 0.9, .page = 1};
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static struct field field_of(struct fixture *f, int64_t id, enum field_id field)
{
    struct document d;

    OK(catalogue_load(f->c, &f->arena, id, LOAD_FIELDS, &d, &f->err));
    return d.fields[field];
}

static int answer(struct fixture *f, int64_t id, enum field_id field, const char *value, const char *who,
                  int64_t *decision)
{
    struct confirmation now[FIELD_COUNT];
    struct review_answer a = {id, field, value, who, {NULL, NULL}};

    OK(catalogue_load_confirmations(f->c, &f->arena, id, now, &f->err));
    a.seen = now[field];
    return review_confirm(f->c, &a, decision, &f->err);
}

/* The queue -------------------------------------------------------------------------------------------------- */

static void test_number_and_date_are_asked_before_the_rest(void **state)
{
    struct fixture *f = *state;
    int64_t issuer = add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_AUTO);
    int64_t number = add_numbered(f, 2, "2/QĐ-UBND", "UBND xã B", "2021-01-01", STATUS_REVIEW);
    struct review_place *places;
    size_t count;

    OK(review_queue(f->c, &f->arena, "lan", (struct review_place){0}, 10, &places, &count, &f->err));
    assert_int_equal(count, 2);
    assert_int_equal(places[0].document, number);
    assert_int_equal(places[0].rank, REVIEW_KEY);
    assert_int_equal(places[1].document, issuer);
    assert_int_equal(places[1].rank, REVIEW_OTHER);
}

static void test_the_queue_goes_on_after_a_place_though_others_were_answered(void **state)
{
    struct fixture *f = *state;
    int64_t ids[5], decision;
    struct review_place *places, after;
    size_t count;

    for (int i = 0; i < 5; i++)
        ids[i] = add_numbered(f, i, i < 3 ? "7/QĐ-UBND" : "8/QĐ-UBND", "UBND xã A", "2021-01-01",
                              i < 3 ? STATUS_REVIEW : STATUS_AUTO);
    OK(review_queue(f->c, &f->arena, "lan", (struct review_place){0}, 2, &places, &count, &f->err));
    assert_int_equal(count, 2);
    after = places[1];
    OK(answer(f, ids[0], FIELD_NUMBER, "7/QĐ-UBND", "lan", &decision));
    OK(review_queue(f->c, &f->arena, "lan", after, 10, &places, &count, &f->err));
    /* the third by number; then those of the lower rank, among them the first, whose issuer is still asked */
    assert_int_equal(count, 4);
    assert_int_equal(places[0].document, ids[2]);
    assert_int_equal(places[1].document, ids[0]);
    assert_int_equal(places[3].document, ids[4]);
}

static void test_the_backlog_counts_documents_and_questions(void **state)
{
    struct fixture *f = *state;
    struct review_backlog backlog;

    add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW);
    add_numbered(f, 2, "2/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_AUTO);
    OK(review_count(f->c, &backlog, &f->err));
    assert_int_equal(backlog.documents, 2);
    assert_int_equal(backlog.fields[FIELD_NUMBER], 1);
    assert_int_equal(backlog.fields[FIELD_ISSUER], 2);
    assert_int_equal(backlog.second, 0);
}

/* Answers ------------------------------------------------------------------------------------------------------ */

static void test_an_answer_carries_its_name_and_outlives_reading_again(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW), decision;
    struct confirmation now[FIELD_COUNT];
    struct document d = document_of_test();

    OK(answer(f, id, FIELD_NUMBER, "17/QĐ-UBND", "lan", &decision));
    assert_true(decision > 0);
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    assert_string_equal(field_of(f, id, FIELD_NUMBER).value, "17/QĐ-UBND");
    OK(catalogue_load_confirmations(f->c, &f->arena, id, now, &f->err));
    assert_string_equal(now[FIELD_NUMBER].who, "lan");
    assert_non_null(now[FIELD_NUMBER].when);
    assert_problems(f, NULL);
}

static void test_the_same_answer_sent_twice_is_one(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW), decision;
    struct review_answer a = {id, FIELD_NUMBER, "5/QĐ-UBND", "lan", {NULL, NULL}};
    struct ledger before, after;

    OK(review_confirm(f->c, &a, &decision, &f->err));
    OK(catalogue_count(f->c, &before, &f->err));
    OK(review_confirm(f->c, &a, &decision, &f->err));
    assert_int_equal(decision, 0);
    OK(catalogue_count(f->c, &after, &f->err));
    assert_int_equal(before.events, after.events);
}

static void test_an_answer_over_another_persons_is_held_back(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW), decision;
    struct review_answer a = {id, FIELD_NUMBER, "5/QĐ-UBND", "lan", {NULL, NULL}};
    struct review_answer b = {id, FIELD_NUMBER, "6/QĐ-UBND", "minh", {NULL, NULL}};

    OK(review_confirm(f->c, &a, &decision, &f->err));
    assert_int_equal(review_confirm(f->c, &b, &decision, &f->err), 1);
    assert_string_equal(field_of(f, id, FIELD_NUMBER).value, "5/QĐ-UBND");
}

static void test_a_number_answered_settles_the_symbol_and_both_are_taken_back(void **state)
{
    struct fixture *f = *state;
    struct document d = document_of_test();
    int64_t id = add_read_document(f, SHA_A, 1), decision;
    struct review_undone undone;

    d.fields[FIELD_SYMBOL] = (struct field){.value = "QĐ-UB", .confidence = 0.4, .status = STATUS_REVIEW, .page = 1};
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    OK(answer(f, id, FIELD_NUMBER, "38/2021/QĐ-UBND", "lan", &decision));
    assert_string_equal(field_of(f, id, FIELD_SYMBOL).value, "QĐ-UBND");
    assert_int_equal(field_of(f, id, FIELD_SYMBOL).status, STATUS_CONFIRMED);
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 1);
    assert_int_equal(undone.field, FIELD_NUMBER);
    assert_string_equal(field_of(f, id, FIELD_SYMBOL).value, "QĐ-UB");
    assert_int_equal(field_of(f, id, FIELD_SYMBOL).status, STATUS_REVIEW);
    assert_problems(f, NULL);
}

static void test_undo_puts_the_question_back_as_it_was(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1), decision;
    struct field was = field_of(f, id, FIELD_NUMBER), now;
    struct review_undone undone;

    OK(answer(f, id, FIELD_NUMBER, "999/QĐ-UBND", "lan", &decision));
    assert_int_equal(review_undo(f->c, "minh", 0, &undone, &f->err), 0);
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 1);
    assert_int_equal(undone.document, id);
    assert_int_equal(undone.decision, decision);
    now = field_of(f, id, FIELD_NUMBER);
    assert_string_equal(now.value, was.value);
    assert_int_equal(now.status, was.status);
    assert_string_equal(now.rule, was.rule);
    assert_int_equal(now.candidate_count, was.candidate_count);
    assert_int_equal(entry_of(f, id).state, DOCUMENT_REVIEW);
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 0);
    assert_problems(f, NULL);
}

static void test_undo_of_a_correction_gives_the_earlier_answer_back_with_its_name(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1), decision;
    struct confirmation now[FIELD_COUNT];
    struct review_undone undone;

    OK(answer(f, id, FIELD_NUMBER, "1/QĐ-UBND", "lan", &decision));
    OK(answer(f, id, FIELD_NUMBER, "2/QĐ-UBND", "minh", &decision));
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 0);
    assert_int_equal(review_undo(f->c, "minh", 0, &undone, &f->err), 1);
    OK(catalogue_load_confirmations(f->c, &f->arena, id, now, &f->err));
    assert_string_equal(now[FIELD_NUMBER].who, "lan");
    assert_string_equal(field_of(f, id, FIELD_NUMBER).value, "1/QĐ-UBND");
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 1);
    assert_int_equal(field_of(f, id, FIELD_NUMBER).status, STATUS_REVIEW);
}

static void test_undo_takes_answers_back_in_turn(void **state)
{
    struct fixture *f = *state;
    int64_t a = add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW);
    int64_t b = add_numbered(f, 2, "2/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW), decision;
    struct review_undone undone;

    OK(answer(f, a, FIELD_NUMBER, NULL, "lan", &decision));
    OK(answer(f, b, FIELD_NUMBER, "22/QĐ-UBND", "lan", &decision));
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 1);
    assert_int_equal(undone.document, b);
    assert_int_equal(review_undo(f->c, "lan", 0, &undone, &f->err), 1);
    assert_int_equal(undone.document, a);
    assert_string_equal(field_of(f, a, FIELD_NUMBER).value, "1/QĐ-UBND");
}

/* Equal cases and doubled numbers -------------------------------------------------------------------------------- */

static void test_equal_cases_are_grouped_but_never_numbers(void **state)
{
    struct fixture *f = *state;
    struct review_group *groups;
    int64_t *ids, third;
    size_t count;

    add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW);
    add_numbered(f, 2, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW);
    third = add_numbered(f, 3, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW);
    add_numbered(f, 4, "1/QĐ-UBND", "UBND xã B", "2021-01-01", STATUS_REVIEW);
    OK(review_groups(f->c, &f->arena, 10, &groups, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(groups[0].field, FIELD_ISSUER);
    assert_string_equal(groups[0].value, "UBND xã A");
    assert_int_equal(groups[0].count, 3);
    OK(review_group_documents(f->c, &f->arena, FIELD_ISSUER, "UBND xã A", 2, 10, &ids, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(ids[0], third);
    assert_false(review_may_group(FIELD_NUMBER));
}

static void test_a_number_used_in_the_year_by_the_same_issuer_is_found(void **state)
{
    struct fixture *f = *state;
    int64_t first = add_numbered(f, 1, "87/QĐ-UBND", "UBND xã A", "2021-03-01", STATUS_AUTO);
    struct review_same *same;
    size_t count;

    add_numbered(f, 2, "87/QĐ-UBND", "UBND xã A", "2020-03-01", STATUS_AUTO);
    add_numbered(f, 3, "87/QĐ-UBND", "UBND xã B", "2021-03-01", STATUS_AUTO);
    add_numbered(f, 4, "87/TB-UBND", "UBND xã A", "2021-03-01", STATUS_AUTO);
    OK(review_same_number(f->c, &f->arena, 0, "087/qđ-ubnd", "UBND XÃ A", "2021-12-31", &same, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(same[0].document, first);
    assert_string_equal(same[0].date, "2021-03-01");
    OK(review_same_number(f->c, &f->arena, first, "87/QĐ-UBND", "UBND xã A", "2021-12-31", &same, &count, &f->err));
    assert_int_equal(count, 0);
    OK(review_same_number(f->c, &f->arena, 0, "87/QĐ-UBND", NULL, "2021-12-31", &same, &count, &f->err));
    assert_int_equal(count, 2);
    OK(review_same_number(f->c, &f->arena, 0, "không số", NULL, NULL, &same, &count, &f->err));
    assert_int_equal(count, 0);
}

/* A second look ------------------------------------------------------------------------------------------------ */

static void test_a_second_look_is_another_persons(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_numbered(f, 1, "1/QĐ-UBND", "UBND xã A", "2021-01-01", STATUS_REVIEW);
    struct review_second second;
    struct review_place *places;
    size_t count;

    OK(review_ask_second(f->c, id, "lan", "số mờ", &f->err));
    assert_int_equal(review_find_second(f->c, &f->arena, id, &second, &f->err), 1);
    assert_string_equal(second.note, "số mờ");
    OK(review_queue(f->c, &f->arena, "minh", (struct review_place){0}, 10, &places, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(places[0].rank, REVIEW_SECOND);
    OK(review_queue(f->c, &f->arena, "lan", (struct review_place){0}, 10, &places, &count, &f->err));
    assert_int_equal(places[0].rank, REVIEW_KEY);
    assert_int_equal(review_give_second(f->c, id, "lan", &f->err), -1);
    assert_int_equal(f->err.code, ERR_PERMISSION);
    OK(review_give_second(f->c, id, "minh", &f->err));
    assert_int_equal(review_find_second(f->c, &f->arena, id, &second, &f->err), 0);
    assert_int_equal(review_give_second(f->c, id, "minh", &f->err), -1);
    assert_int_equal(f->err.code, ERR_NOT_FOUND);
    OK(review_ask_second(f->c, id, "minh", NULL, &f->err));
    assert_int_equal(review_find_second(f->c, &f->arena, id, &second, &f->err), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_number_and_date_are_asked_before_the_rest),
        TEST(test_the_queue_goes_on_after_a_place_though_others_were_answered),
        TEST(test_the_backlog_counts_documents_and_questions),
        TEST(test_an_answer_carries_its_name_and_outlives_reading_again),
        TEST(test_the_same_answer_sent_twice_is_one),
        TEST(test_an_answer_over_another_persons_is_held_back),
        TEST(test_a_number_answered_settles_the_symbol_and_both_are_taken_back),
        TEST(test_undo_puts_the_question_back_as_it_was),
        TEST(test_undo_of_a_correction_gives_the_earlier_answer_back_with_its_name),
        TEST(test_undo_takes_answers_back_in_turn),
        TEST(test_equal_cases_are_grouped_but_never_numbers),
        TEST(test_a_number_used_in_the_year_by_the_same_issuer_is_found),
        TEST(test_a_second_look_is_another_persons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

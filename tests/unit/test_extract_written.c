/* Number and date written by hand: how the reader of written digits, recognition and the rest of the document are
 * weighed against each other. */
#include "tests/unit/test_extract_result.h"

/* A decision whose number was read so by recognition, and so from the pen's strokes. */
static struct page *written(const char *line, const char *digits, double probability)
{
    struct page *page = decision(line);

    put_evidence(page, "number", "635", 0.4, 0.1);
    put_evidence(page, "number.digits", digits, probability, 0);
    return page;
}

/* The same for the day. */
static struct page *dated(const char *digits, double probability)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    put_evidence(page, "day", "17", 0.4, 0.1);
    put_evidence(page, "day.digits", digits, probability, 0);
    put_evidence(page, "month", "02", 0.99, 0.95);
    put_evidence(page, "year", "2021", 0.99, 0.95);
    return page;
}

static void surely_written_digits_need_no_question(void **state)
{
    (void)state;
    written("Số: 635/QĐ-SNV", "1595", 0.999);
    extract();
    expect(FIELD_NUMBER, "1595/QĐ-SNV", STATUS_AUTO);
    assert_string_equal(field(FIELD_NUMBER)->rule, "number.digits");
}

static void doubtful_written_digits_are_asked_best_first(void **state)
{
    (void)state;
    written("Số: 635/QĐ-SNV", "1595", 0.7);
    extract();
    expect(FIELD_NUMBER, "1595/QĐ-SNV", STATUS_REVIEW);
    assert_true(field(FIELD_NUMBER)->candidate_count >= 2);
    assert_string_equal(field(FIELD_NUMBER)->candidates[1].value, "635/QĐ-SNV");
}

static void two_readers_that_agree_are_surer_than_one(void **state)
{
    double alone, both;

    written("Số: 635/QĐ-SNV", "1595", 0.8);
    extract();
    alone = field(FIELD_NUMBER)->confidence;
    teardown(state);
    setup(state);
    written("Số: 1595/QĐ-SNV", "1595", 0.8);
    extract();
    both = field(FIELD_NUMBER)->confidence;
    assert_true(both > alone);
}

static void print_that_the_reader_of_digits_denies_is_asked(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put_evidence(page, "number", "768", 0.99, 0.95);
    put_evidence(page, "number.digits", "7681", 0.99, 0);
    extract();
    assert_int_equal(field(FIELD_NUMBER)->status, STATUS_REVIEW);
}

static void a_year_behind_the_digits_belongs_to_the_number(void **state)
{
    (void)state;
    written("Số: 1É /QĐ-SNV", "16/2018", 0.999);
    extract();
    expect(FIELD_NUMBER, "16/2018/QĐ-SNV", STATUS_AUTO);
}

static void a_year_that_only_recognition_saw_is_not_dropped_in_silence(void **state)
{
    (void)state;
    written("Số: /É 2018 /QĐ-SNV", "16", 0.999);
    extract();
    assert_int_equal(field(FIELD_NUMBER)->status, STATUS_REVIEW);
}

static void an_annex_line_settles_a_doubtful_number(void **state)
{
    struct page *page = written("Số: 635/QĐ-SNV", "768", 0.6);

    (void)state;
    put(page, 300, 1000, "(Kèm theo Quyết định số 768/QĐ-SNV ngày 12/02/2021 của Sở Nội vụ)");
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
}

static void an_annex_line_settles_what_may_have_been_written(void **state)
{
    struct page *page = written("Số: 635/QĐ-SNV", "768", 0.22);

    (void)state;
    put_sure(page, 300, 1000, "(Kèm theo Quyết định số 768/QĐ-SNV ngày 12/02/2021 của Sở Nội vụ)", 0.7);
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
}

static void an_annex_line_that_nobody_can_have_written_is_asked(void **state)
{
    struct page *page = written("Số: 635/QĐ-SNV", "768", 0.05);

    (void)state;
    put_sure(page, 300, 1000, "(Kèm theo Quyết định số 768/QĐ-SNV ngày 12/02/2021 của Sở Nội vụ)", 0.7);
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_REVIEW);
}

static void a_number_surely_written_otherwise_than_the_annex_line_is_asked(void **state)
{
    struct page *page = written("Số: 635/QĐ-SNV", "1595", 0.995);

    (void)state;
    put(page, 300, 1000, "(Kèm theo Quyết định số 768/QĐ-SNV ngày 12/02/2021 của Sở Nội vụ)");
    extract();
    assert_int_equal(field(FIELD_NUMBER)->status, STATUS_REVIEW);
    assert_int_equal(field(FIELD_NUMBER)->candidate_count, 2);
}

/* An official letter's symbol, which no table holds, glued to what was written before it. */
static void lettered(const char *reading, double confidence)
{
    struct page *page = head();

    put_sure(page, 250, 330, "Số: 6.3.8/SNV-KTHX", 0.5);
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 260, 380, "V/v báo cáo kết quả năm 2021");
    put(page, 500, 480, "Kính gửi: Ủy ban nhân dân các huyện");
    foot(page, 1500);
    put_evidence(page, "symbol", reading, confidence, 0);
    extract();
}

static void a_symbol_that_is_read_alike_by_itself_needs_no_question(void **state)
{
    (void)state;
    lettered("./SNV-KTHX", 0.9);
    expect(FIELD_SYMBOL, "SNV-KTHX", STATUS_AUTO);
}

static void a_symbol_that_reads_otherwise_by_itself_is_asked(void **state)
{
    static const char *const readings[] = {"/SNV-KTNX", "ASNV-KTHX", "/SNV-KTHXI", ""};

    (void)state;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        lettered(readings[i], 0.95);
        expect(FIELD_SYMBOL, "SNV-KTHX", STATUS_REVIEW);
        teardown(state);
        setup(state);
    }
}

static void a_surely_written_day_needs_no_question(void **state)
{
    (void)state;
    dated("11", 0.999);
    extract();
    expect(FIELD_DATE, "2021-02-11", STATUS_AUTO);
}

static void a_doubtful_day_is_asked(void **state)
{
    (void)state;
    dated("11", 0.7);
    extract();
    expect(FIELD_DATE, "2021-02-11", STATUS_REVIEW);
}

static void a_day_that_the_month_does_not_have_is_never_taken(void **state)
{
    (void)state;
    dated("31", 0.999);
    extract();
    assert_int_equal(field(FIELD_DATE)->status, STATUS_REVIEW);
    assert_true(!field(FIELD_DATE)->value || strcmp(field(FIELD_DATE)->value, "2021-02-31") != 0);
}

static void a_day_on_which_the_file_was_signed_is_likelier(void **state)
{
    (void)state;
    dated("11", 0.9)->signed_on = "2021-02-11";
    extract();
    expect(FIELD_DATE, "2021-02-11", STATUS_AUTO);
}

static void a_day_after_the_file_was_signed_is_asked(void **state)
{
    (void)state;
    dated("21", 0.999)->signed_on = "2021-02-11";
    extract();
    assert_int_equal(field(FIELD_DATE)->status, STATUS_REVIEW);
}

static void a_printed_date_after_the_file_was_signed_is_asked(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV")->signed_on = "2021-02-09";
    extract();
    expect(FIELD_DATE, "2021-02-12", STATUS_REVIEW);
}

static void old_paper_signed_long_after_says_nothing_about_the_day(void **state)
{
    (void)state;
    dated("11", 0.999)->signed_on = "2026-05-01";
    extract();
    expect(FIELD_DATE, "2021-02-11", STATUS_AUTO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(surely_written_digits_need_no_question),
        FACT(doubtful_written_digits_are_asked_best_first),
        FACT(two_readers_that_agree_are_surer_than_one),
        FACT(print_that_the_reader_of_digits_denies_is_asked),
        FACT(a_year_behind_the_digits_belongs_to_the_number),
        FACT(a_year_that_only_recognition_saw_is_not_dropped_in_silence),
        FACT(an_annex_line_settles_a_doubtful_number),
        FACT(an_annex_line_settles_what_may_have_been_written),
        FACT(an_annex_line_that_nobody_can_have_written_is_asked),
        FACT(a_number_surely_written_otherwise_than_the_annex_line_is_asked),
        FACT(a_symbol_that_is_read_alike_by_itself_needs_no_question),
        FACT(a_symbol_that_reads_otherwise_by_itself_is_asked),
        FACT(a_surely_written_day_needs_no_question),
        FACT(a_doubtful_day_is_asked),
        FACT(a_day_that_the_month_does_not_have_is_never_taken),
        FACT(a_day_on_which_the_file_was_signed_is_likelier),
        FACT(a_day_after_the_file_was_signed_is_asked),
        FACT(a_printed_date_after_the_file_was_signed_is_asked),
        FACT(old_paper_signed_long_after_says_nothing_about_the_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

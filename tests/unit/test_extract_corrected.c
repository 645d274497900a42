/* What words that people corrected mean for number and date. */
#include "pipeline/model/correction.h"
#include "tests/unit/test_extract_result.h"

/* The words from `first` to `last` of the page, from 0, are said to read so. */
static void correct(struct page *page, size_t first, size_t last, const char *text)
{
    struct correction *all = arena_alloc(&desk.arena, (page->correction_count + 1) * sizeof *all);
    struct box a = page->words[first].box, b = page->words[last].box;

    for (size_t i = 0; i < page->correction_count; i++)
        all[i] = page->corrections[i];
    all[page->correction_count++] = (struct correction){.box = {a.x, a.y, b.x + b.w - a.x, a.h},
                                                        .raw = page->words[first].text,
                                                        .text = text,
                                                        .who = "lan",
                                                        .when = "2026-11-25T10:00:00Z"};
    page->corrections = all;
    correction_lay(&desk.arena, page);
}

/* The place of a word on the page, from 0. */
static size_t word(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->word_count; i++)
        if (strcmp(page->words[i].text, text) == 0)
            return i;
    fail_msg("no word '%s'", text);
    return 0;
}

/* A decision with a number by hand that recognition and the reader of digits read differently. */
static struct page *doubtful(const char *line)
{
    struct page *page = decision(line);

    put_evidence(page, "number", "635", 0.4, 0.1);
    put_evidence(page, "number.digits", "1595", 0.7, 0);
    return page;
}

static void a_number_typed_whole_is_sure(void **state)
{
    struct page *page = doubtful("Số: 635/QĐ-SNV");
    size_t at = word(page, "635/QĐ-SNV");

    (void)state;
    extract();
    assert_int_equal(field(FIELD_NUMBER)->status, STATUS_REVIEW);
    correct(page, at, at, "685/QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, "685/QĐ-SNV", STATUS_AUTO);
    expect(FIELD_SYMBOL, "QĐ-SNV", STATUS_AUTO);
    assert_string_equal(field(FIELD_NUMBER)->rule, "number.corrected");
    assert_int_equal(field(FIELD_NUMBER)->candidate_count, 0);
}

static void so_is_one_in_two_words_after_its_label(void **state)
{
    struct page *page = doubtful("Số: 635 /QĐ-SNV");

    (void)state;
    correct(page, word(page, "Số:"), word(page, "/QĐ-SNV"), "Số: 685 /QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, "685/QĐ-SNV", STATUS_AUTO);
}

static void figures_put_right_beside_a_symbol_that_was_read_are_asked_about_first(void **state)
{
    struct page *page = doubtful("Số: 635 /QĐ-SNV");
    size_t at = word(page, "635");

    (void)state;
    correct(page, at, at, "685");
    extract();
    expect(FIELD_NUMBER, "685/QĐ-SNV", STATUS_REVIEW);
    assert_string_equal(field(FIELD_NUMBER)->candidates[0].value, "685/QĐ-SNV");
    assert_true(field(FIELD_NUMBER)->candidate_count > 1);
}

static void a_label_put_right_makes_no_question(void **state)
{
    struct page *page = decision("Sô: 768/QĐ-SNV");
    size_t at = word(page, "Sô:");

    (void)state;
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
    correct(page, at, at, "Số:");
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
}

static void a_number_corrected_elsewhere_is_not_that_of_the_document(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");
    size_t at = word(page, "30/2020/NĐ-CP");

    (void)state;
    correct(page, at, at, "31/2020/NĐ-CP");
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
    assert_string_equal(field(FIELD_NUMBER)->rule, "number.line");
}

static void a_date_without_the_figures_typed_in_its_place_is_asked_about(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");
    size_t at = word(page, "12");

    (void)state;
    put_evidence(page, "day", "12", 0.99, 0.95);
    put_evidence(page, "day.digits", "12", 0.999, 0);
    extract();
    expect(FIELD_DATE, "2021-02-12", STATUS_AUTO);
    correct(page, at, at, "13");
    extract();
    assert_int_equal(field(FIELD_DATE)->status, STATUS_REVIEW);
}

static void a_confirmed_number_stays(void **state)
{
    struct page *page = doubtful("Số: 635/QĐ-SNV");
    size_t at = word(page, "635/QĐ-SNV");

    (void)state;
    desk.document.fields[FIELD_NUMBER] =
        (struct field){.value = "1/QĐ-SNV", .status = STATUS_CONFIRMED, .confidence = 1};
    correct(page, at, at, "685/QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, "1/QĐ-SNV", STATUS_CONFIRMED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(a_number_typed_whole_is_sure),
        FACT(so_is_one_in_two_words_after_its_label),
        FACT(figures_put_right_beside_a_symbol_that_was_read_are_asked_about_first),
        FACT(a_label_put_right_makes_no_question),
        FACT(a_number_corrected_elsewhere_is_not_that_of_the_document),
        FACT(a_date_without_the_figures_typed_in_its_place_is_asked_about),
        FACT(a_confirmed_number_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

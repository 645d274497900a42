/* The clerk's sheet: what a row says, and what is decided of it. */
#include "tests/unit/catalogue_fixture.h"

#include "tools/sheet_decide.h"
#include "tools/sheet_line.h"

/* Forms ----------------------------------------------------------------------------------------------------------- */

static void test_the_catalogue_sheet_has_46_columns_and_ours(void **state)
{
    size_t count;
    const struct sheet_form_column *columns = sheet_form_columns(SHEET_FORM_CATALOGUE, &count);

    (void)state;
    assert_int_equal(count, 49);
    assert_string_equal(columns[0].sheet.heading, "STT");
    assert_string_equal(columns[23].sheet.heading, "Ghi chú");
    assert_string_equal(columns[24].sheet.heading, "Số thứ tự văn bản trong hồ sơ");
    assert_string_equal(columns[45].sheet.heading, "Đường dẫn file");
    sheet_form_columns(SHEET_FORM_OUTGOING, &count);
    assert_int_equal(count, 14);
    sheet_form_columns(SHEET_FORM_INCOMING, &count);
    assert_int_equal(count, 14);
}

static void test_columns_are_known_by_their_headings(void **state)
{
    (void)state;
    assert_int_equal(sheet_form_column_of(SHEET_FORM_CATALOGUE, "GHI CHU", 0), 23);
    assert_int_equal(sheet_form_column_of(SHEET_FORM_CATALOGUE, "Ghi\nchú", 1), 35);
    assert_int_equal(sheet_form_column_of(SHEET_FORM_CATALOGUE, "Ghi chú", 2), 49);
    assert_int_equal(sheet_form_column_of(SHEET_FORM_CATALOGUE, "Số văn bản", 0), 49);
}

/* Values that a row shows and what is read back of them. */
static void comes_back(enum sheet_form form, enum field_id field, const char *const values[FIELD_COUNT],
                       const char *want)
{
    cleanup_arena struct arena arena = {0};
    struct listing listing = {0};
    struct confirmation by[FIELD_COUNT] = {0};
    struct sheet_form_row row = {.number = 1, .listing = &listing, .confirmations = by};
    const char *cells[SHEET_FORM_COLUMNS];
    bool doubtful[SHEET_FORM_COLUMNS];
    struct sheet_said said;

    for (int i = 0; i < FIELD_COUNT; i++)
        listing.document.fields[i].value = values[i];
    sheet_form_put(form, &arena, &row, cells, doubtful);
    said = sheet_form_read(form, &arena, cells, (struct sheet_dates){0}, field, values[FIELD_TYPE]);
    assert_int_equal(said.says, want ? SAYS_VALUE : SAYS_EMPTY);
    if (want)
        assert_string_equal(said.value, want);
}

static void test_numbers_and_dates_come_back_whole(void **state)
{
    static const char *const numbers[][2] = {
        {"768/QĐ-UBND", "QĐ-UBND"}, {"38/2021/QĐ-UBND", "QĐ-UBND"},
        {"18-NQ/TW", "NQ/TW"},      {"05/BC", "BC"},
        {"12a/QĐ-UBND", "QĐ-UBND"}, {"638", NULL},
        {"7/KH-CH", "KH-UBND"},     {"1114", "QĐ-SGDĐT"},
    };
    static const char *const wanted[] = {"768/QĐ-UBND", "38/2021/QĐ-UBND", "18-NQ/TW",     "05/BC", "12a/QĐ-UBND",
                                         "638",         "7/KH-CH/KH-UBND", "1114/QĐ-SGDĐT"};

    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const char *values[FIELD_COUNT] = {[FIELD_NUMBER] = numbers[i][0],
                                           [FIELD_SYMBOL] = numbers[i][1],
                                           [FIELD_DATE] = "2021-02-05",
                                           [FIELD_TYPE] = "Quyết định",
                                           [FIELD_ABSTRACT] = "Về việc\ngiao đất"};

        comes_back(SHEET_FORM_CATALOGUE, FIELD_NUMBER, values, wanted[i]);
        comes_back(SHEET_FORM_OUTGOING, FIELD_NUMBER, values, numbers[i][0]);
        comes_back(SHEET_FORM_CATALOGUE, FIELD_DATE, values, "2021-02-05");
        comes_back(SHEET_FORM_INCOMING, FIELD_DATE, values, "2021-02-05");
        comes_back(SHEET_FORM_OUTGOING, FIELD_TYPE, values, "Quyết định");
        comes_back(SHEET_FORM_OUTGOING, FIELD_ABSTRACT, values, "Về việc giao đất");
        values[FIELD_ABSTRACT] = values[FIELD_DATE] = NULL;
        comes_back(SHEET_FORM_CATALOGUE, FIELD_DATE, values, NULL);
        comes_back(SHEET_FORM_CATALOGUE, FIELD_ABSTRACT, values, NULL);
    }
}

/* What a clerk types into the cells of the catalogue sheet. */
static struct sheet_said typed(struct arena *arena, enum field_id field, size_t first, const char *const *texts,
                               size_t n)
{
    const char *cells[SHEET_FORM_COLUMNS];

    for (size_t i = 0; i < SHEET_FORM_COLUMNS; i++)
        cells[i] = i >= first && i < first + n ? texts[i - first] : "";
    return sheet_form_read(SHEET_FORM_CATALOGUE, arena, cells, (struct sheet_dates){0}, field, NULL);
}

#define NUMBER_AT 26
#define DATE_AT   28

static void test_what_clerks_type_is_understood(void **state)
{
    static const struct {
        const char *texts[3];
        enum sheet_says says;
        const char *value;
    } cases[] = {
        {{"5", "QĐ-UBND"}, SAYS_VALUE, "05/QĐ-UBND"},
        {{"768", "/ QĐ - UBND"}, SAYS_VALUE, "768/QĐ-UBND"},
        {{"18", "NQ/TW"}, SAYS_VALUE, "18-NQ/TW"},
        {{"38", "2021/QĐ-UBND"}, SAYS_VALUE, "38/2021/QĐ-UBND"},
        {{"-", "QĐ"}, SAYS_ABSENT, NULL},
        {{" ", "QĐ"}, SAYS_EMPTY, NULL},
        {{"13", "9", "2021"}, SAYS_VALUE, "2021-09-13"},
        {{"31", "2", "2021"}, SAYS_BROKEN, "31/2/2021"},
        {{"", "9", "2021"}, SAYS_BROKEN, "?/9/2021"},
        {{"13", "chín", "2021"}, SAYS_BROKEN, "13/chín/2021"},
        {{"-", "", ""}, SAYS_ABSENT, NULL},
        {{"", "", ""}, SAYS_EMPTY, NULL},
    };
    cleanup_arena struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool date = i >= 6;
        struct sheet_said said =
            typed(&arena, date ? FIELD_DATE : FIELD_NUMBER, date ? DATE_AT : NUMBER_AT, cases[i].texts, date ? 3 : 2);

        if (said.says != cases[i].says)
            fail_msg("case %zu says %d", i, (int)said.says);
        if (cases[i].value)
            assert_string_equal(said.value, cases[i].value);
        else
            assert_null(said.value);
    }
}

/* Deciding -------------------------------------------------------------------------------------------------------- */

struct decision {
    const char *was, *sheet, *now; /* in the row when written, in the row, in the archive; "-" absent, NULL empty */
    const char *by, *at;           /* who confirmed the archive's, and when; the newest then was at 5 */
    bool elsewhere, marked, asked;
    enum sheet_verdict verdict;
    const char *value;
};

static void decides(size_t n, const struct decision *d)
{
    cleanup_arena struct arena arena = {0};
    struct field archive = {.value = d->now,
                            .status = d->by      ? STATUS_CONFIRMED
                                      : d->asked ? STATUS_REVIEW
                                                 : STATUS_AUTO};
    bool absent = d->sheet && !strcmp(d->sheet, "-");
    char base[9];
    struct sheet_case c = {.field = FIELD_NUMBER,
                           .said = {absent     ? SAYS_ABSENT
                                    : d->sheet ? SAYS_VALUE
                                               : SAYS_EMPTY,
                                    absent ? NULL : d->sheet, 0},
                           .base = d->elsewhere ? NULL : base,
                           .marked = d->marked,
                           .moved = (d->was ? !d->now || strcmp(d->was, d->now) != 0 : d->now != NULL) || d->at,
                           .then = "5",
                           .archive = &archive,
                           .shown = d->now,
                           .by = {d->by, d->at}};
    const char *value;
    enum sheet_verdict verdict;

    sheet_token_hash(sheet_form_key(&arena, FIELD_NUMBER, d->was), base);
    verdict = sheet_decide(&arena, &c, &value);
    if (verdict != d->verdict)
        fail_msg("case %zu is %d, not %d", n, (int)verdict, (int)d->verdict);
    if (verdict == VERDICT_TAKE && d->value)
        assert_string_equal(value, d->value);
    if (verdict == VERDICT_TAKE && !d->value)
        assert_null(value);
}

static void test_three_sides_are_told_apart(void **state)
{
    static const struct decision cases[] = {
        /* The clerk changed nothing. */
        {"1", "1", "1", .verdict = VERDICT_NOTHING},
        {"1", "1", "2", .verdict = VERDICT_NOTHING},
        {"1", "1", "2", "B", "9", .verdict = VERDICT_NOTHING},
        {"05", "5", "05", .verdict = VERDICT_NOTHING},
        {NULL, NULL, NULL, .verdict = VERDICT_NOTHING},
        {NULL, NULL, "2", .verdict = VERDICT_NOTHING},
        /* Only the clerk did. */
        {"1", "2", "1", .verdict = VERDICT_TAKE, .value = "2"},
        {NULL, "2", NULL, .verdict = VERDICT_TAKE, .value = "2"},
        {"1", "2", "1", "B", "3", .verdict = VERDICT_TAKE, .value = "2"},
        {"1", "-", "1", .verdict = VERDICT_TAKE},
        {NULL, "-", NULL, .verdict = VERDICT_TAKE},
        {NULL, "-", NULL, "B", "3", .verdict = VERDICT_NOTHING},
        {"1", NULL, "1", .verdict = VERDICT_EMPTIED},
        {"1", NULL, NULL, "B", "9", .verdict = VERDICT_NOTHING},
        /* A machine read it anew: a person's word counts more. */
        {"1", "2", "3", .verdict = VERDICT_TAKE, .value = "2"},
        /* A person did as well. */
        {"1", "2", "3", "B", "9", .verdict = VERDICT_CONFLICT},
        {"1", "2", "1", "B", "9", .verdict = VERDICT_CONFLICT},
        {"1", "2", "3", "B", "5", .verdict = VERDICT_CONFLICT},
        {"1", "2", "1", "B", "5", .verdict = VERDICT_TAKE, .value = "2"},
        {"1", "2", NULL, "B", "9", .verdict = VERDICT_CONFLICT},
        {"1", "-", "3", "B", "9", .verdict = VERDICT_CONFLICT},
        {"1", "2", "2", "B", "9", .verdict = VERDICT_NOTHING},
        {"1", "2", "2", .verdict = VERDICT_TAKE, .value = "2"},
        /* A sheet made elsewhere. */
        {NULL, "2", "1", .elsewhere = true, .verdict = VERDICT_TAKE, .value = "2"},
        {NULL, "2", "1", "B", "3", .elsewhere = true, .verdict = VERDICT_CONFLICT},
        {NULL, "1", "1", "B", "3", .elsewhere = true, .verdict = VERDICT_NOTHING},
        {NULL, NULL, "1", .elsewhere = true, .verdict = VERDICT_NOTHING},
        /* Marked as right. */
        {"1", "1", "1", .marked = true, .asked = true, .verdict = VERDICT_TAKE, .value = "1"},
        {"1", "1", "1", .marked = true, .verdict = VERDICT_NOTHING},
        {"1", "1", "3", .marked = true, .asked = true, .verdict = VERDICT_CONFLICT},
        {NULL, NULL, NULL, .marked = true, .asked = true, .verdict = VERDICT_TAKE},
        {"1", "1", "3", "B", "9", .marked = true, .verdict = VERDICT_NOTHING},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        decides(i, &cases[i]);
}

static void test_a_damaged_token_is_none(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct listing listing = {.entry = {.digest = SHA_A, .part = 2, .revision = 7}};
    struct confirmation by[FIELD_COUNT] = {[FIELD_DATE] = {"A", "2026-11-25T10:00:00Z"}};
    struct sheet_form_row row = {.number = 1, .listing = &listing, .confirmations = by};
    const char *cells[SHEET_FORM_COLUMNS];
    bool doubtful[SHEET_FORM_COLUMNS];
    struct sheet_token token;
    char *text;

    (void)state;
    sheet_form_put(SHEET_FORM_OUTGOING, &arena, &row, cells, doubtful);
    text = arena_strdup(&arena, sheet_token_put(SHEET_FORM_OUTGOING, &arena, &row, cells));
    assert_true(sheet_token_parse(text, &token));
    assert_int_equal(token.form, SHEET_FORM_OUTGOING);
    assert_string_equal(token.digest, SHA_A);
    assert_int_equal(token.part, 2);
    assert_int_equal(token.revision, 7);
    assert_string_equal(token.confirmed, "2026-11-25T10:00:00Z");
    for (size_t i = 0; text[i]; i++) {
        char was = text[i];

        text[i] = was == '1' ? '2' : '1';
        if (sheet_token_parse(text, &token))
            fail_msg("position %zu: %s", i, text);
        text[i] = was;
    }
    assert_false(sheet_token_parse("", &token));
    assert_false(sheet_token_parse("S1", &token));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_catalogue_sheet_has_46_columns_and_ours),
        cmocka_unit_test(test_columns_are_known_by_their_headings),
        cmocka_unit_test(test_numbers_and_dates_come_back_whole),
        cmocka_unit_test(test_what_clerks_type_is_understood),
        cmocka_unit_test(test_three_sides_are_told_apart),
        cmocka_unit_test(test_a_damaged_token_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

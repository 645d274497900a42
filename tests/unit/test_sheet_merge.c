/* The clerk's sheet: what a row says, what is decided of it, and a sheet merged into a catalogue. */
#include "tests/unit/catalogue_fixture.h"

#include <fcntl.h>

#include "tools/sheet_decide.h"
#include "tools/sheet_export.h"
#include "tools/sheet_line.h"
#include "tools/sheet_merge.h"

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

/* Merging --------------------------------------------------------------------------------------------------------- */

static int note_finding(const struct sheet_finding *f, void *data)
{
    buf_printf(data, "%ld %s %s: %s | %s\n", f->row, sheet_finding_name(f->kind), f->name ? f->name : "row",
               f->sheet ? f->sheet : "", f->archive ? f->archive : "");
    return 0;
}

static const char *add_item(struct fixture *f, const char *path, const char *sha, int64_t id)
{
    struct item item = {.path = path, .kind = ITEM_FILE, .outcome = ITEM_DOCUMENT, .digest = sha, .document = id};

    OK(catalogue_save_item(f->c, &item, &f->err));
    return path;
}

/* The sheet of documents 1 and 2 as CSV text. */
static char *export_csv(struct fixture *f, enum sheet_form form)
{
    static const int64_t ids[] = {1, 2};
    cleanup_buf struct buf bytes = {0};
    char *path = arena_printf(&f->arena, "%s/so.csv", f->folder);
    struct sheet_export options = {.form = form, .path = path, .replace = true};
    long rows;

    OK(sheet_export(f->c, ids, 2, &options, &rows, &f->err));
    assert_int_equal(rows, 2);
    OK(file_read(AT_FDCWD, path, 1 << 20, &bytes, &f->err));
    return arena_strdup(&f->arena, bytes.data);
}

static char *replaced(struct fixture *f, const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);

    if (!at)
        fail_msg("no '%s' in '%s'", old, text);
    return arena_printf(&f->arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static struct sheet_merge_result merges(struct fixture *f, const char *text, const char *who, bool apply,
                                        const char *want)
{
    cleanup_buf struct buf seen = {0};
    struct sheet_merge options = {.who = who, .apply = apply, .each = note_finding, .data = &seen};
    struct sheet_merge_result result;

    OK(sheet_merge(f->c, "so.csv", text, strlen(text), &options, &result, &f->err));
    assert_string_equal(buf_string(&seen), want);
    return result;
}

static const char *value_now(struct fixture *f, int64_t id, enum field_id field)
{
    struct document d;

    OK(catalogue_load(f->c, &f->arena, id, LOAD_FIELDS, &d, &f->err));
    return d.fields[field].value;
}

static void two_documents(struct fixture *f)
{
    assert_int_equal(add_read_document(f, SHA_A, 1), 1);
    assert_int_equal(add_read_document(f, SHA_B, 1), 2);
    add_item(f, "a/một.pdf", SHA_A, 1);
    add_item(f, "a/hai.pdf", SHA_B, 2);
}

static void test_a_correction_is_taken_once_and_by_name(void **state)
{
    struct fixture *f = *state;
    struct confirmation by[FIELD_COUNT];
    char *sheet, *changed;

    two_documents(f);
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    assert_int_equal(merges(f, sheet, "Lan", true, "").unchanged, 2);
    changed = replaced(f, sheet, "Về việc giao đất", "=Về việc thu hồi đất");
    merges(f, changed, "Lan", false, "2 taken abstract: =Về việc thu hồi đất | Về việc giao đất\n");
    assert_string_equal(value_now(f, 1, FIELD_ABSTRACT), "Về việc giao đất");
    merges(f, changed, "Lan", true, "2 taken abstract: =Về việc thu hồi đất | Về việc giao đất\n");
    assert_string_equal(value_now(f, 1, FIELD_ABSTRACT), "=Về việc thu hồi đất");
    assert_string_equal(value_now(f, 2, FIELD_ABSTRACT), "Về việc giao đất");
    OK(catalogue_load_confirmations(f->c, &f->arena, 1, by, &f->err));
    assert_string_equal(by[FIELD_ABSTRACT].who, "Lan");
    assert_int_equal(merges(f, changed, "Lan", true, "").unchanged, 2);
    assert_problems(f, NULL);
}

static void test_two_people_are_never_played_against_each_other(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed;

    two_documents(f);
    sheet = export_csv(f, SHEET_FORM_OUTGOING);
    changed = replaced(f, sheet, "\"768/QĐ-UBND\"", "\"769/QĐ-UBND\"");
    OK(catalogue_confirm(f->c, 1, FIELD_NUMBER, "770/QĐ-UBND", "Minh", &f->err));
    merges(f, changed, "Lan", true, "2 conflict number: 769/QĐ-UBND | 770/QĐ-UBND\n");
    assert_string_equal(value_now(f, 1, FIELD_NUMBER), "770/QĐ-UBND");
    /* Seen in a sheet written after it, it is the clerk's to correct. */
    changed = replaced(f, export_csv(f, SHEET_FORM_OUTGOING), "\"770/QĐ-UBND\"", "\"769/QĐ-UBND\"");
    merges(f, changed, "Lan", true, "2 taken number: 769/QĐ-UBND | 770/QĐ-UBND\n");
    assert_string_equal(value_now(f, 1, FIELD_NUMBER), "769/QĐ-UBND");
}

static void test_rows_that_cannot_be_are_left_out(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed, *row;

    two_documents(f);
    sheet = export_csv(f, SHEET_FORM_OUTGOING);
    merges(f, replaced(f, sheet, "2021-09-13", "31/9/2021"), "Lan", true, "2 broken date: 31/9/2021 | 2021-09-13\n");
    merges(f, replaced(f, sheet, "2021-09-13", ""), "Lan", true, "2 emptied date:  | 2021-09-13\n");
    merges(f, replaced(f, sheet, "a/một.pdf", "a/hai.pdf"), "Lan", true, "2 mixed row: a/hai.pdf | \n");
    merges(f, replaced(f, sheet, "S1.outgoing", "S1.incoming"), "Lan", true, "2 unknown row: a/một.pdf | \n");
    row = arena_printf(&f->arena, "\"%0200d/QĐ-UBND\"", 7);
    changed = replaced(f, sheet, "\"768/QĐ-UBND\"", row);
    row[strlen(row) - 1] = '\0';
    merges(f, changed, "Lan", true, arena_printf(&f->arena, "2 too-long number: %s | 768/QĐ-UBND\n", row + 1));
    /* The first row again, corrected otherwise. */
    row = strstr(sheet, "\"768/QĐ-UBND\"");
    row = arena_strndup(&f->arena, row, (size_t)(strstr(row + 1, "\"768/QĐ-UBND\"") - row));
    changed = arena_printf(&f->arena, "%s%s", replaced(f, sheet, "Về việc giao đất", "một"),
                           replaced(f, row, "Về việc giao đất", "hai"));
    merges(f, changed, "Lan", true, "2 doubled row:  | \n6 doubled row:  | \n");
    /* A copy that says the same counts once; one that was not changed does not count. */
    changed = arena_printf(&f->arena, "%s%s%s", replaced(f, sheet, "Về việc giao đất", "một"),
                           replaced(f, row, "Về việc giao đất", "một"), row);
    merges(f, changed, "Lan", true, "2 taken abstract: một | Về việc giao đất\n");
}

static void test_a_number_without_its_symbol_is_none(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed;
    static const char elsewhere[] = "Tên loại văn bản;Số của văn bản;Ký hiệu của văn bản;Đường dẫn file\n"
                                    ";769;;a/một.pdf\n;-;;a/hai.pdf\n";

    two_documents(f);
    merges(f, elsewhere, "Lan", true, "3 taken number:  | 768/QĐ-UBND\n");
    OK(catalogue_confirm(f->c, 1, FIELD_SYMBOL, "QĐ-UBND", "Minh", &f->err));
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    changed = replaced(f, sheet, "768,\"QĐ-UBND\"", "769,");
    merges(f, changed, "Lan", true, "2 emptied symbol:  | QĐ-UBND\n");
    changed = replaced(f, sheet, "768,\"QĐ-UBND\"", "769,-");
    merges(f, changed, "Lan", true, "2 taken symbol:  | QĐ-UBND\n2 taken number: 769 | 768/QĐ-UBND\n");
}

/* A spreadsheet of another country turns day and month round. */
static void test_the_order_of_day_and_month_is_found_out(void **state)
{
    struct fixture *f = *state;
    char *sheet, *changed;

    two_documents(f);
    OK(catalogue_confirm(f->c, 2, FIELD_DATE, "2021-02-01", "Minh", &f->err));
    sheet = export_csv(f, SHEET_FORM_OUTGOING);
    /* All of it month first: nothing new. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", "09/13/2021"), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", true, "");
    /* Only one date, a day either way: what it showed tells. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", ""), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", true, "2 emptied date:  | 2021-09-13\n");
    changed = replaced(f, replaced(f, sheet, "2021-09-13", ""), "2021-02-01", "01/02/2021");
    merges(f, changed, "Lan", true, "2 emptied date:  | 2021-09-13\n");
    /* Month first, and a correction. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", "09/14/2021"), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", false, "2 taken date: 2021-09-14 | 2021-09-13\n");
    /* Both orders in one file: what is a day either way is not taken. */
    changed = replaced(f, replaced(f, sheet, "2021-09-13", "13/09/2021"), "2021-02-01", "02/01/2021");
    merges(f, changed, "Lan", true, "4 broken date: 02/01/2021 | 2021-02-01\n");
}

static void test_a_sheet_made_elsewhere_goes_by_the_path(void **state)
{
    struct fixture *f = *state;
    static const char sheet[] =
        "Tên loại văn bản;Số của văn bản;Ký hiệu của văn bản;Ngày văn bản;Tháng văn bản;Năm văn bản;"
        "Trích yếu nội dung;Từ khóa;Đường dẫn file\n"
        "Quyết định;9;QĐ-UBND;13;9;2021;Về việc giao đất;đất;a/một.pdf\n"
        "Quyết định;9;QĐ-UBND;13;9;2021;;;a/ba.pdf\n";
    struct sheet_merge_result result;

    two_documents(f);
    OK(catalogue_confirm(f->c, 1, FIELD_DATE, "2021-09-14", "Minh", &f->err));
    result = merges(f, sheet, "Lan", true,
                    "2 taken symbol: QĐ-UBND | \n2 taken number: 09/QĐ-UBND | 768/QĐ-UBND\n"
                    "2 conflict date: 2021-09-13 | 2021-09-14\n2 taken type: Quyết định | Quyết định\n"
                    "2 taken abstract: Về việc giao đất | Về việc giao đất\n3 unknown row: a/ba.pdf | \n");
    assert_int_equal(result.left[18], 1); /* Từ khóa: the first of the two of that name */
    assert_int_equal(result.left_row[18], 2);
}

static void test_what_is_no_such_sheet_is_refused(void **state)
{
    struct fixture *f = *state;
    struct sheet_merge options = {.who = "Lan", .each = note_finding};
    struct sheet_merge_result result;
    static const char none[] = "a,b,c\n1,2,3\n", pathless[] =
                                                     "Tác giả,Người ký,Ngày tháng văn bản,Số\\, ký hiệu văn bản,"
                                                     "Ngày đến,Số đến,Ký nhận\n";

    assert_int_equal(sheet_merge(f->c, "x.csv", none, sizeof none - 1, &options, &result, &f->err), -1);
    assert_int_equal(f->err.code, ERR_INPUT);
    assert_non_null(strstr(f->err.message, "'x.csv' has no headings"));
    assert_int_equal(sheet_merge(f->c, "x.csv", pathless, sizeof pathless - 1, &options, &result, &f->err), -1);
    assert_non_null(strstr(f->err.message, "has no column 'Đường dẫn file'"));
}

static struct dossier make_dossier(struct fixture *f)
{
    struct dossier dossier = {0};
    int64_t ids[] = {2, 1};

    two_documents(f);
    dossier.value[DOSSIER_ORGAN] = "H30.81";
    dossier.value[DOSSIER_YEAR] = "2021";
    dossier.value[DOSSIER_NOTATION] = "01.TCCB";
    dossier.value[DOSSIER_TITLE] = "Hồ sơ giao đất năm 2021";
    dossier.value[DOSSIER_MAINTENANCE] = "05";
    dossier.value[DOSSIER_START] = "2021-02";
    dossier.value[DOSSIER_BOX] = "01";
    OK(dossier_add(f->c, &f->arena, &dossier, "An", &f->err));
    OK(dossier_add_documents(f->c, dossier.id, ids, 2, "An", NULL, &f->err));
    return dossier;
}

static const char *dossier_now(struct fixture *f, int64_t id, enum dossier_field field)
{
    struct dossier d;

    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    return d.value[field];
}

static void test_the_dossier_stands_beside_its_documents(void **state)
{
    struct fixture *f = *state;
    char *sheet;

    make_dossier(f);
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    assert_non_null(strstr(sheet, "1,,,\"01\",\"01.TCCB\",\"Hồ sơ giao đất năm 2021\",\"20 năm\",,,,02,2021,,,,2,"));
    assert_non_null(strstr(sheet, ",2,\"Quyết định\",\"768/QĐ-UBND\""));
    assert_int_equal(merges(f, sheet, "Lan", true, "").left[5], 0);
    /* A spreadsheet takes the noughts away. */
    merges(f, replaced(f, replaced(f, sheet, "\"01\",", "1,"), ",02,2021", ",2,2021"), "Lan", true, "");
}

static void test_a_dossier_is_corrected_in_any_of_its_rows(void **state)
{
    struct fixture *f = *state;
    int64_t id = make_dossier(f).id;
    char *sheet = export_csv(f, SHEET_FORM_CATALOGUE), *changed, *both;

    changed =
        replaced(f, replaced(f, sheet, "đất năm 2021\",\"20 năm\",,,,02,2021", "đất 2021\",\"15 năm\",,,5,2,2021"),
                 "\"01\",", "7,");
    merges(f, changed, "Lan", false,
           "2 taken box: 7 | 01\n2 taken title: Hồ sơ giao đất 2021 | Hồ sơ giao đất năm 2021\n"
           "2 taken maintenance: 15 năm | 20 năm\n2 taken start_date: 5/2/2021 | 2/2021\n");
    assert_string_equal(dossier_now(f, id, DOSSIER_MAINTENANCE), "05");
    /* The same in the second row counts once. */
    both = replaced(f, changed, "giao đất năm 2021", "giao đất 2021");
    assert_int_equal(merges(f, both, "Lan", true,
                            "2 taken box: 7 | 01\n2 taken title: Hồ sơ giao đất 2021 | Hồ sơ giao đất năm 2021\n"
                            "2 taken maintenance: 15 năm | 20 năm\n2 taken start_date: 5/2/2021 | 2/2021\n")
                         .unchanged,
                     1);
    assert_string_equal(dossier_now(f, id, DOSSIER_TITLE), "Hồ sơ giao đất 2021");
    assert_string_equal(dossier_now(f, id, DOSSIER_MAINTENANCE), "07");
    assert_string_equal(dossier_now(f, id, DOSSIER_MAINTENANCE_YEARS), "15");
    assert_string_equal(dossier_now(f, id, DOSSIER_START), "2021-02-05");
    merges(f, both, "Lan", true, "");
}

/* A document in two dossiers has two rows; either may be corrected, and both alike. */
static void test_a_document_of_two_dossiers_is_corrected_once(void **state)
{
    struct fixture *f = *state;
    struct dossier second = make_dossier(f);
    struct sheet_export options = {.path = arena_printf(&f->arena, "%s/hai.csv", f->folder)};
    cleanup_buf struct buf sheet = {0};
    int64_t id = 1;
    long rows;
    char *one, *other;

    second.value[DOSSIER_NOTATION] = "02.TCCB";
    second.id = 0;
    OK(dossier_add(f->c, &f->arena, &second, "An", &f->err));
    OK(dossier_add_documents(f->c, second.id, &id, 1, "An", NULL, &f->err));
    OK(sheet_export(f->c, &id, 1, &options, &rows, &f->err));
    assert_int_equal(rows, 2);
    OK(file_read(AT_FDCWD, options.path, 1 << 20, &sheet, &f->err));
    one = replaced(f, sheet.data, "Về việc giao đất", "một");
    other = replaced(f, one, "Về việc giao đất", "hai");
    merges(f, other, "Lan", true, "2 doubled row:  | \n3 doubled row:  | \n");
    merges(f, replaced(f, one, "Về việc giao đất", "một"), "Lan", false, "2 taken abstract: một | Về việc giao đất\n");
    merges(f, one, "Lan", true, "2 taken abstract: một | Về việc giao đất\n");
    /* The dossier of the second row. */
    one = replaced(f, sheet.data, "\"02.TCCB\",\"Hồ sơ giao đất", "\"02.TCCB\",\"Hồ sơ thu hồi đất");
    merges(f, one, "Lan", true, "3 taken title: Hồ sơ thu hồi đất năm 2021 | Hồ sơ giao đất năm 2021\n");
    assert_string_equal(dossier_now(f, second.id, DOSSIER_TITLE), "Hồ sơ thu hồi đất năm 2021");
}

static void test_what_a_dossier_does_not_take_is_told(void **state)
{
    struct fixture *f = *state;
    struct dossier d = make_dossier(f);
    char *sheet = export_csv(f, SHEET_FORM_CATALOGUE), *changed;

    merges(f, replaced(f, sheet, "\"20 năm\",,,,02,2021", "\"20 năm\",,,31,02,2021"), "Lan", true,
           "2 broken start_date: 31/2/2021 | 2/2021\n");
    merges(f, replaced(f, sheet, "\"20 năm\",,,,02,2021", "\"20 năm\",,,,02,"), "Lan", true,
           "2 broken start_date: 2/? | 2/2021\n");
    merges(f, replaced(f, sheet, "\"20 năm\",", "\"hai mươi\","), "Lan", true,
           "2 broken maintenance: hai mươi | 20 năm\n");
    merges(f, replaced(f, sheet, "\"20 năm\",", ","), "Lan", true, "2 emptied maintenance:  | 20 năm\n");
    /* Two rows say two things. */
    changed = replaced(f, replaced(f, sheet, "đất năm 2021", "đất 1"), "đất năm 2021", "đất 2");
    merges(f, changed, "Lan", true,
           "2 doubled title: Hồ sơ giao đất 1 | Hồ sơ giao đất năm 2021\n"
           "3 doubled title: Hồ sơ giao đất 2 | Hồ sơ giao đất năm 2021\n");
    /* Somebody changed it in the archive. */
    assert_int_equal(dossier_find(f->c, &f->arena, d.id, &d, &f->err), 1);
    d.value[DOSSIER_TITLE] = "Hồ sơ thu hồi đất";
    OK(dossier_save(f->c, &d, "Minh", NULL, &f->err));
    changed = replaced(f, sheet, "đất năm 2021", "đất 1");
    merges(f, changed, "Lan", true, "2 conflict title: Hồ sơ giao đất 1 | Hồ sơ thu hồi đất\n");
    assert_string_equal(dossier_now(f, d.id, DOSSIER_TITLE), "Hồ sơ thu hồi đất");
    merges(f, sheet, "Lan", true, "");
}

static void test_a_closed_dossier_takes_nothing(void **state)
{
    struct fixture *f = *state;
    struct dossier d = make_dossier(f);
    char *sheet;

    d.value[DOSSIER_MODE] = "01";
    d.value[DOSSIER_LANGUAGE] = "01";
    d.value[DOSSIER_END] = "2021-12";
    d.value[DOSSIER_CONFIDENCE] = "02";
    d.value[DOSSIER_PAPER_FILE_CODE] = "G09.1.1";
    OK(dossier_save(f->c, &d, "An", NULL, &f->err));
    OK(dossier_close(f->c, d.id, "An", &f->err));
    sheet = export_csv(f, SHEET_FORM_CATALOGUE);
    merges(f, replaced(f, sheet, "đất năm 2021", "đất"), "Lan", false,
           "2 broken title: Hồ sơ giao đất | Hồ sơ giao đất năm 2021\n");
    merges(f, replaced(f, sheet, "đất năm 2021", "đất"), "Lan", true,
           "2 broken title: Hồ sơ giao đất | Hồ sơ giao đất năm 2021\n");
    assert_string_equal(dossier_now(f, d.id, DOSSIER_TITLE), "Hồ sơ giao đất năm 2021");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_catalogue_sheet_has_46_columns_and_ours),
        cmocka_unit_test(test_columns_are_known_by_their_headings),
        cmocka_unit_test(test_numbers_and_dates_come_back_whole),
        cmocka_unit_test(test_what_clerks_type_is_understood),
        cmocka_unit_test(test_three_sides_are_told_apart),
        cmocka_unit_test(test_a_damaged_token_is_none),
        TEST(test_a_correction_is_taken_once_and_by_name),
        TEST(test_two_people_are_never_played_against_each_other),
        TEST(test_rows_that_cannot_be_are_left_out),
        TEST(test_a_number_without_its_symbol_is_none),
        TEST(test_the_order_of_day_and_month_is_found_out),
        TEST(test_a_sheet_made_elsewhere_goes_by_the_path),
        TEST(test_what_is_no_such_sheet_is_refused),
        TEST(test_the_dossier_stands_beside_its_documents),
        TEST(test_a_dossier_is_corrected_in_any_of_its_rows),
        TEST(test_a_document_of_two_dossiers_is_corrected_once),
        TEST(test_what_a_dossier_does_not_take_is_told),
        TEST(test_a_closed_dossier_takes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

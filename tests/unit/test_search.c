/* Facts about search: what a person types and what is found. */
#include <time.h>

#include "index/query.h"
#include "tests/unit/search_fixture.h"

static void test_every_form_of_a_number_finds_the_document_first(void **state)
{
    static const char *const FORMS[] = {"768/QĐ-UBND", "768/qd-ubnd", "768 QD UBND", "768 qd", "số: 768/QĐ-UBND",
                                        "quyết định số 768", "so:768/qd-ubnd", "\"768/QĐ-UBND\"", "0768 QĐ UBND"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        struct search_result *r = search(f, FORMS[i]);

        if (r->count < 2 || r->hits[0].document != 1 || r->hits[0].match != SEARCH_NUMBER)
            fail_msg("'%s' does not find it", FORMS[i]);
        assert_false(r->hits[0].unconfirmed);
        assert_int_equal(r->hits[1].document, 5);
        assert_true(r->hits[1].unconfirmed);
        assert_string_equal(r->hits[1].number, "768/QĐ-UBND");
    }
}

static void test_a_bare_number_finds_all_and_then_the_text(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "768", "1 3 5 2 ");
    assert_int_equal(f->result.hits[3].match, SEARCH_TEXT);
    assert_int_equal(f->result.hits[3].page, 2);
    assert_found(f, "768 năm 2020", "3 5 ");
    assert_found(f, "18-NQ/TW", "4 ");
    assert_found(f, "18 nq tw", "4 ");
}

static void test_marks_typed_find_exact_words_first(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "cải cách hành chính", "2 4 ");
    assert_int_equal(f->result.hits[0].match, SEARCH_TEXT);
    assert_int_equal(f->result.hits[1].match, SEARCH_FOLDED);
    assert_found(f, "cai cach hanh chinh", "2 4 ");
    assert_int_equal(f->result.hits[1].match, SEARCH_TEXT);
    assert_found(f, "tinh gon", "4 ");
}

static void test_an_unmarked_word_among_marked_ones_is_meant(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "ban việc", "1 3 ");
    assert_int_equal(f->result.hits[1].match, SEARCH_FOLDED);
}

static void test_spelling_variants_meet(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "hoà", "1 ");
    assert_found(f, "định kỳ", "3 ");
    assert_found(f, "uỷ", "1 5 ");
}

static void test_words_may_stand_on_different_pages(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "Hòa bồi thường", "1 ");
    assert_int_equal(f->result.hits[0].page, 2);
}

static void test_phrase_prefix_not_or(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "\"giao đất\"", "1 ");
    assert_found(f, "\"đất giao\"", "");
    assert_found(f, "tuyể*", "3 ");
    assert_found(f, "hành chính -kế", "4 ");
    assert_found(f, "bão OR tuyển", "3 5 ");
    assert_found(f, "(bão | tuyển) -lũ", "3 ");
    assert_found(f, "“giao đất”", "1 ");
}

static void test_the_snippet_shows_the_hit_marked(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(search(f, "bồi thường")->hits[0].snippet, "Điều 2. [Bồi thường] khi thu hồi nhà");
    assert_int_equal(f->result.hits[0].page, 2);
    assert_string_equal(search(f, "boi nha")->hits[0].snippet, "Điều 2. [Bồi] thường khi thu hồi [nhà]");
    assert_string_equal(search(f, "đợt")->hits[0].snippet, "Về việc giao đất [đợt] 2");
}

static void test_boxes_are_those_of_the_words_in_the_original_raster(void **state)
{
    struct fixture *f = *state;
    struct search_hit *hit = &search(f, "\"giao dat\"")->hits[0];
    struct page_box *boxes;
    size_t count;

    assert_int_equal(hit->box_count, 2);
    assert_int_equal(hit->boxes[0].page, 1);
    assert_int_equal(hit->boxes[0].box.x, 1000 - (10 + 20 * 8) - 18); /* turned by 180 degrees */
    assert_int_equal(hit->boxes[0].box.w, 18);
    hit = &search(f, "768/QĐ-UBND")->hits[0];
    assert_int_equal(hit->boxes[0].box.w, 30); /* the field: its number may be handwriting */
    assert_int_equal(search_boxes(f->c, &f->arena, "bồi thường", 1, 2, &boxes, &count, &f->err), 0);
    assert_int_equal(count, 2);
    assert_int_equal(search_boxes(f->c, &f->arena, "bồi thường", 1, 9, &boxes, &count, &f->err), -1);
}

static void test_a_corrected_number_is_found_and_the_wrong_one_is_not(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(catalogue_confirm(f->c, 5, FIELD_NUMBER, "786/QĐ-UBND", "A", &f->err), 0);
    assert_found(f, "786", "5 ");
    assert_false(f->result.hits[0].unconfirmed);
    assert_found(f, "763/QĐ-UBND", "1 ");
    assert_true(f->result.similar);
}

static void test_pages_of_results_give_every_document_once(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];
    unsigned char seen[128] = {0};
    struct search_query query = {.text = "768", .limit = 7};

    for (int i = 0; i < 40; i++) {
        s.number = i % 2 ? "768/KH-SNV" : "12/KH-SNV";
        s.pages[0] = i % 3 ? "kế hoạch 768" : "kế hoạch số 768 và 768";
        add_sample(f, &s, 100 + i);
    }
    for (query.offset = 0; query.offset < 49; query.offset += 7) {
        assert_int_equal(search_run(f->c, &f->arena, &query, &f->result, &f->err), 0);
        assert_int_equal(f->result.total, 44);
        for (size_t i = 0; i < f->result.count; i++)
            assert_int_equal(seen[f->result.hits[i].document]++, 0);
    }
    for (int i = 6; i <= 45; i++)
        assert_int_equal(seen[i], 1);
}

static void test_abbreviations_find_what_they_stand_for_and_the_reverse(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];

    assert_found(f, "CCHC năm 2022", "2 ");
    assert_found(f, "cchc", "2 4 ");
    assert_found(f, "UBND", "5 1 2 "); /* in their numbers, the shorter title first; then in the text */
    s.number = "9/KH-SNV";
    s.pages[0] = "Thực hiện CCHC tại đơn vị";
    add_sample(f, &s, 50);
    assert_found(f, "cải cách hành chính", "2 6 4 ");
    assert_found(f, "\"cải cách hành chính\"", "2 4 "); /* typed in quotes: as it stands */
}

static void test_definitions_in_the_documents_are_learnt(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];

    assert_found(f, "HTQN", "");
    s.number = "9/KH-SNV";
    s.pages[0] = "triển khai hạ tầng quan nhiệm (HTQN) và việc khác (XYZW)";
    add_sample(f, &s, 51);
    s.number = "10/KH-SNV";
    s.pages[0] = "nâng cấp hạ tầng quan nhiệm các xã";
    add_sample(f, &s, 52);
    assert_found(f, "HTQN", "6 7 ");
    assert_found(f, "hạ tầng quan nhiệm", "6 7 ");
    assert_int_equal(catalogue_set_state(f->c, 6, DOCUMENT_QUARANTINED, "test", &f->err), 0);
    assert_found(f, "HTQN", "");
}

static void test_the_archives_own_abbreviations_are_read(void **state)
{
    struct fixture *f = *state;
    char path[128];
    FILE *out;

    snprintf(path, sizeof path, "%s/abbreviations.tsv", f->folder);
    out = fopen(path, "w");
    fputs("# ours\nTGBM\ttinh gọn bộ máy\nno tab here\n\n", out);
    fclose(out);
    assert_found(f, "tgbm", "4 ");
}

static void test_a_misread_word_is_corrected_when_nothing_is_found(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "tuyểu dụng", "3 ");
    assert_string_equal(f->result.corrected, "tuyen dụng");
    assert_found(f, "giao dat dot", "1 ");
    assert_null(f->result.corrected);
    assert_found(f, "xyzzy", "");
}

static void test_a_number_like_it_is_shown_when_nobody_has_it(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "758/QĐ-UBND", "1 5 ");
    assert_true(f->result.similar);
    assert_found(f, "7/KH-SGDĐT", "");
    assert_found(f, "12/KH-SGDĐT", "2 ");
    assert_true(f->result.similar);
    assert_found(f, "768/QĐ-UBND", "1 5 2 ");
    assert_false(f->result.similar);
}

static void test_words_stand_first_in_the_title_then_side_by_side(void **state)
{
    struct fixture *f = *state;
    static const char *const PAGES[] = {"rừng và việc trồng", "về trồng rừng ở đây", "x", "x"},
                             *const ABSTRACTS[] = {"a", "b", "Rừng phải trồng", "Trồng rừng"};
    struct sample s = SAMPLES[2];

    for (int i = 0; i < 4; i++) {
        s.pages[0] = PAGES[i];
        s.abstract = ABSTRACTS[i];
        s.number = "x";
        add_sample(f, &s, 60 + i);
    }
    assert_found(f, "trồng rừng", "9 8 7 6 ");
    assert_found(f, "trong rung", "9 8 7 6 ");
    assert_found(f, "\"trồng rừng\"", "9 7 ");
    assert_found(f, "\"trong rung o day\"", "7 ");
}

static void test_a_phrase_is_proved_in_the_text(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];

    /* Each two stand side by side somewhere, the three nowhere; and with other marks than typed. */
    s.pages[0] = "một hai năm, hai ba bốn; bán hàng";
    s.number = "x";
    add_sample(f, &s, 70);
    assert_found(f, "\"một hai ba\"", "");
    assert_found(f, "\"hai ba bốn\"", "6 ");
    assert_found(f, "\"bán hàng\"", "6 ");
    assert_found(f, "\"bàn hàng\"", "6 ");
    assert_int_equal(f->result.hits[0].match, SEARCH_FOLDED);
}

static void test_a_beginning_goes_on_in_a_phrase(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "\"giao đ\"*", "1 2 ");
    assert_int_equal(f->result.hits[1].match, SEARCH_FOLDED); /* Giáo dục */
    assert_found(f, "\"giao x\"*", "");
    assert_found(f, "tuy*", "3 ");
}

static void test_many_documents_come_newest_first(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];
    struct search_query query = {.text = "kiểm lâm", .limit = 50};
    char date[16], number[16];
    const char *last = "9999";

    s.pages[0] = "đội kiểm lâm";
    for (int i = 0; i < 40; i++) {
        snprintf(date, sizeof date, "20%02d-%02d-11", i * 7 % 20, i % 12 + 1);
        snprintf(number, sizeof number, "%d/KL", i + 1);
        s.date = date;
        s.number = number;
        add_sample(f, &s, 200 + i);
    }
    assert_int_equal(search_run(f->c, &f->arena, &query, &f->result, &f->err), 0);
    assert_int_equal(f->result.count, 40);
    for (size_t i = 0; i < f->result.count; i++) {
        struct document d;

        assert_int_equal(catalogue_load(f->c, &f->arena, f->result.hits[i].document, LOAD_FIELDS, &d, &f->err), 0);
        assert_true(strcmp(d.fields[FIELD_DATE].value, last) <= 0);
        last = d.fields[FIELD_DATE].value;
    }
}

static void test_what_64_kb_of_query_are_is_told_at_once(void **state)
{
    static const char *const PIECES[] = {"a ", "\"", "-", "OR ", "so:", "1/", "*", "ngay:2021..", "(", "ủ", "UBND ", "\xFF"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        cleanup_arena struct arena arena = {0};
        cleanup_buf struct buf text = {0};
        struct query query;
        clock_t start;

        while (text.len < 65536)
            buf_puts(&text, PIECES[i]);
        start = clock();
        query_parse(&arena, text.data, text.len, &query);
        assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 0.05);
    }
    (void)f;
}

static void test_no_bytes_make_an_error(void **state)
{
    static const char PIECES[] = "\"\"**--()^:OR NOT AND NEAR {}/\\%_';~=#+<>|&,.0123456789 \t\nqdubndàđỦ\xFF\xC3\xE1\xBB";
    static const char *const WORDS[] = {"so:", "date:", "2021..", "\"768", "OR ", "-", "loai:\"", "768/QĐ", "NEAR(", "* "};
    struct fixture *f = *state;
    uint32_t seed = 12345;

    for (int n = 0; n < 20000; n++) {
        cleanup_arena struct arena arena = {0};
        char text[64];
        size_t length = 0, wanted;

        seed = seed * 1664525 + 1013904223;
        wanted = seed >> 26;
        while (length < wanted) {
            seed = seed * 1664525 + 1013904223;
            if (seed >> 29 == 0) {
                const char *word = WORDS[(seed >> 8) % 10];

                length += (size_t)snprintf(text + length, sizeof text - length, "%s", word);
                length = length < sizeof text - 1 ? length : sizeof text - 1;
            } else if (length < sizeof text - 1) {
                text[length++] = n % 4 == 0 ? (char)(1 + (seed >> 8) % 255) : PIECES[(seed >> 8) % (sizeof PIECES - 1)];
            }
            if (length >= sizeof text - 1)
                break;
        }
        text[length] = '\0';
        struct search_query query = {.text = text, .boxes = n % 8 == 0, .limit = 3};

        if (search_run(f->c, &arena, &query, &f->result, &f->err) != 0)
            fail_msg("query %d '%s': %s", n, text, f->err.message);
    }
}

static void test_an_endless_query_is_answered(void **state)
{
    struct fixture *f = *state;
    char *text = memory_alloc(200001);

    for (int i = 0; i < 200000; i++)
        text[i] = "a\" b-c OR* ("[i % 12];
    search(f, text);
    memset(text, '-', 200000);
    search(f, text);
    for (int i = 0; i < 200000; i++)
        text[i] = i % 2 ? ' ' : 'x';
    search(f, text);
    free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_every_form_of_a_number_finds_the_document_first),
        TEST(test_a_bare_number_finds_all_and_then_the_text),
        TEST(test_marks_typed_find_exact_words_first),
        TEST(test_an_unmarked_word_among_marked_ones_is_meant),
        TEST(test_spelling_variants_meet),
        TEST(test_words_may_stand_on_different_pages),
        TEST(test_phrase_prefix_not_or),
        TEST(test_the_snippet_shows_the_hit_marked),
        TEST(test_boxes_are_those_of_the_words_in_the_original_raster),
        TEST(test_a_corrected_number_is_found_and_the_wrong_one_is_not),
        TEST(test_pages_of_results_give_every_document_once),
        TEST(test_abbreviations_find_what_they_stand_for_and_the_reverse),
        TEST(test_definitions_in_the_documents_are_learnt),
        TEST(test_the_archives_own_abbreviations_are_read),
        TEST(test_a_misread_word_is_corrected_when_nothing_is_found),
        TEST(test_a_number_like_it_is_shown_when_nobody_has_it),
        TEST(test_words_stand_first_in_the_title_then_side_by_side),
        TEST(test_a_phrase_is_proved_in_the_text),
        TEST(test_a_beginning_goes_on_in_a_phrase),
        TEST(test_many_documents_come_newest_first),
        TEST(test_what_64_kb_of_query_are_is_told_at_once),
        TEST(test_no_bytes_make_an_error),
        TEST(test_an_endless_query_is_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

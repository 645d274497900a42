/* Pages and documents as JSON and back, what is refused or repaired on the way, and boxes between raster and upright frame. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/model/record.h"

static char *dumped(struct arena *arena, json_t *json)
{
    cleanup_buf struct buf text = {0};

    record_dump(json, &text);
    json_decref(json);
    return arena_strdup(arena, buf_string(&text));
}

/* A page with something in every place. */
static struct page full_page(void)
{
    static struct word words[] = {
        {{10, 20, 30, 40}, 0.987, "QUYẾT", 0, 0, WORD_BOLD, NULL},
        {{50, 20, 60, 40}, 0, "ĐỊNH", 0, 0, WORD_BOLD | WORD_ITALIC | WORD_UNDERLINED, NULL},
        {{0, 0, 1, 1}, 1, "\"\\/\t<&", 3, 7, 0, NULL},
    };
    static struct reading readings[] = {{"768", 0.9}, {"", 0.1}};
    static struct evidence evidence[] = {{"number", {1, 2, 3, 4}, readings, 2, 0.25}, {"ink", {5, 6, 7, 8}, NULL, 0, 1}};

    return (struct page){.number = 3,
                         .geometry = {2480, 3508, 300, true, 270, -1.234},
                         .source = TEXT_RECOGNISED,
                         .quality = {0.8, 0.7, 0.0312, 0.25, false, true},
                         .words = words,
                         .word_count = 3,
                         .evidence = evidence,
                         .evidence_count = 2,
                         .note = "quét lại ở 300 dpi",
                         .failed = NULL};
}

static void a_page_survives_the_round_trip(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct page page = full_page(), back;
    struct err err = {0};
    char *text = dumped(&arena, record_from_page(&page));
    json_t *json = record_parse(text, strlen(text), &err);

    (void)state;
    assert_int_equal(record_to_page(&arena, json, &back, &err), 0);
    json_decref(json);
    assert_string_equal(dumped(&arena, record_from_page(&back)), text);
    assert_int_equal(back.number, 3);
    assert_int_equal(back.geometry.rotation, 270);
    assert_int_equal(back.word_count, 3);
    assert_string_equal(back.words[1].text, "ĐỊNH");
    assert_int_equal(back.words[1].flags, 7);
    assert_int_equal(back.words[2].line, 7);
    assert_string_equal(back.evidence[0].readings[0].value, "768");
    assert_true(back.quality.photo && !back.quality.blank);
    assert_null(back.failed);
}

static void a_failed_page_keeps_its_reason(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct page page = {.number = 1, .failed = "trang hỏng"}, back;
    struct err err = {0};
    json_t *json = record_from_page(&page);

    (void)state;
    assert_int_equal(record_to_page(&arena, json, &back, &err), 0);
    json_decref(json);
    assert_string_equal(back.failed, "trang hỏng");
    assert_int_equal(back.word_count, 0);
    assert_int_equal(back.source, TEXT_NONE);
}

static struct document full_document(void)
{
    static struct candidate candidates[] = {{"12/KH-UBND", 0.5}, {"72/KH-UBND", 0.4}};
    static struct citation citations[] = {
        {"30/2020/NĐ-CP", "2020-03-05", "Nghị định", "Chính phủ", "Nghị định số 30/2020/NĐ-CP", 1, {1, 2, 3, 4}},
        {"1/A", NULL, NULL, NULL, NULL, 2, {0, 0, 0, 0}}};
    static struct task tasks[] = {{"1", "Rà soát", "Báo cáo", "Sở Nội vụ", NULL, "Quý I", 2, "I. Thể chế"}};
    struct document document = {.citations = citations, .citation_count = 2, .tasks = tasks, .task_count = 1};

    for (int i = 0; i < FIELD_COUNT; i++)
        document.fields[i] = (struct field){.status = STATUS_AUTO};
    document.fields[FIELD_NUMBER] = (struct field){.value = "12/KH-UBND",
                                                   .confidence = 0.5,
                                                   .status = STATUS_REVIEW,
                                                   .page = 1,
                                                   .box = {10, 20, 30, 40},
                                                   .rule = "number.line",
                                                   .candidates = candidates,
                                                   .candidate_count = 2};
    document.fields[FIELD_SIGNER] =
        (struct field){.value = "Nguyễn Văn Á", .confidence = 1, .status = STATUS_CONFIRMED, .rule = "person"};
    return document;
}

static void a_document_survives_the_round_trip(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct document document = full_document(), back = {0};
    struct err err = {0};
    json_t *fields = record_from_fields(&document), *citations = record_from_citations(&document),
           *tasks = record_from_tasks(&document);

    (void)state;
    assert_int_equal(record_to_fields(&arena, fields, &back, &err), 0);
    assert_int_equal(record_to_citations(&arena, citations, &back, &err), 0);
    assert_int_equal(record_to_tasks(&arena, tasks, &back, &err), 0);
    assert_string_equal(dumped(&arena, record_from_fields(&back)), dumped(&arena, fields));
    assert_string_equal(dumped(&arena, record_from_citations(&back)), dumped(&arena, citations));
    assert_string_equal(dumped(&arena, record_from_tasks(&back)), dumped(&arena, tasks));
    assert_int_equal(back.fields[FIELD_NUMBER].candidate_count, 2);
    assert_int_equal(back.fields[FIELD_SIGNER].status, STATUS_CONFIRMED);
    assert_null(back.fields[FIELD_DATE].value);
    assert_null(back.tasks[0].support);
}

static void every_field_has_a_name_that_finds_it(void **state)
{
    enum field_id id;
    enum field_status status;

    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        assert_true(field_by_name(field_name((enum field_id)i), &id));
        assert_int_equal(id, i);
        assert_true(*field_label((enum field_id)i) && *field_meaning((enum field_id)i));
    }
    assert_true(field_by_name("signer-title", &id) && id == FIELD_SIGNER_TITLE);
    assert_false(field_by_name("colour", &id));
    for (int i = STATUS_AUTO; i <= STATUS_CONFIRMED; i++)
        assert_true(field_status_by_name(field_status_name((enum field_status)i), &status) && (int)status == i);
}

/* Malformed ------------------------------------------------------------------------------------------------- */

#define GEOMETRY "\"geometry\":{\"width\":100,\"height\":200,\"dpi\":300,\"rotation\":0,\"skew\":0}"
#define PAGE(rest) "{\"number\":1," GEOMETRY ",\"evidence\":[]," rest "}"

static int read_page(struct arena *arena, const char *text, struct page *page, struct err *err)
{
    json_t *json = record_parse(text, strlen(text), err);
    int result = json ? record_to_page(arena, json, page, err) : -1;

    json_decref(json);
    return result;
}

static void malformed_pages_are_refused(void **state)
{
    static const char *const BAD[] = {
        "",
        "{",
        "[1,2",
        "{\"a\":1,\"a\":2}",
        "nonsense",
        "null",
        "[]",
        "\"page\"",
        "{}",
        PAGE("\"words\":null"),
        PAGE("\"words\":{}"),
        PAGE("\"words\":[1]"),
        PAGE("\"words\":[[]]"),
        PAGE("\"words\":[[1,2,3,4,0.5,0,0,0]]"),
        PAGE("\"words\":[[1,2,3,4,0.5,0,0,0,5]]"),
        PAGE("\"words\":[[1,2,3,4,0.5,0,0,0,\"a\",\"b\",\"c\"]]"),
        PAGE("\"words\":[[1,2,3,4,0.5,0,0,0,\"a\",5]]"),
        "{\"number\":1,\"geometry\":{\"rotation\":45},\"evidence\":[],\"words\":[]}",
        "{\"number\":1,\"geometry\":{\"skew\":90},\"evidence\":[],\"words\":[]}",
        "{\"number\":1," GEOMETRY ",\"evidence\":[5],\"words\":[]}",
        "{\"number\":1," GEOMETRY ",\"evidence\":[{\"kind\":\"number\",\"readings\":[[1]]}],\"words\":[]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        cleanup_arena struct arena arena = {0};
        struct page page;
        struct err err = {0};

        if (read_page(&arena, BAD[i], &page, &err) == 0)
            fail_msg("accepted: %s", BAD[i]);
        assert_int_equal(err.code, ERR_INPUT);
        assert_true(*err.message);
    }
}

static void more_words_or_longer_ones_than_allowed_are_refused(void **state)
{
    (void)state;
    for (int longer = 0; longer < 2; longer++) {
        cleanup_arena struct arena arena = {0};
        cleanup_buf struct buf text = {0};
        struct page page;
        struct err err = {0};
        int words = longer ? 1 : LIMIT_WORDS + 1;

        buf_puts(&text, "{\"number\":1," GEOMETRY ",\"evidence\":[],\"words\":[");
        for (int i = 0; i < words; i++) {
            buf_printf(&text, "%s[0,0,1,1,1,0,0,0,\"", i ? "," : "");
            for (int k = 0; k < (longer ? LIMIT_WORD_BYTES + 1 : 1); k++)
                buf_putc(&text, 'a');
            buf_puts(&text, "\"]");
        }
        buf_puts(&text, "]}");
        assert_int_equal(read_page(&arena, text.data, &page, &err), -1);
        assert_int_equal(err.code, ERR_INPUT);
    }
}

static void absurd_numbers_are_brought_into_range(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct page page;
    struct err err = {0};

    (void)state;
    assert_int_equal(read_page(&arena,
                               "{\"number\":-5,\"geometry\":{\"width\":9223372036854775807,\"height\":-1,\"dpi\":1e9,"
                               "\"rotation\":90,\"skew\":1},\"quality\":{\"ink\":7,\"contrast\":-1},\"evidence\":[],"
                               "\"words\":[[-9223372036854775808,99999999999,-1,3.7,55,-1,9999999999,4096,\"a\"]]}",
                               &page, &err),
                     0);
    assert_int_equal(page.number, 1);
    assert_int_equal(page.geometry.width, LIMIT_SIDE_PIXELS);
    assert_int_equal(page.geometry.height, 0);
    assert_int_equal(page.words[0].box.x, 0);
    assert_in_range(page.words[0].box.y, 0, LIMIT_SIDE_PIXELS);
    assert_int_equal(page.words[0].box.w, 0);
    assert_int_equal(page.words[0].box.h, 0);
    assert_int_equal(page.words[0].block, 0);
    assert_int_equal(page.words[0].line, INT32_MAX);
    assert_true(page.words[0].flags <= 255);
    assert_true(page.words[0].confidence <= 1 && page.quality.ink <= 1 && page.quality.contrast >= 0);
}

static void numbers_too_large_for_an_integer_are_brought_into_range(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct page page;
    struct err err = {0};

    (void)state;
    assert_int_equal(read_page(&arena, PAGE("\"words\":[[1e300,-1e300,50.5,1e19,0.5,0,1e300,0,\"a\"]]"), &page, &err),
                     0);
    assert_int_equal(page.words[0].box.x, 100); /* the right edge */
    assert_int_equal(page.words[0].box.y, 0);
    assert_int_equal(page.words[0].box.w, 0);
    assert_int_equal(page.words[0].box.h, 200);
    assert_int_equal(page.words[0].line, INT32_MAX);
}

static void words_are_stored_composed_whatever_was_sent(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct page page;
    struct err err = {0};

    (void)state;
    assert_int_equal(read_page(&arena, PAGE("\"words\":[[0,0,1,1,1,0,0,0,\"Q\\u00d0\"],[0,0,1,1,1,0,0,0,\"e\\u0302\\u0301\"]]"),
                               &page, &err),
                     0);
    assert_string_equal(page.words[0].text, "QĐ");
    assert_string_equal(page.words[1].text, "ế");
}

static void fields_of_another_form_are_refused_or_in_review(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct document document = {0};
    struct err err = {0};
    json_t *array = json_array(), *odd = json_pack("{s:{s:s,s:s}}", "number", "value", "1/A", "status", "sure");

    (void)state;
    assert_int_equal(record_to_fields(&arena, array, &document, &err), -1);
    assert_int_equal(record_to_citations(&arena, odd, &document, &err), -1);
    assert_int_equal(record_to_tasks(&arena, odd, &document, &err), -1);
    assert_int_equal(record_to_fields(&arena, odd, &document, &err), 0);
    assert_int_equal(document.fields[FIELD_NUMBER].status, STATUS_REVIEW);
    assert_int_equal(document.fields[FIELD_DATE].status, STATUS_REVIEW);
    json_decref(array);
    json_decref(odd);
}

static void deep_nesting_is_refused(void **state)
{
    cleanup_buf struct buf text = {0};
    struct err err = {0};

    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_putc(&text, '[');
    assert_null(record_parse(text.data, text.len, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

/* Geometry -------------------------------------------------------------------------------------------------- */

static void assert_box(struct box box, int x, int y, int w, int h)
{
    if (box.x != x || box.y != y || box.w != w || box.h != h)
        fail_msg("%d,%d %dx%d is not %d,%d %dx%d", box.x, box.y, box.w, box.h, x, y, w, h);
}

static void a_quarter_turn_maps_boxes_exactly(void **state)
{
    const struct box original = {10, 20, 30, 40};
    struct geometry g = {.width = 200, .height = 100};
    int w, h;

    (void)state;
    assert_box(geometry_to_upright(&g, original), 10, 20, 30, 40);
    g.rotation = 90; /* what was at the left is at the top */
    assert_box(geometry_to_upright(&g, original), 40, 10, 40, 30);
    geometry_upright_size(&g, &w, &h);
    assert_int_equal(w, 100);
    assert_int_equal(h, 200);
    g.rotation = 180;
    assert_box(geometry_to_upright(&g, original), 160, 40, 30, 40);
    geometry_upright_size(&g, &w, &h);
    assert_int_equal(w, 200);
    g.rotation = 270;
    assert_box(geometry_to_upright(&g, original), 20, 160, 40, 30);
}

static void without_skew_the_way_back_is_exact(void **state)
{
    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90) {
        struct geometry g = {.width = 2480, .height = 3508, .rotation = rotation};
        struct box b = geometry_to_original(&g, geometry_to_upright(&g, (struct box){123, 456, 78, 9}));

        assert_box(b, 123, 456, 78, 9);
    }
}

static void skew_turns_clockwise_about_the_middle(void **state)
{
    struct geometry g = {.width = 1000, .height = 1000, .skew = 5};
    struct box right = geometry_to_upright(&g, (struct box){900, 500, 0, 0});

    (void)state;
    assert_true(right.y > 500); /* y grows downwards: the right side sinks */
    assert_int_equal(right.y, (int)lround(500 + 400 * sin(5 * M_PI / 180)));
    assert_box(geometry_to_upright(&g, (struct box){500, 500, 0, 0}), 500, 500, 0, 0);
}

static void with_skew_the_way_back_covers_the_box(void **state)
{
    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90)
        for (double skew = -10; skew <= 10; skew += 2.5) {
            struct geometry g = {.width = 2480, .height = 3508, .rotation = rotation, .skew = skew};
            const struct box b = {1000, 1500, 300, 60};
            struct box back = geometry_to_original(&g, geometry_to_upright(&g, b));

            assert_true(back.x <= b.x + 1 && back.y <= b.y + 1);
            assert_true(back.x + back.w >= b.x + b.w - 1 && back.y + back.h >= b.y + b.h - 1);
            assert_true(abs(2 * back.x + back.w - 2 * b.x - b.w) <= 4);
            assert_true(abs(2 * back.y + back.h - 2 * b.y - b.h) <= 4);
        }
}

static void boxes_are_clipped_to_the_raster(void **state)
{
    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90) {
        struct geometry g = {.width = 200, .height = 100, .rotation = rotation, .skew = 10};
        struct box b = geometry_to_original(&g, (struct box){0, 0, 100000, 100000});

        assert_box(b, 0, 0, 200, 100);
        b = geometry_to_original(&g, (struct box){50000, 50000, 10, 10});
        assert_true(b.x >= 0 && b.y >= 0 && b.x + b.w <= 200 && b.y + b.h <= 100);
    }
}

static void the_text_of_a_page_has_lines_and_paragraphs(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct word words[] = {{.text = "a", .block = 0, .line = 0},
                           {.text = "b", .block = 0, .line = 0},
                           {.text = "c", .block = 0, .line = 1},
                           {.text = "d", .block = 1, .line = 2}};
    struct page page = {.words = words, .word_count = 4}, empty = {0};
    char *text = page_text(&arena, &page);

    (void)state;
    assert_int_equal(strncmp(text, "a b\nc\n\nd", 8), 0);
    assert_int_equal(strspn(text + 8, "\n"), strlen(text + 8));
    assert_int_equal(strspn(page_text(&arena, &empty), "\n"), strlen(page_text(&arena, &empty)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_survives_the_round_trip),
        cmocka_unit_test(a_failed_page_keeps_its_reason),
        cmocka_unit_test(a_document_survives_the_round_trip),
        cmocka_unit_test(every_field_has_a_name_that_finds_it),
        cmocka_unit_test(malformed_pages_are_refused),
        cmocka_unit_test(more_words_or_longer_ones_than_allowed_are_refused),
        cmocka_unit_test(absurd_numbers_are_brought_into_range),
        cmocka_unit_test(numbers_too_large_for_an_integer_are_brought_into_range),
        cmocka_unit_test(words_are_stored_composed_whatever_was_sent),
        cmocka_unit_test(fields_of_another_form_are_refused_or_in_review),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(a_quarter_turn_maps_boxes_exactly),
        cmocka_unit_test(without_skew_the_way_back_is_exact),
        cmocka_unit_test(skew_turns_clockwise_about_the_middle),
        cmocka_unit_test(with_skew_the_way_back_covers_the_box),
        cmocka_unit_test(boxes_are_clipped_to_the_raster),
        cmocka_unit_test(the_text_of_a_page_has_lines_and_paragraphs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

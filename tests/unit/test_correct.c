/* Facts about corrections of words: where they are laid, what keeps them, what follows them. */
#include "index/correct.h"
#include "index/row.h"
#include "index/sidecar.h"
#include "pipeline/model/correction.h"
#include "tests/unit/catalogue_fixture.h"

#define FIRST  ((struct box){10, 10, 50, 12})
#define SECOND ((struct box){70, 10, 50, 12})

/* Laying ------------------------------------------------------------------------------------------------------------ */

/* One line: "Phân đầu năm 2026", words 100 px apart, level on the raster. */
static struct page line_of(struct word words[4])
{
    static const char *const TEXTS[] = {"Phân", "đầu", "năm", "2026"};

    for (int i = 0; i < 4; i++)
        words[i] = (struct word){.box = {100 * i, 50, 80, 30}, .confidence = 0.7, .text = TEXTS[i], .block = 1, .line = 1};
    return (struct page){.number = 1, .geometry = {1000, 1400, 150, true, 0, 0}, .source = TEXT_RECOGNISED, .words = words,
                         .word_count = 4};
}

static void assert_laid(struct page *page, struct correction *corrections, size_t count, const char *expected)
{
    cleanup_arena struct arena arena = {0};

    page->corrections = corrections;
    page->correction_count = count;
    correction_lay(&arena, page);
    assert_string_equal(page_text(&arena, page), expected);
}

static struct correction at(struct box box, const char *text)
{
    return (struct correction){.box = box, .raw = "was", .text = text, .who = "lan", .when = "2026-11-25T10:00:00Z"};
}

static void test_a_word_gives_way_and_keeps_its_place(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct word words[4];
    struct page page = line_of(words);
    struct correction c = at((struct box){0, 50, 80, 30}, "Phấn");

    (void)state;
    page.corrections = &c;
    page.correction_count = 1;
    correction_lay(&arena, &page);
    assert_string_equal(page_text(&arena, &page), "Phấn đầu năm 2026\n");
    assert_int_equal(page.words[0].box.w, 80);
    assert_int_equal(page.words[0].flags, WORD_CORRECTED);
    assert_string_equal(page.words[0].raw, "was");
    assert_true(page.words[0].confidence > 0.99);
    assert_int_equal(page.words[1].flags, 0);
    assert_string_equal(words[0].text, "Phân"); /* what was read is untouched */
}

static void test_words_are_parted_joined_and_taken_away(void **state)
{
    struct word words[4];
    struct page page = line_of(words);
    struct correction split = at((struct box){0, 50, 80, 30}, "Phấn đấu"), join = at((struct box){0, 50, 180, 30}, "Phấnđấu"),
                      ghost = at((struct box){200, 50, 80, 30}, ""), both[] = {split, at((struct box){44, 50, 36, 30}, "đậu")};

    (void)state;
    assert_laid(&page, &split, 1, "Phấn đấu đầu năm 2026\n");
    assert_true(page.words[0].box.x == 0 && page.words[1].box.x > 30 && page.words[1].box.x + page.words[1].box.w == 80);
    page = line_of(words);
    assert_laid(&page, &join, 1, "Phấnđấu năm 2026\n");
    assert_int_equal(page.words[0].box.w, 180);
    page = line_of(words);
    assert_laid(&page, &ghost, 1, "Phân đầu 2026\n");
    page = line_of(words);
    assert_laid(&page, both, 2, "Phấn đậu đầu năm 2026\n"); /* the later one lies on a piece of the earlier */
}

/* The reading of a later day: other boxes, other words. */
static void test_a_correction_finds_its_place_in_another_reading(void **state)
{
    struct word words[4];
    struct page page = line_of(words);
    struct correction c = at((struct box){0, 50, 180, 30}, "Phấn đấu");

    (void)state;
    words[0].box = (struct box){-2, 47, 85, 35};
    words[0].text = "Pnân";
    assert_laid(&page, &c, 1, "Phấn đấu năm 2026\n");
    assert_false(c.unplaced);
    page = line_of(words);
    page.words = words + 2; /* both not read at all: put in before what follows them */
    page.word_count = 2;
    assert_laid(&page, &c, 1, "Phấn đấu năm 2026\n");
    assert_int_equal(page.words[0].line, 1);
    page = line_of(words);
    words[1].box = (struct box){100, 50, 180, 30}; /* run together with the next: only a person can tell */
    words[1].text = "đầunăm";
    words[2] = words[3];
    page.word_count = 3;
    c = at((struct box){100, 50, 80, 30}, "đấu");
    assert_laid(&page, &c, 1, "Phân đầunăm 2026\n");
    assert_true(c.unplaced);
}

static void test_on_a_turned_and_skewed_page_too(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct word words[4];
    struct page page = line_of(words);
    struct correction c = at((struct box){0}, "đấu");

    (void)state;
    page.geometry = (struct geometry){1400, 1000, 150, true, 90, 1.7};
    for (int i = 0; i < 4; i++)
        words[i].box.x += 300;
    c.box = geometry_to_original(&page.geometry, words[1].box);
    assert_laid(&page, &c, 1, "Phân đấu năm 2026\n");
    assert_ptr_equal(correction_at(&page, geometry_to_original(&page.geometry, words[1].box)), &c);
    assert_null(correction_at(&page, geometry_to_original(&page.geometry, words[3].box)));
    (void)arena;
}

static void test_what_is_typed_is_made_of_words(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct buf many = {0};
    struct err err = {0};

    (void)state;
    assert_string_equal(correction_text(&arena, "  Phâ\xcc\x81n\t đấu\n", &err), "Phấn đấu");
    assert_string_equal(correction_text(&arena, "\xc3\x90\xc3\x82U", &err), "ĐÂU");
    assert_string_equal(correction_text(&arena, " ", &err), "");
    assert_null(correction_text(&arena, "a\x01z", &err));
    assert_non_null(strstr(err.message, "cannot be printed"));
    for (int i = 0; i < 40; i++)
        buf_puts(&many, "a ");
    assert_null(correction_text(&arena, many.data, &err));
    assert_non_null(strstr(err.message, "too long"));
    buf_release(&many);
}

/* Keeping ----------------------------------------------------------------------------------------------------------- */

static struct page load_page(struct fixture *f, int64_t id)
{
    struct page page;

    OK(catalogue_load_page(f->c, &f->arena, id, 1, &page, &f->err));
    return page;
}

static void assert_text(struct fixture *f, int64_t id, const char *expected)
{
    struct page page = load_page(f, id);

    assert_string_equal(page_text(&f->arena, &page), expected);
    assert_problems(f, NULL); /* the index has the same */
}

static int64_t hits(struct fixture *f, const char *text)
{
    int64_t n = 0;
    char *quoted = arena_printf(&f->arena, "\"%s\"", text);

    assert_true(database_number(f->c, &f->err, &n, "SELECT count(*) FROM search_index WHERE search_index MATCH ?", "s",
                                quoted) >= 0);
    return n;
}

/* Place 10,10 on the upright page is a little elsewhere on the skewed raster. */
static struct box raster(struct fixture *f, int64_t id, struct box upright)
{
    struct page page = load_page(f, id);

    return geometry_to_original(&page.geometry, upright);
}

static void test_a_correction_is_found_and_told(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    struct entry before = entry_of(f, id);
    cleanup_buf struct buf record = {0};

    assert_int_equal(hits(f, "khoán"), 0);
    OK(correct_words(f->c, id, 1, raster(f, id, SECOND), "khoán", "lan", NULL, &f->err));
    assert_text(f, id, "Quyết khoán\n\nđất\n");
    assert_int_equal(hits(f, "khoán"), 1);
    assert_true(entry_of(f, id).revision > before.revision);
    assert_int_equal(entry_of(f, id).state, before.state);
    OK(sidecar_put(f->c, id, &record, &f->err));
    assert_non_null(strstr(record.data, "\"version\":4"));
    assert_non_null(strstr(record.data, "\"raw\":\"định\",\"text\":\"khoán\",\"by\":\"lan\""));
    assert_non_null(strstr(record.data, "page 1: 'định' corrected to 'khoán'"));
    assert_non_null(strstr(record.data, ",\"định\"]")); /* what was read stands in it too */
}

static void test_reading_again_does_not_undo_it(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    struct document d = document_of_test();
    struct page page = page_of_test(1);

    OK(correct_words(f->c, id, 1, raster(f, id, SECOND), "khoán", "lan", NULL, &f->err));
    OK(catalogue_read_again(f->c, id, true, &f->err));
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    assert_text(f, id, "Quyết khoán\n\nđất\n");
    assert_int_equal(hits(f, "khoán"), 1);
    OK(catalogue_rebuild_index(f->c, &f->err));
    assert_int_equal(hits(f, "khoán"), 1);
}

static void test_the_catalogue_made_anew_from_records_has_it(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    cleanup_buf struct buf record = {0}, again = {0};
    char path[128];

    OK(correct_words(f->c, id, 1, raster(f, id, SECOND), "khoán", "lan", NULL, &f->err));
    OK(correct_words(f->c, id, 1, raster(f, id, FIRST), "", "mai", NULL, &f->err));
    OK(sidecar_put(f->c, id, &record, &f->err));
    catalogue_close(f->c);
    snprintf(path, sizeof path, "%s/new.db", f->folder);
    f->c = catalogue_open(path, CATALOGUE_CREATE, &f->err);
    OK(sidecar_restore(f->c, record.data, record.len, &f->err));
    assert_text(f, id, "khoán\n\nđất\n");
    OK(sidecar_put(f->c, id, &again, &f->err));
    assert_string_equal(again.data, record.data);
    OK(correct_undo(f->c, id, 1, raster(f, id, FIRST), "lan", NULL, &f->err) - 1);
    assert_text(f, id, "Quyết khoán\n\nđất\n");
}

static void test_it_is_corrected_again_and_taken_back(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1), count;
    struct box box = raster(f, id, SECOND);
    struct page page;

    OK(correct_words(f->c, id, 1, box, "khoán", "lan", NULL, &f->err));
    OK(correct_words(f->c, id, 1, box, "khoản", "mai", NULL, &f->err));
    page = load_page(f, id);
    assert_int_equal(page.correction_count, 1);
    assert_string_equal(page.corrections[0].raw, "định"); /* what was read, not what was corrected first */
    assert_string_equal(page.corrections[0].who, "mai");
    assert_int_equal(hits(f, "khoán"), 0);
    assert_int_equal(correct_undo(f->c, id, 1, box, "mai", NULL, &f->err), 1);
    assert_text(f, id, "Quyết định\n\nđất\n");
    assert_int_equal(hits(f, "khoản"), 0);
    assert_int_equal(correct_undo(f->c, id, 1, box, "mai", NULL, &f->err), 0);
    OK(correct_count(f->c, id, &count, &f->err));
    assert_int_equal(count, 0);
}

static void test_what_cannot_be_corrected_is_told(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1), waiting = add_document(f, SHA_B, 1);

    assert_int_equal(correct_words(f->c, id, 2, FIRST, "x", "lan", NULL, &f->err), -1);
    assert_non_null(strstr(f->err.message, "has no page 2"));
    assert_int_equal(correct_words(f->c, id, 1, (struct box){990, 10, 20, 20}, "x", "lan", NULL, &f->err), -1);
    assert_non_null(strstr(f->err.message, "is not on page 1"));
    assert_int_equal(correct_words(f->c, id, 1, FIRST, "x", "", NULL, &f->err), -1);
    assert_non_null(strstr(f->err.message, "needs the name of the person"));
    assert_int_equal(correct_words(f->c, waiting, 1, FIRST, "x", "lan", NULL, &f->err), -1);
    assert_non_null(strstr(f->err.message, "has not been read"));
    assert_text(f, id, "Quyết định\n\nđất\n");
}

/* A worker reads files that are not trusted: what it says of corrections is not listened to. */
static void test_a_worker_cannot_make_one(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1), count;
    struct page page = page_of_test(1);
    struct correction c = at(FIRST, "forged");

    page.corrections = &c;
    page.correction_count = 1;
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    OK(correct_count(f->c, id, &count, &f->err));
    assert_int_equal(count, 0);
    page = load_page(f, id);
    assert_string_equal(page_text(&f->arena, &page), "Quyết định\n\nđất\n");
}

/* The pages that leave for another document of the file take their corrections along. */
static void test_it_goes_with_its_page(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 2), next = 0;
    struct document parts[2] = {document_of_test(), document_of_test()};
    struct page pages[2] = {page_of_test(1), page_of_test(2)}, page;
    struct event by = {.agent = "test 1"};

    OK(correct_words(f->c, id, 2, raster(f, id, SECOND), "khoán", "lan", NULL, &f->err));
    for (int i = 0; i < 2; i++) {
        parts[i].pages = &pages[i];
        parts[i].page_count = 1;
    }
    OK(catalogue_save_parts(f->c, id, parts, 2, &by, &f->err));
    assert_int_equal(catalogue_find_digest(f->c, SHA_A, 2, &next, &f->err), 1);
    OK(catalogue_load_page(f->c, &f->arena, next, 2, &page, &f->err));
    assert_string_equal(page_text(&f->arena, &page), "Quyết khoán\n\nđất\n");
    assert_problems(f, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_gives_way_and_keeps_its_place),
        cmocka_unit_test(test_words_are_parted_joined_and_taken_away),
        cmocka_unit_test(test_a_correction_finds_its_place_in_another_reading),
        cmocka_unit_test(test_on_a_turned_and_skewed_page_too),
        cmocka_unit_test(test_what_is_typed_is_made_of_words),
        cmocka_unit_test_setup_teardown(test_a_correction_is_found_and_told, setup, teardown),
        cmocka_unit_test_setup_teardown(test_reading_again_does_not_undo_it, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_catalogue_made_anew_from_records_has_it, setup, teardown),
        cmocka_unit_test_setup_teardown(test_it_is_corrected_again_and_taken_back, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_corrected_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_worker_cannot_make_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_it_goes_with_its_page, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Facts about files that hold several documents, as the catalogue keeps them. */
#include "tests/unit/catalogue_fixture.h"

static const struct event BY = {.agent = "test 1"};

/* A read file of five pages, not yet extracted. */
static int64_t add_file(struct fixture *f)
{
    int64_t id = add_document(f, SHA_A, 5);

    for (int i = 1; i <= 5; i++) {
        struct page page = page_of_test(i);

        OK(catalogue_save_page(f->c, id, &page, &f->err));
    }
    return id;
}

/* Three documents: pages 1-2, 3-4 and 5. */
static void fill_parts(struct document parts[3], struct page pages[5])
{
    static const char *const numbers[] = {"768/QĐ-UBND", "91/KH-UBND", "17/TB-UBND"};

    for (int i = 0; i < 5; i++)
        pages[i] = page_of_test(i + 1);
    for (int i = 0; i < 3; i++) {
        parts[i] = document_of_test();
        parts[i].pages = &pages[2 * i];
        parts[i].page_count = i < 2 ? 2 : 1;
        parts[i].fields[FIELD_NUMBER].value = numbers[i];
        parts[i].fields[FIELD_NUMBER].page = 2 * i + 1;
    }
}

static int64_t add_parts(struct fixture *f)
{
    int64_t id = add_file(f);
    struct document parts[3];
    struct page pages[5];

    fill_parts(parts, pages);
    OK(catalogue_save_parts(f->c, id, parts, 3, &BY, &f->err));
    return id;
}

static void assert_row(struct fixture *f, int64_t id, int part, int first, int pages, const char *number)
{
    struct entry entry = entry_of(f, id);
    struct document d;

    assert_int_equal(entry.part, part);
    assert_int_equal(entry.first_page, first);
    assert_int_equal(entry.page_count, pages);
    assert_int_equal(entry.state, DOCUMENT_REVIEW);
    assert_string_equal(entry.digest, SHA_A);
    OK(catalogue_load(f->c, &f->arena, id, LOAD_ALL, &d, &f->err));
    assert_int_equal(d.page_count, pages);
    assert_int_equal(d.pages[0].number, first);
    assert_string_equal(d.fields[FIELD_NUMBER].value, number);
}

static void test_each_part_is_a_document_with_its_pages(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_parts(f);

    assert_row(f, id, 1, 1, 2, "768/QĐ-UBND");
    assert_row(f, id + 1, 2, 3, 2, "91/KH-UBND");
    assert_row(f, id + 2, 3, 5, 1, "17/TB-UBND");
    assert_problems(f, NULL);
}

static void test_a_page_is_found_by_its_number_in_the_file(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_parts(f);
    struct search_query query = {.text = "91/KH-UBND"};
    struct search_result result;
    struct page page;

    OK(catalogue_load_page(f->c, &f->arena, id + 1, 4, &page, &f->err));
    assert_int_equal(page.number, 4);
    assert_int_equal(catalogue_load_page(f->c, &f->arena, id, 4, &page, &f->err), -1);
    assert_int_equal(f->err.code, ERR_NOT_FOUND);
    OK(search_run(f->c, &f->arena, &query, &result, &f->err));
    assert_int_equal(result.count, 1);
    assert_int_equal(result.hits[0].document, id + 1);
    assert_in_range(result.hits[0].page, 3, 4);
}

static void test_parts_share_path_and_object(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_parts(f);
    struct item item = {
        .path = "/in/a.pdf", .kind = ITEM_FILE, .outcome = ITEM_DOCUMENT, .digest = SHA_A, .document = id};
    struct page_source *sources;
    struct ledger ledger;
    int64_t found;
    size_t count;

    OK(catalogue_save_item(f->c, &item, &f->err));
    OK(catalogue_load_sources(f->c, &f->arena, id + 1, &sources, &count, &f->err));
    assert_int_equal(count, 2);
    assert_string_equal(sources[0].object, SHA_A);
    assert_int_equal(sources[0].index, 3);
    assert_int_equal(catalogue_find_digest(f->c, SHA_A, 1, &found, &f->err), 1);
    assert_int_equal(found, id);
    OK(catalogue_count(f->c, &ledger, &f->err));
    assert_int_equal(ledger.objects, 1);
    assert_int_equal(ledger.pages[PAGE_DONE], 5);
    assert_int_equal(ledger.items[ITEM_DOCUMENT], 1);
}

static int count_item(const struct item *item, void *data)
{
    (void)item;
    ++*(int *)data;
    return 0;
}

static void test_a_path_belongs_to_every_document_of_its_file(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_parts(f);
    struct item item = {
        .path = "/in/a.pdf", .kind = ITEM_FILE, .outcome = ITEM_DOCUMENT, .digest = SHA_A, .document = id};
    int count = 0;

    OK(catalogue_save_item(f->c, &item, &f->err));
    OK(catalogue_each_item(f->c, 0, id + 2, count_item, &count, &f->err));
    assert_int_equal(count, 1);
    for (int i = 0; i < 3; i++)
        OK(catalogue_sidecar_written(f->c, id + i, entry_of(f, id + i).revision, &f->err));
    OK(catalogue_touch(f->c, id, &f->err));
    for (int i = 0; i < 3; i++)
        assert_true(entry_of(f, id + i).sidecar_pending);
}

static void test_a_cut_that_fails_leaves_the_document_whole(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_file(f);
    struct document parts[3];
    struct page pages[5];
    struct entry entry;
    struct ledger ledger;

    fill_parts(parts, pages);
    pages[4].number = 9;
    assert_int_equal(catalogue_save_parts(f->c, id, parts, 3, &BY, &f->err), -1);
    assert_int_equal(f->err.code, ERR_NOT_FOUND);
    assert_non_null(strstr(f->err.message, "has no page 9"));
    entry = entry_of(f, id);
    assert_int_equal(entry.page_count, 5);
    assert_int_equal(entry.state, DOCUMENT_READING);
    OK(catalogue_count(f->c, &ledger, &f->err));
    assert_int_equal(ledger.events, 0);
    assert_int_equal(catalogue_find_entry(f->c, &f->arena, id + 1, &entry, &f->err), 0);
}

static void test_a_part_read_again_may_be_cut_again(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_parts(f);
    struct page page = page_of_test(4);
    struct document parts[2] = {document_of_test(), document_of_test()};

    OK(catalogue_read_again(f->c, id + 1, true, &f->err));
    OK(catalogue_save_page(f->c, id + 1, &page, &f->err));
    page.number = 3;
    OK(catalogue_save_page(f->c, id + 1, &page, &f->err));
    parts[0].pages = parts[1].pages = &page;
    parts[0].page_count = parts[1].page_count = 1;
    page.number = 4;
    OK(catalogue_save_parts(f->c, id + 1, parts, 2, &BY, &f->err));
    assert_row(f, id + 1, 2, 3, 1, "768/QĐ-UBND");
    assert_row(f, id + 3, 4, 4, 1, "768/QĐ-UBND");
    assert_row(f, id + 2, 3, 5, 1, "17/TB-UBND");
    assert_problems(f, NULL);
}

static void test_the_state_of_a_file_is_that_of_its_least_finished_document(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_parts(f), open = 0;
    enum document_state file;

    for (int i = 0; i < 2; i++)
        OK(catalogue_confirm(f->c, id + i, FIELD_NUMBER, "1/QĐ-A", "A", &f->err));
    assert_int_equal(entry_of(f, id).state, DOCUMENT_DONE);
    assert_int_equal(catalogue_find_file_state(f->c, id, &file, &f->err), 1);
    assert_int_equal(file, DOCUMENT_REVIEW);
    OK(catalogue_confirm(f->c, id + 2, FIELD_NUMBER, "2/QĐ-A", "A", &f->err));
    assert_int_equal(catalogue_find_file_state(f->c, id, &file, &f->err), 1);
    assert_int_equal(file, DOCUMENT_DONE);
    assert_int_equal(catalogue_find_open(f->c, &open, &f->err), 0);
    OK(catalogue_read_again(f->c, id + 1, true, &f->err));
    assert_int_equal(catalogue_find_file_state(f->c, id, &file, &f->err), 1);
    assert_int_equal(file, DOCUMENT_QUEUED);
    assert_int_equal(catalogue_find_open(f->c, &open, &f->err), 1);
    assert_int_equal(open, id + 1);
    assert_int_equal(catalogue_find_file_state(f->c, 99, &file, &f->err), 0);
}

static void test_a_catalogue_of_before_is_brought_forward(void **state)
{
    struct fixture *f = *state;

    add_read_document(f, SHA_A, 2);
    OK(database_exec(f->c, DROP_SEARCH DROP_PEOPLE "PRAGMA user_version = 2", &f->err));
    OK(database_exec(f->c, schema_step(2), &f->err));
    catalogue_close(f->c);
    f->c = catalogue_open(f->path, CATALOGUE_READ, &f->err);
    assert_null(f->c);
    assert_non_null(strstr(f->err.message, "older schema"));
    f->c = catalogue_open(f->path, CATALOGUE_WRITE, &f->err);
    assert_non_null(f->c);
    assert_int_equal(entry_of(f, 1).first_page, 1);
    assert_problems(f, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_each_part_is_a_document_with_its_pages),
        TEST(test_a_page_is_found_by_its_number_in_the_file),
        TEST(test_parts_share_path_and_object),
        TEST(test_a_path_belongs_to_every_document_of_its_file),
        TEST(test_a_cut_that_fails_leaves_the_document_whole),
        TEST(test_a_part_read_again_may_be_cut_again),
        TEST(test_the_state_of_a_file_is_that_of_its_least_finished_document),
        TEST(test_a_catalogue_of_before_is_brought_forward),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

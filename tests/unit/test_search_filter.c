/* Facts about search by field and dossier, and what the rights of a reader leave out. */
#include "index/dossier.h"
#include "index/people.h"
#include "tests/unit/search_fixture.h"

static void test_filters_narrow(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "hành loai:\"kế hoạch\"", "2 ");
    assert_found(f, "loai:kh", "2 3 ");
    assert_found(f, "type:qd -issuer:kon", "1 ");
    assert_found(f, "nam:2021", "1 ");
    assert_found(f, "date:2021-01..2022-01", "2 1 ");
    assert_found(f, "ngay:20/1/2022", "2 ");
    assert_found(f, "ngay:..2020", "3 4 ");
    assert_found(f, "coquan:\"uy ban\"", "1 5 ");
    assert_found(f, "state:review", "5 ");
    assert_found(f, "so:768 nam:2020", "3 ");
    assert_found(f, "hành so:129", "2 ");
    assert_found(f, "-đất loai:qd", "5 ");
}

static int64_t add_dossier(struct fixture *f, const char *notation, const char *title, const int64_t *ids, size_t count)
{
    struct dossier d = {.value = {[DOSSIER_ORGAN] = "H30", [DOSSIER_YEAR] = "2021"}};

    d.value[DOSSIER_NOTATION] = notation;
    d.value[DOSSIER_TITLE] = title;
    assert_int_equal(dossier_add(f->c, &f->arena, &d, "Lan", &f->err), 0);
    assert_int_equal(dossier_add_documents(f->c, d.id, ids, count, "Lan", NULL, &f->err), 0);
    return d.id;
}

static void test_a_dossier_is_a_filter(void **state)
{
    struct fixture *f = *state;

    add_dossier(f, "01.TĐKT", "Hồ sơ giao đất", (int64_t[]){1, 2, 5}, 3);
    add_dossier(f, "02.TĐKT", "Hồ sơ bão lũ", (int64_t[]){5, 3}, 2);
    assert_found(f, "hoso:H30.2021.01.TĐKT", "2 1 5 ");
    assert_found(f, "hoso:01.tdkt", "2 1 5 ");
    assert_found(f, "dossier:2021.02.TĐKT", "3 5 ");
    assert_found(f, "hoso:TĐKT", "2 1 3 5 ");
    assert_found(f, "hoso:H30.2021", "2 1 3 5 ");
    assert_found(f, "hoso:\"giao dat\"", "2 1 5 ");
    assert_found(f, "hoso:1.TĐKT", "");
    assert_found(f, "hoso:01.TĐKT hoso:02.TĐKT", "5 ");
    assert_found(f, "hoso:TĐKT -hoso:02.TĐKT", "2 1 ");
    assert_found(f, "hoso:none", "4 ");
    assert_found(f, "-hoso:không", "2 1 3 5 ");
    assert_found(f, "hành hoso:01.TĐKT", "2 ");
    assert_found(f, "so:768 hoso:02.TĐKT", "3 5 ");
}

static void test_dossiers_are_a_facet(void **state)
{
    struct fixture *f = *state;
    struct search_query query = {.text = "hoso:TĐKT"};
    struct facets facets;
    int64_t first = add_dossier(f, "01.TĐKT", "Hồ sơ giao đất", (int64_t[]){1, 2, 5}, 3);

    add_dossier(f, "02.TĐKT", "Hồ sơ bão lũ", (int64_t[]){5, 3}, 2);
    assert_int_equal(search_facets(f->c, &f->arena, &query, &facets, &f->err), 0);
    assert_int_equal(facets.total, 4);
    assert_int_equal(facets.counts[FACET_DOSSIER], 2);
    assert_string_equal(facets.values[FACET_DOSSIER][0].value, "H30.2021.01.TĐKT");
    assert_int_equal(facets.values[FACET_DOSSIER][0].count, 3);
    assert_int_equal(facets.values[FACET_DOSSIER][1].count, 2);
    /* What is put in later is counted. */
    assert_int_equal(dossier_add_documents(f->c, first, (int64_t[]){3}, 1, "Lan", NULL, &f->err), 0);
    assert_int_equal(search_facets(f->c, &f->arena, &query, &facets, &f->err), 0);
    assert_int_equal(facets.values[FACET_DOSSIER][0].count, 4);
}

static void test_what_is_in_a_secret_dossier_is_kept_from_readers(void **state)
{
    struct fixture *f = *state;
    struct search_query query = {.text = "loai:kh", .open_only = true};
    struct dossier d;
    int64_t id = add_dossier(f, "01", "Mật", (int64_t[]){2}, 1);

    assert_int_equal(search_run(f->c, &f->arena, &query, &f->result, &f->err), 0);
    assert_int_equal(f->result.total, 2);
    assert_int_equal(dossier_find(f->c, &f->arena, id, &d, &f->err), 1);
    d.value[DOSSIER_MODE] = "03";
    assert_int_equal(dossier_save(f->c, &d, "Lan", NULL, &f->err), 0);
    assert_int_equal(search_run(f->c, &f->arena, &query, &f->result, &f->err), 0);
    assert_int_equal(f->result.total, 1);
    assert_int_equal(people_find_secret(f->c, 2, &f->err), 1);
    assert_int_equal(people_find_secret(f->c, 3, &f->err), 0);
}

static void test_a_filter_that_makes_no_sense_is_words(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "date:bão", "");
    assert_found(f, "nothing:bão", "");
    assert_found(f, "loai:", "");
}

static void test_an_empty_query_is_empty(void **state)
{
    static const char *const EMPTY[] = {"", "   ", "\"\"", "***", "OR", "- -- !", "()"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof EMPTY / sizeof *EMPTY; i++)
        assert_true(search(f, EMPTY[i])->empty);
    assert_false(search(f, "nowhere")->empty);
}

static void test_the_signer_is_a_filter(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(catalogue_confirm(f->c, 3, FIELD_SIGNER, "Đỗ Trọng Nghĩa", "A", &f->err), 0);
    assert_found(f, "nguoiky:\"trong nghia\"", "3 ");
    assert_found(f, "kế hoạch signer:nghĩa", "3 ");
    assert_found(f, "nguoiky:\"nghia trong\"", "");
    assert_found(f, "kế hoạch -nguoiky:nghia", "2 ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_filters_narrow),
        TEST(test_a_dossier_is_a_filter),
        TEST(test_dossiers_are_a_facet),
        TEST(test_what_is_in_a_secret_dossier_is_kept_from_readers),
        TEST(test_a_filter_that_makes_no_sense_is_words),
        TEST(test_an_empty_query_is_empty),
        TEST(test_the_signer_is_a_filter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Citations between documents, facets of a search, and what is kept from those who may not see it. */
#include "tests/unit/catalogue_fixture.h"

#include "index/cite.h"
#include "index/people.h"

/* A document of one page with these fields, sure of them; NULL: none. */
static int64_t add(struct fixture *f, const char *number, const char *date, const char *issuer, struct citation *cites)
{
    static int made;
    char sha[65];
    struct document d = {.administrative = true, .citations = cites, .citation_count = cites ? 1 : 0};
    struct page page = page_of_test(1);
    int64_t id;

    snprintf(sha, sizeof sha, "%064d", ++made);
    id = add_document(f, arena_strdup(&f->arena, sha), 1);
    OK(catalogue_save_page(f->c, id, &page, &f->err));
    d.fields[FIELD_NUMBER] = (struct field){number, 0.99, STATUS_AUTO, number ? 1 : 0, {1, 1, 9, 9}, "n", NULL, 0};
    d.fields[FIELD_DATE] = (struct field){date, 0.99, STATUS_AUTO, date ? 1 : 0, {1, 1, 9, 9}, "d", NULL, 0};
    d.fields[FIELD_ISSUER] = (struct field){issuer, 0.99, STATUS_AUTO, issuer ? 1 : 0, {1, 1, 9, 9}, "i", NULL, 0};
    d.fields[FIELD_TYPE] = (struct field){"Quyết định", 0.99, STATUS_AUTO, 1, {1, 1, 9, 9}, "t", NULL, 0};
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static struct cite_answer resolve(struct fixture *f, struct citation citation, bool open_only)
{
    struct cite_answer answer;

    OK(cite_resolve(f->c, &f->arena, 0, &citation, open_only, &answer, &f->err));
    return answer;
}

static void make_secret(struct fixture *f, int64_t id)
{
    OK(catalogue_confirm(f->c, id, FIELD_SECURITY, "MẬT", "lan", &f->err));
}

static void test_a_cited_document_is_found_by_number_and_date(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "768/QĐ-UBND", "2021-09-13", "Ủy ban nhân dân tỉnh An Bình", NULL);
    struct cite_answer answer;

    answer = resolve(f, (struct citation){.number = "768/QĐ-UBND", .date = "2021-09-13"}, false);
    assert_int_equal(answer.state, CITE_FOUND);
    assert_int_equal(answer.targets[0], id);
    answer = resolve(f, (struct citation){.number = "768/QĐ-UBND", .issuer = "Ủy ban nhân dân tỉnh An Bình"}, false);
    assert_int_equal(answer.state, CITE_AMBIGUOUS); /* of which year? */
    id = add(f, "38/2021/QĐ-UBND", "2021-09-13", "Ủy ban nhân dân tỉnh An Bình", NULL);
    answer = resolve(f, (struct citation){.number = "38/2021/QĐ-UBND", .issuer = "UBND tỉnh An Bình"}, false);
    assert_int_equal(answer.state, CITE_FOUND);
    assert_int_equal(answer.targets[0], id);
}

static void test_a_number_alone_is_never_sure(void **state)
{
    struct fixture *f = *state;

    add(f, "768/QĐ-UBND", "2021-09-13", "Ủy ban nhân dân tỉnh An Bình", NULL);
    assert_int_equal(resolve(f, (struct citation){.number = "768/QĐ-UBND"}, false).state, CITE_AMBIGUOUS);
}

static void test_another_date_issuer_or_symbol_is_another_document(void **state)
{
    struct fixture *f = *state;

    add(f, "768/QĐ-UBND", "2021-09-13", "Ủy ban nhân dân tỉnh An Bình", NULL);
    assert_int_equal(resolve(f, (struct citation){.number = "768/QĐ-UBND", .date = "2020-01-01"}, false).state,
                     CITE_NOT_HELD);
    assert_int_equal(
        resolve(f, (struct citation){.number = "768/QĐ-UBND", .issuer = "Bộ Nội vụ", .date = "2021-09-13"}, false)
            .state,
        CITE_NOT_HELD);
    assert_int_equal(resolve(f, (struct citation){.number = "768/KH-UBND", .date = "2021-09-13"}, false).state,
                     CITE_NOT_HELD);
    assert_int_equal(resolve(f, (struct citation){.number = NULL, .printed = "luật"}, false).state, CITE_NOT_HELD);
    assert_int_equal(resolve(f, (struct citation){.number = "không số"}, false).state, CITE_NOT_HELD);
}

static void test_two_with_the_number_are_ambiguous(void **state)
{
    struct fixture *f = *state;
    struct cite_answer answer;

    add(f, "768/QĐ-UBND", "2021-09-13", NULL, NULL);
    add(f, "768/QĐ-UBND", "2021-09-13", NULL, NULL);
    answer = resolve(f, (struct citation){.number = "768/QĐ-UBND", .date = "2021-09-13"}, false);
    assert_int_equal(answer.state, CITE_AMBIGUOUS);
    assert_int_equal(answer.count, 2);
}

static void test_who_cites_a_document_is_told_unless_the_date_is_another(void **state)
{
    struct fixture *f = *state;
    struct citation right = {.number = "768/QĐ-UBND", .date = "2021-09-13", .page = 1};
    struct citation wrong = {.number = "768/QĐ-UBND", .date = "1999-09-13", .page = 1};
    int64_t id = add(f, "768/QĐ-UBND", "2021-09-13", NULL, NULL), *sources;
    int64_t from = add(f, "9/KH-UBND", "2022-01-01", NULL, &right);
    size_t count;

    add(f, "10/KH-UBND", "2022-01-01", NULL, &wrong);
    OK(cite_sources(f->c, &f->arena, id, false, 10, &sources, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(sources[0], from);
    make_secret(f, from);
    OK(cite_sources(f->c, &f->arena, id, true, 10, &sources, &count, &f->err));
    assert_int_equal(count, 0);
}

static void test_what_is_secret_is_found_by_nobody_who_may_not_see_it(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "768/QĐ-UBND", "2021-09-13", NULL, NULL);
    static const char *const queries[] = {"768",  "768/QĐ-UBND",         "quyết định",
                                          "dinh", "type:\"quyết định\"", "-state:queued"};

    add(f, "9/QĐ-UBND", "2021-09-13", NULL, NULL);
    for (int secret = 0; secret < 2; secret++) {
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
            struct search_query query = {.text = queries[i], .open_only = true};
            struct search_result result;
            bool seen = false;

            OK(search_run(f->c, &f->arena, &query, &result, &f->err));
            assert_int_equal(result.total, result.count);
            for (size_t k = 0; k < result.count; k++)
                seen = seen || result.hits[k].document == id;
            if (seen == (secret == 1))
                fail_msg("'%s' %s it", queries[i], seen ? "finds" : "does not find");
        }
        assert_int_equal(people_find_secret(f->c, id, &f->err), secret);
        assert_int_equal(resolve(f, (struct citation){.number = "768/QĐ-UBND", .date = "2021-09-13"}, true).state,
                         secret ? CITE_NOT_HELD : CITE_FOUND);
        make_secret(f, id);
    }
}

static void test_what_was_not_read_may_be_secret(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(people_find_secret(f->c, add_document(f, SHA_A, 1), &f->err), 1);
    assert_int_equal(people_find_secret(f->c, add_read_document(f, SHA_B, 1), &f->err), 0);
    assert_int_equal(people_find_secret(f->c, 999, &f->err), 0);
}

static void test_facets_count_what_was_found(void **state)
{
    struct fixture *f = *state;
    struct search_query query = {.text = "quyết"};
    struct facets facets;

    add(f, "1/QĐ-UBND", "2021-09-13", "Sở Nội vụ", NULL);
    add(f, "2/QĐ-UBND", "2022-09-13", "Sở Nội vụ", NULL);
    add(f, "3/QĐ-UBND", "2022-10-13", "Sở Tư pháp", NULL);
    OK(search_facets(f->c, &f->arena, &query, &facets, &f->err));
    assert_false(facets.capped);
    assert_int_equal(facets.counts[FACET_TYPE], 1);
    assert_int_equal(facets.values[FACET_TYPE][0].count, 3);
    assert_int_equal(facets.counts[FACET_YEAR], 2);
    assert_string_equal(facets.values[FACET_YEAR][0].value, "2022");
    assert_int_equal(facets.values[FACET_YEAR][0].count, 2);
    assert_string_equal(facets.values[FACET_ISSUER][0].value, "Sở Nội vụ");
    query.text = "issuer:\"tư pháp\"";
    OK(search_facets(f->c, &f->arena, &query, &facets, &f->err));
    assert_int_equal(facets.counts[FACET_ISSUER], 1);
    query.text = "\"'); DROP TABLE document; --";
    OK(search_facets(f->c, &f->arena, &query, &facets, &f->err));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_a_cited_document_is_found_by_number_and_date),
        TEST(test_a_number_alone_is_never_sure),
        TEST(test_another_date_issuer_or_symbol_is_another_document),
        TEST(test_two_with_the_number_are_ambiguous),
        TEST(test_who_cites_a_document_is_told_unless_the_date_is_another),
        TEST(test_what_is_secret_is_found_by_nobody_who_may_not_see_it),
        TEST(test_what_was_not_read_may_be_secret),
        TEST(test_facets_count_what_was_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

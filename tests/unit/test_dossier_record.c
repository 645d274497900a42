/* Facts about the records of dossiers. */
#include "tests/unit/dossier_fixture.h"

static const char *record_of(struct fixture *f, int64_t id)
{
    cleanup_buf struct buf record = {0};

    OK(dossier_put_record(f->c, id, &record, &f->err));
    return arena_strdup(&f->arena, record.data);
}

static void test_a_dossier_is_restored_from_its_record(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_closed(f);
    const char *record;

    OK(dossier_reopen(f->c, id, WHO, "thiếu", &f->err));
    OK(dossier_save_document(f->c, id,
                             &(struct dossier_document){.document = 1, .sheet_from = 1, .sheet_to = 2, .note = "x"},
                             WHO, &f->err));
    OK(dossier_close(f->c, id, WHO, &f->err));
    record = record_of(f, id);
    catalogue_close(f->c);
    snprintf(f->path, sizeof f->path, "%s/other.db", f->folder);
    f->c = catalogue_open(f->path, CATALOGUE_CREATE, &f->err);
    assert_non_null(f->c);
    assert_int_equal(dossier_restore(f->c, record, strlen(record), &f->err), -1); /* without its documents */
    document(f, 1);
    OK(dossier_restore(f->c, record, strlen(record), &f->err));
    assert_string_equal(record_of(f, id), record);
    assert_true(get(f, id).closed);
    assert_problems(f, NULL);
}

static void test_a_hostile_record_is_refused_whole(void **state)
{
    static const char *const RECORDS[] = {
        "{}",
        "{\"version\":2,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\"}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"lost\"}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"closed\"}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"title\":\"x\"}}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"organ_id\":\"../"
        "x\","
        "\"year\":\"2021\",\"notation\":\"1\",\"title\":\"x\"}}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"organ_id\":"
        "\"A\","
        "\"year\":\"2021\",\"notation\":\"1\",\"title\":\"x\"},\"documents\":[{\"document\":1,\"ordinal\":2}]}",
        "{\"version\":1,\"dossier\":1,\"revision\":1,\"created\":\"\",\"state\":\"open\",\"fields\":{\"organ_id\":"
        "\"A\","
        "\"year\":\"2021\",\"notation\":\"1\",\"title\":\"x\"},\"events\":[{\"type\":\"x\"}]}",
    };
    struct fixture *f = *state;
    int64_t count = 0;

    for (size_t i = 0; i < sizeof RECORDS / sizeof *RECORDS; i++)
        if (dossier_restore(f->c, RECORDS[i], strlen(RECORDS[i]), &f->err) == 0)
            fail_msg("taken: %s", RECORDS[i]);
    assert_int_equal(database_number(f->c, &f->err, &count, "SELECT count(*) FROM dossier", ""), 1);
    assert_int_equal(count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_dossier_is_restored_from_its_record),
        TEST(test_a_hostile_record_is_refused_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

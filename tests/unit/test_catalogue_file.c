/* Facts about the catalogue as a file: what is refused, what is checked, what can be made again. */
#include "tests/unit/catalogue_fixture.h"

/* Opening ------------------------------------------------------------------------------------------------------ */

static void assert_refused(struct fixture *f, const char *path, enum catalogue_mode mode, enum err_code code,
                           const char *words)
{
    struct catalogue *c = catalogue_open(path, mode, &f->err);

    assert_null(c);
    assert_int_equal(f->err.code, code);
    if (!strstr(f->err.message, words))
        fail_msg("'%s'", f->err.message);
}

static void test_what_is_not_a_catalogue_is_refused_with_a_reason(void **state)
{
    struct fixture *f = *state;
    char other[96];

    snprintf(other, sizeof other, "%s/other.db", f->folder);
    assert_refused(f, other, CATALOGUE_WRITE, ERR_NOT_FOUND, "there is no catalogue");
    OK(file_write(-100, other, "this is not a database, it is a sentence of more than a hundred bytes, so that "
                               "the header of SQLite is looked for and not found in it", 120, &f->err));
    assert_refused(f, other, CATALOGUE_READ, ERR_CORRUPT, "is not a catalogue");
    assert_refused(f, other, CATALOGUE_CREATE, ERR_CORRUPT, "is not a catalogue");
    OK(file_write(-100, other, "", 0, &f->err));
    assert_refused(f, other, CATALOGUE_READ, ERR_CORRUPT, "empty");
    OK(database_exec(f->c, "PRAGMA application_id = 7", &f->err));
    assert_refused(f, f->path, CATALOGUE_WRITE, ERR_CORRUPT, "not a catalogue of this program");
}

static void test_a_newer_catalogue_is_refused(void **state)
{
    struct fixture *f = *state;

    OK(database_exec(f->c, "PRAGMA user_version = 99", &f->err));
    assert_refused(f, f->path, CATALOGUE_WRITE, ERR_TOO_NEW, "newer version");
    assert_refused(f, f->path, CATALOGUE_READ, ERR_TOO_NEW, "newer version");
}

static void test_a_damaged_catalogue_is_reported(void **state)
{
    struct fixture *f = *state;
    char garbage[4096];
    FILE *file;

    for (int i = 0; i < 3; i++) {
        char sha[] = SHA_A;

        sha[0] = (char)('b' + i);
        add_read_document(f, sha, 8);
    }
    catalogue_close(f->c);
    f->c = NULL;
    memset(garbage, 0x5A, sizeof garbage);
    file = fopen(f->path, "r+");
    for (long page = 4; page < 40; page++) {
        fseek(file, page * 4096, SEEK_SET);
        fwrite(garbage, 1, sizeof garbage, file);
    }
    fclose(file);
    f->c = catalogue_open(f->path, CATALOGUE_WRITE, &f->err);
    if (f->c) {
        cleanup_buf struct buf problems = {0};
        int result = catalogue_check(f->c, note_problem, &problems, &f->err);

        assert_true(problems.len > 0 || (result == -1 && f->err.code == ERR_CORRUPT));
    } else {
        assert_int_equal(f->err.code, ERR_CORRUPT);
    }
}

static void test_a_full_disk_is_said_and_nothing_half_done_stays(void **state)
{
    struct fixture *f = *state;
    struct object object = {.sha256 = SHA_B, .size = 1};
    char *note = memory_alloc(200001);
    struct ledger l;

    add_read_document(f, SHA_A, 1);
    memset(note, 'x', 200000);
    object.media_type = note;
    OK(database_exec(f->c, "PRAGMA max_page_count = 60", &f->err));
    OK(catalogue_begin(f->c, &f->err));
    assert_int_equal(catalogue_read_again(f->c, 1, true, &f->err), 0);
    assert_int_equal(catalogue_save_object(f->c, &object, &f->err), -1);
    assert_int_equal(f->err.code, ERR_NO_SPACE);
    assert_non_null(strstr(f->err.message, "the disk is full"));
    catalogue_rollback(f->c);
    OK(database_exec(f->c, "PRAGMA max_page_count = 100000", &f->err));
    OK(catalogue_count(f->c, &l, &f->err));
    assert_int_equal(l.documents[DOCUMENT_REVIEW], 1);
    assert_int_equal(l.objects, 1);
    assert_problems(f, NULL);
    OK(catalogue_save_object(f->c, &object, &f->err));
    free(note);
}

static void test_a_version_1_catalogue_is_brought_forward(void **state)
{
    struct fixture *f = *state;
    struct search_query query = {.text = "768"};
    struct search_result result;

    add_read_document(f, SHA_A, 1);
    OK(database_exec(f->c, DROP_SEARCH DROP_PEOPLE "PRAGMA user_version = 1", &f->err));
    catalogue_close(f->c);
    f->c = catalogue_open(f->path, CATALOGUE_READ, &f->err);
    assert_null(f->c);
    assert_non_null(strstr(f->err.message, "older schema"));
    f->c = catalogue_open(f->path, CATALOGUE_WRITE, &f->err);
    assert_non_null(f->c);
    OK(search_run(f->c, &f->arena, &query, &result, &f->err));
    assert_int_equal(result.count, 1);
    assert_problems(f, NULL);
}

static void test_a_catalogue_without_wal_opens_from_a_read_only_folder(void **state)
{
    struct fixture *f = *state;
    struct ledger l;
    pid_t child;
    int status;

    add_read_document(f, SHA_A, 1);
    catalogue_close(f->c);
    f->c = NULL;
    chmod(f->path, 0444);
    chmod(f->folder, 0555);
    child = fork(); /* permissions bind only who is not root */
    if (child == 0) {
        struct catalogue *c;

        if (getuid() == 0 && setuid(65534) != 0)
            _exit(2);
        c = catalogue_open(f->path, CATALOGUE_READ, &f->err);
        if (!c || catalogue_count(c, &l, &f->err) != 0 || l.documents[DOCUMENT_REVIEW] != 1) {
            fprintf(stderr, "%s\n", f->err.message);
            _exit(3);
        }
        catalogue_close(c);
        c = catalogue_open(f->path, CATALOGUE_WRITE, &f->err);
        _exit(c || f->err.code != ERR_PERMISSION ? 4 : 0);
    }
    waitpid(child, &status, 0);
    chmod(f->folder, 0755);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void test_every_column_of_the_schema_is_explained(void **state)
{
    struct fixture *f = *state;
    struct sqlite3_stmt *stmt = database_prepare(
        f->c, &f->err, "SELECT s.name, c.name, s.sql FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' "
                       "AND s.name NOT LIKE 'sqlite_%' AND s.name NOT LIKE 'search_index%'");
    int columns = 0;

    while (database_row(f->c, stmt, &f->err) == 1) {
        char *start = arena_printf(&f->arena, "\n  %s ", database_borrow(stmt, 1));
        const char *line = strstr(database_borrow(stmt, 2), start);
        const char *comment = line ? strstr(line + 1, " -- ") : NULL;

        if (!comment || comment > strchr(line + 1, '\n'))
            fail_msg("%s.%s has no comment", database_borrow(stmt, 0), database_borrow(stmt, 1));
        columns++;
    }
    database_done(f->c, stmt);
    assert_true(columns > 60);
}

/* Checking and making anew ---------------------------------------------------------------------------------- */

static void test_a_stale_row_of_the_text_index_is_reported_and_mended(void **state)
{
    struct fixture *f = *state;

    add_read_document(f, SHA_A, 2);
    OK(database_exec(f->c, "UPDATE page SET text = 'khác hẳn' WHERE number = 2", &f->err));
    assert_problems(f, "the text index does not agree");
    OK(catalogue_rebuild_index(f->c, &f->err));
    assert_problems(f, NULL);
}

static void test_stale_keys_and_missing_rows_are_reported(void **state)
{
    struct fixture *f = *state;

    add_read_document(f, SHA_A, 1);
    OK(database_exec(f->c, "UPDATE search_number SET digits = '9'", &f->err));
    assert_problems(f, "document 1: the number index does not agree");
    OK(catalogue_rebuild_index(f->c, &f->err));
    OK(database_exec(f->c, "DELETE FROM search_header", &f->err));
    assert_problems(f, "document 1 is missing in the search index");
    OK(catalogue_rebuild_index(f->c, &f->err));
    OK(database_exec(f->c, "PRAGMA foreign_keys = OFF; DELETE FROM object", &f->err));
    assert_problems(f, "refers to a row of object that is not there");
}

static void test_a_document_is_restored_into_an_empty_catalogue(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 2);
    char other[96];
    struct document d, again;
    struct entry entry;
    struct page_source *sources;
    struct confirmation who[FIELD_COUNT];
    struct object object = {.sha256 = SHA_A, .size = 5};
    struct catalogue *first = f->c;
    size_t count;

    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "1/QĐ-A", "A", &f->err));
    OK(catalogue_load(f->c, &f->arena, id, LOAD_ALL, &d, &f->err));
    OK(catalogue_load_confirmations(f->c, &f->arena, id, who, &f->err));
    OK(catalogue_load_sources(f->c, &f->arena, id, &sources, &count, &f->err));
    entry = entry_of(f, id);
    entry.id = 41;
    snprintf(other, sizeof other, "%s/other.db", f->folder);
    f->c = catalogue_open(other, CATALOGUE_CREATE, &f->err);
    OK(catalogue_save_object(f->c, &object, &f->err));
    OK(catalogue_restore_document(f->c, &entry, sources, &d, who, &f->err));
    OK(catalogue_load(f->c, &f->arena, 41, LOAD_ALL, &again, &f->err));
    assert_string_equal(again.fields[FIELD_NUMBER].value, "1/QĐ-A");
    assert_int_equal(again.fields[FIELD_NUMBER].status, STATUS_CONFIRMED);
    assert_int_equal(again.pages[1].word_count, 3);
    assert_int_equal(again.citation_count, 1);
    assert_int_equal(entry_of(f, 41).state, DOCUMENT_DONE);
    assert_false(entry_of(f, 41).sidecar_pending);
    assert_problems(f, NULL);
    assert_true(add_document(f, SHA_B, 1) == 42);
    catalogue_close(first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_not_a_catalogue_is_refused_with_a_reason),
        TEST(test_a_newer_catalogue_is_refused),
        TEST(test_a_damaged_catalogue_is_reported),
        TEST(test_a_full_disk_is_said_and_nothing_half_done_stays),
        TEST(test_a_version_1_catalogue_is_brought_forward),
        TEST(test_a_catalogue_without_wal_opens_from_a_read_only_folder),
        TEST(test_every_column_of_the_schema_is_explained),
        TEST(test_a_stale_row_of_the_text_index_is_reported_and_mended),
        TEST(test_stale_keys_and_missing_rows_are_reported),
        TEST(test_a_document_is_restored_into_an_empty_catalogue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

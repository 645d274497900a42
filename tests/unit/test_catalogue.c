/* Facts about the catalogue: what is kept, who may change it, what runs together. */
#include "tests/unit/catalogue_fixture.h"

/* Documents ------------------------------------------------------------------------------------------------- */

static void test_a_document_comes_back_as_it_was_saved(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 2);
    struct document d, was = document_of_test();

    OK(catalogue_load(f->c, &f->arena, id, LOAD_ALL, &d, &f->err));
    assert_int_equal(d.page_count, 2);
    assert_int_equal(d.pages[1].number, 2);
    assert_int_equal(d.pages[0].word_count, 3);
    assert_string_equal(d.pages[0].words[2].text, "đất");
    assert_int_equal(d.pages[0].words[2].flags, WORD_BOLD);
    assert_int_equal(d.pages[0].geometry.width, 1000);
    assert_string_equal(d.pages[0].note, "bản mờ");
    assert_string_equal(d.note, was.note);
    assert_true(d.administrative);
    assert_string_equal(d.fields[FIELD_NUMBER].value, "768/QĐ-UBND");
    assert_int_equal(d.fields[FIELD_NUMBER].box.w, 70);
    assert_int_equal(d.fields[FIELD_NUMBER].candidate_count, 2);
    assert_string_equal(d.fields[FIELD_NUMBER].candidates[1].value, "763/QĐ-UBND");
    assert_null(d.fields[FIELD_SIGNER].value);
    assert_string_equal(d.citations[0].number, "30/2020/NĐ-CP");
    assert_null(d.citations[0].issuer);
    assert_string_equal(d.tasks[0].lead, "Văn phòng");
    assert_int_equal(d.tasks[0].page, 2);
    assert_int_equal(entry_of(f, id).state, DOCUMENT_REVIEW);
    assert_problems(f, NULL);
}

static void test_pages_wait_in_order_and_again_after_a_crash(void **state)
{
    struct fixture *f = *state;
    int64_t a = add_document(f, SHA_A, 2), b = add_document(f, SHA_B, 1);
    struct page page = page_of_test(1);
    struct page_job *jobs;
    int64_t *ids, counts[PAGE_STATE_COUNT];
    size_t count;

    OK(catalogue_next_pages(f->c, &f->arena, 0, 0, 2, &jobs, &count, &f->err));
    assert_int_equal(count, 2);
    assert_int_equal(jobs[1].document, a);
    assert_int_equal(jobs[1].number, 2);
    OK(catalogue_next_pages(f->c, &f->arena, a, 2, 9, &jobs, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(jobs[0].document, b);
    assert_string_equal(jobs[0].media_type, "application/pdf");
    OK(catalogue_save_page(f->c, b, &page, &f->err));
    OK(catalogue_next_pages(f->c, &f->arena, 0, 0, 9, &jobs, &count, &f->err));
    assert_int_equal(count, 2);
    OK(catalogue_unfinished(f->c, &f->arena, &ids, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(ids[0], b);
    OK(catalogue_count_pages(f->c, a, counts, &f->err));
    assert_int_equal(counts[PAGE_TODO], 2);
}

static void test_a_page_given_up_sends_its_document_to_review(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_document(f, SHA_A, 1);
    struct document d = {.administrative = true};
    int attempts;

    OK(catalogue_count_attempt(f->c, id, 1, "died", &attempts, &f->err));
    OK(catalogue_count_attempt(f->c, id, 1, "died", &attempts, &f->err));
    assert_int_equal(attempts, 2);
    assert_int_equal(catalogue_save_extraction(f->c, id, &d, &f->err), -1);
    assert_int_equal(f->err.code, ERR_INPUT);
    OK(catalogue_fail_page(f->c, id, 1, "the worker died twice", &f->err));
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    assert_int_equal(entry_of(f, id).state, DOCUMENT_REVIEW);
    assert_string_equal(entry_of(f, id).reason, "page 1: the worker died twice");
    OK(catalogue_read_again(f->c, id, false, &f->err));
    assert_int_equal(entry_of(f, id).state, DOCUMENT_QUEUED);
    assert_problems(f, NULL);
}

static void test_a_confirmed_field_survives_extraction_again(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    struct document d = document_of_test();
    struct confirmation who[FIELD_COUNT];

    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "786/QĐ-UBND", "Nguyễn Văn A", &f->err));
    assert_int_equal(entry_of(f, id).state, DOCUMENT_DONE);
    d.fields[FIELD_NUMBER].status = STATUS_AUTO;
    d.fields[FIELD_ABSTRACT].value = "khác";
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    OK(catalogue_load(f->c, &f->arena, id, LOAD_FIELDS, &d, &f->err));
    assert_string_equal(d.fields[FIELD_NUMBER].value, "786/QĐ-UBND");
    assert_int_equal(d.fields[FIELD_NUMBER].status, STATUS_CONFIRMED);
    assert_int_equal(d.fields[FIELD_NUMBER].box.w, 70);
    assert_string_equal(d.fields[FIELD_ABSTRACT].value, "khác");
    OK(catalogue_load_confirmations(f->c, &f->arena, id, who, &f->err));
    assert_string_equal(who[FIELD_NUMBER].who, "Nguyễn Văn A");
    assert_int_equal(strlen(who[FIELD_NUMBER].when), 20);
    assert_null(who[FIELD_DATE].who);
    assert_problems(f, NULL);
}

static void test_a_machine_cannot_confirm(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    struct document d = document_of_test();

    d.fields[FIELD_DATE].status = STATUS_CONFIRMED;
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    OK(catalogue_load(f->c, &f->arena, id, LOAD_FIELDS, &d, &f->err));
    assert_int_equal(d.fields[FIELD_DATE].status, STATUS_REVIEW);
    assert_int_equal(catalogue_confirm(f->c, id, FIELD_DATE, NULL, "", &f->err), -1);
}

static int count_event(const struct event *event, void *data)
{
    *(int *)data += strcmp(event->type, "metadata modification") == 0;
    return 0;
}

static void test_confirming_writes_an_event_and_events_stay(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    struct event_filter filter = {.document = id};
    int count = 0;

    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, NULL, "A", &f->err));
    OK(catalogue_each_event(f->c, &filter, count_event, &count, &f->err));
    assert_int_equal(count, 1);
    assert_int_equal(database_exec(f->c, "UPDATE event SET agent = 'B'", &f->err), -1);
    assert_non_null(strstr(f->err.message, "events are never changed"));
    assert_int_equal(database_exec(f->c, "DELETE FROM event", &f->err), -1);
    assert_non_null(strstr(f->err.message, "events are never removed"));
    assert_int_equal(database_exec(f->c, "REPLACE INTO event SELECT * FROM event", &f->err), -1);
    OK(catalogue_each_event(f->c, NULL, count_event, &count, &f->err));
    assert_int_equal(count, 2);
}

static void test_a_sidecar_written_late_stays_pending(void **state)
{
    struct fixture *f = *state;
    int64_t id = add_read_document(f, SHA_A, 1);
    struct sidecar *pending;
    size_t count;

    add_document(f, SHA_B, 1);
    OK(catalogue_pending_sidecars(f->c, &f->arena, 10, &pending, &count, &f->err));
    assert_int_equal(count, 1);
    OK(catalogue_confirm(f->c, id, FIELD_NUMBER, "1/A", "A", &f->err));
    OK(catalogue_sidecar_written(f->c, id, pending[0].revision, &f->err));
    assert_true(entry_of(f, id).sidecar_pending);
    OK(catalogue_sidecar_written(f->c, id, entry_of(f, id).revision, &f->err));
    assert_false(entry_of(f, id).sidecar_pending);
}

/* Items and sums --------------------------------------------------------------------------------------------- */

static int count_item(const struct item *item, void *data)
{
    (void)item;
    ++*(int *)data;
    return 0;
}

static void test_an_item_is_known_by_its_bytes_of_path(void **state)
{
    struct fixture *f = *state;
    struct item item = {.path = "in/\xFFscan.pdf", .outcome = ITEM_SKIPPED, .reason = "not a scan", .size = 7,
                        .mtime_ns = INT64_C(1700000000123456789)};
    struct item found;
    int count = 0;

    OK(catalogue_save_item(f->c, &item, &f->err));
    assert_int_equal(catalogue_find_item(f->c, &f->arena, "in/\xFFscan.pdf", &found, &f->err), 1);
    assert_string_equal(found.path, item.path);
    assert_true(found.mtime_ns == item.mtime_ns);
    assert_int_equal(found.outcome, ITEM_SKIPPED);
    item.outcome = ITEM_DUPLICATE;
    item.document = add_document(f, SHA_A, 1);
    OK(catalogue_save_item(f->c, &item, &f->err));
    assert_true(item.id == found.id);
    assert_int_equal(catalogue_find_item(f->c, &f->arena, "other", &found, &f->err), 0);
    OK(catalogue_each_item(f->c, 1u << ITEM_DUPLICATE, item.document, count_item, &count, &f->err));
    OK(catalogue_each_item(f->c, 1u << ITEM_QUEUED, 0, count_item, &count, &f->err));
    assert_int_equal(count, 1);
}

static void test_the_ledger_adds_up(void **state)
{
    struct fixture *f = *state;
    struct item item = {.path = "x", .outcome = ITEM_QUARANTINED};
    struct ledger l;

    OK(catalogue_save_item(f->c, &item, &f->err));
    add_read_document(f, SHA_A, 2);
    add_document(f, SHA_B, 3);
    OK(catalogue_count(f->c, &l, &f->err));
    assert_int_equal(l.items[ITEM_QUARANTINED], 1);
    assert_int_equal(l.documents[DOCUMENT_REVIEW], 1);
    assert_int_equal(l.documents[DOCUMENT_QUEUED], 1);
    assert_int_equal(l.pages[PAGE_DONE], 2);
    assert_int_equal(l.pages[PAGE_TODO], 3);
    assert_int_equal(l.objects, 2);
    assert_int_equal(l.objects_missing, 2);
    assert_int_equal(l.fields_review, 1);
    assert_int_equal(l.sidecars_pending, 1);
}

static int keep_id(const struct entry *entry, void *data)
{
    buf_printf(data, "%d ", (int)entry->id);
    return 0;
}

static void test_entries_are_listed_by_state_and_id(void **state)
{
    struct fixture *f = *state;
    int64_t a = add_read_document(f, SHA_A, 1), ids[] = {2, 1};
    struct list_filter filter = {.states = 1u << DOCUMENT_QUEUED};
    cleanup_buf struct buf got = {0};

    add_document(f, SHA_B, 1);
    OK(catalogue_each_entry(f->c, &filter, keep_id, &got, &f->err));
    assert_string_equal(buf_string(&got), "2 ");
    filter = (struct list_filter){.ids = ids, .id_count = 2};
    OK(catalogue_each_entry(f->c, &filter, keep_id, &got, &f->err));
    filter = (struct list_filter){.after = a, .limit = 5};
    OK(catalogue_each_entry(f->c, &filter, keep_id, &got, &f->err));
    assert_string_equal(buf_string(&got), "2 1 2 2 ");
}

static void test_an_object_a_page_needs_is_not_forgotten(void **state)
{
    struct fixture *f = *state;
    struct object object = {.sha256 = SHA_B, .size = 1};

    add_document(f, SHA_A, 1);
    OK(catalogue_save_object(f->c, &object, &f->err));
    OK(catalogue_forget_object(f->c, SHA_A, &f->err));
    OK(catalogue_forget_object(f->c, SHA_B, &f->err));
    assert_int_equal(catalogue_find_object(f->c, &f->arena, SHA_A, &object, &f->err), 1);
    assert_int_equal(catalogue_find_object(f->c, &f->arena, SHA_B, &object, &f->err), 0);
}

/* Transactions, runs, processes ------------------------------------------------------------------------------ */

static void test_rollback_undoes_all_and_a_failure_inside_only_itself(void **state)
{
    struct fixture *f = *state;
    struct entry entry = {.part = 1, .digest = SHA_B, .page_count = 1};
    struct page_source unknown = {SHA_B, 1};
    struct ledger l;

    OK(catalogue_begin(f->c, &f->err));
    add_document(f, SHA_A, 1);
    assert_int_equal(catalogue_add_document(f->c, &entry, &unknown, &f->err), -1);
    assert_int_equal(f->err.code, ERR_INPUT);
    OK(catalogue_count(f->c, &l, &f->err));
    assert_int_equal(l.documents[DOCUMENT_QUEUED], 1);
    catalogue_rollback(f->c);
    OK(catalogue_count(f->c, &l, &f->err));
    assert_int_equal(l.documents[DOCUMENT_QUEUED], 0);
    assert_int_equal(catalogue_commit(f->c, &f->err), -1);
}

static void test_a_reader_sees_the_state_before_an_open_change(void **state)
{
    struct fixture *f = *state;
    cleanup_catalogue struct catalogue *reader = catalogue_open(f->path, CATALOGUE_READ, &f->err);
    struct ledger l;

    assert_non_null(reader);
    OK(catalogue_begin(f->c, &f->err));
    add_read_document(f, SHA_A, 1);
    OK(catalogue_count(reader, &l, &f->err));
    assert_int_equal(l.documents[DOCUMENT_REVIEW], 0);
    OK(catalogue_commit(f->c, &f->err));
    OK(catalogue_count(reader, &l, &f->err));
    assert_int_equal(l.documents[DOCUMENT_REVIEW], 1);
    assert_int_equal(catalogue_begin(reader, &f->err), -1);
    assert_int_equal(f->err.code, ERR_PERMISSION);
}

static void test_only_one_run_is_alive_and_a_killed_one_is_not(void **state)
{
    struct fixture *f = *state;
    struct run run = {0}, seen;
    pid_t child;
    int ready[2];
    char byte;

    catalogue_close(f->c);
    f->c = NULL;
    assert_int_equal(pipe(ready), 0);
    child = fork();
    if (child == 0) {
        struct catalogue *own = catalogue_open(f->path, CATALOGUE_WRITE, &f->err);

        if (!own || catalogue_start_run(own, &run, &f->err) != 0 || write(ready[1], "x", 1) != 1)
            _exit(1);
        for (;;)
            pause();
    }
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    f->c = catalogue_open(f->path, CATALOGUE_WRITE, &f->err);
    assert_int_equal(catalogue_find_run(f->c, &f->arena, &seen, &f->err), 1);
    assert_true(seen.alive);
    assert_true(seen.pid == child);
    assert_int_equal(catalogue_start_run(f->c, &run, &f->err), -1);
    assert_int_equal(f->err.code, ERR_BUSY);
    kill(child, 9);
    waitpid(child, NULL, 0);
    close(ready[0]);
    assert_int_equal(catalogue_find_run(f->c, &f->arena, &seen, &f->err), 1);
    assert_false(seen.alive);
    assert_null(seen.ended);
    OK(catalogue_start_run(f->c, &run, &f->err));
    run.pages_done = 4;
    OK(catalogue_beat_run(f->c, &run, &f->err));
    OK(catalogue_end_run(f->c, &run, "complete", &f->err));
    assert_int_equal(catalogue_find_run(f->c, &f->arena, &seen, &f->err), 1);
    assert_int_equal(seen.pages_done, 4);
    assert_string_equal(seen.outcome, "complete");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_document_comes_back_as_it_was_saved),
        TEST(test_pages_wait_in_order_and_again_after_a_crash),
        TEST(test_a_page_given_up_sends_its_document_to_review),
        TEST(test_a_confirmed_field_survives_extraction_again),
        TEST(test_a_machine_cannot_confirm),
        TEST(test_confirming_writes_an_event_and_events_stay),
        TEST(test_a_sidecar_written_late_stays_pending),
        TEST(test_an_item_is_known_by_its_bytes_of_path),
        TEST(test_the_ledger_adds_up),
        TEST(test_entries_are_listed_by_state_and_id),
        TEST(test_an_object_a_page_needs_is_not_forgotten),
        TEST(test_rollback_undoes_all_and_a_failure_inside_only_itself),
        TEST(test_a_reader_sees_the_state_before_an_open_change),
        TEST(test_only_one_run_is_alive_and_a_killed_one_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

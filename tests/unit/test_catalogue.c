/* Facts about the catalogue: what is kept, what is refused, what can be made again. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "index/catalogue.h"
#include "index/database.h"
#include "index/schema.h"
#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

#define SHA_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SHA_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

struct fixture {
    char folder[64], path[96];
    struct catalogue *c;
    struct arena arena;
    struct err err;
};

#define OK(expression)                                                  \
    do {                                                                \
        if ((expression) != 0)                                          \
            fail_msg("%s: %s", #expression, f->err.message);            \
    } while (0)

static int setup(void **state)
{
    struct fixture *f = memory_alloc(sizeof *f);

    strcpy(f->folder, "/tmp/test_catalogue.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/catalogue.db", f->folder);
    f->c = catalogue_open(f->path, CATALOGUE_CREATE, &f->err);
    if (!f->c)
        fail_msg("%s", f->err.message);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    catalogue_close(f->c);
    arena_release(&f->arena);
    file_remove_tree(-100, f->folder, &f->err);
    free(f);
    return 0;
}

static struct word words_of_test[] = {
    {{10, 10, 50, 12}, 0.9, "Quyết", 1, 1, 0},
    {{70, 10, 50, 12}, 0.9, "định", 1, 1, 0},
    {{10, 40, 50, 12}, 0.5, "đất", 2, 2, WORD_BOLD},
};

static struct page page_of_test(int number)
{
    return (struct page){.number = number,
                         .geometry = {1000, 1400, 150, true, 0, 0.5},
                         .source = TEXT_RECOGNISED,
                         .quality = {.contrast = 0.8, .sharpness = 0.5, .ink = 0.05},
                         .words = words_of_test,
                         .word_count = 3,
                         .note = "bản mờ"};
}

static struct document document_of_test(void)
{
    static struct candidate candidates[] = {{"768/QĐ-UBND", 0.6}, {"763/QĐ-UBND", 0.3}};
    static struct citation citations[] = {{"30/2020/NĐ-CP", "2020-03-05", "Nghị định", NULL, "NĐ 30", 1, {1, 2, 3, 4}}};
    static struct task tasks[] = {{"1", "Rà soát", NULL, "Văn phòng", NULL, "quý I", 2}};
    struct document d = {.administrative = true, .note = "có phụ lục", .citations = citations, .citation_count = 1,
                         .tasks = tasks, .task_count = 1};

    d.fields[FIELD_NUMBER] = (struct field){"768/QĐ-UBND", 0.6, STATUS_REVIEW, 1, {5, 6, 70, 8}, "number.line", candidates, 2};
    d.fields[FIELD_DATE] = (struct field){"2021-09-13", 0.95, STATUS_AUTO, 1, {1, 1, 2, 2}, "date.line", NULL, 0};
    d.fields[FIELD_TYPE] = (struct field){"Quyết định", 0.99, STATUS_AUTO, 1, {1, 1, 2, 2}, "type.line", NULL, 0};
    d.fields[FIELD_ABSTRACT] = (struct field){"Về việc giao đất", 0.9, STATUS_AUTO, 1, {1, 1, 2, 2}, "abstract", NULL, 0};
    return d;
}

static int64_t add_document(struct fixture *f, const char *sha, int pages)
{
    struct object object = {.sha256 = sha, .size = 5, .media_type = "application/pdf"};
    struct entry entry = {.part = 1, .digest = sha, .page_count = pages};
    struct page_source sources[8];

    for (int i = 0; i < 8; i++)
        sources[i] = (struct page_source){sha, i + 1};
    OK(catalogue_save_object(f->c, &object, &f->err));
    OK(catalogue_add_document(f->c, &entry, sources, &f->err));
    return entry.id;
}

static int64_t add_read_document(struct fixture *f, const char *sha, int pages)
{
    int64_t id = add_document(f, sha, pages);
    struct document d = document_of_test();

    for (int i = 1; i <= pages; i++) {
        struct page page = page_of_test(i);

        OK(catalogue_save_page(f->c, id, &page, &f->err));
    }
    OK(catalogue_save_extraction(f->c, id, &d, &f->err));
    return id;
}

static struct entry entry_of(struct fixture *f, int64_t id)
{
    struct entry entry;

    assert_int_equal(catalogue_find_entry(f->c, &f->arena, id, &entry, &f->err), 1);
    return entry;
}

static void note_problem(const char *sentence, void *data)
{
    buf_printf(data, "%s\n", sentence);
}

static void assert_problems(struct fixture *f, const char *expected)
{
    cleanup_buf struct buf problems = {0};

    OK(catalogue_check(f->c, note_problem, &problems, &f->err));
    if (!expected)
        assert_string_equal(buf_string(&problems), "");
    else if (!strstr(buf_string(&problems), expected))
        fail_msg("no '%s' in '%s'", expected, buf_string(&problems));
}

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

static void test_a_version_1_catalogue_is_brought_forward(void **state)
{
    struct fixture *f = *state;
    struct search_query query = {.text = "768"};
    struct search_result result;

    add_read_document(f, SHA_A, 1);
    OK(database_exec(f->c, "DROP TABLE search_index; DROP VIEW search_text; DROP TABLE search_header; "
                           "DROP TABLE search_number; DROP TABLE search_page; PRAGMA user_version = 1", &f->err));
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
        TEST(test_what_is_not_a_catalogue_is_refused_with_a_reason),
        TEST(test_a_newer_catalogue_is_refused),
        TEST(test_a_damaged_catalogue_is_reported),
        TEST(test_a_version_1_catalogue_is_brought_forward),
        TEST(test_a_catalogue_without_wal_opens_from_a_read_only_folder),
        TEST(test_every_column_of_the_schema_is_explained),
        TEST(test_a_stale_row_of_the_text_index_is_reported_and_mended),
        TEST(test_stale_keys_and_missing_rows_are_reported),
        TEST(test_a_document_is_restored_into_an_empty_catalogue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

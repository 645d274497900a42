/* A catalogue in a folder of its own, and a document to put into it. For the tests of the catalogue. */
#ifndef SOHOA_TESTS_CATALOGUE_FIXTURE_H
#define SOHOA_TESTS_CATALOGUE_FIXTURE_H

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

/* Takes the schema's steps from that of people on back, to make a catalogue of before it out of a present one. */
#define DROP_DOSSIER "DROP TABLE correction; DROP TABLE dossier_event; DROP TABLE dossier_document; DROP TABLE dossier; DROP INDEX document_secret_mode; "
#define DROP_CITES DROP_DOSSIER "DROP TABLE cite_document; DROP TABLE cite_key; DROP TABLE register; DROP TABLE register_settled; "
#define DROP_PEOPLE                                                                                                    \
    DROP_CITES "DROP TABLE session; DROP TABLE person; DROP TABLE access; DROP INDEX field_secret; DROP INDEX document_secret; "

/* The same for the step of search. */
#define DROP_SEARCH                                                                                                    \
    "DROP TABLE search_index; DROP VIEW search_text; DROP TABLE search_header; DROP TABLE search_number; "             \
    "DROP TABLE search_word; DROP TABLE search_definition; DROP TABLE search_state; DROP INDEX source_digest; "

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

static inline int setup(void **state)
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

static inline int teardown(void **state)
{
    struct fixture *f = *state;

    catalogue_close(f->c);
    arena_release(&f->arena);
    file_remove_tree(-100, f->folder, &f->err);
    free(f);
    return 0;
}

static struct word words_of_test[] = {
    {{10, 10, 50, 12}, 0.9, "Quyết", 1, 1, 0, NULL},
    {{70, 10, 50, 12}, 0.9, "định", 1, 1, 0, NULL},
    {{10, 40, 50, 12}, 0.5, "đất", 2, 2, WORD_BOLD, NULL},
};

static inline struct page page_of_test(int number)
{
    return (struct page){.number = number,
                         .geometry = {1000, 1400, 150, true, 0, 0.5},
                         .source = TEXT_RECOGNISED,
                         .quality = {.contrast = 0.8, .sharpness = 0.5, .ink = 0.05},
                         .words = words_of_test,
                         .word_count = 3,
                         .note = "bản mờ"};
}

static inline struct document document_of_test(void)
{
    static struct candidate candidates[] = {{"768/QĐ-UBND", 0.6}, {"763/QĐ-UBND", 0.3}};
    static struct citation citations[] = {{"30/2020/NĐ-CP", "2020-03-05", "Nghị định", NULL, "NĐ 30", 1, {1, 2, 3, 4}}};
    static struct task tasks[] = {{"1", "Rà soát", NULL, "Văn phòng", NULL, "quý I", 2, "I. Thể chế"}};
    struct document d = {.administrative = true, .note = "có phụ lục", .citations = citations, .citation_count = 1,
                         .tasks = tasks, .task_count = 1};

    d.fields[FIELD_NUMBER] = (struct field){"768/QĐ-UBND", 0.6, STATUS_REVIEW, 1, {5, 6, 70, 8}, "number.line", candidates, 2};
    d.fields[FIELD_DATE] = (struct field){"2021-09-13", 0.95, STATUS_AUTO, 1, {1, 1, 2, 2}, "date.line", NULL, 0};
    d.fields[FIELD_TYPE] = (struct field){"Quyết định", 0.99, STATUS_AUTO, 1, {1, 1, 2, 2}, "type.line", NULL, 0};
    d.fields[FIELD_ABSTRACT] = (struct field){"Về việc giao đất", 0.9, STATUS_AUTO, 1, {1, 1, 2, 2}, "abstract", NULL, 0};
    return d;
}

static inline int64_t add_document(struct fixture *f, const char *sha, int pages)
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

static inline int64_t add_read_document(struct fixture *f, const char *sha, int pages)
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

static inline struct entry entry_of(struct fixture *f, int64_t id)
{
    struct entry entry;

    assert_int_equal(catalogue_find_entry(f->c, &f->arena, id, &entry, &f->err), 1);
    return entry;
}

static inline void note_problem(const char *sentence, void *data)
{
    buf_printf(data, "%s\n", sentence);
}

static inline void assert_problems(struct fixture *f, const char *expected)
{
    cleanup_buf struct buf problems = {0};

    OK(catalogue_check(f->c, note_problem, &problems, &f->err));
    if (!expected)
        assert_string_equal(buf_string(&problems), "");
    else if (!strstr(buf_string(&problems), expected))
        fail_msg("no '%s' in '%s'", expected, buf_string(&problems));
}

#endif

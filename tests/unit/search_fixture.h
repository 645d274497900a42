/* A catalogue of five documents, and what is asked of it and found. For the tests of search. */
#ifndef SOHOA_TESTS_SEARCH_FIXTURE_H
#define SOHOA_TESTS_SEARCH_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "index/catalogue.h"
#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

struct fixture {
    char folder[64];
    struct catalogue *c;
    struct arena arena;
    struct err err;
    struct search_result result;
};

/* number, date, type, issuer, abstract, pages; the number of the fifth is in doubt. */
static const struct sample {
    const char *number, *date, *type, *issuer, *abstract, *pages[3];
    const char *doubt; /* second candidate */
} SAMPLES[] = {
    {"768/QĐ-UBND", "2021-09-13", "Quyết định", "Ủy ban nhân dân tỉnh Quảng Ngãi", "Về việc giao đất đợt 2",
     {"ỦY BAN NHÂN DÂN\nQuyết định về việc giao đất cho bà Hòa", "Điều 2. Bồi thường khi thu hồi nhà", NULL}, NULL},
    {"129/KH-SGDĐT", "2022-01-20", "Kế hoạch", "Sở Giáo dục và Đào tạo", "Cải cách hành chính năm 2022",
     {"Kế hoạch cải cách hành chính năm 2022", "Căn cứ Quyết định 768/QĐ-UBND và thủ tục hành chính", NULL}, NULL},
    {"768/KH-SNV", "2020-03-02", "Kế hoạch", "Sở Nội vụ", "Tuyển dụng công chức",
     {"Kế hoạch tuyển dụng, bố trí bàn làm việc; định kì hằng năm", NULL, NULL}, NULL},
    {"18-NQ/TW", "2017-10-25", "Nghị quyết", "Ban Chấp hành Trung ương", "Tinh gọn bộ máy",
     {"Nghị quyết về tinh gọn bộ máy; cái cách hành chỉnh", NULL, NULL}, NULL},
    {"763/QĐ-UBND", NULL, "Quyết định", "Ủy ban nhân dân tỉnh Kon Tum", "Phòng chống bão, lũ",
     {"Phòng chống bão và lũ quét", NULL, NULL}, "768/QĐ-UBND"},
};
#define SAMPLE_COUNT (sizeof SAMPLES / sizeof *SAMPLES)

static inline struct word *split_words(struct arena *arena, const char *text, size_t *count)
{
    struct word *words = arena_alloc(arena, 64 * sizeof *words);
    int line = 1;

    *count = 0;
    while (*text) {
        size_t n = strcspn(text, " \n");

        words[*count] = (struct word){.box = {10 + 20 * (int)*count, 10 * line, 18, 8}, .confidence = 0.9,
                                      .text = arena_strndup(arena, text, n), .block = 1, .line = line};
        ++*count;
        text += n;
        line += *text == '\n';
        text += *text != '\0';
    }
    return words;
}

static inline void set(struct document *d, enum field_id id, const char *value)
{
    d->fields[id] = (struct field){.value = value, .confidence = 0.9, .page = value ? 1 : 0, .box = {1, 2, 30, 4}};
}

static inline void add_sample(struct fixture *f, const struct sample *s, int n)
{
    char sha[65];
    struct object object = {.sha256 = sha, .size = 1};
    struct entry entry = {.part = 1, .digest = sha};
    struct page_source sources[3];
    struct document d = {.administrative = true};
    struct candidate candidates[2] = {{s->number, 0.5}, {s->doubt, 0.4}};

    snprintf(sha, sizeof sha, "%064d", n);
    for (; entry.page_count < 3 && s->pages[entry.page_count]; entry.page_count++)
        sources[entry.page_count] = (struct page_source){sha, entry.page_count + 1};
    assert_int_equal(catalogue_save_object(f->c, &object, &f->err), 0);
    assert_int_equal(catalogue_add_document(f->c, &entry, sources, &f->err), 0);
    for (int i = 0; i < entry.page_count; i++) {
        struct page page = {.number = i + 1, .geometry = {1000, 1400, 150, true, 180, 0}, .source = TEXT_RECOGNISED};

        page.words = split_words(&f->arena, s->pages[i], &page.word_count);
        assert_int_equal(catalogue_save_page(f->c, entry.id, &page, &f->err), 0);
    }
    set(&d, FIELD_NUMBER, s->number);
    set(&d, FIELD_DATE, s->date);
    set(&d, FIELD_TYPE, s->type);
    set(&d, FIELD_ISSUER, s->issuer);
    set(&d, FIELD_ABSTRACT, s->abstract);
    if (s->doubt) {
        d.fields[FIELD_NUMBER].status = STATUS_REVIEW;
        d.fields[FIELD_NUMBER].candidates = candidates;
        d.fields[FIELD_NUMBER].candidate_count = 2;
    }
    assert_int_equal(catalogue_save_extraction(f->c, entry.id, &d, &f->err), 0);
}

static inline int setup(void **state)
{
    struct fixture *f = memory_alloc(sizeof *f);
    char path[96];

    strcpy(f->folder, "/tmp/test_search.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(path, sizeof path, "%s/catalogue.db", f->folder);
    f->c = catalogue_open(path, CATALOGUE_CREATE, &f->err);
    assert_non_null(f->c);
    for (size_t i = 0; i < SAMPLE_COUNT; i++)
        add_sample(f, &SAMPLES[i], (int)i + 1);
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

static inline struct search_result *search(struct fixture *f, const char *text)
{
    struct search_query query = {.text = text, .open = "[", .close = "]", .boxes = true};

    if (search_run(f->c, &f->arena, &query, &f->result, &f->err) != 0)
        fail_msg("'%s': %s", text, f->err.message);
    return &f->result;
}

/* The documents found, in order, as "1 2 ". */
static inline void assert_found(struct fixture *f, const char *text, const char *expected)
{
    struct search_result *r = search(f, text);
    cleanup_buf struct buf ids = {0};

    for (size_t i = 0; i < r->count; i++)
        buf_printf(&ids, "%d ", (int)r->hits[i].document);
    if (strcmp(buf_string(&ids), expected) != 0)
        fail_msg("'%s' found %s, not %s", text, buf_string(&ids), expected);
    assert_int_equal(r->total, r->count);
}

#endif

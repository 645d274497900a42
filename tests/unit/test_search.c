/* Facts about search: what a person types and what is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "index/catalogue.h"
#include "index/dossier.h"
#include "index/people.h"
#include "index/query.h"
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

static struct word *split_words(struct arena *arena, const char *text, size_t *count)
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

static void set(struct document *d, enum field_id id, const char *value)
{
    d->fields[id] = (struct field){.value = value, .confidence = 0.9, .page = value ? 1 : 0, .box = {1, 2, 30, 4}};
}

static void add_sample(struct fixture *f, const struct sample *s, int n)
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

static int setup(void **state)
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

static int teardown(void **state)
{
    struct fixture *f = *state;

    catalogue_close(f->c);
    arena_release(&f->arena);
    file_remove_tree(-100, f->folder, &f->err);
    free(f);
    return 0;
}

static struct search_result *search(struct fixture *f, const char *text)
{
    struct search_query query = {.text = text, .open = "[", .close = "]", .boxes = true};

    if (search_run(f->c, &f->arena, &query, &f->result, &f->err) != 0)
        fail_msg("'%s': %s", text, f->err.message);
    return &f->result;
}

/* The documents found, in order, as "1 2 ". */
static void assert_found(struct fixture *f, const char *text, const char *expected)
{
    struct search_result *r = search(f, text);
    cleanup_buf struct buf ids = {0};

    for (size_t i = 0; i < r->count; i++)
        buf_printf(&ids, "%d ", (int)r->hits[i].document);
    if (strcmp(buf_string(&ids), expected) != 0)
        fail_msg("'%s' found %s, not %s", text, buf_string(&ids), expected);
    assert_int_equal(r->total, r->count);
}

static void test_every_form_of_a_number_finds_the_document_first(void **state)
{
    static const char *const FORMS[] = {"768/QĐ-UBND", "768/qd-ubnd", "768 QD UBND", "768 qd", "số: 768/QĐ-UBND",
                                        "quyết định số 768", "so:768/qd-ubnd", "\"768/QĐ-UBND\"", "0768 QĐ UBND"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        struct search_result *r = search(f, FORMS[i]);

        if (r->count < 2 || r->hits[0].document != 1 || r->hits[0].match != SEARCH_NUMBER)
            fail_msg("'%s' does not find it", FORMS[i]);
        assert_false(r->hits[0].unconfirmed);
        assert_int_equal(r->hits[1].document, 5);
        assert_true(r->hits[1].unconfirmed);
        assert_string_equal(r->hits[1].number, "768/QĐ-UBND");
    }
}

static void test_a_bare_number_finds_all_and_then_the_text(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "768", "1 3 5 2 ");
    assert_int_equal(f->result.hits[3].match, SEARCH_TEXT);
    assert_int_equal(f->result.hits[3].page, 2);
    assert_found(f, "768 năm 2020", "3 5 ");
    assert_found(f, "18-NQ/TW", "4 ");
    assert_found(f, "18 nq tw", "4 ");
}

static void test_marks_typed_find_exact_words_first(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "cải cách hành chính", "2 4 ");
    assert_int_equal(f->result.hits[0].match, SEARCH_TEXT);
    assert_int_equal(f->result.hits[1].match, SEARCH_FOLDED);
    assert_found(f, "cai cach hanh chinh", "2 4 ");
    assert_int_equal(f->result.hits[1].match, SEARCH_TEXT);
    assert_found(f, "tinh gon", "4 ");
}

static void test_an_unmarked_word_among_marked_ones_is_meant(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "ban việc", "1 3 ");
    assert_int_equal(f->result.hits[1].match, SEARCH_FOLDED);
}

static void test_spelling_variants_meet(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "hoà", "1 ");
    assert_found(f, "định kỳ", "3 ");
    assert_found(f, "uỷ", "1 5 ");
}

static void test_words_may_stand_on_different_pages(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "Hòa bồi thường", "1 ");
    assert_int_equal(f->result.hits[0].page, 2);
}

static void test_phrase_prefix_not_or(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "\"giao đất\"", "1 ");
    assert_found(f, "\"đất giao\"", "");
    assert_found(f, "tuyể*", "3 ");
    assert_found(f, "hành chính -kế", "4 ");
    assert_found(f, "bão OR tuyển", "3 5 ");
    assert_found(f, "(bão | tuyển) -lũ", "3 ");
    assert_found(f, "“giao đất”", "1 ");
}

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

static void test_the_snippet_shows_the_hit_marked(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(search(f, "bồi thường")->hits[0].snippet, "Điều 2. [Bồi thường] khi thu hồi nhà");
    assert_int_equal(f->result.hits[0].page, 2);
    assert_string_equal(search(f, "boi nha")->hits[0].snippet, "Điều 2. [Bồi] thường khi thu hồi [nhà]");
    assert_string_equal(search(f, "đợt")->hits[0].snippet, "Về việc giao đất [đợt] 2");
}

static void test_boxes_are_those_of_the_words_in_the_original_raster(void **state)
{
    struct fixture *f = *state;
    struct search_hit *hit = &search(f, "\"giao dat\"")->hits[0];
    struct page_box *boxes;
    size_t count;

    assert_int_equal(hit->box_count, 2);
    assert_int_equal(hit->boxes[0].page, 1);
    assert_int_equal(hit->boxes[0].box.x, 1000 - (10 + 20 * 8) - 18); /* turned by 180 degrees */
    assert_int_equal(hit->boxes[0].box.w, 18);
    hit = &search(f, "768/QĐ-UBND")->hits[0];
    assert_int_equal(hit->boxes[0].box.w, 30); /* the field: its number may be handwriting */
    assert_int_equal(search_boxes(f->c, &f->arena, "bồi thường", 1, 2, &boxes, &count, &f->err), 0);
    assert_int_equal(count, 2);
    assert_int_equal(search_boxes(f->c, &f->arena, "bồi thường", 1, 9, &boxes, &count, &f->err), -1);
}

static void test_a_corrected_number_is_found_and_the_wrong_one_is_not(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(catalogue_confirm(f->c, 5, FIELD_NUMBER, "786/QĐ-UBND", "A", &f->err), 0);
    assert_found(f, "786", "5 ");
    assert_false(f->result.hits[0].unconfirmed);
    assert_found(f, "763/QĐ-UBND", "1 ");
    assert_true(f->result.similar);
}

static void test_pages_of_results_give_every_document_once(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];
    unsigned char seen[128] = {0};
    struct search_query query = {.text = "768", .limit = 7};

    for (int i = 0; i < 40; i++) {
        s.number = i % 2 ? "768/KH-SNV" : "12/KH-SNV";
        s.pages[0] = i % 3 ? "kế hoạch 768" : "kế hoạch số 768 và 768";
        add_sample(f, &s, 100 + i);
    }
    for (query.offset = 0; query.offset < 49; query.offset += 7) {
        assert_int_equal(search_run(f->c, &f->arena, &query, &f->result, &f->err), 0);
        assert_int_equal(f->result.total, 44);
        for (size_t i = 0; i < f->result.count; i++)
            assert_int_equal(seen[f->result.hits[i].document]++, 0);
    }
    for (int i = 6; i <= 45; i++)
        assert_int_equal(seen[i], 1);
}

static void test_abbreviations_find_what_they_stand_for_and_the_reverse(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];

    assert_found(f, "CCHC năm 2022", "2 ");
    assert_found(f, "cchc", "2 4 ");
    assert_found(f, "UBND", "5 1 2 "); /* in their numbers, the shorter title first; then in the text */
    s.number = "9/KH-SNV";
    s.pages[0] = "Thực hiện CCHC tại đơn vị";
    add_sample(f, &s, 50);
    assert_found(f, "cải cách hành chính", "2 6 4 ");
    assert_found(f, "\"cải cách hành chính\"", "2 4 "); /* typed in quotes: as it stands */
}

static void test_definitions_in_the_documents_are_learnt(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];

    assert_found(f, "HTQN", "");
    s.number = "9/KH-SNV";
    s.pages[0] = "triển khai hạ tầng quan nhiệm (HTQN) và việc khác (XYZW)";
    add_sample(f, &s, 51);
    s.number = "10/KH-SNV";
    s.pages[0] = "nâng cấp hạ tầng quan nhiệm các xã";
    add_sample(f, &s, 52);
    assert_found(f, "HTQN", "6 7 ");
    assert_found(f, "hạ tầng quan nhiệm", "6 7 ");
    assert_int_equal(catalogue_set_state(f->c, 6, DOCUMENT_QUARANTINED, "test", &f->err), 0);
    assert_found(f, "HTQN", "");
}

static void test_the_archives_own_abbreviations_are_read(void **state)
{
    struct fixture *f = *state;
    char path[128];
    FILE *out;

    snprintf(path, sizeof path, "%s/abbreviations.tsv", f->folder);
    out = fopen(path, "w");
    fputs("# ours\nTGBM\ttinh gọn bộ máy\nno tab here\n\n", out);
    fclose(out);
    assert_found(f, "tgbm", "4 ");
}

static void test_a_misread_word_is_corrected_when_nothing_is_found(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "tuyểu dụng", "3 ");
    assert_string_equal(f->result.corrected, "tuyen dụng");
    assert_found(f, "giao dat dot", "1 ");
    assert_null(f->result.corrected);
    assert_found(f, "xyzzy", "");
}

static void test_a_number_like_it_is_shown_when_nobody_has_it(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "758/QĐ-UBND", "1 5 ");
    assert_true(f->result.similar);
    assert_found(f, "7/KH-SGDĐT", "");
    assert_found(f, "12/KH-SGDĐT", "2 ");
    assert_true(f->result.similar);
    assert_found(f, "768/QĐ-UBND", "1 5 2 ");
    assert_false(f->result.similar);
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

static void test_words_stand_first_in_the_title_then_side_by_side(void **state)
{
    struct fixture *f = *state;
    static const char *const PAGES[] = {"rừng và việc trồng", "về trồng rừng ở đây", "x", "x"},
                             *const ABSTRACTS[] = {"a", "b", "Rừng phải trồng", "Trồng rừng"};
    struct sample s = SAMPLES[2];

    for (int i = 0; i < 4; i++) {
        s.pages[0] = PAGES[i];
        s.abstract = ABSTRACTS[i];
        s.number = "x";
        add_sample(f, &s, 60 + i);
    }
    assert_found(f, "trồng rừng", "9 8 7 6 ");
    assert_found(f, "trong rung", "9 8 7 6 ");
    assert_found(f, "\"trồng rừng\"", "9 7 ");
    assert_found(f, "\"trong rung o day\"", "7 ");
}

static void test_a_phrase_is_proved_in_the_text(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];

    /* Each two stand side by side somewhere, the three nowhere; and with other marks than typed. */
    s.pages[0] = "một hai năm, hai ba bốn; bán hàng";
    s.number = "x";
    add_sample(f, &s, 70);
    assert_found(f, "\"một hai ba\"", "");
    assert_found(f, "\"hai ba bốn\"", "6 ");
    assert_found(f, "\"bán hàng\"", "6 ");
    assert_found(f, "\"bàn hàng\"", "6 ");
    assert_int_equal(f->result.hits[0].match, SEARCH_FOLDED);
}

static void test_a_beginning_goes_on_in_a_phrase(void **state)
{
    struct fixture *f = *state;

    assert_found(f, "\"giao đ\"*", "1 2 ");
    assert_int_equal(f->result.hits[1].match, SEARCH_FOLDED); /* Giáo dục */
    assert_found(f, "\"giao x\"*", "");
    assert_found(f, "tuy*", "3 ");
}

static void test_many_documents_come_newest_first(void **state)
{
    struct fixture *f = *state;
    struct sample s = SAMPLES[2];
    struct search_query query = {.text = "kiểm lâm", .limit = 50};
    char date[16], number[16];
    const char *last = "9999";

    s.pages[0] = "đội kiểm lâm";
    for (int i = 0; i < 40; i++) {
        snprintf(date, sizeof date, "20%02d-%02d-11", i * 7 % 20, i % 12 + 1);
        snprintf(number, sizeof number, "%d/KL", i + 1);
        s.date = date;
        s.number = number;
        add_sample(f, &s, 200 + i);
    }
    assert_int_equal(search_run(f->c, &f->arena, &query, &f->result, &f->err), 0);
    assert_int_equal(f->result.count, 40);
    for (size_t i = 0; i < f->result.count; i++) {
        struct document d;

        assert_int_equal(catalogue_load(f->c, &f->arena, f->result.hits[i].document, LOAD_FIELDS, &d, &f->err), 0);
        assert_true(strcmp(d.fields[FIELD_DATE].value, last) <= 0);
        last = d.fields[FIELD_DATE].value;
    }
}

static void test_what_64_kb_of_query_are_is_told_at_once(void **state)
{
    static const char *const PIECES[] = {"a ", "\"", "-", "OR ", "so:", "1/", "*", "ngay:2021..", "(", "ủ", "UBND ", "\xFF"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        cleanup_arena struct arena arena = {0};
        cleanup_buf struct buf text = {0};
        struct query query;
        clock_t start;

        while (text.len < 65536)
            buf_puts(&text, PIECES[i]);
        start = clock();
        query_parse(&arena, text.data, text.len, &query);
        assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 0.05);
    }
    (void)f;
}

static void test_no_bytes_make_an_error(void **state)
{
    static const char PIECES[] = "\"\"**--()^:OR NOT AND NEAR {}/\\%_';~=#+<>|&,.0123456789 \t\nqdubndàđỦ\xFF\xC3\xE1\xBB";
    static const char *const WORDS[] = {"so:", "date:", "2021..", "\"768", "OR ", "-", "loai:\"", "768/QĐ", "NEAR(", "* "};
    struct fixture *f = *state;
    uint32_t seed = 12345;

    for (int n = 0; n < 20000; n++) {
        cleanup_arena struct arena arena = {0};
        char text[64];
        size_t length = 0, wanted;

        seed = seed * 1664525 + 1013904223;
        wanted = seed >> 26;
        while (length < wanted) {
            seed = seed * 1664525 + 1013904223;
            if (seed >> 29 == 0) {
                const char *word = WORDS[(seed >> 8) % 10];

                length += (size_t)snprintf(text + length, sizeof text - length, "%s", word);
                length = length < sizeof text - 1 ? length : sizeof text - 1;
            } else if (length < sizeof text - 1) {
                text[length++] = n % 4 == 0 ? (char)(1 + (seed >> 8) % 255) : PIECES[(seed >> 8) % (sizeof PIECES - 1)];
            }
            if (length >= sizeof text - 1)
                break;
        }
        text[length] = '\0';
        struct search_query query = {.text = text, .boxes = n % 8 == 0, .limit = 3};

        if (search_run(f->c, &arena, &query, &f->result, &f->err) != 0)
            fail_msg("query %d '%s': %s", n, text, f->err.message);
    }
}

static void test_an_endless_query_is_answered(void **state)
{
    struct fixture *f = *state;
    char *text = memory_alloc(200001);

    for (int i = 0; i < 200000; i++)
        text[i] = "a\" b-c OR* ("[i % 12];
    search(f, text);
    memset(text, '-', 200000);
    search(f, text);
    for (int i = 0; i < 200000; i++)
        text[i] = i % 2 ? ' ' : 'x';
    search(f, text);
    free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_every_form_of_a_number_finds_the_document_first),
        TEST(test_a_bare_number_finds_all_and_then_the_text),
        TEST(test_marks_typed_find_exact_words_first),
        TEST(test_an_unmarked_word_among_marked_ones_is_meant),
        TEST(test_spelling_variants_meet),
        TEST(test_words_may_stand_on_different_pages),
        TEST(test_phrase_prefix_not_or),
        TEST(test_filters_narrow),
        TEST(test_a_dossier_is_a_filter),
        TEST(test_dossiers_are_a_facet),
        TEST(test_what_is_in_a_secret_dossier_is_kept_from_readers),
        TEST(test_a_filter_that_makes_no_sense_is_words),
        TEST(test_an_empty_query_is_empty),
        TEST(test_the_snippet_shows_the_hit_marked),
        TEST(test_boxes_are_those_of_the_words_in_the_original_raster),
        TEST(test_a_corrected_number_is_found_and_the_wrong_one_is_not),
        TEST(test_pages_of_results_give_every_document_once),
        TEST(test_abbreviations_find_what_they_stand_for_and_the_reverse),
        TEST(test_definitions_in_the_documents_are_learnt),
        TEST(test_the_archives_own_abbreviations_are_read),
        TEST(test_a_misread_word_is_corrected_when_nothing_is_found),
        TEST(test_a_number_like_it_is_shown_when_nobody_has_it),
        TEST(test_the_signer_is_a_filter),
        TEST(test_words_stand_first_in_the_title_then_side_by_side),
        TEST(test_a_phrase_is_proved_in_the_text),
        TEST(test_a_beginning_goes_on_in_a_phrase),
        TEST(test_many_documents_come_newest_first),
        TEST(test_what_64_kb_of_query_are_is_told_at_once),
        TEST(test_no_bytes_make_an_error),
        TEST(test_an_endless_query_is_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

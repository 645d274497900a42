/* Citations, task rows, symbols and names of agencies: what extraction makes of running text and tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/agency.h"
#include "pipeline/extract/date.h"
#include "pipeline/extract/extract.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/symbol.h"

#define LETTER 16
#define TALL   28

static struct arena arena;
static struct document document;
static struct page pages[3];
static int line;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    memset(&document, 0, sizeof document);
    memset(pages, 0, sizeof pages);
    document.pages = pages;
    line = 0;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct page *new_page(void)
{
    struct page *page = &pages[document.page_count++];

    page->number = (int)document.page_count;
    page->source = TEXT_RECOGNISED;
    page->geometry = (struct geometry){.width = 1653, .height = 2339, .dpi = 200, .dpi_known = true};
    page->words = arena_alloc(&arena, 400 * sizeof *page->words);
    return page;
}

static void put_on(struct page *page, int x, int y, const char *text, bool same_line)
{
    char copy[512], *rest = copy, *word;

    snprintf(copy, sizeof copy, "%s", text);
    line += !same_line;
    while ((word = strsep(&rest, " "))) {
        int n = 0;

        for (const char *s = word; *s; s++)
            n += ((unsigned char)*s & 0xC0) != 0x80;
        if (*word)
            page->words[page->word_count++] =
                (struct word){{x, y, n * LETTER, TALL}, 0.95, arena_strdup(&arena, word), 1, line, 0, NULL};
        x += n * LETTER + LETTER / 2;
    }
}

static void put(struct page *page, int x, int y, const char *text)
{
    put_on(page, x, y, text, false);
}

static struct page *begin(void)
{
    struct page *page = new_page();

    put(page, 230, 160, "SỞ NỘI VỤ");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 250, 330, "Số: 768/KH-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "KẾ HOẠCH");
    return page;
}

static void cite(const char *first, const char *second)
{
    struct page *page = begin();

    put(page, 300, 700, first);
    if (second)
        put(page, 220, 750, second);
    extract_document(&arena, &document, NULL);
}

static void expect_cited(size_t i, const char *number, const char *date, const char *type)
{
    assert_true(document.citation_count > i);
    assert_string_equal(document.citations[i].number, number);
    if (date)
        assert_string_equal(document.citations[i].date, date);
    else
        assert_null(document.citations[i].date);
    assert_string_equal(document.citations[i].type, type);
    assert_int_equal(document.citations[i].page, 1);
    assert_true(document.citations[i].box.w > 0);
}

static void a_citation_has_number_date_kind_and_issuer(void **state)
{
    (void)state;
    cite("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;", NULL);
    assert_int_equal(document.citation_count, 1);
    expect_cited(0, "30/2020/NĐ-CP", "2020-03-05", "Nghị định");
    assert_string_equal(document.citations[0].issuer, "Chính phủ");
    assert_string_equal(document.citations[0].printed, "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020");
}

static void a_long_date_is_read(void **state)
{
    (void)state;
    cite("Căn cứ Kế hoạch số 129/KH-SGDĐT ngày 14 tháng 01 năm 2019 của Sở Giáo dục và Đào tạo;", NULL);
    expect_cited(0, "129/KH-SGDĐT", "2019-01-14", "Kế hoạch");
}

static void the_partys_numbers_are_cited_in_their_form(void **state)
{
    (void)state;
    cite("Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Quy định 07-QĐi/TU của Tỉnh ủy", NULL);
    expect_cited(0, "18-NQ/TW", "2017-10-25", "Nghị quyết");
    expect_cited(1, "07-QĐi/TU", NULL, "Quy định");
}

static void a_number_broken_by_the_line_or_a_space_is_joined(void **state)
{
    (void)state;
    cite("Theo đề nghị tại Công văn số 287/STC-",
         "HCSN ngày 04/02/2021; Kế hoạch số 15/KH- GDĐT ngày 23/02/2020");
    expect_cited(0, "287/STC-HCSN", "2021-02-04", "Công văn");
    expect_cited(1, "15/KH-GDĐT", "2020-02-23", "Kế hoạch");
}

static void lost_marks_of_a_symbol_are_repaired(void **state)
{
    (void)state;
    cite("Căn cứ Nghị định số 93/2019/ND-CP ngày 25/11/2019; Quyết định số 877/QÐ-TTg ngày 18/7/2018", NULL);
    expect_cited(0, "93/2019/NĐ-CP", "2019-11-25", "Nghị định");
    expect_cited(1, "877/QĐ-TTg", "2018-07-18", "Quyết định");
}

static void a_document_cited_twice_is_listed_once(void **state)
{
    (void)state;
    cite("Quyết định số 779/QĐ-UBND ngày 23/3/2020 của Chủ tịch;",
         "sửa đổi Quyết định số 779/QĐ-UBND như sau");
    assert_int_equal(document.citation_count, 1);
}

static void dates_and_fractions_are_no_numbers(void **state)
{
    (void)state;
    cite("từ ngày 18/7/2018 đến 02/08/2019 đạt 3/4 chỉ tiêu, giai đoạn 2016-2020, theo ISO 9001:2015", NULL);
    assert_int_equal(document.citation_count, 0);
}

static void a_later_year_than_the_documents_is_misread(void **state)
{
    (void)state;
    cite("Căn cứ Nghị định số 109/2008/NĐ-CP ngày 17 tháng 11 năm 2068 của Chính phủ", NULL);
    expect_cited(0, "109/2008/NĐ-CP", NULL, "Nghị định");
}

static void the_documents_own_number_is_no_citation(void **state)
{
    struct page *page;

    (void)state;
    begin();
    page = new_page();
    put(page, 300, 260, "(Kèm theo Kế hoạch số 768/KH-SNV ngày 12/02/2021 của Sở Nội vụ)");
    extract_document(&arena, &document, NULL);
    assert_int_equal(document.citation_count, 0);
}

/* One line of a table: up to six cells at their columns' left edges. */
static void table_line(struct page *page, int y, const char *const cells[6])
{
    static const int left[] = {230, 300, 800, 1000, 1200, 1400};
    bool first = true;

    for (size_t i = 0; i < 6; i++)
        if (*cells[i]) {
            put_on(page, left[i], y, cells[i], !first);
            first = false;
        }
}

static void table_head(struct page *page, int y)
{
    table_line(page, y,
               (const char *const[]){"TT", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"});
}

static void rows_of_a_plans_table_are_read_over_the_page_break(void **state)
{
    struct page *page;

    (void)state;
    begin();
    page = new_page();
    table_head(page, 300);
    table_line(page, 400,
               (const char *const[]){"1", "Rà soát văn bản", "Báo cáo", "Thanh tra", "Văn phòng", "Quý"});
    table_line(page, 440, (const char *const[]){"", "hết hiệu lực", "kết quả", "Sở", "Sở", "II/2021"});
    table_line(page, 520, (const char *const[]){"2", "Tập huấn cán bộ", "Hội nghị", "Các", "Các", "Tháng"});
    table_line(page, 560, (const char *const[]){"", "làm công tác", "", "phòng", "đơn vị", "12/2021"});
    page = new_page();
    table_head(page, 200);
    table_line(page, 300, (const char *const[]){"", "văn thư", "", "ban", "", ""});
    table_line(page, 380,
               (const char *const[]){"3", "Số hóa tài liệu", "Kế hoạch", "Văn phòng", "Các", "Trong"});
    table_line(page, 420, (const char *const[]){"", "lưu trữ", "", "Sở", "phòng", "năm"});
    extract_document(&arena, &document, NULL);
    assert_int_equal(document.task_count, 3);
    assert_string_equal(document.tasks[0].no, "1");
    assert_string_equal(document.tasks[0].activity, "Rà soát văn bản hết hiệu lực");
    assert_string_equal(document.tasks[0].product, "Báo cáo kết quả");
    assert_string_equal(document.tasks[0].lead, "Thanh tra Sở");
    assert_string_equal(document.tasks[0].deadline, "Quý II/2021");
    assert_string_equal(document.tasks[1].activity, "Tập huấn cán bộ làm công tác văn thư");
    assert_string_equal(document.tasks[1].lead, "Các phòng ban");
    assert_int_equal(document.tasks[1].page, 2);
    assert_string_equal(document.tasks[2].support, "Các phòng");
    assert_int_equal(document.tasks[2].page, 3);
}

static void text_without_a_table_gives_no_rows(void **state)
{
    struct page *page = begin();

    (void)state;
    put(page, 220, 700, "nội dung nhiệm vụ và sản phẩm do đơn vị chủ trì phối hợp thực hiện theo thời gian");
    put(page, 220, 750, "1. Các đơn vị thực hiện hoạt động theo kế hoạch đã được phê duyệt");
    put(page, 220, 800, "2. Các đơn vị báo cáo kết quả về Sở trước ngày quy định của năm");
    extract_document(&arena, &document, NULL);
    assert_int_equal(document.task_count, 0);
}

static void symbols_are_repaired_against_the_tables(void **state)
{
    static const char *const cases[][2] = {
        {"QÐ-UBND", "QĐ-UBND"},   {"QĐĐ-UBND", "QĐ-UBND"}, {"QD-UBND", "QĐ-UBND"},  {"TTr -UBND", "TTr-UBND"},
        {"NÑQ-HĐND", "NQ-HĐND"},  {"ND-CP", "NĐ-CP"},      {"CT-TTq", "CT-TTg"},    {"KH- GDĐT", "KH-GDĐT"},
        {"TT-BGDDT", "TT-BGDĐT"}, {"QĐ-ТТg", "QĐ-TTg"},    {"KH-LIBND", "KH-UBND"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(symbol_repair(&arena, cases[i][0], false, NULL, NULL).text, cases[i][1]);
}

static void the_heading_repairs_a_doubtful_kind(void **state)
{
    const struct kind *directive = kind_by_name("Chỉ thị");

    (void)state;
    assert_string_equal(symbol_repair(&arena, "CI-UBND", false, directive, NULL).text, "CT-UBND");
}

static void an_unknown_symbol_is_kept_as_read(void **state)
{
    struct symbol symbol = symbol_repair(&arena, "CCATVSTP-NV&TH", false, NULL, NULL);

    (void)state;
    assert_string_equal(symbol.text, "CCATVSTP-NV&TH");
    assert_false(symbol.known);
}

static void initials_follow_the_name(void **state)
{
    (void)state;
    assert_string_equal(symbol_initials(&arena, "Sở Lao động - Thương binh và Xã hội"), "SLĐTBXH");
    assert_string_equal(symbol_initials(&arena, "Hội đồng QL Quỹ Khuyến học"), "HĐQLQKH");
}

static void agencies_are_written_as_in_a_sentence(void **state)
{
    static const char *const cases[][2] = {
        {"SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"},
        {"ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"},
        {"TĨNH QUANG NGÀI", "Tỉnh Quảng Ngãi"},
        {"UBND HUYỆN VĂN GIANG", "UBND huyện Văn Giang"},
        {"PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN 8", "Phòng Giáo dục và Đào tạo Quận 8"},
        {"TRƯỜNG THCS CHÁNH HƯNG", "Trường THCS Chánh Hưng"},
        {"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(agency_case(&arena, cases[i][0]).text, cases[i][1]);
}

static void a_line_break_parts_no_compound(void **state)
{
    (void)state;
    assert_true(agency_begins("so tai chinh", "son"));
    assert_true(agency_begins("hoi dong nhan dan", "tinh"));
    assert_false(agency_begins("hoi", "xa"));
    assert_false(agency_begins("tinh quang ngai", "dan"));
    assert_false(agency_begins("truong", "moi"));
    assert_false(agency_begins("hoang hoa", "huyen"));
}

static void headings_forgive_lost_letters_not_other_words(void **state)
{
    size_t errors;

    (void)state;
    assert_string_equal(kind_by_heading("quyetdinh", NULL, NULL)->name, "Quyết định");
    assert_string_equal(kind_by_heading("quvetdinh", NULL, &errors)->name, "Quyết định");
    assert_int_equal(errors, 1);
    assert_string_equal(kind_by_heading("quydinh", NULL, NULL)->name, "Quy định");
    assert_null(kind_by_heading("danhsach", NULL, NULL));
}

static void dates_are_checked_against_the_calendar(void **state)
{
    (void)state;
    assert_true(date_valid(2020, 2, 29));
    assert_false(date_valid(2021, 2, 29));
    assert_false(date_valid(2021, 4, 31));
    assert_false(date_valid(2021, 13, 1));
    assert_false(date_valid(1900, 1, 1));
}

static void syllables_are_told_from_noise(void **state)
{
    static const char *const good[] = {"nghiep", "quyet", "uy", "gi", "giuong", "thuyen", "an", "ba"};
    static const char *const bad[] = {"ksst", "giai1", "bienban", "xz", "wq", ""};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(match_syllable(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(match_syllable(bad[i]));
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(a_citation_has_number_date_kind_and_issuer),
        FACT(a_long_date_is_read),
        FACT(the_partys_numbers_are_cited_in_their_form),
        FACT(a_number_broken_by_the_line_or_a_space_is_joined),
        FACT(lost_marks_of_a_symbol_are_repaired),
        FACT(a_document_cited_twice_is_listed_once),
        FACT(dates_and_fractions_are_no_numbers),
        FACT(a_later_year_than_the_documents_is_misread),
        FACT(the_documents_own_number_is_no_citation),
        FACT(rows_of_a_plans_table_are_read_over_the_page_break),
        FACT(text_without_a_table_gives_no_rows),
        FACT(symbols_are_repaired_against_the_tables),
        FACT(the_heading_repairs_a_doubtful_kind),
        FACT(an_unknown_symbol_is_kept_as_read),
        FACT(initials_follow_the_name),
        FACT(agencies_are_written_as_in_a_sentence),
        FACT(a_line_break_parts_no_compound),
        FACT(headings_forgive_lost_letters_not_other_words),
        FACT(dates_are_checked_against_the_calendar),
        FACT(syllables_are_told_from_noise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

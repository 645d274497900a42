/* Where one file holds several documents: each test lays out pages and holds one fact of where a new one begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/extract.h"
#include "pipeline/extract/parts.h"
#include "tests/unit/test_extract_page.h"

static struct part parts[8];

static size_t find(void)
{
    memset(parts, 0, sizeof parts);
    return parts_find(&desk.arena, &desk.document, parts);
}

/* One document of all pages, with this in its note (NULL: no note). */
static void expect_one(const char *note)
{
    assert_int_equal(find(), 1);
    assert_int_equal(parts[0].first, 0);
    assert_int_equal(parts[0].count, desk.document.page_count);
    if (!note)
        assert_null(parts[0].note);
    else if (!parts[0].note || !strstr(parts[0].note, note))
        fail_msg("the note is '%s'", parts[0].note ? parts[0].note : "");
}

static void expect_two(size_t second)
{
    assert_int_equal(find(), 2);
    assert_int_equal(parts[0].first, 0);
    assert_int_equal(parts[0].count, second);
    assert_int_equal(parts[1].first, second);
    assert_int_equal(parts[1].count, desk.document.page_count - second);
}

/* Text without a header. */
static struct page *text_page(const char *first)
{
    struct page *page = new_page();

    put(page, 260, 220, first);
    put(page, 260, 280, "các cơ quan, đơn vị tổ chức thực hiện và báo cáo kết quả theo quy định.");
    return page;
}

/* A header with this number line, date and heading, and a sentence of its own. */
static struct page *other(const char *number, const char *date, const char *heading)
{
    struct page *page = head();

    put(page, 250, 330, number);
    put(page, 900, 330, date);
    put(page, 780, 450, heading);
    put(page, 560, 500, "Tuyển sinh vào lớp mười năm học tới");
    put(page, 300, 680, "Thực hiện chương trình công tác, Sở xây dựng nội dung như sau:");
    put(page, 300, 740, "I. MỤC ĐÍCH, YÊU CẦU");
    return page;
}

static void a_second_header_with_another_number_begins_a_document(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    text_page("2. Giao Văn phòng chủ trì, phối hợp với");
    other("Số: 91/KH-SNV", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "KẾ HOẠCH");
    text_page("II. NỘI DUNG");
    expect_two(2);
}

static void a_draft_with_its_number_left_blank_begins_a_document(void **state)
{
    (void)state;
    decision("Số: 768/TTr-SNV");
    other("Số:      /KH-SNV", "Lạng Sơn, ngày     tháng     năm 2021", "KẾ HOẠCH");
    expect_two(1);
}

static void the_party_has_a_header_of_its_own_kind(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = new_page();
    put(page, 230, 160, "TỈNH ỦY LẠNG SƠN");
    put(page, 860, 160, "ĐẢNG CỘNG SẢN VIỆT NAM");
    put(page, 250, 330, "Số 125-KH/TU");
    put(page, 900, 330, "Lạng Sơn, ngày 15 tháng 3 năm 2021");
    put(page, 780, 450, "KẾ HOẠCH");
    put(page, 560, 500, "thực hiện Nghị quyết của Trung ương");
    expect_two(1);
}

static void three_documents_are_three(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = other("Số: 91/KH-SNV", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "KẾ HOẠCH");
    foot(page, 1500);
    other("Số: 17/TB-SNV", "Lạng Sơn, ngày 18 tháng 02 năm 2021", "THÔNG BÁO");
    assert_int_equal(find(), 3);
    assert_int_equal(parts[2].first, 2);
    assert_int_equal(parts[2].count, 1);
}

static void every_part_is_read_for_itself(void **state)
{
    struct document second;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    other("Số: 91/KH-SNV", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "KẾ HOẠCH");
    expect_two(1);
    second = (struct document){.pages = desk.pages + 1, .page_count = 1};
    extract_document(&desk.arena, &second, NULL);
    assert_true(second.administrative);
    assert_string_equal(second.fields[FIELD_NUMBER].value, "91/KH-SNV");
    assert_int_equal(second.fields[FIELD_NUMBER].page, 2);
}

static void a_plan_under_its_annex_line_is_attached(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = head();
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 780, 450, "KẾ HOẠCH");
    put(page, 560, 500, "Tuyển sinh vào lớp mười năm học tới");
    put(page, 480, 550, "(Kèm theo Quyết định số 768/QĐ-SNV ngày 12 tháng 02 năm 2021 của Sở Nội vụ)");
    expect_one(NULL);
}

static void a_plan_without_a_header_is_attached(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = new_page();
    put(page, 780, 200, "KẾ HOẠCH");
    put(page, 560, 250, "Tuyển sinh vào lớp mười năm học tới");
    expect_one(NULL);
}

static void a_form_to_be_filled_in_is_no_document(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = head();
    put(page, 1250, 90, "Mẫu số 01");
    put(page, 250, 330, "Số: ...../QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày ... tháng ... năm 2021");
    put(page, 780, 450, "QUYẾT ĐỊNH");
    expect_one(NULL);
}

static void a_form_without_a_label_is_no_document_and_is_noted(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = head();
    put(page, 250, 330, "Số: ...../QĐ-SNV");
    put(page, 900, 330, "........, ngày ... tháng ... năm 20...");
    put(page, 780, 450, "QUYẾT ĐỊNH");
    expect_one("page 2 has a header of its own");
}

static void a_sample_for_any_agency_is_no_document(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = new_page();
    put(page, 230, 160, "TÊN CƠ QUAN, TỔ CHỨC");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 900, 210, "Độc lập - Tự do - Hạnh phúc");
    put(page, 250, 330, "Số: 01/QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 01 tháng 01 năm 2021");
    put(page, 780, 450, "QUYẾT ĐỊNH");
    expect_one("page 2");
}

static void many_dotted_lines_make_a_form(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = other("Số: 91/KH-SNV", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "BÁO CÁO");
    for (int i = 0; i < 7; i++)
        put(page, 300, 800 + 60 * i, "- Họ và tên ..............................");
    expect_one("page 2");
}

static void a_header_under_phu_luc_is_no_document(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = other("Số:      /BC-SNV", "Lạng Sơn, ngày     tháng     năm 2021", "BÁO CÁO");
    put(page, 760, 90, "PHỤ LỤC II");
    expect_one(NULL);
}

static void among_forms_a_header_without_a_number_is_a_form(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    put(new_page(), 560, 200, "PHỤ LỤC: MẪU VĂN BẢN");
    other("Số:      /KH-SNV", "Lạng Sơn, ngày     tháng     năm 2021", "KẾ HOẠCH");
    expect_one("page 3");
}

static void a_draft_that_says_so_begins_a_document_after_an_annex_too(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    put(new_page(), 760, 200, "PHỤ LỤC I");
    page = other("Số:      /KH-SNV", "Lạng Sơn, ngày     tháng     năm 2021", "KẾ HOẠCH");
    put(page, 260, 390, "DỰ THẢO");
    expect_two(2);
}

static void a_second_original_is_the_same_document(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    decision("Số: 768/QĐ-SNV");
    expect_one("page 2 repeats page 1");
}

static void a_page_scanned_twice_is_the_same_though_its_number_was_misread(void **state)
{
    (void)state;
    put_evidence(decision("Số: 768/QĐ-SNV"), "number", "768", 0.9, 0.1);
    put_evidence(decision("Số: 763/QĐ-SNV"), "number", "763", 0.9, 0.1);
    expect_one("page 2 repeats page 1");
}

static void decisions_of_one_form_are_parted_by_printed_numbers(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    decision("Số: 769/QĐ-SNV");
    expect_two(1);
}

static void a_copy_of_another_document_does_not_begin_one_by_its_copy_block(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    other("Số: 15/SY-SNV", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "BÁO CÁO");
    expect_one("page 2");
}

static void the_leader_of_labour_affairs_is_not_a_copy_mark(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    other("Số: 15/SLĐTBXH-VP", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "BÁO CÁO");
    expect_two(1);
}

static void a_document_that_has_not_ended_goes_on(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    other("Số: 91/KH-SNV", "Lạng Sơn, ngày 15 tháng 02 năm 2021", "KẾ HOẠCH");
    expect_one("page 2 has a header of its own");
}

static void a_header_in_the_middle_of_a_page_is_a_quotation(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = text_page("Nội dung văn bản được trích như sau:");
    put(page, 230, 900, "UBND TỈNH LẠNG SƠN");
    put(page, 760, 900, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 950, "SỞ NỘI VỤ");
    put(page, 900, 950, "Độc lập - Tự do - Hạnh phúc");
    put(page, 250, 1030, "Số: 91/KH-SNV");
    put(page, 900, 1030, "Lạng Sơn, ngày 15 tháng 02 năm 2021");
    put(page, 780, 1150, "KẾ HOẠCH");
    expect_one(NULL);
}

static void a_header_under_a_blank_sheet_is_that_of_the_first_document(void **state)
{
    (void)state;
    new_page();
    decision("Số: 768/QĐ-SNV");
    expect_one(NULL);
}

static void a_title_without_an_agency_or_number_begins_none(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = new_page();
    put(page, 560, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 620, 210, "Độc lập - Tự do - Hạnh phúc");
    put(page, 700, 400, "ĐƠN ĐỀ NGHỊ");
    expect_one(NULL);
}

static void a_dated_header_without_a_number_begins_a_document(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = head();
    put(page, 900, 330, "Lạng Sơn, ngày 15 tháng 3 năm 2021");
    put(page, 780, 450, "BÁO CÁO");
    put(page, 560, 500, "Tình hình tuyển sinh những tháng đầu năm");
    expect_two(1);
}

static void a_list_with_a_header_and_no_kind_is_noted(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    page = head();
    put(page, 900, 330, "Lạng Sơn, ngày 15 tháng 3 năm 2021");
    put(page, 780, 450, "DANH SÁCH");
    put(page, 560, 500, "Thí sinh trúng tuyển");
    expect_one("page 2");
}

static void no_page_is_one_part(void **state)
{
    (void)state;
    expect_one(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(a_second_header_with_another_number_begins_a_document),
        FACT(a_draft_with_its_number_left_blank_begins_a_document),
        FACT(the_party_has_a_header_of_its_own_kind),
        FACT(three_documents_are_three),
        FACT(every_part_is_read_for_itself),
        FACT(a_plan_under_its_annex_line_is_attached),
        FACT(a_plan_without_a_header_is_attached),
        FACT(a_form_to_be_filled_in_is_no_document),
        FACT(a_form_without_a_label_is_no_document_and_is_noted),
        FACT(a_sample_for_any_agency_is_no_document),
        FACT(many_dotted_lines_make_a_form),
        FACT(a_header_under_phu_luc_is_no_document),
        FACT(among_forms_a_header_without_a_number_is_a_form),
        FACT(a_draft_that_says_so_begins_a_document_after_an_annex_too),
        FACT(a_second_original_is_the_same_document),
        FACT(a_page_scanned_twice_is_the_same_though_its_number_was_misread),
        FACT(decisions_of_one_form_are_parted_by_printed_numbers),
        FACT(a_copy_of_another_document_does_not_begin_one_by_its_copy_block),
        FACT(the_leader_of_labour_affairs_is_not_a_copy_mark),
        FACT(a_document_that_has_not_ended_goes_on),
        FACT(a_header_in_the_middle_of_a_page_is_a_quotation),
        FACT(a_header_under_a_blank_sheet_is_that_of_the_first_document),
        FACT(a_title_without_an_agency_or_number_begins_none),
        FACT(a_dated_header_without_a_number_begins_a_document),
        FACT(a_list_with_a_header_and_no_kind_is_noted),
        FACT(no_page_is_one_part),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Field extraction: each test lays out a small page by hand and holds one fact of the form of documents
 * (NĐ 30/2020, HD 36-HD/VPTW) or one of the traps of real scans. */
#include "tests/unit/test_extract_result.h"

static void a_printed_decision_is_read_whole(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    extract();
    assert_true(desk.document.administrative);
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
    expect(FIELD_SYMBOL, "QĐ-SNV", STATUS_AUTO);
    expect(FIELD_DATE, "2021-02-12", STATUS_AUTO);
    expect(FIELD_TYPE, "Quyết định", STATUS_AUTO);
    expect(FIELD_PARENT, "UBND tỉnh Lạng Sơn", STATUS_AUTO);
    expect(FIELD_ISSUER, "Sở Nội vụ", STATUS_AUTO);
    expect(FIELD_PLACE, "Lạng Sơn", STATUS_AUTO);
    expect(FIELD_ABSTRACT, "Về việc phê duyệt kế hoạch tuyển sinh của các trường trung học năm 2021", STATUS_AUTO);
    expect(FIELD_SIGNER, "Nguyễn Văn Thắm", STATUS_AUTO);
    expect(FIELD_SIGNER_TITLE, "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", STATUS_AUTO);
    expect(FIELD_SECURITY, NULL, STATUS_AUTO);
    expect(FIELD_URGENCY, NULL, STATUS_AUTO);
    assert_int_equal(field(FIELD_NUMBER)->page, 1);
    assert_true(field(FIELD_NUMBER)->box.w > 0);
}

static void digits_that_do_not_look_printed_are_asked(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put_evidence(page, "number", "768", 0.99, 0.2);
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_REVIEW);
}

static void print_with_an_agreeing_second_reading_is_sure(void **state)
{
    struct page *page = head();

    (void)state;
    put_sure(page, 250, 330, "Số: 768/QĐ-SNV", 0.7);
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put_evidence(page, "number", "768", 0.99, 0.95);
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
}

static void a_second_reading_that_differs_is_asked_with_both(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put_evidence(page, "number", "788", 0.9, 0.95);
    extract();
    assert_int_equal(field(FIELD_NUMBER)->status, STATUS_REVIEW);
    assert_int_equal(field(FIELD_NUMBER)->candidate_count, 2);
    assert_string_equal(field(FIELD_NUMBER)->candidates[0].value, "788/QĐ-SNV");
    assert_string_equal(field(FIELD_NUMBER)->candidates[1].value, "768/QĐ-SNV");
}

static void a_handwritten_day_is_asked(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put_evidence(page, "day", "12", 0.9, 0.1);
    extract();
    assert_int_equal(field(FIELD_DATE)->status, STATUS_REVIEW);
    assert_string_equal(field(FIELD_DATE)->value, "2021-02-12");
}

static void a_blank_number_is_asked_and_the_symbol_kept(void **state)
{
    (void)state;
    decision("Số:          /QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, NULL, STATUS_REVIEW);
    expect(FIELD_SYMBOL, "QĐ-SNV", STATUS_AUTO);
}

static void garbled_digits_are_asked(void **state)
{
    (void)state;
    decision("Số:9/&/QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, NULL, STATUS_REVIEW);
    expect(FIELD_SYMBOL, "QĐ-SNV", STATUS_AUTO);
}

static void an_annex_line_confirms_a_number_that_was_not_read(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: &%/QĐ-SNV");
    page = new_page();
    put(page, 750, 200, "KẾ HOẠCH");
    put(page, 300, 260, "(Kèm theo Quyết định số 1114/QĐ-SNV ngày 12/02/2021 của Sở Nội vụ)");
    extract();
    expect(FIELD_NUMBER, "1114/QĐ-SNV", STATUS_AUTO);
    expect(FIELD_DATE, "2021-02-12", STATUS_AUTO);
    assert_int_equal(field(FIELD_NUMBER)->page, 2);
    assert_string_equal(desk.document.note, "Kế hoạch attached on page 2");
    assert_int_equal(desk.document.citation_count, 1); /* the grounds only */
}

static void an_annex_line_of_another_document_confirms_nothing(void **state)
{
    struct page *page;

    (void)state;
    decision("Số: &%/QĐ-SNV");
    page = new_page();
    put(page, 300, 260, "(Kèm theo Công văn số 55/UBND-NC ngày 12/02/2021 của Ủy ban nhân dân tỉnh)");
    extract();
    expect(FIELD_NUMBER, NULL, STATUS_REVIEW);
    assert_int_equal(desk.document.citation_count, 2);
}

static void text_of_the_file_itself_is_exact(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    page->source = TEXT_LAYER;
    for (size_t i = 0; i < page->word_count; i++)
        page->words[i].confidence = 0.5;
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
    expect(FIELD_DATE, "2021-02-12", STATUS_AUTO);
}

static void a_day_older_than_a_ground_of_its_month_is_asked(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put(page, 300, 760, "Căn cứ Biên bản họp ngày 17/02/2021;");
    extract();
    expect(FIELD_DATE, "2021-02-12", STATUS_REVIEW);
}

static void a_date_that_does_not_exist_is_asked(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 30 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    extract();
    expect(FIELD_DATE, NULL, STATUS_REVIEW);
}

static void a_copy_block_keeps_its_number_and_signer(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put(page, 900, 1900, "SAO Y");
    put(page, 250, 1950, "Số: 15/SY-UBND");
    put(page, 900, 1950, "Lạng Sơn, ngày 20 tháng 02 năm 2021");
    put(page, 950, 2150, "Trần Thị Sao");
    extract();
    expect(FIELD_NUMBER, "768/QĐ-SNV", STATUS_AUTO);
    expect(FIELD_DATE, "2021-02-12", STATUS_AUTO);
    expect(FIELD_SIGNER, "Nguyễn Văn Thắm", STATUS_AUTO);
    assert_int_equal(desk.document.citation_count, 1);
}

static void a_normative_number_carries_its_year(void **state)
{
    (void)state;
    decision("Số: 16/2018/QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, "16/2018/QĐ-SNV", STATUS_AUTO);
    expect(FIELD_SYMBOL, "QĐ-SNV", STATUS_AUTO);
}

static void a_party_document_is_read_in_its_own_form(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 250, 160, "TỈNH ỦY LẠNG SƠN");
    put(page, 850, 160, "ĐẢNG CỘNG SẢN VIỆT NAM");
    put(page, 380, 210, "*");
    put(page, 250, 330, "Số 125-KH/TU");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "KẾ HOẠCH");
    put(page, 560, 500, "Thực hiện Nghị quyết của Trung ương");
    extract();
    expect(FIELD_NUMBER, "125-KH/TU", STATUS_AUTO);
    expect(FIELD_SYMBOL, "KH/TU", STATUS_AUTO);
    expect(FIELD_TYPE, "Kế hoạch", STATUS_AUTO);
    expect(FIELD_ISSUER, "Tỉnh ủy Lạng Sơn", STATUS_AUTO);
}

static void an_official_letter_has_no_heading(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 731/SNV-CCHC");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 230, 380, "V/v rà soát văn bản");
    put(page, 260, 420, "năm 2021");
    put(page, 260, 480, "HỎA TỐC");
    put(page, 600, 560, "Kính gửi: Các đơn vị trực thuộc.");
    extract();
    expect(FIELD_TYPE, "Công văn", STATUS_AUTO);
    expect(FIELD_ABSTRACT, "V/v rà soát văn bản năm 2021", STATUS_AUTO);
    expect(FIELD_URGENCY, "HỎA TỐC", STATUS_AUTO);
}

static void a_heading_without_marks_is_matched_folded(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐÐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QU YÉT ĐINH");
    extract();
    expect(FIELD_TYPE, "Quyết định", STATUS_AUTO);
    expect(FIELD_SYMBOL, "QĐ-SNV", STATUS_AUTO);
}

static void heading_and_symbol_that_disagree_are_asked(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/KH-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    extract();
    expect(FIELD_TYPE, "Quyết định", STATUS_REVIEW);
    assert_int_equal(field(FIELD_TYPE)->candidate_count, 2);
}

static void an_issuer_over_two_lines_has_no_parent(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 230, 160, "ỦY BAN NHÂN DÂN");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 210, "THÀNH PHỐ ĐÀ NẴNG");
    put(page, 250, 330, "Số: 768/QĐ-UBND");
    extract();
    expect(FIELD_ISSUER, "Ủy ban nhân dân thành phố Đà Nẵng", STATUS_AUTO);
    expect(FIELD_PARENT, NULL, STATUS_AUTO);
}

static void a_broken_field_of_work_is_one_issuer(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 230, 160, "UBND TỈNH LẠNG SƠN");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 210, "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ");
    put(page, 330, 255, "HỘI");
    put(page, 250, 340, "Số: 768/QĐ-SLĐTBXH");
    extract();
    expect(FIELD_ISSUER, "Sở Lao động - Thương binh và Xã hội", STATUS_AUTO);
    expect(FIELD_PARENT, "UBND tỉnh Lạng Sơn", STATUS_AUTO);
}

static void an_abstract_under_a_stamp_is_asked(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 560, 500, "ệc phê duyệt kế hoạch tuyển sinh");
    extract();
    assert_int_equal(field(FIELD_ABSTRACT)->status, STATUS_REVIEW);
}

static void a_lost_abstract_is_offered_from_the_first_article(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 260, 900, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tuyển sinh năm 2021.");
    put(page, 260, 950, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.");
    foot(page, 1500);
    extract();
    expect(FIELD_ABSTRACT, "Ban hành Kế hoạch tuyển sinh năm 2021", STATUS_REVIEW);
}

static void a_secret_mark_is_read(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put(page, 260, 420, "TỐI MẬT");
    extract();
    expect(FIELD_SECURITY, "TỐI MẬT", STATUS_AUTO);
}

static void degrees_and_pen_strokes_leave_the_name(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 220, 1500, "Nơi nhận:");
    put(page, 950, 1500, "GIÁM ĐỐC");
    put(page, 950, 1850, "ThS. ›Bùi-Thu Hà");
    extract();
    expect(FIELD_SIGNER, "Bùi Thu Hà", STATUS_AUTO);
}

static void a_signature_caption_names_a_signer_under_the_seal(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 1000, 30, "Người ký: Trần Thị Bình");
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 220, 1500, "Nơi nhận:");
    put(page, 950, 1500, "GIÁM ĐỐC");
    extract();
    expect(FIELD_SIGNER, "Trần Thị Bình", STATUS_REVIEW);
}

static void a_first_page_that_failed_is_asked_not_dismissed(void **state)
{
    struct page *page;

    (void)state;
    new_page();
    page = new_page();
    put(page, 200, 260, "Các đơn vị có trách nhiệm tổ chức thực hiện kế hoạch này và báo cáo kết quả");
    extract();
    assert_true(desk.document.administrative);
    expect(FIELD_NUMBER, NULL, STATUS_REVIEW);
}

static void an_unknown_symbol_needs_a_sure_reading(void **state)
{
    struct page *page = head();

    (void)state;
    put_sure(page, 250, 330, "Số: 201/TTr-GD", 0.91);
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "TỜ TRÌNH");
    extract();
    expect(FIELD_SYMBOL, "TTr-GD", STATUS_REVIEW);
    expect(FIELD_NUMBER, "201/TTr-GD", STATUS_REVIEW);
}

static void a_web_page_is_no_document(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 200, 100, "Hôm nay, ngày 19 tháng 12 năm 2017");
    put(page, 200, 160, "Trang chủ Giới thiệu Tin tức Văn bản");
    put(page, 200, 260, "Công văn số 1480/SNV-CCHC về công tác cải cách hành chính");
    put(page, 200, 360, "Các tin khác trong chuyên mục của chúng tôi hôm nay");
    extract();
    assert_false(desk.document.administrative);
    assert_non_null(desk.document.note);
    for (int id = 0; id < FIELD_COUNT; id++) {
        assert_null(desk.document.fields[id].value);
        assert_int_equal(desk.document.fields[id].status, STATUS_AUTO);
    }
    assert_int_equal(desk.document.citation_count, 0);
}

static void an_illegible_page_is_asked_not_dismissed(void **state)
{
    (void)state;
    new_page();
    extract();
    assert_true(desk.document.administrative);
    expect(FIELD_NUMBER, NULL, STATUS_REVIEW);
    expect(FIELD_TYPE, NULL, STATUS_REVIEW);
}

static void a_confirmed_field_is_left_alone(void **state)
{
    (void)state;
    decision("Số: 768/QĐ-SNV");
    desk.document.fields[FIELD_NUMBER] = (struct field){.value = "999/QĐ-SNV", .status = STATUS_CONFIRMED};
    extract();
    expect(FIELD_NUMBER, "999/QĐ-SNV", STATUS_CONFIRMED);
}

static void the_same_pages_give_the_same_fields(void **state)
{
    const char *first;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    extract();
    first = field(FIELD_ABSTRACT)->value;
    extract();
    assert_string_equal(first, field(FIELD_ABSTRACT)->value);
    assert_int_equal(desk.document.citation_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(a_printed_decision_is_read_whole),
        FACT(digits_that_do_not_look_printed_are_asked),
        FACT(print_with_an_agreeing_second_reading_is_sure),
        FACT(a_second_reading_that_differs_is_asked_with_both),
        FACT(a_handwritten_day_is_asked),
        FACT(a_blank_number_is_asked_and_the_symbol_kept),
        FACT(garbled_digits_are_asked),
        FACT(an_annex_line_confirms_a_number_that_was_not_read),
        FACT(an_annex_line_of_another_document_confirms_nothing),
        FACT(text_of_the_file_itself_is_exact),
        FACT(a_day_older_than_a_ground_of_its_month_is_asked),
        FACT(a_date_that_does_not_exist_is_asked),
        FACT(a_copy_block_keeps_its_number_and_signer),
        FACT(a_normative_number_carries_its_year),
        FACT(a_party_document_is_read_in_its_own_form),
        FACT(an_official_letter_has_no_heading),
        FACT(a_heading_without_marks_is_matched_folded),
        FACT(heading_and_symbol_that_disagree_are_asked),
        FACT(an_issuer_over_two_lines_has_no_parent),
        FACT(a_broken_field_of_work_is_one_issuer),
        FACT(an_abstract_under_a_stamp_is_asked),
        FACT(a_lost_abstract_is_offered_from_the_first_article),
        FACT(a_secret_mark_is_read),
        FACT(degrees_and_pen_strokes_leave_the_name),
        FACT(a_signature_caption_names_a_signer_under_the_seal),
        FACT(a_first_page_that_failed_is_asked_not_dismissed),
        FACT(an_unknown_symbol_needs_a_sure_reading),
        FACT(a_web_page_is_no_document),
        FACT(an_illegible_page_is_asked_not_dismissed),
        FACT(a_confirmed_field_is_left_alone),
        FACT(the_same_pages_give_the_same_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

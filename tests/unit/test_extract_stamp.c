/* What stamps, seals and bad readings may not do to the fields: nothing wrong unasked. */
#include "pipeline/extract/proof.h"
#include "pipeline/extract/task_cell.h"
#include "tests/unit/test_extract_result.h"

static void a_number_cited_in_the_text_is_never_the_documents(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 300, 600, "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh tại Công văn số");
    put(page, 220, 650, "3390/UBND-KGVX ngày 02/8/2021 về việc tăng cường năng lực;");
    foot(page, 1500);
    extract();
    expect(FIELD_NUMBER, NULL, STATUS_REVIEW);
    expect(FIELD_SYMBOL, NULL, STATUS_REVIEW);
}

static void a_symbol_in_small_letters_level_with_the_date_is_found(void **state)
{
    (void)state;
    decision("số: 768 /sNV-VP");
    extract();
    assert_non_null(field(FIELD_SYMBOL)->value);
    assert_string_equal(field(FIELD_SYMBOL)->value, "SNV-VP");
}

static void a_printed_symbol_is_not_bent_to_the_issuers_initials(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 230, 160, "UBND PHƯỜNG TÂN HƯNG");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 210, "TRƯỜNG THCS LÊ LỢI");
    put(page, 900, 210, "Độc lập - Tự do - Hạnh phúc");
    put(page, 250, 330, "Số: 105/KH-THCSLL");
    put(page, 900, 330, "Tân Hưng, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "KẾ HOẠCH");
    extract();
    expect(FIELD_SYMBOL, "KH-THCSLL", STATUS_AUTO);
    expect(FIELD_NUMBER, "105/KH-THCSLL", STATUS_AUTO);
}

static void an_authority_and_its_unit_are_one_issuer(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 230, 160, "ỦY BAN NHÂN DÂN");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 210, "HUYỆN YÊN LẠC");
    put(page, 900, 210, "Độc lập - Tự do - Hạnh phúc");
    put(page, 250, 330, "Số: 638/UBND-NV");
    put(page, 900, 330, "Yên Lạc, ngày 12 tháng 02 năm 2021");
    put(page, 220, 380, "Ví đẩy mạnh tiếp nhận hồ sơ");
    extract();
    expect(FIELD_ISSUER, "Ủy ban nhân dân huyện Yên Lạc", STATUS_AUTO);
    expect(FIELD_PARENT, NULL, STATUS_AUTO);
    expect(FIELD_TYPE, "Công văn", STATUS_AUTO);
    assert_string_equal(field(FIELD_ABSTRACT)->value, "V/v đẩy mạnh tiếp nhận hồ sơ");
}

static void an_issuer_that_begins_like_none_is_asked(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 230, 160, "TRUNG ƯƠNG THÁI NGUYÊN");
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 900, 210, "Độc lập - Tự do - Hạnh phúc");
    put(page, 250, 330, "Số: 12/QĐ-BV");
    put(page, 900, 330, "Thái Nguyên, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    extract();
    assert_int_equal(field(FIELD_ISSUER)->status, STATUS_REVIEW);
}

static void a_place_without_its_first_letter_is_asked(void **state)
{
    struct page *page = head();

    (void)state;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 900, 330, "à Nẵng, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    extract();
    assert_int_equal(field(FIELD_PLACE)->status, STATUS_REVIEW);
}

static void a_framed_stamp_is_read_as_the_mark_it_spells(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put_evidence(page, "mark", "MẬT", 0.9, 1);
    put_evidence(page, "mark", "HÓA LỐC", 0.9, 1);
    extract();
    expect(FIELD_SECURITY, "MẬT", STATUS_AUTO);
    expect(FIELD_URGENCY, "HỎA TỐC", STATUS_AUTO);
}

static void a_framed_stamp_that_is_not_legible_asks_for_secrecy(void **state)
{
    (void)state;
    put_evidence(decision("Số: 768/QĐ-SNV"), "mark", "/;Ạ'", 0.2, 1);
    extract();
    expect(FIELD_SECURITY, NULL, STATUS_REVIEW);
}

static void an_incoming_stamp_is_no_mark(void **state)
{
    struct page *page = decision("Số: 768/QĐ-SNV");

    (void)state;
    put_evidence(page, "mark", "ĐẾN Số: 7258", 0.6, 1);
    put_evidence(page, "mark", "loose words", 0.6, 0);
    extract();
    expect(FIELD_SECURITY, NULL, STATUS_AUTO);
    expect(FIELD_URGENCY, NULL, STATUS_AUTO);
}

static void a_mark_that_lost_a_letter_to_its_frame_is_asked(void **state)
{
    (void)state;
    put(decision("Số: 768/QĐ-SNV"), 240, 420, "ẠT");
    extract();
    expect(FIELD_SECURITY, "MẬT", STATUS_REVIEW);
}

/* A page whose name is only in the evidence; each reading an entry. */
static void sign(const char *const *readings, size_t n, double confidence)
{
    struct page *page = head();

    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 220, 1500, "Nơi nhận:");
    put(page, 950, 1500, "GIÁM ĐỐC");
    for (size_t i = 0; i < n; i++)
        put_evidence(page, "signer", readings[i], confidence, 0);
    extract();
}

static void a_name_under_the_seal_read_twice_alike_is_sure(void **state)
{
    const char *const readings[] = {"Trịnh Công Danh", "Trịnh Công Danh"};

    (void)state;
    sign(readings, 2, 0.85);
    expect(FIELD_SIGNER, "Trịnh Công Danh", STATUS_AUTO);
}

static void a_name_read_in_two_ways_is_asked(void **state)
{
    const char *const readings[] = {"Hoàng Văn Tấm", "Hoàng Văn Tấm", "Hoàng Văn Tẩm"};

    (void)state;
    sign(readings, 3, 0.85);
    assert_int_equal(field(FIELD_SIGNER)->status, STATUS_REVIEW);
    assert_int_equal(field(FIELD_SIGNER)->candidate_count, 2);
}

static void a_name_with_an_unusual_syllable_is_asked(void **state)
{
    const char *const readings[] = {"Hoàng Xiệt Quân", "Hoàng Xiệt Quân"};

    (void)state;
    sign(readings, 2, 0.85);
    expect(FIELD_SIGNER, "Hoàng Xiệt Quân", STATUS_REVIEW);
}

static void a_name_that_may_begin_earlier_is_asked(void **state)
{
    const char *const readings[] = {"Rơ Ông Hà Quân", "Rơ Ông Hà Quân"};

    (void)state;
    sign(readings, 2, 0.95);
    assert_int_equal(field(FIELD_SIGNER)->status, STATUS_REVIEW);
}

static void a_lost_family_name_is_taken_from_a_garbled_reading(void **state)
{
    const char *const readings[] = {"Trọng Nghĩa", "Trọng Nghĩa", "Đỗ Irọng Nghĩa"};

    (void)state;
    sign(readings, 3, 0.8);
    expect(FIELD_SIGNER, "Đỗ Trọng Nghĩa", STATUS_REVIEW);
}

static void a_middle_name_in_small_letters_keeps_its_place(void **state)
{
    const char *const readings[] = {"Hồ xuân Phượng", "Hồ xuân Phượng"};

    (void)state;
    sign(readings, 2, 0.9);
    expect(FIELD_SIGNER, "Hồ Xuân Phượng", STATUS_AUTO);
}

static void a_recipient_is_no_signer(void **state)
{
    struct page *page = head();

    (void)state;
    page->source = TEXT_LAYER;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 220, 1500, "Nơi nhận:");
    put(page, 950, 1500, "GIÁM ĐỐC");
    put(page, 220, 1800, "Văn phòng Sở Giáo dục;");
    extract();
    assert_int_equal(field(FIELD_SIGNER)->status, STATUS_REVIEW);
}

static void a_framed_stamp_a_letter_away_from_a_mark_is_asked(void **state)
{
    (void)state;
    put_evidence(decision("Số: 768/QĐ-SNV"), "mark", "MẬI", 0.9, 1);
    extract();
    expect(FIELD_SECURITY, "MẬT", STATUS_REVIEW);
}

static void written_digits_are_guessed_only_from_what_looks_like_them(void **state)
{
    (void)state;
    assert_string_equal(proof_guess(&desk.arena, " 4Ÿ ", 5), "47");
    assert_string_equal(proof_guess(&desk.arena, "..2Ô..", 5), "20");
    assert_string_equal(proof_guess(&desk.arena, "9/&", 5), "");
    assert_string_equal(proof_guess(&desk.arena, "xyz", 5), "");
    assert_string_equal(proof_guess(&desk.arena, "123456", 5), "");
}

static void a_guessed_number_is_offered_and_asked(void **state)
{
    (void)state;
    decision("Số: 4Ÿ /QĐ-SNV");
    extract();
    expect(FIELD_NUMBER, "47/QĐ-SNV", STATUS_REVIEW);
}

static void a_quarter_is_a_roman_number_from_one_to_four(void **state)
{
    (void)state;
    assert_string_equal(task_cell_quarter(&desk.arena, "Quý IH/2014"), "Quý III/2014");
    assert_string_equal(task_cell_quarter(&desk.arena, "Quý 112013"), "Quý II/2013");
    assert_string_equal(task_cell_quarter(&desk.arena, "Quý 1V/2013"), "Quý IV/2013");
    assert_string_equal(task_cell_quarter(&desk.arena, "Quý II, III/2023"), "Quý II, III/2023");
    assert_string_equal(task_cell_quarter(&desk.arena, "Hàng quý"), "Hàng quý");
}

/* A table of five columns; rows of two lines, 40 px apart, 70 px from row to row. */
static void put_row(struct page *page, int y, const char *number, int number_y, const char *activity)
{
    put(page, 180, number_y, number);
    put(page, 260, y, activity);
    put(page, 800, y, "Báo cáo");
    put(page, 1000, y, "Sở Tư pháp");
    put(page, 1220, y, "Sở Nội vụ");
    put(page, 1440, y, "Quý I/2023");
    put(page, 260, y + 40, "theo kế hoạch");
    put(page, 1000, y + 40, "tỉnh");
}

static struct page *table_page(void)
{
    struct page *page;

    decision("Số: 768/QĐ-SNV");
    page = new_page();
    put(page, 170, 200, "TT");
    put(page, 260, 200, "Nội dung");
    put(page, 800, 200, "Sản phẩm");
    put(page, 1000, 200, "Chủ trì");
    put(page, 1220, 200, "Phối hợp");
    put(page, 1440, 200, "Thời gian");
    return page;
}

static void numbers_in_the_middle_of_their_rows_part_them(void **state)
{
    struct page *page = table_page();

    (void)state;
    put_row(page, 300, "1", 322, "Rà soát văn bản");
    put_row(page, 410, "2", 432, "Kiểm tra công tác");
    put_row(page, 520, "3", 542, "Xây dựng quy chế");
    extract();
    assert_int_equal(desk.document.task_count, 3);
    assert_string_equal(desk.document.tasks[0].activity, "Rà soát văn bản theo kế hoạch");
    assert_string_equal(desk.document.tasks[1].activity, "Kiểm tra công tác theo kế hoạch");
    assert_string_equal(desk.document.tasks[1].lead, "Sở Tư pháp tỉnh");
    assert_string_equal(desk.document.tasks[2].no, "3");
}

static void titles_of_groups_and_text_after_the_table_are_no_cells(void **state)
{
    struct page *page = table_page();

    (void)state;
    put_row(page, 300, "1", 300, "Rà soát văn bản");
    put(page, 180, 410, "I");
    put(page, 260, 410, "CẢI CÁCH TỔ CHỨC BỘ MÁY VÀ CHẾ ĐỘ CÔNG VỤ");
    put_row(page, 480, "2", 480, "Kiểm tra công tác");
    put_row(page, 590, "3", 590, "Xây dựng quy chế");
    put(page, 240, 720, "Các sở, ban, ngành xây dựng kế hoạch của cơ quan, đơn vị mình trước ngày 31");
    put(page, 240, 760, "tháng 3 năm 2023 và báo cáo kết quả thực hiện về Sở Nội vụ để tổng hợp.");
    extract();
    assert_int_equal(desk.document.task_count, 3);
    assert_string_equal(desk.document.tasks[0].activity, "Rà soát văn bản theo kế hoạch");
    assert_string_equal(desk.document.tasks[2].activity, "Xây dựng quy chế theo kế hoạch");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FACT(a_number_cited_in_the_text_is_never_the_documents),
        FACT(a_symbol_in_small_letters_level_with_the_date_is_found),
        FACT(a_printed_symbol_is_not_bent_to_the_issuers_initials),
        FACT(an_authority_and_its_unit_are_one_issuer),
        FACT(an_issuer_that_begins_like_none_is_asked),
        FACT(a_place_without_its_first_letter_is_asked),
        FACT(a_framed_stamp_is_read_as_the_mark_it_spells),
        FACT(a_framed_stamp_that_is_not_legible_asks_for_secrecy),
        FACT(an_incoming_stamp_is_no_mark),
        FACT(a_mark_that_lost_a_letter_to_its_frame_is_asked),
        FACT(a_name_under_the_seal_read_twice_alike_is_sure),
        FACT(a_name_read_in_two_ways_is_asked),
        FACT(a_name_with_an_unusual_syllable_is_asked),
        FACT(a_name_that_may_begin_earlier_is_asked),
        FACT(a_lost_family_name_is_taken_from_a_garbled_reading),
        FACT(a_middle_name_in_small_letters_keeps_its_place),
        FACT(a_recipient_is_no_signer),
        FACT(a_framed_stamp_a_letter_away_from_a_mark_is_asked),
        FACT(written_digits_are_guessed_only_from_what_looks_like_them),
        FACT(a_guessed_number_is_offered_and_asked),
        FACT(a_quarter_is_a_roman_number_from_one_to_four),
        FACT(numbers_in_the_middle_of_their_rows_part_them),
        FACT(titles_of_groups_and_text_after_the_table_are_no_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

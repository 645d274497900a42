/* Which documents a text names, read from the file's own text and from print that was recognised. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/cite.h"
#include "pipeline/extract/extract.h"
#include "pipeline/extract/paper.h"
#include "tests/unit/test_extract_page.h"

/* Words of one line; "\n" begins the next. */
static void text(enum text_source source, double confidence, const char *words)
{
    struct page *page = new_page();
    char copy[2000], *rest = copy, *line;
    int y = 300;

    page->source = source;
    snprintf(copy, sizeof copy, "%s", words);
    while ((line = strsep(&rest, "\n"))) {
        char *word;
        int x = 200;

        for (desk.line++; (word = strsep(&line, " ")); x += (int)letters(word) * LETTER + LETTER / 2)
            if (*word)
                page->words[page->word_count++] = (struct word){{x, y, (int)letters(word) * LETTER, TALL},
                                                                confidence,
                                                                arena_strdup(&desk.arena, word),
                                                                1,
                                                                desk.line,
                                                                0,
                                                                NULL};
        y += 50;
    }
}

static void cite(void)
{
    struct paper paper;

    paper_open(&paper, &desk.arena, &desk.document, EXTRACT_MAX_RISK);
    paper.number.found = paper.date.found = false; /* there is no header */
    cite_scan(&paper);
    cite_write(&paper);
}

static void exact(const char *words)
{
    text(TEXT_LAYER, 1, words);
    cite();
}

static void scanned(const char *words)
{
    text(TEXT_RECOGNISED, 0.8, words);
    cite();
}

/* "number date type issuer", "-" for what there is none of. */
static const char *nth(size_t i)
{
    const struct citation *c = &desk.document.citations[i];

    assert_true(i < desk.document.citation_count);
    return arena_printf(&desk.arena, "%s|%s|%s|%s", c->number, c->date ? c->date : "-", c->type ? c->type : "-",
                        c->issuer ? c->issuer : "-");
}

#define CITED(i, want) assert_string_equal(nth(i), want)
#define COUNT(n)       assert_int_equal(desk.document.citation_count, n)

static void a_list_of_numbers_is_read_whole(void **state)
{
    (void)state;
    exact("theo các Nghị định số: 01/2020/NĐ-CP, 02/2020/NĐ-CP ngày 03/01/2020 và 03/2020/NĐ-CP của Chính phủ");
    COUNT(3);
    CITED(0, "01/2020/NĐ-CP|-|Nghị định|Chính phủ");
    CITED(1, "02/2020/NĐ-CP|2020-01-03|Nghị định|Chính phủ");
    CITED(2, "03/2020/NĐ-CP|-|Nghị định|Chính phủ");
}

static void a_list_keeps_the_kind_it_began_with(void **state)
{
    (void)state;
    exact("tại các Công văn số 87/HĐND-KTNS ngày 15/5/2024, số 208/HĐND-KTNS ngày 30/10/2024; số 9/HĐND-VP");
    COUNT(3);
    CITED(1, "208/HĐND-KTNS|2024-10-30|Công văn|-");
    CITED(2, "9/HĐND-VP|-|Công văn|-");
}

static void a_law_has_its_name_before_the_number(void **state)
{
    (void)state;
    exact("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18 tháng 02 năm 2025;\n"
          "Căn cứ Bộ luật Lao động số 45/2019/QH14; Luật số 65/2020/QH14; Bộ Luật Dân sự số 91/2015/QH13;\n"
          "Căn cứ Luật người lao động đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14");
    COUNT(5);
    CITED(0, "63/2025/QH15|2025-02-18|Luật|Quốc hội");
    CITED(1, "45/2019/QH14|-|Bộ luật|Quốc hội");
    CITED(2, "65/2020/QH14|-|Luật|Quốc hội");
    CITED(3, "91/2015/QH13|-|Bộ luật|Quốc hội");
    CITED(4, "69/2020/QH14|-|Luật|Quốc hội");
    assert_string_equal(desk.document.citations[1].printed, "Bộ luật Lao động số 45/2019/QH14");
}

static void the_standing_committee_issues_what_bears_its_name(void **state)
{
    (void)state;
    exact("Căn cứ Pháp lệnh Ngoại hối số 28/2005/PL-UBTVQH11; Nghị quyết số 111/2025/UBTVQH15");
    CITED(0, "28/2005/PL-UBTVQH11|-|Pháp lệnh|Ủy ban Thường vụ Quốc hội");
    CITED(1, "111/2025/UBTVQH15|-|Nghị quyết|Ủy ban Thường vụ Quốc hội");
}

static void old_forms_are_read_after_kind_and_label(void **state)
{
    (void)state;
    exact("Nghị định số 64-CP ngày 27/9/1993; Quyết định số 118/TTg ngày 27/2/1996; Quyết định số 176-HĐBT;\n"
          "Quyết định số 2119/2009/QĐ-UB; Quyết định số 12a/QĐ-UBND");
    COUNT(5);
    CITED(0, "64-CP|1993-09-27|Nghị định|Chính phủ");
    CITED(1, "118/TTg|1996-02-27|Quyết định|Thủ tướng Chính phủ");
    CITED(2, "176-HĐBT|-|Quyết định|Hội đồng Bộ trưởng");
    CITED(3, "2119/2009/QĐ-UB|-|Quyết định|-");
    CITED(4, "12a/QĐ-UBND|-|Quyết định|-");
}

static void a_number_may_carry_the_number_of_a_series(void **state)
{
    (void)state;
    exact("Nghị quyết số 66.13/2026/NQ-CP ngày 27 tháng 01 năm 2026 của Chính phủ");
    COUNT(1);
    CITED(0, "66.13/2026/NQ-CP|2026-01-27|Nghị quyết|Chính phủ");
}

static void a_symbol_that_lost_its_end_is_no_number(void **state)
{
    (void)state;
    scanned("Căn cứ Quyết định số 768/QĐ ngày 26/8/2021 và Kế hoạch số 5 - Học kỳ I");
    COUNT(0);
}

static void the_numbers_of_forms_are_no_citations(void **state)
{
    (void)state;
    exact("theo Mẫu số 02/KK-TNCN, Mẫu số 02/QTT-TNCN, 05/TT-SHTT và 06/TB-SHTT; theo mẫu tương ứng số 15/BCQT-NVL;\n"
          "QCVN 55:2025/BNNMT; tài khoản 421 - LN");
    COUNT(0);
}

static void a_slip_is_normalised_and_kept_as_printed(void **state)
{
    (void)state;
    exact("Nghị định số 30/2020/NĐ/CP ngày 05/3/2020, Nghị định số 45/2020/NĐCP; Luật Hải quan số 54/2014/QH-13;\n"
          "Thông tư liên tịch số 109/2009/TTLT/BTC-BGDĐT; Luật số 118/2025/QH15như sau");
    COUNT(5);
    CITED(2, "54/2014/QH13|-|Luật|Quốc hội");
    CITED(3, "109/2009/TTLT-BTC-BGDĐT|-|Thông tư liên tịch|-");
    CITED(4, "118/2025/QH15|-|Luật|Quốc hội");
    CITED(0, "30/2020/NĐ-CP|2020-03-05|Nghị định|Chính phủ");
    CITED(1, "45/2020/NĐ-CP|-|Nghị định|Chính phủ");
    assert_string_equal(desk.document.citations[0].printed, "Nghị định số 30/2020/NĐ/CP ngày 05/3/2020");
}

static void a_sure_symbol_is_not_bent_to_one_of_the_tables(void **state)
{
    (void)state;
    exact("văn bản số 295/BTC-KBMN ngày 09 tháng 01 năm 2025; công dân số 7/KBMN-VP");
    COUNT(2);
    CITED(0, "295/BTC-KBMN|2025-01-09|-|-");
    CITED(1, "7/KBMN-VP|-|-|-");
}

static void misread_symbols_are_repaired(void **state)
{
    (void)state;
    scanned("Chỉ thị số 3096/CT-TTø ngày 2/3/2012 và Quyết định số 1456/QĐ- TĨg;\n"
            "Quyết định số'04/QĐ- -UBND ngày 1⁄4/⁄2018; sối 88-KH/TU ngày 19' tháng 6 năm 2015");
    COUNT(4);
    CITED(0, "3096/CT-TTg|2012-03-02|Chỉ thị|Thủ tướng Chính phủ");
    CITED(1, "1456/QĐ-TTg|-|Quyết định|Thủ tướng Chính phủ");
    CITED(2, "04/QĐ-UBND|2018-04-01|Quyết định|-");
    CITED(3, "88-KH/TU|2015-06-19|Kế hoạch|-");
}

static void spaces_and_line_breaks_in_a_number_are_passed_over(void **state)
{
    (void)state;
    scanned("Nghị\nđịnh số\n30 / 2020 /\nNĐ - CP ngày\n05/3/2020; Quyết định số 12/\nQĐ-\nTTg; Kế hoạch số 5 /KH -STC");
    COUNT(3);
    CITED(0, "30/2020/NĐ-CP|2020-03-05|Nghị định|Chính phủ");
    CITED(1, "12/QĐ-TTg|-|Quyết định|Thủ tướng Chính phủ");
    CITED(2, "5/KH-STC|-|Kế hoạch|-");
}

static void a_date_of_another_year_than_the_numbers_is_misread(void **state)
{
    (void)state;
    scanned("Nghị định số 46/2017/NĐ-CP ngày 21 tháng 4 năm 2011 của Chính phủ");
    CITED(0, "46/2017/NĐ-CP|-|Nghị định|Chính phủ");
}

static void a_slip_of_the_writer_in_the_date_is_kept(void **state)
{
    (void)state;
    exact("Nghị định số 08/2015/NĐ-CP ngày 21 tháng 01 năm 2005 của Chính phủ");
    CITED(0, "08/2015/NĐ-CP|2005-01-21|Nghị định|Chính phủ");
}

static void the_same_day_is_the_date_before(void **state)
{
    (void)state;
    exact("Tờ trình số 12/TTr-STC ngày 05/3/2020 và Báo cáo số 7/BC-STP cùng ngày của Sở Tư pháp");
    CITED(1, "7/BC-STP|2020-03-05|Báo cáo|Sở Tư pháp");
}

static void an_issuer_ends_where_the_sentence_goes_on(void **state)
{
    (void)state;
    exact("Thông tư số 1/2020/TT-BTC của Bộ trưởng Bộ Tài chính về thuế; Thông tư số 2/2020/TT-BTNMT của Bộ Tài\n"
          "nguyên và Môi trường quy định; Quyết định số 3/QĐ-UBND của Ủy ban nhân dân Quận 8 35% hồ sơ;\n"
          "Kế hoạch số 4/KH-CBVTV của Cục Bảo vệ thực vật và Khoản 2 Điều 1; Chỉ thị số 5/CT-TTg của Thủ tướng Chính\n"
          "phủ Điều 3; THÔNG TƯ SỐ 6/2020/TT-BYT CỦA BỘ TRƯỞNG BỘ Y TẾ VỀ CÔNG TÁC");
    CITED(0, "1/2020/TT-BTC|-|Thông tư|Bộ trưởng Bộ Tài chính");
    CITED(1, "2/2020/TT-BTNMT|-|Thông tư|Bộ Tài nguyên và Môi trường");
    CITED(2, "3/QĐ-UBND|-|Quyết định|Ủy ban nhân dân Quận 8");
    CITED(3, "4/KH-CBVTV|-|Kế hoạch|Cục Bảo vệ thực vật");
    CITED(4, "5/CT-TTg|-|Chỉ thị|Thủ tướng Chính phủ");
    CITED(5, "6/2020/TT-BYT|-|Thông tư|BỘ TRƯỞNG BỘ Y TẾ");
}

static void who_asks_in_a_paper_issued_it(void **state)
{
    (void)state;
    scanned("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 58/TTr-SNV ngày 09 tháng 3 năm 2023;\n"
            "chỉ đạo của Ủy ban nhân dân tỉnh Hà Thanh tại Công văn số 3390/UBND-KGVX ngày 02/8/2021;\n"
            "ý kiến của các đại biểu nêu tại Báo cáo số 5/BC-UBND; của Sở Y tế về việc này tại Công văn số 6/UBND-VX");
    CITED(0, "58/TTr-SNV|2023-03-09|Tờ trình|Sở Nội vụ");
    CITED(1, "3390/UBND-KGVX|2021-08-02|Công văn|Ủy ban nhân dân tỉnh Hà Thanh");
    CITED(2, "5/BC-UBND|-|Báo cáo|-");
    CITED(3, "6/UBND-VX|-|Công văn|-");
}

static void a_name_cut_short_is_no_issuer(void **state)
{
    (void)state;
    scanned("Kế hoạch số 209/KH-UBND ngày 28/6/2018 của Ủy ban _ nhân dân Quận 8");
    CITED(0, "209/KH-UBND|2018-06-28|Kế hoạch|-");
}

static void of_several_issuers_none_is_picked(void **state)
{
    (void)state;
    exact("Thông tư liên tịch số 10/2018/TTLT-BTP-BCA-BQP-\nVKSNDTC ngày 01/02/2018");
    COUNT(1);
    CITED(0, "10/2018/TTLT-BTP-BCA-BQP-VKSNDTC|2018-02-01|Thông tư liên tịch|-");
}

/* A decision with its header, then an annex page that begins with the line. */
static void annexed(const char *line)
{
    struct page *page = head();

    page->source = TEXT_LAYER;
    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 700, 450, "QUYẾT ĐỊNH");
    page = new_page();
    page->source = TEXT_LAYER;
    put(page, 300, 260, line);
    extract_document(&desk.arena, &desk.document, NULL);
}

static void the_documents_own_annex_line_is_no_citation(void **state)
{
    (void)state;
    annexed("(Kèm theo Quyết định số 768/QĐ-SNV ngày 12/02/2021 của Sở Nội vụ)");
    COUNT(0);
}

static void the_annex_line_of_another_document_is_one(void **state)
{
    (void)state;
    annexed("(Kèm theo Quyết định số 15/QĐ-SNV ngày 05/3/2019 của Sở Nội vụ)");
    COUNT(1);
    CITED(0, "15/QĐ-SNV|2019-03-05|Quyết định|Sở Nội vụ");
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(a_list_of_numbers_is_read_whole),
        FACT(a_list_keeps_the_kind_it_began_with),
        FACT(a_law_has_its_name_before_the_number),
        FACT(the_standing_committee_issues_what_bears_its_name),
        FACT(old_forms_are_read_after_kind_and_label),
        FACT(a_number_may_carry_the_number_of_a_series),
        FACT(a_symbol_that_lost_its_end_is_no_number),
        FACT(the_numbers_of_forms_are_no_citations),
        FACT(a_slip_is_normalised_and_kept_as_printed),
        FACT(a_sure_symbol_is_not_bent_to_one_of_the_tables),
        FACT(misread_symbols_are_repaired),
        FACT(spaces_and_line_breaks_in_a_number_are_passed_over),
        FACT(a_date_of_another_year_than_the_numbers_is_misread),
        FACT(a_slip_of_the_writer_in_the_date_is_kept),
        FACT(the_same_day_is_the_date_before),
        FACT(an_issuer_ends_where_the_sentence_goes_on),
        FACT(who_asks_in_a_paper_issued_it),
        FACT(a_name_cut_short_is_no_issuer),
        FACT(of_several_issuers_none_is_picked),
        FACT(the_documents_own_annex_line_is_no_citation),
        FACT(the_annex_line_of_another_document_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

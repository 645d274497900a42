/* Headers of many agencies: ministries, districts, the Party, unions, schools, hospitals, companies, councils. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/extract.h"
#include "tests/unit/test_extract_page.h"

static void extract(void)
{
    extract_document(&desk.arena, &desk.document, NULL);
}

static const struct field *got(enum field_id id)
{
    return &desk.document.fields[id];
}

static void expect(enum field_id id, const char *value, enum field_status status)
{
    const struct field *f = got(id);

    if (value)
        assert_string_equal(f->value ? f->value : "(none)", value);
    else
        assert_null(f->value);
    assert_string_equal(field_status_name(f->status), field_status_name(status));
}

/* A header as its agency prints it: up to four lines at the left, the number's line, the heading (or "V/v …"). */
struct header {
    const char *left[5];
    const char *number, *heading;
    bool party;
    const char *issuer, *parent, *type, *symbol;
};

static const struct header HEADERS[] = {
    {{"BỘ NỘI VỤ"}, "Số: 02/2019/TT-BNV", "THÔNG TƯ", false, "Bộ Nội vụ", NULL, "Thông tư", "TT-BNV"},
    {{"CHÍNH PHỦ"}, "Số: 45/2020/NĐ-CP", "NGHỊ ĐỊNH", false, "Chính phủ", NULL, "Nghị định", "NĐ-CP"},
    {{"THỦ TƯỚNG CHÍNH PHỦ"},
     "Số: 28/2018/QĐ-TTg",
     "QUYẾT ĐỊNH",
     false,
     "Thủ tướng Chính phủ",
     NULL,
     "Quyết định",
     "QĐ-TTg"},
    {{"BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"},
     "Số: 1234/TCT-CS",
     "V/v hoàn thuế",
     false,
     "Tổng cục Thuế",
     "Bộ Tài chính",
     "Công văn",
     "TCT-CS"},
    {{"BỘ CÔNG AN", "CỤC CẢNH SÁT", "QUẢN LÝ HÀNH CHÍNH"},
     "Số: 77/KH-C06",
     "KẾ HOẠCH",
     false,
     "Cục Cảnh sát quản lý hành chính",
     "Bộ Công an",
     "Kế hoạch",
     "KH-C06"},
    {{"ỦY BAN NHÂN DÂN", "HUYỆN CÙ LAO DUNG"},
     "Số: 15/BC-UBND",
     "BÁO CÁO",
     false,
     "Ủy ban nhân dân huyện Cù Lao Dung",
     NULL,
     "Báo cáo",
     "BC-UBND"},
    {{"UBND HUYỆN THANH TRÌ", "PHÒNG NỘI VỤ"},
     "Số: 31/TTr-NV",
     "TỜ TRÌNH",
     false,
     "Phòng Nội vụ",
     "UBND huyện Thanh Trì",
     "Tờ trình",
     "TTr-NV"},
    {{"UBND THÀNH PHỐ THỦ ĐỨC", "UBND PHƯỜNG LINH TRUNG"},
     "Số: 09/QĐ-UBND",
     "QUYẾT ĐỊNH",
     false,
     "UBND phường Linh Trung",
     "UBND thành phố Thủ Đức",
     "Quyết định",
     "QĐ-UBND"},
    {{"ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"},
     "Số: 112/TB-UBND",
     "THÔNG BÁO",
     false,
     "Ủy ban nhân dân xã Tân Lập",
     NULL,
     "Thông báo",
     "TB-UBND"},
    {{"HỘI ĐỒNG NHÂN DÂN", "TỈNH THÁI BÌNH"},
     "Số: 12/2022/NQ-HĐND",
     "NGHỊ QUYẾT",
     false,
     "Hội đồng nhân dân tỉnh Thái Bình",
     NULL,
     "Nghị quyết",
     "NQ-HĐND"},
    {{"ĐẢNG BỘ HUYỆN YÊN LẠC", "ĐẢNG ỦY XÃ TAM HỒNG", "*"},
     "Số 15-NQ/ĐU",
     "NGHỊ QUYẾT",
     true,
     "Đảng ủy xã Tam Hồng",
     "Đảng bộ huyện Yên Lạc",
     "Nghị quyết",
     "NQ/ĐU"},
    {{"TỈNH ỦY LÀO CAI", "BAN TUYÊN GIÁO", "*"},
     "Số 234-CV/BTGTU",
     "V/v tuyên truyền",
     true,
     "Ban Tuyên giáo",
     "Tỉnh ủy Lào Cai",
     "Công văn",
     "CV/BTGTU"},
    {{"BAN CHẤP HÀNH TRUNG ƯƠNG", "*"},
     "Số 18-NQ/TW",
     "NGHỊ QUYẾT",
     true,
     "Ban Chấp hành Trung ương",
     NULL,
     "Nghị quyết",
     "NQ/TW"},
    {{"SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI", "TRƯỜNG THPT CHU VĂN AN"},
     "Số: 45/KH-CVA",
     "KẾ HOẠCH",
     false,
     "Trường THPT Chu Văn An",
     "Sở Giáo dục và Đào tạo Hà Nội",
     "Kế hoạch",
     "KH-CVA"},
    {{"SỞ Y TẾ HÀ NỘI", "BỆNH VIỆN ĐA KHOA ĐỐNG ĐA"},
     "Số: 88/QĐ-BVĐĐ",
     "QUYẾT ĐỊNH",
     false,
     "Bệnh viện đa khoa Đống Đa",
     "Sở Y tế Hà Nội",
     "Quyết định",
     "QĐ-BVĐĐ"},
    {{"TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "TỔNG CÔNG TY", "ĐIỆN LỰC MIỀN BẮC"},
     "Số: 501/EVNNPC-KT",
     "V/v cắt điện",
     false,
     "Tổng công ty Điện lực miền Bắc",
     "Tập đoàn Điện lực Việt Nam",
     "Công văn",
     "EVNNPC-KT"},
    {{"CÔNG TY TNHH MTV", "CẤP NƯỚC LẠNG SƠN"},
     "Số: 20/QĐ-CTCN",
     "QUYẾT ĐỊNH",
     false,
     "Công ty TNHH MTV Cấp nước Lạng Sơn",
     NULL,
     "Quyết định",
     "QĐ-CTCN"},
    {{"BỘ TÀI CHÍNH - BỘ NỘI VỤ"},
     "Số: 03/2006/TTLT-BTC-BNV",
     "THÔNG TƯ LIÊN TỊCH",
     false,
     "Bộ Tài chính - Bộ Nội vụ",
     NULL,
     "Thông tư liên tịch",
     "TTLT-BTC-BNV"},
    {{"TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG", "TỈNH BẮC NINH"},
     "Số: 67/HD-LĐLĐ",
     "HƯỚNG DẪN",
     false,
     "Liên đoàn Lao động tỉnh Bắc Ninh",
     "Tổng Liên đoàn Lao động Việt Nam",
     "Hướng dẫn",
     "HD-LĐLĐ"},
    {{"TÒA ÁN NHÂN DÂN TỐI CAO"},
     "Số: 04/2019/NQ-HĐTP",
     "NGHỊ QUYẾT",
     false,
     "Tòa án nhân dân tối cao",
     NULL,
     "Nghị quyết",
     "NQ-HĐTP"},
    {{"BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI", "TỈNH NAM ĐỊNH"},
     "Số: 222/BHXH-CĐ",
     "V/v chi trả",
     false,
     "Bảo hiểm xã hội tỉnh Nam Định",
     "Bảo hiểm xã hội Việt Nam",
     "Công văn",
     "BHXH-CĐ"},
};

static void draw(const struct header *h)
{
    struct page *page = new_page();
    bool letter = strncmp(h->heading, "V/v", 3) == 0;

    put(page, 760, 160, h->party ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    if (!h->party)
        put(page, 900, 210, "Độc lập - Tự do - Hạnh phúc");
    for (int i = 0; h->left[i]; i++)
        put(page, strcmp(h->left[i], "*") == 0 ? 400 : 200, 160 + 44 * i, h->left[i]);
    put(page, 250, 380, h->number);
    put(page, 900, 380, "Hà Nội, ngày 12 tháng 02 năm 2021");
    if (letter) {
        put(page, 230, 425, h->heading);
        put(page, 600, 560, "Kính gửi: Các đơn vị trực thuộc");
    } else {
        put(page, 750, 480, h->heading);
        put(page, 560, 530, "Về việc phê duyệt nội dung được giao");
    }
    put(page, 300, 680, "Thực hiện nhiệm vụ được giao, cơ quan thông báo tới các đơn vị để biết.");
    foot(page, 1500);
}

static void headers_of_many_agencies_are_read(void **state)
{
    size_t wrong = 0;

    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++) {
        const struct header *h = &HEADERS[i];
        const struct {
            enum field_id id;
            const char *want;
        } facts[] = {
            {FIELD_ISSUER, h->issuer}, {FIELD_PARENT, h->parent}, {FIELD_TYPE, h->type}, {FIELD_SYMBOL, h->symbol}};

        teardown(state);
        setup(state);
        draw(h);
        extract();
        for (size_t k = 0; k < sizeof facts / sizeof *facts; k++) {
            const struct field *f = got(facts[k].id);

            if (f->value && facts[k].want ? strcmp(f->value, facts[k].want) != 0 : f->value != facts[k].want) {
                print_message("%s: %s is '%s' (%s), not '%s'\n", h->number, field_name(facts[k].id),
                              f->value ? f->value : "", field_status_name(f->status),
                              facts[k].want ? facts[k].want : "");
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

/* A line as the picture's reader gives it, one reading a layer, the darkest first. */
static void put_layers(struct page *page, const char *kind, struct box box, const char *dark, const char *light)
{
    struct evidence *e;
    struct reading *readings = arena_alloc(&desk.arena, 2 * sizeof *readings);

    put_evidence(page, kind, dark, 0.9, 0);
    e = &page->evidence[page->evidence_count - 1];
    readings[0] = (struct reading){dark, 0.9};
    readings[1] = (struct reading){light, 0.9};
    e->box = box;
    e->readings = readings;
    e->reading_count = light ? 2 : 1;
}

/* A decision whose abstract lost its start to a stamp. */
static struct page *stamped(const char *dark, const char *light)
{
    struct page *page = head();

    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put_sure(page, 700, 500, "ng cao chất lượng dịch vụ công", 0.9);
    put_layers(page, "line", (struct box){750, 450, 180, 36}, "QUYẾT ĐỊNH", "QUYẾT ĐỊNH");
    put_layers(page, "line", (struct box){500, 498, 640, 40}, dark, light);
    foot(page, 1500);
    return page;
}

static void an_abstract_under_a_stamp_is_taken_where_two_layers_agree(void **state)
{
    (void)state;
    stamped("Về việc nâng cao chất lượng dịch vụ cong", "Về việc nâng cao chất lượng dịch vụ công");
    extract();
    expect(FIELD_ABSTRACT, "Về việc nâng cao chất lượng dịch vụ công", STATUS_AUTO);
}

static void an_abstract_read_in_three_ways_is_asked(void **state)
{
    (void)state;
    stamped("Về việc mang cao chất lượng dịch vụ cũng", "Về v~ệc nâng cao chất lượng dịch vụ ông");
    extract();
    assert_int_equal(got(FIELD_ABSTRACT)->status, STATUS_REVIEW);
    assert_true(got(FIELD_ABSTRACT)->candidate_count >= 2);
}

/* Titles and a name at the foot of a decision. */
static struct page *ended(const char *const *titles, const char *name)
{
    struct page *page = head();
    int y = 1500;

    put(page, 250, 330, "Số: 768/QĐ-SNV");
    put(page, 900, 330, "Lạng Sơn, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "QUYẾT ĐỊNH");
    put(page, 560, 500, "Về việc phê duyệt kế hoạch tuyển sinh");
    put(page, 220, 1500, "Nơi nhận:");
    put(page, 220, 1550, "- Như Điều 3;");
    put(page, 220, 1595, "- UBND tỉnh (báo cáo);");
    put(page, 220, 1640, "- Lưu: VT, TCCB.");
    for (; *titles; titles++, y += 45)
        put(page, 950, y, *titles);
    put(page, 950, 1900, name);
    return page;
}

static void a_stack_of_titles_is_read_whole(void **state)
{
    static const char *const stacks[][5] = {
        {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"},
        {"TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"},
        {"KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"},
        {"TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"},
        {"T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"},
        {"Q. GIÁM ĐỐC"},
        {"HIỆU TRƯỞNG"},
    };

    for (size_t i = 0; i < sizeof stacks / sizeof *stacks; i++) {
        char whole[256] = "";

        teardown(state);
        setup(state);
        for (size_t k = 0; stacks[i][k]; k++)
            snprintf(whole + strlen(whole), sizeof whole - strlen(whole), "%s%s", k > 0 ? " " : "", stacks[i][k]);
        ended(stacks[i], "Nguyễn Văn Thắm");
        extract();
        expect(FIELD_SIGNER_TITLE, whole, STATUS_AUTO);
        expect(FIELD_SIGNER, "Nguyễn Văn Thắm", STATUS_AUTO);
    }
}

static void who_signs_for_the_director_is_his_deputy(void **state)
{
    (void)state;
    ended((const char *const[]){"KT. GIÁM ĐỐC", "GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");
    extract();
    expect(FIELD_SIGNER_TITLE, "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", STATUS_REVIEW);
}

static void a_title_cut_short_is_asked(void **state)
{
    (void)state;
    ended((const char *const[]){"KT. CHỦ TỊCH", "PHÓ CHỦ TỊC", NULL}, "Nguyễn Văn Thắm");
    extract();
    assert_int_equal(got(FIELD_SIGNER_TITLE)->status, STATUS_REVIEW);
}

static void a_title_that_lost_its_authority_to_a_seal_is_asked(void **state)
{
    struct page *page = ended((const char *const[]){". GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");

    (void)state;
    for (size_t i = 0; i < page->word_count; i++)
        if (strcmp(page->words[i].text, ".") == 0) {
            page->words[i].box.x -= 40;
            page->words[i].box.w += 40;
        }
    extract();
    assert_int_equal(got(FIELD_SIGNER_TITLE)->status, STATUS_REVIEW);
}

static void titles_under_a_seal_are_taken_from_the_dark_layer(void **state)
{
    struct page *page = ended((const char *const[]){"GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");

    (void)state;
    put_sure(page, 950, 1545, "PHO GM ĐỌC", 0.2);
    put_layers(page, "title", (struct box){950, 1500, 200, 30}, "KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC");
    put_layers(page, "title", (struct box){940, 1545, 210, 30}, "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC");
    extract();
    expect(FIELD_SIGNER_TITLE, "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", STATUS_AUTO);
}

static void degrees_are_no_part_of_a_name(void **state)
{
    static const char *const printed[] = {"TS. Nguyễn Văn Thắm", "ThS. Nguyễn Văn Thắm", "PGS.TS. Nguyễn Văn Thắm",
                                          "BSCKII. Nguyễn Văn Thắm"};

    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        teardown(state);
        setup(state);
        ended((const char *const[]){"GIÁM ĐỐC", NULL}, printed[i]);
        extract();
        expect(FIELD_SIGNER, "Nguyễn Văn Thắm", STATUS_AUTO);
    }
}

/* "Toan" is what is left of Toàn when the darkest strokes lose a mark, each time the same. */
static void a_name_that_may_have_lost_its_marks_is_asked(void **state)
{
    struct page *page = ended((const char *const[]){"GIÁM ĐỐC", NULL}, "");

    (void)state;
    for (int i = 0; i < 4; i++)
        put_evidence(page, "signer", "Ngô Hồng Toan", 0.92, 0);
    extract();
    expect(FIELD_SIGNER, "Ngô Hồng Toan", STATUS_REVIEW);
}

static void a_single_weak_reading_does_not_unsettle_a_name_read_many_times(void **state)
{
    struct page *page = ended((const char *const[]){"GIÁM ĐỐC", NULL}, "");

    (void)state;
    for (int i = 0; i < 4; i++)
        put_evidence(page, "signer", "Tô Việt Nga", 0.95, 0);
    put_evidence(page, "signer", "Tô Viết Nga", 0.2, 0);
    extract();
    expect(FIELD_SIGNER, "Tô Việt Nga", STATUS_AUTO);
}

static void recipients_are_listed_without_their_dashes(void **state)
{
    (void)state;
    ended((const char *const[]){"GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");
    extract();
    expect(FIELD_RECIPIENTS, "Như Điều 3; UBND tỉnh (báo cáo); Lưu: VT, TCCB", STATUS_AUTO);
}

static void recipients_badly_read_are_left_out_and_not_asked(void **state)
{
    struct page *page = ended((const char *const[]){"GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");

    (void)state;
    for (size_t i = 0; i < page->word_count; i++)
        if (strcmp(page->words[i].text, "UBND") == 0 && page->words[i].box.y > 1000)
            page->words[i].confidence = 0.3;
    extract();
    expect(FIELD_RECIPIENTS, NULL, STATUS_AUTO);
}

static void a_copy_is_told_from_its_block_and_keeps_the_first_signer(void **state)
{
    struct page *page = ended((const char *const[]){"GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");

    (void)state;
    put(page, 220, 2000, "UBND HUYỆN TRÀNG ĐỊNH");
    put(page, 760, 2000, "SAO Y");
    put(page, 250, 2050, "Số: 05/SY-UBND");
    put(page, 950, 2120, "TL. CHỦ TỊCH");
    put(page, 950, 2160, "CHÁNH VĂN PHÒNG");
    put(page, 950, 2280, "Trần Văn Bình");
    extract();
    expect(FIELD_COPY, "SAO Y", STATUS_AUTO);
    expect(FIELD_SIGNER, "Nguyễn Văn Thắm", STATUS_AUTO);
    expect(FIELD_SIGNER_TITLE, "GIÁM ĐỐC", STATUS_AUTO);
}

static void an_electronic_copy_is_told_from_its_line(void **state)
{
    struct page *page = ended((const char *const[]){"GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");

    (void)state;
    put(page, 1000, 60, "SAO LỤC; UBND tỉnh Lạng Sơn; 14/02/2023");
    extract();
    expect(FIELD_COPY, "SAO LỤC", STATUS_AUTO);
}

static void an_original_is_no_copy(void **state)
{
    (void)state;
    ended((const char *const[]){"GIÁM ĐỐC", NULL}, "Nguyễn Văn Thắm");
    extract();
    expect(FIELD_COPY, NULL, STATUS_AUTO);
}

/* "Thanh Trì" stands a letter away from "Thanh tra", "Bình Trị" from others: a place is a place. */
static void the_name_of_a_place_is_not_taken_for_a_common_word(void **state)
{
    struct header h = {
        .left = {"ỦY BAN NHÂN DÂN", "HUYỆN THANH TRÌ"}, .number = "Số: 15/BC-UBND", .heading = "BÁO CÁO"};

    (void)state;
    draw(&h);
    extract();
    expect(FIELD_ISSUER, "Ủy ban nhân dân huyện Thanh Trì", STATUS_AUTO);
}

static void a_letter_of_the_agency_is_repaired_by_the_place(void **state)
{
    struct page *page = new_page();

    (void)state;
    put(page, 760, 160, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    put(page, 230, 160, "ỦY BAN NHÂN DÂN");
    put_sure(page, 230, 205, "HUYỆN VĂN GTANG", 0.83);
    put(page, 250, 330, "Số: 308/CT-UBND");
    put(page, 900, 330, "Văn Giang, ngày 12 tháng 02 năm 2021");
    put(page, 750, 450, "CHỈ THỊ");
    put(page, 560, 500, "Về việc tăng cường số hóa");
    foot(page, 1500);
    extract();
    expect(FIELD_ISSUER, "Ủy ban nhân dân huyện Văn Giang", STATUS_AUTO);
}

static void symbols_are_repaired_against_the_tables(void **state)
{
    static const char *const numbers[][2] = {
        {"Số: 768/QÐ-UBND", "QĐ-UBND"}, {"Số: 768/QĐÐ-UBND", "QĐ-UBND"}, {"Số: 768/ỌĐ-UBND", "QĐ-UBND"},
        {"Số: 768/QĐ-UВND", "QĐ-UBND"}, {"Số: 768/ QĐ-UBND", "QĐ-UBND"},
    };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        teardown(state);
        setup(state);
        decision(numbers[i][0]);
        extract();
        if (!got(FIELD_SYMBOL)->value || strcmp(got(FIELD_SYMBOL)->value, numbers[i][1]) != 0)
            print_message("%s: '%s'\n", numbers[i][0], got(FIELD_SYMBOL)->value ? got(FIELD_SYMBOL)->value : "");
        assert_string_equal(got(FIELD_SYMBOL)->value ? got(FIELD_SYMBOL)->value : "", numbers[i][1]);
    }
}

static void a_symbol_without_an_agency_is_asked(void **state)
{
    (void)state;
    decision("Số: 768/QĐ");
    extract();
    assert_int_equal(got(FIELD_SYMBOL)->status, STATUS_REVIEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(headers_of_many_agencies_are_read),
        FACT(an_abstract_under_a_stamp_is_taken_where_two_layers_agree),
        FACT(an_abstract_read_in_three_ways_is_asked),
        FACT(a_stack_of_titles_is_read_whole),
        FACT(who_signs_for_the_director_is_his_deputy),
        FACT(a_title_cut_short_is_asked),
        FACT(a_title_that_lost_its_authority_to_a_seal_is_asked),
        FACT(titles_under_a_seal_are_taken_from_the_dark_layer),
        FACT(degrees_are_no_part_of_a_name),
        FACT(a_name_that_may_have_lost_its_marks_is_asked),
        FACT(a_single_weak_reading_does_not_unsettle_a_name_read_many_times),
        FACT(recipients_are_listed_without_their_dashes),
        FACT(recipients_badly_read_are_left_out_and_not_asked),
        FACT(a_copy_is_told_from_its_block_and_keeps_the_first_signer),
        FACT(an_electronic_copy_is_told_from_its_line),
        FACT(an_original_is_no_copy),
        FACT(the_name_of_a_place_is_not_taken_for_a_common_word),
        FACT(a_letter_of_the_agency_is_repaired_by_the_place),
        FACT(symbols_are_repaired_against_the_tables),
        FACT(a_symbol_without_an_agency_is_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

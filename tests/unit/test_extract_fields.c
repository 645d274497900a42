/* Headers of many agencies: ministries, districts, the Party, unions, schools, hospitals, companies, councils. */
#include "tests/unit/test_extract_result.h"

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
    {{"UBND TỈNH TÂY HÀ", "_SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"},
     "Số: 231/GM-STTTT",
     "GIẤY MỜI",
     false,
     "Sở Thông tin và Truyền thông",
     "UBND tỉnh Tây Hà",
     "Giấy mời",
     "GM-STTTT"},
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
            const struct field *f = field(facts[k].id);

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

/* A scrap before a second agency: which of the two is the issuer is for a person to say. */
static void an_agency_behind_a_scrap_is_asked(void **state)
{
    struct header h = {.left = {"UBND TỈNH TÂY HÀ", "LI SỞ NỘI VỤ"}, .number = "Số: 15/BC-SNV", .heading = "BÁO CÁO"};

    (void)state;
    draw(&h);
    extract();
    assert_int_equal(field(FIELD_ISSUER)->status, STATUS_REVIEW);
    assert_int_equal(field(FIELD_PARENT)->status, STATUS_REVIEW);
}

/* "/C€T-UBND": where the symbol stands is seen although it is not read. */
static void a_number_keeps_its_place_when_its_symbol_is_misread(void **state)
{
    (void)state;
    decision("Số: 768/Q€Đ-UBND");
    extract();
    expect(FIELD_SYMBOL, "QĐ-UBND", field(FIELD_SYMBOL)->status);
    assert_non_null(field(FIELD_NUMBER)->value);
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
        if (!field(FIELD_SYMBOL)->value || strcmp(field(FIELD_SYMBOL)->value, numbers[i][1]) != 0)
            print_message("%s: '%s'\n", numbers[i][0], field(FIELD_SYMBOL)->value ? field(FIELD_SYMBOL)->value : "");
        assert_string_equal(field(FIELD_SYMBOL)->value ? field(FIELD_SYMBOL)->value : "", numbers[i][1]);
    }
}

static void a_symbol_without_an_agency_is_asked(void **state)
{
    (void)state;
    decision("Số: 768/QĐ");
    extract();
    assert_int_equal(field(FIELD_SYMBOL)->status, STATUS_REVIEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT(headers_of_many_agencies_are_read),
        FACT(the_name_of_a_place_is_not_taken_for_a_common_word),
        FACT(a_letter_of_the_agency_is_repaired_by_the_place),
        FACT(an_agency_behind_a_scrap_is_asked),
        FACT(a_number_keeps_its_place_when_its_symbol_is_misread),
        FACT(symbols_are_repaired_against_the_tables),
        FACT(a_symbol_without_an_agency_is_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

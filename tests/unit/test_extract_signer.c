/* Who signs and with what title, recipients, copies; abstracts and titles under stamps, read in layers. */
#include "tests/unit/test_extract_result.h"

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
    assert_int_equal(field(FIELD_ABSTRACT)->status, STATUS_REVIEW);
    assert_true(field(FIELD_ABSTRACT)->candidate_count >= 2);
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
    assert_int_equal(field(FIELD_SIGNER_TITLE)->status, STATUS_REVIEW);
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
    assert_int_equal(field(FIELD_SIGNER_TITLE)->status, STATUS_REVIEW);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Task tables of ruled cells, each a block of the recogniser, and what is repaired in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/extract.h"
#include "pipeline/extract/task_cell.h"
#include "pipeline/extract/task_head.h"
#include "pipeline/extract/task_repair.h"
#include "pipeline/extract/task_table.h"
#include "tests/unit/test_extract_page.h"

static int block;

/* Lines of a cell, parted by '|', as a block of its own; an empty cell leaves none. */
static void put_cell(struct page *page, int x, int y, const char *text)
{
    char copy[256], *rest = copy, *line;
    size_t from = page->word_count;

    snprintf(copy, sizeof copy, "%s", text);
    while ((line = strsep(&rest, "|"))) {
        put(page, x, y, line);
        y += 42;
    }
    block++;
    for (size_t i = from; i < page->word_count; i++)
        page->words[i].block = block;
}

static void put_cells(struct page *page, int y, const int *left, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_cell(page, left[i], y, cells[i]);
}

static const int LEFT[] = {170, 240, 640, 880, 1100, 1340};
#define ROW(page, y, ...) put_cells(page, y, LEFT, (const char *const[]){__VA_ARGS__}, 6)
#define HEADS             "TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"

static struct page *table_page(void)
{
    struct page *page;

    decision("Số: 768/QĐ-SNV");
    block = 100;
    page = new_page();
    ROW(page, 200, HEADS);
    return page;
}

static const struct task *task(size_t i)
{
    assert_true(i < desk.document.task_count);
    return &desk.document.tasks[i];
}

static void read_tasks(size_t count)
{
    extract_document(&desk.arena, &desk.document, NULL);
    assert_int_equal(desk.document.task_count, count);
}

static void columns_are_told_by_their_captions_in_any_order(void **state)
{
    struct page *page = table_page();

    (void)state;
    ROW(page, 300, "1", "Rà soát văn bản|hết hiệu lực", "Sở Tư pháp", "Các sở", "Quý II/2021", "Báo cáo");
    ROW(page, 420, "2", "Tập huấn", "Sở Nội vụ", "", "Tháng 6", "");
    read_tasks(2);
    assert_string_equal(task(0)->activity, "Rà soát văn bản hết hiệu lực");
    assert_string_equal(task(0)->lead, "Sở Tư pháp");
    assert_string_equal(task(0)->support, "Các sở");
    assert_string_equal(task(0)->deadline, "Quý II/2021");
    assert_string_equal(task(0)->product, "Báo cáo");
    assert_null(task(1)->support);
    assert_null(task(1)->product);
    assert_string_equal(task(1)->deadline, "Tháng 6");
}

static void a_row_goes_on_over_the_page_break(void **state)
{
    struct page *page = table_page();

    (void)state;
    ROW(page, 300, "1", "Rà soát văn bản", "Sở Tư pháp", "Các phòng", "Quý II/2021", "Báo cáo");
    page = new_page();
    ROW(page, 200, "", "hết hiệu lực", "", "thuộc Sở", "", "kết quả");
    ROW(page, 300, "2", "Tập huấn", "Sở Nội vụ", "Các sở", "Tháng 6", "Hội nghị");
    read_tasks(2);
    assert_string_equal(task(0)->activity, "Rà soát văn bản hết hiệu lực");
    assert_string_equal(task(0)->support, "Các phòng thuộc Sở");
    assert_string_equal(task(0)->product, "Báo cáo kết quả");
    assert_int_equal(task(0)->page, 2);
    assert_string_equal(task(1)->no, "2");
    assert_int_equal(task(1)->page, 3);
}

static void a_table_may_go_on_with_other_widths(void **state)
{
    static const int wider[] = {170, 230, 860, 1060, 1240, 1420};
    const char *const full[] = {"2", "Tập huấn cán bộ làm công tác", "Sở", "Các sở", "Tháng 6", "Báo cáo"};
    const char *const part[] = {"3", "Kiểm tra", "Thanh tra", "", "Tháng 7", ""};
    struct page *page = table_page();

    (void)state;
    ROW(page, 300, "1", "Rà soát văn bản", "Sở Tư pháp", "Các phòng", "Quý II/2021", "Báo cáo");
    put_cells(page, 400, wider, full, 6);
    put_cells(page, 500, wider, part, 6);
    read_tasks(3);
    assert_string_equal(task(1)->lead, "Sở");
    assert_string_equal(task(2)->lead, "Thanh tra");
    assert_null(task(2)->support);
    assert_string_equal(task(2)->deadline, "Tháng 7");
}

static void groups_are_headings_of_their_rows(void **state)
{
    struct page *page = table_page();

    (void)state;
    ROW(page, 300, "I", "Cải cách thể chế", "", "", "", "");
    ROW(page, 380, "1", "Rà soát văn bản", "Sở Tư pháp", "Các phòng", "Quý II/2021", "Báo cáo");
    ROW(page, 460, "2", "Tập huấn", "Sở Nội vụ", "Các sở", "Tháng 6", "Hội nghị");
    ROW(page, 540, "II", "Hiện đại hóa", "", "", "", "");
    ROW(page, 620, "1", "Số hóa tài liệu", "Sở Nội vụ", "Các sở", "Tháng 9", "Kế hoạch");
    put_cell(page, 170, 720, "Các sở, ban, ngành thực hiện kế hoạch này");
    read_tasks(3);
    assert_string_equal(task(0)->heading, "I. Cải cách thể chế");
    assert_string_equal(task(1)->heading, "I. Cải cách thể chế");
    assert_string_equal(task(2)->heading, "II. Hiện đại hóa");
    assert_string_equal(task(2)->no, "1");
}

static void captions_may_stand_in_two_tiers(void **state)
{
    static const int left[] = {170, 240, 700, 1340};
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    block = 100;
    page = new_page();
    put_cells(page, 200, left, (const char *const[]){"STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"}, 4);
    put_cell(page, 650, 250, "Chủ trì");
    put_cell(page, 900, 250, "Phối hợp");
    put_cells(page, 340, (const int[]){170, 240, 640, 880, 1340},
              (const char *const[]){"1", "Rà soát văn bản", "Sở Tư pháp", "Các phòng", "Quý II/2021"}, 5);
    read_tasks(1);
    assert_string_equal(task(0)->lead, "Sở Tư pháp");
    assert_string_equal(task(0)->support, "Các phòng");
    assert_string_equal(task(0)->deadline, "Quý II/2021");
}

static void a_cell_of_both_units_is_parted(void **state)
{
    static const int left[] = {170, 240, 640, 1340};
    struct page *page;

    (void)state;
    decision("Số: 768/QĐ-SNV");
    block = 100;
    page = new_page();
    put_cells(page, 200, left, (const char *const[]){"STT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Thời gian"}, 4);
    put_cells(page, 300, left,
              (const char *const[]){"1", "Rà soát", "Chủ trì: Sở Tư pháp; phối|hợp: Các phòng", "Tháng 6"}, 4);
    read_tasks(1);
    assert_string_equal(task(0)->lead, "Sở Tư pháp");
    assert_string_equal(task(0)->support, "Các phòng");
}

static void captions_name_their_roles(void **state)
{
    (void)state;
    assert_int_equal(task_head_roles("tt"), 1u << ROLE_NO);
    assert_int_equal(task_head_roles("noidungcongviec"), 1u << ROLE_ACTIVITY);
    assert_int_equal(task_head_roles("coquanphoihopthuchien"), 1u << ROLE_SUPPORT);
    assert_int_equal(task_head_roles("donvithuchien"), 1u << ROLE_LEAD);
    assert_int_equal(task_head_roles("thoigianthuchiennhiemvu"), 1u << ROLE_DEADLINE);
    assert_int_equal(task_head_roles("sanphamketquahoanthanh"), 1u << ROLE_PRODUCT);
    assert_int_equal(task_head_roles("donvichutriphoihop"), 1u << ROLE_LEAD | 1u << ROLE_SUPPORT);
    assert_int_equal(task_head_roles("ghichu"), 0);
    assert_int_equal(task_head_roles("kinhphi"), 0);
}

static const char *numeral(int quarter_width, int width, const char *text)
{
    struct word quarter = {.box = {0, 0, quarter_width, 30}, .text = "Quý"}, w = {.box = {0, 0, width, 24}};

    return task_cell_numeral(&desk.arena, &quarter, &w, text);
}

static void a_quarters_strokes_are_measured(void **state)
{
    (void)state;
    assert_string_equal(numeral(100, 154, "I/2023"), "I/2023");
    assert_string_equal(numeral(100, 173, "I/2023"), "II/2023");
    assert_string_equal(numeral(100, 193, "II/2023"), "III/2023");
    assert_string_equal(numeral(100, 72, "II/"), "III/");
    assert_string_equal(numeral(100, 195, "IV/2023"), "IV/2023");
    /* strokes are lost, not added; and a digit is a digit */
    assert_string_equal(numeral(100, 172, "III/2018"), "III/2018");
    assert_string_equal(numeral(100, 161, "1/2023"), "1/2023");
    assert_string_equal(numeral(100, 161, "12/2023"), "12/2023");
}

static void neighbours_repair_numbers_and_units(void **state)
{
    struct task tasks[] = {
        {"2.1", "a", NULL, "Phòng Công nghệ thông tin", "Trường Lê Lợi", "Quý III/2023", 1, NULL},
        {"212,", "b", NULL, "Phòng Công nghệ thâng tin", "Trường Lê Lai", "Quý 1/2023", 1, NULL},
        {NULL, "c", NULL, "Phòng Công nghệ thông tin", "Trường Lê Lợi", "Trước 15/12/202 3", 1, NULL},
        {"2.4", "d", NULL, NULL, NULL, NULL, 1, NULL},
        {"?", "e", NULL, NULL, NULL, NULL, 1, NULL},
    };

    (void)state;
    task_repair(&desk.arena, tasks, 5);
    assert_string_equal(tasks[1].no, "2.2");
    assert_string_equal(tasks[2].no, "2.3");
    assert_null(tasks[4].no);
    assert_string_equal(tasks[1].lead, "Phòng Công nghệ thông tin");
    assert_string_equal(tasks[1].support, "Trường Lê Lai");
    assert_string_equal(tasks[1].deadline, "Quý I/2023");
    assert_string_equal(tasks[2].deadline, "Trước 15/12/2023");
}

static void a_number_is_digits_roman_or_one_letter(void **state)
{
    (void)state;
    assert_string_equal(task_table_number(&desk.arena, "1."), "1");
    assert_string_equal(task_table_number(&desk.arena, "2.10"), "2.10");
    assert_string_equal(task_table_number(&desk.arena, "VIII"), "VIII");
    assert_string_equal(task_table_number(&desk.arena, "b)"), "b");
    assert_null(task_table_number(&desk.arena, "l257,"));
    assert_null(task_table_number(&desk.arena, "2023"));
    assert_null(task_table_number(&desk.arena, "Rà"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FACT(columns_are_told_by_their_captions_in_any_order),
        FACT(a_row_goes_on_over_the_page_break),
        FACT(a_table_may_go_on_with_other_widths),
        FACT(groups_are_headings_of_their_rows),
        FACT(captions_may_stand_in_two_tiers),
        FACT(a_cell_of_both_units_is_parted),
        FACT(captions_name_their_roles),
        FACT(a_quarters_strokes_are_measured),
        FACT(neighbours_repair_numbers_and_units),
        FACT(a_number_is_digits_roman_or_one_letter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

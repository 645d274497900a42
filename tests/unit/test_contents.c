/* The lists of a dossier and of dossiers, on paper and as sheets. */
#include "tests/unit/catalogue_fixture.h"

#include <fcntl.h>

#include "pipeline/package/page_table.h"
#include "tools/contents.h"

static const struct page_table_column COLUMNS[] = {{"STT", .1, true}, {"Tiêu đề", .7, false}, {"Ghi chú", .2, false}};
static const struct page_table_form FORM = {
    .agency = "Ủy ban nhân dân tỉnh An Bình", .title = "Mục lục hồ sơ", .columns = COLUMNS, .column_count = 3};

static int draw(const char *path, int rows, const char *text, struct err *err)
{
    struct page_table *t = page_table_open(path, true, &FORM, err);
    int result = t ? 0 : -1;

    for (int i = 1; i <= rows && result == 0; i++) {
        char number[16];
        const char *cells[3] = {number, text, NULL};

        snprintf(number, sizeof number, "%d", i);
        result = page_table_row(t, cells, err);
    }
    if (result == 0)
        result = page_table_finish(t, "Hết.", "NGƯỜI LẬP", err);
    page_table_close(t);
    return result;
}

static char *path_in(struct fixture *f, const char *name)
{
    return arena_printf(&f->arena, "%s/%s", f->folder, name);
}

static struct buf bytes_of(struct fixture *f, const char *path)
{
    struct buf bytes = {0};

    OK(file_read(AT_FDCWD, path, 64 << 20, &bytes, &f->err));
    return bytes;
}

static int pages_of(const struct buf *pdf)
{
    int pages = 0;

    for (size_t i = 0; i + 11 < pdf->len; i++)
        pages += !memcmp(pdf->data + i, "/Type /Page\n", 12) || !memcmp(pdf->data + i, "/Type /Page ", 12);
    return pages;
}

static void test_the_same_rows_give_the_same_pages(void **state)
{
    struct fixture *f = *state;
    char *one = path_in(f, "1.pdf"), *two = path_in(f, "2.pdf");
    cleanup_buf struct buf a = {0}, b = {0};

    OK(draw(one, 120, "Hồ sơ về việc giao đất", &f->err));
    usleep(1100000);
    OK(draw(two, 120, "Hồ sơ về việc giao đất", &f->err));
    a = bytes_of(f, one);
    b = bytes_of(f, two);
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.data, b.data, a.len);
    assert_in_range(pages_of(&a), 3, 6);
}

static void test_a_row_higher_than_a_page_is_broken(void **state)
{
    struct fixture *f = *state;
    cleanup_buf struct buf text = {0}, pdf = {0};
    char *path = path_in(f, "cao.pdf");

    for (int i = 0; i < 3000; i++)
        buf_puts(&text, "tờ trình ");
    OK(draw(path, 1, buf_string(&text), &f->err));
    pdf = bytes_of(f, path);
    assert_in_range(pages_of(&pdf), 6, 20);
}

static void test_what_cannot_be_drawn_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    char *path = path_in(f, "a.pdf");

    assert_int_equal(draw(path, 1, "\xF4\x8F\xBF\xBD", &f->err), -1); /* of no font */
    assert_int_equal(f->err.code, ERR_SETUP);
    assert_non_null(strstr(f->err.message, "install fonts-croscore"));
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(access(path_in(f, "a.pdf.tmp"), F_OK), -1);
    assert_int_equal(draw(path_in(f, "no/a.pdf"), 1, "a", &f->err), -1);
    assert_non_null(strstr(f->err.message, "cannot create"));
}

static struct dossier make_dossier(struct fixture *f)
{
    struct dossier d = {0};
    int64_t ids[] = {add_read_document(f, SHA_A, 3), add_read_document(f, SHA_B, 1)};
    struct dossier_document place = {.document = ids[0], .sheet_from = 1, .sheet_to = 3, .note = "bản chính"};

    d.value[DOSSIER_ORGAN] = "H30.81";
    d.value[DOSSIER_YEAR] = "2021";
    d.value[DOSSIER_NOTATION] = "01.TCCB";
    d.value[DOSSIER_TITLE] = "Hồ sơ giao đất năm 2021";
    d.value[DOSSIER_MAINTENANCE] = "01";
    d.value[DOSSIER_START] = "2021-01-05";
    d.value[DOSSIER_END] = "2021-12-30";
    OK(dossier_add(f->c, &f->arena, &d, "An", &f->err));
    OK(dossier_add_documents(f->c, d.id, ids, 2, "An", NULL, &f->err));
    OK(dossier_save_document(f->c, d.id, &place, "An", &f->err));
    assert_int_equal(dossier_find(f->c, &f->arena, d.id, &d, &f->err), 1);
    return d;
}

static void test_the_documents_of_a_dossier_are_listed(void **state)
{
    struct fixture *f = *state;
    struct dossier d = make_dossier(f);
    struct contents_options options = {.path = path_in(f, "a.csv"), .agency = "UBND tỉnh An Bình"};
    cleanup_buf struct buf csv = {0};

    OK(contents_documents(f->c, &d, &options, &f->err));
    csv = bytes_of(f, options.path);
    assert_string_equal(
        csv.data,
        "\xEF\xBB\xBF\"STT\",\"Số, ký hiệu văn bản\",\"Ngày tháng năm văn bản\",\"Tên loại và trích yếu nội dung văn bản\","
        "\"Tác giả văn bản\",\"Tờ số/Trang số\",\"Ghi chú\"\r\n"
        "1,\"768/QĐ-UBND\",2021-09-13,\"Quyết định\nVề việc giao đất\",,\"1-3\",\"bản chính\ncần duyệt: Số, ký hiệu\"\r\n"
        "2,\"768/QĐ-UBND\",2021-09-13,\"Quyết định\nVề việc giao đất\",,,\"cần duyệt: Số, ký hiệu\"\r\n");
    options.path = path_in(f, "a.xlsx");
    OK(contents_documents(f->c, &d, &options, &f->err));
    options.path = path_in(f, "a.pdf");
    OK(contents_documents(f->c, &d, &options, &f->err));
    assert_int_equal(contents_documents(f->c, &d, &options, &f->err), -1);
    assert_non_null(strstr(f->err.message, "exists already"));
    options.path = path_in(f, "a.doc");
    assert_int_equal(contents_documents(f->c, &d, &options, &f->err), -1);
    assert_non_null(strstr(f->err.message, "must end in"));
}

static void test_dossiers_are_listed(void **state)
{
    struct fixture *f = *state;
    struct contents_options options = {.path = path_in(f, "b.csv"), .agency = ""};
    struct dossier_filter none = {.year = "1999"};
    cleanup_buf struct buf csv = {0};
    long rows;

    make_dossier(f);
    OK(contents_dossiers(f->c, NULL, &options, &rows, &f->err));
    assert_int_equal(rows, 1);
    csv = bytes_of(f, options.path);
    assert_non_null(strstr(csv.data, "1,\"01.TCCB\",\"Hồ sơ giao đất năm 2021\",\"05/01/2021 - 30/12/2021\",\"vĩnh viễn\","
                                     "\"4 trang\",\r\n"));
    options.path = path_in(f, "b.pdf");
    OK(contents_dossiers(f->c, NULL, &options, &rows, &f->err));
    options.path = path_in(f, "c.pdf");
    assert_int_equal(contents_dossiers(f->c, &none, &options, &rows, &f->err), -1);
    assert_int_equal(f->err.code, ERR_NOT_FOUND);
    assert_int_equal(access(options.path, F_OK), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_same_rows_give_the_same_pages),     TEST(test_a_row_higher_than_a_page_is_broken),
        TEST(test_what_cannot_be_drawn_leaves_nothing),   TEST(test_the_documents_of_a_dossier_are_listed),
        TEST(test_dossiers_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

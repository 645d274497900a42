/* Tables written for spreadsheets, and read back. */
#include <fcntl.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/sheet.h"
#include "pipeline/package/sheet_write.h"
#include "tests/unit/folder_fixture.h"

static const struct sheet_column COLUMNS[] = {
    {"Số", SHEET_SERIAL, 8}, {"Ngày", SHEET_DATE, 12}, {"Trích yếu", SHEET_TEXT, 40}, {"Số trang", SHEET_NUMBER, 8}};
#define COUNT (sizeof COLUMNS / sizeof *COLUMNS)

static const char *const ROWS[][COUNT] = {
    {"05", "2021-09-13", "Về việc \"nâng lương\", năm 2021", "12"},
    {"768", "1900-03-01", "=SUM(A1:A9)", "0"},
    {"5", "2021-09", "+84 24", "007"},
    {"12a", "2021-02-29", "-1-", "1234567890123456"},
    {"005", "", "@here", ""},
    {"", "1899-12-31", "'quoted'", "x"},
    {"1", "2100-12-31", "''=twice", "3"},
    {"", "", "hai\ndòng", ""},
    {"", "", "_x0041_ & <b> _x1_", ""},
    {"", "",
     "a\x01"
     "b\x1F",
     ""},
};
#define ROW_COUNT (sizeof ROWS / sizeof *ROWS)

static const char *path_of(struct arena *arena, const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

static int write_all(const char *path, struct err *err)
{
    cleanup_sheet_writer struct sheet_writer *w = sheet_write_open(path, true, err);
    bool doubtful[COUNT] = {true, false, true, false};

    if (!w || sheet_write_begin(w, "Sổ <1>", COLUMNS, COUNT, err) != 0)
        return -1;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (sheet_write_row(w, ROWS[i], i == 4 ? doubtful : NULL, err) != 0)
            return -1;
    return sheet_write_finish(w, err);
}

struct seen {
    bool xlsx;
    size_t rows;
};

/* Of a workbook a day comes back as its count, a number without the nought that its format shows. */
static const char *wanted(bool xlsx, const char *value)
{
    if (xlsx && !strcmp(value, "2021-09-13"))
        return "44452";
    if (xlsx && !strcmp(value, "1900-03-01"))
        return "61";
    if (xlsx && !strcmp(value, "05"))
        return "5";
    if (xlsx && !strcmp(value, "2100-12-31"))
        return "73415";
    return value;
}

static int compare_row(const struct sheet_row *row, void *data, struct err *err)
{
    struct seen *seen = data;

    (void)err;
    for (size_t i = 0; i < COUNT; i++) {
        const char *got = i < row->count ? row->cells[i] : "";

        if (seen->rows == 0)
            assert_string_equal(got, COLUMNS[i].heading);
        else
            assert_string_equal(got, wanted(seen->xlsx, ROWS[seen->rows - 1][i]));
    }
    assert_true(row->count <= COUNT);
    seen->rows++;
    return 0;
}

static void comes_back(const char *name, bool xlsx)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf bytes = {0};
    struct seen seen = {.xlsx = xlsx};
    struct err err = {0};
    const char *path = path_of(&arena, name);

    if (write_all(path, &err) != 0 || file_read(AT_FDCWD, path, 1 << 20, &bytes, &err) != 0 ||
        sheet_read(name, bytes.data, bytes.len, compare_row, &seen, &err) != 0)
        fail_msg("%s", err.message);
    assert_int_equal(seen.rows, ROW_COUNT + 1);
}

static void test_csv_comes_back_as_written(void **state)
{
    (void)state;
    comes_back("a.csv", false);
}

static void test_xlsx_comes_back_as_written(void **state)
{
    (void)state;
    comes_back("a.xlsx", true);
}

static void test_csv_is_what_it_should_be(void **state)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf bytes = {0};
    const char *path = path_of(&arena, "a.csv");
    struct err err = {0};

    (void)state;
    assert_int_equal(write_all(path, &err), 0);
    assert_int_equal(file_read(AT_FDCWD, path, 1 << 20, &bytes, &err), 0);
    assert_non_null(strstr(bytes.data, "\xEF\xBB\xBF\"Số\",\"Ngày\",\"Trích yếu\",\"Số trang\"\r\n"
                                       "05,2021-09-13,\"Về việc \"\"nâng lương\"\", năm 2021\",12\r\n"
                                       "768,1900-03-01,\"'=SUM(A1:A9)\",0\r\n"
                                       "\"5\",\"2021-09\",\"'+84 24\",\"007\"\r\n"));
    assert_non_null(strstr(bytes.data, "\"'''=twice\""));
}

static void same_again(const char *a, const char *b)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf one = {0}, two = {0};
    struct err err = {0};

    assert_int_equal(write_all(path_of(&arena, a), &err), 0);
    usleep(1100000); /* another second: no time of the clock may be in it */
    setenv("TZ", "Asia/Ho_Chi_Minh", 1);
    tzset();
    assert_int_equal(write_all(path_of(&arena, b), &err), 0);
    unsetenv("TZ");
    tzset();
    assert_int_equal(file_read(AT_FDCWD, path_of(&arena, a), 1 << 20, &one, &err), 0);
    assert_int_equal(file_read(AT_FDCWD, path_of(&arena, b), 1 << 20, &two, &err), 0);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.data, two.data, one.len);
}

static void test_the_same_rows_give_the_same_bytes(void **state)
{
    (void)state;
    same_again("one.xlsx", "two.xlsx");
}

static void says(struct sheet_writer *writer, const struct err *err, const char *why)
{
    assert_null(writer);
    if (!strstr(err->message, why))
        fail_msg("'%s' does not say '%s'", err->message, why);
}

static void test_what_cannot_be_written_is_told(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    struct sheet_writer *w;
    char *wide = arena_alloc(&arena, SHEET_CELL_BYTES + 1);
    const char *cells[COUNT] = {"1", "", wide, ""};

    (void)state;
    says(sheet_write_open(path_of(&arena, "a.ods"), false, &err), &err, "must end in .xlsx or .csv");
    assert_int_equal(write_all(path_of(&arena, "there.csv"), &err), 0);
    says(sheet_write_open(path_of(&arena, "there.csv"), false, &err), &err, "there.csv' exists already: choose");
    says(sheet_write_open(path_of(&arena, "no/where.csv"), false, &err), &err, "cannot create");
    w = sheet_write_open(path_of(&arena, "b.csv"), false, &err);
    assert_non_null(w);
    assert_int_equal(sheet_write_begin(w, "Sổ", COLUMNS, COUNT, &err), 0);
    assert_int_equal(sheet_write_begin(w, "Sổ 2", COLUMNS, COUNT, &err), -1);
    assert_non_null(strstr(err.message, "one sheet only"));
    memset(wide, 'a', SHEET_CELL_BYTES);
    assert_int_equal(sheet_write_row(w, cells, NULL, &err), -1);
    assert_non_null(strstr(err.message, "row 2: 'Trích yếu' is longer"));
    sheet_write_close(w);
    assert_int_equal(access(path_of(&arena, "b.csv"), F_OK), -1);
    assert_int_equal(access(path_of(&arena, "b.csv.tmp"), F_OK), -1);
}

static void test_a_full_disk_leaves_nothing(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    const char *path = path_of(&arena, "full.xlsx"), *temporary = path_of(&arena, "full.xlsx.tmp");
    struct sheet_writer *w;

    (void)state;
    w = sheet_write_open(path, false, &err);
    assert_non_null(w);
    /* The file it writes to becomes one that takes nothing. */
    for (int fd = 3; fd < 64; fd++) {
        char link[64], target[256] = "";

        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        if (readlink(link, target, sizeof target - 1) > 0 && !strcmp(target, temporary)) {
            int full = open("/dev/full", O_WRONLY);

            dup2(full, fd);
            close(full);
        }
    }
    assert_int_equal(sheet_write_begin(w, "Sổ", COLUMNS, COUNT, &err), 0);
    assert_int_equal(sheet_write_finish(w, &err), -1);
    assert_int_equal(err.code, ERR_NO_SPACE);
    sheet_write_close(w);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(access(temporary, F_OK), -1);
}

/* Bytes the writer holds; 0 under a tool that keeps its own account. */
static size_t held(void)
{
    struct mallinfo2 m = mallinfo2();

    return m.uordblks + m.hblkhd;
}

static int count_row(const struct sheet_row *row, void *data, struct err *err)
{
    (void)row, (void)err;
    ++*(long *)data;
    return 0;
}

static void stays_flat(const char *name)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf bytes = {0};
    struct err err = {0};
    const char *path = path_of(&arena, name);
    struct sheet_writer *w = sheet_write_open(path, true, &err);
    size_t before;
    long rows = 0;

    assert_non_null(w);
    for (int sheet = 0; sheet < (w && strstr(name, "xlsx") ? 2 : 1); sheet++) {
        assert_int_equal(sheet_write_begin(w, sheet ? "Hai" : "Một", COLUMNS, COUNT, &err), 0);
        assert_int_equal(sheet_write_row(w, ROWS[0], NULL, &err), 0);
        before = held();
        for (long i = 0; i < 100000; i++)
            if (sheet_write_row(w, ROWS[i % ROW_COUNT], NULL, &err) != 0)
                fail_msg("%s", err.message);
        assert_true(held() < before + 1024 * 1024);
    }
    assert_int_equal(sheet_write_finish(w, &err), 0);
    sheet_write_close(w);
    assert_int_equal(file_read(AT_FDCWD, path, SHEET_FILE_BYTES, &bytes, &err), 0);
    assert_int_equal(sheet_read(name, bytes.data, bytes.len, count_row, &rows, &err), 0);
    assert_int_equal(rows, 100002);
}

static void test_a_hundred_thousand_rows_take_no_memory(void **state)
{
    (void)state;
    stays_flat("large.csv");
    stays_flat("large.xlsx");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv_comes_back_as_written),
        cmocka_unit_test(test_xlsx_comes_back_as_written),
        cmocka_unit_test(test_csv_is_what_it_should_be),
        cmocka_unit_test(test_the_same_rows_give_the_same_bytes),
        cmocka_unit_test(test_what_cannot_be_written_is_told),
        cmocka_unit_test(test_a_full_disk_leaves_nothing),
        cmocka_unit_test(test_a_hundred_thousand_rows_take_no_memory),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

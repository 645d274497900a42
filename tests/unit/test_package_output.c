/* What packages are written through: equal bytes for equal calls, digests of one read, lists on the disk, and what
 * reading the files of a folder again finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/xml.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/package_output.h"
#include "pipeline/package/package_target.h"
#include "pipeline/package/package_written.h"
#include "pipeline/package/spool.h"

#define FILES 300

static char folder[] = "/tmp/test_output.XXXXXX";
static const char *const NAMES[] = {"gói.zip", "gói.tar", "gói.tar.zst"};
static const char *const AGAIN[] = {"lại.zip", "lại.tar", "lại.tar.zst"};

static int enter_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_output.XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    struct err err = {0};

    (void)state;
    return chdir("/") == 0 ? file_remove_tree(AT_FDCWD, folder, &err) : -1;
}

/* Writes FILES small files below `top`. */
static int write_package(const char *path, struct err *err)
{
    struct package_target target;
    struct package_output *out = NULL;
    char name[64], text[64];
    int result = package_target_init(&target, path, false, err);

    if (result == 0 && !(out = package_output_open(target.temporary, target.format, "một gói", 1700000000,
                                                   BAG_SUM(DIGEST_SHA256) | BAG_SUM(DIGEST_SHA512), err)))
        result = -1;
    for (int i = 0; i < FILES && result == 0; i++) {
        snprintf(name, sizeof name, "phần %d/%04d.txt", i / 100, i);
        result = package_output_add_bytes(out, name, text, (size_t)snprintf(text, sizeof text, "số %d", i), err);
    }
    if (result == 0)
        result = package_output_finish(out, err);
    package_output_close(out);
    if (result == 0)
        result = package_target_take(&target, err);
    package_target_release(&target);
    return result;
}

static void spools_give_back_what_was_put(void **state)
{
    const char *strings[SPOOL_STRINGS];
    struct err err = {0};
    struct spool *spool = spool_new("anything", &err);
    char *large = memory_alloc(100001);
    size_t count = 0;

    (void)state;
    memset(large, 'a', 100000);
    assert_non_null(spool);
    assert_int_equal(spool_put(spool, (const char *[]){"a", NULL, "Đ", large}, 4, &err), 0);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(spool_put(spool, (const char *[]){"path", "12"}, 2, &err), 0);
    for (int turn = 0; turn < 2; turn++) {
        assert_int_equal(spool_rewind(spool, &err), 0);
        assert_int_equal(spool_next(spool, strings, &count, &err), 1);
        assert_int_equal(count, 4);
        assert_string_equal(strings[0], "a");
        assert_string_equal(strings[1], "");
        assert_string_equal(strings[2], "Đ");
        assert_string_equal(strings[3], large);
        for (int i = 0; i < 5000; i++)
            assert_int_equal(spool_next(spool, strings, &count, &err), 1);
        assert_string_equal(strings[1], "12");
        assert_int_equal(spool_next(spool, strings, &count, &err), 0);
    }
    spool_free(spool);
    free(large);
}

static void equal_calls_give_equal_bytes(void **state)
{
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        cleanup_buf struct buf one = {0}, two = {0};

        if (write_package(NAMES[i], &err) != 0 || write_package(AGAIN[i], &err) != 0)
            fail_msg("%s", err.message);
        assert_int_equal(file_read(AT_FDCWD, NAMES[i], 1 << 20, &one, &err), 0);
        assert_int_equal(file_read(AT_FDCWD, AGAIN[i], 1 << 20, &two, &err), 0);
        assert_int_equal(one.len, two.len);
        assert_memory_equal(one.data, two.data, one.len);
    }
}

static void a_source_that_changed_is_refused(void **state)
{
    struct err err = {0};
    struct package_output *out = package_output_open("x.tar", PACKAGE_TAR, "x", 0, BAG_SUM(DIGEST_SHA256), &err);

    (void)state;
    assert_non_null(out);
    assert_int_equal(file_write(AT_FDCWD, "source", "abc", 3, &err), 0);
    assert_int_equal(package_output_add_file(out, "a", AT_FDCWD, "source", 3, NULL, &err), 0);
    assert_string_equal(package_output_sha256(out), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(package_output_add_file(out, "b", AT_FDCWD, "source", 3, "00", &err), -1);
    assert_int_equal(err.code, ERR_CORRUPT);
    package_output_close(out);
}

/* "số N" in each; the digest that the N-th must have. */
static int prove(struct package_written *written, int fd, int i, const char *sha256, struct err *err)
{
    char name[32], text[32], hex[DIGEST_SHA256_HEX];
    size_t n = (size_t)snprintf(text, sizeof text, "số %d", i);
    struct package_written_file file = {.path = name, .size = n, .sha256 = sha256 ? sha256 : hex, .source = -1};

    snprintf(name, sizeof name, "tệp %d", i);
    digest_sha256(text, n, hex);
    assert_int_equal(file_write(fd, name, text, n, err), 0);
    return package_written_prove(written, fd, &file, err);
}

static void files_read_again_are_listed_in_order_and_found(void **state)
{
    struct err err = {0};
    struct package_written *written = package_written_new("p", BAG_SUM(DIGEST_SHA256) | BAG_SUM(DIGEST_SHA512), &err);
    int fd = open(".", O_RDONLY | O_DIRECTORY);
    const char *columns[SPOOL_STRINGS];
    struct package_written_digests digests;
    char name[32], hex[DIGEST_SHA256_HEX];
    unsigned char raw[32];

    (void)state;
    for (int i = 0; i < FILES; i++)
        assert_int_equal(prove(written, fd, i, NULL, &err), 0);
    assert_int_equal(package_written_settle(written, &err), 0);
    for (int i = 0; i < FILES; i++) {
        assert_int_equal(spool_next(package_written_spool(written), columns, NULL, &err), 1);
        snprintf(name, sizeof name, "tệp %d", i);
        assert_string_equal(columns[WRITTEN_PATH], name);
        assert_int_equal(strlen(columns[WRITTEN_SHA512]), 128);
    }
    digest_sha256("số 123", strlen("số 123"), hex);
    assert_true(digest_from_hex(hex, 64, raw));
    assert_true(package_written_find(written, "tệp 123", strlen("số 123"), &digests));
    assert_memory_equal(digests.sha256, raw, sizeof raw);
    assert_false(package_written_find(written, "tệp 123", 4, &digests));
    assert_false(package_written_find(written, "tệp 300", strlen("số 123"), &digests));
    package_written_free(written);
    close(fd);
}

static void a_file_that_differs_when_read_again_is_named(void **state)
{
    static const char WRONG[] = "0000000000000000000000000000000000000000000000000000000000000000";
    int fd = open(".", O_RDONLY | O_DIRECTORY);

    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct err err = {0};
        struct package_written *written = package_written_new("p", BAG_SUM(DIGEST_SHA256), &err);
        int result = 0;

        for (int i = 0; result == 0 && i < FILES; i++)
            result = prove(written, fd, i, i == 7 ? WRONG : NULL, &err);
        if (result == 0)
            result = package_written_settle(written, &err);
        assert_int_equal(result, -1);
        assert_int_equal(err.code, ERR_CORRUPT);
        assert_non_null(strstr(err.message, "'p' did not verify after it was written: 'tệp 7' has other contents"));
        package_written_free(written); /* with files under way */
    }
    close(fd);
}

/* The copy is what was stored until the source is looked at: either may be at fault. */
static void a_damaged_source_is_told_from_a_damaged_copy(void **state)
{
    static const char ABC[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    int fd = open(".", O_RDONLY | O_DIRECTORY);
    struct err err = {0};

    (void)state;
    assert_int_equal(file_write(AT_FDCWD, "good", "abc", 3, &err), 0);
    assert_int_equal(file_write(AT_FDCWD, "bad", "abd", 3, &err), 0);
    for (int turn = 0; turn < 2; turn++) {
        struct package_written *written = package_written_new("p", BAG_SUM(DIGEST_SHA256), &err);
        const char *source = turn == 0 ? "good" : "bad";
        struct package_written_file file = {
            .path = "bad", .size = 3, .sha256 = ABC, .source = open(source, O_RDONLY), .source_name = source};

        assert_int_equal(package_written_prove(written, fd, &file, &err), 0);
        assert_int_equal(package_written_settle(written, &err), -1);
        assert_int_equal(err.code, ERR_CORRUPT);
        assert_non_null(strstr(err.message, turn == 0 ? "'bad' has other contents" : "'bad' is not what was stored"));
        package_written_free(written);
    }
    close(fd);
}

static void xml_goes_to_a_file_as_it_is_written(void **state)
{
    struct err err = {0};
    cleanup_buf struct buf text = {0};
    int fd = open("x.xml", O_RDWR | O_CREAT | O_TRUNC, 0600);
    struct xml *xml = xml_new_file(fd, true);

    (void)state;
    xml_open(xml, "a");
    for (int i = 0; i < 10000; i++)
        xml_element(xml, "b", "số < \x01");
    assert_true(lseek(fd, 0, SEEK_CUR) > 0); /* not all of it is in memory */
    xml_close(xml);
    assert_int_equal(xml_finish(xml, NULL, &err), 0);
    close(fd);
    assert_int_equal(file_read(AT_FDCWD, "x.xml", 1 << 20, &text, &err), 0);
    assert_non_null(
        strstr(text.data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n <b>số &lt; \xEF\xBF\xBD</b>\n"));
    assert_string_equal(text.data + text.len - 5, "</a>\n");
    fd = open("/dev/full", O_WRONLY);
    xml = xml_new_file(fd, true);
    xml_element(xml, "a", "b");
    assert_int_equal(xml_finish(xml, NULL, &err), -1);
    assert_int_equal(err.code, ERR_NO_SPACE);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(spools_give_back_what_was_put, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(equal_calls_give_equal_bytes, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(a_source_that_changed_is_refused, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(files_read_again_are_listed_in_order_and_found, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(a_file_that_differs_when_read_again_is_named, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(a_damaged_source_is_told_from_a_damaged_copy, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(xml_goes_to_a_file_as_it_is_written, enter_folder, leave_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

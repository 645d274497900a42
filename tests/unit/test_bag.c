/* Bags written here: what they hold, what refuses them, and what the verifier says of damage done to them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag.h"
#include "pipeline/package/bag_verify.h"

static char folder[] = "/tmp/test_bag.XXXXXX";
static const char *const FORMS[] = {"hồ sơ 12.zip", "hồ sơ 12.tar.zst", "hồ sơ 12.tar", "hồ sơ 12.2024"};
#define FORM_COUNT (sizeof FORMS / sizeof *FORMS)

static int enter_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_bag.XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    struct err err = {0};

    (void)state;
    return chdir("/") == 0 ? file_remove_tree(AT_FDCWD, folder, &err) : -1;
}

static void put(const char *path, const void *bytes, size_t n)
{
    struct err err = {0};

    if (file_write(AT_FDCWD, path, bytes, n, &err) != 0)
        fail_msg("%s", err.message);
}

static bool exists(const char *path)
{
    struct stat st;

    return lstat(path, &st) == 0;
}

static size_t count_names(const char *path)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    char **names;
    size_t count;

    assert_int_equal(file_list(&arena, AT_FDCWD, path, &names, &count, &err), 0);
    return count;
}

static struct bag *open_bag(const char *path, bool replace, struct err *err)
{
    static const struct bag_info INFO[] = {{"Source-Organization", "Sở Nội vụ"},
                                           {"External-Description", "Quyết định\nnăm 2024"}};
    const struct bag_options options = {
        .path = path, .replace = replace, .mtime = 1700000000, .info = INFO, .info_count = 2};

    return bag_create(&options, err);
}

static char noise[300000];

/* A payload of text, of bytes that do not compress, of nothing, and of awkward names. */
static int write_bag(const char *path, bool replace, struct err *err)
{
    struct bag *bag = open_bag(path, replace, err);
    uint32_t seed = 1;

    if (!bag)
        return -1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((seed = seed * 1664525 + 1013904223) >> 24);
    put("source", noise, sizeof noise);
    if (bag_add_bytes(bag, "objects/a.txt", "xin chào\n", 10, err) != 0 ||
        bag_add_file(bag, "objects/scan.jpg", AT_FDCWD, "source", sizeof noise, NULL, err) != 0 ||
        bag_add_bytes(bag, "objects/Quyết định 100%.txt", "b", 1, err) != 0 ||
        bag_add_bytes(bag, "two\nlines%0Aand %25", "c", 1, err) != 0 ||
        bag_add_bytes(bag, "empty", "", 0, err) != 0) {
        bag_abandon(bag);
        return -1;
    }
    return bag_finish(bag, err);
}

static void verify(const char *path, struct bag_report *report)
{
    struct err err = {0};

    if (bag_verify(path, NULL, report, &err) != 0)
        fail_msg("%s", err.message);
}

static const struct bag_finding *finding(const struct bag_report *report, enum bag_finding_kind kind,
                                         const char *path)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].kind == kind && !strcmp(report->findings[i].path, path))
            return &report->findings[i];
    return NULL;
}

static bool tells(const struct bag_report *report, const char *words)
{
    bool told = false;

    for (size_t i = 0; i < report->finding_count; i++)
        told |= strstr(report->findings[i].sentence, words) != NULL;
    return told;
}

static void a_bag_of_every_form_is_written_and_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        struct bag_report report;
        struct err err = {0};

        if (write_bag(FORMS[i], false, &err) != 0)
            fail_msg("%s", err.message);
        verify(FORMS[i], &report);
        assert_int_equal(report.verdict, BAG_VALID);
        assert_string_equal(report.version, "1.0");
        assert_int_equal(report.payload_files, 5);
        assert_int_equal(report.payload_bytes, sizeof noise + 12);
        bag_report_release(&report);
    }
    assert_int_equal(count_names("."), FORM_COUNT + 1);
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        char first[DIGEST_SHA256_HEX], again[DIGEST_SHA256_HEX];

        assert_int_equal(write_bag(FORMS[i], false, &err), 0);
        assert_int_equal(digest_file_sha256(AT_FDCWD, FORMS[i], first, &err), 0);
        setenv("TZ", i % 2 ? "Asia/Ho_Chi_Minh" : "America/New_York", 1);
        tzset();
        assert_int_equal(write_bag(FORMS[i], true, &err), 0);
        assert_int_equal(digest_file_sha256(AT_FDCWD, FORMS[i], again, &err), 0);
        assert_string_equal(first, again);
        unsetenv("TZ");
    }
}

static void a_flipped_byte_is_named_in_a_folder(void **state)
{
    struct bag_report report;
    struct err err = {0};
    struct stat st;

    (void)state;
    assert_int_equal(write_bag("bag", false, &err), 0);
    noise[1000] ^= 1;
    put("bag/data/objects/scan.jpg", noise, sizeof noise);
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_non_null(finding(&report, BAG_CHANGED, "data/objects/scan.jpg"));
    assert_int_equal(report.totals[BAG_CHANGED], 1);
    assert_int_equal(stat("bag/data/empty", &st), 0);
    assert_int_equal(st.st_mtime, 1700000000);
    bag_report_release(&report);
}

/* In a tar the payload bytes stand as they are: the headers' checksums do not cover them. */
static void a_flipped_byte_is_named_in_archives(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        cleanup_buf struct buf bytes = {0};
        struct bag_report report;
        struct err err = {0};

        assert_int_equal(write_bag(FORMS[i], false, &err), 0);
        assert_int_equal(file_read(AT_FDCWD, FORMS[i], 10000000, &bytes, &err), 0);
        bytes.data[bytes.len / 2] ^= 1;
        put(FORMS[i], bytes.data, bytes.len);
        verify(FORMS[i], &report);
        assert_int_equal(report.verdict, BAG_INVALID);
        assert_true(tells(&report, i == 1 ? "" : "data/objects/scan.jpg'"));
        bag_report_release(&report);
    }
}

static void missing_and_extra_files_are_each_named(void **state)
{
    struct bag_report report;
    struct err err = {0};

    (void)state;
    assert_int_equal(write_bag("bag", false, &err), 0);
    assert_int_equal(unlink("bag/data/objects/a.txt"), 0);
    put("bag/data/objects/x.txt", "x", 1);
    put("bag/notes.txt", "unlisted tag files are allowed", 5);
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_non_null(finding(&report, BAG_MISSING, "data/objects/a.txt"));
    assert_non_null(finding(&report, BAG_EXTRA, "data/objects/x.txt"));
    assert_null(finding(&report, BAG_EXTRA, "notes.txt"));
    assert_non_null(finding(&report, BAG_CHANGED, "bag-info.txt")); /* Payload-Oxum */
    assert_true(tells(&report, "'data/objects/a.txt' is missing and listed in manifest-sha512.txt"));
    bag_report_release(&report);
}

static void a_link_in_a_folder_bag_is_refused(void **state)
{
    struct bag_report report;
    struct err err = {0};

    (void)state;
    assert_int_equal(write_bag("bag", false, &err), 0);
    assert_int_equal(rename("bag/data/empty", "empty"), 0);
    assert_int_equal(symlink("../../empty", "bag/data/empty"), 0);
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_non_null(finding(&report, BAG_MALFORMED, "data/empty"));
    bag_report_release(&report);
}

static void changed_sources_refuse_and_leave_nothing(void **state)
{
    static const char WRONG[] = "0000000000000000000000000000000000000000000000000000000000000000";

    (void)state;
    put("s", "12345", 5);
    for (size_t i = 0; i < FORM_COUNT; i++)
        for (uint64_t size = 4; size <= 6; size++) {
            struct err err = {0};
            struct bag *bag = open_bag(FORMS[i], false, &err);

            assert_non_null(bag);
            assert_int_equal(bag_add_bytes(bag, "first", "1", 1, &err), 0);
            /* Of a folder, contents are compared when the copy is read again: at the end at the latest. */
            if (bag_add_file(bag, "s", AT_FDCWD, "s", size, size == 5 ? WRONG : NULL, &err) != 0) {
                assert_int_equal(err.code, ERR_CORRUPT);
                assert_int_equal(bag_add_bytes(bag, "later", "1", 1, &err), -1);
            } else {
                assert_true(size == 5 && i == FORM_COUNT - 1);
            }
            assert_int_equal(bag_finish(bag, &err), -1);
            assert_int_equal(err.code, ERR_CORRUPT);
            assert_non_null(strstr(err.message, "'s'"));
            assert_true(size != 5 || strstr(err.message, "is not what was stored"));
            assert_int_equal(count_names("."), 1);
        }
}

static void the_right_sha256_is_accepted(void **state)
{
    char hex[DIGEST_SHA256_HEX];
    struct err err = {0};
    struct bag *bag = open_bag("b.zip", false, &err);

    (void)state;
    put("s", "12345", 5);
    digest_sha256("12345", 5, hex);
    assert_int_equal(bag_add_file(bag, "s", AT_FDCWD, "s", 5, hex, &err), 0);
    assert_int_equal(bag_finish(bag, &err), 0);
}

static void names_that_are_no_bag_are_refused(void **state)
{
    static const char *const NAMES[] = {
        "a.rar", "a.7z", "a.tar.gz", "a.TGZ", "a.gz", "..", "no/such/folder/a.zip"};

    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        struct err err = {0};

        assert_null(open_bag(NAMES[i], false, &err));
        assert_true(i < 6 ? err.code == ERR_USAGE : err.code == ERR_NOT_FOUND);
    }
    assert_int_equal(count_names("."), 0);
}

static void an_existing_target_is_refused_unless_replaced(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        struct bag_report report;
        struct err err = {0};

        assert_int_equal(write_bag(FORMS[i], false, &err), 0);
        assert_null(open_bag(FORMS[i], false, &err));
        assert_int_equal(err.code, ERR_USAGE);
        assert_non_null(strstr(err.message, "exists already"));
        if (write_bag(FORMS[i], true, &err) != 0)
            fail_msg("%s", err.message);
        verify(FORMS[i], &report);
        assert_int_equal(report.verdict, BAG_VALID);
        bag_report_release(&report);
    }
    assert_int_equal(count_names("."), FORM_COUNT + 1);
}

static void a_failed_replacement_keeps_the_old_bag(void **state)
{
    struct err err = {0};
    struct bag *bag;

    (void)state;
    assert_int_equal(write_bag("b.zip", false, &err), 0);
    bag = open_bag("b.zip", true, &err);
    assert_non_null(bag);
    assert_true(exists("b.zip.part"));
    bag_abandon(bag);
    assert_true(exists("b.zip"));
    assert_false(exists("b.zip.part"));
}

static void what_a_killed_run_left_is_overwritten(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(mkdir("b.zip.part", 0777), 0);
    put("b.zip.part/rest", "rest", 4);
    put("b.part", "rest", 4);
    assert_int_equal(write_bag("b.zip", false, &err), 0);
    assert_int_equal(write_bag("b", false, &err), 0);
    assert_false(exists("b.zip.part"));
    assert_false(exists("b.part"));
}

static void payload_paths_are_kept_in_the_bag(void **state)
{
    static const char *const PATHS[] = {"",   "/etc/passwd", "../x",     "a/../../x", "a//b", "./a",
                                        "a/", "\xff.txt",    "a\\..\\b", "d",         "f/x"};

    (void)state;
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        struct err err = {0};
        struct bag *bag = open_bag("b", false, &err);

        assert_int_equal(bag_add_bytes(bag, "d/e", "1", 1, &err), 0);
        assert_int_equal(bag_add_bytes(bag, "f", "1", 1, &err), 0);
        assert_int_equal(bag_add_bytes(bag, PATHS[i], "1", 1, &err), -1);
        assert_int_equal(err.code, ERR_USAGE);
        bag_abandon(bag);
    }
    assert_int_equal(count_names("."), 0);
}

/* The file size limit stands for a full disk: both fail a write half way. */
static void a_full_disk_leaves_nothing(void **state)
{
    struct rlimit before, tight;

    (void)state;
    put("source", noise, sizeof noise);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    tight = before;
    tight.rlim_cur = 100000;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        struct err err = {0};
        struct bag *bag = open_bag(FORMS[i], false, &err);
        int result;

        assert_non_null(bag);
        setrlimit(RLIMIT_FSIZE, &tight);
        result = bag_add_file(bag, "a.jpg", AT_FDCWD, "source", sizeof noise, NULL, &err);
        result |= bag_finish(bag, &err);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_int_equal(result, -1);
        assert_int_equal(count_names("."), 1);
    }
}

static void info_that_breaks_the_file_is_refused(void **state)
{
    static const struct bag_info INFO[] = {
        {"a:b", "x"}, {"", "x"}, {"a\nb", "x"}, {"payload-oxum", "1.1"}, {"a", "\xff"}};

    (void)state;
    for (size_t i = 0; i < sizeof INFO / sizeof *INFO; i++) {
        struct err err = {0};

        assert_null(bag_create(&(struct bag_options){.path = "b", .info = &INFO[i], .info_count = 1}, &err));
        assert_int_equal(err.code, ERR_USAGE);
    }
}

static void a_bag_that_swells_beyond_the_ratio_is_refused(void **state)
{
    const size_t n = 80 * 1000 * 1000;
    cleanup_free char *zeros = memory_alloc(n);
    struct bag_report report;
    struct err err = {0};
    struct bag *bag = open_bag("b.tar.zst", false, &err);

    (void)state;
    assert_int_equal(bag_add_bytes(bag, "zeros", zeros, n, &err), 0);
    assert_int_equal(bag_finish(bag, &err), 0);
    verify("b.tar.zst", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_true(tells(&report, "taken for a bomb"));
    assert_int_equal(report.finding_count, 1);
    bag_report_release(&report);
}

static void findings_are_capped_and_counted(void **state)
{
    const struct bag_verify_options options = {.max_findings = 3};
    struct bag_report report;
    struct err err = {0};
    char name[64];

    (void)state;
    assert_int_equal(write_bag("bag", false, &err), 0);
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "bag/data/extra %d", i);
        put(name, "x", 1);
    }
    assert_int_equal(bag_verify("bag", &options, &report, &err), 0);
    assert_int_equal(report.totals[BAG_EXTRA], 20);
    assert_int_equal(report.finding_count, 4); /* three extra, one Payload-Oxum */
    bag_report_release(&report);
}

static bool never(void *state, uint64_t bytes)
{
    (void)state;
    (void)bytes;
    return false;
}

static void checking_can_be_stopped(void **state)
{
    const struct bag_verify_options options = {.go_on = never};
    struct bag_report report;
    struct err err = {0};

    (void)state;
    assert_int_equal(write_bag("bag.zip", false, &err), 0);
    assert_int_equal(bag_verify("bag.zip", &options, &report, &err), -1);
    assert_int_equal(err.code, ERR_INTERRUPTED);
    bag_report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)
        TEST(a_bag_of_every_form_is_written_and_valid), TEST(the_same_input_gives_the_same_bytes),
        TEST(a_flipped_byte_is_named_in_a_folder),      TEST(a_flipped_byte_is_named_in_archives),
        TEST(missing_and_extra_files_are_each_named),   TEST(a_link_in_a_folder_bag_is_refused),
        TEST(changed_sources_refuse_and_leave_nothing), TEST(the_right_sha256_is_accepted),
        TEST(names_that_are_no_bag_are_refused),        TEST(an_existing_target_is_refused_unless_replaced),
        TEST(a_failed_replacement_keeps_the_old_bag),   TEST(what_a_killed_run_left_is_overwritten),
        TEST(payload_paths_are_kept_in_the_bag),        TEST(a_full_disk_leaves_nothing),
        TEST(info_that_breaks_the_file_is_refused),     TEST(a_bag_that_swells_beyond_the_ratio_is_refused),
        TEST(findings_are_capped_and_counted),          TEST(checking_can_be_stopped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Bags of others checked: the BagIt conformance suite, hostile archives, habits of other writers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_verify.h"

enum expectation { ACCEPTED, WARNED, REFUSED };

/* Bags that only Windows would let out of their folder are refused here too: a bag is made to travel. */
static const struct {
    const char *folder;
    enum expectation expected;
} FOLDERS[] = {{"valid", ACCEPTED},
               {"warning", WARNED},
               {"invalid", REFUSED},
               {"linux-only", REFUSED},
               {"windows-only", REFUSED}};

/* What one of the findings must say, by a part of the bag's name. */
static const struct {
    const char *bag, *reason;
} REASONS[] = {{"missing-encoding", "no second line"},
               {"bom-in", "byte order mark"},
               {"corrupt-data-file", "has other contents than manifest-md5.txt"},
               {"corrupt-tag-file", "tagmanifest-md5.txt says"},
               {"extra-file-in-bag", "'data/bar' is in the payload and in no manifest"},
               {"invalid-version", "which is none"},
               {"missing-baginfo", "'bag-info.txt' is missing"},
               {"missing-bagit.txt", "this is not a bag"},
               {"dot-notation", "leaves its folder with '..'"},
               {"different-hashes", "twice in manifest-sha256.txt with different"},
               {"absolute-path", "path"},
               {"shortcut", "begins with"},
               {"using-unc", "Windows network"},
               {"invalid-whitespace", "blanks around a colon"},
               {"notAllManifests", "missingFromManifest.txt' is in the payload"},
               {"twice-with-the-same-hash", "is listed twice in manifest-sha256.txt"},
               {"different-case", "differs in case"},
               {"md5sum-tools", "'*'"},
               {"relative-path", "'./'"},
               {"different-normalization", "Unicode form"},
               {"special-system-files", "desktop system"}};

static char folder[] = "/tmp/test_bag_verify.XXXXXX";
static char started_in[4096];

static int enter_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_bag_verify.XXXXXX");
    return getcwd(started_in, sizeof started_in) && mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    struct err err = {0};

    (void)state;
    return chdir(started_in) == 0 ? file_remove_tree(AT_FDCWD, folder, &err) : -1;
}

static void put(const char *path, const void *bytes, size_t n)
{
    struct err err = {0};

    if (file_write(AT_FDCWD, path, bytes, n, &err) != 0)
        fail_msg("%s", err.message);
}

static void put_text(const char *path, const char *text)
{
    put(path, text, strlen(text));
}

static void verify(const char *path, struct bag_report *report)
{
    struct err err = {0};

    if (bag_verify(path, NULL, report, &err) != 0)
        fail_msg("%s", err.message);
}

static bool tells(const struct bag_report *report, const char *words)
{
    bool told = false;

    for (size_t i = 0; i < report->finding_count; i++)
        told |= strstr(report->findings[i].sentence, words) != NULL;
    return told;
}

static void print_findings(const struct bag_report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        print_error("    %s: %s\n", bag_finding_name(report->findings[i].kind), report->findings[i].sentence);
}

static size_t bags, wrong;

static bool has_reason(const struct bag_report *report, const char *name)
{
    for (size_t r = 0; r < sizeof REASONS / sizeof *REASONS; r++)
        if (strstr(name, REASONS[r].bag))
            return tells(report, REASONS[r].reason);
    return false;
}

/* Contents listed only by an algorithm that digest.h lacks cannot be verified, and are not called valid. */
static bool cannot_be_checked(const struct bag_report *report)
{
    enum digest_kind kind;

    return !digest_by_name("sha224", &kind) && report->verdict == BAG_INVALID &&
           !strcmp(report->findings[0].path, "manifest-sha224.txt") && report->totals[BAG_MALFORMED] == 1 &&
           report->totals[BAG_MISSING] + report->totals[BAG_CHANGED] + report->totals[BAG_EXTRA] == 0;
}

static bool as_expected(const struct bag_report *report, enum expectation expected, const char *name)
{
    switch (expected) {
    case ACCEPTED:
        return report->verdict != BAG_INVALID || cannot_be_checked(report);
    case WARNED:
        return report->verdict == BAG_VALID_WITH_WARNINGS && has_reason(report, name);
    default:
        return report->verdict == BAG_INVALID && has_reason(report, name);
    }
}

static void check(const char *path, enum expectation expected)
{
    struct bag_report report;
    struct err err = {0};

    bags++;
    if (bag_verify(path, NULL, &report, &err) != 0) {
        print_error("%s: %s\n", path, err.message);
        wrong++;
    } else if (!as_expected(&report, expected, file_base_name(path))) {
        print_error("%s: %s\n", path, bag_verdict_name(report.verdict));
        print_findings(&report);
        wrong++;
    }
    bag_report_release(&report);
}

static void check_folder(struct arena *arena, const char *path, enum expectation expected)
{
    struct err err = {0};
    struct stat st;
    char **names;
    size_t count;

    if (stat(path, &st) != 0)
        return;
    assert_int_equal(file_list(arena, AT_FDCWD, path, &names, &count, &err), 0);
    for (size_t i = 0; i < count; i++) {
        char *bag = file_join(arena, path, names[i]);

        if (stat(bag, &st) == 0 && S_ISDIR(st.st_mode))
            check(bag, expected);
    }
}

static void every_bag_of_the_suite_gets_its_verdict(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *shared = getenv("SOHOA_SHARED");
    char *suite = file_join(&arena, shared ? shared : "../shared", "bagit-conformance"), **versions;
    struct err err = {0};
    struct stat st;
    size_t count;

    (void)state;
    if (stat(suite, &st) != 0) {
        print_message("skipped: the BagIt conformance suite is not at '%s' (set SOHOA_SHARED)\n", suite);
        skip();
    }
    assert_int_equal(file_list(&arena, AT_FDCWD, suite, &versions, &count, &err), 0);
    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; versions[i][0] == 'v' && f < sizeof FOLDERS / sizeof *FOLDERS; f++)
            check_folder(&arena, file_join(&arena, file_join(&arena, suite, versions[i]), FOLDERS[f].folder),
                         FOLDERS[f].expected);
    print_message("%zu bags of the suite, %zu with another verdict\n", bags, wrong);
    assert_true(bags > 0);
    assert_int_equal(wrong, 0);
}

#define SHA256_OF_A "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

/* A folder bag "bag" with one file "a" at the given name below data/, and the manifest's lines. */
static void put_folder_bag(const char *name, const char *lines)
{
    cleanup_buf struct buf path = {0};
    struct err err = {0};

    assert_int_equal(file_remove_tree(AT_FDCWD, "bag", &err), 0);
    assert_int_equal(file_make_folders(AT_FDCWD, "bag/data", &err), 0);
    put_text("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    put_text("bag/manifest-sha256.txt", lines);
    buf_printf(&path, "bag/data/%s", name);
    put_text(path.data, "a");
}

static void habits_of_other_writers_are_judged(void **state)
{
    static const struct {
        const char *name, *lines;
        enum bag_verdict verdict;
        const char *sentence;
    } CASES[] = {
        {"a", SHA256_OF_A "  data/a\n", BAG_VALID, NULL},
        {"a", SHA256_OF_A "\tdata/a\r", BAG_VALID, NULL},
        {"a%b", SHA256_OF_A "  data/a%25b\n", BAG_VALID, NULL},
        {"a\nb", SHA256_OF_A "  data/a%0ab\n", BAG_VALID, NULL},
        {"a%25b", SHA256_OF_A "  data/a%25b\n", BAG_VALID_WITH_WARNINGS, "not percent-encoded"},
        {"Hòa", SHA256_OF_A "  data/Ho\u0300a\n", BAG_VALID_WITH_WARNINGS, "Unicode form"},
        {"a", SHA256_OF_A "  data/a\nnonsense\n", BAG_INVALID,
         "'manifest-sha256.txt' line 2 is not a checksum and a path"},
        {"a", "ca97  data/a\n", BAG_INVALID, "line 1 is not a checksum"},
        {"a", SHA256_OF_A "  a\n", BAG_INVALID, "is not below data/"},
        {"a", "", BAG_INVALID, "'data/a' is in the payload and in no manifest"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct bag_report report;

        put_folder_bag(CASES[i].name, CASES[i].lines);
        verify("bag", &report);
        if (report.verdict != CASES[i].verdict || (CASES[i].sentence && !tells(&report, CASES[i].sentence))) {
            print_findings(&report);
            fail_msg("case %zu: %s", i, bag_verdict_name(report.verdict));
        }
        bag_report_release(&report);
    }
}

static void a_file_still_to_be_fetched_is_missing(void **state)
{
    struct bag_report report;

    (void)state;
    put_folder_bag("a", SHA256_OF_A "  data/a\n" SHA256_OF_A "  data/b\n");
    put_text("bag/fetch.txt", "https://example.org/a 1 data/a\nhttps://example.org/b - data/b\n");
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_true(tells(&report, "'data/b' is missing, the bag is incomplete: fetch.txt line 2 has it at "
                               "https://example.org/b;"));
    assert_int_equal(report.finding_count, 1); /* data/a is there */
    bag_report_release(&report);
    put_text("bag/data/b", "a");
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_VALID);
    bag_report_release(&report);
}

static void what_fetch_txt_may_not_list_is_told(void **state)
{
    static const struct {
        const char *fetch, *sentence;
    } CASES[] = {
        {"https://example.org/a - bag-info.txt\n", "is not below data/"}, /* tag files are never fetched */
        {"https://example.org/a - data/c\n", "in fetch.txt line 1 is in no manifest"},
        {"https://example.org/a data/a\n", "line 1 is not an address, a length and a path"},
        {"https://example.org/a - data/../../a\n", "in fetch.txt line 1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct bag_report report;

        put_folder_bag("a", SHA256_OF_A "  data/a\n");
        put_text("bag/fetch.txt", CASES[i].fetch);
        verify("bag", &report);
        if (report.verdict != BAG_INVALID || !tells(&report, CASES[i].sentence)) {
            print_findings(&report);
            fail_msg("case %zu: %s", i, bag_verdict_name(report.verdict));
        }
        bag_report_release(&report);
    }
}

/* A payload file is one whatever its name; at the top ".fetch.txt" is a tag file like any other. */
static void hidden_names_are_names(void **state)
{
    struct bag_report report;

    (void)state;
    put_folder_bag("a", SHA256_OF_A "  data/a\n" SHA256_OF_A "  data/.hidden\n" SHA256_OF_A "  data/a.pdf.fetch.txt\n");
    put_text("bag/data/.hidden", "a");
    put_text("bag/data/a.pdf.fetch.txt", "a");
    put_text("bag/.fetch.txt", "https://example.org/x - data/x\n");
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_VALID);
    bag_report_release(&report);
    put_text("bag/data/.other", "a");
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_true(tells(&report, "data/.other"));
    bag_report_release(&report);
}

static void contents_under_an_unknown_algorithm_only_are_not_valid(void **state)
{
    struct bag_report report;

    (void)state;
    put_folder_bag("a", SHA256_OF_A "  data/a\n");
    put_text("bag/manifest-whirlpool9.txt", "0123456789  data/a\n");
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_VALID_WITH_WARNINGS);
    bag_report_release(&report);
    assert_int_equal(unlink("bag/manifest-sha256.txt"), 0);
    verify("bag", &report);
    assert_int_equal(report.verdict, BAG_INVALID);
    assert_true(tells(&report, "is by an algorithm not known here"));
    bag_report_release(&report);
}

/* A hand-made tar: libarchive would not write what a hostile one holds. */
static void put_tar_entry(struct buf *out, const char *name, char type, const char *link, const char *data)
{
    char block[512] = {0};
    size_t n = data ? strlen(data) : 0;
    unsigned sum = 0;

    snprintf(block, 100, "%s", name);
    memcpy(block + 100,
           "0000644\0"
           "0000000\0"
           "0000000\0",
           24);
    snprintf(block + 124, 12, "%011o", (unsigned)n & 0777);
    memcpy(block + 136, "00000000000\0        ", 20);
    block[156] = type;
    snprintf(block + 157, 100, "%s", link ? link : "");
    memcpy(block + 257,
           "ustar\0"
           "00",
           8);
    for (size_t i = 0; i < sizeof block; i++)
        sum += (unsigned char)block[i];
    snprintf(block + 148, 8, "%06o", sum);
    buf_append(out, block, sizeof block);
    memset(block, 0, sizeof block);
    if (n)
        memcpy(block, data, n);
    if (n)
        buf_append(out, block, sizeof block);
}

static void put_good_tar_bag(struct buf *tar)
{
    put_tar_entry(tar, "b/bagit.txt", '0', NULL, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    put_tar_entry(tar, "b/manifest-sha256.txt", '0', NULL,
                  "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  data/a\n");
    put_tar_entry(tar, "b/data/a", '0', NULL, "a");
}

static void hostile_tar_entries_are_each_refused(void **state)
{
    static const struct {
        const char *name;
        char type;
        const char *link, *data, *why;
    } ENTRIES[] = {{"b/../../etc/x", '0', NULL, "x", "leaves"},
                   {"/etc/x", '0', NULL, "x", "absolute"},
                   {"b/data/l", '2', "/etc/passwd", NULL, "symbolic link"},
                   {"b/data/h", '1', "/etc/passwd", NULL, "hard link"},
                   {"b/data/d", '3', NULL, NULL, "device"},
                   {"b/data/p", '6', NULL, NULL, "pipe"},
                   {"b/data/a", '0', NULL, "b", "twice"},
                   {"b/data/a/b", '0', NULL, "b", "lies below"},
                   {"c/data/a", '0', NULL, "b", "beside"},
                   {"b/data/../data/a", '0', NULL, "b", "leaves"}};

    (void)state;
    for (size_t i = 0; i <= sizeof ENTRIES / sizeof *ENTRIES; i++) {
        cleanup_buf struct buf tar = {0};
        struct bag_report report;
        bool told, good = i == sizeof ENTRIES / sizeof *ENTRIES;
        char zeros[1024] = {0};

        put_good_tar_bag(&tar);
        if (!good)
            put_tar_entry(&tar, ENTRIES[i].name, ENTRIES[i].type, ENTRIES[i].link, ENTRIES[i].data);
        buf_append(&tar, zeros, sizeof zeros);
        put("h.tar", tar.data, tar.len);
        verify("h.tar", &report);
        told = !good && tells(&report, ENTRIES[i].why);
        if (told == good || (report.verdict == BAG_INVALID) == good) {
            print_findings(&report);
            fail_msg("%s", good ? "the good tar" : ENTRIES[i].name);
        }
        bag_report_release(&report);
    }
}

static void what_is_no_archive_is_an_error(void **state)
{
    struct bag_report report;
    struct err err = {0};

    (void)state;
    put("x.zip", "no zip at all", 13);
    assert_int_equal(bag_verify("x.zip", NULL, &report, &err), -1);
    assert_int_equal(err.code, ERR_INPUT);
    bag_report_release(&report);
    assert_int_equal(bag_verify("absent", NULL, &report, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    bag_report_release(&report);
}

static void paths_of_windows_are_out_of_scope_everywhere(void **state)
{
    static const char *const BAD[] = {"C:\\x",          "c:/x", "\\\\server\\x", "\\x",
                                      "%HomeDrive%\\x", "~/x",  "~root/x",       "a\\..\\..\\x"};
    static const char *const GOOD[] = {"data/~x", "data/%7Ex", "data/a\\b", "data/..x", "%x"};

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_non_null(bag_path_problem(BAD[i]));
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        assert_null(bag_path_problem(GOOD[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)
        cmocka_unit_test(every_bag_of_the_suite_gets_its_verdict),
        TEST(habits_of_other_writers_are_judged),
        TEST(a_file_still_to_be_fetched_is_missing),
        TEST(what_fetch_txt_may_not_list_is_told),
        TEST(hidden_names_are_names),
        TEST(contents_under_an_unknown_algorithm_only_are_not_valid),
        TEST(hostile_tar_entries_are_each_refused),
        TEST(what_is_no_archive_is_an_error),
        TEST(paths_of_windows_are_out_of_scope_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The parts of a package by themselves: descriptions, codes, names, formats, and a package that is written twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/settings.h"
#include "pipeline/base/text.h"
#include "pipeline/package/package.h"
#include "pipeline/package/package_ead.h"
#include "pipeline/package/package_name.h"
#include "pipeline/package/pronom.h"
#include "tests/unit/folder_fixture.h"

#define MIDDLE "Quy chế, Quy định, Thông cáo"

static void forms_have_the_elements_the_circular_counts(void **state)
{
    static const size_t COUNTS[] = {[EAD_AIP_HOSO] = 18,   [EAD_SIP_HOSO] = 18, [EAD_AIP_TAILIEU] = 4,
                                    [EAD_SIP_TAILIEU] = 5, [EAD_AIP_DOC] = 19,  [EAD_SIP_DOC] = 21};
    size_t count;

    (void)state;
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        package_ead_elements((enum package_ead_form)i, &count);
        assert_int_equal(count, COUNTS[i]);
    }
    assert_string_equal(package_ead_elements(EAD_AIP_DOC, &count)[0].name, "arcFileCode");
    assert_string_equal(package_ead_elements(EAD_SIP_DOC, &count)[0].name, "docId");
}

static void kinds_have_their_codes(void **state)
{
    (void)state;
    assert_string_equal(package_ead_type_code("Nghị quyết", MIDDLE), "01");
    assert_string_equal(package_ead_type_code("quyết định", MIDDLE), "02");
    assert_string_equal(package_ead_type_code("Quy chế", MIDDLE), "04");
    assert_string_equal(package_ead_type_code("Quy định", MIDDLE), "05");
    assert_string_equal(package_ead_type_code("Thông cáo", MIDDLE), "06");
    assert_string_equal(package_ead_type_code("Thông báo", MIDDLE), "07");
    assert_string_equal(package_ead_type_code("Công văn", MIDDLE), "22");
    assert_string_equal(package_ead_type_code("Giấy ủy quyền", MIDDLE), "16");
    assert_string_equal(package_ead_type_code("Bản vẽ kỹ thuật", MIDDLE), "31");
    assert_string_equal(package_ead_type_code("Lệnh", MIDDLE), "32");
    assert_string_equal(package_ead_type_code(NULL, MIDDLE), "");
    /* the other source */
    assert_string_equal(package_ead_type_code("Quy định", "Quy định, Thông tư, Thông tư liên tịch"), "04");
    assert_string_equal(package_ead_type_code("Thông tư liên tịch", "Quy định, Thông tư, Thông tư liên tịch"), "06");
    assert_string_equal(package_ead_type_words("22"), "Công văn");
    assert_string_equal(package_ead_type_words("05"), "Quy định");
    assert_string_equal(package_ead_type_words("32"), "");
    assert_string_equal(package_ead_type_words("Công văn"), "Công văn");
}

static void what_is_too_long_is_cut_at_a_word_and_counted(void **state)
{
    struct package_ead ead = {.values = {[EAD_NUMBER] = "12345678901", [EAD_NOTATION] = "QĐ-UBND & <VP>"}};
    cleanup_buf struct buf xml = {0}, subject = {0};
    struct err err = {0};
    const char *from, *to;
    size_t cut = 0;

    (void)state;
    for (int i = 0; i < 200; i++)
        buf_puts(&subject, "nghị quyết ");
    ead.values[EAD_SUBJECT] = subject.data;
    assert_int_equal(package_ead_put(EAD_AIP_DOC, &ead, &xml, &cut, &err), 0);
    assert_int_equal(cut, 1);
    from = strstr(xml.data, "<subject>") + strlen("<subject>");
    to = strstr(xml.data, "</subject>");
    assert_int_equal(strncmp(to - strlen("nghị quyết…"), "nghị quyết…", strlen("nghị quyết…")) == 0 ||
                         strncmp(to - strlen(" nghị…"), " nghị…", strlen(" nghị…")) == 0,
                     1);
    *strchr(xml.data + (to - xml.data), '<') = '\0';
    assert_true(text_length(from) <= 500);
    assert_true(text_length(from) > 480);
    assert_non_null(strstr(xml.data, "<codeNumber>12345678901</codeNumber>"));
    assert_non_null(strstr(xml.data, "<codeNotation>QĐ-UBND &amp; &lt;VP&gt;</codeNotation>"));
    assert_non_null(strstr(xml.data, "<mode></mode>"));
}

static void names_come_from_content(void **state)
{
    char one[PACKAGE_UUID_SIZE], two[PACKAGE_UUID_SIZE];

    (void)state;
    package_uuid("a", one);
    package_uuid("a", two);
    assert_string_equal(one, two);
    assert_int_equal(one[14], '8');
    assert_non_null(strchr("89ab", one[19]));
    package_uuid("b", two);
    assert_string_not_equal(one, two);
}

static void times_are_those_of_vietnam(void **state)
{
    char out[PACKAGE_TIME_SIZE];

    (void)state;
    package_time("2026-12-31T18:40:22Z", out);
    assert_string_equal(out, "2027-01-01T01:40:22.000+07:00");
    package_time("yesterday", out);
    assert_string_equal(out, "yesterday");
}

static const char *key(const char *name, const char *head, size_t n)
{
    struct pronom pronom;

    pronom_tell(name, head, n, NULL, 0, &pronom);
    return pronom.key;
}

static void formats_are_told_by_their_bytes(void **state)
{
    static const char PDFA[] = "%PDF-1.7\n ... <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>";
    static const char ATTRIBUTES[] = "%PDF-1.4\n ... pdfaid:part=\"1\" pdfaid:conformance=\"B\"";
    struct pronom pronom;

    (void)state;
    assert_string_equal(key("a.pdf", PDFA, sizeof PDFA - 1), "fmt/478");
    assert_string_equal(key("a.pdf", ATTRIBUTES, sizeof ATTRIBUTES - 1), "fmt/354");
    assert_string_equal(key("a.pdf", "%PDF-1.4\n", 9), "fmt/18");
    assert_string_equal(key("a.pdf", "%PDF-9.9\n", 9), "");
    assert_string_equal(key("a.txt", "II*\0xxxx", 8), "fmt/353");
    assert_string_equal(key("a.json", "{}", 2), "fmt/817");
    assert_string_equal(key("a", "", 0), "");
    pronom_tell("a.pdf", "%PDF-1.5\n", 9, PDFA, sizeof PDFA - 1, &pronom);
    assert_string_equal(pronom.version, "2u");
}

static int write_package(const char *path, const char *time, struct err *err)
{
    struct package_ead ead = {.values = {[EAD_FILE_CODE] = "H1.2023.01", [EAD_TITLE] = "Thử"}};
    struct settings settings;
    struct package_options options = {.as = PACKAGE_AS_CSIP,
                                      .path = path,
                                      .content = "0123",
                                      .time = time,
                                      .software = "sohoa",
                                      .version = "1.0",
                                      .settings = &settings,
                                      .ead = &ead};
    struct package_file file = {.place = PACKAGE_DATA, .name = "một văn bản.txt", .bytes = "xin chào", .length = 10};
    struct package *package;
    int result;

    settings_init(&settings);
    package = package_create(&options, err);
    if (!package)
        return -1;
    result = package_begin_document(package, "một văn bản", &ead, err);
    if (result == 0)
        result = package_add_file(package, &file, err);
    file.place = PACKAGE_DOCUMENTATION;
    file.name = "đọc.txt";
    if (result == 0)
        result = package_add_file(package, &file, err);
    if (result == 0)
        result = package_finish(package, err);
    if (result == 0)
        result = package_take_name(package, err);
    package_free(package);
    return result;
}

/* Also with names of files that a URL must escape. */
static void a_package_is_the_same_again_and_whole(void **state)
{
    cleanup_buf struct buf one = {0}, two = {0};
    struct err err = {0};

    (void)state;
    if (write_package("a.tar", "2026-11-21T18:40:22Z", &err) != 0 ||
        write_package("b.tar", "2026-11-21T18:40:22Z", &err) != 0)
        fail_msg("%s", err.message);
    assert_int_equal(file_read(AT_FDCWD, "a.tar", 1 << 20, &one, &err), 0);
    assert_int_equal(file_read(AT_FDCWD, "b.tar", 1 << 20, &two, &err), 0);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.data, two.data, one.len);
}

/* A time that is none makes METS invalid: the package never gets its name. */
static void what_does_not_verify_leaves_nothing(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    char **names;
    size_t count;

    (void)state;
    assert_int_equal(write_package("a.zip", "", &err), -1);
    assert_int_equal(err.code, ERR_CORRUPT);
    assert_int_equal(file_list(&arena, AT_FDCWD, ".", &names, &count, &err), 0);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_have_the_elements_the_circular_counts),
        cmocka_unit_test(kinds_have_their_codes),
        cmocka_unit_test(what_is_too_long_is_cut_at_a_word_and_counted),
        cmocka_unit_test(names_come_from_content),
        cmocka_unit_test(times_are_those_of_vietnam),
        cmocka_unit_test(formats_are_told_by_their_bytes),
        cmocka_unit_test_setup_teardown(a_package_is_the_same_again_and_whole, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(what_does_not_verify_leaves_nothing, enter_folder, leave_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

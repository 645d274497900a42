/* Vietnamese text: how it is stored, folded, sorted and printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define assert_text(call, wanted)                  \
    do {                                           \
        cleanup_arena struct arena arena = {0};    \
        assert_string_equal(call, wanted);         \
    } while (0)
#define NFC(s)  text_nfc(&arena, s, sizeof(s) - 1)
#define FOLD(s) text_fold(&arena, s, strlen(s))

static void text_is_stored_composed(void **state)
{
    (void)state;
    assert_text(NFC("quye\xCC\x82\xCC\x81t"), "quyết");
    assert_text(NFC("Quy\xE1\xBA\xBFt"), "Quyết");
    assert_text(NFC("u\xCC\x9B\xCC\xA3"), "ự");
    assert_text(NFC("u\xCC\xA3\xCC\x9B"), "ự"); /* marks in the other order */
    assert_text(NFC(""), "");
}

static void letters_that_look_like_d_with_stroke_become_it(void **state)
{
    (void)state;
    assert_text(NFC("Q\xC3\x90-UBND"), "QĐ-UBND");
    assert_text(NFC("\xC6\x89"), "Đ");
    assert_text(NFC("\xC3\xB0\xC9\x96"), "đđ");
}

static void bytes_that_are_no_utf8_become_the_replacement_character(void **state)
{
    (void)state;
    assert_text(NFC("a\xFF"
                    "b"),
                "a\xEF\xBF\xBD"
                "b");
    assert_text(NFC("\xE1\xBA"), "\xEF\xBF\xBD\xEF\xBF\xBD"); /* cut in the middle */
    assert_text(NFC("a\0b"), "a\xEF\xBF\xBD"
                             "b");
    assert_text(NFC("\xC0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD"); /* overlong */
    assert_text(NFC("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* a surrogate */
    assert_false(text_is_utf8("\xED\xA0\x80", 3));
    assert_false(text_is_utf8("a\xE1\xBA", 3));
    assert_true(text_is_utf8("quyết", strlen("quyết")));
}

static void folding_removes_case_and_marks(void **state)
{
    (void)state;
    assert_text(FOLD("QUYẾT ĐỊNH"), "quyet dinh");
    assert_text(FOLD("Ủy ban nhân dân xã Phú Mỹ"), "uy ban nhan dan xa phu my");
    assert_text(FOLD("ƯƠNG ặẫ"), "uong aa");
    assert_text(FOLD("quye\xCC\x82\xCC\x81t"), "quyet"); /* decomposed too */
    assert_text(FOLD("Q\xC3\x90"), "qd");
    assert_text(FOLD("12/2020"), "12/2020");
    assert_int_equal(text_fold_char(0x1EAC), 'a'); /* Ậ */
    assert_int_equal(text_fold_char(0x0110), 'd');
}

static void upper_case_keeps_marks_and_length_counts_letters(void **state)
{
    (void)state;
    assert_text(text_upper(&arena, "đặng"), "ĐẶNG");
    assert_int_equal(text_length("đặng"), 4);
    assert_true(text_is_letter(0x1EAD));
    assert_false(text_is_letter('1'));
    assert_true(text_is_upper(0x0110));
    assert_false(text_is_upper(0x0111));
}

static void file_names_sort_as_a_person_sorts_them(void **state)
{
    static const char *const ORDER[] = {"",         "1.jpg",     "2.jpg",    "10.jpg",  "trang", "trang 1a", "trang 01b",
                                        "trang 2a", "trang 2b",  "trang 10", "Trang 11", "trang 99999999999999999999998",
                                        "trang 99999999999999999999999", "vở", "x\xFF"};
    const size_t n = sizeof ORDER / sizeof *ORDER;

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            int order = text_natural_compare(ORDER[i], ORDER[k]);

            if ((order < 0) != (i < k) || (order == 0) != (i == k))
                fail_msg("'%s' against '%s' gives %d", ORDER[i], ORDER[k], order);
        }
}

static void names_that_differ_are_told_apart(void **state)
{
    static const char *const ALIKE[] = {"trang 1", "trang 01", "Trang 1", "trảng 1", "trang 001"};

    (void)state;
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 5; k++) {
            int there = text_natural_compare(ALIKE[i], ALIKE[k]), back = text_natural_compare(ALIKE[k], ALIKE[i]);

            if (i == k ? there != 0 : there == 0 || (there < 0) == (back < 0))
                fail_msg("'%s' and '%s': %d and back %d", ALIKE[i], ALIKE[k], there, back);
        }
}

static void names_are_made_printable_and_stay_readable(void **state)
{
    cleanup_buf struct buf out = {0};

    (void)state;
    text_put_printable(&out, "số 1\n\xFF\x7F\x1B[2J\xC2\x85.pdf", 19);
    assert_string_equal(buf_string(&out), "số 1\\x0a\\xff\\x7f\\x1b[2J\\xc2\\x85.pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_stored_composed),
        cmocka_unit_test(letters_that_look_like_d_with_stroke_become_it),
        cmocka_unit_test(bytes_that_are_no_utf8_become_the_replacement_character),
        cmocka_unit_test(folding_removes_case_and_marks),
        cmocka_unit_test(upper_case_keeps_marks_and_length_counts_letters),
        cmocka_unit_test(file_names_sort_as_a_person_sorts_them),
        cmocka_unit_test(names_that_differ_are_told_apart),
        cmocka_unit_test(names_are_made_printable_and_stay_readable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

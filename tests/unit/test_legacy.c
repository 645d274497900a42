/* Facts about Vietnamese text of old typefaces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/legacy.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

static void assert_converted(const char *text, enum legacy legacy, const char *expected)
{
    cleanup_arena struct arena arena = {0};
    char *nfc = text_nfc(&arena, text, strlen(text)); /* what intake hands on */

    assert_int_equal(legacy_detect(nfc, strlen(nfc)), legacy);
    assert_string_equal(legacy_convert(&arena, legacy, nfc, strlen(nfc)), expected);
}

static void test_tcvn3_becomes_unicode(void **state)
{
    (void)state;
    assert_converted("C¨n cø QuyÕt ®Þnh sè 25 ngµy 10 th¸ng 3 cña Uû ban nh©n d©n tØnh", LEGACY_TCVN3,
                     "Căn cứ Quyết định số 25 ngày 10 tháng 3 của Uỷ ban nhân dân tỉnh");
    assert_converted("vÒ viÖc giao ®Êt, thÐp vµ xÐt duyÖt hå s¬ ®­îc phª duyÖt", LEGACY_TCVN3,
                     "về việc giao đất, thép và xét duyệt hồ sơ được phê duyệt");
}

static void test_tcvn3_capitals_of_the_capital_typeface(void **state)
{
    (void)state;
    assert_converted("QUYÕT §ÞNH uû ban nh©n d©n tØnh Qu¶ng Ng·i, céng hoµ", LEGACY_TCVN3,
                     "QUYẾT ĐỊNH uỷ ban nhân dân tỉnh Quảng Ngãi, cộng hoà");
}

static void test_vni_becomes_unicode(void **state)
{
    (void)state;
    assert_converted("Caên cöù Quyeát ñònh soá 25 ngaøy 10 thaùng 3 cuûa UÛy ban nhaân daân tænh", LEGACY_VNI,
                     "Căn cứ Quyết định số 25 ngày 10 tháng 3 của Ủy ban nhân dân tỉnh");
    assert_converted("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM, ñöôïc pheâ duyeät", LEGACY_VNI,
                     "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, được phê duyệt");
}

static void test_unicode_and_foreign_words_stay(void **state)
{
    static const char *const TEXTS[] = {
        "Căn cứ Quyết định số 25 ngày 10 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh",
        "Diện tích 5 µm, 20 °C, © 2021, ® và × trong văn bản của Sở Khoa học",
        "Señor Núñez, Åse Bjørnson und Müller, naïve",
        "khong co dau o day", "", "Điều 1. Ban hành kèm theo",
    };

    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        assert_converted(TEXTS[i], LEGACY_NONE, TEXTS[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tcvn3_becomes_unicode),
        cmocka_unit_test(test_tcvn3_capitals_of_the_capital_typeface),
        cmocka_unit_test(test_vni_becomes_unicode),
        cmocka_unit_test(test_unicode_and_foreign_words_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

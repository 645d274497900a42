/* Facts about the words of the index and the keys of numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "index/number.h"
#include "index/tokenizer.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

static int put_keys(const struct token *token, void *data)
{
    struct buf *out = data;

    buf_printf(out, "%s%s%s ", token->whole ? "=" : "", token->key, token->fold == token->key ? "" : token->fold);
    return 0;
}

/* "key~fold" of each token, wholes with '='. */
static void assert_tokens(const char *text, const char *expected)
{
    cleanup_buf struct buf out = {0};

    assert_int_equal(tokenizer_split(text, strlen(text), put_keys, &out), 0);
    assert_string_equal(buf_string(&out), expected);
}

static void test_a_word_gives_its_key_and_its_fold(void **state)
{
    (void)state;
    assert_tokens("Quyết ĐỊNH", "quyết~quyet định~dinh ");
    assert_tokens("ban", "ban~ban ");
    assert_tokens("Ngày 04", "ngày~ngay 04 ");
}

static void test_d_with_stroke_folds_to_d(void **state)
{
    (void)state;
    assert_tokens("đất Đai", "đất~dat đai~dai ");
}

static void test_tone_placement_and_final_i_y_are_one_key(void **state)
{
    (void)state;
    assert_tokens("hòa hoà", "hoà~hoa hoà~hoa ");
    assert_tokens("ủy uỷ khỏe khoẻ", "uỷ~uy uỷ~uy khoẻ~khoe khoẻ~khoe ");
    assert_tokens("kỳ kì Mỹ quý quí", "kì~ki kì~ki mĩ~mi quí~qui quí~qui ");
}

static void test_words_that_only_look_alike_stay_apart(void **state)
{
    (void)state;
    assert_tokens("của toàn thủy thúy y", "của~cua toàn~toan thuỷ~thuy thuý~thuy y~y ");
    assert_tokens("hoàn hoạt tây", "hoàn~hoan hoạt~hoat tây~tay ");
}

static void test_a_symbol_is_its_words_and_a_whole(void **state)
{
    (void)state;
    assert_tokens("768/QĐ-UBND", "768 =768/qđ-ubnd~768/qd-ubnd qđ~qd ubnd~ubnd ");
    assert_tokens("38/2021/QĐ-UBND.", "38 =38/2021/qđ-ubnd~38/2021/qd-ubnd 2021 qđ~qd ubnd~ubnd ");
    assert_tokens("18-NQ/TW", "18 =18-nq/tw~18-nq/tw nq~nq tw~tw ");
    assert_tokens("cải-cách", "cải~cai cách~cach ");
}

static void test_a_number_apart_from_its_symbol_is_words(void **state)
{
    (void)state;
    assert_tokens("1114 /QĐ-SGDĐT", "1114 qđ~qd sgdđt~sgddt ");
}

static int check_offsets(const struct token *token, void *data)
{
    const char *text = data;
    cleanup_arena struct arena arena = {0};
    char *piece = arena_strndup(&arena, text + token->start, token->end - token->start);

    if (!token->whole)
        assert_string_equal(text_fold(&arena, piece, strlen(piece)),
                            token->fold == token->key ? token->key : token->fold + 1);
    return 0;
}

static void test_offsets_are_those_of_the_word_in_the_text(void **state)
{
    char text[] = "  Số: 768/QĐ-UBND, ngày\n 5 tháng «đất» … cuối";

    (void)state;
    tokenizer_split(text, strlen(text), check_offsets, text);
}

static void test_decomposed_letters_stay_one_word(void **state)
{
    cleanup_buf struct buf out = {0};
    const char *text = "Quye\xCC\x82\xCC\x81t";

    (void)state;
    tokenizer_split(text, strlen(text), put_keys, &out);
    assert_non_null(strstr(buf_string(&out), "~quyet"));
}

static void test_invalid_bytes_part_words_and_harm_nothing(void **state)
{
    (void)state;
    assert_tokens("an\xFF\xC3g", "an~an g~g ");
    assert_tokens("", "");
}

static int count_tokens(const struct token *token, void *data)
{
    assert_true(strlen(token->key) < TOKENIZER_BYTES);
    ++*(int *)data;
    return 0;
}

static void test_an_endless_word_is_cut(void **state)
{
    char *text = memory_alloc(100001);
    int count = 0;

    (void)state;
    memset(text, 'a', 100000);
    tokenizer_split(text, 100000, count_tokens, &count);
    assert_int_equal(count, 1);
    for (int i = 1; i < 100000; i += 2)
        text[i] = '/';
    count = 0;
    tokenizer_split(text, 99999, count_tokens, &count);
    assert_int_equal(count, 50000);
    free(text);
}

/* Numbers --------------------------------------------------------------------------------------------------- */

static void assert_number(const char *value, const char *digits, int year, const char *kind, const char *organ)
{
    struct number n;

    assert_true(number_parse(value, &n));
    assert_string_equal(n.digits, digits);
    assert_int_equal(n.year, year);
    assert_string_equal(n.kind, kind);
    assert_string_equal(n.organ, organ);
}

static void test_numbers_of_all_forms_have_keys(void **state)
{
    struct number n;

    (void)state;
    assert_number("768/QĐ-UBND", "768", 0, "qd", "ubnd");
    assert_number("38/2021/QĐ-UBND", "38", 2021, "qd", "ubnd");
    assert_number("05/2008/CT-TTg", "5", 2008, "ct", "ttg");
    assert_number("18-NQ/TW", "18", 0, "nq", "tw");
    assert_number("54/2017/QH14", "54", 2017, "qh14", "");
    assert_number("03/2006/TTLT-BTC-BNV", "3", 2006, "ttlt", "btc-bnv");
    assert_number("686/STTT-CNTT&BCVT", "686", 0, "sttt", "cntt-bcvt");
    assert_false(number_parse("/KH-CH", &n));
}

static void test_every_way_to_type_a_number_fits_it(void **state)
{
    static const char *const WAYS[] = {"768/QĐ-UBND", "768/qd-ubnd", "768 QD UBND", "768 qd", "768qd", "so 768",
                                       "số: 768",     "768",         "0768",        "QĐ 768",  "quyết định 768",
                                       "Quyết định số 768/QĐ-UBND",  "768 ubnd",    "768 qđ 2021", "768/QĐ-UBND năm 2021"};
    struct number key, asked;

    (void)state;
    assert_true(number_parse("768/QĐ-UBND", &key));
    key.year = 2021;
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        if (!number_parse_query(WAYS[i], strlen(WAYS[i]), &asked))
            fail_msg("'%s' is not taken for a number", WAYS[i]);
        if (number_fit(&asked, &key) == 0)
            fail_msg("'%s' does not fit", WAYS[i]);
    }
}

static void test_other_numbers_do_not_fit(void **state)
{
    static const char *const OTHERS[] = {"769", "76", "768/KH-UBND", "768 sgd", "768/qd-ubnd 2020", "kế hoạch 768"};
    struct number key, asked;

    (void)state;
    assert_true(number_parse("768/QĐ-UBND", &key));
    key.year = 2021;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        assert_true(number_parse_query(OTHERS[i], strlen(OTHERS[i]), &asked));
        assert_int_equal(number_fit(&asked, &key), 0);
    }
}

static void test_a_date_or_sentence_is_not_a_number(void **state)
{
    static const char *const WORDS[] = {"15/3/2021", "cải cách hành chính", "", "giai đoạn 2021", "QĐ-UBND"};
    struct number asked;

    (void)state;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        assert_false(number_parse_query(WORDS[i], strlen(WORDS[i]), &asked));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_gives_its_key_and_its_fold),
        cmocka_unit_test(test_d_with_stroke_folds_to_d),
        cmocka_unit_test(test_tone_placement_and_final_i_y_are_one_key),
        cmocka_unit_test(test_words_that_only_look_alike_stay_apart),
        cmocka_unit_test(test_a_symbol_is_its_words_and_a_whole),
        cmocka_unit_test(test_a_number_apart_from_its_symbol_is_words),
        cmocka_unit_test(test_offsets_are_those_of_the_word_in_the_text),
        cmocka_unit_test(test_decomposed_letters_stay_one_word),
        cmocka_unit_test(test_invalid_bytes_part_words_and_harm_nothing),
        cmocka_unit_test(test_an_endless_word_is_cut),
        cmocka_unit_test(test_numbers_of_all_forms_have_keys),
        cmocka_unit_test(test_every_way_to_type_a_number_fits_it),
        cmocka_unit_test(test_other_numbers_do_not_fit),
        cmocka_unit_test(test_a_date_or_sentence_is_not_a_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

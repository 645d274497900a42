/* What the page and the commands say: phrases in both languages, one told from more, sentences of the library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "tools/web/phrase.h"
#include "tools/web/sentence.h"

/* The directives of a printf format, one after the other. */
static const char *directives(struct arena *arena, const char *text)
{
    cleanup_buf struct buf out = {0};

    for (text = strchr(text, '%'); text; text = strchr(text, '%')) {
        size_t n = 1 + strspn(text + 1, "0123456789.lz");

        buf_append(&out, text, n + (text[n] != '\0'));
        text += n + (text[n] != '\0');
    }
    return arena_strdup(arena, buf_string(&out));
}

static void test_a_phrase_has_the_same_places_in_both_languages(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    for (int i = 0; i < PHRASE_COUNT; i++) {
        const char *vi = phrase_text(LANGUAGE_VI, (enum phrase)i), *en = phrase_text(LANGUAGE_EN, (enum phrase)i);

        assert_true(vi && en && *vi && *en && text_is_utf8(vi, strlen(vi)));
        if (strcmp(directives(&arena, vi), directives(&arena, en)) != 0)
            fail_msg("'%s' and '%s'", vi, en);
    }
}

/* Each {one|more} is whole and has a value before it. */
static void test_a_choice_of_words_follows_a_value(void **state)
{
    (void)state;
    for (int i = 0; i < PHRASE_COUNT; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *text = phrase_text((enum language)language, (enum phrase)i), *value = strchr(text, '%');

            for (const char *at = text; (at = strpbrk(at, "{|}")); at++) {
                const char *bar = strchr(at, '|'), *end = strchr(at, '}');

                if (*at != '{' || !value || value > at || !bar || !end || bar > end ||
                    strcspn(at + 1, "%{") < (size_t)(end - at))
                    fail_msg("'%s' has no choice at '%s'", text, at);
                at = end;
            }
        }
}

static void test_one_is_told_from_more(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_string_equal(phrase_with(&arena, LANGUAGE_EN, PHRASE_FOUND, "1"), "1 document");
    assert_string_equal(phrase_with(&arena, LANGUAGE_EN, PHRASE_FOUND, "21"), "21 documents");
    assert_string_equal(phrase_with(&arena, LANGUAGE_EN, PHRASE_CLI_HOSO_SIZE, 1LL, 0LL), "1 document, 0 pages");
    assert_string_equal(phrase_with(&arena, LANGUAGE_VI, PHRASE_CLI_HOSO_SIZE, 1LL, 2LL), "1 văn bản, 2 trang");
    assert_string_equal(phrase_with(&arena, LANGUAGE_EN, PHRASE_CLI_HOSO_NO_DOSSIER, 1LL, "{a|b}", "%s"),
                        "1 document is in no dossier: {a|b}%s\n");
}

static void test_a_sentence_of_the_library_has_the_same_values_in_both_languages(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *formats[LANGUAGE_COUNT];
    size_t n = 0;

    (void)state;
    for (; sentence_formats(n, formats); n++) {
        const char *asked = directives(&arena, formats[LANGUAGE_EN]);
        size_t values = 0;

        for (const char *at = asked; (at = strchr(at, '%')); at++)
            values++;
        if (strcmp(asked, directives(&arena, formats[LANGUAGE_VI])) != 0 || values > SENTENCE_VALUES ||
            !text_is_utf8(formats[LANGUAGE_VI], strlen(formats[LANGUAGE_VI])))
            fail_msg("'%s' and '%s'", formats[LANGUAGE_EN], formats[LANGUAGE_VI]);
    }
    assert_true(n > 100);
}

/* The format with a name for each text and a figure for each number. */
static const char *filled(struct arena *arena, const char *format)
{
    cleanup_buf struct buf out = {0};

    for (const char *at = format; *at;) {
        size_t plain = strcspn(at, "%"), n;

        buf_append(&out, at, plain);
        at += plain;
        if (!*at)
            break;
        n = 1 + strspn(at + 1, "0123456789.lz");
        buf_puts(&out, at[n] == 's' ? "tên" : "7");
        at += n + 1;
    }
    return arena_strdup(arena, buf_string(&out));
}

/* Each is found by its own format: none before it in the table takes it for another sentence. */
static void test_no_sentence_of_the_library_hides_another(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *formats[LANGUAGE_COUNT];

    (void)state;
    for (size_t n = 0; sentence_formats(n, formats); n++)
        assert_string_equal(sentence_say(&arena, LANGUAGE_VI, filled(&arena, formats[LANGUAGE_EN])),
                            filled(&arena, formats[LANGUAGE_VI]));
}

#define ASSERT_SAID(english, vietnamese)                                                                               \
    assert_string_equal(sentence_say(&arena, LANGUAGE_VI, english), vietnamese)

static void test_sentences_of_the_library_are_said_in_vietnamese(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    ASSERT_SAID("not a scan: a Word document", "không phải bản quét: văn bản Word");
    ASSERT_SAID("page 12: page 12 is damaged: bad marker in tile 3", "trang 12: trang 12 bị hỏng: bad marker in tile 3");
    ASSERT_SAID("page 3 is larger than 150 million pixels (20000 x 9000): scan it again at 300 dpi",
                "trang 3 lớn hơn 150 triệu điểm ảnh (20000 x 9000): hãy quét lại ở 300 dpi");
    ASSERT_SAID("cannot be read: took more processor time than limits.page_seconds allows (3 attempts)",
                "không đọc được: tốn nhiều thời gian xử lý hơn limits.page_seconds cho phép (đã thử 3 lần)");
    ASSERT_SAID("has a /Launch action: ignored; page 2 repeats page 1; and more such pages",
                "có lệnh /Launch: đã bỏ qua; trang 2 lặp lại trang 1; và các trang khác như thế");
    ASSERT_SAID("the page 'an empty file' is in the way: an empty file; mend or remove it and ingest the folder again",
                "trang 'an empty file' cản trở: tệp rỗng; hãy sửa hoặc bỏ trang đó rồi nhập lại thư mục");
    ASSERT_SAID("'a; b: c' is a symbolic link and is left out", "'a; b: c' là liên kết tượng trưng nên bị bỏ lại");
    ASSERT_SAID("cannot read 'x': Permission denied", "không đọc được 'x': không có quyền");
    ASSERT_SAID("cannot move 'a: b' to 'c; d': No space left on device", "không chuyển được 'a: b' sang 'c; d': hết chỗ trên ổ đĩa");
    ASSERT_SAID("document 7: page 2: '/kho/a' is not a file", "văn bản 7: trang 2: '/kho/a' không phải một tệp");
    ASSERT_SAID("/kho/sohoa.ini:7: there is no setting 'số' in a section [run]; see sohoa.ini(5)",
                "/kho/sohoa.ini:7: không có thiết lập 'số' trong mục [run]; xem sohoa.ini(5)");
    ASSERT_SAID("there is no option '-z'; see: sohoa review --help", "không có tùy chọn '-z'; xem: sohoa review --help");
    ASSERT_SAID("Tiêu đề hồ sơ (title) has 1200 characters; at most 1000 are allowed",
                "Tiêu đề hồ sơ (title) dài 1200 ký tự; quy định tối đa 1000");
    ASSERT_SAID("document 12: sheets 3-9, note ''", "văn bản 12: tờ 3-9, ghi chú ''");
    ASSERT_SAID("title: 'a; b', was ''; mode: '', was '01'", "Tiêu đề hồ sơ: 'a; b', trước là ''; Chế độ sử dụng: '', trước là '01'");
    ASSERT_SAID("documents added: 3, 5-9", "thêm văn bản: 3, 5-9");
    ASSERT_SAID("from '/in/a; b.pdf'", "từ '/in/a; b.pdf'");
    ASSERT_SAID("signer: 'Bố' follows a corrected word, before it 'number'; review",
                "Người ký: 'Bố' theo chữ đã sửa, trước đó 'number'; Cần duyệt");
    ASSERT_SAID("nobody knows this: nor this; nor that", "nobody knows this: nor this; nor that");
    ASSERT_SAID("page x repeats page y", "page x repeats page y");
    ASSERT_SAID("", "");
    assert_null(sentence_say(&arena, LANGUAGE_VI, NULL));
    assert_string_equal(sentence_say(&arena, LANGUAGE_EN, "has no pages"), "has no pages");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_phrase_has_the_same_places_in_both_languages),
        cmocka_unit_test(test_a_choice_of_words_follows_a_value),
        cmocka_unit_test(test_one_is_told_from_more),
        cmocka_unit_test(test_a_sentence_of_the_library_has_the_same_values_in_both_languages),
        cmocka_unit_test(test_no_sentence_of_the_library_hides_another),
        cmocka_unit_test(test_sentences_of_the_library_are_said_in_vietnamese),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Facts about repairs of marks and quarters: what is put right, and what is never touched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ocr/choices.h"
#include "ocr/compounds.h"
#include "ocr/repair.h"
#include "pipeline/base/memory.h"

struct desk {
    struct compounds *compounds;
    struct arena arena;
    struct word words[40];
    size_t count;
};

static int open_desk(void **state)
{
    struct desk *desk = memory_alloc(sizeof *desk);

    desk->compounds = compounds_new();
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;

    compounds_free(desk->compounds);
    arena_release(&desk->arena);
    memory_free_pointer(&desk);
    return 0;
}

/* Words of one line, parted by spaces; "|" begins another block. */
static void set_words(struct desk *desk, const char *text)
{
    char *copy = arena_strdup(&desk->arena, text), *rest = NULL;
    int block = 1;

    desk->count = 0;
    for (char *s = strtok_r(copy, " ", &rest); s; s = strtok_r(NULL, " ", &rest)) {
        if (strcmp(s, "|") == 0)
            block++;
        else
            desk->words[desk->count++] = (struct word){.text = s, .block = block, .line = block};
    }
}

/* The text with every repair that is proposed. */
static const char *proposed(struct desk *desk, const char *text)
{
    struct repair repairs[80];
    cleanup_buf struct buf out = {0};
    size_t count;

    set_words(desk, text);
    count = repair_find_marks(desk->compounds, &desk->arena, desk->words, desk->count, repairs, 80);
    for (size_t i = 0; i < count; i++)
        desk->words[repairs[i].word].text = repairs[i].text;
    for (size_t i = 0; i < desk->count; i++)
        buf_printf(&out, "%s%s", i ? " " : "", desk->words[i].text);
    return arena_strdup(&desk->arena, buf_string(&out));
}

static void marks_that_make_no_word_are_put_right(void **state)
{
    assert_string_equal(proposed(*state, "việc tố chức hội nghị"), "việc tổ chức hội nghị");
    assert_string_equal(proposed(*state, "Phân đầu năm"), "Phấn đấu năm");
    assert_string_equal(proposed(*state, "PHÒNG TỐ CHỨC"), "PHÒNG TỔ CHỨC");
    assert_string_equal(proposed(*state, "(nội đụng, kinh phi)"), "(nội dung, kinh phí)");
    assert_string_equal(proposed(*state, "xây đựng cöng nghệ"), "xây dựng công nghệ");
}

static void what_is_a_word_stays(void **state)
{
    static const char *const TEXTS[] = {
        "tổ chức kiểm tra",     "giả định của gia đình",  "công an hàng hoá và hàng hóa", "hoà giải, hòa giải",
        "các thẩm tra trả lời", "tại khoản 3 và tài khoản", "phân công phản công",          "ảnh hưởng tới",
    };

    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        assert_string_equal(proposed(*state, TEXTS[i]), TEXTS[i]);
}

static void a_known_word_shields_its_neighbour(void **state)
{
    /* "tra lời" would be "trả lời", but "thẩm tra" is a word */
    assert_string_equal(proposed(*state, "thẩm tra lời khai"), "thẩm tra lời khai");
    assert_string_equal(proposed(*state, "tra lời"), "trả lời");
}

static void names_codes_and_numbers_are_never_touched(void **state)
{
    static const char *const TEXTS[] = {
        "ông Lê Tố Chức", "bà Nhân Dần", "TỐ chức", "tố1 chức", "tố-chức", "tố/chức năm", "tố chức2", "tố, chức", "tố | chức",
    };

    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        assert_string_equal(proposed(*state, TEXTS[i]), strcmp(TEXTS[i], "tố | chức") ? TEXTS[i] : "tố chức");
}

static void small_words_are_right_by_themselves(void **state)
{
    assert_string_equal(proposed(*state, "để nghị"), "để nghị"); /* and not "đề nghị" */
    assert_string_equal(proposed(*state, "đê nghị"), "đề nghị");
}

/* A word of letters with their alternatives: "đ|o|i ổ|ố" are two letters of which the second may be two. */
static struct choice_word choice_of(struct arena *arena, int x, const char *const letters[][3], size_t count)
{
    struct choice_word word = {.box = {x, 0, 50, 20}, .letters = arena_alloc(arena, count * sizeof *word.letters), .count = count};

    for (size_t i = 0; i < count; i++) {
        word.letters[i].texts = arena_alloc(arena, 3 * sizeof *word.letters[i].texts);
        for (size_t k = 0; k < 3 && letters[i][k]; k++)
            word.letters[i].texts[word.letters[i].count++] = letters[i][k];
    }
    return word;
}

static void a_repair_takes_what_the_engine_weighed(void **state)
{
    struct desk *desk = *state;
    static const char *const WORD[][3] = {{"t"}, {"ố", "ổ"}}, *const OTHER[][3] = {{"t"}, {"ố"}};
    struct choice_word words[] = {choice_of(&desk->arena, 0, WORD, 2), choice_of(&desk->arena, 60, OTHER, 2)};
    struct choices choices = {words, 2};

    assert_true(choices_allow(&choices, (struct box){2, 1, 47, 18}, "tổ"));
    assert_true(choices_allow(&choices, (struct box){2, 1, 47, 18}, "tố"));
    assert_false(choices_allow(&choices, (struct box){2, 1, 47, 18}, "tồ"));
    assert_false(choices_allow(&choices, (struct box){2, 1, 47, 18}, "tổn"));
    assert_false(choices_allow(&choices, (struct box){2, 1, 47, 18}, "t"));
    assert_false(choices_allow(&choices, (struct box){62, 1, 47, 18}, "tổ")); /* printed without doubt */
    assert_false(choices_allow(&choices, (struct box){200, 1, 47, 18}, "tổ"));
}

static const char *quarter(struct desk *desk, int width, const char *text)
{
    struct word words[2] = {{.box = {0, 0, 100, 30}, .text = "Quý"}, {.box = {0, 30, width, 24}, .text = text}};

    repair_quarters(&desk->arena, words, 2);
    if (strcmp(words[1].text, text) != 0)
        assert_string_equal(words[1].raw, text);
    else
        assert_null(words[1].raw);
    return words[1].text;
}

static void a_quarter_is_told_by_its_width(void **state)
{
    assert_string_equal(quarter(*state, 193, "IH/2023"), "III/2023");
    assert_string_equal(quarter(*state, 173, "I/2023;"), "II/2023;");
    assert_string_equal(quarter(*state, 173, "II2023"), "II/2023");
    assert_string_equal(quarter(*state, 195, "1V/2023,"), "IV/2023,");
    assert_string_equal(quarter(*state, 161, "1/2023"), "1/2023");
    assert_string_equal(quarter(*state, 161, "3/2023"), "3/2023");
    assert_string_equal(quarter(*state, 193, "hạn"), "hạn");
    assert_string_equal(quarter(*state, 193, "I"), "I");
}

static void a_lone_stroke_beside_roman_quarters_is_one(void **state)
{
    struct desk *desk = *state;
    struct word words[] = {{.box = {0, 0, 100, 30}, .text = "Quý"},  {.box = {0, 0, 173, 30}, .text = "II/2023"},
                           {.box = {0, 0, 100, 30}, .text = "Quý"},  {.box = {0, 0, 154, 30}, .text = "1/2023"},
                           {.box = {0, 0, 100, 30}, .text = "ngày"}, {.box = {0, 0, 154, 30}, .text = "1/2023"}};

    repair_quarters(&desk->arena, words, 6);
    assert_string_equal(words[3].text, "I/2023");
    assert_string_equal(words[3].raw, "1/2023");
    assert_string_equal(words[5].text, "1/2023");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_that_make_no_word_are_put_right),
        cmocka_unit_test(what_is_a_word_stays),
        cmocka_unit_test(a_known_word_shields_its_neighbour),
        cmocka_unit_test(names_codes_and_numbers_are_never_touched),
        cmocka_unit_test(small_words_are_right_by_themselves),
        cmocka_unit_test(a_repair_takes_what_the_engine_weighed),
        cmocka_unit_test(a_quarter_is_told_by_its_width),
        cmocka_unit_test(a_lone_stroke_beside_roman_quarters_is_one),
    };

    return cmocka_run_group_tests(tests, open_desk, close_desk);
}

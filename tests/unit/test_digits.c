/* The reader of written digits: strips of paper, decoding, and what it makes of print and of bare paper. */
#include "tests/unit/page_drawing.h"

#include "ocr/digits.h"
#include "ocr/digits_decode.h"
#include "ocr/digits_net.h"
#include "ocr/digits_weights.h"
#include "pipeline/image/strip.h"

/* Probabilities of steps that are each nearly sure of one sign; '-' stands for nothing. */
static int spell(const char *signs, float *out)
{
    int steps = (int)strlen(signs);

    for (int t = 0; t < steps; t++)
        for (int k = 0; k < DIGITS_SIGNS; k++) {
            int meant = signs[t] == '-' ? DIGITS_NOTHING : signs[t] == '/' ? DIGITS_SLASH : signs[t] - '0';

            out[t * DIGITS_SIGNS + k] = k == meant ? 0.989f : 0.001f;
        }
    return steps;
}

static void assert_spells(const char *signs, const char *text)
{
    float steps[64 * DIGITS_SIGNS];
    struct decode_string best[3];
    int n = spell(signs, steps);

    assert_int_equal(digits_decode_best(steps, n, best, 3), 3);
    assert_string_equal(best[0].text, text);
    assert_true(best[0].probability > best[1].probability);
}

static void test_a_sign_over_several_steps_is_one_sign(void **state)
{
    (void)state;
    assert_spells("--77-66-8--", "768");
}

static void test_the_same_sign_after_nothing_is_a_second_one(void **state)
{
    (void)state;
    assert_spells("-1-1-", "11");
    assert_spells("-11--", "1");
}

static void test_slashes_are_signs(void **state)
{
    (void)state;
    assert_spells("-1-6-/-2-0-1-8-", "16/2018");
}

static void test_bare_paper_spells_the_empty_string(void **state)
{
    (void)state;
    assert_spells("------", "");
}

static void test_the_beam_and_the_exact_sum_agree(void **state)
{
    float steps[64 * DIGITS_SIGNS];
    struct decode_string best[4];
    int n = spell("--4-44--0-", steps);
    size_t count = digits_decode_best(steps, n, best, 4);

    (void)state;
    for (size_t i = 0; i < count; i++)
        assert_float_equal(best[i].probability / digits_decode_probability(steps, n, best[i].text), 1, 0.05);
    assert_true(best[0].probability <= 1 + 1e-6);
}

static void test_a_string_longer_than_the_strip_is_impossible(void **state)
{
    float steps[64 * DIGITS_SIGNS];

    (void)state;
    assert_true(digits_decode_probability(steps, spell("7-", steps), "7777") == 0);
    assert_true(digits_decode_probability(steps, 0, "7") == 0);
}

static void test_a_string_too_long_to_hold_is_never_built(void **state)
{
    float steps[80 * DIGITS_SIGNS];
    struct decode_string best[2];
    int n = spell("1-2-3-4-5-6-7-8-9-0-1-2-3-4-5-6-7-8-9-0-1-2-3-", steps);

    (void)state;
    assert_true(digits_decode_best(steps, n, best, 2) > 0);
    assert_true(strlen(best[0].text) < DECODE_TEXT);
}

static void test_weights_of_another_size_are_refused(void **state)
{
    struct err err = {0};

    (void)state;
    assert_null(digits_net_new(digits_weights(0), digits_weights_size(0) - 2, &err));
    assert_non_null(strstr(err.message, "make them again"));
}

static void test_every_step_is_a_distribution(void **state)
{
    struct err err = {0};
    struct digits_net *net = digits_net_new(digits_weights(0), digits_weights_size(0), &err);
    float strip[DIGITS_HEIGHT * 40] = {0}, out[20 * DIGITS_SIGNS];

    (void)state;
    assert_non_null(net);
    for (int i = 0; i < DIGITS_HEIGHT * 40; i++)
        strip[i] = (float)(i * 7919 % 101) / 100;
    digits_net_read(net, strip, 40, out);
    for (int t = 0; t < 20; t++) {
        double sum = 0;

        for (int k = 0; k < DIGITS_SIGNS; k++)
            sum += out[t * DIGITS_SIGNS + k];
        assert_float_equal(sum, 1, 1e-4);
    }
    digits_net_free(net);
}

/* A line of print in leptonica's own font, `scale` times as large, ink of `level` on paper of 240. */
static struct image *print(const char *text, float scale, int level, int pad)
{
    L_BMF *font = bmfCreate(NULL, 20);
    PIX *page = pixCreate(1000, 200, 8), *cut, *large;
    l_int32 width = 0, overflow = 0;

    pixSetAllArbitrary(page, 240);
    pixSetTextline(page, font, text, (l_uint32)level, 60, 120, &width, &overflow);
    /* The font's digits are 60 px tall. */
    cut = pixClipRectangle(page, &(BOX){.x = 60 - pad, .y = 62 - pad, .w = width + 2 * pad, .h = 62 + 2 * pad}, NULL);
    large = pixScale(cut, scale, scale);
    pixDestroy(&page);
    pixDestroy(&cut);
    bmfDestroy(&font);
    return image_from_pix(large);
}

static void test_a_bare_crop_holds_no_writing(void **state)
{
    cleanup_image struct image *crop = print(" ", 2, 20, 10);
    struct strip_writing writing;

    (void)state;
    assert_false(strip_find(crop, 0, 0, &writing));
}

static void test_writing_is_found_at_its_size(void **state)
{
    cleanup_image struct image *crop = print("768", 2, 20, 10);
    struct strip_writing writing;

    (void)state;
    assert_true(strip_find(crop, 0, 0, &writing));
    assert_true(writing.size > 105 && writing.size < 130);
    assert_int_equal(writing.mark_count, 3);
    assert_true(writing.paper - writing.ink > 150);
}

static void test_a_strip_is_as_tall_as_asked_and_never_cut(void **state)
{
    cleanup_image struct image *crop = print("768768768768", 3, 20, 10);
    struct strip_writing writing;
    struct strip strip;

    (void)state;
    assert_true(strip_find(crop, 0, 0, &writing));
    assert_false(strip_take(crop, &writing, 32, 20, 100, &strip));
    assert_true(strip_take(crop, &writing, 32, 20, 400, &strip));
    assert_int_equal(strip.height, 32);
    assert_true(strip.width > 100 && strip.width % 2 == 0);
    for (int i = 0; i < strip.height * strip.width; i++)
        assert_true(strip.ink[i] >= 0 && strip.ink[i] <= 1);
    strip_release(&strip);
}

static void test_marks_are_kept_or_left_out_whole(void **state)
{
    cleanup_image struct image *crop = print("768", 2, 20, 10), *part = NULL;
    struct strip_writing all, writing;

    (void)state;
    assert_true(strip_find(crop, 0, 0, &all));
    /* From inside the first digit, past its middle, on. */
    part = strip_between(crop, all.marks[0].x + 3 * all.marks[0].w / 4, image_width(crop));
    assert_true(strip_find(part, 0, 0, &writing));
    assert_int_equal(writing.mark_count, 2);
    image_free(part);
    part = strip_between(crop, all.marks[0].x + all.marks[0].w / 4, image_width(crop));
    assert_true(strip_find(part, 0, 0, &writing));
    assert_int_equal(writing.mark_count, 3);
    assert_int_equal(writing.marks[0].w, all.marks[0].w);
}

/* What the reader makes of a crop; "" and 0 when it sees no writing. */
static struct digits_string read_crop(const struct image *crop, int *unexplained)
{
    struct err err = {0};
    struct digits *digits = digits_open(&err);
    struct digits_look *look = digits_look_open();
    struct digits_string best = {"", 0};

    assert_non_null(digits);
    *unexplained = 0;
    if (digits_look_at(look, digits, crop, &(struct digits_place){0})) {
        assert_true(digits_best(look, false, &best, 1) == 1);
        *unexplained = digits_unexplained(look);
        assert_true(digits_probability(look, best.text) <= 1);
    }
    digits_look_close(look);
    digits_close(digits);
    return best;
}

static void test_print_is_read_at_any_size_and_tone(void **state)
{
    static const float scales[] = {0.5f, 1, 2};

    (void)state;
    for (int i = 0; i < 3; i++) {
        cleanup_image struct image *dark = print("2085", scales[i], 10, 8), *pale = print("2085", scales[i], 150, 8);
        int unexplained;

        assert_string_equal(read_crop(dark, &unexplained).text, "2085");
        assert_int_equal(unexplained, 0);
        assert_string_equal(read_crop(pale, &unexplained).text, "2085");
    }
}

static void test_the_slash_after_the_number_is_not_part_of_it(void **state)
{
    cleanup_image struct image *crop = print("768/", 1, 10, 8);
    int unexplained;

    (void)state;
    assert_string_equal(read_crop(crop, &unexplained).text, "768");
}

static void test_letters_after_the_slash_never_lengthen_the_number(void **state)
{
    cleanup_image struct image *crop = print("768/QB", 1, 10, 8);
    int unexplained;
    struct digits_string best;

    (void)state;
    best = read_crop(crop, &unexplained);
    assert_true(strcmp(best.text, "768") == 0 || strncmp(best.text, "768/", 4) == 0);
}

static void test_a_bare_crop_reads_as_nothing(void **state)
{
    cleanup_image struct image *crop = print(" ", 2, 10, 8);
    int unexplained;

    (void)state;
    assert_string_equal(read_crop(crop, &unexplained).text, "");
}

static void test_letters_among_the_digits_are_not_explained_away(void **state)
{
    cleanup_image struct image *crop = print("12 RMK 4", 2, 10, 8);
    struct digits_string best;
    int unexplained;

    (void)state;
    best = read_crop(crop, &unexplained);
    assert_true(unexplained > 0 || best.probability < 0.5);
}

/* The probability of `text` in a crop of "768" whose first sign is taken for a letter of the word before. */
static double cut_probability(const char *text, bool words)
{
    cleanup_image struct image *crop = print("768", 1, 10, 8);
    struct err err = {0};
    struct digits *digits = digits_open(&err);
    struct digits_look *look = digits_look_open();
    struct strip_writing all;
    struct digits_place alone = {0}, among = {.words = true};
    double probability;

    assert_non_null(digits);
    assert_true(strip_find(crop, 0, 0, &all));
    alone.from = alone.left = all.marks[0].x + all.marks[0].w;
    alone.right = alone.to = image_width(crop);
    alone.unit = all.size;
    alone.middle = (all.top + all.bottom) / 2;
    assert_true(digits_look_at(look, digits, crop, &alone));
    if (words)
        assert_true(digits_look_at(look, digits, crop, &among));
    probability = digits_probability(look, text);
    digits_look_close(look);
    digits_close(digits);
    return probability;
}

static void test_a_digit_cut_off_is_doubted_where_the_words_beside_show_it(void **state)
{
    (void)state;
    assert_true(cut_probability("68", false) > 0.9);
    assert_true(cut_probability("68", true) < 0.55);
    assert_true(cut_probability("768", true) > 0.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_sign_over_several_steps_is_one_sign),
        cmocka_unit_test(test_the_same_sign_after_nothing_is_a_second_one),
        cmocka_unit_test(test_slashes_are_signs),
        cmocka_unit_test(test_bare_paper_spells_the_empty_string),
        cmocka_unit_test(test_the_beam_and_the_exact_sum_agree),
        cmocka_unit_test(test_a_string_longer_than_the_strip_is_impossible),
        cmocka_unit_test(test_a_string_too_long_to_hold_is_never_built),
        cmocka_unit_test(test_weights_of_another_size_are_refused),
        cmocka_unit_test(test_every_step_is_a_distribution),
        cmocka_unit_test(test_a_bare_crop_holds_no_writing),
        cmocka_unit_test(test_writing_is_found_at_its_size),
        cmocka_unit_test(test_a_strip_is_as_tall_as_asked_and_never_cut),
        cmocka_unit_test(test_marks_are_kept_or_left_out_whole),
        cmocka_unit_test(test_a_digit_cut_off_is_doubted_where_the_words_beside_show_it),
        cmocka_unit_test(test_print_is_read_at_any_size_and_tone),
        cmocka_unit_test(test_the_slash_after_the_number_is_not_part_of_it),
        cmocka_unit_test(test_letters_after_the_slash_never_lengthen_the_number),
        cmocka_unit_test(test_a_bare_crop_reads_as_nothing),
        cmocka_unit_test(test_letters_among_the_digits_are_not_explained_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Facts about Roman numbers told by their strokes, on letters drawn here: what is counted, what is not, and what is
 * then put right in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <leptonica/allheaders.h>

#include "ocr/repair.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/strokes.h"

#define WIDTH  300
#define HEIGHT 120
#define LEFT   60 /* px, of the first letter */
#define TOP    40
#define TALL   30
#define BROAD  5  /* of a stroke */
#define LETTER 11 /* of an I with its serifs */

static void ink(struct Pix *pix, int x, int y, int w, int h)
{
    struct Box *box = boxCreate(x, y, w, h);

    pixSetInRectArbitrary(pix, box, 20);
    boxDestroy(&box);
}

/* Draws I, H, T, V as a plain slope, 1 without a foot and dots; what stands at LEFT, its box. */
static struct box draw(struct Pix *pix, const char *text)
{
    int x = LEFT;

    pixSetAllArbitrary(pix, 235);
    for (; *text; text++)
        switch (*text) {
        case 'I':
            ink(pix, x + 3, TOP, BROAD, TALL);
            ink(pix, x, TOP, LETTER, 3);
            ink(pix, x, TOP + TALL - 3, LETTER, 3);
            x += LETTER + 1;
            break;
        case 'H':
            ink(pix, x, TOP, BROAD, TALL);
            ink(pix, x + 15, TOP, BROAD, TALL);
            ink(pix, x, TOP + TALL / 2 - 2, 15, 4);
            x += 22;
            break;
        case 'V':
            for (int i = 0; i < TALL; i++) {
                ink(pix, x + i / 3, TOP + i, BROAD, 1);
                ink(pix, x + 20 - i / 3, TOP + i, BROAD, 1);
            }
            x += 26;
            break;
        case 'w': /* a broader stroke */
            ink(pix, x, TOP, 3 * BROAD, TALL);
            x += 20;
            break;
        default:
            ink(pix, x + 2, TOP + TALL - 4, 4, 4);
            x += 8;
        }
    return (struct box){LEFT, TOP, x - LEFT, TALL};
}

static int count(const char *text)
{
    struct Pix *pix = pixCreate(WIDTH, HEIGHT, 8);
    struct box at = draw(pix, text);
    cleanup_image struct image *image = image_from_pix(pix);

    return strokes_upright(image, at, NULL);
}

static void strokes_are_counted(void **state)
{
    (void)state;
    assert_int_equal(count("I."), 1);
    assert_int_equal(count("II."), 2);
    assert_int_equal(count("III."), 3);
    assert_int_equal(count("III"), 3);
    assert_int_equal(count("IIII."), 4);
}

static void other_letters_are_not_strokes(void **state)
{
    (void)state;
    assert_int_equal(count("H."), 0);
    assert_int_equal(count("IV."), 0);
    assert_int_equal(count("V."), 0);
    assert_int_equal(count("VII."), 0);
    assert_int_equal(count("wI."), 0);
    assert_int_equal(count("."), 0);
    assert_int_equal(count("IIIII."), 0);
}

static void strokes_after_a_letter_are_told_apart(void **state)
{
    const char *const TEXTS[] = {"V.", "VI.", "VII.", "VIII.", "III."};

    (void)state;
    for (int i = 0; i < 5; i++) {
        struct Pix *pix = pixCreate(WIDTH, HEIGHT, 8);
        struct box at = draw(pix, TEXTS[i]);
        cleanup_image struct image *image = image_from_pix(pix);
        bool preceded = false;

        assert_int_equal(strokes_upright(image, at, &preceded), i < 4 ? i : 3);
        assert_int_equal(preceded, i < 4);
    }
}

static void a_box_that_lost_its_first_stroke_is_enough(void **state)
{
    struct Pix *pix = pixCreate(WIDTH, HEIGHT, 8);
    struct box at = draw(pix, "III.");
    cleanup_image struct image *image = image_from_pix(pix);

    (void)state;
    assert_int_equal(strokes_upright(image, (struct box){at.x + LETTER, at.y, at.w - LETTER, at.h}, NULL), 3);
}

static void rules_and_coarse_pictures_are_no_number(void **state)
{
    struct Pix *pix = pixCreate(WIDTH, HEIGHT, 8), *small;
    struct box at = draw(pix, "II.");
    cleanup_image struct image *image = NULL, *coarse = NULL, *bare = image_from_pix(pixCreate(WIDTH, HEIGHT, 8));

    (void)state;
    ink(pix, LEFT - 10, 0, BROAD, HEIGHT); /* of a table */
    small = pixScale(pix, 0.25f, 0.25f);
    image = image_from_pix(pix);
    coarse = image_from_pix(small);
    assert_int_equal(strokes_upright(image, at, NULL), 0);
    assert_int_equal(strokes_upright(coarse, (struct box){at.x / 4, at.y / 4, at.w / 4, at.h / 4}, NULL), 0);
    assert_int_equal(strokes_upright(bare, at, NULL), 0);
    assert_int_equal(strokes_upright(bare, (struct box){WIDTH - 5, HEIGHT - 5, 40, 40}, NULL), 0);
    assert_int_equal(strokes_upright(bare, (struct box){2 * WIDTH, 0, 40, 40}, NULL), 0);
}

/* What becomes of `text`, read where `drawn` is, before `next` of that line, line 2, or of another. */
static const char *repaired(struct arena *arena, const char *drawn, const char *text, const char *next, int line)
{
    struct Pix *pix = pixCreate(WIDTH, HEIGHT, 8);
    struct word words[] = {{.text = "nay", .block = 1, .line = 1},
                           {.text = text, .block = 1, .line = 2, .box = draw(pix, drawn)},
                           {.text = next, .block = 1, .line = line, .box = {200, TOP, 60, TALL}}};
    cleanup_image struct image *image = image_from_pix(pix);

    repair_sections(image, arena, words, 3);
    if (strcmp(words[1].text, text) != 0)
        assert_string_equal(words[1].raw, text);
    else
        assert_null(words[1].raw);
    return words[1].text;
}

static void a_section_gets_the_number_that_is_drawn(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_string_equal(repaired(&arena, "III.", "HI.", "TỔ", 2), "III.");
    assert_string_equal(repaired(&arena, "III.", "II.", "TỔ", 2), "III.");
    assert_string_equal(repaired(&arena, "II.", "I.", "Tổ", 2), "II.");
    assert_string_equal(repaired(&arena, "II.", "II.", "TỔ", 2), "II.");
    assert_string_equal(repaired(&arena, "III.", "II", "TỔ", 2), "III"); /* its dot was not seen */
    assert_string_equal(repaired(&arena, "II.", "1í.", "TỔ", 2), "1í."); /* may be eleven misread */
    assert_string_equal(repaired(&arena, "VIII.", "VII.", "TỔ", 2), "VIII.");
    assert_string_equal(repaired(&arena, "VI.", "VỊ.", "TỔ", 2), "VI.");
    assert_string_equal(repaired(&arena, "VII.", "HI.", "TỔ", 2), "HI."); /* a V that was not read */
}

static void a_number_alone_in_a_cell_is_one_of_a_section(void **state)
{
    struct Pix *pix = pixCreate(WIDTH, HEIGHT, 8);
    struct word words[] = {{.text = "1H", .block = 1, .line = 1, .box = draw(pix, "III")},
                           {.text = "Cải", .block = 2, .line = 2, .box = {200, TOP, 60, TALL}}};
    cleanup_image struct image *image = image_from_pix(pix);
    cleanup_arena struct arena arena = {0};

    (void)state;
    repair_sections(image, &arena, words, 2);
    assert_string_equal(words[0].text, "III");
    words[0] = (struct word){.text = "1H", .block = 2, .line = 1, .box = words[0].box};
    repair_sections(image, &arena, words, 2);
    assert_string_equal(words[0].text, "1H");
}

static void what_is_no_section_stays(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_string_equal(repaired(&arena, "II.", "11.", "TỔ", 2), "11.");
    assert_string_equal(repaired(&arena, "H.", "H.", "TỔ", 2), "H.");
    assert_string_equal(repaired(&arena, "I.", "i.", "Tổ", 2), "i.");
    assert_string_equal(repaired(&arena, "III.", "HI.", "tổ", 2), "HI.");
    assert_string_equal(repaired(&arena, "III.", "HI.", "TỔ", 3), "HI."); /* ends a line */
    assert_string_equal(repaired(&arena, "III", "HI", "Tổ", 2), "HI");
    assert_string_equal(repaired(&arena, "IV.", "IV.", "TỔ", 2), "IV.");
    assert_string_equal(repaired(&arena, "V.", "VI.", "TỔ", 2), "VI.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strokes_are_counted),
        cmocka_unit_test(other_letters_are_not_strokes),
        cmocka_unit_test(strokes_after_a_letter_are_told_apart),
        cmocka_unit_test(a_box_that_lost_its_first_stroke_is_enough),
        cmocka_unit_test(rules_and_coarse_pictures_are_no_number),
        cmocka_unit_test(a_section_gets_the_number_that_is_drawn),
        cmocka_unit_test(a_number_alone_in_a_cell_is_one_of_a_section),
        cmocka_unit_test(what_is_no_section_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

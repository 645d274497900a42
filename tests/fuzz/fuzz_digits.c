/* Any small picture as a strip of written digits: width and height (1 byte each), then grey pixels, paper where they
 * end; the last four bytes are also what is known of the place (unit, middle, left, right). */
#include <leptonica/allheaders.h>

#include "ocr/digits.h"
#include "pipeline/base/err.h"
#include "pipeline/image/image.h"
#include "tests/fuzz/pages.h"

static struct image *picture(struct fuzz_bytes *b)
{
    int width = (int)fuzz_byte(b) + 1, height = (int)fuzz_byte(b) + 1;
    PIX *pix = pixCreate(width, height, 8);

    pixSetAllArbitrary(pix, 230);
    for (int y = 0; y < height && b->left > 0; y++)
        for (int x = 0; x < width && b->left > 0; x++)
            pixSetPixel(pix, x, y, fuzz_byte(b));
    return image_from_pix(pix);
}

static void look(const struct image *image, const struct digits_place *place)
{
    static struct digits *digits;
    struct err err = {0};
    struct digits_look *look = digits_look_open();
    struct digits_string best[8];

    if (!digits)
        digits = digits_open(&err);
    FUZZ_HOLDS(digits);
    if (digits_look_at(look, digits, image, place)) {
        size_t n = digits_best(look, true, best, 8);
        double sum = 0;

        FUZZ_HOLDS(n <= 8);
        for (size_t i = 0; i < n; i++) {
            FUZZ_HOLDS(strspn(best[i].text, "0123456789/") == strlen(best[i].text));
            FUZZ_HOLDS(best[i].probability >= 0 && best[i].probability <= 1.0001);
            FUZZ_HOLDS(i == 0 || best[i].probability <= best[i - 1].probability);
            FUZZ_HOLDS(digits_probability(look, best[i].text) <= 1);
            sum += best[i].probability;
        }
        FUZZ_HOLDS(sum <= 1.34); /* a crop may be left out for each */
        FUZZ_HOLDS(digits_unexplained(look) >= 0);
        for (int i = 1; i < DIGITS_CROPS; i++)
            digits_look_at(look, digits, image, place);
        FUZZ_HOLDS(!digits_look_at(look, digits, image, place));
    }
    digits_look_close(look);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz_bytes b = {bytes, n};
    cleanup_image struct image *image = picture(&b);
    struct fuzz_bytes known = {n > 6 ? bytes + n - 4 : bytes, n > 6 ? 4 : 0};
    struct digits_place place = {.unit = fuzz_byte(&known), .middle = fuzz_byte(&known)};

    place.left = (int)fuzz_byte(&known);
    place.right = (int)fuzz_byte(&known);
    look(image, &place);
    return 0;
}

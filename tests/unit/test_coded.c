/* Pictures taken out of their files without decoding: what they decode to is what the file decodes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/coded.h"
#include "pipeline/image/decode.h"

enum { WIDTH = 203, HEIGHT = 149 };

static char folder[] = "/tmp/test_coded.XXXXXX";

static int setup(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    return 0;
}

static int teardown(void **state)
{
    struct err err;

    (void)state;
    return file_remove_tree(AT_FDCWD, folder, &err);
}

static uint8_t sample(int x, int y, int channel)
{
    return (uint8_t)(x * 3 + y * (5 + channel) + x * y / 37 + 40 * channel);
}

/* A TIFF of JPEG strips; grey, RGB as it is, or YCbCr. */
static void write_jpeg_tiff(const char *path, int channels, int photometric, int rows, bool tables)
{
    TIFF *tiff = TIFFOpen(path, "w");
    uint8_t line[WIDTH * 3];

    assert_non_null(tiff);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_JPEG);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, 80);
    if (!tables)
        TIFFSetField(tiff, TIFFTAG_JPEGTABLESMODE, 0);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 200.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 200.0);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH * channels; x++)
            line[x] = sample(x / channels, y, x % channels);
        assert_true(TIFFWriteScanline(tiff, line, (uint32_t)y, 0) > 0);
    }
    TIFFClose(tiff);
}

static void write_fax_tiff(const char *path, int photometric, int fill, int rows)
{
    TIFF *tiff = TIFFOpen(path, "w");
    uint8_t line[(WIDTH + 7) / 8];

    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, fill);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows);
    for (int y = 0; y < HEIGHT; y++) {
        for (size_t x = 0; x < sizeof line; x++)
            line[x] = (uint8_t)(y % 7 < 3 ? 0xF0 >> (x % 3) : y);
        assert_true(TIFFWriteScanline(tiff, line, (uint32_t)y, 0) > 0);
    }
    TIFFClose(tiff);
}

/* The largest difference of a channel between the file as it is decoded for reading and the JPEG taken from it. */
static int difference(const char *path, const struct coded *coded)
{
    cleanup_arena struct arena arena = {0};
    const struct decode_limits limits = {.pixels = 1000000, .pages = 10, .seconds = 10, .memory_mb = 500};
    struct geometry geometry;
    struct text_layer layer;
    struct err err = {0};
    cleanup_image struct image *image =
        decode_page(&arena, path, MEDIA_TIFF, 1, folder, &limits, &geometry, &layer, &err);
    PIX *taken = pixReadMemJpeg((l_uint8 *)coded->bytes.data, coded->bytes.len, 0, 1, NULL, 0);
    l_int32 same = 0;
    int most = 0;

    assert_non_null(image);
    assert_non_null(taken);
    assert_int_equal(pixGetWidth(taken), WIDTH);
    assert_int_equal(pixGetHeight(taken), HEIGHT);
    pixEqual(taken, image_pix(image), &same);
    for (int y = 0; !same && y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            l_uint32 a, b;

            pixGetPixel(taken, x, y, &a);
            pixGetPixel(image_pix(image), x, y, &b);
            for (int shift = pixGetDepth(taken) == 8 ? 0 : 8; shift < pixGetDepth(taken); shift += 8)
                most = abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > most
                           ? abs((int)(a >> shift & 255) - (int)(b >> shift & 255))
                           : most;
        }
    pixDestroy(&taken);
    return most;
}

static void strips_of_jpeg_become_one_picture_of_the_same_pixels(void **state)
{
    static const struct {
        int channels, photometric, rows;
    } cases[] = {{1, PHOTOMETRIC_MINISBLACK, 16},
                 {1, PHOTOMETRIC_MINISBLACK, 8},
                 {1, PHOTOMETRIC_MINISBLACK, HEIGHT},
                 {3, PHOTOMETRIC_YCBCR, 16},
                 {3, PHOTOMETRIC_YCBCR, 48}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cleanup_coded struct coded coded = {0};
        struct err err = {0};

        write_jpeg_tiff("j.tif", cases[i].channels, cases[i].photometric, cases[i].rows, true);
        assert_int_equal(coded_page("j.tif", MEDIA_TIFF, 1, &coded, &err), 1);
        assert_int_equal(coded.coding, CODING_JPEG);
        assert_int_equal(coded.components, cases[i].channels);
        assert_int_equal(coded.strip_count, 1);
        /* Colours under a strip's edge are blended with the next strip's where they are coded at half the size. */
        assert_true(difference("j.tif", &coded) <= (cases[i].channels == 1 ? 0 : 64));
    }
}

static void strips_with_tables_of_their_own_are_not_joined(void **state)
{
    struct coded coded;
    struct err err = {0};

    (void)state;
    write_jpeg_tiff("own.tif", 1, PHOTOMETRIC_MINISBLACK, 16, false);
    assert_int_equal(coded_page("own.tif", MEDIA_TIFF, 1, &coded, &err), 0);
}

static void three_colours_that_are_not_transformed_are_told(void **state)
{
    cleanup_coded struct coded coded = {0};
    struct err err = {0};

    (void)state;
    write_jpeg_tiff("rgb.tif", 3, PHOTOMETRIC_RGB, 16, true);
    assert_int_equal(coded_page("rgb.tif", MEDIA_TIFF, 1, &coded, &err), 1);
    assert_true(coded.untransformed);
    assert_int_equal(coded.components, 3);
}

static void strips_of_a_fax_are_taken_one_by_one(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        cleanup_coded struct coded plain = {0}, coded = {0};
        struct err err = {0};
        int rows = 0;

        write_fax_tiff("plain.tif", i & 1, FILLORDER_MSB2LSB, 64);
        write_fax_tiff("fax.tif", i & 1, i & 2 ? FILLORDER_LSB2MSB : FILLORDER_MSB2LSB, 64);
        assert_int_equal(coded_page("plain.tif", MEDIA_TIFF, 1, &plain, &err), 1);
        assert_int_equal(coded_page("fax.tif", MEDIA_TIFF, 1, &coded, &err), 1);
        assert_int_equal(coded.coding, CODING_CCITT);
        assert_int_equal(coded.strip_count, 3);
        for (size_t k = 0; k < coded.strip_count; k++)
            rows += coded.strips[k].rows;
        assert_int_equal(rows, HEIGHT);
        assert_int_equal(coded.black_is_1, i & 1);
        /* The order of the bits in the file makes no difference to the stream. */
        assert_int_equal(coded.bytes.len, plain.bytes.len);
        assert_memory_equal(coded.bytes.data, plain.bytes.data, plain.bytes.len);
    }
}

/* A raster of many colours or grey levels. */
static PIX *many_levels(int depth)
{
    PIX *pix = pixCreate(WIDTH, HEIGHT, depth);

    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            if (depth == 32)
                pixSetRGBPixel(pix, x, y, sample(x, y, 0), sample(x, y, 1), sample(x, y, 2));
            else
                pixSetPixel(pix, x, y, depth == 1 ? sample(x, y, 0) & 1 : sample(x, y, 0));
    return pix;
}

static void a_raster_is_coded_without_loss(void **state)
{
    static const int depths[] = {1, 8, 32};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        cleanup_coded struct coded coded = {0};
        cleanup_image struct image *image = image_from_pix(many_levels(depths[i]));
        struct err err = {0};

        assert_int_equal(coded_from_image(image, &coded, &err), 0);
        assert_int_equal(coded.coding, CODING_PNG);
        assert_int_equal(coded.bits * coded.components, depths[i] == 32 ? 24 : depths[i]);
        assert_int_equal(coded.width, WIDTH);
    }
}

static void a_raster_of_three_colours_takes_two_bits_a_pixel(void **state)
{
    cleanup_coded struct coded coded = {0};
    cleanup_image struct image *image = image_from_pix(pixCreate(WIDTH, HEIGHT, 32));
    struct err err = {0};

    (void)state;
    pixSetAll(image_pix(image));
    pixSetRGBPixel(image_pix(image), 5, 7, 250, 0, 3);
    pixSetRGBPixel(image_pix(image), 9, 7, 1, 2, 3);
    assert_int_equal(coded_from_image(image, &coded, &err), 0);
    assert_int_equal(coded.bits * coded.components, 2);
    assert_int_equal(coded.palette.len, 9);
    assert_non_null(memmem(coded.palette.data, coded.palette.len, "\xfa\0\3", 3));
    assert_non_null(memmem(coded.palette.data, coded.palette.len, "\1\2\3", 3));
}

/* Strokes with grey edges, as letters are drawn. */
static PIX *drawn_strokes(void)
{
    PIX *pix = pixCreate(WIDTH, HEIGHT, 32);

    pixSetAll(pix);
    for (int x = 20; x < 180; x += 20)
        for (int i = -2; i <= 2; i++)
            for (int y = 20; y < 120; y++)
                pixSetRGBPixel(pix, x + i, y, abs(i) == 2 ? 150 : 20, abs(i) == 2 ? 150 : 20, abs(i) == 2 ? 152 : 25);
    return pix;
}

static enum coding coding_of(PIX *pix)
{
    cleanup_coded struct coded coded = {0};
    cleanup_image struct image *image = image_from_pix(pix);
    struct err err = {0};

    assert_int_equal(coded_from_drawing(image, folder, &coded, &err), 0);
    assert_int_equal(coded.height, HEIGHT);
    return coded.coding;
}

static void only_a_drawing_of_black_on_white_becomes_a_fax(void **state)
{
    PIX *coloured = drawn_strokes(), *shaded = drawn_strokes(), *hairline = drawn_strokes();

    (void)state;
    pixSetRGBPixel(coloured, 190, 100, 200, 20, 20);
    for (int i = 0; i < 100; i++) {
        pixSetRGBPixel(shaded, 185 + i % 10, 30 + i / 10, 230, 230, 230);
        pixSetRGBPixel(hairline, 50 + i, 130, 160, 160, 160);
    }
    assert_int_equal(coding_of(drawn_strokes()), CODING_CCITT);
    assert_int_equal(coding_of(coloured), CODING_PNG);
    assert_int_equal(coding_of(shaded), CODING_PNG);
    assert_int_equal(coding_of(hairline), CODING_PNG);
}

static void what_a_pdf_may_not_hold_is_left_to_the_decoder(void **state)
{
    static const unsigned char cut[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
    static const unsigned char interlaced[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\1crc.";
    static const struct {
        const char *name;
        const unsigned char *bytes;
        size_t n;
        enum media media;
    } cases[] = {{"cut.jpg", cut, sizeof cut, MEDIA_JPEG},
                 {"interlaced.png", interlaced, sizeof interlaced - 1, MEDIA_PNG},
                 {"empty.png", interlaced, 8, MEDIA_PNG},
                 {"a.webp", cut, sizeof cut, MEDIA_WEBP}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct coded coded;
        struct err err = {0};

        assert_int_equal(file_write(AT_FDCWD, cases[i].name, cases[i].bytes, cases[i].n, &err), 0);
        assert_int_equal(coded_page(cases[i].name, cases[i].media, 1, &coded, &err), 0);
        assert_null(coded.bytes.data);
    }
}

static void a_jpeg_cut_anywhere_is_read_within_its_bounds(void **state)
{
    cleanup_buf struct buf whole = {0};
    PIX *pix = pixCreate(40, 40, 8);
    struct err err = {0};

    (void)state;
    pixWriteJpeg("whole.jpg", pix, 75, 1);
    pixDestroy(&pix);
    assert_int_equal(file_read(AT_FDCWD, "whole.jpg", 1 << 20, &whole, &err), 0);
    for (size_t n = 0; n <= whole.len; n++) {
        struct coded coded;

        assert_int_equal(file_write(AT_FDCWD, "part.jpg", whole.data, n, &err), 0);
        assert_int_equal(coded_page("part.jpg", MEDIA_JPEG, 1, &coded, &err), n == whole.len);
        coded_release(&coded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strips_of_jpeg_become_one_picture_of_the_same_pixels),
        cmocka_unit_test(strips_with_tables_of_their_own_are_not_joined),
        cmocka_unit_test(three_colours_that_are_not_transformed_are_told),
        cmocka_unit_test(strips_of_a_fax_are_taken_one_by_one),
        cmocka_unit_test(a_raster_is_coded_without_loss),
        cmocka_unit_test(a_raster_of_three_colours_takes_two_bits_a_pixel),
        cmocka_unit_test(only_a_drawing_of_black_on_white_becomes_a_fax),
        cmocka_unit_test(what_a_pdf_may_not_hold_is_left_to_the_decoder),
        cmocka_unit_test(a_jpeg_cut_anywhere_is_read_within_its_bounds),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}

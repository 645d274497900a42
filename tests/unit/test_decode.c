/* Files of all kinds turned into rasters. */
#include <tiffio.h>
#include <unistd.h>

#include "pipeline/image/decode_exif.h"
#include "tests/unit/decode_fixture.h"

static void pictures_of_every_kind_give_the_same_raster(void **state)
{
    static const struct {
        const char *name;
        int format, depth;
        enum media media;
        int expected;
    } cases[] = {
        {"a.png", IFF_PNG, 32, MEDIA_PNG, 32},       {"b.png", IFF_PNG, 1, MEDIA_PNG, 1},
        {"a.jpg", IFF_JFIF_JPEG, 8, MEDIA_JPEG, 8},  {"b.jpg", IFF_JFIF_JPEG, 32, MEDIA_JPEG, 32},
        {"a.bmp", IFF_BMP, 32, MEDIA_BMP, 32},       {"a.webp", IFF_WEBP, 32, MEDIA_WEBP, 32},
        {"a.jp2", IFF_JP2, 8, MEDIA_JP2, 8},         {"g4.tif", IFF_TIFF_G4, 1, MEDIA_TIFF, 1},
        {"g3.tif", IFF_TIFF_G3, 1, MEDIA_TIFF, 1},   {"lzw.tif", IFF_TIFF_LZW, 32, MEDIA_TIFF, 32},
        {"zip.tif", IFF_TIFF_ZIP, 8, MEDIA_TIFF, 8}, {"jpeg.tif", IFF_TIFF_JPEG, 8, MEDIA_TIFF, 8},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = save(cases[i].name, draw(600, 840, cases[i].depth), cases[i].format);
        cleanup_image struct image *image = NULL;
        struct geometry geometry;
        struct err err = {0};

        image = decode(path, cases[i].media, 1, &geometry, NULL, &err);
        if (!image)
            fail_msg("%s: %s", cases[i].name, err.message);
        assert_int_equal(image_depth(image), cases[i].expected);
        if (apart(image, 0, 8) > 0.01)
            fail_msg("%s: %.3f of the pixels differ", cases[i].name, apart(image, 0, 8));
    }
}

static void transparency_lies_on_white(void **state)
{
    struct Pix *pix = pixCreate(100, 100, 32);
    cleanup_image struct image *image = NULL;
    struct geometry geometry;
    struct err err = {0};
    l_uint32 pixel;

    (void)state;
    pixSetSpp(pix, 4); /* all black and wholly transparent */
    image = decode(save("clear.png", pix, IFF_PNG), MEDIA_PNG, 1, &geometry, NULL, &err);
    assert_non_null(image);
    pixGetPixel(image_pix(image), 50, 50, &pixel);
    assert_int_equal(pixel >> 8, 0xffffff);
}

enum shape { STRIPS, TILES };

/* Writes a grey ramp as a TIFF of 16 bits, in strips or tiles; a two-level one of `dpi` when bits is 1. */
static const char *save_tiff(const char *name, int width, int height, int bits, enum shape shape, float dpi)
{
    const char *path = in_folder(name);
    TIFF *tiff = TIFFOpen(path, "w");
    size_t row = (size_t)width * (size_t)bits / 8;
    unsigned char *line = calloc(256, row);

    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, bits == 1 ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, bits == 1 ? COMPRESSION_CCITTFAX4 : COMPRESSION_LZW);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, (double)dpi);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, (double)dpi);
    for (size_t i = 0; bits == 16 && i < 256 * row / 2; i++)
        ((uint16_t *)(void *)line)[i] = (uint16_t)(i % (size_t)width * 65535 / (size_t)width);
    if (shape == TILES) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 256);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, 256);
        assert_int_equal(width, 256);
        TIFFWriteTile(tiff, line, 0, 0, 0, 0);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 64);
        for (int y = 0; y < height; y++)
            TIFFWriteScanline(tiff, line, (uint32_t)y, 0);
    }
    TIFFClose(tiff);
    free(line);
    return path;
}

static void tiffs_of_16_bits_in_strips_and_tiles_become_grey(void **state)
{
    (void)state;
    for (int shape = STRIPS; shape <= TILES; shape++) {
        const char *path = save_tiff("ramp.tif", 256, 256, 16, (enum shape)shape, 100);
        cleanup_image struct image *image = NULL;
        struct geometry geometry;
        struct err err = {0};
        l_uint32 left, right;

        image = decode(path, MEDIA_TIFF, 1, &geometry, NULL, &err);
        assert_non_null(image);
        assert_int_equal(image_depth(image), 8);
        pixGetPixel(image_pix(image), 10, 100, &left);
        pixGetPixel(image_pix(image), 250, 100, &right);
        assert_in_range(left, 8, 12);
        assert_in_range(right, 247, 252);
    }
}

static void a_2400_dpi_scan_is_brought_down_to_300_dpi_and_grey(void **state)
{
    cleanup_image struct image *image = NULL;
    struct geometry geometry;
    struct err err = {0};

    (void)state;
    image =
        decode(save_tiff("fine.tif", 16000, 24000, 1, STRIPS, 2400), MEDIA_TIFF, 1, &geometry, NULL, &err);
    assert_non_null(image);
    assert_int_equal(geometry.width, 2000);
    assert_int_equal(geometry.dpi, 300);
    assert_true(geometry.dpi_known);
    assert_int_equal(image_depth(image), 8);
}

static void a_raster_over_the_limit_is_refused_before_it_is_decoded(void **state)
{
    const char *path = save("big.png", draw(600, 840, 8), IFF_PNG);
    struct decode_limits small = limits;
    struct geometry geometry;
    struct text_layer layer;
    struct probe probe;
    struct err err = {0};

    (void)state;
    small.pixels = 100000;
    assert_null(decode_page(&arena, path, MEDIA_PNG, 1, folder, &small, &geometry, &layer, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_int_equal(decode_probe(&arena, path, MEDIA_PNG, folder, &small, &probe, &err), -1);
    assert_int_equal(err.code, ERR_LIMIT);
}

static void a_file_cut_short_says_so(void **state)
{
    static const struct {
        const char *name;
        int format;
        enum media media;
    } cases[] = {{"cut.jpg", IFF_JFIF_JPEG, MEDIA_JPEG}, {"cut.png", IFF_PNG, MEDIA_PNG}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *path = save(cases[i].name, draw(600, 840, 8), cases[i].format);
        struct geometry geometry;
        struct err err = {0};

        assert_int_equal(truncate(path, 1500), 0);
        assert_null(decode(path, cases[i].media, 1, &geometry, NULL, &err));
        assert_int_equal(err.code, ERR_INPUT);
        assert_memory_equal(err.message, "page 1 is damaged: ", 19);
    }
}

static void a_page_that_is_not_there_is_an_error(void **state)
{
    struct geometry geometry;
    struct err err = {0};

    (void)state;
    assert_null(
        decode(save("one.tif", draw(600, 840, 1), IFF_TIFF_G4), MEDIA_TIFF, 2, &geometry, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

static void the_camera_says_which_way_is_up(void **state)
{
    static const int turns[] = {0, 0, 180, 180, 270, 90, 90, 270};
    static const bool mirrors[] = {false, true, false, true, true, false, true, false};

    (void)state;
    for (int i = 0; i < 8; i++) {
        unsigned char head[] = "\xff\xd8\xff\xe1\0\x22"
                               "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?\0\0"
                               "\0\0\0\0\xff\xda\0\0\0\0\0\0\0\0";
        bool mirrored;
        int rotation;

        head[31] = (unsigned char)(i + 1);
        decode_exif_orientation(head, sizeof head, &rotation, &mirrored);
        assert_int_equal(rotation, turns[i]);
        assert_int_equal(mirrored, mirrors[i]);
    }
}

/* ---- the files that broke other software ---- */

static enum media sniff_file(const char *path)
{
    unsigned char head[MEDIA_HEAD_BYTES];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, head, sizeof head);

    if (fd >= 0)
        close(fd);
    return media_sniff(head, n > 0 ? (size_t)n : 0, path);
}

static const char *shared(const char *name)
{
    const char *root = getenv("SOHOA_SHARED");
    const char *path = arena_printf(&arena, "%s/hostile/%s", root ? root : "../shared", name);

    if (access(path, R_OK) == 0)
        return path;
    print_message("%s is absent: set SOHOA_SHARED\n", path);
    return NULL;
}

static void files_nobody_can_archive_get_a_reason(void **state)
{
    static const struct {
        const char *name, *sentence;
    } cases[] = {
        {"zero-page/empty.pdf", "the file has no pages"},
        {"zero-page/poppler-67295-0.pdf", "the file has no pages"},
        {"zero-page/T02-02_005_page-tree-no-kids.pdf", "the file has no pages"},
        {"encrypted/saslprep-r6.pdf", "the file is encrypted: remove the password and ingest it again"},
        {"encrypted/enc-R2,V1,U=view,O=master.pdf", "the file is encrypted"},
        {"broken/invalid.pdf", "the file is damaged: "},
        {"hang/shared-unnamed-field.pdf", "the file is damaged: reading it takes more than 2 s"},
    };
    struct decode_limits quick = limits;

    (void)state;
    quick.seconds = 2;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = shared(cases[i].name);
        struct probe probe;
        struct err err = {0};

        if (!path)
            skip();
        assert_int_equal(decode_probe(&arena, path, MEDIA_PDF, folder, &quick, &probe, &err), -1);
        if (strncmp(err.message, cases[i].sentence, strlen(cases[i].sentence)) != 0)
            fail_msg("%s: %s", cases[i].name, err.message);
    }
}

static void active_content_is_ignored_and_told(void **state)
{
    const char *launch = shared("active/launch.pdf"), *attachment = shared("active/attachment.pdf");
    struct probe probe;
    struct err err = {0};

    (void)state;
    if (!launch || !attachment)
        skip();
    assert_int_equal(decode_probe(&arena, launch, MEDIA_PDF, folder, &limits, &probe, &err), 0);
    assert_string_equal(probe.warning, "has a /Launch action: ignored");
    assert_int_equal(decode_probe(&arena, attachment, MEDIA_PDF, folder, &limits, &probe, &err), 0);
    assert_string_equal(probe.warning, "has embedded files: not extracted");
}

static void bombs_are_refused_or_brought_down(void **state)
{
    static const struct {
        const char *name;
        bool decodes;
    } cases[] = {
        {"bomb/hugemono.pdf", false},
        {"bomb/bomb_giant.pdf", false},
        {"bomb/2400dpi.pdf", true},
        {"bomb/enormous.pdf", true},
        {"codec/masks.pdf", true},
        {"codec/old-style-jpeg-compression.tif", true},
        {"codec/jbig2.pdf", true},
        {"text-layer/invisible.pdf", true},
        {"text-layer/truetype_font_nomapping.pdf", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = shared(cases[i].name);
        cleanup_image struct image *image = NULL;
        struct text_layer layer;
        struct geometry geometry;
        struct err err = {0};

        if (!path)
            skip();
        image = decode(path, sniff_file(path), 1, &geometry, &layer, &err);
        if ((image != NULL) != cases[i].decodes)
            fail_msg("%s: %s", cases[i].name, image ? "decoded" : err.message);
        assert_int_equal(layer.count, 0);
        if (image)
            assert_true((long)geometry.width * geometry.height <= DECODE_PIXELS_KEPT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_of_every_kind_give_the_same_raster),
        cmocka_unit_test(transparency_lies_on_white),
        cmocka_unit_test(tiffs_of_16_bits_in_strips_and_tiles_become_grey),
        cmocka_unit_test(a_2400_dpi_scan_is_brought_down_to_300_dpi_and_grey),
        cmocka_unit_test(a_raster_over_the_limit_is_refused_before_it_is_decoded),
        cmocka_unit_test(a_file_cut_short_says_so),
        cmocka_unit_test(a_page_that_is_not_there_is_an_error),
        cmocka_unit_test(the_camera_says_which_way_is_up),
        cmocka_unit_test(files_nobody_can_archive_get_a_reason),
        cmocka_unit_test(active_content_is_ignored_and_told),
        cmocka_unit_test(bombs_are_refused_or_brought_down),
    };

    return cmocka_run_group_tests(tests, enter, leave);
}

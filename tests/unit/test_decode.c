/* Helper programs on a leash, and files of all kinds turned into rasters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/decode.h"
#include "pipeline/image/decode_exif.h"
#include "pipeline/image/pdf_letters.h"
#include "pipeline/image/program.h"

static const struct decode_limits limits = {
    .pixels = 150000000, .pages = 5000, .seconds = 10, .memory_mb = 1500};
static const struct program_limits leash = {.cpu_seconds = 5, .seconds = 10, .output_bytes = 1 << 20};

static struct arena arena;
static char folder[64];

static int enter(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_decode.XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int leave(void **state)
{
    struct err err;

    (void)state;
    arena_release(&arena);
    arena_init(&arena);
    return file_remove_tree(AT_FDCWD, folder, &err);
}

static const char *in_folder(const char *name)
{
    return file_join(&arena, folder, name);
}

/* ---- programs ---- */

static void a_program_gives_its_output_and_exit_code(void **state)
{
    cleanup_program struct program_result result;
    struct err err;

    (void)state;
    assert_int_equal(program_run((const char *const[]){"printf", "số %s", "12", NULL}, &leash, &result, &err),
                     0);
    assert_true(program_succeeded(&result));
    assert_string_equal(buf_string(&result.output), "số 12");
}

static void a_missing_program_is_a_matter_of_setup(void **state)
{
    struct program_result result;
    struct err err;

    (void)state;
    assert_int_equal(program_run((const char *const[]){"no-such-program", NULL}, &leash, &result, &err), -1);
    assert_int_equal(err.code, ERR_SETUP);
    program_result_release(&result);
}

static enum program_end end_of(const char *script, struct program_limits with, char *errors)
{
    cleanup_program struct program_result result;
    struct err err;

    assert_int_equal(program_run((const char *const[]){"sh", "-c", script, NULL}, &with, &result, &err), 0);
    if (errors)
        strcpy(errors, result.errors);
    return result.end;
}

static void a_program_that_hangs_is_killed_with_its_children(void **state)
{
    struct program_limits with = leash;
    time_t start = time(NULL);

    (void)state;
    with.seconds = 1;
    assert_int_equal(end_of("sleep 60 & sleep 60", with, NULL), PROGRAM_TIMED_OUT);
    assert_int_equal(end_of("exec >&- 2>&-; sleep 60", with, NULL), PROGRAM_TIMED_OUT);
    assert_true(time(NULL) - start < 10);
}

static void a_program_that_spins_writes_or_talks_without_end_is_killed(void **state)
{
    struct program_limits with = leash;
    char errors[PROGRAM_ERRORS_KEPT + 1];

    (void)state;
    with.cpu_seconds = 1;
    assert_int_equal(end_of("while :; do :; done", with, NULL), PROGRAM_LIMIT);
    assert_int_equal(end_of("yes", leash, NULL), PROGRAM_LIMIT);
    assert_int_equal(end_of("yes >&2", leash, errors), PROGRAM_LIMIT);
    assert_int_equal(strlen(errors), PROGRAM_ERRORS_KEPT);
}

static void the_end_of_what_it_complained_of_is_kept(void **state)
{
    char errors[PROGRAM_ERRORS_KEPT + 1];

    (void)state;
    assert_int_equal(end_of("seq 100000 >&2; echo last >&2", leash, errors), PROGRAM_EXITED);
    assert_string_equal(errors + strlen(errors) - 5, "last\n");
}

/* ---- pictures ---- */

/* A page of bars, different in every corner, so that no turn of it looks like another. */
static struct Pix *draw(int width, int height, int depth)
{
    struct Pix *pix = pixCreate(width, height, 1), *deep;

    for (int i = 0; i < 12; i++)
        pixRasterop(pix, width / 10, height / 10 + i * height / 20, width * (i % 5 + 3) / 10, height / 60,
                    PIX_SET, NULL, 0, 0);
    pixRasterop(pix, width / 12, height * 8 / 10, width / 5, height / 10, PIX_SET, NULL, 0, 0);
    if (depth == 1)
        return pix;
    deep = depth == 8 ? pixConvertTo8(pix, 0) : pixConvertTo32(pix);
    pixDestroy(&pix);
    return deep;
}

static const char *save(const char *name, struct Pix *pix, int format)
{
    const char *path = in_folder(name);

    pixSetResolution(pix, 150, 150);
    assert_int_equal(pixWrite(path, pix, format), 0);
    pixDestroy(&pix);
    return path;
}

static struct image *decode(const char *path, enum media media, int page, struct geometry *geometry,
                            struct text_layer *layer, struct err *err)
{
    struct text_layer unused;

    return decode_page(&arena, path, media, page, folder, &limits, geometry, layer ? layer : &unused, err);
}

/* Share of pixels that differ clearly from what was drawn. */
static double apart(const struct image *image, int turn, int depth)
{
    struct Pix *drawn = draw(600, 840, depth), *back = pixRotateOrth(image_pix(image), turn / 90);
    struct Pix *a = pixConvertTo8(drawn, 0), *b = pixConvertTo8(back, 0),
               *difference = pixAbsDifference(a, b);
    struct Pix *clear = pixThresholdToBinary(difference, 60);
    l_int32 same = 0;

    assert_int_equal(pixGetWidth(a), pixGetWidth(b));
    assert_int_equal(pixGetHeight(a), pixGetHeight(b));
    pixCountPixels(clear, &same, NULL);
    pixDestroy(&drawn);
    pixDestroy(&back);
    pixDestroy(&a);
    pixDestroy(&b);
    pixDestroy(&difference);
    pixDestroy(&clear);
    return 1 - same / (600.0 * 840.0);
}

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

/* ---- PDF ---- */

/* One page of 300 x 420 pt with a picture /I of 600 x 840 px and a font /F. */
static const char *save_pdf(const char *name, const char *page, const char *content)
{
    const char *jpeg = save("in.jpg", draw(600, 840, 8), IFF_JFIF_JPEG);
    cleanup_buf struct buf pixels = {0}, out = {0};
    size_t at[6];
    struct err err;

    assert_int_equal(file_read(AT_FDCWD, jpeg, 1 << 20, &pixels, &err), 0);
    unlink(jpeg);
    buf_puts(&out, "%PDF-1.4\n");
    at[1] = out.len;
    buf_puts(&out, "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    at[2] = out.len;
    buf_puts(&out, "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
    at[3] = out.len;
    buf_printf(
        &out,
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 420]%s/Contents 4 0 R/Resources<</XObject<</I "
        "5 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n",
        page);
    at[4] = out.len;
    buf_printf(&out, "4 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n", strlen(content), content);
    at[5] = out.len;
    buf_printf(
        &out,
        "5 0 obj<</Type/XObject/Subtype/Image/Width 600/Height 840/ColorSpace/DeviceGray/BitsPerComponent "
        "8/Filter/DCTDecode/Length %zu>>stream\n",
        pixels.len);
    buf_append(&out, pixels.data, pixels.len);
    buf_puts(&out, "\nendstream endobj\n");
    buf_printf(&out, "xref\n0 6\n0000000000 65535 f \n");
    at[0] = out.len - strlen("xref\n0 6\n0000000000 65535 f \n");
    for (int i = 1; i < 6; i++)
        buf_printf(&out, "%010zu 00000 n \n", at[i]);
    buf_printf(&out, "trailer<</Size 6/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", at[0]);
    assert_int_equal(file_write(AT_FDCWD, in_folder(name), out.data, out.len, &err), 0);
    return in_folder(name);
}

static void the_scan_in_a_pdf_is_taken_as_it_is_whichever_way_it_is_drawn(void **state)
{
    static const struct {
        const char *page, *content;
        int rotation;
    } cases[] = {
        {"", "q 300 0 0 420 0 0 cm /I Do Q", 0},
        {"/Rotate 90", "q 300 0 0 420 0 0 cm /I Do Q", 90},
        {"/Rotate 270", "q 300 0 0 420 0 0 cm /I Do Q", 270},
        {"", "q -300 0 0 -420 300 420 cm /I Do Q", 180},
        {"/MediaBox[0 0 420 300]/Rotate 270", "q 0 -300 420 0 0 300 cm /I Do Q", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cleanup_image struct image *image = NULL;
        struct geometry geometry;
        struct err err = {0};

        image = decode(save_pdf("scan.pdf", cases[i].page, cases[i].content), MEDIA_PDF, 1, &geometry, NULL,
                       &err);
        assert_non_null(image);
        assert_int_equal(geometry.width, 600);
        assert_int_equal(geometry.height, 840);
        assert_int_equal(geometry.rotation, cases[i].rotation);
        assert_int_equal(geometry.dpi, 144);
        assert_true(apart(image, 0, 8) < 0.01);
    }
}

static void a_scan_that_is_mirrored_cropped_or_covered_is_drawn_as_shown(void **state)
{
    static const struct {
        const char *page, *content;
        int width, height;
    } cases[] = {
        {"", "q -300 0 0 420 300 0 cm /I Do Q", 600, 840},
        {"/CropBox[0 210 300 420]", "q 300 0 0 420 0 0 cm /I Do Q", 600, 420},
        {"", "q 300 0 0 420 0 0 cm /I Do Q 1 g 0 100 300 300 re f", 600, 840},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cleanup_image struct image *image = NULL;
        struct geometry geometry;
        struct err err = {0};

        image = decode(save_pdf("scan.pdf", cases[i].page, cases[i].content), MEDIA_PDF, 1, &geometry, NULL,
                       &err);
        assert_non_null(image);
        assert_int_equal(geometry.width, cases[i].width);
        assert_int_equal(geometry.height, cases[i].height);
        assert_int_equal(geometry.rotation, 0);
        if (geometry.height == 840)
            assert_true(apart(image, 0, 8) > 0.02);
    }
}

#define PROSE                                                                                                \
    "1 0 0 1 20 300 Tm (Quyet dinh ban hanh Ke hoach nam 2025) Tj "                                          \
    "1 0 0 1 20 280 Tm (cua Uy ban nhan dan tinh ve viec thuc hien) Tj "                                     \
    "1 0 0 1 20 260 Tm (cai cach hanh chinh trong cac co quan nha nuoc) Tj "

static size_t words_of(const char *content, struct text_layer *layer, struct geometry *geometry)
{
    cleanup_image struct image *image = NULL;
    struct err err = {0};

    image = decode(save_pdf("text.pdf", "", content), MEDIA_PDF, 1, geometry, layer, &err);
    assert_non_null(image);
    return layer->count;
}

static void text_that_is_printed_is_taken_with_its_boxes(void **state)
{
    struct text_layer layer;
    struct geometry geometry;

    (void)state;
    assert_int_equal(words_of("BT /F 9 Tf " PROSE "ET", &layer, &geometry), 28);
    assert_string_equal(layer.words[0].text, "Quyet");
    assert_in_range(layer.words[0].box.x, 81, 85); /* 20 pt at 300 dpi */
    assert_in_range(layer.words[0].box.y, 455, 480);
    assert_int_not_equal(layer.words[0].line, layer.words[27].line);
    assert_int_equal(geometry.dpi, 300);
}

static void text_that_cannot_be_seen_is_not_believed(void **state)
{
    struct text_layer layer;
    struct geometry geometry;

    (void)state;
    assert_int_equal(words_of("BT /F 9 Tf 3 Tr " PROSE "ET", &layer, &geometry), 0);
    assert_int_equal(words_of("BT /F 9 Tf 1 g " PROSE "ET", &layer, &geometry), 0);
    assert_int_equal(words_of("q 300 0 0 420 0 0 cm /I Do Q BT /F 9 Tf " PROSE "ET", &layer, &geometry), 0);
    assert_int_equal(
        words_of("BT /F 9 Tf 1 0 0 1 20 300 Tm (Ky boi: Uy ban nhan dan) Tj ET", &layer, &geometry), 0);
}

static bool is_writing(const char *text)
{
    struct pdf_letters letters = {0};
    cleanup_free char *copy = memory_strdup(text);
    char *rest = copy;

    for (char *word; (word = strsep(&rest, " "));)
        pdf_letters_add(&letters, word);
    return pdf_letters_are_text(&letters);
}

static void vietnamese_is_told_from_old_fonts_and_garbage(void **state)
{
    (void)state;
    assert_true(is_writing(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; khuỷu giặt quốc nghiêng UBND"));
    assert_true(is_writing("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"));
    assert_false(is_writing("Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc")); /* TCVN3 */
    assert_false(is_writing("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM Ñoäc laäp Töï do"));  /* VNI */
    assert_false(is_writing("xkcv wqrt zpml qwrtp lkjhg bvcxz mnbvc ghjkl trewq"));
    assert_false(is_writing("\"7+%- *&^ ]]! (#) <>"));
    assert_false(is_writing("\xef\x80\xa1\xef\x80\xa2 \xef\xbf\xbd\xef\xbf\xbd hai ba"));
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
        cmocka_unit_test(a_program_gives_its_output_and_exit_code),
        cmocka_unit_test(a_missing_program_is_a_matter_of_setup),
        cmocka_unit_test(a_program_that_hangs_is_killed_with_its_children),
        cmocka_unit_test(a_program_that_spins_writes_or_talks_without_end_is_killed),
        cmocka_unit_test(the_end_of_what_it_complained_of_is_kept),
        cmocka_unit_test(pictures_of_every_kind_give_the_same_raster),
        cmocka_unit_test(transparency_lies_on_white),
        cmocka_unit_test(tiffs_of_16_bits_in_strips_and_tiles_become_grey),
        cmocka_unit_test(a_2400_dpi_scan_is_brought_down_to_300_dpi_and_grey),
        cmocka_unit_test(a_raster_over_the_limit_is_refused_before_it_is_decoded),
        cmocka_unit_test(a_file_cut_short_says_so),
        cmocka_unit_test(a_page_that_is_not_there_is_an_error),
        cmocka_unit_test(the_camera_says_which_way_is_up),
        cmocka_unit_test(the_scan_in_a_pdf_is_taken_as_it_is_whichever_way_it_is_drawn),
        cmocka_unit_test(a_scan_that_is_mirrored_cropped_or_covered_is_drawn_as_shown),
        cmocka_unit_test(text_that_is_printed_is_taken_with_its_boxes),
        cmocka_unit_test(text_that_cannot_be_seen_is_not_believed),
        cmocka_unit_test(vietnamese_is_told_from_old_fonts_and_garbage),
        cmocka_unit_test(files_nobody_can_archive_get_a_reason),
        cmocka_unit_test(active_content_is_ignored_and_told),
        cmocka_unit_test(bombs_are_refused_or_brought_down),
    };

    return cmocka_run_group_tests(tests, enter, leave);
}

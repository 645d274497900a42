/* Pages of PDF: the scan in them as it is, or drawn; their text where it can be believed. */
#include <unistd.h>

#include "pipeline/image/pdf_letters.h"
#include "tests/unit/decode_fixture.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scan_in_a_pdf_is_taken_as_it_is_whichever_way_it_is_drawn),
        cmocka_unit_test(a_scan_that_is_mirrored_cropped_or_covered_is_drawn_as_shown),
        cmocka_unit_test(text_that_is_printed_is_taken_with_its_boxes),
        cmocka_unit_test(text_that_cannot_be_seen_is_not_believed),
        cmocka_unit_test(vietnamese_is_told_from_old_fonts_and_garbage),
    };

    return cmocka_run_group_tests(tests, enter, leave);
}

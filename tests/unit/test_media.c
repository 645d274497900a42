/* What a file is, told from its first bytes; pages of a TIFF; names nobody wants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/intake/media.h"

#define SNIFF(bytes) media_sniff((const unsigned char *)(bytes), sizeof(bytes) - 1, NULL)
#define SAYS(bytes)  media_describe((const unsigned char *)(bytes), sizeof(bytes) - 1)

static void formats_are_known_by_their_first_bytes(void **state)
{
    (void)state;
    assert_int_equal(SNIFF("%PDF-1.4\n"), MEDIA_PDF);
    assert_int_equal(SNIFF("II*\0\x08\0\0\0"), MEDIA_TIFF);
    assert_int_equal(SNIFF("MM\0*\0\0\0\x08"), MEDIA_TIFF);
    assert_int_equal(SNIFF("II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"), MEDIA_TIFF);
    assert_int_equal(SNIFF("\xff\xd8\xff\xe0"), MEDIA_JPEG);
    assert_int_equal(SNIFF("\x89PNG\r\n\x1a\n"), MEDIA_PNG);
    assert_int_equal(SNIFF("\0\0\0\x0cjP  \r\n\x87\n"), MEDIA_JP2);
    assert_int_equal(SNIFF("\xff\x4f\xff\x51\0"), MEDIA_JP2);
    assert_int_equal(SNIFF("RIFF\0\0\0\0WEBPVP8 "), MEDIA_WEBP);
    assert_int_equal(SNIFF("RIFF\0\0\0\0WAVEfmt "), MEDIA_OTHER);
    assert_int_equal(SNIFF("\x1f\x8b\x08\0"), MEDIA_GZIP);
    assert_int_equal(SNIFF("\xfd"
                           "7zXZ\0"),
                     MEDIA_XZ);
    assert_int_equal(SNIFF("\x28\xb5\x2f\xfd"), MEDIA_ZSTD);
    assert_int_equal(SNIFF("BZh91AY&SY"), MEDIA_BZIP2);
    assert_int_equal(SNIFF("7z\xbc\xaf\x27\x1c"), MEDIA_SEVENZIP);
    assert_int_equal(SNIFF("BM a letter that begins so and goes on for long"), MEDIA_OTHER);
}

static void a_pdf_header_counts_within_1024_bytes_and_not_later(void **state)
{
    unsigned char head[2048];

    (void)state;
    memset(head, 'x', sizeof head);
    memcpy(head + 1016, "%PDF-1.4", 8);
    assert_int_equal(media_sniff(head, sizeof head, "a.pdf"), MEDIA_PDF);
    memset(head, 'x', sizeof head);
    memcpy(head + 1100, "%PDF-1.4", 8);
    assert_int_equal(media_sniff(head, sizeof head, "a.pdf"), MEDIA_OTHER);
}

/* A local header of an entry of known size, with its content. */
static size_t put_entry(unsigned char *out, const char *name, const char *content)
{
    size_t n = strlen(name), size = strlen(content);

    memset(out, 0, 30);
    memcpy(out, "PK\3\4", 4);
    out[18] = out[22] = (unsigned char)size;
    out[26] = (unsigned char)n;
    memcpy(out + 30, name, n);
    memcpy(out + 30 + n, content, size);
    return 30 + n + size;
}

static void a_zip_of_scans_is_an_archive_even_with_a_stored_pdf(void **state)
{
    unsigned char head[512];
    size_t n = put_entry(head, "a.pdf", "%PDF-1.4");

    (void)state;
    assert_int_equal(media_sniff(head, n, "a.pdf"), MEDIA_ZIP);
}

static void office_documents_are_not_archives(void **state)
{
    static const struct {
        const char *first, *content, *second, *what;
    } cases[] = {
        {"[Content_Types].xml", "<Types/>", "word/document.xml", "a Word document"},
        {"_rels/.rels", "<x/>", "xl/workbook.xml", "an Excel workbook"},
        {"[Content_Types].xml", "<Types/>", "other.xml", "an Office document"},
        {"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "an OpenDocument text"},
        {"mimetype", "application/epub+zip", "a.xml", "an e-book (EPUB)"},
        {"META-INF/MANIFEST.MF", "x", "A.class", "a Java program"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char head[512];
        size_t n = put_entry(head, cases[i].first, cases[i].content);

        n += put_entry(head + n, cases[i].second, "x");
        assert_int_equal(media_sniff(head, n, NULL), MEDIA_OTHER);
        assert_string_equal(media_describe(head, n), cases[i].what);
    }
}

static void an_old_tar_is_known_by_its_checksum(void **state)
{
    unsigned char head[1024] = {0};
    unsigned sum = 8 * ' ';

    (void)state;
    memcpy(head, "scan.tif", 8);
    memcpy(head + 124, "00000000010", 11);
    for (size_t i = 0; i < 512; i++)
        sum += head[i];
    for (int i = 5; i >= 0; i--, sum /= 8)
        head[148 + i] = (unsigned char)('0' + sum % 8);
    assert_int_equal(media_sniff(head, sizeof head, NULL), MEDIA_TAR);
    memcpy(head + 512, "%PDF-1.4", 8);
    assert_int_equal(media_sniff(head, sizeof head, NULL), MEDIA_TAR);
    head[0] = 'S';
    assert_int_not_equal(media_sniff(head, sizeof head, NULL), MEDIA_TAR);
}

static void other_files_are_described_for_a_person(void **state)
{
    (void)state;
    assert_string_equal(media_describe(NULL, 0), "an empty file");
    assert_string_equal(SAYS("Kính gửi: các sở\n"), "a text file");
    assert_string_equal(SAYS("\x7f"
                             "ELF\2\1\1"),
                        "a program");
    assert_string_equal(SAYS("\0\0\0\x18"
                             "ftypheic\0\0\0\0"),
                        "an HEIC picture: save it as JPEG");
    assert_string_equal(SAYS("\1\2\3\4\5\6"), "a file of a kind that is not a scan");
}

static void names_and_media_types_go_back_and_forth(void **state)
{
    (void)state;
    for (int i = 0; i < MEDIA_COUNT; i++) {
        enum media media = MEDIA_COUNT;

        assert_true(media_by_name(media_name((enum media)i), &media));
        assert_int_equal(media, i);
        assert_true(media_by_name(media_type((enum media)i), &media));
        assert_int_equal(media, i);
        assert_false(media_is_image((enum media)i) && media_is_archive((enum media)i));
    }
    assert_false(media_by_name("image/heic", &(enum media){MEDIA_PDF}));
}

static void leftovers_of_desktops_are_junk_and_scans_are_not(void **state)
{
    static const char *const junk[] = {"Thumbs.db", "thumbs.DB",   ".DS_Store",
                                       "._a.pdf",   "desktop.ini", "~$baocao.docx",
                                       "__MACOSX",  "a.tmp",       "scan.pdf.part"};
    static const char *const kept[] = {"001.pdf", "Công văn 12.tif", "$5.jpg", "tmp.pdf", "thumbs.db.pdf"};

    (void)state;
    for (size_t i = 0; i < sizeof junk / sizeof *junk; i++)
        assert_true(media_is_junk_name(junk[i]));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_false(media_is_junk_name(kept[i]));
}

static int file_of(const void *bytes, size_t n)
{
    int fd = memfd_create("tiff", MFD_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    return fd;
}

/* Directories of one tag, NewSubfileType, at 8, 26, 44, ...; the last one's link is `last`. */
static int chain(const unsigned char *kinds, size_t count, uint32_t last)
{
    unsigned char bytes[1024] = "II*\0\x08";

    for (size_t i = 0; i < count; i++) {
        unsigned char *ifd = bytes + 8 + 18 * i;
        uint32_t next = i + 1 < count ? (uint32_t)(8 + 18 * (i + 1)) : last;

        memcpy(ifd, "\1\0\xfe\0\4\0\1\0\0\0", 10);
        ifd[10] = kinds[i];
        for (int k = 0; k < 4; k++)
            ifd[14 + k] = (unsigned char)(next >> 8 * k);
    }
    return file_of(bytes, 8 + 18 * count);
}

static int pages_of(int fd, int max, struct err *err)
{
    int pages = media_tiff_pages(fd, max, err);

    close(fd);
    return pages;
}

static void tiff_pages_are_counted_without_thumbnails(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(pages_of(chain((const unsigned char[]){0, 2, 1, 0}, 4, 0), 100, &err), 3);
    assert_int_equal(pages_of(chain((const unsigned char[]){1, 1}, 2, 0), 100, &err), 2);
}

static void a_tiff_that_bites_its_tail_ends(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(pages_of(chain((const unsigned char[]){0, 0, 0, 0, 0}, 5, 26), 5000, &err), -1);
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "circle"));
    assert_int_equal(pages_of(chain((const unsigned char[]){0}, 1, 8), 5000, &err), -1);
    assert_non_null(strstr(err.message, "circle"));
}

static void a_tiff_cut_short_or_too_long_is_refused(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(pages_of(chain((const unsigned char[]){0, 0}, 2, 100000), 100, &err), -1);
    assert_string_equal(err.message, "the file is cut short after page 2: copy it from the scanner again");
    assert_int_equal(pages_of(chain((const unsigned char[]){0, 0, 0}, 3, 0), 2, &err), -1);
    assert_int_equal(err.code, ERR_LIMIT);
    assert_int_equal(pages_of(file_of("II*", 3), 10, &err), -1);
    assert_int_equal(err.code, ERR_INPUT);
}

static void a_bigtiff_is_counted(void **state)
{
    static const unsigned char bytes[] =
        "II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"          /* header */
        "\1\0\0\0\0\0\0\0"                           /* one entry */
        "\xfe\0\4\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0" /* NewSubfileType: a page */
        "\0\0\0\0\0\0\0\0";
    struct err err = {0};

    (void)state;
    assert_int_equal(pages_of(file_of(bytes, sizeof bytes - 1), 10, &err), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_known_by_their_first_bytes),
        cmocka_unit_test(a_pdf_header_counts_within_1024_bytes_and_not_later),
        cmocka_unit_test(a_zip_of_scans_is_an_archive_even_with_a_stored_pdf),
        cmocka_unit_test(office_documents_are_not_archives),
        cmocka_unit_test(an_old_tar_is_known_by_its_checksum),
        cmocka_unit_test(other_files_are_described_for_a_person),
        cmocka_unit_test(names_and_media_types_go_back_and_forth),
        cmocka_unit_test(leftovers_of_desktops_are_junk_and_scans_are_not),
        cmocka_unit_test(tiff_pages_are_counted_without_thumbnails),
        cmocka_unit_test(a_tiff_that_bites_its_tail_ends),
        cmocka_unit_test(a_tiff_cut_short_or_too_long_is_refused),
        cmocka_unit_test(a_bigtiff_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

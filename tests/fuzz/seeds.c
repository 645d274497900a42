/* seeds CORPUS RECORD...: the seeds of every fuzzer, CORPUS/NAME/..., from the records of an archive. */
#include <jansson.h>
#include <leptonica/allheaders.h>
#include <sys/stat.h>

#include "pipeline/base/err.h"
#include "pipeline/model/record.h"
#include "tests/fuzz/pages.h"
#include "tests/unit/package_fixture.h"

/* Small seeds are tried more often: the head of a page says the most. */
static const size_t CUTS[] = {30, 80, 200};

static void put(const char *corpus, const char *fuzzer, const void *bytes, size_t n)
{
    static unsigned count;
    char path[LIMIT_PATH_BYTES];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", corpus, fuzzer);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%s/seed-%05u", corpus, fuzzer, count++);
    file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, n, file) != n || fclose(file) != 0) {
        perror(path);
        exit(73);
    }
}

static void seed_fields(const char *corpus, const struct document *d)
{
    for (size_t i = 0; i < sizeof CUTS / sizeof *CUTS; i++) {
        cleanup_buf struct buf bytes = {0};

        for (size_t k = 0; k < d->page_count && k < 3; k++)
            fuzz_put_page(&bytes, &d->pages[k], CUTS[i]);
        put(corpus, "fuzz_fields", buf_string(&bytes), bytes.len);
    }
}

static void seed_cites(struct arena *arena, const char *corpus, const struct document *d)
{
    for (size_t i = 0; i < d->page_count; i++) {
        const char *text = page_text(arena, &d->pages[i]);

        put(corpus, "fuzz_cites", text, strlen(text));
    }
    for (size_t i = 0; i < d->citation_count; i++)
        put(corpus, "fuzz_cites", d->citations[i].printed, strlen(d->citations[i].printed));
}

static void seed_symbol(struct arena *arena, const char *corpus, const struct document *d)
{
    const char *issuer = d->fields[FIELD_ISSUER].value;

    for (int id = 0; id < FIELD_COUNT; id++)
        if (d->fields[id].value) {
            const char *seed = arena_printf(arena, "%c%s\n%s", 2 * id, d->fields[id].value, issuer ? issuer : "");

            put(corpus, "fuzz_symbol", seed, strlen(seed + 1) + 1);
        }
}

/* The record without most of its words. */
static void seed_record(const char *corpus, json_t *json)
{
    cleanup_buf struct buf bytes = {0};
    json_t *pages = json_object_get(json, "pages"), *page;
    size_t i;

    json_array_foreach(pages, i, page)
    {
        json_t *words = json_object_get(page, "words");

        while (json_array_size(words) > 5)
            json_array_remove(words, json_array_size(words) - 1);
    }
    record_dump(json, &bytes);
    put(corpus, "fuzz_record", buf_string(&bytes), bytes.len);
}

/* Numbers in leptonica's own letters, in the form of fuzz_digits. */
static void seed_digits(const char *corpus)
{
    static const char *const texts[] = {"7", "05", "768/QB", "16/2018", "S: 12 ..", "1595"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        L_BMF *font = bmfCreate(NULL, 8);
        PIX *pix = pixCreate(160, 40, 8);
        cleanup_buf struct buf bytes = {0};
        l_int32 width, overflow;

        pixSetAllArbitrary(pix, 230);
        pixSetTextline(pix, font, texts[i], 20, 6, 32, &width, &overflow);
        buf_append(&bytes, (const unsigned char[]){159, 39}, 2);
        for (int y = 0; y < 40; y++)
            for (int x = 0; x < 160; x++) {
                l_uint32 grey;

                pixGetPixel(pix, x, y, &grey);
                buf_putc(&bytes, (char)grey);
            }
        put(corpus, "fuzz_digits", bytes.data, bytes.len);
        pixDestroy(&pix);
        bmfDestroy(&font);
    }
}

static void seed_sheet(const char *corpus)
{
    static const char *const texts[] = {
        "\001Số;Ngày\n1;2/3/2020\n\"a\"\"b\nc\";43895\n",
        "\002<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\"><f>1+1</f><v>43895</v></c>"
        "<c "
        "t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>\001<sst><si><r><t>S</t></r><rPh><t>z</t>"
        "</rPh></si></sst>"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put(corpus, "fuzz_sheet", texts[i], strlen(texts[i]));
}

/* Sheets with places that fuzz_sheet_merge fills in; a row of the register of outgoing documents in full. */
static void seed_sheet_merge(const char *corpus)
{
    static const char *const texts[] = {
        "{head}\r\n{row1}\r\n{row2}\r\n",
        "{head}\r\n{row2}\r\n{row2}\r\n{row1}",
        "{head}\r\n\"769/QĐ-UBND\",2021-02-03,\"Quyết định\nVề việc\",\"A\",,,,,,,\"a/hai.pdf\",,\"x\",{token2}\r\n",
        "{head}\r\n\"769/QĐ-UBND\",02/01/2021,\"a\",\"A\",,,,,,,\"a/hai.pdf\",,,\r\n",
        ("{head}\r\n1,,,,,,,,,,,,,,,,,,,,,,,,,\"Quyết định\",5,\"QĐ\",31,02,2021,,"
         "\"=a\",,,,,,,,,,,,,\"a/một.pdf\",,,{token1}\r\n"),
        "Tên loại văn bản;Số của văn bản;Ký hiệu của văn bản;Đường dẫn file\nBáo cáo;3;BC;a/hai.pdf\n"};

    for (int form = 0; form < 3; form++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            cleanup_buf struct buf b = {0};

            buf_putc(&b, (char)form);
            buf_puts(&b, texts[i]);
            put(corpus, "fuzz_sheet_merge", b.data, b.len);
        }
}

/* Requests with places that fuzz_http fills in. */
static void seed_http(const char *corpus)
{
    static const char *const gets[] = {"/",
                                       "/?q=quyet+dinh&type=a&page=2",
                                       "/document/1?q=quyet&page=1&field=number",
                                       "/document/2",
                                       "/document/1/record",
                                       "/document/1/text",
                                       "/document/1/picture/1?size=page",
                                       "/review",
                                       "/review?after=1-1",
                                       "/review/1",
                                       "/review/1/same?number=768%2FQ%C4%90-UBND",
                                       "/review/equal",
                                       "/batches",
                                       "/overview",
                                       "/export?selection=1-2&form=tar",
                                       "/people",
                                       "/account",
                                       "/sign-in?to=/document/1",
                                       "/assets/style.css"};
    static const char *const posts[][2] = {{"/review/1", "answer=number&number=1%2FA"},
                                           {"/review/1", "second=ask&note=a"},
                                           {"/review/undo", "decision=1"},
                                           {"/review/equal/issuer", "value=a&document=1"},
                                           {"/batches/new", "a=b"},
                                           {"/language", "language=en&to=/"},
                                           {"/people", "name=a&full_name=b&role=reader"},
                                           {"/export", "selection=1&form=zip&seen=1-1-0"},
                                           {"/batches/1/piece?name=a&size=3&offset=0", "abc"}};

    for (size_t i = 0; i < 2 * (sizeof gets / sizeof *gets); i++) {
        cleanup_buf struct buf b = {0};

        buf_printf(&b, "GET %s HTTP/1.1\r\nHost: {host}\r\nCookie: %s\r\n\r\n", gets[i / 2],
                   i % 2 ? "{reader}" : "{manager}");
        put(corpus, "fuzz_http", b.data, b.len);
    }
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        cleanup_buf struct buf b = {0};

        buf_printf(&b,
                   "POST %s HTTP/1.1\r\nHost: {host}\r\nCookie: {manager}\r\nContent-Type: "
                   "application/x-www-form-urlencoded\r\nX-Sohoa-Token: {token}\r\nContent-Length: %zu\r\n\r\n%s",
                   posts[i][0], strlen(posts[i][1]), posts[i][1]);
        put(corpus, "fuzz_http", b.data, b.len);
    }
}

/* The metadata of a valid package part by part, and small archives with a package and with a bag. */
static void seed_package(const char *corpus)
{
    static const char *const PARTS[] = {ROOT, EAD, PREMIS1, REPMETS, EADDOC(1)};
    char path[LIMIT_PATH_BYTES];
    struct fixture f;

    fixture_build(&f, AIP_HOSO, NULL);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        struct buf bytes = {0};

        for (size_t k = 0; k < i; k++)
            buf_putc(&bytes, 1);
        buf_append(&bytes, fixture_find(&f, PARTS[i])->bytes.data, fixture_find(&f, PARTS[i])->bytes.len);
        put(corpus, "fuzz_package", bytes.data, bytes.len);
        buf_release(&bytes);
    }
    while (f.count > 1)
        fixture_drop(&f, &f.files[0]);
    snprintf(path, sizeof path, "%s/package", corpus);
    for (int form = 0; form < 4; form++) {
        struct buf bytes = {0};
        struct err err = {0};

        if (form == 2) {
            fixture_add(&f, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
            fixture_add(&f, "manifest-md5.txt", "d41d8cd98f00b204e9800998ecf8427e  data/x\n");
            fixture_add(&f, "data/x", "");
        }
        fixture_write_archive(&f, path, form & 1, NULL, NULL);
        if (file_read(AT_FDCWD, path, 1 << 20, &bytes, &err) == 0)
            put(corpus, "fuzz_container", bytes.data, bytes.len);
        buf_release(&bytes);
        unlink(path);
        fixture_find(&f, ROOT)->bytes.len = 1000;
    }
    fixture_release(&f);
}

static int seed(const char *corpus, const char *path)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    struct document d = {0};
    json_t *json = json_load_file(path, 0, NULL), *pages = json_object_get(json, "pages");
    size_t n = json_array_size(pages);
    int result = -1;

    d.pages = arena_alloc(&arena, (n + 1) * sizeof *d.pages);
    for (d.page_count = 0; d.page_count < n; d.page_count++)
        if (record_to_page(&arena, json_array_get(pages, d.page_count), &d.pages[d.page_count], &err) != 0)
            goto done;
    if (!json || record_to_fields(&arena, json_object_get(json, "fields"), &d, &err) != 0 ||
        record_to_citations(&arena, json_object_get(json, "citations"), &d, &err) != 0)
        goto done;
    seed_fields(corpus, &d);
    seed_cites(&arena, corpus, &d);
    seed_symbol(&arena, corpus, &d);
    seed_record(corpus, json);
    result = 0;
done:
    if (result != 0)
        fprintf(stderr, "seeds: '%s' is no record: %s\n", path, err.message);
    json_decref(json);
    return result;
}

int main(int argc, char **argv)
{
    if (argc > 2) {
        seed_digits(argv[1]);
        seed_sheet(argv[1]);
        seed_sheet_merge(argv[1]);
        seed_http(argv[1]);
        seed_package(argv[1]);
    }
    for (int i = 2; i < argc; i++)
        if (seed(argv[1], argv[i]) != 0)
            return 65;
    return argc > 2 ? 0 : 64;
}

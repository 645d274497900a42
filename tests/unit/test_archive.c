/* Archives of scans taken apart, hostile ones among them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/bag.h"
#include "pipeline/package/unpack.h"

static char folder[] = "/tmp/test_archive.XXXXXX";
static char started_in[4096];

static int enter_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_archive.XXXXXX");
    return getcwd(started_in, sizeof started_in) && mkdtemp(folder) && chdir(folder) == 0 &&
                   mkdir("out", 0777) == 0
               ? 0
               : -1;
}

static int leave_folder(void **state)
{
    struct err err = {0};

    (void)state;
    return chdir(started_in) == 0 ? file_remove_tree(AT_FDCWD, folder, &err) : -1;
}

struct outcome {
    struct arena arena;
    struct unpack_entry *entries;
    size_t count;
    struct err err;
    int result;
};

static struct outcome unpack(const char *path, const struct unpack_limits *limits)
{
    struct outcome o = {0};
    int out = open("out", O_RDONLY | O_DIRECTORY);

    o.result = unpack_archive(path, out, limits, &o.entries, &o.count, &o.arena, &o.err);
    close(out);
    return o;
}

static size_t stored_files(void)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    char **names;
    size_t count;

    assert_int_equal(file_list(&arena, AT_FDCWD, "out", &names, &count, &err), 0);
    return count;
}

static void put_file(const char *path, const struct buf *bytes)
{
    struct err err = {0};

    assert_int_equal(file_write(AT_FDCWD, path, bytes->data, bytes->len, &err), 0);
}

static void put_tar_entry(struct buf *out, const char *name, char type, const char *data, size_t n)
{
    char block[512] = {0};
    unsigned sum = 0;

    snprintf(block, 100, "%s", name);
    memcpy(block + 100,
           "0000644\0"
           "0000000\0"
           "0000000\0",
           24);
    snprintf(block + 124, 12, "%011o", (unsigned)n & 07777777777);
    memcpy(block + 136, "00000000000\0        ", 20);
    block[156] = type;
    strcpy(block + 157, type == '1' || type == '2' ? "/etc/passwd" : "");
    memcpy(block + 257,
           "ustar\0"
           "00",
           8);
    for (size_t i = 0; i < sizeof block; i++)
        sum += (unsigned char)block[i];
    snprintf(block + 148, 8, "%06o", sum & 0777777);
    buf_append(out, block, sizeof block);
    memset(block, 0, sizeof block);
    buf_append(out, data, n);
    buf_append(out, block, (512 - n % 512) % 512);
}

static void end_tar(struct buf *out)
{
    char zeros[1024] = {0};

    buf_append(out, zeros, sizeof zeros);
}

static uint32_t crc32_of(const char *data, size_t n)
{
    uint32_t crc = ~0u;

    for (size_t i = 0; i < n; i++) {
        crc ^= (unsigned char)data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static void put_number(struct buf *out, uint64_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        buf_putc(out, (char)(value & 0xff));
}

/* A zip of one stored entry. */
static void put_zip(struct buf *out, const char *name, unsigned flags, const char *data)
{
    size_t n = strlen(data), length = strlen(name), directory;

    for (int central = 0; central < 2; central++) {
        directory = out->len;
        buf_append(out, central ? "PK\1\2" : "PK\3\4", 4);
        if (central)
            put_number(out, 0x0014, 2);
        put_number(out, 20, 2);
        put_number(out, flags, 2);
        put_number(out, 0, 2);
        put_number(out, 0x00210000, 4);
        put_number(out, crc32_of(data, n), 4);
        put_number(out, n, 4);
        put_number(out, n, 4);
        put_number(out, length, 2);
        put_number(out, 0, 2);
        if (central)
            put_number(out, 0, 2 + 2 + 2 + 4 + 4);
        buf_append(out, name, length);
        if (!central)
            buf_append(out, data, n);
    }
    put_number(out, 0x06054b50, 4);
    put_number(out, 0, 4);
    put_number(out, 1, 2);
    put_number(out, 1, 2);
    put_number(out, out->len - 12 - directory, 4);
    put_number(out, directory, 4);
    put_number(out, 0, 2);
}

static void files_come_out_under_names_of_ours(void **state)
{
    cleanup_buf struct buf tar = {0};
    cleanup_buf struct buf back = {0};
    struct outcome o;
    struct err err = {0};

    (void)state;
    put_tar_entry(&tar, "hồ sơ/", '5', NULL, 0);
    put_tar_entry(&tar, "hồ sơ/a.tif", '0', "first", 5);
    put_tar_entry(&tar, "b\xe1.tif", '0', "second", 6);
    end_tar(&tar);
    put_file("a.tar", &tar);
    o = unpack("a.tar", NULL);
    if (o.result != 0)
        fail_msg("%s", o.err.message);
    assert_int_equal(o.count, 2);
    assert_string_equal(o.entries[0].name, "hồ sơ/a.tif");
    assert_string_equal(o.entries[0].stored, "000001");
    assert_int_equal(o.entries[0].size, 5);
    assert_string_equal(o.entries[1].name, "b\xe1.tif");
    assert_int_equal(file_read(AT_FDCWD, "out/000002", 100, &back, &err), 0);
    assert_string_equal(back.data, "second");
    arena_release(&o.arena);
}

static void zip_names_of_any_encoding_come_out(void **state)
{
    static const struct {
        const char *name;
        unsigned flags;
    } NAMES[] = {{"Quyết định.tif", 0x800}, {"Quy\xca\xcc.tif", 0}, {"Quyết định.tif", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        cleanup_buf struct buf zip = {0};
        struct outcome o;

        put_zip(&zip, NAMES[i].name, NAMES[i].flags, "scan");
        put_file("a.zip", &zip);
        o = unpack("a.zip", NULL);
        if (o.result != 0)
            fail_msg("%s", o.err.message);
        assert_int_equal(o.count, 1);
        assert_string_equal(o.entries[0].name, NAMES[i].name);
        assert_int_equal(o.entries[0].size, 4);
        arena_release(&o.arena);
        assert_int_equal(unlink("out/000001"), 0);
    }
}

static void links_devices_and_names_outside_are_listed_with_a_reason(void **state)
{
    static const struct {
        const char *name;
        char type;
        const char *why;
    } ENTRIES[] = {{"../x", '0', "leaves its folder"},
                   {"/etc/x", '0', "absolute"},
                   {"a/../../x", '0', "leaves"},
                   {"..\\x", '0', "leaves"},
                   {"C:\\x", '0', "drive"},
                   {"l", '2', "symbolic link"},
                   {"h", '1', "hard link"},
                   {"d", '3', "device"},
                   {"p", '6', "pipe"},
                   {"../d/", '5', "leaves"}};
    const size_t n = sizeof ENTRIES / sizeof *ENTRIES;
    cleanup_buf struct buf tar = {0};
    struct outcome o;

    (void)state;
    for (size_t i = 0; i < n; i++)
        put_tar_entry(&tar, ENTRIES[i].name, ENTRIES[i].type, "x", ENTRIES[i].type == '0');
    put_tar_entry(&tar, "good", '0', "x", 1);
    end_tar(&tar);
    put_file("a.tar", &tar);
    o = unpack("a.tar", NULL);
    assert_int_equal(o.result, 0);
    assert_int_equal(o.count, n + 1);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(o.entries[i].stored, "");
        assert_true(o.entries[i].refused != NULL && strstr(o.entries[i].refused, ENTRIES[i].why) != NULL);
    }
    assert_null(o.entries[n].refused);
    assert_int_equal(stored_files(), 1);
    arena_release(&o.arena);
}

static void every_cap_refuses_and_leaves_nothing(void **state)
{
    static const struct unpack_limits CAPS[] = {{.entries = 2}, {.total_bytes = 2500}, {.file_bytes = 999}};
    cleanup_buf struct buf tar = {0};
    char kilobyte[1000] = {0};

    (void)state;
    for (int i = 0; i < 3; i++)
        put_tar_entry(&tar, "x", '0', kilobyte, sizeof kilobyte);
    end_tar(&tar);
    put_file("a.tar", &tar);
    for (size_t i = 0; i < sizeof CAPS / sizeof *CAPS; i++) {
        struct outcome o = unpack("a.tar", &CAPS[i]);

        assert_int_equal(o.result, -1);
        assert_int_equal(o.err.code, ERR_LIMIT);
        assert_int_equal(o.count, 0);
        assert_int_equal(stored_files(), 0);
        arena_release(&o.arena);
    }
}

static void an_encrypted_zip_is_said_to_be_encrypted(void **state)
{
    cleanup_buf struct buf zip = {0};
    struct outcome o;

    (void)state;
    put_zip(&zip, "a.tif", 1, "twelve bytes and more");
    put_file("a.zip", &zip);
    o = unpack("a.zip", NULL);
    assert_int_equal(o.result, -1);
    assert_int_equal(o.err.code, ERR_INPUT);
    assert_non_null(strstr(o.err.message, "is encrypted"));
    assert_int_equal(stored_files(), 0);
    arena_release(&o.arena);
}

static void a_damaged_file_in_a_zip_is_refused_alone(void **state)
{
    cleanup_buf struct buf zip = {0};
    struct outcome o;

    (void)state;
    put_zip(&zip, "a.tif", 0, "these are the bytes");
    zip.data[40] ^= 1;
    put_file("a.zip", &zip);
    o = unpack("a.zip", NULL);
    assert_int_equal(o.result, 0);
    assert_int_equal(o.count, 1);
    assert_true(o.entries[0].refused != NULL && strstr(o.entries[0].refused, "'a.tif' is damaged") != NULL);
    assert_int_equal(stored_files(), 0);
    arena_release(&o.arena);
}

static void what_is_no_archive_is_an_error(void **state)
{
    static const char *const CONTENTS[] = {"", "hello", "\x1f\x8b\x08", "PK\3\4", "%PDF-1.4"};

    (void)state;
    for (size_t i = 0; i < sizeof CONTENTS / sizeof *CONTENTS; i++) {
        cleanup_buf struct buf bytes = {0};
        struct outcome o;

        buf_puts(&bytes, CONTENTS[i]);
        put_file("a", &bytes);
        o = unpack("a", NULL);
        assert_int_equal(o.result, -1);
        assert_int_equal(o.err.code, ERR_INPUT);
        assert_non_null(strstr(o.err.message, "'a'"));
        arena_release(&o.arena);
    }
    assert_int_equal(unpack("absent", NULL).err.code, ERR_NOT_FOUND);
    assert_int_equal(unpack("out", NULL).err.code, ERR_INPUT);
}

static void an_existing_file_is_never_overwritten(void **state)
{
    cleanup_buf struct buf tar = {0};
    cleanup_buf struct buf back = {0};
    struct outcome o;
    struct err err = {0};

    (void)state;
    put_tar_entry(&tar, "x", '0', "new", 3);
    end_tar(&tar);
    put_file("a.tar", &tar);
    assert_int_equal(symlink("../a.tar", "out/000001"), 0);
    o = unpack("a.tar", NULL);
    assert_int_equal(o.result, -1);
    assert_int_equal(file_read(AT_FDCWD, "out/000001", 10000, &back, &err), 0);
    assert_int_equal(back.len, tar.len);
    arena_release(&o.arena);
}

static void what_swells_beyond_the_ratio_is_refused(void **state)
{
    const size_t n = 20 * 1000 * 1000;
    cleanup_free char *zeros = memory_alloc(n);
    struct err err = {0};
    struct bag *bag = bag_create(&(struct bag_options){.path = "bomb.tar.zst"}, &err);
    struct outcome o;

    (void)state;
    assert_int_equal(bag_add_bytes(bag, "zeros.tif", zeros, n, &err), 0);
    assert_int_equal(bag_finish(bag, &err), 0);
    o = unpack("bomb.tar.zst", NULL);
    assert_int_equal(o.result, -1);
    assert_int_equal(o.err.code, ERR_LIMIT);
    assert_non_null(strstr(o.err.message, "more than 200 times its own size"));
    assert_int_equal(stored_files(), 0);
    arena_release(&o.arena);
    o = unpack("bomb.tar.zst", &(struct unpack_limits){.ratio = 100000});
    assert_int_equal(o.result, 0);
    arena_release(&o.arena);
}

/* Every archive among the bombs ends in a sentence, soon, and in little memory. */
static void bombs_end_in_a_sentence(void **state)
{
    static const char *const BOMBS[] = {
        "42.zip", "test_read_filter_gzip_recursive.gz", "test_read_format_zip_high_compression.zip",
        "test_read_format_zip_zipx_lzma_oom.zipx", "test_read_too_many_filters.gz"};
    cleanup_arena struct arena arena = {0};
    const char *shared = getenv("SOHOA_SHARED");
    char *bombs = file_join(&arena, shared ? shared : "../shared", "hostile/bomb");
    struct stat st;

    (void)state;
    if (bombs[0] != '/')
        bombs = file_join(&arena, started_in, bombs);
    if (stat(bombs, &st) != 0) {
        print_message("skipped: no hostile archives at '%s' (set SOHOA_SHARED)\n", bombs);
        skip();
    }
    for (size_t i = 0; i < sizeof BOMBS / sizeof *BOMBS; i++) {
        clock_t start = clock();
        struct rusage usage;
        struct outcome o = unpack(file_join(&arena, bombs, BOMBS[i]), NULL);

        getrusage(RUSAGE_SELF, &usage);
        /* One of them is a toy of 262 KB: it may come out, no more. */
        for (size_t e = 0; e < o.count; e++)
            assert_true(o.entries[e].refused || o.entries[e].size < 1000000);
        assert_true(o.result == 0 ? o.count > 0 : o.err.message[0] != '\0');
        print_message("%s: %s (%ld ms, %ld MB at most)\n", BOMBS[i],
                      o.result != 0          ? file_base_name(o.err.message)
                      : o.entries[0].refused ? o.entries[0].refused
                                             : "unpacked",
                      (long)((clock() - start) * 1000 / CLOCKS_PER_SEC), usage.ru_maxrss / 1024);
        assert_true((clock() - start) / CLOCKS_PER_SEC < 20);
        arena_release(&o.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)
        TEST(files_come_out_under_names_of_ours),
        TEST(zip_names_of_any_encoding_come_out),
        TEST(links_devices_and_names_outside_are_listed_with_a_reason),
        TEST(every_cap_refuses_and_leaves_nothing),
        TEST(an_encrypted_zip_is_said_to_be_encrypted),
        TEST(a_damaged_file_in_a_zip_is_refused_alone),
        TEST(what_is_no_archive_is_an_error),
        TEST(an_existing_file_is_never_overwritten),
        TEST(what_swells_beyond_the_ratio_is_refused),
        TEST(bombs_end_in_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

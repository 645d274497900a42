/* A container is read once, by however many threads, to the same result; digests of long streams; names of devices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag.h"
#include "pipeline/package/container.h"
#include "pipeline/package/package_verify.h"
#include "tests/unit/folder_fixture.h"
#include "tests/unit/package_fixture.h"

static void digests_of_a_long_stream_are_those_of_one_thread(void **state)
{
    static const unsigned KINDS[] = {BAG_SUM(DIGEST_SHA256), BAG_SUM(DIGEST_SHA256) | BAG_SUM(DIGEST_SHA512),
                                     BAG_SUM(DIGEST_MD5) | BAG_SUM(DIGEST_SHA1), BAG_SUMS_ALL};
    static const size_t BLOCKS[] = {262144, 131072, 1 << 20, 1000};
    static char bytes[3 << 20];
    struct bag_sums threaded = {0}, alone = {.alone = true};

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 2654435761u >> 13);
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++)
        for (size_t b = 0; b < sizeof BLOCKS / sizeof *BLOCKS; b++) {
            bag_sums_begin(&threaded, KINDS[k]);
            bag_sums_begin(&alone, KINDS[k]);
            /* A short piece in front, and in between: it must keep its place. */
            for (size_t at = 0, n = 10; at < sizeof bytes; at += n, n = at % 3 ? BLOCKS[b] : 7) {
                if (n > sizeof bytes - at)
                    n = sizeof bytes - at;
                bag_sums_update(&threaded, bytes + at, n);
                bag_sums_update(&alone, bytes + at, n);
            }
            bag_sums_finish(&threaded);
            bag_sums_finish(&alone);
            for (int d = 0; d < DIGEST_KINDS; d++) {
                assert_string_equal(threaded.hex[d], alone.hex[d]);
                assert_int_equal(threaded.hex[d][0] != '\0', (KINDS[k] & BAG_SUM(d)) != 0);
            }
        }
    bag_sums_begin(&threaded, BAG_SUMS_ALL); /* and left in the middle */
    bag_sums_update(&threaded, bytes, sizeof bytes);
    bag_sums_release(&threaded);
    bag_sums_release(&alone);
}

static void read_with(const char *path, unsigned threads, struct container *container)
{
    const struct container_options options = {.kinds = BAG_SUM(DIGEST_SHA256) | BAG_SUM(DIGEST_MD5),
                                              .threads = threads};
    struct err err = {0};

    if (container_read(path, &options, container, &err) != 0)
        fail_msg("%s", err.message);
}

static void put_many(size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cleanup_arena struct arena arena = {0};
        struct err err = {0};
        char *path = arena_printf(&arena, "%s/many/%zu/%zu.txt", folder, i % 7, i);
        FILE *file;

        assert_int_equal(file_make_parent(AT_FDCWD, path, &err), 0);
        file = fopen(path, "w");
        fprintf(file, "%zu%*s", i, (int)(i * 37 % 5000), "x");
        fclose(file);
    }
}

static void a_folder_is_read_by_any_number_of_threads_to_the_same_result(void **state)
{
    cleanup_arena struct arena arena = {0};
    const char *path = file_join(&arena, folder, "many");
    struct container one, many;

    (void)state;
    put_many(300);
    read_with(path, 1, &one);
    read_with(path, 8, &many);
    assert_int_equal(one.table.count, 300);
    assert_int_equal(many.table.count, 300);
    assert_int_equal(one.bytes, many.bytes);
    for (size_t i = 0; i < 300; i++) {
        const struct bag_item *a = one.table.items[i], *b = many.table.items[i];

        assert_string_equal(a->path, b->path);
        assert_int_equal(a->size, b->size);
        assert_memory_equal(a->digests[DIGEST_SHA256], b->digests[DIGEST_SHA256], 32);
        assert_memory_equal(a->digests[DIGEST_MD5], b->digests[DIGEST_MD5], 16);
        assert_null(a->digests[DIGEST_SHA512]);
    }
    container_release(&one);
    container_release(&many);
}

static bool stop_soon(void *state, uint64_t bytes)
{
    (void)state;
    return bytes < 10000;
}

static void reading_can_be_stopped(void **state)
{
    cleanup_arena struct arena arena = {0};
    const struct container_options options = {.go_on = stop_soon};
    struct container container;
    struct err err = {0};

    (void)state;
    assert_int_equal(container_read(file_join(&arena, folder, "many"), &options, &container, &err), -1);
    assert_int_equal(err.code, ERR_INTERRUPTED);
    container_release(&container);
}

static bool keep_texts(void *state, const struct container *container, const char *path)
{
    (void)state;
    (void)container;
    return strstr(path, ".txt") != NULL;
}

/* More than is kept in memory, read by several threads: large ones, and small ones after them. */
static void texts_too_much_for_memory_are_kept_in_a_file(void **state)
{
    cleanup_arena struct arena arena = {0};
    const struct container_options options = {.keep = keep_texts, .threads = 4};
    const char *path = file_join(&arena, folder, "texts");
    struct container container;
    struct err err = {0};
    size_t in_memory = 0;

    (void)state;
    for (int i = 0; i < 12; i++) {
        cleanup_buf struct buf text = {0};
        const char *name = arena_printf(&arena, "%s/%d.txt", path, i);

        while (text.len < (i % 3 == 0 ? 3000000u : 900000u))
            buf_printf(&text, "%d %zu\n", i, text.len);
        assert_int_equal(file_make_parent(AT_FDCWD, name, &err), 0);
        assert_int_equal(file_write(AT_FDCWD, name, text.data, text.len, &err), 0);
    }
    assert_int_equal(container_read(path, &options, &container, &err), 0);
    for (int i = 0; i < 12; i++) {
        cleanup_buf struct buf text = {0}, kept = {0};
        const struct bag_item *item = container_item(&container, arena_printf(&arena, "%d.txt", i));

        assert_int_equal(file_read(AT_FDCWD, arena_printf(&arena, "%s/%d.txt", path, i), 1 << 23, &text, &err), 0);
        assert_int_equal(container_load_text(&container, item, &kept, &err), 0);
        assert_int_equal(kept.len, text.len);
        assert_memory_equal(kept.data, text.data, text.len);
        in_memory += item->text != NULL;
    }
    assert_in_range(in_memory, 1, 5); /* of 4 MB, those of 3 MB not among them */
    container_release(&container);
}

/* What lists SHA-256 alone has no SHA-512 computed; an archive compressed as a whole cannot be asked beforehand. */
static void only_digests_that_are_listed_are_computed(void **state)
{
    static const char *const FORMS[] = {"sums", "sums.zip", "sums.tar", "sums.tar.zst"};

    (void)state;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        cleanup_arena struct arena arena = {0};
        const struct bag_options options = {.path = file_join(&arena, folder, FORMS[i]), .sha256_only = true};
        struct package_report report;
        struct err err = {0};
        struct bag *bag = bag_create(&options, &err);

        assert_non_null(bag);
        assert_int_equal(bag_add_bytes(bag, "first", "1", 1, &err), 0);
        assert_int_equal(bag_finish(bag, &err), 0);
        assert_int_equal(package_verify(options.path, NULL, &report, &err), 0);
        assert_true(report.valid);
        assert_true(report.kinds & BAG_SUM(DIGEST_SHA256));
        assert_int_equal((report.kinds & BAG_SUM(DIGEST_SHA512)) != 0, i == 3);
        package_report_release(&report);
    }
}

static void strings_are_found_by_their_keys(void **state)
{
    struct key_set set = {0}, ahead;
    uint32_t value = 0;

    (void)state;
    key_set_pair(&ahead, &set);
    assert_false(key_set_find(&set, "", NULL));
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < 5000; i++) {
            cleanup_arena struct arena arena = {0};

            assert_int_equal(key_set_add(&set, arena_printf(&arena, "uuid-%u", i), i), turn == 0);
        }
    assert_int_equal(set.count, 5000);
    assert_true(key_set_find(&set, "uuid-4321", &value));
    assert_int_equal(value, 4321);
    assert_false(key_set_find(&set, "uuid-5000", &value));
    assert_true(key_set_is_in(&ahead, &set));
    key_set_add(&ahead, "uuid-17", 0);
    assert_true(key_set_is_in(&ahead, &set));
    key_set_add(&ahead, "uuid-5000", 0);
    assert_false(key_set_is_in(&ahead, &set));
    key_set_release(&set);
    key_set_release(&ahead);
}

static void texts_asked_for_are_kept(void **state)
{
    static const struct edit NONE[FIXTURE_EDITS] = {{NO_EDIT, NULL, NULL, NULL}};
    cleanup_arena struct arena arena = {0};
    const struct container_options options = {.keep = keep_texts};
    const char *path = file_join(&arena, folder, "kept.zip");
    struct container container;
    struct err err = {0};
    struct fixture f;

    (void)state;
    fixture_build(&f, CSIP, NONE);
    fixture_write_archive(&f, path, true, NULL, NULL);
    assert_int_equal(container_read(path, &options, &container, &err), 0);
    assert_true(container.serialised);
    assert_string_equal(container.top, "uuid-" UUID "/");
    assert_string_equal(container_item(&container, "documentation/readme.txt")->text, "Đọc trước\n");
    assert_null(container_item(&container, ROOT)->text);
    assert_null(container_item(&container, "absent"));
    container_release(&container);
    fixture_release(&f);
}

static void names_of_devices_are_refused_and_names_like_them_are_not(void **state)
{
    static const char *const BAD[] = {"data/CON",      "data/con.txt",  "aux/x",
                                      "data/NUL .txt", "LPT1.pdf",      "data/com9.tar.gz",
                                      "prn:stream",    "data/x/CONIN$", "nul"};
    static const char *const GOOD[] = {"data/Cong van.pdf", "data/console", "com10.txt", "lpt",
                                       "data/x.con",        "annul.txt",    "data/công"};

    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        if (!bag_path_problem(BAD[i]))
            fail_msg("%s is taken", BAD[i]);
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        if (bag_path_problem(GOOD[i]))
            fail_msg("%s %s", GOOD[i], bag_path_problem(GOOD[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_of_a_long_stream_are_those_of_one_thread),
        cmocka_unit_test(a_folder_is_read_by_any_number_of_threads_to_the_same_result),
        cmocka_unit_test(reading_can_be_stopped),
        cmocka_unit_test(texts_asked_for_are_kept),
        cmocka_unit_test(texts_too_much_for_memory_are_kept_in_a_file),
        cmocka_unit_test(strings_are_found_by_their_keys),
        cmocka_unit_test(only_digests_that_are_listed_are_computed),
        cmocka_unit_test(names_of_devices_are_refused_and_names_like_them_are_not),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

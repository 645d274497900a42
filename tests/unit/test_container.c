/* A container is read once, by however many threads, to the same result; digests of long streams; names of devices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/package/bag_path.h"
#include "pipeline/package/container.h"
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
        cmocka_unit_test(names_of_devices_are_refused_and_names_like_them_are_not),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

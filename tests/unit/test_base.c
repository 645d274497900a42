/* The base: error sentences, memory, files that are whole or absent, settings, digests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/settings.h"
#include "pipeline/base/text.h"
#include "tests/unit/folder_fixture.h"

/* Errors --------------------------------------------------------------------------------------------------- */

static void an_error_is_one_line_with_context_in_front(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(err_set(&err, ERR_INPUT, "cannot decode '%s'\nat all", "a.tif"), -1);
    assert_int_equal(err_context(&err, "page %d", 3), -1);
    assert_string_equal(err.message, "page 3: cannot decode 'a.tif' at all");
    assert_int_equal(err.code, ERR_INPUT);
    err_clear(&err);
    assert_int_equal(err.code, ERR_NONE);
    assert_string_equal(err.message, "");
}

static void a_long_sentence_is_cut_between_characters(void **state)
{
    char text[3000];
    struct err err = {0};

    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (size_t i = shift; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "ế", 4);
        err_set(&err, ERR_IO, "%s", text);
        assert_true(strlen(err.message) > sizeof err.message - 8);
        assert_true(text_is_utf8(err.message, strlen(err.message)));
        err_context(&err, "đ");
        assert_true(text_is_utf8(err.message, strlen(err.message)));
        assert_memory_equal(err.message, "đ: ", 4);
    }
}

static void the_system_s_reason_gives_code_and_status(void **state)
{
    static const struct {
        int number, status;
        enum err_code code;
    } CASES[] = {{ENOENT, EX_NOINPUT, ERR_NOT_FOUND}, {EACCES, EX_NOPERM, ERR_PERMISSION},
                 {EROFS, EX_NOPERM, ERR_PERMISSION},  {ENOSPC, EX_CANTCREAT, ERR_NO_SPACE},
                 {EIO, EX_IOERR, ERR_IO}};
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        errno = CASES[i].number;
        assert_int_equal(err_errno(&err, "cannot read '%s'", "x"), -1);
        assert_int_equal(err.code, CASES[i].code);
        assert_int_equal(err_exit_status(&err), CASES[i].status);
        assert_non_null(strstr(err.message, strerror(CASES[i].number)));
    }
}

static void every_code_but_none_has_a_status_that_is_no_success(void **state)
{
    (void)state;
    for (int code = ERR_USAGE; code <= ERR_INTERNAL; code++) {
        struct err err = {.code = (enum err_code)code};

        assert_in_range(err_exit_status(&err), EX__BASE, EX__MAX);
    }
    assert_int_equal(err_exit_status(&(struct err){.code = ERR_NONE}), 0);
}

/* Memory --------------------------------------------------------------------------------------------------- */

static void an_arena_gives_zeroed_aligned_memory_that_stays(void **state)
{
    struct arena arena;
    char *kept[500];

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < 500; i++) {
        size_t size = i * 37 % 20000;
        unsigned char *p = arena_alloc(&arena, size);

        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(p[k], 0);
        memset(p, 0xFF, size);
        kept[i] = arena_printf(&arena, "number %zu", i);
    }
    for (size_t i = 0; i < 500; i++) {
        char wanted[32];

        snprintf(wanted, sizeof wanted, "number %zu", i);
        assert_string_equal(kept[i], wanted);
    }
    assert_null(arena_strdup(&arena, NULL));
    assert_string_equal(arena_strndup(&arena, "abcdef", 3), "abc");
    arena_release(&arena);
    arena_release(&arena); /* once more is fine */
}

static void a_list_that_grows_keeps_what_is_in_it(void **state)
{
    cleanup_arena struct arena arena = {0};
    int *heap = NULL, *kept = NULL;

    (void)state;
    for (size_t n = 0; n < 1000; n++) {
        heap = memory_grow(heap, n, sizeof *heap);
        kept = arena_grow(&arena, kept, n, sizeof *kept);
        heap[n] = kept[n] = (int)n;
    }
    for (size_t n = 0; n < 1000; n++)
        assert_true(heap[n] == (int)n && kept[n] == (int)n);
    heap = memory_grow(heap, 8, sizeof *heap); /* emptied down to 8, it has room again */
    heap[8] = 8;
    assert_int_equal(heap[7], 7);
    free(heap);
}

static void a_buffer_grows_and_stays_terminated(void **state)
{
    struct buf buf;

    (void)state;
    buf_init(&buf);
    assert_string_equal(buf_string(&buf), "");
    buf_append(&buf, NULL, 0);
    for (int i = 0; i < 10000; i++) {
        buf_printf(&buf, "%d,", i % 10);
        assert_int_equal(buf.data[buf.len], '\0');
    }
    assert_int_equal(buf.len, 20000);
    buf_clear(&buf);
    assert_string_equal(buf_string(&buf), "");
    buf_putc(&buf, 'a');
    buf_puts(&buf, "bc");
    assert_string_equal(buf_string(&buf), "abc");
    buf_release(&buf);
    assert_null(buf.data);
}

/* Files ---------------------------------------------------------------------------------------------------- */

static void put(const char *path, const char *text)
{
    struct err err = {0};

    if (file_write(AT_FDCWD, path, text, strlen(text), &err) != 0)
        fail_msg("%s", err.message);
}

static void assert_holds(const char *path, const char *text)
{
    cleanup_buf struct buf buf = {0};
    struct err err = {0};

    if (file_read(AT_FDCWD, path, 1 << 20, &buf, &err) != 0)
        fail_msg("%s", err.message);
    assert_string_equal(buf_string(&buf), text);
}

static void a_file_is_replaced_whole(void **state)
{
    (void)state;
    put("a", "first");
    put("a", "second");
    assert_holds("a", "second");
    assert_int_not_equal(access("a.tmp", F_OK), 0);
}

static void a_write_that_fails_leaves_the_old_file_and_nothing_else(void **state)
{
    struct rlimit old, small;
    struct err err = {0};
    char *big = memory_alloc(100000);
    int result;

    (void)state;
    put("b", "old");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    small = (struct rlimit){4096, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    result = file_write(AT_FDCWD, "b", big, 100000, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    free(big);
    assert_int_equal(result, -1);
    assert_int_equal(err.code, ERR_NO_SPACE);
    assert_non_null(strstr(err.message, "'b'"));
    assert_holds("b", "old");
    assert_int_not_equal(access("b.tmp", F_OK), 0);
}

static void a_write_over_a_folder_fails_and_leaves_nothing(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(file_write(AT_FDCWD, "folder", "x", 1, &err), -1);
    assert_int_not_equal(access("folder.tmp", F_OK), 0);
    assert_int_equal(file_write(AT_FDCWD, "no/such/file", "x", 1, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void a_file_over_the_cap_is_refused(void **state)
{
    cleanup_buf struct buf buf = {0};
    struct err err = {0};

    (void)state;
    put("c", "12345");
    assert_int_equal(file_read(AT_FDCWD, "c", 5, &buf, &err), 0);
    assert_int_equal(file_read(AT_FDCWD, "c", 4, &buf, &err), -1);
    assert_int_equal(err.code, ERR_LIMIT);
}

static void folders_are_made_with_their_parents_and_not_over_files(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(file_make_folders(AT_FDCWD, "x/y//z/", &err), 0);
    assert_int_equal(file_make_folders(AT_FDCWD, "x/y/z", &err), 0);
    put("x/file", "");
    assert_int_equal(file_make_folders(AT_FDCWD, "x/file/z", &err), -1);
    assert_int_equal(file_make_folders(AT_FDCWD, "x/file", &err), -1);
    assert_int_equal(file_make_folders(AT_FDCWD, "", &err), -1);
}

static void removing_a_tree_follows_no_link(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(file_make_folders(AT_FDCWD, "outside", &err), 0);
    put("outside/kept", "kept");
    assert_int_equal(file_make_folders(AT_FDCWD, "tree/deep/er", &err), 0);
    put("tree/deep/file", "x");
    assert_int_equal(symlink("../outside", "tree/link"), 0);
    assert_int_equal(chmod("tree/deep", 0), 0);
    assert_int_equal(file_remove_tree(AT_FDCWD, "tree", &err), 0);
    assert_int_not_equal(access("tree", F_OK), 0);
    assert_holds("outside/kept", "kept");
    assert_int_equal(file_remove_tree(AT_FDCWD, "tree", &err), 0);
}

static void a_listing_is_in_natural_order(void **state)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    char **names;
    size_t count;

    (void)state;
    assert_int_equal(file_make_folders(AT_FDCWD, "list", &err), 0);
    put("list/10", "");
    put("list/9", "");
    put("list/\xFF", "");
    assert_int_equal(file_list(&arena, AT_FDCWD, "list", &names, &count, &err), 0);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "9");
    assert_string_equal(names[1], "10");
    assert_string_equal(names[2], "\xFF");
    assert_int_equal(file_list(&arena, AT_FDCWD, "nowhere", &names, &count, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void paths_are_joined_and_taken_apart(void **state)
{
    cleanup_arena struct arena arena = {0};

    (void)state;
    assert_string_equal(file_join(&arena, "a", "b"), "a/b");
    assert_string_equal(file_join(&arena, "a/", "b"), "a/b");
    assert_string_equal(file_join(&arena, "", "b"), "b");
    assert_string_equal(file_base_name("a/b/c.pdf"), "c.pdf");
    assert_string_equal(file_base_name("c.pdf"), "c.pdf");
}

/* Settings --------------------------------------------------------------------------------------------------- */

static int load(struct settings *settings, const char *text, struct err *err)
{
    put("sohoa.ini", text);
    err_clear(err);
    return settings_load(settings, "sohoa.ini", err);
}

static void settings_lie_over_the_defaults(void **state)
{
    struct settings settings;
    struct err err = {0};

    (void)state;
    assert_int_equal(load(&settings, "[run]\njobs = 3\n[agency]\nname = Sở Nội vụ\n[run]\n[review]\nmax_risk=0.25\n", &err), 0);
    assert_true(settings.jobs > 2.9 && settings.jobs < 3.1);
    assert_true(settings.max_risk > 0.24 && settings.max_risk < 0.26);
    assert_string_equal(settings.agency_name, "Sở Nội vụ");
    assert_string_equal(settings.languages, "vie");
    assert_true(settings.pages > 4999 && settings.pages < 5001);
}

static void wrong_settings_are_refused_with_their_line(void **state)
{
    static const struct {
        const char *text, *place, *word;
    } CASES[] = {{"[run]\nspeed = 1\n", "sohoa.ini:2:", "speed"},
                 {"[walk]\njobs = 1\n", "sohoa.ini:2:", "walk"},
                 {"jobs = 1\n", "sohoa.ini:1:", "jobs"},
                 {"[recognition]\nleave_out = skew, dance\n", "sohoa.ini:2:", "'dance'"},
                 {"[run]\n; so\n\njobs = many\n", "sohoa.ini:4:", "many"},
                 {"[run]\njobs = 257\n", "sohoa.ini:2:", "257"},
                 {"[run]\njobs = -1\n", "sohoa.ini:2:", "-1"},
                 {"[run]\njobs = 2x\n", "sohoa.ini:2:", "2x"},
                 {"[run]\njobs = nan\n", "sohoa.ini:2:", "nan"},
                 {"[run]\njobs =\n", "sohoa.ini:2:", "jobs"},
                 {"[limits]\npage_seconds = 4.9\n", "sohoa.ini:2:", "4.9"},
                 {"[limits]\nfile_mb = 1e99\n", "sohoa.ini:2:", "1048576"},
                 {"[agency]\nname = \xFF\n", "sohoa.ini:2:", "UTF-8"},
                 {"[run\njobs = 1\n", "sohoa.ini:1:", ""},
                 {"[run]\njobs\n", "sohoa.ini:2:", "key = value"}};

    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct settings settings;
        struct err err = {0};

        if (load(&settings, CASES[i].text, &err) == 0)
            fail_msg("accepted: %s", CASES[i].text);
        assert_int_equal(err.code, ERR_CONFIG);
        if (!strstr(err.message, CASES[i].place) || !strstr(err.message, CASES[i].word))
            fail_msg("'%s' says neither '%s' nor '%s'", err.message, CASES[i].place, CASES[i].word);
    }
}

static void a_long_name_of_an_agency_is_kept_whole_or_refused(void **state)
{
    char text[600], name[300];
    struct settings settings;
    struct err err = {0};

    (void)state;
    for (size_t n = 100; n < 290; n += 3) {
        name[0] = '\0';
        for (size_t i = 0; i + 3 <= n; i += 3)
            memcpy(name + i, "ế", 4);
        snprintf(text, sizeof text, "[agency]\nname = %s\n", name);
        if (load(&settings, text, &err) == 0)
            assert_string_equal(settings.agency_name, name);
        else
            assert_true(n > 180);
    }
}

static void the_file_that_init_writes_means_the_defaults(void **state)
{
    cleanup_buf struct buf text = {0};
    cleanup_buf struct buf bare = {0};
    struct settings defaults, settings;
    struct err err = {0};

    (void)state;
    settings_init(&defaults);
    settings_put_template(&text);
    assert_int_equal(load(&settings, text.data, &err), 0);
    assert_memory_equal(&settings, &defaults, sizeof settings);
    for (const char *p = text.data; *p; p++) /* a key follows its semicolon without a space */
        if (!(*p == ';' && p[1] != ' ' && (p == text.data || p[-1] == '\n')))
            buf_putc(&bare, *p);
    if (load(&settings, bare.data, &err) != 0)
        fail_msg("%s", err.message);
    assert_memory_equal(&settings, &defaults, sizeof settings);
}

static void settings_that_are_missing_are_told_from_wrong_ones(void **state)
{
    struct settings settings;
    struct err err = {0};

    (void)state;
    assert_int_equal(settings_load(&settings, "nowhere.ini", &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
}

/* Digests ---------------------------------------------------------------------------------------------------- */

static void digests_are_those_of_the_standards(void **state)
{
    static const char *const ABC[DIGEST_KINDS] = {
        [DIGEST_MD5] = "900150983cd24fb0d6963f7d28e17f72",
        [DIGEST_SHA1] = "a9993e364706816aba3e25717850c26c9cd0d89d",
        [DIGEST_SHA224] = "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        [DIGEST_SHA384] = "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        [DIGEST_SHA256] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        [DIGEST_SHA512] = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                          "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"};
    char hex[DIGEST_HEX_MAX];
    enum digest_kind kind;
    struct err err = {0};

    (void)state;
    for (int i = 0; i < DIGEST_KINDS; i++) {
        struct digest *digest = digest_new((enum digest_kind)i);

        digest_update(digest, "a", 1);
        digest_update(digest, "bc", 2);
        digest_finish(digest, hex);
        digest_free(digest);
        assert_string_equal(hex, ABC[i]);
        assert_true(digest_by_name(digest_name((enum digest_kind)i), &kind) && kind == (enum digest_kind)i);
    }
    assert_true(digest_by_name("SHA-256", &kind) && kind == DIGEST_SHA256);
    assert_false(digest_by_name("crc32", &kind));
    put("abc", "abc");
    assert_int_equal(digest_file_sha256(AT_FDCWD, "abc", hex, &err), 0);
    assert_string_equal(hex, ABC[DIGEST_SHA256]);
    assert_int_equal(digest_file_sha256(AT_FDCWD, "nowhere", hex, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_is_one_line_with_context_in_front),
        cmocka_unit_test(a_long_sentence_is_cut_between_characters),
        cmocka_unit_test(the_system_s_reason_gives_code_and_status),
        cmocka_unit_test(every_code_but_none_has_a_status_that_is_no_success),
        cmocka_unit_test(an_arena_gives_zeroed_aligned_memory_that_stays),
        cmocka_unit_test(a_list_that_grows_keeps_what_is_in_it),
        cmocka_unit_test(a_buffer_grows_and_stays_terminated),
        cmocka_unit_test(a_file_is_replaced_whole),
        cmocka_unit_test(a_write_that_fails_leaves_the_old_file_and_nothing_else),
        cmocka_unit_test(a_write_over_a_folder_fails_and_leaves_nothing),
        cmocka_unit_test(a_file_over_the_cap_is_refused),
        cmocka_unit_test(folders_are_made_with_their_parents_and_not_over_files),
        cmocka_unit_test(removing_a_tree_follows_no_link),
        cmocka_unit_test(a_listing_is_in_natural_order),
        cmocka_unit_test(paths_are_joined_and_taken_apart),
        cmocka_unit_test(settings_lie_over_the_defaults),
        cmocka_unit_test(wrong_settings_are_refused_with_their_line),
        cmocka_unit_test(a_long_name_of_an_agency_is_kept_whole_or_refused),
        cmocka_unit_test(the_file_that_init_writes_means_the_defaults),
        cmocka_unit_test(settings_that_are_missing_are_told_from_wrong_ones),
        cmocka_unit_test(digests_are_those_of_the_standards),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
